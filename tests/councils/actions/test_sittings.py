"""A meeting on its day: opened, led, handed over, closed; at its edges too."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from backend.accounts.actor import Actor
from backend.law.refusal import MoveRefused, RuleBroken
from councils import permissions, reports
from councils.actions import attendance, ballots, meetings, sittings
from councils.actions.ballots import Question
from councils.models import (
    AgendaItemKind,
    Attendance,
    Choice,
    ConvenedBy,
    Meeting,
    MeetingKind,
)
from councils.states import MeetingState
from tests.councils import factories as made
from tests.councils import forming_factories as forming
from tests.councils.factories import House

pytestmark = pytest.mark.django_db
AT = made.AT
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
BEFORE_MIDNIGHT = datetime(2026, 11, 23, 18, 50, tzinfo=UTC)  # 23:50 in Almaty


@pytest.fixture
def house() -> House:
    """Return a council of three, of whom all have accounts."""
    return made.house(size=3, people=3)


def codes(refused: pytest.ExceptionInfo[RuleBroken]) -> list[str]:
    return [breach.code for breach in refused.value.breaches]


def arrived(house: House, meeting: Meeting, place: int, **when: Any) -> Attendance:
    given: dict[str, Any] = {"by": house.secretary, "at": AT, **when}
    return attendance.arrive(
        meeting, seat=house.seats[place], status=made.PRESENT, **given
    )


def first(house: House, *, at: datetime = AT) -> Meeting:
    """Call the first meeting, to which two of three come."""
    meeting = meetings.plan(
        house.council,
        kind=MeetingKind.FIRST,
        starts_at=at,
        place="Ақсай",
        link="",
        agenda=[meetings.Matter(AgendaItemKind.ELECTION, title_kk="Төраға сайлауы")],
        convened_by=ConvenedBy.WORKING_GROUP,
        by=house.secretary,
        at=at,
    )
    meetings.convene(meeting, materials_sent_on=None, by=house.secretary, at=at)
    for place in (0, 1):
        arrived(house, meeting, place, at=at)
    return meeting


@pytest.fixture
def head(house: House) -> Actor:
    """Return the head of the working group that formed the council."""
    return forming.site(house.council).member


def test_the_head_of_the_working_group_opens_the_first_meeting(
    house: House, head: Actor
) -> None:
    meeting = first(house)

    assert permissions.can_preside(house.chair, meeting) is None
    assert permissions.can_preside(head, meeting) is not None
    opened = sittings.open_meeting(meeting, by=head, at=AT)

    assert opened.presided_by == head.user


def test_the_chair_just_elected_takes_over_and_the_working_group_ends(
    house: House, head: Actor
) -> None:
    meeting = sittings.open_meeting(first(house), by=head, at=AT)
    group = house.council.working_groups.get()

    assert permissions.can_take_chair(house.members[1], meeting) is None
    taken = sittings.take_chair(meeting, by=house.chair, at=AT + HOUR)
    group.refresh_from_db()

    assert taken.presided_by == house.chair.user
    assert group.ended_on == date(2026, 11, 23)
    assert permissions.can_preside(house.chair, taken) is not None
    assert permissions.can_preside(head, taken) is None
    sittings.close(taken, by=house.chair, at=AT + 2 * HOUR)


def test_the_chair_is_taken_once_and_by_one_who_is_there(
    house: House, head: Actor
) -> None:
    meeting = sittings.open_meeting(first(house), by=head, at=AT)
    seat = house.seats[0]
    attendance.leave(meeting, seat=seat, by=house.secretary, at=AT + MINUTE)

    with pytest.raises(RuleBroken) as away:
        sittings.take_chair(meeting, by=house.chair, at=AT + HOUR)
    arrived(house, meeting, 0, at=AT + HOUR)
    sittings.take_chair(meeting, by=house.chair, at=AT + HOUR)
    with pytest.raises(RuleBroken) as again:
        sittings.take_chair(meeting, by=house.chair, at=AT + HOUR)

    assert codes(away) == ["not-in-session"]
    assert codes(again) == ["presides-already"]


def test_nobody_takes_the_chair_of_a_meeting_that_is_not_open(house: House) -> None:
    with pytest.raises(MoveRefused):
        sittings.take_chair(made.gathered(house, 2), by=house.chair, at=AT)


def test_a_composition_has_one_first_meeting(house: House, head: Actor) -> None:
    waiting = first(house)
    sittings.open_meeting(first(house), by=head, at=AT)

    with pytest.raises(RuleBroken) as opened:
        sittings.open_meeting(waiting, by=head, at=AT)
    with pytest.raises(RuleBroken) as planned:
        first(house)

    assert codes(opened) == codes(planned) == ["first-meeting-held"]


def test_a_first_meeting_that_failed_may_be_called_again(
    house: House, head: Actor
) -> None:
    failed = first(house)
    attendance.leave(failed, seat=house.seats[0], by=house.secretary, at=AT)
    sittings.fail_for_want_of_quorum(failed, by=house.chair, at=AT)

    again = sittings.open_meeting(first(house), by=head, at=AT)

    assert again.state == MeetingState.OPEN


def test_a_failed_meeting_keeps_who_came(house: House) -> None:
    meeting = made.gathered(house, 1)

    failed = sittings.fail_for_want_of_quorum(meeting, by=house.secretary, at=AT)

    assert failed.recorded_present == 1
    assert reports.has_come(meeting, house.seats[0])
    assert set(reports.unexcused(meeting)) == set(house.seats[1:])


def test_that_too_few_came_is_recorded_on_the_day_or_later_and_not_before(
    house: House,
) -> None:
    meeting = made.planned(house, at=AT + 24 * HOUR, on=AT)
    meetings.convene(meeting, materials_sent_on=None, by=house.secretary, at=AT)

    with pytest.raises(RuleBroken) as refused:
        sittings.fail_for_want_of_quorum(meeting, by=house.secretary, at=AT)
    failed = sittings.fail_for_want_of_quorum(
        meeting, by=house.secretary, at=AT + 48 * HOUR
    )

    assert codes(refused) == ["not-its-day"]
    assert (failed.state, failed.recorded_present) == ("failed_no_quorum", 0)


def test_an_arrival_is_entered_for_a_moment_gone_by(house: House) -> None:
    meeting = made.opened(house, 2)

    arrived(house, meeting, 2, at=AT + HOUR, since=AT + 10 * MINUTE)

    def present(at: datetime) -> int:
        return reports.quorum_at(meeting, at=at).present

    assert [present(AT + minutes * MINUTE) for minutes in (9, 10, 60)] == [2, 3, 3]


@pytest.mark.parametrize(
    ("since", "broken"),
    [
        (AT - timedelta(days=1), ["moment-before-the-day"]),
        (AT + 2 * HOUR, ["moment-to-come"]),
        (datetime(2026, 11, 22, 18, 59, tzinfo=UTC), ["moment-before-the-day"]),
    ],
)
def test_nobody_sits_at_a_meeting_before_its_day_or_in_the_future(
    house: House, since: datetime, broken: list[str]
) -> None:
    meeting = made.opened(house, 2)

    with pytest.raises(RuleBroken) as refused:
        arrived(house, meeting, 2, at=AT + HOUR, since=since)

    assert codes(refused) == broken


def test_the_day_begins_at_midnight_in_almaty(house: House) -> None:
    meeting = made.convened(house)

    entry = arrived(house, meeting, 0, since=datetime(2026, 11, 22, 19, 0, tzinfo=UTC))

    assert entry.from_at == datetime(2026, 11, 22, 19, 0, tzinfo=UTC)


def test_a_meeting_at_ten_to_midnight_goes_on_after_it(house: House) -> None:
    meeting = made.opened(house, 2, at=BEFORE_MIDNIGHT)
    after = BEFORE_MIDNIGHT + 20 * MINUTE
    arrived(house, meeting, 2, at=after)
    item = meeting.agenda_items.get()
    question = Question(kk="Есеп қабылдансын ба?")
    ballot = ballots.put_to_vote(item, question=question, by=house.chair, at=after)
    for member in house.members:
        ballots.cast(ballot, choice=Choice.FOR, by=member, at=after)
    ballots.close(ballot, by=house.chair, at=after + MINUTE)

    closed = sittings.close(meeting, by=house.chair, at=after + HOUR)

    assert closed.state == MeetingState.CLOSED
    assert closed.held_on == date(2026, 11, 23)
    assert reports.quorum_at(meeting, at=after).present == 3


def test_a_meeting_called_for_one_day_does_not_open_after_midnight(
    house: House,
) -> None:
    meeting = made.gathered(house, 2, at=BEFORE_MIDNIGHT)

    with pytest.raises(RuleBroken) as refused:
        sittings.open_meeting(meeting, by=house.chair, at=BEFORE_MIDNIGHT + 20 * MINUTE)

    assert codes(refused) == ["not-its-day"]


def test_who_did_not_come_is_excused_afterwards_and_who_came_is_not(
    house: House,
) -> None:
    meeting = made.opened(house, 2)
    sittings.close(meeting, by=house.chair, at=AT + HOUR)
    given: dict[str, Any] = {
        "reason": "ауырды",
        "by": house.secretary,
        "at": AT + 48 * HOUR,
    }

    with pytest.raises(RuleBroken) as refused:
        attendance.excuse(meeting, seat=house.seats[0], **given)
    attendance.excuse(meeting, seat=house.seats[2], **given)

    assert codes(refused) == ["was-present"]
    assert not reports.unexcused(meeting).exists()
    assert reports.quorum_at(meeting, at=AT + HOUR).present == 2


def test_the_quorum_of_a_presidium_is_a_setting_and_says_so(house: House) -> None:
    meeting = made.planned(house)
    Meeting.objects.filter(pk=meeting.pk).update(kind=MeetingKind.PRESIDIUM)
    meeting.refresh_from_db()

    counted = reports.quorum_at(meeting, at=AT)

    assert counted.law.read == "setting"
