"""How often a member stayed away without a reason in a year, and what follows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from backend.law import calendar as days
from backend.law import norms
from backend.law.breach import Breach
from backend.law.norm import Norm
from backend.law.text import Text, joined
from backend.law.under import under
from councils.rules.regulation import Window

OVER: Norm[int] = norms.get("member.unexcused_absences.over")
WINDOW: Norm[Any] = norms.get("member.absence_window")


@dataclass(frozen=True)
class Year:
    """The year in which absences are counted, both days included."""

    from_on: date
    until_on: date
    window: Window

    def holds(self, day: date) -> bool:
        """Tell whether the day lies in this year."""
        return self.from_on <= day <= self.until_on


@under(OVER.citation, WINDOW.citation)
def year_of(on: date, *, window: Window) -> Year:
    """Return the year that a day belongs to, as the council counts it.

    The law says "within one year" and no more. Unless the regulation settles it, we
    read the calendar year; a rolling year ends with the day itself.
    """
    if window is Window.CALENDAR:
        return Year(date(on.year, 1, 1), date(on.year, 12, 31), window)
    return Year(days.days_after(days.months_after(on, -12), 1), on, window)


@under(OVER.citation)
def is_known(on: date) -> bool:
    """Tell whether we know the rule as it stood on this day; before that it is silent.

    Our oldest edition is the one that rewrote the Law.
    """
    return OVER.values is not None and on >= OVER.values.editions[0][0]


@under(OVER.citation)
def may_be_excluded(absences: int, *, on: date) -> bool:
    """Tell whether so many absences without a reason let the council exclude.

    More than three: the fourth absence is the first that does.
    """
    return absences > OVER.on(on)


@under(OVER.citation, WINDOW.citation)
def check(absences: int, *, on: date, window: Window) -> list[Breach]:
    """Return the breach of staying away without a reason more often than allowed."""
    if not may_be_excluded(absences, on=on):
        return []
    most = OVER.on(on)
    text = Text(
        kk=f"Дәлелсіз себептермен {absences} рет қатыспаған, {most} реттен артық: "
        "кеңес мүшені мерзімінен бұрын шығара алады.",
        ru=f"Пропусков по неуважительным причинам {absences}, больше {most}: совет "
        "может досрочно исключить члена.",
        en=f"{absences} absences without good reason, more than {most}: the council "
        "may exclude the member.",
    )
    said = joined([text, counted_by(window)])
    return [Breach("absences", said, OVER.citation)]


@under(WINDOW.citation)
def counted_by(window: Window) -> Text:
    """Return how the year is counted, in words that say it is no law."""
    if window is Window.CALENDAR:
        return Text(
            kk="Жыл күнтізбе бойынша саналады (заң емес, кеңестің баптауы).",
            ru="Год считается календарный (не закон, настройка совета).",
            en="The year is the calendar year (not law, a setting of the council).",
        )
    return Text(
        kk="Жыл соңғы он екі ай бойынша саналады (заң емес, кеңестің баптауы).",
        ru="Год считается за последние двенадцать месяцев (не закон, настройка "
        "совета).",
        en="The year is the last twelve months (not law, a setting of the council).",
    )


@under(OVER.citation)
def proposed(name: str, *, absences: int) -> Text:
    """Return the title of the matter that the rule itself brings to the council."""
    return Text(
        kk=f"{name}: дәлелсіз себептермен {absences} рет қатыспағаны үшін кеңес "
        "құрамынан мерзімінен бұрын шығару туралы",
        ru=f"О досрочном исключении из совета: {name} (пропусков по неуважительным "
        f"причинам – {absences})",
        en=f"On excluding from the council for {absences} absences without good "
        f"reason: {name}",
    )
