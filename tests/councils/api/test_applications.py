"""Applications: who sees which paper, who may, what is refused."""

from collections.abc import Iterator
from typing import Any

import pytest
from rest_framework.test import APIClient

from backend.accounts.roles import Role
from backend.files.models import File
from councils.actions import applications
from councils.models import Application, Competition
from councils.rules.eligibility import Document
from tests import factories
from tests.councils import clock
from tests.councils import forming_factories as forming
from tests.councils.api.calling import client_of

pytestmark = pytest.mark.django_db
API = "/api/v1"
HIDDEN = ("born_on", "is_resident", "requirements", "documents", "refusal_reason")


@pytest.fixture(autouse=True)
def on_the_first_day() -> Iterator[None]:
    with clock.standing_at(forming.AT):
        yield


@pytest.fixture
def site() -> forming.Site:
    return forming.site()


def stranger() -> APIClient:
    return client_of(factories.actor(factories.person()))


def test_an_application_is_nobodys_business_before_it_is_admitted(
    site: forming.Site,
) -> None:
    competition = forming.announced(site)
    citizen = forming.candidate()
    row = forming.applied(competition, by=citizen)
    address = f"{API}/applications/{row.pk}/"

    seen = [
        client_of(who).get(address).status_code
        for who in (citizen, site.member, site.secretary, site.approver, None)
    ]

    assert seen == [200, 200, 200, 404, 404]


def test_of_an_admitted_candidate_a_stranger_learns_the_name_alone(
    site: forming.Site,
) -> None:
    (row,) = forming.admitted(site, forming.announced(site), ["Сәуле"])
    address = f"{API}/applications/{row.pk}/"

    of_stranger = stranger().get(address)
    of_member = client_of(site.member).get(address).json()

    assert of_stranger.json()["person_name"] == "Сәуле"
    assert of_stranger.json()["concerned"] is None
    assert not any(word in of_stranger.content.decode() for word in HIDDEN)
    assert set(HIDDEN) <= set(of_member["concerned"])
    assert len(of_member["concerned"]["documents"]) == 5


@pytest.mark.parametrize(
    ("who", "paper", "certificate"),
    [
        ("member", 200, 200),
        ("secretary", 200, 403),
        ("candidate", 200, 403),
        ("approver", 404, 404),
        ("of-another-group", 404, 404),
        ("stranger", 404, 404),
        ("nobody", 404, 404),
    ],
)
def test_papers_are_read_by_those_concerned_and_certificates_by_the_group(
    site: forming.Site, who: str, paper: int, certificate: int
) -> None:
    citizen = forming.candidate()
    competition = forming.announced(site)
    row = forming.applied(competition, by=citizen)
    forming.checking(site, competition)
    applications.admit(row, by=site.member, at=forming.CHECKED_AT)
    readers: dict[str, Any] = {
        "member": site.member,
        "secretary": site.secretary,
        "candidate": citizen,
        "approver": site.approver,
        "of-another-group": forming.site().member,
        "stranger": factories.actor(factories.person()),
        "nobody": None,
    }
    client = client_of(readers[who])

    def read(document: Document) -> int:
        answer = client.get(f"{API}/applications/{row.pk}/documents/{document}/")
        if answer.status_code == 200:
            content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
            assert document.value.encode() in content
            assert answer["X-Content-Type-Options"] == "nosniff"
        return answer.status_code

    for document in (Document.PROPOSAL, Document.BIOGRAPHY, Document.CONSENT):
        assert read(document) == paper
    for document in (Document.CONVICTION, Document.HEALTH):
        assert read(document) == certificate


def test_a_certificate_leaves_by_no_public_door(site: forming.Site) -> None:
    (row,) = forming.admitted(site, forming.announced(site), ["Сәуле"])
    certificate = row.conviction_certificate
    assert certificate is not None

    for address in (
        f"applications/{row.pk}/",
        "applications/",
        f"competitions/{row.competition_id}/",
        "files/",
    ):
        text = stranger().get(f"{API}/{address}").content.decode()
        assert str(certificate.pk) not in text
        assert certificate.sha256 not in text
    for address in (f"files/{certificate.pk}/", f"files/{certificate.pk}/content/"):
        assert client_of(site.member).get(f"{API}/{address}").status_code == 404


