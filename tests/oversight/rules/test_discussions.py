"""The terms before a public discussion: a table from art. 10, and what it implies."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoDbBlocker

from backend.almanac import calendars
from backend.law.calendar import CalendarYear, DayOff, WorkingCalendar
from backend.law.text import same
from oversight.rules import discussions
from oversight.rules.discussions import Content

PLAIN = WorkingCalendar.plain()
COUNTED = (discussions.publication, discussions.invitation)
DAYS = st.dates(date(2026, 2, 1), date(2026, 12, 31))
FULL = Content(
    is_in_person=True,
    is_online=True,
    has_place=True,
    has_link=True,
    has_materials=True,
)


@pytest.fixture(scope="module")
def kazakhstan(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> WorkingCalendar:
    with django_db_blocker.unblock():
        return calendars.current()


# The day of the discussion; the last days to publish and to invite; what stands
# between them.
BEFORE = [
    ("2026-11-25", "2026-11-20", "2026-11-18", "a weekend"),
    ("2026-11-23", "2026-11-18", "2026-11-16", "a Monday"),
    ("2026-11-22", "2026-11-18", "2026-11-16", "a Sunday: days off do not count"),
    ("2026-12-18", "2026-12-14", "2026-12-10", "Independence Day, a Wednesday"),
    ("2026-12-17", "2026-12-11", "2026-12-09", "the day after it"),
    ("2026-03-26", "2026-03-18", "2026-03-16", "Nauryz and the two days carried over"),
    ("2026-03-10", "2026-03-04", "2026-03-02", "8 March carried over to Monday"),
    ("2026-10-27", "2026-10-21", "2026-10-19", "Republic Day carried over to Monday"),
    ("2026-05-12", "2026-05-05", "2026-04-30", "three holidays of May"),
    ("2026-09-02", "2026-08-28", "2026-08-26", "31 August is worked since 2026"),
]


@pytest.mark.parametrize(("held", "published", "invited", "why"), BEFORE)
def test_the_last_days_before_a_discussion(
    kazakhstan: WorkingCalendar, held: str, published: str, invited: str, why: str
) -> None:
    held_on = date.fromisoformat(held)

    to_publish = discussions.publication(held_on=held_on, calendar=kazakhstan)
    to_invite = discussions.invitation(held_on=held_on, calendar=kazakhstan)

    assert (to_publish.due_on.isoformat(), to_invite.due_on.isoformat()) == (
        published,
        invited,
    ), why


@pytest.mark.parametrize(
    ("published_on", "expected"),
    [
        (date(2026, 12, 14), []),  # the third working day before
        (date(2026, 12, 15), ["published_late"]),  # a day later
        (date(2026, 12, 1), []),
        (date(2026, 12, 18), ["published_late"]),  # the day itself
        (None, ["not_published"]),
    ],
)
def test_published_on_the_third_working_day_before_and_a_day_later(
    kazakhstan: WorkingCalendar, published_on: date | None, expected: list[str]
) -> None:
    until = discussions.publication(
        held_on=date(2026, 12, 18), calendar=kazakhstan
    ).due_on

    breaches = discussions.check_published(published_on=published_on, until=until)

    assert [breach.code for breach in breaches] == expected


@pytest.mark.parametrize(
    ("invited_on", "expected"),
    [
        (date(2026, 12, 10), []),  # the fifth working day before
        (date(2026, 12, 11), ["invited_late"]),  # a day later
        (date(2026, 11, 1), []),  # on a day off, and long before
        (date(2026, 12, 18), ["invited_late"]),
        (None, ["not_invited"]),
    ],
)
def test_invited_on_the_fifth_working_day_before_and_a_day_later(
    kazakhstan: WorkingCalendar, invited_on: date | None, expected: list[str]
) -> None:
    until = discussions.invitation(
        held_on=date(2026, 12, 18), calendar=kazakhstan
    ).due_on

    breaches = discussions.check_invited(
        body="Әкімдік", invited_on=invited_on, until=until
    )

    assert [breach.code for breach in breaches] == expected


def test_the_calendar_change_of_2026_moves_the_last_lawful_days(
    kazakhstan: WorkingCalendar,
) -> None:
    """30 August 2026 was a Sunday: until the change Monday the 31st was off for it."""
    held_on = date(2026, 9, 2)
    carried = DayOff(date(2026, 8, 31), same("Конституция күні"), "trial")
    before = WorkingCalendar(
        {2026: CalendarYear(2026, off={carried.on: carried})}, "trial"
    )

    was = [count(held_on=held_on, calendar=before).due_on for count in COUNTED]
    now = [count(held_on=held_on, calendar=kazakhstan).due_on for count in COUNTED]

    assert was == [date(2026, 8, 27), date(2026, 8, 25)]
    assert now == [date(2026, 8, 28), date(2026, 8, 26)]


def test_a_breach_names_the_last_lawful_day_and_the_provision() -> None:
    [breach] = discussions.check_published(
        published_on=date(2026, 12, 15), until=date(2026, 12, 14)
    )

    assert "14.12.2026" in breach.text.kk
    assert "14.12.2026" in breach.text.ru
    assert breach.citation.provision == "art. 10(2)"


@given(held_on=DAYS, early=st.integers(min_value=0, max_value=30))
def test_whoever_invites_in_time_could_still_publish_in_time(
    held_on: date, early: int
) -> None:
    to_publish, to_invite = (
        count(held_on=held_on, calendar=PLAIN).due_on for count in COUNTED
    )
    day = to_invite - timedelta(days=early)

    breaches = [
        *discussions.check_published(published_on=day, until=to_publish),
        *discussions.check_invited(body="А", invited_on=day, until=to_invite),
    ]

    assert breaches == []


@given(held_on=DAYS)
def test_exactly_three_and_five_working_days_lie_before_the_day(held_on: date) -> None:
    published = discussions.publication(held_on=held_on, calendar=PLAIN).due_on
    invited = discussions.invitation(held_on=held_on, calendar=PLAIN).due_on
    eve = held_on - timedelta(days=1)

    assert PLAIN.working_days_between(published, eve) == 2
    assert PLAIN.working_days_between(invited, eve) == 4


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"has_place": False}, ["no_place"]),
        ({"has_place": False, "is_in_person": False}, []),
        ({"has_link": False}, ["no_link"]),
        ({"has_link": False, "is_online": False}, []),
        ({"has_materials": False}, ["no_materials"]),
        (
            {"has_place": False, "has_link": False, "has_materials": False},
            ["no_place", "no_link", "no_materials"],
        ),
    ],
)
def test_an_announcement_says_what_its_form_needs(
    changes: dict[str, bool], expected: list[str]
) -> None:
    content = Content(**{**vars(FULL), **changes})

    assert [breach.code for breach in discussions.check_content(content)] == expected


@pytest.mark.parametrize(
    ("held_on", "expected"),
    [
        (date(2026, 12, 18), []),
        (date(2024, 4, 4), ["day_not_countable"]),  # a day before the law
        (date(2024, 4, 5), []),
        (date(2045, 1, 1), ["day_not_countable"]),  # nobody has loaded that year
    ],
)
def test_a_day_before_which_nothing_can_be_counted(
    kazakhstan: WorkingCalendar, held_on: date, expected: list[str]
) -> None:
    breaches = discussions.check_countable(held_on=held_on, calendar=kazakhstan)

    assert [breach.code for breach in breaches] == expected


@pytest.mark.parametrize(
    ("is_addressed", "is_reached", "expected"),
    [
        (True, True, []),
        (True, False, ["nobody_to_read"]),
        (False, True, ["not_addressed"]),
        (False, False, ["not_addressed"]),
    ],
)
def test_only_an_object_of_the_control_is_invited_and_where_it_is_read(
    *, is_addressed: bool, is_reached: bool, expected: list[str]
) -> None:
    breaches = discussions.check_addressee(
        body="А", is_addressed=is_addressed, is_reached=is_reached
    )

    assert [breach.code for breach in breaches] == expected


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 12, 17), ["not_the_day"]),
        (date(2026, 12, 18), []),
        (date(2026, 12, 19), []),
    ],
)
def test_a_discussion_begins_no_earlier_than_announced(
    on: date, expected: list[str]
) -> None:
    breaches = discussions.check_day(held_on=date(2026, 12, 18), on=on)

    assert [breach.code for breach in breaches] == expected


@pytest.mark.parametrize(
    ("held_on", "expected"),
    [
        (None, ["no_protocol"]),
        (date(2026, 12, 18), []),
        (date(2026, 12, 19), ["held_another_day"]),
        (date(2026, 12, 17), ["held_another_day"]),
    ],
)
def test_a_discussion_ends_in_a_protocol_of_its_announced_day(
    held_on: date | None, expected: list[str]
) -> None:
    breaches = discussions.check_protocol(
        held_on=held_on, announced_on=date(2026, 12, 18)
    )

    assert [breach.code for breach in breaches] == expected
