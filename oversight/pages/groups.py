"""Groups of public control: founded by a protocol, joined by invitation."""

from collections import defaultdict
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import Office
from backend.accounts.roles import Role
from backend.law.norms import public_control
from backend.pages.acts import Act, ActForm, Words
from oversight import permissions
from oversight.actions import groups, participants
from oversight.models import Group, GroupProtocol, Invitation
from oversight.models.visibility import places
from oversight.pages import group_forms, looks
from oversight.pages.case_acts import anyone
from oversight.rules import subjects


class Groups(Act):
    """The person's groups and invitations, and the founding of a new group."""

    template_name = "oversight/groups.html"
    form_class = group_forms.GroupForm
    policy = anyone
    words = Words(
        title=_("Groups of public control"),
        button=_("Found the group"),
        done=_("The group is founded. You are its coordinator."),
    )

    def find(self, **kwargs: Any) -> None:
        return None

    def perform(self, given: dict[str, Any], *, at: Any) -> Group:
        self.actor.grant = permissions.can_found_group(self.actor)
        if self.actor.grant is None:
            raise PermissionDenied
        return groups.found(**given, by=self.actor, at=at)

    def back(self) -> str:
        return reverse("page:group-list")

    def context(self) -> dict[str, Any]:
        seen = Invitation.objects.visible_to(self.request.user)
        waiting = seen.filter(accepted_at=None, declined_at=None)
        mine = waiting.filter(person=self.actor.user)
        return {
            "mine": _own(self.actor.user),
            "invited": mine.select_related("group__organization", "invited_by"),
            "most": public_control.GROUP.on(looks.today()),
            "laws": {
                "group": public_control.GROUP.citation,
                "informed": subjects.INFORM,
            },
            "may_open": permissions.may_open_some_case(self.actor),
            "may_found": permissions.can_found_group(self.actor) is not None,
        }


class Invite(Act):
    """Ask a person to join the group."""

    verb = "invite"
    policy, run, form_class = (
        permissions.can_invite,
        groups.invite,
        group_forms.InviteForm,
    )
    words = Words(
        title=_("Invite to the group"),
        button=_("Invite"),
        done=_("The invitation is sent."),
        lead=_("A group has at most five people; those invited count."),
    )

    def rows(self) -> QuerySet[Group]:
        return Group.objects.select_related("organization")

    def back(self) -> str:
        return reverse("page:group-list")


class Accept(Act):
    """Join the group."""

    verb = "accept"
    policy, run = permissions.can_answer_invitation, groups.accept
    words = Words(
        title=_("Join the group"),
        button=_("Join"),
        done=_("You are in the group now."),
    )

    def rows(self) -> QuerySet[Invitation]:
        return Invitation.objects.visible_to(self.request.user).select_related(
            "group__organization"
        )

    def back(self) -> str:
        return reverse("page:group-list")


class Decline(Accept):
    """Stay out of the group."""

    verb = "decline"
    policy, run = permissions.can_answer_invitation, groups.decline
    words = Words(
        title=_("Decline the invitation"),
        button=_("Decline"),
        done=_("The invitation is declined."),
    )


class GroupAct(Act):
    """An act upon a group by one of its people."""

    policy = permissions.can_change_group

    def rows(self) -> QuerySet[Group]:
        return Group.objects.select_related("organization", "protocol_file")

    def back(self) -> str:
        return reverse("page:group-list")


class Leave(GroupAct):
    """Leave the group."""

    verb, run, policy = "leave", groups.leave, permissions.can_leave_group
    form_class = group_forms.LeavingGroupForm
    is_danger = True
    words = Words(
        title=_("Leave the group"),
        button=_("Leave the group"),
        done=_("You have left the group and its cases."),
        lead=_(
            "You leave the cases of the group too. It stays visible that you took "
            "part, and until when."
        ),
    )


class Exclude(GroupAct):
    """Take a member out of the group."""

    verb, run, is_danger = "exclude", groups.exclude, True
    words = Words(
        title=_("Exclude a member"),
        button=_("Exclude"),
        done=_("The member is excluded from the group and its cases."),
        lead=_("By a protocol and with a reason, which the person is told."),
    )

    def form(self, **data: Any) -> ActForm:
        return group_forms.ExclusionForm(
            group=self.item, besides=self.actor.user, **data
        )


class HandOver(GroupAct):
    """Make another member the coordinator."""

    verb, run = "hand-over", groups.hand_over
    words = Words(
        title=_("Hand the coordination over"),
        button=_("Hand over"),
        done=_("The coordination is handed over. You stay in the group."),
        lead=_("The new coordinator leads the cases of the group from this moment on."),
    )

    def form(self, **data: Any) -> ActForm:
        return group_forms.MemberForm(group=self.item, besides=self.actor.user, **data)


class RecordProtocol(GroupAct):
    """Add a protocol that approves the group as it is."""

    verb, run = "record-protocol", groups.record_protocol
    form_class = group_forms.ApprovalForm
    words = Words(
        title=_("Add a protocol of the group"),
        button=_("Add the protocol"),
        done=_("The protocol is on record."),
        lead=_("It approves who is in the group now. It is not changed afterwards."),
    )


GROUP_ACTS: tuple[type[Act], ...] = (Invite, RecordProtocol, HandOver, Exclude, Leave)


def _own(user: Any) -> list[dict[str, Any]]:
    """Return the groups of a person, with their people, protocols and who waits."""
    held = Group.objects.filter(organization__in=places(user))
    waiting = Invitation.objects.filter(accepted_at=None, declined_at=None)
    found = (
        held.select_related("organization")
        .prefetch_related(
            Prefetch("protocols", GroupProtocol.objects.newest_first()),
            Prefetch("invitations", waiting.select_related("person"), to_attr="asked"),
        )
        .order_by("id")
    )
    offices: dict[Any, list[Office]] = defaultdict(list)
    here = Office.objects.in_force(looks.today()).filter(
        organization__in=found.values("organization")
    )
    for office in here.select_related("user").order_by("id"):
        offices[office.organization_id].append(office)
    return [_shown(group, offices[group.organization_id], user) for group in found]


def _shown(group: Any, people: list[Office], user: Any) -> dict[str, Any]:
    members = {o.user_id for o in people if o.role in participants.MEMBERS}
    leads = {o.user_id for o in people if o.role == Role.COORDINATOR}
    protocols = list(group.protocols.all())
    return {
        "group": group,
        "people": people,
        "count": len(members),
        "waiting": group.asked,
        "leads": user.pk in leads,
        "belongs": user.pk in members,
        "has_others": bool(members - {user.pk}),
        "protocols": protocols,
        "lacks_file": not (protocols and protocols[0].file_id),
    }
