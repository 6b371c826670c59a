from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.law.breach import Breach
from backend.law.calendar import CalendarYear, DayOff, WorkingCalendar
from backend.law.citation import Read
from backend.law.text import Text
from councils.rules import draft_acts
from councils.rules.draft_acts import Exempt, Sort

PLAIN = WorkingCalendar.plain()
MONDAY = date(2026, 11, 23)
INDEPENDENCE = date(2026, 12, 16)
WHY = Text(kk="Тәуелсіздік күні", ru="День Независимости", en="Independence Day")
LEAST = {Sort.ACT: 10, Sort.CONSULTATIVE: 10, Sort.LAW: 15, Sort.URGENT: 3}
BY_CONTENT = (Exempt.QUARANTINE, Exempt.VETERINARY, Exempt.EMERGENCY)
BY_INITIATOR = (Exempt.PRESIDENT, Exempt.DEPUTIES, Exempt.HALYQ_KENESI)
DAYS = st.dates(min_value=date(2017, 1, 1), max_value=date(2090, 1, 1))


def codes(breaches: list[Breach]) -> list[str]:
    return [breach.code for breach in breaches]


@pytest.mark.parametrize(
    ("sort", "term_set", "days", "due_on"),
    [
        (Sort.ACT, None, 10, date(2026, 12, 7)),
        (Sort.ACT, 10, 10, date(2026, 12, 7)),
        (Sort.ACT, 11, 11, date(2026, 12, 8)),
        (Sort.ACT, 9, 10, date(2026, 12, 7)),
        (Sort.ACT, 0, 10, date(2026, 12, 7)),
        (Sort.ACT, 30, 30, date(2027, 1, 4)),
        (Sort.CONSULTATIVE, None, 10, date(2026, 12, 7)),
        (Sort.LAW, None, 15, date(2026, 12, 14)),
        (Sort.LAW, 14, 15, date(2026, 12, 14)),
        (Sort.LAW, 10, 15, date(2026, 12, 14)),
        (Sort.LAW, 20, 20, date(2026, 12, 21)),
        (Sort.URGENT, None, 3, date(2026, 11, 26)),
        (Sort.URGENT, 2, 3, date(2026, 11, 26)),
        (Sort.URGENT, 5, 5, date(2026, 11, 30)),
    ],
)
def test_a_council_has_the_term_of_the_body_and_never_less_than_the_law(
    sort: Sort, term_set: int | None, days: int, due_on: date
) -> None:
    term = draft_acts.opinion_due(
        sort=sort, received_on=MONDAY, term_set=term_set, calendar=PLAIN
    )

    assert (term.value, term.due_on) == (days, due_on)
    assert term.citation.provision == "art. 20(2)"


@pytest.mark.parametrize(
    ("received_on", "due_on"),
    [
        (date(2026, 12, 10), date(2026, 12, 25)),  # Independence Day lies between
        (date(2026, 12, 12), date(2026, 12, 28)),  # received on a Saturday
        (date(2026, 12, 16), date(2026, 12, 30)),  # received on the holiday itself
    ],
)
def test_days_off_are_not_counted(received_on: date, due_on: date) -> None:
    off = {INDEPENDENCE: DayOff(INDEPENDENCE, WHY, "Law on holidays")}
    calendar = WorkingCalendar({2026: CalendarYear(2026, off=off)}, "trial")

    term = draft_acts.opinion_due(
        sort=Sort.ACT, received_on=received_on, term_set=None, calendar=calendar
    )

    assert term.due_on == due_on


@pytest.mark.parametrize("sort", Sort)
def test_only_a_term_under_the_law_is_a_breach_of_the_body(sort: Sort) -> None:
    least = LEAST[sort]

    found = {
        given: codes(
            draft_acts.check_term(sort=sort, received_on=MONDAY, term_set=given)
        )
        for given in (None, 0, least - 1, least, least + 1)
    }

    assert found == {
        None: [],
        0: ["term-too-short"],
        least - 1: ["term-too-short"],
        least: [],
        least + 1: [],
    }


def test_the_breach_says_both_numbers() -> None:
    (breach,) = draft_acts.check_term(sort=Sort.LAW, received_on=MONDAY, term_set=10)

    assert "10 working days" in breach.text.en
    assert "15 working days" in breach.text.en
    assert breach.citation.provision == "art. 20(2)"


