"""A final document: drafted, written anew, sent with its papers, and then fixed."""

from datetime import UTC, date, datetime

import pytest
from django.core.files.storage import default_storage

from backend.journal import leaf
from backend.law.refusal import MoveRefused, RuleBroken
from oversight.actions import final_documents, final_papers
from oversight.actions.final_documents import Annexed, Line
from oversight.models import FinalDocument, Finding
from tests import factories
from tests.backend.papers import readers
from tests.oversight import delivery_roads as made
from tests.oversight import roads

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 2, 6, 0, tzinfo=UTC)  # a Monday
SEVENTH = datetime(2026, 11, 11, 18, 30, tzinfo=UTC)  # 23:30 on the seventh working day
EIGHTH = datetime(2026, 11, 11, 19, 30, tzinfo=UTC)  # 00:30 on the day after
SECRET = "Жеке факт"


def document_of(road: roads.Road) -> FinalDocument:
    return FinalDocument.objects.select_related("case").get(case=road.case)


def flat(text: str) -> str:
    return "".join(text.split())


def told(document: FinalDocument, name: str) -> str:
    """Return the words of a kept paper, without spaces."""
    file = final_papers.kept(document)[name]
    content = made_bytes(file.path)
    read = readers.text_of if name.startswith("pdf") else readers.words_of
    return flat(read(content))


def made_bytes(path: str) -> bytes:
    with default_storage.open(path) as kept:
        content: bytes = kept.read()
    return content


def test_annexes_that_nobody_wrote_are_taken_from_the_records_of_the_case() -> None:
    road = made.completed(at=AT)

    made.adopted(road, at=AT)

    document = document_of(road)
    assert document.held_from == AT.replace(second=0)
    assert document.held_place == "№17 мектеп"
    assert document.tasks == "Асхананы қарау"
    assert document.has_no_other_documents
    assert final_documents.sending_breaches(road.case) == []


@pytest.mark.parametrize(
    ("annexed", "code"),
    [
        (Annexed(held_place=""), "annex_place"),
        (Annexed(tasks=" "), "annex_tasks"),
        (Annexed(has_no_other_documents=False), "annex_other_documents"),
    ],
)
def test_a_document_without_an_annex_is_kept_and_not_sent(
    annexed: Annexed, code: str
) -> None:
    road = made.completed(at=AT)
    made.adopted(road, at=AT, annexed=annexed)

    with pytest.raises(RuleBroken) as refused:
        final_documents.send(road.case, by=road.author, at=AT)

    assert [breach.code for breach in refused.value.breaches] == [code]
    road.refresh()
    assert road.case.state == "completed"
    assert document_of(road).sent_at is None


def test_a_draft_is_written_anew_until_it_is_sent() -> None:
    road = made.completed(at=AT)
    made.adopted(road, at=AT)
    kept = road.line.pk

    final_documents.adopt(
        road.case,
        text="Басқа мәтін",
        language="kk",
        lines=[Line("Жалғыз ұсыным", road.body)],
        by=road.author,
        at=AT,
    )

    document = document_of(road)
    assert (document.text, document.second_text) == ("Басқа мәтін", "")
    [line] = document.recommendations.all()
    assert (line.pk, line.text) == (kept, "Жалғыз ұсыным")
    final_documents.send(road.case, by=road.author, at=AT)
    with pytest.raises(MoveRefused):
        made.adopted(road, at=AT)


def test_a_document_gets_its_number_its_digest_and_four_papers_when_it_is_sent() -> (
    None
):
    post = made.sent(at=AT)

    document = document_of(post.road)
    assert document.number == f"{post.road.case.number}-1"
    assert document.content_sha256 == leaf.digest(document.content or {})
    assert set(final_papers.kept(document)) == {
        "docx_kk",
        "pdf_kk",
        "docx_ru",
        "pdf_ru",
    }
    for name in ("docx_kk", "pdf_kk"):
        words = told(document, name)
        assert flat("Қорытынды мәтін") in words
        assert flat("Ыстық су жеткізу") in words
        assert flat(document.number) in words
        assert document.content_sha256 in words
        assert flat("Подать горячую воду") not in words
    for name in ("docx_ru", "pdf_ru"):
        words = told(document, name)
        assert flat("Текст итогового документа") in words
        assert flat("Вывесить меню") in words


