import re
from itertools import pairwise
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries
from rest_framework.test import APIClient

from backend.law import norms
from backend.law.norm import Runs

pytestmark = pytest.mark.django_db
ANSWER = "/api/v1/law/norms/control.answer/term/"
INVITE = "/api/v1/law/norms/control.discussion.invite/term/"


@pytest.fixture
def client() -> APIClient:
    return APIClient(raise_request_exception=False, HTTP_ACCEPT_LANGUAGE="en")


def test_an_answers_term_is_counted_and_explained(client: APIClient) -> None:
    answer = client.get(ANSWER, {"from": "2026-12-04"})

    assert answer.status_code == 200
    said = answer.json()
    assert said["norm"] == "control.answer"
    assert (said["value"], said["unit"]) == (10, "working_days")
    assert said["provision"] == "PC, art. 13(4)"
    assert (said["edition"], said["read"]) == ("2024-04-05", "text")
    assert (said["from"], said["due"]) == ("2026-12-04", "2026-12-21")
    assert {"on": "2026-12-05", "why": "Saturday"} in said["skipped"]
    assert {"on": "2026-12-16", "why": "Independence Day"} in said["skipped"]
    assert "Independence Day" in said["explanation"]
    assert said["provisional"] is False
    assert "latest" not in said


@pytest.mark.parametrize(
    ("language", "provision", "why"),
    [
        ("kk", "ҚБЗ 13-бап 4-тармақ", "Тәуелсіздік күні"),
        ("ru", "ЗоОК, ст. 13 п. 4", "День Независимости"),
        ("fr", "ҚБЗ 13-бап 4-тармақ", "Тәуелсіздік күні"),
    ],
)
def test_the_answer_is_in_the_callers_language(
    client: APIClient, language: str, provision: str, why: str
) -> None:
    said = client.get(
        ANSWER, {"from": "2026-12-04"}, HTTP_ACCEPT_LANGUAGE=language
    ).json()

    assert said["provision"] == provision
    assert {"on": "2026-12-16", "why": why} in said["skipped"]
    assert why in said["explanation"]


def test_a_day_worked_against_the_rule_is_told(client: APIClient) -> None:
    said = client.get(ANSWER, {"from": "2026-08-24"}).json()

    assert said["due"] == "2026-09-07"
    assert [day["on"] for day in said["worked"]] == ["2026-08-31"]


def test_a_term_that_runs_backwards_tells_the_last_lawful_day(
    client: APIClient,
) -> None:
    said = client.get(INVITE, {"before": "2026-12-21"}).json()

    assert (said["before"], said["latest"]) == ("2026-12-21", "2026-12-11")
    assert "due" not in said


def test_a_term_in_2027_is_provisional_and_names_its_estimate(
    client: APIClient,
) -> None:
    said = client.get(ANSWER, {"from": "2027-05-12"}).json()

    assert said["provisional"] is True
    why = "first day of Kurban Ait (estimated, not announced yet)"
    assert {"on": "2027-05-16", "why": why} in said["skipped"]


@pytest.mark.parametrize(
    ("address", "parameters", "named"),
    [
        (ANSWER, {}, "/from"),
        (ANSWER, {"from": ""}, "/from"),
        (ANSWER, {"from": "tomorrow"}, "/from"),
        (ANSWER, {"from": "2026-02-30"}, "/from"),
        (ANSWER, {"from": "20261204"}, "/from"),
        (ANSWER, {"from": "2026-12-04\0"}, "/from"),
        (ANSWER, {"from": "0026-12-04"}, "/from"),
        (ANSWER, {"from": "2028-01-10"}, "/from"),
        (ANSWER, {"from": "2027-12-30"}, "/from"),
        (ANSWER, {"from": "2024-04-04"}, "/from"),
        (ANSWER, {"from": "2026-12-04", "on": "2024-04-04"}, "/on"),
        (ANSWER, {"from": "2026-12-04", "on": "x"}, "/on"),
        (ANSWER, {"before": "2026-12-04"}, "/before"),
        (ANSWER, {"from": "2026-12-04", "before": "2026-12-21"}, "/before"),
        (ANSWER, {"from": "2026-12-04", "day": "1"}, "/day"),
        (INVITE, {"from": "2026-12-04"}, "/from"),
        (INVITE, {}, "/before"),
        ("/api/v1/law/norms/meeting.quorum/term/", {"from": "2026-12-04"}, "/from"),
        ("/api/v1/law/norms/meeting.notice/term/", {"before": "2026-12-04"}, "/before"),
        ("/api/v1/law/norms/council.term/term/", {"from": "2028-01-10"}, "/from"),
        ("/api/v1/law/norms/council.term/term/", {"from": "2015-12-10"}, "/from"),
    ],
)
def test_a_question_that_has_no_answer_is_refused_by_name(
    client: APIClient, address: str, parameters: dict[str, str], named: str
) -> None:
    answer = client.get(address, parameters)

    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert [error["pointer"] for error in answer.json()["errors"]] == [named]


