"""Acts upon groups of public control: founded, and joined by invitation."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from backend.accounts.actions import offices, organizations
from backend.accounts.actor import Actor
from backend.accounts.models import Office, OrganizationKind, User
from backend.accounts.roles import Role
from backend.files.models import File
from backend.journal.journal import record
from backend.law.refusal import demand
from backend.notices import outbox
from oversight.models import Group, Invitation
from oversight.rules import admissibility

MEMBERS = (Role.COORDINATOR, Role.PARTICIPANT)


@transaction.atomic
def found(
    *,
    name: str,
    protocol_number: str,
    protocol_on: date,
    protocol_file: File | None,
    by: Actor,
    at: datetime,
) -> Group:
    """Found a group by its protocol; the founder becomes its coordinator."""
    organization = organizations.register(
        kind=OrganizationKind.GROUP, names=(name, "", ""), by=by, at=at
    )
    group = Group.objects.create(
        organization=organization,
        protocol_number=protocol_number,
        protocol_on=protocol_on,
        protocol_file=protocol_file,
        founded_at=at,
    )
    offices.grant(
        user=by.user,
        organization=organization,
        role=Role.COORDINATOR,
        from_on=timezone.localdate(at),
        by=by,
        at=at,
        paper=protocol_number,
    )
    record("group.founded", group, by=by, at=at)
    return group


@transaction.atomic
def invite(group: Group, *, person: User, by: Actor, at: datetime) -> Invitation:
    """Ask a person to join; refuse where the group would then be too large.

    Those who have been asked and have not answered yet count as members.
    """
    group = Group.objects.select_for_update().get(pk=group.pk)
    waiting = group.invitations.filter(accepted_at=None, declined_at=None).count()
    people = _size(group, at=at) + waiting + 1
    demand(admissibility.check_size(people=people, on=timezone.localdate(at)))
    invitation = Invitation.objects.create(
        group=group, person=person, invited_by=by.user, invited_at=at
    )
    record("group.invited", invitation, by=by, at=at, public=False)
    outbox.post(
        "invitation",
        to=person,
        context={"group": group.organization.name, "inviter": by.user.name},
        about=(invitation.object_kind, invitation.pk),
        at=at,
    )
    return invitation


@transaction.atomic
def accept(invitation: Invitation, *, by: Actor, at: datetime) -> Invitation:
    """Join the group; refuse where it has become full."""
    group = Group.objects.select_for_update().get(pk=invitation.group_id)
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    people = _size(group, at=at) + 1
    demand(admissibility.check_size(people=people, on=timezone.localdate(at)))
    invitation.accepted_at = at
    invitation.save(update_fields=["accepted_at"])
    offices.grant(
        user=by.user,
        organization=group.organization,
        role=Role.PARTICIPANT,
        from_on=timezone.localdate(at),
        by=by,
        at=at,
        paper=group.protocol_number,
    )
    record("group.joined", invitation, by=by, at=at, public=False)
    return invitation


@transaction.atomic
def decline(invitation: Invitation, *, by: Actor, at: datetime) -> Invitation:
    """Stay out of the group."""
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    invitation.declined_at = at
    invitation.save(update_fields=["declined_at"])
    record("group.declined", invitation, by=by, at=at, public=False)
    return invitation


def _size(group: Group, *, at: datetime) -> int:
    held = Office.objects.in_force(timezone.localdate(at)).filter(
        organization=group.organization, role__in=MEMBERS
    )
    return held.values("user").distinct().count()
