"""`make run` as its user meets it: what is killed heals, and nothing stays behind."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests

from backend import database, processes

ROOT = Path(__file__).resolve().parent.parent.parent
HEALED = 10.0
# No promise is tried by it: a first start makes every table, which alone takes half a
# minute of one processor, and on a busy machine the others wait for theirs.
STARTED = 180.0
MARKS = {
    "web": "backend.web",
    "worker": " worker ",
    "timetable": " beat ",
    "PostgreSQL": "/postgres ",
}


@dataclass
class House:
    """One `manage.py run` of ours."""

    process: "subprocess.Popen[str]"
    environment: Mapping[str, str]
    port: int

    def answer(self, door: str) -> int:
        """Return the status that a door answers with; 0 where nobody does."""
        try:
            address = f"http://127.0.0.1:{self.port}/{door}"
            return requests.get(address, timeout=3).status_code
        except requests.RequestException:
            return 0

    def processes(self) -> dict[str, int]:
        """Return the process numbers of what the supervisor keeps."""
        found: dict[str, int] = {}
        for number in _children(self.process.pid):
            command = _command(number)
            found |= {name: number for name, mark in MARKS.items() if mark in command}
        return found

    def has_all(self) -> bool:
        """Tell whether all four run, and requests are answered from the database."""
        return set(self.processes()) == set(MARKS) and self.answer("readyz") == 200


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    var = tmp_path_factory.mktemp("run") / "var"
    yield var
    outside = database.run_folder(var)
    if outside.exists():
        shutil.rmtree(outside)


@pytest.fixture(scope="module")
def house(place: Path) -> Iterator[House]:
    house = _start(place, port=_free_port())
    yield house
    house.process.kill()
    house.process.wait()


@pytest.mark.parametrize("name", MARKS)
def test_what_is_killed_is_healed_within_ten_seconds(house: House, name: str) -> None:
    before = house.processes()

    os.kill(before[name], signal.SIGKILL)

    assert processes.wait_until(
        lambda: (
            house.processes().get(name) not in {None, before[name]} and house.has_all()
        ),
        seconds=HEALED,
    )
    others = {key: number for key, number in before.items() if key != name}
    assert others.items() <= house.processes().items()


def test_a_second_start_is_one_clear_line(house: House) -> None:
    second = _run_to_its_end(house.environment)

    assert second.stderr.startswith(
        "CommandError: Kenes runs already: http://127.0.0.1"
    )
    assert second.stderr.count("\n") == 1


def test_a_taken_port_is_one_clear_line(house: House, tmp_path: Path) -> None:
    elsewhere = {**house.environment, "KENES_VAR": str(tmp_path / "var")}

    second = _run_to_its_end(elsewhere)

    assert second.stderr.startswith(f"CommandError: Port {house.port} is taken")
    assert second.stderr.count("\n") == 1


def test_a_killed_supervisor_takes_all_along_and_the_next_start_succeeds(
    house: House, place: Path, request: pytest.FixtureRequest
) -> None:
    family = _descendants(house.process.pid)

    house.process.kill()
    house.process.wait()
    again = _start(place, port=house.port)
    request.addfinalizer(again.process.kill)

    assert processes.wait_until(lambda: not any(map(_alive, family)), seconds=HEALED)
    assert again.answer("readyz") == 200
    family = _descendants(again.process.pid)
    again.process.send_signal(signal.SIGINT)  # Ctrl-C
    assert again.process.wait(timeout=20) == 0
    assert not any(map(_alive, family))
    assert again.answer("livez") == 0


def _start(place: Path, *, port: int) -> House:
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith("KENES_")
    }
    environment |= {"KENES_TEST": "1", "KENES_VAR": str(place), "PORT": str(port)}
    process = subprocess.Popen(
        [sys.executable, "manage.py", "run", "--empty"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    house = House(process, environment, port)
    has_started = processes.wait_until(house.has_all, seconds=STARTED)
    if not has_started:  # nothing of it stays behind
        process.kill()
        process.wait()
    assert has_started
    return house


def _run_to_its_end(
    environment: Mapping[str, str],
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "manage.py", "run", "--empty"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=STARTED,
    )


def _children(number: int) -> list[int]:
    path = Path(f"/proc/{number}/task/{number}/children")
    return [int(child) for child in path.read_text().split()] if path.exists() else []


def _descendants(number: int) -> list[int]:
    found = _children(number)
    return found + [below for child in found for below in _descendants(child)]


def _command(number: int) -> str:
    try:
        return Path(f"/proc/{number}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""  # it has just ended


def _alive(number: int) -> bool:
    path = Path(f"/proc/{number}/stat")
    return path.exists() and path.read_text().rpartition(")")[2].split()[0] != "Z"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
