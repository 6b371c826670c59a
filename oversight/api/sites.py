"""Sites: the places that a monitoring looks at, and which of them it has seen."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import Actor, actor
from backend.accounts.models import Organization, Region
from backend.accounts.roles import Standing
from backend.api.errors import NotYours
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import (
    ItemOut,
    ReasonIn,
    ShortText,
    StrictSerializer,
    Visible,
)
from backend.api.viewsets import RegisterViewSet, act
from oversight import permissions
from oversight.actions import monitorings
from oversight.actions.monitorings import Place
from oversight.api.points import Latitude, Longitude, point_of
from oversight.filters import SiteFilter
from oversight.models import Case, Site

MOST_AT_ONCE = 500


class SiteOut(ItemOut[Site]):
    """One place; `finished` is how many inspections of it have been finished."""

    finished = serializers.IntegerField(read_only=True)

    class Meta:
        model = Site
        fields = [
            "id",
            "case",
            "position",
            "name",
            "body",
            "region",
            "address",
            "latitude",
            "longitude",
            "finished",
            "left_out_at",
            "left_out_reason",
        ]


class MonitoredPlaceIn(StrictSerializer):
    """One place: its name, and what helps to find it."""

    name = ShortText()
    address = ShortText(required=False, default="", allow_blank=True)
    body = Visible(
        lambda user: Organization.objects.bodies(),
        required=False,
        default=None,
        allow_null=True,
    )
    region = Visible(
        lambda user: Region.objects.all(), required=False, default=None, allow_null=True
    )
    latitude = Latitude(required=False, default=None, allow_null=True)
    longitude = Longitude(required=False, default=None, allow_null=True)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse half a point."""
        point_of(attrs)
        return attrs


class SiteIn(MonitoredPlaceIn):
    """A place for the list of a monitoring."""

    case = Visible(Case.objects.visible_to)


class SitesIn(StrictSerializer):
    """Many places at once, in their order."""

    case = Visible(Case.objects.visible_to)
    sites = serializers.ListField(
        child=MonitoredPlaceIn(), min_length=1, max_length=MOST_AT_ONCE
    )


class SiteViewSet(RegisterViewSet[Site]):
    """Places that monitorings look at, in the order of each list."""

    queryset = Site.objects.none()
    serializer_class = SiteOut
    filterset_class = SiteFilter
    permission_classes = [ReadFreelyActByPolicy]
    ordering = "position"
    ordering_fields = ["position"]
    write_scope = "oversight:write"
    policies = {
        "create": lambda actor: Standing.PERSON,
        "add_many": lambda actor: Standing.PERSON,
        "leave_out": permissions.can_edit_site,
    }

    def get_queryset(self) -> QuerySet[Site]:
        rows = Site.objects.visible_to(self.request.user).with_done()
        return rows.select_related("case__initiator")

    def links(self, item: Site) -> dict[str, str]:
        return {
            "inspections": f"/api/v1/inspections/?site={item.pk}",
            "visits": f"/api/v1/visits/?site={item.pk}",
            "page": f"/kk/sites/{item.pk}/",
        }

    @act(takes=SiteIn)
    def create(self, request: Request) -> Response:
        """Enter one place into the list of a monitoring that is not over."""
        given = dict(self.given)
        case, by = given.pop("case"), self._prepares(request)
        [site] = monitorings.add_sites(
            case, sites=[Place(**given)], by=by, at=clock.now()
        )
        return self.shown(site, status=201)

    @act(takes=SitesIn, on_item=False, answers=SiteOut(many=True))
    def add_many(self, request: Request) -> Response:
        """Enter many places at once, after those that are there."""
        by, places = self._prepares(request), self.given["sites"]
        added = monitorings.add_sites(
            self.given["case"],
            sites=[Place(**place) for place in places],
            by=by,
            at=clock.now(),
        )
        rows = self.get_queryset().filter(pk__in=[site.pk for site in added])
        shown = SiteOut(rows.order_by("position"), many=True)
        return Response(shown.data, 201)

    @act(takes=ReasonIn)
    def leave_out(self, request: Request, pk: str) -> Response:
        """Say that a place will not be inspected, and why; it stays in the list."""
        site = monitorings.leave_out(
            self.get_object(), **self.given, by=actor(request), at=clock.now()
        )
        return self.shown(site)

    def _prepares(self, request: Request) -> Actor:
        by = actor(request)
        by.grant = permissions.can_prepare_monitoring(by, self.given["case"])
        if by.grant is None:
            raise NotYours
        return by
