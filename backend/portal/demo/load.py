"""The whole demonstration in one transaction: all of it is there, or nothing."""

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import chain

from django.db import transaction
from django.utils import timezone, translation

from backend.portal.demo import (
    aftermath,
    controls,
    council_life,
    council_work,
    people,
    seats,
    sign_in_sheet,
    watchdogs,
)
from backend.portal.demo.timeline import Days, play
from councils.actions import draft_acts, years
from oversight.actions import obligations
from oversight.models import Case

# Earlier than the first word of any story.
FIRST_DAY = 235


def run(*, size: int, now: datetime, say: Callable[[str], object]) -> None:
    """Tell every story up to now, and give out passwords and keys."""
    today = timezone.localdate(now)
    days = Days(today)
    first = days.ago(FIRST_DAY)
    with transaction.atomic(), translation.override("kk"):
        say("People and organizations")
        cast = people.gather(at=first)
        say("Groups of public control")
        watchdogs.gather(cast, at=first)
        say("Councils and their members")
        councils = seats.gather(cast, at=first)
        say("Meetings and cases, from January on")
        told = chain(
            council_life.stories(cast, councils, days),
            council_life.drafted(cast, days),
            council_work.stories(cast, councils, days),
            watchdogs.stories(cast, days, size=size),
            controls.stories(cast, days),
            aftermath.stories(cast, days),
        )
        play(told, until=now - timedelta(minutes=1))
        say(f"{Case.objects.count()} cases; noting what is late")
        years.open_years(on=today, at=now)
        draft_acts.fall_silent(on=today, at=now)
        obligations.note_overdue(on=today, at=now)
        say("Passwords and keys")
        sign_in_sheet.write(cast, at=now)
