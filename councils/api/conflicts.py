"""Declarations of conflicts of interest: where a council's regulation asks for them."""

from django.db.models import QuerySet
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.accounts.api.organizations import OrganizationRef
from backend.accounts.roles import Standing
from backend.api.errors import NotYours
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import (
    ItemOut,
    LongText,
    PastDay,
    StrictSerializer,
    Visible,
)
from backend.api.viewsets import RegisterViewSet, act
from councils import permissions
from councils.actions import conflicts
from councils.api.refs import SeatRef, organizations
from councils.filters import ConflictDeclarationFilter
from councils.models import ConflictDeclaration, Council


class ConflictDeclarationOut(ItemOut[ConflictDeclaration]):
    """An interest of a member: seen by himself and by his council."""

    seat = SeatRef(read_only=True)
    organization = OrganizationRef(read_only=True, allow_null=True)

    class Meta:
        model = ConflictDeclaration
        fields = ["id", "seat", "organization", "matter", "declared_on", "ended_on"]


class DeclareIn(StrictSerializer):
    """In which council, what the interest is, and with whom."""

    council = Visible(Council.objects.visible_to)
    matter = LongText(max_length=1000)
    organization = Visible(organizations, required=False, allow_null=True, default=None)


class EndConflictIn(StrictSerializer):
    """From which day the interest is gone."""

    on = PastDay()


class ConflictDeclarationViewSet(RegisterViewSet[ConflictDeclaration]):
    """Conflicts of interest that members have declared: no law asks, a setting does."""

    queryset = ConflictDeclaration.objects.none()
    serializer_class = ConflictDeclarationOut
    filterset_class = ConflictDeclarationFilter
    permission_classes = [ReadFreelyActByPolicy]
    write_scope = "councils:write"
    policies = {
        "create": lambda actor: Standing.PERSON,
        "end": permissions.can_end_conflict,
    }

    def get_queryset(self) -> QuerySet[ConflictDeclaration]:
        rows = ConflictDeclaration.objects.visible_to(self.request.user)
        return rows.select_related("seat__convocation__council", "organization")

    @act(takes=DeclareIn)
    def create(self, request: Request) -> Response:
        """Declare an interest in one's own seat."""
        given, by = dict(self.given), actor(request)
        council = given.pop("council")
        by.grant = permissions.can_declare_conflict(by, council)
        if by.grant is None:
            raise NotYours
        made = conflicts.declare(council, **given, by=by, at=clock.now())
        return self.answer(made, status=201)

    @act(takes=EndConflictIn)
    def end(self, request: Request, pk: str) -> Response:
        """Say that the interest is gone; the declaration stays on record."""
        declaration, by = self.get_object(), actor(request)
        on = self.given["on"]
        return self.answer(conflicts.end(declaration, on=on, by=by, at=clock.now()))
