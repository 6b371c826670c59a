"""Announcements of public discussions, and the bodies invited to them."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
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
from backend.api.problems import BreachOut
from backend.api.serializers import (
    ItemOut,
    LongText,
    Moment,
    Out,
    PastDay,
    ShortText,
    StrictSerializer,
    Visible,
)
from backend.api.viewsets import RegisterViewSet, act
from backend.files.models import File
from oversight import permissions
from oversight.actions import announcements
from oversight.actions.announcements import Plan
from oversight.api.checks.refs import ControlDayOut, told
from oversight.filters import AnnouncementFilter, BodyInvitationFilter
from oversight.models import (
    Announcement,
    BodyInvitation,
    Case,
    Manner,
    Reply,
    Road,
)
from oversight.reports import control

MOST_MATERIALS = 20
INVITATION_FIELDS = [
    "id",
    "body",
    "invited_on",
    "road",
    "proof",
    "reply",
    "reply_note",
    "replied_at",
]


class BodyInvitationRef(Out[BodyInvitation]):
    """An invited body beside its announcement."""

    body = OrganizationRef(read_only=True)

    class Meta:
        model = BodyInvitation
        fields = INVITATION_FIELDS


class BodyInvitationOut(ItemOut[BodyInvitation]):
    """When and how a body was invited to a discussion, and what it replied."""

    body = OrganizationRef(read_only=True)

    class Meta:
        model = BodyInvitation
        fields = [*INVITATION_FIELDS, "announcement"]


class AnnouncementOut(ItemOut[Announcement]):
    """One version of an announcement as lists show it."""

    class Meta:
        model = Announcement
        fields = [
            "id",
            "case",
            "version",
            "replaces",
            "reason",
            "theme",
            "starts_at",
            "manner",
            "place",
            "link",
            "materials",
            "materials_url",
            "where_published",
            "published_url",
            "published_on",
        ]


class AnnouncementItemOut(AnnouncementOut):
    """One version alone: who is invited, by when the law asks it, what is missing."""

    invitations = BodyInvitationRef(many=True, read_only=True)
    publication = ControlDayOut(source="publication_term", read_only=True)
    invitation = ControlDayOut(source="invitation_term", read_only=True)
    breaches = serializers.SerializerMethodField()

    class Meta(AnnouncementOut.Meta):
        fields = [
            *AnnouncementOut.Meta.fields,
            "invitations",
            "publication",
            "invitation",
            "breaches",
        ]

    @extend_schema_field(BreachOut(many=True))
    def get_breaches(self, announcement: Announcement) -> list[dict[str, str]]:
        """Tell what keeps this version from being lawfully announced."""
        return told(
            control.check_announcement(
                announcement,
                invited=announcement.invitations.all(),
                case=announcement.case,
            )
        )


class DiscussionPlanIn(StrictSerializer):
    """When, where and how; materials are open to all once it is published."""

    starts_at = Moment()
    manner = serializers.ChoiceField(choices=Manner.choices)
    place = ShortText(required=False, default="", allow_blank=True)
    link = serializers.URLField(
        required=False, default="", allow_blank=True, max_length=500
    )
    materials = serializers.ListField(
        child=Visible(File.objects.visible_to),
        default=list,
        max_length=MOST_MATERIALS,
    )
    materials_url = serializers.URLField(
        required=False, default="", allow_blank=True, max_length=500
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Gather the plan; the case and the reason stand beside it."""
        beside: dict[str, Any] = {
            name: attrs.pop(name) for name in ("case", "reason") if name in attrs
        }
        return {**beside, "plan": Plan(**attrs)}


class AnnouncementIn(DiscussionPlanIn):
    """What plans a discussion; anew as long as nothing of it was made known."""

    case = Visible(Case.objects.visible_to)


class PostponementIn(DiscussionPlanIn):
    """Another day or place, and why; without materials those before stay."""

    reason = LongText(max_length=500)


class MediaPublicationIn(StrictSerializer):
    """In which media, where in it, and on which day it appeared."""

    where_published = ShortText()
    published_url = serializers.URLField(
        required=False, default="", allow_blank=True, max_length=500
    )
    published_on = PastDay()


