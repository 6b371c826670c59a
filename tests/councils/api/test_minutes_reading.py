"""What minutes show, to whom, and in how many queries; their papers."""

import hashlib
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from backend.files.models import File
from councils.actions import minutes as drafting
from councils.actions import minutes_papers
from councils.models import Minutes
from tests.backend.papers import readers
from tests.councils import factories as made
from tests.councils import minutes_factories as kept
from tests.councils.clock import standing_at
from tests.councils.factories import AT, DAY, House
from tests.councils.minutes_doors import client_of, do, got, others
from tests.councils.minutes_factories import FIXED, SENT

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    """Return a council of three with accounts, two of whom come to meetings."""
    return made.house(size=3, people=3)


@pytest.fixture(autouse=True)
def clock_after_the_meeting() -> Iterator[None]:
    """Let it be two hours after the meeting, whose draft is out for remarks."""
    with standing_at(SENT):
        yield


def test_a_draft_is_the_councils_own(house: House) -> None:
    item = kept.sent(house)
    people = others(house)

    seen = {name: got(item, by).status_code for name, by in people.items()}

    assert seen == {
        "secretary": 200,
        "chair": 200,
        "member": 200,
        "stranger": 404,
        "other secretary": 404,
        "head of the body": 404,
    }
    assert got(item).status_code == 404
    assert client_of().get("/api/v1/minutes/").json()["results"] == []


def test_published_minutes_are_everybodys_and_their_remarks_are_not(
    house: House,
) -> None:
    item = kept.sent(house)
    remark = drafting.remark(item, text="Түзету", by=house.members[1], at=SENT)
    drafting.answer_remark(
        item, remark=remark, is_taken=True, answer="", by=house.secretary, at=SENT
    )
    item = _published(house, item)

    stranger, member = got(item).json(), got(item, house.members[2]).json()

    assert stranger["remarks"] is None
    assert [one["text"] for one in member["remarks"]] == ["Түзету"]
    assert stranger["content"]["items"][0]["heard_kk"] == kept.HEARD_KK
    assert stranger["digest"] == item.digest
    assert stranger["secretary_signed_by"] == house.secretary.user.name
    assert stranger["verified"] == dict.fromkeys(stranger["verified"], True)
    assert len(stranger["content_digest"]) == 64
    assert "moves" not in stranger


def _published(house: House, item: Minutes) -> Minutes:
    with standing_at(FIXED):
        for verb, by in (
            ("freeze", house.secretary),
            ("sign-as-secretary", house.secretary),
            ("sign-as-chair", house.chair),
            ("publish", house.secretary),
        ):
            assert do(item, verb, by).status_code == 200
    return Minutes.objects.get(pk=item.pk)


def test_the_term_for_remarks_says_that_it_is_a_setting(house: House) -> None:
    unsettled = got(kept.drafted(house), house.secretary).json()["remarks_term"]
    kept.settle(house, "meeting.minutes.remarks", 2)
    other = kept.drafted(house, kept.closed(house, at=AT + DAY), at=AT + DAY)
    before = got(other, house.secretary).json()["remarks_term"]
    sent = do(other, "send-for-remarks", house.secretary).json()

    assert unsettled is None
    assert (before["is_setting"], before["source"]) == (True, kept.SOURCE)
    assert before["due_on"] == sent["remarks_term"]["due_on"] == "2026-11-25"
    assert "25 November 2026" in sent["remarks_term"]["explanation"]
    assert sent["remarks_until"].startswith("2026-11-25T23:59")


def test_a_draft_of_a_hearing_tells_what_the_law_asks_and_is_not_there(
    house: House,
) -> None:
    meeting = kept.public_hearing(house)
    begun = drafting.draft(meeting, by=house.secretary, at=SENT)

    lacking = got(begun, house.secretary).json()["lacking"]
    full = got(kept.drafted(house), house.secretary).json()["lacking"]

    assert [one["code"] for one in lacking] == ["minutes-no-speeches"]
    assert "21(5)" in lacking[0]["provision"]
    assert full == []


