"""Candidates and those who check them, on the pages; who reads certificates."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from councils.actions import applications
from councils.models import Application
from councils.rules.eligibility import CERTIFICATES, Document
from tests import factories
from tests.councils import clock
from tests.councils import forming_factories as forming
from tests.councils.pages.browsing import (
    LANGUAGES,
    client_of,
    posted,
    text_of,
    ways,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def site() -> forming.Site:
    return forming.site()


def upload(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(f"{name}.txt", f"құжат {name}".encode(), "text/plain")


def candidature(**change: Any) -> dict[str, Any]:
    return {
        "born_on": "1990-05-01",
        "is_citizen": "on",
        "is_resident": "on",
        "nominator": "«Ақсай» бірлестігі",
        **change,
    }


def papers_on(page: Any) -> set[str]:
    """Return which documents can be read from a page."""
    links = re.findall(r"/documents/([a-z_]+)/", page.content.decode())
    return set(links)


def test_a_citizen_applies_with_files_and_sees_what_is_missing(
    site: forming.Site,
) -> None:
    competition = forming.announced(site)
    citizen = forming.candidate()

    page = posted(
        citizen,
        f"competitions/{competition.pk}/apply",
        **candidature(proposal=upload("proposal"), health_certificate=upload("health")),
    )

    row = Application.objects.get(competition=competition)
    shown = client_of(citizen).get(f"/en/applications/{row.pk}/")
    assert page["Location"] == f"/en/applications/{row.pk}/"
    assert set(row.documents) == {Document.PROPOSAL, Document.HEALTH}
    assert "Something is still missing" in text_of(shown)
    assert ways(shown, "/en/applications/") == {"supplement", "withdraw"}


def test_what_was_missing_is_brought_later(site: forming.Site) -> None:
    citizen = forming.candidate()
    row = forming.applied(forming.announced(site), by=citizen, papers={})
    address = f"applications/{row.pk}/supplement"

    nothing = posted(citizen, address)
    page = posted(
        citizen,
        address,
        proposal=upload("p"),
        biography=upload("b"),
        consent=upload("c"),
        agrees_to_query="on",
    )

    shown = client_of(citizen).get(f"/en/applications/{row.pk}/")
    assert (nothing.status_code, page.status_code) == (400, 302)
    assert "Everything is there" in text_of(shown)


@pytest.mark.parametrize(
    ("change", "status", "words"),
    [
        ({"born_on": "2010-01-01"}, 409, "at least 18 needed."),
        ({"is_citizen": ""}, 409, "citizen of the Republic of Kazakhstan"),
        ({"is_resident": ""}, 409, "permanently lives in the unit"),
        ({"born_on": "2027-01-01"}, 400, "has not come"),
        ({"nominator": "x" * 301}, 400, "at most 300"),
    ],
)
def test_what_hinders_a_candidate_is_said_and_his_words_are_kept(
    site: forming.Site, change: dict[str, str], status: int, words: str
) -> None:
    competition = forming.announced(site)

    page = posted(
        forming.candidate(),
        f"competitions/{competition.pk}/apply",
        **candidature(**change),
    )

    assert page.status_code == status
    assert words in text_of(page)
    assert "Choose the files again" in text_of(page)
    assert not Application.objects.exists()


def test_who_forms_the_council_does_not_compete_for_it(site: forming.Site) -> None:
    competition = forming.announced(site)

    page = posted(site.member, f"competitions/{competition.pk}/apply", **candidature())

    assert page.status_code in (403, 409)
    assert not Application.objects.exists()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("who", "status", "papers", "certificates"),
    [
        ("member", 200, True, True),
        ("secretary", 200, True, False),
        ("candidate", 200, True, False),
        ("approver", 200, False, False),
        ("of another group", 200, False, False),
        ("stranger", 200, False, False),
        ("nobody", 200, False, False),
    ],
)
def test_certificates_are_offered_to_the_working_group_alone(
    site: forming.Site,
    language: str,
    who: str,
    status: int,
    *,
    papers: bool,
    certificates: bool,
) -> None:
    citizen = forming.candidate()
    row = forming.applied(forming.announced(site), by=citizen)
    forming.checking(site, row.competition)
    applications.admit(row, by=site.member, at=forming.CHECKED_AT)
    readers = {
        "member": site.member,
        "secretary": site.secretary,
        "candidate": citizen,
        "approver": site.approver,
        "of another group": forming.site().member,
        "stranger": factories.actor(factories.person()),
        "nobody": None,
    }

    page = client_of(readers[who]).get(f"/{language}/applications/{row.pk}/")

    plain = {one.value for one in Document if one not in CERTIFICATES}
    secret = {one.value for one in CERTIFICATES}
    wanted = (plain if papers else set()) | (secret if certificates else set())
    assert page.status_code == status
    assert papers_on(page) == wanted
    assert row.person_name in text_of(page)
    assert ("01.05.1990" in text_of(page)) == papers


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("candidate", 200),
        ("member", 200),
        ("secretary", 200),
        ("approver", 404),
        ("stranger", 404),
        ("nobody", 404),
    ],
)
def test_an_application_that_is_not_admitted_is_no_page_for_strangers(
    site: forming.Site, who: str, status: int
) -> None:
    citizen = forming.candidate()
    row = forming.applied(forming.announced(site), by=citizen)
    readers = {
        "candidate": citizen,
        "member": site.member,
        "secretary": site.secretary,
        "approver": site.approver,
        "stranger": factories.actor(factories.person()),
        "nobody": None,
    }

    page = client_of(readers[who]).get(f"/kk/applications/{row.pk}/")

    assert page.status_code == status


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_paper_is_entered_by_the_secretary_without_certificates(
    site: forming.Site, language: str
) -> None:
    competition = forming.announced(site)
    address = f"/{language}/competitions/{competition.pk}/enter-from-paper/"

    of_secretary = client_of(site.secretary).get(address).content.decode()
    of_group = client_of(site.member).get(address).content.decode()

    for one in CERTIFICATES:
        assert f'name="{one.value}"' not in of_secretary
        assert f'name="{one.value}"' in of_group


def test_a_paper_application_names_who_brought_it_and_when(
    site: forming.Site,
) -> None:
    competition = forming.announced(site)
    address = f"competitions/{competition.pk}/enter-from-paper"
    said = candidature(person_name="Сәуле", received_on="2026-11-23")

    stranger = posted(forming.candidate(), address, **said)
    page = posted(site.secretary, address, **said)

    row = Application.objects.get(competition=competition)
    shown = client_of(site.member).get(f"/en/applications/{row.pk}/")
    assert (stranger.status_code, page.status_code) == (403, 302)
    assert "entered from paper" in text_of(shown)


def test_a_candidate_is_refused_on_a_ground_that_holds_and_told_why(
    site: forming.Site,
) -> None:
    citizen = forming.candidate()
    row = forming.applied(forming.announced(site), by=citizen)
    forming.checking(site, row.competition)
    address = f"applications/{row.pk}/refuse"
    with clock.standing_at(forming.CHECKED_AT):
        complete = posted(site.member, address, ground="document", reason="Жоқ")
        other = posted(site.approver, address, ground="false", reason="Жалған")
        page = posted(site.member, address, ground="false", reason="Жалған мәлімет")
        shown = client_of(citizen).get(f"/en/applications/{row.pk}/")

    assert complete.status_code == 409
    assert "this ground of refusal does not hold" in text_of(complete)
    assert other.status_code in (403, 404)
    assert page.status_code == 302
    assert "Жалған мәлімет" in text_of(shown)
    assert "10(3)" in text_of(shown)


def test_a_candidate_withdraws_and_nobody_does_it_for_him(site: forming.Site) -> None:
    citizen = forming.candidate()
    row = forming.applied(forming.announced(site), by=citizen)
    address = f"applications/{row.pk}/withdraw"

    refused = [
        posted(who, address).status_code for who in (site.secretary, site.member)
    ]
    page = posted(citizen, address)
    again = posted(citizen, address)

    assert refused == [403, 403]
    assert (page.status_code, again.status_code) == (302, 409)


def test_who_waits_in_reserve_declines_and_the_next_one_moves_up(
    site: forming.Site,
) -> None:
    competition = forming.announced(site, civil=2)
    rows = forming.decided(site, competition, selected=2, reserved=2)
    with clock.standing_at(forming.CHECKED_AT):
        page = posted(site.secretary, f"applications/{rows[2].pk}/decline-seat")

    rows[2].refresh_from_db()
    assert page.status_code == 302
    assert rows[2].state == "declined"
