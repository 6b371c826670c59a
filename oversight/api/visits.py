"""Visits: asked for by the author, agreed to or refused by the body."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.accounts.api.organizations import OrganizationRef
from backend.accounts.models import Organization
from backend.accounts.roles import Standing
from backend.api.errors import NotYours
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import (
    Day,
    ItemOut,
    LongText,
    Out,
    PastDay,
    ReasonIn,
    ShortText,
    StrictSerializer,
    Visible,
)
from backend.api.viewsets import RegisterViewSet, act
from backend.files.models import File
from oversight import permissions
from oversight.actions import visits
from oversight.api.refs import ObligationTerm
from oversight.filters import VisitFilter
from oversight.models import Case, Participant, Site, Visit
from oversight.rules.visits import Ground
from oversight.states import VISIT

MOST_PEOPLE = 20


class VisitorRef(Out[Participant]):
    """Who comes; what he declared is for those it concerns."""

    class Meta:
        model = Participant
        fields = ["id", "name", "capacity"]


class SixMonthsOut(serializers.Serializer[Any]):
    """The six months that held the wanted day: after which monitoring, until when."""

    number = serializers.CharField(help_text="Of the earlier monitoring.")
    ended_on = serializers.DateField()
    until = serializers.DateField()
    explanation = serializers.CharField()


class VisitOut(ItemOut[Visit]):
    """A visit, what was answered, and whether a refusal has its ground in the law."""

    body = OrganizationRef(read_only=True)
    people = VisitorRef(many=True, read_only=True)
    ground = serializers.ChoiceField(
        choices=[(one.value, one.value) for one in Ground],
        read_only=True,
        allow_null=True,
    )
    is_without_ground = serializers.BooleanField(read_only=True)
    six_months = serializers.SerializerMethodField()
    obligation = ObligationTerm(read_only=True)

    class Meta:
        model = Visit
        fields = [
            "id",
            "case",
            "number",
            "body",
            "site",
            "wanted_on",
            "reason",
            "question",
            "people",
            "state",
            "requested_at",
            "answered_on",
            "answered_by",
            "is_entered_by_author",
            "answer_file",
            "agreed_on",
            "conditions",
            "refusal_reason",
            "ground",
            "is_without_ground",
            "six_months",
            "held_on",
            "note",
            "obligation",
        ]

    def to_representation(self, instance: Visit) -> dict[str, Any]:
        """Say of a missing ground that there is none."""
        shown: dict[str, Any] = super().to_representation(instance)
        if not shown.get("ground", True):
            shown["ground"] = None
        return shown

    @extend_schema_field(SixMonthsOut(allow_null=True))
    def get_six_months(self, visit: Visit) -> dict[str, Any] | None:
        """Return the six months on which a refusal rests, as they were counted."""
        if visit.bar is None:
            return None
        term, language = visit.bar["term"], (get_language() or "kk")[:2]
        said = term["explanation"]
        return {
            "number": visit.bar["number"],
            "ended_on": visit.bar["ended_on"],
            "until": term["due_on"],
            "explanation": said.get(language, said["kk"]),
        }


class VisitIn(StrictSerializer):
    """The request: to which body, on which day, who comes, and why.

    Without a question it is that of the case.
    """

    case = Visible(Case.objects.visible_to)
    body = Visible(lambda user: Organization.objects.bodies())
    site = Visible(
        Site.objects.visible_to, required=False, default=None, allow_null=True
    )
    wanted_on = Day()
    reason = LongText(allow_blank=True)
    question = ShortText(required=False, default="", allow_blank=True)
    people = serializers.ListField(
        child=Visible(Participant.objects.visible_to), max_length=MOST_PEOPLE
    )


class VisitAgreementIn(StrictSerializer):
    """The agreed day, where it is another one than was asked for; and conditions."""

    agreed_on = Day(required=False, default=None, allow_null=True)
    conditions = LongText(required=False, default="", allow_blank=True)


class VisitRefusalIn(StrictSerializer):
    """Why; a blank reason is refused by the law, not by the form."""

    reason = LongText(allow_blank=True)


class VisitOnPaperIn(StrictSerializer):
    """A written answer of a body that is not here: its day, who gave it, its scan."""

    answered_on = PastDay()
    answered_by = ShortText()
    answer_file = Visible(File.objects.visible_to)


class VisitPaperAgreementIn(VisitAgreementIn, VisitOnPaperIn):
    """A written agreement, entered by the author with its scan."""


class VisitPaperRefusalIn(VisitRefusalIn, VisitOnPaperIn):
    """A written refusal, entered by the author with its scan."""


class VisitHeldIn(StrictSerializer):
    """On which day it took place, and what is to be said of it."""

    held_on = PastDay()
    note = LongText(required=False, default="", allow_blank=True)


class VisitMissedIn(StrictSerializer):
    """Why an agreed visit did not take place."""

    note = LongText()


class VisitViewSet(RegisterViewSet[Visit]):
    """Visits of monitorings, refused ones with the six months that are their ground."""

    queryset = Visit.objects.none()
    serializer_class = VisitOut
    filterset_class = VisitFilter
    permission_classes = [ReadFreelyActByPolicy]
    procedure = VISIT
    ordering = "-requested_at"
    ordering_fields = ["requested_at", "wanted_on"]
    write_scope = "oversight:write"
    write_scopes = {"agree": "answers:write", "refuse": "answers:write"}
    policies = {
        "create": lambda actor: Standing.PERSON,
        "agree": permissions.can_answer_visit,
        "refuse": permissions.can_answer_visit,
        "enter_agreement": permissions.can_keep_visit,
        "enter_refusal": permissions.can_keep_visit,
        "withdraw": permissions.can_keep_visit,
        "record_held": permissions.can_keep_visit,
        "record_missed": permissions.can_keep_visit,
    }

    def get_queryset(self) -> QuerySet[Visit]:
        rows = Visit.objects.visible_to(self.request.user)
        return rows.select_related(
            "case__initiator", "body", "site", "obligation"
        ).prefetch_related("people")

    def links(self, item: Visit) -> dict[str, str]:
        return {
            "obligation": f"/api/v1/obligations/{item.obligation_id}/",
            "page": f"/kk/visits/{item.pk}/",
        }

    @act(takes=VisitIn)
    def create(self, request: Request) -> Response:
        """Ask a body to agree to a visit: the list, their eligibility, the reason."""
        by, given = actor(request), dict(self.given)
        case = given.pop("case")
        by.grant = permissions.can_request_visit(by, case)
        if by.grant is None:
            raise NotYours
        visit = visits.request(case, **given, by=by, at=clock.now())
        return self.shown(visit, status=201)

    @act(takes=VisitAgreementIn)
    def agree(self, request: Request, pk: str) -> Response:
        """Agree to the visit, as the body."""
        return self.done(visits.agree)

    @act(takes=VisitRefusalIn)
    def refuse(self, request: Request, pk: str) -> Response:
        """Refuse the visit, as the body; the six months are counted and kept."""
        return self.done(visits.refuse)

    @act(takes=VisitPaperAgreementIn)
    def enter_agreement(self, request: Request, pk: str) -> Response:
        """Enter, as the author, the written agreement of a body that is not here."""
        return self.done(visits.enter_agreement)

    @act(takes=VisitPaperRefusalIn)
    def enter_refusal(self, request: Request, pk: str) -> Response:
        """Enter, as the author, the written refusal of a body that is not here."""
        return self.done(visits.enter_refusal)

    @act(takes=ReasonIn)
    def withdraw(self, request: Request, pk: str) -> Response:
        """Take the request back, with a reason."""
        return self.done(visits.withdraw)

    @act(takes=VisitHeldIn)
    def record_held(self, request: Request, pk: str) -> Response:
        """Record that the visit took place."""
        return self.done(visits.record_held)

    @act(takes=VisitMissedIn)
    def record_missed(self, request: Request, pk: str) -> Response:
        """Record that an agreed visit did not take place, and why."""
        return self.done(visits.record_missed)
