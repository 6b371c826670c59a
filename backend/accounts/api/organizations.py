"""Regions and organizations: read by all, entered by the supervisor."""

from dataclasses import fields

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as django_filters
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts import permissions, rules
from backend.accounts.actions import organizations
from backend.accounts.actions.organizations import Standing
from backend.accounts.actor import actor
from backend.accounts.models import (
    Organization,
    OrganizationKind,
    Region,
    WithoutCouncil,
)
from backend.api.filters import StrictFilterSet
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import (
    Flag,
    ItemOut,
    Out,
    ShortText,
    StrictSerializer,
    Visible,
)
from backend.api.viewsets import RegisterViewSet, act

REGISTERED_HERE = [
    kind
    for kind in OrganizationKind
    if kind not in (OrganizationKind.GROUP, OrganizationKind.CITIZEN)
]

STANDING = [field.name for field in fields(Standing)]


class OrganizationRef(Out[Organization]):
    """An organization where it is named beside something else."""

    name = serializers.CharField(read_only=True)

    class Meta:
        model = Organization
        fields = ["id", "kind", "name"]


class RegionOut(ItemOut[Region]):
    """A region, with its codes where they are known."""

    class Meta:
        model = Region
        fields = [
            "id",
            "kind",
            "kato",
            "iso",
            "parent",
            "name_kk",
            "name_ru",
            "name_en",
            "population",
            "population_on",
        ]


class RegionFilter(StrictFilterSet):
    """How regions are sought."""

    class Meta:
        model = Region
        fields = ["kind", "parent", "iso", "kato"]


class RegionViewSet(RegisterViewSet[Region]):
    """Administrative units of Kazakhstan."""

    queryset = Region.objects.none()
    serializer_class = RegionOut
    filterset_class = RegionFilter
    permission_classes = [ReadFreelyActByPolicy]
    ordering = "id"

    def get_queryset(self) -> QuerySet[Region]:
        return Region.objects.all()


class OrganizationOut(ItemOut[Organization]):
    """A body, a council, an NPO, a group or a citizen acting alone."""

    class Meta:
        model = Organization
        fields = [
            "id",
            "kind",
            "name_kk",
            "name_ru",
            "name_en",
            "bin",
            "region",
            "parent",
            "site",
            "no_council_ground",
            "is_regime_object",
            "is_of_wealth_fund",
            "is_religious",
            "has_foreign_participation",
            "is_suspended",
            "active_from",
            "active_to",
            "is_demonstration",
        ]


class StandingIn(StrictSerializer):
    """What the laws ask of an organization beside its kind, and on what paper."""

    is_regime_object = Flag()
    is_of_wealth_fund = Flag()
    is_religious = Flag()
    has_foreign_participation = Flag()
    is_suspended = Flag()
    paper = ShortText()


class OrganizationIn(StrictSerializer):
    """What the supervisor enters of an organization, and on what paper."""

    kind = serializers.ChoiceField(
        choices=[(k.value, k.label) for k in REGISTERED_HERE]
    )
    name_kk = ShortText()
    name_ru = ShortText(required=False, default="")
    name_en = ShortText(required=False, default="")
    bin = ShortText(required=False, default="", max_length=12)
    region = Visible(lambda user: Region.objects.all(), required=False, default=None)
    higher_body = Visible(
        lambda user: Organization.objects.all(), required=False, default=None
    )
    no_council_ground = serializers.ChoiceField(
        choices=WithoutCouncil.choices, required=False, allow_blank=True, default=""
    )
    paper = ShortText()
    is_regime_object = Flag(required=False, default=False)
    is_of_wealth_fund = Flag(required=False, default=False)
    is_religious = Flag(required=False, default=False)
    has_foreign_participation = Flag(required=False, default=False)
    is_suspended = Flag(required=False, default=False)

    def validate_bin(self, value: str) -> str:
        """Refuse a number whose control digit is wrong."""
        if value and not rules.has_valid_checksum(value):
            message = _("The control digit of this BIN is wrong.")
            raise serializers.ValidationError(message, "checksum")
        return value


class OrganizationFilter(StrictFilterSet):
    """How organizations are sought."""

    q = django_filters.CharFilter(method="by_name", max_length=200)

    class Meta:
        model = Organization
        fields = ["kind", "region", "parent", "bin"]

    def by_name(
        self, queryset: QuerySet[Organization], name: str, value: str
    ) -> QuerySet[Organization]:
        """Keep those with the words in one of their names."""
        return (
            queryset.filter(name_kk__icontains=value)
            | queryset.filter(name_ru__icontains=value)
            | queryset.filter(name_en__icontains=value)
        )


class OrganizationViewSet(RegisterViewSet[Organization]):
    """Who is named in this register."""

    queryset = Organization.objects.none()
    serializer_class = OrganizationOut
    filterset_class = OrganizationFilter
    permission_classes = [ReadFreelyActByPolicy]
    policies = {
        "create": permissions.can_verify,
        "correct_standing": permissions.can_correct_organization,
    }

    def get_queryset(self) -> QuerySet[Organization]:
        return Organization.objects.all()

    @act(takes=OrganizationIn)
    def create(self, request: Request) -> Response:
        """Enter an organization, verified on paper."""
        given = self.given
        organization = organizations.register(
            kind=OrganizationKind(given["kind"]),
            names=(given["name_kk"], given["name_ru"], given["name_en"]),
            region=given["region"],
            parent=given["higher_body"],
            bin_number=given["bin"],
            paper=given["paper"],
            no_council_ground=given["no_council_ground"],
            standing=Standing(**{name: given[name] for name in STANDING}),
            by=actor(request),
            at=clock.now(),
        )
        return self.answer(organization, status=201)

    @act(takes=StandingIn)
    def correct_standing(self, request: Request, pk: str) -> Response:
        """Record how it stands with the law now: suspended, religious, regime…"""
        given = dict(self.given)
        organization = organizations.correct_standing(
            self.get_object(),
            paper=given.pop("paper"),
            standing=Standing(**given),
            by=actor(request),
            at=clock.now(),
        )
        return self.answer(organization)
