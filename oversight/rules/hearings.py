"""When a body must hear those who recommended before it decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from backend.law import acts, term
from backend.law.breach import Breach
from backend.law.calendar import WorkingCalendar
from backend.law.citation import Citation, Read
from backend.law.norms import public_control
from backend.law.term import Term
from backend.law.text import Text
from backend.law.under import under

HEARD = Citation(acts.PUBLIC_CONTROL, "art. 13(5)", Read.TEXT)
NOTICE = public_control.HEARING_NOTICE.citation
# Of these a subject has nothing to say against: granted, or not decided here at all.
WITHOUT_HEARING = frozenset({"accepted", "redirected"})


class NoHearing(StrEnum):
    """Why a body decides without a hearing, where the law lets it."""

    POSITIVE = "positive"
    OTHERS_RIGHTS = "others_rights"


@dataclass(frozen=True)
class Heard:
    """One hearing to which the subject was invited, and which has had its day."""

    notified_on: date
    held_on: date


@under(NOTICE)
def last_notice(*, decision_on: date, calendar: WorkingCalendar) -> Term:
    """Return the last day on which the subject may be told of the hearing.

    The third working day before the decision is the last: the day of the decision is
    not counted.
    """
    return term.latest(
        public_control.HEARING_NOTICE, before=decision_on, calendar=calendar
    )


@under(HEARD, NOTICE)
def check_invitation(
    *,
    notified_on: date,
    starts_on: date,
    decision_on: date,
    calendar: WorkingCalendar,
) -> list[Breach]:
    """Return what is wrong with an invitation: its notice, or the order of its days."""
    breaches = []
    if starts_on < notified_on:
        text = Text(
            kk="Тыңдау күні шақырудан бұрын тұр.",
            ru="День заслушивания раньше дня извещения.",
            en="The hearing would be before its notice.",
        )
        breaches.append(Breach("hearing_in_the_past", text, HEARD))
    if starts_on > decision_on:
        text = Text(
            kk="Тыңдау шешімнен кейін тұр: субъект шешімге дейін тыңдалады.",
            ru="Заслушивание позже решения: субъекта слушают до него.",
            en="The hearing is after the decision: the subject is heard before it.",
        )
        breaches.append(Breach("hearing_after_decision", text, HEARD))
    last = last_notice(decision_on=decision_on, calendar=calendar)
    if notified_on > last.due_on:
        breaches.append(_late_notice(notified_on, decision_on, last.due_on))
    return breaches


@under(HEARD)
def check_held(*, notified_on: date, held_on: date) -> list[Breach]:
    """Return a breach where a hearing would have been held before its notice."""
    if held_on >= notified_on:
        return []
    text = Text(
        kk="Тыңдау оған шақырудан бұрын өтуі мүмкін емес.",
        ru="Заслушивание не могло пройти раньше извещения о нём.",
        en="A hearing cannot have been held before its notice.",
    )
    return [Breach("hearing_in_the_past", text, HEARD)]


@under(HEARD, NOTICE)
def check_heard(
    *,
    verdict: str,
    hearings: Sequence[Heard],
    decided_on: date,
    because: str,
    calendar: WorkingCalendar,
) -> list[Breach]:
    """Return what a decision lacks of the hearing that had to come before it.

    None is needed where the decision is positive (a redirection decides nothing), or
    where the rights of others would suffer, said `because`. A decision accepted in
    part is refused in part: our reading asks for a hearing. The answer stands all the
    same, and the breach is shown beside it.
    """
    if verdict in WITHOUT_HEARING or because == NoHearing.OTHERS_RIGHTS:
        return []
    before = [one for one in hearings if one.held_on <= decided_on]
    if not before:
        text = Text(
            kk="Шешім оң емес, ал субъект шешімге дейін тыңдалмаған.",
            ru="Решение не положительное, а субъект до него не заслушан.",
            en="The decision is not positive, and the subject was not heard before it.",
        )
        return [Breach("no_hearing", text, HEARD)]
    last = last_notice(decision_on=decided_on, calendar=calendar).due_on
    first = min(one.notified_on for one in before)
    if first <= last:
        return []
    return [_late_notice(first, decided_on, last)]


def _late_notice(notified_on: date, decision_on: date, last: date) -> Breach:
    told, decided, due = (f"{day:%d.%m.%Y}" for day in (notified_on, decision_on, last))
    text = Text(
        kk=f"Субъект {told} хабардар етілген; {decided} шешімі үшін соңғы күн {due}.",
        ru=f"Субъект извещён {told}; для решения {decided} последний день {due}.",
        en=f"The subject was told on {told}; for a decision on {decided} the last day "
        f"is {due}.",
    )
    return Breach("hearing_notice_late", text, NOTICE)
