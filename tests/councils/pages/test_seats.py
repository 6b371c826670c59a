"""Seats are filled and ended from their pages, by whom it is for."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest

from backend.accounts.roles import Role
from councils.actions import convocations
from councils.models import EndGround, Seat
from tests import factories
from tests.councils import clock
from tests.councils import factories as made
from tests.councils import forming_factories as forming
from tests.councils import seat_factories as filling
from tests.councils.factories import House
from tests.councils.pages.browsing import (
    LANGUAGES,
    client_of,
    posted,
    text_of,
    ways,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
LATER = (filling.ON + 10 * DAY).isoformat()


@pytest.fixture
def house() -> House:
    """Return a council of three, all with accounts."""
    return made.house(size=3, people=3)


@pytest.fixture
def of() -> Iterator[filling.Filled]:
    """Return a council of six, two days after it took office."""
    found = filling.filled(reserve=[False, True])
    with clock.standing_at(filling.AT + 2 * DAY):
        yield found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_seat_has_a_page_of_its_own_without_contacts_or_birthdays(
    of: filling.Filled, language: str
) -> None:
    seat = of.seat(of.selected[1])

    page = client_of().get(f"/{language}/seats/{seat.pk}/")

    text = page.content.decode()
    assert page.status_code == 200
    assert seat.person_name in text
    assert seat.user is not None
    assert seat.born_on is not None
    assert seat.user.email not in text
    assert f"{seat.born_on:%d.%m.%Y}" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_before_a_seat_is_ended_it_is_said_what_each_ground_asks(
    house: House, language: str
) -> None:
    seat = house.seats[1]

    page = client_of(house.secretary).get(f"/{language}/seats/{seat.pk}/end/")

    text = page.content.decode()
    assert page.status_code == 200
    for provision in ("15(2)(5)", "15(2)(7)"):
        number = provision[-2]
        shown = (provision, f"15-бап 2-тармақ {number})", f"ст. 15 п. 2 пп. {number}")
        assert any(words in text for words in shown)
    assert "9(10)" not in text
    assert 'value="replaced"' not in text


def test_a_member_from_the_state_has_other_grounds(house: House) -> None:
    official = house.seats[2]

    page = client_of(house.secretary).get(f"/en/seats/{official.pk}/end/")

    text = page.content.decode()
    assert 'value="replaced"' in text
    assert 'value="public_service"' not in text


def test_the_way_from_a_proposal_to_exclude_has_chosen_the_ground(
    house: House,
) -> None:
    address = f"/en/seats/{house.seats[1].pk}/end/"

    chosen = client_of(house.secretary).get(f"{address}?ground=absences")
    unknown = client_of(house.secretary).get(f"{address}?ground=boredom")

    text = chosen.content.decode()
    assert re.search(r'value="absences"[^>]*checked', text)
    assert " checked" not in unknown.content.decode()


def test_what_the_composition_would_lack_is_said_before(of: filling.Filled) -> None:
    seat = of.seat(of.selected[0])

    page = client_of(of.secretary).get(f"/en/seats/{seat.pk}/end/")

    assert "Without this member the composition would break the law" in text_of(page)


def test_a_seat_is_ended_from_its_page(house: House) -> None:
    seat = house.seats[1]

    page = posted(
        house.secretary,
        f"seats/{seat.pk}/end",
        ground="own_wish",
        on="2026-11-23",
        document="өтініш",
    )

    seat.refresh_from_db()
    assert page.status_code == 302
    assert seat.end_ground == EndGround.OWN_WISH
    shown = client_of(house.secretary).get(page["Location"])
    assert "Member until 23.11.2026" in text_of(shown)
    assert "өтініш" in text_of(shown)
    assert ways(shown) & {"end"} == set()


def test_a_ground_without_its_decision_is_refused_beside_the_field(
    house: House,
) -> None:
    seat = house.seats[1]

    page = posted(
        house.secretary, f"seats/{seat.pk}/end", ground="absences", on="2026-11-23"
    )

    seat.refresh_from_db()
    assert page.status_code == 409
    assert seat.to_on is None
    assert "excluded only by a decision of the council. LPC, art. 15(2)(5)" in text_of(
        page
    )


def test_a_member_is_excluded_by_a_decision_that_is_chosen_from_a_list(
    house: House,
) -> None:
    decision = made.decided_by(house, present=2, votes_for=2)
    other = made.decided_by(made.house(size=3), present=2, votes_for=2)
    address = f"seats/{house.seats[1].pk}/end"
    said = {"ground": "absences", "on": "2026-11-23"}

    foreign = posted(house.secretary, address, decision=other.pk, **said)
    own = posted(house.secretary, address, decision=decision.pk, **said)

    assert (foreign.status_code, own.status_code) == (400, 302)
    assert Seat.objects.get(pk=house.seats[1].pk).end_decision == decision


@pytest.mark.parametrize(
    ("who", "ends", "documents"),
    [
        ("secretary", True, True),
        ("chair", True, True),
        ("member", False, False),
        ("head", False, False),
        ("nobody", False, False),
    ],
)
def test_seats_are_ended_by_secretary_and_chair(
    house: House, *, who: str, ends: bool, documents: bool
) -> None:
    actors = {
        "secretary": house.secretary,
        "chair": house.chair,
        "member": house.members[1],
        "head": factories.holder(Role.HEAD, house.body),
        "nobody": None,
    }

    offered = ways(client_of(actors[who]).get(f"/en/seats/{house.seats[1].pk}/"))

    assert ("end" in offered, "issue-document" in offered) == (ends, documents)


def test_the_head_of_the_body_withdraws_members_from_the_state(house: House) -> None:
    head = factories.holder(Role.HEAD, house.body)

    page = posted(
        head,
        f"seats/{house.seats[2].pk}/end",
        ground="replaced",
        on="2026-11-23",
        document="№ 5",
    )
    civil = posted(head, f"seats/{house.seats[1].pk}/end", ground="own_wish")

    assert (page.status_code, civil.status_code) == (302, 403)


def test_a_membership_document_is_noted(house: House) -> None:
    seat = house.seats[1]

    page = posted(house.secretary, f"seats/{seat.pk}/issue-document", number="ҚК-07")

    assert page.status_code == 302
    assert "ҚК-07" in text_of(client_of().get(f"/kk/seats/{seat.pk}/"))


def test_an_official_is_appointed_in_place_of_another(of: filling.Filled) -> None:
    before = of.officials[0]

    page = posted(
        of.head,
        f"convocations/{of.convocation.pk}/appoint",
        person_name="Жаңа өкіл",
        replaces=before.pk,
        from_on=LATER,
        document="№ 5",
    )

    assert page.status_code == 302
    shown = text_of(client_of().get(f"/en/seats/{before.pk}/"))
    assert "Replaced by Жаңа өкіл" in shown


def test_an_appointment_that_breaks_the_share_is_refused_beside_the_place(
    of: filling.Filled,
) -> None:
    filling.left(of, of.seat(of.selected[1]), on=filling.ON + DAY)

    page = posted(
        of.head,
        f"convocations/{of.convocation.pk}/appoint",
        person_name="Жаңа өкіл",
        from_on=LATER,
        document="№ 5",
    )

    assert page.status_code == 409
    assert (
        "3 of 6 are from civil society, at least 4 needed. LPC, art. 1(7)"
        in text_of(page)
    )


def test_an_account_that_does_not_exist_is_named(of: filling.Filled) -> None:
    page = posted(
        of.head,
        f"convocations/{of.convocation.pk}/appoint",
        person_name="Жаңа өкіл",
        from_on=LATER,
        document="№ 5",
        user="nobody@example.kz",
    )

    assert page.status_code == 400
    assert "There is no account with this e-mail." in text_of(page)


@pytest.mark.parametrize(
    ("place", "turn", "why"),
    [
        (1, 0, "The first on the reserve list."),
        (0, 1, "without one more of them the council would lack their quarter"),
    ],
)
def test_whose_turn_it_is_and_why_stands_before_the_seat_is_given(
    of: filling.Filled, place: int, turn: int, why: str
) -> None:
    filling.left(of, of.seat(of.selected[place]), on=filling.ON + DAY)
    address = f"convocations/{of.convocation.pk}/seat-from-reserve"

    shown = text_of(client_of(of.secretary).get(f"/en/{address}/"))
    page = posted(of.secretary, address, from_on=LATER, document="№ 13")

    assert f"Whose turn it is {of.reserved[turn].person_name}" in shown
    assert why in shown
    assert page.status_code == 302
    assert Seat.objects.get(application=of.reserved[turn]).from_on.isoformat() == LATER


def test_where_no_seat_is_vacant_none_is_given(of: filling.Filled) -> None:
    page = posted(
        of.secretary,
        f"convocations/{of.convocation.pk}/seat-from-reserve",
        from_on=LATER,
        document="№ 13",
    )

    assert page.status_code == 409
    assert "There is no vacancy: all 6 seats are taken." in text_of(page)


def test_the_selected_of_an_additional_competition_is_chosen_from_a_list() -> None:
    of = filling.filled(reserve=())
    filling.left(of, of.seat(of.selected[1]), on=filling.ON + DAY)
    contest = forming.announced(of.site, civil=1, additional_decision="№ 3")
    (row,) = forming.decided(of.site, contest, selected=1, reserved=0)
    with clock.standing_at(filling.AT + 2 * DAY):
        members = client_of(of.secretary).get(f"/en/councils/{of.council.pk}/members/")
        page = posted(
            of.secretary,
            f"convocations/{of.convocation.pk}/seat-selected",
            application=row.pk,
            from_on=LATER,
            document="№ 13",
        )

    assert "seat-selected" in ways(members)
    assert page.status_code == 302
    assert Seat.objects.filter(application=row).exists()


def test_an_ended_seat_is_not_ended_again(house: House) -> None:
    convocations.end_seat(
        house.seats[1],
        ground=EndGround.OWN_WISH,
        on=made.AT.date(),
        document="өтініш",
        by=house.secretary,
        at=made.AT,
    )

    page = posted(
        house.secretary,
        f"seats/{house.seats[1].pk}/end",
        ground="own_wish",
        on="2026-11-23",
        document="екінші",
    )

    assert page.status_code == 409
    assert "This membership has ended already." in text_of(page)
