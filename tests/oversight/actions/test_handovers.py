from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from backend.accounts.actor import Actor
from backend.accounts.roles import Role
from backend.journal.models import Entry
from backend.law.refusal import MoveRefused, RuleBroken
from backend.notices.models import Letter
from oversight.actions import cases, findings, handovers, participants
from oversight.models import Case, CaseHandover, Obligation, Severity
from oversight.states import CaseState, HandoverState, ObligationState
from tests import factories
from tests.oversight import matter_roads, roads
from tests.oversight.roads import Road

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=2)
REASON = "Топ таратылды"


def offered(road: Road) -> tuple[CaseHandover, Actor]:
    group, successor = matter_roads.group(at=NOW)
    handover = handovers.offer(
        road.case, to_org=group, reason=REASON, by=road.author, at=NOW
    )
    return handover, successor


def accepted(handover: CaseHandover, successor: Actor) -> Case:
    handovers.accept(
        handover,
        declared=factories.ALL_DECLARED,
        has_conflict=False,
        by=successor,
        at=LATER,
    )
    return Case.objects.get(pk=handover.case_id)


def test_nothing_changes_until_the_other_side_accepts() -> None:
    road = roads.under_way(at=NOW)

    handover, successor = offered(road)

    road.refresh()
    assert road.case.initiator_id == road.author.offices[0].organization_id
    assert handover.state == HandoverState.OFFERED
    [letter] = Letter.objects.filter(template="case_offered")
    assert letter.to_id == successor.user.pk


def test_the_successor_leads_and_the_number_and_the_days_stay() -> None:
    road = roads.under_way(at=NOW)
    before = road.case
    handover, successor = offered(road)

    case = accepted(handover, successor)

    assert case.initiator == handover.to_org
    assert (case.number, case.state, case.started_on) == (
        before.number,
        CaseState.UNDER_WAY,
        before.started_on,
    )
    present = case.participants.current()
    assert [one.person for one in present] == [successor.user]
    gone = case.participants.exclude(to_on=None)
    assert [one.leaving_reason for one in gone] == ["Іс басқа бастамашыға тапсырылды"]
    assert Entry.objects.filter(kind="case.handed-over", object_id=case.pk).exists()


def test_the_former_author_acts_no_more_and_the_new_one_does() -> None:
    road = roads.under_way(at=NOW)
    handover, successor = offered(road)
    case = accepted(handover, successor)

    with pytest.raises(RuleBroken) as gone:
        cases.complete(case, by=road.author, at=LATER)
    finding = findings.log(
        case,
        facts="Су келді",
        place="",
        established_on=date(2026, 11, 24),
        breached_provision="",
        severity=Severity.LOW,
        private_reason="",
        evidence=[],
        no_conflict=True,
        by=successor,
        at=LATER,
    )

    assert gone.value.breaches[0].code == "has_left"
    assert finding.author == successor.user


def test_a_duty_passes_on_with_its_ledger_and_its_clock() -> None:
    road = roads.under_way(at=NOW)
    owed = cases.complete(road.case, by=road.author, at=NOW).send_obligation
    assert owed is not None
    handover, successor = offered(road.refresh())

    case = accepted(handover, successor)

    after = case.send_obligation
    assert after is not None
    before = Obligation.objects.get(pk=owed.pk)
    assert (before.state, after.state) == (
        ObligationState.ENDED,
        ObligationState.OPEN,
    )
    assert (after.debtor, after.follows) == (handover.to_org, before)
    assert (after.started_on, after.due_on) == (before.started_on, before.due_on)
    assert [line.kind for line in after.entries.all()] == ["opened"]


def test_the_answers_that_are_waited_for_go_to_the_successor() -> None:
    body = factories.body()
    factories.holder(Role.HEAD, body)
    road = roads.sent(at=NOW, body=body)
    due = road.line.answer_obligation
    assert due is not None
    handover, successor = offered(road)

    case = accepted(handover, successor)

    rows = case.recommendations.select_related("answer_obligation")
    owed = [row.answer_obligation for row in rows]
    assert {one.creditor for one in owed if one} == {handover.to_org}
    assert {one.debtor for one in owed if one} == {body}
    assert {one.due_on for one in owed if one} == {due.due_on}
    open_now = Obligation.objects.filter(
        state=ObligationState.OPEN, creditor=handover.from_org
    )
    assert not open_now.exists()


def test_what_has_been_done_stays_with_him_who_did_it() -> None:
    road = roads.sent(at=NOW)
    sending = road.case.send_obligation
    handover, successor = offered(road)

    case = accepted(handover, successor)

    assert sending is not None
    assert case.send_obligation == sending
    sending.refresh_from_db()
    assert sending.debtor == handover.from_org
    assert sending.state == ObligationState.DISCHARGED


