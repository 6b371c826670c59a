"""What the timetable calls in councils."""

from celery import shared_task
from django.utils import timezone

from backend import clock
from councils.actions import certificates, draft_acts, years


@shared_task
def forget_certificates() -> int:
    """Every night at 00:40: delete candidates' certificates nobody may keep longer."""
    now = clock.now()
    return certificates.forget_old(on=timezone.localdate(now), at=now)


@shared_task
def let_silence_agree() -> int:
    """Every night at 00:15: note the drafts on which no opinion came in time."""
    now = clock.now()
    return draft_acts.fall_silent(on=timezone.localdate(now), at=now)


@shared_task
def open_years() -> int:
    """Every night at 00:05: open what councils owe the public in a new year."""
    now = clock.now()
    return years.open_years(on=timezone.localdate(now), at=now)


@shared_task
def count_terms_of_reports() -> int:
    """Every night at 00:07: give their term to reports that can be counted now."""
    return years.count_reports(at=clock.now())
