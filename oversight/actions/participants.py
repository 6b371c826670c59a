"""Acts upon participants: named, declaring for themselves, leaving."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from backend.accounts.actor import Actor
from backend.accounts.models import Office, Organization, OrganizationKind, User
from backend.accounts.roles import Role
from backend.files.models import File
from backend.journal.journal import record
from backend.law.breach import Breach
from backend.law.refusal import MoveRefused, demand
from oversight.actions import conflicts
from oversight.actions.conflicts import Word
from oversight.actions.steps import locked_case
from oversight.models import OVER, Capacity, Case, Participant
from oversight.rules import conflict, expertise, subjects
from oversight.states import CaseState

MEMBERS = (Role.COORDINATOR, Role.PARTICIPANT)
# Who takes part may change until the control has ended.
OPEN = (
    CaseState.DRAFT,
    CaseState.REGISTERED,
    CaseState.ANNOUNCED,
    CaseState.UNDER_WAY,
)


def name_members(case: Case, *, by: Actor, at: datetime) -> list[Participant]:
    """Name everybody of the initiator who does not take part in the case yet.

    Who acts for a non-profit organization represents it.
    """
    present = set(case.participants.current().values_list("person", flat=True))
    return [
        _named(case, person, by=by, at=at)
        for person in members(case.initiator, on=timezone.localdate(at))
        if person.pk not in present
    ]


def name_in_open_cases(
    person: User, initiator: Organization, *, by: Actor, at: datetime
) -> list[Participant]:
    """Name one who has joined in every case of the group that still goes on."""
    rows = Case.objects.select_for_update(of=("self",)).select_related("initiator")
    going_on = rows.filter(initiator=initiator, state__in=OPEN).exclude(
        participants__in=Participant.objects.current().filter(person=person)
    )
    named = []
    for case in going_on.order_by("id"):
        people = case.participants.current().controlling().count() + 1
        demand(subjects.check_size(people=people, on=timezone.localdate(at)))
        named.append(_named(case, person, by=by, at=at))
    return named


@transaction.atomic
def name_on_paper(
    case: Case,
    *,
    name: str,
    capacity: Capacity,
    organization: Organization | None,
    authority: str,
    by: Actor,
    at: datetime,
) -> Participant:
    """Name one without an account; what he declares is entered from paper.

    A citizen who acts alone stays alone, and a group has at most five people.
    """
    case = _open_case(case, "name-on-paper", by=by)
    count = case.participants.current().controlling().count() + 1
    demand(
        [
            *subjects.check_size(people=count, on=timezone.localdate(at)),
            *subjects.check_company(
                is_citizen_alone=case.initiator.kind == OrganizationKind.CITIZEN,
                controlling=count,
            ),
            *check_represented(organization, on=timezone.localdate(at)),
        ]
    )
    participant = Participant.objects.create(
        case=case,
        name=name,
        capacity=capacity,
        organization=organization,
        authority=authority,
        from_on=timezone.localdate(at),
    )
    return _asked(participant, by=by, at=at)


@transaction.atomic
def name_expert(
    case: Case,
    *,
    name: str,
    person: User | None,
    field: str,
    education: str,
    experience_years: int,
    expert_organization: str,
    by: Actor,
    at: datetime,
) -> Participant:
    """Engage an expert: one with an account declares for himself, another on paper.

    Refuse who lacks higher education in the field, or two years of work in it.
    """
    case = _open_case(case, "name-expert", by=by)
    known = person.name if person else name
    said = expertise.Expert(
        name=known,
        has_higher_education=bool(education.strip()),
        experience_years=experience_years,
    )
    demand(expertise.check_expert(said, on=timezone.localdate(at)))
    participant = Participant.objects.create(
        case=case,
        person=person,
        name=known,
        capacity=Capacity.EXPERT,
        field=field,
        education=education,
        experience_years=experience_years,
        expert_organization=expert_organization,
        from_on=timezone.localdate(at),
    )
    return _asked(participant, by=by, at=at)


@transaction.atomic
def represent(
    participant: Participant,
    *,
    organization: Organization | None,
    authority: str,
    by: Actor,
    at: datetime,
) -> Participant:
    """Say for which organization, and by what paper, somebody takes part; or none."""
    participant = _locked(participant)
    _demand_open(participant.case, "represent")
    conflicts.demand_clear(participant.case, by)
    demand(check_represented(organization, on=timezone.localdate(at)))
    participant.organization = organization
    participant.authority = authority if organization else ""
    participant.capacity = Capacity.REPRESENTATIVE if organization else Capacity.SUBJECT
    participant.save(update_fields=["organization", "authority", "capacity"])
    said = {"organization": str(organization or ""), "authority": authority}
    record("participant.represents", participant, by=by, at=at, said=said, public=False)
    return participant


@transaction.atomic
def declare(
    participant: Participant,
    *,
    declared: Sequence[str],
    has_conflict: bool | None,
    by: Actor,
    at: datetime,
    nature: str = "",
    words: Sequence[Word] | None = None,
) -> Participant:
    """Record what a participant declares of himself under art. 6(2), point by point.

    `words` say of each object and finding whether there is a conflict; without them
    `has_conflict` and `nature` say it of all that he was asked. None says nothing.
    """
    participant = _locked(participant)
    has_left = participant.to_on is not None
    demand(conflict.check_takes_part(name=participant.name, has_left=has_left))
    if participant.case.state != CaseState.DRAFT:
        person, today = conflicts.person_of(participant), timezone.localdate(at)
        demand(subjects.check_standing(person, on=today))
    participant.declared = sorted(set(declared))
    participant.declared_at = at
    participant.save(update_fields=["declared", "declared_at"])
    said = {"declared": participant.declared}
    record("participant.declared", participant, by=by, at=at, said=said, public=False)
    if words is None and has_conflict is not None:
        rows = participant.conflicts.standing().select_related("body", "finding")
        words = [Word(row, has_conflict, nature) for row in rows]
    return conflicts.declare_all(participant, words=words or (), by=by, at=at)


@transaction.atomic
def declare_on_paper(
    participant: Participant,
    *,
    declared: Sequence[str],
    has_conflict: bool | None,
    nature: str,
    born_on: date | None,
    citizen_on_paper: str,
    declaration_file: File,
    by: Actor,
    at: datetime,
    words: Sequence[Word] | None = None,
) -> Participant:
    """Enter what one without an account has signed, with the file of what he signed."""
    participant = _locked(participant)
    _demand_open(participant.case, "declare-on-paper")
    participant.born_on, participant.citizen_on_paper = born_on, citizen_on_paper
    participant.declaration_file = declaration_file
    participant.save(update_fields=["born_on", "citizen_on_paper", "declaration_file"])
    record(
        "participant.declared-on-paper",
        participant,
        by=by,
        at=at,
        files=[declaration_file.sha256],
        public=False,
    )
    return declare(
        participant,
        declared=declared,
        has_conflict=has_conflict,
        nature=nature,
        words=words,
        by=by,
        at=at,
    )


@transaction.atomic
def leave(
    participant: Participant, *, reason: str, by: Actor, at: datetime
) -> Participant:
    """End somebody's part in a case; his conflicts end with it.

    Somebody has to be left who exercises control: the last one withdraws the case.
    """
    participant = _locked(participant)
    case = participant.case
    if case.state in OVER or participant.to_on is not None:
        raise MoveRefused(case.procedure, case.state, "leave")
    rest = case.participants.current().controlling().exclude(pk=participant.pk)
    demand(subjects.check_somebody(controlling=rest.count()))
    return _left(participant, reason=reason, by=by, at=at)


def leave_open_cases(
    person: User, initiator: Organization, *, reason: str, by: Actor, at: datetime
) -> None:
    """End the part of one who has left a group in all its cases that are not over."""
    rows = Participant.objects.current().filter(
        person=person, case__initiator=initiator
    )
    going_on = rows.exclude(case__state__in=OVER).order_by("id")
    for participant in going_on.select_for_update():
        _left(participant, reason=reason, by=by, at=at)


def check_people(case: Case, *, on: date) -> list[Breach]:
    """Return what keeps this case's participants from exercising control."""
    rows = case.participants.current().select_related("person", "organization")
    people = list(rows.prefetch_related("conflicts__body", "conflicts__finding"))
    controlling = [one for one in people if not one.is_expert]
    breaches = [
        *subjects.check_somebody(controlling=len(controlling)),
        *subjects.check_size(people=len(controlling), on=on),
        *subjects.check_company(
            is_citizen_alone=case.initiator.kind == OrganizationKind.CITIZEN,
            controlling=len(controlling),
        ),
    ]
    represented = {one.organization_id: one.organization for one in controlling}
    represented[case.initiator_id] = case.initiator
    for organization in represented.values():
        breaches += check_represented(organization, on=on)
    return [
        *breaches,
        *subjects.check_people([conflicts.person_of(one) for one in people], on=on),
    ]


