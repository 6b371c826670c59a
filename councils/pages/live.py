"""The console of a meeting for chair and secretary, and the page on which to vote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.decorators import method_decorator
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from backend.accounts.models import User
from backend.pages.acts import may
from councils import permissions
from councils.models import AgendaItem, AgendaItemKind, Meeting
from councils.pages import console
from councils.rules import voting
from councils.rules.voting import Matter
from councils.states import BallotState

ORDINARY = {AgendaItemKind.REPORT: Matter.REPORT}


@dataclass(frozen=True)
class Key:
    """A key of the console: where it lies, what stands on it, what it does.

    `code` is the physical key, so that it works on any layout; `latin` is what stands
    on it there.
    """

    code: str
    latin: str
    letters: dict[str, str]
    does: Any

    @property
    def letter(self) -> str:
        """Return what stands on the key on the layout of the reader's language."""
        return self.letters.get(get_language() or "kk", self.latin)


KEYS = (
    Key("Slash", "/", {}, _("find a member")),
    Key("KeyP", "P", {"kk": "З", "ru": "З"}, pgettext_lazy("of a key", "in the room")),
    Key("Digit0", "0", {"kk": "Қ"}, pgettext_lazy("of a key", "remote")),
    Key("KeyR", "R", {"kk": "К", "ru": "К"}, pgettext_lazy("of a key", "left")),
    Key("KeyL", "L", {"kk": "Д", "ru": "Д"}, _("put to the vote")),
    Key("ArrowDown", "↓", {}, _("next matter")),
    Key("Enter", "Enter", {}, _("the main button")),
    Key("Slash", "?", {}, _("all keys")),
)


@dataclass(frozen=True)
class Line:
    """One matter of the agenda as the console has it."""

    item: AgendaItem
    is_current: bool
    is_open: bool
    done_at: Any


class Live(View):
    """A page of a meeting that goes on: never kept, and found by who sees it."""

    @method_decorator(never_cache)
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Answer afresh every time."""
        return super().dispatch(request, *args, **kwargs)

    def meeting(self, pk: Any) -> Meeting:
        """Return the meeting, if this person sees it."""
        rows = Meeting.objects.visible_to(self.request.user)
        return get_object_or_404(rows.select_related("council__organization"), pk=pk)


class Console(Live):
    """All that chair and secretary need while a meeting goes on, on one page."""

    def get(self, request: HttpRequest, pk: Any) -> HttpResponse:
        """Show arrivals, quorum, ballot and agenda to those who lead the meeting."""
        meeting = self.meeting(pk)
        user = request.user
        if not isinstance(user, User):
            return redirect_to_login(request.get_full_path())
        if not may(permissions.can_call_off, user.actor_for(request), meeting):
            raise PermissionDenied
        told = console.of(meeting, request)
        told |= _agenda(meeting, told, request.GET.get("matter", ""))
        told |= _found(told["places"], request.GET.get("member", ""))
        told["keys"] = KEYS
        told["bar"] = _bar(told["quorum"])
        return render(request, "councils/console.html", told)


class Voting(Live):
    """The question that is open now, large enough for a phone and for a wall."""

    def get(self, request: HttpRequest, pk: Any) -> HttpResponse:
        """Show the open ballot and how to vote in it, or how the last one ended."""
        meeting = self.meeting(pk)
        told = console.of(meeting, request)
        told["one"] = told["ballots"][-1] if told["ballots"] else None
        return render(request, "councils/voting.html", told)


def _agenda(meeting: Meeting, told: dict[str, Any], wanted: str) -> dict[str, Any]:
    """Return the agenda with what is done, and which matter is in hand.

    That is the matter of the open ballot; then the one chosen; then the first that
    has not been voted on.
    """
    ballots: dict[Any, Any] = {}
    for one in told["ballots"]:
        if one.ballot.state != BallotState.WITHDRAWN:
            ballots[one.ballot.agenda_item_id] = one
    items = _items(told["agenda"])
    in_hand = _in_hand(items, ballots, wanted)
    last = ballots.get(in_hand.pk) if in_hand else None
    place = items.index(in_hand) if in_hand else 0
    after = items[place + 1].position if place + 1 < len(items) else None
    lines = [_line(item, ballots.get(item.pk), in_hand) for item in items]
    return {
        "lines": lines,
        "done": sum(line.done_at is not None for line in lines),
        "item": in_hand,
        "one": last,
        "next_matter": after,
        "matters": _matters(in_hand),
        "way": f"from=console&matter={in_hand.position if in_hand else ''}",
        "settles_notice": meeting.notice_term or meeting.materials_term,
    }


def _items(agenda: QuerySet[AgendaItem]) -> list[AgendaItem]:
    return [item for item in agenda if item.withdrawn_at is None]


def _in_hand(
    items: list[AgendaItem], ballots: dict[Any, Any], wanted: str
) -> AgendaItem | None:
    voted = [item for item in items if item.pk in ballots]
    for item in voted:
        if ballots[item.pk].ballot.state == BallotState.OPEN:
            return item
    for item in items:
        if str(item.position) == wanted:
            return item
    fresh = [item for item in items if item.pk not in ballots]
    return next(iter([*fresh, *reversed(items)]), None)


def _line(item: AgendaItem, one: Any, in_hand: AgendaItem | None) -> Line:
    return Line(
        item=item,
        is_current=item == in_hand,
        is_open=one is not None and one.ballot.state == BallotState.OPEN,
        done_at=one.ballot.closed_at if one else None,
    )


def _matters(item: AgendaItem | None) -> list[dict[str, Any]]:
    """Return the sorts of matter, that of the agenda's item first chosen."""
    language = get_language() or "kk"
    likely = ORDINARY.get(AgendaItemKind(item.kind)) if item else None
    return [
        {"value": str(one), "label": text.in_(language), "chosen": one is likely}
        for one, text in voting.LABELS.items()
        if one is not Matter.ELECTION
    ]


def _found(places: list[Any], wanted: str) -> dict[str, Any]:
    """Return the members whose name has these letters, and how many all are."""
    asked = wanted.strip().casefold()
    numbered = list(enumerate(places, start=1))
    return {
        "people": [
            one for one in numbered if asked in one[1].seat.person_name.casefold()
        ],
        "wanted_member": wanted,
    }


def _bar(quorum: Any) -> list[dict[str, Any]]:
    """Return one cell for each member: in the room, remote, or not there."""
    if quorum is None:
        return []
    kinds = ["room"] * quorum.in_the_room + ["remote"] * quorum.remote
    kinds += ["empty"] * (quorum.members - len(kinds))
    return [
        {"kind": kind, "is_needed": place == quorum.needed}
        for place, kind in enumerate(kinds, start=1)
    ]
