"""Of whom a commission of a council is made, and how long it stands."""

from __future__ import annotations

from datetime import date

from backend.law import acts
from backend.law.breach import Breach
from backend.law.citation import Citation, Read
from backend.law.text import Text
from backend.law.under import under

FORMED = Citation(acts.PUBLIC_COUNCILS, "art. 5(1)(10)", Read.TEXT)
ELECTED = Citation(acts.PUBLIC_COUNCILS, "art. 13(1)", Read.TEXT)


@under(ELECTED)
def check_members(*, named: int, seated: int) -> list[Breach]:
    """Return the breach of a commission with people who hold no seat then."""
    if named == seated:
        return []
    return [Breach("not-a-member", _NOT_SEATED, ELECTED)]


@under(FORMED)
def check_standing(
    *, on: date, formed_on: date, dissolved_on: date | None
) -> list[Breach]:
    """Return the breach of acting upon a commission on a day on which it is none."""
    if formed_on <= on and dissolved_on is None:
        return []
    return [Breach("commission-not-standing", _NOT_STANDING, FORMED)]


@under(FORMED)
def check_decision(*, is_own: bool) -> list[Breach]:
    """Return the breach of naming another council's decision as the ground."""
    return [] if is_own else [Breach("not-its-decision", _NOT_ITS, FORMED)]


@under(ELECTED)
def check_place(*, is_held: bool) -> list[Breach]:
    """Return the breach of taking a place from somebody who has none there."""
    return [] if is_held else [Breach("not-in-the-commission", _NO_PLACE, ELECTED)]


_NOT_SEATED = Text(
    kk="Комиссия құрамына тек осы шақырылымның мүшелері кіреді.",
    ru="В комиссию входят только члены этого созыва.",
    en="Only members of this convocation sit in a commission.",
)
_NOT_STANDING = Text(
    kk="Бұл күні мұндай комиссия жоқ.",
    ru="В этот день такой комиссии нет.",
    en="There is no such commission on this day.",
)
_NOT_ITS = Text(
    kk="Бұл – басқа кеңестің шешімі.",
    ru="Это решение другого совета.",
    en="This is a decision of another council.",
)
_NO_PLACE = Text(
    kk="Бұл мүше комиссия құрамында жоқ.",
    ru="Этого члена в комиссии нет.",
    en="This member is not in the commission.",
)
