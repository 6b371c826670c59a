"""Groups and their cases, made by the acts, as far as a test of people needs them."""

from dataclasses import dataclass, field
from datetime import date, datetime

from backend.accounts.actions import organizations
from backend.accounts.actions.organizations import Standing
from backend.accounts.actor import Actor
from backend.accounts.models import Office, Organization, OrganizationKind
from backend.accounts.roles import Role
from backend.accounts.roles import Standing as Power
from backend.files import uploads
from backend.files.models import File
from oversight.actions import cases, groups, openings, participants
from oversight.models import Case, Group, Participant
from oversight.states import CaseState
from tests import factories

PROTOCOL_ON = date(2026, 9, 1)


@dataclass
class Circle:
    """A group with its people, one body, and the case that they open about it."""

    group: Group
    lead: Actor
    members: list[Actor]
    body: Organization
    at: datetime
    case: Case = field(init=False)

    def refresh(self) -> "Circle":
        """Read the case anew."""
        self.case = Case.objects.select_related("initiator").get(pk=self.case.pk)
        return self

    def place_of(self, who: Actor) -> Participant:
        """Return the standing place of a person in the case."""
        return self.case.participants.current().get(person=who.user)


def file_of(by: Actor, *, at: datetime, name: str = "protocol.pdf") -> File:
    """Keep a small PDF that stands for a scan."""
    return uploads.keep(
        f"%PDF-1.4\n% {name} {by.user.pk}\n%%EOF\n".encode(),
        name=name,
        media_type="application/pdf",
        is_public=False,
        by=by,
        at=at,
    )


def member_of(group: Group, who: Actor) -> Actor:
    """Return the person acting in the office that he holds in the group now."""
    office = Office.objects.filter(
        organization=group.organization, user=who.user, to_on=None
    ).latest("id")
    return factories.actor(who.user, office)


def founded(*, at: datetime, members: int = 1, with_file: bool = True) -> Circle:
    """Found a group of a coordinator and so many members who have accepted."""
    founder = Actor(factories.citizen("Дана Серікқызы"), (), grant=Power.PERSON)
    group = groups.found(
        name="Ашық қала",
        protocol_number="1",
        protocol_on=PROTOCOL_ON,
        protocol_file=file_of(founder, at=at) if with_file else None,
        by=founder,
        at=at,
    )
    lead = member_of(group, founder)
    joined = [joins(group, lead, at=at, name=f"Мүше {n + 1}") for n in range(members)]
    if with_file and members:
        approved(group, lead, at=at)
    return Circle(group, lead, joined, factories.body(), at)


def joins(group: Group, lead: Actor, *, at: datetime, name: str = "Жаңа мүше") -> Actor:
    """Invite a confirmed citizen, who accepts."""
    person = factories.citizen(name)
    invitation = groups.invite(group, person=person, by=lead, at=at)
    groups.accept(invitation, by=Actor(person, (), grant=Power.PERSON), at=at)
    return member_of(group, Actor(person, ()))


def approved(group: Group, lead: Actor, *, at: datetime) -> None:
    """Add the protocol that approves the group as it is."""
    groups.record_protocol(
        group,
        protocol_number="2",
        protocol_on=PROTOCOL_ON,
        protocol_file=file_of(lead, at=at, name="second.pdf"),
        by=lead,
        at=at,
    )


def drafted(circle: Circle, *, bodies: int = 1) -> Circle:
    """Open a draft of the group about its body, and others."""
    others = [factories.body(f"Мекеме {n}") for n in range(2, bodies + 1)]
    circle.case = openings.open_draft(
        initiator=circle.group.organization,
        theme="Жаяужол",
        language="kk",
        tasks="",
        bodies=[circle.body, *others],
        region=None,
        by=circle.lead,
        at=circle.at,
    )
    return circle


def declared(circle: Circle, *, at: datetime | None = None) -> Circle:
    """Let everybody who takes part declare that nothing stands against him."""
    for row in circle.case.participants.current().select_related("person"):
        participants.declare(
            row,
            declared=factories.ALL_DECLARED,
            has_conflict=False,
            by=_own(row),
            at=at or circle.at,
        )
    return circle


def _own(row: Participant) -> Actor:
    assert row.person is not None
    return Actor(row.person, (), grant=Power.PERSON)


def walked(
    circle: Circle, *, to: CaseState = CaseState.UNDER_WAY, bodies: int = 1
) -> Circle:
    """Open, declare and go on as far as this state."""
    declared(drafted(circle, bodies=bodies))
    for state, step in (
        (CaseState.REGISTERED, cases.register),
        (CaseState.ANNOUNCED, cases.announce),
        (CaseState.UNDER_WAY, cases.begin),
    ):
        step(circle.case, by=circle.lead, at=circle.at)
        if state == to:
            break
    return circle.refresh()


def npo(name: str = "Қор", **said: bool) -> Organization:
    """Make a non-profit organization that the supervisor has entered."""
    return organizations.register(
        kind=OrganizationKind.NPO,
        names=(name, name, name),
        paper="№ 1",
        standing=Standing(**said),
        by=None,
        at=factories.AT,
    )


def npo_lead(organization: Organization) -> Actor:
    """Make its coordinator, a confirmed citizen."""
    user = factories.citizen("Үйлестіруші")
    return factories.actor(user, factories.office(user, organization, Role.COORDINATOR))
