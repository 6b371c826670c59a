"""Who votes while a ballot is closed: threads against a database that commits."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, connections

from backend.law.refusal import MoveRefused, RuleBroken
from councils.actions import ballots, decisions, meetings
from councils.models import Ballot, Choice, Decision, Vote
from tests.councils import factories as made
from tests.councils.factories import House

REFUSALS = (MoveRefused, RuleBroken, IntegrityError)


@pytest.fixture
def house(fresh_database: str) -> Iterator[House]:
    """Return a council of twelve, all with accounts, in a database of its own."""
    yield made.house(size=12, people=12)
    connections.close_all()


def together(*deeds: Callable[[], object]) -> list[object]:
    """Do all at the same moment; return what each gave, or how it was refused."""
    start = Barrier(len(deeds))

    def done(deed: Callable[[], object]) -> object:
        start.wait()
        try:
            return deed()
        except REFUSALS as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(done, deeds))


def refused(results: list[object]) -> list[object]:
    """Return those that were refused."""
    return [one for one in results if isinstance(one, REFUSALS)]


def test_every_vote_is_counted_or_refused_when_the_ballot_closes(house: House) -> None:
    ballot = made.voting(house, made.opened(house, 12))

    def vote(place: int) -> Callable[[], Vote]:
        by = house.members[place]
        return lambda: ballots.cast(ballot, choice=Choice.FOR, by=by, at=made.AT)

    *votes, _closed = together(
        *(vote(place) for place in range(6)),
        lambda: ballots.close(ballot, by=house.chair, at=made.AT),
    )

    ballot.refresh_from_db()
    kept = Vote.objects.filter(ballot=ballot).count()
    assert ballot.state == "closed"
    assert ballot.votes_for == kept == len(votes) - len(refused(votes))


def test_of_two_who_close_a_ballot_one_is_refused(house: House) -> None:
    ballot = made.voting(house, made.opened(house, 12))

    def close() -> Ballot:
        return ballots.close(ballot, by=house.chair, at=made.AT)

    assert len(refused(together(close, close))) == 1


def test_of_two_ballots_put_at_once_one_is_refused(house: House) -> None:
    meeting = made.opened(house, 12)

    def put() -> Ballot:
        return made.voting(house, meeting)

    assert len(refused(together(put, put))) == 1
    assert Ballot.objects.filter(meeting=meeting).count() == 1


def test_one_ballot_gives_one_decision(house: House) -> None:
    ballot = made.voted(house, made.opened(house, 12), votes_for=12)

    def adopt() -> Decision:
        return decisions.adopt(
            ballot,
            text_kk="Шешім",
            text_ru="Решение",
            recommendations=[],
            by=house.secretary,
            at=made.AT,
        )

    assert len(refused(together(adopt, adopt))) == 1
    assert Decision.objects.filter(ballot=ballot).count() == 1


def test_recommendations_are_sent_once(house: House) -> None:
    decision = made.decided(house)

    def send() -> Decision:
        return decisions.send_recommendations(decision, by=house.chair, at=made.AT)

    assert len(refused(together(send, send))) == 1


def test_meetings_convened_at_once_have_numbers_without_gaps(house: House) -> None:
    plans = [made.planned(house) for _time in range(4)]

    def convene(place: int) -> Callable[[], object]:
        return lambda: meetings.convene(
            plans[place], materials_sent_on=None, by=house.secretary, at=made.AT
        )

    results = together(*(convene(place) for place in range(4)))

    assert not refused(results)
    numbers = house.council.meetings.values_list("number", flat=True)
    assert sorted(number for number in numbers if number) == [1, 2, 3, 4]
