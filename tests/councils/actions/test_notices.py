"""The notice: a duty from the plan on, kept with its terms, changed in the open."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest

from backend.accounts.roles import Role
from backend.law.refusal import MoveRefused, RuleBroken
from backend.notices.models import Letter
from councils import reports
from councils.actions import attendance, commissions, meetings
from councils.actions import councils as council_acts
from councils.actions.commissions import Formed
from councils.models import ConvenedBy, Meeting, MeetingKind
from oversight.models import Obligation
from oversight.states import ObligationState
from tests import factories
from tests.councils import factories as made
from tests.councils import hearing_factories as heard
from tests.councils.factories import House

pytestmark = pytest.mark.django_db
AT = made.AT
DAY, HOUR = made.DAY, timedelta(hours=1)


@pytest.fixture
def house() -> House:
    """Return a council of three, that is told of its meetings seven days before."""
    house = made.house(size=3, people=3)
    settle(house, "meeting.notice", value=7)
    return house


def settle(house: House, key: str, *, value: Any) -> None:
    council_acts.settle(
        house.council,
        key=key,
        value=value,
        source="Ереже, 27-тармақ",
        from_on=date(2026, 1, 1),
        by=house.secretary,
        at=AT,
    )


def codes(refused: pytest.ExceptionInfo[RuleBroken]) -> list[str]:
    return [breach.code for breach in refused.value.breaches]


def planned(house: House, *, days: int) -> Meeting:
    return made.planned(house, at=AT + days * DAY, on=AT)


def convened(house: House, *, days: int = 10, at: datetime = AT) -> Meeting:
    meeting = planned(house, days=days)
    return meetings.convene(meeting, materials_sent_on=None, by=house.secretary, at=at)


def postponed(
    house: House, meeting: Meeting, *, days: int, at: datetime = AT + HOUR
) -> Meeting:
    return meetings.postpone(
        meeting, starts_at=AT + days * DAY, reason="боран", by=house.chair, at=at
    )


def edited(house: House, meeting: Meeting, **change: Any) -> Meeting:
    given: dict[str, Any] = {
        "kind": MeetingKind.ORDINARY,
        "starts_at": meeting.starts_at,
        "place": "Ақсай",
        "link": "",
        "convened_by": ConvenedBy.CHAIR,
        "commission": None,
        **change,
    }
    return meetings.edit_plan(meeting, **given, by=house.secretary, at=AT)


def duty_of(meeting: Meeting) -> Obligation:
    owed = meeting.notice_obligation
    assert owed is not None
    owed.refresh_from_db()
    return owed


@pytest.mark.parametrize(
    ("days_before", "broken"), [(8, []), (7, []), (6, ["notice-late"])]
)
def test_a_notice_is_in_time_on_its_last_lawful_day_and_not_a_day_later(
    house: House, days_before: int, broken: list[str]
) -> None:
    meeting = planned(house, days=10)
    at = AT + (10 - days_before) * DAY

    breaches = reports.call_breaches(meeting, on=at.date())

    assert [breach.code for breach in breaches] == broken


def test_a_planned_meeting_owes_its_notice_which_the_council_alone_sees(
    house: House,
) -> None:
    owed = duty_of(planned(house, days=10))

    assert owed.due_on == date(2026, 11, 26)
    assert owed.debtor == house.council.organization
    assert (owed.state, owed.is_public) == (ObligationState.OPEN, False)
    assert owed.basis == "setting"


def test_the_notice_discharges_the_duty_and_makes_it_public(house: House) -> None:
    owed = duty_of(convened(house))

    assert owed.state == ObligationState.DISCHARGED
    assert owed.discharged_on == date(2026, 11, 23)
    assert owed.is_public


def test_a_meeting_planned_for_another_day_owes_another_notice(house: House) -> None:
    meeting = planned(house, days=10)
    first = duty_of(meeting)

    moved = edited(house, meeting, starts_at=AT + 20 * DAY)
    first.refresh_from_db()
    second = duty_of(moved)
    same = edited(house, moved, starts_at=AT + 20 * DAY + HOUR, place="Орал")

    assert first.state == ObligationState.ENDED
    assert second.due_on == date(2026, 12, 6)
    assert same.notice_obligation == second
    assert (same.held_on, same.place) == (date(2026, 12, 13), "Орал")


def test_a_cancelled_plan_owes_nothing_and_tells_nobody(house: House) -> None:
    meeting = planned(house, days=10)

    meetings.cancel(meeting, reason="керек емес", by=house.chair, at=AT)

    assert duty_of(meeting).state == ObligationState.ENDED
    assert not Letter.objects.filter(about_id=meeting.pk).exists()


def test_a_plan_is_not_edited_after_its_notice(house: House) -> None:
    meeting = convened(house)

    with pytest.raises(MoveRefused):
        edited(house, meeting, place="Орал")


def test_a_meeting_that_is_put_off_is_called_anew(house: House) -> None:
    meeting = convened(house)
    number = meeting.number

    later = postponed(house, meeting, days=15)

    assert (later.held_on, later.postponed) == (date(2026, 12, 8), 1)
    assert (later.number, later.state) == (number, "convened")
    assert later.notice_sent_at == AT + HOUR
    assert later.notice_term is not None
    assert later.notice_term["due_on"] == "2026-12-01"
    assert [v.reason for v in later.agenda_versions.order_by("number")] == ["", "боран"]


@pytest.mark.parametrize(
    ("days", "broken"),
    [
        (6, ["notice-late"]),
        (10, ["same-day"]),
        (2000, ["no-convocation"]),
    ],
)
def test_a_day_to_which_a_meeting_cannot_be_put_off(
    house: House, days: int, broken: list[str]
) -> None:
    meeting = convened(house)

    with pytest.raises(RuleBroken) as refused:
        postponed(house, meeting, days=days)

    assert codes(refused) == broken
    meeting.refresh_from_db()
    assert (meeting.held_on, meeting.postponed) == (date(2026, 12, 3), 0)


def test_a_meeting_to_which_somebody_has_come_is_not_put_off(house: House) -> None:
    meeting, day = convened(house), AT + 10 * DAY
    attendance.arrive(
        meeting, seat=house.seats[0], status=made.PRESENT, by=house.secretary, at=day
    )

    with pytest.raises(RuleBroken) as refused:
        postponed(house, meeting, days=20, at=day)

    assert codes(refused) == ["members-have-come"]


def test_the_hour_changes_on_the_same_day_only(house: House) -> None:
    meeting = convened(house)
    place: dict[str, Any] = {
        "place": "Ақсай",
        "link": "https://meet.example.kz/",
        "reason": "зал бос емес",
        "by": house.secretary,
        "at": AT + HOUR,
    }

    with pytest.raises(RuleBroken) as refused:
        meetings.relocate(meeting, starts_at=AT + 11 * DAY, **place)
    moved = meetings.relocate(meeting, starts_at=AT + 10 * DAY + HOUR, **place)

    assert codes(refused) == ["another-day"]
    assert moved.starts_at == AT + 10 * DAY + HOUR
    assert moved.postponed == 0
    assert moved.notice_sent_at == AT


def entries(person: Any, meeting: Meeting) -> list[tuple[str, Any]]:
    """Return method and event of each letter this person has of a meeting."""
    found = []
    letters = Letter.objects.filter(to=person, about_id=meeting.pk)
    for letter in letters.order_by("posted_at", "id"):
        calendar = icalendar.Calendar.from_ical(letter.calendar)
        (event,) = calendar.walk("VEVENT")
        found.append((str(calendar["METHOD"]), event))
    return found


def test_calendars_follow_a_meeting_from_its_notice_to_its_end(house: House) -> None:
    meeting = convened(house)
    postponed(house, meeting, days=15)
    meetings.cancel(meeting, reason="боран", by=house.chair, at=AT + 2 * HOUR)

    told = entries(house.members[1].user, meeting)

    assert [method for method, _event in told] == ["REQUEST", "REQUEST", "CANCEL"]
    events = [event for _method, event in told]
    assert {str(event["UID"]) for event in events} == {str(meeting.pk)}
    assert [event["SEQUENCE"] for event in events] == [0, 1, 2]
    assert [event["DTSTART"].dt for event in events] == [
        datetime(2026, 12, 3, 5, 0, tzinfo=UTC),
        datetime(2026, 12, 8, 5, 0, tzinfo=UTC),
        datetime(2026, 12, 8, 5, 0, tzinfo=UTC),
    ]
    assert [str(event["STATUS"]) for event in events] == [
        "CONFIRMED",
        "CONFIRMED",
        "CANCELLED",
    ]


def test_guests_hear_that_a_meeting_is_put_off_and_called_off(house: House) -> None:
    officer = factories.holder(Role.OFFICER, house.body)
    hearing, citizen = heard.convened(house), factories.person("Дана Әубәкір")
    heard.registered(hearing, citizen)

    meetings.cancel(hearing, reason="боран", by=house.chair, at=AT + HOUR)

    for person in (officer.user, citizen):
        letter = Letter.objects.filter(to=person, template="meeting_cancelled").get()
        assert "боран" in letter.body
    officers = Letter.objects.filter(to=officer.user, template="meeting_invitation")
    assert officers.count() == 1


def test_a_commission_is_called_by_its_name(house: House) -> None:
    other = made.house(size=3)
    own, foreign = (
        commissions.form(
            of.council.convocations.get(),
            formed=Formed(name_kk="Экология", on=AT.date()),
            by=of.secretary,
            at=AT,
        )
        for of in (house, other)
    )
    meeting = planned(house, days=10)

    for kind, commission in (
        (MeetingKind.COMMISSION, None),
        (MeetingKind.COMMISSION, foreign),
        (MeetingKind.ORDINARY, own),
    ):
        with pytest.raises(RuleBroken) as refused:
            edited(house, meeting, kind=kind, commission=commission)
        assert codes(refused) == ["commission-wanted"]
    changed = edited(house, meeting, kind=MeetingKind.COMMISSION, commission=own)

    assert changed.commission == own
    assert changed.notice_obligation is None, "the regulation is silent on commissions"


def test_how_often_a_council_meets_is_counted_in_its_quarter() -> None:
    house = made.house(size=3, people=1)
    settle(house, "meeting.frequency.min", value=2)
    made.opened(house, 2)
    for days in (20, 60):
        convened(house, days=days)
    planned(house, days=5)

    found = reports.frequency_of(house.council, on=AT.date())

    assert "held: 1, called: 1" in found.text.en, "60 days on is another quarter"
    assert "at least 2" in found.text.en
    assert found.citation.read == "setting"


def test_presidium_and_commissions_do_not_stand_in_for_the_council() -> None:
    house = made.house(size=3, people=1)
    meeting = made.opened(house, 2)
    Meeting.objects.filter(pk=meeting.pk).update(kind=MeetingKind.PRESIDIUM)

    found = reports.frequency_of(house.council, on=AT.date())

    assert "held: 0, called: 0" in found.text.en
