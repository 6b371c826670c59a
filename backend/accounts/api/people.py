"""People and their offices."""

from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts import permissions, rules
from backend.accounts.actions import offices, people
from backend.accounts.actor import actor
from backend.accounts.api.organizations import OrganizationRef
from backend.accounts.models import Office, Organization, User
from backend.accounts.roles import Role, Standing
from backend.api.errors import NotYours
from backend.api.filters import StrictFilterSet
from backend.api.permissions import ReadFreelyActByPolicy, SignedIn
from backend.api.serializers import (
    Day,
    ItemOut,
    Out,
    ShortText,
    StrictSerializer,
    Visible,
)
from backend.api.viewsets import Door, RegisterViewSet, act


class PersonOut(ItemOut[User]):
    """A person, as those see him who manage accounts, and he himself."""

    class Meta:
        model = User
        fields = ["id", "name", "email", "language", "is_active", "confirmed_at"]


class PersonMadeOut(PersonOut):
    """A new account, with the address where its owner sets the first password."""

    first_sign_in = serializers.CharField(
        read_only=True, help_text="Valid for three days, and shown this once."
    )

    class Meta(PersonOut.Meta):
        fields = [*PersonOut.Meta.fields, "first_sign_in"]


class PersonIn(StrictSerializer):
    """What an administrator enters of a person."""

    email = serializers.EmailField(max_length=254)
    name = ShortText(max_length=200)
    language = serializers.ChoiceField(choices=settings.LANGUAGES, default="kk")


class IdentityIn(StrictSerializer):
    """What the supervisor has seen, and on what paper."""

    iin = ShortText(max_length=12)
    born_on = Day()
    paper = ShortText()

    def validate_iin(self, value: str) -> str:
        """Refuse a number whose control digit is wrong."""
        if not rules.has_valid_checksum(value):
            raise serializers.ValidationError(
                _("The control digit of this IIN is wrong."), "checksum"
            )
        return value


class PersonViewSet(RegisterViewSet[User]):
    """People with an account: seen by themselves, administrators and supervisors."""

    queryset = User.objects.none()
    serializer_class = PersonOut
    permission_classes = [ReadFreelyActByPolicy]
    policies = {
        "create": permissions.can_register_person,
        "confirm": permissions.can_confirm_person,
        "disable": permissions.can_disable_person,
    }

    def get_queryset(self) -> QuerySet[User]:
        return User.objects.visible_to(self.request.user)

    @act(takes=PersonIn, answers=PersonMadeOut)
    def create(self, request: Request) -> Response:
        """Make an account; hand the address of the first sign-in to its owner."""
        person = people.register(**self.given, by=actor(request), at=clock.now())
        answer = self.answer(person, status=201)
        answer.data["first_sign_in"] = people.first_sign_in(person)
        return answer

    @act(takes=IdentityIn)
    def confirm(self, request: Request, pk: str) -> Response:
        """Record that this person is a citizen, and on what paper it was seen."""
        person = people.confirm_identity(
            self.get_object(), **self.given, by=actor(request), at=clock.now()
        )
        return self.answer(person)

    @act()
    def disable(self, request: Request, pk: str) -> Response:
        """Take every right of this person away at once."""
        person = people.disable(self.get_object(), by=actor(request), at=clock.now())
        return self.answer(person)


class OfficeOut(ItemOut[Office]):
    """Who holds which role where, from and to."""

    person = serializers.CharField(source="user.name", read_only=True)
    organization = OrganizationRef(read_only=True)

    class Meta:
        model = Office
        fields = [
            "id",
            "person",
            "organization",
            "role",
            "from_on",
            "to_on",
            "acting_basis",
        ]


class OfficeIn(StrictSerializer):
    """To whom which role is given where."""

    person = ShortText(max_length=254, help_text="The e-mail of the person's account.")
    organization = Visible(lambda user: Organization.objects.all())
    role = serializers.ChoiceField(choices=Role.choices)
    from_on = Day()
    to_on = Day(required=False, default=None, allow_null=True)
    paper = ShortText()
    acting_basis = ShortText(required=False, default="")

    def validate_person(self, value: str) -> User:
        """Find the account."""
        found = User.objects.filter(email=value.strip().lower(), is_active=True).first()
        if found is None:
            raise serializers.ValidationError(
                _("There is no account with this e-mail."), "unknown-person"
            )
        return found


class EndIn(StrictSerializer):
    """The last day of an office."""

    on = Day()


class OfficeFilter(StrictFilterSet):
    """How offices are sought."""

    class Meta:
        model = Office
        fields = ["organization", "role"]


class OfficeViewSet(RegisterViewSet[Office]):
    """Public offices: who may act for whom."""

    queryset = Office.objects.none()
    serializer_class = OfficeOut
    filterset_class = OfficeFilter
    permission_classes = [ReadFreelyActByPolicy]
    policies = {
        "create": lambda actor: Standing.PERSON,
        "end": permissions.can_end_office,
    }
    session_only = {"create", "end"}

    def get_queryset(self) -> QuerySet[Office]:
        return Office.objects.select_related("user", "organization")

    @act(takes=OfficeIn)
    def create(self, request: Request) -> Response:
        """Give a person an office: its organization's leader, or the supervisor."""
        by, given = actor(request), dict(self.given)
        by.grant = permissions.can_grant_office(by, given["organization"])
        if by.grant is None:
            raise NotYours
        office = offices.grant(
            user=given.pop("person"),
            role=Role(given.pop("role")),
            **given,
            by=by,
            at=clock.now(),
        )
        return self.answer(office, status=201)

    @act(takes=EndIn)
    def end(self, request: Request, pk: str) -> Response:
        """End an office with this day."""
        return self.done(offices.end)


class OwnOfficeOut(Out[Office]):
    """One of the caller's own offices in force."""

    organization = OrganizationRef(read_only=True)

    class Meta:
        model = Office
        fields = ["id", "organization", "role", "acting_basis"]


class MeOut(serializers.Serializer[Any]):
    """The caller: who he is and in which offices he may act."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    email = serializers.EmailField()
    language = serializers.CharField()
    is_confirmed_citizen = serializers.BooleanField()
    offices = OwnOfficeOut(many=True)


class MeView(Door):
    """The caller himself."""

    permission_classes = [SignedIn]

    @extend_schema(responses=MeOut)
    def get(self, request: Request) -> Response:
        """Tell who calls, and in which offices he may act."""
        by = actor(request)
        shown = {
            "id": by.user.pk,
            "name": by.user.name,
            "email": by.user.email,
            "language": by.user.language,
            "is_confirmed_citizen": by.user.is_confirmed_citizen,
            "offices": by.offices,
        }
        return Response(MeOut(shown).data)
