"""The days off that the law names, from the `holidays` package."""

import re
from collections.abc import Iterable
from datetime import date

import holidays

from backend.law import wording
from backend.law.calendar import DayOff, WorkedDay
from backend.law.text import Text

SOURCE = "holidays package, KZ"
# The package marks every Kurban Ait after 2025 as estimated; that of 2026 is announced.
KURBAN_AIT_ANNOUNCED_UNTIL = 2026

_ESTIMATED = " (estimated)"
_CARRIED = " (observed)"
_MOVED = re.compile(r"Day off \(substituted from (\d{2}/\d{2}/\d{4})\)")
_NAMES = {
    "New Year's Day": Text("Жаңа жыл", "Новый год", "New Year"),
    "Orthodox Christmas": Text(
        "Православиелік Рождество", "Православное Рождество", "Orthodox Christmas"
    ),
    "International Women's Day": Text(
        "Халықаралық әйелдер күні",
        "Международный женский день",
        "International Women's Day",
    ),
    "Nowruz Holiday": Text("Наурыз мейрамы", "Наурыз мейрамы", "Nauryz"),
    "Kazakhstan's People Solidarity Holiday": Text(
        "Қазақстан халқының бірлігі мерекесі",
        "Праздник единства народа Казахстана",
        "Day of Unity of the People of Kazakhstan",
    ),
    "Defender of the Fatherland Day": Text(
        "Отан қорғаушы күні", "День защитника Отечества", "Defender of the Fatherland"
    ),
    "Victory Day": Text("Жеңіс күні", "День Победы", "Victory Day"),
    "Capital Day": Text("Астана күні", "День столицы", "Capital Day"),
    "Constitution Day": Text(
        "Қазақстан Республикасының Конституциясы күні",
        "День Конституции Республики Казахстан",
        "Constitution Day",
    ),
    "Republic Day": Text("Республика күні", "День Республики", "Republic Day"),
    "First President Day": Text(
        "Қазақстан Республикасының Тұңғыш Президенті күні",
        "День Первого Президента Республики Казахстан",
        "Day of the First President",
    ),
    "Independence Day": Text(
        "Тәуелсіздік күні", "День Независимости", "Independence Day"
    ),
    "Eid al-Adha": Text(
        "Құрбан айттың бірінші күні",
        "первый день Курбан айта",
        "first day of Kurban Ait",
    ),
}


def known(years: Iterable[int]) -> tuple[dict[date, DayOff], dict[date, WorkedDay]]:
    """Return the named days off of the years, and the weekend days worked instead.

    A holiday on a weekend day is carried over to the next working day; the first
    day of Kurban Ait and 7 January are not.
    """
    found = holidays.country_holidays("KZ", years=list(years), language="en_US")
    off = {on: _day_off(on, found.get_list(on)) for on in found}
    moved = Text(
        kk="жұмыс күніне айналған демалыс күні",
        ru="выходной, ставший рабочим днём",
        en="a weekend day worked in exchange for another",
    )
    worked = {on: WorkedDay(on, moved, SOURCE) for on in found.weekend_workdays}
    return off, worked


def _day_off(on: date, names: list[str]) -> DayOff:
    said = [_said(name) for name in names]
    estimated = on.year > KURBAN_AIT_ANNOUNCED_UNTIL and any(
        name.endswith(_ESTIMATED) for name in names
    )
    why = Text(*(", ".join(words) for words in zip(*said, strict=True)))
    return DayOff(on, why, SOURCE, estimated=estimated)


def _said(name: str) -> Text:
    moved = _MOVED.fullmatch(name)
    if moved:
        return _moved_from(moved[1])
    plain = name.removesuffix(_ESTIMATED).removesuffix(_CARRIED)
    text = _NAMES[plain]
    if not name.endswith(_CARRIED):
        return text
    return Text(
        kk=f"{text.kk} (ауыстырылған демалыс күні)",
        ru=f"{text.ru} (перенесённый выходной)",
        en=f"{text.en} (day off carried over)",
    )


def _moved_from(written: str) -> Text:
    month, day, year = (int(part) for part in written.split("/"))
    origin = wording.day(date(year, month, day))
    return Text(
        kk=f"ауыстырылған демалыс күні ({origin.kk} орнына)",
        ru=f"выходной, перенесённый с {origin.ru}",
        en=f"day off moved from {origin.en}",
    )
