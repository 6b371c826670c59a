"""Who may exercise public control: each point of the law, with its edges."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oversight.rules import subjects
from oversight.rules.conflict import Said
from oversight.rules.subjects import BAR_TEXTS, Npo, Person

ON = date(2026, 11, 23)


def person(**said: object) -> Person:
    usual: dict[str, object] = {
        "name": "Айгүл",
        "born_on": date(1990, 5, 1),
        "citizen": True,
        "declared": frozenset(BAR_TEXTS),
        "has_conflict": False,
    }
    return Person(**{**usual, **said})  # type: ignore[arg-type]


@given(st.integers(min_value=1, max_value=100))
def test_a_group_has_one_to_five_people(people: int) -> None:
    breaches = subjects.check_size(people=people, on=ON)

    assert bool(breaches) == (people > 5)


def test_one_who_has_declared_all_may_exercise_control() -> None:
    assert subjects.check_people([person()], on=ON) == []


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"citizen": False}, "not_a_citizen"),
        ({"born_on": date(2008, 11, 24)}, "under_age"),
        ({"born_on": None}, "under_age"),
        ({"declared": frozenset()}, "eligibility_not_declared"),
        *(
            ({"declared": frozenset(BAR_TEXTS) - {code}}, "eligibility_not_declared")
            for code in BAR_TEXTS
        ),
        ({"has_conflict": True}, "conflict_of_interest"),
        ({"has_conflict": None}, "conflict_not_declared"),
        (
            {"conflicts": (Said("Басқарма", has_conflict=None),)},
            "conflict_not_declared",
        ),
        ({"conflicts": (Said("Басқарма", has_conflict=True),)}, "conflict_of_interest"),
    ],
)
def test_each_bar_is_told_with_its_own_code(said: dict[str, object], code: str) -> None:
    breaches = subjects.check_people([person(**said)], on=ON)

    assert [breach.code for breach in breaches] == [code]


def test_every_breach_of_every_person_is_told_at_once() -> None:
    two = [person(citizen=False, has_conflict=True), person(born_on=None)]

    breaches = subjects.check_people(two, on=ON)

    assert len(breaches) == 3


@pytest.mark.parametrize("days", [0, 1])
def test_one_is_old_enough_from_his_eighteenth_birthday_on(days: int) -> None:
    birthday = date(2008, 11, 23) + timedelta(days=days)

    breaches = subjects.check_people([person(born_on=birthday)], on=ON)

    assert bool(breaches) == (days > 0)


def test_of_an_expert_the_conflict_alone_is_asked() -> None:
    expert = person(citizen=False, born_on=None, declared=frozenset(), is_expert=True)

    assert subjects.check_people([expert], on=ON) == []


def test_an_expert_with_a_conflict_stops_the_case_like_anybody() -> None:
    expert = person(is_expert=True, has_conflict=True)

    [breach] = subjects.check_people([expert], on=ON)

    assert breach.code == "conflict_of_interest"


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ({}, []),
        ({"is_registered": False}, ["npo_not_registered"]),
        ({"is_religious": True}, ["npo_religious"]),
        ({"has_foreign_participation": True}, ["npo_foreign"]),
        ({"is_suspended": True}, ["npo_suspended"]),
        (
            {"is_religious": True, "has_foreign_participation": True},
            ["npo_religious", "npo_foreign"],
        ),
    ],
)
def test_each_bar_of_an_organization_is_told_apart(
    said: dict[str, bool], codes: list[str]
) -> None:
    breaches = subjects.check_npo(Npo("Қор", **said))

    assert [breach.code for breach in breaches] == codes


def test_somebody_is_left_to_exercise_control() -> None:
    assert subjects.check_somebody(controlling=1) == []
    assert [b.code for b in subjects.check_somebody(controlling=0)] == ["nobody_left"]


@pytest.mark.parametrize(
    ("alone", "people", "lawful"),
    [(True, 1, True), (True, 2, False), (False, 2, True), (False, 5, True)],
)
def test_a_citizen_acts_alone_or_founds_a_group(
    *, alone: bool, people: int, lawful: bool
) -> None:
    breaches = subjects.check_company(is_citizen_alone=alone, controlling=people)

    assert (breaches == []) is lawful


@pytest.mark.parametrize(
    ("number", "on", "codes"),
    [
        ("1", ON, []),
        ("1", ON - timedelta(days=1), []),
        ("1", ON + timedelta(days=1), ["protocol_in_future"]),
        (" ", ON, ["protocol_without_number"]),
        ("1", None, ["protocol_without_day"]),
        ("", None, ["protocol_without_number", "protocol_without_day"]),
    ],
)
def test_a_protocol_has_its_number_and_a_day_that_has_come(
    number: str, on: date | None, codes: list[str]
) -> None:
    breaches = subjects.check_protocol(number=number, on=on, today=ON)

    assert [breach.code for breach in breaches] == codes


@pytest.mark.parametrize(
    ("is_group", "has_file", "lawful"),
    [(True, True, True), (True, False, False), (False, False, True)],
)
def test_a_group_is_announced_with_its_protocol(
    *, is_group: bool, has_file: bool, lawful: bool
) -> None:
    breaches = subjects.check_protocol_sent(is_group=is_group, has_file=has_file)

    assert (breaches == []) is lawful


@pytest.mark.parametrize(
    ("member", "coordinator", "others", "code"),
    [
        (True, False, 1, None),
        (True, False, 4, None),
        (True, True, 1, "coordinator_leaves"),
        (True, True, 0, "last_in_group"),
        (False, False, 3, "not_in_group"),
    ],
)
def test_a_member_leaves_a_coordinator_hands_over_first(
    *, member: bool, coordinator: bool, others: int, code: str | None
) -> None:
    breaches = subjects.check_leaving(
        is_member=member, is_coordinator=coordinator, others=others
    )

    assert [breach.code for breach in breaches] == ([code] if code else [])


@pytest.mark.parametrize(
    ("member", "own", "lawful"),
    [(True, False, True), (True, True, False), (False, False, False)],
)
def test_another_member_is_excluded_and_nobody_else(
    *, member: bool, own: bool, lawful: bool
) -> None:
    breaches = subjects.check_exclusion(is_member=member, is_own=own)

    assert (breaches == []) is lawful


@pytest.mark.parametrize(
    ("member", "coordinator", "lawful"),
    [(True, False, True), (True, True, False), (False, False, False)],
)
def test_the_coordination_goes_to_another_member(
    *, member: bool, coordinator: bool, lawful: bool
) -> None:
    breaches = subjects.check_successor(is_member=member, is_coordinator=coordinator)

    assert (breaches == []) is lawful