def check_one(participant: Participant, *, on: date) -> list[Breach]:
    """Return what keeps one person from taking part, by what he has declared."""
    return subjects.check_people([conflicts.person_of(participant)], on=on)


def check_represented(organization: Organization | None, *, on: date) -> list[Breach]:
    """Return what keeps an organization from being a subject; a person needs none."""
    if organization is None or organization.kind in (
        OrganizationKind.GROUP,
        OrganizationKind.CITIZEN,
    ):
        return []
    return subjects.check_npo(npo_of(organization, on=on))


def npo_of(organization: Organization, *, on: date) -> subjects.Npo:
    """Return what the law asks of an organization, as it stands on the day.

    Registered is a non-profit organization that the supervisor has entered, and that
    has not ended.
    """
    ended = organization.active_to is not None and organization.active_to < on
    return subjects.Npo(
        name=organization.name,
        is_registered=organization.kind == OrganizationKind.NPO and not ended,
        is_religious=organization.is_religious,
        has_foreign_participation=organization.has_foreign_participation,
        is_suspended=organization.is_suspended,
    )


def members(initiator: Organization, *, on: date) -> list[User]:
    """Return the people who act for an initiator on the day."""
    held = (
        Office.objects.in_force(on)
        .filter(organization=initiator, role__in=MEMBERS)
        .select_related("user")
        .order_by("id")
    )
    return list({office.user_id: office.user for office in held}.values())