def test_a_group_that_has_ended_reads_no_certificates(site: forming.Site) -> None:
    row = forming.applied(forming.announced(site))
    office = site.council.organization.offices.get(role=Role.WORKING_GROUP)
    office.to_on = office.from_on
    office.save(update_fields=["to_on"])

    with clock.standing_at(forming.CHECKED_AT):
        answer = client_of(site.member).get(
            f"{API}/applications/{row.pk}/documents/health_certificate/"
        )

    assert answer.status_code == 404


def test_the_secretary_brings_no_certificates(site: forming.Site) -> None:
    competition = forming.announced(site)
    body = {
        "competition": str(competition.pk),
        "person_name": "Сәуле",
        "born_on": "1990-05-01",
        "is_citizen": True,
        "is_resident": True,
        "received_on": "2026-11-23",
    }

    def enter(who: Any, document: Document) -> int:
        papers = {document.value: str(forming.paper(who).pk)}
        return (
            client_of(who)
            .post(
                f"{API}/applications/enter-from-paper/",
                {**body, **papers},
                format="json",
            )
            .status_code
        )

    assert enter(site.secretary, Document.HEALTH) == 403
    assert enter(site.secretary, Document.PROPOSAL) == 201
    assert enter(site.member, Document.HEALTH) == 201
    assert enter(site.approver, Document.PROPOSAL) == 403


def candidature(competition: Competition, **change: Any) -> dict[str, Any]:
    return {
        "competition": str(competition.pk),
        "born_on": "1990-05-01",
        "is_citizen": True,
        "is_resident": True,
        **change,
    }


@pytest.mark.parametrize(
    ("change", "status", "told"),
    [
        ({}, 201, ""),
        ({"born_on": "2027-01-01"}, 400, "/born_on"),
        ({"born_on": "1990-5-1"}, 400, "/born_on"),
        ({"is_citizen": "yes"}, 400, "/is_citizen"),
        ({"nominator": "x" * 301}, 400, "/nominator"),
        ({"person_name": "Басқа"}, 400, "/person_name"),
        ({"proposal": "00000000-0000-7000-8000-000000000000"}, 404, ""),
        ({"proposal": "x"}, 400, "/proposal"),
        ({"born_on": "2010-01-01"}, 409, "age"),
        ({"is_citizen": False}, 409, "citizen"),
    ],
)
def test_what_is_wrong_with_an_application_is_named(
    site: forming.Site, change: Any, status: int, told: str
) -> None:
    competition = forming.announced(site)

    answer = stranger().post(
        f"{API}/applications/", candidature(competition, **change), format="json"
    )

    assert answer.status_code == status
    assert told in answer.content.decode()
    assert Application.objects.count() == (1 if status == 201 else 0)


def test_a_public_file_is_no_paper_of_a_candidate(site: forming.Site) -> None:
    citizen = forming.candidate()
    file = forming.paper(citizen)
    File.objects.filter(pk=file.pk).update(is_public=True)
    body = candidature(forming.announced(site), consent=str(file.pk))

    answer = client_of(citizen).post(f"{API}/applications/", body, format="json")

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == "/consent"


def test_a_certificate_is_a_file_of_its_own(site: forming.Site) -> None:
    citizen = forming.candidate()
    file = str(forming.paper(citizen).pk)
    papers = {"consent": file, "health_certificate": file}
    body = candidature(forming.announced(site), **papers)

    answer = client_of(citizen).post(f"{API}/applications/", body, format="json")

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == "/health_certificate"


def test_only_the_candidate_withdraws_his_application(site: forming.Site) -> None:
    citizen = forming.candidate()
    row = forming.applied(forming.announced(site), by=citizen)
    address = f"{API}/applications/{row.pk}/withdraw/"

    refused = [
        client_of(who).post(address).status_code
        for who in (None, site.secretary, site.member)
    ]

    assert refused == [401, 403, 403]
    assert client_of(citizen).post(address).status_code == 200
    assert client_of(citizen).post(address).status_code == 409
