"""When a council's own monitoring may go on record."""

from __future__ import annotations

from backend.law import acts
from backend.law.breach import Breach
from backend.law.citation import Citation, Read
from backend.law.text import Text
from backend.law.under import under

MONITORING = Citation(acts.PUBLIC_COUNCILS, "art. 20", Read.TEXT)
EXPERTISE = Citation(acts.PUBLIC_COUNCILS, "art. 22", Read.TEXT)
NOT_FOR_THE_FUND = Citation(acts.PUBLIC_COUNCILS, "art. 22(5)", Read.TEXT)
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


@under(EXPERTISE, NOT_FOR_THE_FUND)
def check_expertise(
    *, is_assigned: bool, names_experts: bool, is_of_fund: bool
) -> list[Breach]:
    """Return everything that keeps an expertise of a council from going on record.

    The council assigns it by a decision of its own, and expert commissions of public
    associations do it: members take no part. The National Wealth Fund has none.
    """
    breaches = []
    if is_of_fund:
        text = Text(
            kk="Ұлттық әл-ауқат қорының қоғамдық кеңесі қоғамдық сараптама "
            "тапсырмайды.",
            ru="Общественный совет Фонда национального благосостояния не поручает "
            "общественных экспертиз.",
            en="The council of the National Wealth Fund assigns no public expertise.",
        )
        breaches.append(Breach("expertise-of-the-fund", text, NOT_FOR_THE_FUND))
    if not is_assigned:
        text = Text(
            kk="Сараптама кеңестің отырыста қабылданған тапсырмасы бойынша "
            "жүргізіледі.",
            ru="Экспертиза проводится по поручению совета, принятому на заседании.",
            en="An expertise is done on an assignment that the council has adopted at "
            "a meeting.",
        )
        breaches.append(Breach("expertise-without-assignment", text, EXPERTISE))
    if not names_experts:
        text = Text(
            kk="Сараптаманы жүргізген сараптама комиссиясы көрсетілмеген.",
            ru="Не указана экспертная комиссия, которая провела экспертизу.",
            en="It is not said which expert commission did the expertise.",
        )
        breaches.append(Breach("expertise-by-nobody", text, EXPERTISE))
    return breaches


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
