"""Who takes a seat that is vacant: appointed, from the reserve, selected later."""

from datetime import date, timedelta
from typing import Any

import pytest

from backend.accounts.models import Office
from backend.accounts.roles import Role
from backend.journal.models import Disclosure
from backend.law.refusal import RuleBroken
from councils import reports
from councils.actions import applications, convocations, seats
from councils.actions.convocations import SeatGiven
from councils.actions.seats import Official
from councils.models import (
    Constituency,
    EndGround,
    Seat,
)
from councils.states import ApplicationState
from tests import factories
from tests.councils import factories as made
from tests.councils import forming_factories as forming
from tests.councils import seat_factories as filling

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
AT, TODAY = made.AT, made.AT.date()
LATER = date(2027, 1, 11)


def codes(refused: pytest.ExceptionInfo[RuleBroken]) -> list[str]:
    return [breach.code for breach in refused.value.breaches]


def seated(of: filling.Filled, *, on: date = LATER + DAY) -> Seat:
    """Seat whose turn it is on the reserve list."""
    return seats.seat_from_reserve(
        of.convocation, from_on=on, document="№ 13", by=of.secretary, at=filling.AT
    )


def said(seat: Seat, kind: str) -> dict[str, Any]:
    """Return what the journal says of an act upon a seat."""
    told = Disclosure.objects.filter(entry__kind=kind, entry__object_id=seat.pk)
    return dict(told.exclude(field="by").values_list("field", "value"))


def test_the_first_in_reserve_takes_a_vacant_seat_for_the_rest_of_the_term() -> None:
    of = filling.filled(reserve=[False, True])
    filling.left(of, of.seat(of.selected[1]))

    seat = seated(of)

    first = of.reserved[0]
    first.refresh_from_db()
    assert seat.application == first
    assert first.state == ApplicationState.SELECTED
    assert seat.to_on is None
    office = Office.objects.get(user=first.user, role=Role.MEMBER)
    assert (office.from_on, office.to_on) == (LATER + DAY, of.convocation.to_on)


def test_the_first_ethnocultural_candidate_comes_before_where_a_quarter_lacks() -> None:
    of = filling.filled(reserve=[False, True])
    filling.left(of, of.seat(of.selected[0]))

    seat = seated(of)

    assert seat.application == of.reserved[1]
    assert convocations.breaches_with(of.convocation, on=LATER + DAY) == []


def test_nobody_is_seated_from_reserve_where_no_seat_is_vacant() -> None:
    of = filling.filled()

    with pytest.raises(RuleBroken) as refused:
        seated(of, on=LATER)

    of.reserved[0].refresh_from_db()
    assert codes(refused) == ["no-vacancy"]
    assert of.reserved[0].state == ApplicationState.RESERVED


def test_a_seat_that_begins_later_is_no_vacancy() -> None:
    of = filling.filled(reserve=[False, False])
    filling.left(of, of.seat(of.selected[1]))
    seated(of, on=LATER + 30 * DAY)

    with pytest.raises(RuleBroken) as refused:
        seated(of)

    assert codes(refused) == ["no-vacancy"]


def test_where_everybody_declines_the_reserve_is_empty() -> None:
    of = filling.filled()
    filling.left(of, of.seat(of.selected[1]))
    applications.decline_seat(of.reserved[0], by=of.secretary, at=filling.AT)

    with pytest.raises(RuleBroken) as refused:
        seated(of)

    assert codes(refused) == ["reserve-empty"]


def test_a_seat_from_reserve_begins_within_the_term() -> None:
    of = filling.filled()

    with pytest.raises(RuleBroken) as refused:
        seated(of, on=of.convocation.to_on + DAY)

    assert codes(refused) == ["outside-the-term"]


def appointed(
    of: filling.Filled,
    name: str = "Жаңа өкіл",
    *,
    replaces: Seat | None = None,
    from_on: date = LATER,
    **told: Any,
) -> Seat:
    return seats.appoint(
        of.convocation,
        official=Official(name, **told),
        from_on=from_on,
        document="Басшының № 5 шешімі",
        replaces=replaces,
        by=of.head,
        at=filling.AT,
    )


def test_a_member_from_the_state_is_replaced_from_a_day_on() -> None:
    of = filling.filled()
    before = of.officials[0]

    seat = appointed(of, replaces=before)

    before.refresh_from_db()
    assert (before.to_on, before.end_ground) == (LATER - DAY, EndGround.REPLACED)
    assert seat.replaces == before
    assert (seat.constituency, seat.from_on) == (Constituency.STATE, LATER)
    for day in (LATER - DAY, LATER):
        assert of.convocation.seats.in_force(day).count() == 6


def test_two_spells_of_one_member_are_two_seats_and_never_two_at_once() -> None:
    of = filling.filled()
    first = appointed(of, "Серік", replaces=of.officials[0], user=factories.person())
    between = appointed(of, "Болат", replaces=first, from_on=LATER + 30 * DAY)

    again = appointed(
        of, "Серік", replaces=between, from_on=LATER + 60 * DAY, user=first.user
    )

    spells = of.convocation.seats.filter(user=first.user).order_by("from_on")
    assert list(spells) == [first, again]
    for day in (LATER, LATER + 45 * DAY, LATER + 60 * DAY):
        assert of.convocation.seats.in_force(day).count() == 6
    offices = Office.objects.filter(user=first.user, role=Role.MEMBER)
    assert [(one.from_on, one.to_on) for one in offices.order_by("from_on")] == [
        (LATER, LATER + 29 * DAY),
        (LATER + 60 * DAY, of.convocation.to_on),
    ]
    assert convocations.breaches_with(of.convocation, on=LATER + 60 * DAY) == []


