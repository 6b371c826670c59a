"""What a final document and an answer must hold."""

from backend.law import acts
from backend.law.breach import Breach
from backend.law.citation import Citation, Read
from backend.law.norms import public_control
from backend.law.text import Text
from backend.law.under import under

CONTENT = Citation(acts.PUBLIC_CONTROL, "art. 13(1)", Read.TEXT)


@under(CONTENT)
def check_final_document(*, recommendations: int) -> list[Breach]:
    """Return a breach where a final document proposes nothing.

    Proposals to remove the causes of what was found are its content: one at least.
    """
    if recommendations:
        return []
    text = Text(
        kk="Қорытынды құжатта бірде-бір ұсыным жоқ.",
        ru="В итоговом документе нет ни одной рекомендации.",
        en="The final document holds no recommendation.",
    )
    return [Breach("no_recommendation", text, CONTENT)]


@under(public_control.ANSWER.citation)
def check_answer(*, reasons: str) -> list[Breach]:
    """Return a breach where an answer gives no reasons of its own."""
    if reasons.strip():
        return []
    text = Text(
        kk="Жауапта уәж жоқ: әр ұсыным бойынша бөлек уәж керек.",
        ru="В ответе нет мотивов: по каждой рекомендации нужны отдельные.",
        en="The answer gives no reasons: each recommendation needs its own.",
    )
    return [Breach("no_reasons", text, public_control.ANSWER.citation)]


@under(public_control.ANSWER.citation)
def may_close(*, unanswered: int, overdue: int, reason: str) -> list[Breach]:
    """Return what keeps a matter from being closed before all has been answered.

    While a term still runs the body may answer: our reading. Once every unanswered
    term has passed, the author closes with a reason, and the debts stay open.
    """
    if not unanswered:
        return []
    running = unanswered - overdue
    if running:
        text = Text(
            kk=f"{running} ұсынымның мерзімі әлі өткен жоқ.",
            ru=f"Срок ещё не прошёл по рекомендациям: {running}.",
            en=f"The term still runs for {running} recommendations.",
        )
        return [Breach("term_still_runs", text, public_control.ANSWER.citation)]
    if not reason.strip():
        text = Text(
            kk="Жауапсыз ұсыным бар: жабу себебін жазыңыз.",
            ru="Есть рекомендации без ответа: укажите причину закрытия.",
            en="Some recommendations have no answer: give the reason for closing.",
        )
        return [Breach("no_closing_reason", text, public_control.ANSWER.citation)]
    return []
