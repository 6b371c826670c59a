"""Draft acts: notified by bodies, given an opinion, answered, annexed."""

from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import Actor, actor
from backend.accounts.api.organizations import OrganizationRef
from backend.accounts.roles import Standing
from backend.api import errors
from backend.api.errors import NotYours
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import (
    ItemOut,
    LongText,
    Out,
    PastDay,
    ReasonIn,
    ShortText,
    StrictSerializer,
    Visible,
    WholeNumber,
)
from backend.api.viewsets import RegisterViewSet, act
from backend.files.models import File
from backend.law.breach import Breach
from councils import permissions, reports
from councils.actions import draft_acts, draft_replies, plan_items
from councils.actions.draft_acts import Notice
from councils.actions.draft_replies import Reply
from councils.api.agenda import AgendaItemOut
from councils.api.refs import BreachOut, CouncilRef, organizations
from councils.filters import DraftActFilter
from councils.models import (
    Commission,
    Council,
    DraftAct,
    DraftActKind,
    Meeting,
)
from councils.rules.draft_acts import START_OF_LETTER, Exempt, Sort
from councils.states import DRAFT_ACT
from oversight.api.refs import ObligationTerm

OPINION, LONGEST_TERM = 20_000, 365


class CommissionRef(Out[Commission]):
    """A commission where it is named beside its work."""

    class Meta:
        model = Commission
        fields = ["id", "name_kk", "name_ru"]


class DraftActOut(ItemOut[DraftAct]):
    """A draft, every term of it, and what was said to it.

    `breaches` is the body's own: a term under the law's, which does not count. The
    opinion is null to strangers until it is sent.
    """

    council = CouncilRef(read_only=True)
    body = OrganizationRef(read_only=True)
    commission = CommissionRef(read_only=True, allow_null=True)
    opinion_obligation = ObligationTerm(read_only=True, allow_null=True)
    letter_obligation = ObligationTerm(read_only=True, allow_null=True)
    opinion_kk = serializers.SerializerMethodField()
    opinion_ru = serializers.SerializerMethodField()
    has_agreed = serializers.BooleanField(read_only=True, allow_null=True)
    letter_reading = serializers.SerializerMethodField()
    breaches = serializers.SerializerMethodField()

    class Meta:
        model = DraftAct
        fields = [
            "id",
            "council",
            "body",
            "kind",
            "title_kk",
            "title_ru",
            "portal_url",
            "notified_on",
            "term_set",
            "is_term_short",
            "breaches",
            "state",
            "opinion_obligation",
            "commission",
            "opinion_kk",
            "opinion_ru",
            "opinion_sent_on",
            "opinion_received_on",
            "receipt_proof",
            "letter_obligation",
            "letter_reading",
            "has_agreed",
            "reply_on",
            "reply_number",
            "reply_text",
            "reply_file",
            "is_reply_entered_by_council",
            "annexed_on",
            "withdraw_reason",
        ]

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_opinion_kk(self, draft: DraftAct) -> str | None:
        """Return the opinion in Kazakh, to whom it is shown."""
        return _opinion(draft, draft.opinion_kk)

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_opinion_ru(self, draft: DraftAct) -> str | None:
        """Return the opinion in Russian, to whom it is shown."""
        return _opinion(draft, draft.opinion_ru)

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_letter_reading(self, draft: DraftAct) -> str | None:
        """Say how the start of the letter's term was read; the law names none."""
        if draft.letter_obligation_id is None:
            return None
        return START_OF_LETTER.in_(errors.language())

    @extend_schema_field(BreachOut(many=True))
    def get_breaches(self, draft: DraftAct) -> list[Any]:
        """Return the body's breach where its term is under the law's."""
        return [errors.breach_out(one) for one in reports.term_breaches(draft)]


