"""What somebody has to look at: a timetable that stands still, a missing year."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from backend.almanac.models import CalendarYear
from backend.api import sweeps
from backend.api.sweeps import Run
from backend.api.tasks import FORGETTING
from backend.law.calendar import YearState
from backend.law.text import Text
from backend.notices.tasks import DIGESTS
from councils.tasks import CERTIFICATES, REPORTS, SILENCE, YEARS
from oversight.tasks import OVERDUE, REMINDERS

# Every sweep of the timetable but the post: letters tell of themselves.
WATCHED = (
    OVERDUE,
    REMINDERS,
    DIGESTS,
    SILENCE,
    YEARS,
    REPORTS,
    CERTIFICATES,
    FORGETTING,
)
# From this day on the decree on moved days of the next year should be out.
ASKED_FROM = (12, 1)


@dataclass(frozen=True)
class Alarm:
    """One thing that is wrong: a stable code, what it is about, and the words."""

    code: str
    about: str
    text: Text
    since: datetime | None = None

    def as_json(self, language: str) -> dict[str, Any]:
        """Return the alarm as `/readyz` shows it."""
        return {
            "code": self.code,
            "about": self.about,
            "text": self.text.in_(language),
            "since": self.since.isoformat() if self.since else None,
        }


def raised(*, at: datetime) -> list[Alarm]:
    """Return every alarm that holds at this moment; computed, never stored."""
    return [*_silent(at), *_calendar(timezone.localdate(at))]


def runs(*, at: datetime) -> list[Run]:
    """Return how each sweep of the timetable stands."""
    return sweeps.runs(WATCHED, at=at)


def _silent(at: datetime) -> list[Alarm]:
    return [
        Alarm("no-run", run.name, _no_run(run), since=run.ran_at)
        for run in runs(at=at)
        if run.is_silent
    ]


def _calendar(today: date) -> list[Alarm]:
    """Return what is wrong with the years: this one, and from December the next."""
    states = dict(CalendarYear.objects.values_list("year", "state"))
    found = []
    if today.year not in states:
        found.append(_missing(today.year))
    if (today.month, today.day) < ASKED_FROM:
        return found
    following = today.year + 1
    if following not in states:
        found.append(_missing(following))
    elif states[following] != YearState.COMPLETE:
        found.append(_provisional(following))
    return found


def _no_run(run: Run) -> Text:
    if run.ran_at is None:
        return Text(
            kk=f"Кесте жұмысы бір рет те орындалған жоқ: {run.name}.",
            ru=f"Задача расписания ни разу не выполнялась: {run.name}.",
            en=f"This sweep of the timetable has never run: {run.name}.",
        )
    said = f"{timezone.localtime(run.ran_at):%d.%m.%Y %H:%M}"
    return Text(
        kk=f"Кесте жұмысы бір тәуліктен бері орындалмады: {run.name}, "
        f"соңғы рет {said}.",
        ru=f"Задача расписания не выполнялась больше суток: {run.name}, "
        f"последний раз {said}.",
        en=f"This sweep of the timetable has not run for a day: {run.name}, "
        f"last on {said}.",
    )


def _missing(year: int) -> Alarm:
    text = Text(
        kk=f"{year} жылдың күнтізбесі жүктелмеген: осы жылға түсетін мерзімдер "
        "есептелмейді.",
        ru=f"Календарь {year} года не загружен: сроки, которые на него приходятся, "
        "не считаются.",
        en=f"The calendar of {year} is not loaded: terms that touch it are not "
        "counted.",
    )
    return Alarm("calendar-missing", str(year), text)


def _provisional(year: int) -> Alarm:
    text = Text(
        kk=f"{year} жылдың күнтізбесі алдын ала: күндерді ауыстыру туралы шешім "
        "енгізілмеген.",
        ru=f"Календарь {year} года предварительный: решение о переносе дней не "
        "внесено.",
        en=f"The calendar of {year} is provisional: no decree on moved days has been "
        "entered.",
    )
    return Alarm("calendar-provisional", str(year), text)
