from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from backend.accounts.actions import organizations
from backend.accounts.actor import Actor
from backend.accounts.models import Organization, OrganizationKind
from backend.accounts.roles import Role
from backend.journal.models import Entry
from backend.law.refusal import MoveRefused, RuleBroken
from oversight.actions import cases, records
from oversight.actions.records import Past
from oversight.models import (
    Answer,
    Case,
    Delivery,
    Entered,
    Finding,
    Obligation,
    Recommendation,
)
from oversight.states import CaseForm, CaseState, RecommendationState
from tests import factories
from tests.oversight import matter_roads

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)


def recorded(
    past: Past,
    body: Organization,
    *,
    initiator: Organization | None = None,
    by: Actor | None = None,
) -> Case:
    return records.record_past(
        initiator=initiator,
        past=past,
        bodies=[body],
        region=None,
        by=by or Actor(factories.citizen(), ()),
        at=NOW,
    )


def council() -> tuple[Organization, Actor]:
    body = organizations.register(
        kind=OrganizationKind.COUNCIL,
        names=("Қоғамдық кеңес", "", ""),
        by=None,
        at=NOW,
    )
    return body, factories.holder(Role.SECRETARY, body)


def noted(case: Case) -> list[str]:
    return [one["code"] for one in case.breaches_noted]


def test_a_groups_monitoring_of_2019_comes_in_whole_and_owes_nothing() -> None:
    body = factories.body()
    group, lead = matter_roads.group(at=NOW)

    case = recorded(matter_roads.past(body), body, initiator=group, by=lead)

    assert (case.state, case.entered) == (CaseState.CLOSED, Entered.BEFORE_LAW)
    assert case.number == "2019/QB-000001"
    assert (case.started_on, case.completed_on) == (
        date(2019, 3, 1),
        date(2019, 3, 20),
    )
    assert not Obligation.objects.exists()
    assert noted(case) == []
    assert [one.name for one in case.participants.order_by("id")] == ["Айгүл", "Ерлан"]
    assert Finding.objects.get(case=case).facts == "Су жоқ"


def test_its_recommendations_stand_as_the_source_has_them() -> None:
    body = factories.body()
    case = recorded(matter_roads.past(body), body)

    answered, silent = Recommendation.objects.filter(case=case)
    answer = Answer.objects.get(recommendation=answered)

    assert (answered.state, silent.state) == (
        RecommendationState.ANSWERED,
        RecommendationState.RECEIVED,
    )
    assert (answer.answered_on, answer.is_entered_by_author) == (
        date(2019, 9, 1),
        True,
    )
    assert answer.versions.get().reasons == "Жеткізіледі"
    assert silent.answer_obligation is None
    assert Delivery.objects.get(document__case=case).received_on == date(2019, 4, 16)


def test_the_register_stands_in_the_order_of_what_happened() -> None:
    body = factories.body()
    old = recorded(matter_roads.past(body), body)

    assert old.opened_at.date() == date(2019, 3, 1)
    assert Entry.objects.filter(kind="case.recorded", object_id=old.pk, is_public=True)


def test_what_came_late_under_the_law_is_noted_and_not_refused() -> None:
    body = factories.body()
    body.is_regime_object = True
    body.save()
    told = matter_roads.past(body, days=matter_roads.days(), people=["А"] * 6)
    lines = [replace(told.lines[0], answered_on=date(2024, 12, 1)), told.lines[1]]

    case = recorded(replace(told, lines=lines), body)

    assert case.entered == Entered.RECORDED
    assert noted(case) == [
        "regime_object",
        "group_size",
        "sent_late",
        "answered_late",
        "not_answered",
    ]
    assert set(case.breaches_noted[2]["text"]) == {"kk", "ru", "en"}
    assert not Obligation.objects.exists()


def test_a_councils_recommendation_of_2019_is_not_older_than_its_law() -> None:
    body, (organization, secretary) = factories.body(), council()
    told = matter_roads.past(body, form=CaseForm.COUNCIL_RECOMMENDATION, people=[])

    case = recorded(told, body, initiator=organization, by=secretary)

    assert (case.number, case.entered) == ("2019/QK-000001", Entered.RECORDED)
    assert noted(case) == []  # the month for an answer came with the edition of 2021


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"source": "", "url": ""}, "no-source"),
        ({"form": CaseForm.COUNCIL_HEARING}, "form-of-another"),
        ({"days": matter_roads.days(closed_on=date(2026, 11, 24))}, "not-past"),
        (
            {"days": matter_roads.days(sent_on=None, received_on=None)},
            "recommended-without-sending",
        ),
    ],
)
def test_what_contradicts_itself_is_refused(said: dict[str, Any], code: str) -> None:
    body = factories.body()

    with pytest.raises(RuleBroken) as broken:
        recorded(matter_roads.past(body, **said), body)

    assert code in [breach.code for breach in broken.value.breaches]
    assert not Case.objects.exists()


def test_a_past_case_is_over_no_act_leads_on() -> None:
    body, by = factories.body(), Actor(factories.citizen(), ())
    case = recorded(matter_roads.past(body), body, by=by)

    for act in (cases.register, cases.announce, cases.begin, cases.complete):
        with pytest.raises((MoveRefused, RuleBroken)):
            act(case, by=by, at=NOW)

    assert Case.objects.get(pk=case.pk).state == CaseState.CLOSED
