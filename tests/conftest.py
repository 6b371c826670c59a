"""Tests run on the embedded PostgreSQL, each process on a database of its own.

The cluster, under var/test, is not that of `make run`. Tests marked `django_db` run
in a transaction that is rolled back, as the application's role, which owns nothing.
Whoever must commit takes `fresh_database`: nothing here is ever flushed, because the
journal refuses to be emptied.
"""

import os
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import django
import pytest
from pytest_django import DjangoDbBlocker

HOME = Path(__file__).resolve().parent.parent / "var" / "test"
RUN = f"{os.getpid()}_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
OWN = {
    "KENES_TEST": "1",
    "KENES_CLUSTER": str(HOME),
    "KENES_VAR": str(HOME / RUN),
    "KENES_DATABASE": f"kenes_test_{RUN}",
    "KENES_CLOCK_FILE": str(HOME / RUN / "clock.json"),
    "DJANGO_SETTINGS_MODULE": "backend.settings",
}
FOREIGN = ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "CELERY_BROKER_URL")

# Settings are read once, so the surroundings are set before anything asks for them.
for name in FOREIGN:
    os.environ.pop(name, None)
os.environ |= OWN
(HOME / RUN / "static").mkdir(parents=True, exist_ok=True)
django.setup()
# Inherited by xdist's processes, it would have them read settings before this file.
del os.environ["DJANGO_SETTINGS_MODULE"]

from backend import keeper  # noqa: E402
from tests import databases  # noqa: E402


@pytest.fixture(scope="session")
def cluster() -> Iterator[IO[bytes]]:
    """Have the test cluster run as long as this session."""
    used = keeper.use(HOME)
    yield used
    used.close()


@pytest.fixture(scope="session")
def django_db_setup(
    cluster: IO[bytes], django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Give this process its database, in place of pytest-django's own way."""
    name = OWN["KENES_DATABASE"]
    databases.create(name)
    yield
    with django_db_blocker.unblock():
        for connection in django.db.connections.all():
            connection.close()
    databases.drop(name)


@pytest.fixture
def fresh_database(
    request: pytest.FixtureRequest,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[str]:
    """Give the test a database of its own, where commits are real; return its name.

    It takes the place of the mark `django_db`: the two cannot be had together.
    """
    assert request.node.get_closest_marker("django_db") is None, "without django_db"
    name = f"{OWN['KENES_DATABASE']}_{uuid.uuid4().hex[:8]}"
    databases.create(name)
    with django_db_blocker.unblock(), databases.switched(name):
        yield name
    databases.drop(name)


def pytest_sessionfinish() -> None:
    """Leave nothing of this run in var/test."""
    shutil.rmtree(HOME / RUN, ignore_errors=True)