def test_papers_are_for_the_council_first_and_then_for_everybody(house: House) -> None:
    item = kept.frozen(house)
    here = f"/api/v1/minutes/{item.pk}/papers"

    assert client_of().get(f"{here}/pdf_kk/").status_code == 404
    assert bytes_of(client_of(house.chair).get(f"{here}/pdf_kk/")).startswith(b"%PDF")
    item = _published_from_frozen(house, item)

    for name in minutes_papers.FIELDS:
        kind, language = name.split("_")
        public = client_of().get(f"{here}/{name}/")
        file = getattr(item, name)
        assert hashlib.sha256(bytes_of(public)).hexdigest() == file.sha256
        assert public.headers["content-disposition"].endswith(
            f'minutes-2026-1-v1-{language}.{kind}"'
        )
        assert client_of().get(f"/api/v1/files/{file.pk}/").status_code == 200


def bytes_of(answer: Any) -> bytes:
    """Return what a download holds; read to its end it lets its file go."""
    return b"".join(answer.streaming_content)


def _published_from_frozen(house: House, item: Minutes) -> Minutes:
    with standing_at(FIXED):
        for verb, by in (
            ("sign-as-secretary", house.secretary),
            ("sign-as-chair", house.chair),
            ("publish", house.secretary),
        ):
            assert do(item, verb, by).status_code == 200
    return Minutes.objects.get(pk=item.pk)


def test_a_paper_of_a_draft_is_drawn_now_and_says_that_it_is_a_draft(
    house: House,
) -> None:
    item = kept.sent(house)
    address = f"/api/v1/minutes/{item.pk}/papers/pdf_ru/"
    files = File.objects.count()

    answer = client_of(house.members[1]).get(address)

    text = readers.text_of(bytes_of(answer))
    assert "Проект: текст не закреплён и не подписан" in text
    assert house.secretary.user.name in text
    assert File.objects.count() == files
    unknown = client_of(house.members[1]).get(address.replace("pdf_ru", "pdf_en"))
    assert unknown.status_code == 404


def test_a_list_takes_as_many_queries_of_many_as_of_one(house: House) -> None:
    kept.published(house)
    client, address = client_of(house.secretary), "/api/v1/minutes/?page_size=200"
    client.get(address)
    one = _queries(client, address)
    for days in range(1, 5):
        kept.published(house, at=AT - 30 * DAY + 5 * days * DAY)

    assert _queries(client, address) == one
    assert len(client.get(address).json()["results"]) == 5


@pytest.mark.parametrize("who", ["stranger", "secretary"])
def test_an_item_takes_as_many_queries_of_a_long_meeting_as_of_a_short_one(
    house: House, who: str
) -> None:
    by = None if who == "stranger" else house.secretary
    short = kept.published(house, at=AT - 10 * DAY)
    meeting = kept.busy(house, items=9, present=3, at=AT - 5 * DAY)
    long = kept.published(house, meeting, at=AT - 5 * DAY)
    client = client_of(by)
    addresses = [f"/api/v1/minutes/{one.pk}/" for one in (short, long)]
    client.get(addresses[0])

    few, many = (_queries(client, address) for address in addresses)

    assert few == many


def _queries(client: APIClient, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("state=published", 1),
        ("state=drafted", 0),
        ("version=1", 1),
        ("version=2", 0),
        ("published_after=2026-11-26", 1),
        ("published_after=2026-11-27", 0),
        ("published_before=2026-11-25", 0),
    ],
)
def test_minutes_are_sought_by_state_version_and_day(
    house: House, query: str, found: int
) -> None:
    kept.published(house)

    rows = client_of().get(f"/api/v1/minutes/?{query}").json()["results"]

    assert len(rows) == found


def test_minutes_are_sought_by_council_and_meeting(house: House) -> None:
    item = kept.published(house)
    other = kept.published(made.house(size=3, people=3))

    for query, wanted in (
        (f"council={house.council.pk}", item),
        (f"meeting={other.meeting_id}", other),
    ):
        rows = client_of().get(f"/api/v1/minutes/?{query}").json()["results"]
        assert [row["id"] for row in rows] == [str(wanted.pk)]
