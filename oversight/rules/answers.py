"""When an answer is in time, and to whom a recommendation may be passed on."""

from datetime import date
from uuid import UUID

from backend.law import acts
from backend.law.breach import Breach
from backend.law.citation import Citation, Read
from backend.law.norms import public_control
from backend.law.term import Term
from backend.law.text import Text
from backend.law.under import under

OBJECTS = Citation(acts.PUBLIC_CONTROL, "art. 1(4)", Read.TEXT)


@under(public_control.ANSWER.citation)
def check_day(*, term: Term, answered_on: date) -> list[Breach]:
    """Return a breach where an answer came after the last day of its term.

    A late answer is taken all the same, and counted as late: the duty to answer does
    not end with its term.
    """
    if answered_on <= term.due_on:
        return []
    due = f"{term.due_on:%d.%m.%Y}"
    text = Text(
        kk=f"Жауап кешікті: соңғы күн {due} болды.",
        ru=f"Ответ дан с опозданием: последний день был {due}.",
        en=f"The answer is late: the last day was {due}.",
    )
    return [Breach("answer_late", text, term.citation)]


@under(public_control.ANSWER.citation, OBJECTS)
def check_redirection(
    *, to: UUID | None, is_object: bool, already_with: frozenset[UUID]
) -> list[Breach]:
    """Return what keeps a recommendation from being passed on to another body.

    The law names no such step; our reading is that whoever is addressed answers, and
    that his answer may be that it is another's to decide. That other body is named,
    can itself be an object of control, and has not had the recommendation before: it
    never goes round in a circle.
    """
    if to is None:
        text = Text(
            kk="Ұсыным қай органға жолданатыны көрсетілмеген.",
            ru="Не указано, какому органу перенаправляется рекомендация.",
            en="It is not said to which body the recommendation is passed on.",
        )
        return [Breach("no_other_body", text, public_control.ANSWER.citation)]
    breaches = []
    if not is_object:
        text = Text(
            kk="Бұл ұйым қоғамдық бақылау объектісі бола алмайды.",
            ru="Эта организация не может быть объектом общественного контроля.",
            en="This organization cannot be an object of public control.",
        )
        breaches.append(Breach("not_an_object", text, OBJECTS))
    if to in already_with:
        text = Text(
            kk="Бұл органда осы ұсыным болған: оған қайта жолданбайды.",
            ru="Эта рекомендация у органа уже была: обратно она не перенаправляется.",
            en="That body has had this recommendation already: it does not go back.",
        )
        law = public_control.ANSWER.citation
        breaches.append(Breach("already_addressed", text, law))
    return breaches


@under(public_control.ANSWER.citation)
def check_correction(*, reason: str) -> list[Breach]:
    """Return a breach where a later version of an answer does not say why it differs.

    What was signed stays on record: our reading of a reasoned answer is that its
    correction has a reason too.
    """
    if reason.strip():
        return []
    text = Text(
        kk="Жауаптың неге түзетілгені көрсетілмеген.",
        ru="Не указано, почему ответ исправлен.",
        en="It is not said why the answer is corrected.",
    )
    return [Breach("no_correction_reason", text, public_control.ANSWER.citation)]
