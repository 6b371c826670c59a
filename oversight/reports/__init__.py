"""Read-only answers to what is asked of the registers of oversight."""

from oversight.reports.answers import (
    Answers,
    RegionRow,
    answers_by_region,
    answers_everywhere,
    answers_of,
    with_debts,
)
from oversight.reports.calendar_changes import Effect as CalendarEffect
from oversight.reports.calendar_changes import effect as calendar_effect
from oversight.reports.ledgers import Claim, claim_of, ground_of
from oversight.reports.ledgers import said as ledger_line
from oversight.reports.monitoring import (
    ItemRow,
    bars,
    bars_by_body,
    coverage,
    earlier_monitorings,
    line_totals,
    total_score,
)

__all__ = [
    "Answers",
    "CalendarEffect",
    "Claim",
    "ItemRow",
    "RegionRow",
    "answers_by_region",
    "answers_everywhere",
    "answers_of",
    "bars",
    "bars_by_body",
    "calendar_effect",
    "claim_of",
    "coverage",
    "earlier_monitorings",
    "ground_of",
    "ledger_line",
    "line_totals",
    "total_score",
    "with_debts",
]
