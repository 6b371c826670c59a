"""How a due day explains what moved it since it was first counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from backend.law import acts, wording
from backend.law.citation import Citation, Read
from backend.law.term import Term
from backend.law.text import Text, joined
from backend.law.under import under
from backend.law.unit import Unit, amount

# How a term in days is counted: the day after its start is the first (read in a copy).
COUNTING = Citation(acts.ADMINISTRATIVE_CODE, "art. 76.2", Read.COPY)
PROMISE = Text(kk="борышкердің уәдесі", ru="обещание должника", en="debtor's promise")


@dataclass(frozen=True)
class Step:
    """One thing that moved a due day, or that was said and moved nothing."""

    kind: str
    on: date
    until: date | None = None
    was: date | None = None
    count: int = 0
    unit: Unit = Unit.WORKING_DAYS
    citation: Citation | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the step as JSON can keep it."""
        return {
            "kind": self.kind,
            "on": self.on.isoformat(),
            "until": self.until.isoformat() if self.until else None,
            "was": self.was.isoformat() if self.was else None,
            "count": self.count,
            "provision": self.citation.text.as_json() if self.citation else None,
            "text": said(self).as_json(),
        }


@dataclass(frozen=True)
class Telling:
    """What is told: from when, until when, and the steps between."""

    started_on: date
    due_on: date
    steps: tuple[Step, ...] = ()


@under(COUNTING)
def explained(term: Term, told: Telling) -> Text:
    """Return the explanation of a term, and of each step after it."""
    parts = [term.text, *(said(step) for step in told.steps)]
    if told.due_on != term.due_on:
        parts.append(_end(told.due_on))
    return joined(parts)


@under(COUNTING)
def promised(told: Telling) -> dict[str, Any]:
    """Return the explanation of a promise, in the shape of a term's.

    Its days are counted in the calendar: nothing is skipped, and no norm is named.
    """
    return {
        "norm": "",
        "value": (told.due_on - told.started_on).days,
        "unit": Unit.CALENDAR_DAYS.value,
        "provision": PROMISE.as_json(),
        "edition": None,
        "runs": "by",
        "started_on": told.started_on.isoformat(),
        "due_on": told.due_on.isoformat(),
        "skipped": [],
        "worked": [],
        "moved_from": None,
        "provisional": False,
        "calendar_version": "",
        "stopped": 0,
        "steps": [step.as_json() for step in told.steps],
        "explanation": joined(_promise(told)).as_json(),
    }


def _promise(told: Telling) -> Iterable[Text]:
    yield Text(
        kk="Заң күн белгілемеген: бұл күнді борышкердің өзі уәде етті.",
        ru="Закон срока не называет: этот день должник назначил себе сам.",
        en="The law sets no day: the debtor has set this one himself.",
    )
    yield from (said(step) for step in told.steps)
    yield _end(told.due_on)


@under(COUNTING)
def said(step: Step) -> Text:
    """Return a step in words."""
    on = wording.day(step.on)
    until = wording.day(step.until) if step.until else Text("", "", "")
    match step.kind:
        case "settled":
            was = wording.day(step.was or step.on)
            return Text(
                kk=f"Алынған күн туралы дау шешілді: {on.kk} деп саналады "
                f"(бұрын: {was.kk}).",
                ru=f"Спор о дне получения разрешён: получено {on.ru} "
                f"(прежде считалось: {was.ru}).",
                en=f"The dispute over the receipt is settled: received on {on.en} "
                f"(before: {was.en}).",
            )
        case "moved":
            return Text(
                kk=f"{on.kk}: уәде етілген күн ауыстырылды, жаңасы – {until.kk}.",
                ru=f"{on.ru}: обещанный день перенесён на {until.ru}.",
                en=f"{on.en}: the promised day is moved to {until.en}.",
            )
        case "extended":
            law = step.citation.text if step.citation else Text("", "", "")
            return Text(
                kk=f"{on.kk}: мерзім {until.kk} дейін ұзартылды ({law.kk}).",
                ru=f"{on.ru}: срок продлён до {until.ru} ({law.ru}).",
                en=f"{on.en}: the term is extended to {until.en} ({law.en}).",
            )
        case "beyond":
            return Text(
                kk=f"{on.kk}: борышкер мерзімді {until.kk} дейін ұзартты, ол үшін "
                "заңда негіз жоқ; мерзім өзгерген жоқ.",
                ru=f"{on.ru}: должник продлил срок до {until.ru}, на что в законе нет "
                "основания; срок не изменился.",
                en=f"{on.en}: the debtor has extended the term to {until.en}, for "
                "which the law gives no ground; the term has not moved.",
            )
        case "stopped":
            length = amount(step.count, step.unit)
            return Text(
                kk=f"Мерзім тоқтатыла тұрды: {on.kk} – {until.kk}, "
                f"{length.kk} есепке кірмеді.",
                ru=f"Течение срока приостанавливалось: {on.ru} – {until.ru}, "
                f"не засчитано: {length.ru}.",
                en=f"The clock stood still from {on.en} to {until.en}: {length.en} "
                "not counted.",
            )
        case "standing":
            return Text(
                kk=f"{on.kk} бастап мерзім тоқтатыла тұр.",
                ru=f"С {on.ru} течение срока приостановлено.",
                en=f"The clock has been standing still since {on.en}.",
            )
        case _:
            return Text(
                kk=f"{on.kk}: борышкер мерзімді тоқтата тұрды, ол үшін заңда негіз "
                "жоқ; мерзім жүре берді.",
                ru=f"{on.ru}: должник приостановил срок, на что в законе нет "
                "основания; срок продолжал течь.",
                en=f"{on.en}: the debtor has suspended the term, for which the law "
                "gives no ground; it kept running.",
            )


def _end(due_on: date) -> Text:
    end = wording.day(due_on)
    return Text(
        kk=f"Мерзімнің қазіргі соңғы күні: {end.kk}.",
        ru=f"Последний день теперь: {end.ru}.",
        en=f"The last day is now {end.en}.",
    )
