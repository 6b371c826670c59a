"""The pages of measures and complaints: shown to all, acted on by the right side."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from backend.accounts.roles import Role
from oversight.actions import complaints, measures
from oversight.actions.measures import Promised
from oversight.models import Complaint, Instance, Measure, MeasurePlan
from tests import factories
from tests.councils.clock import standing_at
from tests.oversight import complaint_roads as roads
from tests.oversight import roads as case_roads
from tests.oversight.complaint_roads import DAY, LAST_DAY, SILENT, Sides
from tests.oversight.pages.test_acting import PNG, address, signed_in

pytestmark = pytest.mark.django_db

LANGUAGES = ("kk", "ru", "en")
COMPLAINT = {
    "to": "higher_body",
    "ground": "no_answer",
    "text": "Орган үнсіз.",
    "language": "kk",
}
RULING = {"outcome": "partly", "text": "Жауап берсін.", "language": "kk"}


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


def test_silence_is_complained_of_by_forms_from_draft_to_decision(
    found: Sides,
) -> None:
    author, head, decider = (
        signed_in(who) for who in (found.author, found.head, found.decider)
    )

    drafted = author.post(address("recommendation-complain", found.line.pk), COMPLAINT)
    complaint = Complaint.objects.get()
    here = complaint.pk
    assert drafted.headers["Location"] == address("complaint", here)
    assert head.get(address("complaint", here)).status_code == 404
    draft = shown(author, "complaint", here)
    assert address("complaint-file", here) in draft
    assert address("complaint-paper", here, "pdf_kk") in draft
    paper = author.get(address("complaint-paper", here, "docx_kk"))
    assert paper.status_code == 200
    assert head.get(address("complaint-paper", here, "docx_kk")).status_code == 404
    edited = author.post(
        address("complaint-edit", here), {**COMPLAINT, "text": "Екі рет сұрадық"}
    )
    assert edited.status_code == 302
    filed = author.post(address("complaint-file", here), {"road": "in_system"})
    assert filed.status_code == 302
    page = shown(head, "complaint", here)
    assert address("complaint-pass-up", here) in page
    assert "Екі рет сұрадық" in page
    assert address("complaint-bring-up", here) not in shown(author, "complaint", here)
    assert (
        head.post(address("complaint-pass-up", here), {"note": ""}).status_code == 302
    )
    assert "Decide the complaint" in shown(decider, "complaint", here)
    decided = decider.post(address("complaint-decide", here), RULING)

    assert decided.status_code == 302
    public = shown(Client(), "complaint", here)
    assert "Satisfied in part" in public
    assert "Жауап берсін." in public
    beside = shown(Client(), "case", found.road.case.pk)
    assert "Satisfied in part" in beside
    assert "No answer" in beside  # the recommendation's own state is left alone


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_comes_back_to_the_form_with_its_provision(
    found: Sides, language: str
) -> None:
    complaint = roads.drafted(found, to=Instance.PROSECUTOR)
    page = address("complaint-file", complaint.pk, language=language)
    author = signed_in(found.author)

    unproved = author.post(page, {"road": "post", "filed_on": "2026-11-20"})
    court = roads.drafted(found, to=Instance.COURT)
    refused = author.post(
        address("complaint-file", court.pk, language=language),
        {"road": "post", "filed_on": "2026-11-20", "proof": "RR 1"},
    )

    assert unproved.status_code == 400
    assert refused.status_code == 409
    provision = {"kk": "91-бап 5-тармақ", "ru": "ст. 91 п. 5"}
    assert provision.get(language, "art. 91.5") in refused.content.decode()
    assert Complaint.objects.filter(state="filed").count() == 0


def test_a_draft_that_cannot_be_filed_says_why(found: Sides) -> None:
    with standing_at(LAST_DAY):
        complaint = roads.drafted(found, at=LAST_DAY)
        page = shown(signed_in(found.author), "complaint", complaint.pk)

    assert "It cannot be filed today" in page
    assert "24.10.2026" in page


def test_the_silence_of_the_higher_body_is_said_on_the_page(found: Sides) -> None:
    complaint = roads.passed_up(found)

    before = shown(Client(), "complaint", complaint.pk)
    with standing_at(datetime(2026, 12, 23, 5, 0, tzinfo=UTC)):
        after = shown(Client(), "complaint", complaint.pk)

    assert "it counts as refusal" not in before
    assert "No decision: it counts as refusal" in after
    assert "art. 100.5" in after


def test_a_body_that_is_past_its_days_may_be_gone_past(found: Sides) -> None:
    complaint = roads.filed(found)
    author = signed_in(found.author)

    with standing_at(SILENT + 4 * DAY):
        page = shown(author, "complaint", complaint.pk)
        brought = author.post(address("complaint-bring-up", complaint.pk), {"note": ""})

    assert address("complaint-bring-up", complaint.pk) in page
    assert "Not passed up" in page
    assert brought.status_code == 302


def test_day_one_by_forms_alone_without_a_body_or_a_higher_body() -> None:
    body = factories.body("Жоқ орган", parent=factories.body("Жоқ әкімдік"))
    road = case_roads.sent(at=roads.SENT, body=body)
    author = signed_in(road.author)
    delivery = road.case.final_document.deliveries.get()
    author.post(
        address("delivery-record-delivery", delivery.pk),
        {"road": "post", "received_on": "2026-10-09", "proof": "RR 1"},
    )
    author.post(address("recommendation-complain", road.line.pk), COMPLAINT)
    here = Complaint.objects.get().pk
    filed = author.post(
        address("complaint-file", here),
        {"road": "post", "filed_on": "2026-11-16", "proof": "RR 2"},
    )
    received = author.post(
        address("complaint-record-receipt", here),
        {"received_on": "2026-11-17", "proof": "хабарлама"},
    )
    passed = author.post(
        address("complaint-enter-passing", here), {"passed_on": "2026-11-19"}
    )
    decided = author.post(
        address("complaint-enter-decision", here),
        {
            **RULING,
            "decided_on": "2026-11-23",
            "file": SimpleUploadedFile("decision.png", PNG),
        },
    )

    statuses = [one.status_code for one in (filed, received, passed, decided)]
    assert statuses == [302, 302, 302, 302]
    page = shown(Client(), "complaint", here)
    assert "On paper, entered by the author" in page
    assert "decision.png" in page


def test_a_complaint_is_withdrawn_and_a_draft_thrown_away(found: Sides) -> None:
    author = signed_in(found.author)
    filed, draft = roads.filed(found), roads.drafted(found)
    page = address("complaint-withdraw", filed.pk)

    asked = author.get(page)
    withdrawn = author.post(page, {"reason": "Жауап келді"})
    gone = author.post(address("complaint-discard", draft.pk))

    assert "is-danger" in asked.content.decode()
    assert [withdrawn.status_code, gone.status_code] == [302, 302]
    assert "Жауап келді" in shown(Client(), "complaint", filed.pk)
    assert Client().get(address("complaint", draft.pk)).status_code == 404


def test_who_may_not_is_refused_by_the_page_too(found: Sides) -> None:
    complaint = roads.filed(found)
    officer = factories.holder(Role.OFFICER, factories.body("Басқа"))

    for who, verb, status in (
        (found.author, "decide", 403),
        (found.head, "decide", 403),
        (officer, "pass-up", 403),
        (found.decider, "withdraw", 403),
    ):
        page = address(f"complaint-{verb}", complaint.pk)
        assert signed_in(who).post(page, RULING).status_code == status
    anonymous = Client().post(address("complaint-withdraw", complaint.pk))
    assert anonymous.status_code == 302
    assert "/sign-in/" in anonymous.headers["Location"]


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


def test_a_late_complaint_says_so(found: Sides) -> None:
    late = datetime(2027, 5, 12, 5, 0, tzinfo=UTC)
    draft = roads.drafted(found, at=late, late_reason="Ауруханада болдым")
    complaints.file(draft, by=found.author, at=late)

    page = shown(Client(), "complaint", draft.pk)

    assert "filed late" in page
    assert "Ауруханада болдым" in page
