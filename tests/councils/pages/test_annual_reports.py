"""Pages of annual reports: led by secretary and chair, read by everybody."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from councils.actions import annual_reports
from councils.models import AnnualReport
from tests import factories
from tests.councils import factories as made
from tests.councils import year_factories as of_year
from tests.councils.factories import House
from tests.councils.pages.browsing import client_of

pytestmark = pytest.mark.django_db
LANGUAGES = ("kk", "ru", "en")


@pytest.fixture
def house() -> House:
    """Return a council of three, of whom all have accounts."""
    return made.house(size=3, people=3)


def page_of(report: AnnualReport, verb: str = "", language: str = "en") -> str:
    tail = f"{verb}/" if verb else ""
    return f"/{language}/annual-reports/{report.pk}/{tail}"


def text_of(page: Any) -> str:
    told: str = page.content.decode()
    return told


def test_a_report_is_led_from_the_pages_to_its_correction(house: House) -> None:
    of_year.owed(house)
    of_year.held(house, at=of_year.day(9), present=house.seats)
    secretary, chair = client_of(house.secretary), client_of(house.chair)
    door = f"/en/councils/{house.council.pk}/draft-report/?year=2026"
    assert secretary.get(door).status_code == 200
    begun = secretary.post(door, {"year": "2026"})
    report = AnnualReport.objects.get(council=house.council)
    assert begun["Location"] == page_of(report)
    words = {"text_kk": "Жыл қорытындысы", "text_ru": "Итоги года"}
    assert secretary.get(page_of(report, "edit")).status_code == 200
    assert secretary.post(page_of(report, "edit"), words).status_code == 302
    assert "Жыл қорытындысы" in text_of(secretary.get(page_of(report, "edit")))
    assert secretary.post(page_of(report, "refresh")).status_code == 302
    assert "The year is not over" in text_of(chair.get(page_of(report, "publish")))
    assert chair.post(page_of(report, "publish")).status_code == 302

    public = text_of(client_of().get(page_of(report)))
    assert "Жыл қорытындысы" in public
    assert "Итоги года" in public
    report.refresh_from_db()
    assert report.digest in public
    assert public.count("/content/") == 4

    corrected = chair.post(page_of(report, "correct"), {"reason": "Қате сан"})
    second = AnnualReport.objects.get(council=house.council, version=2)
    assert corrected["Location"] == page_of(second)
    assert "Қате сан" not in text_of(client_of().get(page_of(report)))
    chair.post(page_of(second, "publish"))
    first = text_of(client_of().get(page_of(report)))
    assert "There is a later version of this report" in first
    assert "Қате сан" in first
    assert "Why it was corrected" in text_of(client_of().get(page_of(second)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_published_report_is_a_document_for_everybody(
    house: House, language: str
) -> None:
    of_year.held(house, at=of_year.day(9), present=house.seats)
    report = of_year.published(house, words="Бірінші бөлік\n\nЕкінші <b> & {{ x }}")

    page = client_of().get(page_of(report, language=language))

    text = text_of(page)
    assert page.status_code == 200
    assert "<p>Бірінші бөлік</p>" in text
    assert "Екінші &lt;b&gt; &amp; {{ x }}" in text
    assert 'lang="kk"' in text
    assert "Мүше 02" in text
    assert "3 / 3" in text


def test_a_draft_is_not_found_by_strangers(house: House) -> None:
    report = of_year.drafted(house)

    assert client_of().get(page_of(report)).status_code == 404
    assert client_of(house.members[1]).get(page_of(report)).status_code == 200
    of_member = text_of(client_of(house.members[1]).get(page_of(report)))
    assert "/publish/" not in of_member
    assert "A draft: only the council sees it" in of_member


@pytest.mark.parametrize("verb", ["refresh", "edit", "publish", "correct"])
def test_the_wrong_person_finds_the_door_closed(house: House, verb: str) -> None:
    report = of_year.published(house)
    address = page_of(report, verb)

    assert client_of(house.members[1]).get(address).status_code == 403
    assert client_of(house.members[1]).post(address).status_code == 403
    assert client_of().post(address).status_code == 302
    assert AnnualReport.objects.filter(council=house.council).count() == 1


def test_buttons_are_those_that_the_state_lets_do(house: House) -> None:
    report = of_year.drafted(house)
    secretary = client_of(house.secretary)
    of_draft = text_of(secretary.get(page_of(report)))
    annual_reports.publish(report, by=house.chair, at=made.AT)
    of_published = text_of(secretary.get(page_of(report)))

    def offered(text: str) -> list[bool]:
        verbs = ("publish", "edit", "refresh", "correct")
        return [page_of(report, verb) in text for verb in verbs]

    assert offered(of_draft) == [True, True, True, False]
    assert offered(of_published) == [False, False, False, True]


def test_a_second_report_is_refused_beside_the_year(house: House) -> None:
    of_year.drafted(house)

    page = client_of(house.secretary).post(
        f"/en/councils/{house.council.pk}/draft-report/", {"year": "2026"}
    )

    text = text_of(page)
    assert page.status_code == 409
    assert "There is a report on this year" in text
    assert "7(2)(4)" in text


def test_what_the_procedure_refuses_leads_back_to_the_form(house: House) -> None:
    report = of_year.published(house)
    secretary = client_of(house.secretary)
    words = {"text_kk": "Жаңа сөз", "text_ru": ""}

    page = secretary.post(page_of(report, "edit"), words)

    assert page.status_code == 409
    assert "Жаңа сөз" in text_of(page)
    report.refresh_from_db()
    assert report.text_kk == ""


@pytest.mark.parametrize(
    ("verb", "given"),
    [
        ("edit", {"text_kk": "x" * 50_001}),
        ("edit", {"text_kk": "a\u0000b"}),
        ("correct", {"reason": ""}),
        ("correct", {"reason": "x" * 501}),
    ],
)
def test_what_cannot_be_taken_is_shown_again(
    house: House, verb: str, given: dict[str, str]
) -> None:
    report = of_year.drafted(house)

    page = client_of(house.secretary).post(page_of(report, verb), given)

    assert page.status_code == 400
    report.refresh_from_db()
    assert report.text_kk == ""


def test_a_year_outside_the_choice_is_no_choice(house: House) -> None:
    door = f"/en/councils/{house.council.pk}/draft-report/"

    for year in ("2025", "2027", "x", ""):
        page = client_of(house.secretary).post(door, {"year": year})
        assert page.status_code == 400
    assert not AnnualReport.objects.filter(council=house.council).exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_register_has_a_line_for_a_council_and_a_year(
    house: House, language: str
) -> None:
    first = of_year.published(house)
    second = annual_reports.correct(first, reason="Қате", by=house.chair, at=made.AT)
    address = f"/{language}/annual-reports/?council={house.council.pk}"

    of_public = text_of(client_of().get(address))
    of_council = text_of(client_of(house.secretary).get(address))

    assert page_of(first, language=language) in of_public
    assert page_of(second, language=language) not in of_public
    assert page_of(second, language=language) in of_council
    assert page_of(first, language=language) not in of_council


def test_the_register_says_when_it_is_empty_or_not_understood() -> None:
    empty = client_of().get("/en/annual-reports/?year=2031")
    lost = client_of().get("/en/annual-reports/?council=x")

    assert (empty.status_code, lost.status_code) == (200, 400)
    assert "No annual reports here yet" in text_of(empty)
    assert "This filter was not understood" in text_of(lost)


def test_the_register_takes_the_same_queries_whatever_its_length(
    house: House,
) -> None:
    first = of_year.published(house)
    client, address = client_of(), "/kk/annual-reports/"
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for year in range(2018, 2024):
        AnnualReport.objects.create(
            council=house.council,
            year=year,
            version=1,
            state="published",
            counted_at=made.AT,
            counters=first.counters,
            published_at=made.AT,
            digest="0" * 64,
        )

    with CaptureQueriesContext(connection) as many:
        client.get(address)

    assert len(few) == len(many)


def test_a_report_of_long_ago_that_counted_less_is_still_shown(house: House) -> None:
    report = of_year.published(house)
    counters = report.counters
    del counters["recommendations"]["without_term"]
    del counters["meetings"]["failed_list"]
    AnnualReport.objects.filter(pk=report.pk).update(counters=counters)

    page = client_of().get(page_of(report))

    assert page.status_code == 200
    assert "<b>–</b>" in text_of(page)


def test_nobody_signed_in_is_sent_to_sign_in(house: House) -> None:
    door = f"/en/councils/{house.council.pk}/draft-report/"

    assert client_of().get(door).status_code == 302
    stranger = client_of(factories.actor(factories.person()))
    assert stranger.get(door).status_code == 403
