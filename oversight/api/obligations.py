"""Obligations: the inbox of whoever owes, and the ledger of each duty."""

from datetime import date
from typing import Any

from django.db.models import DateField, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.accounts.api.organizations import OrganizationRef
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import (
    Day,
    ItemOut,
    Out,
    PastDay,
    ShortText,
    StrictSerializer,
)
from backend.api.viewsets import RegisterViewSet, act
from oversight import permissions, reports
from oversight.actions import obligations
from oversight.api.refs import ObligationTerm
from oversight.filters import ObligationFilter
from oversight.models import Obligation, ObligationEntry
from oversight.states import OBLIGATION_PROCEDURE

NEVER = Value(date.max, output_field=DateField())


class ObligationOut(ObligationTerm, ItemOut[Obligation]):
    """What is owed, by whom, to whom, until when and why."""

    debtor = OrganizationRef(read_only=True)
    creditor = OrganizationRef(read_only=True, allow_null=True)

    class Meta(ObligationTerm.Meta):
        fields = [
            *ObligationTerm.Meta.fields,
            "kind",
            "basis",
            "lapses",
            "debtor",
            "creditor",
            "subject_kind",
            "subject_id",
            "subject_number",
            "subject_title",
            "registered_on",
            "promised_on",
            "extended_to",
            "suspended_on",
            "claimed_start_on",
            "follows",
        ]


class ObligationEntryOut(Out[ObligationEntry]):
    """One line of the ledger: what happened, on what ground, and the day after it."""

    text = serializers.SerializerMethodField()
    ground = serializers.SerializerMethodField()

    class Meta:
        model = ObligationEntry
        fields = [
            "id",
            "kind",
            "on",
            "at",
            "text",
            "ground",
            "paper",
            "by_role",
            "facts",
            "change",
            "due_on",
        ]

    def get_text(self, entry: ObligationEntry) -> str:
        """Say in the caller's language what the line states."""
        return reports.ledger_line(entry, self.context["obligation"])

    def get_ground(self, entry: ObligationEntry) -> str:
        """Return the ground in words; none where the line itself is the ground."""
        return reports.ground_of(entry)


class ClaimedReceiptOut(serializers.Serializer[Any]):
    """The day of receipt that the debtor claims, and the due day it would give."""

    received_on = serializers.DateField()
    due_on = serializers.DateField(allow_null=True)


class ObligationItemOut(ObligationOut):
    """One duty alone: with every line of its ledger, and both claims of a dispute."""

    entries = serializers.SerializerMethodField()
    claim = serializers.SerializerMethodField()

    class Meta(ObligationOut.Meta):
        fields = [*ObligationOut.Meta.fields, "entries", "claim"]

    @extend_schema_field(ObligationEntryOut(many=True))
    def get_entries(self, obligation: Obligation) -> Any:
        """Return the ledger, oldest line first."""
        context = {**self.context, "obligation": obligation}
        rows = obligation.entries.all()
        return ObligationEntryOut(rows, many=True, context=context).data

    @extend_schema_field(ClaimedReceiptOut(allow_null=True))
    def get_claim(self, obligation: Obligation) -> Any:
        """Return the debtor's claim; null while nobody disputes the receipt."""
        claim = reports.claim_of(obligation, obligation.entries.all())
        return None if claim is None else ClaimedReceiptOut(claim).data


class DutyRegistrationIn(StrictSerializer):
    """On which day the debtor entered it in its own register: today, unless said."""

    on = PastDay(required=False)


class DebtorsPromiseIn(StrictSerializer):
    """By which day it will be done, and why not earlier."""

    promised_on = Day()
    ground = ShortText(max_length=500)
    paper = ShortText(max_length=500, required=False, default="", allow_blank=True)


class ExtensionIn(StrictSerializer):
    """Until when, on what ground, by which paper."""

    until = Day()
    ground = ShortText(max_length=500)
    paper = ShortText(max_length=500)


class ClockIn(StrictSerializer):
    """On what ground and by which paper the clock is stopped, or runs on."""

    ground = ShortText(max_length=500)
    paper = ShortText(max_length=500)


class ObligationViewSet(RegisterViewSet[Obligation]):
    """Whatever bodies, councils and groups owe by law: one clock, one inbox."""

    queryset = Obligation.objects.none()
    serializer_class = ObligationItemOut
    filterset_class = ObligationFilter
    permission_classes = [ReadFreelyActByPolicy]
    procedure = OBLIGATION_PROCEDURE
    ordering_fields = {"due_on": Coalesce("due_on", NEVER)}
    write_scope = "answers:write"
    policies = {
        "register": permissions.can_keep_ledger,
        "promise": permissions.can_keep_ledger,
        "extend": permissions.can_keep_ledger,
        "suspend": permissions.can_keep_ledger,
        "resume": permissions.can_keep_ledger,
    }

    def get_queryset(self) -> QuerySet[Obligation]:
        rows = Obligation.objects.visible_to(self.request.user)
        rows = rows.select_related("debtor", "creditor")
        return rows if self.action == "list" else rows.prefetch_related("entries")

    def get_serializer_class(self) -> Any:
        return ObligationOut if self.action == "list" else ObligationItemOut

    def links(self, item: Obligation) -> dict[str, str]:
        """Return where it is dealt with, and where its ledger is told in words."""
        return {
            "page": f"/kk/{item.subject_path}",
            "ledger": f"/kk/obligations/{item.pk}/",
        }

    @act(takes=DutyRegistrationIn)
    def register(self, request: Request, pk: str) -> Response:
        """Enter it in the debtor's register, once; no term moves by that."""
        owed, by, now = self.get_object(), actor(request), clock.now()
        on = self.given.get("on") or timezone.localdate(now)
        return self.shown(obligations.register(owed, on=on, by=by, at=now))

    @act(takes=DebtorsPromiseIn)
    def promise(self, request: Request, pk: str) -> Response:
        """Promise a day; the term of a law or a setting stays where it is."""
        return self.done(obligations.promise)

    @act(takes=ExtensionIn)
    def extend(self, request: Request, pk: str) -> Response:
        """Extend the term as far as the law knows it; what is beyond moves nothing."""
        return self.done(obligations.extend)

    @act(takes=ClockIn)
    def suspend(self, request: Request, pk: str) -> Response:
        """Stop the clock where it may be stopped; elsewhere the line stops nothing."""
        return self.done(obligations.suspend)

    @act(takes=ClockIn)
    def resume(self, request: Request, pk: str) -> Response:
        """Let the clock run on; the last day moves by the days it stood still."""
        return self.done(obligations.resume)
