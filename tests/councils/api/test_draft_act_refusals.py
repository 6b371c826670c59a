"""Doors of draft acts: what they refuse, and how they say so."""

from collections.abc import Iterator
from typing import Any

import pytest

from councils.models import DraftAct
from tests.councils import draft_factories as drafts
from tests.councils import factories as made
from tests.councils.clock import standing_at
from tests.councils.draft_doors import API, client_of, do, notify, read
from tests.councils.draft_factories import AT, KK, Desk

pytestmark = pytest.mark.django_db
BOTH_SIDES, SEND = ("council", "body"), "send-opinion"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with standing_at(AT):
        yield


@pytest.fixture
def desk() -> Desk:
    """Return a council, and the officer of the body that writes to it."""
    return drafts.desk()


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"title_ru": ""}, "/title_kk"),
        ({"title_ru": "x" * 1_001}, "/title_ru"),
        ({"title_ru": "a\u0007"}, "/title_ru"),
        ({"kind": "rumour"}, "/kind"),
        ({"portal_url": "javascript:alert(1)"}, "/portal_url"),
        ({"notified_on": "2026-11-24"}, "/notified_on"),
        ({"notified_on": "yesterday"}, "/notified_on"),
        ({"term_set": -1}, "/term_set"),
        ({"term_set": 366}, "/term_set"),
        ({"term_set": "10"}, "/term_set"),
        ({"exempt": "friend"}, "/exempt"),
        ({"council": "x"}, "/council"),
        ({"extra": 1}, "/extra"),
    ],
)
def test_what_is_wrong_with_a_notification_is_named_and_nothing_is_kept(
    desk: Desk, change: Any, pointer: str
) -> None:
    answer = notify(desk, desk.officer, **change)

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == pointer
    assert not DraftAct.objects.exists()


def test_a_notification_to_no_council_or_of_no_body_is_not_found(desk: Desk) -> None:
    nowhere = "00000000-0000-7000-8000-000000000000"

    answers = [notify(desk, desk.officer, **{key: nowhere}) for key in BOTH_SIDES]

    assert [answer.status_code for answer in answers] == [404, 404]


@pytest.mark.parametrize(
    ("change", "code", "provision"),
    [
        ({"kind": "law", "exempt": "deputies"}, "exempt-draft", "20(4)"),
        ({"exempt": "veterinary"}, "exempt-draft", "20(2)"),
        ({"notified_on": "2026-11-20"}, "not-today", "20(2)"),
    ],
)
def test_a_notification_that_the_law_refuses_says_by_which_provision(
    desk: Desk, change: Any, code: str, provision: str
) -> None:
    answer = notify(desk, desk.officer, **change)

    (breach,) = answer.json()["breaches"]
    assert answer.status_code == 409
    assert breach["code"] == code
    assert provision in breach["provision"]
    assert not DraftAct.objects.exists()


def test_an_opinion_that_may_not_go_says_why_before_it_is_tried(desk: Desk) -> None:
    draft = drafts.notified(desk.house)

    (move,) = [m for m in read(draft, desk.house.chair)["moves"] if m["act"] == SEND]
    refused = do(draft, SEND, desk.house.chair)

    codes = [reason["code"] for reason in move["reasons"]]
    assert (move["open"], codes) == (False, ["one-language"])
    assert refused.status_code == 409
    assert [b["code"] for b in refused.json()["breaches"]] == codes


def test_a_reply_waits_for_the_receipt_and_says_so() -> None:
    house = made.house(size=3)
    draft = drafts.sent(house)

    def moves() -> dict[str, list[str]]:
        return {
            move["act"]: [reason["code"] for reason in move["reasons"]]
            for move in read(draft, house.secretary)["moves"]
        }

    before = moves()
    do(draft, "record-receipt", house.secretary, received_on="2026-11-23", proof="№ 7")
    after = moves()

    assert (before["agree"], before["record-receipt"]) == (["receipt-unknown"], [])
    assert (after["agree"], after["record-receipt"]) == ([], ["receipt-known"])


@pytest.mark.parametrize(
    ("verb", "body", "pointer"),
    [
        ("withdraw", {}, "/reason"),
        ("withdraw", {"reason": " "}, "/reason"),
        ("assign", {}, "/commission"),
        ("assign", {"commission": 5}, "/commission"),
        ("write-opinion", {"opinion_kk": "x" * 20_001}, "/opinion_kk"),
        ("write-opinion", {"opinion_ru": None}, "/opinion_ru"),
        ("send-opinion", {"at": "now"}, "/at"),
        ("put-on-agenda", {}, "/meeting"),
    ],
)
def test_what_is_wrong_with_an_act_is_named(
    desk: Desk, verb: str, body: Any, pointer: str
) -> None:
    draft = drafts.written(desk.house, drafts.notified(desk.house))

    answer = do(draft, verb, desk.house.secretary, **body)

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == pointer
    draft.refresh_from_db()
    assert (draft.state, draft.opinion_kk) == ("notified", KK)


def test_a_step_that_the_procedure_does_not_have_is_refused(desk: Desk) -> None:
    draft = drafts.notified(desk.house)

    answer = do(draft, "annex", desk.officer)

    assert answer.status_code == 409
    assert answer.json()["type"] == "/problems/move-refused"


@pytest.mark.parametrize("query", ["due=1", "state=x", "due_before=soon", "q=a&q=b"])
def test_a_question_that_is_not_understood_is_refused(query: str) -> None:
    assert client_of().get(f"{API}/draft-acts/?{query}").status_code == 400
