"""Keeps an embedded database running for as long as somebody uses it.

Tests and one-off commands take the database into use; several may, at the same time.
The keeper, a small process of its own, stops the server when the last one has ended,
however it ended: use is a shared lock on a file, which the kernel gives back.
"""

import fcntl
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

from backend import cluster, database, processes
from backend.cluster import ClusterRefused

KEEPER = Path(__file__)


def use(home: Path) -> IO[bytes]:
    """Start the database for tests under `home`, or join those who use it already.

    It runs until the returned file is closed, here and in all other users.
    """
    database.made(home)
    log = home / "log" / "keeper.log"
    with (home / "starting.lock").open("ab") as starting:
        fcntl.flock(starting, fcntl.LOCK_EX)
        used = (home / "used.lock").open("ab")
        fcntl.flock(used, fcntl.LOCK_SH)
        if cluster.fleeting(home).answers():
            return used
        log.parent.mkdir(exist_ok=True)
        with log.open("ab") as output:
            keeper = subprocess.Popen(  # noqa: S603 - ourselves, no shell
                [sys.executable, "-m", "backend.keeper", str(home)],
                cwd=KEEPER.parent.parent,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        processes.wait_until(
            lambda: keeper.poll() is not None or cluster.fleeting(home).answers(),
            seconds=60,
        )
        if keeper.poll() is not None:
            raise ClusterRefused(processes.last_line(log))
    return used


def keep(home: Path) -> None:
    """Run the server until nobody uses it; heal it if it dies before."""
    server = cluster.fleeting(home)
    if not server.exists:
        server.make()
    process = server.start()
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


if __name__ == "__main__":
    try:
        keep(Path(sys.argv[1]))
    except ClusterRefused as refusal:
        sys.exit(str(refusal))
