import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries, DjangoDbBlocker

from backend.almanac import calendars
from backend.almanac.models import MovedDay
from backend.law import norms, term
from backend.law.calendar import WorkingCalendar, YearNotLoaded, YearState

ANSWER = norms.get("control.answer")
ALMATY = ZoneInfo("Asia/Almaty")


@pytest.fixture(scope="module")
def kazakhstan(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> WorkingCalendar:
    with django_db_blocker.unblock():
        return calendars.current()


def test_an_answer_of_december_2026_skips_independence_day(
    kazakhstan: WorkingCalendar,
) -> None:
    found = term.due(ANSWER, start=date(2026, 12, 4), calendar=kazakhstan)

    assert found.due_on == date(2026, 12, 21)
    named = {day.on: day.why for day in found.skipped if not day.weekend}
    assert list(named) == [date(2026, 12, 16)]
    assert "16 желтоқсан – Тәуелсіздік күні" in found.explanation("kk")
    assert "16 декабря 2026 года – День Независимости" in found.explanation("ru")
    assert "16 December 2026 – Independence Day" in found.explanation("en")
    assert not found.provisional


def test_31_august_2026_is_a_working_day_and_the_explanation_says_so(
    kazakhstan: WorkingCalendar,
) -> None:
    found = term.due(ANSWER, start=date(2026, 8, 24), calendar=kazakhstan)

    assert found.due_on == date(2026, 9, 7)
    assert [day.on for day in found.worked] == [date(2026, 8, 31)]
    assert "30 August is no longer Constitution Day" in found.explanation("en")


def test_the_fifth_working_day_before_an_event_is_the_last_for_an_invitation(
    kazakhstan: WorkingCalendar,
) -> None:
    invite = norms.get("control.discussion.invite")

    found = term.latest(invite, before=date(2026, 12, 21), calendar=kazakhstan)

    assert found.due_on == date(2026, 12, 11)
    assert date(2026, 12, 16) in [day.on for day in found.skipped]


@pytest.mark.parametrize("zone", ["UTC", "Asia/Almaty", "Pacific/Kiritimati"])
@pytest.mark.parametrize(
    ("at", "due_on"),
    [
        (datetime(2026, 12, 3, 23, 30, tzinfo=ALMATY), date(2026, 12, 18)),
        (datetime(2026, 12, 4, 0, 30, tzinfo=ALMATY), date(2026, 12, 21)),
    ],
)
def test_midnight_in_almaty_divides_one_term_from_the_next(
    kazakhstan: WorkingCalendar,
    monkeypatch: pytest.MonkeyPatch,
    zone: str,
    at: datetime,
    due_on: date,
) -> None:
    with monkeypatch.context() as surroundings:
        surroundings.setenv("TZ", zone)
        time.tzset()
        moment = at.astimezone(UTC)
        received_on = timezone.localdate(moment)
    time.tzset()

    found = term.due(ANSWER, start=received_on, calendar=kazakhstan)

    assert found.due_on == due_on


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2023, 7, 1), True),
        (date(2023, 7, 7), False),
        (date(2024, 5, 4), True),
        (date(2024, 5, 8), False),
        (date(2025, 1, 3), False),
        (date(2025, 1, 5), True),
        (date(2026, 3, 24), False),  # 21 and 22 March were a weekend
        (date(2026, 3, 25), False),
        (date(2023, 1, 9), True),  # 7 January, a Saturday, is not carried over
        (date(2026, 5, 27), False),
        (date(2027, 3, 15), False),
        (date(2020, 5, 11), True),
    ],
)
def test_days_are_worked_as_the_decrees_say(
    kazakhstan: WorkingCalendar,
    day: date,
    works: bool,  # noqa: FBT001 - a column of the table above
) -> None:
    assert kazakhstan.is_working(day) is works
    assert (kazakhstan.why_not(day) is None) is works


def test_kurban_ait_is_an_estimate_only_where_it_is_not_announced(
    kazakhstan: WorkingCalendar,
) -> None:
    announced = kazakhstan.why_not(date(2026, 5, 27))
    expected = kazakhstan.why_not(date(2027, 5, 16))

    assert announced is not None
    assert not announced.estimated
    assert expected is not None
    assert expected.estimated


