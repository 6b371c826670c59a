"""Appeals to councils: the theme and the answer are public, the person is not."""

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
from backend.accounts.models import User
from backend.accounts.roles import Standing
from backend.api.errors import NotYours
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import (
    Flag,
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
from councils import permissions
from councils.actions import appeals
from councils.actions.appeals import Letter
from councils.api.refs import LANGUAGES, CouncilRef, SeatRef, organizations
from councils.filters import AppealFilter
from councils.models import Appeal, Channel, Commission, Council, Seat
from councils.models.appeal import ON_PAPER
from councils.states import APPEAL
from oversight.api.refs import ObligationTerm
from oversight.models import Obligation

LONGEST_THEME, LONGEST_TEXT = 300, 20_000


class AppealTerm(ObligationTerm):
    """Until when the council answers; `basis` says whether that is its own setting.

    The law names no days: without a setting there is no day, and nothing is overdue.
    """

    class Meta(ObligationTerm.Meta):
        model = Obligation
        fields = [*ObligationTerm.Meta.fields, "basis"]


class AssignedCommission(Out[Commission]):
    """The commission that has an appeal in hand."""

    class Meta:
        model = Commission
        fields = ["id", "name_kk", "name_ru"]


class AppealOut(ItemOut[Appeal]):
    """What everyone may know of an appeal."""

    council = CouncilRef(read_only=True)
    number = serializers.CharField(source="__str__", read_only=True)
    commission = AssignedCommission(read_only=True, allow_null=True)
    seat = SeatRef(read_only=True, allow_null=True)
    answer_obligation = AppealTerm(read_only=True, allow_null=True)
    redirected_to = OrganizationRef(read_only=True, allow_null=True)

    class Meta:
        model = Appeal
        fields = [
            "id",
            "council",
            "year",
            "number",
            "state",
            "theme",
            "language",
            "is_about_ethics",
            "received_on",
            "channel",
            "commission",
            "seat",
            "answer_obligation",
            "answer",
            "answered_on",
            "redirected_to",
        ]


class AuthorOut(Out[Appeal]):
    """Who has written, and what: for those who deal with it, and for himself."""

    class Meta:
        model = Appeal
        fields = ["author_name", "author_contact", "text", "withdraw_reason"]


class AppealItemOut(AppealOut):
    """An appeal alone; `concerned` is null for strangers."""

    concerned = serializers.SerializerMethodField()

    class Meta(AppealOut.Meta):
        fields = [*AppealOut.Meta.fields, "concerned"]

    @extend_schema_field(AuthorOut(allow_null=True))
    def get_concerned(self, appeal: Appeal) -> Any:
        """Return the person's data and words, to whom the person may be known."""
        request = self.context.get("request")
        if request is None or not isinstance(request.user, User):
            return None
        known = Appeal.objects.known_to(request.user)
        return AuthorOut(appeal).data if known.filter(pk=appeal.pk).exists() else None


class LetterIn(StrictSerializer):
    """The theme, which everyone reads, and the text, which is for the council alone."""

    council = Visible(Council.objects.visible_to)
    theme = ShortText(max_length=LONGEST_THEME)
    text = LongText(max_length=LONGEST_TEXT)
    language = serializers.ChoiceField(choices=LANGUAGES)
    is_about_ethics = Flag(required=False, default=False)
    author_contact = ShortText(
        required=False, allow_blank=True, default="", max_length=300
    )


class AppealIn(LetterIn):
    """One's own appeal; a name is given where one writes for a company."""

    author_name = ShortText(
        required=False, allow_blank=True, default="", max_length=200
    )


class PaperAppealIn(LetterIn):
    """An appeal that came otherwise: whose, how and on which day."""

    author_name = ShortText(max_length=200)
    channel = serializers.ChoiceField(choices=ON_PAPER)
    received_on = PastDay()


class AssignIn(StrictSerializer):
    """To whom: either a commission or one member."""

    commission = Visible(
        Commission.objects.visible_to, required=False, allow_null=True, default=None
    )
    seat = Visible(
        Seat.objects.visible_to, required=False, allow_null=True, default=None
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse nobody, and two at once."""
        if (attrs["commission"] is None) == (attrs["seat"] is None):
            message = _("Either a commission or one member.")
            raise serializers.ValidationError({"commission": message})
        return attrs


class AppealAnswerIn(StrictSerializer):
    """What the council answers; everyone reads it, without the person's name."""

    answer = LongText(max_length=LONGEST_TEXT)


class RedirectIn(StrictSerializer):
    """To which body."""

    body = Visible(organizations)


class AppealViewSet(RegisterViewSet[Appeal]):
    """What persons and companies bring before councils (art. 5(1)(6))."""

    queryset = Appeal.objects.none()
    serializer_class = AppealItemOut
    filterset_class = AppealFilter
    ordering_fields = ("received_on",)
    permission_classes = [ReadFreelyActByPolicy]
    procedure = APPEAL
    write_scope = "councils:write"
    policies = {
        "create": lambda actor: Standing.PERSON,
        "enter_from_paper": lambda actor: Standing.PERSON,
        "assign": permissions.can_assign_appeal,
        "answer_appeal": permissions.can_answer_appeal,
        "redirect": permissions.can_answer_appeal,
        "withdraw": permissions.can_withdraw_appeal,
    }

    def get_queryset(self) -> QuerySet[Appeal]:
        rows = Appeal.objects.visible_to(self.request.user)
        return rows.select_related(
            "council__organization",
            "commission",
            "seat",
            "answer_obligation",
            "redirected_to",
        )

    def get_serializer_class(self) -> Any:
        return AppealOut if self.action == "list" else AppealItemOut

    def links(self, item: Appeal) -> dict[str, str]:
        return {"page": f"/kk/appeals/{item.pk}/"}

    @act(takes=AppealIn)
    def create(self, request: Request) -> Response:
        """Appeal to a council in one's own name, or in that of a company.

        Everyone reads the theme and, later, the answer; the person and the text are
        seen by the council's secretary and chair, by whoever has it in hand, and by
        the body to which it is sent on. A key cannot appeal: it stands for an office.
        """
        given, by = dict(self.given), actor(request)
        council = given.pop("council")
        by.grant = permissions.can_appeal(by, council)
        if by.grant is None:
            raise NotYours
        appeal = appeals.file(council, letter=Letter(**given), by=by, at=clock.now())
        return self.answer(appeal, status=201)

    @act(takes=PaperAppealIn, on_item=False)
    def enter_from_paper(self, request: Request) -> Response:
        """Enter an appeal that came by post, by e-mail or at a reception."""
        given, by = dict(self.given), actor(request)
        council = given.pop("council")
        by.grant = permissions.can_enter_appeal(by, council)
        if by.grant is None:
            raise NotYours
        channel, received_on = Channel(given.pop("channel")), given.pop("received_on")
        appeal = appeals.enter(
            council,
            letter=Letter(**given),
            channel=channel,
            received_on=received_on,
            by=by,
            at=clock.now(),
        )
        return self.answer(appeal, status=201)

    @act(takes=AssignIn)
    def assign(self, request: Request, pk: str) -> Response:
        """Give the appeal to a commission or to a member, who may then read it."""
        return self.done(appeals.assign)

    @act(takes=AppealAnswerIn, verb="answer")
    def answer_appeal(self, request: Request, pk: str) -> Response:
        """Answer the appeal; words that tell who has written are refused."""
        return self.done(appeals.answer)

    @act(takes=RedirectIn)
    def redirect(self, request: Request, pk: str) -> Response:
        """Send the appeal on to the body that is competent, which may then read it."""
        return self.done(appeals.redirect)

    @act(takes=ReasonIn)
    def withdraw(self, request: Request, pk: str) -> Response:
        """Take the appeal back: its author, or the secretary for one on paper."""
        return self.done(appeals.withdraw)
