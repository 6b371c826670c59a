import pytest
from django.db import IntegrityError, transaction

from backend.law.refusal import MoveRefused, RuleBroken
from councils.actions import (
    attendance,
    ballots,
    decisions,
    meetings,
    monitorings,
    plan_items,
    sittings,
    work_plans,
)
from councils.actions.ballots import Question
from councils.actions.decisions import Advice
from councils.actions.monitorings import Done
from councils.models import (
    AgendaItem,
    AgendaItemKind,
    Ballot,
    Choice,
    Decision,
    Meeting,
    MeetingKind,
    Monitoring,
    PlanForm,
    PlanItem,
    WorkPlan,
)
from councils.rules.voting import Matter
from oversight.models import Case
from oversight.states import CaseForm
from tests import factories
from tests.councils import factories as made
from tests.councils import hearing_factories as heard
from tests.councils.factories import House

pytestmark = pytest.mark.django_db
AT = made.AT


@pytest.fixture
def house() -> House:
    """Return a council of three, of whom all have accounts."""
    return made.house(size=3, people=3)


def codes(refused: pytest.ExceptionInfo[RuleBroken]) -> list[str]:
    return [breach.code for breach in refused.value.breaches]


def approved(house: House) -> WorkPlan:
    """Approve the plan of a year with one matter."""
    plan = heard.plan(house)
    heard.matter(house, plan)
    decision = made.decided_by(house, present=2, votes_for=2)
    return work_plans.approve(plan, decision=decision, by=house.chair, at=AT)


def test_a_plan_is_public_once_a_decision_approves_it(house: House) -> None:
    plan = heard.plan(house)
    heard.matter(house, plan)
    stranger = factories.person()
    assert plan not in WorkPlan.objects.visible_to(stranger)
    assert plan in WorkPlan.objects.visible_to(house.secretary.user)
    decision = made.decided_by(house, present=2, votes_for=2)

    plan = work_plans.approve(plan, decision=decision, by=house.chair, at=AT)

    assert plan in WorkPlan.objects.visible_to(stranger)
    assert plan.approved_on == decision.adopted_on
    assert plan.items.get() in PlanItem.objects.visible_to(stranger)


def test_a_plan_is_approved_by_its_own_council_and_not_empty(house: House) -> None:
    other = made.decided_by(made.house(size=3), present=2, votes_for=2)

    with pytest.raises(RuleBroken) as refused:
        work_plans.approve(heard.plan(house), decision=other, by=house.chair, at=AT)

    assert codes(refused) == ["decision-of-another-council", "plan-empty"]


def test_a_matter_leaves_a_draft_and_no_approved_plan(house: House) -> None:
    draft = heard.plan(house, year=2027)
    removed = heard.matter(house, draft)
    plan = approved(house)

    work_plans.remove_item(removed, by=house.secretary, at=AT)
    with pytest.raises(MoveRefused):
        work_plans.remove_item(plan.items.get(), by=house.secretary, at=AT)

    assert not draft.items.exists()
    assert heard.matter(house, plan).position == 2


def test_a_year_has_one_plan(house: House) -> None:
    heard.plan(house)

    with pytest.raises(IntegrityError), transaction.atomic():
        heard.plan(house)


def test_a_planned_matter_is_done_by_the_meeting_that_closes_on_it(
    house: House,
) -> None:
    item = approved(house).items.get()
    meeting = made.planned(house)
    put = plan_items.schedule(item, meeting=meeting, by=house.secretary, at=AT)
    meetings.convene(meeting, materials_sent_on=None, by=house.secretary, at=AT)
    _come(house, meeting)
    sittings.open_meeting(meeting, by=house.chair, at=AT)
    item.refresh_from_db()
    assert item.done_at is None

    sittings.close(meeting, by=house.chair, at=AT)

    item.refresh_from_db()
    assert item.done_at == meeting
    assert put.rapporteur_seat == house.seats[0]
    with pytest.raises(RuleBroken) as refused:
        plan_items.schedule(
            item, meeting=made.planned(house), by=house.secretary, at=AT
        )
    assert codes(refused) == ["matter-done"]


def test_a_planned_matter_goes_to_its_own_council(house: House) -> None:
    item = approved(house).items.get()
    other = made.planned(made.house(size=3))

    with pytest.raises(RuleBroken) as refused:
        plan_items.schedule(item, meeting=other, by=house.secretary, at=AT)

    assert codes(refused) == ["meeting-of-another-council"]


