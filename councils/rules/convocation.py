"""Whether a meeting is called lawfully: in time, with materials, and an agenda."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from backend.law import norms, term, wording
from backend.law.breach import Breach
from backend.law.calendar import WorkingCalendar
from backend.law.norm import Norm
from backend.law.term import Term
from backend.law.text import Text
from backend.law.under import under
from councils.rules.regulation import Settings

NOTICE: Norm[Any] = norms.get("meeting.notice")
MATERIALS: Norm[Any] = norms.get("meeting.materials")
HEARING_NOTICE: Norm[Any] = norms.get("hearing.notice")
HEARING_MATERIALS: Norm[Any] = norms.get("hearing.materials")


@dataclass(frozen=True)
class Deadlines:
    """The last lawful days of notice and materials; None where nothing is settled."""

    notice: Term | None
    materials: Term | None


@under(
    NOTICE.citation,
    MATERIALS.citation,
    HEARING_NOTICE.citation,
    HEARING_MATERIALS.citation,
)
def deadlines(
    *,
    held_on: date,
    is_hearing: bool,
    settings: Settings,
    calendar: WorkingCalendar,
) -> Deadlines:
    """Return by when the members are told, and have the materials.

    A public hearing follows the law; any other meeting the council's regulation,
    and where that settles nothing, nothing is owed.
    """
    if is_hearing:
        return Deadlines(
            notice=term.latest(HEARING_NOTICE, before=held_on, calendar=calendar),
            materials=term.latest(HEARING_MATERIALS, before=held_on, calendar=calendar),
        )
    return Deadlines(
        notice=_settled(NOTICE, settings.notice_days, held_on, calendar),
        materials=_settled(MATERIALS, settings.materials_days, held_on, calendar),
    )


@under(
    NOTICE.citation,
    MATERIALS.citation,
    HEARING_NOTICE.citation,
    HEARING_MATERIALS.citation,
)
def check(
    due: Deadlines,
    *,
    held_on: date,
    noticed_on: date,
    materials_on: date | None,
    agenda_items: int,
) -> list[Breach]:
    """Return everything that makes the call of a meeting unlawful."""
    breaches = []
    if agenda_items < 1:
        breaches.append(Breach("agenda-empty", _EMPTY, NOTICE.citation))
    if noticed_on > held_on:
        breaches.append(Breach("notice-after-the-day", _AFTER, NOTICE.citation))
    elif due.notice is not None and noticed_on > due.notice.due_on:
        breaches.append(
            Breach("notice-late", _notice_late(due.notice), due.notice.citation)
        )
    if due.materials is not None:
        if materials_on is None:
            text = _materials_missing(due.materials)
            breaches.append(Breach("materials-missing", text, due.materials.citation))
        elif materials_on > due.materials.due_on:
            text = _materials_late(due.materials)
            breaches.append(Breach("materials-late", text, due.materials.citation))
    return breaches


@under(NOTICE.citation)
def check_day(*, held_on: date, opened_on: date) -> list[Breach]:
    """Return the breach of opening a meeting on a day it was not called for."""
    if opened_on == held_on:
        return []
    day = wording.day(held_on)
    text = Text(
        kk=f"Отырыс басқа күнге шақырылған: {day.kk}.",
        ru=f"Заседание созвано на другой день: {day.ru}.",
        en=f"The meeting is called for another day: {day.en}.",
    )
    return [Breach("not-its-day", text, NOTICE.citation)]


_AFTER = Text(
    kk="Хабарлама отырыс күнінен кейін жіберілді.",
    ru="Извещение отправлено после дня заседания.",
    en="The notice comes after the day of the meeting.",
)
_EMPTY = Text(
    kk="Күн тәртібі бос.",
    ru="Повестка дня пуста.",
    en="The agenda is empty.",
)


def _settled(
    norm: Norm[Any], days: int | None, held_on: date, calendar: WorkingCalendar
) -> Term | None:
    if days is None:
        return None
    return term.latest(norm, before=held_on, calendar=calendar, value=days)


def _notice_late(due: Term) -> Text:
    last = wording.day(due.due_on)
    return Text(
        kk=f"Хабарлама кеш: соңғы күні {last.kk} болатын.",
        ru=f"Извещение опоздало: последний день – {last.ru}.",
        en=f"The notice is late: the last day was {last.en}.",
    )


def _materials_late(due: Term) -> Text:
    last = wording.day(due.due_on)
    return Text(
        kk=f"Материалдар кеш жіберілді: соңғы күні {last.kk} болатын.",
        ru=f"Материалы опоздали: последний день – {last.ru}.",
        en=f"The materials are late: the last day was {last.en}.",
    )


def _materials_missing(due: Term) -> Text:
    last = wording.day(due.due_on)
    return Text(
        kk=f"Материалдар жіберілмеді: соңғы күні {last.kk}.",
        ru=f"Материалы не разосланы: последний день – {last.ru}.",
        en=f"The materials were not sent: the last day is {last.en}.",
    )
