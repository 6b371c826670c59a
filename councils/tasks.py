"""What the timetable calls in councils."""

from celery import shared_task
from django.utils import timezone

from backend import clock
from backend.api import sweeps
from councils.actions import certificates, draft_acts, years

CERTIFICATES = "councils.tasks.forget_certificates"
SILENCE = "councils.tasks.let_silence_agree"
YEARS = "councils.tasks.open_years"
REPORTS = "councils.tasks.count_terms_of_reports"


@shared_task
def forget_certificates() -> int:
    """Every night at 00:40: delete candidates' certificates nobody may keep longer."""
    now = clock.now()
    forgotten = certificates.forget_old(on=timezone.localdate(now), at=now)
    return sweeps.ran(CERTIFICATES, forgotten, at=now)


@shared_task
def let_silence_agree() -> int:
    """Every night at 00:15: note the drafts on which no opinion came in time."""
    now = clock.now()
    silent = draft_acts.fall_silent(on=timezone.localdate(now), at=now)
    return sweeps.ran(SILENCE, silent, at=now)


@shared_task
def open_years() -> int:
    """Every night at 00:05: open what councils owe the public in a new year."""
    now = clock.now()
    opened = years.open_years(on=timezone.localdate(now), at=now)
    return sweeps.ran(YEARS, opened, at=now)


@shared_task
def count_terms_of_reports() -> int:
    """Every night at 00:07: give their term to reports that can be counted now."""
    now = clock.now()
    return sweeps.ran(REPORTS, years.count_reports(at=now), at=now)
