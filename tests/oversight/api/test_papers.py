"""Doors of final documents, deliveries, disputes over receipt and publications."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.accounts.roles import Role
from oversight.actions import final_papers
from oversight.models import FinalDocument, Publication, ReceiptClaim
from tests import factories
from tests.backend.papers import readers
from tests.councils.api.calling import client_of
from tests.councils.clock import standing_at
from tests.oversight import delivery_roads as made
from tests.oversight import roads

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 2, 6, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 9, 6, 0, tzinfo=UTC)
SECRET = "Жеке факт"
LISTS = ("final-documents", "deliveries", "receipt-claims", "publications")


def post(who: Any, path: str, **body: Any) -> Any:
    with standing_at(LATER):
        return client_of(who).post(f"/api/v1/{path}", body, format="json")


def get(who: Any, path: str) -> Any:
    with standing_at(LATER):
        return client_of(who).get(f"/api/v1/{path}")


def codes(answer: Any) -> list[str]:
    assert answer.status_code == 409, answer.content.decode()
    return [breach["code"] for breach in answer.json()["breaches"]]


def wanted(road: roads.Road, **change: Any) -> dict[str, Any]:
    return {
        "case": str(road.case.pk),
        "text": "Қорытынды",
        "language": "kk",
        "recommendations": [{"text": "Су", "body": str(road.body.pk)}],
        **change,
    }


def claimed(post_: made.Post) -> dict[str, Any]:
    assert post_.officer is not None
    return {
        "claimed_on": "2026-11-06",
        "ground": "Басқа күн",
        "proof": "№ 77",
        "proof_file": str(made.scan(post_.officer, at=AT, name="own.pdf").pk),
    }


def test_a_document_is_written_in_two_languages_with_its_annexes() -> None:
    road = made.completed(at=AT)
    other = made.scan(road.author, at=AT, name="act.pdf")
    body = wanted(
        road,
        second_text="Итог",
        second_language="ru",
        held_from="2026-10-01T10:00:00+05:00",
        held_until="2026-10-30T18:00:00+05:00",
        held_place="№17 мектеп",
        tasks="Су жылытқышты қарау",
        circumstances="Келісімшарт бұзылған",
        other_documents=[str(other.pk)],
    )

    answer = post(road.author, "final-documents/", **body)

    assert answer.status_code == 201
    shown = answer.json()
    assert (shown["number"], shown["second_text"]) == (None, "Итог")
    assert [one["is_there"] for one in shown["annexes"]] == [True] * 8
    assert shown["other_documents"][0]["sha256"] == other.sha256
    assert shown["links"]["pdf_ru"].endswith("/papers/pdf_ru/")


def test_a_second_post_writes_the_draft_anew_and_none_after_the_sending() -> None:
    road = made.completed(at=AT)
    first = post(road.author, "final-documents/", **wanted(road))

    again = post(road.author, "final-documents/", **wanted(road, text="Басқа"))

    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json()["id"] == first.json()["id"]
    post(road.author, f"cases/{road.case.pk}/send-final-document/")
    late = post(road.author, "final-documents/", **wanted(road))
    assert late.status_code == 409
    assert FinalDocument.objects.get(case=road.case).text == "Басқа"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"second_text": "Итог"}, "/second_language"),
        ({"second_language": "ru"}, "/second_language"),
        ({"second_text": "Мәтін", "second_language": "kk"}, "/second_language"),
        ({"held_until": "2026-10-01T10:00:00+05:00"}, "/held_until"),
        ({"held_from": "2026-10-01"}, "/held_from"),
        ({"language": "fr"}, "/language"),
        ({"colour": "red"}, "/colour"),
    ],
)
def test_a_document_that_is_badly_written_is_named_and_not_kept(
    change: dict[str, Any], field: str
) -> None:
    road = made.completed(at=AT)

    answer = post(road.author, "final-documents/", **wanted(road, **change))

    assert answer.status_code == 400
    assert [error["pointer"] for error in answer.json()["errors"]] == [field]
    assert not FinalDocument.objects.filter(case=road.case).exists()


def test_the_sending_is_refused_with_each_annex_that_is_missing() -> None:
    road = made.completed(at=AT)
    lacking = wanted(road, held_place="", tasks="", has_no_other_documents=False)
    post(road.author, "final-documents/", **lacking)

    refused = post(road.author, f"cases/{road.case.pk}/send-final-document/")

    told = ["annex_place", "annex_tasks", "annex_other_documents"]
    assert codes(refused) == told
    moves = get(road.author, f"cases/{road.case.pk}/").json()["moves"]
    [move] = [one for one in moves if one["act"] == "send-final-document"]
    assert (move["open"], [r["code"] for r in move["reasons"]]) == (False, told)


def test_a_draft_and_its_papers_are_the_authors_alone() -> None:
    road = made.completed(at=AT)
    made.adopted(road, at=AT)
    document = FinalDocument.objects.get(case=road.case)
    stranger = factories.actor(factories.citizen("Бөтен Адам"))
    here = f"final-documents/{document.pk}"

    for who in (None, stranger):
        assert get(who, f"{here}/").status_code == 404
        assert get(who, f"{here}/papers/pdf_kk/").status_code == 404
    own = get(road.author, f"{here}/papers/pdf_kk/")
    assert own.status_code == 200
    assert own["Content-Type"] == "application/pdf"


@pytest.mark.parametrize("who", ["stranger", "officer"])
def test_others_do_not_write_it(who: str) -> None:
    road = made.completed(at=AT)
    people = {
        "stranger": factories.actor(factories.citizen("Бөтен Адам")),
        "officer": factories.holder(Role.OFFICER, road.body),
    }

    assert post(people[who], "final-documents/", **wanted(road)).status_code == 403
    assert post(None, "final-documents/", **wanted(road)).status_code == 401


def test_the_papers_of_a_sent_document_are_everybodys_and_hide_what_is_not_public() -> (
    None
):
    document = made.sent(at=AT).document
    here = f"final-documents/{document.pk}/papers"

    paper = get(None, f"{here}/pdf_kk/")

    content = b"".join(paper.streaming_content)
    assert paper["Content-Disposition"].endswith('-1-kk.pdf"')
    with default_storage.open(final_papers.kept(document)["pdf_kk"].path) as kept:
        assert content == kept.read()
    words = "".join(readers.text_of(content).split())
    assert "".join(SECRET.split()) not in words
    assert get(None, f"{here}/full_pdf_kk/").status_code == 404
    assert get(None, f"{here}/pdf_en/").status_code == 404


def test_the_two_sides_get_the_full_copy() -> None:
    sent = made.joined(made.sent(at=AT))
    here = f"final-documents/{sent.delivery.document_id}"

    for who in (sent.road.author, sent.officer):
        assert "full_pdf_kk" in get(who, f"{here}/").json()["links"]
        paper = get(who, f"{here}/papers/full_docx_kk/")
        words = readers.words_of(b"".join(paper.streaming_content))
        assert SECRET in words
    assert "full_pdf_kk" not in get(None, f"{here}/").json()["links"]


def test_late_documents_are_counted_and_found() -> None:
    road = made.completed(at=AT)
    made.adopted(road, at=AT)
    late = datetime(2026, 11, 12, 6, 0, tzinfo=UTC)
    made.send(road, at=late)
    made.sent(at=AT)

    found = get(None, "final-documents/?sent_late=true").json()["results"]
    rest = get(None, "final-documents/?sent_late=false").json()["results"]

    assert [row["case"] for row in found] == [str(road.case.pk)]
    assert found[0]["send_obligation"]["in_time"] is False
    assert len(rest) == 1


def test_the_body_disputes_with_proof_and_both_days_are_public() -> None:
    sent = made.joined(made.by_post(at=AT))
    there = f"deliveries/{sent.delivery.pk}"

    answer = post(sent.officer, f"{there}/dispute-receipt/", **claimed(sent))

    assert answer.status_code == 200
    shown = get(None, f"{there}/").json()
    assert (shown["received_on"], shown["receipt_on"]) == ("2026-11-04", "2026-11-04")
    [claim] = shown["claims"]
    assert (claim["claimed_on"], claim["state"]) == ("2026-11-06", "standing")
    [row] = get(None, f"receipt-claims/?delivery={sent.delivery.pk}").json()["results"]
    assert (row["ground"], row["proof"]) == ("Басқа күн", "№ 77")
    found = get(None, "deliveries/?disputed=true").json()["results"]
    assert [one["id"] for one in found] == [str(sent.delivery.pk)]
    owed = get(None, f"recommendations/{sent.road.line.pk}/").json()
    assert owed["answer_obligation"]["due_on"] == "2026-11-18"


def test_only_the_other_side_agrees_and_only_the_claimant_withdraws() -> None:
    sent, standing = made.disputed(at=AT)
    here = f"receipt-claims/{standing.pk}"
    stranger = factories.actor(factories.citizen("Бөтен Адам"))

    assert post(None, f"{here}/agree/").status_code == 401
    for who in (stranger, sent.officer):
        assert post(who, f"{here}/agree/").status_code == 403
    for who in (stranger, sent.road.author):
        assert post(who, f"{here}/withdraw/", reason="Жоқ").status_code == 403
    agreed = post(sent.road.author, f"{here}/agree/")
    assert (agreed.json()["state"], agreed.json()["came_to"]) == (
        "agreed",
        "2026-11-06",
    )
    again = post(sent.road.author, f"{here}/agree/")
    assert again.status_code == 409
    owed = get(None, f"recommendations/{sent.road.line.pk}/").json()
    assert owed["answer_obligation"]["due_on"] == "2026-11-20"


def test_a_decision_needs_its_day_its_words_and_its_paper() -> None:
    sent, standing = made.disputed(at=AT)
    here = f"receipt-claims/{standing.pk}/record-decision/"
    file = str(made.scan(sent.road.author, at=AT, name="decision.pdf").pk)
    whole = {"received_on": "2026-11-05", "decision": "Сот № 1", "file": file}

    for name in whole:
        part = {key: value for key, value in whole.items() if key != name}
        refused = post(sent.road.author, here, **part)
        assert refused.status_code == 400
    early = {**whole, "received_on": "2026-11-01"}
    assert codes(post(sent.road.author, here, **early)) == ["received_before_sent"]
    assert ReceiptClaim.objects.get(pk=standing.pk).is_standing

    done = post(sent.road.author, here, **whole)
    assert (done.json()["state"], done.json()["came_to"]) == ("decided", "2026-11-05")


@pytest.mark.parametrize(
    "change",
    [{"claimed_on": "2030-01-01"}, {"ground": ""}, {"proof": ""}, {"proof_file": None}],
)
def test_a_claim_without_day_ground_or_proof_is_not_taken(
    change: dict[str, Any],
) -> None:
    sent = made.joined(made.by_post(at=AT))
    body = {**claimed(sent), **change}

    answer = post(
        sent.officer, f"deliveries/{sent.delivery.pk}/dispute-receipt/", **body
    )

    assert answer.status_code == 400
    assert not ReceiptClaim.objects.filter(delivery=sent.delivery).exists()


def test_the_body_confirms_what_the_author_has_entered() -> None:
    sent = made.joined(made.by_post(at=AT))
    here = f"deliveries/{sent.delivery.pk}/confirm-receipt/"

    assert post(sent.road.author, here).status_code == 403
    confirmed = post(sent.officer, here)
    assert confirmed.json()["basis"] == "confirmed"
    assert post(sent.officer, here).status_code == 409
    late = post(
        sent.officer,
        f"deliveries/{sent.delivery.pk}/dispute-receipt/",
        **claimed(sent),
    )
    assert late.status_code == 409


def test_a_publication_needs_an_address_or_a_copy() -> None:
    sent = made.joined(made.by_post(at=AT))
    owed = Publication.objects.get(document=sent.delivery.document_id)
    here = f"publications/{owed.pk}/publish/"
    stranger = factories.actor(factories.citizen("Бөтен Адам"))
    done = {"published_on": "2026-11-09", "url": "https://example.kz/doc"}

    assert post(None, here, **done).status_code == 401
    assert post(stranger, here, **done).status_code == 403
    for change in ({"url": ""}, {"url": "nowhere"}, {"published_on": "2026-11-10"}):
        assert post(sent.officer, here, **{**done, **change}).status_code == 400
    answer = post(sent.officer, here, **done)

    assert answer.json()["url"] == done["url"]
    assert post(sent.officer, here, **done).status_code == 409
    owed.refresh_from_db()
    assert owed.published_on == date(2026, 11, 9)
    assert get(None, "publications/?owed=true").json()["results"] == []


def queries(path: str) -> tuple[int, int]:
    with CaptureQueriesContext(connection) as captured:
        answer = get(None, path)
    return len(captured), len(answer.json()["results"])


def test_lists_take_the_same_number_of_queries_whatever_their_length() -> None:
    made.disputed(at=AT)
    few = {name: queries(f"{name}/?page_size=50") for name in LISTS}
    for _time in range(2):
        made.disputed(at=AT)

    many = {name: queries(f"{name}/?page_size=50") for name in LISTS}

    assert {n: c for n, (c, _rows) in few.items()} == {
        n: c for n, (c, _rows) in many.items()
    }
    assert all(many[name][1] == 3 * few[name][1] for name in LISTS)
