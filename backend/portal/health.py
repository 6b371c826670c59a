"""Is it ready: a door for those who watch over the processes, and over the house."""

import threading
from functools import cache as kept
from typing import Any

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from redis.exceptions import RedisError

from backend import clock
from backend.portal import alarms

ASKED = "readyz"
_reading = threading.Lock()


@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """Answer 200 where database, migrations and cache are ready, else 503.

    The worker is not asked: letters wait for it in their table. What stands still
    in the timetable, or is missing from the calendar, is told in `alarms`, and
    makes nothing less ready.
    """
    checks = {"database": _database(), "migrations": _migrations(), "cache": _cache()}
    ready = all(checks.values())
    words = {name: "ok" if well else "failed" for name, well in checks.items()}
    told = [] if not ready else _alarms()
    return JsonResponse(
        {"status": "ok" if ready else "failed", "checks": words, "alarms": told},
        status=200 if ready else 503,
    )


def _alarms() -> list[dict[str, Any]]:
    """Return the alarms; English, for this address stands outside the languages."""
    return [alarm.as_json("en") for alarm in alarms.raised(at=clock.now())]


def _database() -> bool:
    try:
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _migrations() -> bool:
    try:
        applied = MigrationRecorder(connection).applied_migrations()
    except DatabaseError:
        return False
    with _reading:
        return _our_migrations() <= applied.keys()


def _cache() -> bool:
    try:
        cache.set(ASKED, 1, timeout=10)
        return bool(cache.get(ASKED) == 1)
    except (DatabaseError, RedisError):
        return False


@kept
def _our_migrations() -> frozenset[tuple[str, str]]:
    """Return every migration of the code that this process runs, read once.

    Reading loads their modules anew: too slow to be done for each question, and not
    safe beside other threads.
    """
    loader = MigrationLoader(None, ignore_no_migrations=True)
    return frozenset(loader.graph.nodes)
