"""The road by forms alone: every act, every refusal, without a line of JavaScript."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation

from backend.accounts.actor import Actor
from backend.accounts.models import Office
from backend.accounts.roles import Role
from oversight.models import Answer, Case, Finding, Group, Recommendation
from oversight.states import CaseState
from tests import factories
from tests.oversight import roads
from tests.oversight.pages import wizarding

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=40)
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 64


def address(name: str, *args: object, language: str = "en") -> str:
    with translation.override(language):
        return reverse(f"page:{name}", args=args)


def signed_in(who: Any) -> Client:
    client = Client()
    client.force_login(getattr(who, "user", who))
    return client


def office_of(actor: Actor) -> Office:
    return actor.offices[0]


def test_a_citizen_walks_from_the_first_word_to_the_sent_document() -> None:
    citizen, body = factories.citizen(), factories.body()
    client = signed_in(citizen)

    opened = wizarding.walked(client, wizarding.steps(body, check={"declared": []}))
    case = Case.objects.get(theme="Су")
    assert opened.headers["Location"] == address("case", case.pk)

    early = client.post(address("case-register", case.pk))
    assert early.status_code == 409
    assert "art. 6(2)" in early.content.decode()

    client.post(
        address("participant-declare", case.participants.get().pk),
        {"declared": factories.ALL_DECLARED, "has_conflict": "no"},
    )
    for verb in ("register", "announce", "begin"):
        assert client.post(address(f"case-{verb}", case.pk)).status_code == 302
    finding = {
        "facts": "Су жоқ",
        "category": "safety",
        "established_on": "2026-11-20",
        "severity": "high",
        "no_conflict": "on",
        "evidence": SimpleUploadedFile("photo.png", PNG),
    }
    logged = client.post(address("case-log-finding", case.pk), finding)
    assert logged.status_code == 302
    assert Finding.objects.get(case=case).evidence.get().name == "photo.png"
    assert client.post(address("case-complete", case.pk)).status_code == 302
    empty = client.post(
        address("case-adopt-final-document", case.pk),
        {"text": "Қорытынды", "language": "kk"},
    )
    assert empty.status_code == 409
    assert "art. 13(1)" in empty.content.decode()
    client.post(
        address("case-adopt-final-document", case.pk),
        {
            "text": "Қ",
            "language": "kk",
            "line_1": "Су беру",
            "body_1": str(body.pk),
            "held_place": "№17 мектеп",
            "tasks": "Суды қарау",
            "has_no_other_documents": "on",
        },
    )
    client.post(address("case-send-final-document", case.pk))

    case.refresh_from_db()
    assert case.state == CaseState.DOCUMENT_SENT


def test_an_officer_drafts_and_the_head_signs() -> None:
    body = factories.body()
    head = factories.holder(Role.HEAD, body)
    officer = factories.holder(Role.OFFICER, body)
    road = roads.sent(at=LONG_AGO, body=body)
    said = {"verdict": "accepted", "reasons": "Орнатамыз", "language": "kk"}
    sign = address("recommendation-sign-answer", road.line.pk)

    inbox = signed_in(officer).get(address("inbox"))
    drafted = signed_in(officer).post(
        address("recommendation-draft-answer", road.line.pk), said
    )
    refused = signed_in(officer).post(sign, said)
    signed = signed_in(head).post(sign, {**said, "number": "1"}, follow=True)

    assert "Ыстық су" in inbox.content.decode()
    assert "Sign and send" not in inbox.content.decode()
    assert drafted.status_code == 302
    assert refused.status_code == 403
    assert "The answer is signed and sent" in signed.content.decode()
    answer = Answer.objects.get(recommendation=road.line)
    assert (answer.signed_by, answer.reasons) == (head.user, "Орнатамыз")
    again = signed_in(head).post(sign, said)
    assert again.status_code == 409


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_blank_reason_is_refused_beside_the_field_with_its_provision(
    language: str,
) -> None:
    head = factories.holder(Role.HEAD, factories.body())
    road = roads.sent(at=LONG_AGO, body=office_of(head).organization)
    sign = address("recommendation-sign-answer", road.line.pk, language=language)

    refused = signed_in(head).post(
        sign, {"verdict": "accepted", "reasons": "  ", "language": "kk"}
    )

    shown = refused.content.decode()
    provision = {"kk": "ҚБЗ 13-бап 4-тармақ", "ru": "ЗоОК, ст. 13 п. 4"}
    assert refused.status_code == 409
    assert 'class="field has-error"' in shown
    assert provision.get(language, "PC, art. 13(4)") in shown
    assert not Answer.objects.filter(answered_on__isnull=False).exists()


def test_a_stranger_signs_in_first_and_a_bystander_is_refused() -> None:
    road = roads.registered(at=NOW)
    page = address("case-announce", road.case.pk)

    stranger = Client().post(page)
    bystander = signed_in(factories.citizen("Бөтен")).post(page)

    assert stranger.status_code == 302
    assert "/en/sign-in/" in stranger.headers["Location"]
    assert bystander.status_code == 403
    assert road.refresh().case.state == CaseState.REGISTERED


def test_to_open_a_case_is_offered_to_those_who_may() -> None:
    officer = factories.holder(Role.OFFICER, factories.body())
    offered = {
        name: address("case-new") in client.get(address("case-list")).content.decode()
        for name, client in (
            ("citizen", signed_in(factories.citizen())),
            ("officer", signed_in(officer)),
            ("nobody", Client()),
        )
    }

    assert offered == {"citizen": True, "officer": False, "nobody": False}


def test_the_acts_of_a_hidden_draft_are_absent() -> None:
    road = roads.draft(at=NOW)

    answer = signed_in(factories.citizen("Бөтен")).post(
        address("case-register", road.case.pk)
    )

    assert answer.status_code == 404


def test_a_paper_answer_comes_in_by_its_scan_and_is_assessed() -> None:
    road = roads.sent(at=LONG_AGO)
    client = signed_in(road.author)
    delivery = road.case.final_document.deliveries.get()
    recorded = client.post(
        address("delivery-record-delivery", delivery.pk),
        {"road": "post", "received_on": "2026-10-20", "proof": "№ 7"},
    )
    entered = client.post(
        address("recommendation-enter-answer", road.line.pk),
        {
            "verdict": "partly",
            "reasons": "Бір бөлігі",
            "language": "kk",
            "answered_on": "2026-11-20",
            "scan": SimpleUploadedFile("answer.png", PNG),
        },
    )
    answer = Answer.objects.get(recommendation=road.line)
    unreasoned = client.post(address("answer-assess", answer.pk), {"view": "formal"})
    assessed = client.post(
        address("answer-assess", answer.pk), {"view": "formal", "reason": "Мәнсіз"}
    )

    assert [recorded.status_code, entered.status_code] == [302, 302]
    assert answer.scan is not None
    assert answer.scan.is_public
    assert [unreasoned.status_code, assessed.status_code] == [400, 302]


def test_a_sixth_member_is_refused_beside_the_field() -> None:
    founder = factories.citizen()
    client = signed_in(founder)
    client.post(
        address("group-list"),
        {"name": "Топ", "protocol_number": "1", "protocol_on": "2026-11-01"},
    )
    group = Group.objects.get(organization__name_kk="Топ")
    invite = address("group-invite", group.pk)
    people = [factories.citizen(f"Мүше {number}") for number in range(5)]

    codes = [client.post(invite, {"email": p.email}).status_code for p in people]
    joined = signed_in(people[0]).post(
        address("invitation-accept", group.invitations.get(person=people[0]).pk)
    )

    assert codes == [302, 302, 302, 302, 409]
    assert joined.status_code == 302


@pytest.mark.parametrize(
    "theme", ["Су\x07", "Су\u202eыс", "x" * 301, "", "   "], ids=repr
)
def test_a_text_that_cannot_stand_is_named_and_nothing_is_written(theme: str) -> None:
    body = factories.body()

    told = wizarding.steps(body, theme={"theme": theme})
    answer = wizarding.walked(signed_in(factories.citizen()), told, to="theme")

    assert answer.status_code == 400
    assert not Case.objects.filter(bodies=body).exists()


def test_a_regime_object_is_refused_beside_its_field() -> None:
    body = factories.body()
    body.is_regime_object = True
    body.save()

    client, told = signed_in(factories.citizen()), wizarding.steps(body)
    answer = wizarding.walked(client, told, to="matter")

    assert answer.status_code == 409
    assert "art. 1(4)" in answer.content.decode()


def test_whoever_holds_two_offices_names_one_first() -> None:
    head = factories.holder(Role.HEAD, factories.body())
    place = office_of(head).organization
    second = factories.office(head.user, place, Role.OFFICER)
    road = roads.sent(at=LONG_AGO, body=place)
    client = signed_in(head)
    page = address("recommendation-draft-answer", road.line.pk)

    sent_away = client.get(page)
    client.post(address("acting-as"), {"office": str(second.pk), "next": page})

    assert sent_away.headers["Location"].startswith(address("acting-as"))
    assert client.get(page).status_code == 200
    outside = {"office": "", "next": "https://evil.example/"}
    assert client.post(address("acting-as"), outside).headers["Location"] == address(
        "inbox"
    )


def test_progress_is_reported_and_judged() -> None:
    head = factories.holder(Role.HEAD, factories.body())
    road = roads.sent(at=LONG_AGO, body=office_of(head).organization)
    roads.answer(road, head, at=NOW)
    line = road.line.pk

    signed_in(head).post(
        address("recommendation-report-progress", line), {"note": "Орнатылды"}
    )
    signed_in(road.author).post(address("recommendation-confirm-fulfilment", line))

    assert Recommendation.objects.get(pk=line).state == "fulfilled"


def test_a_case_closes_with_a_reason_and_withdraws_on_its_own_page() -> None:
    head = factories.holder(Role.HEAD, factories.body())
    late = roads.sent(at=LONG_AGO, body=office_of(head).organization)
    fresh = roads.registered(at=NOW)
    page = address("case-withdraw", fresh.case.pk)
    close = address("case-close", late.case.pk)

    unreasoned = signed_in(late.author).post(close, {"reason": ""})
    closed = signed_in(late.author).post(close, {"reason": "Жауап болмады"})
    asked = signed_in(fresh.author).get(page)
    withdrawn = signed_in(fresh.author).post(page, {"reason": "Шешілді"})

    assert [unreasoned.status_code, closed.status_code] == [409, 302]
    assert "is-danger" in asked.content.decode()
    assert withdrawn.status_code == 302
    assert fresh.refresh().case.state == CaseState.WITHDRAWN
