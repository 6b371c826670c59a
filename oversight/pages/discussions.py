"""The course of a discussion: when and where, who comes, what is said, its protocol."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from backend.accounts.actor import Actor
from backend.law.breach import Breach
from backend.law.citation import Citation
from backend.notices import invitations
from backend.notices.invitations import Method
from backend.pages import dates
from backend.pages.acts import Act, may
from backend.pages.templatetags.kenes import named
from oversight.actions import discussion_letters
from oversight.actions.announcements import MADE_KNOWN
from oversight.actions.attendees import AWAITED
from oversight.models import (
    Announcement,
    Attendee,
    BodyInvitation,
    Case,
    DiscussionContribution,
    DiscussionProtocol,
)
from oversight.pages import discussion_acts, looks
from oversight.pages.case_buttons import Button
from oversight.rules import discussions as rule
from oversight.states import CaseState


@dataclass(frozen=True)
class Rule:
    """One rule on the announcement: lawful, unlawful, or pending until its day."""

    kind: str
    rule: Any
    why: Any
    law: Citation


def told(request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
    """Return what the page of a discussion shows, in a constant number of queries."""
    case, actor = context["case"], context["actor"]
    versions = list(_versions(case))
    for one in versions:
        one.case = case
    found = versions[-1] if versions else None
    people = _people(case, request.user)
    protocols = list(DiscussionProtocol.objects.filter(case=case))
    own = _own(people, request.user)
    return {
        "announcement": found,
        "earlier": versions[:-1],
        "rules": _rules(found, case) if found else [],
        "terms": [found.invitation_term, found.publication_term] if found else [],
        "invited": _invited(found, actor) if found else [],
        "buttons": _buttons(case, found, actor),
        "keeping": _keeping(case, actor),
        "coming": _counted(case),
        "people": [
            (one, _on_attendee(one, case, actor)) for one in people if one != own
        ],
        "own": own,
        "own_buttons": _on_attendee(own, case, actor) if own else [],
        "attends": _attends(case, own, actor),
        "said": list(_contributions(case, request.user)),
        "protocol": protocols[-1] if protocols else None,
        "protocols": protocols[:-1],
        "law": rule.DISCUSSION,
        "things": [
            *(one.pk for one in versions),
            *(one.pk for version in versions for one in version.invitations.all()),
            *(one.pk for one in protocols),
        ],
    }


def calendar_entry(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Return the discussion as an entry for anybody's calendar."""
    rows = Announcement.objects.visible_to(request.user)
    found = get_object_or_404(rows.select_related("case__initiator"), pk=pk)
    event = discussion_letters.event_of(
        found, language=(get_language() or "kk")[:2], at=found.drafted_at
    )
    initiator = found.case.initiator
    entry = invitations.worded(
        event, method=Method.PUBLISH, organizer=(str(initiator), initiator.email)
    )
    answer = HttpResponse(entry, content_type="text/calendar; charset=utf-8")
    name = f"discussion-{found.held_on.isoformat()}.ics"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _versions(case: Case) -> Any:
    rows = Announcement.objects.filter(case=case).order_by("version")
    return rows.prefetch_related("materials", "invitations__body")


def _contributions(case: Case, user: Any) -> QuerySet[DiscussionContribution]:
    seen = DiscussionContribution.objects.visible_to(user).filter(case=case)
    return seen.select_related("attendee")


def _people(case: Case, user: Any) -> list[Attendee]:
    """Return those whose names the visitor sees; each knows the case already."""
    people = list(Attendee.objects.visible_to(user).filter(case=case))
    for one in people:
        one.case = case
    return people


def _own(people: Iterable[Attendee], user: Any) -> Attendee | None:
    mine = [one for one in people if one.user_id and one.user_id == user.pk]
    return next((one for one in mine if one.withdrawn_at is None), None)


def _counted(case: Case) -> dict[str, int]:
    expected = Attendee.objects.expected().filter(case=case)
    return expected.aggregate(
        all=Count("pk"),
        remote=Count("pk", filter=Q(is_remote=True)),
        here=Count("pk", filter=Q(arrived_at__isnull=False)),
    )


