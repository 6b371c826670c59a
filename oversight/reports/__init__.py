"""Read-only answers to what is asked of the registers of oversight."""

from oversight.reports.answers import (
    Answers,
    RegionRow,
    answers_by_region,
    answers_everywhere,
    answers_of,
    with_debts,
)

__all__ = [
    "Answers",
    "RegionRow",
    "answers_by_region",
    "answers_everywhere",
    "answers_of",
    "with_debts",
]
