"""Acts upon working groups: formed, their head elected, ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from backend.accounts.actions import offices
from backend.accounts.actor import Actor
from backend.accounts.models import Office, Organization, User
from backend.accounts.roles import Role
from backend.journal.journal import record
from backend.law.refusal import demand
from councils.models import Constituency, Council, WorkingGroup, WorkingGroupMember
from councils.rules import competitions, forming
from councils.rules.composition import CouncilKind


@dataclass(frozen=True)
class Named:
    """One member of a working group, as the document of approval names him."""

    person_name: str
    constituency: Constituency
    nominator: str = ""
    user: User | None = None


@dataclass(frozen=True)
class Approved:
    """By whom, when and in which document a working group was approved."""

    by: Organization
    on: date
    document: str


@transaction.atomic
def form(
    council: Council,
    *,
    approval: Approved,
    size: int,
    members: Sequence[Named],
    by: Actor,
    at: datetime,
) -> WorkingGroup:
    """Enter an approved working group; refuse one that the law does not allow.

    A member with an account holds an office at the council until the group ends.
    """
    council = Council.objects.select_for_update().get(pk=council.pk)
    civil = sum(one.constituency == Constituency.CIVIL_SOCIETY for one in members)
    demand(
        competitions.check_by_competition(kind=CouncilKind(council.kind))
        + forming.check_working_group(
            civil=civil, state=len(members) - civil, size=size, on=approval.on
        )
    )
    group = WorkingGroup.objects.create(
        council=council,
        approved_by=approval.by,
        approved_on=approval.on,
        document=approval.document,
        size=size,
    )
    WorkingGroupMember.objects.bulk_create(
        WorkingGroupMember(
            group=group,
            user=one.user,
            person_name=one.person_name,
            constituency=one.constituency,
            nominator=one.nominator,
        )
        for one in members
    )
    said = {
        "document": approval.document,
        "members": [one.person_name for one in members],
    }
    record("working-group.formed", group, by=by, at=at, said=said)
    for user in (one.user for one in members if one.user is not None):
        offices.grant(
            user=user,
            organization=council.organization,
            role=Role.WORKING_GROUP,
            from_on=approval.on,
            by=by,
            at=at,
            paper=approval.document,
        )
    return group


@transaction.atomic
def elect_head(
    group: WorkingGroup,
    *,
    member: WorkingGroupMember,
    on: date,
    document: str,
    by: Actor,
    at: datetime,
) -> WorkingGroup:
    """Record whom the group elected its head by open vote; a later one replaces him."""
    group = _locked(group)
    civil = member.constituency == Constituency.CIVIL_SOCIETY
    demand(
        forming.check_member(is_of_the_group=member.group_id == group.pk)
        + forming.check_head(is_of_civil_society=civil)
        + forming.check_at_work(has_ended=group.ended_on is not None)
    )
    group.head, group.head_elected_on, group.head_document = member, on, document
    group.save(update_fields=["head", "head_elected_on", "head_document"])
    said = {"name": member.person_name, "document": document}
    record("working-group.head-elected", group, by=by, at=at, said=said)
    return group


@transaction.atomic
def end(group: WorkingGroup, *, on: date, by: Actor, at: datetime) -> WorkingGroup:
    """End the group and its members' offices with this day.

    The council's first meeting ends it once the chair is elected.
    """
    group = _locked(group)
    demand(forming.check_at_work(has_ended=group.ended_on is not None))
    group.ended_on = on
    group.save(update_fields=["ended_on"])
    record("working-group.ended", group, by=by, at=at)
    held = Office.objects.filter(
        organization=group.council.organization_id,
        role=Role.WORKING_GROUP,
        user__in=group.members.values("user"),
        to_on=None,
    )
    for office in held.order_by("id"):
        offices.end(office, on=max(on, office.from_on), by=by, at=at)
    return group


def _locked(group: WorkingGroup) -> WorkingGroup:
    return (
        WorkingGroup.objects.select_for_update(of=("self",))
        .select_related("council__organization")
        .get(pk=group.pk)
    )
