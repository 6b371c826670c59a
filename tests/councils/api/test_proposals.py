from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend import clock
from councils.models import AgendaProposal
from tests import factories
from tests.councils import factories as made
from tests.councils.api.calling import client_of
from tests.councils.factories import House

pytestmark = pytest.mark.django_db
PROPOSALS = "/api/v1/agenda-proposals/"


def post(actor: Any, address: str, body: Any = None) -> Any:
    return client_of(actor).post(address, body or {}, format="json")


@pytest.fixture
def house() -> House:
    """Return a council of three, of whom all have accounts."""
    return made.house(size=3, people=3, at=clock.now())


def road(house: House, **change: Any) -> dict[str, Any]:
    return {"council": str(house.council.pk), "title_kk": "Жол", **change}


def proposed(house: House) -> str:
    """Return the address of what a member has proposed."""
    answer = post(house.members[1], PROPOSALS, road(house, reason="Шұңқыр көп"))
    assert answer.status_code == 201, answer.content.decode()
    return f"{PROPOSALS}{answer.json()['id']}/"


def test_a_member_proposes_and_the_secretary_takes_it_onto_a_meeting(
    house: House,
) -> None:
    meeting = made.planned(house, at=clock.now())
    proposal = proposed(house)
    moves = client_of(house.secretary).get(proposal).json()["moves"]

    taken = post(house.secretary, f"{proposal}take/", {"meeting": str(meeting.pk)})

    assert {m["act"]: m["open"] for m in moves} == {
        "take": True,
        "decline": True,
        "withdraw": False,
    }
    told = taken.json()
    assert (taken.status_code, told["state"]) == (200, "taken")
    assert told["proposed_by"]["person_name"] == "Мүше 02"
    assert told["links"]["meeting"] == f"/api/v1/meetings/{meeting.pk}/"
    item = client_of().get(f"/api/v1/agenda-items/{told['agenda_item']}/")
    assert item.status_code == 404, "a plan is the council's own"


def test_a_proposal_taken_after_the_notice_asks_why(house: House) -> None:
    meeting = made.convened(house, at=clock.now())
    proposal, body = proposed(house), {"meeting": str(meeting.pk)}

    refused = post(house.chair, f"{proposal}take/", body)
    taken = post(house.chair, f"{proposal}take/", {**body, "reason": "шұғыл"})

    assert refused.status_code == 409
    assert refused.json()["breaches"][0]["code"] == "reason-missing"
    assert taken.status_code == 200
    read = client_of().get(f"/api/v1/meetings/{meeting.pk}/").json()
    assert [v["reason"] for v in read["agenda_versions"]] == ["", "шұғыл"]


def test_strangers_learn_nothing_of_proposals(house: House) -> None:
    proposal = proposed(house)
    strangers = (None, factories.actor(factories.person()), made.house(3).secretary)

    for stranger in strangers:
        client = client_of(stranger)
        assert client.get(proposal).status_code == 404
        assert client.get(PROPOSALS).json()["results"] == []
    assert client_of(house.members[2]).get(proposal).status_code == 200


@pytest.mark.parametrize(
    ("who", "verb", "body", "status"),
    [
        ("member", "take", {}, 403),
        ("member", "decline", {"answer": "жоқ"}, 403),
        ("other", "withdraw", {}, 403),
        ("stranger", "decline", {"answer": "жоқ"}, 404),
        ("secretary", "decline", {"answer": ""}, 400),
        ("secretary", "decline", {}, 400),
        ("secretary", "take", {"meeting": "x"}, 400),
        ("secretary", "withdraw", {}, 403),
    ],
)
def test_a_proposal_is_answered_by_those_who_lead_and_withdrawn_by_its_author(
    house: House, who: str, verb: str, body: Any, status: int
) -> None:
    proposal = proposed(house)
    people = {
        "member": house.members[1],
        "other": house.members[2],
        "secretary": house.secretary,
        "stranger": made.house(3).secretary,
    }

    answer = post(people[who], f"{proposal}{verb}/", body)

    assert answer.status_code == status
    assert AgendaProposal.objects.get().state == "proposed"


def test_an_author_takes_his_proposal_back_once(house: House) -> None:
    proposal = proposed(house)

    first = post(house.members[1], f"{proposal}withdraw/")
    again = post(house.members[1], f"{proposal}withdraw/")

    assert (first.status_code, first.json()["state"]) == (200, "withdrawn")
    assert again.status_code == 409
    assert again.json()["type"] == "/problems/move-refused"


def test_a_proposal_is_declined_with_an_answer(house: House) -> None:
    answer = post(house.chair, f"{proposed(house)}decline/", {"answer": "Жоспарда бар"})

    assert answer.json()["state"] == "declined"
    assert answer.json()["answer"] == "Жоспарда бар"


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"title_kk": ""}, "/title_kk"),
        ({"title_kk": "x" * 1001}, "/title_kk"),
        ({"title_kk": "a\u0007"}, "/title_kk"),
        ({"kind": "party"}, "/kind"),
        ({"council": "x"}, "/council"),
        ({"council": None}, "/council"),
        ({"reason": "x" * 5001}, "/reason"),
        ({"state": "taken"}, "/state"),
    ],
)
def test_a_proposal_that_cannot_be_is_refused(
    house: House, change: Any, pointer: str
) -> None:
    answer = post(house.members[1], PROPOSALS, road(house, **change))

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == pointer
    assert not AgendaProposal.objects.exists()


def test_only_a_member_proposes(house: House) -> None:
    statuses = [
        post(who, PROPOSALS, road(house)).status_code
        for who in (None, house.secretary, made.house(3, people=1).chair)
    ]

    assert statuses == [401, 403, 403]


def test_proposals_take_the_same_number_of_queries_whatever_their_number(
    house: House,
) -> None:
    client = client_of(house.secretary)
    counts = []
    for times in (1, 5):
        for _time in range(times):
            proposed(house)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(PROPOSALS).status_code == 200
        counts.append(len(asked))

    assert counts[0] == counts[1]
