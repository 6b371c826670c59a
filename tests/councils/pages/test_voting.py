"""The page on which a member votes: the question, and a button for each answer."""

from typing import Any

import pytest

from backend.accounts.actor import Actor
from councils.actions import ballots
from councils.actions.ballots import Election, Question
from councils.models import Ballot, Choice, ElectedTo, Vote
from tests import factories
from tests.councils import factories as made
from tests.councils.factories import House
from tests.councils.pages.browsing import client_of

pytestmark = pytest.mark.django_db


def page_of(meeting: Any, actor: Actor | None = None, language: str = "en") -> str:
    page = client_of(actor).get(f"/{language}/meetings/{meeting.pk}/vote/")
    assert page.status_code == 200
    return page.content.decode()


def cast(ballot: Ballot, actor: Actor, **said: Any) -> Any:
    address = f"/en/ballots/{ballot.pk}/cast/?from=vote"
    return client_of(actor).post(address, said)


def contested(house: House, meeting: Any) -> Ballot:
    election = Election(ElectedTo.CHAIR, tuple(house.seats[:2]))
    question = Question(kk="Төраға сайлау", election=election)
    item = meeting.agenda_items.get()
    return ballots.put_to_vote(item, question=question, by=house.chair, at=made.AT)


@pytest.fixture
def house() -> House:
    """Return a council of three, of whom all have accounts."""
    return made.house(size=3, people=3)


def test_a_member_votes_in_two_taps_and_may_change_his_mind(house: House) -> None:
    meeting = made.opened(house, 2)
    ballot = made.voting(house, meeting)
    member = house.members[1]

    open_page = page_of(meeting, member)
    first = cast(ballot, member, choice="against")
    voted = page_of(meeting, member)
    cast(ballot, member, choice="for")

    assert f"/en/ballots/{ballot.pk}/cast/?from=vote" in open_page
    assert first.headers["Location"] == f"/en/meetings/{meeting.pk}/vote/"
    assert 'is-chosen" name="choice" value="against"' in voted
    assert Vote.objects.get(ballot=ballot).choice == Choice.FOR


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_result_stands_there_after_the_close_with_its_reason(
    house: House, language: str
) -> None:
    meeting = made.opened(house, 2)
    made.voted(house, meeting, votes_for=2)

    text = page_of(meeting, language=language)

    assert 'class="tally"' in text
    assert 'class="outcome is-carried"' in text
    assert "2 votes needed, 2 given" in text or language != "en"


def test_who_does_not_sit_there_sees_the_question_and_no_buttons(house: House) -> None:
    meeting = made.opened(house, 2)
    made.voting(house, meeting)
    other = made.house(size=3, people=3).members[1]

    for who in (None, other, house.secretary, factories.actor(factories.citizen())):
        text = page_of(meeting, who)
        assert "Есеп қабылдансын ба?" in text
        assert "/cast/" not in text


def test_before_the_first_question_the_page_waits(house: House) -> None:
    meeting = made.opened(house, 2)

    assert "Nothing is being voted on" in page_of(meeting, house.chair)


def test_among_several_each_candidate_has_his_button(house: House) -> None:
    meeting = made.opened(house, 2)
    ballot = contested(house, meeting)
    member, chosen = house.members[1], house.seats[0]

    text = page_of(meeting, member)
    nobody = cast(ballot, member, choice="for")
    done = cast(ballot, member, choice=f"for-{chosen.pk}")

    assert f'value="for-{chosen.pk}"' in text
    assert 'value="for"' not in text
    assert (nobody.status_code, done.status_code) == (400, 302)
    vote = Vote.objects.select_related("candidate").get(ballot=ballot)
    assert vote.candidate is not None
    assert vote.candidate.seat == chosen


def test_who_recuses_himself_names_the_conflict(house: House) -> None:
    meeting = made.opened(house, 2)
    ballot = made.voting(house, meeting)
    member = house.members[1]

    silent = cast(ballot, member, choice="recused")
    talkative = cast(ballot, member, choice="for", conflict="жұмыс беруші")
    assert Vote.objects.filter(ballot=ballot).count() == 0
    done = cast(ballot, member, choice="recused", conflict="жұмыс беруші")

    assert (silent.status_code, talkative.status_code) == (409, 409)
    assert "names the conflict of interest" in silent.content.decode()
    assert done.status_code == 302
    assert Vote.objects.get(ballot=ballot).conflict == "жұмыс беруші"
