"""The page of a council, as of any day, and the section of its members."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.accounts.roles import Role
from councils.actions import attendance, commissions, convocations
from councils.actions import councils as council_acts
from councils.actions.commissions import Formed
from councils.actions.convocations import Approval, PastTerm
from councils.models import EndGround
from councils.pages import hemicycle
from tests import factories
from tests.councils import clock
from tests.councils import factories as made
from tests.councils import seat_factories as filling
from tests.councils import year_factories as years
from tests.councils.factories import House
from tests.councils.pages.browsing import LANGUAGES, client_of, text_of, ways

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
AT = made.AT
TODAY = AT.date()
MOST_QUERIES = 15


@pytest.fixture
def house() -> House:
    """Return a council of twelve: eight civil, two of them ethnocultural."""
    return made.house(size=12, people=1)


def left(house: House, place: int, *, on: date) -> None:
    convocations.end_seat(
        house.seats[place],
        ground=EndGround.OWN_WISH,
        on=on,
        document="құпия өтініш",
        by=house.secretary,
        at=AT,
    )


def formed(house: House) -> Any:
    return commissions.form(
        house.council.convocations.get(),
        formed=Formed(
            "Экология комиссиясы",
            date(2026, 8, 1),
            members=house.seats[4:6],
            head=house.seats[3],
        ),
        by=house.secretary,
        at=AT,
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_council_shows_seats_by_shape_verdicts_and_who_leads_what(
    house: House, language: str
) -> None:
    formed(house)
    council_acts.settle(
        house.council,
        key="meeting.notice",
        value=7,
        source="Ереже, 12-тармақ",
        from_on=TODAY,
        by=house.secretary,
        at=AT,
    )

    page = client_of().get(f"/{language}/councils/{house.council.pk}/")

    text = page.content.decode()
    assert page.status_code == 200
    assert text.count('<circle class="is-civil"') == 6
    assert text.count('<g class="is-ethnocultural"') == 2
    assert text.count('<g class="is-state"') == 4
    assert text.count('class="verdict lawful"') == 4
    assert text.count("Экология комиссиясы") >= 2
    assert "Ереже, 12-тармақ" in text
    assert 'class="provision-read"' in text


def test_every_breach_is_shown_live_and_named(house: House) -> None:
    left(house, 1, on=TODAY - DAY)
    left(house, 2, on=TODAY - DAY)

    page = client_of().get(f"/en/councils/{house.council.pk}/")

    text = text_of(page)
    assert "2 rules are broken" in text
    assert "6 of 10 are from civil society, at least 7 needed." in text
    assert page.content.decode().count('class="is-empty"') == 2


def test_a_council_is_shown_as_of_any_day(house: House) -> None:
    left(house, 5, on=date(2026, 9, 1))
    address = f"/en/councils/{house.council.pk}/"

    def seen(day: str) -> str:
        return text_of(client_of().get(f"{address}?on={day}"))

    assert "Мүше 06" in seen("2026-09-01")
    assert "Мүше 06" not in seen("2026-09-02")
    assert "No composition in office" in seen("2026-07-14")
    assert "The law has no number; 12 is" in seen("2026-07-15")


def test_a_later_setting_is_not_shown_of_an_earlier_day(house: House) -> None:
    for value, from_on in ((7, date(2026, 8, 1)), (3, date(2026, 11, 1))):
        council_acts.settle(
            house.council,
            key="meeting.notice",
            value=value,
            source=f"Ереже, {value} күн",
            from_on=from_on,
            by=house.secretary,
            at=AT,
        )
    address = f"/kk/councils/{house.council.pk}/"

    today = text_of(client_of().get(address))
    before = text_of(client_of().get(f"{address}?on=2026-09-01"))

    assert "Ереже, 3 күн" in today
    assert "Ереже, 7 күн" not in today
    assert "Ереже, 7 күн" in before


@pytest.mark.parametrize("day", ["yesterday", "2026-13-01", "0001-01-01"])
def test_a_day_that_is_none_is_refused(house: House, day: str) -> None:
    page = client_of().get(f"/kk/councils/{house.council.pk}/?on={day}")

    assert page.status_code == 400


def test_the_reading_of_the_quarter_is_ambiguous_before_and_after_it_began() -> None:
    council = made.council()
    convocations.record_past(
        council,
        approval=Approval(council.body, date(2025, 2, 25), "№ 3", date(2025, 2, 25)),
        seats=made.given_seats(12)[3:],
        past=PastTerm("https://example.kz/", number=4),
        by=factories.holder(Role.HEAD, council.body),
        at=AT,
    )
    address = f"/en/councils/{council.pk}/?on="

    before = text_of(client_of().get(f"{address}2026-06-30"))
    after = text_of(client_of().get(f"{address}2026-07-01"))

    assert "Ethnocultural associations" not in before
    assert "Ethnocultural associations Ambiguous" in after
    assert "approved before this requirement was in force" in after
    assert "Convocation 4" in after


def test_who_was_put_right_as_not_there_is_not_counted_as_come(house: House) -> None:
    meeting = made.convened(house)
    for seat in house.seats[:3]:
        attendance.arrive(
            meeting, seat=seat, status=made.PRESENT, by=house.secretary, at=AT
        )
    attendance.leave(meeting, seat=house.seats[2], by=house.secretary, at=AT)

    text = text_of(client_of().get(f"/en/councils/{house.council.pk}/"))

    assert "2 / 12" in text


@pytest.mark.parametrize("section", ["", "members/"])
@pytest.mark.parametrize("who", ["nobody", "secretary"])
def test_a_busy_year_takes_fewer_than_fifteen_queries(who: str, section: str) -> None:
    house = made.house(size=30, people=3)
    formed(house)
    years.busy(house, meetings_held=12, items=100, polls=400)
    client = client_of(house.secretary if who == "secretary" else None)
    address = f"/kk/councils/{house.council.pk}/{section}"
    client.get(address)

    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200

    assert len(captured) < MOST_QUERIES


def test_more_members_and_commissions_take_no_more_queries(house: House) -> None:
    def queries(of: House) -> int:
        formed(of)
        address = f"/kk/councils/{of.council.pk}/"
        client_of().get(address)
        with CaptureQueriesContext(connection) as captured:
            assert client_of().get(address).status_code == 200
        return len(captured)

    assert queries(house) == queries(made.house(size=60))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_section_of_members_tells_who_has_left_and_on_which_ground(
    house: House, language: str
) -> None:
    left(house, 5, on=TODAY - DAY)

    page = client_of().get(f"/{language}/councils/{house.council.pk}/members/")

    text = text_of(page)
    assert page.status_code == 200
    assert "Мүше 06" in text
    assert "22.11.2026" in text
    assert "15(1)" in text or "15-бап 1-тармақ" in text or "ст. 15 п. 1" in text
    assert "құпия өтініш" not in text


def test_whose_turn_it_is_in_reserve_is_public_and_said(house: House) -> None:
    of = filling.filled(reserve=[False, True])
    filling.left(of, of.seat(of.selected[0]), on=filling.ON)

    with clock.standing_at(filling.AT + DAY):
        page = client_of().get(f"/en/councils/{of.council.pk}/members/")

    text = text_of(page)
    assert "1 seat is vacant" in text
    assert f"Next in reserve: {of.reserved[1].person_name}" in text


def test_an_empty_reserve_leads_to_an_additional_competition(house: House) -> None:
    left(house, 5, on=TODAY - DAY)

    text = text_of(client_of().get(f"/en/councils/{house.council.pk}/members/"))

    assert "Nobody waits in reserve: the council decides on an additional" in text


def test_an_exclusion_that_the_rule_proposes_is_seen_by_those_who_prepare_it() -> None:
    house = made.house(size=6, people=6)
    for month in (8, 9, 10, 11):
        present = [seat for seat in house.seats if seat != house.seats[1]]
        years.held(house, at=years.day(month), present=present)
    address = f"/en/councils/{house.council.pk}/members/"
    fact = "The rule on absences proposes to exclude"

    seen = [
        fact in text_of(client_of(who).get(address))
        for who in (house.secretary, house.chair, house.members[2], None)
    ]

    assert seen == [True, True, False, False]


def test_each_office_finds_its_own_acts(house: House) -> None:
    head = factories.holder(Role.HEAD, house.body)
    left(house, 5, on=TODAY - DAY)
    address = f"/kk/councils/{house.council.pk}/members/"
    home = ("/kk/councils/", "/kk/convocations/")

    def acts(who: Any) -> set[str]:
        page = client_of(who).get(address)
        return ways(page, home[0]) | ways(page, home[1])

    assert acts(house.secretary) == acts(house.chair) == {"form-commission"}
    assert acts(head) == {
        "appoint",
        "enlarge",
        "end-early",
        "approve-convocation",
        "record-past-convocation",
    }
    assert acts(None) == acts(factories.holder(Role.HEAD, factories.body())) == set()


@pytest.mark.parametrize("count", [1, 3, 9, 15, 21, 30, 45, 100])
def test_seats_are_drawn_each_once_without_touching_in_the_frame(count: int) -> None:
    drawing = hemicycle.drawn(["civil"] * count)

    apart = min(
        (
            (one.x - other.x) ** 2 + (one.y - other.y) ** 2
            for place, one in enumerate(drawing.places)
            for other in drawing.places[:place]
        ),
        default=9999,
    )
    assert len(drawing.places) == count
    assert apart > 40**2
    assert all(
        0 < one.x < drawing.width and 0 < one.y < drawing.height
        for one in drawing.places
    )


def test_the_first_kinds_sit_on_the_left_and_the_last_on_the_right() -> None:
    drawing = hemicycle.drawn(["ethnocultural"] * 4 + ["civil"] * 11 + ["state"] * 6)

    left_half = [one.kind for one in drawing.places if one.x < drawing.centre]
    right_half = [one.kind for one in drawing.places if one.x > drawing.centre]

    assert "state" not in left_half
    assert "ethnocultural" not in right_half
