"""What the law leaves to each council: no value is law until its regulation says it."""

from __future__ import annotations

from typing import Any

from backend.law import acts
from backend.law.citation import Citation, Read
from backend.law.norm import Kind, MoreThan, Norm, Runs
from backend.law.text import Text
from backend.law.unit import Unit

_OWN = Citation(acts.COUNCIL_REGULATION, "", Read.SETTING)
_OWN_SOURCE = "the council's own regulation"


def _setting(norm_id: str, unit: Unit | None, text: Text, runs: Runs) -> Norm[int]:
    return Norm[int](
        id=norm_id,
        kind=Kind.SETTING,
        citation=_OWN,
        unit=unit,
        runs=runs,
        text=text,
        source=_OWN_SOURCE,
    )


MEETING_FREQUENCY = _setting(
    "meeting.frequency.min",
    Unit.TIMES_A_QUARTER,
    Text(
        kk="Кеңес тоқсанына кемінде неше рет жиналады.",
        ru="Сколько раз в квартал совет заседает, не реже.",
        en="How often a council meets in a quarter, at least.",
    ),
    Runs.AFTER,
)
MEETING_NOTICE = _setting(
    "meeting.notice",
    Unit.CALENDAR_DAYS,
    Text(
        kk="Отырыс туралы неше күн бұрын хабарланады.",
        ru="За сколько дней извещают о заседании.",
        en="How many days before a meeting its members are told.",
    ),
    Runs.BEFORE,
)
MEETING_MATERIALS = _setting(
    "meeting.materials",
    Unit.CALENDAR_DAYS,
    Text(
        kk="Отырыс материалдары неше күн бұрын жіберіледі.",
        ru="За сколько дней рассылают материалы заседания.",
        en="How many days before a meeting its materials are sent.",
    ),
    Runs.BEFORE,
)
DECISION_MAJORITY = Norm[MoreThan](
    id="meeting.decision.majority",
    kind=Kind.SETTING,
    citation=_OWN,
    unit=Unit.OF_MEMBERS_PRESENT,
    source=_OWN_SOURCE,
    text=Text(
        kk="Шешімге қажет көпшілік; кеңес өзгесін белгілегенше – қатысып отырған "
        "мүшелердің жартысынан көбі.",
        ru="Большинство для решения; пока совет не задал иное – более половины "
        "присутствующих членов.",
        en="The majority a decision needs; unless the council sets another, more than "
        "half of the members present.",
    ),
)
CASTING_VOTE = _setting(
    "meeting.casting_vote",
    Unit.YES_OR_NO,
    Text(
        kk="Дауыстар тең болғанда төраға дауысы шешуші ме.",
        ru="Решает ли голос председателя при равенстве.",
        en="Whether the chair's vote decides a tie.",
    ),
    Runs.AFTER,
)
MINUTES_SIGNED = _setting(
    "meeting.minutes.sign",
    Unit.WORKING_DAYS,
    Text(
        kk="Хаттамаға неше жұмыс күнінде қол қойылады.",
        ru="За сколько рабочих дней подписывают протокол.",
        en="In how many working days the minutes are signed.",
    ),
    Runs.AFTER,
)
MEETING_REMOTE = _setting(
    "meeting.remote",
    Unit.YES_OR_NO,
    Text(
        kk="Отырысқа қашықтан қатысуға бола ма.",
        ru="Можно ли участвовать в заседании дистанционно.",
        en="Whether members may take part from afar.",
    ),
    Runs.AFTER,
)

NORMS: tuple[Norm[Any], ...] = (
    MEETING_FREQUENCY,
    MEETING_NOTICE,
    MEETING_MATERIALS,
    DECISION_MAJORITY,
    CASTING_VOTE,
    MINUTES_SIGNED,
    MEETING_REMOTE,
)
