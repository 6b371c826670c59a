"""The page of one duty: three days, both claims, and its ledger told in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from backend.accounts.actor import Actor
from backend.law import norms
from backend.law.citation import Citation
from backend.pages.acts import may
from oversight import permissions, reports
from oversight.models import Basis, EntryKind, Obligation, ObligationEntry, Reminder
from oversight.models.visibility import places
from oversight.pages import consequences, dues, histories, looks
from oversight.pages.case_sides import actor_of
from oversight.pages.obligation_acts import OBLIGATION_ACTS
from oversight.states import OBLIGATION_PROCEDURE, ObligationState

# Of each kind of line: its icon and its colour.
SIGNS = {
    EntryKind.OPENED: ("clock", "wait"),
    EntryKind.REGISTERED: ("file", "wait"),
    EntryKind.PROMISED: ("calendar", "wait"),
    EntryKind.EXTENDED: ("hourglass", "late"),
    EntryKind.SUSPENDED: ("minus", "late"),
    EntryKind.RESUMED: ("clock", "wait"),
    EntryKind.RECEIPT_DISPUTED: ("question", "formal"),
    EntryKind.DISPUTE_SETTLED: ("check", "ok"),
    EntryKind.RECOMPUTED: ("calendar", "wait"),
    EntryKind.DISCHARGED: ("ring-tick", "ok"),
    EntryKind.ENDED: ("minus", "idle"),
}
BASES = {
    Basis.LAW: gettext_lazy("Last day by law"),
    Basis.SETTING: gettext_lazy("Last day by the council's setting"),
    Basis.PROMISE: gettext_lazy("Last day by the debtor's own promise"),
}


@dataclass(frozen=True)
class Line:
    """One line of the ledger, ready for the page."""

    entry: ObligationEntry
    text: str
    ground: str
    who: str
    icon: str
    state: str


def obligation_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show what is owed, until when, why, and everything that has happened to it."""
    seen = Obligation.objects.visible_to(request.user)
    rows = seen.select_related("debtor", "creditor", "follows")
    owed = get_object_or_404(rows.prefetch_related("entries"), pk=pk)
    entries, viewer = list(owed.entries.all()), looks.viewer()
    actor = actor_of(request)
    told = {
        "owed": owed,
        "look": look_of(owed, viewer),
        "means": means(owed, viewer),
        "next": consequences.NEXT.get(owed.kind),
        "subject_url": dues.page_of(owed),
        "due_label": BASES[Basis(owed.basis)],
        "law": law_of(owed),
        "clock": viewer.clock(owed),
        "claim": reports.claim_of(owed, entries),
        "lines": [_line(entry, owed) for entry in reversed(entries)],
        "reminders": _reminders(owed, request.user),
        "followed_by": seen.filter(follows=owed).first(),
        "follows": seen.filter(followed_by=owed).first(),
        "buttons": buttons(owed, actor),
    }
    return render(request, "oversight/obligation.html", told)


def look_of(owed: Obligation, viewer: looks.Viewer) -> looks.Look:
    """Return how a duty looks today, also once it is done or ended."""
    match ObligationState(owed.state):
        case ObligationState.OPEN:
            return viewer.due(owed)
        case ObligationState.ENDED:
            return looks.Look("idle", _("Nothing is owed any more"))
        case ObligationState.DISCHARGED:
            if owed.was_in_time is False:
                return looks.Look("late", _("Done late"))
            return looks.Look("ok", _("Done"))


def means(owed: Obligation, viewer: looks.Viewer) -> str:
    """Say what this state means, and what happens if nothing is done."""
    match ObligationState(owed.state):
        case ObligationState.ENDED:
            return _("It was not done, and it need not be done any more.")
        case ObligationState.DISCHARGED:
            return _("It is done. What was done, and whether in time, stays on record.")
        case ObligationState.OPEN:
            if owed.suspended_on is not None:
                return _("The clock stands still: nothing becomes late until it runs.")
            return str(consequences.SILENCE.get(owed.kind, ""))


def law_of(owed: Obligation) -> Citation | None:
    """Return the provision that the duty rests on; none for a promise."""
    return norms.get(owed.norm).citation if owed.norm else None


def buttons(owed: Obligation, actor: Actor | None) -> list[dict[str, Any]]:
    """Return what the debtor may write into the ledger now."""
    if actor is None or not may(permissions.can_keep_ledger, actor, owed):
        return []
    open_now = OBLIGATION_PROCEDURE.acts(owed.state)
    return [
        {
            "label": act.words.button,
            "url": reverse(f"page:obligation-{act.verb}", args=[owed.pk]),
        }
        for act in OBLIGATION_ACTS
        if act.verb in open_now and act.is_open(owed)
    ]


def _line(entry: ObligationEntry, owed: Obligation) -> Line:
    icon, state = SIGNS[EntryKind(entry.kind)]
    role = entry.by_role
    return Line(
        entry=entry,
        text=reports.ledger_line(entry, owed),
        ground=reports.ground_of(entry),
        who=str(histories.ROLES.get(role) or histories.OTHERS.get(role, "")),
        icon=icon,
        state=state,
    )


def _reminders(owed: Obligation, user: Any) -> Sequence[Reminder]:
    """Return what was written about it, to those who belong to either side."""
    if not user.is_authenticated:
        return []
    own = set(places(user).values_list("organization_id", flat=True))
    if not own & {owed.debtor_id, owed.creditor_id}:
        return []
    return list(owed.reminders.select_related("organization"))
