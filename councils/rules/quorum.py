"""How many members must be there before a council may decide."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from backend.law import norms
from backend.law.breach import Breach
from backend.law.norm import Norm
from backend.law.text import Text
from backend.law.under import under
from backend.law.unit import russian_form
from councils.rules.composition import CouncilKind

COUNCIL: Norm[Fraction] = norms.get("meeting.quorum")
ASSEMBLY: Norm[Fraction] = norms.get("assembly.quorum")

_RUSSIAN_MEMBERS = ("член", "члена", "членов")


@under(COUNCIL.citation, ASSEMBLY.citation)
def members_needed(
    *, members: int, on: date, kind: CouncilKind = CouncilKind.LOCAL
) -> int:
    """Return the smallest attendance at which a meeting may decide.

    A share of all members, rounded up: an absence does not lower it.
    """
    share = _norm_for(kind).on(on)
    # Whole numbers only: two thirds has no exact float.
    return -(-share.numerator * members // share.denominator)


@under(COUNCIL.citation, ASSEMBLY.citation)
def check(
    *,
    members: int,
    present: int,
    on: date,
    kind: CouncilKind = CouncilKind.LOCAL,
) -> list[Breach]:
    """Return the breach of deciding with so few members; none where there are enough.

    A council of no members has no quorum: nobody could decide.
    """
    needed = max(1, members_needed(members=members, on=on, kind=kind))
    if present >= needed:
        return []
    text = Text(
        kk=f"Кворум жоқ: {present} мүше, {needed} керек.",
        ru=f"Нет кворума: {present} {_RUSSIAN_MEMBERS[russian_form(present)]}, "
        f"нужно {needed}.",
        en=f"No quorum: {present} {'member' if present == 1 else 'members'}, "
        f"{needed} needed.",
    )
    return [Breach("no-quorum", text, _norm_for(kind).citation)]


@under(COUNCIL.citation, ASSEMBLY.citation)
def check_failure(
    *,
    members: int,
    present: int,
    on: date,
    kind: CouncilKind = CouncilKind.LOCAL,
) -> list[Breach]:
    """Return the breach of giving a meeting up although enough members are there."""
    if check(members=members, present=present, on=on, kind=kind):
        return []
    text = Text(
        kk=f"Кворум бар: {present} мүше қатысып отыр.",
        ru=f"Кворум есть: присутствуют {present}.",
        en=f"There is a quorum: {present} present.",
    )
    return [Breach("quorum-present", text, _norm_for(kind).citation)]


def _norm_for(kind: CouncilKind) -> Norm[Fraction]:
    return ASSEMBLY if kind is CouncilKind.ASSEMBLY else COUNCIL
