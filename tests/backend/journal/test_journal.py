import hashlib
import json

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from backend.journal import leaf
from backend.journal.journal import record
from backend.journal.models import Disclosure, Entry
from tests import factories
from tests.factories import AT

pytestmark = pytest.mark.django_db


def test_each_entry_names_the_hash_of_the_one_before() -> None:
    body = factories.body()

    second = record("organization.renamed", body, by=None, at=AT)

    first = Entry.objects.get(object_id=body.pk, version=1)
    assert second.version == 2
    assert second.content["prev"] == bytes(first.leaf_hash).hex()
    assert bytes(body.journal_head or b"") == second.leaf_hash


def test_the_stored_bytes_are_canonical_and_hash_as_a_merkle_leaf() -> None:
    body = factories.body()

    entry = Entry.objects.get(object_id=body.pk)

    stored = bytes(entry.leaf)
    assert leaf.canonical(json.loads(stored)) == stored
    assert bytes(entry.leaf_hash) == hashlib.sha256(b"\x00" + stored).digest()


def test_a_leaf_holds_no_name_and_a_disclosure_opens_its_commitment() -> None:
    doer = factories.actor(factories.person("Құпия Адам"))
    body = factories.body()

    entry = record("body.noted", body, by=doer, at=AT, said={"name": "Құпия Адам"})

    assert "Құпия" not in bytes(entry.leaf).decode()
    shown = Disclosure.objects.get(entry=entry, field="name")
    opened = leaf.commitment("name", shown.value, salt=bytes(shown.salt))
    assert entry.content["c"]["name"] == opened
    assert leaf.commitment("name", "Басқа", salt=bytes(shown.salt)) != opened


def test_an_entry_that_is_not_public_names_its_object_by_commitment_alone() -> None:
    body = factories.body()

    entry = record("secret.kind", body, by=None, at=AT, public=False)

    text = bytes(entry.leaf).decode()
    assert "secret.kind" not in text
    assert str(body.pk) not in text
    assert {"t", "obj", "role", "files"} <= set(entry.content["c"])


def test_two_writers_of_one_version_do_not_both_succeed() -> None:
    body = factories.body()
    stale = type(body).objects.get(pk=body.pk)
    record("first", body, by=None, at=AT)

    with pytest.raises(IntegrityError), transaction.atomic():
        record("second", stale, by=None, at=AT)


@pytest.mark.parametrize("table", ["journal_entry", "journal_disclosure"])
@pytest.mark.parametrize(
    "statement",
    ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE"],
)
def test_the_application_cannot_change_what_was_written(
    table: str, statement: str
) -> None:
    factories.body()

    with (
        pytest.raises(DatabaseError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(table))


def test_floats_never_enter_a_leaf() -> None:
    with pytest.raises(TypeError, match="no floats"):
        leaf.canonical({"share": 0.5})


def test_a_leaf_that_no_tile_can_hold_is_refused() -> None:
    body = factories.body()

    with pytest.raises(leaf.LeafTooLarge):
        record("too.large", body, by=None, at=AT, files=["0" * 64] * 1000)
