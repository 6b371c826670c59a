"""Acts upon the announcement of a discussion: planned, published, sent, postponed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.almanac import calendars
from backend.files import uploads
from backend.files.models import File
from backend.journal.journal import record
from backend.law.refusal import MoveRefused, demand
from oversight.actions import conflicts, discussion_letters, letters
from oversight.actions.steps import locked_case
from oversight.models import (
    Announcement,
    BodyInvitation,
    Case,
    Manner,
    Reply,
    Road,
)
from oversight.reports import control
from oversight.rules import discussions
from oversight.states import CaseForm, CaseState

PLANNED = (CaseState.DRAFT, CaseState.REGISTERED)
MADE_KNOWN = (CaseState.REGISTERED, CaseState.ANNOUNCED)


@dataclass(frozen=True)
class Plan:
    """When, where and how a discussion is held, and what is laid before it."""

    starts_at: datetime
    manner: Manner
    place: str = ""
    link: str = ""
    materials: Sequence[File] = ()
    materials_url: str = ""


@transaction.atomic
def draft(case: Case, *, plan: Plan, by: Actor, at: datetime) -> Announcement:
    """Set the day, the time and the place; until it is published, anew as well.

    What has been published or sent to a body is postponed, and never rewritten.
    """
    case = _open(case, PLANNED, "draft-announcement", by=by)
    _demand_lawful(plan)
    found = control.announcement_of(case)
    if found is None:
        found = Announcement(case=case, version=1, theme=case.theme)
    elif found.published_on or found.replaces_id or found.invitations.exists():
        raise MoveRefused(case.procedure, case.state, "draft-announcement")
    _fill(found, plan)
    found.drafted_at = at
    found.save()
    found.materials.set(plan.materials)
    record("announcement.drafted", found, by=by, at=at, public=case.is_public)
    return found


@transaction.atomic
def record_publication(
    announcement: Announcement,
    *,
    where_published: str,
    published_url: str,
    published_on: date,
    by: Actor,
    at: datetime,
) -> Announcement:
    """Enter where and when the announcement appeared in the media; once.

    Its materials are open to everybody from now on.
    """
    case = _open(announcement.case, MADE_KNOWN, "record-publication", by=by)
    announcement = _locked(announcement, case, "record-publication")
    if announcement.published_on is not None:
        raise MoveRefused(case.procedure, case.state, "record-publication")
    announcement.where_published = where_published
    announcement.published_url = published_url
    announcement.published_on = published_on
    announcement.save(
        update_fields=["where_published", "published_url", "published_on"]
    )
    for file in announcement.materials.filter(is_public=False):
        uploads.publish(file, by=by, at=at)
    said = {"where": where_published, "url": published_url}
    record("announcement.published", announcement, by=by, at=at, said=said)
    return announcement


@transaction.atomic
def invite(
    announcement: Announcement,
    *,
    body: Organization,
    road: Road,
    invited_on: date,
    proof: str,
    proof_file: File | None,
    by: Actor,
    at: datetime,
) -> BodyInvitation:
    """Invite an addressed body: here at once, or enter how it was invited elsewhere.

    In the system the day is today's, whatever is said; by any other road it is the
    day that the proof shows.
    """
    case = _open(announcement.case, MADE_KNOWN, "invite", by=by)
    announcement = _locked(announcement, case, "invite")
    is_here = bool(letters.readers(body, at=at, roles=letters.OF_BODY))
    demand(
        discussions.check_addressee(
            body=body.name,
            is_addressed=case.bodies.filter(pk=body.pk).exists(),
            is_reached=is_here or road != Road.IN_SYSTEM,
        )
    )
    in_system = road == Road.IN_SYSTEM
    invitation = BodyInvitation.objects.create(
        announcement=announcement,
        body=body,
        road=road,
        invited_on=timezone.localdate(at) if in_system else invited_on,
        proof=proof,
        proof_file=proof_file,
    )
    files = [proof_file.sha256] if proof_file else []
    said = {"proof": proof}
    record("body.invited", invitation, by=by, at=at, said=said, files=files)
    if in_system:
        discussion_letters.invited(invitation, at=at)
    return invitation


@transaction.atomic
def postpone(
    announcement: Announcement, *, plan: Plan, reason: str, by: Actor, at: datetime
) -> Announcement:
    """Set another day or place as the next version, with the reason, and tell all.

    The new day is published anew; without materials those before stay. Bodies that
    are here are invited to it at once; those invited on paper are invited again.
    """
    case = _open(announcement.case, MADE_KNOWN, "postpone", by=by)
    former = _locked(announcement, case, "postpone")
    plan = _with_materials(plan, former)
    _demand_lawful(plan)
    new = Announcement(
        case=case,
        version=former.version + 1,
        replaces=former,
        reason=reason,
        theme=case.theme,
        drafted_at=at,
    )
    _fill(new, plan)
    new.save()
    new.materials.set(plan.materials)
    record("announcement.postponed", new, by=by, at=at, said={"reason": reason})
    discussion_letters.postponed(new, before=former.starts_at, at=at)
    for body in case.bodies.order_by("pk"):
        if letters.readers(body, at=at, roles=letters.OF_BODY):
            again = BodyInvitation.objects.create(
                announcement=new,
                body=body,
                road=Road.IN_SYSTEM,
                invited_on=timezone.localdate(at),
            )
            record("body.invited", again, by=by, at=at)
    return new


@transaction.atomic
def reply(
    invitation: BodyInvitation, *, reply: Reply, note: str, by: Actor, at: datetime
) -> BodyInvitation:
    """Say for the body whether it takes part; it may change its mind until the day."""
    case = locked_case(invitation.announcement.case)
    if case.state not in MADE_KNOWN:
        raise MoveRefused(case.procedure, case.state, "reply")
    invitation = BodyInvitation.objects.select_for_update().get(pk=invitation.pk)
    invitation.reply, invitation.reply_note = reply, note
    invitation.replied_at = at
    invitation.save(update_fields=["reply", "reply_note", "replied_at"])
    record("body.replied", invitation, by=by, at=at, said={"note": note})
    return invitation


def _open(case: Case, states: Sequence[CaseState], act: str, *, by: Actor) -> Case:
    """Lock the case of a discussion, and refuse the act in another state or form."""
    case = locked_case(case)
    conflicts.demand_clear(case, by)
    if case.form != CaseForm.DISCUSSION or case.state not in states:
        raise MoveRefused(case.procedure, case.state, act)
    return case


def _locked(announcement: Announcement, case: Case, act: str) -> Announcement:
    """Return the announcement as it is now; only the last version is acted upon."""
    found = Announcement.objects.select_for_update().get(pk=announcement.pk)
    if Announcement.objects.filter(replaces=found).exists():
        raise MoveRefused(case.procedure, case.state, act)
    found.case = case
    return found


def _with_materials(plan: Plan, former: Announcement) -> Plan:
    if plan.materials or plan.materials_url:
        return plan
    kept = tuple(former.materials.all())
    return replace(plan, materials=kept, materials_url=former.materials_url)


def _fill(announcement: Announcement, plan: Plan) -> None:
    announcement.starts_at = plan.starts_at
    announcement.manner = plan.manner
    announcement.place, announcement.link = plan.place, plan.link
    announcement.materials_url = plan.materials_url
    held_on, calendar = announcement.held_on, calendars.current()
    to_publish = discussions.publication(held_on=held_on, calendar=calendar)
    to_invite = discussions.invitation(held_on=held_on, calendar=calendar)
    announcement.publication_term = to_publish.as_json()
    announcement.invitation_term = to_invite.as_json()


def _demand_lawful(plan: Plan) -> None:
    content = discussions.Content(
        is_in_person=plan.manner != Manner.ONLINE,
        is_online=plan.manner != Manner.IN_PERSON,
        has_place=bool(plan.place.strip()),
        has_link=bool(plan.link.strip()),
        has_materials=bool(plan.materials or plan.materials_url),
    )
    held_on = timezone.localdate(plan.starts_at)
    demand(
        [
            *discussions.check_content(content),
            *discussions.check_countable(held_on=held_on, calendar=calendars.current()),
        ]
    )
