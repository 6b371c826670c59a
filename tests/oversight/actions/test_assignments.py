"""Who inside an organization sees to what it owes, and which words it keeps."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from backend.journal.models import Entry
from backend.law.refusal import MoveRefused
from backend.notices.models import Letter
from oversight.actions import answer_templates, assignments
from oversight.models import AnswerTemplate, Assignment, Obligation
from tests.oversight.answer_roads import Desk

pytestmark = pytest.mark.django_db

SENT = datetime(2026, 11, 9, 5, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def desk() -> Desk:
    """Return a body with a head and an officer, and a case that has come to it."""
    return Desk(at=SENT)


def owed(desk: Desk) -> Obligation:
    """Return the duty to answer the first recommendation."""
    found = desk.line().answer_obligation
    assert found is not None
    return found


def test_one_person_at_a_time_sees_to_a_duty(desk: Desk) -> None:
    first = assignments.assign(
        owed(desk), person=desk.officer.user, note="Қараңыз", by=desk.head, at=SENT
    )
    second = assignments.assign(
        owed(desk), person=desk.head.user, note="", by=desk.head, at=SENT + DAY
    )

    first.refresh_from_db()
    assert (first.ended_at, first.ended_by) == (SENT + DAY, desk.head.user)
    assert list(Assignment.objects.in_force()) == [second]
    told = Letter.objects.filter(template="duty_assigned")
    assert [letter.to for letter in told] == [desk.officer.user]
    assert "Қараңыз" in told.get().body


def test_an_assignment_moves_no_day_and_is_seen_by_the_debtor_alone(
    desk: Desk,
) -> None:
    before = owed(desk)
    made = assignments.assign(
        before, person=desk.officer.user, note="Ішкі", by=desk.head, at=SENT
    )

    after = owed(desk)
    assert (after.due_on, after.debtor_id) == (before.due_on, before.debtor_id)
    seen = Assignment.objects.visible_to
    assert made in seen(desk.officer.user)
    assert made not in seen(desk.author.user)
    assert made not in seen(AnonymousUser())
    assert not Entry.objects.filter(object_id=made.pk, is_public=True).exists()


def test_it_is_taken_back_once(desk: Desk) -> None:
    made = assignments.assign(
        owed(desk), person=desk.officer.user, note="", by=desk.head, at=SENT
    )

    assignments.end(made, by=desk.officer, at=SENT + DAY)

    with pytest.raises(MoveRefused):
        assignments.end(made, by=desk.officer, at=SENT + DAY)


def test_nobody_is_given_what_is_done(desk: Desk) -> None:
    desk.sign(at=SENT + DAY)

    with pytest.raises(MoveRefused):
        assignments.assign(
            owed(desk), person=desk.officer.user, note="", by=desk.head, at=SENT + DAY
        )


def test_a_template_is_kept_edited_and_put_away(desk: Desk) -> None:
    kept = answer_templates.add(
        desk.body,
        title="Қабылдау",
        text="Қабылданды.",
        language="kk",
        by=desk.officer,
        at=SENT,
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        answer_templates.add(
            desk.body,
            title="Қабылдау",
            text="Басқа",
            language="kk",
            by=desk.officer,
            at=SENT,
        )

    edited = answer_templates.edit(
        kept,
        title="Қабылдау",
        text="Толық қабылданды.",
        language="kk",
        by=desk.head,
        at=SENT + DAY,
    )
    answer_templates.archive(edited, by=desk.head, at=SENT + DAY)

    assert not AnswerTemplate.objects.in_use().filter(organization=desk.body).exists()
    with pytest.raises(MoveRefused):
        answer_templates.archive(edited, by=desk.head, at=SENT + DAY)
    again = answer_templates.add(
        desk.body,
        title="Қабылдау",
        text="Жаңа",
        language="kk",
        by=desk.officer,
        at=SENT + DAY,
    )
    assert again in AnswerTemplate.objects.visible_to(desk.officer.user)
    assert again not in AnswerTemplate.objects.visible_to(desk.author.user)
