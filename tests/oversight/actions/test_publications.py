"""Publication: owed by both sides, recorded where it stands, never late."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from backend.accounts.roles import Role
from backend.law.refusal import MoveRefused
from oversight.actions import answers, publications
from oversight.models import Obligation, ObligationKind, Publication, Published
from oversight.states import ObligationState
from tests import factories
from tests.oversight import delivery_roads as made
from tests.oversight import roads

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 2, 6, 0, tzinfo=UTC)
PAGE = "https://example.kz/document"


def owed_by(kind: ObligationKind, case_id: UUID) -> list[Publication]:
    rows = Publication.objects.filter(
        document__case=case_id, obligation__kind=kind
    ).select_related("organization", "obligation")
    return list(rows.order_by("id"))


def recorded(publication: Publication, by: object) -> Publication:
    return publications.publish(
        publication,
        published_on=date(2026, 11, 3),
        url=PAGE,
        file=None,
        by=by,  # type: ignore[arg-type]
        at=AT,
    )


def test_a_body_owes_the_publication_from_its_receipt_and_without_a_term() -> None:
    post = made.sent(at=AT)
    assert owed_by(ObligationKind.PUBLISH_FINAL_DOCUMENT, post.road.case.pk) == []

    post = made.by_post(at=AT)

    [owed] = owed_by(ObligationKind.PUBLISH_FINAL_DOCUMENT, post.road.case.pk)
    assert owed.organization == post.road.body
    duty = owed.obligation
    assert duty is not None
    assert (duty.due_on, duty.started_on) == (None, made.RECORDED_ON)
    assert not Obligation.objects.overdue(date(2030, 1, 1)).filter(pk=duty.pk).exists()


def test_an_author_with_a_site_owes_it_from_the_sending() -> None:
    road = made.completed(at=AT)
    initiator = road.case.initiator
    initiator.site = "https://watchdog.example.kz"
    initiator.save(update_fields=["site"])
    made.adopted(road, at=AT)

    made.send(road, at=AT)

    [owed] = owed_by(ObligationKind.PUBLISH_FINAL_DOCUMENT, road.case.pk)
    assert (owed.organization, owed.what) == (initiator, Published.DOCUMENT)


def test_answers_are_owed_once_until_they_are_published_and_then_anew() -> None:
    body = factories.body()
    head = factories.holder(Role.HEAD, body)
    road = roads.sent(at=AT, body=body)
    roads.answer(road, head, at=AT)

    [first] = owed_by(ObligationKind.PUBLISH_ANSWERS, road.case.pk)
    recorded(first, head)

    second = road.case.recommendations.get(line=2)
    answers.sign(
        second,
        verdict="accepted",
        reasons="Мәзір ілінді",
        language="kk",
        number="2",
        by=head,
        at=AT,
    )
    later = owed_by(ObligationKind.PUBLISH_ANSWERS, road.case.pk)
    assert [row.published_on for row in later] == [date(2026, 11, 3), None]


def test_a_recorded_publication_ends_the_duty() -> None:
    body = factories.body()
    clerk = factories.holder(Role.OFFICER, body)
    road = roads.sent(at=AT, body=body)
    [owed] = owed_by(ObligationKind.PUBLISH_FINAL_DOCUMENT, road.case.pk)

    done = recorded(owed, clerk)

    assert (done.published_on, done.is_entered_by_author) == (date(2026, 11, 3), False)
    assert done.obligation is not None
    done.obligation.refresh_from_db()
    assert done.obligation.state == ObligationState.DISCHARGED
    with pytest.raises(MoveRefused):
        recorded(done, clerk)


def test_the_author_records_for_a_body_that_is_not_here_and_not_for_one_that_is() -> (
    None
):
    post = made.by_post(at=AT)
    [owed] = owed_by(ObligationKind.PUBLISH_FINAL_DOCUMENT, post.road.case.pk)
    made.joined(post)
    with pytest.raises(MoveRefused):
        recorded(owed, post.road.author)

    alone = made.by_post(at=AT)
    [found] = owed_by(ObligationKind.PUBLISH_FINAL_DOCUMENT, alone.road.case.pk)
    done = recorded(found, alone.road.author)

    assert done.is_entered_by_author
