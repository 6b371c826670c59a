"""Acts upon groups of public control: founded, joined, left, handed over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from backend.accounts.actions import offices, organizations
from backend.accounts.actor import Actor
from backend.accounts.models import Office, OrganizationKind, User
from backend.accounts.roles import Role
from backend.files.models import File
from backend.journal.journal import record
from backend.law.breach import Breach
from backend.law.refusal import demand
from backend.notices import outbox
from oversight.actions import group_letters, participants
from oversight.models import Case, Group, GroupProtocol, Invitation, ProtocolKind
from oversight.rules import subjects


@dataclass(frozen=True)
class Paper:
    """A protocol of a group: its number, its day, its file, who else it names."""

    number: str
    on: date
    file: File | None
    also: tuple[str, ...] = ()

    @property
    def digests(self) -> list[str]:
        """Return the digest of the file, as the journal keeps it."""
        return [self.file.sha256] if self.file else []


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
    paper = Paper(protocol_number, protocol_on, protocol_file)
    _demand_lawful(paper, at=at)
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
    _grant(group, by.user, Role.COORDINATOR, paper=paper, by=by, at=at)
    record("group.founded", group, by=by, at=at, files=paper.digests)
    _write_down(group, ProtocolKind.FOUNDED, paper, whom=by.user, by=by, at=at)
    return group


@transaction.atomic
def invite(
    group: Group,
    *,
    person: User,
    by: Actor,
    at: datetime,
    protocol_number: str = "",
    protocol_on: date | None = None,
    protocol_file: File | None = None,
) -> Invitation:
    """Ask a person to join; refuse where the group would then be too large.

    Those who have been asked and have not answered yet count as members. The protocol
    is that which approves him; without one, that by which the group was founded.
    """
    group = _locked(group)
    paper = Paper(protocol_number, protocol_on or group.protocol_on, protocol_file)
    if protocol_number or protocol_on:
        _demand_lawful(paper, at=at)
    waiting = group.invitations.filter(accepted_at=None, declined_at=None).count()
    people = len(_people(group, at=at)) + waiting + 1
    demand(subjects.check_size(people=people, on=timezone.localdate(at)))
    invitation = Invitation.objects.create(
        group=group,
        person=person,
        invited_by=by.user,
        invited_at=at,
        protocol_number=paper.number or group.protocol_number,
        protocol_on=paper.on,
        protocol_file=paper.file or group.protocol_file,
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
    """Join the group, and its cases that go on; refuse where it has become full."""
    group = _locked(invitation.group)
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    people = len(_people(group, at=at)) + 1
    demand(subjects.check_size(people=people, on=timezone.localdate(at)))
    invitation.accepted_at = at
    invitation.save(update_fields=["accepted_at"])
    paper = Paper(
        invitation.protocol_number or group.protocol_number,
        invitation.protocol_on or group.protocol_on,
        invitation.protocol_file,
    )
    _grant(group, by.user, Role.PARTICIPANT, paper=paper, by=by, at=at)
    record("group.joined", invitation, by=by, at=at, public=False)
    _write_down(group, ProtocolKind.JOINED, paper, whom=by.user, by=by, at=at)
    participants.name_in_open_cases(by.user, group.organization, by=by, at=at)
    return invitation


@transaction.atomic
def decline(invitation: Invitation, *, by: Actor, at: datetime) -> Invitation:
    """Stay out of the group."""
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    invitation.declined_at = at
    invitation.save(update_fields=["declined_at"])
    record("group.declined", invitation, by=by, at=at, public=False)
    return invitation


@transaction.atomic
def leave(group: Group, *, reason: str, by: Actor, at: datetime) -> Group:
    """Leave the group and its cases; its coordinator hands over first.

    A statement of the person is enough; the coordinator records the protocol then.
    """
    group = _locked(group)
    held = _held(group, by.user, at=at)
    rest = [one for one in _people(group, at=at) if one.pk != by.user.pk]
    demand(
        subjects.check_leaving(
            is_member=bool(held),
            is_coordinator=any(o.role == Role.COORDINATOR for o in held),
            others=len(rest),
        )
    )
    paper = Paper("", timezone.localdate(at), None)
    change = (ProtocolKind.LEFT, paper, reason)
    return _out(group, by.user, held, change, by=by, at=at)


@transaction.atomic
def exclude(
    group: Group,
    *,
    person: User,
    reason: str,
    protocol_number: str,
    protocol_on: date,
    protocol_file: File | None,
    by: Actor,
    at: datetime,
) -> Group:
    """Take a person out of the group and its cases, by a protocol and with a reason."""
    group = _locked(group)
    paper = Paper(protocol_number, protocol_on, protocol_file)
    _demand_lawful(paper, at=at)
    held = _held(group, person, at=at)
    demand(
        subjects.check_exclusion(is_member=bool(held), is_own=person.pk == by.user.pk)
    )
    change = (ProtocolKind.EXCLUDED, paper, reason)
    return _out(group, person, held, change, by=by, at=at)


@transaction.atomic
def hand_over(
    group: Group,
    *,
    person: User,
    protocol_number: str,
    protocol_on: date,
    protocol_file: File | None,
    by: Actor,
    at: datetime,
) -> Group:
    """Make another member the coordinator, by a protocol; the old one stays in."""
    group = _locked(group)
    paper = Paper(protocol_number, protocol_on, protocol_file)
    _demand_lawful(paper, at=at)
    taken, given = _held(group, person, at=at), _held(group, by.user, at=at)
    demand(
        subjects.check_successor(
            is_member=bool(taken),
            is_coordinator=any(o.role == Role.COORDINATOR for o in taken),
        )
    )
    _end(taken, by=by, at=at)
    _end(given, by=by, at=at)
    _grant(group, person, Role.COORDINATOR, paper=paper, by=by, at=at)
    _grant(group, by.user, Role.PARTICIPANT, paper=paper, by=by, at=at)
    said = {"to": str(person.pk), "paper": protocol_number}
    files = paper.digests
    record("group.handed-over", group, by=by, at=at, said=said, files=files)
    _write_down(group, ProtocolKind.HANDED_OVER, paper, whom=person, by=by, at=at)
    group_letters.tell_coordinator(group, person, by=by, at=at)
    return group


@transaction.atomic
def record_protocol(
    group: Group,
    *,
    protocol_number: str,
    protocol_on: date,
    protocol_file: File,
    by: Actor,
    at: datetime,
    also: Sequence[str] = (),
) -> GroupProtocol:
    """Add a protocol that approves who is in the group now, with its file.

    `also` are members without an account: they count like the others.
    """
    group = _locked(group)
    paper = Paper(protocol_number, protocol_on, protocol_file, tuple(also))
    _demand_lawful(paper, at=at)
    people = len(_people(group, at=at)) + len(also)
    demand(subjects.check_size(people=people, on=timezone.localdate(at)))
    said, files = {"paper": protocol_number}, paper.digests
    record("group.approved", group, by=by, at=at, said=said, files=files, public=False)
    return _write_down(group, ProtocolKind.APPROVED, paper, whom=None, by=by, at=at)


def check_protocol_sent(case: Case) -> list[Breach]:
    """Return a breach where bodies would be told of a group without its protocol."""
    group = Group.objects.filter(organization=case.initiator_id).first()
    last = last_protocol(group) if group else None
    return subjects.check_protocol_sent(
        is_group=group is not None,
        has_file=last is not None and last.file_id is not None,
    )


def last_protocol(group: Group) -> GroupProtocol | None:
    """Return the protocol that approves the group as it is now."""
    return group.protocols.newest_first().first()


def _locked(group: Group) -> Group:
    rows = Group.objects.select_for_update(of=("self",))
    return rows.select_related("organization", "protocol_file").get(pk=group.pk)


def _people(group: Group, *, at: datetime) -> list[User]:
    return participants.members(group.organization, on=timezone.localdate(at))


def _held(group: Group, person: User, *, at: datetime) -> list[Office]:
    held = Office.objects.in_force(timezone.localdate(at)).filter(
        organization=group.organization,
        role__in=participants.MEMBERS,
        user=person,
        to_on=None,
    )
    return list(held.order_by("id"))


def _demand_lawful(paper: Paper, *, at: datetime) -> None:
    today = timezone.localdate(at)
    demand(subjects.check_protocol(number=paper.number, on=paper.on, today=today))


def _grant(
    group: Group, person: User, role: Role, *, paper: Paper, by: Actor, at: datetime
) -> Office:
    return offices.grant(
        user=person,
        organization=group.organization,
        role=role,
        from_on=timezone.localdate(at),
        by=by,
        at=at,
        paper=paper.number,
    )


def _end(held: list[Office], *, by: Actor, at: datetime) -> None:
    """End offices with yesterday: from this moment on they give no right."""
    today = timezone.localdate(at)
    for office in held:
        last = max(office.from_on, today - timedelta(days=1))
        offices.end(office, on=last, by=by, at=at)


def _out(
    group: Group,
    person: User,
    held: list[Office],
    change: tuple[ProtocolKind, Paper, str],
    *,
    by: Actor,
    at: datetime,
) -> Group:
    kind, paper, reason = change
    _end(held, by=by, at=at)
    said = {"person": str(person.pk), "reason": reason}
    record(
        f"group.{kind}",
        group,
        by=by,
        at=at,
        said=said,
        files=paper.digests,
        public=False,
    )
    participants.leave_open_cases(
        person, group.organization, reason=reason, by=by, at=at
    )
    done = _write_down(group, kind, paper, whom=person, reason=reason, by=by, at=at)
    if kind == ProtocolKind.EXCLUDED:
        group_letters.tell_excluded(group, done, person, at=at)
    return group


def _write_down(
    group: Group,
    kind: ProtocolKind,
    paper: Paper,
    *,
    whom: User | None,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> GroupProtocol:
    names = [*(person.name for person in _people(group, at=at)), *paper.also]
    gone = kind in (ProtocolKind.LEFT, ProtocolKind.EXCLUDED)
    protocol = GroupProtocol(
        group=group,
        kind=kind,
        number=paper.number,
        on=paper.on,
        file=paper.file,
        names=[name for name in names if not (gone and whom and name == whom.name)],
        whom=whom.name if whom else "",
        reason=reason,
        recorded_at=at,
        recorded_by=by.user,
    )
    protocol.save()
    if kind != ProtocolKind.FOUNDED:
        group_letters.tell_bodies(group, protocol, at=at)
    return protocol
