"""Doors of groups and their protocols."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from backend.accounts.actor import Actor
from backend.accounts.roles import Role
from oversight.models import GroupProtocol
from tests import factories
from tests.councils.api.calling import client_of
from tests.councils.clock import standing_at
from tests.councils.pages.browsing import bytes_of
from tests.oversight import people_roads
from tests.oversight.people_roads import Circle

pytestmark = pytest.mark.django_db

AT = datetime.fromisoformat("2026-11-02T10:00:00+05:00")
LATER = AT + timedelta(days=8)
API = "/api/v1"


@pytest.fixture(autouse=True)
def _clock() -> Any:
    with standing_at(LATER):
        yield


@pytest.fixture
def circle() -> Circle:
    return people_roads.walked(people_roads.founded(at=AT, members=2))


def posted(who: Actor | None, path: str, **body: Any) -> Any:
    return client_of(who).post(f"{API}/{path}/", body, format="json")


def paper(circle: Circle) -> dict[str, str]:
    scan = people_roads.file_of(circle.lead, at=AT, name="third.pdf")
    return {
        "protocol_number": "3",
        "protocol_on": "2026-11-09",
        "protocol_file": str(scan.pk),
    }


def codes(answer: Any) -> list[str]:
    assert answer.status_code == 409, answer.content.decode()
    return [breach["code"] for breach in answer.json()["breaches"]]


def protocols(who: Actor | None, circle: Circle) -> list[dict[str, Any]]:
    path = f"{API}/group-protocols/?group={circle.group.pk}"
    found: list[dict[str, Any]] = client_of(who).get(path).json()["results"]
    return found


def test_protocols_are_seen_by_the_group_and_by_the_body_it_controls(
    circle: Circle,
) -> None:
    officer = factories.holder(Role.OFFICER, circle.body)
    other = factories.holder(Role.OFFICER, factories.body("Бөтен орган"))

    assert protocols(None, circle) == protocols(other, circle) == []
    assert len(protocols(circle.members[0], circle)) == 4
    [newest, *_rest] = protocols(officer, circle)
    path = f"{API}/group-protocols/{newest['id']}"
    content = client_of(officer).get(f"{path}/content/")
    assert bytes_of(content).startswith(b"%PDF")
    assert client_of(other).get(f"{path}/content/").status_code == 404


def test_a_protocol_without_a_file_has_no_content(circle: Circle) -> None:
    posted(circle.members[0], f"groups/{circle.group.pk}/leave", reason="көшті")
    [left] = [row for row in protocols(circle.lead, circle) if row["kind"] == "left"]

    path = f"{API}/group-protocols/{left['id']}/content/"

    assert client_of(circle.lead).get(path).status_code == 404


@pytest.mark.parametrize("act", ["exclude", "hand-over", "record-protocol"])
def test_the_coordinator_alone_changes_the_group(circle: Circle, act: str) -> None:
    body: dict[str, Any] = paper(circle)
    if act != "record-protocol":
        body["email"] = circle.members[0].user.email
    if act == "exclude":
        body["reason"] = "әдепті бұзды"
    where = f"groups/{circle.group.pk}/{act}"

    statuses = [
        posted(who, where, **body).status_code
        for who in (None, circle.members[1], circle.lead)
    ]

    assert statuses == [401, 403, 200]


def test_a_member_leaves_and_a_coordinator_does_not(circle: Circle) -> None:
    where, why = f"groups/{circle.group.pk}/leave", {"reason": "көшті"}

    assert posted(factories.actor(factories.citizen()), where, **why).status_code == 403
    assert codes(posted(circle.lead, where, **why)) == ["coordinator_leaves"]
    assert posted(circle.members[0], where, **why).status_code == 200


@pytest.mark.parametrize(
    "change",
    [
        {"protocol_number": ""},
        {"protocol_on": "2026-13-01"},
        {"protocol_file": None},
        {"reason": ""},
        {"email": "nobody@example.kz"},
        {"email": "not an address"},
        {"more": 1},
    ],
)
def test_bad_input_excludes_nobody(circle: Circle, change: dict[str, Any]) -> None:
    body = {
        **paper(circle),
        "email": circle.members[0].user.email,
        "reason": "себеп",
        **change,
    }

    answer = posted(circle.lead, f"groups/{circle.group.pk}/exclude", **body)

    assert answer.status_code == 400
    assert not GroupProtocol.objects.filter(kind="excluded").exists()


def test_a_protocol_of_tomorrow_is_refused_by_the_law(circle: Circle) -> None:
    body = {**paper(circle), "protocol_on": "2026-11-11"}

    answer = posted(circle.lead, f"groups/{circle.group.pk}/record-protocol", **body)

    assert codes(answer) == ["protocol_in_future"]


def test_an_invitation_carries_its_protocol(circle: Circle) -> None:
    person = factories.citizen("Төртінші")

    invited = posted(
        circle.lead,
        f"groups/{circle.group.pk}/invite",
        email=person.email,
        **paper(circle),
    ).json()
    posted(Actor(person, ()), f"invitations/{invited['id']}/accept")

    newest = protocols(circle.lead, circle)[0]
    assert (newest["kind"], newest["number"], newest["whom"]) == (
        "joined",
        "3",
        "Төртінші",
    )
    assert len(newest["names"]) == 4
