"""The page of a commission, and what is done to it there."""

import pytest

from backend.accounts.roles import Role
from councils.actions import commissions
from councils.actions.commissions import Formed
from councils.models import Commission
from tests import factories
from tests.councils import factories as made
from tests.councils.factories import House
from tests.councils.pages.browsing import (
    LANGUAGES,
    client_of,
    posted,
    text_of,
    ways,
)

pytestmark = pytest.mark.django_db
ON = "2026-11-23"


@pytest.fixture
def house() -> House:
    return made.house(size=6, people=2)


@pytest.fixture
def commission(house: House) -> Commission:
    """Return a commission of two, headed by the second member."""
    return commissions.form(
        house.council.convocations.get(),
        formed=Formed(
            "Экология комиссиясы",
            made.AT.date(),
            "Комиссия по экологии",
            members=[house.seats[2]],
            head=house.seats[1],
        ),
        by=house.secretary,
        at=made.AT,
    )


def named(commission: Commission) -> list[tuple[str, bool]]:
    places = commission.members.filter(to_on=None)
    return [(place.seat.person_name, place.is_head) for place in places]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_commission_shows_its_head_and_members(
    commission: Commission, language: str
) -> None:
    page = client_of().get(f"/{language}/commissions/{commission.pk}/")

    text = text_of(page)
    assert page.status_code == 200
    assert "Мүше 02" in text
    assert "Мүше 03" in text
    assert ("Комиссия по экологии" in text) == (language != "kk")


def test_a_commission_is_formed_from_the_section_of_members(house: House) -> None:
    convocation = house.council.convocations.get()

    page = posted(
        house.secretary,
        f"convocations/{convocation.pk}/form-commission",
        name_kk="Бюджет комиссиясы",
        on=ON,
        head=house.seats[3].pk,
        members=[house.seats[4].pk, house.seats[5].pk],
    )

    commission = Commission.objects.get(name_kk="Бюджет комиссиясы")
    assert page["Location"] == f"/en/commissions/{commission.pk}/"
    assert sorted(named(commission)) == [
        ("Мүше 04", True),
        ("Мүше 05", False),
        ("Мүше 06", False),
    ]


def test_members_join_lead_and_leave_from_its_page(
    house: House, commission: Commission
) -> None:
    home = f"commissions/{commission.pk}"

    joined = posted(house.secretary, f"{home}/join", seat=house.seats[4].pk, on=ON)
    twice = posted(house.secretary, f"{home}/join", seat=house.seats[4].pk, on=ON)
    led = posted(house.chair, f"{home}/name-head", seat=house.seats[4].pk, on=ON)
    gone = posted(house.secretary, f"{home}/leave", seat=house.seats[2].pk, on=ON)

    assert [joined.status_code, led.status_code, gone.status_code] == [302] * 3
    assert twice.status_code == 400
    assert named(commission) == [("Мүше 05", True), ("Мүше 02", False)]


def test_a_day_before_the_commission_was_formed_is_refused_beside_it(
    house: House, commission: Commission
) -> None:
    page = posted(
        house.secretary,
        f"commissions/{commission.pk}/join",
        seat=house.seats[4].pk,
        on="2026-11-01",
    )

    assert page.status_code == 409
    assert "There is no such commission on this day. LPC, art. 5(1)(10)" in text_of(
        page
    )


def test_a_dissolved_commission_stays_on_record_and_offers_no_acts(
    house: House, commission: Commission
) -> None:
    home = f"commissions/{commission.pk}"

    page = posted(house.secretary, f"{home}/dissolve", on=ON)

    shown = client_of(house.secretary).get(f"/en/{home}/")
    assert page.status_code == 302
    assert "until 23.11.2026" in text_of(shown)
    assert ways(shown) == set()


@pytest.mark.parametrize(
    ("who", "offered"),
    [
        ("secretary", {"join", "name-head", "leave", "dissolve"}),
        ("chair", {"join", "name-head", "leave", "dissolve"}),
        ("member", set()),
        ("head", set()),
        ("nobody", set()),
    ],
)
def test_a_commission_is_ordered_by_secretary_and_chair(
    house: House, commission: Commission, who: str, offered: set[str]
) -> None:
    actors = {
        "secretary": house.secretary,
        "chair": house.chair,
        "member": house.members[1],
        "head": factories.holder(Role.HEAD, house.body),
        "nobody": None,
    }
    address = f"/en/commissions/{commission.pk}/"
    client = client_of(actors[who])

    acts = [
        client.get(f"{address}{verb}/").status_code
        for verb in ("join", "name-head", "leave", "dissolve")
    ]

    assert ways(client.get(address)) == offered
    allowed = 200 if offered else 302 if who == "nobody" else 403
    assert acts == [allowed] * 4
