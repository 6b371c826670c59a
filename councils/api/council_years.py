"""A year of a council: what it did, who came, what it owes; counted as it is read."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail
from rest_framework.request import Request
from rest_framework.response import Response

from backend.api.errors import InvalidParameters, language
from backend.api.permissions import ReadOnly
from backend.api.viewsets import Door
from backend.law import norms
from councils import reports
from councils.api.refs import BreachOut, CouncilRef, SeatRef
from councils.filters import today
from councils.models import Council
from oversight.api.refs import ObligationTerm
from oversight.models import Obligation


class TooOftenOut(serializers.Serializer[Any]):
    """A member who stayed away too often in the year that is counted."""

    seat = SeatRef(read_only=True)
    absences = serializers.IntegerField()
    breach = BreachOut()


class AwayOut(serializers.Serializer[Any]):
    """In which year absences are counted, a setting of the council, and who is over."""

    from_on = serializers.DateField(source="year.from_on")
    until_on = serializers.DateField(source="year.until_on")
    window = serializers.CharField(source="year.window.value")
    members = TooOftenOut(many=True)


class YearDutyOut(ObligationTerm):
    """What the council owes the public in this year; `due_on` is null without a day."""

    provision = serializers.SerializerMethodField()

    class Meta(ObligationTerm.Meta):
        fields = [*ObligationTerm.Meta.fields, "kind", "basis", "provision"]

    def get_provision(self, duty: Obligation) -> str:
        """Return the provision, or the council's setting, that it is owed under."""
        return norms.get(duty.norm).citation.in_(language())


class YearOut(serializers.Serializer[Any]):
    """A year of a council, as it stands today."""

    council = CouncilRef(read_only=True)
    year = serializers.IntegerField()
    counters = serializers.JSONField()
    absences = AwayOut()
    duties = YearDutyOut(many=True)
    links = serializers.DictField(child=serializers.CharField())


class CouncilYearView(Door):
    """One year of one council."""

    permission_classes = [ReadOnly]
    parameters = frozenset({"year"})

    @extend_schema(
        operation_id="councils_year",
        parameters=[
            OpenApiParameter(
                "year", int, description="This year, where it is not named."
            )
        ],
        responses=YearOut,
    )
    def get(self, request: Request, pk: Any) -> Response:
        """Count what a council did in a year, as it stands today.

        An annual report freezes these counts on the day it is published.
        """
        rows = Council.objects.visible_to(request.user)
        council = get_object_or_404(rows.select_related("organization"), pk=pk)
        year = self._year(council, request.query_params.get("year"))
        found = reports.year_seen(council, year=year, today=today())
        told = {
            "council": council,
            "year": found.year,
            "counters": found.counted.counters,
            "absences": found.away,
            "duties": found.duties,
            "links": {
                "council": f"/api/v1/councils/{council.pk}/",
                "reports": f"/api/v1/annual-reports/?council={council.pk}&year={year}",
                "page": f"/kk/councils/{council.pk}/year/?year={year}",
            },
        }
        return Response(YearOut(told).data)

    def _year(self, council: Council, wanted: str | None) -> int:
        worked = reports.years_of(council, today=today())
        if wanted is None:
            return worked[0]
        by_name = {str(year): year for year in worked}
        if wanted not in by_name:
            message = _("The council has no work of this year.")
            raise InvalidParameters({"year": [ErrorDetail(message, "no-such-year")]})
        return by_name[wanted]
