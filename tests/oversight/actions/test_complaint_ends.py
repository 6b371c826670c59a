"""Complaints after they are filed: passed up or brought up, decided, sent back."""

from datetime import date

import pytest

from backend.accounts.roles import Role
from backend.law.refusal import MoveRefused, RuleBroken
from backend.notices.models import Letter
from oversight.actions import (
    complaint_ends,
    complaint_roads,
    complaints,
)
from oversight.actions.complaint_ends import Ruling
from oversight.actions.complaints import Sending
from oversight.models import (
    Complaint,
    Instance,
    Outcome,
    Passing,
    Road,
)
from oversight.states import ComplaintState, ObligationState, RecommendationState
from tests import factories
from tests.oversight import complaint_roads as roads
from tests.oversight.complaint_roads import DAY, SILENT, Sides

pytestmark = pytest.mark.django_db

RULING = Ruling(Outcome.SATISFIED, "Жауап беруге міндетті.", "kk", "ШЖ-7")
BY_POST = Sending(Road.POST, date(2026, 11, 20), date(2026, 11, 23), "RR 55 KZ")


@pytest.fixture
def found() -> Sides:
    return roads.sides()


def test_the_higher_body_owes_a_decision_from_the_day_it_came(found: Sides) -> None:
    passed = roads.passed_up(found)

    done = roads.owed(passed.pass_up_obligation_id)
    owed = passed.decide_obligation
    assert (done.state, done.was_in_time) == (ObligationState.DISCHARGED, True)
    assert owed is not None
    assert (owed.debtor, owed.creditor) == (
        found.higher,
        found.road.case.initiator,
    )
    # Twenty working days; Independence Day, 16 December, is off.
    assert (owed.norm, owed.due_on) == ("complaint.decide", date(2026, 12, 22))


def test_a_decision_discharges_and_leaves_the_recommendation_alone(
    found: Sides,
) -> None:
    passed = roads.passed_up(found)

    decided = complaint_ends.decide(
        passed, RULING, by=found.decider, at=SILENT + 10 * DAY
    )

    owed = roads.owed(passed.decide_obligation_id)
    assert (decided.state, decided.outcome) == (
        ComplaintState.DECIDED,
        Outcome.SATISFIED,
    )
    assert (owed.state, owed.was_in_time) == (ObligationState.DISCHARGED, True)
    assert found.line.state in (RecommendationState.SENT, RecommendationState.RECEIVED)
    answered = roads.answered(found, at=SILENT + 12 * DAY)
    assert answered.state == RecommendationState.ANSWERED


def test_no_paper_is_older_than_the_step_before_it(found: Sides) -> None:
    found.body.parent = None
    found.body.save(update_fields=["parent"])
    court = roads.drafted(found, to=Instance.COURT, addressee_name="Аудандық сот")
    filed = complaints.file(court, sending=BY_POST, by=found.author, at=SILENT)

    with pytest.raises(RuleBroken, match="before_the_last_step"):
        complaint_ends.enter_decision(
            filed,
            RULING,
            decided_on=date(2026, 11, 19),  # filed on the 20th
            by=found.author,
            at=SILENT,
        )

    filed.refresh_from_db()
    assert (filed.state, filed.decided_on) == (ComplaintState.FILED, None)


def test_the_author_records_what_a_court_decided(found: Sides) -> None:
    found.body.parent = None
    found.body.save(update_fields=["parent"])
    court = roads.drafted(found, to=Instance.COURT, addressee_name="Аудандық сот")
    filed = complaints.file(court, sending=BY_POST, by=found.author, at=SILENT)

    with pytest.raises(MoveRefused):
        complaint_ends.decide(filed, RULING, by=found.decider, at=SILENT)
    decided = complaint_ends.enter_decision(
        filed,
        RULING,
        decided_on=date(2026, 11, 23),
        by=found.author,
        at=SILENT + DAY,
    )

    assert (decided.state, decided.is_decision_entered) == (
        ComplaintState.DECIDED,
        True,
    )


def test_a_body_that_lets_its_three_days_pass_is_passed_by_and_still_owes(
    found: Sides,
) -> None:
    filed = roads.filed(found)
    with pytest.raises(RuleBroken, match="term_still_runs"):
        complaint_roads.bring_up(
            filed,
            brought_on=None,
            note="",
            proof_file=None,
            by=found.author,
            at=SILENT + 3 * DAY,  # the 26th, its last day
        )

    brought = complaint_roads.bring_up(
        filed,
        brought_on=None,
        note="",
        proof_file=None,
        by=found.author,
        at=SILENT + 4 * DAY,
    )

    debt = roads.owed(filed.pass_up_obligation_id)
    assert (brought.passing, brought.state) == (
        Passing.BROUGHT,
        ComplaintState.PASSED_UP,
    )
    assert debt.is_overdue(date(2026, 11, 27))
    assert brought.decide_obligation is not None
    assert brought.decide_obligation.started_on == date(2026, 11, 27)
    complaint_ends.decide(brought, RULING, by=found.decider, at=SILENT + 9 * DAY)
    debt.refresh_from_db()
    assert debt.state == ObligationState.ENDED