class InvitationOfBodyIn(StrictSerializer):
    """Which body, and how; outside the system the day and the proof are needed."""

    body = Visible(lambda user: Organization.objects.all())
    road = serializers.ChoiceField(choices=Road.choices, default=Road.IN_SYSTEM.value)
    invited_on = PastDay(required=False)
    proof = ShortText(required=False, default="", allow_blank=True)
    proof_file = Visible(
        File.objects.visible_to, required=False, default=None, allow_null=True
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Ask for day and proof where the system does not know them."""
        attrs["road"] = Road(attrs["road"])
        if attrs["road"] == Road.IN_SYSTEM:
            attrs["invited_on"] = timezone.localdate(clock.now())
            return attrs
        missing = [name for name in ("invited_on", "proof") if not attrs.get(name)]
        if missing:
            message = _("Outside the system this is needed.")
            raise serializers.ValidationError(dict.fromkeys(missing, message))
        return attrs


class InvitationReplyIn(StrictSerializer):
    """Whether the body takes part."""

    reply = serializers.ChoiceField(choices=Reply.choices)
    note = ShortText(required=False, default="", allow_blank=True)


class AnnouncementViewSet(RegisterViewSet[Announcement]):
    """When and where discussions are held; a postponed one has a further version."""

    queryset = Announcement.objects.none()
    serializer_class = AnnouncementItemOut
    filterset_class = AnnouncementFilter
    permission_classes = [ReadFreelyActByPolicy]
    write_scope = "oversight:write"
    policies = {
        "create": lambda actor: Standing.PERSON,
        "record_publication": permissions.can_keep_announcement,
        "invite": permissions.can_keep_announcement,
        "postpone": permissions.can_keep_announcement,
    }

    def get_queryset(self) -> QuerySet[Announcement]:
        rows = Announcement.objects.visible_to(self.request.user)
        rows = rows.select_related("case__initiator").prefetch_related("materials")
        if self.action == "list":
            return rows
        return rows.prefetch_related("invitations__body", "case__bodies")

    def get_serializer_class(self) -> Any:
        return AnnouncementOut if self.action == "list" else AnnouncementItemOut

    def links(self, item: Announcement) -> dict[str, str]:
        return {
            "case": f"/api/v1/cases/{item.case_id}/",
            "page": f"/kk/cases/{item.case_id}/control/",
            "calendar": f"/kk/announcements/{item.pk}/calendar/",
        }

    @act(takes=AnnouncementIn)
    def create(self, request: Request) -> Response:
        """Set day, time, place and materials of a discussion."""
        by = actor(request)
        by.grant = permissions.can_lead_case(by, self.given["case"])
        if by.grant is None:
            raise NotYours
        made = announcements.draft(
            self.given["case"], plan=self.given["plan"], by=by, at=clock.now()
        )
        return self.shown(made, status=201)

    @act(takes=MediaPublicationIn)
    def record_publication(self, request: Request, pk: str) -> Response:
        """Enter where and when the announcement appeared in the media."""
        return self.done(announcements.record_publication)

    @act(takes=InvitationOfBodyIn)
    def invite(self, request: Request, pk: str) -> Response:
        """Invite a body here, or enter how it was invited elsewhere."""
        return self.done(announcements.invite)

    @act(takes=PostponementIn)
    def postpone(self, request: Request, pk: str) -> Response:
        """Set another day or place as the next version, and tell everybody."""
        again = announcements.postpone(
            self.get_object(), **self.given, by=actor(request), at=clock.now()
        )
        return self.shown(again)


class BodyInvitationViewSet(RegisterViewSet[BodyInvitation]):
    """Bodies invited to discussions: nothing is owed, but a reply is welcome."""

    queryset = BodyInvitation.objects.none()
    serializer_class = BodyInvitationOut
    filterset_class = BodyInvitationFilter
    permission_classes = [ReadFreelyActByPolicy]
    write_scope = "answers:write"
    policies = {"reply": permissions.can_reply_to_invitation}

    def get_queryset(self) -> QuerySet[BodyInvitation]:
        rows = BodyInvitation.objects.visible_to(self.request.user)
        return rows.select_related("body", "announcement__case__initiator")

    @act(takes=InvitationReplyIn)
    def reply(self, request: Request, pk: str) -> Response:
        """Say for the body whether it takes part."""
        made = announcements.reply(
            self.get_object(),
            reply=Reply(self.given["reply"]),
            note=self.given["note"],
            by=actor(request),
            at=clock.now(),
        )
        return self.shown(made)