def test_its_pdf_is_pdf_a() -> None:
    document = document_of(made.sent(at=AT).road)

    for name in ("pdf_kk", "pdf_ru"):
        file = final_papers.kept(document)[name]
        assert readers.faults(made_bytes(file.path)) == []


def test_a_finding_that_is_not_public_is_in_no_paper_and_not_in_the_content() -> None:
    post = made.sent(at=AT)
    document = document_of(post.road)
    assert Finding.objects.filter(case=post.road.case, facts=SECRET).exists()

    assert SECRET not in str(document.content)
    assert "дербес деректер" not in str(document.content)
    for name in final_papers.kept(document):
        assert flat(SECRET) not in told(document, name)


def test_the_two_sides_have_a_copy_with_it_and_strangers_have_none() -> None:
    post = made.joined(made.sent(at=AT))
    document = document_of(post.road)
    assert post.officer is not None
    stranger = factories.citizen("Бөтен Адам")

    for reader in (post.road.author.user, post.officer.user):
        assert final_papers.has_more(document, user=reader)
        copy = final_papers.full(document, "pdf_kk", user=reader, on=date(2026, 11, 2))
        words = flat(readers.text_of(copy))
        assert flat(SECRET) in words
        assert flat("Жарияланбайды") in words
    assert not final_papers.has_more(document, user=stranger)


def test_a_draft_paper_says_that_it_is_a_draft() -> None:
    road = made.completed(at=AT)
    made.adopted(road, at=AT)

    made_now = final_papers.preview(document_of(road), "pdf_ru", on=date(2026, 11, 2))

    assert flat("Проект: ещё не направлен") in flat(readers.text_of(made_now))


def test_it_is_sent_in_time_on_the_seventh_working_day_until_midnight() -> None:
    road = made.completed(at=AT)
    made.adopted(road, at=AT)

    final_documents.send(road.case, by=road.author, at=SEVENTH)

    owed = road.refresh().case.send_obligation
    assert owed is not None
    assert (owed.due_on, owed.was_in_time) == (date(2026, 11, 11), True)
    assert FinalDocument.objects.sent_in_time().filter(case=road.case).exists()


def test_it_is_sent_a_day_later_too_and_counted_as_late() -> None:
    road = made.completed(at=AT)
    made.adopted(road, at=AT)

    final_documents.send(road.case, by=road.author, at=EIGHTH)

    owed = road.refresh().case.send_obligation
    assert owed is not None
    assert (road.case.state, owed.was_in_time) == ("document_sent", False)
    assert FinalDocument.objects.sent_late().filter(case=road.case).exists()
    assert not FinalDocument.objects.sent_in_time().filter(case=road.case).exists()


def test_other_documents_become_public_with_it() -> None:
    road = made.completed(at=AT)
    other = made.scan(road.author, at=AT, name="act.pdf")
    other.is_public = False
    other.save(update_fields=["is_public"])
    made.adopted(road, at=AT, annexed=Annexed(other_documents=[other]))

    final_documents.send(road.case, by=road.author, at=AT)

    other.refresh_from_db()
    assert other.is_public
    [named] = (document_of(road).content or {})["other_documents"]
    assert (named["name"], named["sha256"]) == ("act.pdf", other.sha256)


def test_a_body_that_is_no_object_is_not_recommended_anything() -> None:
    road = made.completed(at=AT)
    regime = factories.body("Режимдік нысан")
    regime.is_regime_object = True
    regime.save(update_fields=["is_regime_object"])

    with pytest.raises(RuleBroken) as refused:
        final_documents.adopt(
            road.case,
            text="Мәтін",
            language="kk",
            lines=[Line("Ұсыным", regime)],
            by=road.author,
            at=AT,
        )

    assert [breach.code for breach in refused.value.breaches] == ["regime_object"]
    assert not FinalDocument.objects.filter(case=road.case).exists()
