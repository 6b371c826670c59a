"""Participants of cases, what they declare, and their conflicts of interest."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.accounts.api.organizations import OrganizationRef
from backend.accounts.models import Organization, OrganizationKind, User
from backend.accounts.roles import Standing
from backend.api.errors import NotYours
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import (
    Flag,
    ItemOut,
    LongText,
    PastDay,
    ReasonIn,
    ShortText,
    StrictSerializer,
    Visible,
    WholeNumber,
)
from backend.api.viewsets import RegisterViewSet, act
from backend.files.models import File
from oversight import permissions
from oversight.actions import conflicts, participants
from oversight.filters import ConflictDeclarationFilter, ParticipantFilter
from oversight.models import (
    WHO_CONTROL,
    Capacity,
    Case,
    ConflictDeclaration,
    Participant,
)
from oversight.rules.subjects import BAR_TEXTS

MOST_YEARS = 80


def npos(user: Any) -> QuerySet[Organization]:
    """Return the organizations that somebody may stand for."""
    return Organization.objects.filter(kind=OrganizationKind.NPO)


class AccountField(serializers.EmailField):
    """A person, by the e-mail of his account."""

    def run_validation(self, data: Any = serializers.empty) -> Any:
        """Find the account, once the address is one."""
        wanted = super().run_validation(data)
        if not isinstance(wanted, str):
            return wanted
        found = User.objects.filter(email=wanted.lower(), is_active=True).first()
        if found is None:
            raise serializers.ValidationError(
                _("There is no account with this e-mail."), "unknown-person"
            )
        return found


class Points(serializers.ListField):
    """The points of art. 6(2) that do not concern a person, by their codes."""

    def __init__(self, **options: Any) -> None:
        coded = [(code, text.en) for code, text in BAR_TEXTS.items()]
        options.setdefault("child", serializers.ChoiceField(choices=coded))
        options.setdefault("max_length", len(BAR_TEXTS))
        super().__init__(**options)


class ParticipantOut(ItemOut[Participant]):
    """A participant, and what he has declared of himself.

    `has_conflict` is null while something that he was asked is not answered.
    """

    organization = OrganizationRef(read_only=True, allow_null=True)
    has_conflict = serializers.BooleanField(read_only=True, allow_null=True)

    class Meta:
        model = Participant
        fields = [
            "id",
            "case",
            "name",
            "capacity",
            "organization",
            "authority",
            "declared",
            "has_conflict",
            "declared_at",
            "field",
            "education",
            "experience_years",
            "expert_organization",
            "from_on",
            "to_on",
            "leaving_reason",
        ]


class ParticipantIn(StrictSerializer):
    """Whom to name in which case: an expert, or one without an account.

    Members of the initiator are named with the case, and when they join.
    """

    case = Visible(Case.objects.visible_to)
    capacity = serializers.ChoiceField(choices=Capacity.choices)
    name = ShortText(max_length=200, required=False, default="", allow_blank=True)
    person = AccountField(required=False, default=None, allow_null=True, max_length=254)
    organization = Visible(npos, required=False, default=None, allow_null=True)
    authority = ShortText(max_length=500, required=False, default="", allow_blank=True)
    field = ShortText(max_length=200, required=False, default="", allow_blank=True)
    education = ShortText(max_length=300, required=False, default="", allow_blank=True)
    experience_years = WholeNumber(required=False, max_value=MOST_YEARS, default=0)
    expert_organization = ShortText(
        max_length=300, required=False, default="", allow_blank=True
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Ask for what the capacity needs, and for nothing that it does not."""
        wrong: dict[str, Any] = {}
        is_expert = attrs["capacity"] == Capacity.EXPERT
        if not attrs["name"].strip() and attrs["person"] is None:
            wrong["name"] = _("Name the person, or the e-mail of his account.")
        if attrs["person"] is not None and not is_expert:
            wrong["person"] = _("One with an account is named when he joins.")
        if is_expert and not attrs["field"].strip():
            wrong["field"] = _("Say in which field he is an expert.")
        stands_for = attrs["organization"] is not None
        if (attrs["capacity"] == Capacity.REPRESENTATIVE) != stands_for:
            wrong["organization"] = _("A representative, and he alone, stands for one.")
        if wrong:
            raise serializers.ValidationError(wrong)
        return attrs


class RepresentIn(StrictSerializer):
    """For which organization somebody takes part, and by what paper; null: for none."""

    organization = Visible(npos, allow_null=True)
    authority = ShortText(max_length=500, required=False, default="", allow_blank=True)


class DeclarationIn(StrictSerializer):
    """The points of art. 6(2) that do not concern the participant, one by one.

    `has_conflict` is about every object and finding of the case; leave it out to
    declare of each at `participant-conflicts/`.
    """

    declared = Points()
    has_conflict = Flag(required=False, default=None, allow_null=True)
    nature = LongText(max_length=2000, required=False, default="", allow_blank=True)


