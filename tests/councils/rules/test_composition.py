from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councils.rules import composition
from councils.rules.composition import CouncilKind, Level, Member, Standing
from councils.rules.regulation import Base

TODAY = date(2026, 11, 23)
BEFORE_THE_QUARTER = date(2026, 6, 30)
STATE = Member(civil_society=False)


def citizen(npo: str, *, ethnocultural: bool = False) -> Member:
    """Return a seat of civil society."""
    return Member(civil_society=True, ethnocultural=ethnocultural, npo=npo)


def council(civil: int, state: int, ethnocultural: int = 0) -> list[Member]:
    """Return so many civil members, of whom some are ethnocultural, and officials."""
    return [
        *(
            citizen(f"npo {place}", ethnocultural=place < ethnocultural)
            for place in range(civil)
        ),
        *([STATE] * state),
    ]


def codes(seats: Any, level: Any, kind: CouncilKind, on: Any = TODAY) -> list[str]:
    return [b.code for b in composition.check(seats, level=level, kind=kind, on=on)]


@pytest.mark.parametrize(
    ("kind", "civil", "state", "broken"),
    [
        (CouncilKind.STATE_BODY, 10, 5, []),
        (CouncilKind.STATE_BODY, 9, 5, ["size", "civil-share"]),
        (CouncilKind.STATE_BODY, 20, 10, []),
        (CouncilKind.STATE_BODY, 19, 11, ["civil-share"]),
        (CouncilKind.STATE_BODY, 21, 10, ["size"]),
        (CouncilKind.STATE_BODY, 9, 6, ["civil-share"]),
        (CouncilKind.QUASI_STATE, 7, 3, []),
        (CouncilKind.QUASI_STATE, 12, 4, ["size"]),
        (CouncilKind.WEALTH_FUND, 4, 2, []),
    ],
)
def test_size_and_civil_share_of_the_republican_level(
    kind: CouncilKind, civil: Any, state: Any, broken: Any
) -> None:
    assert codes(council(civil, state), Level.REPUBLICAN, kind) == broken


@pytest.mark.parametrize(
    ("on", "ethnocultural", "broken"),
    [
        (BEFORE_THE_QUARTER, 0, []),
        (TODAY, 3, ["ethnocultural-share"]),
        (TODAY, 4, []),
    ],
)
def test_the_ethnocultural_quarter_holds_from_july_2026(
    on: Any, ethnocultural: Any, broken: Any
) -> None:
    seats = council(15, 6, ethnocultural)

    assert codes(seats, Level.LOCAL, CouncilKind.LOCAL, on) == broken


def test_one_organization_has_one_seat() -> None:
    seats = [*council(14, 6, 4), citizen("npo 0")]

    (breach,) = composition.check(
        seats, level=Level.LOCAL, kind=CouncilKind.LOCAL, on=TODAY
    )

    assert breach.code == "one-per-npo"
    assert breach.citation.in_("en") == "LPC, art. 9(4)"
    assert "npo 0" in breach.text.en


def test_every_breach_is_told_at_once() -> None:
    seats = [citizen("same"), citizen("same"), STATE, STATE]

    found = codes(seats, Level.LOCAL, CouncilKind.LOCAL)

    assert found == ["civil-share", "ethnocultural-share", "one-per-npo"]


@pytest.mark.parametrize(
    ("ethnocultural", "formed_on", "standing"),
    [
        (6, date(2026, 8, 1), Standing.LAWFUL),
        (4, date(2026, 8, 1), Standing.AMBIGUOUS),
        (3, date(2026, 8, 1), Standing.UNLAWFUL),
        (3, date(2025, 2, 25), Standing.AMBIGUOUS),
    ],
)
def test_what_the_law_leaves_unclear_is_called_so(
    ethnocultural: Any, formed_on: Any, standing: Any
) -> None:
    verdicts = composition.verdicts(
        council(15, 6, ethnocultural),
        level=Level.LOCAL,
        kind=CouncilKind.LOCAL,
        on=TODAY,
        formed_on=formed_on,
    )

    by_code = {verdict.code: verdict.standing for verdict in verdicts}

    assert by_code["ethnocultural-share"] is standing
    assert by_code["size"] is Standing.SETTING


