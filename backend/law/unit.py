"""What numbers of the law are counted in."""

from __future__ import annotations

from enum import StrEnum

from backend.law.text import Text


class Unit(StrEnum):
    """The unit of a norm's value."""

    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    MONTHS = "months"
    YEARS = "years"
    OF_ALL_MEMBERS = "of_all_members"
    OF_CIVIL_MEMBERS = "of_civil_members"
    OF_WORKING_GROUP = "of_working_group"
    OF_MEMBERS_PRESENT = "of_members_present"
    OF_PARTICIPANTS_PRESENT = "of_participants_present"
    OF_OPEN_VOTE = "of_open_vote"
    PERCENT_OF_POPULATION = "percent_of_population"
    MEMBERS = "members"
    PEOPLE = "people"
    CITIZENS = "citizens"
    COUNCILS = "councils"
    TERMS_IN_A_ROW = "terms_in_a_row"
    ABSENCES_A_YEAR = "absences_a_year"
    TIMES_A_YEAR = "times_a_year"
    TIMES_A_QUARTER = "times_a_quarter"
    VOTES = "votes"
    YES_OR_NO = "yes_or_no"


OF_TIME = frozenset(
    {Unit.WORKING_DAYS, Unit.CALENDAR_DAYS, Unit.MONTHS, Unit.YEARS},
)
OF_FREQUENCY = frozenset({Unit.TIMES_A_YEAR, Unit.TIMES_A_QUARTER})

_KAZAKH = {
    Unit.WORKING_DAYS: "жұмыс күні",
    Unit.CALENDAR_DAYS: "күнтізбелік күн",
    Unit.MONTHS: "ай",
    Unit.YEARS: "жыл",
}
_RUSSIAN = {
    Unit.WORKING_DAYS: ("рабочий день", "рабочих дня", "рабочих дней"),
    Unit.CALENDAR_DAYS: ("календарный день", "календарных дня", "календарных дней"),
    Unit.MONTHS: ("месяц", "месяца", "месяцев"),
    Unit.YEARS: ("год", "года", "лет"),
}
_OFTEN = {
    Unit.TIMES_A_YEAR: Text(kk="жылына", ru="в год", en="a year"),
    Unit.TIMES_A_QUARTER: Text(kk="тоқсанына", ru="в квартал", en="a quarter"),
}
_ENGLISH = {
    Unit.WORKING_DAYS: ("working day", "working days"),
    Unit.CALENDAR_DAYS: ("calendar day", "calendar days"),
    Unit.MONTHS: ("month", "months"),
    Unit.YEARS: ("year", "years"),
}


def russian_form(number: int) -> int:
    """Return which of the three Russian plural forms the number takes."""
    if number % 10 == 1 and number % 100 != 11:
        return 0
    if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14):
        return 1
    return 2


def often(number: int, unit: Unit) -> Text:
    """Return a least frequency in words: at least 2 times a year."""
    kk, ru, en = _OFTEN[unit]
    once = number % 10 == 1 and number % 100 != 11
    return Text(
        kk=f"{kk} кемінде {number} рет",
        ru=f"не реже {number} {'раза' if once else 'раз'} {ru}",
        en=f"at least {number} {'time' if number == 1 else 'times'} {en}",
    )


def amount(number: int, unit: Unit) -> Text:
    """Return a stretch of time in words: 10 working days, 1 month."""
    return Text(
        kk=f"{number} {_KAZAKH[unit]}",
        ru=f"{number} {_RUSSIAN[unit][russian_form(number)]}",
        en=f"{number} {_ENGLISH[unit][number != 1]}",
    )