def test_nobody_records_for_a_body_or_a_higher_body_that_is_here(
    found: Sides,
) -> None:
    filed = roads.filed(found)
    with pytest.raises(MoveRefused):
        complaint_roads.enter_passing(
            filed,
            passed_on=date(2026, 11, 23),
            note="",
            proof_file=None,
            by=found.author,
            at=SILENT,
        )
    passed = complaint_roads.pass_up(filed, note="", by=found.head, at=SILENT)

    with pytest.raises(MoveRefused):
        complaint_ends.enter_decision(
            passed,
            RULING,
            decided_on=date(2026, 11, 23),
            by=found.author,
            at=SILENT,
        )
    with pytest.raises(MoveRefused):
        complaint_ends.enter_return(
            passed,
            reason="Құзыретте емес",
            returned_on=date(2026, 11, 23),
            file=None,
            by=found.author,
            at=SILENT,
        )


def gone(found: Sides, actor_of: str) -> None:
    held = getattr(found, actor_of).offices[0]
    held.to_on = date(2026, 10, 30)
    held.save(update_fields=["to_on"])


def test_on_day_one_the_author_keeps_the_whole_way_alone(found: Sides) -> None:
    gone(found, "head")
    gone(found, "decider")
    draft = roads.drafted(found)
    with pytest.raises(RuleBroken, match="no_road"):
        complaints.file(draft, by=found.author, at=SILENT)
    sent = Sending(Road.POST, date(2026, 11, 18), None, "RR 55 KZ")
    filed = complaints.file(draft, sending=sent, by=found.author, at=SILENT)
    assert filed.pass_up_obligation is None

    received = complaints.record_receipt(
        filed,
        received_on=date(2026, 11, 20),
        proof="хабарлама",
        proof_file=None,
        by=found.author,
        at=SILENT,
    )
    assert received.pass_up_obligation is not None
    assert received.pass_up_obligation.due_on == date(2026, 11, 25)
    with pytest.raises(MoveRefused):
        complaints.record_receipt(
            received,
            received_on=date(2026, 11, 21),
            proof="басқа",
            proof_file=None,
            by=found.author,
            at=SILENT,
        )
    passed = complaint_roads.enter_passing(
        received,
        passed_on=date(2026, 11, 23),
        note="хат",
        proof_file=None,
        by=found.author,
        at=SILENT,
    )
    decided = complaint_ends.enter_decision(
        passed,
        RULING,
        decided_on=date(2026, 12, 1),
        by=found.author,
        at=SILENT + 10 * DAY,
    )
    assert (decided.passing, decided.decided_on) == (
        Passing.ENTERED,
        date(2026, 12, 1),
    )


def test_a_returned_complaint_says_why_and_a_withdrawn_one_stays_public(
    found: Sides,
) -> None:
    passed = roads.passed_up(found)

    returned = complaint_ends.send_back(
        passed, reason="Құзыретте емес", by=found.decider, at=SILENT
    )

    owed = roads.owed(passed.decide_obligation_id)
    assert (returned.state, returned.end_reason) == (
        ComplaintState.RETURNED,
        "Құзыретте емес",
    )
    assert owed.state == ObligationState.ENDED
    again = roads.filed(found)
    withdrawn = complaints.withdraw(
        again, reason="Жауап келді", by=found.author, at=SILENT
    )
    assert withdrawn in Complaint.objects.visible_to(factories.person())
    assert withdrawn.pass_up_obligation is not None
    withdrawn.pass_up_obligation.refresh_from_db()
    assert withdrawn.pass_up_obligation.state == ObligationState.ENDED


def test_those_concerned_are_told_at_each_step(found: Sides) -> None:
    passed = roads.passed_up(found)
    complaint_ends.decide(passed, RULING, by=found.decider, at=SILENT)

    told = Letter.objects.filter(about_id=passed.pk).order_by("id")
    assert [(one.template, one.to_id) for one in told] == [
        ("complaint_filed", found.head.user.pk),
        ("complaint_passed_up", found.decider.user.pk),
        ("complaint_told", found.author.user.pk),
        ("complaint_told", found.head.user.pk),
        ("complaint_told", found.author.user.pk),
    ]


def test_an_officer_of_the_higher_body_decides_too(found: Sides) -> None:
    officer = factories.holder(Role.OFFICER, found.higher)
    passed = roads.passed_up(found)

    decided = complaint_ends.decide(passed, RULING, by=officer, at=SILENT)

    assert decided.decided_name == officer.user.name
