"""Changes of the working calendar: proposed, previewed, applied as one act."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.accounts.api.organizations import OrganizationRef
from backend.almanac.models import Becomes
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import (
    Day,
    ItemOut,
    Out,
    ReasonIn,
    ShortText,
    StrictSerializer,
    WholeNumber,
)
from backend.api.viewsets import RegisterViewSet, act
from backend.law.calendar import YearState
from backend.law.text import Text
from oversight import permissions, reports
from oversight.actions import calendar_changes
from oversight.filters import CalendarChangeFilter
from oversight.models import CalendarChange, Obligation
from oversight.states import CALENDAR_CHANGE_PROCEDURE

MOST_DAYS, MOST_YEARS, MOST_TERMS = 40, 5, 500
FIRST_YEAR, LAST_YEAR = 2016, 2099
YEAR_STATES = [(state.value, state.value) for state in YearState]


class CalendarChangeOut(ItemOut[CalendarChange]):
    """A change as lists show it: what it does, on what ground, what it has moved."""

    class Meta:
        model = CalendarChange
        fields = [
            "id",
            "state",
            "ground",
            "source",
            "days",
            "years",
            "proposed_at",
            "applied_at",
            "calendar_version",
            "counted",
            "moved",
            "digest",
        ]


class MovedTermRef(Out[Obligation]):
    """Whose term it is that moves."""

    debtor = OrganizationRef(read_only=True)
    creditor = OrganizationRef(read_only=True, allow_null=True)

    class Meta:
        model = Obligation
        fields = ["id", "kind", "debtor", "creditor", "subject_number", "subject_title"]


class MovedTermOut(serializers.Serializer[Any]):
    """One open term: the day before, and the day after."""

    obligation = MovedTermRef()
    was = serializers.DateField()
    due_on = serializers.DateField()


class CalendarEffectOut(serializers.Serializer[Any]):
    """How many open terms were counted, how many move, and the digest of that list."""

    counted = serializers.IntegerField()
    moved = serializers.IntegerField()
    digest = serializers.CharField(help_text="What `apply` takes: this list, no other.")
    rows = MovedTermOut(many=True)


class CalendarChangeItemOut(CalendarChangeOut):
    """One change alone, with the terms that it would move, or has moved."""

    effect = serializers.SerializerMethodField()

    class Meta(CalendarChangeOut.Meta):
        fields = [*CalendarChangeOut.Meta.fields, "effect"]

    @extend_schema_field(CalendarEffectOut(allow_null=True))
    def get_effect(self, change: CalendarChange) -> Any:
        """Return what it does; null once it was discarded."""
        user = self.context["request"].user
        found = reports.calendar_effect(change, user, most=MOST_TERMS)
        return None if found is None else CalendarEffectOut(found).data


class MovedDayIn(StrictSerializer):
    """One day that a decree moves."""

    on = Day()
    becomes = serializers.ChoiceField(choices=Becomes.choices)
    instead_of = Day(required=False, allow_null=True, default=None)
    reason_kk = ShortText(max_length=300)
    reason_ru = ShortText(max_length=300)
    reason_en = ShortText(max_length=300)


class YearIn(StrictSerializer):
    """How far a year is known from now on."""

    year = WholeNumber(min_value=FIRST_YEAR, max_value=LAST_YEAR)
    state = serializers.ChoiceField(choices=YEAR_STATES)


class CalendarChangeIn(StrictSerializer):
    """What changes, on what ground, from which source.

    Without days and years, open terms are counted anew by the calendar as it stands.
    """

    days = MovedDayIn(  # type: ignore[call-arg]
        many=True, required=False, default=list, max_length=MOST_DAYS
    )
    years = YearIn(  # type: ignore[call-arg]
        many=True, required=False, default=list, max_length=MOST_YEARS
    )
    ground = ShortText(max_length=500)
    source = ShortText(max_length=500)  # type: ignore[assignment]

    def validate_days(self, value: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Refuse a day that is named twice."""
        if len({day["on"] for day in value}) < len(value):
            raise serializers.ValidationError(_("A day is named twice."), "repeated")
        return value

    def validate_years(self, value: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Refuse a year that is named twice."""
        if len({year["year"] for year in value}) < len(value):
            raise serializers.ValidationError(_("A year is named twice."), "repeated")
        return value


class ApplicationOfChangeIn(StrictSerializer):
    """The digest of the list that was looked at."""

    digest = ShortText(max_length=64)


class CalendarChangeViewSet(RegisterViewSet[CalendarChange]):
    """Changes of the working calendar, and the open terms that each has moved."""

    queryset = CalendarChange.objects.none()
    serializer_class = CalendarChangeItemOut
    filterset_class = CalendarChangeFilter
    permission_classes = [ReadFreelyActByPolicy]
    procedure = CALENDAR_CHANGE_PROCEDURE
    write_scope = "oversight:write"
    session_only = {"apply"}
    policies = {
        "create": permissions.can_change_calendar,
        "apply": permissions.can_change_calendar,
        "discard": permissions.can_change_calendar,
    }

    def get_queryset(self) -> QuerySet[CalendarChange]:
        return CalendarChange.objects.visible_to(self.request.user)

    def get_serializer_class(self) -> Any:
        return CalendarChangeOut if self.action == "list" else CalendarChangeItemOut

    def links(self, item: CalendarChange) -> dict[str, str]:
        return {"page": f"/kk/calendar-changes/{item.pk}/"}

    @act(takes=CalendarChangeIn)
    def create(self, request: Request) -> Response:
        """Propose a change; nothing moves before it is applied."""
        given = self.given
        days = [
            calendar_changes.Moved(
                on=day["on"],
                becomes=Becomes(day["becomes"]),
                instead_of=day["instead_of"],
                reason=Text(day["reason_kk"], day["reason_ru"], day["reason_en"]),
            )
            for day in given["days"]
        ]
        change = calendar_changes.propose(
            days=days,
            years={one["year"]: YearState(one["state"]) for one in given["years"]},
            ground=given["ground"],
            source=given["source"],
            by=actor(request),
            at=clock.now(),
        )
        return self.answer(change, status=201)

    @act(takes=ApplicationOfChangeIn)
    def apply(self, request: Request, pk: str) -> Response:
        """Put the days into the calendar and move the open terms that were shown."""
        change, by = self.get_object(), actor(request)
        digest = self.given["digest"]
        done = calendar_changes.apply(change, digest=digest, by=by, at=clock.now())
        return self.answer(done)

    @act(takes=ReasonIn)
    def discard(self, request: Request, pk: str) -> Response:
        """Let the change fall; nothing has moved."""
        change, by = self.get_object(), actor(request)
        reason = self.given["reason"]
        return self.answer(
            calendar_changes.discard(change, reason=reason, by=by, at=clock.now())
        )
