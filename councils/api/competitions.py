"""Competitions for the seats of civil society, from announcement to decision."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.accounts.roles import Standing
from backend.api.errors import NotYours
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import (
    Day,
    ItemOut,
    LongText,
    ReasonIn,
    ShortText,
    StrictSerializer,
    Visible,
    WholeNumber,
)
from backend.api.viewsets import RegisterViewSet, act
from councils import permissions
from councils.actions import competitions
from councils.actions.competitions import Outcome, Terms
from councils.api.refs import CouncilRef
from councils.filters import CompetitionFilter
from councils.models import Application, Competition, WorkingGroup
from councils.states import COMPETITION

MOST_SEATS = 1000


class CompetitionOut(ItemOut[Competition]):
    """What is offered, until when, and how it ended."""

    council = CouncilRef(read_only=True)

    class Meta:
        model = Competition
        fields = [
            "id",
            "council",
            "working_group",
            "state",
            "is_additional",
            "additional_decision",
            "council_size",
            "civil_seats",
            "ethnocultural_seats",
            "postal_address",
            "email",
            "text_kk",
            "text_ru",
            "documents_from_on",
            "documents_until_on",
            "published_in",
            "announced_on",
            "decided_on",
            "decision_document",
            "cancel_reason",
        ]


class CompetitionIn(StrictSerializer):
    """What the announcement will tell: the fields of art. 9(6), and the seats."""

    working_group = Visible(WorkingGroup.objects.visible_to)
    council_size = WholeNumber(min_value=1, max_value=MOST_SEATS)
    civil_seats = WholeNumber(min_value=1, max_value=MOST_SEATS)
    ethnocultural_seats = WholeNumber(default=0, max_value=MOST_SEATS)
    postal_address = ShortText(max_length=500)
    email = serializers.EmailField(max_length=254)
    text_kk = LongText(required=False, allow_blank=True, default="", max_length=10000)
    text_ru = LongText(required=False, allow_blank=True, default="", max_length=10000)
    documents_from_on = Day()
    documents_until_on = Day()
    additional_decision = ShortText(
        required=False, allow_blank=True, default="", max_length=500
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse seats and days that cannot be."""
        wrong = faults(attrs)
        if wrong:
            raise serializers.ValidationError(wrong)
        return attrs


def faults(said: dict[str, Any]) -> dict[str, Any]:
    """Return what cannot be of seats and days, by field."""
    wrong: dict[str, Any] = {}
    if said["civil_seats"] > said["council_size"]:
        wrong["civil_seats"] = _("More than the council has members.")
    if said["ethnocultural_seats"] > said["civil_seats"]:
        wrong["ethnocultural_seats"] = _("More than there are civil seats.")
    if said["documents_until_on"] < said["documents_from_on"]:
        wrong["documents_until_on"] = _("The last day lies before the first one.")
    return wrong


class AnnounceIn(StrictSerializer):
    """In which media, or on which site, the announcement appears."""

    published_in = ShortText(max_length=500)


def _candidates(user: Any) -> QuerySet[Application]:
    return Application.objects.visible_to(user).select_related(
        "npo", "competition__council"
    )


class OutcomeIn(StrictSerializer):
    """Whom the working group selected and reserved; the rest is passed over."""

    selected = serializers.ListField(
        child=Visible(_candidates), min_length=1, max_length=MOST_SEATS
    )
    reserved = serializers.ListField(
        child=Visible(_candidates), required=False, default=list, max_length=MOST_SEATS
    )
    document = ShortText()


class CompetitionViewSet(RegisterViewSet[Competition]):
    """Competitions: public from the announcement on."""

    queryset = Competition.objects.none()
    serializer_class = CompetitionOut
    filterset_class = CompetitionFilter
    permission_classes = [ReadFreelyActByPolicy]
    procedure = COMPETITION
    ordering_fields = ["documents_until_on"]
    write_scope = "councils:write"
    policies = {
        "create": lambda actor: Standing.PERSON,
        "announce": permissions.can_run_competition,
        "close_applications": permissions.can_run_competition,
        "decide": permissions.can_run_competition,
        "cancel": permissions.can_run_competition,
    }

    def get_queryset(self) -> QuerySet[Competition]:
        rows = Competition.objects.visible_to(self.request.user)
        return rows.select_related("council__organization", "working_group")

    def links(self, item: Competition) -> dict[str, str]:
        return {
            "applications": f"/api/v1/applications/?competition={item.pk}",
            "page": f"/kk/competitions/{item.pk}/",
        }

    @act(takes=CompetitionIn)
    def create(self, request: Request) -> Response:
        """Prepare a competition; only those who form the council see it yet."""
        by, group = actor(request), self.given.pop("working_group")
        by.grant = permissions.can_draft_competition(by, group)
        if by.grant is None:
            raise NotYours
        terms = Terms(**self.given)
        competition = competitions.draft(group, terms=terms, by=by, at=clock.now())
        return self.answer(competition, status=201)

    @act(takes=AnnounceIn)
    def announce(self, request: Request, pk: str) -> Response:
        """Announce it: refused while something that art. 9(6) names is not told."""
        return self.done(competitions.announce)

    @act()
    def close_applications(self, request: Request, pk: str) -> Response:
        """End the taking of documents, after the last announced day."""
        return self.done(competitions.close_applications)

    @act(takes=OutcomeIn)
    def decide(self, request: Request, pk: str) -> Response:
        """Record the decision of the working group: selected, reserve, the rest."""
        competition, by = self.get_object(), actor(request)
        outcome = Outcome(**self.given)
        competitions.decide(competition, outcome=outcome, by=by, at=clock.now())
        return self.shown(competition)

    @act(takes=ReasonIn)
    def cancel(self, request: Request, pk: str) -> Response:
        """Call the competition off, with a reason."""
        return self.done(competitions.cancel)
