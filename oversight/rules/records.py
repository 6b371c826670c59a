"""What may be recorded of a matter from before Kenes, and what is noted of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from backend.law import acts
from backend.law.breach import Breach
from backend.law.calendar import WorkingCalendar, YearNotLoaded
from backend.law.citation import Citation, Read
from backend.law.in_force import NotInForce
from backend.law.norms import public_control, public_councils
from backend.law.term import Term
from backend.law.text import Text
from backend.law.under import under
from oversight.rules import deadlines
from oversight.states import COUNCIL_FORMS, CaseForm

IN_FORCE = Citation(acts.PUBLIC_CONTROL, "art. 16", Read.TEXT)
FORMS = Citation(acts.PUBLIC_CONTROL, "art. 9", Read.TEXT)
COUNCIL_FORMS_OF = Citation(acts.PUBLIC_COUNCILS, "art. 17(1)", Read.TEXT)


@dataclass(frozen=True)
class Days:
    """The days that a source states of a matter; the last one is that of its end."""

    started_on: date
    completed_on: date | None
    sent_on: date | None
    received_on: date | None
    closed_on: date


@dataclass(frozen=True)
class Replied:
    """What a source says of one recommendation: when it was answered, if it was."""

    line: int
    power: str
    answered_on: date | None


@under(FORMS, COUNCIL_FORMS_OF)
def check_form(form: CaseForm, *, is_council: bool) -> list[Breach]:
    """Return a breach where the form is not one of those that its author has.

    A council's past is told in the forms of councils, a group's in the three others.
    """
    if _of_council(form) == is_council:
        return []
    text = Text(
        kk="Кеңестің өз нысандары бар, азамат пен топтікі басқа.",
        ru="У совета свои формы, у гражданина и группы другие.",
        en="A council has its own forms; those of a citizen and a group are others.",
    )
    return [Breach("form-of-another", text, COUNCIL_FORMS_OF if is_council else FORMS)]


@under(IN_FORCE)
def check_days(days: Days, *, today: date) -> list[Breach]:
    """Return every contradiction in the days that are told of a matter.

    Each follows the one before it, and all have come: what still goes on is opened,
    and not recorded.
    """
    breaches = []
    if days.closed_on > today:
        text = Text(
            kk="Іс әлі аяқталған жоқ: ол ашылады, өткен ретінде жазылмайды.",
            ru="Дело ещё не окончено: его открывают, а не записывают как прошлое.",
            en="The matter is not over: it is opened, and not recorded as past.",
        )
        breaches.append(Breach("not-past", text, IN_FORCE))
    told = [
        day
        for day in (
            days.started_on,
            days.completed_on,
            days.sent_on,
            days.received_on,
            days.closed_on,
        )
        if day is not None
    ]
    if told != sorted(told):
        text = Text(
            kk="Күндердің реті бұзылған: басталу, аяқталу, жіберу, алу, жабылу.",
            ru="Даты идут не по порядку: начало, завершение, отправка, получение, "
            "окончание.",
            en="The days are out of order: begun, completed, sent, received, ended.",
        )
        breaches.append(Breach("days-out-of-order", text, IN_FORCE))
    if days.received_on is not None and days.sent_on is None:
        text = Text(
            kk="Алынған күні бар, ал жіберілген күні жоқ.",
            ru="День получения указан, а день отправки нет.",
            en="There is a day of receipt, and none of sending.",
        )
        breaches.append(Breach("received-without-sending", text, IN_FORCE))
    return breaches


@under(IN_FORCE)
def check_replies(replies: Sequence[Replied], *, days: Days) -> list[Breach]:
    """Return a breach for each answer from before its document or after the end."""
    if not replies:
        return []
    if days.sent_on is None:
        text = Text(
            kk="Ұсынымдар бар, ал құжат жіберілген күн жоқ.",
            ru="Рекомендации есть, а дня отправки документа нет.",
            en="There are recommendations, and no day on which they were sent.",
        )
        return [Breach("recommended-without-sending", text, IN_FORCE)]
    outside = [
        reply.line
        for reply in replies
        if reply.answered_on is not None
        and not days.sent_on <= reply.answered_on <= days.closed_on
    ]
    return [
        Breach(
            "answer-out-of-order",
            Text(
                kk=f"{line}-ұсынымның жауабы жіберу мен жабылу арасында емес.",
                ru=f"Ответ на рекомендацию {line} не между отправкой и окончанием.",
                en=f"The answer to recommendation {line} does not lie between the "
                "sending and the end.",
            ),
            IN_FORCE,
        )
        for line in outside
    ]


@under(IN_FORCE)
def check_source(*, source: str, url: str) -> list[Breach]:
    """Return a breach where nothing is named that says so.

    Nobody here saw it: a record is worth what its source is worth.
    """
    if source.strip() or url.strip():
        return []
    text = Text(
        kk="Дереккөз көрсетілмеген: қағаз, жарияланым немесе сілтеме.",
        ru="Не указан источник: бумага, публикация или ссылка.",
        en="No source is named: a paper, a publication or a link.",
    )
    return [Breach("no-source", text, IN_FORCE)]


@under(IN_FORCE)
def is_before_law(form: CaseForm, *, started_on: date) -> bool:
    """Tell whether the matter began before the law of its form was in force.

    A form of public control: before the Law on Public Control took effect; a form of
    a council: before the Law on Public Councils did.
    """
    first = public_councils.FIRST if _of_council(form) else public_control.FIRST
    return started_on < first


@under(
    public_control.FINAL_DOCUMENT_SENT.citation,
    public_control.ANSWER.citation,
    public_councils.ANSWER_PLANS.citation,
    public_councils.ANSWER_OTHER.citation,
)
def note(
    form: CaseForm,
    *,
    days: Days,
    replies: Sequence[Replied],
    calendar: WorkingCalendar,
) -> list[Breach]:
    """Return what came late, or not at all, by the law that was in force then.

    Noted, and not refused. Where no law was in force, or a day is not told, or the
    year is not in our calendar, no term is invented and nothing is noted.
    """
    noted = []
    if not _of_council(form) and days.completed_on and days.sent_on:
        sending = _sending(days.completed_on, calendar)
        if sending is not None and days.sent_on > sending.due_on:
            noted.append(_sent_late(days.sent_on, sending))
    if days.received_on is None:
        return noted
    for reply in replies:
        answering = _answering(form, reply, days.received_on, calendar)
        if answering is None:
            continue
        if reply.answered_on is None and answering.due_on < days.closed_on:
            noted.append(_silent(reply, answering))
        elif reply.answered_on is not None and reply.answered_on > answering.due_on:
            noted.append(_answered_late(reply, answering))
    return noted


def _of_council(form: CaseForm) -> bool:
    return form in COUNCIL_FORMS


def _sending(completed_on: date, calendar: WorkingCalendar) -> Term | None:
    try:
        return deadlines.send_final_document(
            completed_on=completed_on, calendar=calendar
        )
    except (NotInForce, YearNotLoaded):
        return None


def _answering(
    form: CaseForm, reply: Replied, received_on: date, calendar: WorkingCalendar
) -> Term | None:
    try:
        if _of_council(form):
            return deadlines.council_answer(
                power=reply.power, received_on=received_on, calendar=calendar
            )
        return deadlines.answer(received_on=received_on, calendar=calendar)
    except (NotInForce, YearNotLoaded):
        return None


def _sent_late(sent_on: date, due: Term) -> Breach:
    text = Text(
        kk=f"Қорытынды құжат {_d(sent_on)} жіберілген, соңғы күн {_d(due.due_on)} еді.",
        ru=f"Итоговый документ направлен {_d(sent_on)}, последним днём был "
        f"{_d(due.due_on)}.",
        en=f"The final document was sent on {_d(sent_on)}; the last day was "
        f"{_d(due.due_on)}.",
    )
    return Breach("sent_late", text, due.citation)


def _answered_late(reply: Replied, due: Term) -> Breach:
    day = reply.answered_on or due.due_on
    text = Text(
        kk=f"{reply.line}-ұсынымға {_d(day)} жауап берілген, соңғы күн "
        f"{_d(due.due_on)} еді.",
        ru=f"На рекомендацию {reply.line} ответили {_d(day)}, последним днём был "
        f"{_d(due.due_on)}.",
        en=f"Recommendation {reply.line} was answered on {_d(day)}; the last day was "
        f"{_d(due.due_on)}.",
    )
    return Breach("answered_late", text, due.citation)


def _silent(reply: Replied, due: Term) -> Breach:
    text = Text(
        kk=f"{reply.line}-ұсынымға жауап берілмеген, соңғы күн {_d(due.due_on)} еді.",
        ru=f"На рекомендацию {reply.line} ответа нет, последним днём был "
        f"{_d(due.due_on)}.",
        en=f"Recommendation {reply.line} was not answered; the last day was "
        f"{_d(due.due_on)}.",
    )
    return Breach("not_answered", text, due.citation)


def _d(day: date) -> str:
    return f"{day:%d.%m.%Y}"
