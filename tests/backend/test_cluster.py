"""The embedded PostgreSQL after all kinds of crash."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from backend import cluster, database, processes
from backend.cluster import Cluster, ClusterRefused


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Cluster]:
    fresh = cluster.fleeting(tmp_path / "var")
    fresh.make()
    yield fresh
    fresh.end_leftovers()
    shutil.rmtree(database.run_folder(fresh.home), ignore_errors=True)


def test_a_stale_lock_with_a_living_process_in_it_stops_nobody(made: Cluster) -> None:
    (made.data / "postmaster.pid").write_text(f"{os.getpid()}\n{made.data}\n")

    process = made.start()

    assert made.is_ready()
    made.stop(process)


def test_a_server_that_was_left_running_is_ended_before_the_next_start(
    made: Cluster,
) -> None:
    orphan = made.start()

    process = made.start()

    assert orphan.wait(timeout=5) is not None
    assert made.is_ready()
    made.stop(process)


def test_killed_and_started_again_it_knows_its_database(made: Cluster) -> None:
    process = made.start()
    process.kill()
    process.wait()

    process = made.start()

    assert made.is_ready()
    made.stop(process)


def test_a_half_made_cluster_is_made_anew(tmp_path: Path) -> None:
    half = tmp_path / "var" / "postgres.new"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")
    fresh = cluster.fleeting(tmp_path / "var")

    assert not fresh.exists
    fresh.make()

    assert fresh.exists
    assert not half.exists()


def test_data_that_do_not_start_are_refused_with_the_servers_own_words(
    made: Cluster,
) -> None:
    (made.data / "global" / "pg_control").unlink()

    with pytest.raises(ClusterRefused, match="did not start"):
        made.start()


def test_kazakh_letters_have_a_case(made: Cluster) -> None:
    process = made.start()
    connection = made.connect()

    with connection.cursor() as cursor:
        cursor.execute("SELECT upper('қоғамдық кеңес')")
        assert cursor.fetchone() == ("ҚОҒАМДЫҚ КЕҢЕС",)

    connection.close()
    made.stop(process)


def test_what_a_dead_process_leaves_in_its_group_is_ended(tmp_path: Path) -> None:
    family = processes.Start(
        ["sh", "-c", "sleep 60 & echo $!; wait"], tmp_path, tmp_path / "log"
    )
    process = processes.launch(family)
    assert processes.wait_until(lambda: processes.last_line(family.log), seconds=5)
    child = int(processes.last_line(family.log))

    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    processes.end_group(process)

    state = subprocess.run(["ps", "-o", "stat=", "-p", str(child)], capture_output=True)
    assert state.stdout.strip() in {b"", b"Z"}
