"""By which day the author of a discussion acts next, and what is still missing."""

from datetime import UTC, date, datetime

import pytest

from oversight.reports import control
from tests.oversight import discussion_roads as made
from tests.oversight import roads

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)  # so the discussion is on 7 December
TODAY = AT.date()


def test_first_one_invites_then_publishes_and_then_waits_for_the_day() -> None:
    road = made.planned(at=AT)

    days = [control.acts_by(road.refresh().case)]
    made.invite(road, at=AT)
    days.append(control.acts_by(road.refresh().case))
    made.publish(road, at=AT)
    days.append(control.acts_by(road.refresh().case))

    assert days == [date(2026, 11, 30), date(2026, 12, 2), None]
    assert control.acts_by(made.announced(at=AT).case) == date(2026, 12, 7)


def test_nothing_waits_for_a_day_where_none_is_set_or_needed() -> None:
    cases = [
        made.registered(at=AT).case,
        made.under_way(at=AT).case,
        roads.registered(at=AT).case,
    ]

    assert [control.acts_by(case) for case in cases] == [None, None, None]


def test_what_is_missing_follows_the_state() -> None:
    registered, announced = made.registered(at=AT), made.announced(at=AT)
    under_way, completed = made.under_way(at=AT), made.completed(at=AT)

    found = {
        name: [breach.code for breach in control.wanted(road.case, on=TODAY)]
        for name, road in (
            ("registered", registered),
            ("announced", announced),
            ("under way", under_way),
            ("completed", completed),
        )
    }

    assert found == {
        "registered": ["not_planned"],
        "announced": ["not_the_day"],
        "under way": ["no_protocol"],
        "completed": [],
    }
