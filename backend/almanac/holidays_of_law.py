"""The holidays of the law by the `holidays` package, in three languages."""

from datetime import date

import holidays

from backend.law.calendar import CalendarYear, DayOff, WorkedDay, YearState
from backend.law.text import Text

SOURCE = "holidays package, KZ"
KURBAN_AIT = "Eid al-Adha"
# Kurban Ait is announced each year; later years are the package's estimates.
LAST_ANNOUNCED = 2026
RUSSIAN = {
    "New Year's Day": "Новый год",
    "Orthodox Christmas": "Православное Рождество",
    "International Women's Day": "Международный женский день",
    "Nowruz Holiday": "Наурыз мейрамы",
    "Kazakhstan's People Solidarity Holiday": "Праздник единства народа Казахстана",
    "Defender of the Fatherland Day": "День защитника Отечества",
    "Victory Day": "День Победы",
    "Capital Day": "День столицы",
    "Constitution Day": "День Конституции",
    "Republic Day": "День Республики",
    "First President Day": "День Первого Президента",
    "Independence Day": "День Независимости",
    KURBAN_AIT: "Курбан айт",
    "Day off": "Выходной",
}
MOVED = Text(
    kk="мереке демалыс күніне түскендіктен ауысқан демалыс",
    ru="выходной, перенесённый с праздника",
    en="day off carried over from a holiday",
)
SWAPPED = Text(
    kk="демалыс күнінен ауыстырылған", ru="перенесён с выходного", en="moved day off"
)
WORKED = Text(
    kk="демалыс күні жұмыс күнімен ауыстырылды",
    ru="рабочий день взамен перенесённого выходного",
    en="a weekend day worked in exchange",
)


def of_year(year: int, *, state: YearState) -> CalendarYear:
    """Return the year as the law and the package know it, before our own table."""
    english = holidays.country_holidays("KZ", years=year, language="en_US")
    kazakh = holidays.country_holidays("KZ", years=year, language="kk")
    off = {
        day: _day_off(day, name, kazakh[day])
        for day, name in english.items()
        if day.year == year
    }
    worked = {
        day: WorkedDay(day, WORKED, SOURCE)
        for day in english.weekend_workdays
        if day.year == year
    }
    return CalendarYear(year, state, off, worked)


def _day_off(day: date, english: str, kazakh: str) -> DayOff:
    name, _open, remark = english.partition(" (")
    kazakh_name = kazakh.partition(" (")[0]
    estimated = name == KURBAN_AIT and day.year > LAST_ANNOUNCED
    why = Text(kazakh_name, RUSSIAN.get(name, name), name)
    if remark.startswith("observed"):
        why = Text(
            f"{why.kk} ({MOVED.kk})", f"{why.ru} ({MOVED.ru})", f"{why.en} ({MOVED.en})"
        )
    if remark.startswith("substituted"):
        why = SWAPPED
    return DayOff(day, why, SOURCE, estimated=estimated)
