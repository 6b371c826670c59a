"""The agenda of a meeting: what stands on it, and how it is changed."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.accounts.api.organizations import OrganizationRef
from backend.api.errors import Missing
from backend.api.serializers import (
    ItemOut,
    LongText,
    Out,
    ShortText,
    StrictSerializer,
    Visible,
)
from backend.api.viewsets import RegisterViewSet, act
from backend.files.api import FileOut
from councils.actions import agenda
from councils.actions.meetings import Matter
from councils.api.refs import organizations
from councils.models import (
    AgendaItem,
    AgendaItemKind,
    AgendaVersion,
    Appeal,
    DraftAct,
    Material,
    Meeting,
    Monitoring,
    PlanItem,
    Seat,
)

REASON: dict[str, Any] = {
    "required": False,
    "allow_blank": True,
    "default": "",
    "max_length": 500,
}


class AgendaItemOut(ItemOut[AgendaItem]):
    """One matter on the agenda; a withdrawn one says why."""

    invited_body = OrganizationRef(read_only=True, allow_null=True)

    class Meta:
        model = AgendaItem
        fields = [
            "id",
            "meeting",
            "position",
            "kind",
            "title_kk",
            "title_ru",
            "rapporteur",
            "rapporteur_seat",
            "invited_body",
            "power",
            "plan_item",
            "draft_act",
            "appeal",
            "monitoring",
            "withdrawn_at",
            "withdrawn_reason",
        ]


class MaterialRef(Out[Material]):
    """A paper where it lies beside its matter."""

    file = FileOut(read_only=True)

    class Meta:
        model = Material
        fields = ["id", "title", "added_at", "file"]


class MatterOut(AgendaItemOut):
    """One matter of a meeting, with its papers."""

    materials = MaterialRef(many=True, read_only=True)

    class Meta(AgendaItemOut.Meta):
        fields = [*AgendaItemOut.Meta.fields, "materials"]


class AgendaVersionOut(Out[AgendaVersion]):
    """What was told of the meeting at one moment; the first went with the notice."""

    class Meta:
        model = AgendaVersion
        fields = [
            "number",
            "starts_at",
            "place",
            "link",
            "items",
            "reason",
            "made_at",
        ]


class MatterIn(StrictSerializer):
    """One item for the agenda, with a title in at least one language."""

    kind = serializers.ChoiceField(choices=AgendaItemKind.choices)
    title_kk = ShortText(required=False, allow_blank=True, default="", max_length=1000)
    title_ru = ShortText(required=False, allow_blank=True, default="", max_length=1000)
    rapporteur = ShortText(required=False, allow_blank=True, default="")
    rapporteur_seat = Visible(
        Seat.objects.visible_to, required=False, allow_null=True, default=None
    )
    invited_body = Visible(organizations, required=False, allow_null=True, default=None)
    power = ShortText(required=False, allow_blank=True, default="", max_length=20)
    plan_item = Visible(
        PlanItem.objects.visible_to, required=False, allow_null=True, default=None
    )
    draft_act = Visible(
        DraftAct.objects.visible_to, required=False, allow_null=True, default=None
    )
    appeal = Visible(
        Appeal.objects.visible_to, required=False, allow_null=True, default=None
    )
    monitoring = Visible(
        Monitoring.objects.visible_to, required=False, allow_null=True, default=None
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse a matter without a title."""
        if not attrs["title_kk"] and not attrs["title_ru"]:
            message = _("A title is needed in Kazakh or in Russian.")
            raise serializers.ValidationError({"title_kk": message})
        return attrs


class MatterWithReasonIn(MatterIn):
    """One item, and why the agenda changes where the notice is out."""

    reason = LongText(**REASON)


class EditedMatterIn(MatterWithReasonIn):
    """What stands instead of one item of this agenda."""

    item = Visible(AgendaItem.objects.visible_to)


class WithdrawalIn(StrictSerializer):
    """Which matter is taken off the agenda, and why."""

    item = Visible(AgendaItem.objects.visible_to)
    reason = LongText(max_length=500)


class OrderIn(StrictSerializer):
    """The matters of the agenda in their new order, each once."""

    items = serializers.ListField(
        child=Visible(AgendaItem.objects.visible_to), min_length=1, max_length=1000
    )
    reason = LongText(**REASON)


class AgendaActs(RegisterViewSet[Meeting]):
    """What is done to the agenda of a meeting."""

    @act(takes=MatterWithReasonIn)
    def add_agenda_item(self, request: Request, pk: str) -> Response:
        """Put one more matter on the agenda; after the notice, say why."""
        given = dict(self.given)
        meeting, reason = self.get_object(), given.pop("reason")
        matter, by = matters([given])[0], actor(request)
        agenda.add(meeting, matter=matter, reason=reason, by=by, at=clock.now())
        return self.shown(meeting)

    @act(takes=EditedMatterIn)
    def edit_agenda_item(self, request: Request, pk: str) -> Response:
        """Word a matter anew, or change what it rests on; it keeps its place."""
        given = dict(self.given)
        item, reason = self._own(given.pop("item")), given.pop("reason")
        matter, by = matters([given])[0], actor(request)
        agenda.edit(item, matter=matter, reason=reason, by=by, at=clock.now())
        return self.shown(self.get_object())

    @act(takes=WithdrawalIn)
    def withdraw_agenda_item(self, request: Request, pk: str) -> Response:
        """Take a matter off the agenda, with the reason."""
        item, by = self._own(self.given["item"]), actor(request)
        agenda.withdraw(item, reason=self.given["reason"], by=by, at=clock.now())
        return self.shown(self.get_object())

    @act(takes=OrderIn)
    def reorder_agenda(self, request: Request, pk: str) -> Response:
        """Put the matters in another order; after the notice, say why."""
        order = [self._own(item) for item in self.given["items"]]
        meeting, reason, by = self.get_object(), self.given["reason"], actor(request)
        agenda.reorder(meeting, order=order, reason=reason, by=by, at=clock.now())
        return self.shown(meeting)

    def _own(self, item: AgendaItem) -> AgendaItem:
        if item.meeting_id != self.get_object().pk:
            name = "item"
            raise Missing(name)
        return item


def matters(given: list[dict[str, Any]]) -> list[Matter]:
    """Return the validated items of an agenda as the acts take them."""
    return [Matter(**{**one, "kind": AgendaItemKind(one["kind"])}) for one in given]
