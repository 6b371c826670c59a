"""A change of the calendar: what it would move is seen first, then moved as one act."""

from datetime import UTC, date, datetime

import pytest

from backend.accounts.actions import organizations
from backend.accounts.actor import Actor
from backend.accounts.models import OrganizationKind
from backend.accounts.roles import Role
from backend.almanac import calendars
from backend.almanac.models import Becomes, CalendarYear, MovedDay
from backend.journal.models import Entry
from backend.law.calendar import YearState
from backend.law.norms import public_councils
from backend.law.refusal import MoveRefused
from backend.law.text import Text
from backend.notices.models import Letter
from oversight.actions import calendar_changes, entries, obligations
from oversight.actions.calendar_changes import Moved, PreviewIsStale
from oversight.models import CalendarChange, EntryKind, Obligation
from tests import factories
from tests.oversight.ledger_roads import Sides, morning

pytestmark = pytest.mark.django_db
AT = datetime(2026, 12, 8, 5, 0, tzinfo=UTC)
REASON = Text("Қосымша демалыс", "Дополнительный выходной", "An additional day off")
TENTH = date(2026, 12, 10)


@pytest.fixture
def supervisor() -> Actor:
    ministry = organizations.register(
        kind=OrganizationKind.AUTHORISED_BODY,
        names=("Министрлік", "Министерство", "Ministry"),
        parent=None,
        by=None,
        at=factories.AT,
    )
    return factories.holder(Role.SUPERVISOR, ministry)


def off(*days: date) -> list[Moved]:
    return [Moved(day, Becomes.OFF, REASON) for day in days]


def proposed(
    by: Actor, *days: Moved, years: dict[int, YearState] | None = None
) -> CalendarChange:
    return calendar_changes.propose(
        days=days,
        years=years or {},
        ground="Күнді ауыстыру",
        source="№ 900 қаулы, 07.12.2026",
        by=by,
        at=AT,
    )


def applied(change: CalendarChange, by: Actor) -> CalendarChange:
    digest = calendar_changes.preview(change).digest
    return calendar_changes.apply(change, digest=digest, by=by, at=AT)


def shifts(change: CalendarChange) -> list[tuple[Obligation, date, date]]:
    return [
        (shift.obligation, shift.was, shift.due_on)
        for shift in calendar_changes.preview(change).shifts
    ]


def test_a_preview_tells_old_day_and_new_and_writes_nothing(supervisor: Actor) -> None:
    owed = Sides.met().owes()

    change = proposed(supervisor, *off(TENTH))

    assert shifts(change) == [(owed, date(2026, 12, 21), date(2026, 12, 22))]
    owed.refresh_from_db()
    assert owed.due_on == date(2026, 12, 21)
    assert not MovedDay.objects.filter(on=TENTH).exists()
    assert calendars.current().is_working(TENTH)


def test_applied_it_moves_the_terms_by_one_recorded_act(supervisor: Actor) -> None:
    owed = Sides.met().owes()

    change = applied(proposed(supervisor, *off(TENTH)), supervisor)

    owed.refresh_from_db()
    assert owed.due_on == date(2026, 12, 22)
    line = owed.entries.get(kind=EntryKind.RECOMPUTED)
    assert line.change == change
    assert (line.ground, line.paper) == ("Күнді ауыстыру", "№ 900 қаулы, 07.12.2026")
    assert line.facts == {"was": "2026-12-21"}
    assert (change.moved, change.applied_by) == (1, supervisor.user)
    assert change.counted is not None
    assert change.counted >= 1
    assert change.calendar_version == calendars.current().version
    day = MovedDay.objects.get(on=TENTH)
    assert (day.reason, day.source) == (REASON, "№ 900 қаулы, 07.12.2026")
    kinds = Entry.objects.filter(object_id=change.pk).order_by("version")
    assert list(kinds.values_list("kind", flat=True)) == [
        "calendar-change.proposed",
        "calendar-change.applied",
    ]


def test_what_is_done_or_ended_never_moves(supervisor: Actor) -> None:
    sides = Sides.met()
    done = obligations.discharge(
        sides.owes(), on=date(2026, 12, 8), by=sides.head, at=AT
    )
    ended = obligations.end(
        sides.owes(), ground="withdrawn", on=date(2026, 12, 8), by=None, at=AT
    )

    change = proposed(supervisor, *off(TENTH))
    assert shifts(change) == []
    applied(change, supervisor)

    for owed in (done, ended):
        owed.refresh_from_db()
        assert owed.due_on == date(2026, 12, 21)


def test_a_promise_is_no_matter_of_the_calendar(supervisor: Actor) -> None:
    Sides.met().promises(TENTH)

    assert shifts(proposed(supervisor, *off(TENTH))) == []


