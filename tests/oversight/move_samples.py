"""One thing for each procedure of oversight, and the door through which it moves."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from backend.accounts.models import Office, User
from backend.accounts.roles import Role
from oversight import states
from oversight.actions import (
    answer_drafts,
    answer_templates,
    assignments,
    calendar_changes,
    council_cases,
    handovers,
    inspections,
)
from oversight.actions.final_documents import Line
from oversight.api.answer_drafts import AnswerDraftViewSet
from oversight.api.answer_templates import AnswerTemplateViewSet
from oversight.api.assignments import AssignmentViewSet
from oversight.api.body_hearings import BodyHearingViewSet
from oversight.api.calendar_changes import CalendarChangeViewSet
from oversight.api.case_handovers import CaseHandoverViewSet
from oversight.api.cases import CaseViewSet
from oversight.api.complaints import ComplaintViewSet
from oversight.api.deliveries import ReceiptClaimViewSet
from oversight.api.inspections import InspectionViewSet
from oversight.api.measures import MeasureViewSet
from oversight.api.obligations import ObligationViewSet
from oversight.api.recommendations import RecommendationViewSet
from oversight.api.visits import VisitViewSet
from oversight.models import Case, Instance
from oversight.states import CaseForm
from tests import factories
from tests.oversight import (
    complaint_roads,
    delivery_roads,
    matter_roads,
    monitoring_roads,
    roads,
)
from tests.oversight.answer_roads import Desk
from tests.oversight.ledger_roads import Sides

AT = factories.AT
SENT = AT - timedelta(days=21)
Sample = tuple[Any, Any]


def cast() -> Mapping[str, User]:
    """Return everybody of the sample by office, and those who stand outside."""
    outside = factories.body("Тыс орган")
    for role in (Role.SUPERVISOR, Role.AUDITOR, Role.ADMINISTRATOR, Role.HEAD):
        factories.holder(role, outside)
    held = Office.objects.select_related("user", "organization")
    people = {f"{one.role} of {one.organization}": one.user for one in held}
    return {**people, "stranger": factories.citizen("Бөтен Адам")}


def _case(form: CaseForm) -> Callable[[], Sample]:
    def made() -> Sample:
        case = roads.draft(at=AT).case
        Case.objects.filter(pk=case.pk).update(form=form)
        case.form = form
        return CaseViewSet, case

    def decided() -> Sample:
        found = Sides.met()
        case = council_cases.open_decided(
            form=form,
            council=found.council,
            theme="Су құбыры",
            language="kk",
            text="Ұсынылсын",
            recommendations=[Line("Су жеткізу", found.body, "5(1)(1)")],
            decided_on=AT.date(),
            by=found.secretary,
            at=AT,
        )
        return CaseViewSet, case

    return decided if form in states.COUNCIL_FORMS else made


def _recommendation() -> Sample:
    return RecommendationViewSet, Desk(at=AT).line()


def _obligation() -> Sample:
    return ObligationViewSet, Desk(at=AT).line().answer_obligation


def _assignment() -> Sample:
    desk = Desk(at=AT)
    owed: Any = desk.line().answer_obligation
    made = assignments.assign(
        owed, person=desk.officer.user, note="", by=desk.head, at=AT
    )
    return AssignmentViewSet, made


def _draft() -> Sample:
    desk = Desk(at=AT)
    made = answer_drafts.draft(
        desk.line(),
        verdict="accepted",
        reasons="Қабылданды",
        language="kk",
        by=desk.officer,
        at=AT,
    )
    return AnswerDraftViewSet, made


def _template() -> Sample:
    desk = Desk(at=AT)
    kept = answer_templates.add(
        desk.body, title="Үлгі", text="Мәтін", language="kk", by=desk.officer, at=AT
    )
    return AnswerTemplateViewSet, kept


def _hearing() -> Sample:
    return BodyHearingViewSet, Desk(at=AT).invite(at=AT, starts=AT + timedelta(days=3))


def _claim() -> Sample:
    return ReceiptClaimViewSet, delivery_roads.disputed(at=SENT)[1]


def _complaint() -> Sample:
    return ComplaintViewSet, complaint_roads.drafted(complaint_roads.sides())


def _outside_complaint() -> Sample:
    found = complaint_roads.sides()
    made = complaint_roads.drafted(found, to=Instance.COURT, addressee_name="Сот")
    return ComplaintViewSet, made


def _measure() -> Sample:
    found = complaint_roads.sides()
    complaint_roads.answered(found)
    return MeasureViewSet, complaint_roads.promised(found)


def _visit() -> Sample:
    road = monitoring_roads.observed(at=AT)
    factories.holder(Role.HEAD, road.body)
    return VisitViewSet, monitoring_roads.requested(road, at=AT, wanted_on=AT.date())


def _inspection() -> Sample:
    road = monitoring_roads.observed(at=AT)
    _checklist, sites = monitoring_roads.with_checklist(road, at=AT)
    made = inspections.begin(sites[0], done_on=AT.date(), by=road.author, at=AT)
    return InspectionViewSet, made


def _handover() -> Sample:
    road = roads.under_way(at=AT)
    group, _successor = matter_roads.group(at=AT)
    made = handovers.offer(
        road.case, to_org=group, reason="Уақыт жоқ", by=road.author, at=AT
    )
    return CaseHandoverViewSet, made


def _calendar_change() -> Sample:
    supervisor = factories.holder(Role.SUPERVISOR, factories.body("Министрлік"))
    made = calendar_changes.propose(
        days=[],
        years={},
        ground="Қайта санау",
        source="№ 1 қаулы",
        by=supervisor,
        at=AT,
    )
    return CalendarChangeViewSet, made


SAMPLES: Mapping[str, Callable[[], Sample]] = {
    **{states.CASE_PROCEDURES[form].name: _case(form) for form in CaseForm},
    states.RECOMMENDATION_PROCEDURE.name: _recommendation,
    states.OBLIGATION_PROCEDURE.name: _obligation,
    states.ASSIGNMENT_PROCEDURE.name: _assignment,
    states.ANSWER_DRAFT_PROCEDURE.name: _draft,
    states.ANSWER_TEMPLATE_PROCEDURE.name: _template,
    states.BODY_HEARING_PROCEDURE.name: _hearing,
    states.RECEIPT_CLAIM_PROCEDURE.name: _claim,
    states.COMPLAINT.name: _complaint,
    states.OUTSIDE_COMPLAINT.name: _outside_complaint,
    states.MEASURE.name: _measure,
    states.VISIT.name: _visit,
    states.INSPECTION.name: _inspection,
    states.CASE_HANDOVER.name: _handover,
    states.CALENDAR_CHANGE_PROCEDURE.name: _calendar_change,
}
