"""Convocations: compositions of councils, how they stand with the law, who joins."""

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.accounts.api.organizations import OrganizationRef
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import (
    Day,
    ItemOut,
    ShortText,
    StrictSerializer,
    Visible,
    WholeNumber,
)
from backend.api.viewsets import RegisterViewSet, act
from councils import permissions, reports
from councils.actions import seats, tenures
from councils.actions.seats import Official
from councils.api.refs import CouncilRef, SeatRef, people
from councils.api.seats import SeatOut
from councils.api.verdicts import CompositionAsOfOut, composition_out, day_of
from councils.filters import ConvocationFilter, today
from councils.models import Application, Convocation, EarlyEnd, Seat
from councils.rules import absences

MOST_SEATS = 1000
AS_OF = OpenApiParameter("on", OpenApiTypes.DATE, description="As of this day.")


class ConvocationOut(ItemOut[Convocation]):
    """One composition of a council, for its term of office."""

    council = CouncilRef(read_only=True)
    approved_by = OrganizationRef(read_only=True)

    class Meta:
        model = Convocation
        fields = [
            "id",
            "council",
            "number",
            "approved_by",
            "approved_on",
            "document",
            "from_on",
            "to_on",
            "size",
            "competition",
            "ended_early",
            "end_document",
            "is_imported",
            "is_demonstration",
            "source",
        ]


class AppointIn(StrictSerializer):
    """Whom the head of the body names from the state, and in whose place."""

    person_name = ShortText(max_length=200)
    user = Visible(people, required=False, allow_null=True, default=None)
    born_on = Day(required=False, allow_null=True, default=None)
    from_on = Day()
    document = ShortText(max_length=500)
    replaces = Visible(
        Seat.objects.visible_to, required=False, allow_null=True, default=None
    )


class SeatingIn(StrictSerializer):
    """From when somebody takes a vacant seat, and by which document."""

    from_on = Day()
    document = ShortText(max_length=500)


class SelectedIn(SeatingIn):
    """Whom an additional competition has selected."""

    application = Visible(Application.objects.visible_to)


class EnlargeIn(StrictSerializer):
    """How many seats there are from a day on, and by which document."""

    size = WholeNumber(min_value=1, max_value=MOST_SEATS)
    document = ShortText(max_length=500)
    on = Day()


class EarlyEndIn(StrictSerializer):
    """Why a composition ends early, its last day, and the document."""

    ground = serializers.ChoiceField(choices=EarlyEnd.choices)
    document = ShortText(max_length=500)
    on = Day()


class AttendedOut(serializers.Serializer[Any]):
    """How often one member came in the year; reasons are not told here."""

    seat = SeatRef(read_only=True)
    present = serializers.IntegerField()
    remote = serializers.IntegerField()
    excused = serializers.IntegerField()
    absent = serializers.IntegerField()
    may_be_excluded = serializers.BooleanField()


class AttendanceYearOut(serializers.Serializer[Any]):
    """The attendance of a year; how the year is counted is the council's setting."""

    from_on = serializers.DateField()
    until_on = serializers.DateField()
    window = serializers.CharField()
    meetings = serializers.IntegerField()
    seats = AttendedOut(many=True)


class ConvocationViewSet(RegisterViewSet[Convocation]):
    """Compositions of councils, each approved for its term."""

    queryset = Convocation.objects.none()
    serializer_class = ConvocationOut
    filterset_class = ConvocationFilter
    permission_classes = [ReadFreelyActByPolicy]
    write_scope = "councils:write"
    action_parameters = {"composition": ["on"], "attendance": ["on"]}
    policies = {
        "appoint": permissions.can_appoint,
        "seat_from_reserve": permissions.can_fill_seat,
        "seat_selected": permissions.can_fill_seat,
        "enlarge": permissions.can_appoint,
        "end_early": permissions.can_appoint,
    }

    def get_queryset(self) -> QuerySet[Convocation]:
        rows = Convocation.objects.visible_to(self.request.user)
        return rows.select_related("council__organization", "approved_by")

    def links(self, item: Convocation) -> dict[str, str]:
        here = f"/api/v1/convocations/{item.pk}/"
        return {
            "seats": f"/api/v1/seats/?convocation={item.pk}",
            "commissions": f"/api/v1/commissions/?convocation={item.pk}",
            "composition": f"{here}composition/",
            "attendance": f"{here}attendance/",
        }

    @extend_schema(parameters=[AS_OF], responses=CompositionAsOfOut)
    @action(detail=True)
    def composition(self, request: Request, pk: str) -> Response:
        """Tell how this composition stands with each rule, as of any day."""
        convocation, on = self.get_object(), day_of(request)
        verdicts = reports.verdicts_of(convocation, convocation.council, on=on)
        return Response(composition_out(verdicts, on=on))

    @extend_schema(parameters=[AS_OF], responses=AttendanceYearOut)
    @action(detail=True)
    def attendance(self, request: Request, pk: str) -> Response:
        """Tell how often each member came in the year of this day."""
        convocation, on = self.get_object(), day_of(request)
        council = convocation.council
        year = reports.year_of_absences(council, on=on)
        members = list(convocation.seats.order_by("person_name", "id"))
        counted = reports.attended_in(council, members, year=year)
        told = {
            "from_on": year.from_on,
            "until_on": year.until_on,
            "window": year.window.value,
            "meetings": len(reports.held_in(council, year=year)),
            "seats": [
                {
                    "seat": seat,
                    "present": one.present,
                    "remote": one.remote,
                    "excused": one.excused,
                    "absent": one.absent,
                    "may_be_excluded": absences.may_be_excluded(one.absent, on=on),
                }
                for seat, one in counted.items()
            ],
        }
        return Response(AttendanceYearOut(told).data)

    @act(takes=AppointIn, answers=SeatOut)
    def appoint(self, request: Request, pk: str) -> Response:
        """Seat a member from the state, by the decision of the body's head."""
        given = self.given
        official = Official(
            given.pop("person_name"), given.pop("user"), given.pop("born_on")
        )
        return self._seated(seats.appoint, request, official=official)

    @act(takes=SeatingIn, answers=SeatOut)
    def seat_from_reserve(self, request: Request, pk: str) -> Response:
        """Seat whose turn it is on the reserve list."""
        return self._seated(seats.seat_from_reserve, request)

    @act(takes=SelectedIn, answers=SeatOut)
    def seat_selected(self, request: Request, pk: str) -> Response:
        """Seat somebody whom an additional competition has selected."""
        return self._seated(seats.seat_selected, request)

    @act(takes=EnlargeIn)
    def enlarge(self, request: Request, pk: str) -> Response:
        """Give the council more seats."""
        return self.done(tenures.enlarge)

    @act(takes=EarlyEndIn)
    def end_early(self, request: Request, pk: str) -> Response:
        """End the composition early: its body is liquidated or reorganized."""
        self.given["ground"] = EarlyEnd(self.given["ground"])
        return self.done(tenures.end_early)

    def _seated(self, run: Any, request: Request, **more: Any) -> Response:
        seat = run(
            self.get_object(),
            **self.given,
            **more,
            by=actor(request),
            at=clock.now(),
        )
        shown = Seat.objects.with_offices(today()).select_related("npo")
        context = self.get_serializer_context()
        return Response(SeatOut(shown.get(pk=seat.pk), context=context).data, 201)
