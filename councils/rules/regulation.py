"""What a council's own regulation settles where the law is silent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from backend.law import norms
from backend.law.under import under
from councils.rules.voting import Majority

NOTICE = "meeting.notice"
MATERIALS = "meeting.materials"
DECISION_MAJORITY = "meeting.decision.majority"
CASTING_VOTE = "meeting.casting_vote"
REMOTE = "meeting.remote"
FREQUENCY = "meeting.frequency.min"
MINUTES = "meeting.minutes.sign"

DAYS = frozenset({NOTICE, MATERIALS, FREQUENCY, MINUTES})
YES_OR_NO = frozenset({CASTING_VOTE, REMOTE})
KEYS = (NOTICE, MATERIALS, DECISION_MAJORITY, CASTING_VOTE, REMOTE, FREQUENCY, MINUTES)
MOST = 365

Value = int | bool | str


@dataclass(frozen=True)
class Settings:
    """The settings of one council on one day; None where it has settled nothing."""

    notice_days: int | None = None
    materials_days: int | None = None
    majority: Majority = Majority.PRESENT
    has_casting_vote: bool = False
    allows_remote: bool = False

    @classmethod
    def of(cls, values: Mapping[str, Value]) -> Settings:
        """Return the settings that stand under these ids of norms."""
        return cls(
            notice_days=_days(values.get(NOTICE)),
            materials_days=_days(values.get(MATERIALS)),
            majority=Majority(str(values.get(DECISION_MAJORITY, Majority.PRESENT))),
            has_casting_vote=values.get(CASTING_VOTE, False) is True,
            allows_remote=values.get(REMOTE, False) is True,
        )


@under(*(norms.get(key).citation for key in KEYS[:1]))
def fits(key: str, value: object) -> bool:
    """Tell whether the value is of the sort that this setting takes."""
    if key in DAYS:
        return type(value) is int and 0 <= value <= MOST
    if key in YES_OR_NO:
        return isinstance(value, bool)
    return key == DECISION_MAJORITY and value in (Majority.PRESENT, Majority.MEMBERS)


def _days(value: Value | None) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
