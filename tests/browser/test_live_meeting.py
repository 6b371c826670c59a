"""A meeting led from its console by keys alone, and voted in on a phone."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from councils.actions import attendance, ballots, meetings, sittings
from councils.models import Ballot, Choice, Meeting
from tests.browser.windows import PHONE, complaints_of, faults_of, opened
from tests.councils import factories as made
from tests.councils.factories import AT, House
from tests.journeys.conftest import Server

LATER = AT + timedelta(minutes=40)
REFRESHED = 15_000  # milliseconds: the page asks again every three to five seconds


@dataclass
class Hall:
    """A meeting that has just been opened, with its people."""

    server: Server
    house: House
    meeting: Meeting

    def address(self, page: str, language: str = "kk") -> str:
        """Return where this page of the meeting is."""
        return f"{self.server.url}/{language}/meetings/{self.meeting.pk}/{page}/"


@pytest.fixture
def hall(server: Server) -> Hall:
    """Open a meeting of a council of three, to which two have come."""
    house = made.house(size=3, people=3)
    meeting = made.planned(house, items=2)
    meeting = meetings.convene(
        meeting, materials_sent_on=None, by=house.secretary, at=AT
    )
    for seat in house.seats[:2]:
        attendance.arrive(
            meeting, seat=seat, status=made.PRESENT, by=house.secretary, at=AT
        )
    meeting = sittings.open_meeting(meeting, by=house.chair, at=AT)
    server.clock_at(LATER)
    return Hall(server, house, meeting)


def present(page: Page) -> str:
    """Return what the console says of who is there."""
    return page.inner_text("#people-count")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_console_and_voting_page_fit_and_are_well_made(
    chromium: Browser, server: Server, hall: Hall, language: str
) -> None:
    made.voting(hall.house, hall.meeting)
    leading = opened(chromium, server, by=hall.house.chair)
    voting = opened(chromium, server, by=hall.house.members[1])
    said = complaints_of(leading)

    faults = faults_of(leading, hall.address("console", language))
    faults += faults_of(voting, hall.address("vote", language))

    assert faults == []
    assert said == []


def test_a_secretary_enters_who_comes_and_goes_by_keys(
    chromium: Browser, server: Server, hall: Hall
) -> None:
    page = opened(chromium, server, by=hall.house.secretary)
    said = complaints_of(page)
    page.goto(hall.address("console"))

    page.keyboard.press("Slash")
    page.keyboard.type("мүше 03")
    page.keyboard.press("Enter")
    page.keyboard.press("KeyP")
    expect(page.locator("#people-count")).to_have_text("3 / 3")
    page.keyboard.press("Slash")
    page.keyboard.type("мүше 01")
    page.keyboard.press("Enter")
    page.keyboard.press("KeyR")
    expect(page.locator("#people-count")).to_have_text("2 / 3")

    assert said == []


def test_what_is_typed_into_a_field_is_not_taken_for_a_key(
    chromium: Browser, server: Server, hall: Hall
) -> None:
    page = opened(chromium, server, by=hall.house.chair)
    page.goto(hall.address("console"))

    page.focus("#question-kk")
    page.keyboard.type("pl0r?")

    assert "pl0r?" in page.input_value("#question-kk")
    assert not Ballot.objects.filter(meeting=hall.meeting).exists()


def test_keys_that_were_turned_off_do_nothing(
    chromium: Browser, server: Server, hall: Hall
) -> None:
    page = opened(chromium, server, by=hall.house.chair)
    page.goto(hall.address("console"))
    page.click("#keys-switch button")
    page.reload()

    page.keyboard.press("KeyL")
    page.keyboard.press("ArrowDown")

    assert "matter" not in page.url
    assert not Ballot.objects.filter(meeting=hall.meeting).exists()


def test_a_chair_leads_a_ballot_by_keys(
    chromium: Browser, server: Server, hall: Hall
) -> None:
    page = opened(chromium, server, by=hall.house.chair)
    page.goto(hall.address("console"))

    page.keyboard.press("ArrowDown")
    page.wait_for_url("**matter=2")
    page.keyboard.press("KeyL")
    expect(page.locator("#ballot .console-voted")).to_be_visible()
    ballot = Ballot.objects.get(meeting=hall.meeting)
    assert ballot.agenda_item.position == 2
    for member in hall.house.members[:2]:
        ballots.cast(ballot, choice=Choice.FOR, by=member, at=LATER)
    page.keyboard.press("Enter")
    page.wait_for_url("**/close/**")
    page.keyboard.press("Tab")
    page.locator("main form button[type=submit]").focus()
    page.keyboard.press("Enter")

    page.wait_for_url("**/console/**")
    assert page.locator("#ballot .tally").count() == 1


def test_an_arrival_entered_elsewhere_appears_by_itself(
    chromium: Browser, server: Server, hall: Hall
) -> None:
    page = opened(chromium, server, by=hall.house.secretary)
    page.goto(hall.address("console"))
    assert present(page) == "2 / 3"

    attendance.arrive(
        hall.meeting,
        seat=hall.house.seats[2],
        status=made.PRESENT,
        by=hall.house.secretary,
        at=LATER,
    )

    expect(page.locator("#people-count")).to_have_text("3 / 3", timeout=REFRESHED)


def test_a_member_votes_on_a_phone_by_two_taps_and_sees_the_result_come(
    chromium: Browser, server: Server, hall: Hall
) -> None:
    page = opened(chromium, server, width=PHONE, by=hall.house.members[1])
    said = complaints_of(page)
    page.goto(hall.address("vote"))
    expect(page.locator(".empty")).to_be_visible()
    ballot = made.voting(hall.house, hall.meeting, at=LATER)

    choice = page.locator("button[value=for]")
    expect(choice).to_be_visible(timeout=REFRESHED)
    box = choice.bounding_box()
    choice.click()
    expect(page.locator("button.is-chosen[value=for]")).to_be_visible()
    ballots.close(ballot, by=hall.house.chair, at=LATER)

    expect(page.locator(".outcome")).to_be_visible(timeout=REFRESHED)
    assert box is not None
    assert box["height"] >= 44
    assert box["width"] >= PHONE * 0.8
    assert said == []


def test_a_member_votes_without_any_script(
    chromium: Browser, server: Server, hall: Hall
) -> None:
    ballot = made.voting(hall.house, hall.meeting, at=LATER)
    page = opened(chromium, server, width=PHONE, by=hall.house.members[1], script=False)
    page.goto(hall.address("vote"))

    page.click("button[value=against]")
    page.click("button[value=abstained]")

    [vote] = ballot.votes.all()
    assert vote.choice == Choice.ABSTAINED
    assert page.locator("button.is-chosen[value=abstained]").count() == 1
