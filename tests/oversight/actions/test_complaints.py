"""Complaints: drafted and filed, on which ground, until when, and to whom."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from backend.journal.models import Entry
from backend.law.refusal import MoveRefused, RuleBroken
from oversight.actions import (
    assessments,
    complaints,
)
from oversight.actions.complaints import Grievance, Sending
from oversight.models import (
    Complaint,
    Ground,
    Instance,
    ObligationKind,
    Road,
    Verdict,
    View,
)
from oversight.reports import grounds
from oversight.states import ComplaintState, RecommendationState
from tests import factories
from tests.oversight import complaint_roads as roads
from tests.oversight.complaint_roads import DAY, LAST_DAY, SILENT, Sides

pytestmark = pytest.mark.django_db

BY_POST = Sending(Road.POST, date(2026, 11, 20), date(2026, 11, 23), "RR 55 KZ")


@pytest.fixture
def found() -> Sides:
    return roads.sides()


def assess(found: Sides, view: View) -> None:
    answer = grounds.given(found.line)
    assert answer is not None
    assessments.assess(answer, view=view, reason="Мәні жоқ", by=found.author, at=SILENT)


def of_answer(ground: Ground, *, stated: bool | None = True) -> Grievance:
    return Grievance(
        Instance.HIGHER_BODY, ground, "Уәж жоқ", "kk", is_route_stated=stated
    )


def test_a_draft_is_its_authors_alone_and_gets_its_number_at_filing(
    found: Sides,
) -> None:
    draft = roads.drafted(found)
    outsider = factories.person()

    assert draft.number == ""
    assert draft not in Complaint.objects.visible_to(outsider)
    assert draft not in Complaint.objects.visible_to(found.head.user)
    assert draft in Complaint.objects.visible_to(found.author.user)
    filed = complaints.file(draft, by=found.author, at=SILENT)
    assert filed.number == f"{found.road.case.number}/Ш-1"
    assert filed in Complaint.objects.visible_to(outsider)


def test_a_filed_complaint_is_owed_to_be_passed_up_in_three_working_days(
    found: Sides,
) -> None:
    filed = roads.filed(found)

    owed = filed.pass_up_obligation
    assert owed is not None
    assert (owed.kind, owed.debtor) == (ObligationKind.PASS_UP_COMPLAINT, found.body)
    assert (owed.norm, owed.due_on) == ("complaint.pass_up", date(2026, 11, 26))
    assert (filed.addressee, filed.received_on) == (found.higher, date(2026, 11, 23))


@pytest.mark.parametrize(
    ("at", "refusal"),
    [
        (LAST_DAY, "term_still_runs"),
        (datetime(2026, 10, 23, 18, 59, tzinfo=UTC), "term_still_runs"),  # 23:59
        (datetime(2026, 10, 23, 19, 1, tzinfo=UTC), ""),  # 00:01 on the 24th
        (SILENT, ""),
    ],
)
def test_silence_is_complained_of_from_the_local_day_after_the_term(
    found: Sides, at: datetime, refusal: str
) -> None:
    draft = roads.drafted(found, at=at)

    if refusal:
        with pytest.raises(RuleBroken, match=refusal):
            complaints.file(draft, by=found.author, at=at)
    else:
        filed = complaints.file(draft, by=found.author, at=at)
        assert filed.learned_on == date(2026, 10, 23)


def test_the_months_are_counted_from_the_end_of_the_term_and_kept(
    found: Sides,
) -> None:
    filed = roads.filed(found)

    assert filed.time_limit is not None
    assert filed.time_limit["due_on"] == "2027-01-25"  # the 23rd is a Saturday
    assert filed.time_limit["norm"] == "complaint.file"
    assert not filed.is_late


def test_a_late_complaint_asks_for_its_term_with_a_reason(found: Sides) -> None:
    late = datetime(2027, 4, 27, 5, 0, tzinfo=UTC)
    draft = roads.drafted(found, at=late)
    with pytest.raises(RuleBroken, match="filed_late"):
        complaints.file(draft, by=found.author, at=late)

    reasoned = roads.of_silence(late_reason="Ауруханада болдым")
    complaints.edit(draft, reasoned, by=found.author, at=late)
    filed = complaints.file(draft, by=found.author, at=late)

    assert filed.is_late
    assert filed.content is not None
    assert any("Ауруханада" in ask for ask in filed.content["kk"]["requests"])


def test_a_formal_answer_is_complained_of_once_it_is_assessed(found: Sides) -> None:
    roads.answered(found)
    draft = complaints.draft(
        found.line, of_answer(Ground.FORMAL_ANSWER), by=found.author, at=SILENT
    )
    with pytest.raises(RuleBroken, match="not_assessed"):
        complaints.file(draft, by=found.author, at=SILENT)

    assess(found, View.FORMAL)
    filed = complaints.file(draft, by=found.author, at=SILENT)

    assert filed.learned_on == date(2026, 10, 23)
    assert found.line.state == RecommendationState.ANSWERED


@pytest.mark.parametrize(
    ("stated", "until"), [(True, "2027-01-25"), (False, "2027-04-23")]
)
def test_an_answer_that_says_how_to_appeal_gives_three_months_and_else_six(
    found: Sides,
    stated: bool,  # noqa: FBT001
    until: str,
) -> None:
    roads.answered(found, verdict=Verdict.REJECTED)
    grievance = of_answer(Ground.REFUSAL_TO_CONSIDER, stated=stated)
    draft = complaints.draft(found.line, grievance, by=found.author, at=SILENT)

    filed = complaints.file(draft, by=found.author, at=SILENT)

    assert filed.time_limit is not None
    assert filed.time_limit["due_on"] == until


def test_silence_is_no_ground_where_an_answer_came(found: Sides) -> None:
    roads.answered(found, at=SILENT - DAY)
    draft = roads.drafted(found)

    with pytest.raises(RuleBroken, match="answered"):
        complaints.file(draft, by=found.author, at=SILENT)


def test_one_complaint_at_a_time_goes_to_one_instance(found: Sides) -> None:
    roads.filed(found)
    second = roads.drafted(found)

    with pytest.raises(IntegrityError), transaction.atomic():
        complaints.file(second, by=found.author, at=SILENT)

    prosecutor = roads.drafted(found, to=Instance.PROSECUTOR)
    filed = complaints.file(prosecutor, sending=BY_POST, by=found.author, at=SILENT)
    assert filed.number.endswith("/Ш-2")


def test_court_is_open_after_the_higher_body_only(found: Sides) -> None:
    court = roads.drafted(found, to=Instance.COURT, addressee_name="Аудандық сот")
    with pytest.raises(RuleBroken, match="complain_first"):
        complaints.file(court, sending=BY_POST, by=found.author, at=SILENT)

    roads.passed_up(found)
    with pytest.raises(RuleBroken, match="complain_first"):
        complaints.file(court, sending=BY_POST, by=found.author, at=SILENT)


@pytest.mark.parametrize(
    ("on", "is_open"),
    [(date(2026, 12, 22), False), (date(2026, 12, 23), True)],
)
def test_the_silence_of_the_higher_body_opens_the_court(
    found: Sides,
    on: date,
    is_open: bool,  # noqa: FBT001
) -> None:
    passed = roads.passed_up(found)

    assert grounds.is_pretrial_over(found.line, on=on) is is_open
    assert grounds.is_presumed_refused(passed, on=on) is is_open


def test_court_is_open_at_once_where_there_is_nobody_above(found: Sides) -> None:
    found.body.parent = None
    found.body.save(update_fields=["parent"])
    upward = roads.drafted(found)
    with pytest.raises(RuleBroken, match="no_higher_body"):
        complaints.file(upward, by=found.author, at=SILENT)

    court = roads.drafted(found, to=Instance.COURT, addressee_name="Аудандық сот")
    filed = complaints.file(court, sending=BY_POST, by=found.author, at=SILENT)

    assert filed.state == ComplaintState.FILED
    assert filed.pass_up_obligation is None
    said = " ".join(filed.content["ru"]["grounds"]) if filed.content else ""
    assert "91 п. 6" in said


def test_a_discarded_draft_is_seen_by_nobody_else_and_ends(found: Sides) -> None:
    draft = roads.drafted(found)

    complaints.discard(draft, by=found.author, at=SILENT)

    draft.refresh_from_db()
    assert draft.state == ComplaintState.DISCARDED
    assert draft not in Complaint.objects.visible_to(found.head.user)
    with pytest.raises(MoveRefused):
        complaints.file(draft, by=found.author, at=SILENT)


def test_a_refusal_on_paper_needs_the_paper_and_its_day(found: Sides) -> None:
    grievance = of_answer(Ground.REFUSAL_TO_CONSIDER, stated=None)
    draft = complaints.draft(found.line, grievance, by=found.author, at=SILENT)

    with pytest.raises(RuleBroken, match="no_refusal"):
        complaints.file(draft, by=found.author, at=SILENT)


def test_a_draft_leaves_no_public_trace_and_a_filed_one_does(found: Sides) -> None:
    filed = roads.filed(found)

    entries = Entry.objects.filter(object_id=filed.pk).order_by("version")
    assert [(entry.is_public, entry.kind) for entry in entries if entry.is_public] == [
        (True, "complaint.filed")
    ]
    assert [entry.is_public for entry in entries] == [False, True]


def test_a_draft_of_a_document_that_is_not_sent_is_refused(found: Sides) -> None:
    line = found.line
    line.state = RecommendationState.DRAFTED
    line.save(update_fields=["state"])

    with pytest.raises(MoveRefused):
        roads.drafted(found)