def test_a_term_that_crosses_an_estimate_says_so(kazakhstan: WorkingCalendar) -> None:
    found = term.due(ANSWER, start=date(2027, 5, 12), calendar=kazakhstan)

    assert found.provisional
    assert "estimated, not announced yet" in found.explanation("en")
    assert "предварительный" in found.explanation("ru")


def test_every_holiday_has_a_name_in_each_language(kazakhstan: WorkingCalendar) -> None:
    for year in kazakhstan.years:
        for day in kazakhstan.year(year).off.values():
            assert all(day.why), day
            assert day.source


@pytest.mark.parametrize("year", [2015, 2028])
def test_a_year_that_is_not_loaded_is_refused(
    kazakhstan: WorkingCalendar, year: int
) -> None:
    with pytest.raises(YearNotLoaded) as refusal:
        kazakhstan.working_days_after(date(year, 6, 1), 1)

    assert refusal.value.year == year


def test_a_count_that_leaves_the_calendar_is_refused(
    kazakhstan: WorkingCalendar,
) -> None:
    with pytest.raises(YearNotLoaded):
        kazakhstan.working_days_after(date(2027, 12, 30), 10)
    with pytest.raises(YearNotLoaded):
        kazakhstan.working_days_before(date(2016, 1, 5), 10)


def test_only_2027_waits_for_its_decrees(kazakhstan: WorkingCalendar) -> None:
    waiting = [
        year
        for year in kazakhstan.years
        if kazakhstan.year(year).state is YearState.BY_LAW
    ]

    assert kazakhstan.years == tuple(range(2016, 2028))
    assert waiting == [2027]


def _days(first: date, last: date) -> Iterator[date]:
    for number in range(first.toordinal(), last.toordinal() + 1):
        yield date.fromordinal(number)


def test_what_is_counted_forward_is_found_again_between(
    kazakhstan: WorkingCalendar,
) -> None:
    """Every day of 2023-2025, every number of days up to 260."""
    forward = kazakhstan.working_days_after
    between = kazakhstan.working_days_between

    for start in _days(date(2023, 1, 1), date(2025, 12, 31)):
        for count in range(261):
            assert between(start, forward(start, count)) == count


def test_a_later_start_never_ends_earlier(kazakhstan: WorkingCalendar) -> None:
    """Every day of 2023-2025, every number of days up to 260."""
    starts = list(_days(date(2023, 1, 1), date(2025, 12, 31)))

    for count in range(261):
        ends = [kazakhstan.working_days_after(start, count) for start in starts]
        assert all(earlier <= later for earlier, later in pairwise(ends))


@settings(max_examples=300)
@given(
    day=st.dates(date(2017, 6, 1), date(2026, 6, 1)),
    count=st.integers(min_value=1, max_value=260),
)
def test_a_count_is_the_number_of_working_days_seen_one_by_one(
    kazakhstan: WorkingCalendar, day: date, count: int
) -> None:
    end = kazakhstan.working_days_after(day, count)
    back = kazakhstan.working_days_before(day, count)

    after = [d for d in _days(day, end) if d != day and kazakhstan.is_working(d)]
    before = [d for d in _days(back, day) if d != day and kazakhstan.is_working(d)]
    assert (len(after), after[-1]) == (count, end)
    assert (len(before), before[0]) == (count, back)


@pytest.mark.django_db
def test_a_moved_day_changes_the_calendar_and_no_term_already_counted() -> None:
    before = calendars.current()
    stored = term.due(ANSWER, start=date(2026, 12, 4), calendar=before).as_json()

    MovedDay.objects.create(
        on=date(2026, 12, 17),
        becomes="off",
        reason_kk="сынақ",
        reason_ru="проверка",
        reason_en="a trial",
        source="a decree of this test",
        read="secondary",
    )
    after = calendars.current()

    again = term.due(ANSWER, start=date(2026, 12, 4), calendar=after)
    assert again.due_on == date(2026, 12, 22)
    assert stored["due_on"] == "2026-12-21"
    assert stored["calendar_version"] == before.version != after.version


@pytest.mark.django_db
def test_the_calendar_is_remembered_until_the_tables_change(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    first = calendars.current()

    with django_assert_num_queries(1):
        assert calendars.current() is first
