"""The day of receipt: confirmed, disputed with proof, agreed, decided, withdrawn."""

from datetime import UTC, date, datetime

import pytest

from backend.accounts.actor import Actor
from backend.accounts.roles import Role
from backend.law.refusal import MoveRefused, RuleBroken
from backend.notices.models import Letter
from oversight.actions import answers, deliveries, receipt_claims
from oversight.models import (
    Delivery,
    EntryKind,
    ReceiptBasis,
    ReceiptClaim,
    Recommendation,
    Verdict,
)
from tests import factories
from tests.oversight import delivery_roads as made
from tests.oversight.delivery_roads import CLAIMED_ON, RECORDED_ON, Post

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 2, 6, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 9, 6, 0, tzinfo=UTC)
ON_RECORD, IF_CLAIMED = date(2026, 11, 18), date(2026, 11, 20)


def due_days(post: Post) -> set[date | None]:
    lines = Recommendation.objects.filter(document=post.delivery.document_id)
    found = lines.select_related("answer_obligation")
    return {one.answer_obligation.due_on for one in found if one.answer_obligation}


def entries(post: Post) -> list[str]:
    owed = post.road.line.answer_obligation
    assert owed is not None
    return [entry.kind for entry in owed.entries.all()]


def officer(post: Post) -> Actor:
    assert post.officer is not None
    return post.officer


def claim(post: Post, by: Actor, *, claimed_on: date) -> ReceiptClaim:
    return receipt_claims.claim(
        post.now(),
        claimed_on=claimed_on,
        ground="Басқа күн",
        proof="№ 1",
        proof_file=made.scan(by, at=AT),
        by=by,
        at=AT,
    )


def test_a_claim_moves_no_term_and_stands_beside_the_day_on_record() -> None:
    post, standing = made.disputed(at=AT)

    assert (standing.recorded_on, standing.claimed_on) == (RECORDED_ON, CLAIMED_ON)
    assert post.now().receipt_on == RECORDED_ON
    assert post.now().is_disputed
    assert due_days(post) == {ON_RECORD}
    owed = post.road.line.answer_obligation
    assert owed is not None
    assert owed.claimed_start_on == CLAIMED_ON
    assert EntryKind.RECEIPT_DISPUTED in entries(post)


def test_the_authors_consent_counts_every_term_from_the_claimed_day() -> None:
    post, standing = made.disputed(at=AT)

    receipt_claims.agree(standing, by=post.road.author, at=LATER)

    standing.refresh_from_db()
    assert (standing.state, standing.came_to) == ("agreed", CLAIMED_ON)
    delivery = post.now()
    assert (delivery.received_on, delivery.receipt_on) == (RECORDED_ON, CLAIMED_ON)
    assert delivery.basis == ReceiptBasis.SETTLED
    assert due_days(post) == {IF_CLAIMED}
    assert EntryKind.DISPUTE_SETTLED in entries(post)


def test_a_decision_counts_from_the_day_that_was_decided() -> None:
    post, standing = made.disputed(at=AT)

    receipt_claims.record_decision(
        standing,
        received_on=date(2026, 11, 5),
        decision="Сот шешімі № 2-1",
        file=made.scan(officer(post), at=LATER, name="decision.pdf"),
        by=officer(post),
        at=LATER,
    )

    assert post.now().receipt_on == date(2026, 11, 5)
    assert due_days(post) == {date(2026, 11, 19)}


def test_a_withdrawn_claim_leaves_the_day_on_record() -> None:
    post, standing = made.disputed(at=AT)

    receipt_claims.withdraw(standing, reason="Қате", by=officer(post), at=LATER)

    assert (post.now().settled_received_on, post.now().receipt_on) == (
        None,
        RECORDED_ON,
    )
    assert due_days(post) == {ON_RECORD}
    owed = post.road.line.answer_obligation
    assert owed is not None
    assert owed.claimed_start_on is None


def test_a_settled_claim_is_settled_for_good() -> None:
    post, standing = made.disputed(at=AT)
    receipt_claims.agree(standing, by=post.road.author, at=LATER)

    with pytest.raises(MoveRefused):
        receipt_claims.withdraw(standing, reason="Қате", by=officer(post), at=LATER)
    with pytest.raises(MoveRefused):
        receipt_claims.agree(standing, by=post.road.author, at=LATER)
    with pytest.raises(MoveRefused):
        claim(post, officer(post), claimed_on=date(2026, 11, 7))


def test_a_second_claim_waits_until_the_first_is_settled() -> None:
    post, _standing = made.disputed(at=AT)

    with pytest.raises(MoveRefused):
        claim(post, officer(post), claimed_on=date(2026, 11, 7))


