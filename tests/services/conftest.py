"""PostgreSQL and Redis as Debian brings them, and a mail server that takes all.

`make test-services` installs them; without them these tests fail, they never skip.
"""

import os
import shutil
import signal
import socket
import socketserver
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import psycopg2
import pytest
import requests

from backend import database, processes, supervisor
from backend.cluster import FLEETING, SETTINGS, Cluster
from backend.processes import Start

ROOT = supervisor.ROOT
DEBIAN = Path("/usr/lib/postgresql")
SECRETS = {
    "SECRET_KEY": "s" * 50,
    "IIN_KEY": "i" * 50,
    "KENES_SIGNING_SECRET": "k" * 50,
}
STARTED = 90.0


@dataclass
class Post:
    """A mail server of a few lines: what arrives is kept as text."""

    port: int
    letters: list[str] = field(default_factory=list)


@dataclass
class Services:
    """An installation by DATABASE_URL and REDIS_URL, as production has it."""

    url: str
    environment: Mapping[str, str]
    post: Post

    def manage(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Run a management command there."""
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=dict(self.environment),
            capture_output=True,
            text=True,
            check=False,
        )

    def wait_for(self, came_true: Callable[[], object]) -> None:
        """Wait for what the worker does in the background."""
        assert processes.wait_until(came_true, seconds=STARTED), "it never came"


@pytest.fixture(scope="session")
def post() -> Iterator[Post]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Sink) as server:
        server.daemon_threads = True
        _Sink.post = Post(server.server_address[1])
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield _Sink.post
        server.shutdown()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Cluster]:
    tools = sorted(DEBIAN.glob("*/bin"), key=lambda path: int(path.parent.name))
    assert tools, f"no PostgreSQL under {DEBIAN}: make test-services installs it"
    # Older tools leave their folder and come back by name: it is open to pass through.
    home = Path(tempfile.mkdtemp())
    home.chmod(0o755)
    cluster = Cluster(home, tuple((SETTINGS | FLEETING).items()), tools[-1])
    cluster.make()
    process = cluster.start()
    yield cluster
    cluster.stop(process)
    shutil.rmtree(home)


@pytest.fixture(scope="session")
def redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    port = _free_port()
    folder = tmp_path_factory.mktemp("redis")
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", ""]
    process = processes.launch(Start(command, folder, folder / "log"))
    yield f"redis://127.0.0.1:{port}/0"
    processes.stop(process, farewell=signal.SIGTERM, patience=5)


@pytest.fixture(scope="session")
def services(
    postgresql: Cluster,
    redis: str,
    post: Post,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Services]:
    var = tmp_path_factory.mktemp("var")
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    where = f"/{database.NAME}?host={postgresql.socket}"
    kept = {key: value for key, value in os.environ.items() if "KENES" not in key}
    environment = {
        **kept,
        **SECRETS,
        "DATABASE_URL": f"postgres://{database.APPLICATION_ROLE}@{where}",
        "DATABASE_OWNER_URL": f"postgres://{database.OWNER_ROLE}@{where}",
        "REDIS_URL": redis,
        "EMAIL_URL": f"smtp://127.0.0.1:{post.port}",
        "KENES_VAR": str(var),
        "KENES_HOSTS": "127.0.0.1",
        "KENES_PUBLIC_URL": url,
        "KENES_BIND": f"127.0.0.1:{port}",
    }
    installation = Services(url, environment, post)
    for command in (("prepare_database",), ("collectstatic", "--noinput")):
        done = installation.manage(*command)
        assert done.returncode == 0, done.stderr
    running = [
        processes.launch(Start(command, ROOT, var / f"{name}.log", environment))
        for name, command in supervisor.programs().items()
    ]
    try:
        assert processes.wait_until(lambda: _is_ready(url), seconds=STARTED)
        yield installation
    finally:
        for process in running:
            processes.stop(process, farewell=signal.SIGTERM, patience=10)


@pytest.fixture
def as_application(postgresql: Cluster) -> Iterator["psycopg2.extensions.connection"]:
    connection = psycopg2.connect(
        host=str(postgresql.socket),
        user=database.APPLICATION_ROLE,
        dbname=database.NAME,
    )
    yield connection
    connection.close()


class _Sink(socketserver.StreamRequestHandler):
    """Speaks as much SMTP as Python's client asks for."""

    post: Post

    def handle(self) -> None:
        self._say("220 sink")
        while line := self.rfile.readline():
            match line[:4].upper():
                case b"DATA":
                    self._say("354 go on")
                    self.post.letters.append(self._letter())
                    self._say("250 kept")
                case b"QUIT":
                    self._say("221 bye")
                    return
                case _:
                    self._say("250 well")

    def _letter(self) -> str:
        lines = iter(self.rfile.readline, b".\r\n")
        return b"".join(lines).decode()

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


def _is_ready(url: str) -> bool:
    try:
        return requests.get(f"{url}/readyz", timeout=5).status_code == 200
    except (requests.ConnectionError, requests.Timeout):
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
