from datetime import date, timedelta
from typing import Any

import pytest
from rest_framework.test import APIClient

from backend import clock
from backend.accounts.actions import api_keys
from backend.accounts.models import Scope
from backend.accounts.roles import Role
from tests import factories
from tests.councils import factories as made
from tests.councils.api.calling import client_of
from tests.councils.clock import standing_at

pytestmark = pytest.mark.django_db


def post(actor: Any, address: str, body: Any = None) -> Any:
    return client_of(actor).post(f"/api/v1/{address}/", body or {}, format="json")


@pytest.fixture
def house() -> Any:
    """Return a council of three, of whom all have accounts."""
    return made.house(size=3, people=3, at=clock.now())


def opened(house: made.House) -> Any:
    """Walk from the plan to an open meeting through the doors."""
    body = {
        "kind": "ordinary",
        "starts_at": clock.now().isoformat(),
        "agenda": [{"kind": "report", "title_kk": "Есеп"}],
    }
    plan = post(house.secretary, f"councils/{house.council.pk}/plan-meeting", body)
    meeting = f"meetings/{plan.json()['id']}"
    assert post(house.secretary, f"{meeting}/convene").status_code == 200
    for seat in house.seats[:2]:
        arrival = {"seat": str(seat.pk)}
        assert post(house.secretary, f"{meeting}/arrive", arrival).status_code == 200
    return meeting


def put(house: made.House, meeting: Any) -> Any:
    """Put the only item to the vote."""
    item = client_of(house.chair).get(f"/api/v1/{meeting}/").json()["agenda_items"][0]
    question = {"question_kk": "Есеп қабылдансын ба?"}
    return post(house.chair, f"agenda-items/{item['id']}/put-to-vote", question)


def test_a_meeting_walks_from_its_plan_to_an_answerable_recommendation(
    house: made.House,
) -> None:
    meeting = opened(house)
    assert post(house.chair, f"{meeting}/open").json()["state"] == "open"
    ballot = f"ballots/{put(house, meeting).json()['id']}"
    for member in house.members[:2]:
        assert post(member, f"{ballot}/cast", {"choice": "for"}).status_code == 200

    closed = post(house.chair, f"{ballot}/close").json()
    decision = post(
        house.secretary,
        f"{ballot}/adopt-decision",
        {
            "text_kk": "Есеп қабылдансын.",
            "text_ru": "Принять отчёт.",
            "recommendations": [
                {
                    "body": str(house.body.pk),
                    "text": "Жолды жөндеу",
                    "power": "5(1)(2)",
                }
            ],
        },
    ).json()
    sent = post(house.chair, f"decisions/{decision['id']}/send-recommendations")
    done = post(house.chair, f"{meeting}/close")
    signed, published = minutes_signed_and_published(house, meeting)

    assert closed["carried"] is True
    assert [vote["choice"] for vote in closed["votes"]] == ["for", "for"]
    assert sent.json()["state"] == "sent"
    case = client_of(house.chair).get(f"/api/v1/cases/{sent.json()['case']}/").json()
    assert case["state"] == "document_sent"
    assert done.json()["state"] == "closed"
    assert signed.json()["state"] == "signed"
    assert published.json()["state"] == "published"
    read = client_of(house.chair).get(f"/api/v1/{meeting}/").json()
    assert read["state"] == "published"
    assert read["minutes_digest"] == signed.json()["digest"]


def minutes_signed_and_published(house: made.House, meeting: Any) -> tuple[Any, Any]:
    """Walk from the draft of the minutes, on which nobody remarks, to the public."""
    until = clock.now() + timedelta(hours=1)
    draft = post(house.secretary, f"{meeting}/draft-minutes").json()["id"]
    minutes, term = f"minutes/{draft}", {"until": until.isoformat()}
    assert post(house.secretary, f"{minutes}/send-for-remarks", term).status_code == 200
    with standing_at(until + timedelta(hours=1)):
        assert post(house.secretary, f"{minutes}/freeze").status_code == 200
        assert post(house.secretary, f"{minutes}/sign-as-secretary").status_code == 200
        signed = post(house.chair, f"{minutes}/sign-as-chair")
        return signed, post(house.secretary, f"{minutes}/publish")


def test_a_meeting_without_a_quorum_is_refused_with_its_provision(
    house: made.House,
) -> None:
    meeting = opened(house)
    post(house.secretary, f"{meeting}/leave", {"seat": str(house.seats[0].pk)})

    answer = post(house.chair, f"{meeting}/open")

    assert answer.status_code == 409
    assert answer.json()["breaches"][0]["code"] == "no-quorum"
    assert answer.json()["breaches"][0]["provision"]


def test_a_ballot_without_a_quorum_is_refused(house: made.House) -> None:
    meeting = opened(house)
    post(house.chair, f"{meeting}/open")
    post(house.secretary, f"{meeting}/leave", {"seat": str(house.seats[0].pk)})

    answer = put(house, meeting)

    assert answer.status_code == 409
    assert answer.json()["breaches"][0]["code"] == "no-quorum"


