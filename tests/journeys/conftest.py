"""The real house for journeys: gunicorn, a Celery worker, the timetable, a clock."""

import json
import os
import shutil
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
import requests
from django.conf import settings
from pytest_django import DjangoDbBlocker

from backend import processes
from backend.processes import Start
from tests import databases

LIMIT = 30.0
WEB = [
    "gunicorn",
    "--config=python:backend.web",
    "--threads=8",
    "backend.wsgi:application",
]
STARTED = 90.0  # several processes read the whole house at once on two cores


@dataclass
class Server:
    """A running house: where it answers, its clock, and its post."""

    url: str
    var: Path
    clock: Path

    def clock_at(self, moment: datetime) -> None:
        """Set the clock of all processes, this one too."""
        offset = (moment - datetime.now(UTC)).total_seconds()
        half = self.clock.with_suffix(".half")
        half.write_text(json.dumps({"offset_seconds": offset}))
        half.replace(self.clock)

    def clock_forward(self, **step: float) -> None:
        """Move the clock on from where it stands."""
        offset = json.loads(self.clock.read_text())["offset_seconds"]
        self.clock_at(datetime.now(UTC) + timedelta(seconds=offset, **step))

    def mail(self) -> list[EmailMessage]:
        """Return the letters that have been delivered."""
        return [
            message_from_bytes(path.read_bytes(), policy=policy.default)
            for path in sorted((self.var / "mail").glob("*.eml"))
        ]

    def wait_for(self, came_true: Callable[[], object]) -> None:
        """Wait for what the worker does in the background."""
        assert processes.wait_until(came_true, seconds=LIMIT), "it never came"


@pytest.fixture(scope="module")
def server(
    tmp_path_factory: pytest.TempPathFactory,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[Server]:
    """Start the house on a database of its own; this process works on it too."""
    var = tmp_path_factory.mktemp("house")
    name = f"{os.environ['KENES_DATABASE']}_{var.name}"
    clock = Path(settings.CLOCK_FILE)
    clock.parent.mkdir(parents=True, exist_ok=True)
    (var / "static").mkdir()
    for secret in ("secret_key", "iin_key", "signing_key"):
        shutil.copy(settings.VAR_DIR / secret, var / secret)
    databases.create(name)
    port = _free_port()
    environment = {
        **os.environ,
        "KENES_BIND": f"127.0.0.1:{port}",
        "KENES_DATABASE": name,
        "KENES_VAR": str(var),
        "KENES_CLOCK_FILE": str(clock),
        "KENES_RATE_ANONYMOUS": "100000/min",
        "KENES_RATE_CALLER": "100000/min",
    }
    running = [
        processes.launch(
            Start([sys.executable, "-m", *command], databases.ROOT, log, environment)
        )
        for command, log in (
            (WEB, var / "web.log"),
            (_celery("worker", "--pool=solo"), var / "worker.log"),
            (_celery("beat", f"--schedule={var}/beat"), var / "timetable.log"),
        )
    ]
    house = Server(f"http://127.0.0.1:{port}", var, clock)
    house.clock_at(datetime.now(UTC))
    try:
        assert processes.wait_until(lambda: _answers(house.url), seconds=STARTED), (
            var / "web.log"
        ).read_text()
        with django_db_blocker.unblock(), databases.switched(name):
            yield house
    finally:
        for process in running:
            processes.stop(process, farewell=signal.SIGKILL, patience=0)
        clock.unlink(missing_ok=True)
        databases.drop(name)
        shutil.rmtree(var, ignore_errors=True)


def _celery(*command: str) -> list[str]:
    return ["celery", "--app=backend.celery", *command, "--loglevel=warning"]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _answers(url: str) -> bool:
    try:
        return requests.get(f"{url}/api/v1/regions/", timeout=5).status_code == 200
    except (requests.ConnectionError, requests.Timeout):
        time.sleep(0.1)
        return False
