"""Lists: every row once, in order, whatever else is written meanwhile."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.accounts.models import User
from backend.files.models import File
from tests import factories
from tests.backend.api.conftest import client_of, upload

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.backend.api.doors")]

NAMES = [f"{'abc'[n % 3]}{'x' * (n % 4)}.txt" for n in range(11)]


@pytest.fixture
def files(owner: User) -> list[File]:
    return [upload(owner, name=name) for name in NAMES]


def walk(query: str, towards: str = "next", start: str = "") -> list[dict[str, Any]]:
    client, found = client_of(None), list[dict[str, Any]]()
    address = start or f"/api/v1/files/?{query}"
    while address:
        page = client.get(address).json()
        rows = page["results"]
        found = found + rows if towards == "next" else rows + found
        address = page[towards]
    return found


@pytest.mark.parametrize("ordering", ["name", "-name", "size", "-size", "uploaded_at"])
@pytest.mark.parametrize("size", [1, 2, 3, 11, 50])
def test_pages_hold_every_row_once_and_in_order(
    files: list[File], ordering: str, size: int
) -> None:
    rows = walk(f"ordering={ordering}&page_size={size}")

    field, down = ordering.removeprefix("-"), ordering.startswith("-")
    keys = [(row[field], row["id"]) for row in rows]
    assert keys == sorted(keys, reverse=down)
    assert len({row["id"] for row in rows}) == len(rows) == len(files)


@pytest.mark.parametrize("ordering", ["name", "-size"])
def test_the_way_back_is_the_way_forth(files: list[File], ordering: str) -> None:
    client = client_of(None)
    page = client.get(f"/api/v1/files/?ordering={ordering}&page_size=2").json()
    assert page["previous"] is None
    seen = page["results"]
    while page["next"]:
        page = client.get(page["next"]).json()
        seen += page["results"]

    back = walk("", "previous", page["previous"])

    assert back + page["results"] == seen


def test_a_row_that_comes_in_between_moves_no_other(files: list[File]) -> None:
    client = client_of(None)
    page = client.get("/api/v1/files/?ordering=name&page_size=5").json()

    upload(files[0].uploaded_by, name="a")
    rest = client.get(page["next"]).json()["results"]

    assert not {r["id"] for r in rest} & {r["id"] for r in page["results"]}


def test_the_last_page_has_no_next_and_an_empty_list_no_neighbours(db: None) -> None:
    page = client_of(None).get("/api/v1/files/").json()

    assert page == {"next": None, "previous": None, "results": []}


def test_a_cursor_of_another_ordering_is_refused(files: list[File]) -> None:
    client = client_of(None)
    address = client.get("/api/v1/files/?ordering=name&page_size=2").json()["next"]

    answer = client.get(address.replace("ordering=name", "ordering=size"))

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == "/cursor"


def test_a_cursor_that_was_changed_is_refused(files: list[File]) -> None:
    client = client_of(None)
    address = client.get("/api/v1/files/?ordering=name&page_size=2").json()["next"]

    assert client.get(address.replace("cursor=", "cursor=A")).status_code == 400


def test_a_list_takes_as_many_queries_for_one_row_as_for_many(owner: User) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as done:
            client_of(None).get("/api/v1/files/")
        return len(done)

    upload(owner)
    of_one = queries()
    for name in NAMES:
        upload(owner, name=name)

    assert queries() == of_one


def test_pages_are_cut_by_row_values_and_never_by_offset(files: list[File]) -> None:
    client = client_of(None)
    address = client.get("/api/v1/files/?ordering=name&page_size=2").json()["next"]

    with CaptureQueriesContext(connection) as done:
        client.get(address)

    (listing,) = [q["sql"] for q in done if "files_file" in q["sql"]]
    assert ") > (" in listing
    assert "OFFSET" not in listing
    assert " OR " not in listing


def test_filters_and_counts(files: list[File], owner: User) -> None:
    other = upload(factories.person(), name="other.txt")
    client = client_of(None)

    mine = client.get(f"/api/v1/files/?uploaded_by={owner.pk}&count=exact").json()
    his = client.get(f"/api/v1/files/?uploaded_by={other.uploaded_by_id}").json()

    assert mine["count"] == len(files)
    assert [row["id"] for row in his["results"]] == [str(other.pk)]
    assert "count" not in his
    assert client.get("/api/v1/files/?is_public=false").json()["results"] == []
    assert client.get("/api/v1/files/?count=estimate").json()["count"] >= 0


def test_fields_can_be_left_out(file: File) -> None:
    client = client_of(None)

    rows = client.get("/api/v1/files/?fields=id,name").json()["results"]
    item = client.get(f"/api/v1/files/{file.pk}/?fields=name").json()

    assert rows == [{"id": str(file.pk), "name": "a.txt"}]
    assert item == {"name": "a.txt"}


@pytest.mark.parametrize("rest", ["", "{pk}/", "{pk}/beside/"])
def test_what_has_not_changed_is_not_sent_again(file: File, rest: str) -> None:
    client, path = client_of(None), f"/api/v1/files/{rest.format(pk=file.pk)}"
    etag = client.get(path)["ETag"]

    again = client.get(path, headers={"if-none-match": etag})
    File.objects.filter(pk=file.pk).update(name="b.txt")
    changed = client.get(path, headers={"if-none-match": etag})

    assert (again.status_code, again.content) == (304, b"")
    assert changed.status_code == 200
    assert changed["ETag"] != etag
    assert "Accept-Language" in changed["Vary"]
