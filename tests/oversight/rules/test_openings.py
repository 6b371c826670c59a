import pytest
from hypothesis import given
from hypothesis import strategies as st

from oversight.rules import openings
from oversight.rules.openings import Beside
from oversight.states import CONTROL_FORMS, CaseForm


def beside(**said: object) -> Beside:
    usual: dict[str, object] = {
        "number": "2026/QB-000001",
        "form": CaseForm.MONITORING,
        "is_over": False,
        "is_own": True,
        "forms_beside": (),
        "shares_a_body": True,
    }
    return Beside(**{**usual, **said})  # type: ignore[arg-type]


@pytest.mark.parametrize("form", list(CaseForm))
def test_a_citizen_has_the_three_forms_of_control_and_no_other(form: CaseForm) -> None:
    breaches = openings.check_form(form)

    assert bool(breaches) == (form not in CONTROL_FORMS)


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ({}, []),
        ({"is_over": True}, ["beside_what_is_over"]),
        ({"is_own": False}, ["beside_another_author"]),
        ({"shares_a_body": False}, ["beside_another_body"]),
        ({"form": CaseForm.EXPERTISE}, ["form_runs_already"]),
        ({"forms_beside": {CaseForm.EXPERTISE}}, ["form_runs_already"]),
        (
            {"is_own": False, "is_over": True, "shares_a_body": False},
            ["beside_another_author", "beside_what_is_over", "beside_another_body"],
        ),
    ],
)
def test_what_keeps_an_expertise_from_running_beside_a_case(
    said: dict[str, object], codes: list[str]
) -> None:
    breaches = openings.check_beside(CaseForm.EXPERTISE, beside(**said))

    assert [breach.code for breach in breaches] == codes
    assert all(breach.citation == openings.FORMS for breach in breaches)


@given(st.sampled_from(CONTROL_FORMS), st.sets(st.sampled_from(CONTROL_FORMS)))
def test_a_form_runs_in_a_matter_once(form: CaseForm, there: set[CaseForm]) -> None:
    breaches = openings.check_beside(
        form, beside(form=CaseForm.MONITORING, forms_beside=there)
    )

    assert bool(breaches) == (form in there | {CaseForm.MONITORING})
