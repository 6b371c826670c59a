"""The demonstration data, loaded as `make run` loads it."""

import json
import stat
from collections.abc import Iterator
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.conf import LazySettings, settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connections, transaction
from pytest_django import DjangoDbBlocker

from backend.accounts.models import ApiKey, Organization, User
from backend.accounts.roles import Role
from councils.models import (
    AnnualReport,
    Appeal,
    Application,
    Ballot,
    Competition,
    Council,
    Decision,
    DraftAct,
    Meeting,
    Minutes,
    WorkPlan,
)
from councils.states import (
    AppealState,
    BallotState,
    DecisionState,
    DraftActState,
    MeetingState,
)
from oversight import reports
from oversight.models import (
    Answer,
    Assessment,
    Case,
    Delivery,
    DiscussionProtocol,
    ExpertConclusion,
    Obligation,
    Recommendation,
    Visit,
)
from oversight.reports import control
from oversight.rules.monitoring import Coverage
from oversight.states import (
    CaseState,
    DecidedState,
    ObligationState,
    RecommendationState,
    VisitState,
)
from tests import databases

NOW = date(2026, 11, 25)
SHEET = settings.VAR_DIR / "demo.json"


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """Load the demonstration once, into a database of its own."""
    name = f"{settings.DATABASES['default']['NAME']}_demo"
    databases.create(name)
    with django_db_blocker.unblock(), databases.switched(name):
        call_command("demo_data", stdout=StringIO())
        yield name
    databases.drop(name)
    SHEET.unlink(missing_ok=True)


def states(model: Any, **such: Any) -> set[str]:
    return set(model.objects.filter(**such).values_list("state", flat=True))


def digest() -> list[tuple[Any, ...]]:
    cases = Case.objects.order_by("number", "theme")
    meetings = Meeting.objects.order_by("council__organization__name_kk", "starts_at")
    lines = Recommendation.objects.order_by("case__number", "line")
    return [
        *cases.values_list("number", "theme", "state"),
        *meetings.values_list("council__organization__name_kk", "number", "state"),
        *lines.values_list("case__number", "text", "state", "answer__reasons"),
        *User.objects.order_by("email").values_list("email", "name"),
    ]


def test_there_is_enough_to_look_at(loaded: str) -> None:
    assert Council.objects.count() >= 3
    assert Meeting.objects.count() >= 12
    assert Case.objects.count() >= 30
    assert {"kk", "ru"} <= set(Case.objects.values_list("language", flat=True))
    assert not Case.objects.filter(is_demonstration=False).exists()


def test_every_state_occurs(loaded: str) -> None:
    assert states(Case, form="monitoring") == set(CaseState)
    assert states(Case, form="council_recommendation") == set(DecidedState)
    assert states(Recommendation) == set(RecommendationState)
    assert states(Obligation) == set(ObligationState)
    assert states(Meeting) == set(MeetingState)
    assert states(Ballot) == set(BallotState)
    assert states(Decision) == set(DecisionState)


def test_a_discussion_to_come_one_that_was_held_and_an_expertise_are_there(
    loaded: str,
) -> None:
    discussions = Case.objects.filter(form="discussion")

    assert states(Case, form="discussion") == {"announced", "document_sent"}
    assert states(Case, form="expertise") == {"document_sent"}
    assert all(control.check_announcing(one, on=NOW) == [] for one in discussions)
    assert DiscussionProtocol.objects.get().present == 2
    assert ExpertConclusion.objects.get().is_entered_by_author is False


def test_the_work_of_councils_between_meetings_is_there(loaded: str) -> None:
    assert states(DraftAct) == set(DraftActState) - {DraftActState.AGREED}
    assert states(Appeal) == set(AppealState)
    assert states(Minutes) == {"signed", "published"}
    assert states(WorkPlan) == {"approved"}
    assert states(AnnualReport) == {"drafted"}
    assert states(Competition) == {"announced"}
    assert Application.objects.count() == 2
    duties = Obligation.objects.filter(debtor__kind="council", state="open")
    assert {"opinion_on_draft_act", "sign_minutes", "annual_report"} <= set(
        duties.values_list("kind", flat=True)
    )


