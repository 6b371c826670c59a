"""Working groups: who forms a council, and who heads them."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.accounts.api.organizations import OrganizationRef
from backend.accounts.roles import Standing
from backend.api.errors import NotYours
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import (
    Day,
    ItemOut,
    Out,
    PastDay,
    ShortText,
    StrictSerializer,
    Visible,
    WholeNumber,
)
from backend.api.viewsets import RegisterViewSet, act
from councils import permissions
from councils.actions import working_groups
from councils.actions.working_groups import Approved, Named
from councils.api.refs import CouncilRef, organizations, people
from councils.filters import WorkingGroupFilter
from councils.models import (
    Constituency,
    Council,
    WorkingGroup,
    WorkingGroupMember,
)

MOST_MEMBERS = 100


class WorkingGroupMemberOut(Out[WorkingGroupMember]):
    """One member of a working group: a name, never a contact."""

    class Meta:
        model = WorkingGroupMember
        fields = ["id", "person_name", "constituency", "nominator"]


class WorkingGroupOut(ItemOut[WorkingGroup]):
    """Those who form a council."""

    council = CouncilRef(read_only=True)
    approved_by = OrganizationRef(read_only=True)
    members = WorkingGroupMemberOut(many=True, read_only=True)

    class Meta:
        model = WorkingGroup
        fields = [
            "id",
            "council",
            "approved_by",
            "approved_on",
            "document",
            "size",
            "members",
            "head",
            "head_elected_on",
            "head_document",
            "ended_on",
        ]


class WorkingGroupMemberIn(StrictSerializer):
    """One member, as the document of approval names him."""

    person_name = ShortText(max_length=200)
    constituency = serializers.ChoiceField(choices=Constituency.choices)
    nominator = ShortText(required=False, allow_blank=True, default="", max_length=300)
    user = Visible(people, required=False, allow_null=True, default=None)


class WorkingGroupIn(StrictSerializer):
    """An approved working group, with its document and its size."""

    council = Visible(Council.objects.visible_to)
    approved_by = Visible(organizations)
    approved_on = PastDay()
    document = ShortText()
    size = WholeNumber(min_value=1, max_value=MOST_MEMBERS)
    members = serializers.ListField(
        child=WorkingGroupMemberIn(), min_length=1, max_length=MOST_MEMBERS
    )


def _members(user: Any) -> QuerySet[WorkingGroupMember]:
    seen = WorkingGroup.objects.visible_to(user)
    return WorkingGroupMember.objects.filter(group__in=seen)


class HeadIn(StrictSerializer):
    """Whom the open vote made head, when, and by which document."""

    member = Visible(_members)
    on = PastDay()
    document = ShortText()


class GroupEndIn(StrictSerializer):
    """The last day of the working group."""

    on = Day()


class WorkingGroupViewSet(RegisterViewSet[WorkingGroup]):
    """Working groups that form councils: a third of the state at most."""

    queryset = WorkingGroup.objects.none()
    serializer_class = WorkingGroupOut
    filterset_class = WorkingGroupFilter
    permission_classes = [ReadFreelyActByPolicy]
    write_scope = "councils:write"
    policies = {
        "create": lambda actor: Standing.PERSON,
        "elect_head": permissions.can_elect_head,
        "end": permissions.can_end_working_group,
    }

    def get_queryset(self) -> QuerySet[WorkingGroup]:
        rows = WorkingGroup.objects.visible_to(self.request.user)
        return rows.select_related(
            "council__organization", "approved_by"
        ).prefetch_related("members")

    def links(self, item: WorkingGroup) -> dict[str, str]:
        return {"competitions": f"/api/v1/competitions/?working_group={item.pk}"}

    @act(takes=WorkingGroupIn)
    def create(self, request: Request) -> Response:
        """Enter an approved working group; an unlawful one is refused."""
        by, given = actor(request), self.given
        by.grant = permissions.can_form_working_group(by, given["council"])
        if by.grant is None:
            raise NotYours
        approval = Approved(
            given["approved_by"], given["approved_on"], given["document"]
        )
        group = working_groups.form(
            given["council"],
            approval=approval,
            size=given["size"],
            members=[
                Named(**{**one, "constituency": Constituency(one["constituency"])})
                for one in given["members"]
            ],
            by=by,
            at=clock.now(),
        )
        return self.answer(group, status=201)

    @act(takes=HeadIn)
    def elect_head(self, request: Request, pk: str) -> Response:
        """Record the election of the head: a member from civil society, openly."""
        return self.done(working_groups.elect_head)

    @act(takes=GroupEndIn)
    def end(self, request: Request, pk: str) -> Response:
        """End the working group; the council's first meeting does so by itself."""
        group, on = self.get_object(), self.given["on"]
        if on < group.approved_on:
            message = _("A working group ends no earlier than it begins.")
            raise serializers.ValidationError({"on": message})
        working_groups.end(group, on=on, by=actor(request), at=clock.now())
        return self.shown(group)
