"""The ledger of what is owed: stored terms, lateness, and what changes neither."""

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from backend.accounts.models import Organization
from backend.almanac import calendars
from backend.almanac.models import MovedDay
from backend.journal.models import Entry
from backend.law.norms import public_control
from backend.law.refusal import MoveRefused
from oversight.actions import obligations
from oversight.models import Obligation, ObligationKind, Subject
from oversight.rules import deadlines
from tests import factories
from tests.factories import AT

pytestmark = pytest.mark.django_db
RECEIVED = date(2026, 12, 4)


def owed(debtor: Organization | None = None, *, on: date = RECEIVED) -> Obligation:
    debtor = debtor or factories.body()
    return obligations.open(
        kind=ObligationKind.ANSWER_RECOMMENDATION,
        debtor=debtor,
        creditor=None,
        norm=public_control.ANSWER,
        term=deadlines.answer(received_on=on, calendar=calendars.current()),
        started_on=on,
        started_by="receipt",
        subject=Subject("recommendation", debtor.pk, "2026/QB-000001, 1", "Су"),
        is_public=True,
        by=None,
        at=AT,
    )


def day_off(on: date) -> None:
    MovedDay.objects.create(
        on=on,
        becomes="off",
        reason_kk="Қосымша демалыс",
        reason_ru="Дополнительный выходной",
        reason_en="Additional day off",
        source="a decree of tomorrow",
        read="secondary",
    )


def test_a_stored_term_says_why_it_ends_on_that_day() -> None:
    obligation = owed()

    assert obligation.due_on == date(2026, 12, 21)
    assert obligation.explanation
    assert "16 December" in obligation.explanation["explanation"]["en"]
    assert obligation.explanation["calendar_version"]


def test_a_moved_day_off_changes_no_stored_term() -> None:
    obligation = owed()

    day_off(date(2026, 12, 10))
    fresh = owed()

    obligation.refresh_from_db()
    assert obligation.due_on == date(2026, 12, 21)
    assert fresh.due_on == date(2026, 12, 22)


def test_recounting_is_an_act_and_keeps_both_counts() -> None:
    obligation = owed()
    day_off(date(2026, 12, 10))
    supervisor = factories.actor(factories.person())

    obligations.recompute(
        obligation, ground="a decree", on=RECEIVED, by=supervisor, at=AT
    )

    kept = [entry.due_on for entry in obligation.entries.all()]
    assert kept == [date(2026, 12, 21), date(2026, 12, 22)]
    assert Entry.objects.filter(kind="obligation.recomputed").count() == 1


def test_what_is_discharged_is_never_counted_again() -> None:
    obligation = owed()
    obligations.discharge(obligation, on=RECEIVED, by=None, at=AT)
    supervisor = factories.actor(factories.person())

    with pytest.raises(MoveRefused):
        obligations.recompute(
            obligation, ground="a decree", on=RECEIVED, by=supervisor, at=AT
        )


@pytest.mark.parametrize(
    ("on", "in_time"), [(date(2026, 12, 21), True), (date(2026, 12, 22), False)]
)
def test_the_last_day_is_still_in_time(on: date, in_time: object) -> None:
    obligation = obligations.discharge(owed(), on=on, by=None, at=AT)

    assert obligation.was_in_time is in_time


def test_overdue_begins_the_day_after_and_is_noted_once() -> None:
    obligation = owed()
    night = datetime(2026, 12, 21, 19, 10, tzinfo=UTC)

    assert obligations.note_overdue(on=date(2026, 12, 21), at=night) == 0
    assert obligations.note_overdue(on=date(2026, 12, 22), at=night) == 1
    assert obligations.note_overdue(on=date(2026, 12, 23), at=night) == 0

    noted = Entry.objects.filter(object_id=obligation.pk, kind="obligation.overdue")
    assert noted.count() == 1


def test_half_past_eleven_and_half_past_midnight_are_two_legal_days() -> None:
    evening = timezone.localdate(datetime(2026, 12, 3, 18, 30, tzinfo=UTC))
    night = timezone.localdate(datetime(2026, 12, 3, 19, 30, tzinfo=UTC))

    due = [owed(on=evening).due_on, owed(on=night).due_on]

    assert due == [date(2026, 12, 18), date(2026, 12, 21)]


def test_a_ledger_is_append_only_for_the_application() -> None:
    owed()

    for statement in ("UPDATE {} SET ground = ''", "DELETE FROM {}", "TRUNCATE {}"):
        with (
            pytest.raises(DatabaseError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement.format("oversight_obligationentry"))
