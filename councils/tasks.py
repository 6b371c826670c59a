"""What the timetable calls in councils."""

from celery import shared_task
from django.utils import timezone

from backend import clock
from councils.actions import certificates


@shared_task
def forget_certificates() -> int:
    """Every night at 00:40: delete candidates' certificates nobody may keep longer."""
    now = clock.now()
    return certificates.forget_old(on=timezone.localdate(now), at=now)
