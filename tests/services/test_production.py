"""The same programs on Debian's PostgreSQL, with Redis and a mail server."""

import psycopg2
import pytest
import requests

from tests.services.conftest import Services

POST_A_LETTER = """
from backend import clock
from backend.accounts.actions import people
from backend.notices import outbox
at = clock.now()
person = people.register(
    email="reader@example.org", name="Reader", language="en", by=None, at=at
)
outbox.post(
    "answer_assessed", to=person, context={}, about=("person", person.pk), at=at
)
"""


def test_web_database_migrations_and_cache_are_ready(services: Services) -> None:
    told = requests.get(f"{services.url}/readyz", timeout=5).json()

    assert told["status"] == "ok"
    assert told["checks"] == {"database": "ok", "migrations": "ok", "cache": "ok"}


def test_a_letter_goes_from_the_table_through_the_worker_to_the_mail_server(
    services: Services,
) -> None:
    done = services.manage("shell", "--no-imports", "--command", POST_A_LETTER)

    assert done.returncode == 0, done.stderr
    services.wait_for(lambda: services.post.letters)
    (letter,) = services.post.letters
    assert "To: reader@example.org" in letter
    assert "Message-ID: <" in letter


def test_demonstration_accounts_are_refused(services: Services) -> None:
    done = services.manage("demo_data")

    assert done.returncode != 0
    assert done.stderr.count("\n") == 1
    assert "embedded database alone" in done.stderr


def test_reset_never_touches_it(services: Services) -> None:
    done = services.manage("reset")

    assert done.returncode != 0
    assert "DATABASE_URL" in done.stderr


@pytest.mark.parametrize(
    "statement", ["UPDATE {} SET kind = kind", "DELETE FROM {}", "TRUNCATE {}"]
)
def test_the_application_cannot_rewrite_the_journal(
    services: Services,
    as_application: "psycopg2.extensions.connection",
    statement: str,
) -> None:
    with (
        as_application.cursor() as cursor,
        pytest.raises(psycopg2.errors.InsufficientPrivilege),
    ):
        cursor.execute(statement.format("journal_entry"))
