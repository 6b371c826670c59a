"""One row for each seal, made by the acts that seal it."""

from datetime import timedelta

from backend.accounts.roles import Role
from oversight.actions import (
    body_hearings,
    complaint_ends,
    conflicts,
    deliveries,
    discussions,
    findings,
    handovers,
    measure_plans,
    measures,
    publications,
    receipt_claims,
    visits,
)
from oversight.actions.complaint_ends import Ruling
from oversight.actions.discussions import Said
from oversight.actions.measure_plans import PlanLine
from oversight.actions.measures import Promised
from oversight.models import (
    FinalDocument,
    Outcome,
    Publication,
    Recommendation,
    Severity,
    Verdict,
)
from tests import factories
from tests.oversight import (
    complaint_roads,
    delivery_roads,
    discussion_roads,
    expertise_roads,
    matter_roads,
    monitoring_roads,
    people_roads,
    roads,
)
from tests.oversight.answer_roads import Desk

AT = factories.AT
LATER = AT + timedelta(days=3)
SENT = AT - timedelta(days=21)


def make() -> None:
    """Make them all."""
    _documents_and_answers()
    _receipts()
    _measures_and_complaints()
    _controls()
    _handover()
    _conflict()


def drafted_document() -> FinalDocument:
    """Write a final document that is not sent yet."""
    road = delivery_roads.completed(at=AT)
    delivery_roads.adopted(road, at=AT)
    return FinalDocument.objects.get(case=road.case)


def sent_line() -> Recommendation:
    """Send a recommendation to a body with a head."""
    return Desk(at=AT).line()


def _documents_and_answers() -> None:
    desk = Desk(at=AT)
    deliveries.register_receipt(desk.delivery, by=desk.officer, at=AT)
    hearing = desk.invite(at=AT, starts=LATER)
    body_hearings.record_held(
        hearing,
        held_on=LATER.date(),
        present="Екі тарап",
        minutes="Субъект тыңдалды",
        language="kk",
        minutes_file=None,
        by=desk.officer,
        at=LATER,
    )
    desk.sign(verdict=Verdict.ACCEPTED, at=LATER)
    publications.publish(
        Publication.objects.filter(document__case=desk.road.case).earliest("id"),
        published_on=LATER.date(),
        url="https://example.kz/1",
        file=None,
        by=desk.head,
        at=LATER,
    )


def _receipts() -> None:
    post, claim = delivery_roads.disputed(at=SENT)
    receipt_claims.agree(claim, by=post.road.author, at=AT)


def _measures_and_complaints() -> None:
    found = complaint_roads.sides()
    complaint = complaint_roads.passed_up(found)
    at = complaint_roads.SILENT
    ruling = Ruling(Outcome.SATISFIED, "Шағым қанағаттандырылды", "kk")
    complaint_ends.decide(complaint, ruling, by=found.decider, at=at)
    complaint_roads.answered(found, at=at)
    promised = complaint_roads.promised(found, at=at)
    proof = monitoring_roads.scan(found.head, at=at)
    measures.report(
        promised, text="Басталды", language="kk", files=[proof], by=found.head, at=at
    )
    measures.drop(promised, reason="Қаржы жоқ", by=found.head, at=at)
    measure_plans.adopt(
        found.line.document,
        found.body,
        number="7",
        adopted_on=at.date(),
        file=None,
        lines=[PlanLine(found.line, Promised("Су", "kk", "Бөлім", due_on=None))],
        by=found.head,
        at=at,
    )


def _controls() -> None:
    talk = discussion_roads.under_way(at=AT)
    attendee = discussion_roads.attending(talk, at=AT + discussion_roads.WAIT)
    discussions.log(
        attendee,
        said=Said("Су керек", "kk"),
        said_at=AT + discussion_roads.WAIT,
        by=talk.author,
        at=AT + discussion_roads.WAIT,
    )
    discussion_roads.on_paper(talk, at=AT)
    expertise_roads.concluded(at=AT)
    road = monitoring_roads.observed(at=AT)
    findings.log(
        road.case,
        facts="Су жоқ",
        place="№1 мектеп",
        established_on=AT.date(),
        breached_provision="",
        severity=Severity.LOW,
        private_reason="",
        evidence=[monitoring_roads.scan(road.author, at=AT)],
        no_conflict=True,
        by=road.author,
        at=AT,
    )
    _checklist, sites = monitoring_roads.with_checklist(road, at=AT)
    monitoring_roads.inspected(road, sites[0], at=AT, done_on=AT.date())
    head = factories.holder(Role.HEAD, road.body)
    visit = monitoring_roads.requested(road, at=AT, wanted_on=LATER.date())
    visit = visits.agree(visit, agreed_on=None, conditions="", by=head, at=AT)
    visits.record_held(
        visit, held_on=LATER.date(), note="Өтті", by=road.author, at=LATER
    )


def _handover() -> None:
    road = roads.under_way(at=AT)
    group, successor = matter_roads.group(at=AT)
    handover = handovers.offer(
        road.case, to_org=group, reason="Топ таратылды", by=road.author, at=AT
    )
    handovers.accept(
        handover,
        declared=factories.ALL_DECLARED,
        has_conflict=False,
        by=successor,
        at=AT,
    )


def _conflict() -> None:
    circle = people_roads.walked(people_roads.founded(at=AT))
    [member] = circle.members
    declared = circle.place_of(member).conflicts.standing().earliest("id")
    said = conflicts.declare(
        declared, has_conflict=True, nature="Туысы сонда", by=member, at=AT
    )
    conflicts.remove(said, reason="Жұмыстан шықты", by=circle.lead, at=AT)
