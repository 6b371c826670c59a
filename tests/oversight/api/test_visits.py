"""The doors of a visit: who sees, who asks, who answers, and what is refused."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from rest_framework.test import APIClient

from backend.accounts.actor import Actor
from backend.accounts.roles import Role
from oversight.models import Visit
from tests import factories
from tests.councils.clock import standing_at
from tests.oversight import monitoring_roads, roads
from tests.oversight.roads import Road

pytestmark = pytest.mark.django_db

MAY = datetime(2026, 5, 4, 6, 0, tzinfo=UTC)
NOW = datetime(2026, 11, 2, 6, 0, tzinfo=UTC)


class House:
    """A monitoring under way, its body with two offices, and a stranger."""

    def __init__(self) -> None:
        self.body = factories.body()
        self.head = factories.holder(Role.HEAD, self.body)
        self.officer = factories.holder(Role.OFFICER, self.body)
        self.before = monitoring_roads.ended(at=MAY, body=self.body)
        self.road: Road = monitoring_roads.observed(at=NOW, body=self.body)
        self.stranger = factories.actor(factories.citizen("Бөтен Адам"))

    def wanted(self, **more: Any) -> dict[str, Any]:
        return {
            "case": str(self.road.case.pk),
            "body": str(self.body.pk),
            "wanted_on": "2026-11-04",
            "reason": "Қағаздарды қарау",
            "people": [str(p.pk) for p in self.road.case.participants.all()],
            **more,
        }

    def asked(self, **more: Any) -> str:
        answer = post(self.road.author, "visits/", self.wanted(**more))
        assert answer.status_code == 201, answer.content
        made: str = answer.json()["id"]
        return made


@pytest.fixture
def house() -> Iterator[House]:
    with standing_at(NOW):
        yield House()


def client_of(actor: Actor | None) -> APIClient:
    client = APIClient()
    if actor is not None:
        client.force_login(actor.user)
    return client


def post(actor: Actor | None, path: str, body: Any = None, *, key: str = "") -> Any:
    headers = {"Idempotency-Key": key} if key else {}
    return client_of(actor).post(f"/api/v1/{path}", body or {}, "json", headers=headers)


def code_of(answer: Any) -> str:
    found: str = answer.json()["breaches"][0]["code"]
    return found


def test_only_who_leads_the_case_asks_for_a_visit(house: House) -> None:
    # Who takes part is hidden from a stranger: he could not even name them.
    for actor, status in ((None, 401), (house.stranger, 404), (house.head, 403)):
        assert post(actor, "visits/", house.wanted()).status_code == status
    assert not Visit.objects.exists()

    made = post(house.road.author, "visits/", house.wanted())

    assert made.status_code == 201
    assert made.json()["state"] == "requested"
    assert made.json()["obligation"]["due_on"] is None
    assert made.headers["Location"].endswith(f"/visits/{made.json()['id']}/")


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"people": []}, "visit_without_list"),
        ({"reason": "  "}, "visit_without_reason"),
    ],
)
def test_a_request_that_lacks_something_is_refused_by_the_law(
    house: House, more: dict[str, Any], code: str
) -> None:
    answer = post(house.road.author, "visits/", house.wanted(**more))

    assert answer.status_code == 409
    assert code_of(answer) == code
    assert "12" in answer.json()["breaches"][0]["provision"]
    assert not Visit.objects.exists()


@pytest.mark.parametrize(
    "more",
    [
        {"wanted_on": "2026-02-30"},
        {"wanted_on": "tomorrow"},
        {"reason": None},
        {"people": "all"},
        {"unknown": 1},
    ],
)
def test_what_is_malformed_is_refused_and_nothing_is_kept(
    house: House, more: dict[str, Any]
) -> None:
    answer = post(house.road.author, "visits/", house.wanted(**more))

    assert answer.status_code == 400
    assert not Visit.objects.exists()


def test_a_case_that_is_not_there_and_one_that_is_hidden_look_alike(
    house: House,
) -> None:
    other = roads.draft(at=NOW, theme="Жоба")
    for case in (str(other.case.pk), "01980000-0000-7000-8000-000000000000"):
        answer = post(house.stranger, "visits/", house.wanted(case=case))

        assert answer.status_code == 404


def test_the_body_refuses_within_the_six_months_with_its_ground(house: House) -> None:
    visit = house.asked()
    for actor, status in (
        (None, 401),
        (house.stranger, 403),
        (house.road.author, 403),
    ):
        assert (
            post(actor, f"visits/{visit}/refuse/", {"reason": "Ж"}).status_code
            == status
        )

    told = post(house.officer, f"visits/{visit}/refuse/", {"reason": "Жөндеу"}).json()

    assert (told["state"], told["ground"]) == ("refused", "object")
    assert told["is_without_ground"] is False
    assert told["six_months"]["until"] == "2026-11-04"
    assert told["six_months"]["number"] == house.before.case.number
    assert told["obligation"]["state"] == "discharged"


def test_a_day_later_the_same_refusal_has_no_ground_and_is_found(house: House) -> None:
    inside, outside = house.asked(), house.asked(wanted_on="2026-11-05")
    for visit in (inside, outside):
        post(house.head, f"visits/{visit}/refuse/", {"reason": "Жөндеу"})

    def found(query: str) -> list[str]:
        page = client_of(None).get(f"/api/v1/visits/?{query}").json()
        return [row["id"] for row in page["results"]]

    assert found("without_ground=true") == [outside]
    assert found("without_ground=false") == [inside]
    assert found("wanted_before=2026-11-05") == [inside]
    shown = client_of(None).get(f"/api/v1/visits/{outside}/").json()
    assert (shown["ground"], shown["six_months"]) == (None, None)


def test_a_visit_is_agreed_held_and_over(house: House) -> None:
    visit = house.asked()
    agreed = post(
        house.head, f"visits/{visit}/agree/", {"conditions": "Халат пен құжат"}
    ).json()
    early = post(house.head, f"visits/{visit}/record-held/", {"held_on": "2026-11-02"})
    future = post(
        house.road.author, f"visits/{visit}/record-held/", {"held_on": "2026-11-04"}
    )

    held = post(
        house.road.author, f"visits/{visit}/record-held/", {"held_on": "2026-11-02"}
    )

    assert (agreed["state"], agreed["agreed_on"]) == ("agreed", "2026-11-04")
    assert (early.status_code, future.status_code) == (403, 400)
    assert held.json()["state"] == "held"
    again = post(house.head, f"visits/{visit}/refuse/", {"reason": "Кеш"})
    assert again.status_code == 409


def test_a_repeat_with_the_same_key_asks_once(house: House) -> None:
    first, second = (
        post(house.road.author, "visits/", house.wanted(), key="visit-1")
        for _time in range(2)
    )

    assert first.json()["id"] == second.json()["id"]
    assert Visit.objects.count() == 1


def test_each_side_is_told_its_moves_and_why_the_others_are_closed(
    house: House,
) -> None:
    visit = house.asked()

    def open_to(actor: Actor) -> set[str]:
        told = client_of(actor).get(f"/api/v1/visits/{visit}/").json()["moves"]
        return {move["act"] for move in told if move["open"]}

    assert {"agree", "refuse"} <= open_to(house.head)
    assert "withdraw" in open_to(house.road.author)
    assert "agree" not in open_to(house.road.author)
    assert "moves" not in client_of(None).get(f"/api/v1/visits/{visit}/").json()


def test_on_paper_the_author_answers_only_for_a_body_that_is_not_here(
    house: House,
) -> None:
    away = monitoring_roads.observed(at=NOW, theme="Басқа")
    scan = monitoring_roads.scan(away.author, at=NOW, is_public=True)
    visit = monitoring_roads.requested(
        away, at=NOW, wanted_on=datetime(2026, 11, 5, tzinfo=UTC).date()
    )
    paper = {
        "answered_on": "2026-11-02",
        "answered_by": "Директор",
        "answer_file": str(scan.pk),
    }

    entered = post(away.author, f"visits/{visit.pk}/enter-agreement/", paper)
    here = house.asked()
    own = monitoring_roads.scan(house.road.author, at=NOW, is_public=True)
    refused = post(
        house.road.author,
        f"visits/{here}/enter-refusal/",
        {**paper, "answer_file": str(own.pk), "reason": "Карантин"},
    )

    assert entered.json()["is_entered_by_author"] is True
    assert entered.json()["agreed_on"] == "2026-11-05"
    assert refused.status_code == 409


def test_the_request_of_a_visit_stands_in_the_inbox_of_the_body(house: House) -> None:
    visit = house.asked()

    rows = (
        client_of(house.officer)
        .get(f"/api/v1/obligations/?debtor={house.body.pk}&state=open")
        .json()["results"]
    )

    [row] = [one for one in rows if one["kind"] == "answer_visit_request"]
    assert (row["subject_id"], row["overdue"]) == (visit, False)
