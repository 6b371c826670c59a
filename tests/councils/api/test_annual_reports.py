"""Doors of the annual report and of a council's year."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from councils.actions import annual_reports
from councils.models import AnnualReport
from tests import factories
from tests.councils import clock
from tests.councils import factories as made
from tests.councils import year_factories as of_year
from tests.councils.api.calling import client_of
from tests.councils.factories import House

pytestmark = pytest.mark.django_db
API = "/api/v1"
REPORTS = f"{API}/annual-reports"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with clock.standing_at(made.AT):
        yield


@pytest.fixture
def house() -> House:
    """Return a council of three, of whom all have accounts."""
    return made.house(size=3, people=3)


def stranger() -> APIClient:
    return client_of(factories.actor(factories.person()))


def body(house: House, **change: Any) -> dict[str, Any]:
    return {"council": str(house.council.pk), "year": 2026, **change}


def test_a_report_is_drafted_worded_published_and_corrected(house: House) -> None:
    secretary, chair = client_of(house.secretary), client_of(house.chair)
    of_year.held(house, at=of_year.day(9), present=house.seats)

    drafted = secretary.post(f"{REPORTS}/", body(house), format="json")
    here = f"{REPORTS}/{drafted.json()['id']}"
    edited = secretary.post(
        f"{here}/edit/", {"text_kk": "Жыл", "text_ru": "Год"}, format="json"
    )
    half = secretary.post(f"{here}/edit/", {"text_ru": "Итоги"}, format="json")
    refreshed = secretary.post(f"{here}/refresh/")
    published = chair.post(f"{here}/publish/")
    corrected = chair.post(f"{here}/correct/", {"reason": "Қате"}, format="json")

    assert [one.status_code for one in (drafted, edited, half, refreshed)] == [
        *(201, 200, 200, 200)
    ]
    assert (published.status_code, corrected.status_code) == (200, 201)
    assert drafted.json()["counters"]["meetings"]["held"] == 1
    assert (half.json()["text_kk"], half.json()["text_ru"]) == ("Жыл", "Итоги")
    assert published.json()["state"] == "published"
    assert corrected.json()["version"] == 2
    assert corrected.json()["correction_reason"] == "Қате"
    assert corrected["Location"].endswith(f"{corrected.json()['id']}/")


def test_papers_are_downloaded_by_anyone(house: House) -> None:
    report = of_year.published(house)

    item = client_of().get(f"{REPORTS}/{report.pk}/").json()

    for paper in ("docx_kk", "docx_ru", "pdf_kk", "pdf_ru"):
        answer = client_of().get(item["links"][paper])
        kept = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
        assert kept.startswith(b"PK" if paper.startswith("docx") else b"%PDF")
    assert "moves" not in item
    year = client_of().get(item["links"]["year"])
    versions = client_of().get(item["links"]["versions"])
    assert (year.status_code, versions.status_code) == (200, 200)


def test_a_draft_is_seen_in_its_council_and_nowhere_else(house: House) -> None:
    report = of_year.drafted(house)
    address = f"{REPORTS}/{report.pk}/"
    other = made.house(size=3, people=1)

    seen = [
        client_of(who).get(address).status_code
        for who in (house.secretary, house.chair, house.members[1])
    ]
    hidden = [
        client.get(address).status_code
        for client in (client_of(), stranger(), client_of(other.secretary))
    ]
    listed = client_of().get(f"{REPORTS}/?council={house.council.pk}").json()

    assert (seen, hidden) == ([200] * 3, [404] * 3)
    assert listed["results"] == []


@pytest.mark.parametrize(
    ("verb", "given"),
    [
        ("refresh", {}),
        ("edit", {"text_kk": "x"}),
        ("publish", {}),
    ],
)
def test_only_secretary_and_chair_lead_a_draft(
    house: House, verb: str, given: dict[str, str]
) -> None:
    report = of_year.drafted(house)
    address = f"{REPORTS}/{report.pk}/{verb}/"
    other = made.house(size=3, people=1)

    def ask(client: APIClient) -> int:
        return client.post(address, given, format="json").status_code

    assert ask(client_of(house.members[1])) == 403
    assert ask(client_of()) == 401
    assert ask(stranger()) == 404
    assert ask(client_of(other.secretary)) == 404
    report.refresh_from_db()
    assert (report.state, report.text_kk) == ("drafted", "")
    assert ask(client_of(house.secretary)) == 200


def test_a_published_report_is_corrected_by_its_council_alone(house: House) -> None:
    report = of_year.published(house)
    address = f"{REPORTS}/{report.pk}/correct/"
    other = made.house(size=3, people=1)

    def ask(client: APIClient) -> int:
        return client.post(address, {"reason": "Қате"}, format="json").status_code

    assert ask(client_of()) == 401
    assert [ask(stranger()), ask(client_of(other.secretary))] == [403, 403]
    assert ask(client_of(house.members[1])) == 403
    assert AnnualReport.objects.filter(council=house.council).count() == 1
    assert ask(client_of(house.chair)) == 201


def test_only_secretary_and_chair_begin_a_report(house: House) -> None:
    other = made.house(size=3, people=1)

    def ask(client: APIClient) -> int:
        return client.post(f"{REPORTS}/", body(house), format="json").status_code

    assert [ask(client_of()), ask(stranger())] == [401, 403]
    assert ask(client_of(other.secretary)) == 403
    assert ask(client_of(house.members[1])) == 403
    assert not AnnualReport.objects.filter(council=house.council).exists()
    assert ask(client_of(house.chair)) == 201


def test_what_the_law_or_the_procedure_refuses_is_a_conflict(house: House) -> None:
    report = of_year.published(house)
    secretary = client_of(house.secretary)
    here = f"{REPORTS}/{report.pk}"

    second = secretary.post(f"{REPORTS}/", body(house), format="json")
    before = secretary.post(f"{REPORTS}/", body(house, year=2025), format="json")
    moved = secretary.post(f"{here}/refresh/")
    annual_reports.correct(report, reason="Қате", by=house.chair, at=made.AT)
    earlier = secretary.post(f"{here}/correct/", {"reason": "Тағы"}, format="json")

    assert [one.status_code for one in (second, before, moved, earlier)] == [409] * 4
    assert second.json()["breaches"][0]["code"] == "report-exists"
    assert before.json()["breaches"][0]["code"] == "no-such-year"
    assert "7" in before.json()["breaches"][0]["provision"]
    assert moved.json()["type"].endswith("move-refused")
    assert earlier.json()["breaches"][0]["code"] == "not-the-latest"


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"year": "2026"}, 400),
        ({"year": -1}, 400),
        ({"year": 99_999}, 400),
        ({"council": "x"}, 400),
        ({"council": "00000000-0000-7000-8000-000000000000"}, 404),
        ({"counters": {}}, 400),
        ({"text_kk": "x"}, 400),
    ],
)
def test_what_is_no_report_is_refused(
    house: House, change: dict[str, Any], status: int
) -> None:
    answer = client_of(house.secretary).post(
        f"{REPORTS}/", body(house, **change), format="json"
    )

    assert answer.status_code == status
    assert not AnnualReport.objects.filter(council=house.council).exists()


@pytest.mark.parametrize(
    ("verb", "given"),
    [
        ("edit", {"text_kk": "x" * 50_001}),
        ("edit", {"text_kk": "a\u0000b"}),
        ("edit", {"counters": {"decisions": 9}}),
        ("edit", {"text_kk": None}),
        ("publish", {"now": True}),
    ],
)
def test_bad_words_change_nothing(
    house: House, verb: str, given: dict[str, Any]
) -> None:
    report = of_year.drafted(house)
    annual_reports.edit(
        report, text_kk="Жыл", text_ru="Год", by=house.secretary, at=made.AT
    )

    answer = client_of(house.secretary).post(
        f"{REPORTS}/{report.pk}/{verb}/", given, format="json"
    )

    report.refresh_from_db()
    assert answer.status_code == 400
    assert (report.state, report.text_kk, report.text_ru) == ("drafted", "Жыл", "Год")


def test_a_correction_without_a_reason_is_refused(house: House) -> None:
    report = of_year.published(house)
    chair = client_of(house.chair)

    for given in ({}, {"reason": ""}, {"reason": "x" * 501}):
        answer = chair.post(f"{REPORTS}/{report.pk}/correct/", given, format="json")
        assert answer.status_code == 400


def test_a_known_caller_is_told_which_moves_are_open(house: House) -> None:
    report = of_year.drafted(house)
    address = f"{REPORTS}/{report.pk}/"

    of_secretary = client_of(house.secretary).get(address).json()["moves"]
    of_member = client_of(house.members[1]).get(address).json()["moves"]

    assert {move["act"]: move["open"] for move in of_secretary} == {
        "refresh": True,
        "edit": True,
        "publish": True,
        "correct": False,
    }
    assert not any(move["open"] for move in of_member)


def test_reports_are_found_by_council_year_and_state(house: House) -> None:
    report = of_year.published(house)
    of_year.published(made.house(size=3, people=1))
    query = f"council={house.council.pk}&year=2026&state=published"

    found = client_of().get(f"{REPORTS}/?{query}").json()["results"]
    none = client_of().get(f"{REPORTS}/?{query.replace('2026', '2025')}").json()

    assert [one["id"] for one in found] == [str(report.pk)]
    assert "counters" not in found[0]
    assert none["results"] == []
    for bad in ("state=lost", "council=x", "year=x", "who=x"):
        assert client_of().get(f"{REPORTS}/?{bad}").status_code == 400


def test_the_list_takes_the_same_number_of_queries_whatever_its_length(
    house: House,
) -> None:
    client, address = client_of(), f"{REPORTS}/?page_size=200"
    first = of_year.published(house)
    with CaptureQueriesContext(connection) as few:
        assert client.get(address).status_code == 200
    for number in range(2, 6):
        AnnualReport.objects.create(
            council=house.council,
            year=2026,
            version=number,
            state="published",
            counted_at=made.AT,
            counters=first.counters,
            correction_reason="Қате",
            published_at=made.AT,
            digest="0" * 64,
        )

    with CaptureQueriesContext(connection) as many:
        assert len(client.get(address).json()["results"]) >= 5

    assert len(few) == len(many)


def test_a_year_is_counted_as_it_is_read(house: House) -> None:
    of_year.settled(house, "member.absence_window", "rolling")
    of_year.owed(house)
    for month in (8, 9, 10, 11):
        of_year.held(house, at=of_year.day(month), present=house.seats[:2])

    answer = client_of().get(
        f"{API}/councils/{house.council.pk}/year/?year=2026",
        headers={"Accept-Language": "en"},
    )

    told = answer.json()
    assert answer.status_code == 200
    assert told["counters"]["meetings"]["held"] == 4
    assert told["absences"]["window"] == "rolling"
    assert (told["absences"]["from_on"], told["absences"]["until_on"]) == (
        *("2025-11-24", "2026-11-23"),
    )
    [over] = told["absences"]["members"]
    assert (over["seat"]["person_name"], over["absences"]) == ("Мүше 03", 4)
    assert "15(2)(5)" in over["breach"]["provision"]
    assert [duty["kind"] for duty in told["duties"]] == [
        *("inform_public", "inform_public", "annual_report")
    ]
    assert [duty["due_on"] for duty in told["duties"]] == [
        *("2026-12-31", "2026-12-31", None)
    ]
    assert [duty["overdue"] for duty in told["duties"]] == [False] * 3
    assert "7(2)(3)" in told["duties"][0]["provision"]


def test_a_year_that_is_not_named_is_this_one(house: House) -> None:
    address = f"{API}/councils/{house.council.pk}/year/"

    assert client_of().get(address).json()["year"] == 2026


@pytest.mark.parametrize("query", ["year=2025", "year=2027", "year=x", "when=2026"])
def test_a_year_without_work_is_refused(house: House, query: str) -> None:
    answer = client_of().get(f"{API}/councils/{house.council.pk}/year/?{query}")

    assert answer.status_code == 400
    assert answer["content-type"] == "application/problem+json"


def test_the_year_of_nobody_is_not_found_and_never_written() -> None:
    missing = "00000000-0000-7000-8000-000000000000"

    assert client_of().get(f"{API}/councils/{missing}/year/").status_code == 404
    assert client_of().post(f"{API}/councils/{missing}/year/").status_code in (
        *(401, 403, 405),
    )
