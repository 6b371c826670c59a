"""What is owed, by due date: the one order of every inbox and desk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from oversight.models import (
    Assignment,
    Basis,
    Obligation,
    ObligationKind,
    Recommendation,
)
from oversight.pages import consequences, looks
from oversight.pages.looks import Look, Viewer

# Where a duty is dealt with: on the page of its subject, unless it says otherwise
# here. Addresses are known by name: whose page it is, is no matter of ours.
PLACES: Mapping[ObligationKind, str] = {
    ObligationKind.INFORM_PUBLIC: "page:council-informing",
}
TITLES: Mapping[str, Any] = {
    "overdue": _("Overdue"),
    "today": _("Today"),
    "week": _("This week"),
    "later": _("Later"),
    "endless": _("No statutory term"),
    "lapsed": _("The term is over: silence is agreement"),
}
# So many things without a day stand open in a list; more of them are folded.
SHOWN = 3
BY_DAY = (F("due_on").asc(nulls_last=True), F("id").asc())


@dataclass(frozen=True)
class Item:
    """One thing owed: how it stands, and where it is dealt with."""

    owed: Obligation
    line: Recommendation | None
    look: Look
    when: str
    url: str
    is_current: bool
    next_step: str
    if_nothing: str
    assignment: Assignment | None = None

    @property
    def is_setting(self) -> bool:
        """Tell whether its term is a setting of a council, and no law's.

        What has no term has none by either.
        """
        return self.owed.due_on is not None and self.owed.basis == Basis.SETTING


@dataclass(frozen=True)
class Group:
    """What is due about the same time."""

    place: str
    items: list[Item]

    @property
    def title(self) -> str:
        """Return the heading above it."""
        return str(TITLES[self.place])

    @property
    def is_folded(self) -> bool:
        """Tell whether only the heading shows at first: what has no day waits."""
        has_chosen = any(item.is_current for item in self.items)
        return self.place == "endless" and len(self.items) > SHOWN and not has_chosen


def grouped(
    owed: Iterable[Obligation],
    viewer: Viewer,
    *,
    current: Recommendation | None = None,
    assigned: Mapping[UUID, Assignment] | None = None,
) -> list[Group]:
    """Return what is owed by the days that are left; empty groups are left out.

    What has no day stands after all that has one, and is never overdue; neither is
    what silence ends.
    """
    by_place: dict[str, list[Item]] = {name: [] for name in TITLES}
    for debt in owed:
        place = _place(debt, viewer.today)
        seen_to = (assigned or {}).get(debt.pk)
        by_place[place].append(_item(debt, viewer, current, seen_to))
    return [Group(name, items) for name, items in by_place.items() if items]


def page_of(owed: Obligation) -> str:
    """Return the address of the page where something owed is dealt with."""
    place = PLACES.get(ObligationKind(owed.kind))
    if place is not None:
        return reverse(place, args=[owed.subject_id])
    return looks.page_of(owed)


def _item(
    debt: Obligation,
    viewer: Viewer,
    current: Recommendation | None,
    assignment: Assignment | None,
) -> Item:
    line: Recommendation | None = getattr(debt, "recommendation", None)
    url = page_of(debt)
    if line is not None:
        url = reverse("page:recommendation-draft-answer", args=[line.pk])
    return Item(
        owed=debt,
        line=line,
        look=viewer.due(debt),
        when=looks.when(debt, today=viewer.today),
        url=url,
        is_current=line is not None and line == current,
        next_step=str(consequences.next_step(debt)),
        if_nothing=str(consequences.if_nothing(debt)),
        assignment=assignment,
    )


def _place(owed: Obligation, today: date) -> str:
    sunday = today + timedelta(days=6 - today.weekday())
    if owed.due_on is None:
        return "endless"
    if owed.due_on < today:
        return "overdue" if owed.is_overdue(today) else "lapsed"
    if owed.due_on == today:
        return "today"
    return "week" if owed.due_on <= sunday else "later"
