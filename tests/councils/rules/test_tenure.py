from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councils.rules import tenure
from councils.rules.composition import CouncilKind, Standing
from councils.rules.tenure import Period

FROM, UNTIL = date(2026, 7, 15), date(2029, 7, 15)
DAY = timedelta(days=1)
STANDING = Period(2, FROM, UNTIL)


def codes(found: Any) -> list[str]:
    return [breach.code for breach in found]


@pytest.mark.parametrize(
    ("from_on", "until_on", "overlaps"),
    [
        (date(2023, 7, 14), date(2026, 7, 14), False),
        (date(2023, 7, 15), date(2026, 7, 15), True),
        (date(2027, 1, 1), date(2028, 1, 1), True),
        (date(2029, 7, 15), date(2032, 7, 15), True),
        (date(2029, 7, 16), date(2032, 7, 16), False),
    ],
)
def test_two_compositions_never_share_a_day(
    from_on: date, until_on: date, overlaps: Any
) -> None:
    found = tenure.check_overlap(from_on=from_on, until_on=until_on, others=[STANDING])

    assert codes(found) == (["convocations-overlap"] if overlaps else [])


def test_an_overlap_names_the_convocation_and_its_last_day() -> None:
    (breach,) = tenure.check_overlap(from_on=UNTIL, until_on=UNTIL, others=[STANDING])

    assert breach.text.en == (
        "Convocation 2 is still in office: its last day is 15 July 2029."
    )
    assert breach.citation.in_("en").startswith("LPC, art. 9(8)")


@given(st.integers(-2000, 2000), st.integers(1, 2000))
def test_periods_overlap_where_a_day_lies_in_both(begin: Any, length: Any) -> None:
    from_on = FROM + begin * DAY
    until_on = from_on + length * DAY
    shared = max(from_on, FROM) <= min(until_on, UNTIL)

    found = tenure.check_overlap(from_on=from_on, until_on=until_on, others=[STANDING])

    assert bool(found) == shared


@pytest.mark.parametrize(
    ("on", "has_ended", "broken"),
    [
        (FROM + DAY, False, []),
        (UNTIL, False, []),
        (FROM, False, ["outside-the-term"]),
        (UNTIL + DAY, False, ["outside-the-term"]),
        (FROM + DAY, True, ["ended-early"]),
    ],
)
def test_a_composition_ends_early_once_and_within_its_term(
    on: date, has_ended: Any, broken: list[str]
) -> None:
    found = tenure.check_early_end(
        on=on, from_on=FROM, until_on=UNTIL, has_ended=has_ended
    )

    assert codes(found) == broken


@pytest.mark.parametrize(
    ("kind", "size", "wanted", "broken"),
    [
        (CouncilKind.STATE_BODY, 21, 30, []),
        (CouncilKind.STATE_BODY, 21, 31, ["size"]),
        (CouncilKind.STATE_BODY, 21, 21, ["not-larger"]),
        (CouncilKind.QUASI_STATE, 12, 15, []),
        (CouncilKind.QUASI_STATE, 12, 16, ["size"]),
        (CouncilKind.LOCAL, 21, 41, []),
        (CouncilKind.LOCAL, 21, 20, ["not-larger"]),
    ],
)
def test_a_council_grows_within_what_the_law_allows(
    kind: CouncilKind, size: int, wanted: int, broken: list[str]
) -> None:
    found = tenure.check_enlargement(
        size=size, wanted=wanted, kind=kind, on=date(2026, 11, 23)
    )

    assert codes(found) == broken


@pytest.mark.parametrize(
    ("until_on", "broken"),
    [
        (date(2026, 7, 16), []),
        (UNTIL, []),
        (UNTIL + DAY, ["outside-the-term"]),
        (FROM, ["outside-the-term"]),
    ],
)
def test_a_past_composition_lasted_no_longer_than_its_term(
    until_on: date, broken: list[str]
) -> None:
    found = tenure.check_last_day(from_on=FROM, until_on=until_on, latest=UNTIL)

    assert codes(found) == broken


@pytest.mark.parametrize(
    ("number", "broken"), [(None, []), (3, []), (2, ["number-taken"])]
)
def test_a_number_is_given_to_one_composition(number: Any, broken: list[str]) -> None:
    assert codes(tenure.check_number(number=number, taken={1, 2})) == broken


@pytest.mark.parametrize(
    ("on", "standing"),
    [
        (FROM - DAY, Standing.UNLAWFUL),
        (FROM, Standing.LAWFUL),
        (UNTIL, Standing.LAWFUL),
        (UNTIL + DAY, Standing.UNLAWFUL),
    ],
)
def test_a_composition_is_in_office_on_its_first_and_on_its_last_day(
    on: date, standing: Standing
) -> None:
    verdict = tenure.term_of_office(
        from_on=FROM, until_on=UNTIL, on=on, form_by=date(2029, 5, 15)
    )

    assert verdict.standing is standing
    assert "15 May 2029" in verdict.text.en


def test_of_an_assembly_no_day_is_named_for_the_next_one() -> None:
    verdict = tenure.term_of_office(from_on=FROM, until_on=UNTIL, on=FROM, form_by=None)

    assert verdict.text.en == "In office from 15 July 2026 to 15 July 2029."
