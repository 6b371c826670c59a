"""How a duty of the council looks on a page: its state, its clock, its term."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from backend.law.calendar import YearNotLoaded
from oversight.models import Basis, Obligation
from oversight.pages import looks
from oversight.pages.looks import Clock, Look, Viewer
from oversight.states import ObligationState


@dataclass(frozen=True)
class Duty:
    """One thing owed, ready for the page."""

    owed: Obligation
    look: Look
    clock: Clock | None

    @property
    def term(self) -> dict[str, Any] | None:
        """Return the stored term; none where nothing sets one."""
        return self.owed.explanation

    @property
    def is_setting(self) -> bool:
        """Tell whether the term is the council's own, and no law's."""
        return self.owed.basis == Basis.SETTING

    @property
    def is_open(self) -> bool:
        """Tell whether it is still owed."""
        return self.owed.state == ObligationState.OPEN


def of(owed: Obligation, viewer: Viewer) -> Duty:
    """Return the duty as it stands on the viewer's day."""
    return Duty(owed, _look(owed, viewer), viewer.clock(owed))


def _look(owed: Obligation, viewer: Viewer) -> Look:
    if owed.state == ObligationState.ENDED:
        return Look("idle", _("No longer owed"))
    if owed.state == ObligationState.OPEN:
        return viewer.due(owed)
    if owed.was_in_time is None:
        return Look("ok", _("Done"))
    if owed.was_in_time:
        return Look("ok", _("In time"))
    return Look("late", _late(owed, viewer))


def _late(owed: Obligation, viewer: Viewer) -> str:
    """Say by how many working days it was late, where the calendar knows them."""
    if owed.due_on is None or owed.discharged_on is None:
        return _("Late")
    try:
        days = viewer.calendar.working_days_between(owed.due_on, owed.discharged_on)
    except YearNotLoaded:
        return _("Late")
    return looks.days_after(days) if days else _("Late")