def test_a_member_of_civil_society_is_not_replaced_by_the_head() -> None:
    of = filling.filled()

    with pytest.raises(RuleBroken) as refused:
        appointed(of, replaces=of.seat(of.selected[1]))

    assert codes(refused) == ["not-of-the-state"]


def test_a_member_of_another_council_is_not_replaced() -> None:
    of, other = filling.filled(), filling.filled()

    with pytest.raises(RuleBroken) as refused:
        appointed(of, replaces=other.officials[0])

    other.officials[0].refresh_from_db()
    assert codes(refused) == ["not-its-member"]
    assert other.officials[0].to_on is None


def test_one_more_from_the_state_must_leave_the_share_of_civil_society_whole() -> None:
    of = filling.filled()
    filling.left(of, of.seat(of.selected[1]))

    with pytest.raises(RuleBroken) as refused:
        appointed(of, from_on=LATER + DAY)

    assert codes(refused) == ["civil-share"]


@pytest.mark.parametrize("known_by", ["account", "name and birthday"])
def test_one_person_does_not_take_two_seats(known_by: str) -> None:
    of = filling.filled()
    member = of.seat(of.selected[1])
    told: dict[str, Any] = (
        {"user": member.user} if known_by == "account" else {"born_on": member.born_on}
    )

    with pytest.raises(RuleBroken) as refused:
        appointed(of, member.person_name, replaces=of.officials[0], **told)

    assert codes(refused) == ["seated-twice"]
    assert of.officials[0].to_on is None


def test_a_person_with_a_seat_and_two_offices_counts_once() -> None:
    house = made.house(size=3, people=3)
    meeting = made.opened(house, 2)
    office = Office.objects.get(user=house.seats[0].user)

    found = reports.quorum_at(meeting, at=AT)

    assert office.role == Role.CHAIR
    assert (found.members, found.present, found.needed) == (3, 2, 2)


def test_a_person_sits_in_one_council_of_the_republican_level() -> None:
    person = factories.person("Айгүл Сапарова")
    given = SeatGiven(
        person.name,
        Constituency.CIVIL_SOCIETY,
        nominator="Бірлестік",
        user=person,
    )
    first = filling.republican(seats=[given])

    with pytest.raises(RuleBroken) as refused:
        filling.republican(seats=[given])
    convocations.end_seat(
        first.seats.get(user=person),
        ground=EndGround.OWN_WISH,
        on=filling.ON,
        document="өтініш",
        by=factories.holder(Role.SECRETARY, first.council.organization),
        at=filling.AT,
    )
    second = filling.republican(seats=[given], on=filling.ON + DAY)

    assert codes(refused) == ["one-republican-council"]
    assert second.seats.filter(user=person).exists()


def test_a_member_younger_than_eighteen_is_not_appointed() -> None:
    of = filling.filled()
    born_on = date(2009, 1, 12)

    with pytest.raises(RuleBroken) as refused:
        appointed(of, replaces=of.officials[0], born_on=born_on)
    seat = appointed(of, replaces=of.officials[0], born_on=born_on - DAY)

    assert codes(refused) == ["age"]
    assert seat.born_on == born_on - DAY


def test_the_selected_of_an_additional_competition_takes_a_seat() -> None:
    of = filling.filled(reserve=())
    filling.left(of, of.seat(of.selected[1]))
    competition = forming.announced(
        of.site, civil=1, additional_decision="Кеңестің № 3 шешімі"
    )
    (row,) = forming.decided(of.site, competition, selected=1, reserved=0)

    seat = seats.seat_selected(
        of.convocation,
        application=row,
        from_on=LATER + DAY,
        document="№ 13",
        by=of.secretary,
        at=filling.AT,
    )
    with pytest.raises(RuleBroken) as twice:
        seats.seat_selected(
            of.convocation,
            application=row,
            from_on=LATER + DAY,
            document="№ 13",
            by=of.secretary,
            at=filling.AT,
        )

    assert seat.application == row
    assert codes(twice) == ["not-selected"]


def test_whom_the_first_competition_selected_is_not_seated_beside_it() -> None:
    of = filling.filled()
    filling.left(of, of.seat(of.selected[1]))

    with pytest.raises(RuleBroken) as refused:
        seats.seat_selected(
            of.convocation,
            application=of.reserved[0],
            from_on=LATER + DAY,
            document="№ 13",
            by=of.secretary,
            at=filling.AT,
        )

    assert codes(refused) == ["not-selected"]


def test_a_membership_document_has_its_number_on_record() -> None:
    of = filling.filled()
    seat = of.seat(of.selected[1])

    seats.issue_document(seat, number="ҚК-07", by=of.secretary, at=filling.AT)

    seat.refresh_from_db()
    assert seat.membership_document == "ҚК-07"
    assert said(seat, "seat.document-issued") == {"number": "ҚК-07"}
