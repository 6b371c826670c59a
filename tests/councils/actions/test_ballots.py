from datetime import date, timedelta
from typing import Any

import pytest

from backend.law.refusal import MoveRefused, RuleBroken
from councils.actions import attendance, ballots, decisions
from councils.actions import councils as council_acts
from councils.actions.ballots import Hand, Question
from councils.models import Ballot, Capacity, Choice, Decision, Guest, Vote
from councils.rules.voting import Matter
from councils.states import BallotState, DecisionState
from oversight.models import Recommendation
from tests import factories
from tests.councils import factories as made

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def codes(refused: pytest.ExceptionInfo[RuleBroken]) -> list[str]:
    return [breach.code for breach in refused.value.breaches]


def without_quorum(
    house: made.House, meeting: Any, ballot_at: Any = made.AT + HOUR
) -> Any:
    attendance.leave(meeting, seat=house.seats[11], by=house.secretary, at=ballot_at)
    return ballot_at


def settled(house: made.House, key: str, value: Any) -> None:
    council_acts.settle(
        house.council,
        key=key,
        value=value,
        source="Ереже",
        from_on=date(2026, 1, 1),
        by=house.secretary,
        at=made.AT,
    )


def participant(meeting: Any, place: int) -> Guest:
    return Guest.objects.create(
        meeting=meeting,
        capacity=Capacity.PARTICIPANT,
        person_name=f"Қатысушы {place}",
        registered_at=made.AT,
        arrived_at=made.AT,
    )


def test_a_ballot_without_a_quorum_is_refused_with_its_provision() -> None:
    house = made.house()
    meeting = made.opened(house, 12)
    later = without_quorum(house, meeting)

    with pytest.raises(RuleBroken) as refused:
        made.voting(house, meeting, at=later)

    assert codes(refused) == ["no-quorum"]
    assert refused.value.breaches[0].citation.in_("ru") == "ЗоОС, ст. 13 п. 2"
    assert not Ballot.objects.filter(meeting=meeting).exists()


def test_a_member_votes_in_his_own_seat_and_may_correct_it() -> None:
    house = made.house(people=3)
    ballot = made.voting(house, made.opened(house))
    member = house.members[1]

    ballots.cast(ballot, choice=Choice.FOR, by=member, at=made.AT)
    vote = ballots.cast(ballot, choice=Choice.AGAINST, by=member, at=made.AT + HOUR)

    assert vote.seat
    assert vote.seat.user == member.user
    assert Vote.objects.get(ballot=ballot).choice == Choice.AGAINST
    assert not vote.by_show_of_hands


def test_who_is_not_in_session_does_not_vote() -> None:
    house = made.house(people=13)
    ballot = made.voting(house, made.opened(house, 12))

    with pytest.raises(RuleBroken) as refused:
        ballots.cast(ballot, choice=Choice.FOR, by=house.members[12], at=made.AT)

    assert codes(refused) == ["not-in-session"]


def test_who_holds_no_seat_does_not_vote() -> None:
    house = made.house()
    ballot = made.voting(house, made.opened(house))

    with pytest.raises(RuleBroken) as refused:
        ballots.cast(ballot, choice=Choice.FOR, by=house.secretary, at=made.AT)

    assert codes(refused) == ["seat-not-in-force"]


def test_the_close_counts_explains_and_freezes() -> None:
    house = made.house()
    meeting = made.opened(house, 12)

    ballot = made.voted(house, meeting, votes_for=7)

    assert (ballot.votes_for, ballot.votes_against, ballot.needed) == (7, 5, 7)
    assert ballot.carried
    assert ballot.explanation
    assert "7 votes needed, 7 given" in ballot.explanation["en"]


def test_a_vote_after_the_close_is_refused() -> None:
    house = made.house(people=1)
    ballot = made.voted(house, made.opened(house), votes_for=7)

    with pytest.raises(MoveRefused):
        ballots.cast(ballot, choice=Choice.AGAINST, by=house.chair, at=made.AT)
    with pytest.raises(MoveRefused):
        ballots.close(ballot, by=house.chair, at=made.AT)


