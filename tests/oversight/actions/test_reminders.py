"""Each side is told once of each stage; nobody of what is done, or waits for an eye."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from backend.accounts.roles import Role
from backend.journal.models import Entry
from backend.law.norms import administrative_code, legal_acts
from backend.notices.models import Letter
from oversight.actions import obligations, reminders
from oversight.actions.reminders import REMINDED_BEFORE
from oversight.models import Obligation, ObligationKind, Reminder, Stage
from tests import factories
from tests.oversight.ledger_roads import Sides, morning

pytestmark = pytest.mark.django_db
DUE = date(2026, 12, 21)
DAY = timedelta(days=1)
BEFORE = DUE - 3 * DAY


@pytest.fixture
def sides() -> Sides:
    return Sides.met()


def sweep(on: date) -> int:
    return reminders.remind(on=on, at=morning(on))


def told(owed: Obligation) -> list[tuple[str, str]]:
    """Return stage and side of all that was sent about it, in order."""
    rows = owed.reminders.order_by("sent_at", "id").select_related("organization")
    sides = {owed.debtor_id: "debtor", owed.creditor_id: "creditor"}
    return [(row.stage, sides[row.organization_id]) for row in rows]


def letters(owed: Obligation, template: str) -> list[str]:
    found = Letter.objects.filter(about_id=owed.pk, template=template)
    return sorted(str(letter.to_id) for letter in found)


def ids(*people: Any) -> list[str]:
    return sorted(str(actor.user.pk) for actor in people)


def test_both_sides_are_told_before_on_and_after_the_day_each_once(
    sides: Sides,
) -> None:
    owed = sides.owes()

    for days in range(12):
        sweep(BEFORE - 4 * DAY + days * DAY)

    assert told(owed) == [
        ("before", "debtor"),
        ("before", "creditor"),
        ("on_day", "debtor"),
        ("on_day", "creditor"),
        ("after", "debtor"),
        ("after", "creditor"),
    ]
    body = ids(sides.officer, sides.head)
    assert letters(owed, "reminder") == sorted(2 * body)
    assert letters(owed, "reminder_creditor") == 2 * ids(sides.secretary)
    assert letters(owed, "overdue_debtor") == body
    assert letters(owed, "overdue_creditor") == ids(sides.secretary)


def test_a_second_run_of_the_same_day_finds_nobody(sides: Sides) -> None:
    sides.owes()

    assert sweep(BEFORE) == 2
    assert sweep(BEFORE) == 0


@pytest.mark.parametrize(
    ("missed_until", "stages"),
    [
        (BEFORE + DAY, ["before", "before"]),
        (DUE, ["on_day", "on_day"]),
        (DUE + 1 * DAY, ["after", "after"]),
        (DUE + 90 * DAY, ["after", "after"]),
    ],
)
def test_runs_that_were_missed_are_made_up_for_at_the_stage_that_holds(
    sides: Sides, missed_until: date, stages: list[str]
) -> None:
    owed = sides.owes()

    sweep(missed_until)

    assert [stage for stage, _side in told(owed)] == stages


def test_nobody_is_nagged_about_what_is_done(sides: Sides) -> None:
    owed = sides.owes()
    obligations.discharge(owed, on=BEFORE, by=sides.head, at=morning(BEFORE))

    for days in range(10):
        sweep(BEFORE + days * DAY)

    assert told(owed) == []


def test_nobody_is_nagged_while_the_clock_stands_still(sides: Sides) -> None:
    owed = sides.owes_by_setting()  # due on 11 December
    obligations.suspend(
        owed,
        ground="Сот",
        by=sides.head,
        at=morning(date(2026, 12, 7)),
    )

    for days in range(20):
        sweep(date(2026, 12, 8) + days * DAY)

    assert told(owed) == []


def test_the_note_of_the_night_and_the_morning_tell_of_lateness_once(
    sides: Sides,
) -> None:
    owed, night = sides.owes(), DUE + DAY

    obligations.note_overdue(on=night, at=morning(night))
    sweep(night)
    sweep(night + DAY)

    assert told(owed) == [("after", "debtor"), ("after", "creditor")]
    assert Entry.objects.filter(object_id=owed.pk, kind="obligation.overdue").count()


def test_silence_that_the_law_takes_for_consent_is_never_late(sides: Sides) -> None:
    owed = sides.owes(
        legal_acts.OPINION, kind=ObligationKind.OPINION_ON_DRAFT_ACT, lapses=True
    )
    assert owed.due_on is not None

    for days in range(-6, 6):
        sweep(owed.due_on + days * DAY)

    assert {stage for stage, _side in told(owed)} == {"before", "on_day"}


def test_a_duty_without_days_is_never_told_of(sides: Sides) -> None:
    owed = sides.owes(None)

    for days in range(60):
        sweep(BEFORE + days * DAY)

    assert told(owed) == []


def test_a_term_that_was_moved_is_told_of_anew(sides: Sides) -> None:
    owed = sides.owes(administrative_code.APPEAL_DECIDED)
    assert owed.due_on is not None
    first = owed.due_on - 2 * DAY
    sweep(first)

    owed = obligations.extend(
        owed,
        until=date(2027, 1, 20),
        ground="Анықтау",
        by=sides.head,
        at=morning(first),
    )
    sweep(owed.due_on - 2 * DAY if owed.due_on else first)

    days = set(owed.reminders.values_list("due_on", flat=True))
    assert days == {date(2026, 12, 28), date(2027, 1, 20)}


def test_a_side_that_nobody_reads_for_is_told_when_somebody_does() -> None:
    sides = Sides.met()
    sides.body = factories.body("Жаңа орган")
    owed = sides.owes()
    sweep(DUE + DAY)
    assert told(owed) == [("after", "creditor")]

    factories.holder(Role.OFFICER, sides.body)
    sweep(DUE + 5 * DAY)

    assert told(owed) == [("after", "creditor"), ("after", "debtor")]


def test_a_reminder_says_what_the_day_rests_on(sides: Sides) -> None:
    owed = sides.promises(date(2027, 1, 15))

    sweep(date(2027, 1, 15))

    asked = Letter.objects.filter(about_id=owed.pk, template="reminder").first()
    awaited = Letter.objects.filter(
        about_id=owed.pk, template="reminder_creditor"
    ).first()
    assert asked is not None
    assert awaited is not None
    assert asked.subject.startswith("Мерзімі бүгін")
    assert "Бұл күнді өзіңіз белгіледіңіз" in asked.body
    assert "Сізден ештеңе талап етілмейді" in awaited.body
    assert f"/kk/obligations/{owed.pk}/" in asked.body


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_letters_of_each_stage_are_worded_in_each_language(language: str) -> None:
    sides = Sides.met()
    for actor in (sides.officer, sides.head, sides.secretary):
        actor.user.language = language
        actor.user.save(update_fields=["language"])
    owed = sides.owes()

    for day in (BEFORE, DUE, DUE + DAY):
        sweep(day)

    found = Letter.objects.filter(about_id=owed.pk)
    assert {letter.language for letter in found} == {language}
    assert all("21.12.2026" in letter.subject + letter.body for letter in found)
    assert all("{{" not in letter.subject + letter.body for letter in found)


def test_every_kind_of_duty_says_how_long_before_its_day_it_is_told_of() -> None:
    assert set(REMINDED_BEFORE) == set(ObligationKind)


def test_the_database_lets_a_side_be_told_once_of_a_stage(sides: Sides) -> None:
    owed = sides.owes()
    sweep(BEFORE)
    row = Reminder.objects.filter(obligation=owed, stage=Stage.BEFORE).first()
    assert row is not None

    with pytest.raises(IntegrityError), transaction.atomic():
        Reminder.objects.create(
            obligation=owed,
            stage=row.stage,
            due_on=row.due_on,
            organization=row.organization,
            sent_at=morning(DUE),
        )
