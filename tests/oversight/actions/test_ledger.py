"""Between opening and end: each act is a line, and the lines alone give the day."""

from datetime import date, timedelta

import pytest

from backend.almanac import calendars
from backend.almanac.models import MovedDay
from backend.journal.models import Entry
from backend.law.refusal import MoveRefused
from backend.notices.models import Letter
from oversight.actions import entries, ledger, obligations, reminders
from oversight.models import EntryKind, Obligation
from oversight.rules import ledger as rule
from tests.oversight.ledger_roads import EXTENDABLE, RECEIVED, Sides, morning

pytestmark = pytest.mark.django_db
DUE = date(2026, 12, 21)
EIGHTH = date(2026, 12, 8)


@pytest.fixture
def sides() -> Sides:
    return Sides.met()


def last(owed: Obligation) -> tuple[str, str, str]:
    line = owed.entries.order_by("id").last()
    assert line is not None
    return line.kind, line.ground, line.paper


def replayed(owed: Obligation) -> date | None:
    return entries.standing(owed, calendar=calendars.current()).due_on


def test_registration_statutory_day_and_promise_are_three_days(sides: Sides) -> None:
    owed = sides.owes()

    obligations.register(owed, on=EIGHTH, by=sides.officer, at=morning(EIGHTH))
    owed = obligations.promise(
        owed,
        promised_on=date(2027, 1, 15),
        ground="Жабдық керек",
        by=sides.officer,
        at=morning(EIGHTH),
    )

    assert owed.registered_on == EIGHTH
    assert owed.due_on == DUE
    assert owed.promised_on == date(2027, 1, 15)
    assert owed.is_overdue(DUE + timedelta(days=1))


def test_it_is_registered_once_and_not_before_it_came(sides: Sides) -> None:
    owed, before = sides.owes(), RECEIVED - timedelta(days=1)

    with pytest.raises(ledger.TooEarly):
        obligations.register(owed, on=before, by=sides.officer, at=morning(EIGHTH))
    obligations.register(owed, on=RECEIVED, by=sides.officer, at=morning(EIGHTH))
    with pytest.raises(MoveRefused):
        obligations.register(owed, on=EIGHTH, by=sides.officer, at=morning(EIGHTH))


def test_a_promise_looks_ahead(sides: Sides) -> None:
    with pytest.raises(ledger.TooEarly):
        obligations.promise(
            sides.owes(),
            promised_on=EIGHTH - timedelta(days=1),
            ground="Кеше",
            by=sides.officer,
            at=morning(EIGHTH),
        )


def test_a_duty_of_a_promise_alone_is_due_on_the_last_day_promised(
    sides: Sides,
) -> None:
    owed = sides.promises(date(2027, 2, 1))

    moved = obligations.promise(
        owed,
        promised_on=date(2027, 3, 1),
        ground="Конкурс кешікті",
        by=sides.officer,
        at=morning(EIGHTH),
    )

    assert (owed.due_on, moved.due_on) == (date(2027, 2, 1), date(2027, 3, 1))
    assert replayed(moved) == date(2027, 3, 1)
    assert moved.explanation is not None
    assert (
        "the debtor has set this one himself" in moved.explanation["explanation"]["en"]
    )


def test_an_extension_beyond_the_law_is_on_record_and_silences_nothing(
    sides: Sides,
) -> None:
    owed, until = sides.owes(), date(2027, 3, 1)

    owed = obligations.extend(
        owed,
        until=until,
        ground="Көп жұмыс",
        paper="№ 12-бұйрық, 08.12.2026",
        by=sides.head,
        at=morning(EIGHTH),
    )

    assert (owed.due_on, owed.extended_to) == (DUE, until)
    assert last(owed) == ("extended", "Көп жұмыс", "№ 12-бұйрық, 08.12.2026")
    after = DUE + timedelta(days=1)
    assert obligations.note_overdue(on=after, at=morning(after)) == 1


def test_an_extension_by_a_norm_moves_the_day_as_far_as_it_goes(sides: Sides) -> None:
    owed = sides.owes(EXTENDABLE)

    owed = obligations.extend(
        owed,
        until=date(2027, 5, 1),
        ground="Мән-жайды анықтау",
        paper="№ 4",
        by=sides.head,
        at=morning(EIGHTH),
    )

    assert owed.due_on == date(2027, 2, 4)
    assert owed.extended_to == date(2027, 5, 1)
    assert replayed(owed) == owed.due_on


def test_what_ends_no_later_is_no_extension(sides: Sides) -> None:
    with pytest.raises(ledger.NotLonger):
        obligations.extend(
            sides.owes(),
            until=DUE,
            ground="Дәл сол күн",
            by=sides.head,
            at=morning(EIGHTH),
        )


def test_without_a_term_there_is_nothing_to_extend_or_to_stop(sides: Sides) -> None:
    owed = sides.owes(None)

    with pytest.raises(ledger.NoTerm):
        obligations.extend(
            owed, until=DUE, ground="Жоқ", by=sides.head, at=morning(EIGHTH)
        )
    with pytest.raises(ledger.NoTerm):
        obligations.suspend(owed, ground="Жоқ", by=sides.head, at=morning(EIGHTH))


def stopped(sides: Sides, owed: Obligation, on: date) -> Obligation:
    return obligations.suspend(
        owed,
        ground="Сот шешімі",
        paper="№ 1",
        by=sides.head,
        at=morning(on),
    )


