"""Changes of the working calendar: proposed, looked at, and applied as one act."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.almanac import calendars
from backend.almanac.models import Becomes, MovedDay
from backend.almanac.models import CalendarYear as YearRow
from backend.api.errors import Refused
from backend.journal.journal import record
from backend.law.calendar import WorkingCalendar, YearNotLoaded, YearState
from backend.law.citation import Read
from backend.law.text import Text
from oversight.actions import entries, ledger, letters
from oversight.models import Basis, CalendarChange, Obligation
from oversight.states import CALENDAR_CHANGE_PROCEDURE, CalendarChangeState

AT_ONCE = 500
MOST_IN_A_LETTER = 50


class PreviewIsStale(Refused):
    """The terms that would move are no longer those that were shown."""

    status_code = 409
    default_code = "preview-is-stale"
    default_detail = _(
        "Meanwhile other terms would move than those that were shown. Look again."
    )


@dataclass(frozen=True)
class Moved:
    """One day that a decree moves, and why."""

    on: date
    becomes: Becomes
    reason: Text
    instead_of: date | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the day as the change keeps it."""
        return {
            "on": self.on.isoformat(),
            "becomes": self.becomes.value,
            "instead_of": self.instead_of.isoformat() if self.instead_of else None,
            "reason": self.reason.as_json(),
        }


@dataclass(frozen=True)
class Shift:
    """One open term that would move: from which day to which."""

    obligation: Obligation
    was: date
    due_on: date


@dataclass(frozen=True)
class Preview:
    """What a change would do: how many terms were counted, and which would move."""

    counted: int
    shifts: tuple[Shift, ...]

    @property
    def digest(self) -> str:
        """Return what the list is known by, to apply that one and no other."""
        said = (
            f"{shift.obligation.pk} {shift.was} {shift.due_on}" for shift in self.shifts
        )
        return hashlib.sha256("\n".join(sorted(said)).encode()).hexdigest()


@transaction.atomic
def propose(
    *,
    days: Sequence[Moved],
    years: Mapping[int, YearState],
    ground: str,
    source: str,
    by: Actor,
    at: datetime,
) -> CalendarChange:
    """Write down a change; nothing moves until it is applied.

    Without days or years it counts open terms anew by the calendar as it stands.
    """
    change = CalendarChange.objects.create(
        ground=ground,
        source=source,
        days=[day.as_json() for day in days],
        years={str(year): state.value for year, state in sorted(years.items())},
        proposed_at=at,
        proposed_by=by.user,
    )
    record("calendar-change.proposed", change, by=by, at=at, public=False)
    return change


def preview(change: CalendarChange) -> Preview:
    """Return the open terms that the change would move; it writes nothing."""
    days, years = _rows(change), _years(change)
    return _counted(calendars.with_changes(days, years))


@transaction.atomic
def apply(
    change: CalendarChange, *, digest: str, by: Actor, at: datetime
) -> CalendarChange:
    """Put the days into the calendar and move the open terms: one act, one ground.

    Exactly those that were shown: another digest is refused. What has been
    discharged or ended is never counted again.
    """
    change = _moved(change, "apply")
    for row in _rows(change):
        row.save()
    for year, state in _years(change).items():
        YearRow.objects.update_or_create(
            year=year, defaults={"state": state.value, "source": change.source}
        )
    calendar, today = calendars.current(), timezone.localdate(at)
    found = _counted(calendar)
    if found.digest != digest:
        raise PreviewIsStale
    for shift in found.shifts:
        ledger.recompute(
            shift.obligation,
            ground=change.ground,
            on=today,
            by=by,
            at=at,
            paper=change.source,
            change=change,
        )
    change.applied_at, change.applied_by = at, by.user
    change.calendar_version = calendar.version
    change.counted, change.moved = found.counted, len(found.shifts)
    change.digest = digest
    change.save()
    record("calendar-change.applied", change, by=by, at=at)
    _tell(found, change, at=at)
    return change


@transaction.atomic
def discard(
    change: CalendarChange, *, reason: str, by: Actor, at: datetime
) -> CalendarChange:
    """Let a proposed change fall; nothing has moved."""
    change = _moved(change, "discard")
    change.save(update_fields=["state"])
    said = {"reason": reason}
    record("calendar-change.discarded", change, by=by, at=at, said=said, public=False)
    return change


def _counted(calendar: WorkingCalendar) -> Preview:
    counted, shifts = 0, []
    for obligation in _open_terms():
        counted += 1
        was = obligation.due_on
        try:
            now = entries.standing(obligation, calendar=calendar)
        except YearNotLoaded:
            continue
        if was is not None and now.due_on is not None and now.due_on != was:
            shifts.append(Shift(obligation, was, now.due_on))
    return Preview(counted, tuple(shifts))


def _open_terms() -> Iterator[Obligation]:
    """Yield what is owed by a term that the calendar counts: a promise has none."""
    rows = (
        Obligation.objects.still_open()
        .exclude(due_on=None)
        .exclude(basis=Basis.PROMISE)
        .select_related("debtor", "creditor")
        .prefetch_related("entries")
        .order_by("due_on", "id")
    )
    return rows.iterator(chunk_size=AT_ONCE)


def _moved(change: CalendarChange, act: str) -> CalendarChange:
    change = CalendarChange.objects.select_for_update().get(pk=change.pk)
    target = CALENDAR_CHANGE_PROCEDURE.target(change.state, act)
    change.state = CalendarChangeState(target)
    return change


def _rows(change: CalendarChange) -> list[MovedDay]:
    return [
        MovedDay(
            on=date.fromisoformat(day["on"]),
            becomes=day["becomes"],
            instead_of=(
                date.fromisoformat(day["instead_of"]) if day["instead_of"] else None
            ),
            reason_kk=day["reason"]["kk"],
            reason_ru=day["reason"]["ru"],
            reason_en=day["reason"]["en"],
            source=change.source,
            read=Read.OFFICIAL.value,
        )
        for day in change.days
    ]


def _years(change: CalendarChange) -> dict[int, YearState]:
    return {int(year): YearState(state) for year, state in change.years.items()}


def _tell(found: Preview, change: CalendarChange, *, at: datetime) -> None:
    """Write to each side once, with all of its terms that have moved."""
    by_side: dict[Organization, list[Shift]] = {}
    for shift in found.shifts:
        owed = shift.obligation
        for side in {owed.debtor, owed.creditor or owed.debtor}:
            by_side.setdefault(side, []).append(shift)
    about = (change.object_kind, change.pk)
    for side, shifts in by_side.items():
        context = {
            "ground": change.ground,
            "source": change.source,
            "count": len(shifts),
            "shifts": shifts[:MOST_IN_A_LETTER],
            "more": max(0, len(shifts) - MOST_IN_A_LETTER),
            "site": settings.PUBLIC_URL,
            "path": f"calendar-changes/{change.pk}/",
        }
        letters.tell(side, "terms_moved", context=context, about=about, at=at)
