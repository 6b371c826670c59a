"""Cases offered by their author to another one."""

from django.db.models import QuerySet
from rest_framework.request import Request
from rest_framework.response import Response

from backend.accounts.api.organizations import OrganizationRef
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import (
    Flag,
    ItemOut,
    LongText,
    ReasonIn,
    StrictSerializer,
)
from backend.api.viewsets import RegisterViewSet, act
from oversight import permissions
from oversight.actions import handovers
from oversight.api.participants import Points
from oversight.api.refs import CaseRef
from oversight.filters import CaseHandoverFilter
from oversight.models import CaseHandover
from oversight.states import CASE_HANDOVER


class AcceptIn(StrictSerializer):
    """What the person who takes a case over declares of himself."""

    declared = Points()
    has_conflict = Flag()
    nature = LongText(max_length=2000, required=False, default="", allow_blank=True)


class CaseHandoverOut(ItemOut[CaseHandover]):
    """A case offered to another author, and what came of the offer."""

    case = CaseRef(read_only=True)
    from_org = OrganizationRef(read_only=True)
    to_org = OrganizationRef(read_only=True)

    class Meta:
        model = CaseHandover
        fields = [
            "id",
            "case",
            "from_org",
            "to_org",
            "reason",
            "state",
            "offered_at",
            "answered_at",
            "declining_reason",
        ]


class CaseHandoverViewSet(RegisterViewSet[CaseHandover]):
    """Offers of cases, to those who gave and got them; what was accepted, to all."""

    queryset = CaseHandover.objects.none()
    serializer_class = CaseHandoverOut
    filterset_class = CaseHandoverFilter
    permission_classes = [ReadFreelyActByPolicy]
    procedure = CASE_HANDOVER
    session_only = {"accept"}
    write_scope = "oversight:write"
    policies = {
        "accept": permissions.can_answer_handover,
        "decline": permissions.can_answer_handover,
        "withdraw": permissions.can_take_back_handover,
    }

    def get_queryset(self) -> QuerySet[CaseHandover]:
        seen = CaseHandover.objects.visible_to(self.request.user)
        return seen.select_related("case__initiator", "from_org", "to_org")

    def links(self, item: CaseHandover) -> dict[str, str]:
        return {"case": f"/api/v1/cases/{item.case_id}/"}

    @act(takes=AcceptIn)
    def accept(self, request: Request, pk: str) -> Response:
        """Take the case over, and declare for oneself."""
        return self.done(handovers.accept)

    @act(takes=ReasonIn)
    def decline(self, request: Request, pk: str) -> Response:
        """Leave the case with its author."""
        return self.done(handovers.decline)

    @act()
    def withdraw(self, request: Request, pk: str) -> Response:
        """Take the offer back."""
        return self.done(handovers.withdraw)