def test_a_planned_report_becomes_a_report_of_its_body(house: House) -> None:
    planned = work_plans.Planned(
        PlanForm.REPORT_HEARING, 11, title_ru="Отчёт", invited_body=house.body
    )
    plan = heard.plan(house)
    item = work_plans.add_item(plan, matter=planned, by=house.secretary, at=AT)

    put = plan_items.schedule(
        item, meeting=made.planned(house), by=house.secretary, at=AT
    )

    assert (put.kind, put.invited_body) == (AgendaItemKind.REPORT, house.body)


def test_a_monitoring_is_done_by_members_in_office(house: House) -> None:
    other = made.house(size=3)
    done = Done(
        done_on=AT.date(),
        members=[house.seats[0], other.seats[0]],
        theme_kk="Асхана",
        conclusion_kk="Су жоқ.",
    )

    with pytest.raises(RuleBroken) as refused:
        monitorings.log(house.council, done=done, by=house.secretary, at=AT)

    assert codes(refused) == ["monitoring-without-members"]
    assert not Monitoring.objects.exists()


def test_a_monitoring_is_public_and_a_matter_once_the_council_decides(
    house: House,
) -> None:
    monitoring, stranger = heard.monitoring(house), factories.person()
    meeting = made.planned(house, items=0)
    plan_items.submit(monitoring, meeting=meeting, by=house.secretary, at=AT)
    assert monitoring not in Monitoring.objects.visible_to(stranger)

    decision = _decided(house, meeting, Matter.ORDINARY)
    sent = decisions.send_recommendations(decision, by=house.chair, at=AT)

    case = _case(sent)
    assert monitoring in Monitoring.objects.visible_to(stranger)
    assert case.form == CaseForm.COUNCIL_MONITORING
    assert case.final_document.kind == "conclusion"
    assert case.final_document.text.startswith("Ыстық су жоқ.")


def test_a_monitoring_goes_to_its_own_council(house: House) -> None:
    other = made.planned(made.house(size=3))

    with pytest.raises(RuleBroken) as refused:
        plan_items.submit(
            heard.monitoring(house), meeting=other, by=house.secretary, at=AT
        )

    assert codes(refused) == ["monitoring-of-another-council"]


@pytest.mark.parametrize(
    ("kind", "matter", "form", "document"),
    [
        (
            MeetingKind.ORDINARY,
            Matter.ORDINARY,
            CaseForm.COUNCIL_RECOMMENDATION,
            "recommendation",
        ),
        (
            MeetingKind.ORDINARY,
            Matter.REPORT,
            CaseForm.COUNCIL_REPORT_HEARING,
            "resolution",
        ),
        (
            MeetingKind.REPORT_HEARING,
            Matter.ORDINARY,
            CaseForm.COUNCIL_REPORT_HEARING,
            "resolution",
        ),
        (
            MeetingKind.HEARING,
            Matter.HEARING_PROTOCOL,
            CaseForm.COUNCIL_HEARING,
            "final_protocol",
        ),
    ],
)
def test_a_decision_becomes_a_matter_of_its_form(
    house: House, kind: MeetingKind, matter: Matter, form: CaseForm, document: str
) -> None:
    meeting = made.planned(house)
    Meeting.objects.filter(pk=meeting.pk).update(kind=kind)

    decision = _decided(house, meeting, matter)
    sent = decisions.send_recommendations(decision, by=house.chair, at=AT)

    case = _case(sent)
    assert (case.form, case.final_document.kind) == (form, document)
    assert case.is_of_council


def _case(decision: Decision) -> Case:
    assert decision.case is not None
    return decision.case


def _come(house: House, meeting: Meeting) -> None:
    for seat in house.seats[:2]:
        attendance.arrive(
            meeting, seat=seat, status=made.PRESENT, by=house.secretary, at=AT
        )


def _decided(house: House, meeting: Meeting, matter: Matter) -> Decision:
    """Hold the meeting, as if it had been called in time, and decide its matter."""
    rows = Meeting.objects.filter(pk=meeting.pk)
    sent_on = AT.date() - 20 * made.DAY
    rows.update(state="convened", notice_sent_at=AT, materials_sent_on=sent_on)
    meeting = rows.get()
    _come(house, meeting)
    sittings.open_meeting(meeting, by=house.chair, at=AT)
    item = AgendaItem.objects.get(meeting=meeting, position=1)
    question = Question(kk="Қабылдансын ба?", matter=matter)
    ballot: Ballot = ballots.put_to_vote(item, question=question, by=house.chair, at=AT)
    for member in house.members[:2]:
        ballots.cast(ballot, choice=Choice.FOR, by=member, at=AT)
    ballot = ballots.close(ballot, by=house.chair, at=AT)
    return decisions.adopt(
        ballot,
        text_kk="Қабылдансын.",
        text_ru="Принять.",
        recommendations=[Advice(house.body, "Су жеткізу", "5(1)(8)")],
        by=house.secretary,
        at=AT,
    )
