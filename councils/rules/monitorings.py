"""When a council's own monitoring may go on record."""

from __future__ import annotations

from backend.law import acts
from backend.law.breach import Breach
from backend.law.citation import Citation, Read
from backend.law.text import Text
from backend.law.under import under

MONITORING = Citation(acts.PUBLIC_COUNCILS, "art. 20", Read.TEXT)
ADOPTION = Citation(acts.PUBLIC_COUNCILS, "art. 20(6)", Read.TEXT)


@under(MONITORING)
def check_doers(*, members: int, are_in_force: bool) -> list[Breach]:
    """Return the breach of a monitoring in which no member of the council took part.

    Whom the council assigns may help; each member named held a seat on that day.
    """
    if members and are_in_force:
        return []
    text = Text(
        kk="Мониторингті осы кеңестің сол күнгі мүшелері жүргізеді.",
        ru="Мониторинг проводят члены этого совета, чьи полномочия действовали в этот "
        "день.",
        en="A monitoring is done by members of this council in office on that day.",
    )
    return [Breach("monitoring-without-members", text, MONITORING)]


@under(ADOPTION)
def check_agenda(*, is_same_council: bool) -> list[Breach]:
    """Return the breach of taking a monitoring before another council.

    The council whose members did it adopts the recommendations.
    """
    if is_same_council:
        return []
    text = Text(
        kk="Мониторинг қорытындысын оны жүргізген кеңес қарайды.",
        ru="Заключение рассматривает тот совет, чьи члены провели мониторинг.",
        en="The council whose members did the monitoring considers its conclusion.",
    )
    return [Breach("monitoring-of-another-council", text, ADOPTION)]
