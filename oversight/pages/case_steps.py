"""The steps that a case walks by its form, drawn above its pages."""

from __future__ import annotations

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from backend.pages import dates
from oversight.models import Case
from oversight.states import CaseState

# Ways out of the procedure: a step only of the case that has taken one.
LEFT_EARLY = (CaseState.WITHDRAWN, CaseState.JOINED, CaseState.DISCARDED)


def steps(case: Case, *, answered: int, lines: int) -> list[dict[str, str]]:
    """Return the steps that its form walks, with the days that are known."""
    labels = case.procedure.labels
    path: list[CaseState] = [
        state
        for state in CaseState
        if state in labels and state not in (CaseState.DRAFT, *LEFT_EARLY)
    ]
    if case.state in LEFT_EARLY:
        walked: list[CaseState] = [state for state in path if _day(case, state)]
        path = [*walked, CaseState(case.state)]
    if case.entered:  # only what its source tells: it was not registered then
        told = [state for state in path if state != CaseState.REGISTERED]
        path = [state for state in told if _day(case, state)]
    order = list(CaseState)
    waits = case.state == CaseState.DOCUMENT_SENT  # the step to come is the answer
    now = order.index(CaseState.ANSWERED if waits else CaseState(case.state))
    found = []
    for state in path:
        place = order.index(state)
        note = _day(case, state)
        if state == CaseState.ANSWERED and answered < lines:
            note = _("%(done)s of %(all)s") % {"done": answered, "all": lines}
        look = "now" if place == now else "done" if place < now else "todo"
        label = labels[state].in_(get_language() or "kk")
        if waits and place == now:
            label = _("Answers")
        found.append({"label": label, "note": note, "state": look})
    return found


def _day(case: Case, state: CaseState) -> str:
    document = getattr(case, "final_document", None)
    known = {
        CaseState.REGISTERED: case.registered_at,
        CaseState.ANNOUNCED: case.announced_at,
        CaseState.UNDER_WAY: case.started_on,
        CaseState.COMPLETED: case.completed_on,
        CaseState.DOCUMENT_SENT: document.sent_at if document else None,
        CaseState.CLOSED: case.closed_at if case.state == CaseState.CLOSED else None,
        **dict.fromkeys(LEFT_EARLY, case.closed_at),
    }
    found = known.get(state)
    return dates.short(found) if found else ""