def _named(case: Case, person: User, *, by: Actor, at: datetime) -> Participant:
    npo = case.initiator if case.initiator.kind == OrganizationKind.NPO else None
    participant = Participant.objects.create(
        case=case,
        person=person,
        name=person.name,
        capacity=Capacity.REPRESENTATIVE if npo else Capacity.SUBJECT,
        organization=npo,
        from_on=timezone.localdate(at),
    )
    return _asked(participant, by=by, at=at)


def _asked(participant: Participant, *, by: Actor, at: datetime) -> Participant:
    """Record who has come, and ask him about each object of the case."""
    said: Mapping[str, Any] = {
        "name": participant.name,
        "capacity": str(participant.capacity),
    }
    record("participant.named", participant, by=by, at=at, said=said, public=False)
    conflicts.ask(participant, bodies=participant.case.bodies.order_by("id"), at=at)
    return participant


def _left(
    participant: Participant, *, reason: str, by: Actor, at: datetime
) -> Participant:
    conflicts.resolve_by_leaving(participant, reason=reason, by=by, at=at)
    participant.to_on = timezone.localdate(at)
    participant.leaving_reason = reason
    participant.save(update_fields=["to_on", "leaving_reason"])
    said = {"reason": reason}
    record("participant.left", participant, by=by, at=at, said=said, public=False)
    return participant


def _open_case(case: Case, act: str, *, by: Actor) -> Case:
    case = locked_case(case)
    _demand_open(case, act)
    conflicts.demand_clear(case, by)
    return case


def _demand_open(case: Case, act: str) -> None:
    if case.state not in OPEN:
        raise MoveRefused(case.procedure, case.state, act)


def _locked(participant: Participant) -> Participant:
    locked_case(participant.case)
    return (
        Participant.objects.select_for_update(of=("self",))
        .select_related("case__initiator", "person", "organization")
        .get(pk=participant.pk)
    )
