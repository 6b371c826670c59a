"""A missing or broken knob stops the start, and the line names it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house import tree

ADDRESS = "postgres://kenes_app:secret@db.example:5432/kenes"
PRODUCTION = {
    "DATABASE_URL": ADDRESS,
    "DATABASE_OWNER_URL": ADDRESS.replace("app", "owner"),
    "SECRET_KEY": "x" * 50,
    "IIN_KEY": "y" * 50,
    "KENES_SIGNING_SECRET": "z" * 50,
    "EMAIL_URL": "smtp://mail.example:25",
    "KENES_HOSTS": "kenes.example",
    "KENES_PUBLIC_URL": "https://kenes.example",
}
START = "from backend import environment; environment.check()"


def started(var: Path, **knobs: str) -> subprocess.CompletedProcess[str]:
    """Read the settings in a process of their own, with these knobs alone."""
    surroundings = {"PATH": os.defpath, "KENES_VAR": str(var), **knobs}
    surroundings["DJANGO_SETTINGS_MODULE"] = "backend.settings"
    asked = [sys.executable, "-c", START]
    return subprocess.run(
        asked, cwd=tree.ROOT, env=surroundings, capture_output=True, text=True
    )


def test_the_embedded_set_up_needs_no_knob(tmp_path: Path) -> None:
    assert started(tmp_path / "var").returncode == 0


def test_production_starts_with_the_knobs_that_it_needs(tmp_path: Path) -> None:
    done = started(tmp_path / "var", **PRODUCTION)

    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "name",
    [
        "DATABASE_OWNER_URL",
        "SECRET_KEY",
        "IIN_KEY",
        "KENES_SIGNING_SECRET",
        "EMAIL_URL",
    ],
)
def test_a_missing_knob_is_named(tmp_path: Path, name: str) -> None:
    given = {key: value for key, value in PRODUCTION.items() if key != name}

    done = started(tmp_path / "var", **given)

    assert done.returncode != 0
    assert name in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://x"),
        ("PORT", "http"),
        ("PORT", "99999"),
        ("KENES_DEBUG", "perhaps"),
        ("KENES_PUBLIC_URL", "kenes.example"),
        ("KENES_RATE_ANONYMOUS", "many"),
        ("KENES_PROXIES", "one"),
        ("KENES_LOG_LEVEL", "LOUD"),
    ],
)
def test_a_broken_knob_is_named(tmp_path: Path, name: str, value: str) -> None:
    done = started(tmp_path / "var", **{**PRODUCTION, name: value})

    assert done.returncode != 0
    assert name in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("others", [{}, {"KENES_TEST": "1", **PRODUCTION}])
def test_the_clock_is_moved_in_tests_on_the_embedded_database_alone(
    tmp_path: Path, others: dict[str, str]
) -> None:
    clock = str(tmp_path / "clock.json")

    refused = started(tmp_path / "var", KENES_CLOCK_FILE=clock, **others)
    allowed = started(tmp_path / "var", KENES_CLOCK_FILE=clock, KENES_TEST="1")

    assert "KENES_CLOCK_FILE" in refused.stderr
    assert allowed.returncode == 0
