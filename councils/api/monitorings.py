"""Monitorings that members of a council did, with their conclusions."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
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
    ShortText,
    StrictSerializer,
    Visible,
)
from backend.api.viewsets import RegisterViewSet, act
from councils import permissions
from councils.actions import monitorings, plan_items
from councils.actions.monitorings import Done
from councils.api.agenda import AgendaItemOut
from councils.api.refs import CouncilRef, SeatRef, organizations
from councils.api.work_plans import AgendaIn
from councils.filters import MonitoringFilter
from councils.models import ControlKind, Council, Decision, Monitoring, Seat


class MonitoringOut(ItemOut[Monitoring]):
    """A monitoring, and what those who did it concluded."""

    council = CouncilRef(read_only=True)
    body = OrganizationRef(read_only=True, allow_null=True)
    members = SeatRef(many=True, read_only=True)

    class Meta:
        model = Monitoring
        fields = [
            "id",
            "council",
            "kind",
            "assignment",
            "theme_kk",
            "theme_ru",
            "body",
            "begun_on",
            "done_on",
            "members",
            "others",
            "conclusion_kk",
            "conclusion_ru",
        ]


class MonitoringIn(StrictSerializer):
    """A control that was done, with its conclusion in at least one language.

    An expertise names the decision that assigned it, and in `others` who did it.
    """

    council = Visible(Council.objects.visible_to)
    kind = serializers.ChoiceField(
        choices=ControlKind.choices, default=ControlKind.MONITORING.value
    )
    assignment = Visible(
        Decision.objects.visible_to, required=False, allow_null=True, default=None
    )
    theme_kk = ShortText(required=False, allow_blank=True, default="", max_length=1000)
    theme_ru = ShortText(required=False, allow_blank=True, default="", max_length=1000)
    body = Visible(organizations, required=False, allow_null=True, default=None)
    begun_on = PastDay(required=False, allow_null=True, default=None)
    done_on = PastDay()
    members = serializers.ListField(
        child=Visible(Seat.objects.visible_to), default=list, max_length=100
    )
    others = ShortText(required=False, allow_blank=True, default="", max_length=1000)
    conclusion_kk = LongText(required=False, allow_blank=True, default="")
    conclusion_ru = LongText(required=False, allow_blank=True, default="")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse one without a theme or a conclusion, or that ends before it begins."""
        for name in ("theme", "conclusion"):
            if not attrs[f"{name}_kk"] and not attrs[f"{name}_ru"]:
                message = _("A text is needed in Kazakh or in Russian.")
                raise serializers.ValidationError({f"{name}_kk": message})
        attrs["kind"] = ControlKind(attrs["kind"])
        begun = attrs["begun_on"]
        if begun is not None and begun > attrs["done_on"]:
            message = _("A monitoring ends no earlier than it begins.")
            raise serializers.ValidationError({"done_on": message})
        return attrs


class MonitoringViewSet(RegisterViewSet[Monitoring]):
    """Monitorings of councils, public once their council has decided on them."""

    queryset = Monitoring.objects.none()
    serializer_class = MonitoringOut
    filterset_class = MonitoringFilter
    permission_classes = [ReadFreelyActByPolicy]
    write_scope = "councils:write"
    policies = {
        "create": lambda actor: Standing.PERSON,
        "put_on_agenda": permissions.can_submit_monitoring,
    }

    def get_queryset(self) -> QuerySet[Monitoring]:
        rows = Monitoring.objects.visible_to(self.request.user)
        return rows.select_related("council__organization", "body").prefetch_related(
            "members"
        )

    @act(takes=MonitoringIn)
    def create(self, request: Request) -> Response:
        """Put a monitoring on record, with its conclusion."""
        by, given = actor(request), dict(self.given)
        council = given.pop("council")
        by.grant = permissions.can_log_monitoring(by, council)
        if by.grant is None:
            raise NotYours
        made = monitorings.log(council, done=Done(**given), by=by, at=clock.now())
        return self.answer(made, status=201)

    @act(takes=AgendaIn, answers=AgendaItemOut)
    def put_on_agenda(self, request: Request, pk: str) -> Response:
        """Lay it before the council, at a meeting that is not convened yet."""
        made, by = self.get_object(), actor(request)
        put = plan_items.submit(made, **self.given, by=by, at=clock.now())
        context = self.get_serializer_context()
        return Response(AgendaItemOut(put, context=context).data, 201)
