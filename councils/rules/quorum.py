"""How many members must be there before a council, or an organ of it, may decide."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from backend.law import norms
from backend.law.breach import Breach
from backend.law.citation import Citation
from backend.law.norm import Norm
from backend.law.text import Text
from backend.law.under import under
from backend.law.unit import russian_form
from councils.rules.composition import CouncilKind
from councils.rules.regulation import OrganQuorum

COUNCIL: Norm[Fraction] = norms.get("meeting.quorum")
ASSEMBLY: Norm[Fraction] = norms.get("assembly.quorum")
ORGAN: Norm[Any] = norms.get("meeting.organ.quorum")

_RUSSIAN_MEMBERS = ("член", "члена", "членов")


@under(COUNCIL.citation, ASSEMBLY.citation, ORGAN.citation)
def members_needed(
    *,
    members: int,
    on: date,
    kind: CouncilKind = CouncilKind.LOCAL,
    organ: OrganQuorum | None = None,
) -> int:
    """Return the smallest attendance at which a meeting may decide.

    A share of all members, rounded up: an absence does not lower it. Of the presidium
    and of commissions the law says nothing: there the council's setting counts.
    """
    if organ is OrganQuorum.MAJORITY:
        return members // 2 + 1
    share = (COUNCIL if organ else _norm_for(kind)).on(on)
    # Whole numbers only: two thirds has no exact float.
    return -(-share.numerator * members // share.denominator)


@under(COUNCIL.citation, ASSEMBLY.citation, ORGAN.citation)
def source(
    *, kind: CouncilKind = CouncilKind.LOCAL, organ: OrganQuorum | None = None
) -> Citation:
    """Return where the quorum of such a meeting is written; of an organ, a setting."""
    return ORGAN.citation if organ else _norm_for(kind).citation


@under(COUNCIL.citation, ASSEMBLY.citation, ORGAN.citation)
def check(
    *,
    members: int,
    present: int,
    on: date,
    kind: CouncilKind = CouncilKind.LOCAL,
    organ: OrganQuorum | None = None,
) -> list[Breach]:
    """Return the breach of deciding with so few members; none where there are enough.

    A council of no members has no quorum: nobody could decide.
    """
    needed = max(1, members_needed(members=members, on=on, kind=kind, organ=organ))
    if present >= needed:
        return []
    text = Text(
        kk=f"Кворум жоқ: {present} мүше, {needed} керек.",
        ru=f"Нет кворума: {present} {_RUSSIAN_MEMBERS[russian_form(present)]}, "
        f"нужно {needed}.",
        en=f"No quorum: {present} {'member' if present == 1 else 'members'}, "
        f"{needed} needed.",
    )
    return [Breach("no-quorum", text, source(kind=kind, organ=organ))]


@under(COUNCIL.citation, ASSEMBLY.citation, ORGAN.citation)
def check_failure(
    *,
    members: int,
    present: int,
    on: date,
    kind: CouncilKind = CouncilKind.LOCAL,
    organ: OrganQuorum | None = None,
) -> list[Breach]:
    """Return the breach of giving a meeting up although enough members are there."""
    if check(members=members, present=present, on=on, kind=kind, organ=organ):
        return []
    text = Text(
        kk=f"Кворум бар: {present} мүше қатысып отыр.",
        ru=f"Кворум есть: присутствуют {present}.",
        en=f"There is a quorum: {present} present.",
    )
    return [Breach("quorum-present", text, source(kind=kind, organ=organ))]


def _norm_for(kind: CouncilKind) -> Norm[Fraction]:
    return ASSEMBLY if kind is CouncilKind.ASSEMBLY else COUNCIL
