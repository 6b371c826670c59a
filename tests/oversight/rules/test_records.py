from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.law.calendar import WorkingCalendar
from oversight.rules import records
from oversight.rules.records import Days, Replied
from oversight.states import CONTROL_FORMS, COUNCIL_FORMS, CaseForm

TODAY = date(2026, 11, 23)
PLAIN = WorkingCalendar.plain()
EMPTY = WorkingCalendar({}, "none")
COUNCIL = CaseForm.COUNCIL_RECOMMENDATION


def days(**said: object) -> Days:
    usual: dict[str, object] = {
        "started_on": date(2024, 9, 2),
        "completed_on": date(2024, 9, 20),
        "sent_on": date(2024, 9, 27),
        "received_on": date(2024, 9, 30),
        "closed_on": date(2024, 12, 30),
    }
    return Days(**{**usual, **said})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ({}, []),
        ({"completed_on": None, "sent_on": None, "received_on": None}, []),
        ({"closed_on": TODAY}, []),
        ({"closed_on": TODAY + timedelta(days=1)}, ["not-past"]),
        ({"started_on": date(2024, 9, 21)}, ["days-out-of-order"]),
        ({"sent_on": date(2024, 10, 1)}, ["days-out-of-order"]),
        ({"received_on": date(2024, 9, 27)}, []),
        ({"sent_on": None}, ["received-without-sending"]),
    ],
)
def test_the_days_of_a_past_matter_follow_one_another_and_have_come(
    said: dict[str, object], codes: list[str]
) -> None:
    breaches = records.check_days(days(**said), today=TODAY)

    assert [breach.code for breach in breaches] == codes


@pytest.mark.parametrize(
    ("answered_on", "codes"),
    [
        (None, []),
        (date(2024, 9, 27), []),
        (date(2024, 9, 26), ["answer-out-of-order"]),
        (date(2024, 12, 30), []),
        (date(2024, 12, 31), ["answer-out-of-order"]),
    ],
)
def test_an_answer_lies_between_the_sending_and_the_end(
    answered_on: date | None, codes: list[str]
) -> None:
    breaches = records.check_replies([Replied(1, "", answered_on)], days=days())

    assert [breach.code for breach in breaches] == codes


def test_what_was_recommended_was_sent() -> None:
    unsent = days(sent_on=None, received_on=None)

    breaches = records.check_replies([Replied(1, "", None)], days=unsent)

    assert [breach.code for breach in breaches] == ["recommended-without-sending"]
    assert records.check_replies([], days=unsent) == []


@pytest.mark.parametrize(
    ("source", "url", "is_named"),
    [
        ("Protocol 7", "", True),
        ("", "https://example.kz/7", True),
        ("  ", "", False),
    ],
)
def test_a_record_names_its_source(source: str, url: str, *, is_named: bool) -> None:
    assert (records.check_source(source=source, url=url) == []) == is_named


@pytest.mark.parametrize("form", list(CaseForm))
@pytest.mark.parametrize("is_council", [True, False])
def test_a_council_tells_its_past_in_its_own_forms(
    form: CaseForm, *, is_council: bool
) -> None:
    breaches = records.check_form(form, is_council=is_council)

    assert (breaches == []) == ((form in COUNCIL_FORMS) == is_council)


@pytest.mark.parametrize(
    ("form", "started_on", "is_before"),
    [
        (CaseForm.MONITORING, date(2018, 3, 1), True),
        (CaseForm.MONITORING, date(2024, 4, 4), True),
        (CaseForm.MONITORING, date(2024, 4, 5), False),
        (COUNCIL, date(2015, 11, 30), True),
        (COUNCIL, date(2015, 12, 1), False),
        (COUNCIL, date(2018, 3, 1), False),
    ],
)
def test_a_matter_is_older_than_the_law_of_its_form_or_is_not(
    form: CaseForm, started_on: date, *, is_before: bool
) -> None:
    assert records.is_before_law(form, started_on=started_on) == is_before


# Completed on Friday 20 September 2024: seven working days end on Tuesday 1 October.
@pytest.mark.parametrize(
    ("sent_on", "codes"),
    [(date(2024, 10, 1), []), (date(2024, 10, 2), ["sent_late"])],
)
def test_a_document_sent_on_the_eighth_working_day_is_noted(
    sent_on: date, codes: list[str]
) -> None:
    told = days(sent_on=sent_on, received_on=None)

    noted = records.note(CaseForm.MONITORING, days=told, replies=[], calendar=PLAIN)

    assert [breach.code for breach in noted] == codes


# Received on Monday 30 September 2024: ten working days end on Monday 14 October.
@pytest.mark.parametrize(
    ("answered_on", "codes"),
    [
        (date(2024, 10, 14), []),
        (date(2024, 10, 15), ["answered_late"]),
        (None, ["not_answered"]),
    ],
)
def test_an_answer_on_the_eleventh_working_day_is_noted_and_so_is_none(
    answered_on: date | None, codes: list[str]
) -> None:
    replies = [Replied(1, "", answered_on)]

    noted = records.note(
        CaseForm.MONITORING, days=days(), replies=replies, calendar=PLAIN
    )

    assert [breach.code for breach in noted] == codes


def test_a_matter_that_ended_within_the_term_has_no_silence_to_note() -> None:
    told = days(closed_on=date(2024, 10, 14))

    noted = records.note(
        CaseForm.MONITORING,
        days=told,
        replies=[Replied(1, "", None)],
        calendar=PLAIN,
    )

    assert noted == []


@pytest.mark.parametrize(
    ("power", "codes"),
    [
        ("5(1)(1)", ["answered_late"]),
        ("5(1)(2)", []),
        ("5(1)(5)", []),
        ("", []),
    ],
)
def test_a_council_was_answered_by_the_power_it_used(
    power: str, codes: list[str]
) -> None:
    after_two_weeks = date(2024, 10, 16)

    noted = records.note(
        COUNCIL,
        days=days(),
        replies=[Replied(1, power, after_two_weeks)],
        calendar=PLAIN,
    )

    assert [breach.code for breach in noted] == codes


@given(
    st.sampled_from(CONTROL_FORMS),
    st.dates(date(2018, 1, 1), date(2023, 12, 31)),
    st.integers(min_value=0, max_value=400),
)
def test_no_term_is_invented_before_the_law(
    form: CaseForm, started_on: date, gap: int
) -> None:
    later = started_on + timedelta(days=gap)
    sent_on = min(later, date(2024, 4, 4))
    told = Days(started_on, started_on, sent_on, sent_on, later)

    noted = records.note(
        form, days=told, replies=[Replied(1, "", None)], calendar=PLAIN
    )

    assert noted == []


def test_a_year_that_is_not_in_the_calendar_is_not_guessed() -> None:
    late = days(sent_on=date(2024, 12, 1), received_on=date(2024, 12, 1))

    noted = records.note(
        CaseForm.MONITORING,
        days=late,
        replies=[Replied(1, "", date(2024, 12, 29))],
        calendar=EMPTY,
    )

    assert noted == []
