"""Who is counted, and whose words are read, when a discussion does not take place."""

from datetime import UTC, datetime

import pytest

from oversight.actions import attendees, cases, discussions
from oversight.actions.discussions import Said
from oversight.models import DiscussionContribution
from tests import factories
from tests.oversight import discussion_roads as made
from tests.oversight.roads import DAY

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)


def test_words_sent_to_a_discussion_that_never_began_stay_with_its_side() -> None:
    road = made.announced(at=AT)
    comer = made.attending(road, at=AT)
    person = factories.actor(comer.user)  # type: ignore[arg-type]
    one = discussions.contribute(comer, said=Said("Сөз", "kk"), by=person, at=AT)

    cases.withdraw(road.case, reason="Шешілді", by=road.author, at=AT)

    seen = DiscussionContribution.objects.visible_to
    assert one not in seen(factories.person("Бөтен"))
    assert one in seen(road.author.user)
    assert one in seen(person.user)


def test_one_who_has_come_is_noted_once() -> None:
    road = made.announced(at=AT)
    comer = made.attending(road, at=AT)
    on_the_day = AT + made.WAIT
    cases.begin(road.case, by=road.author, at=on_the_day)

    attendees.arrive(comer, by=road.author, at=on_the_day)
    again = attendees.arrive(comer, by=road.author, at=on_the_day + DAY)

    assert again.arrived_at == on_the_day
