"""The console of a meeting: led from one page, with no script."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.accounts.actor import Actor
from councils.actions import attendance
from councils.models import Ballot
from tests import factories
from tests.councils import factories as made
from tests.councils.factories import House
from tests.councils.pages.browsing import client_of

pytestmark = pytest.mark.django_db
LANGUAGES = ("kk", "ru", "en")


def console(meeting: Any, tail: str = "", language: str = "kk") -> str:
    return f"/{language}/meetings/{meeting.pk}/console/{tail}"


@pytest.fixture
def house() -> House:
    """Return a council of three, of whom all have accounts."""
    return made.house(size=3, people=3)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_console_shows_arrivals_quorum_agenda_and_keys(
    house: House, language: str
) -> None:
    meeting = made.opened(house, 2)

    page = client_of(house.secretary).get(console(meeting, language=language))

    text = page.content.decode()
    assert page.status_code == 200
    assert [f"Мүше 0{place}" in text for place in (1, 2, 3)] == [True] * 3
    assert "2 / 3" in text
    assert "13-бап 2-" in text or "13(2)" in text or "ст. 13 п. 2" in text
    assert "Есеп 1" in text
    assert text.count("<kbd>") == 8
    assert text.count('class="is-room') == 2


def test_only_who_leads_the_meeting_has_its_console(house: House) -> None:
    meeting = made.opened(house, 2)
    other = made.house(size=3, people=3)

    def status(actor: Actor | None) -> int:
        return client_of(actor).get(console(meeting)).status_code

    assert status(house.secretary) == status(house.chair) == 200
    assert status(house.members[1]) == status(other.secretary) == 403
    assert status(factories.actor(factories.citizen())) == 403
    assert status(None) == 302


def test_the_console_of_a_plan_is_not_there_for_strangers(house: House) -> None:
    meeting = made.planned(house)
    stranger = made.house(size=3).secretary

    assert client_of(stranger).get(console(meeting)).status_code == 404
    assert client_of().get(console(meeting)).status_code == 404


def test_an_arrival_entered_at_the_console_leads_back_to_it(house: House) -> None:
    meeting = made.opened(house, 2)
    arrival = {"seat": house.seats[2].pk, "status": "present"}

    done = client_of(house.secretary).post(
        f"/kk/meetings/{meeting.pk}/arrive/?from=console&matter=1", arrival
    )

    assert done.headers["Location"] == console(meeting, "?matter=1")
    page = client_of(house.secretary).get(done.headers["Location"])
    assert "3 / 3" in page.content.decode()


@pytest.mark.parametrize("tail", ["?from=elsewhere", "?from=//evil.kz", ""])
def test_no_address_leads_an_act_anywhere_else(house: House, tail: str) -> None:
    meeting = made.opened(house, 2)
    seat = {"seat": house.seats[1].pk}

    done = client_of(house.secretary).post(
        f"/kk/meetings/{meeting.pk}/leave/{tail}", seat
    )

    assert done.headers["Location"] == f"/kk/meetings/{meeting.pk}/"


def test_a_ballot_is_led_from_the_console(house: House) -> None:
    meeting = made.opened(house, 2)
    chair = client_of(house.chair)
    item = meeting.agenda_items.get()
    before = chair.get(console(meeting)).content.decode()
    question = {"question_kk": "Қабылдансын ба?", "matter": "report"}

    put = chair.post(f"/kk/agenda-items/{item.pk}/put-to-vote/?from=console", question)
    ballot = Ballot.objects.get(meeting=meeting)
    for member in house.members[:2]:
        way = f"/kk/ballots/{ballot.pk}/cast/?from=vote"
        client_of(member).post(way, {"choice": "for"})
    during = chair.get(console(meeting)).content.decode()
    chair.post(f"/kk/ballots/{ballot.pk}/close/?from=console")
    after = chair.get(console(meeting, "?matter=1")).content.decode()

    assert f"agenda-items/{item.pk}/put-to-vote/" in before
    assert 'value="report" selected' in before
    assert put.headers["Location"] == console(meeting)
    assert "<b>2</b>" in during
    assert f"ballots/{ballot.pk}/close/" in during
    assert 'class="tally"' not in during
    assert "2 дауыс керек, 2 дауыс берілді" in after
    assert f"ballots/{ballot.pk}/adopt-decision/" in after
    assert f"ballots/{ballot.pk}/repeat/" in after


def test_the_console_says_when_the_quorum_is_lost(house: House) -> None:
    meeting = made.opened(house, 2)
    made.voting(house, meeting)
    attendance.leave(meeting, seat=house.seats[1], by=house.secretary, at=made.AT)

    text = client_of(house.chair).get(console(meeting, language="en")).content.decode()

    assert "No quorum: 1 member, 2 needed." in text
    assert "A meeting without a quorum neither votes nor closes a ballot." in text


def test_a_member_is_found_without_a_script(house: House) -> None:
    meeting = made.opened(house, 2)

    page = client_of(house.secretary).get(console(meeting, "?member=мүше 03"))
    nobody = client_of(house.secretary).get(console(meeting, "?member=zz"))

    assert "Мүше 03" in page.content.decode()
    assert "Мүше 01" not in page.content.decode()
    assert "Мүше" not in nobody.content.decode()


def test_the_agenda_is_walked_matter_by_matter(house: House) -> None:
    meeting = made.planned(house, items=2)
    secretary = client_of(house.secretary)

    first = secretary.get(console(meeting)).content.decode()
    second = secretary.get(console(meeting, "?matter=2")).content.decode()
    unknown = secretary.get(console(meeting, "?matter=x"))

    assert 'href="?matter=2" data-key="ArrowDown"' in first
    assert 'data-key="ArrowDown"' not in second
    assert unknown.status_code == 200


def test_the_console_loads_no_script_but_the_site_s_own(house: House) -> None:
    meeting = made.opened(house, 2)

    page = client_of(house.chair).get(console(meeting))

    text = page.content.decode()
    assert text.count("<script") == text.count('<script src="/static/kenes/') == 1
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]


def test_the_console_takes_the_same_number_of_queries_whatever_goes_on() -> None:
    small, large = made.house(size=3, people=1), made.house(size=12, people=1)
    few, many = made.opened(small, 3), made.opened(large, 12)
    made.voted(small, few, votes_for=3)
    for _time in range(3):
        made.voted(large, many, votes_for=8)
    counts = []

    for house, meeting in ((small, few), (large, many)):
        client = client_of(house.chair)
        client.get(console(meeting))
        with CaptureQueriesContext(connection) as asked:
            assert client.get(console(meeting)).status_code == 200
        counts.append(len(asked))

    assert counts[0] == counts[1]
