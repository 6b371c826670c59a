"""`manage.py run`: the whole installation on this machine, until Ctrl-C."""

import hashlib
import json
import os
import time
import urllib.error
import urllib.request
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from backend import processes, supervisor
from backend.cluster import Cluster, ClusterRefused
from backend.supervisor import Supervisor, SupervisorRefused

FIRST_ANSWER = 60.0


class Command(BaseCommand):
    """Start the database, web, worker and timetable, and keep them alive."""

    help = "Run Kenes on this machine. PORT chooses the port (8000)."
    requires_system_checks = ()  # the web process makes them

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the switch for a start without demonstration data."""
        parser.add_argument(
            "--empty", action="store_true", help="no demonstration data"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Start all, step by step, and watch until the end."""
        house = Supervisor(settings.VAR_DIR, self._say)
        house.end_by_signals()
        address = f"http://127.0.0.1:{settings.PORT}"
        try:
            with supervisor.claim(settings.VAR_DIR) as lock:
                supervisor.check_port(settings.PORT)
                supervisor.sign(lock, address=address)
                try:
                    self._prepare(house, with_demonstration=not options["empty"])
                    self._serve(house, address=address)
                    house.watch()
                finally:
                    self._say("Stopping.")
                    house.stop()
                    self._say("Stopped: nothing is left running.")
        except (SupervisorRefused, ClusterRefused) as refusal:
            raise CommandError(refusal) from refusal

    def _prepare(self, house: Supervisor, *, with_demonstration: bool) -> None:
        if settings.EMBEDDED:
            cluster = Cluster(settings.VAR_DIR)
            if not cluster.exists:
                with self._step("Making the database"):
                    cluster.make()
            with self._step("Starting PostgreSQL"):
                house.start_database(cluster)
        with self._step("Tables and rights"):
            call_command("prepare_database", verbosity=0)
        with self._step("Pictures, styles and scripts"):
            collect_static()
        if settings.EMBEDDED and with_demonstration and needs_demonstration():
            with self._step("Demonstration data (once, a minute or two)"):
                call_command("demo_data", stdout=self.stdout)
        connections.close_all()

    def _serve(self, house: Supervisor, *, address: str) -> None:
        environment = {
            **os.environ,
            "KENES_BIND": f"127.0.0.1:{settings.PORT}",
            "KENES_VAR": str(settings.VAR_DIR),
            "PYTHONUNBUFFERED": "1",
        }
        with self._step("Starting web"):
            web = house.start_program("web", environment).process
            processes.wait_until(
                lambda: web.poll() is not None or answers(f"{address}/livez"),
                seconds=FIRST_ANSWER,
            )
            if not answers(f"{address}/livez"):
                log = settings.VAR_DIR / "log" / "web.log"
                message = f"Web does not answer: {processes.last_line(log)} ({log})"
                raise CommandError(message)
        with self._step("Starting worker and timetable"):
            for name in supervisor.programs():
                if name != "web":
                    house.start_program(name, environment)
        self._say("")
        self._say(f"Kenes serves at {address}   (Ctrl-C stops it)")
        self._say(f"Logs: {settings.VAR_DIR / 'log'}")
        if settings.EMBEDDED:
            self._show_accounts(settings.VAR_DIR / "demo.json", address=address)

    def _show_accounts(self, path: Path, *, address: str) -> None:
        """Print the demonstration accounts; their file learns today's address."""
        if not path.exists():
            return
        told: dict[str, Any] = json.loads(path.read_text())
        if told["url"] != address:
            draft = path.with_suffix(".new")
            draft.touch(mode=0o600)
            text = json.dumps({**told, "url": address}, ensure_ascii=False, indent=2)
            draft.write_text(text + "\n")
            draft.replace(path)
        self._say("")
        columns = ("role", "email", "password")
        rows = [[str(account[key]) for key in columns] for account in told["accounts"]]
        widths = [
            max(len(key), *(len(row[place]) for row in rows))
            for place, key in enumerate(columns)
        ]
        for row in ([key.capitalize() for key in columns], *rows):
            self._say("  ".join(map(str.ljust, row, widths)).rstrip())
        self._say(f"The same, with names, offices and API keys: {path}")

    def _say(self, line: str) -> None:
        with suppress(OSError):  # the terminal may be gone; there is work to end
            self.stdout.write(line)
            self.stdout.flush()

    @contextmanager
    def _step(self, name: str) -> Iterator[None]:
        """Tell that a step begins, and how long it took."""
        began = time.monotonic()
        self.stdout.write(f"{name} …", ending="")
        self.stdout.flush()
        try:
            yield
        except BaseException:
            self._say("")
            raise
        self._say(f" {time.monotonic() - began:.1f} s")


def collect_static() -> None:
    """Gather and compress static files, unless they are the ones gathered last."""
    stamp = settings.VAR_DIR / "static.stamp"
    digest = hashlib.sha256(str(settings.STORAGES["staticfiles"]).encode())
    for finder in finders.get_finders():
        for path, storage in finder.list([]):
            status = Path(storage.path(path)).stat()
            digest.update(f"{path} {status.st_size} {status.st_mtime_ns}".encode())
    if stamp.exists() and stamp.read_text() == digest.hexdigest():
        return
    call_command(
        "collectstatic",
        interactive=False,
        verbosity=0,
        clear=True,
        ignore_patterns=["rest_framework"],  # its browsable pages are not served
    )
    stamp.write_text(digest.hexdigest())


def needs_demonstration() -> bool:
    """Tell whether this is a first start: there is not one organization."""
    organizations = apps.get_model("accounts", "Organization")._default_manager
    return "demo_data" in get_commands() and not organizations.exists()


def answers(address: str) -> bool:
    """Tell whether the web process answers there."""
    try:
        with urllib.request.urlopen(address, timeout=2) as response:  # noqa: S310 - ours
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False
