from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from backend.law.refusal import MoveRefused, RuleBroken
from backend.notices.models import Letter
from councils import reports
from councils.actions import attendance, meetings, sittings
from councils.actions import councils as council_acts
from councils.actions.past_meetings import Past, record_past
from councils.models import AgendaItemKind, AttendanceStatus, Meeting, MeetingKind
from councils.states import MEETING, MeetingState
from tests import factories
from tests.councils import factories as made

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def codes(refused: pytest.ExceptionInfo[RuleBroken]) -> list[str]:
    return [breach.code for breach in refused.value.breaches]


def settle(house: made.House, key: str, *, value: Any) -> None:
    council_acts.settle(
        house.council,
        key=key,
        value=value,
        source="Ереже, 27-тармақ",
        from_on=date(2026, 1, 1),
        by=house.secretary,
        at=made.AT,
    )


def test_the_notice_tells_each_member_in_his_language() -> None:
    house = made.house(people=3)

    meeting = made.convened(house)

    letters = Letter.objects.filter(about_id=meeting.pk)
    assert {letter.to_id for letter in letters} == {m.user.pk for m in house.members}
    assert "Есеп 1" in letters[0].body
    assert meeting.state == MeetingState.CONVENED
    assert meeting.number == 1


def test_a_late_notice_cites_the_council_own_setting() -> None:
    house = made.house()
    settle(house, "meeting.notice", value=7)
    meeting = made.planned(house)

    with pytest.raises(RuleBroken) as refused:
        meetings.convene(
            meeting, materials_sent_on=None, by=house.secretary, at=made.AT
        )

    assert codes(refused) == ["notice-late"]
    assert refused.value.breaches[0].citation.read == "setting"
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.PLANNED
    assert not Letter.objects.filter(about_id=meeting.pk).exists()


def test_a_notice_in_time_keeps_its_explanation() -> None:
    house = made.house()
    settle(house, "meeting.notice", value=7)
    meeting = made.planned(house, at=made.AT, on=made.AT - 10 * made.DAY)

    convened = meetings.convene(
        meeting,
        materials_sent_on=None,
        by=house.secretary,
        at=made.AT - 10 * made.DAY,
    )

    assert convened.notice_term
    assert convened.notice_term["due_on"] == "2026-11-16"


def test_an_empty_agenda_is_not_convened() -> None:
    house = made.house()
    meeting = made.planned(house, items=0)

    with pytest.raises(RuleBroken) as refused:
        meetings.convene(
            meeting, materials_sent_on=None, by=house.secretary, at=made.AT
        )

    assert codes(refused) == ["agenda-empty"]


def test_a_meeting_needs_a_composition_in_office() -> None:
    house = made.house()

    with pytest.raises(RuleBroken) as refused:
        made.planned(house, at=made.AT + 2000 * made.DAY)

    assert codes(refused) == ["no-convocation"]


@pytest.mark.parametrize(("size", "needed"), [(17, 12), (15, 10), (3, 2)])
def test_a_meeting_opens_with_two_thirds_and_not_with_one_fewer(
    size: int, needed: int
) -> None:
    house = made.house(size=size, people=1)
    meeting = made.gathered(house, needed - 1)

    with pytest.raises(RuleBroken) as refused:
        sittings.open_meeting(meeting, by=house.chair, at=made.AT)
    attendance.arrive(
        meeting,
        seat=house.seats[needed - 1],
        status=AttendanceStatus.PRESENT,
        by=house.secretary,
        at=made.AT,
    )
    opened = sittings.open_meeting(meeting, by=house.chair, at=made.AT)

    assert codes(refused) == ["no-quorum"]
    assert refused.value.breaches[0].citation.in_("en") == "LPC, art. 13(2)"
    assert opened.state == MeetingState.OPEN


def test_a_meeting_opens_on_its_day_only() -> None:
    house = made.house()
    meeting = made.gathered(house, 12)

    with pytest.raises(RuleBroken) as refused:
        sittings.open_meeting(meeting, by=house.chair, at=made.AT + made.DAY)

    assert codes(refused) == ["not-its-day"]


def test_the_quorum_is_known_at_any_moment() -> None:
    house = made.house()
    meeting = made.opened(house, 12)
    attendance.leave(
        meeting, seat=house.seats[0], by=house.secretary, at=made.AT + HOUR
    )

    before = reports.quorum_at(meeting, at=made.AT)
    after = reports.quorum_at(meeting, at=made.AT + HOUR)

    assert (before.present, before.holds, before.may_leave) == (12, True, 0)
    assert (after.present, after.holds) == (11, False)