def test_an_assembly_has_no_such_rules() -> None:
    assert codes([STATE], Level.LOCAL, CouncilKind.ASSEMBLY) == []


@given(st.integers(0, 60), st.integers(0, 30))
def test_the_civil_share_is_two_thirds_without_rounding(civil: Any, state: Any) -> None:
    found = codes(council(civil, state), Level.REPUBLICAN, CouncilKind.WEALTH_FUND)

    assert ("civil-share" in found) == (3 * civil < 2 * (civil + state))


@pytest.mark.parametrize(
    ("on", "base", "ethnocultural", "standing"),
    [
        (date(2026, 6, 30), Base.CIVIL, 0, None),
        (date(2026, 7, 1), Base.CIVIL, 0, Standing.UNLAWFUL),
        (date(2026, 7, 1), Base.CIVIL, 4, Standing.UNLAWFUL),
        (date(2026, 7, 1), Base.CIVIL, 5, Standing.AMBIGUOUS),
        (date(2026, 7, 1), Base.CIVIL, 7, Standing.AMBIGUOUS),
        (date(2026, 7, 1), Base.CIVIL, 8, Standing.LAWFUL),
        (date(2026, 7, 1), Base.ALL, 7, Standing.UNLAWFUL),
        (date(2026, 7, 1), Base.ALL, 8, Standing.LAWFUL),
    ],
)
def test_the_quarter_is_counted_of_civil_members_or_of_all_as_it_is_settled(
    on: date, base: Base, ethnocultural: int, standing: Any
) -> None:
    verdicts = composition.verdicts(
        council(20, 10, ethnocultural),
        level=Level.LOCAL,
        kind=CouncilKind.LOCAL,
        on=on,
        formed_on=on,
        base=base,
    )

    by_code = {verdict.code: verdict.standing for verdict in verdicts}

    assert by_code.get("ethnocultural-share") is standing


@pytest.mark.parametrize(
    ("base", "words"),
    [(Base.CIVIL, "so we read the Kazakh text"), (Base.ALL, "not law, a setting")],
)
def test_the_base_of_the_quarter_is_said_beside_it(base: Base, words: str) -> None:
    verdicts = composition.verdicts(
        council(20, 10, 5),
        level=Level.LOCAL,
        kind=CouncilKind.LOCAL,
        on=TODAY,
        base=base,
    )

    (said,) = [one.text.en for one in verdicts if one.code == "ethnocultural-share"]

    assert words in said


@given(st.integers(1, 60), st.integers(0, 40))
def test_one_civil_seat_less_never_mends_a_broken_share(civil: Any, state: Any) -> None:
    kind = CouncilKind.WEALTH_FUND
    before = codes(council(civil, state), Level.REPUBLICAN, kind)

    after = codes(council(civil - 1, state), Level.REPUBLICAN, kind)

    assert "civil-share" not in before or "civil-share" in after


@given(st.integers(1, 60), st.integers(0, 40), st.integers(0, 60))
def test_one_ethnocultural_seat_less_never_mends_the_quarter(
    civil: Any, state: Any, ethnocultural: Any
) -> None:
    ethnocultural = min(ethnocultural, civil)
    before = codes(council(civil, state, ethnocultural), Level.LOCAL, CouncilKind.LOCAL)
    fewer = council(civil - 1, state, max(ethnocultural - 1, 0))

    after = codes(fewer, Level.LOCAL, CouncilKind.LOCAL)

    hit = "ethnocultural-share"
    assert hit not in before or hit in after or not ethnocultural


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
def test_the_order_of_seats_changes_no_verdict(
    civil: Any, state: Any, ethnocultural: Any
) -> None:
    seats = council(civil, state, ethnocultural)

    assert codes(seats, Level.LOCAL, CouncilKind.LOCAL) == codes(
        list(reversed(seats)), Level.LOCAL, CouncilKind.LOCAL
    )