@pytest.mark.parametrize("exempt", BY_CONTENT)
@pytest.mark.parametrize("sort", Sort)
def test_what_concerns_an_emergency_goes_to_no_council(
    sort: Sort, exempt: Exempt
) -> None:
    (breach,) = draft_acts.check_exempt(sort=sort, exempt=exempt)

    assert (breach.code, breach.citation.provision) == ("exempt-draft", "art. 20(2)")


@pytest.mark.parametrize("exempt", BY_INITIATOR)
@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (Sort.LAW, ["exempt-draft"]),
        (Sort.URGENT, ["exempt-draft"]),
        (Sort.ACT, []),
        (Sort.CONSULTATIVE, []),
    ],
)
def test_by_its_initiator_only_a_draft_law_is_exempt(
    sort: Sort, exempt: Exempt, expected: list[str]
) -> None:
    found = draft_acts.check_exempt(sort=sort, exempt=exempt)

    assert codes(found) == expected
    assert all(one.citation.provision == "art. 20(4)" for one in found)


def test_a_draft_that_nothing_exempts_goes_to_the_council() -> None:
    assert draft_acts.check_exempt(sort=Sort.LAW, exempt=None) == []
    assert set(draft_acts.EXEMPTIONS) == set(Exempt) == {*BY_CONTENT, *BY_INITIATOR}


@pytest.mark.parametrize(
    ("received_on", "term_set", "expected"),
    [
        (date(2026, 11, 23), None, []),
        (date(2016, 4, 18), None, []),  # the first day of the law as it is known here
        (date(2016, 4, 17), None, ["term-not-countable"]),
        (date(2026, 12, 17), None, []),  # ten working days end on 31 December
        (date(2026, 12, 18), None, ["term-not-countable"]),  # they end in 2027
        (date(2026, 12, 17), 11, ["term-not-countable"]),
        (date(2027, 1, 5), None, ["term-not-countable"]),
    ],
)
def test_a_term_is_counted_in_years_that_are_known(
    received_on: date, term_set: int | None, expected: list[str]
) -> None:
    years = {year: CalendarYear(year) for year in range(2016, 2027)}
    calendar = WorkingCalendar(years, "trial")

    found = draft_acts.check_receipt(
        sort=Sort.ACT, received_on=received_on, term_set=term_set, calendar=calendar
    )

    assert codes(found) == expected


@pytest.mark.parametrize(
    ("kk", "ru", "expected"),
    [
        ("Келісеміз", "Согласны", []),
        ("Келісеміз", "", ["one-language"]),
        ("", "Согласны", ["one-language"]),
        ("Келісеміз", " \n ", ["one-language"]),
        ("", "", ["one-language"]),
    ],
)
def test_an_opinion_is_in_both_languages(kk: str, ru: str, expected: list[str]) -> None:
    found = draft_acts.check_opinion(kk=kk, ru=ru, due_on=MONDAY, on=MONDAY)

    assert codes(found) == expected


@pytest.mark.parametrize(
    ("late", "expected"), [(-1, []), (0, []), (1, ["silence-has-agreed"])]
)
def test_an_opinion_is_sent_on_the_last_day_and_not_a_day_later(
    late: int, expected: list[str]
) -> None:
    on = MONDAY + timedelta(days=late)

    found = draft_acts.check_opinion(kk="Қарсымыз", ru="Против", due_on=MONDAY, on=on)

    assert codes(found) == expected


def test_everything_wrong_with_an_opinion_is_told_at_once() -> None:
    on = MONDAY + timedelta(days=1)

    found = draft_acts.check_opinion(kk="", ru="", due_on=MONDAY, on=on)

    assert codes(found) == ["one-language", "silence-has-agreed"]


@pytest.mark.parametrize(
    ("is_by_council", "late", "expected"),
    [
        (False, 0, []),
        (False, -1, ["not-today"]),
        (False, 1, ["not-today"]),
        (True, 0, []),
        (True, -30, []),
        (True, 1, ["not-today"]),
    ],
)
def test_only_a_paper_has_a_day_of_its_own_and_nothing_a_later_one(
    *, is_by_council: bool, late: int, expected: list[str]
) -> None:
    found = draft_acts.check_own_day(
        is_by_council=is_by_council, day=MONDAY + timedelta(days=late), on=MONDAY
    )

    assert codes(found) == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"is_by_council": True, "has_proof": True}, []),
        ({"is_by_council": True}, ["receipt-without-proof"]),
        ({"received_on": MONDAY - timedelta(days=1)}, ["received-before-sent"]),
        ({"is_known": True}, ["receipt-known"]),
        (
            {
                "is_known": True,
                "is_by_council": True,
                "received_on": MONDAY - timedelta(days=1),
            },
            ["receipt-known", "received-before-sent", "receipt-without-proof"],
        ),
    ],
)
def test_the_day_of_receipt_is_known_once_and_a_council_proves_it(
    change: dict[str, object], expected: list[str]
) -> None:
    told: dict[str, object] = {
        "is_known": False,
        "sent_on": MONDAY,
        "received_on": MONDAY,
        "is_by_council": False,
        "has_proof": False,
        **change,
    }

    found = draft_acts.check_arrival(**told)  # type: ignore[arg-type]

    assert codes(found) == expected


