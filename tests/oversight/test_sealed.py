"""What was sent, received or signed stays as it was, whatever the code asks for.

Each seal of the migration is tried by SQL, with the rights of the application, on a
row that the acts have made: every sealed column, and the deletion.
"""

from importlib import import_module
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from psycopg2.sql import SQL, Composable, Composed, Identifier, Literal

from backend.accounts.roles import Role
from tests import factories
from tests.councils.api.calling import client_of
from tests.oversight import sealed_rows

pytestmark = pytest.mark.django_db
MIGRATION: Any = import_module("oversight.migrations.0013_sealed")
REFUSED = {"23001", "42501"}  # our trigger; no right at all
OTHER: dict[str, str] = {
    "ARRAY": "ARRAY['x']",
    "boolean": "NOT coalesce({0}, false)",
    "date": "coalesce({0}, DATE '2020-01-01') + 1",
    "integer": "coalesce({0}, 0) + 7",
    "jsonb": "'{{\"x\": 1}}'::jsonb",
    "numeric": "coalesce({0}, 0) + 7",
    "smallint": "coalesce({0}, 0) + 7",
    "timestamp with time zone": "coalesce({0}, now()) + interval '1 day'",
    "character varying": "overlay(coalesce({0}, '') placing '~' from 1 for 1)",
    "text": "coalesce({0}, '') || 'x'",
    "uuid": "gen_random_uuid()",
}


def ask(statement: Composable) -> list[Any]:
    """Return the rows of a query."""
    with connection.cursor() as cursor:
        cursor.execute(statement)
        rows: list[Any] = cursor.fetchall()
        return rows


def is_refused(statement: Composable) -> bool:
    """Tell whether the database refuses a statement because of a seal."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
            return False
    except DatabaseError as refusal:
        return getattr(refusal.__cause__, "pgcode", "") in REFUSED


def worded(statement: str, *names: str) -> Composed:
    """Return a statement with the names of tables and columns put in."""
    return SQL(statement).format(*map(Identifier, names))


def types_of(table: str) -> dict[str, str]:
    asked = SQL(
        "SELECT column_name, data_type FROM information_schema.columns"
        " WHERE table_name = {}"
    )
    return dict(ask(asked.format(Literal(table))))


def faults_of(table: str, since: str, columns: tuple[str, ...]) -> list[str]:
    """Return the columns of one seal that can be changed all the same."""
    found = ask(worded("SELECT id FROM {} WHERE {} IS NOT NULL LIMIT 1", table, since))
    if not found:
        return [f"{table}: no row since {since}"]
    here = SQL(" WHERE id = {}").format(Literal(str(found[0][0])))
    types = types_of(table)
    removed = is_refused(worded("DELETE FROM {}", table) + here)
    faults = [] if removed else [f"{table}: deleted"]
    for column in columns:
        changed = worded("UPDATE {} SET {} = ", table, column)
        if not is_refused(changed + worded(OTHER[types[column]], column) + here):
            faults.append(f"{table}.{column}")
    return faults


def test_no_sealed_column_can_be_changed_and_no_sealed_row_deleted() -> None:
    sealed_rows.make()

    faults = [
        fault
        for table, since, _grows, columns in MIGRATION.SEALS
        for fault in faults_of(table, since, columns)
    ]

    assert faults == []


def test_what_is_only_added_to_cannot_be_changed_or_emptied() -> None:
    for table in MIGRATION.APPEND_ONLY:
        assert is_refused(worded("UPDATE {} SET id = id", table)), table
        assert is_refused(worded("DELETE FROM {}", table)), table
        assert is_refused(worded("TRUNCATE {} CASCADE", table)), table


def test_no_row_of_a_kept_list_can_be_changed_or_removed() -> None:
    sealed_rows.make()

    for table in MIGRATION.KEPT_LISTS:
        assert ask(worded("SELECT 1 FROM {} LIMIT 1", table)), f"{table}: no row"
        assert is_refused(worded("UPDATE {} SET id = id", table)), table
        assert is_refused(worded("DELETE FROM {}", table)), table
        assert is_refused(worded("TRUNCATE {} CASCADE", table)), table


def test_a_row_that_is_not_sealed_yet_can_be_changed() -> None:
    draft = sealed_rows.drafted_document()

    draft.text = "Басқа мәтін"
    draft.save(update_fields=["text"])
    draft.refresh_from_db()

    assert draft.text == "Басқа мәтін"


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.SUPERVISOR, Role.AUDITOR])
def test_no_office_has_a_door_to_what_was_sent(role: Role) -> None:
    """Neither PUT, PATCH nor DELETE has a door, and no act of theirs is open."""
    line = sealed_rows.sent_line()
    client = client_of(factories.holder(role, factories.body("Басқарушы")))
    address = f"/api/v1/recommendations/{line.pk}/"

    for method in ("put", "patch", "delete"):
        answer = getattr(client, method)(address, {"text": "Басқа"}, format="json")
        assert answer.status_code == 405, method
    moves = client.get(address).json()["moves"]

    assert moves
    assert [move["act"] for move in moves if move["open"]] == []
