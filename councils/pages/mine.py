"""What waits for the reader in his councils: to vote on, to prepare, to read, to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from backend import clock
from backend.accounts.actor import Actor
from backend.accounts.roles import Role
from councils import permissions
from councils.models import Council, Minutes, Seat
from councils.pages import duties
from councils.pages.duties import Duty
from councils.reports import council_desk, meetings_in_hand, member_work, own_seats
from councils.reports.council_desk import Desk
from councils.reports.meetings_in_hand import InHand
from councils.reports.member_work import MemberWork
from councils.rules import minutes as minutes_rule
from councils.rules import year as year_rule
from councils.states import MinutesState
from oversight.models import Obligation
from oversight.pages import dues, looks
from oversight.pages.dues import Group
from oversight.pages.looks import Look, Viewer

LEADING = (Role.SECRETARY, *permissions.PRESIDING)


@dataclass(frozen=True)
class Claim:
    """What a body owes: how it stands today, and for how long it is waited for."""

    owed: Obligation
    look: Look
    days: int
    url: str


@dataclass(frozen=True)
class Work:
    """A draft act or an appeal that the reader has in hand, with its clock."""

    item: Any
    due: Duty | None


@dataclass(frozen=True)
class Wording:
    """Minutes that are not published yet: what comes next, and where."""

    meeting: Any
    minutes: Minutes | None
    step: str
    url: str


@dataclass(frozen=True)
class Convening:
    """A planned meeting, and the last lawful day of its notice, if there is one."""

    meeting: Any
    matters: int
    papers: int
    notice: Duty | None


@never_cache
@require_safe
@login_required
def mine_page(request: HttpRequest) -> HttpResponse:
    """Show a member his part, and to those who lead a council its desk."""
    actor: Actor = request.user.actor_for(request)  # type: ignore[union-attr]
    viewer, at = looks.viewer(), clock.now()
    seats = own_seats.held_by(actor.user, on=viewer.today)
    led = _led(actor)
    councils = _all({seat.convocation.council for seat in seats}, led)
    meetings = meetings_in_hand.read(actor.user, councils, seats, on=viewer.today)
    owed = council_desk.owed_of(actor.user, councils, led)
    told: dict[str, Any] = {
        "councils": councils,
        "sits": bool(seats),
        "seated": [_of(seat) for seat in seats],
        "leads": bool(led),
        "claims": [_claim(one, viewer) for one in owed.claims],
        "on_its_way": owed.on_its_way,
    }
    if seats:
        settings = own_seats.settings_of([_of(seat) for seat in seats], on=viewer.today)
        work = member_work.work_of(
            actor.user, seats, meetings=meetings, settings=settings, at=at
        )
        told |= _member(work, viewer)
    if led:
        desk = council_desk.desk_of(actor.user, led, meetings=meetings)
        groups = dues.grouped(owed.debts, viewer)
        told |= _desk(desk, groups, viewer)
    told["parts"] = _parts(told)
    return render(request, "councils/mine.html", told)


def _parts(told: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what waits, in short: each part of the page that is not empty."""
    work, desk = told.get("work"), told.get("desk")
    parts = [
        ("vote", _("To vote on"), work.ballots if work else ()),
        ("duties", _("Duties"), told.get("due", ())),
        ("convening", _("To convene"), told.get("convening", ())),
        ("wording", _("Minutes"), told.get("wording", ())),
        ("waiting", _("Proposals"), desk.proposals if desk else ()),
        ("applications", _("Applications"), desk.applications if desk else ()),
        ("meetings", _("Meetings"), work.meetings if work else ()),
        ("reporting", _("I report"), work.reporting if work else ()),
        ("drafts", _("Draft acts"), told.get("drafts", ())),
        ("appeals", _("Appeals"), told.get("appeals", ())),
        ("minutes", _("For remarks"), work.minutes if work else ()),
        ("claims", _("Owed by bodies"), [*told["claims"], *told["on_its_way"]]),
    ]
    return [
        {"label": label, "url": f"#{name}", "count": len(found)}
        for name, label, found in parts
        if found
    ]


def _member(work: MemberWork, viewer: Viewer) -> dict[str, Any]:
    return {
        "work": work,
        "drafts": [_work(one, one.opinion_obligation, viewer) for one in work.drafts],
        "appeals": [_work(one, one.answer_obligation, viewer) for one in work.appeals],
        "remarks_law": minutes_rule.REMARKS.citation,
        "conflict_law": year_rule.CONFLICT.citation,
    }


def _desk(desk: Desk, groups: Sequence[Group], viewer: Viewer) -> dict[str, Any]:
    items = [item for group in groups for item in group.items]
    return {
        "desk": desk,
        "groups": groups,
        "due": items,
        "late": sum(item.look.state == "silent" for item in items),
        "convening": [_convening(one, viewer) for one in desk.convening],
        "wording": [_wording(one) for one in desk.wording],
    }


def _led(actor: Actor) -> list[Council]:
    """Return the councils that the reader leads, in the office in which he acts."""
    places = {one.organization_id for one in actor.offices if one.role in LEADING}
    rows = Council.objects.visible_to(actor.user).filter(organization__in=places)
    return list(rows.select_related("organization").order_by("pk"))


def _all(sat_in: set[Council], led: Sequence[Council]) -> list[Council]:
    return sorted({*sat_in, *led}, key=lambda council: str(council.pk))


def _of(seat: Seat) -> Council:
    return seat.convocation.council


def _work(item: Any, owed: Obligation | None, viewer: Viewer) -> Work:
    return Work(item, None if owed is None else duties.of(owed, viewer))


def _claim(owed: Obligation, viewer: Viewer) -> Claim:
    days = council_desk.waits_for(owed, on=viewer.today)
    return Claim(owed, viewer.due(owed), days, _page_of(owed))


def _page_of(owed: Obligation) -> str:
    """Return where the claim stands: a recommendation on its own page."""
    line = getattr(owed, "recommendation", None)
    if line is not None:
        return reverse("page:recommendation", args=[line.pk])
    return dues.page_of(owed)


def _convening(one: InHand, viewer: Viewer) -> Convening:
    owed = one.meeting.notice_obligation
    return Convening(
        meeting=one.meeting,
        matters=len(one.matters),
        papers=one.papers,
        notice=None if owed is None else duties.of(owed, viewer),
    )


def _wording(one: InHand) -> Wording:
    minutes, meeting = one.minutes, one.meeting
    if minutes is None:
        url = reverse("page:meeting-draft-minutes", args=[meeting.pk])
        return Wording(meeting, None, _("Nobody has begun them: begin the draft."), url)
    url = reverse("page:minutes", args=[minutes.pk])
    return Wording(meeting, minutes, _step(minutes), url)


def _step(minutes: Minutes) -> str:
    """Say what comes next of minutes, and whose turn it is."""
    match minutes.state:
        case MinutesState.DRAFTED:
            return _("Word what was said, then send them for remarks.")
        case MinutesState.OUT_FOR_REMARKS:
            return _("Remarks come in: answer them, then fix the text.")
        case MinutesState.FROZEN:
            return _("The secretary signs.")
        case MinutesState.SECRETARY_SIGNED:
            return _("The chair signs.")
        case _:
            return _("Both have signed: publish them.")
