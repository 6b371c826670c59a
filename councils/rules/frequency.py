"""Whether a council meets as often in a quarter as its regulation asks."""

from __future__ import annotations

from datetime import date
from typing import Any

from backend.law import calendar as days
from backend.law import norms
from backend.law.norm import Norm
from backend.law.text import Text, joined
from backend.law.under import under
from councils.rules.composition import Standing, Verdict
from councils.rules.regulation import Settings

FREQUENCY: Norm[Any] = norms.get("meeting.frequency.min")
MONTHS = 3


@under(FREQUENCY.citation)
def quarter(on: date) -> tuple[date, date]:
    """Return the first and the last day of the quarter that holds this day."""
    first = date(on.year, on.month - (on.month - 1) % MONTHS, 1)
    return first, days.days_after(days.months_after(first, MONTHS), -1)


@under(FREQUENCY.citation)
def verdict(*, held: int, called: int, on: date, settings: Settings) -> Verdict:
    """Return whether the quarter has meetings enough, those held and those called.

    The law is silent: where the council settles nothing, there is nothing to miss.
    While the quarter runs, what is missing can still be held.
    """
    counted = Text(
        kk=f"Осы тоқсанда өтті: {held}, шақырылды: {called}.",
        ru=f"В этом квартале проведено: {held}, созвано: {called}.",
        en=f"In this quarter held: {held}, called: {called}.",
    )
    least = settings.frequency
    if least is None:
        return _said(Standing.SETTING, counted, _UNSETTLED)
    needed = Text(
        kk=f"Ереже бойынша тоқсанына кемінде {least}.",
        ru=f"По положению – не менее {least} в квартал.",
        en=f"By the regulation, at least {least} in a quarter.",
    )
    if held >= least:
        return _said(Standing.SETTING, counted, needed, _ENOUGH)
    if held + called >= least:
        return _said(Standing.SETTING, counted, needed, _ONCE_HELD)
    if on == quarter(on)[1]:
        return _said(Standing.UNLAWFUL, counted, needed, _TOO_FEW)
    return _said(Standing.SETTING, counted, needed, _TO_COME)


_TITLE = Text(
    kk="Тоқсандағы отырыстар", ru="Заседания в квартале", en="Meetings in the quarter"
)
_UNSETTLED = Text(
    kk="Кеңес жиілікті белгілемеген, заң оны атамайды.",
    ru="Совет частоту не установил, закон её не называет.",
    en="The council has settled no frequency, and the law names none.",
)
_ENOUGH = Text(kk="Жеткілікті.", ru="Достаточно.", en="Enough.")
_ONCE_HELD = Text(
    kk="Шақырылғандары өтсе, жеткілікті.",
    ru="Достаточно, если созванные состоятся.",
    en="Enough, once those called are held.",
)
_TOO_FEW = Text(kk="Жеткіліксіз.", ru="Недостаточно.", en="Too few.")
_TO_COME = Text(
    kk="Әзірге жеткіліксіз, тоқсан аяқталған жоқ.",
    ru="Пока недостаточно, квартал не закончился.",
    en="Not enough yet: the quarter is not over.",
)


def _said(standing: Standing, *parts: Text) -> Verdict:
    return Verdict("frequency", standing, _TITLE, joined(parts), FREQUENCY.citation)
