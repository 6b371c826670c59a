"""How a complaint looks today: its badge, its steps, and who acts next."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from backend.pages import dates
from oversight.models import Complaint, Instance, Outcome
from oversight.pages.looks import Look, Viewer
from oversight.reports import grounds
from oversight.states import ComplaintState

WON = (Outcome.SATISFIED, Outcome.PARTLY)


def look_of(complaint: Complaint, viewer: Viewer) -> Look:
    """Return the badge: awaited, past its term, decided, ended."""
    label = complaint.state_label
    match ComplaintState(complaint.state):
        case ComplaintState.FILED:
            owed = complaint.pass_up_obligation
            if owed is not None and owed.is_overdue(viewer.today):
                return Look("silent", _("Not passed up"), viewer.due(owed).late)
            return Look("wait", label)
        case ComplaintState.PASSED_UP:
            if grounds.is_presumed_refused(complaint, on=viewer.today):
                return Look("silent", _("No decision: it counts as refusal"))
            return Look("wait", label)
        case ComplaintState.DECIDED:
            word = capfirst(Outcome(complaint.outcome).label)
            return Look("ok" if complaint.outcome in WON else "late", str(word))
        case _:
            return Look("idle", label)


def steps_of(complaint: Complaint) -> list[dict[str, Any]]:
    """Return the steps of its road, with the days that are known."""
    through_body = complaint.to == Instance.HIGHER_BODY
    road = [ComplaintState.DRAFTED, ComplaintState.FILED]
    road += [ComplaintState.PASSED_UP] if through_body else []
    ended = ComplaintState(complaint.state)
    side = (ComplaintState.RETURNED, ComplaintState.WITHDRAWN, ComplaintState.DISCARDED)
    if ended in side:
        known = [state for state in road if _day(complaint, state) is not None]
        road = [*known, ended]
    else:
        road.append(ComplaintState.DECIDED)
    labels, language = complaint.procedure.labels, get_language() or "kk"
    now = road.index(ended)
    steps = []
    for place, state in enumerate(road):
        day = _day(complaint, state)
        look = "done" if place < now else "now" if place == now else "todo"
        steps.append(
            {
                "label": labels[state].in_(language),
                "note": dates.short(day) if day else "",
                "state": look,
            }
        )
    return steps


def next_of(complaint: Complaint, viewer: Viewer) -> str:
    """Say who acts next, and what happens if nobody does."""
    match ComplaintState(complaint.state):
        case ComplaintState.DRAFTED:
            return _("Read the letter, then file it. Nobody else sees it until then.")
        case ComplaintState.FILED if complaint.to == Instance.HIGHER_BODY:
            return _filed(complaint, viewer)
        case ComplaintState.FILED:
            return _("Decided outside of Kenes. The author records what came of it.")
        case ComplaintState.PASSED_UP:
            if grounds.is_presumed_refused(complaint, on=viewer.today):
                return _(
                    "The term of the decision has passed: that counts as refusal, and "
                    "the court is open. A late decision is still possible."
                )
            return _(
                "The higher body decides. If it does not, that counts as refusal, and "
                "the court is open."
            )
        case ComplaintState.DECIDED | ComplaintState.RETURNED:
            return _("Nobody here. Whoever disagrees goes to court.")
        case ComplaintState.WITHDRAWN | ComplaintState.DISCARDED:
            return _("Nobody: it has ended.")


def _filed(complaint: Complaint, viewer: Viewer) -> str:
    owed = complaint.pass_up_obligation
    if owed is None:
        return _("The author records the day on which the body received it.")
    if owed.is_overdue(viewer.today):
        return _(
            "The body has not passed it up in its term: the author may bring it to the "
            "higher body himself."
        )
    return _(
        "The body passes it up with its file. If it does not, the author may bring it "
        "to the higher body himself."
    )


def _day(complaint: Complaint, state: ComplaintState) -> date | None:
    days: dict[ComplaintState, date | None] = {
        ComplaintState.DRAFTED: timezone.localdate(complaint.drafted_at),
        ComplaintState.FILED: complaint.filed_on,
        ComplaintState.PASSED_UP: complaint.passed_up_on,
        ComplaintState.DECIDED: complaint.decided_on,
        ComplaintState.RETURNED: complaint.ended_on,
        ComplaintState.WITHDRAWN: complaint.ended_on,
    }
    return days.get(state)
