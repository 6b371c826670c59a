"""Measures: promised in public, moved with a reason, done, judged, fulfilling."""

from datetime import date, timedelta

import pytest

from backend.accounts.roles import Role
from backend.journal.models import Entry
from backend.law.refusal import MoveRefused, RuleBroken
from backend.notices.models import Letter
from oversight.actions import measure_plans, measures
from oversight.actions.measure_plans import PlanLine
from oversight.actions.measures import Promised
from oversight.models import (
    Assignment,
    Basis,
    EntryKind,
    Measure,
    MeasurePlan,
    Obligation,
    ObligationKind,
)
from oversight.states import ObligationState, RecommendationState
from tests import factories
from tests.oversight import complaint_roads as roads
from tests.oversight.complaint_roads import DAY, LAST_DAY, Sides

pytestmark = pytest.mark.django_db

LATER = LAST_DAY + 30 * DAY


@pytest.fixture
def found() -> Sides:
    sides = roads.sides()
    roads.answered(sides)
    return sides


def done(found: Sides, measure: Measure) -> Measure:
    return measures.complete(
        measure, text="Орнатылды", language="kk", files=[], by=found.head, at=LATER
    )


def test_a_promise_is_owed_by_the_bodys_own_day_and_moves_the_recommendation(
    found: Sides,
) -> None:
    measure = roads.promised(found, days=60)

    owed = measure.promise_obligation
    assert owed is not None
    assert (owed.kind, owed.basis) == (
        ObligationKind.CARRY_OUT_MEASURE,
        Basis.PROMISE,
    )
    assert owed.due_on == date(2026, 12, 22)
    assert (owed.debtor, owed.creditor) == (found.body, found.road.case.initiator)
    assert found.line.state == RecommendationState.IN_PROGRESS
    assert owed.subject_number == f"{found.road.case.number}, 1.1"


def test_a_promise_without_a_day_is_open_and_never_overdue(found: Sides) -> None:
    measure = roads.promised(found, days=None)

    owed = measure.promise_obligation
    assert owed is not None
    assert owed.due_on is None
    assert not owed.is_overdue(date(2030, 1, 1))


def test_a_promise_is_kept_in_time_late_or_broken(found: Sides) -> None:
    measure = roads.promised(found, days=30)
    due_on = date(2026, 11, 22)

    late = Obligation.objects.overdue(due_on + timedelta(days=1))
    assert measure.promise_obligation in late
    assert measure.promise_obligation not in Obligation.objects.overdue(due_on)

    done(found, measure)
    owed = roads.owed(measure.promise_obligation_id)
    assert (owed.state, owed.was_in_time) == (ObligationState.DISCHARGED, True)


def test_a_promise_for_a_day_that_had_passed_is_refused(found: Sides) -> None:
    with pytest.raises(RuleBroken, match="promised_in_the_past"):
        roads.promised(found, days=-1)

    assert not Measure.objects.exists()
    assert found.line.state == RecommendationState.ANSWERED


def test_nothing_is_promised_on_what_is_not_answered() -> None:
    sides = roads.sides()

    with pytest.raises(MoveRefused):
        roads.promised(sides)


def test_a_moved_day_keeps_the_earlier_one_with_its_reason(found: Sides) -> None:
    measure = roads.promised(found, days=30)

    measures.move_date(
        measure,
        due_on=date(2027, 2, 1),
        reason="Жабдық кешікті",
        by=found.head,
        at=LAST_DAY + 3 * DAY,
    )

    owed = roads.owed(measure.promise_obligation_id)
    assert owed.due_on == date(2027, 2, 1)
    moved = owed.entries.get(kind=EntryKind.PROMISED)
    assert moved.ground == "Жабдық кешікті"
    opened = owed.entries.get(kind=EntryKind.OPENED)
    assert opened.facts["promised_on"] == "2026-11-22"


def test_a_dropped_measure_has_its_reason_and_is_owed_no_more(found: Sides) -> None:
    measure = roads.promised(found)

    measures.drop(measure, reason="Қаражат жоқ", by=found.head, at=LATER)

    measure.refresh_from_db()
    owed = roads.owed(measure.promise_obligation_id)
    assert (measure.state, measure.drop_reason) == ("dropped", "Қаражат жоқ")
    assert owed.state == ObligationState.ENDED
    with pytest.raises(MoveRefused):
        done(found, measure)


def test_what_is_reported_is_kept_line_by_line_with_its_proof(found: Sides) -> None:
    measure = roads.promised(found)
    for text in ("Сатып алынды", "Жеткізілді"):
        measures.report(
            measure, text=text, language="kk", files=[], by=found.head, at=LATER
        )
    done(found, measure)

    told = [(one.kind, one.text) for one in measure.reports.all()]
    assert told == [
        ("progress", "Сатып алынды"),
        ("progress", "Жеткізілді"),
        ("completed", "Орнатылды"),
    ]


def test_the_last_confirmed_measure_fulfils_the_recommendation(found: Sides) -> None:
    first, second = roads.promised(found), roads.promised(found)
    third = roads.promised(found)
    measures.drop(third, reason="Артық болды", by=found.head, at=LATER)
    done(found, first)
    done(found, second)

    measures.confirm(first, note="", by=found.author, at=LATER)
    assert found.line.state == RecommendationState.IN_PROGRESS
    measures.confirm(second, note="Көрдік", by=found.author, at=LATER)

    assert found.line.state == RecommendationState.FULFILLED
    with pytest.raises(MoveRefused):
        roads.promised(found)


