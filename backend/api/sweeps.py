"""The timetable remembers: when each sweep last came to its end."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.migrations.recorder import MigrationRecorder

from backend.api.models import Sweep

# A sweep of every night may come late; a whole day and an hour without one is a fault.
SILENCE = timedelta(hours=25)
SINCE = ("api", "0002_sweeps")


@dataclass(frozen=True)
class Run:
    """How one sweep of the timetable stands: None where it never ran."""

    name: str
    ran_at: datetime | None
    found: int
    is_silent: bool


def ran(name: str, found: int, *, at: datetime) -> int:
    """Remember that a sweep has come to its end; return what it found.

    One that fails on its way leaves no mark, and is missed after a day.
    """
    Sweep.objects.update_or_create(
        name=name, defaults={"ran_at": at, "found": max(found, 0)}
    )
    return found


def runs(names: Iterable[str], *, at: datetime) -> list[Run]:
    """Return how these sweeps stand, in their order.

    What never ran is missed a day after this house could first have run it.
    """
    known = {row.name: row for row in Sweep.objects.all()}
    app, migration = SINCE
    applied = MigrationRecorder.Migration.objects.filter(app=app, name=migration)
    since = applied.values_list("applied", flat=True).first()
    found = []
    for name in names:
        row = known.get(name)
        last = row.ran_at if row else None
        counted = last or since
        silent = counted is not None and at - counted > SILENCE
        found.append(Run(name, last, row.found if row else 0, silent))
    return found