def test_the_change_of_2026_in_the_middle_of_a_term(supervisor: Actor) -> None:
    """31 August 2026 was a day off carried over; then the Constitution's day moved."""
    MovedDay.objects.filter(on=date(2026, 8, 31)).update(becomes="off")
    sides = Sides.met()
    owed = sides.owes(on=date(2026, 8, 20))
    assert owed.due_on == date(2026, 9, 4)

    worked = Moved(
        date(2026, 8, 31),
        Becomes.WORKING,
        Text("30 тамыз мереке емес", "30 августа не праздник", "No holiday now"),
        instead_of=date(2026, 8, 30),
    )
    change = proposed(supervisor, worked)

    assert shifts(change) == [(owed, date(2026, 9, 4), date(2026, 9, 3))]
    applied(change, supervisor)
    owed.refresh_from_db()
    assert owed.due_on == date(2026, 9, 3)
    assert owed.explanation is not None
    told = owed.explanation["explanation"]["en"]
    assert "Counted as working days: 31 August 2026" in told


def test_days_that_came_in_otherwise_are_caught_up_with(supervisor: Actor) -> None:
    owed = Sides.met().owes()
    MovedDay.objects.create(
        on=TENTH,
        becomes="off",
        reason_kk=REASON.kk,
        reason_ru=REASON.ru,
        reason_en=REASON.en,
        source="a command",
        read="official",
    )

    change = proposed(supervisor)
    assert shifts(change) == [(owed, date(2026, 12, 21), date(2026, 12, 22))]
    applied(change, supervisor)

    assert shifts(proposed(supervisor)) == []


def test_a_month_moves_only_where_its_end_is_touched(supervisor: Actor) -> None:
    sides = Sides.met()
    owed = sides.owes(public_councils.ANSWER_OTHER)  # until 5 January 2027

    inside = proposed(supervisor, *off(TENTH))
    end = proposed(supervisor, *off(date(2027, 1, 5)))

    assert shifts(inside) == []
    assert [(one, new) for one, _was, new in shifts(end)] == [(owed, date(2027, 1, 6))]


def test_stopped_days_stay_stopped_when_the_calendar_changes(
    supervisor: Actor,
) -> None:
    sides = Sides.met()
    owed = sides.owes_by_setting()
    on = date(2026, 12, 7)
    obligations.suspend(owed, ground="Сот", by=sides.head, at=morning(on))
    owed = obligations.resume(
        owed,
        ground="Болды",
        by=sides.head,
        at=morning(date(2026, 12, 9)),
    )
    assert owed.due_on == date(2026, 12, 15)

    applied(proposed(supervisor, *off(TENTH)), supervisor)

    owed.refresh_from_db()
    assert owed.due_on == date(2026, 12, 17)  # the 16th is a holiday


def test_another_list_than_that_shown_is_not_applied(supervisor: Actor) -> None:
    sides = Sides.met()
    sides.owes()
    change = proposed(supervisor, *off(TENTH))
    digest = calendar_changes.preview(change).digest
    sides.owes()

    with pytest.raises(PreviewIsStale):
        calendar_changes.apply(change, digest=digest, by=supervisor, at=AT)


def test_a_change_is_applied_once_and_a_discarded_one_never(
    supervisor: Actor,
) -> None:
    change = applied(proposed(supervisor, *off(TENTH)), supervisor)
    with pytest.raises(MoveRefused):
        calendar_changes.apply(change, digest=change.digest, by=supervisor, at=AT)

    fallen = calendar_changes.discard(
        proposed(supervisor, *off(TENTH)), reason="Қате", by=supervisor, at=AT
    )
    with pytest.raises(MoveRefused):
        calendar_changes.apply(fallen, digest="", by=supervisor, at=AT)


def test_a_year_is_completed_by_the_same_act(supervisor: Actor) -> None:
    years = {2027: YearState.COMPLETE, 2028: YearState.BY_LAW}

    applied(proposed(supervisor, years=years), supervisor)

    states = dict(CalendarYear.objects.values_list("year", "state"))
    assert states[2027] == "complete"
    assert states[2028] == "by_law"


def test_each_side_gets_one_letter_with_all_of_its_terms(supervisor: Actor) -> None:
    sides = Sides.met()
    for _time in range(3):
        sides.owes()

    change = applied(proposed(supervisor, *off(TENTH)), supervisor)

    found = Letter.objects.filter(template="terms_moved", about_id=change.pk)
    readers = {sides.officer.user, sides.head.user, sides.secretary.user}
    assert {letter.to for letter in found} == readers
    assert found.count() == len(readers)
    assert all(letter.body.count("21.12.2026 → 22.12.2026") == 3 for letter in found)


def test_replaying_the_ledger_gives_the_stored_day_of_every_open_term(
    supervisor: Actor,
) -> None:
    sides = Sides.met()
    owed = [sides.owes(), sides.owes_by_setting(), sides.promises(date(2027, 2, 1))]
    applied(proposed(supervisor, *off(TENTH)), supervisor)

    for one in owed:
        one.refresh_from_db()
        replayed = entries.standing(one, calendar=calendars.current())
        assert replayed.due_on == one.due_on
