"""How a seat ends: on which ground, by which paper, with which day."""

from datetime import date, timedelta
from typing import Any

import pytest

from backend.accounts.models import Office
from backend.accounts.roles import Role
from backend.journal.models import Disclosure
from backend.law.refusal import RuleBroken
from councils import reports
from councils.actions import attendance as attendances
from councils.actions import ballots, convocations
from councils.actions.ballots import Hand
from councils.models import (
    AttendanceStatus,
    Choice,
    EndGround,
    Seat,
)
from tests.councils import factories as made
from tests.councils import seat_factories as filling

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
AT, TODAY = made.AT, made.AT.date()
LATER = date(2027, 1, 11)


def codes(refused: pytest.ExceptionInfo[RuleBroken]) -> list[str]:
    return [breach.code for breach in refused.value.breaches]


def said(seat: Seat, kind: str) -> dict[str, Any]:
    """Return what the journal says of an act upon a seat."""
    told = Disclosure.objects.filter(entry__kind=kind, entry__object_id=seat.pk)
    return dict(told.exclude(field="by").values_list("field", "value"))


@pytest.mark.parametrize(
    ("ground", "by_decision"),
    [
        (EndGround.OWN_WISH, False),
        (EndGround.HEALTH, True),
        (EndGround.DEATH, False),
        (EndGround.MISSING, False),
        (EndGround.DECLARED_DEAD, False),
        (EndGround.INCAPACITY, False),
        (EndGround.ABSENCES, True),
        (EndGround.PUBLIC_SERVICE, True),
        (EndGround.NPO_LIQUIDATED, True),
        (EndGround.BARRED, True),
    ],
)
def test_a_seat_ends_on_each_ground_by_what_the_law_asks(
    ground: EndGround, *, by_decision: bool
) -> None:
    house = made.house(size=3, people=3)
    decision = made.decided_by(house, present=2, votes_for=2)
    proof: dict[str, Any] = (
        {"decision": decision} if by_decision else {"document": "№ 77"}
    )
    common: dict[str, Any] = {"on": TODAY, "by": house.secretary, "at": AT}

    with pytest.raises(RuleBroken) as refused:
        convocations.end_seat(house.seats[1], ground=ground, **common)
    untouched = Seat.objects.get(pk=house.seats[1].pk)
    seat = convocations.end_seat(house.seats[1], ground=ground, **proof, **common)

    assert len(codes(refused)) == 1
    assert untouched.to_on is None
    assert (seat.to_on, seat.end_ground) == (TODAY, ground)
    assert (seat.end_decision, seat.end_document) == (
        proof.get("decision"),
        proof.get("document", ""),
    )
    assert Office.objects.get(user=seat.user, role=Role.MEMBER).to_on == TODAY


def test_another_councils_decision_ends_no_seat() -> None:
    house, other = made.house(size=3), made.house(size=3)
    foreign = made.decided_by(other, present=2, votes_for=2)

    with pytest.raises(RuleBroken) as refused:
        convocations.end_seat(
            house.seats[1],
            ground=EndGround.ABSENCES,
            on=TODAY,
            decision=foreign,
            by=house.secretary,
            at=AT,
        )

    assert codes(refused) == ["not-its-decision"]


def test_a_seat_ends_once() -> None:
    of = filling.filled()
    filling.left(of, of.seat(of.selected[1]))

    with pytest.raises(RuleBroken) as refused:
        filling.left(of, of.seat(of.selected[1]))

    assert codes(refused) == ["seat-ended"]


def test_what_the_rest_breaks_without_a_member_is_noted_and_hinders_nothing() -> None:
    of = filling.filled()

    seat = filling.left(of, of.seat(of.selected[0]))

    breaches = convocations.breaches_with(of.convocation, on=LATER + DAY)
    assert [one.code for one in breaches] == ["civil-share", "ethnocultural-share"]
    assert said(seat, "seat.ended")["arisen"] == ["civil-share", "ethnocultural-share"]


def test_a_seat_that_ends_on_the_day_of_a_meeting_still_votes_that_day() -> None:
    house = made.house(size=3, people=3)
    meeting = made.opened(house, 3)
    ballot = made.voting(house, meeting)
    leaving = house.seats[1]

    convocations.end_seat(
        leaving,
        ground=EndGround.OWN_WISH,
        on=TODAY,
        document="өтініш",
        by=house.secretary,
        at=AT,
    )
    vote = ballots.cast(ballot, choice=Choice.FOR, by=house.members[1], at=AT)

    assert vote.seat == leaving
    assert reports.quorum_at(meeting, at=AT).members == 3


def test_on_the_day_after_he_is_no_member_any_more() -> None:
    house = made.house(size=3, people=3)
    convocations.end_seat(
        house.seats[1],
        ground=EndGround.OWN_WISH,
        on=TODAY,
        document="өтініш",
        by=house.secretary,
        at=AT,
    )
    meeting = made.convened(house, at=AT + DAY)

    with pytest.raises(RuleBroken) as refused:
        attendances.arrive(
            meeting,
            seat=house.seats[1],
            status=AttendanceStatus.PRESENT,
            by=house.secretary,
            at=AT + DAY,
        )

    assert codes(refused) == ["seat-not-in-force"]
    assert reports.quorum_at(meeting, at=AT + DAY).members == 2


def test_a_show_of_hands_names_no_seat_that_has_ended() -> None:
    house = made.house(size=3, people=3)
    convocations.end_seat(
        house.seats[2],
        ground=EndGround.OWN_WISH,
        on=TODAY - DAY,
        document="өтініш",
        by=house.secretary,
        at=AT,
    )
    meeting = made.opened(house, 2)
    ballot = made.voting(house, meeting)

    with pytest.raises(RuleBroken) as refused:
        ballots.enter_show_of_hands(
            ballot,
            votes={house.seats[2]: Hand(Choice.FOR)},
            by=house.secretary,
            at=AT,
        )

    assert "seat-not-in-force" in codes(refused)
