"""Doors of forming: who sees, who may, what is refused, how many queries."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from backend.accounts.roles import Role
from backend.files.models import File
from councils.actions import applications, regulations
from councils.models import Application, Competition, Regulation
from councils.rules.eligibility import Document
from tests import factories
from tests.councils import clock
from tests.councils import factories as made
from tests.councils import forming_factories as forming

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


def client_of(actor: Any = None) -> APIClient:
    client = APIClient()
    if actor is not None:
        client.force_login(actor.user)
    return client


def stranger() -> APIClient:
    return client_of(factories.actor(factories.person()))


def test_a_draft_is_seen_by_those_who_form_the_council(site: forming.Site) -> None:
    address = f"{API}/competitions/{forming.drafted(site).pk}/"

    seen = [
        client_of(who).get(address).status_code
        for who in (site.secretary, site.member, site.approver, None)
    ]

    assert seen == [200, 200, 404, 404]
    assert stranger().get(address).status_code == 404


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


@pytest.mark.parametrize(
    ("verb", "body"),
    [
        ("announce", {"published_in": "Сайт"}),
        ("close-applications", {}),
        ("cancel", {"reason": "Қате"}),
    ],
)
def test_only_those_who_form_the_council_lead_its_competition(
    site: forming.Site, verb: str, body: Any
) -> None:
    competition = forming.announced(site)
    address = f"{API}/competitions/{competition.pk}/{verb}/"

    refused = [
        client_of(who).post(address, body, format="json").status_code
        for who in (site.approver, forming.site().secretary, None)
    ]
    before = Competition.objects.get(pk=competition.pk).state

    assert refused == [403, 403, 401]
    assert before == "announced"


def test_a_working_group_is_approved_by_the_head_or_the_supervisor() -> None:
    council = made.council()
    body = {
        "council": str(council.pk),
        "approved_by": str(council.body_id),
        "approved_on": "2026-11-23",
        "document": "№ 4",
        "size": 3,
        "members": [
            {"person_name": f"Мүше {n}", "constituency": "civil_society"}
            for n in range(3)
        ],
    }

    def ask(who: Any) -> int:
        client = client_of(who)
        return client.post(f"{API}/working-groups/", body, format="json").status_code

    secretary = factories.holder(Role.SECRETARY, council.organization)
    elsewhere = factories.holder(Role.HEAD, factories.body())
    assert [ask(None), ask(secretary), ask(elsewhere)] == [401, 403, 403]
    assert ask(factories.holder(Role.HEAD, council.body)) == 201
    assert ask(factories.holder(Role.HEAD, council.body)) == 409


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


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"civil_seats": 7}, "/civil_seats"),
        ({"ethnocultural_seats": 5}, "/ethnocultural_seats"),
        ({"documents_until_on": "2026-11-22"}, "/documents_until_on"),
        ({"email": "konkurs"}, "/email"),
        ({"postal_address": ""}, "/postal_address"),
        ({"council_size": 0}, "/council_size"),
        ({"extra": 1}, "/extra"),
    ],
)
def test_what_is_wrong_with_a_competition_is_named(
    site: forming.Site, change: Any, pointer: str
) -> None:
    body = {
        "working_group": str(site.group.pk),
        "council_size": 6,
        "civil_seats": 4,
        "ethnocultural_seats": 1,
        "postal_address": "090400, Ақсай",
        "email": "konkurs@example.kz",
        "text_kk": "Талаптар",
        "documents_from_on": "2026-11-23",
        "documents_until_on": "2026-12-08",
        **change,
    }

    answer = client_of(site.secretary).post(f"{API}/competitions/", body, format="json")

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == pointer
    assert not site.council.competitions.exists()


def test_a_refusal_names_its_provision(site: forming.Site) -> None:
    competition = forming.announced(site)

    answer = client_of(site.secretary).post(
        f"{API}/competitions/{competition.pk}/close-applications/",
        headers={"accept-language": "en"},
    )

    assert answer.status_code == 409
    (breach,) = answer.json()["breaches"]
    assert breach["code"] == "period-not-over"
    assert "9(6)" in breach["provision"]


def test_a_regulation_is_entered_by_the_council_and_its_editions_stay() -> None:
    house = made.house(size=3)
    client = client_of(house.secretary)
    body = {
        "council": str(house.council.pk),
        "number": "№ 1",
        "adopted_on": "2026-01-10",
        "url": "https://example.kz/1",
    }

    def enter(who: APIClient, **change: Any) -> Any:
        return who.post(f"{API}/regulations/", {**body, **change}, format="json")

    assert enter(stranger()).status_code == 403
    assert enter(client).status_code == 201
    assert enter(client, number="№ 2", adopted_on="2026-06-01").status_code == 201
    for change, pointer in (
        ({"url": ""}, "/url"),
        ({"url": "javascript:alert(1)"}, "/url"),
        ({"adopted_on": "2030-01-01"}, "/adopted_on"),
        ({"number": ""}, "/number"),
    ):
        answer = enter(client, **change)
        assert answer.json()["errors"][0]["pointer"] == pointer
    of_council = Regulation.objects.filter(council=house.council)
    assert [r.number for r in of_council.in_force(forming.ON)] == ["№ 2", "№ 1"]
    listed = client_of().get(f"{API}/regulations/?council={house.council.pk}").json()
    assert len(listed["results"]) == 2


LISTS = ("working-groups", "competitions", "applications", "regulations")


def test_lists_take_as_many_queries_for_many_rows_as_for_one() -> None:
    def grow() -> None:
        site = forming.site()
        forming.admitted(site, forming.announced(site), ["Бір", "Екі"])
        regulations.enter(
            site.council,
            number="№ 1",
            adopted_on=forming.ON,
            url="https://example.kz/",
            file=None,
            by=site.secretary,
            at=forming.AT,
        )

    def asked(name: str) -> tuple[int, int]:
        with CaptureQueriesContext(connection) as caught:
            answer = client_of().get(f"{API}/{name}/?page_size=200")
        return len(caught), len(answer.json()["results"])

    grow()
    few = {name: asked(name) for name in LISTS}
    for _time in range(3):
        grow()
    many = {name: asked(name) for name in LISTS}

    assert {n: q for n, (q, _rows) in few.items()} == {
        n: q for n, (q, _rows) in many.items()
    }
    assert all(many[name][1] == 4 * few[name][1] for name in LISTS)


def test_moves_tell_which_acts_are_open(site: forming.Site) -> None:
    competition = forming.announced(site)
    row = forming.applied(competition)

    of_competition = client_of(site.secretary).get(
        f"{API}/competitions/{competition.pk}/"
    )
    of_row = client_of(site.member).get(f"{API}/applications/{row.pk}/")

    moves = {m["act"]: m for m in of_competition.json()["moves"]}
    assert moves["cancel"]["open"] is True
    assert moves["decide"]["reasons"][0]["code"] == "wrong-state"
    moves = {m["act"]: m for m in of_row.json()["moves"]}
    assert moves["withdraw"]["reasons"][0]["code"] == "not-yours"
    assert moves["admit"]["open"] is True
