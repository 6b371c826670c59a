"""Doors of draft acts: who sees, who may, what is refused, how many queries."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.accounts.actor import Actor
from backend.accounts.roles import Role
from backend.files import uploads
from councils.actions import draft_acts
from councils.models import DraftAct
from councils.rules.draft_acts import Sort
from councils.states import DRAFT_ACT
from tests import factories
from tests.councils import draft_factories as drafts
from tests.councils import factories as made
from tests.councils.clock import standing_at
from tests.councils.draft_doors import (
    API,
    client_of,
    do,
    notify,
    read,
    stranger,
)
from tests.councils.draft_factories import AT, KK, RU, Desk
from tests.house import doors

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with standing_at(AT):
        yield


@pytest.fixture
def desk() -> Desk:
    """Return a council, and the officer of the body that writes to it."""
    return drafts.desk()


def test_every_act_of_the_table_has_its_door_but_silence() -> None:
    verbs = {
        operation.verb
        for operation in doors.operations()
        if operation.route.startswith("api/v1/draft-acts/")
    }

    assert set(DRAFT_ACT.all_acts()) - verbs == {"fall-silent"}


def test_a_body_and_a_council_walk_the_whole_road_through_the_doors(
    desk: Desk,
) -> None:
    house, officer = desk.house, desk.officer
    commission = drafts.commission(house)

    made_one = notify(desk, officer, kind="law", term_set=10)
    pk = made_one.json()["id"]
    steps = [
        do(pk, "assign", house.chair, commission=str(commission.pk)),
        do(pk, "write-opinion", house.members[1], opinion_kk=KK, opinion_ru=RU),
        do(pk, "send-opinion", house.chair),
        do(pk, "disagree", officer, text="3-тармақ заңнан туындайды."),
        do(pk, "annex", officer),
    ]

    assert made_one.status_code == 201
    assert made_one["location"].endswith(f"/draft-acts/{pk}/")
    assert [step.status_code for step in steps] == [200] * 5
    assert [step.json()["state"] for step in steps] == [
        "notified",
        "notified",
        "opinion_sent",
        "disagreed",
        "annexed",
    ]
    told = client_of().get(f"{API}/draft-acts/{pk}/").json()
    assert told["commission"]["name_kk"] == commission.name_kk
    assert (told["opinion_kk"], told["opinion_ru"]) == (KK, RU)
    assert told["has_agreed"] is False
    assert told["reply_text"] == "3-тармақ заңнан туындайды."
    assert told["annexed_on"] == "2026-11-23"
    assert "moves" not in told


def test_every_term_is_public_with_its_reason(desk: Desk) -> None:
    draft = drafts.notified(desk.house, by=desk.officer, term_set=5)

    (row,) = client_of().get(f"{API}/draft-acts/").json()["results"]

    owed = row["opinion_obligation"]
    assert row["id"] == str(draft.pk)
    assert (owed["due_on"], owed["overdue"]) == ("2026-12-07", False)
    assert "10 working days" in owed["explanation"]
    assert (row["term_set"], row["is_term_short"]) == (5, True)
    (breach,) = row["breaches"]
    assert breach["code"] == "term-too-short"
    assert "20(2)" in breach["provision"]
    assert row["letter_obligation"] is None
    assert row["letter_reading"] is None


def test_the_start_of_the_letters_term_is_said_to_be_our_reading(desk: Desk) -> None:
    told = read(drafts.sent(desk.house))

    assert told["letter_obligation"]["due_on"] == "2026-12-07"
    assert told["letter_obligation"]["started_on"] == "2026-11-23"
    assert "we read" in told["letter_reading"]


def test_an_opinion_is_the_councils_own_until_it_is_sent(desk: Desk) -> None:
    house = desk.house
    draft = drafts.written(house, drafts.notified(house))
    readers = (house.secretary, house.chair, house.members[1])
    others = (desk.officer, stranger(), made.house(size=3).secretary, None)

    before = [[read(draft, who)["opinion_kk"] for who in w] for w in (readers, others)]
    draft_acts.send_opinion(draft, by=house.chair, at=AT)
    after = [read(draft, who)["opinion_ru"] for who in others]

    assert before == [[KK] * 3, [None] * 4]
    assert after == [RU] * 4


def test_a_list_hides_what_an_item_hides(desk: Desk) -> None:
    drafts.written(desk.house, drafts.notified(desk.house))

    def opinions(who: Actor | None) -> list[Any]:
        rows = client_of(who).get(f"{API}/draft-acts/").json()["results"]
        return [row["opinion_kk"] for row in rows]

    assert (opinions(None), opinions(desk.house.secretary)) == ([None], [KK])


def test_a_body_notifies_for_itself_and_the_secretary_from_paper(desk: Desk) -> None:
    head = factories.holder(Role.HEAD, desk.house.body)
    elsewhere = factories.holder(Role.OFFICER, factories.body("Басқа орган"))
    other = made.house(size=3).secretary

    allowed = [notify(desk, who) for who in (desk.officer, head, desk.house.secretary)]
    refused = [
        notify(desk, who)
        for who in (elsewhere, other, desk.house.chair, stranger(), None)
    ]

    assert [answer.status_code for answer in allowed] == [201] * 3
    assert [answer.status_code for answer in refused] == [403, 403, 403, 403, 401]
    assert DraftAct.objects.count() == 3


def assigned(desk: Desk) -> DraftAct:
    draft = drafts.notified(desk.house)
    commission = drafts.commission(desk.house, member=2)
    return draft_acts.assign(draft, commission=commission, by=desk.house.chair, at=AT)


RIGHTS: dict[str, tuple[Callable[[Desk], DraftAct], str]] = {
    # who may: Secretary, cHair, a Member, a member of its Commission, the Officer
    "assign": (lambda desk: drafts.notified(desk.house), "SH"),
    "write-opinion": (assigned, "SHC"),
    "send-opinion": (lambda desk: drafts.notified(desk.house), "SH"),
    "record-receipt": (lambda desk: drafts.sent(desk.house), "SO"),
    "agree": (lambda desk: drafts.sent(desk.house), "SO"),
    "disagree": (lambda desk: drafts.sent(desk.house), "SO"),
    "annex": (lambda desk: drafts.sent(desk.house), "SO"),
    "withdraw": (lambda desk: drafts.notified(desk.house), "SO"),
    "put-on-agenda": (lambda desk: drafts.notified(desk.house), "SH"),
}


@pytest.mark.parametrize("verb", RIGHTS)
def test_each_office_may_do_its_own_acts_and_no_others(desk: Desk, verb: str) -> None:
    make, may = RIGHTS[verb]
    draft, house = make(desk), desk.house
    people = {
        "S": house.secretary,
        "H": house.chair,
        "M": house.members[1],
        "C": house.members[2],
        "O": desk.officer,
        "X": stranger(),
    }

    lets = {
        letter: verb
        not in [
            move["act"]
            for move in read(draft, who)["moves"]
            if "not-yours" in [reason["code"] for reason in move["reasons"]]
        ]
        for letter, who in people.items()
    }

    refused = [letter for letter, is_let in lets.items() if not is_let]
    assert "".join(letter for letter, is_let in lets.items() if is_let) == may
    answers = [do(draft, verb, people[letter]) for letter in refused]
    assert {answer.status_code for answer in answers} == {403}
    assert do(draft, verb, None).status_code == 401


def test_the_file_of_a_reply_is_public_and_linked(desk: Desk) -> None:
    draft = drafts.sent(desk.house)

    def upload(*, is_public: bool) -> str:
        file = uploads.keep(
            b"letter",
            name="hat.txt",
            media_type="text/plain",
            is_public=is_public,
            by=desk.officer,
            at=AT,
        )
        return str(file.pk)

    hidden = do(draft, "agree", desk.officer, file=upload(is_public=False))
    shown = do(draft, "agree", desk.officer, file=upload(is_public=True))

    assert hidden.json()["errors"][0]["pointer"] == "/file"
    assert (hidden.status_code, shown.status_code) == (400, 200)
    link = read(draft)["links"]["reply"]
    assert b"".join(client_of().get(link).streaming_content) == b"letter"  # type: ignore[attr-defined]


def test_duties_of_both_sides_stand_in_the_inbox_of_all_duties(desk: Desk) -> None:
    house = desk.house
    draft = drafts.sent(house)
    waiting = drafts.notified(house)

    def owed(debtor: Any, kind: str) -> list[Any]:
        query = f"debtor={debtor.pk}&kind={kind}"
        answer = client_of().get(f"{API}/obligations/?{query}")
        rows = answer.json()["results"]
        return [(row["subject_id"], row["state"], row["lapses"]) for row in rows]

    assert owed(house.council.organization, "opinion_on_draft_act") == [
        (str(waiting.pk), "open", True),
        (str(draft.pk), "discharged", True),
    ]
    assert owed(house.body, "letter_on_draft_act") == [(str(draft.pk), "open", False)]


def test_a_draft_is_put_on_an_agenda_and_found_from_it(desk: Desk) -> None:
    house = desk.house
    draft = drafts.notified(house)
    meeting = made.planned(house, items=0)

    put = do(draft, "put-on-agenda", house.secretary, meeting=str(meeting.pk))

    link = read(draft)["links"]["agenda-items"]
    assert put.status_code == 201
    assert put.json()["draft_act"] == str(draft.pk)
    assert client_of().get(link).json()["results"] == []  # a plan is not public
    (item,) = client_of(house.chair).get(link).json()["results"]
    assert item["meeting"] == str(meeting.pk)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("state=notified", 2),
        ("state=opinion_sent", 1),
        ("kind=law", 1),
        ("is_term_short=true", 1),
        ("due_before=2026-12-07", 2),
        ("due_after=2026-12-08", 1),
        ("notified_after=2026-11-24", 0),
        ("q=парковки", 3),
        ("q=шекара", 0),
        ("ordering=-due_on", 3),
    ],
)
def test_drafts_are_found_by_what_is_known_of_them(
    desk: Desk, query: str, found: int
) -> None:
    house = desk.house
    drafts.notified(house)
    drafts.notified(house, sort=Sort.LAW, term_set=5)
    drafts.sent(house)
    address = f"{API}/draft-acts/?council={house.council.pk}"

    answer = client_of().get(f"{address}&{query}")

    assert answer.status_code == 200
    assert len(answer.json()["results"]) == found


def test_a_list_takes_as_many_queries_for_many_drafts_as_for_one(desk: Desk) -> None:
    client = client_of(desk.house.secretary)

    def asked() -> tuple[int, int]:
        with CaptureQueriesContext(connection) as caught:
            answer = client.get(f"{API}/draft-acts/?page_size=200")
        return len(caught), len(answer.json()["results"])

    drafts.sent(desk.house)
    few, one = asked()
    for _time in range(3):
        house = made.house(size=3)
        commission = drafts.commission(house)
        draft = drafts.notified(house)
        draft_acts.assign(draft, commission=commission, by=house.chair, at=AT)
        drafts.sent(house, term_set=3)
    many, seven = asked()

    assert (one, seven) == (1, 7)
    assert few == many
