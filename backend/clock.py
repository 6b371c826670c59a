"""The only source of "now": doors, tasks and sweeps ask here, nothing below them."""

import json
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone


def now() -> datetime:
    """Return this moment, moved by the offset of the test clock where there is one.

    The offset is read from a file at each call, so that web, worker and timetable
    move together; `backend.settings` refuses the file outside tests.
    """
    moment = timezone.now()
    if not settings.CLOCK_FILE:
        return moment
    path = Path(settings.CLOCK_FILE)
    if not path.exists():
        return moment
    return moment + timedelta(seconds=json.loads(path.read_text())["offset_seconds"])
