"""When a body may refuse a visit, and what the request for one must carry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from backend.law import acts, term
from backend.law.breach import Breach
from backend.law.calendar import WorkingCalendar
from backend.law.citation import Citation, Read
from backend.law.in_force import NotInForce
from backend.law.norms import public_control
from backend.law.term import Term
from backend.law.text import Text
from backend.law.under import under

REQUEST = Citation(acts.PUBLIC_CONTROL, "art. 12", Read.TEXT)
AGREEMENT = Citation(acts.PUBLIC_CONTROL, "art. 7(1)", Read.TEXT)
ACCESS = Citation(acts.PUBLIC_CONTROL, "art. 8(2)", Read.TEXT)
REFUSAL = public_control.REPEAT_VISIT.citation


class Ground(StrEnum):
    """On what an earlier monitoring lets a body refuse."""

    OBJECT = "object"
    QUESTION = "question"
    BOTH = "both"


GROUNDS = {
    Ground.OBJECT: Text(
        kk="сол объектіге мониторинг жүргізілген",
        ru="тот же объект",
        en="the same object",
    ),
    Ground.QUESTION: Text(
        kk="сол мәселе бойынша мониторинг жүргізілген",
        ru="тот же вопрос",
        en="the same question",
    ),
    Ground.BOTH: Text(
        kk="сол объектіге және сол мәселе бойынша мониторинг жүргізілген",
        ru="тот же объект и тот же вопрос",
        en="the same object and the same question",
    ),
}


@dataclass(frozen=True)
class Earlier:
    """A monitoring that has ended, and what it has in common with the new one."""

    number: str
    ended_on: date
    same_object: bool
    same_question: bool


@dataclass(frozen=True)
class Bar:
    """Six months in which a visit may be refused: after which monitoring, and why."""

    earlier: Earlier
    ground: Ground
    term: Term

    @property
    def until(self) -> date:
        """Return the last day on which a visit may be refused."""
        return self.term.due_on


@under(REFUSAL)
def bar_of(earlier: Earlier, *, on: date, calendar: WorkingCalendar) -> Bar | None:
    """Return the six months after an earlier monitoring, by the edition of a day.

    They are a duration: they end on the same day of the month, or on its last day,
    and never move from a day off. None where it has nothing in common with the new
    one, or where the law was not in force on that day.
    """
    ground = _ground(earlier)
    if ground is None:
        return None
    try:
        counted = term.due(
            public_control.REPEAT_VISIT,
            start=earlier.ended_on,
            on=on,
            calendar=calendar,
        )
    except NotInForce:
        return None
    return Bar(earlier, ground, counted)


@under(REFUSAL)
def bars(
    earlier: Iterable[Earlier], *, wanted_on: date, calendar: WorkingCalendar
) -> list[Bar]:
    """Return each earlier monitoring whose six months hold the day of the visit.

    Our reading: what counts is the day on which the visit would take place, from the
    end of the earlier monitoring to the last day of the six months, both included.
    The latest end comes first.
    """
    found = (bar_of(one, on=wanted_on, calendar=calendar) for one in earlier)
    held = [
        bar for bar in found if bar and bar.earlier.ended_on <= wanted_on <= bar.until
    ]
    return sorted(held, key=lambda bar: bar.until, reverse=True)


@under(REFUSAL)
def same_question(first: str, second: str) -> bool:
    """Tell whether two questions read alike; one that is not put is like none."""
    asked, repeated = (" ".join(words.casefold().split()) for words in (first, second))
    return bool(asked) and asked == repeated


@under(REQUEST, AGREEMENT)
def check_request(
    *, people: int, undeclared: Sequence[str], reason: str
) -> list[Breach]:
    """Return everything that a request for a visit lacks.

    It carries the list of subjects, that each may be one, and the reason.
    """
    breaches = []
    if people < 1:
        text = Text(
            kk="Сұрау салуда баратын адамдардың тізімі жоқ.",
            ru="В запросе нет списка тех, кто придёт.",
            en="The request has no list of those who will come.",
        )
        breaches.append(Breach("visit_without_list", text, REQUEST))
    if undeclared:
        names = ", ".join(undeclared)
        text = Text(
            kk=f"Субъект бола алатынын мәлімдемегендер: {names}.",
            ru=f"Не заявили, что могут быть субъектами: {names}.",
            en=f"Have not declared that they may be subjects: {names}.",
        )
        breaches.append(Breach("visit_without_eligibility", text, REQUEST))
    if not reason.strip():
        text = Text(
            kk="Сұрау салуда барудың себебі жоқ.",
            ru="В запросе нет причины посещения.",
            en="The request gives no reason for the visit.",
        )
        breaches.append(Breach("visit_without_reason", text, REQUEST))
    return breaches


@under(REQUEST)
def check_addressed(*, is_of_case: bool, names_site_of_case: bool) -> list[Breach]:
    """Return a breach where a visit would go beyond what was announced."""
    breaches = []
    if not is_of_case:
        text = Text(
            kk="Бұл орган іске қатысты хабардар етілмеген.",
            ru="Этот орган не адресат дела: он о контроле не извещён.",
            en="The case does not address this body: it was not told of the control.",
        )
        breaches.append(Breach("visit_of_another_body", text, REQUEST))
    if not names_site_of_case:
        text = Text(
            kk="Бұл объект осы мониторингтің тізімінде жоқ.",
            ru="Этого объекта нет в списке этого мониторинга.",
            en="This site is not in the list of this monitoring.",
        )
        breaches.append(Breach("site_of_another_case", text, REQUEST))
    return breaches


@under(REFUSAL)
def check_reason(*, reason: str) -> list[Breach]:
    """Return a breach where a refusal gives no reason."""
    if reason.strip():
        return []
    text = Text(
        kk="Бас тартудың себебі жазылмаған.",
        ru="Не названа причина отказа.",
        en="The refusal gives no reason.",
    )
    return [Breach("refusal_without_reason", text, REFUSAL)]


@under(REFUSAL, ACCESS)
def check_ground(bars: Sequence[Bar]) -> list[Breach]:
    """Return a breach where a refusal has no ground in the law.

    It is shown and counted, and does not undo the refusal: nobody enters without
    agreement. The one ground that the law names is the six months.
    """
    if bars:
        return []
    text = Text(
        kk="Бас тартуға заңда негіз жоқ: соңғы алты айда мұндай мониторинг болмаған.",
        ru="Для отказа в законе нет основания: за шесть месяцев такого мониторинга не "
        "было.",
        en="The law gives no ground to refuse: no such monitoring in six months.",
    )
    return [Breach("refused_without_ground", text, REFUSAL)]


def _ground(earlier: Earlier) -> Ground | None:
    match earlier.same_object, earlier.same_question:
        case True, True:
            return Ground.BOTH
        case True, False:
            return Ground.OBJECT
        case False, True:
            return Ground.QUESTION
        case _:
            return None
