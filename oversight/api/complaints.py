"""Complaints of silence, of refusal and of empty answers, and what came of them."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.accounts.roles import Standing
from backend.api.errors import NotYours
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import ReasonIn
from backend.api.viewsets import RegisterViewSet, act
from backend.files import serving
from backend.law.procedure import Procedure
from oversight import permissions
from oversight.actions import (
    complaint_ends,
    complaint_papers,
    complaint_roads,
    complaints,
)
from oversight.actions.complaint_ends import Ruling
from oversight.actions.complaints import Grievance, Sending
from oversight.api import complaints_in as taken
from oversight.api.complaints_out import ComplaintItemOut, ComplaintOut
from oversight.filters import ComplaintFilter
from oversight.models import Complaint, Outcome, Road

PAPERS = "(docx|pdf)_(kk|ru)"


class ComplaintViewSet(RegisterViewSet[Complaint]):
    """Complaints: public from filing, shown beside what they are of."""

    queryset = Complaint.objects.none()
    serializer_class = ComplaintItemOut
    filterset_class = ComplaintFilter
    permission_classes = [ReadFreelyActByPolicy]
    write_scope = "oversight:write"
    write_scopes = {
        "pass_up": "answers:write",
        "decide": "answers:write",
        "send_back": "answers:write",
    }
    session_only = {"decide"}
    policies = {
        "create": lambda actor: Standing.PERSON,
        "edit": permissions.can_lead_complaint,
        "discard": permissions.can_lead_complaint,
        "file": permissions.can_lead_complaint,
        "record_receipt": permissions.can_lead_complaint,
        "pass_up": permissions.can_pass_up,
        "enter_passing": permissions.can_lead_complaint,
        "bring_up": permissions.can_lead_complaint,
        "decide": permissions.can_decide_complaint,
        "enter_decision": permissions.can_lead_complaint,
        "send_back": permissions.can_decide_complaint,
        "enter_return": permissions.can_lead_complaint,
        "withdraw": permissions.can_lead_complaint,
    }
    checks = {
        "file": lambda complaint, actor, at: complaints.check(
            complaint, filed_on=timezone.localdate(at)
        ),
    }

    def get_queryset(self) -> QuerySet[Complaint]:
        rows = Complaint.objects.visible_to(self.request.user).select_related(
            "addressee",
            "pass_up_obligation",
            "decide_obligation",
            "recommendation__case__initiator",
            "recommendation__body__parent",
            "recommendation__answer_obligation",
        )
        return rows if self.action == "list" else rows.prefetch_related("evidence")

    def get_serializer_class(self) -> Any:
        return ComplaintOut if self.action == "list" else ComplaintItemOut

    def procedure_of(self, item: Complaint) -> Procedure:
        return item.procedure

    def links(self, item: Complaint) -> dict[str, str]:
        here = f"/api/v1/complaints/{item.pk}"
        papers = {name: f"{here}/papers/{name}/" for name in complaint_papers.FIELDS}
        return {
            "recommendation": f"/api/v1/recommendations/{item.recommendation_id}/",
            "page": f"/kk/complaints/{item.pk}/",
            **papers,
        }

    @extend_schema(
        parameters=[
            OpenApiParameter("name", str, "path", enum=list(complaint_papers.FIELDS))
        ],
        responses={(200, "application/octet-stream"): OpenApiTypes.BINARY},
    )
    @action(detail=True, url_path=f"papers/(?P<name>{PAPERS})")
    def papers(self, request: Request, pk: str, name: str) -> Any:
        """Return the letter as it was filed; of a draft, as it would be today."""
        item = self.get_object()
        kept = complaint_papers.papers(item).get(name)
        if kept is not None:
            return serving.attachment(kept)
        if item.is_filed:
            raise Http404
        on = timezone.localdate(clock.now())
        return serving.made(
            complaint_papers.preview(item, name, on=on),
            name=complaint_papers.paper_name(item, name),
            media_type=complaint_papers.media_type(name),
        )

    @act(takes=taken.ComplaintIn)
    def create(self, request: Request) -> Response:
        """Begin a complaint: its letter can be read before it is filed."""
        by, given = actor(request), dict(self.given)
        recommendation = given.pop("recommendation")
        by.grant = permissions.can_complain(by, recommendation)
        if by.grant is None:
            raise NotYours
        complaint = complaints.draft(
            recommendation, Grievance(**given), by=by, at=clock.now()
        )
        return self.answer(complaint, status=201)

    @act(takes=taken.GrievanceIn)
    def edit(self, request: Request, pk: str) -> Response:
        """Write a draft anew."""
        complaint, by = self.get_object(), actor(request)
        complaints.edit(complaint, Grievance(**self.given), by=by, at=clock.now())
        return self.shown(complaint)

    @act()
    def discard(self, request: Request, pk: str) -> Response:
        """Give a draft up before it is filed."""
        return self.done(complaints.discard)

    @act(takes=taken.ComplaintSendingIn)
    def file(self, request: Request, pk: str) -> Response:
        """File it: in the system, or by the road and on the day that are stated."""
        given = dict(self.given)
        road = given.pop("road")
        sending = None
        if road and road != Road.IN_SYSTEM:
            filed_on = given.pop("filed_on") or timezone.localdate(clock.now())
            sending = Sending(Road(road), filed_on, **given)
        complaint = complaints.file(
            self.get_object(), sending=sending, by=actor(request), at=clock.now()
        )
        return self.shown(complaint)

    @act(takes=taken.ComplaintReceiptIn)
    def record_receipt(self, request: Request, pk: str) -> Response:
        """Record the day on which a body that is not here received it."""
        return self.done(complaints.record_receipt)

    @act(takes=taken.ComplaintNoteIn)
    def pass_up(self, request: Request, pk: str) -> Response:
        """Pass it up to the higher body with its file, as the body."""
        return self.done(complaint_roads.pass_up)

    @act(takes=taken.ComplaintPassingIn)
    def enter_passing(self, request: Request, pk: str) -> Response:
        """Record, as the author, that the body has passed it up on paper."""
        return self.done(complaint_roads.enter_passing)

    @act(takes=taken.ComplaintBringingIn)
    def bring_up(self, request: Request, pk: str) -> Response:
        """Bring it to the higher body oneself: the body let its days pass."""
        return self.done(complaint_roads.bring_up)

    @act(takes=taken.ComplaintRulingIn)
    def decide(self, request: Request, pk: str) -> Response:
        """Decide it, as the higher body; the recommendation stays as it is."""
        complaint, ruling = self.get_object(), _ruling(dict(self.given))
        complaint_ends.decide(complaint, ruling, by=actor(request), at=clock.now())
        return self.shown(complaint)

    @act(takes=taken.ComplaintPaperRulingIn)
    def enter_decision(self, request: Request, pk: str) -> Response:
        """Record, as the author, a decision on paper: of one not here, of a court."""
        given = dict(self.given)
        decided_on = given.pop("decided_on")
        complaint = complaint_ends.enter_decision(
            self.get_object(),
            _ruling(given),
            decided_on=decided_on,
            by=actor(request),
            at=clock.now(),
        )
        return self.shown(complaint)

    @act(takes=ReasonIn, verb="return")
    def send_back(self, request: Request, pk: str) -> Response:
        """Return it without a decision, as the higher body."""
        return self.done(complaint_ends.send_back)

    @act(takes=taken.ComplaintReturnIn)
    def enter_return(self, request: Request, pk: str) -> Response:
        """Record, as the author, that it came back without a decision."""
        return self.done(complaint_ends.enter_return)

    @act(takes=ReasonIn)
    def withdraw(self, request: Request, pk: str) -> Response:
        """Take it back, with a reason; it stays public."""
        return self.done(complaints.withdraw)


def _ruling(given: dict[str, Any]) -> Ruling:
    return Ruling(**{**given, "outcome": Outcome(given["outcome"])})
