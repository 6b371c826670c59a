"""The side after the answers: measures and registers, shown to all."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from oversight.actions import measures
from oversight.actions.measures import Promised
from oversight.models import Measure, MeasurePlan
from tests import factories
from tests.councils.clock import standing_at
from tests.oversight import complaint_roads as roads
from tests.oversight import roads as case_roads
from tests.oversight.complaint_roads import LAST_DAY, SILENT, Sides
from tests.oversight.pages.test_acting import PNG, address, signed_in

pytestmark = pytest.mark.django_db

LANGUAGES = ("kk", "ru", "en")


@pytest.fixture
def found() -> Sides:
    return roads.sides()


def shown(client: Client, name: str, *args: object, language: str = "en") -> str:
    answer = client.get(address(name, *args, language=language))
    assert answer.status_code == 200, answer.content.decode()[:500]
    return str(answer.content.decode())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_answers_a_stranger_in_three_languages(
    found: Sides, language: str
) -> None:
    complaint = roads.passed_up(found)
    roads.answered_all(found, at=SILENT)
    line = found.line
    said = Promised("Мәзір ілу", "kk", "Бөлім")
    measure = measures.promise(line, said, by=found.head, at=SILENT)
    stranger = Client()

    for name, *args in (
        ("case-after", found.road.case.pk),
        ("case", found.road.case.pk),
        ("measure-list",),
        ("measure", measure.pk),
        ("complaint-list",),
        ("complaint", complaint.pk),
    ):
        page = shown(stranger, name, *args, language=language)
        assert f'<html lang="{language}">' in page
        assert 'class="button is-main' not in page
    after = shown(stranger, "case-after", found.road.case.pk, language=language)
    assert "Мәзір ілу" in after
    assert complaint.number in after


def test_empty_registers_say_what_will_stand_there() -> None:
    assert "No measures here yet" in shown(Client(), "measure-list")
    assert "No complaints here yet" in shown(Client(), "complaint-list")
    unsent = case_roads.registered(at=SILENT)
    assert "Nothing has been sent yet" in shown(Client(), "case-after", unsent.case.pk)


def test_the_side_says_from_when_and_until_when_one_may_complain(
    found: Sides,
) -> None:
    case = found.road.case.pk
    author = signed_in(found.author)

    with standing_at(LAST_DAY):
        running = shown(author, "case-after", case)
    silent = shown(author, "case-after", case)

    line = found.line.pk
    assert "can be complained of from 24 October 2026" in running
    assert address("recommendation-complain", line) not in running
    assert "can be filed until 25 January 2027" in silent
    assert "art. 92.1" in silent
    assert address("recommendation-complain", line) in silent
    assert address("recommendation-complain", line) not in shown(
        signed_in(found.head), "case-after", case
    )


def test_a_body_promises_reports_and_completes_and_the_author_confirms(
    found: Sides,
) -> None:
    roads.answered(found)
    head, author = signed_in(found.head), signed_in(found.author)
    promise = address("recommendation-promise-measure", found.line.pk)
    assert promise in shown(head, "case-after", found.road.case.pk)
    assert promise not in shown(author, "case-after", found.road.case.pk)
    said = {
        "text": "Су жылытқыш орнату",
        "owner": "Бөлім",
        "due_on": "2026-12-30",
        "language": "kk",
    }

    early = head.post(promise, {**said, "due_on": "2026-11-22"})
    assert early.status_code == 409
    assert "PC, art. 1(7)" in early.content.decode()
    assert 'class="field has-error"' in early.content.decode()
    made = head.post(promise, said)
    measure = Measure.objects.get()
    assert made.headers["Location"] == address("measure", measure.pk)
    done = head.post(
        address("measure-complete", measure.pk),
        {
            "text": "Орнатылды",
            "language": "kk",
            "proof": SimpleUploadedFile("photo.png", PNG),
        },
    )
    assert done.status_code == 302
    page = shown(author, "measure", measure.pk)
    assert address("measure-confirm", measure.pk) in page
    assert address("measure-report", measure.pk) not in page
    assert "photo.png" in page
    author.post(address("measure-confirm", measure.pk), {"note": "Көрдік"})

    measure.refresh_from_db()
    assert measure.state == "confirmed"
    assert found.line.state == "fulfilled"
    after = shown(Client(), "case", found.road.case.pk)
    assert "Су жылытқыш" in after


def test_every_moved_day_stays_on_the_page_with_its_reason(found: Sides) -> None:
    roads.answered(found)
    measure = roads.promised(found, days=60)
    head = signed_in(found.head)

    moved = head.post(
        address("measure-move-date", measure.pk),
        {"due_on": "2027-02-01", "reason": "Жеткізу кешікті"},
    )

    page = shown(Client(), "measure", measure.pk)
    assert moved.status_code == 302
    assert "by 22 December 2026" in page
    assert "by 1 February 2027" in page
    assert "Жеткізу кешікті" in page


def test_a_broken_promise_is_loud(found: Sides) -> None:
    roads.answered(found)
    measure = roads.promised(found, days=10)

    page = shown(Client(), "measure", measure.pk)

    assert "Not done" in page
    assert "badge silent" in page


def test_a_disputed_measure_says_what_is_missing(found: Sides) -> None:
    roads.answered(found)
    measure = roads.promised(found)
    measures.complete(
        measure, text="Бітті", language="kk", files=[], by=found.head, at=SILENT
    )

    disputed = signed_in(found.author).post(
        address("measure-dispute", measure.pk), {"reason": "Су әлі жоқ"}
    )

    assert disputed.status_code == 302
    assert "Су әлі жоқ" in shown(Client(), "measure", measure.pk)
    assert address("measure-complete", measure.pk) in shown(
        signed_in(found.head), "measure", measure.pk
    )


def test_a_measure_is_given_up_on_its_own_page_with_a_reason(found: Sides) -> None:
    roads.answered(found)
    measure = roads.promised(found)
    head = signed_in(found.head)
    page = address("measure-drop", measure.pk)

    asked = head.get(page)
    bare = head.post(page, {"reason": ""})
    dropped = head.post(page, {"reason": "Қаражат жоқ"})

    assert "is-danger" in asked.content.decode()
    assert [bare.status_code, dropped.status_code] == [400, 302]
    assert "Қаражат жоқ" in shown(Client(), "measure", measure.pk)


def test_a_body_adopts_a_plan_for_the_whole_document(found: Sides) -> None:
    roads.answered_all(found)
    first, second = found.road.case.recommendations.order_by("line")
    page = address("case-adopt-measure-plan", found.road.case.pk)
    head = signed_in(found.head)
    said = {"number": "12-Ө", "adopted_on": "2026-11-20", "language": "kk"}
    assert page in shown(head, "case-after", found.road.case.pk)
    assert signed_in(factories.citizen("Бөтен")).get(page).status_code == 403

    bare = head.post(page, said)
    unowned = head.post(page, {**said, f"text_{first.pk}": "Орнату"})
    adopted = head.post(
        page,
        {
            **said,
            f"text_{first.pk}": "Орнату",
            f"owner_{first.pk}": "Бөлім",
            f"due_{first.pk}": "2026-12-30",
            f"text_{second.pk}": "Ілу",
            f"owner_{second.pk}": "Бөлім",
        },
    )

    assert [bare.status_code, unowned.status_code] == [400, 400]
    plan = MeasurePlan.objects.get()
    assert adopted.headers["Location"] == address("measure-plan", plan.pk)
    page_of_plan = shown(Client(), "measure-plan", plan.pk)
    assert "Орнату" in page_of_plan
    assert "Ілу" in page_of_plan
    assert "№ 12-Ө" in page_of_plan


@pytest.mark.parametrize(
    ("name", "query", "status"),
    [
        ("measure-list", {"state": "planned", "overdue": "true"}, 200),
        ("measure-list", {"state": "unknown"}, 400),
        ("complaint-list", {"to": "court", "ground": "no_answer"}, 200),
        ("complaint-list", {"ground": "anger"}, 400),
    ],
)
def test_a_filter_finds_or_says_that_it_was_not_understood(
    name: str, query: dict[str, Any], status: int
) -> None:
    answer = Client().get(address(name), query)

    assert answer.status_code == status


def test_the_side_takes_as_many_queries_for_many_measures_as_for_one(
    found: Sides,
) -> None:
    roads.answered(found)
    roads.promised(found)
    page, stranger = address("case-after", found.road.case.pk), Client()
    stranger.get(page)
    with CaptureQueriesContext(connection) as few:
        stranger.get(page)

    for _number in range(9):
        roads.promised(found)
    with CaptureQueriesContext(connection) as many:
        stranger.get(page)

    assert len(many) == len(few)
