"""Keeps an embedded database running for as long as somebody uses it.

Tests and one-off commands take the database into use; several may, at the same time.
The keeper, a small process of its own, stops the server when the last one has ended,
however it ended: use is a shared lock on a file, which the kernel gives back.
"""

import fcntl
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

from backend import cluster, database
from backend.cluster import ClusterRefused

ROOT = Path(__file__).resolve().parent.parent


def use(home: Path) -> IO[bytes]:
    """Start the database for tests under `home`, or join those who use it already.

    It runs until the returned file is closed, here and in all other users.
    """
    database.made(home)
    with (home / "starting.lock").open("ab") as starting:
        fcntl.flock(starting, fcntl.LOCK_EX)
        used = (home / "used.lock").open("ab")
        fcntl.flock(used, fcntl.LOCK_SH)
        if not cluster.fleeting(home).is_ready():
            started = subprocess.run(  # noqa: S603 - ourselves, no shell
                [sys.executable, "-m", "backend.keeper", str(home)],
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                check=False,
                start_new_session=True,
            )
            if started.returncode != 0:
                raise ClusterRefused(started.stderr.decode().strip())
    return used


def keep(home: Path, *, ready: Callable[[], None]) -> None:
    """Run the server until nobody uses it; heal it if it dies before."""
    server = cluster.fleeting(home)
    if not server.exists:
        server.make()
    process = server.start()
    ready()
    with (
        (home / "used.lock").open("ab") as used,
        (home / "starting.lock").open("ab") as starting,
    ):
        while True:
            time.sleep(1)
            if process.poll() is not None:
                process = server.start()
            # Whoever is just joining holds `starting` before he takes `used`.
            if not _taken(starting):
                continue
            if _taken(used):
                server.stop(process)
                return
            fcntl.flock(starting, fcntl.LOCK_UN)


def _taken(file: IO[bytes]) -> bool:
    """Take a lock for ourselves alone, if nobody holds it."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _go_to_the_background(home: Path) -> Callable[[bytes], None]:
    """Fork; the first process ends when the second says by a pipe how it went.

    Returned, in the second process alone, is the way to say it: empty means well.
    """
    reader, writer = os.pipe()
    if os.fork() != 0:
        os.close(writer)
        with os.fdopen(reader, "rb") as told:
            message = told.read().decode()
        sys.exit(message or None)
    os.close(reader)
    (home / "log").mkdir(exist_ok=True)
    with (home / "log" / "keeper.log").open("ab") as log:
        os.dup2(log.fileno(), sys.stdout.fileno())
        os.dup2(log.fileno(), sys.stderr.fileno())

    def tell(message: bytes) -> None:
        os.write(writer, message)
        os.close(writer)

    return tell


def main(home: Path) -> None:
    """Keep in the background; end with the reason where the server does not start."""
    tell = _go_to_the_background(home)
    try:
        keep(home, ready=lambda: tell(b""))
    except ClusterRefused as refusal:
        tell(str(refusal).encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
