"""How a monitoring is planned, and how its checklist is scored: in whole numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from backend.law import acts
from backend.law.breach import Breach
from backend.law.citation import Citation, Read
from backend.law.text import Text
from backend.law.under import under

MONITORING = Citation(acts.PUBLIC_CONTROL, "art. 12", Read.TEXT)
FULL = 5  # what a line is worth times its weight: the top of the scale
NOT_APPLICABLE = "na"
MOST_FIGURES = 12
_NUMBER = re.compile(rf"-?[0-9]{{1,{MOST_FIGURES}}}")


class LineKind(StrEnum):
    """How a line of a checklist is answered."""

    YES_NO = "yes_no"
    SCALE = "scale"
    NUMBER = "number"
    TEXT = "text"


SCORED = frozenset({LineKind.YES_NO, LineKind.SCALE})


@dataclass(frozen=True)
class Score:
    """How many points of how many; `percent` in whole per cent, rounded down."""

    points: int
    possible: int

    @property
    def percent(self) -> int | None:
        """Return the share in whole per cent; none where nothing could be scored."""
        return 100 * self.points // self.possible if self.possible else None


@dataclass(frozen=True)
class Coverage:
    """How many of the planned sites have been inspected."""

    done: int
    planned: int

    @property
    def percent(self) -> int | None:
        """Return the share in whole per cent, rounded down; none without sites."""
        return 100 * self.done // self.planned if self.planned else None

    @property
    def left(self) -> int:
        """Return how many are still to be inspected."""
        return self.planned - self.done


@under(MONITORING)
def fits(kind: LineKind, value: str) -> bool:
    """Tell whether a value is an answer to a line of this kind.

    What does not apply to a site is said of any line, and is not scored.
    """
    if value == NOT_APPLICABLE:
        return True
    match kind:
        case LineKind.YES_NO:
            return value in ("yes", "no")
        case LineKind.SCALE:
            return value in tuple(str(number) for number in range(FULL + 1))
        case LineKind.NUMBER:
            return _NUMBER.fullmatch(value) is not None
        case LineKind.TEXT:
            return bool(value.strip())


@under(MONITORING)
def score_of(kind: LineKind, *, weight: int, value: str) -> Score:
    """Return what one answer is worth.

    A line is worth five points times its weight: “yes” gives all of them, “no” none,
    a place on the scale from 0 to 5 as many as it says. Numbers and texts are kept
    and not scored, nor is what does not apply.
    """
    if kind not in SCORED or value == NOT_APPLICABLE:
        return Score(0, 0)
    if kind is LineKind.YES_NO:
        return Score(weight * FULL if value == "yes" else 0, weight * FULL)
    return Score(weight * int(value), weight * FULL)


@under(MONITORING)
def total(scores: Iterable[Score]) -> Score:
    """Return the score of a whole checklist: points and what was possible."""
    kept = list(scores)
    return Score(
        points=sum(score.points for score in kept),
        possible=sum(score.possible for score in kept),
    )


@under(MONITORING)
def check_plan(*, from_on: date, to_on: date) -> list[Breach]:
    """Return a breach where a monitoring would end before it begins."""
    if from_on <= to_on:
        return []
    text = Text(
        kk="Мониторинг басталмай тұрып аяқталар еді: күндерін тексеріңіз.",
        ru="Мониторинг закончился бы раньше, чем начался: проверьте дни.",
        en="The monitoring would end before it begins: check the days.",
    )
    return [Breach("plan_backwards", text, MONITORING)]


@under(MONITORING)
def check_checklist(kinds: Sequence[LineKind]) -> list[Breach]:
    """Return a breach where a checklist asks nothing."""
    if kinds:
        return []
    text = Text(
        kk="Тексеру парағында бірде-бір жол жоқ.",
        ru="В проверочном листе нет ни одной строки.",
        en="The checklist holds no line.",
    )
    return [Breach("checklist_empty", text, MONITORING)]


@under(MONITORING)
def check_answers(*, unanswered: Sequence[int]) -> list[Breach]:
    """Return a breach where an inspection would end with lines left open.

    What does not apply is said so; a line passed over is no answer.
    """
    if not unanswered:
        return []
    said = ", ".join(str(number) for number in unanswered)
    text = Text(
        kk=f"Жауап берілмеген жолдар: {said}.",
        ru=f"Нет ответа в строках: {said}.",
        en=f"These lines have no answer: {said}.",
    )
    return [Breach("lines_unanswered", text, MONITORING)]


@under(MONITORING)
def check_line(*, kind: LineKind, value: str, is_of_checklist: bool) -> list[Breach]:
    """Return everything that keeps an answer from being one to this line."""
    if not is_of_checklist:
        text = Text(
            kk="Бұл жол осы қарап-тексерудің парағында жоқ.",
            ru="Этой строки нет в листе этого осмотра.",
            en="This line is not in the checklist of this inspection.",
        )
        return [Breach("line_of_another_checklist", text, MONITORING)]
    if not fits(kind, value):
        text = Text(
            kk="Жауап жолдың түріне сай емес.",
            ru="Ответ не подходит к виду строки.",
            en="The answer does not fit the kind of the line.",
        )
        return [Breach("line_value", text, MONITORING)]
    return []


@under(MONITORING)
def check_form(*, is_monitoring: bool) -> list[Breach]:
    """Return a breach where another form of control would borrow from monitoring."""
    if is_monitoring:
        return []
    text = Text(
        kk="Бұл – мониторинг емес: жоспар, тексеру парағы мен бару тек мониторингте "
        "болады.",
        ru="Это не мониторинг: план, проверочный лист и посещения есть только в нём.",
        en="This is no monitoring: a plan, a checklist and visits belong to one.",
    )
    return [Breach("not_a_monitoring", text, MONITORING)]
