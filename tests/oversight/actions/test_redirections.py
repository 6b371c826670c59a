"""Recommendations passed on to another body: one clock ends, another begins."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction

from backend.law.refusal import MoveRefused, RuleBroken
from backend.notices.models import Letter
from oversight.actions import answers, conflicts, deliveries
from oversight.models import (
    ConflictDeclaration,
    Delivery,
    Obligation,
    Recommendation,
    Road,
)
from oversight.states import CaseState, RecommendationState
from tests import factories
from tests.oversight.answer_roads import REPLY, Desk, peopled

pytestmark = pytest.mark.django_db

SENT = datetime(2026, 11, 9, 5, 0, tzinfo=UTC)  # a Monday morning in Almaty
DAY = timedelta(days=1)
LAST = datetime(2026, 11, 23, 18, 59, tzinfo=UTC)  # 23:59 of the tenth working day
NEXT = datetime(2026, 11, 23, 19, 1, tzinfo=UTC)  # 00:01 of the day after


@pytest.fixture
def desk() -> Desk:
    """Return a body with a head and an officer, and two recommendations to it."""
    return Desk(at=SENT)


def test_a_recommendation_that_was_answered_is_not_passed_on_by_a_correction(
    desk: Desk,
) -> None:
    desk.sign(at=LAST)

    with pytest.raises(MoveRefused), transaction.atomic():
        answers.correct(
            desk.line(),
            **{**REPLY, "verdict": "redirected", "reason": "Басқа орган"},
            by=desk.head,
            at=NEXT,
        )


def test_passed_on_a_recommendation_has_a_new_clock_from_its_own_receipt(
    desk: Desk,
) -> None:
    other, head = peopled("Қаржы басқармасы")
    passed_at = SENT + 3 * DAY  # Thursday 12 November

    answer = desk.sign(at=passed_at, verdict="redirected", redirected_to=other)

    old = desk.line()
    new = Recommendation.objects.get(redirected_from=old)
    assert old.state == RecommendationState.REDIRECTED
    assert (new.state, new.line, new.body, new.text) == (
        RecommendationState.SENT,
        old.line,
        other,
        old.text,
    )
    assert old.answer_obligation is not None
    assert new.answer_obligation is not None
    assert old.answer_obligation.state == "ended"
    assert new.answer_obligation.follows == old.answer_obligation
    assert new.answer_obligation.started_on == date(2026, 11, 12)
    assert new.answer_obligation.due_on == date(2026, 11, 26)
    assert answer.redirected_to == other
    assert other in desk.road.case.bodies.all()
    letters = Letter.objects.filter(to=head.user, template="document_received")
    assert letters.count() == 1


def test_what_was_passed_on_waits_and_the_case_is_answered_when_it_has_its_answer(
    desk: Desk,
) -> None:
    other, head = peopled()
    desk.sign(2, at=SENT + DAY)
    desk.sign(1, at=SENT + DAY, verdict="redirected", redirected_to=other)
    new = Recommendation.objects.get(redirected_from=desk.line(1))
    before = desk.road.refresh().case.state

    answers.sign(new, **REPLY, by=head, at=SENT + 2 * DAY)

    assert before == CaseState.DOCUMENT_SENT
    assert desk.road.refresh().case.state == CaseState.ANSWERED


def test_passed_on_to_a_body_that_is_not_here_it_waits_for_its_delivery(
    desk: Desk,
) -> None:
    absent = factories.body("Жоқ орган")
    desk.sign(at=SENT + DAY, verdict="redirected", redirected_to=absent)
    new = Recommendation.objects.get(redirected_from=desk.line())
    delivery = Delivery.objects.of(new).get()
    for asked in conflicts_of(desk):
        conflicts.declare(asked, has_conflict=False, by=desk.author, at=SENT + DAY)

    deliveries.record_delivery(
        delivery,
        road=Road.POST,
        received_on=date(2026, 11, 16),
        proof="RR 1",
        proof_file=None,
        by=desk.author,
        at=SENT + 9 * DAY,
    )

    new.refresh_from_db()
    assert new.state == RecommendationState.RECEIVED
    assert new.answer_obligation is not None
    assert new.answer_obligation.due_on == date(2026, 11, 30)
    assert new.answer_obligation.follows == desk.line().answer_obligation


def conflicts_of(desk: Desk) -> list[ConflictDeclaration]:
    """Return what the author is asked anew."""
    participant = desk.road.case.participants.get()
    return list(participant.conflicts.filter(declared_at=None))


def test_passing_on_asks_the_author_again_about_a_conflict(desk: Desk) -> None:
    other, _head = peopled()

    desk.sign(at=SENT + DAY, verdict="redirected", redirected_to=other)

    asked = desk.road.case.participants.get().conflicts.get(body=other)
    assert asked.declared_at is None


@pytest.mark.parametrize(
    ("to", "code"), [("itself", "already_addressed"), ("nobody", "no_other_body")]
)
def test_a_recommendation_is_not_passed_on_to_whoever_has_it(
    desk: Desk, to: str, code: str
) -> None:
    with pytest.raises(RuleBroken) as refused, transaction.atomic():
        desk.sign(
            at=SENT + DAY,
            verdict="redirected",
            redirected_to=desk.body if to == "itself" else None,
        )

    assert [breach.code for breach in refused.value.breaches] == [code]
    assert desk.line().state == RecommendationState.SENT


def test_it_never_goes_round_in_a_circle(desk: Desk) -> None:
    other, head = peopled()
    desk.sign(at=SENT + DAY, verdict="redirected", redirected_to=other)
    new = Recommendation.objects.get(redirected_from=desk.line())

    with pytest.raises(RuleBroken) as refused, transaction.atomic():
        answers.sign(
            new,
            **{**REPLY, "verdict": "redirected", "redirected_to": desk.body},
            by=head,
            at=SENT + 2 * DAY,
        )

    assert refused.value.breaches[0].code == "already_addressed"


def test_a_redirection_after_the_term_leaves_the_lateness_on_record(
    desk: Desk,
) -> None:
    other, _head = peopled()
    owed = desk.line().answer_obligation
    assert owed is not None

    desk.sign(at=NEXT + DAY, verdict="redirected", redirected_to=other)

    owed.refresh_from_db()
    ended = owed.entries.get(kind="ended")
    assert (owed.due_on, ended.on) == (date(2026, 11, 23), date(2026, 11, 25))
    assert Obligation.objects.filter(follows=owed).count() == 1