def test_taking_part_from_afar_counts_only_where_it_is_settled() -> None:
    house = made.house()
    meeting = made.convened(house)
    arrival: dict[str, Any] = {
        "seat": house.seats[0],
        "status": AttendanceStatus.REMOTE,
        "by": house.secretary,
        "at": made.AT,
    }

    with pytest.raises(RuleBroken) as refused:
        attendance.arrive(meeting, **arrival)
    settle(house, "meeting.remote", value=True)
    attendance.arrive(meeting, **arrival)

    assert codes(refused) == ["remote-not-settled"]
    assert reports.quorum_at(meeting, at=made.AT).remote == 1


def test_a_stranger_to_the_council_is_not_counted() -> None:
    house, other = made.house(size=3), made.house(size=3)
    meeting = made.convened(house)

    with pytest.raises(RuleBroken) as refused:
        attendance.arrive(
            meeting,
            seat=other.seats[0],
            status=AttendanceStatus.PRESENT,
            by=house.secretary,
            at=made.AT,
        )

    assert codes(refused) == ["seat-not-in-force"]


def test_who_never_came_and_said_nothing_is_absent_without_a_reason() -> None:
    house = made.house(size=3, people=1)
    meeting = made.opened(house, 2)

    absent = list(reports.unexcused(meeting))
    attendance.excuse(
        meeting,
        seat=house.seats[2],
        reason="ауырды",
        by=house.secretary,
        at=made.AT,
    )

    assert absent == [house.seats[2]]
    assert not reports.unexcused(meeting).exists()


def test_a_meeting_fails_for_want_of_a_quorum_only() -> None:
    house = made.house()
    quorate, short = made.gathered(house, 12), made.gathered(house, 11)

    with pytest.raises(RuleBroken) as refused:
        sittings.fail_for_want_of_quorum(quorate, by=house.chair, at=made.AT)
    failed = sittings.fail_for_want_of_quorum(short, by=house.chair, at=made.AT)

    assert codes(refused) == ["quorum-present"]
    assert failed.state == MeetingState.FAILED_NO_QUORUM


def test_a_cancelled_meeting_tells_those_who_had_the_notice() -> None:
    house = made.house(people=2)
    meeting = made.convened(house)

    meetings.cancel(meeting, reason="қарлы боран", by=house.secretary, at=made.AT)

    told = Letter.objects.filter(about_id=meeting.pk, template="meeting_cancelled")
    assert told.count() == 2
    assert "қарлы боран" in told[0].body


def test_a_meeting_does_not_close_in_the_middle_of_a_ballot() -> None:
    house = made.house()
    meeting = made.opened(house)
    made.voting(house, meeting)

    with pytest.raises(RuleBroken) as refused:
        sittings.close(meeting, by=house.chair, at=made.AT)

    assert codes(refused) == ["ballot-open"]


def test_numbers_have_no_gaps() -> None:
    house = made.house()
    first, planned, second = (
        made.convened(house),
        made.planned(house),
        made.convened(house),
    )

    assert (first.number, planned.number, second.number) == (1, None, 2)


@pytest.mark.parametrize("state", list(MeetingState))
def test_an_act_out_of_its_state_is_refused(state: MeetingState) -> None:
    house = made.house()
    meeting = made.convened(house)
    Meeting.objects.filter(pk=meeting.pk).update(state=state)
    deeds: dict[str, Callable[[], object]] = {
        "convene": lambda: meetings.convene(
            meeting, materials_sent_on=None, by=house.secretary, at=made.AT
        ),
        "open": lambda: sittings.open_meeting(meeting, by=house.chair, at=made.AT),
        "close": lambda: sittings.close(meeting, by=house.chair, at=made.AT),
        "arrive": lambda: attendance.arrive(
            meeting,
            seat=house.seats[0],
            status=AttendanceStatus.PRESENT,
            by=house.secretary,
            at=made.AT,
        ),
    }

    for act in set(deeds) - set(MEETING.acts(state)):
        with pytest.raises(MoveRefused):
            deeds[act]()


def test_a_past_meeting_notes_its_missing_quorum_and_is_marked() -> None:
    house = made.house()
    past = Past(
        kind=MeetingKind.ORDINARY,
        starts_at=made.AT - 100 * made.DAY,
        source="https://example.kz/",
        present=9,
        members=17,
    )
    agenda = [meetings.Matter(AgendaItemKind.OTHER, title_ru="О работе")]

    meeting = record_past(
        house.council, past=past, agenda=agenda, by=house.secretary, at=made.AT
    )

    assert meeting.is_imported
    assert meeting.breaches_noted[0]["code"] == "no-quorum"
    assert Meeting.objects.visible_to(factories.person()).filter(pk=meeting.pk).exists()
