"""A council is told of its duties as a body is: before the day, once, by one sweep."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone, translation

from backend.accounts.roles import Role
from backend.notices.models import Letter
from councils.actions import draft_acts, meetings
from councils.models import MeetingKind
from oversight.actions import obligations, reminders
from oversight.actions.reminders import REMINDED_BEFORE
from oversight.models import Obligation, ObligationKind
from tests import factories
from tests.councils import (
    appeal_factories,
    draft_factories,
    minutes_factories,
    year_factories,
)
from tests.councils import factories as made
from tests.councils.factories import AT, DAY, House

pytestmark = pytest.mark.django_db
KINDS = (
    ObligationKind.GIVE_NOTICE,
    ObligationKind.OPINION_ON_DRAFT_ACT,
    ObligationKind.SIGN_MINUTES,
    ObligationKind.ANSWER_APPEAL,
    ObligationKind.INFORM_PUBLIC,
    ObligationKind.ANNUAL_REPORT,
)


@pytest.fixture
def house() -> House:
    """Return a council that has settled every term of its own."""
    of = made.house(size=3, people=3)
    for key, days in (
        ("meeting.minutes.sign", 5),
        ("appeal.council.answer", 15),
        ("council.annual_report.by", 30),
    ):
        minutes_factories.settle(of, key, days)
    return of


def owe(of: House, kind: ObligationKind) -> Obligation:
    """Bring a duty of this kind upon the council."""
    match kind:
        case ObligationKind.GIVE_NOTICE:
            minutes_factories.settle(of, "meeting.notice", 5)
            meetings.plan(
                of.council,
                kind=MeetingKind.ORDINARY,
                starts_at=AT + 14 * DAY,
                place="",
                link="",
                agenda=[],
                by=of.secretary,
                at=AT,
            )
        case ObligationKind.OPINION_ON_DRAFT_ACT:
            draft_factories.notified(of)
        case ObligationKind.SIGN_MINUTES:
            minutes_factories.closed(of)
        case ObligationKind.ANSWER_APPEAL:
            appeal_factories.filed(of)
        case _:
            year_factories.owed(of)
    rows = Obligation.objects.filter(debtor=of.council.organization, kind=kind)
    found = rows.order_by("-due_on").first()
    assert found is not None
    return found


def morning(of: date) -> datetime:
    """Return eight o'clock of a day in Almaty."""
    zone = timezone.get_current_timezone()
    return datetime(of.year, of.month, of.day, 8, tzinfo=zone)


def sweep(on: date) -> list[Letter]:
    """Remind on this day; return the letters that went out by it."""
    before = set(Letter.objects.values_list("pk", flat=True))
    reminders.remind(on=on, at=morning(on))
    new = Letter.objects.exclude(pk__in=before).filter(template="reminder")
    return list(new.order_by("id"))


@pytest.mark.parametrize("kind", KINDS)
def test_secretary_and_chair_are_reminded_once_and_before_the_day(
    house: House, kind: ObligationKind
) -> None:
    owed = owe(house, kind)
    assert owed.due_on is not None
    first = owed.due_on - timedelta(days=REMINDED_BEFORE[kind])

    def of_this(letters: list[Letter]) -> list[Letter]:
        return [one for one in letters if one.about_id == owed.pk]

    assert of_this(sweep(first - DAY)) == []
    told = of_this(sweep(first))
    assert {one.to for one in told} == {house.secretary.user, house.chair.user}
    assert all(f"/kk/{owed.subject_path}" in one.body for one in told)
    again = [of_this(sweep(first + days * DAY)) for days in range(1, 31)]
    assert {len(letters) for letters in again} == {0, 2}
    on_the_day = (owed.due_on - first).days - 1
    assert [len(letters) for letters in again].index(2) == on_the_day


@pytest.mark.parametrize("kind", KINDS)
def test_a_letter_says_where_its_term_is_no_law(
    house: House, kind: ObligationKind
) -> None:
    owed = owe(house, kind)
    assert owed.due_on is not None

    told = [one for one in sweep(owed.due_on) if one.about_id == owed.pk]

    is_setting = kind not in (
        ObligationKind.OPINION_ON_DRAFT_ACT,
        ObligationKind.INFORM_PUBLIC,
    )
    assert told
    for one in told:
        assert ("заң емес, кеңестің баптауы" in one.body) is is_setting
        is_opinion = kind == ObligationKind.OPINION_ON_DRAFT_ACT
        assert ("үндемеуді келісім" in one.body) is is_opinion


def test_a_duty_without_a_day_reminds_nobody() -> None:
    house = made.house(size=3, people=3)  # it has settled nothing
    appeal = appeal_factories.filed(house)
    minutes_factories.closed(house)

    assert appeal.answer_obligation is not None
    assert appeal.answer_obligation.due_on is None
    for days in range(1, 60):
        assert sweep((AT + days * DAY).date()) == []


def test_the_body_is_reminded_to_form_the_next_composition(house: House) -> None:
    officer = factories.holder(Role.OFFICER, house.body)
    convocation = house.council.convocations.get()
    owed = convocation.formation_obligation
    assert owed is not None
    assert owed.due_on is not None

    told = sweep(owed.due_on - timedelta(days=30))

    assert [one.to for one in told] == [officer.user]
    assert f"/kk/convocations/{convocation.pk}/" in told[0].body


def test_what_is_late_is_told_with_what_it_is_and_silence_is_never_late(
    house: House,
) -> None:
    draft = draft_factories.notified(house)
    late = owe(house, ObligationKind.SIGN_MINUTES)
    assert late.due_on is not None
    night = late.due_on + 30 * DAY

    obligations.note_overdue(on=night, at=morning(night))
    draft_acts.fall_silent(on=night, at=morning(night))

    with translation.override("kk"):
        what = str(late.get_kind_display())
    about = Letter.objects.filter(template="overdue_debtor").values_list("about_id")
    told = Letter.objects.filter(template="overdue_debtor", about_id=late.pk)
    draft.refresh_from_db()
    assert draft.opinion_obligation is not None
    assert (draft.opinion_obligation_id,) not in set(about)
    assert draft.opinion_obligation.state == "ended"
    assert {one.to for one in told} == {house.secretary.user, house.chair.user}
    for one in told:
        assert what in one.body
        assert f"/kk/meetings/{late.subject_id}/" in one.body
        assert f"{late.due_on:%d.%m.%Y}" in one.body
