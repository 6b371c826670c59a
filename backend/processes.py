"""Processes that we start: none outlives the one that started it."""

import ctypes
import os
import pwd
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

PR_SET_PDEATHSIG = 1
libc = ctypes.CDLL(None, use_errno=True)


@dataclass(frozen=True)
class Start:
    """How a process is started: its command, surroundings, and whose account it is."""

    command: Sequence[str]
    folder: Path
    log: Path
    environment: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    account: pwd.struct_passwd | None = None
    farewell: signal.Signals = signal.SIGTERM


def launch(start: Start) -> subprocess.Popen[bytes]:
    """Start a process in a session of its own, with its output at the log's end.

    Ctrl-C in the terminal does not reach it; when the starter dies, even by SIGKILL,
    the kernel sends it the farewell signal.
    """
    start.log.parent.mkdir(parents=True, exist_ok=True)
    account = start.account
    with start.log.open("ab") as log:
        return subprocess.Popen(  # noqa: S603 - our own commands, no shell
            start.command,
            cwd=start.folder,
            env=dict(start.environment),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            user=account.pw_uid if account else None,
            group=account.pw_gid if account else None,
            extra_groups=[] if account else None,
            preexec_fn=_dying_with(os.getpid(), start.farewell),
        )


def stop(process: subprocess.Popen[bytes], *, farewell: int, patience: float) -> None:
    """Ask a process to end; after the patience, end its whole group."""
    if process.poll() is None:
        process.send_signal(farewell)
        if not wait_until(lambda: process.poll() is not None, seconds=patience):
            process.kill()
        process.wait()
    end_group(process)


def end_group(process: subprocess.Popen[bytes]) -> None:
    """Kill what a dead process has left in its group."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return  # nothing is left of it


def wait_until(came_true: Callable[[], object], *, seconds: float) -> bool:
    """Wait for something to become true; return whether it did in time."""
    deadline = time.monotonic() + seconds
    while not came_true():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def last_line(log: Path) -> str:
    """Return the last line a process has written, to be told with a refusal."""
    if not log.exists():
        return ""
    lines = log.read_bytes()[-4096:].decode(errors="replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "")


def _dying_with(starter: int, farewell: signal.Signals) -> Callable[[], None]:
    """Return what the child does before its program: ask to die with its starter.

    It runs after the change of account, which would clear the request.
    """

    def ask() -> None:
        if sys.platform == "linux":
            libc.prctl(PR_SET_PDEATHSIG, int(farewell), 0, 0, 0)
        if os.getppid() != starter:
            os._exit(1)  # the starter died in between

    return ask