def test_bodies_answer_in_time_and_late_and_stay_silent(loaded: str) -> None:
    owed = Obligation.objects.filter(kind="answer_recommendation")
    in_time = {one.was_in_time for one in owed}

    assert {True, False} <= in_time
    assert owed.filter(state="open", overdue_noted_on__isnull=False).exists()
    assert owed.filter(due_on=None).exists(), "a duty without a statutory term"
    assert {"formal", "off_the_point", "satisfactory"} == set(
        Assessment.objects.values_list("view", flat=True)
    )
    assert Answer.objects.filter(is_entered_by_author=True).exists()
    assert {"in_system", "post"} <= set(Delivery.objects.values_list("road", flat=True))
    assert set(owed.values_list("norm", flat=True)) >= {
        "control.answer",
        "recommendation.answer.plans",
        "recommendation.answer.other",
    }


def test_what_happened_before_is_recorded_as_such(loaded: str) -> None:
    [hearing] = Meeting.objects.filter(is_imported=True)

    assert str(hearing.held_on) == "2020-12-24"
    assert hearing.source.startswith("https://maslihat01.kz/")


def test_real_meetings_name_their_source_and_are_marked(loaded: str) -> None:
    # Other councils meet on days counted from today, and may meet on this one too.
    [borli] = Meeting.objects.filter(
        held_on="2026-01-29",
        council__organization__name_kk="Бөрлі ауданының қоғамдық кеңесі",
    )

    assert borli.is_demonstration
    assert borli.source.startswith("https://")
    assert borli.agenda_items.count() == 5
    assert borli.convocation is not None
    assert borli.convocation.seats.count() == 21


def test_each_role_has_an_account_that_can_sign_in(loaded: str) -> None:
    sheet = json.loads(SHEET.read_text())

    accounts = {account["role"]: account for account in sheet["accounts"]}
    assert accounts.keys() == {*Role.values, "citizen"}
    assert sheet["url"] == settings.PUBLIC_URL
    assert stat.S_IMODE(SHEET.stat().st_mode) == 0o600
    for account in accounts.values():
        assert account.keys() == {
            *("role", "name", "email", "password", "totp_secret"),
            *("api_key", "organization", "office"),
        }
        user = User.objects.get(email=account["email"])
        assert user.check_password(account["password"])
        assert ApiKey.objects.filter(office=account["office"]).count() == 1


def test_a_second_run_is_refused(loaded: str) -> None:
    with pytest.raises(CommandError, match="already"):
        call_command("demo_data", stdout=StringIO())


def test_it_comes_out_the_same_again(loaded: str) -> None:
    before = digest()
    sheet = SHEET.read_bytes()
    second = f"{loaded}_again"
    databases.create(second)

    with databases.switched(second), transaction.atomic():
        call_command("demo_data", stdout=StringIO())
        again = digest()
    databases.drop(second)
    SHEET.write_bytes(sheet)

    assert again == before


def test_any_other_database_is_refused(loaded: str, settings: LazySettings) -> None:
    settings.EMBEDDED = False

    with pytest.raises(CommandError, match="embedded"):
        call_command("demo_data", stdout=StringIO())
    assert Organization.objects.exists()
    assert connections["default"].settings_dict["NAME"] == loaded


def test_a_hundred_schools_are_planned_and_thirty_one_are_inspected(
    loaded: str,
) -> None:
    first, rest = (
        Case.objects.get(theme__startswith=theme)
        for theme in ("Питание в школьных столовых", "Школьные столовые")
    )
    rows = reports.line_totals(first, first.checklists.get().pk)

    assert reports.coverage(first) == Coverage(done=31, planned=100)
    assert [row.no for row in rows if row.is_counted] == [12, 8, 14, 9]
    assert first.source.startswith("https://kstnews.kz")
    assert first.is_demonstration
    assert states(Visit, case=first) == {VisitState.HELD}
    refused = Visit.objects.get(case=rest)
    assert (refused.state, refused.ground) == (VisitState.REFUSED, "object")
    assert refused.bar is not None
    assert refused.bar["number"] == first.number
