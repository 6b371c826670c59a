"""The side of papers: what it shows to whom, and its acts by forms alone."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation

from backend.accounts.roles import Role
from oversight.actions.final_documents import Annexed
from oversight.models import FinalDocument, Publication, ReceiptClaim
from tests import factories
from tests.oversight import delivery_roads as made
from tests.oversight import roads

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 16, 6, 0, tzinfo=UTC)
CAME, CLAIMED = date(2026, 11, 17), date(2026, 11, 19)
PDF = b"%PDF-1.4 paper"
SECRET = "Жеке факт"


def address(name: str, *args: object, language: str = "en") -> str:
    with translation.override(language):
        return reverse(f"page:{name}", args=args)


def signed_in(who: Any = None) -> Client:
    client = Client()
    if who is not None:
        client.force_login(who.user)
    return client


def page(who: Any, case: Any, language: str = "en") -> str:
    answer = signed_in(who).get(address("case-papers", case.pk, language=language))
    assert answer.status_code == 200
    return answer.content.decode()


def scanned(name: str = "scan.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, PDF, content_type="application/pdf")


def posted() -> made.Post:
    return made.by_post(at=AT, received_on=CAME)


def disputed() -> tuple[made.Post, ReceiptClaim]:
    return made.disputed(at=AT, received_on=CAME, claimed_on=CLAIMED)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_everybody_reads_the_sent_document_in_each_language(language: str) -> None:
    sent = posted()

    shown = page(None, sent.road.case, language)

    assert "Қорытынды мәтін" in shown
    assert "Текст итогового документа" in shown
    assert str(sent.document.number) in shown
    assert "RR000017" in shown
    assert SECRET not in shown
    for name in ("pdf_kk", "docx_ru"):
        here = address(
            "final-document-paper", sent.document.pk, name, language=language
        )
        assert here in shown


def test_before_it_is_written_the_page_says_what_will_appear_here() -> None:
    road = made.completed(at=AT)

    assert "No final document yet" in page(None, road.case)
    own = page(road.author, road.case)
    assert address("case-adopt-final-document", road.case.pk) in own


def test_a_draft_shows_each_annex_and_only_to_its_author() -> None:
    road = made.completed(at=AT)
    made.adopted(road, at=AT, annexed=Annexed(held_place=""))

    own = page(road.author, road.case)

    assert "Қорытынды мәтін" in own
    assert own.count("ring-tick") >= 7 or own.count("It is there") == 7
    assert own.count("It is missing") == 1
    assert address("case-rewrite-final-document", road.case.pk) in own
    assert "Қорытынды мәтін" not in page(None, road.case)


def test_a_form_writes_the_document_and_a_lacking_annex_refuses_its_sending() -> None:
    road = made.completed(at=AT)
    client = signed_in(road.author)
    here = address("case-adopt-final-document", road.case.pk)
    given = {
        "text": "Мәтін",
        "language": "kk",
        "second_text": "Текст",
        "second_language": "ru",
        "held_from": "2026-11-01T10:00",
        "held_until": "2026-11-16T10:00",
        "held_place": "№17 мектеп",
        "tasks": "",
        "has_no_other_documents": "on",
        "line_1": "Су",
        "second_1": "Вода",
        "body_1": str(road.body.pk),
    }
    assert "№17 мектеп" in client.get(here).content.decode()

    written = client.post(here, given)
    assert written.headers["Location"] == address("case-papers", road.case.pk)
    refused = client.post(address("case-send-final-document", road.case.pk))
    assert refused.status_code == 409
    assert "The tasks of the control are not given." in refused.content.decode()
    assert "art. 13(1)" in refused.content.decode()

    again = address("case-rewrite-final-document", road.case.pk)
    assert "Вода" in client.get(again).content.decode()
    client.post(again, {**given, "tasks": "Суды қарау", "file_1": scanned("act.pdf")})
    sent = client.post(address("case-send-final-document", road.case.pk))
    assert sent.status_code == 302
    document = FinalDocument.objects.get(case=road.case)
    assert (document.tasks, document.other_documents.get().name) == (
        "Суды қарау",
        "act.pdf",
    )
    assert document.recommendations.get().second_text == "Вода"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"second_text": "Текст"}, "name it"),
        ({"held_until": "2026-10-01T10:00"}, "no earlier than it begins"),
    ],
)
def test_a_form_that_is_badly_filled_comes_back(
    change: dict[str, str], told: str
) -> None:
    road = made.completed(at=AT)
    given = {
        "text": "Мәтін",
        "language": "kk",
        "held_from": "2026-11-01T10:00",
        "line_1": "Су",
        "body_1": str(road.body.pk),
        **change,
    }

    answer = signed_in(road.author).post(
        address("case-adopt-final-document", road.case.pk), given
    )

    assert answer.status_code == 400
    assert told in answer.content.decode()
    assert not FinalDocument.objects.filter(case=road.case).exists()


def test_a_late_sending_is_said_with_its_provision() -> None:
    road = made.completed(at=datetime(2026, 11, 2, 6, 0, tzinfo=UTC))
    made.adopted(road, at=AT)
    made.send(road, at=AT)

    shown = page(None, road.case)

    assert "was sent late" in shown
    assert "art. 13(2)" in shown


def test_a_sending_in_time_is_said_too() -> None:
    shown = page(None, made.sent(at=AT).road.case)

    assert "Sent in time" in shown
    assert "was sent late" not in shown


def test_a_presumed_receipt_states_the_rule_as_our_reading() -> None:
    body = factories.body()
    factories.holder(Role.OFFICER, body)
    road = roads.sent(at=AT, body=body)

    assert "This is our reading" in page(None, road.case)


def test_the_author_records_a_delivery_by_the_form() -> None:
    sent = made.sent(at=AT)
    here = address("delivery-record-delivery", sent.delivery.pk)
    client = signed_in(sent.road.author)
    assert here in page(sent.road.author, sent.road.case)
    given = {"road": "post", "received_on": "2026-11-10", "proof": "RR1"}

    early = client.post(here, given)
    assert early.status_code == 409
    assert "before it is sent" in early.content.decode()
    kept = client.post(
        here, {**given, "received_on": "2026-11-21", "proof_file": scanned()}
    )

    assert kept.headers["Location"] == address("case-papers", sent.road.case.pk)
    assert sent.now().proof == "RR1"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_both_days_stand_on_the_page_until_the_dispute_is_settled(
    language: str,
) -> None:
    sent, standing = disputed()

    shown = page(None, sent.road.case, language)

    assert "Кіріс журналында басқа күн тұр" in shown
    assert "Кіріс № 18-04/77" in shown
    assert "RR000017" in shown
    assert f"/api/v1/files/{standing.proof_file_id}/content/" in shown


def test_each_side_has_its_own_buttons_in_a_dispute() -> None:
    sent, standing = disputed()
    agree = address("receipt-claim-agree", standing.pk)
    withdraw = address("receipt-claim-withdraw", standing.pk)
    decide = address("receipt-claim-record-decision", standing.pk)

    author, body, stranger = (
        page(who, sent.road.case) for who in (sent.road.author, sent.officer, None)
    )

    assert [agree in author, withdraw in author, decide in author] == [
        True,
        False,
        True,
    ]
    assert [agree in body, withdraw in body, decide in body] == [False, True, True]
    assert not any(one in stranger for one in (agree, withdraw, decide))


def test_the_body_disputes_by_the_form_and_the_author_agrees() -> None:
    sent = made.joined(posted())
    here = address("delivery-dispute-receipt", sent.delivery.pk)
    assert here in page(sent.officer, sent.road.case)
    assert here not in page(sent.road.author, sent.road.case)
    given = {"claimed_on": "2026-11-17", "ground": "Басқа", "proof": "№ 7"}

    body = signed_in(sent.officer)
    same = body.post(here, {**given, "proof_file": scanned()})
    assert same.status_code == 409
    assert "That is the day on record" in same.content.decode()
    without = body.post(here, {**given, "claimed_on": "2026-11-19"})
    assert without.status_code == 400
    done = body.post(
        here, {**given, "claimed_on": "2026-11-19", "proof_file": scanned()}
    )
    assert done.status_code == 302

    standing = ReceiptClaim.objects.get(delivery=sent.delivery)
    author = signed_in(sent.road.author)
    author.post(address("receipt-claim-agree", standing.pk))
    shown = page(None, sent.road.case)
    assert "settled after a dispute" in shown
    assert "The other side agreed" in shown


def test_a_decision_and_a_withdrawal_have_their_forms() -> None:
    sent, standing = disputed()
    here = address("receipt-claim-record-decision", standing.pk)
    given = {"received_on": "2026-11-18", "decision": "Сот № 1", "file": scanned()}

    assert signed_in(sent.officer).post(here, given).status_code == 302
    standing.refresh_from_db()
    assert standing.state == "decided"
    assert "Сот № 1" in page(None, sent.road.case)

    other, again = disputed()
    back = address("receipt-claim-withdraw", again.pk)
    assert signed_in(other.officer).post(back, {"reason": "Қате"}).status_code == 302
    again.refresh_from_db()
    assert again.state == "withdrawn"


def test_the_body_confirms_by_one_button() -> None:
    sent = made.joined(posted())
    here = address("delivery-confirm-receipt", sent.delivery.pk)
    assert here in page(sent.officer, sent.road.case)

    assert signed_in(sent.officer).post(here).status_code == 302

    shown = page(sent.officer, sent.road.case)
    assert "confirmed by the body" in shown
    assert here not in shown


def test_a_publication_is_recorded_by_the_form_and_leads_back() -> None:
    sent = made.joined(posted())
    owed = Publication.objects.get(document=sent.document)
    here = address("publication-publish", owed.pk)
    client = signed_in(sent.officer)
    assert here in page(sent.officer, sent.road.case)
    assert here not in page(None, sent.road.case)
    way = client.get(address("publication", owed.pk))
    assert way.headers["Location"].startswith(address("case-papers", sent.road.case.pk))

    empty = client.post(here, {"published_on": "2026-11-20"})
    assert empty.status_code == 400
    done = client.post(
        here, {"published_on": "2026-11-20", "url": "https://example.kz/d"}
    )

    assert done.status_code == 302
    assert "https://example.kz/d" in page(None, sent.road.case)


def test_papers_are_given_out_to_whom_they_are_for() -> None:
    sent = made.joined(made.sent(at=AT))
    plain = address("final-document-paper", sent.document.pk, "pdf_kk")
    full = address("final-document-paper", sent.document.pk, "full_pdf_kk")
    unknown = address("final-document-paper", sent.document.pk, "pdf_en")

    given_out: Any = signed_in().get(plain)
    assert given_out.status_code == 200
    assert b"".join(given_out.streaming_content).startswith(b"%PDF-1.7")
    assert signed_in().get(full).status_code == 404
    assert signed_in().get(unknown).status_code == 404
    assert signed_in(sent.officer).get(full).status_code == 200


@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("delivery-confirm-receipt", "author"),
        ("delivery-record-delivery", "officer"),
    ],
)
def test_the_other_side_is_refused(name: str, who: str) -> None:
    sent = made.joined(posted())
    people = {"author": sent.road.author, "officer": sent.officer}

    answer = signed_in(people[who]).post(address(name, sent.delivery.pk))

    assert answer.status_code == 403
