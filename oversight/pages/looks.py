"""How a recommendation, and what is owed, look to the public today."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from backend import clock
from backend.almanac import calendars
from backend.law.calendar import WorkingCalendar, YearNotLoaded
from backend.pages import dates
from oversight.models import (
    Answer,
    Obligation,
    ObligationKind,
    Recommendation,
    View,
)
from oversight.states import RecommendationState

ANSWERS = frozenset(
    {
        ObligationKind.ANSWER_RECOMMENDATION,
        ObligationKind.LETTER_ON_DRAFT_ACT,
        ObligationKind.ANSWER_APPEAL,
    }
)


@dataclass(frozen=True)
class Look:
    """A state of the public's seven, the word on its badge, and the days too late."""

    state: str
    word: str
    late: int | None = None

    @property
    def late_words(self) -> str:
        """Say by how much it is late; nothing where it is not."""
        return days_late(self.late) if self.late else ""


@dataclass(frozen=True)
class Clock:
    """What the face of a term needs: its length, and the days that have passed."""

    total: int
    passed: int
    unit: str
    answered: bool
    state: str


@dataclass(frozen=True)
class Viewer:
    """The day and the calendar by which everything on one page is judged."""

    today: date
    calendar: WorkingCalendar

    def look(self, recommendation: Recommendation) -> Look:
        """Return how a recommendation stands: answered, awaited, in silence."""
        owed = recommendation.answer_obligation
        if recommendation.is_answered:
            return self._answered(recommendation, owed)
        if recommendation.state == RecommendationState.DRAFTED:
            return Look("idle", _("Not sent yet"))
        if owed is None and recommendation.case.entered:
            return Look("idle", _("No answer on record"))
        if owed is None:
            return Look("wait", _("On its way to the body"))
        return self.due(owed)

    def due(self, owed: Obligation) -> Look:
        """Return how something that is still owed stands by its day."""
        if owed.due_on is None:
            return Look("wait", _("No statutory term"))
        if owed.suspended_on is not None:
            return Look("idle", _("The clock stands still"))
        is_answer = owed.kind in ANSWERS
        if owed.is_overdue(self.today):
            word = _("No answer") if is_answer else _("Not done")
            return Look("silent", word, self._working(owed.due_on))
        if owed.lapses and owed.due_on < self.today:
            return Look("idle", _("The term is over"))
        if owed.due_on == self.today:
            return Look("soon", _("Due today"))
        return Look("wait", _("Awaiting an answer") if is_answer else _("To be done"))

    def clock(self, owed: Obligation | None) -> Clock | None:
        """Return the face of a term; none where it has no days, or no calendar."""
        if owed is None or owed.due_on is None or owed.explanation is None:
            return None
        term: dict[str, Any] = owed.explanation
        until = owed.discharged_on or owed.suspended_on or self.today
        in_working_days = term["unit"] == "working_days"
        if in_working_days:
            total = self._between(owed.started_on, owed.due_on)
            passed = self._between(owed.started_on, until)
        else:
            total = (owed.due_on - owed.started_on).days
            passed = (until - owed.started_on).days
        if passed is None or total is None:
            return None
        stopped = term.get("stopped", 0)
        total, passed = total - stopped, max(0, passed - stopped)
        if owed.lapses:
            passed = min(passed, total)
        return Clock(
            total=total,
            passed=passed,
            unit="working_days" if in_working_days else "calendar_days",
            answered=owed.discharged_on is not None,
            state=self.clock_state(owed),
        )

    def clock_state(self, owed: Obligation) -> str:
        """Return the colour of the clock: that of the answer, or of the silence."""
        if owed.was_in_time is not None:
            return "ok" if owed.was_in_time else "late"
        return self.due(owed).state

    def _answered(
        self, recommendation: Recommendation, owed: Obligation | None
    ) -> Look:
        if recommendation.state == RecommendationState.REDIRECTED:
            return Look("idle", _("Passed on"))
        assessment = getattr(given(recommendation), "assessment", None)
        if assessment is not None and assessment.is_unfavourable_of_latest:
            words = {View.FORMAL: _("Formal reply")}
            word = words.get(assessment.view, _("Not to the point"))
            return Look("formal", str(word))
        if owed is None or owed.due_on is None or owed.discharged_on is None:
            return Look("ok", _("Answered"))
        if owed.was_in_time:
            return Look("ok", _("In time"))
        late = self._between(owed.due_on, owed.discharged_on)
        return Look("late", days_after(late) if late else _("Late"), late)

    def _working(self, day: date) -> int | None:
        return self._between(day, self.today)

    def _between(self, first: date, last: date) -> int | None:
        try:
            return self.calendar.working_days_between(first, last)
        except YearNotLoaded:
            return None


def given(recommendation: Recommendation) -> Answer | None:
    """Return the answer that has been given; a draft is none."""
    answer: Answer | None = getattr(recommendation, "answer", None)
    return answer if answer is not None and answer.answered_on is not None else None


def days_late(days: int | None) -> str:
    """Say how many working days something is late."""
    number = days or 0
    words = ngettext("%(days)s working day late", "%(days)s working days late", number)
    return words % {"days": number}


def days_after(days: int) -> str:
    """Say how many working days after its term an answer came."""
    words = ngettext("%(days)s day late", "%(days)s days late", days)
    return words % {"days": days}


def count_answered(recommendations: Iterable[Recommendation]) -> int:
    """Return how many have been answered: what was passed on waits elsewhere."""
    return sum(
        line.is_answered and line.state != RecommendationState.REDIRECTED
        for line in recommendations
    )


def count_asked(recommendations: Iterable[Recommendation]) -> int:
    """Return how many ask for an answer: what was passed on is asked elsewhere."""
    return sum(line.state != RecommendationState.REDIRECTED for line in recommendations)


def word_of_part(answered: int, asked: int) -> str:
    """Say that a matter is answered in part, where some answers are still missing."""
    return _("Answered in part") if 0 < answered < asked else ""


def when(owed: Obligation, *, today: date) -> str:
    """Say in a word when something is due: today, a day of this week, a date."""
    if owed.due_on is None:
        return _("no term")
    if owed.due_on == today:
        return _("today")
    return dates.short(owed.due_on)


def page_of(owed: Obligation) -> str:
    """Return the address of the page where something owed is dealt with."""
    return f"/{(get_language() or 'kk')[:2]}/{owed.subject_path}"


def viewer() -> Viewer:
    """Return the viewer of this moment: today, and the calendar in force."""
    return Viewer(timezone.localdate(clock.now()), calendars.current())


def today() -> date:
    """Return the legal day of this moment."""
    return timezone.localdate(clock.now())
