"""The wizard: five steps, kept as they are typed, and similar cases before the end."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from backend.accounts.roles import Role
from oversight.actions import participants
from oversight.models import Case, CaseSketch
from oversight.states import CaseForm, CaseState
from tests import factories
from tests.councils.pages.browsing import LANGUAGES, client_of, text_of
from tests.oversight import matter_roads, roads
from tests.oversight.pages.wizarding import address, steps, walked

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
SAVES = {"X-Kenes-Save": "1"}


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("step", ["who", "form", "matter", "theme", "check"])
def test_every_step_is_shown_in_three_languages(language: str, step: str) -> None:
    page = signed_in(factories.citizen()).get(address(step, language))

    assert page.status_code == 200
    assert f'<html lang="{language}">' in page.content.decode()


def test_the_provision_stands_beside_what_the_law_asks() -> None:
    client, body = signed_in(factories.citizen()), factories.body()
    body.is_of_wealth_fund = True
    body.save(update_fields=["is_of_wealth_fund"])
    told = steps(body)

    shown = {step: text_of(client.get(address(step))) for step in told}

    for step, provision in (
        ("who", "art. 6(1)"),
        ("form", "art. 9"),
        ("matter", "art. 1(4)"),
        ("matter", "art. 3(2)"),
        ("matter", "art. 3(3)"),
        ("matter", "art. 12(5)"),
        ("theme", "art. 13(1)"),
        ("check", "art. 6(2)"),
        ("check", "art. 5(4)"),
    ):
        assert provision in shown[step], step


def test_five_steps_open_a_draft_in_which_the_author_has_declared() -> None:
    person, body = factories.citizen(), factories.body()
    told = steps(
        body,
        form={"form": "discussion"},
        matter={"question": "Су таза ма?"},
        theme={"theme": "Ауыз су", "tasks": "Ұңғымалар"},
    )

    answer = walked(signed_in(person), told)

    case = Case.objects.get()
    own = case.participants.get()
    assert answer.headers["Location"].endswith(f"/cases/{case.pk}/")
    assert (case.state, case.form, case.theme, case.question, case.tasks) == (
        CaseState.DRAFT,
        CaseForm.DISCUSSION,
        "Ауыз су",
        "Су таза ма?",
        "Ұңғымалар",
    )
    assert list(case.bodies.all()) == [body]
    assert set(own.declared) == set(factories.ALL_DECLARED)
    assert own.has_conflict is False
    assert participants.check_people(case, on=NOW.date()) == []
    assert not CaseSketch.objects.exists()


def test_each_step_is_kept_also_where_it_is_not_whole() -> None:
    person = factories.citizen()
    client = signed_in(person)

    refused = client.post(address("theme"), {"theme": "", "tasks": "Ұңғымалар"})
    again = signed_in(person).get(address("theme"))

    assert refused.status_code == 400
    assert "Ұңғымалар" in again.content.decode()
    assert not Case.objects.exists()


def test_what_is_typed_is_kept_by_the_script_without_being_judged() -> None:
    person = factories.citizen()
    client = signed_in(person)

    saved = client.post(address("theme"), {"theme": "Ауыз с"}, headers=SAVES)
    elsewhere = signed_in(person).get(address())

    assert saved.json() == {"saved": "10:00"}
    assert elsewhere.headers["Location"] == address("theme")
    assert "Ауыз с" in signed_in(person).get(address("theme")).content.decode()


def test_nobody_else_sees_a_sketch() -> None:
    person, other = factories.citizen(), factories.citizen("Бөтен")
    signed_in(person).post(address("theme"), {"theme": "Құпия"}, headers=SAVES)

    shown = signed_in(other).get(address("theme")).content.decode()

    assert "Құпия" not in shown
    assert not CaseSketch.objects.visible_to(other).exists()
    assert CaseSketch.objects.visible_to(person).exists()


def test_a_sketch_is_offered_to_be_gone_on_with_and_thrown_away() -> None:
    person = factories.citizen()
    client = signed_in(person)
    client.post(address("theme"), {"theme": "Ауыз су"}, headers=SAVES)

    listed = text_of(client.get("/en/cases/"))
    anew = client.post(address("theme"), {"anew": "1"})

    assert "Go on with the case you began" in listed
    assert anew.headers["Location"] == address("who")
    assert not CaseSketch.objects.exists()


def test_a_step_that_is_missing_is_named_at_the_end_and_nothing_is_opened() -> None:
    client, body = signed_in(factories.citizen()), factories.body()
    told = steps(body)
    del told["theme"]

    answer = walked(client, told)

    assert answer.status_code == 409
    assert "Something is missing on an earlier step" in text_of(answer)
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "provision"),
    [
        ("is_regime_object", True, "art. 1(4)"),
        ("is_of_wealth_fund", True, "art. 3(3)"),
    ],
)
def test_who_is_no_object_is_refused_beside_its_field(
    field: str, provision: str, *, value: bool
) -> None:
    body = factories.body()
    setattr(body, field, value)
    body.save()

    answer = walked(signed_in(factories.citizen()), steps(body), to="matter")

    assert answer.status_code == 409
    assert 'class="field has-error"' in answer.content.decode()
    assert provision in text_of(answer)


def test_a_matter_outside_the_laws_reach_is_refused_at_its_step() -> None:
    told = steps(factories.body(), matter={"concerns": ["elections"]})

    answer = walked(signed_in(factories.citizen()), told, to="matter")

    assert answer.status_code == 409
    assert "does not reach this: elections" in text_of(answer)


def test_a_suspended_npo_is_refused_at_the_first_step() -> None:
    group, lead = matter_roads.group(at=NOW)
    group.kind, group.is_suspended = "npo", True
    group.save()

    answer = client_of(lead).post(address("who"), {"initiator": str(group.pk)})

    assert answer.status_code == 409
    assert "art. 6(2)" in text_of(answer)


def test_a_coordinator_raises_a_matter_for_his_group() -> None:
    group, lead = matter_roads.group(at=NOW)
    told = steps(factories.body(), who={"initiator": str(group.pk)})

    walked(client_of(lead), told)

    assert Case.objects.get().initiator == group


def test_nobody_raises_a_matter_for_a_group_that_is_not_his() -> None:
    group, _lead = matter_roads.group(at=NOW)
    told = steps(factories.body(), who={"initiator": str(group.pk)})

    answer = walked(signed_in(factories.citizen("Бөтен")), told, to="who")

    assert answer.status_code == 400


def test_earlier_cases_about_the_body_are_shown_before_one_is_opened() -> None:
    body = factories.body()
    alike = roads.registered(at=NOW, body=body, theme="Мектеп асханасы")
    other = roads.registered(at=NOW, body=body, theme="Жол жөндеу")
    roads.registered(at=NOW, body=factories.body("Басқа"), theme="Бөгде мәселе")
    roads.draft(at=NOW, body=body, theme="Біреудің жобасы")
    client = signed_in(factories.citizen("Жаңа"))
    told = steps(body, theme={"theme": "Асханалардағы тамақ"})

    walked(client, told, to="theme")
    shown = text_of(client.get(address("check")))

    assert shown.index(alike.case.number or "") < shown.index(other.case.number or "")
    assert "alike in words" in shown
    assert "Бөгде мәселе" not in shown
    assert "Біреудің жобасы" not in shown


def test_that_there_is_no_earlier_case_is_said() -> None:
    client = signed_in(factories.citizen())

    walked(client, steps(factories.body()), to="theme")

    assert "No earlier case about these bodies" in text_of(client.get(address("check")))


def test_the_last_step_shows_what_was_written_and_what_the_law_says() -> None:
    client = signed_in(factories.citizen())
    told = steps(factories.body("Су басқармасы"), theme={"theme": "Ауыз су"})

    walked(client, told, to="theme")
    shown = text_of(client.get(address("check")))

    assert "Су басқармасы" in shown
    assert "Ауыз су" in shown
    assert shown.count("Lawful") == 3


def test_a_conflict_of_interest_needs_to_be_named() -> None:
    told = steps(factories.body(), check={"has_conflict": "yes"})

    answer = walked(signed_in(factories.citizen()), told)

    assert answer.status_code == 409
    assert "art. 5(4)" in text_of(answer)
    assert not Case.objects.exists()


def test_another_form_of_a_matter_begins_with_its_bodies() -> None:
    road = roads.registered(at=NOW)
    client = client_of(road.author)

    begun = client.post(f"/en/cases/{road.case.pk}/open-beside/")
    shown = client.get(address("matter")).content.decode()
    client.post(address("form"), {"form": "expertise", "beside": str(road.case.pk)})
    told = steps(road.body)
    for step in ("matter", "theme", "check"):
        client.post(address(step), told[step])

    assert begun.headers["Location"] == address("form")
    assert f'value="{road.body.pk}"' in shown
    second = Case.objects.get(form=CaseForm.EXPERTISE)
    assert (second.beside, second.initiator) == (road.case, road.case.initiator)


def test_the_same_form_beside_itself_is_refused_with_its_provision() -> None:
    road = roads.registered(at=NOW)
    told = steps(road.body, form={"form": "monitoring", "beside": str(road.case.pk)})

    answer = walked(client_of(road.author), told)

    assert answer.status_code == 409
    assert "runs in the matter already" in text_of(answer)
    assert Case.objects.count() == 1


def test_a_stranger_signs_in_and_an_officer_opens_nothing() -> None:
    officer = factories.holder(Role.OFFICER, factories.body())

    stranger = Client().get(address("who"))
    refused = client_of(officer).get(address("who"))
    unknown = signed_in(factories.citizen()).get("/en/cases/new/nowhere/")

    assert stranger.status_code == 302
    assert "/en/sign-in/" in stranger.headers["Location"]
    assert refused.status_code == 403
    assert unknown.status_code == 404


def test_the_ground_of_the_fund_is_asked_where_a_company_of_it_is_known() -> None:
    client = client_of(factories.actor(factories.citizen()))
    body = factories.body()

    walked(client, steps(body), to="form")
    before = client.get(address("matter")).content.decode()
    body.is_of_wealth_fund = True
    body.save(update_fields=["is_of_wealth_fund"])
    after = client.get(address("matter")).content.decode()
    refused = client.post(address("matter"), steps(body)["matter"])

    assert ("fund_ground" in before, "fund_ground" in after) == (False, True)
    assert refused.status_code == 409
