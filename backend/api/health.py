"""Is it alive, is it ready: two doors for those who watch over the processes."""

from django.core.cache import cache
from django.db import DatabaseError, connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from redis.exceptions import RedisError

ASKED = "readyz"


@never_cache
@require_safe
def livez(request: HttpRequest) -> JsonResponse:
    """Answer: this process takes requests, whatever else is wrong."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """Answer 200 where database, migrations and cache are ready, else 503.

    The worker is not asked: letters wait for it in their table.
    """
    checks = {"database": _database(), "migrations": _migrations(), "cache": _cache()}
    ready = all(checks.values())
    words = {name: "ok" if well else "failed" for name, well in checks.items()}
    return JsonResponse(
        {"status": "ok" if ready else "failed", "checks": words},
        status=200 if ready else 503,
    )


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
        executor = MigrationExecutor(connections["default"])
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return False


def _cache() -> bool:
    try:
        cache.set(ASKED, 1, timeout=10)
        return bool(cache.get(ASKED) == 1)
    except (DatabaseError, RedisError):
        return False
