"""Where the database is, who may do what in it, and what a broken setting says."""

import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection, connections
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from backend import database

ROOT = Path(__file__).resolve().parent.parent.parent
PRODUCTION = {
    "DATABASE_URL": "postgres://kenes_app:x@db:5432/kenes",
    "DATABASE_OWNER_URL": "postgres://kenes_owner:x@db:5432/kenes",
    "SECRET_KEY": "s" * 50,
    "IIN_KEY": "i" * 50,
    "KENES_SIGNING_SECRET": "k" * 50,
    "EMAIL_URL": "smtp://mail:25",
}


def test_a_secret_is_made_once_however_many_ask_first(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as asking:
        secrets = set(asking.map(database.secret, [tmp_path] * 8, ["key"] * 8))

    assert len(secrets) == 1
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600
    assert os.listdir(tmp_path) == ["key"]


def test_a_socket_never_has_a_path_too_long_for_the_system(tmp_path: Path) -> None:
    home = tmp_path / ("long" * 30)
    home.mkdir()

    folder = database.socket_folder(home)

    assert len(str(folder / ".s.PGSQL.5432.lock")) <= database.LONGEST_SOCKET_PATH


@pytest.mark.parametrize(
    ("knob", "value"),
    [
        ("DATABASE_URL", ""),
        ("DATABASE_URL", "mysql://kenes_app:hidden@db/kenes"),
        ("DATABASE_URL", "postgres://kenes_app:hidden@db:port/kenes"),
        ("DATABASE_OWNER_URL", None),
        ("SECRET_KEY", None),
        ("IIN_KEY", None),
        ("EMAIL_URL", None),
        ("PORT", "99999"),
        ("PORT", "web"),
        ("KENES_DEBUG", "perhaps"),
        ("KENES_FILE_MAX_BYTES", "much"),
        ("KENES_RATE_CALLER", "fast"),
        ("KENES_PUBLIC_URL", "kenes"),
        ("KENES_LOG_LEVEL", "loud"),
        ("KENES_CLOCK_FILE", "clock.json"),
    ],
)
def test_a_broken_setting_ends_the_start_with_one_line_that_names_it(
    tmp_path: Path, knob: str, value: str | None
) -> None:
    environment = {**PRODUCTION, "KENES_VAR": str(tmp_path), "PATH": os.defpath}
    environment.pop(knob, None)
    if value is not None:
        environment[knob] = value

    done = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert knob in done.stderr
    assert "hidden" not in done.stderr


@pytest.mark.django_db
def test_the_application_owns_nothing_and_is_nobody_special() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT rolsuper OR rolcreatedb OR rolcreaterole OR rolbypassrls,
                   EXISTS (SELECT 1 FROM pg_class WHERE relowner = pg_roles.oid)
            FROM pg_roles WHERE rolname = current_user
            """
        )
        assert cursor.fetchone() == (False, False)


@pytest.mark.django_db
def test_the_application_has_on_each_table_what_its_model_says() -> None:
    rights = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE")
    for model in apps.get_models(include_auto_created=True):
        if model._meta.proxy or not model._meta.managed:
            continue
        changes = not getattr(model, "append_only", False)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT " + ", ".join(["has_table_privilege(%s, %s)"] * len(rights)),
                [part for right in rights for part in (model._meta.db_table, right)],
            )
            assert cursor.fetchone() == (True, True, changes, changes, False), model


@pytest.mark.django_db
def test_health_is_told_to_whoever_asks() -> None:
    answer = Client().get("/readyz")

    assert Client().get("/livez").json() == {"status": "ok"}
    assert answer.status_code == 200
    assert answer.json()["status"] == "ok"
    assert answer.json()["checks"] == {
        "database": "ok",
        "migrations": "ok",
        "cache": "ok",
    }
    assert isinstance(answer.json()["alarms"], list)


def test_a_house_whose_tables_are_behind_its_code_is_not_ready(
    fresh_database: str,
) -> None:
    applied = MigrationRecorder(connections["owner"])
    applied.record_unapplied("councils", "0001_initial")

    answer = Client().get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["checks"] == {
        "database": "ok",
        "migrations": "failed",
        "cache": "ok",
    }


def test_a_database_of_ones_own_is_empty_and_keeps_what_is_committed(
    fresh_database: str,
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database(), current_user")

        assert cursor.fetchone() == (fresh_database, database.APPLICATION_ROLE)
