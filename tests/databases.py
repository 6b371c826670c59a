"""Databases for tests: copied in some 50 ms from a template that is migrated once."""

import fcntl
import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connections
from psycopg2 import extensions, sql

from backend.cluster import fleeting
from backend.database import OWNER_ROLE

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / "var" / "test"
MADE_FROM = (
    "requirements.txt",
    "backend/management/commands/prepare_database.py",
    "*/migrations/*.py",
    "backend/*/migrations/*.py",
    "*/models/*.py",
    "backend/*/models/*.py",
    "backend/*/models.py",
    "backend/*/data/*",
)


def template() -> str:
    """Return the name of the migrated template, made anew when its sources changed."""
    name = f"kenes_template_{_digest()}"
    with (HOME / "template.lock").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with administration() as cursor:
            remove_leftovers(cursor)
            if _exists(cursor, name):
                return name
            draft = f"{name}_draft"
            drop(draft)
            _create(cursor, draft, template="template0")
            done = manage("prepare_database", database=draft)
            assert done.returncode == 0, f"prepare_database failed:\n{done.stderr}"
            statement = sql.SQL("ALTER DATABASE {} RENAME TO {}")
            cursor.execute(
                statement.format(sql.Identifier(draft), sql.Identifier(name))
            )
    return name


def create(name: str) -> None:
    """Make a database of that name from the template."""
    source = template()
    with administration() as cursor:
        _create(cursor, name, template=source)


def drop(name: str) -> None:
    """Remove a database, whoever is still connected."""
    with administration() as cursor:
        statement = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
        cursor.execute(statement.format(sql.Identifier(name)))


@contextmanager
def administration() -> Iterator[extensions.cursor]:
    """Give a cursor that may make and drop databases."""
    with closing(fleeting(HOME).connect()) as connection, connection.cursor() as cursor:
        yield cursor


@contextmanager
def switched(name: str) -> Iterator[None]:
    """Let this process, all its threads, work on the database of that name."""
    before = {alias: connections.databases[alias]["NAME"] for alias in connections}
    try:
        _switch(dict.fromkeys(before, name))
        yield
    finally:
        _switch(before)


def remove_leftovers(cursor: extensions.cursor) -> None:
    """Drop the databases of runs that were killed, and templates a day old."""
    cursor.execute(
        """
        SELECT datname,
               (pg_stat_file('base/' || oid || '/PG_VERSION', true)).modification
               < now() - interval '1 day'
        FROM pg_database WHERE datname LIKE 'kenes\\_%'
        """
    )
    for name, is_old in cursor.fetchall():
        run = re.fullmatch(r"kenes_test_(\d+)_.*", name)
        if is_old or (run and not Path(f"/proc/{run[1]}").exists()):
            drop(name)


def manage(
    *arguments: str, database: str, environment: Mapping[str, str] | None = None
) -> "subprocess.CompletedProcess[str]":
    """Run a management command on that database, in a process of its own."""
    return subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), *arguments],
        env={**(environment or os.environ), "KENES_DATABASE": database},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def _switch(names: Mapping[str, str]) -> None:
    for alias, name in names.items():
        connections[alias].close()
        connections.databases[alias]["NAME"] = name


def _exists(cursor: extensions.cursor, name: str) -> bool:
    cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
    return cursor.fetchone() is not None


def _create(cursor: extensions.cursor, name: str, *, template: str) -> None:
    cursor.execute(
        sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}").format(
            sql.Identifier(name), sql.Identifier(OWNER_ROLE), sql.Identifier(template)
        )
    )


def _digest() -> str:
    """Return a short digest of all that the template is made from."""
    digest = hashlib.sha256()
    for pattern in MADE_FROM:
        for path in sorted(ROOT.glob(pattern)):
            if path.is_file():
                digest.update(str(path.relative_to(ROOT)).encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
