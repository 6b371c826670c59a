"""Who may be an expert, and what an expertise ends in: art. 11."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.law.norms import public_control
from oversight.rules import expertise
from oversight.rules.expertise import Expert

ON = date(2026, 12, 1)


def expert(*, educated: bool = True, years: int = 2) -> Expert:
    return Expert("Сарапшы", has_higher_education=educated, experience_years=years)


@pytest.mark.parametrize(
    ("educated", "years", "expected"),
    [
        (True, 2, []),
        (True, 1, ["too_little_experience"]),
        (True, 0, ["too_little_experience"]),
        (True, 40, []),
        (False, 2, ["no_higher_education"]),
        (False, 1, ["no_higher_education", "too_little_experience"]),
    ],
)
def test_an_expert_has_higher_education_and_two_years_in_the_field(
    *, educated: bool, years: int, expected: list[str]
) -> None:
    breaches = expertise.check_expert(expert(educated=educated, years=years), on=ON)

    assert [breach.code for breach in breaches] == expected
    assert all(breach.citation.provision == "art. 11(3)" for breach in breaches)


@given(years=st.integers(min_value=0, max_value=60))
def test_more_years_of_work_never_make_an_expert_unfit(years: int) -> None:
    fit = not expertise.check_expert(expert(years=years), on=ON)

    assert fit == (years >= public_control.EXPERT_EXPERIENCE.on(ON))


def test_an_expertise_has_an_expert_and_all_of_them_are_fit() -> None:
    nobody = expertise.check_experts([], on=ON)
    mixed = expertise.check_experts([expert(), expert(years=1)], on=ON)

    assert [breach.code for breach in nobody] == ["no_expert"]
    assert [breach.code for breach in mixed] == ["too_little_experience"]


@pytest.mark.parametrize(("count", "lawful"), [(0, False), (1, True), (7, True)])
def test_an_expertise_asks_and_concludes_at_least_once(
    *, count: int, lawful: bool
) -> None:
    assert (expertise.check_questions(questions=count) == []) is lawful
    assert (expertise.check_conclusions(conclusions=count) == []) is lawful


@pytest.mark.parametrize(
    ("is_expert", "has_conflict", "expected"),
    [
        (True, False, []),
        (True, None, ["expert_in_conflict"]),
        (True, True, ["expert_in_conflict"]),
        (False, False, ["not_an_expert"]),
    ],
)
def test_who_concludes_is_an_expert_without_interest(
    *, is_expert: bool, has_conflict: bool | None, expected: list[str]
) -> None:
    breaches = expertise.check_author(
        name="Сарапшы", is_expert=is_expert, has_conflict=has_conflict
    )

    assert [breach.code for breach in breaches] == expected


@pytest.mark.parametrize(
    ("is_own", "has_scan", "expected"),
    [
        (True, False, []),
        (True, True, []),
        (False, True, []),
        (False, False, ["no_scan"]),
    ],
)
def test_what_the_author_enters_for_an_expert_has_its_scan(
    *, is_own: bool, has_scan: bool, expected: list[str]
) -> None:
    breaches = expertise.check_paper(is_own=is_own, has_scan=has_scan)

    assert [breach.code for breach in breaches] == expected