@pytest.mark.parametrize(
    ("who", "verb"),
    [
        ("secretary", "open"),
        ("secretary", "close"),
        ("chair", "draft-minutes"),
        ("chair", "convene"),
        ("member", "draft-minutes"),
        ("member", "open"),
        ("member", "convene"),
        ("member", "close"),
        ("other", "open"),
        ("other", "convene"),
    ],
)
def test_the_wrong_person_is_refused_and_nothing_is_written(
    house: made.House, who: Any, verb: Any
) -> None:
    meeting = opened(house)
    people = {
        "secretary": house.secretary,
        "chair": house.chair,
        "member": house.members[1],
        "other": made.house(size=3).secretary,
    }

    answer = post(people[who], f"{meeting}/{verb}")

    assert answer.status_code == 403
    state = client_of(house.chair).get(f"/api/v1/{meeting}/").json()["state"]
    assert state == "convened"


@pytest.mark.parametrize(
    ("who", "verb"),
    [
        ("secretary", "convene"),
        ("chair", "close"),
        ("secretary", "draft-minutes"),
    ],
)
def test_the_wrong_moment_is_refused(house: made.House, who: Any, verb: Any) -> None:
    meeting = opened(house)

    answer = post(getattr(house, who), f"{meeting}/{verb}")

    assert answer.status_code == 409
    assert answer.json()["type"] == "/problems/move-refused"


def test_a_vote_after_the_close_is_refused(house: made.House) -> None:
    meeting = opened(house)
    post(house.chair, f"{meeting}/open")
    ballot = f"ballots/{put(house, meeting).json()['id']}"
    post(house.chair, f"{ballot}/close")

    answer = post(house.chair, f"{ballot}/cast", {"choice": "for"})

    assert answer.status_code == 409


def test_two_ballots_are_never_open_at_once(house: made.House) -> None:
    meeting = opened(house)
    post(house.chair, f"{meeting}/open")

    first, second = put(house, meeting), put(house, meeting)

    assert (first.status_code, second.status_code) == (201, 409)


def key_of(actor: Any, *scopes: Any) -> Any:
    office = actor.offices[0]
    now = clock.now()
    _key, text = api_keys.make(
        office=office,
        name="console",
        scopes=scopes,
        expires_at=now + timedelta(days=30),
        by=actor,
        at=now,
    )
    return {"authorization": f"Bearer {text}"}


def test_a_member_votes_by_key_and_the_chair_does_not_sign_by_one(
    house: made.House,
) -> None:
    meeting = opened(house)
    post(house.chair, f"{meeting}/open")
    ballot = put(house, meeting).json()["id"]
    client = APIClient()

    vote = client.post(
        f"/api/v1/ballots/{ballot}/cast/",
        {"choice": "for"},
        format="json",
        headers=key_of(house.members[1], Scope.COUNCILS_WRITE),
    )
    reader = client.post(
        f"/api/v1/ballots/{ballot}/cast/",
        {"choice": "for"},
        format="json",
        headers=key_of(house.members[2], Scope.READ),
    )
    post(house.chair, f"ballots/{ballot}/close")
    post(house.chair, f"{meeting}/close")
    draft = post(house.secretary, f"{meeting}/draft-minutes").json()["id"]
    signing = client.post(
        f"/api/v1/minutes/{draft}/sign-as-chair/",
        headers=key_of(house.chair, Scope.COUNCILS_WRITE),
    )

    assert vote.status_code == 200
    assert reader.status_code == 403
    assert signing.status_code == 403


@pytest.mark.parametrize(
    "body",
    [
        {"votes": []},
        {"votes": [{"seat": "x", "choice": "for"}]},
        {"votes": "all"},
        {"votes": [{"choice": "for"}]},
        {"votes": [{"seat": 7, "choice": "maybe"}]},
    ],
)
def test_hands_that_cannot_be_are_refused(house: made.House, body: Any) -> None:
    meeting = opened(house)
    post(house.chair, f"{meeting}/open")
    ballot = put(house, meeting).json()["id"]

    answer = post(house.secretary, f"ballots/{ballot}/enter-show-of-hands", body)

    assert answer.status_code == 400


def test_a_composition_is_entered_by_the_head_of_the_body() -> None:
    council = made.council()
    seats = [
        {
            "person_name": f"Мүше {place}",
            "constituency": "civil_society" if place < 2 else "state",
            "is_ethnocultural": place == 0,
            "nominator": f"Бірлестік {place}" if place < 2 else "",
        }
        for place in range(3)
    ]
    body = {
        "approved_by": str(council.body.pk),
        "approved_on": "2026-07-15",
        "document": "№ 12",
        "from_on": "2026-07-15",
        "seats": seats,
    }
    head = factories.holder(Role.HEAD, council.body)
    address = f"councils/{council.pk}/approve-convocation"

    refused = post(made.house(size=3).secretary, address, body)
    unlawful = post(head, address, {**body, "seats": seats[2:]})
    entered = post(head, address, body)

    assert refused.status_code == 403
    assert unlawful.status_code == 409
    assert entered.status_code == 201
    assert entered.json()["to_on"] == date(2029, 7, 15).isoformat()
