"""Keeps the processes of one installation alive: what dies is started again.

Everything it starts dies with it: in order when it is asked to end, by the kernel
when it is killed.
"""

import fcntl
import os
import shlex
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import IO

from backend import processes
from backend.cluster import Cluster, ClusterRefused
from backend.processes import Start

ROOT = Path(__file__).resolve().parent.parent
PROCFILE = ROOT / "Procfile"
LONGEST_LOG = 10 * 1024 * 1024
SHORT_LIFE = 5.0  # seconds; who died younger waits before the next start
PATIENCE = 8.0

Process = subprocess.Popen[bytes]


class SupervisorRefused(Exception):
    """The installation cannot be started; the message says why."""


@dataclass
class Kept:
    """One process that is kept alive."""

    name: str
    start: Callable[[], Process]
    end: Callable[[Process], None]
    process: Process
    started_at: float = field(default_factory=time.monotonic)

    def heal(self) -> None:
        """Start it again; one that keeps dying young is given a second to breathe."""
        processes.end_group(self.process)
        if time.monotonic() - self.started_at < SHORT_LIFE:
            time.sleep(1)
        self.process = self.start()
        self.started_at = time.monotonic()


@dataclass
class Supervisor:
    """All processes of one installation, in the order in which they are started."""

    var: Path
    say: Callable[[str], None]
    kept: list[Kept] = field(default_factory=list)
    watching: bool = False
    ending: bool = False

    def start_database(self, cluster: Cluster) -> None:
        """Start the embedded database and keep it."""
        process = cluster.start()
        self.kept.append(Kept("PostgreSQL", cluster.start, cluster.stop, process))

    def start_program(self, name: str, environment: Mapping[str, str]) -> Kept:
        """Start what the Procfile names so, and keep it."""
        log = self.var / "log" / f"{name}.log"
        _shorten(log)
        start = Start(programs()[name], ROOT, log, environment)
        kept = Kept(name, _starting(start), _end_program, processes.launch(start))
        self.kept.append(kept)
        return kept

    def watch(self) -> None:
        """Heal what dies, until a signal or the death of `make` ends the watch."""
        parent = os.getppid()
        self.watching = True
        while not self.ending:
            time.sleep(0.2)
            if "MAKELEVEL" in os.environ and os.getppid() != parent:
                return
            for kept in self.kept:
                if kept.process.poll() is not None and not self.ending:
                    self._heal(kept)

    def stop(self) -> None:
        """End everything, last started first."""
        for kept in reversed(self.kept):
            if kept.process.poll() is None and kept.end is _end_program:
                kept.process.terminate()  # all at once, then each is waited for
        for kept in reversed(self.kept):
            kept.end(kept.process)
        self.kept.clear()

    def end_by_signals(self) -> None:
        """End the watch, or the start, on Ctrl-C, SIGTERM and a closed terminal."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._end)

    def _end(self, number: int, frame: FrameType | None) -> None:
        was_ending, self.ending = self.ending, True
        if not self.watching and not was_ending:
            sys.exit(128 + number)

    def _heal(self, kept: Kept) -> None:
        self.say(f"{kept.name} ended ({_how(kept.process)}): starting it again.")
        try:
            kept.heal()
        except ClusterRefused as refusal:
            self.say(f"{kept.name}: {refusal}")


def programs() -> dict[str, list[str]]:
    """Read the Procfile: the commands by name, run by our own Python."""
    lines = (line.partition(":") for line in PROCFILE.read_text().splitlines() if line)
    return {
        name: [sys.executable, "-m", *shlex.split(command)]
        for name, _, command in lines
    }


def claim(var: Path) -> IO[str]:
    """Take the installation for this supervisor alone, for as long as it lives."""
    lock = (var / "supervisor.lock").open("a+")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.seek(0)
        number, _, address = lock.read().partition(" ")
        lock.close()
        message = f"Kenes runs already: {address} (process {number})."
        raise SupervisorRefused(message) from None
    return lock


def sign(lock: IO[str], *, address: str) -> None:
    """Write into the lock who holds it, for whoever tries next."""
    lock.truncate(0)
    lock.write(f"{os.getpid()} {address}")
    lock.flush()


def check_port(port: int) -> None:
    """Refuse a port that somebody listens on.

    What a killed supervisor left behind needs a moment to end: it is waited for.
    """
    if not processes.wait_until(lambda: _is_free(port), seconds=2):
        message = (
            f"Port {port} is taken by another program: try make run PORT={port + 1}"
        )
        raise SupervisorRefused(message)


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError:
            message = f"Port {port} is for root alone: try make run PORT=8000"
            raise SupervisorRefused(message) from None
        except OSError:
            return False
    return True


def _starting(start: Start) -> Callable[[], Process]:
    return lambda: processes.launch(start)


def _end_program(process: Process) -> None:
    processes.stop(process, farewell=signal.SIGTERM, patience=PATIENCE)


def _how(process: Process) -> str:
    code = process.returncode
    return f"signal {-code}" if code < 0 else f"code {code}"


def _shorten(log: Path) -> None:
    """Put a log aside that has grown long; one older one is kept."""
    if log.exists() and log.stat().st_size > LONGEST_LOG:
        log.replace(log.with_suffix(".old"))
