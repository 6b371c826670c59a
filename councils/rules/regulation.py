"""What a council's own regulation settles where the law is silent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from backend.law import norms
from backend.law.breach import Breach
from backend.law.text import Text
from backend.law.under import under
from councils.rules.voting import Majority

NOTICE = "meeting.notice"
MATERIALS = "meeting.materials"
DECISION_MAJORITY = "meeting.decision.majority"
CASTING_VOTE = "meeting.casting_vote"
REMOTE = "meeting.remote"
FREQUENCY = "meeting.frequency.min"
MINUTES = "meeting.minutes.sign"
REMARKS = "meeting.minutes.remarks"
ABSENCE_WINDOW = "member.absence_window"
RECUSAL = "meeting.recusal"
CONFLICT_DECLARATION = "member.conflict_declaration"
APPEAL_ANSWER = "appeal.council.answer"
REPORT_BY = "council.annual_report.by"
ETHNOCULTURAL_BASE = "council.ethnocultural_share.base"
ORGAN_QUORUM = "meeting.organ.quorum"
REPORT_PARTICIPANTS = "meeting.report.participants"
COMPETITION_DOCUMENTS = "competition.documents"
ASSEMBLY_TERM = "assembly.term"
ASSEMBLY_SIZE = "assembly.size.max"

NUMBERS = frozenset(
    {
        NOTICE,
        MATERIALS,
        FREQUENCY,
        MINUTES,
        REMARKS,
        APPEAL_ANSWER,
        REPORT_BY,
        COMPETITION_DOCUMENTS,
        ASSEMBLY_TERM,
        ASSEMBLY_SIZE,
    }
)
YES_OR_NO = frozenset({CASTING_VOTE, REMOTE, CONFLICT_DECLARATION})
MOST = 365


class Window(StrEnum):
    """How the year of absences is counted; unless settled, by the calendar."""

    CALENDAR = "calendar"
    ROLLING = "rolling"


class Recusal(StrEnum):
    """Whether who recused himself counts among those present; by default he does."""

    PRESENT = "present"
    EXCLUDED = "excluded"


class Base(StrEnum):
    """Of whom the ethnocultural quarter is counted; our reading: of civil members."""

    CIVIL = "civil"
    ALL = "all"


class OrganQuorum(StrEnum):
    """How many of a presidium or a commission decide; our reading: two thirds."""

    TWO_THIRDS = "two_thirds"
    MAJORITY = "majority"


class Participants(StrEnum):
    """Who votes on accepting a report; by default the members alone."""

    MEMBERS = "members"
    EVERYONE = "everyone"


WORDS: Mapping[str, tuple[str, ...]] = {
    DECISION_MAJORITY: (Majority.PRESENT.value, Majority.MEMBERS.value),
    ABSENCE_WINDOW: tuple(one.value for one in Window),
    RECUSAL: tuple(one.value for one in Recusal),
    ETHNOCULTURAL_BASE: tuple(one.value for one in Base),
    ORGAN_QUORUM: tuple(one.value for one in OrganQuorum),
    REPORT_PARTICIPANTS: tuple(one.value for one in Participants),
}
KEYS = (*sorted(NUMBERS), *sorted(YES_OR_NO), *sorted(WORDS))

Value = int | bool | str


@dataclass(frozen=True)
class Settings:
    """The settings of one council on one day; None where it has settled nothing."""

    notice_days: int | None = None
    materials_days: int | None = None
    majority: Majority = Majority.PRESENT
    has_casting_vote: bool = False
    allows_remote: bool = False
    frequency: int | None = None
    minutes_days: int | None = None
    remarks_days: int | None = None
    absence_window: Window = Window.CALENDAR
    recusal: Recusal = Recusal.PRESENT
    asks_for_conflicts: bool = False
    appeal_days: int | None = None
    report_days: int | None = None
    ethnocultural_base: Base = Base.CIVIL
    organ_quorum: OrganQuorum = OrganQuorum.TWO_THIRDS
    report_participants: Participants = Participants.MEMBERS
    competition_days: int | None = None
    assembly_years: int | None = None
    assembly_size: int | None = None

    @classmethod
    def of(cls, values: Mapping[str, Value]) -> Settings:
        """Return the settings that stand under these ids of norms."""
        return cls(
            notice_days=_days(values.get(NOTICE)),
            materials_days=_days(values.get(MATERIALS)),
            majority=Majority(str(values.get(DECISION_MAJORITY, Majority.PRESENT))),
            has_casting_vote=values.get(CASTING_VOTE, False) is True,
            allows_remote=values.get(REMOTE, False) is True,
            frequency=_days(values.get(FREQUENCY)),
            minutes_days=_days(values.get(MINUTES)),
            remarks_days=_days(values.get(REMARKS)),
            absence_window=Window(str(values.get(ABSENCE_WINDOW, Window.CALENDAR))),
            recusal=Recusal(str(values.get(RECUSAL, Recusal.PRESENT))),
            asks_for_conflicts=values.get(CONFLICT_DECLARATION, False) is True,
            appeal_days=_days(values.get(APPEAL_ANSWER)),
            report_days=_days(values.get(REPORT_BY)),
            ethnocultural_base=Base(str(values.get(ETHNOCULTURAL_BASE, Base.CIVIL))),
            organ_quorum=OrganQuorum(
                str(values.get(ORGAN_QUORUM, OrganQuorum.TWO_THIRDS))
            ),
            report_participants=Participants(
                str(values.get(REPORT_PARTICIPANTS, Participants.MEMBERS))
            ),
            competition_days=_days(values.get(COMPETITION_DOCUMENTS)),
            assembly_years=_days(values.get(ASSEMBLY_TERM)),
            assembly_size=_days(values.get(ASSEMBLY_SIZE)),
        )


@under(norms.get(NOTICE).citation)
def fits(key: str, value: object) -> bool:
    """Tell whether the value is of the sort that this setting takes."""
    if key in NUMBERS:
        return type(value) is int and 0 <= value <= MOST
    if key in YES_OR_NO:
        return isinstance(value, bool)
    return value in WORDS.get(key, ())


@under(norms.get(NOTICE).citation)
def check(key: str, value: object) -> list[Breach]:
    """Return the breach of settling what is not left to a council, or not so."""
    if fits(key, value):
        return []
    text = Text(
        kk=f"«{key}» баптауы мұндай мән қабылдамайды.",
        ru=f"Настройка «{key}» не принимает такого значения.",
        en=f"The setting {key} takes no such value.",
    )
    return [Breach("setting-value", text, norms.get(NOTICE).citation)]


def _days(value: Value | None) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
