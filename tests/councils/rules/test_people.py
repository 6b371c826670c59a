from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councils.rules import people
from councils.rules.composition import Level, Standing
from councils.rules.people import Person

TODAY = date(2026, 11, 23)
REPUBLICAN, LOCAL = Level.REPUBLICAN, Level.LOCAL


def person(name: str = "Айгүл", **told: Any) -> Person:
    return Person(name, **told)


def standings(*who: Person, level: Level = LOCAL, on: date = TODAY) -> dict[str, Any]:
    return {one.code: one.standing for one in people.verdicts(who, level=level, on=on)}


def codes(*who: Person, level: Level = LOCAL, on: date = TODAY) -> list[str]:
    return [breach.code for breach in people.check(who, level=level, on=on)]


@pytest.mark.parametrize(
    ("terms", "broken"), [(1, []), (2, []), (3, ["terms-in-a-row"])]
)
def test_nobody_is_elected_more_than_twice_in_a_row(
    terms: int, broken: list[str]
) -> None:
    assert codes(person(terms=terms, terms_by_name=terms)) == broken


@pytest.mark.parametrize(
    ("terms", "by_name", "standing"),
    [
        (1, 1, Standing.LAWFUL),
        (2, 2, Standing.LAWFUL),
        (1, 3, Standing.AMBIGUOUS),
        (2, 3, Standing.AMBIGUOUS),
        (3, 3, Standing.UNLAWFUL),
    ],
)
def test_a_namesake_makes_it_ambiguous_and_not_unlawful(
    terms: int, by_name: int, standing: Standing
) -> None:
    found = standings(person(terms=terms, terms_by_name=by_name))

    assert found["terms-in-a-row"] is standing


@pytest.mark.parametrize(
    ("councils", "level", "broken"),
    [
        (1, REPUBLICAN, []),
        (2, REPUBLICAN, ["one-republican-council"]),
        (2, LOCAL, []),
    ],
)
def test_one_person_sits_in_one_council_of_the_republican_level(
    councils: int, level: Level, broken: list[str]
) -> None:
    assert codes(person(republican_councils=councils), level=level) == broken


@pytest.mark.parametrize(
    ("born_on", "broken"),
    [
        (date(2008, 11, 23), []),
        (date(2008, 11, 24), ["age"]),
        (date(1950, 1, 1), []),
        (None, []),
    ],
)
def test_a_member_is_of_age_on_the_day_that_is_asked(
    born_on: Any, broken: list[str]
) -> None:
    assert codes(person(born_on=born_on)) == broken


def test_where_no_birthday_is_known_nothing_is_said_of_age() -> None:
    assert "age" not in standings(person())


def test_a_person_seated_twice_is_named_once() -> None:
    twice = person("Айгүл", key="a")
    (breach,) = people.check(
        [twice, twice, person("Ерлан", key="b")], level=LOCAL, on=TODAY
    )

    assert breach.code == "seated-twice"
    assert breach.text.en == "One person holds two seats: Айгүл."


def test_namesakes_of_whom_nothing_is_known_are_two_people() -> None:
    assert codes(person("Айгүл"), person("Айгүл")) == []


def test_the_names_of_those_who_break_a_rule_stand_in_its_words() -> None:
    over = [person(name, terms=3) for name in ("Ерлан", "Айгүл")]

    (breach,) = people.check([*over, person("Сәуле")], level=LOCAL, on=TODAY)

    assert breach.text.ru == "Избраны больше 2 раз подряд: Айгүл, Ерлан."
    assert breach.citation.in_("en") == "LPC, art. 9(5)"


@given(st.lists(st.integers(1, 5), max_size=12))
def test_one_more_lawful_member_never_breaks_a_rule_on_persons(terms: Any) -> None:
    who = [person(f"Мүше {place}", terms=count) for place, count in enumerate(terms)]

    assert codes(*who) == codes(*who, person("Жаңа мүше"))
