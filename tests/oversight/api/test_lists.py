"""Lists take a constant number of queries, whatever their length."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from oversight.actions import openings
from tests import factories
from tests.oversight.api.test_watchdog_road import Story, client

pytestmark = pytest.mark.django_db


def queries(reader: APIClient, path: str) -> tuple[int, int]:
    """Return how many rows a list has, and how many queries it took."""
    with CaptureQueriesContext(connection) as caught:
        answer = reader.get(path)
    return len(answer.json()["results"]), len(caught)


def test_the_list_of_cases_takes_as_many_queries_for_fifty_as_for_one() -> None:
    citizen, body = factories.citizen(), factories.body()
    reader, path = client(citizen), "/api/v1/cases/?page_size=50"
    counts = []
    for wanted in (1, 49):
        for number in range(wanted):
            openings.open_draft(
                initiator=None,
                theme=f"Су {number}",
                language="kk",
                tasks="",
                bodies=[body],
                region=None,
                by=factories.actor(citizen),
                at=factories.AT,
            )
        counts.append(queries(reader, path))

    (one, at_first), (fifty, later) = counts
    assert (one, fifty) == (1, 50)
    assert later == at_first


@pytest.mark.parametrize(
    "name", ["recommendations", "obligations", "deliveries", "final-documents"]
)
def test_a_list_takes_as_many_queries_for_fifty_rows_as_for_one(name: str) -> None:
    path = f"/api/v1/{name}/?page_size=50"
    story = Story()
    story.sent("Бір")
    reader = client(None)
    few, at_first = queries(reader, path)

    if name in ("recommendations", "obligations"):
        story.sent(*(f"Ұсыным {number}" for number in range(49)))
    else:
        for _number in range(9):
            story.sent("Тағы")
    many, later = queries(reader, path)

    assert many >= few + 9
    assert later == at_first


def test_pages_follow_one_another_without_gap_or_repeat() -> None:
    story = Story()
    for _number in range(7):
        story.opened()
    reader = client(story.citizen)

    seen, path = [], "/api/v1/cases/?page_size=3"
    while path:
        page = reader.get(path).json()
        seen += [row["id"] for row in page["results"]]
        path = page["next"]

    assert len(seen) == len(set(seen)) == 7


def test_what_has_not_changed_is_not_sent_again() -> None:
    Story().sent("Су")
    reader = client(None)

    first = reader.get("/api/v1/cases/")
    again = reader.get("/api/v1/cases/", headers={"if-none-match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