def test_other_members_of_the_successor_act_once_they_have_declared() -> None:
    road = roads.under_way(at=NOW)
    handover, successor = offered(road)
    member = factories.citizen("Мүше")
    office = factories.office(member, handover.to_org, Role.PARTICIPANT)
    case = accepted(handover, successor)
    second = factories.actor(member, office)

    with pytest.raises(RuleBroken) as silent:
        findings.log(
            case,
            facts="Су жоқ",
            place="",
            established_on=date(2026, 11, 24),
            breached_provision="",
            severity=Severity.LOW,
            private_reason="",
            evidence=[],
            by=second,
            at=LATER,
        )

    assert [breach.code for breach in silent.value.breaches] == [
        "eligibility_not_declared",
        "conflict_not_declared",
    ]
    own = case.participants.current().get(person=member)
    participants.declare(
        own,
        declared=factories.ALL_DECLARED,
        has_conflict=False,
        by=second,
        at=LATER,
    )
    cases.complete(case, by=second, at=LATER)


def test_the_bodies_that_know_of_the_control_are_told_who_leads_it() -> None:
    body = factories.body()
    officer = factories.holder(Role.OFFICER, body)
    handover, successor = offered(roads.under_way(at=NOW, body=body))

    accepted(handover, successor)

    told = Letter.objects.filter(template="case_taken_over")
    assert officer.user.pk in {letter.to_id for letter in told}


@pytest.mark.parametrize(
    ("declared", "has_conflict", "code"),
    [
        ([], False, "eligibility_not_declared"),
        (factories.ALL_DECLARED, True, "conflict_of_interest"),
    ],
)
def test_who_may_not_exercise_control_takes_nothing_over(
    declared: list[str], code: str, *, has_conflict: bool
) -> None:
    road = roads.under_way(at=NOW)
    handover, successor = offered(road)

    with pytest.raises(RuleBroken) as broken, transaction.atomic():
        handovers.accept(
            handover,
            declared=declared,
            has_conflict=has_conflict,
            nature="туыстық",
            by=successor,
            at=LATER,
        )

    assert code in [breach.code for breach in broken.value.breaches]
    assert road.refresh().case.initiator == handover.from_org


def test_a_case_is_not_handed_to_a_body_nor_to_its_own_author() -> None:
    road = roads.registered(at=NOW)

    for to_org, code in (
        (factories.body("Басқа"), "not_a_subject"),
        (road.case.initiator, "handed_to_itself"),
    ):
        with pytest.raises(RuleBroken) as broken:
            handovers.offer(
                road.case, to_org=to_org, reason=REASON, by=road.author, at=NOW
            )
        assert broken.value.breaches[0].code == code


def test_one_offer_of_a_case_waits_at_a_time() -> None:
    road = roads.registered(at=NOW)
    offered(road)

    with pytest.raises(IntegrityError), transaction.atomic():
        offered(road)

    assert CaseHandover.objects.waiting().filter(case=road.case).count() == 1


def test_an_offer_that_is_declined_or_taken_back_is_answered_once() -> None:
    road = roads.registered(at=NOW)
    declined, successor = offered(road)
    handovers.decline(declined, reason="Уақыт жоқ", by=successor, at=LATER)
    second = handovers.offer(
        road.case, to_org=declined.to_org, reason=REASON, by=road.author, at=LATER
    )
    handovers.withdraw(second, by=road.author, at=LATER)

    for handover in (declined, second):
        with pytest.raises(MoveRefused):
            accepted(handover, successor)

    [letter] = Letter.objects.filter(template="case_declined")
    assert letter.to_id == road.author.user.pk
    assert road.refresh().case.initiator == declined.from_org


def test_an_offer_dies_with_the_case() -> None:
    road = roads.registered(at=NOW)
    handover, successor = offered(road)
    cases.withdraw(road.case, reason="Шешілді", by=road.author, at=NOW)

    with pytest.raises(MoveRefused):
        accepted(handover, successor)


def test_only_what_was_accepted_is_public() -> None:
    road = roads.under_way(at=NOW)
    handover, successor = offered(road)
    stranger = factories.citizen("Бөтен")
    seen = CaseHandover.objects.visible_to(stranger)

    assert not seen.exists()
    assert CaseHandover.objects.visible_to(successor.user).exists()
    accepted(handover, successor)

    assert CaseHandover.objects.visible_to(stranger).get() == handover