@pytest.mark.parametrize(
    ("claimed_on", "code"),
    [(date(2026, 11, 1), "received_before_sent"), (RECORDED_ON, "same_day_claimed")],
)
def test_a_claim_that_is_none_is_refused_and_nothing_is_kept(
    claimed_on: date, code: str
) -> None:
    post = made.joined(made.by_post(at=AT))

    with pytest.raises(RuleBroken) as refused:
        claim(post, officer(post), claimed_on=claimed_on)

    assert [breach.code for breach in refused.value.breaches] == [code]
    assert not ReceiptClaim.objects.filter(delivery=post.delivery).exists()


def test_what_the_body_has_confirmed_it_disputes_no_more() -> None:
    post = made.joined(made.by_post(at=AT))
    deliveries.confirm_receipt(post.now(), by=officer(post), at=AT)

    assert post.now().basis == ReceiptBasis.CONFIRMED
    with pytest.raises(MoveRefused):
        claim(post, officer(post), claimed_on=CLAIMED_ON)
    with pytest.raises(MoveRefused):
        deliveries.confirm_receipt(post.now(), by=officer(post), at=AT)


def test_what_is_disputed_is_not_confirmed_in_the_same_breath() -> None:
    post, _standing = made.disputed(at=AT)

    with pytest.raises(MoveRefused):
        deliveries.confirm_receipt(post.now(), by=officer(post), at=AT)


def test_the_author_does_not_dispute_what_he_has_entered_himself() -> None:
    post = made.by_post(at=AT)

    with pytest.raises(MoveRefused):
        claim(post, post.road.author, claimed_on=CLAIMED_ON)


def test_a_body_that_comes_registers_what_nobody_has_recorded_as_of_today() -> None:
    post = made.joined(made.sent(at=AT))

    deliveries.register_receipt(post.now(), by=officer(post), at=LATER)

    delivery = post.now()
    assert (delivery.received_on, delivery.basis) == (
        date(2026, 11, 9),
        ReceiptBasis.REGISTERED,
    )
    assert due_days(post) == {date(2026, 11, 23)}


def test_the_author_disputes_the_day_that_the_body_has_registered() -> None:
    post = made.joined(made.sent(at=AT))
    deliveries.register_receipt(post.now(), by=officer(post), at=LATER)

    standing = claim(post, post.road.author, claimed_on=RECORDED_ON)
    receipt_claims.agree(standing, by=officer(post), at=LATER)

    assert standing.claimant == post.road.case.initiator
    assert post.now().receipt_on == RECORDED_ON
    assert due_days(post) == {ON_RECORD}


def test_an_answer_that_was_late_by_the_record_is_in_time_by_the_settled_day() -> None:
    post, standing = made.disputed(at=AT)
    head = factories.holder(Role.HEAD, post.road.body)
    late = datetime(2026, 11, 19, 6, 0, tzinfo=UTC)
    answers.sign(
        post.road.line,
        verdict=Verdict.ACCEPTED,
        reasons="Су жеткізіледі",
        language="kk",
        number="1",
        by=head,
        at=late,
    )
    owed = post.road.line.answer_obligation
    assert owed is not None
    assert owed.was_in_time is False

    receipt_claims.agree(standing, by=post.road.author, at=late)

    owed.refresh_from_db()
    assert owed.was_in_time is True


def test_both_sides_are_told_of_the_dispute_and_of_its_end() -> None:
    post, standing = made.disputed(at=AT)
    receipt_claims.agree(standing, by=post.road.author, at=LATER)

    sent = Letter.objects.filter(about_id=standing.pk).values_list("template", "to_id")

    author, clerk = post.road.author.user.pk, officer(post).user.pk
    assert set(sent) == {
        ("receipt_disputed", author),
        ("receipt_settled", author),
        ("receipt_settled", clerk),
    }


@pytest.mark.parametrize(
    ("received_on", "due_on"),
    [
        (date(2026, 11, 6), date(2026, 11, 20)),  # a Friday
        (date(2026, 11, 7), date(2026, 11, 20)),  # a Saturday
        (date(2026, 11, 8), date(2026, 11, 20)),  # a Sunday
        (date(2026, 11, 9), date(2026, 11, 23)),  # a Monday
    ],
)
def test_a_receipt_on_a_day_off_counts_from_the_day_it_came(
    received_on: date, due_on: date
) -> None:
    post = made.by_post(at=AT, received_on=received_on)

    assert due_days(post) == {due_on}


def test_what_comes_before_it_is_sent_is_refused() -> None:
    with pytest.raises(RuleBroken):
        made.by_post(at=AT, received_on=date(2026, 11, 1))

    assert not Delivery.objects.exclude(received_on=None).exists()