def test_a_disputed_measure_keeps_it_open_until_it_is_shown_anew(found: Sides) -> None:
    measure = roads.promised(found)
    done(found, measure)

    measures.dispute(measure, reason="Су әлі жоқ", by=found.author, at=LATER)
    measure.refresh_from_db()
    assert (measure.state, measure.judgement) == ("disputed", "Су әлі жоқ")
    assert found.line.state == RecommendationState.IN_PROGRESS

    done(found, measure)
    measure.refresh_from_db()
    assert (measure.state, measure.judgement) == ("done", "")
    measures.confirm(measure, note="", by=found.author, at=LATER)
    assert found.line.state == RecommendationState.FULFILLED


def test_nobody_confirms_what_is_not_reported_as_done(found: Sides) -> None:
    measure = roads.promised(found)

    with pytest.raises(MoveRefused):
        measures.confirm(measure, note="", by=found.author, at=LATER)


def test_the_author_enters_a_promise_on_paper_only_where_the_body_is_not_here(
    found: Sides,
) -> None:
    said = Promised("Орнату", "kk", "Бөлім", due_on=date(2026, 12, 1))

    with pytest.raises(MoveRefused):
        measures.promise(found.line, said, by=found.author, at=LAST_DAY)

    held = found.head.offices[0]
    held.to_on = date(2026, 10, 25)
    held.save(update_fields=["to_on"])
    measure = measures.promise(
        found.line,
        said,
        made_on=date(2026, 10, 26),
        by=found.author,
        at=LAST_DAY + 5 * DAY,
    )
    assert measure.is_entered_by_author
    assert measure.promised_on == date(2026, 10, 26)


def test_a_plan_answers_a_whole_document_in_one_paper() -> None:
    sides = roads.sides(lines=2)
    roads.answered(sides)
    first = sides.line
    said = Promised("Орнату", "kk", "Бөлім", due_on=date(2026, 12, 1))

    plan = measure_plans.adopt(
        first.document,
        sides.body,
        number="12-Ө",
        adopted_on=date(2026, 10, 23),
        file=None,
        lines=[PlanLine(first, said), PlanLine(first, said)],
        by=sides.head,
        at=LAST_DAY,
    )

    assert [one.serial for one in plan.measures.order_by("serial")] == [1, 2]
    assert sides.line.state == RecommendationState.IN_PROGRESS


def test_a_plan_is_adopted_whole_or_not_at_all() -> None:
    sides = roads.sides(lines=2)
    roads.answered(sides)
    answered, silent = sides.road.case.recommendations.order_by("line")
    said = Promised("Орнату", "kk", "Бөлім")

    with pytest.raises(MoveRefused):
        measure_plans.adopt(
            answered.document,
            sides.body,
            number="12-Ө",
            adopted_on=date(2026, 10, 23),
            file=None,
            lines=[PlanLine(answered, said), PlanLine(silent, said)],
            by=sides.head,
            at=LAST_DAY,
        )

    assert not MeasurePlan.objects.exists()
    assert not Measure.objects.exists()


def test_a_plan_answers_no_document_of_another_case(found: Sides) -> None:
    other = roads.sides()
    said = Promised("Орнату", "kk", "Бөлім")

    with pytest.raises(MoveRefused):
        measure_plans.adopt(
            other.line.document,
            found.body,
            number="1",
            adopted_on=date(2026, 10, 23),
            file=None,
            lines=[PlanLine(found.line, said)],
            by=found.head,
            at=LAST_DAY,
        )


def test_each_side_is_told_of_what_the_other_does(found: Sides) -> None:
    measure = roads.promised(found)
    done(found, measure)
    measures.dispute(measure, reason="Су жоқ", by=found.author, at=LATER)

    told = Letter.objects.filter(about_id=measure.pk).order_by("id")
    assert [(one.template, one.to_id) for one in told] == [
        ("measure_promised", found.author.user.pk),
        ("measure_told", found.author.user.pk),
        ("measure_judged", found.head.user.pk),
    ]


def test_every_act_upon_a_measure_is_in_the_public_journal(found: Sides) -> None:
    measure = roads.promised(found)
    done(found, measure)
    measures.confirm(measure, note="", by=found.author, at=LATER)

    entries = Entry.objects.filter(object_id=measure.pk).order_by("version")
    assert [entry.kind for entry in entries] == [
        "measure.promised",
        "measure.completed",
        "measure.confirmed",
    ]
    assert all(entry.is_public for entry in entries)


def test_a_body_that_states_an_earlier_deed_stops_the_clock_today(
    found: Sides,
) -> None:
    measure = roads.promised(found, days=10)

    measures.complete(
        measure,
        text="Бітті",
        language="kk",
        files=[],
        done_on=date(2026, 10, 30),
        by=found.head,
        at=LATER,
    )

    owed = roads.owed(measure.promise_obligation_id)
    measure.refresh_from_db()
    assert measure.done_on == date(2026, 10, 30)
    assert (owed.discharged_on, owed.was_in_time) == (date(2026, 11, 22), False)


def test_an_officer_of_another_body_has_no_grant(found: Sides) -> None:
    stranger = factories.holder(Role.OFFICER, factories.body("Бөтен орган"))

    with pytest.raises(MoveRefused):
        measures.promise(
            found.line,
            Promised("Орнату", "kk", "Бөлім"),
            by=stranger,
            at=LAST_DAY,
        )


def test_the_duty_lies_on_the_desk_of_the_colleague_who_answers_for_it(
    found: Sides,
) -> None:
    officer = factories.holder(Role.OFFICER, found.body)
    said = Promised("Орнату", "kk", "Бөлім", owner_person=officer.user)

    measure = measures.promise(found.line, said, by=found.head, at=LAST_DAY)

    given = Assignment.objects.in_force().get(obligation=measure.promise_obligation)
    assert given.person == officer.user
    assert "person" not in measure.public_state()
