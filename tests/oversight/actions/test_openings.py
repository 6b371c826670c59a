from datetime import UTC, datetime
from typing import Any

import pytest

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.law.refusal import MoveRefused, RuleBroken
from oversight.actions import cases, openings
from oversight.models import Case
from oversight.states import CaseForm, CaseState
from tests import factories
from tests.oversight import roads
from tests.oversight.roads import Road

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)


def opened(by: Actor, body: Organization, **said: Any) -> Case:
    usual: dict[str, Any] = {
        "initiator": None,
        "theme": "Су",
        "language": "kk",
        "tasks": "",
        "bodies": [body],
        "region": None,
    }
    return openings.open_draft(**{**usual, **said}, by=by, at=NOW)


def amended(road: Road, **said: Any) -> Case:
    usual: dict[str, Any] = {
        "form": CaseForm.EXPERTISE,
        "theme": "Ауыз су",
        "language": "ru",
        "tasks": "Акт",
        "question": "Су таза ма?",
        "bodies": [road.body],
        "region": None,
    }
    return openings.amend(road.case, **{**usual, **said}, by=road.author, at=NOW)


def codes(broken: pytest.ExceptionInfo[RuleBroken]) -> list[str]:
    return [breach.code for breach in broken.value.breaches]


@pytest.mark.parametrize("form", [CaseForm.DISCUSSION, CaseForm.EXPERTISE])
def test_a_matter_is_opened_in_each_of_the_three_forms(form: CaseForm) -> None:
    case = opened(Actor(factories.citizen(), ()), factories.body(), form=form)

    assert (case.form, case.state) == (form, CaseState.DRAFT)


def test_what_lies_outside_the_laws_reach_is_refused_thing_by_thing() -> None:
    with pytest.raises(RuleBroken) as broken:
        opened(
            Actor(factories.citizen(), ()),
            factories.body(),
            concerns=["elections", "courts"],
        )

    assert codes(broken) == ["outside_elections", "outside_courts"]


def test_a_company_of_the_fund_is_an_object_on_a_named_ground_alone() -> None:
    person, company = factories.citizen(), factories.body("Қор компаниясы")
    company.is_of_wealth_fund = True
    company.save()

    with pytest.raises(RuleBroken) as broken:
        opened(Actor(person, ()), company)
    case = opened(Actor(person, ()), company, fund_ground="charity")

    assert codes(broken) == ["fund_without_ground"]
    assert case.fund_ground == "charity"


def test_forms_run_at_the_same_time_in_one_matter() -> None:
    road = roads.registered(at=NOW)
    initiator = road.case.initiator

    discussion = opened(
        road.author,
        road.body,
        initiator=initiator,
        form=CaseForm.DISCUSSION,
        beside=road.case,
    )
    expertise = opened(
        road.author,
        road.body,
        initiator=initiator,
        form=CaseForm.EXPERTISE,
        beside=discussion,
    )

    assert {discussion.beside, expertise.beside} == {road.case}


def test_the_same_form_does_not_run_twice_and_nobody_joins_anothers_matter() -> None:
    road = roads.registered(at=NOW)
    other = Actor(factories.citizen("Бөтен"), ())

    with pytest.raises(RuleBroken) as twice:
        opened(road.author, road.body, initiator=road.case.initiator, beside=road.case)
    with pytest.raises(RuleBroken) as strange:
        opened(other, road.body, form=CaseForm.EXPERTISE, beside=road.case)

    assert codes(twice) == ["form_runs_already"]
    assert codes(strange) == ["beside_another_author"]


def test_a_form_of_the_matter_that_was_given_up_may_be_begun_again() -> None:
    road = roads.registered(at=NOW)
    initiator = road.case.initiator
    about: dict[str, Any] = {
        "initiator": initiator,
        "form": CaseForm.EXPERTISE,
        "beside": road.case,
    }
    first = opened(road.author, road.body, **about)
    openings.discard(first, by=road.author, at=NOW)

    second = opened(road.author, road.body, **about)

    assert second.beside == road.case


def test_a_draft_is_written_over_and_its_people_are_asked_about_a_new_body() -> None:
    road, other = roads.draft(at=NOW), factories.body("Су арнасы")

    case = amended(road, bodies=[other])

    case.refresh_from_db()
    asked = case.participants.get().standing_conflicts
    assert (case.theme, case.form, case.question) == (
        "Ауыз су",
        CaseForm.EXPERTISE,
        "Су таза ма?",
    )
    assert list(case.bodies.all()) == [other]
    assert [row.body for row in asked if row.is_awaited] == [other]


def test_what_is_registered_is_not_amended_nor_discarded() -> None:
    road = roads.registered(at=NOW)

    with pytest.raises(MoveRefused):
        amended(road)
    with pytest.raises(MoveRefused):
        openings.discard(road.case, by=road.author, at=NOW)

    assert road.refresh().case.theme == "Асхана"


def test_a_discarded_draft_never_has_a_number_and_stays_out_of_sight() -> None:
    road = roads.draft(at=NOW)

    case = openings.discard(road.case, by=road.author, at=NOW)

    assert (case.state, case.number, case.closed_at) == (
        CaseState.DISCARDED,
        None,
        NOW,
    )
    seen = Case.objects.visible_to(factories.citizen("Бөтен"))
    assert not seen.filter(pk=case.pk).exists()
    with pytest.raises(MoveRefused):
        cases.register(case, by=road.author, at=NOW)
