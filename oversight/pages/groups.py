"""Groups of public control: founded by a protocol, joined by invitation."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import Office
from backend.accounts.roles import Role
from backend.pages.acts import Act, Words
from oversight import permissions
from oversight.actions import groups
from oversight.models import Group, Invitation
from oversight.models.visibility import places
from oversight.pages import forms, looks
from oversight.pages.case_acts import anyone


class Groups(Act):
    """The person's groups and invitations, and the founding of a new group."""

    template_name = "oversight/groups.html"
    form_class = forms.GroupForm
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
            "may_found": permissions.can_found_group(self.actor) is not None,
        }


class Invite(Act):
    """Ask a person to join the group."""

    verb = "invite"
    policy, run, form_class = permissions.can_invite, groups.invite, forms.InviteForm
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


def _own(user: Any) -> list[dict[str, Any]]:
    """Return the groups of a person, with their people and who waits."""
    held = Group.objects.filter(organization__in=places(user))
    found = held.select_related("organization").order_by("id")
    return [_shown(group, user) for group in found]


def _shown(group: Group, user: Any) -> dict[str, Any]:
    here = Office.objects.in_force(looks.today()).filter(
        organization=group.organization_id
    )
    people = list(here.select_related("user").order_by("id"))
    waiting = group.invitations.filter(accepted_at=None, declined_at=None)
    leads = any(
        office.user_id == user.pk and office.role == Role.COORDINATOR
        for office in people
    )
    return {
        "group": group,
        "people": people,
        "waiting": waiting.select_related("person"),
        "leads": leads,
    }
