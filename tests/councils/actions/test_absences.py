"""More than three absences without a reason: proposed once, decided by the council."""

from datetime import date

import pytest

from backend.journal.models import Entry
from councils.actions import convocations, sittings
from councils.models import (
    AgendaItemKind,
    AgendaProposal,
    EndGround,
    MeetingKind,
    Seat,
)
from councils.states import ProposalState
from tests.councils import factories as made
from tests.councils import year_factories as years
from tests.councils.factories import House

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    """Return a council of six; the second member will stay away."""
    return made.house(size=6, people=6)


def held(of: House, *months: int, excused: bool = False, **how: object) -> None:
    """Hold a meeting in each of these months, without the second member."""
    absent = of.seats[1]
    for month in months:
        years.held(
            of,
            at=years.day(month),
            present=[seat for seat in of.seats if seat != absent],
            excused=[absent] if excused else [],
            **how,
        )


def proposals(of: House) -> list[AgendaProposal]:
    return list(AgendaProposal.objects.filter(council=of.council))


@pytest.mark.parametrize(
    ("months", "raised"),
    [((8, 9, 10), 0), ((8, 9, 10, 11), 1), ((8, 9, 10, 11, 12), 1)],
)
def test_the_fourth_absence_of_a_year_is_proposed_once(
    house: House, months: tuple[int, ...], raised: int
) -> None:
    held(house, *months)

    assert len(proposals(house)) == raised


def test_the_proposal_names_the_member_the_count_and_the_rule(house: House) -> None:
    held(house, 8, 9, 10, 11)

    (raised,) = proposals(house)

    assert (raised.about_seat, raised.proposed_by) == (house.seats[1], None)
    assert raised.kind == AgendaItemKind.EXCLUSION
    assert raised.state == ProposalState.PROPOSED
    assert "4" in raised.title_ru
    assert "настройка совета" in raised.reason
    entry = Entry.objects.get(kind="agenda-proposal.raised", object_id=raised.pk)
    assert not entry.is_public


def test_a_reason_given_is_no_absence(house: House) -> None:
    held(house, 8, 9, 10, 11, excused=True)

    assert proposals(house) == []


def test_meetings_of_the_presidium_are_no_meetings_of_the_council(
    house: House,
) -> None:
    held(house, 8, 9, 10)
    chair = house.seats[0]

    years.held(house, at=years.day(11), present=[chair], kind=MeetingKind.PRESIDIUM)

    assert proposals(house) == []


def test_the_proposal_excludes_nobody_and_the_decision_does(house: House) -> None:
    held(house, 8, 9, 10, 11)
    before = Seat.objects.get(pk=house.seats[1].pk)
    decision = made.decided_by(house, present=5, votes_for=5)

    seat = convocations.end_seat(
        house.seats[1],
        ground=EndGround.ABSENCES,
        on=decision.adopted_on,
        decision=decision,
        by=house.secretary,
        at=made.AT,
    )

    assert before.to_on is None
    assert (seat.to_on, seat.end_decision) == (decision.adopted_on, decision)


def test_a_new_year_is_counted_anew(house: House) -> None:
    years.settled(house, "member.absence_window", "calendar")
    held(house, 10, 11, 12)

    at = years.day(12, 31).replace(year=2027)
    years.held(house, at=at, present=[house.seats[0], *house.seats[2:]])

    assert proposals(house) == []


def test_the_year_of_a_proposal_is_that_of_its_meeting_not_of_the_clock(
    house: House,
) -> None:
    years.settled(house, "member.absence_window", "calendar")
    held(house, 8, 9, 10)
    others = [house.seats[0], *house.seats[2:]]
    evening = years.day(12, 31).replace(hour=18, minute=50)
    meeting = years.opened(house, at=evening, present=others)
    past_midnight = evening.replace(hour=19, minute=30)
    sittings.close(meeting, by=house.chair, at=past_midnight)
    for month in (2, 3, 4, 5):
        at = years.day(month).replace(year=2027)
        years.held(house, at=at, present=others)

    assert [one.found_on for one in AgendaProposal.objects.order_by("found_on")] == [
        date(2026, 12, 31),
        date(2027, 5, 10),
    ]
