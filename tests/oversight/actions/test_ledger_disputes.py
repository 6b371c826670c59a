"""Two claims to one day of receipt: both stand, until one is settled."""

from datetime import date, timedelta

import pytest

from backend.almanac import calendars
from oversight.actions import entries, ledger, obligations
from oversight.models import Obligation
from tests.oversight.ledger_roads import RECEIVED, Sides, morning

pytestmark = pytest.mark.django_db
DUE = date(2026, 12, 21)
EIGHTH = date(2026, 12, 8)


@pytest.fixture
def sides() -> Sides:
    return Sides.met()


def replayed(owed: Obligation) -> date | None:
    return entries.standing(owed, calendar=calendars.current()).due_on


def test_both_claims_stand_until_the_dispute_is_settled(sides: Sides) -> None:
    owed, claimed = sides.owes(), date(2026, 12, 10)

    owed = obligations.dispute_receipt(
        owed,
        claimed_on=claimed,
        ground="Пошта кешікті",
        paper="хабарлама № 5",
        by=sides.officer,
        at=morning(claimed),
    )
    assert (owed.started_on, owed.due_on) == (RECEIVED, DUE)
    assert owed.claimed_start_on == claimed

    owed = obligations.settle_receipt(
        owed,
        received_on=claimed,
        ground="Автор келісті",
        by=sides.secretary,
        at=morning(claimed),
    )
    assert (owed.started_on, owed.due_on) == (claimed, date(2026, 12, 25))
    assert owed.claimed_start_on is None
    assert replayed(owed) == owed.due_on


def test_a_settled_receipt_judges_what_is_done_anew(sides: Sides) -> None:
    late = DUE + timedelta(days=1)
    owed = obligations.discharge(sides.owes(), on=late, by=sides.head, at=morning(late))
    assert owed.was_in_time is False

    obligations.dispute_receipt(
        owed,
        claimed_on=date(2026, 12, 7),
        ground="Пошта",
        by=sides.officer,
        at=morning(late),
    )
    owed = obligations.settle_receipt(
        owed,
        received_on=date(2026, 12, 7),
        ground="Шешім",
        by=sides.secretary,
        at=morning(late),
    )

    assert owed.was_in_time is True
    assert owed.discharged_on == late


def test_nobody_answers_what_has_not_reached_him(sides: Sides) -> None:
    owed = obligations.discharge(
        sides.owes(), on=EIGHTH, by=sides.head, at=morning(EIGHTH)
    )

    with pytest.raises(ledger.ReceivedAfterDone):
        obligations.settle_receipt(
            owed,
            received_on=EIGHTH + timedelta(days=1),
            ground="Қате",
            by=sides.secretary,
            at=morning(DUE),
        )