class PaperDeclarationIn(StrictSerializer):
    """What one without an account has signed, and what his document shows."""

    declared = Points()
    has_conflict = Flag()
    nature = LongText(max_length=2000, required=False, default="", allow_blank=True)
    born_on = PastDay(required=False, default=None, allow_null=True)
    citizen_on_paper = ShortText(
        max_length=200, required=False, default="", allow_blank=True
    )
    declaration_file = Visible(File.objects.visible_to)


class ParticipantViewSet(RegisterViewSet[Participant]):
    """Those who take part, seen by their side and by the addressed bodies."""

    queryset = Participant.objects.none()
    serializer_class = ParticipantOut
    filterset_class = ParticipantFilter
    permission_classes = [ReadFreelyActByPolicy]
    session_only = {"declare"}
    write_scope = "oversight:write"
    policies = {
        "create": lambda actor: Standing.PERSON,
        "represent": permissions.can_represent,
        "declare": permissions.can_declare,
        "declare_on_paper": permissions.can_declare_on_paper,
        "leave": permissions.can_leave_case,
    }

    def get_queryset(self) -> QuerySet[Participant]:
        return (
            Participant.objects.visible_to(self.request.user)
            .select_related("case__initiator", "organization", "person")
            .prefetch_related("conflicts")
        )

    def links(self, item: Participant) -> dict[str, str]:
        return {
            "case": f"/api/v1/cases/{item.case_id}/",
            "conflicts": f"/api/v1/participant-conflicts/?participant={item.pk}",
        }

    @act(takes=ParticipantIn)
    def create(self, request: Request) -> Response:
        """Name an expert, or one without an account who declares on paper."""
        given, by = dict(self.given), actor(request)
        case = given.pop("case")
        by.grant = permissions.can_name_people(by, case)
        if by.grant is None:
            raise NotYours
        if given["capacity"] in WHO_CONTROL:
            kept = ("name", "capacity", "organization", "authority")
            named = participants.name_on_paper(
                case, **{name: given[name] for name in kept}, by=by, at=clock.now()
            )
        else:
            for name in ("capacity", "organization", "authority"):
                given.pop(name)
            named = participants.name_expert(case, **given, by=by, at=clock.now())
        return self.shown(named, status=201)

    @act(takes=RepresentIn)
    def represent(self, request: Request, pk: str) -> Response:
        """Say for which organization he takes part, and by what paper."""
        return self.done(participants.represent)

    @act(takes=DeclarationIn)
    def declare(self, request: Request, pk: str) -> Response:
        """Declare one's own eligibility, point by point."""
        return self.done(participants.declare)

    @act(takes=PaperDeclarationIn)
    def declare_on_paper(self, request: Request, pk: str) -> Response:
        """Enter what one without an account has signed, with its file."""
        return self.done(participants.declare_on_paper)

    @act(takes=ReasonIn)
    def leave(self, request: Request, pk: str) -> Response:
        """Leave the case, with a reason; a conflict ends with it."""
        return self.done(participants.leave)


class ParticipantConflictOut(ItemOut[ConflictDeclaration]):
    """What a participant says of his interest in one object or finding.

    `has_conflict` is null while he is asked; `replaced_at` is a moment once he has
    said it anew.
    """

    case = serializers.UUIDField(source="participant.case_id", read_only=True)
    body = OrganizationRef(read_only=True, allow_null=True)

    class Meta:
        model = ConflictDeclaration
        fields = [
            "id",
            "participant",
            "case",
            "body",
            "finding",
            "asked_at",
            "has_conflict",
            "nature",
            "declared_at",
            "replaced_at",
            "resolution",
            "resolution_reason",
            "resolved_at",
        ]


class ParticipantConflictIn(StrictSerializer):
    """Whether there is a conflict, and of what nature."""

    has_conflict = Flag()
    nature = LongText(max_length=2000, required=False, default="", allow_blank=True)


class ParticipantConflictViewSet(RegisterViewSet[ConflictDeclaration]):
    """Conflicts of interest: one word for each participant and object or finding."""

    queryset = ConflictDeclaration.objects.none()
    serializer_class = ParticipantConflictOut
    filterset_class = ConflictDeclarationFilter
    permission_classes = [ReadFreelyActByPolicy]
    session_only = {"declare"}
    write_scope = "oversight:write"
    policies = {
        "declare": permissions.can_declare_conflict,
        "remove": permissions.can_remove_conflict,
    }

    def get_queryset(self) -> QuerySet[ConflictDeclaration]:
        rows = ConflictDeclaration.objects.visible_to(self.request.user)
        return rows.select_related("participant__case__initiator", "body", "finding")

    def links(self, item: ConflictDeclaration) -> dict[str, str]:
        return {"participant": f"/api/v1/participants/{item.participant_id}/"}

    @act(takes=ParticipantConflictIn)
    def declare(self, request: Request, pk: str) -> Response:
        """Declare of this object or finding; said anew, the old word is kept."""
        done = conflicts.declare(
            self.get_object(), **self.given, by=actor(request), at=clock.now()
        )
        return self.shown(done)

    @act(takes=ReasonIn)
    def remove(self, request: Request, pk: str) -> Response:
        """Record that the interest is gone, and how; not of oneself."""
        done = conflicts.remove(
            self.get_object(), **self.given, by=actor(request), at=clock.now()
        )
        return self.shown(done)
