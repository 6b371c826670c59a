"""Seventeen members vote while the ballot is being closed: what counts is one truth."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from itertools import cycle
from typing import Any

from django.db import connection, transaction

from backend import clock
from backend.accounts.roles import Role
from backend.journal.models import Entry
from councils.actions import ballots
from councils.models import Ballot, Choice, Meeting, Vote
from tests import factories
from tests.councils import factories as made
from tests.councils.factories import House
from tests.journeys.conftest import Server
from tests.journeys.people import Person

SIZE = 17
CLOSED_AFTER = (0, 3, 6, 9, 12)
CHOICES = (Choice.FOR, Choice.AGAINST, Choice.FOR, Choice.ABSTAINED, Choice.RECUSED)


def in_session(server: Server) -> tuple[House, Meeting, list[Person]]:
    """Open a meeting of seventeen, at which all are."""
    server.clock_at(datetime(2026, 12, 4, 10, 0, tzinfo=UTC))
    house = made.house(SIZE, people=SIZE)
    meeting = made.opened(house, SIZE, at=clock.now())
    return house, meeting, [Person(server.url, one.user) for one in house.members]


def at_once(acts: list[Callable[[], int]]) -> list[int]:
    """Run all acts at the same moment; return their statuses in the acts' order."""
    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(lambda act: act(), acts))


def upon(ballot: Ballot, who: Person, verb: str, **body: Any) -> Callable[[], int]:
    """Return an act upon a ballot that answers its status."""
    return lambda: who.tries(f"ballots/{ballot.pk}/{verb}/", **body).status_code


def recount(ballot: Ballot) -> tuple[int, ...]:
    """Count the stored votes anew, in the order of the result's fields."""
    found = Counter(Vote.objects.filter(ballot=ballot).values_list("choice", flat=True))
    chosen = (Choice.FOR, Choice.AGAINST, Choice.ABSTAINED, Choice.RECUSED)
    return tuple(found[str(one)] for one in chosen)


def result(ballot: Ballot) -> tuple[int | None, ...]:
    """Return the stored result of a ballot, read anew."""
    ballot.refresh_from_db()
    return (
        ballot.votes_for,
        ballot.votes_against,
        ballot.votes_abstained,
        ballot.votes_recused,
    )


def waiting() -> int:
    """Count the connections to this database that wait for a lock."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        found: int = cursor.fetchone()[0]
        return found


def test_votes_during_the_close_are_counted_or_refused(server: Server) -> None:
    house, meeting, members = in_session(server)
    chair = Person(server.url, house.chair.user)
    statuses: Counter[int] = Counter()

    for place in CLOSED_AFTER:
        ballot = made.voting(house, meeting, at=clock.now())
        wanted = list(zip(members, cycle(CHOICES), strict=False))
        acts = [upon(ballot, who, "cast", choice=choice) for who, choice in wanted]
        acts.insert(place, upon(ballot, chair, "close"))

        answered = at_once(acts)

        assert answered.pop(place) == 200
        assert set(answered) <= {200, 409}
        taken = {
            who.user.pk: choice
            for (who, choice), status in zip(wanted, answered, strict=True)
            if status == 200 and who.user
        }
        votes = Vote.objects.filter(ballot=ballot)
        stored = list(votes.values_list("seat__user", "choice"))
        assert (len(stored), dict(stored)) == (len(taken), taken)
        assert result(ballot) == recount(ballot)
        assert ballot.carried is ((ballot.votes_for or 0) > SIZE // 2)
        statuses.update(answered)

    assert statuses[200] > 0
    assert statuses[409] > 0


def test_a_close_waits_for_votes_under_way_and_lets_no_later_one_pass(
    server: Server,
) -> None:
    house, meeting, [chair, early, late, *_rest] = in_session(server)
    ballot = made.voting(house, meeting, at=clock.now())
    with ThreadPoolExecutor(2) as threads:
        with transaction.atomic():
            ballots.cast(ballot, choice=Choice.FOR, by=house.members[1], at=clock.now())
            closing = threads.submit(upon(ballot, chair, "close"))
            server.wait_for(lambda: waiting() == 1)
            voting = threads.submit(upon(ballot, late, "cast", choice="for"))
            server.wait_for(lambda: waiting() == 2 or voting.done())

        assert (closing.result(), voting.result()) == (200, 409)

    assert upon(ballot, early, "cast", choice="against")() == 409
    assert result(ballot) == recount(ballot) == (1, 0, 0, 0)


def test_one_vote_for_each_seat_however_many_hands_enter_it(server: Server) -> None:
    house, meeting, members = in_session(server)
    secretary = Person(server.url, house.secretary.user)
    again = [Person(server.url, member.user) for member in members[:4]]
    ballot = made.voting(house, meeting, at=clock.now())
    hands = [{"seat": str(seat.pk), "choice": "for"} for seat in house.seats]
    acts = [upon(ballot, who, "cast", choice="against") for who in members + again]
    acts.insert(4, upon(ballot, secretary, "enter-show-of-hands", votes=hands))

    answered = at_once(acts)

    assert answered == [200] * len(acts)
    votes = Vote.objects.filter(ballot=ballot)
    assert votes.count() == votes.values("seat").distinct().count() == SIZE
    assert all(
        vote.choice == ("for" if vote.by_show_of_hands else "against") for vote in votes
    )
    entries = Entry.objects.filter(object_id__in=votes.values("pk"))
    assert entries.filter(kind="vote.cast").count() == SIZE
    assert entries.filter(kind="vote.corrected").count() == SIZE + len(again)


def test_one_of_many_clerks_closes_a_ballot(server: Server) -> None:
    house, meeting, members = in_session(server)
    second = factories.holder(Role.PRESIDIUM, house.council.organization).user
    ballot = made.voting(house, meeting, at=clock.now())
    for who in members[:9]:
        assert upon(ballot, who, "cast", choice="for")() == 200
    clerks = [Person(server.url, user) for user in (house.chair.user, second) * 4]

    answered = at_once([upon(ballot, clerk, "close") for clerk in clerks])

    assert sorted(answered) == [200] + [409] * 7
    assert Entry.objects.filter(object_id=ballot.pk, kind="ballot.closed").count() == 1
    assert result(ballot) == recount(ballot) == (9, 0, 0, 0)
    assert ballot.carried is True
