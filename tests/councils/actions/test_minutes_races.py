"""Who acts upon minutes at the same moment: one does it, the other is refused."""

from collections.abc import Iterator

import pytest
from django.db import connections

from councils.actions import attendance, minutes, minutes_papers, minutes_signing
from councils.models import Minutes
from tests.councils import factories as made
from tests.councils import minutes_factories as kept
from tests.councils.actions.test_races import refused, together
from tests.councils.factories import House
from tests.councils.minutes_factories import FIXED, SENT


@pytest.fixture
def house(fresh_database: str) -> Iterator[House]:
    """Return a council of three with accounts, in a database of its own."""
    yield made.house(size=3, people=3)
    connections.close_all()


def test_of_two_who_begin_the_minutes_one_is_refused(house: House) -> None:
    meeting = kept.closed(house)

    results = together(
        *[lambda: minutes.draft(meeting, by=house.secretary, at=SENT)] * 2
    )

    assert len(refused(results)) == 1
    assert meeting.minutes.count() == 1


def test_the_chair_signs_or_the_text_is_reopened_and_never_both(house: House) -> None:
    item = kept.frozen(house)
    item = minutes_signing.sign_as_secretary(item, by=house.secretary, at=FIXED)

    results = together(
        lambda: minutes_signing.sign_as_chair(item, by=house.chair, at=FIXED),
        lambda: minutes_signing.reopen(
            item, reason="Қате", by=house.secretary, at=FIXED
        ),
    )

    item = Minutes.objects.get(pk=item.pk)
    assert len(refused(results)) == 1
    assert item.state in ("signed", "out_for_remarks")
    assert bool(minutes_papers.papers(item)) is (item.state == "signed")


def test_nothing_is_signed_away_that_is_entered_at_the_same_moment(
    house: House,
) -> None:
    item = kept.frozen(house)
    absent = house.seats[2]

    together(
        lambda: minutes_signing.sign_as_secretary(item, by=house.secretary, at=FIXED),
        lambda: attendance.excuse(
            item.meeting, seat=absent, reason="ауру", by=house.secretary, at=FIXED
        ),
    )
    second = together(
        lambda: minutes_signing.sign_as_chair(item, by=house.chair, at=FIXED)
    )

    assert len(refused(second)) == 1
    assert Minutes.objects.get(pk=item.pk).state in ("frozen", "secretary_signed")
