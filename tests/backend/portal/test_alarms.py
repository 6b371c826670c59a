"""What stands still for a day, or is missing from the calendar, is told aloud."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from backend.accounts.actions import organizations
from backend.accounts.models import Organization, OrganizationKind, User
from backend.accounts.roles import Role
from backend.almanac.models import CalendarYear
from backend.api import sweeps
from backend.api.models import Sweep
from backend.celery import app
from backend.portal import alarms
from backend.portal.pages import supervision
from oversight.tasks import OVERDUE
from tests import factories
from tests.councils.clock import standing_at

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def all_ran(at: datetime) -> None:
    for name in alarms.WATCHED:
        sweeps.ran(name, 0, at=at)


def codes(at: datetime) -> list[tuple[str, str]]:
    return [(alarm.code, alarm.about) for alarm in alarms.raised(at=at)]


def december(day: int, hour: int = 7) -> datetime:
    return datetime(2026, 12, day, hour, 0, tzinfo=UTC)


def test_every_sweep_of_the_timetable_is_watched_but_the_post() -> None:
    tasks = {entry["task"] for entry in app.conf.beat_schedule.values()}

    assert set(alarms.WATCHED) == tasks - {"backend.notices.tasks.deliver_notices"}
    assert set(supervision.NAMES) == set(alarms.WATCHED)


@pytest.mark.parametrize("name", alarms.WATCHED)
def test_each_sweep_remembers_that_it_ran(name: str) -> None:
    app.loader.import_default_modules()
    with standing_at(NOON):
        app.tasks[name].apply()

    row = Sweep.objects.get(name=name)
    assert abs(row.ran_at - NOON) < HOUR


def test_nothing_is_wrong_while_all_have_run_and_the_year_is_known() -> None:
    all_ran(NOON)

    assert codes(NOON + 24 * HOUR) == []


def test_a_sweep_that_has_not_run_for_a_day_is_an_alarm() -> None:
    all_ran(NOON)
    sweeps.ran(OVERDUE, 0, at=NOON - 2 * HOUR)

    assert codes(NOON + 22 * HOUR) == []
    assert codes(NOON + 24 * HOUR) == [("no-run", OVERDUE)]
    [alarm] = alarms.raised(at=NOON + 24 * HOUR)
    assert alarm.since == NOON - 2 * HOUR
    assert OVERDUE in alarm.text.en


def test_what_never_ran_is_missed_a_day_after_it_could_have_run() -> None:
    long_after = datetime(2040, 1, 1, tzinfo=UTC)
    CalendarYear.objects.bulk_create(
        CalendarYear(year=year, state="complete", source="a test")
        for year in (2040, 2041)
    )

    assert {code for code, _name in codes(long_after)} == {"no-run"}
    assert len(codes(long_after)) == len(alarms.WATCHED)


def test_a_sweep_that_fails_leaves_no_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not Sweep.objects.filter(name="a sweep").exists()

    with pytest.raises(ZeroDivisionError):
        sweeps.ran("a sweep", 1 // 0, at=NOON)

    assert not Sweep.objects.filter(name="a sweep").exists()


@pytest.mark.parametrize(
    ("at", "found"),
    [
        (datetime(2026, 11, 30, 18, 59, tzinfo=UTC), []),
        # Midnight in Almaty is seven in the evening before.
        (datetime(2026, 11, 30, 19, 0, tzinfo=UTC), [("calendar-provisional", "2027")]),
        (december(31), [("calendar-provisional", "2027")]),
    ],
)
def test_from_december_on_a_provisional_year_is_an_alarm(
    at: datetime, found: list[tuple[str, str]]
) -> None:
    all_ran(at)

    assert codes(at) == found


def test_a_year_that_is_not_loaded_is_an_alarm_too() -> None:
    all_ran(december(1))
    CalendarYear.objects.filter(year=2027).delete()

    assert codes(december(1)) == [("calendar-missing", "2027")]


def test_a_complete_year_silences_it() -> None:
    all_ran(december(1))
    CalendarYear.objects.filter(year=2027).update(state="complete")

    assert codes(december(1)) == []


def test_this_very_year_missing_is_an_alarm_in_any_month() -> None:
    all_ran(NOON)
    CalendarYear.objects.filter(year=2026).delete()

    assert codes(NOON) == [("calendar-missing", "2026")]


def test_readyz_lists_alarms_and_stays_at_200() -> None:
    all_ran(december(1))

    with standing_at(december(1)):
        answer = Client().get("/readyz")

    assert answer.status_code == 200
    [alarm] = answer.json()["alarms"]
    assert alarm["code"] == "calendar-provisional"
    assert alarm["about"] == "2027"
    assert "2027" in alarm["text"]


def office_of(role: Role) -> User:
    ministry: Organization = organizations.register(
        kind=OrganizationKind.AUTHORISED_BODY,
        names=("Министрлік", "Министерство", "Ministry"),
        parent=None,
        by=None,
        at=factories.AT,
    )
    return factories.holder(role, ministry).user


def page(user: User | None, language: str = "en") -> tuple[int, str]:
    client = Client()
    if user is not None:
        client.force_login(user)
    with standing_at(december(1)):
        answer = client.get(f"/{language}/supervision/")
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.AUDITOR, Role.ADMINISTRATOR])
def test_the_page_shows_alarms_sweeps_and_years(role: Role, language: str) -> None:
    all_ran(december(1) - 2 * HOUR)
    sweeps.ran(OVERDUE, 3, at=december(1) - 30 * HOUR)

    status, words = page(office_of(role), language)

    assert status == 200
    assert f"/{language}/calendar-changes/" in words
    assert OVERDUE in words
    assert "2027" in words


def test_only_the_supervisor_is_offered_to_change_the_calendar() -> None:
    button = 'href="/en/calendar-changes/new/"'

    assert button in page(office_of(Role.SUPERVISOR))[1]
    assert button not in page(office_of(Role.AUDITOR))[1]


def test_others_do_not_see_it() -> None:
    assert page(None)[0] == 302
    assert page(factories.person())[0] == 403