def test_a_ballot_that_lost_its_quorum_is_withdrawn_and_not_closed() -> None:
    house = made.house()
    meeting = made.opened(house, 12)
    ballot = made.voting(house, meeting)
    later = without_quorum(house, meeting)

    with pytest.raises(RuleBroken):
        ballots.close(ballot, by=house.chair, at=later)
    withdrawn = ballots.withdraw(ballot, reason="кворум жоқ", by=house.chair, at=later)

    assert withdrawn.state == BallotState.WITHDRAWN
    assert withdrawn.carried is None


def test_the_chair_breaks_a_tie_where_the_regulation_says_so() -> None:
    house = made.house(people=1)
    settled(house, "meeting.casting_vote", value=True)

    ballot = made.voted(house, made.opened(house, 12), votes_for=6)

    assert ballot.carried
    assert ballot.explanation
    assert "төрағаның даусы" in ballot.explanation["kk"]


def test_a_report_needs_more_than_half_of_all_who_take_part() -> None:
    house = made.house()
    settled(house, "meeting.report.participants", "everyone")
    meeting = made.opened(house, 12)
    others = [participant(meeting, place) for place in range(5)]
    question = Question(kk="Есеп?", matter=Matter.REPORT)
    ballot = ballots.put_to_vote(
        meeting.agenda_items.get(), question=question, by=house.chair, at=made.AT
    )
    votes = dict.fromkeys(house.seats[:8], Hand(Choice.FOR))
    guests = dict.fromkeys(others[:1], Choice.FOR)
    ballots.enter_show_of_hands(
        ballot, votes=votes, guests=guests, by=house.secretary, at=made.AT
    )

    closed = ballots.close(ballot, by=house.chair, at=made.AT)

    assert (closed.participants, closed.needed) == (17, 9)
    assert (closed.votes_for, closed.carried) == (9, True)


def test_a_participant_votes_on_a_report_only_where_the_council_settled_so() -> None:
    house = made.house()
    meeting = made.opened(house, 12)
    guest = participant(meeting, 1)
    question = Question(kk="Есеп?", matter=Matter.REPORT)
    ballot = ballots.put_to_vote(
        meeting.agenda_items.get(), question=question, by=house.chair, at=made.AT
    )

    with pytest.raises(RuleBroken) as refused:
        ballots.enter_show_of_hands(
            ballot,
            votes={},
            guests={guest: Choice.FOR},
            by=house.secretary,
            at=made.AT,
        )

    assert codes(refused) == ["not-in-session"]
    assert not Vote.objects.filter(ballot=ballot).exists()


def test_only_a_carried_ballot_becomes_a_decision() -> None:
    house = made.house()
    ballot = made.voted(house, made.opened(house), votes_for=6)

    with pytest.raises(RuleBroken) as refused:
        decisions.adopt(
            ballot,
            text_kk="Шешім",
            text_ru="Решение",
            recommendations=[],
            by=house.secretary,
            at=made.AT,
        )

    assert codes(refused) == ["not-carried"]
    assert not Decision.objects.filter(ballot=ballot).exists()


def test_what_a_decision_recommends_goes_to_its_body() -> None:
    house = made.house()
    decision = made.decided(house)

    sent = decisions.send_recommendations(decision, by=house.chair, at=made.AT)

    assert sent.state == DecisionState.SENT
    line = Recommendation.objects.get(case=sent.case)
    assert line.body == house.body
    assert line.text == "Жолды жөндеу"
    with pytest.raises(MoveRefused):
        decisions.send_recommendations(sent, by=house.chair, at=made.AT)


def test_a_decision_without_recommendations_has_nothing_to_send() -> None:
    house = made.house()
    decision = made.decided(house)
    decision.recommendations.all().delete()

    with pytest.raises(RuleBroken) as refused:
        decisions.send_recommendations(decision, by=house.chair, at=made.AT)

    assert codes(refused) == ["nothing-to-send"]


def test_votes_are_seen_by_name_once_the_ballot_is_closed() -> None:
    house = made.house(people=1)
    meeting = made.opened(house)
    ballot = made.voting(house, meeting)
    ballots.cast(ballot, choice=Choice.FOR, by=house.chair, at=made.AT)
    stranger = factories.person()

    before = Vote.objects.visible_to(stranger).filter(ballot=ballot).count()
    own = Vote.objects.visible_to(house.chair.user).filter(ballot=ballot).count()
    ballots.close(ballot, by=house.chair, at=made.AT)
    after = Vote.objects.visible_to(stranger).filter(ballot=ballot).count()

    assert (before, own, after) == (0, 1, 1)