def test_a_clock_that_was_stopped_runs_on_by_the_working_days_between(
    sides: Sides,
) -> None:
    owed = sides.owes_by_setting()
    assert owed.due_on == date(2026, 12, 11)

    owed = stopped(sides, owed, EIGHTH)
    assert owed.suspended_on == EIGHTH
    assert not owed.is_overdue(date(2026, 12, 30))
    assert (
        obligations.note_overdue(on=date(2026, 12, 30), at=morning(date(2026, 12, 30)))
        == 0
    )
    resumed_on = date(2026, 12, 15)
    owed = obligations.resume(
        owed,
        ground="Сот аяқталды",
        paper="№ 2",
        by=sides.head,
        at=morning(resumed_on),
    )

    # Five working days between, and the 16th is a day off.
    assert owed.due_on == date(2026, 12, 21)
    assert owed.suspended_on is None
    assert replayed(owed) == owed.due_on
    kinds = list(owed.entries.order_by("id").values_list("kind", flat=True))
    assert kinds == ["opened", "suspended", "resumed"]


def test_a_suspension_that_no_law_knows_stops_nothing(sides: Sides) -> None:
    owed = stopped(sides, sides.owes(), EIGHTH)

    assert (owed.suspended_on, owed.due_on) == (None, DUE)
    assert last(owed) == ("suspended", "Сот шешімі", "№ 1")
    with pytest.raises(MoveRefused):
        obligations.resume(owed, ground="Жоқ", by=sides.head, at=morning(EIGHTH))


def test_a_clock_is_stopped_once(sides: Sides) -> None:
    owed = stopped(sides, sides.owes_by_setting(), EIGHTH)

    with pytest.raises(MoveRefused):
        stopped(sides, owed, EIGHTH)


def test_what_is_done_while_the_clock_stands_is_never_late(sides: Sides) -> None:
    owed = stopped(sides, sides.owes_by_setting(), EIGHTH)
    later = date(2027, 1, 20)

    owed = obligations.discharge(owed, on=later, by=sides.head, at=morning(later))

    assert owed.was_in_time is True
    assert owed.suspended_on is None


def test_what_is_ended_takes_no_further_line(sides: Sides) -> None:
    owed = obligations.end(
        sides.owes(), ground="withdrawn", on=EIGHTH, by=None, at=morning(EIGHTH)
    )

    with pytest.raises(MoveRefused):
        obligations.promise(
            owed, promised_on=DUE, ground="Кеш", by=sides.officer, at=morning(EIGHTH)
        )
    with pytest.raises(MoveRefused):
        obligations.dispute_receipt(
            owed, claimed_on=DUE, ground="Кеш", by=sides.officer, at=morning(EIGHTH)
        )


def test_what_was_noted_as_late_is_noted_anew_once_its_day_has_moved(
    sides: Sides,
) -> None:
    owed, night = sides.owes(), DUE + timedelta(days=1)
    assert obligations.note_overdue(on=night, at=morning(night)) == 1

    obligations.dispute_receipt(
        owed,
        claimed_on=date(2026, 12, 10),
        ground="Пошта",
        by=sides.officer,
        at=morning(night),
    )
    owed = obligations.settle_receipt(
        owed,
        received_on=date(2026, 12, 10),
        ground="Келісті",
        by=sides.secretary,
        at=morning(night),
    )
    assert owed.overdue_noted_on is None
    assert owed.due_on is not None
    again = owed.due_on + timedelta(days=1)

    assert obligations.note_overdue(on=again, at=morning(again)) == 1


def test_each_act_is_in_the_journal(sides: Sides) -> None:
    owed = sides.owes()
    obligations.register(owed, on=EIGHTH, by=sides.officer, at=morning(EIGHTH))
    obligations.promise(
        owed, promised_on=DUE, ground="Уәде", by=sides.officer, at=morning(EIGHTH)
    )

    kinds = Entry.objects.filter(object_id=owed.pk).order_by("version")
    assert list(kinds.values_list("kind", flat=True)) == [
        "obligation.opened",
        "obligation.registered",
        "obligation.promised",
    ]


def test_a_ledger_from_before_facts_is_counted_from_its_explanation(
    sides: Sides,
) -> None:
    owed = sides.owes()
    [first] = owed.entries.all()
    first.facts = {}

    [line] = entries.lines_of([first])

    assert rule.stand([line], calendar=calendars.current()).due_on == DUE


def test_a_moved_day_changes_nothing_before_an_act_counts_again(sides: Sides) -> None:
    owed = sides.owes()
    MovedDay.objects.create(
        on=date(2026, 12, 10),
        becomes="off",
        reason_kk="Демалыс",
        reason_ru="Выходной",
        reason_en="Day off",
        source="a decree",
        read="official",
    )
    owed.refresh_from_db()
    assert owed.due_on == DUE

    owed = obligations.recompute(
        owed, ground="a decree", on=EIGHTH, by=None, at=morning(EIGHTH)
    )

    assert owed.due_on == replayed(owed) == date(2026, 12, 22)
    line = owed.entries.get(kind=EntryKind.RECOMPUTED)
    assert line.facts == {"was": "2026-12-21"}


def test_a_letter_about_another_day_that_has_not_gone_yet_does_not_go(
    sides: Sides,
) -> None:
    owed, before = sides.owes(), date(2026, 12, 18)
    reminders.remind(on=before, at=morning(before))
    waiting = Letter.objects.filter(about_id=owed.pk, withdrawn_at=None)
    assert waiting.exists()

    obligations.discharge(owed, on=before, by=sides.head, at=morning(before))

    assert not waiting.exists()