def _rules(found: Announcement, case: Case) -> list[Rule]:
    """Return how publication and each invitation stand with the law today."""
    until = found.publish_by
    title = _("Published not later than %(day)s") % {"day": dates.short(until)}
    breaches = rule.check_published(published_on=found.published_on, until=until)
    on = found.published_on
    done = f"{dates.short(on)}, {found.where_published}" if on else ""
    rules = [
        _stands(
            title,
            breaches,
            done,
            law=rule.PUBLISHED,
            is_done=on is not None,
            until=until,
        )
    ]
    until = found.invite_by
    days = {one.body_id: one.invited_on for one in found.invitations.all()}
    for body in case.bodies.all():
        on, name = days.get(body.pk), named(body)
        title = _("Invited not later than %(day)s") % {"day": dates.short(until)}
        breaches = rule.check_invited(body=name, invited_on=on, until=until)
        done = f"{name}, {dates.short(on)}" if on else ""
        rules.append(
            _stands(
                title,
                breaches,
                done,
                law=rule.INVITED,
                is_done=on is not None,
                until=until,
            )
        )
    return rules


def _stands(
    title: str,
    breaches: list[Breach],
    done: str,
    *,
    law: Citation,
    is_done: bool,
    until: date,
) -> Rule:
    """Return a rule as kept, as broken, or as still to be kept in time."""
    if not breaches:
        return Rule("lawful", title, done, law)
    waits = not is_done and looks.today() <= until
    kind = "pending" if waits else "unlawful"
    return Rule(kind, title, _said(breaches), law)


def _said(breaches: list[Breach]) -> str:
    return breaches[0].text.in_((get_language() or "kk")[:2])


def _invited(
    found: Announcement, actor: Actor | None
) -> list[tuple[BodyInvitation, list[Button]]]:
    act, is_open = discussion_acts.Reply, found.case.state in MADE_KNOWN
    return [
        (
            one,
            [
                Button(
                    act.words.button,
                    reverse("page:body-invitation-reply", args=[one.pk]),
                )
            ]
            if is_open and actor is not None and may(act.policy, actor, one)
            else [],
        )
        for one in found.invitations.all()
    ]


def _buttons(
    case: Case, found: Announcement | None, actor: Actor | None
) -> list[Button]:
    """Return what the side that holds the discussion may do now."""
    if actor is None:
        return []
    buttons = []
    if _redrafts(case, found) and may(discussion_acts.Draft.policy, actor, case):
        buttons.append(_on_case(discussion_acts.Draft, case))
    if found is not None and case.state in MADE_KNOWN:
        acts: list[type[Act]] = []
        if found.published_on is None:
            acts.append(discussion_acts.RecordPublication)
        if len(found.invitations.all()) < len(case.bodies.all()):
            acts.append(discussion_acts.Invite)
        acts.append(discussion_acts.Postpone)
        buttons += [
            Button(
                act.words.button,
                reverse(f"page:announcement-{act.verb}", args=[found.pk]),
                is_danger=act.is_danger,
            )
            for act in acts
            if may(act.policy, actor, found)
        ]
    return buttons


def _redrafts(case: Case, found: Announcement | None) -> bool:
    """Tell whether the day may still be set: nothing of it has been made known."""
    if not discussion_acts.Draft.is_open(case):
        return False
    if found is None:
        return True
    known = found.published_on is not None or len(found.invitations.all()) > 0
    return not known and found.replaces_id is None


def _keeping(case: Case, actor: Actor | None) -> list[Button]:
    """Return what is done while people come and speak, and after."""
    if actor is None:
        return []
    acts = (
        discussion_acts.RegisterAttendee,
        discussion_acts.LogContribution,
        discussion_acts.RecordProtocol,
    )
    return [
        _on_case(act, case)
        for act in acts
        if act.is_open(case) and may(act.policy, actor, case)
    ]


def _attends(case: Case, own: Attendee | None, actor: Actor | None) -> Button | None:
    """Return the way to register; a stranger is led there through the sign-in."""
    act = discussion_acts.Attend
    if own is not None or not act.is_open(case):
        return None
    return (
        _on_case(act, case) if actor is None or may(act.policy, actor, case) else None
    )


def _on_case(act: type[discussion_acts.DiscussionAct], case: Case) -> Button:
    return Button(act.words.button, reverse(f"page:case-{act.verb}", args=[case.pk]))


def _on_attendee(attendee: Attendee, case: Case, actor: Actor | None) -> list[Button]:
    if actor is None or case.state not in AWAITED or attendee.withdrawn_at is not None:
        return []
    acts: list[type[discussion_acts.AttendeeAct]] = []
    if attendee.arrived_at is None:
        if case.state == CaseState.UNDER_WAY:
            acts.append(discussion_acts.Arrive)
        acts.append(discussion_acts.WithdrawAttendee)
    acts.append(discussion_acts.Contribute)
    return [
        Button(
            act.words.button,
            reverse(f"page:attendee-{act.verb}", args=[attendee.pk]),
            at_once=act is discussion_acts.Arrive,
            is_danger=act.is_danger,
        )
        for act in acts
        if may(act.policy, actor, attendee)
    ]
