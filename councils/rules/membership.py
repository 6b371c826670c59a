"""Who sits in a council on a day, and takes part in its meeting."""

from __future__ import annotations

from typing import Any

from backend.law import norms
from backend.law.breach import Breach
from backend.law.norm import Norm
from backend.law.text import Text
from backend.law.under import under

TERM_OF_OFFICE: Norm[Any] = norms.get("council.term")
QUORUM: Norm[Any] = norms.get("meeting.quorum")
REMOTE: Norm[Any] = norms.get("meeting.remote")


@under(TERM_OF_OFFICE.citation)
def check_convocation(*, has_convocation: bool) -> list[Breach]:
    """Return the breach of meeting on a day for which nobody holds a seat."""
    if has_convocation:
        return []
    text = Text(
        kk="Бұл күні кеңестің өкілетті құрамы жоқ.",
        ru="На этот день у совета нет состава с полномочиями.",
        en="The council has no composition in office on this day.",
    )
    return [Breach("no-convocation", text, TERM_OF_OFFICE.citation)]


@under(TERM_OF_OFFICE.citation)
def check_seat(*, is_in_force: bool) -> list[Breach]:
    """Return the breach of acting in a seat that does not hold at this meeting."""
    if is_in_force:
        return []
    text = Text(
        kk="Бұл отырыста мұндай мүше жоқ.",
        ru="В этом заседании нет такого члена совета.",
        en="This meeting has no such member.",
    )
    return [Breach("seat-not-in-force", text, TERM_OF_OFFICE.citation)]


@under(QUORUM.citation)
def check_in_session(*, is_in_session: bool) -> list[Breach]:
    """Return the breach of voting while not taking part in the meeting."""
    if is_in_session:
        return []
    text = Text(
        kk="Мүше отырысқа қатысып отырған жоқ.",
        ru="Член совета не участвует в заседании.",
        en="The member is not taking part in the meeting.",
    )
    return [Breach("not-in-session", text, QUORUM.citation)]


@under(REMOTE.citation)
def check_remote(*, is_remote: bool, allows_remote: bool) -> list[Breach]:
    """Return the breach of taking part from afar where the regulation is silent."""
    if allows_remote or not is_remote:
        return []
    text = Text(
        kk="Кеңестің ережесі қашықтан қатысуды көздемейді.",
        ru="Положение совета не предусматривает дистанционного участия.",
        en="The council's regulation does not provide for taking part from afar.",
    )
    return [Breach("remote-not-settled", text, REMOTE.citation)]
