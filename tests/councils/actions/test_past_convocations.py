"""Compositions from before Kenes, and the terms in a row that they tell of."""

from datetime import date
from typing import Any

import pytest

from backend.accounts.roles import Role
from backend.law.refusal import RuleBroken
from councils import reports
from councils.actions import convocations
from councils.actions.convocations import Approval, PastTerm, SeatGiven
from councils.models import Constituency, Convocation, Council
from councils.rules.composition import Standing
from oversight.states import ObligationState
from tests import factories
from tests.councils import factories as made

pytestmark = pytest.mark.django_db
FROM = date(2026, 7, 15)


def approval(council: Any) -> Any:
    return Approval(council.body, FROM, "№ 12", FROM)


def test_what_is_recorded_of_the_past_notes_its_breaches() -> None:
    council = made.council()
    by = factories.holder(Role.HEAD, council.body)

    convocation = convocations.record_past(
        council,
        approval=approval(council),
        seats=made.given_seats(21)[6:],
        past=PastTerm("https://example.kz/"),
        by=by,
        at=made.AT,
    )

    assert convocation.is_imported
    assert [noted["code"] for noted in convocation.breaches_noted] == [
        "civil-share",
        "ethnocultural-share",
    ]


def recorded(council: Council, from_on: date, **told: Any) -> Convocation:
    """Record a past composition of three."""
    approval = Approval(council.body, from_on, "№ 3", from_on)
    return convocations.record_past(
        council,
        approval=approval,
        seats=told.pop("seats", None) or made.given_seats(3),
        past=PastTerm("https://example.kz/", **told),
        by=factories.holder(Role.HEAD, council.body),
        at=made.AT,
    )


def codes(refused: pytest.ExceptionInfo[RuleBroken]) -> list[str]:
    return [breach.code for breach in refused.value.breaches]


def test_a_past_composition_keeps_the_number_and_the_last_day_of_its_source() -> None:
    house = made.house(size=15)
    owed = house.council.convocations.get().formation_obligation
    assert owed is not None

    past = recorded(
        house.council, date(2023, 8, 1), number=7, until_on=date(2026, 7, 14)
    )

    owed.refresh_from_db()
    assert (past.number, past.to_on) == (7, date(2026, 7, 14))
    assert owed.state == ObligationState.OPEN
    on_the_day = house.council.convocations.in_force(date(2026, 7, 14))
    assert list(on_the_day) == [past]


@pytest.mark.parametrize(
    ("from_on", "told", "refused"),
    [
        (date(2023, 7, 16), {}, ["convocations-overlap"]),
        (date(2023, 7, 14), {"number": 1}, ["number-taken"]),
        (date(2020, 1, 1), {"until_on": date(2023, 1, 2)}, ["outside-the-term"]),
        (date(2020, 1, 1), {"until_on": date(2020, 1, 1)}, ["outside-the-term"]),
    ],
)
def test_days_and_numbers_of_the_past_are_not_mistaken(
    from_on: date, told: Any, refused: list[str]
) -> None:
    house = made.house(size=15)

    with pytest.raises(RuleBroken) as broken:
        recorded(house.council, from_on, **told)

    assert codes(broken) == refused
    assert house.council.convocations.count() == 1


def citizen(name: str, *, born_on: date | None) -> SeatGiven:
    return SeatGiven(name, Constituency.CIVIL_SOCIETY, nominator=name, born_on=born_on)


def composed(*, born_on: date | None) -> list[SeatGiven]:
    """Return a lawful composition of three, in which Айгүл sits for civil society."""
    return [
        SeatGiven(
            "Айгүл", Constituency.CIVIL_SOCIETY, is_ethnocultural=True, born_on=born_on
        ),
        citizen(f"Мүше {born_on}", born_on=None),
        SeatGiven("Мемлекет", Constituency.STATE),
    ]


@pytest.mark.parametrize(
    ("before", "born_on", "refused", "standing"),
    [
        (1, date(1980, 1, 1), [], Standing.LAWFUL),
        (2, date(1980, 1, 1), ["terms-in-a-row"], None),
        (2, None, [], Standing.AMBIGUOUS),
    ],
)
def test_nobody_is_elected_for_a_third_term_in_a_row(
    before: int, born_on: Any, refused: list[str], standing: Any
) -> None:
    council = made.council()
    begins = (date(2023, 7, 10), date(2020, 7, 1))[:before]
    for from_on in reversed(begins):
        recorded(council, from_on, seats=composed(born_on=born_on))
    by = factories.holder(Role.HEAD, council.body)

    def approve() -> Convocation:
        return convocations.approve(
            council,
            approval=approval(council),
            seats=composed(born_on=born_on),
            by=by,
            at=made.AT,
        )

    if refused:
        with pytest.raises(RuleBroken) as broken:
            approve()
        assert codes(broken) == refused
        return
    verdicts = reports.verdicts_of(approve(), council, on=FROM)
    found = {one.code: one.standing for one in verdicts}
    assert found["terms-in-a-row"] is standing


def test_a_break_of_one_convocation_ends_the_row() -> None:
    council = made.council()
    born_on = date(1980, 1, 1)
    recorded(council, date(2017, 7, 1), seats=composed(born_on=born_on))
    recorded(council, date(2020, 7, 2), seats=made.given_seats(3))
    recorded(council, date(2023, 7, 10), seats=composed(born_on=born_on))

    convocation = convocations.approve(
        council,
        approval=approval(council),
        seats=composed(born_on=born_on),
        by=factories.holder(Role.HEAD, council.body),
        at=made.AT,
    )

    assert convocation.number == 4
