"""The six months of each body of a case: whether a visit might be refused today."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language

from backend.accounts.models import Organization
from oversight import reports
from oversight.models import Case
from oversight.pages import looks
from oversight.rules.visits import GROUNDS, Bar
from oversight.states import CaseState

SHOWN_IN = (CaseState.REGISTERED, CaseState.ANNOUNCED, CaseState.UNDER_WAY)


@dataclass(frozen=True)
class Window:
    """Whether a body might refuse a visit today, in words; the last to end first."""

    body: Organization
    bars: list[tuple[Bar, str]]

    @property
    def others(self) -> int:
        """Return how many more of them there are than the one that ends last."""
        return max(len(self.bars) - 1, 0)


def windows(case: Case) -> list[Window]:
    """Return of each body whether it might refuse a visit today, and after what."""
    if case.state not in SHOWN_IN:
        return []
    found = reports.bars_by_body(case, on=looks.today())
    return [Window(body, in_words(bars)) for body, bars in found]


def in_words(bars: list[Bar]) -> list[tuple[Bar, str]]:
    """Return each of the six months with its ground in the language of the page."""
    language = get_language() or "kk"
    return [(bar, GROUNDS[bar.ground].in_(language)) for bar in bars]