@pytest.mark.parametrize("norm_id", ["control.unknown", "x" * 300, "%00", "🙂"])
@pytest.mark.parametrize("rest", ["", "term/?from=2026-12-04"])
def test_an_unknown_norm_is_not_found(
    client: APIClient, norm_id: str, rest: str
) -> None:
    answer = client.get(f"/api/v1/law/norms/{norm_id}/{rest}")

    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"


def test_only_terms_and_durations_answer_for_a_day(client: APIClient) -> None:
    """Every norm of the code, asked the way it runs."""
    for norm in norms.NORMS.values():
        asked = "before" if norm.runs is Runs.BEFORE else "from"
        answer = client.get(f"/api/v1/law/norms/{norm.id}/term/", {asked: "2026-11-23"})
        assert answer.status_code == (200 if norm.countable else 400), norm.id


def test_a_norm_has_its_provision_its_editions_and_how_it_was_read(
    client: APIClient,
) -> None:
    said = client.get("/api/v1/law/norms/meeting.quorum/").json()

    assert said["id"] == "meeting.quorum"
    assert (said["kind"], said["value"], said["unit"]) == (
        "share",
        "2/3",
        "of_all_members",
    )
    assert said["provision"] == "LPC, art. 13(2)"
    assert said["editions"] == [{"from": "2015-12-01", "value": "2/3"}]
    assert said["read"] == "text"
    assert said["links"]["self"].endswith("/api/v1/law/norms/meeting.quorum/")
    assert "term" not in said["links"]


def test_a_setting_has_no_edition_and_no_value_of_its_own(client: APIClient) -> None:
    said = client.get("/api/v1/law/norms/meeting.notice/").json()

    assert (said["kind"], said["read"]) == ("setting", "setting")
    assert (said["value"], said["editions"]) == (None, [])
    assert said["source"] == "the council's own regulation"


def _listed(client: APIClient, **parameters: Any) -> dict[str, Any]:
    answer = client.get("/api/v1/law/norms/", parameters)
    assert answer.status_code == 200, answer.content
    return dict(answer.json())


def test_the_list_has_every_norm_once_on_pages_that_lead_both_ways(
    client: APIClient,
) -> None:
    page = _listed(client, page_size=20)
    seen = [page]
    while page["next"]:
        page = client.get(page["next"]).json()
        seen.append(page)

    ids = [norm["id"] for page in seen for norm in page["results"]]
    assert ids == sorted(norms.NORMS)
    assert seen[0]["previous"] is None
    for earlier, later in pairwise(seen):
        back = client.get(later["previous"]).json()
        assert back["results"] == earlier["results"]


def test_the_list_can_be_cut_by_kind_act_and_reading(client: APIClient) -> None:
    shown = _listed(client, kind="duration", act="APPK", read="copy")

    found = [norm["id"] for norm in shown["results"]]
    assert found == ["petition.joining", "petition.repeat"]


@pytest.mark.parametrize(
    "query",
    [
        "page_size=100000",
        "page_size=x",
        "cursor=broken",
        "kind=law",
        "read=aloud",
        "colour=red",
        "ordering=text",
    ],
)
def test_a_list_refuses_what_it_does_not_know(client: APIClient, query: str) -> None:
    answer = client.get(f"/api/v1/law/norms/?{query}")

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == "/" + query.partition("=")[0]


def test_a_year_shows_each_day_and_why_it_is_off(client: APIClient) -> None:
    said = client.get("/api/v1/calendar/2026/").json()

    days = {day["on"]: day for day in said["days"]}
    assert (said["year"], said["state"], len(days)) == (2026, "complete", 365)
    assert days["2026-12-16"]["working"] is False
    assert days["2026-12-16"]["why"] == "Independence Day"
    assert days["2026-08-31"]["working"] is True
    assert days["2026-08-31"]["why"] == "30 August is no longer Constitution Day"
    assert days["2026-11-23"]["why"] is None
    assert said["working_days"] == sum(day["working"] for day in days.values())
    assert re.fullmatch(r"2026-[0-9a-f]{8}", said["calendar_version"])


def test_the_year_2027_waits_for_its_decrees(client: APIClient) -> None:
    said = client.get("/api/v1/calendar/2027/").json()

    assert said["state"] == "by_law"
    [kurban] = [day for day in said["days"] if day["on"] == "2027-05-16"]
    assert kurban["estimated"] is True


@pytest.mark.parametrize("year", ["2015", "2028", "0", "next", "20260", "२०२६"])
def test_a_year_outside_the_calendar_is_not_found(client: APIClient, year: str) -> None:
    assert client.get(f"/api/v1/calendar/{year}/").status_code == 404


def test_reading_the_law_needs_one_query_of_its_own(
    client: APIClient, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.get(ANSWER, {"from": "2026-12-04"})

    with django_assert_max_num_queries(8):
        client.get(ANSWER, {"from": "2026-12-04"})


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nobody_writes_the_law(client: APIClient, method: str) -> None:
    answer = getattr(client, method)("/api/v1/law/norms/control.answer/", {}, "json")

    assert answer.status_code == 405
