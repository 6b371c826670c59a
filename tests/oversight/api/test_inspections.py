"""The doors of a monitoring: plan, checklist, sites, and what was seen at them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from backend.accounts.actor import Actor
from oversight.models import Inspection, Site
from tests import factories
from tests.councils.clock import standing_at
from tests.councils.pages.browsing import bytes_of
from tests.oversight import monitoring_roads
from tests.oversight.roads import Road

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 2, 6, 0, tzinfo=UTC)
DAY = date(2026, 11, 2)


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


def get(actor: Actor | None, path: str) -> Any:
    return client_of(actor).get(f"/api/v1/{path}").json()


def lines_of(checklist: dict[str, Any], *values: str) -> list[dict[str, str]]:
    return [
        {"item": item["id"], "value": value}
        for item, value in zip(checklist["items"], values, strict=True)
    ]


def adopted(road: Road) -> dict[str, Any]:
    answer = post(
        road.author,
        "checklists/",
        {
            "case": str(road.case.pk),
            "title": "Мектеп асханасы",
            "items": [
                {"text": "Журнал толтырыла ма?", "kind": "yes_no", "weight": 2},
                {"text": "Қол жуу орны", "kind": "scale"},
            ],
        },
    )
    assert answer.status_code == 201, answer.content
    made: dict[str, Any] = answer.json()
    return made


def listed(road: Road, *names: str) -> list[str]:
    body = {"case": str(road.case.pk), "sites": [{"name": name} for name in names]}
    answer = post(road.author, "sites/add-many/", body)
    assert answer.status_code == 201, answer.content
    return [row["id"] for row in answer.json()]


def test_a_monitoring_is_prepared_by_who_leads_it(road: Road) -> None:
    stranger = factories.actor(factories.citizen("Бөтен Адам"))
    plan = {
        "case": str(road.case.pk),
        "from_on": "2026-01-14",
        "to_on": "2026-03-01",
        "method": "Ескертусіз",
    }
    site = {"case": str(road.case.pk), "name": "№1 мектеп"}
    for path, body in (("monitoring-plans/", plan), ("sites/", site)):
        assert post(None, path, body).status_code == 401
        assert post(stranger, path, body).status_code == 403
        assert post(road.author, path, body).status_code == 201

    again = post(road.author, "monitoring-plans/", {**plan, "to_on": "2026-03-15"})
    wrong = post(road.author, "monitoring-plans/", {**plan, "to_on": "2026-01-01"})

    assert again.json()["version"] == 2
    assert wrong.status_code == 409
    assert wrong.json()["breaches"][0]["code"] == "plan_backwards"


@pytest.mark.parametrize(
    "items",
    [
        [{"text": "", "kind": "yes_no"}],
        [{"text": "Су", "kind": "percent"}],
        [{"text": "Су", "kind": "yes_no", "weight": 0}],
        [{"text": "Су", "kind": "yes_no", "weight": 11}],
        [{"text": "Су", "kind": "yes_no", "more": 1}],
        "Су",
    ],
)
def test_a_malformed_checklist_is_refused_whole(road: Road, items: Any) -> None:
    body = {"case": str(road.case.pk), "title": "Парақ", "items": items}

    assert post(road.author, "checklists/", body).status_code == 400
    assert not road.case.checklists.exists()


def test_half_a_point_is_none(road: Road) -> None:
    body = {"case": str(road.case.pk), "name": "№1", "latitude": "53.2198"}
    whole = {**body, "longitude": "63.635400"}

    assert post(road.author, "sites/", body).status_code == 400
    assert post(road.author, "sites/", whole).json()["longitude"] == "63.635400"
    assert Site.objects.filter(case=road.case).count() == 1


def test_an_inspection_goes_line_after_line(road: Road) -> None:
    checklist = adopted(road)
    [site] = listed(road, "№1 мектеп")
    body = {"site": site, "done_on": "2026-11-02"}
    begun = post(road.author, "inspections/begin/", body)
    here = f"inspections/{begun.json()['id']}"
    first, second = lines_of(checklist, "yes", "4")

    post(road.author, f"{here}/answer-line/", first)
    early = post(road.author, f"{here}/finish/")
    post(road.author, f"{here}/answer-line/", second)
    done = post(road.author, f"{here}/finish/", {"note": "Тыныш"}).json()

    assert early.status_code == 409
    assert early.json()["breaches"][0]["code"] == "lines_unanswered"
    assert (done["points"], done["possible"], done["percent"]) == (14, 15, 93)
    late = post(road.author, f"{here}/answer-line/", first)
    assert late.status_code == 409


@pytest.mark.parametrize("value", ["maybe", "", "5", None, 1])
def test_no_answer_to_the_line_is_no_answer(road: Road, value: Any) -> None:
    checklist = adopted(road)
    [site] = listed(road, "№1 мектеп")
    lines = lines_of(checklist, "yes", "4")
    lines[0]["value"] = value
    body = {"site": site, "done_on": "2026-11-02", "lines": lines}

    assert post(road.author, "inspections/", body).status_code == 400
    assert not Inspection.objects.exists()


def test_a_whole_sheet_is_entered_at_once_and_corrected_with_a_reason(
    road: Road,
) -> None:
    checklist = adopted(road)
    [site] = listed(road, "№1 мектеп")
    body = {
        "site": site,
        "done_on": "2026-11-02",
        "lines": lines_of(checklist, "no", "na"),
    }
    made = post(road.author, "inspections/", body).json()

    after = post(
        road.author, f"inspections/{made['id']}/correct/", {"reason": "Қате басылды"}
    ).json()
    here = f"inspections/{after['id']}"
    post(road.author, f"{here}/answer-line/", lines_of(checklist, "yes", "na")[0])
    post(road.author, f"{here}/finish/")

    assert (made["points"], made["possible"]) == (0, 10)
    assert after["replaces"] == made["id"]
    rows = get(road.author, f"inspections/?case={road.case.pk}&current=true")["results"]
    assert [(row["id"], row["points"]) for row in rows] == [(after["id"], 10)]


def test_coverage_is_public_at_once_and_what_was_seen_with_the_document(
    road: Road,
) -> None:
    checklist = adopted(road)
    one, _two = listed(road, "№1 мектеп", "№2 мектеп")
    lines = lines_of(checklist, "yes", "5")
    body = {"site": one, "done_on": "2026-11-02", "lines": lines}
    made = post(road.author, "inspections/", body).json()

    def seen() -> tuple[int, int, int]:
        sites = get(None, f"sites/?case={road.case.pk}&done=true&count=exact")
        shown = client_of(None).get(f"/api/v1/inspections/{made['id']}/")
        rows = get(None, "inspections/")["results"]
        return sites["count"], shown.status_code, len(rows)

    before = seen()
    monitoring_roads.send_document(road, at=NOW)

    assert before == (1, 404, 0)
    assert seen() == (1, 200, 1)


def test_a_stranger_neither_begins_nor_learns_of_an_inspection(road: Road) -> None:
    adopted(road)
    [site] = listed(road, "№1 мектеп")
    stranger = factories.actor(factories.citizen("Бөтен Адам"))
    body = {"site": site, "done_on": "2026-11-02"}
    begun = post(road.author, "inspections/begin/", body).json()["id"]

    assert post(None, "inspections/begin/", body).status_code == 401
    assert post(stranger, "inspections/begin/", body).status_code == 403
    assert post(stranger, f"inspections/{begun}/finish/").status_code == 404
    assert (
        post(stranger, f"sites/{site}/leave-out/", {"reason": "Ж"}).status_code == 403
    )


def test_evidence_is_shown_to_whoever_sees_the_inspection(road: Road) -> None:
    checklist = adopted(road)
    [site] = listed(road, "№1 мектеп")
    scan = monitoring_roads.scan(road.author, at=NOW)
    lines: list[dict[str, Any]] = [*lines_of(checklist, "yes", "5")]
    lines[0]["evidence"] = [str(scan.pk)]
    body = {"site": site, "done_on": "2026-11-02", "lines": lines}
    made = post(road.author, "inspections/", body).json()["id"]
    place = f"/api/v1/inspections/{made}/evidence/{scan.pk}/"

    before = client_of(None).get(place).status_code
    monitoring_roads.send_document(road, at=NOW)
    answer = client_of(None).get(place)

    assert before == 404
    assert bytes_of(answer) == b"%PDF-1.4 paper"
    other = monitoring_roads.scan(road.author, at=NOW)
    assert (
        client_of(None).get(place.replace(str(scan.pk), str(other.pk))).status_code
        == 404
    )
    assert client_of(None).get(f"/api/v1/files/{scan.pk}/").status_code == 404


def test_lists_take_the_same_number_of_queries_whatever_their_length(
    road: Road,
) -> None:
    _list, sites = monitoring_roads.with_checklist(
        road, at=NOW, sites=[f"№{number} мектеп" for number in range(8)]
    )
    names = ("sites", "inspections", "visits", "checklists", "monitoring-plans")

    def add(site: Site) -> None:
        monitoring_roads.inspected(road, site, at=NOW, done_on=DAY)
        monitoring_roads.requested(road, at=NOW, wanted_on=DAY)
        monitoring_roads.found(road, at=NOW)

    def counted() -> dict[str, int]:
        client, found = client_of(road.author), {}
        for name in (*names, "findings"):
            with CaptureQueriesContext(connection) as captured:
                assert client.get(f"/api/v1/{name}/?page_size=200").status_code == 200
            found[name] = len(captured)
        return found

    add(sites[0])
    few = counted()
    for site in sites[1:]:
        add(site)

    assert counted() == few
