"""The page of a visit: what each side is offered, and how a refusal looks."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation

from backend.accounts.roles import Role
from oversight.models import Finding, Visit
from oversight.states import VisitState
from tests import factories
from tests.councils.pages.browsing import bytes_of, text_of, ways
from tests.oversight import monitoring_roads

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
JUNE = datetime(2026, 6, 10, 5, 0, tzinfo=UTC)
INSIDE, OUTSIDE = date(2026, 12, 10), date(2026, 12, 11)
PDF = b"%PDF-1.4 paper"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 64


def address(name: str, *args: object, language: str = "en") -> str:
    with translation.override(language):
        return reverse(f"page:{name}", args=args)


def signed_in(who: Any) -> Client:
    client = Client()
    client.force_login(getattr(who, "user", who))
    return client


def test_a_visit_is_asked_for_from_a_form_that_shows_the_six_months() -> None:
    body = factories.body()
    before = monitoring_roads.ended(at=JUNE, body=body)
    road = monitoring_roads.observed(at=NOW, body=body)
    client = signed_in(road.author)
    here = address("case-request-visit", road.case.pk)

    form = client.get(here)
    people = [str(one.pk) for one in road.case.participants.all()]
    said = {"body": str(body.pk), "wanted_on": "2026-12-10", "people": people}
    blank = client.post(here, {**said, "reason": ""})
    nobody = client.post(here, {**said, "people": [], "reason": "Қарау"})
    asked = client.post(here, {**said, "reason": "Қағаздарды қарау"})

    assert str(before.case.number) in text_of(form)
    assert "10 December 2026" in text_of(form)
    assert (blank.status_code, nobody.status_code) == (409, 409)
    assert "art. 12" in blank.content.decode()
    visit = Visit.objects.get(case=road.case)
    assert asked.headers["Location"] == address("visit", visit.pk)


@pytest.mark.parametrize(
    ("wanted_on", "words", "missing"),
    [
        (INSIDE, "The refusal has its ground", "Refused without ground"),
        (OUTSIDE, "Refused without ground", "The refusal has its ground"),
    ],
)
def test_a_refusal_is_shown_with_its_ground_or_without(
    wanted_on: date, words: str, missing: str
) -> None:
    body = factories.body()
    monitoring_roads.ended(at=JUNE, body=body)
    officer = factories.holder(Role.OFFICER, body)
    road = monitoring_roads.observed(at=NOW, body=body)
    visit = monitoring_roads.requested(road, at=NOW, wanted_on=wanted_on)
    client = signed_in(officer)
    here = address("visit-refuse", visit.pk)

    warned = text_of(client.get(here))
    blank = client.post(here, {"reason": "  "})
    done = client.post(here, {"reason": "Жөндеу жүріп жатыр"})

    lets = "The six months let you refuse"
    assert (lets in warned) is (wanted_on == INSIDE)
    assert blank.status_code == 409
    assert "12(5)" in blank.content.decode()
    assert done.headers["Location"] == address("visit", visit.pk)
    page = text_of(Client().get(address("visit", visit.pk)))
    assert words in page
    assert missing not in page
    assert "Жөндеу жүріп жатыр" in page


def test_each_side_has_its_buttons_and_a_stranger_none() -> None:
    body = factories.body()
    head = factories.holder(Role.HEAD, body)
    road = monitoring_roads.observed(at=NOW, body=body)
    visit = monitoring_roads.requested(road, at=NOW, wanted_on=OUTSIDE)
    here = address("visit", visit.pk)

    assert ways(signed_in(head).get(here)) == {"agree", "refuse"}
    assert ways(signed_in(road.author).get(here)) == {"withdraw"}
    assert ways(signed_in(factories.citizen("Бөтен")).get(here)) == set()
    assert ways(Client().get(here)) == set()
    assert "Without its agreement nobody enters" in text_of(Client().get(here))
    for verb in ("agree", "refuse"):
        stranger = signed_in(factories.citizen("Бөтен"))
        assert stranger.post(address(f"visit-{verb}", visit.pk)).status_code == 403


def test_an_agreed_visit_is_recorded_by_its_author() -> None:
    body = factories.body()
    head = factories.holder(Role.HEAD, body)
    road = monitoring_roads.observed(at=NOW, body=body)
    visit = monitoring_roads.requested(road, at=NOW, wanted_on=date(2026, 11, 23))

    signed_in(head).post(
        address("visit-agree", visit.pk),
        {"agreed_on": "2026-11-23", "conditions": "Халат"},
    )
    client = signed_in(road.author)
    assert ways(client.get(address("visit", visit.pk))) == {
        "record-held",
        "record-missed",
        "withdraw",
    }
    future = client.post(
        address("visit-record-held", visit.pk), {"held_on": "2026-11-24"}
    )
    held = client.post(
        address("visit-record-held", visit.pk), {"held_on": "2026-11-23"}
    )

    assert (future.status_code, held.status_code) == (400, 302)
    visit.refresh_from_db()
    assert visit.state == VisitState.HELD
    page = text_of(client.get(address("visit", visit.pk)))
    assert "Халат" in page
    assert "The visit took place" in page


def test_the_author_enters_a_paper_answer_of_a_body_that_is_not_here() -> None:
    road = monitoring_roads.observed(at=NOW)
    visit = monitoring_roads.requested(road, at=NOW, wanted_on=OUTSIDE)
    client = signed_in(road.author)
    offered = ways(client.get(address("visit", visit.pk)))

    entered = client.post(
        address("visit-enter-agreement", visit.pk),
        {
            "answered_on": "2026-11-20",
            "answered_by": "Д. Серікқызы, директор",
            "answer_file": SimpleUploadedFile("agreement.pdf", PDF),
            "agreed_on": "2026-12-11",
        },
    )

    assert offered == {"enter-agreement", "enter-refusal", "withdraw"}
    assert entered.status_code == 302
    page = text_of(Client().get(address("visit", visit.pk)))
    assert "On paper, entered by the author" in page
    assert "agreement.pdf" in page


def test_a_request_leads_from_the_inbox_to_its_page() -> None:
    body = factories.body()
    officer = factories.holder(Role.OFFICER, body)
    road = monitoring_roads.observed(at=NOW, body=body)
    visit = monitoring_roads.requested(road, at=NOW, wanted_on=OUTSIDE)

    page = signed_in(officer).get(address("inbox"))

    assert address("visit", visit.pk) in page.content.decode()


def test_a_finding_is_written_at_a_site_and_corrected_from_its_page() -> None:
    road = monitoring_roads.observed(at=NOW)
    _list, [site, _other] = monitoring_roads.with_checklist(road, at=NOW)
    client = signed_in(road.author)
    here = f"{address('case-log-finding', road.case.pk)}?site={site.pk}"
    said = {
        "facts": "Ыстық су жоқ",
        "site": str(site.pk),
        "place": site.name,
        "established_on": "2026-11-20",
        "category": "safety",
        "severity": "high",
        "no_conflict": "on",
        "latitude": "53.2198",
    }

    ready = client.get(here)
    half = client.post(here, said)
    photo = SimpleUploadedFile("photo.png", PNG)
    logged = client.post(here, {**said, "longitude": "63.6354", "evidence": photo})
    finding = Finding.objects.get(case=road.case)
    page = client.get(address("finding", finding.pk))
    corrected = client.post(
        address("finding-correct", finding.pk),
        {**said, "longitude": "63.6354", "correction_reason": "Қате"},
    )

    assert site.name in ready.content.decode()
    assert (half.status_code, logged.status_code) == (400, 302)
    assert "53.219800" in page.content.decode()
    assert ways(page) == {"correct"}
    [first, second] = Finding.objects.filter(case=road.case)
    assert (second.version, second.site) == (2, site)
    assert corrected.headers["Location"] == address("finding", second.pk)
    assert "A later version has taken its place" in text_of(
        client.get(address("finding", first.pk))
    )
    evidence = client.get(
        address("finding-evidence", second.pk, second.evidence.get().pk)
    )
    assert bytes_of(evidence) == PNG


def test_what_is_not_public_is_said_so_to_those_who_see_it() -> None:
    road = monitoring_roads.observed(at=NOW)
    client = signed_in(road.author)
    client.post(
        address("case-log-finding", road.case.pk),
        {
            "facts": "Жеке факт",
            "established_on": "2026-11-20",
            "category": "rights",
            "severity": "high",
            "private_reason": "дербес деректер",
            "no_conflict": "on",
        },
    )
    finding = Finding.objects.get(case=road.case)

    page = text_of(client.get(address("finding", finding.pk)))

    assert "Only the initiator and the bodies concerned see this" in page
    assert Client().get(address("finding", finding.pk)).status_code == 404
