"""The doors of findings: logged, corrected, and shown with their evidence."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from rest_framework.test import APIClient

from backend.accounts.actor import Actor
from oversight.models import Finding
from tests import factories
from tests.councils.clock import standing_at
from tests.oversight import monitoring_roads
from tests.oversight.roads import Road

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 2, 6, 0, tzinfo=UTC)


@pytest.fixture
def road() -> Iterator[Road]:
    with standing_at(NOW):
        yield monitoring_roads.observed(at=NOW)


def client_of(actor: Actor | None) -> APIClient:
    client = APIClient()
    if actor is not None:
        client.force_login(actor.user)
    return client


def post(actor: Actor | None, path: str, body: Any = None) -> Any:
    return client_of(actor).post(f"/api/v1/{path}", body or {}, "json")


def said(road: Road, **more: Any) -> dict[str, Any]:
    return {
        "case": str(road.case.pk),
        "facts": "Ыстық су жоқ",
        "established_on": "2026-11-02",
        "no_conflict": True,
        **more,
    }


def logged(road: Road, **more: Any) -> dict[str, Any]:
    answer = post(road.author, "findings/", said(road, **more))
    assert answer.status_code == 201, answer.content
    made: dict[str, Any] = answer.json()
    return made


def test_a_finding_keeps_all_that_is_said_of_it(road: Road) -> None:
    made = logged(
        road,
        category="safety",
        severity="high",
        harmed_interest="Оқушылардың денсаулығы",
        latitude="53.219800",
        longitude="63.635400",
        bodies=[str(road.body.pk)],
        breached_provision="Санитариялық қағидалар, 17-т.",
    )

    assert (made["number"], made["version"], made["is_current"]) == (1, 1, True)
    assert made["harmed_interest"] == "Оқушылардың денсаулығы"
    assert (made["latitude"], made["longitude"]) == ("53.219800", "63.635400")
    assert made["bodies"] == [str(road.body.pk)]


@pytest.mark.parametrize(
    "more",
    [
        {"latitude": "53.2"},
        {"latitude": "91", "longitude": "0"},
        {"category": "gossip"},
        {"established_on": "2026-11-03"},  # tomorrow
        {"facts": " "},
        {"no_conflict": "yes"},
        {"number": 7},
    ],
)
def test_what_is_malformed_is_refused_and_nothing_is_kept(
    road: Road, more: dict[str, Any]
) -> None:
    assert post(road.author, "findings/", said(road, **more)).status_code == 400
    assert not Finding.objects.exists()


def test_a_correction_needs_its_reason_and_is_the_next_version(road: Road) -> None:
    first = logged(road)
    here = f"findings/{first['id']}/correct/"
    body = {"facts": "Су жылы", "established_on": "2026-11-02"}
    stranger = factories.actor(factories.citizen("Бөтен Адам"))

    assert post(None, here, body).status_code == 401
    assert post(stranger, here, body).status_code == 404
    assert post(road.author, here, body).status_code == 400
    blank = post(road.author, here, {**body, "correction_reason": ""})
    second = post(road.author, here, {**body, "correction_reason": "Қате"}).json()
    again = post(road.author, here, {**body, "correction_reason": "Қате"})

    assert blank.json()["breaches"][0]["code"] == "correction_without_reason"
    assert (second["number"], second["version"]) == (1, 2)
    assert second["replaces"] == first["id"]
    assert again.status_code == 409
    assert again.json()["breaches"][0]["code"] == "version_superseded"


def test_after_sending_only_who_leads_corrects(road: Road) -> None:
    made = logged(road)
    monitoring_roads.send_document(road, at=NOW)
    body = {
        "facts": "Су жылы",
        "established_on": "2026-11-02",
        "correction_reason": "Қате",
    }
    stranger = factories.actor(factories.citizen("Бөтен Адам"))

    refused = post(stranger, f"findings/{made['id']}/correct/", body)
    done = post(road.author, f"findings/{made['id']}/correct/", body)

    assert (refused.status_code, done.status_code) == (403, 200)
    rows = client_of(None).get("/api/v1/findings/?current=true").json()["results"]
    assert [row["facts"] for row in rows] == ["Су жылы"]
    old = client_of(None).get(f"/api/v1/findings/{made['id']}/").json()
    assert (old["facts"], old["is_current"]) == ("Ыстық су жоқ", False)


def test_evidence_is_shown_to_whoever_sees_the_finding(road: Road) -> None:
    scan = monitoring_roads.scan(road.author, at=NOW)
    made = logged(road, evidence=[str(scan.pk)])
    hidden = monitoring_roads.scan(road.author, at=NOW)
    private = logged(road, evidence=[str(hidden.pk)], private_reason="дербес деректер")
    monitoring_roads.send_document(road, at=NOW)

    def status(actor: Actor | None, finding: Any, file: Any) -> int:
        place = f"/api/v1/findings/{finding['id']}/evidence/{file.pk}/"
        answer = client_of(actor).get(place)
        if hasattr(answer, "streaming_content"):
            assert b"".join(answer.streaming_content)
        return int(answer.status_code)

    assert status(None, made, scan) == 200
    assert status(None, made, hidden) == 404
    assert status(None, private, hidden) == 404
    assert status(road.author, private, hidden) == 200