def test_a_letter_is_owed_ten_working_days_from_the_receipt() -> None:
    term = draft_acts.letter_due(received_on=MONDAY, calendar=PLAIN)

    assert (term.value, term.due_on) == (10, date(2026, 12, 7))
    assert term.citation.provision == "art. 20(3)"
    assert term.citation.read is Read.TEXT
    assert "received" in draft_acts.START_OF_LETTER.en


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"text": ""}, ["empty-letter"]),
        ({"text": "", "is_documented": True}, []),
        ({"is_agreed": False}, []),
        ({"is_agreed": False, "text": " "}, ["position-without-reasons"]),
        (
            {"is_agreed": False, "text": "", "is_documented": True},
            ["position-without-reasons"],
        ),
        ({"is_by_council": True}, ["reply-without-paper"]),
        ({"is_by_council": True, "is_documented": True, "text": ""}, []),
        ({"received_on": None}, ["receipt-unknown"]),
        ({"replied_on": MONDAY - timedelta(days=1)}, ["reply-before-receipt"]),
        (
            {"is_by_council": True, "is_agreed": False, "text": ""},
            ["position-without-reasons", "reply-without-paper"],
        ),
    ],
)
def test_a_position_needs_reasons_and_a_paper_reply_its_paper(
    change: dict[str, object], expected: list[str]
) -> None:
    told: dict[str, object] = {
        "is_agreed": True,
        "text": "Жоба түзетілді.",
        "is_documented": False,
        "is_by_council": False,
        "received_on": MONDAY,
        "replied_on": MONDAY,
        **change,
    }

    found = draft_acts.check_reply(**told)  # type: ignore[arg-type]

    assert codes(found) == expected


@pytest.mark.parametrize(
    ("is_own", "is_standing", "expected"),
    [
        (True, True, []),
        (False, True, ["no-such-commission"]),
        (True, False, ["no-such-commission"]),
    ],
)
def test_a_draft_goes_to_a_standing_commission_of_the_council(
    *, is_own: bool, is_standing: bool, expected: list[str]
) -> None:
    found = draft_acts.check_commission(is_own=is_own, is_standing=is_standing)

    assert codes(found) == expected


def test_only_a_body_that_makes_acts_tells_of_a_draft() -> None:
    assert codes(draft_acts.check_body(makes_acts=False)) == ["not-a-body-of-acts"]
    assert draft_acts.check_body(makes_acts=True) == []


@given(
    sort=st.sampled_from(Sort),
    received_on=DAYS,
    term_set=st.none() | st.integers(min_value=0, max_value=365),
)
def test_a_last_day_is_never_off_and_never_before_the_least_of_the_law(
    sort: Sort, received_on: date, term_set: int | None
) -> None:
    term = draft_acts.opinion_due(
        sort=sort, received_on=received_on, term_set=term_set, calendar=PLAIN
    )

    counted = PLAIN.working_days_between(received_on, term.due_on)
    assert PLAIN.is_working(term.due_on)
    assert counted == max(LEAST[sort], term_set or 0)


@given(
    sort=st.sampled_from(Sort),
    received_on=DAYS,
    term_set=st.integers(min_value=0, max_value=60),
)
def test_a_body_that_gives_more_never_takes_a_day_away(
    sort: Sort, received_on: date, term_set: int
) -> None:
    def due(days: int) -> date:
        return draft_acts.opinion_due(
            sort=sort, received_on=received_on, term_set=days, calendar=PLAIN
        ).due_on

    assert due(term_set) <= due(term_set + 1)


@given(received_on=DAYS)
def test_the_last_day_of_a_letter_is_a_working_day(received_on: date) -> None:
    due_on = draft_acts.letter_due(received_on=received_on, calendar=PLAIN).due_on

    assert PLAIN.is_working(due_on)
    assert PLAIN.working_days_between(received_on, due_on) == 10