class NotificationIn(StrictSerializer):
    """What a body tells of its draft; without a day it is told today.

    `term_set` is in working days; `exempt` names why the draft is not for a council.
    """

    council = Visible(Council.objects.visible_to)
    body = Visible(organizations)
    kind = serializers.ChoiceField(choices=DraftActKind.choices)
    title_kk = ShortText(required=False, allow_blank=True, default="", max_length=1000)
    title_ru = ShortText(required=False, allow_blank=True, default="", max_length=1000)
    portal_url = serializers.URLField(
        required=False, allow_blank=True, default="", max_length=500
    )
    notified_on = PastDay(required=False, allow_null=True, default=None)
    term_set = WholeNumber(
        required=False, allow_null=True, default=None, max_value=LONGEST_TERM
    )
    exempt = serializers.ChoiceField(
        choices=[(one.value, one.value) for one in Exempt],
        required=False,
        allow_null=True,
        default=None,
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse a draft without a title; gather the notice."""
        if not attrs["title_kk"] and not attrs["title_ru"]:
            message = _("A title is needed in Kazakh or in Russian.")
            raise serializers.ValidationError({"title_kk": message})
        exempt = attrs["exempt"]
        notice = Notice(
            sort=Sort(attrs["kind"]),
            title_kk=attrs["title_kk"],
            title_ru=attrs["title_ru"],
            portal_url=attrs["portal_url"],
            term_set=attrs["term_set"],
            exempt=Exempt(exempt) if exempt else None,
        )
        council, body = attrs["council"], attrs["body"]
        received_on = attrs["notified_on"]
        return {
            "council": council,
            "body": body,
            "notice": notice,
            "received_on": received_on,
        }


class CommissionAssignmentIn(StrictSerializer):
    """Which commission prepares the opinion."""

    commission = Visible(Commission.objects.visible_to)


class OpinionIn(StrictSerializer):
    """The recommendations as they are worded so far; both languages when sent."""

    opinion_kk = LongText(
        required=False, allow_blank=True, default="", max_length=OPINION
    )
    opinion_ru = LongText(
        required=False, allow_blank=True, default="", max_length=OPINION
    )


class OpinionReceiptIn(StrictSerializer):
    """When the body received the recommendations; from paper, also what proves it."""

    received_on = PastDay(required=False, allow_null=True, default=None)
    proof = ShortText(required=False, allow_blank=True, default="", max_length=500)


class BodyReplyIn(StrictSerializer):
    """The body's letter, or its position with reasons; its day only from paper."""

    text = LongText(required=False, allow_blank=True, default="", max_length=OPINION)
    number = ShortText(required=False, allow_blank=True, default="", max_length=100)
    file = Visible(
        File.objects.visible_to, required=False, allow_null=True, default=None
    )
    on = PastDay(required=False, allow_null=True, default=None)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse a letter that the public could not read."""
        file: File | None = attrs["file"]
        if file is not None and not file.is_public:
            message = _("A reply is public: upload its file as public.")
            raise serializers.ValidationError({"file": message})
        return {"reply": Reply(**attrs)}


class AnnexingIn(StrictSerializer):
    """On which day the recommendations were annexed; none given: today."""

    annexed_on = PastDay(required=False, allow_null=True, default=None)


class DraftOnAgendaIn(StrictSerializer):
    """At which meeting the draft is considered."""

    meeting = Visible(Meeting.objects.visible_to)


def _opinion(draft: Any, text: str) -> str | None:
    return text if draft.may_read_opinion else None


def _may_send(draft: DraftAct, by: Actor, at: datetime) -> list[Breach]:
    return reports.opinion_breaches(draft, on=timezone.localdate(at))


def _may_record(draft: DraftAct, by: Actor, at: datetime) -> list[Breach]:
    return reports.receipt_breaches(draft)


def _may_reply(draft: DraftAct, by: Actor, at: datetime) -> list[Breach]:
    return reports.reply_breaches(draft)


class DraftActViewSet(RegisterViewSet[DraftAct]):
    """Drafts that bodies tell councils of: every term is public, silence agrees."""

    queryset = DraftAct.objects.none()
    serializer_class = DraftActOut
    filterset_class = DraftActFilter
    permission_classes = [ReadFreelyActByPolicy]
    procedure = DRAFT_ACT
    write_scope = "councils:write"
    ordering_fields = {
        "notified_on": F("notified_on"),
        "due_on": Coalesce("opinion_obligation__due_on", "notified_on"),
    }
    checks = {
        "send_opinion": _may_send,
        "record_receipt": _may_record,
        "agree": _may_reply,
        "disagree": _may_reply,
    }
    policies = {
        "create": lambda actor: Standing.PERSON,
        "assign": permissions.can_assign_draft,
        "write_opinion": permissions.can_write_opinion,
        "send_opinion": permissions.can_send_opinion,
        "record_receipt": permissions.can_act_for_body,
        "agree": permissions.can_act_for_body,
        "disagree": permissions.can_act_for_body,
        "annex": permissions.can_act_for_body,
        "withdraw": permissions.can_act_for_body,
        "put_on_agenda": permissions.can_put_draft_on_agenda,
    }

    def get_queryset(self) -> QuerySet[DraftAct]:
        user = self.request.user
        rows = DraftAct.objects.visible_to(user).read_by(user)
        return rows.select_related(
            "council__organization",
            "body",
            "commission",
            "opinion_obligation",
            "letter_obligation",
        )

    def links(self, item: DraftAct) -> dict[str, str]:
        found = {
            "agenda-items": f"/api/v1/agenda-items/?draft_act={item.pk}",
            "page": f"/kk/draft-acts/{item.pk}/",
        }
        if item.reply_file_id is not None:
            found["reply"] = f"/api/v1/files/{item.reply_file_id}/content/"
        return found

    @act(takes=NotificationIn)
    def create(self, request: Request) -> Response:
        """Tell a council of a draft: the body itself, or the secretary from paper."""
        by, council = actor(request), self.given.pop("council")
        by.grant = permissions.can_notify(by, council, self.given["body"])
        if by.grant is None:
            raise NotYours
        draft = draft_acts.notify(council, **self.given, by=by, at=clock.now())
        return self.shown(draft, status=201)

    @act(takes=CommissionAssignmentIn)
    def assign(self, request: Request, pk: str) -> Response:
        """Give the draft to a commission of the council, and tell its members."""
        return self.done(draft_acts.assign)

    @act(takes=OpinionIn)
    def write_opinion(self, request: Request, pk: str) -> Response:
        """Keep the recommendations as worded so far; only the council reads them."""
        return self.done(draft_acts.write_opinion)

    @act()
    def send_opinion(self, request: Request, pk: str) -> Response:
        """Send the recommendations, in both languages and in time, for good."""
        return self.done(draft_acts.send_opinion)

    @act(takes=OpinionReceiptIn)
    def record_receipt(self, request: Request, pk: str) -> Response:
        """Record when the body received the recommendations: its letter is owed."""
        return self.done(draft_replies.record_receipt)

    @act(takes=BodyReplyIn)
    def agree(self, request: Request, pk: str) -> Response:
        """Take the letter of a body that agrees and changes its draft."""
        return self.done(draft_replies.agree)

    @act(takes=BodyReplyIn)
    def disagree(self, request: Request, pk: str) -> Response:
        """Take the reasoned position of a body that disagrees; it has no term."""
        return self.done(draft_replies.disagree)

    @act(takes=AnnexingIn)
    def annex(self, request: Request, pk: str) -> Response:
        """Note that the recommendations are annexed to the draft."""
        return self.done(draft_replies.annex)

    @act(takes=ReasonIn)
    def withdraw(self, request: Request, pk: str) -> Response:
        """Take the draft back: no opinion is owed any more."""
        return self.done(draft_acts.withdraw)

    @act(takes=DraftOnAgendaIn, answers=AgendaItemOut)
    def put_on_agenda(self, request: Request, pk: str) -> Response:
        """Put the draft on the agenda of a meeting that is not convened yet."""
        draft, by = self.get_object(), actor(request)
        item = plan_items.consider(draft, **self.given, by=by, at=clock.now())
        context = self.get_serializer_context()
        return Response(AgendaItemOut(item, context=context).data, 201)
