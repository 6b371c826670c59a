from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.accounts.models import WithoutCouncil
from backend.law.calendar import WorkingCalendar
from councils.rules import bodies, competitions, forming
from councils.rules.competitions import Announced
from councils.rules.composition import CouncilKind

ON = date(2026, 11, 23)
CALENDAR = WorkingCalendar.plain()


@pytest.mark.parametrize(
    ("civil", "state", "size", "codes"),
    [
        (6, 3, 9, []),
        (2, 1, 3, []),
        (9, 0, 9, []),
        (7, 3, 10, []),
        (5, 4, 9, ["working-group-state-share", "working-group-civil-share"]),
        (6, 4, 10, ["working-group-state-share", "working-group-civil-share"]),
        (6, 3, 10, ["working-group-size"]),
        (6, 3, 8, ["working-group-size"]),
    ],
)
def test_a_working_group_is_two_thirds_of_civil_society(
    civil: int, state: int, size: int, codes: list[str]
) -> None:
    found = forming.check_working_group(civil=civil, state=state, size=size, on=ON)

    assert [breach.code for breach in found] == codes


@given(st.integers(min_value=1, max_value=200))
def test_the_most_of_the_state_and_the_least_of_the_rest_fill_the_group(
    whole: int,
) -> None:
    most = forming.most_of_the_state(whole, on=ON)
    least = forming.least_of_civil_society(whole, on=ON)

    assert most + least == whole


@given(
    civil=st.integers(min_value=1, max_value=60),
    state=st.integers(min_value=0, max_value=60),
)
def test_losing_a_civil_member_never_mends_a_broken_share(
    civil: int, state: int
) -> None:
    def broken(members: int) -> set[str]:
        found = forming.check_working_group(
            civil=members, state=state, size=members + state, on=ON
        )
        return {breach.code for breach in found}

    assert broken(civil) <= broken(civil - 1) or civil + state == 1


def test_the_head_comes_from_civil_society() -> None:
    assert forming.check_head(is_of_civil_society=True) == []
    refused = forming.check_head(is_of_civil_society=False)
    assert [b.citation.provision for b in refused] == ["art. 8(1)"]


@pytest.mark.parametrize(
    ("to_on", "due_on"),
    [
        (date(2029, 7, 15), date(2029, 5, 15)),
        (date(2028, 4, 30), date(2028, 2, 29)),
        (date(2027, 4, 30), date(2027, 2, 28)),
        # Backwards it never moves, even from a Sunday.
        (date(2027, 9, 2), date(2027, 7, 2)),
        (date(2027, 8, 4), date(2027, 6, 4)),
        (date(2026, 12, 22), date(2026, 10, 22)),
        (date(2027, 1, 10), date(2026, 11, 10)),
        (date(2027, 1, 15), date(2026, 11, 15)),
    ],
)
def test_the_next_composition_begins_to_be_formed_two_months_before(
    to_on: date, due_on: date
) -> None:
    assert forming.formation_start(to_on=to_on, calendar=CALENDAR).due_on == due_on


@pytest.mark.parametrize(
    ("decided_on", "until"),
    [
        (date(2026, 12, 9), date(2027, 3, 9)),
        (date(2026, 11, 30), date(2027, 3, 1)),  # 28 February 2027 is a Sunday
    ],
)
def test_certificates_are_kept_as_long_as_one_may_complain(
    decided_on: date, until: date
) -> None:
    term = competitions.certificates_until(decided_on=decided_on, calendar=CALENDAR)

    assert term.due_on == until


@pytest.mark.parametrize(
    ("kind", "years", "to_on", "norm"),
    [
        (CouncilKind.LOCAL, None, date(2029, 11, 22), "council.term"),
        (CouncilKind.STATE_BODY, 4, date(2029, 11, 22), "council.term"),
        (CouncilKind.ASSEMBLY, 4, date(2030, 11, 22), "assembly.term"),
        (CouncilKind.ASSEMBLY, 2, date(2028, 11, 22), "assembly.term"),
    ],
)
def test_a_composition_holds_three_years_and_an_assembly_as_settled(
    kind: CouncilKind, years: int | None, to_on: date, norm: str
) -> None:
    term = forming.term_of_office(
        kind=kind, from_on=date(2026, 11, 22), years=years, calendar=CALENDAR
    )

    assert (term.due_on, term.norm_id) == (to_on, norm)


@given(
    from_on=st.dates(min_value=date(2022, 1, 1), max_value=date(2040, 1, 1)),
    years=st.integers(min_value=1, max_value=9),
)
def test_the_term_of_an_assembly_never_moves_from_a_day_off(
    from_on: date, years: int
) -> None:
    term = forming.term_of_office(
        kind=CouncilKind.ASSEMBLY, from_on=from_on, years=years, calendar=CALENDAR
    )

    assert term.moved_from is None
    assert term.due_on.year == from_on.year + years


@pytest.mark.parametrize(
    ("members", "years", "most", "codes"),
    [
        (25, 4, 25, []),
        (26, 4, 25, ["assembly-size"]),
        (25, None, 25, ["assembly-term-not-settled"]),
        (99, 4, None, []),
    ],
)
def test_an_assembly_is_as_its_settings_say(
    members: int, years: int | None, most: int | None, codes: list[str]
) -> None:
    found = forming.check_assembly(
        kind=CouncilKind.ASSEMBLY, members=members, years=years, most=most
    )

    assert [breach.code for breach in found] == codes
    assert all(breach.citation.read == "setting" for breach in found)


def test_an_assembly_has_no_competition() -> None:
    refused = [
        kind for kind in CouncilKind if competitions.check_by_competition(kind=kind)
    ]

    assert refused == [CouncilKind.ASSEMBLY]


@pytest.mark.parametrize("ground", WithoutCouncil.values)
def test_a_body_of_the_laws_list_has_no_council(ground: str) -> None:
    (breach,) = bodies.check_body(ground=ground)

    assert breach.citation.provision == "art. 1(1) part 2"
    assert bodies.WITHOUT[ground].en in breach.text.en


def test_the_list_of_the_law_has_fifteen_lines() -> None:
    assert set(bodies.WITHOUT) == set(WithoutCouncil.values)
    assert len(bodies.WITHOUT) == 15
    assert bodies.check_body(ground="") == []


FULL = Announced("090400, Ақсай", "konkurs@example.kz", "Газет", "Талаптар")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"postal_address": " "}, "announcement-address"),
        ({"email": ""}, "announcement-email"),
        ({"published_in": ""}, "announcement-channel"),
        ({"text": "\n"}, "announcement-text"),
    ],
)
def test_an_announcement_tells_all_that_the_law_names(
    change: dict[str, str], code: str
) -> None:
    told = Announced(**{**vars(FULL), **change})

    assert competitions.check_announcement(FULL) == []
    assert [b.code for b in competitions.check_announcement(told)] == [code]


@pytest.mark.parametrize(
    ("days", "until_on", "lawful"),
    [
        (None, date(2026, 11, 23), True),
        (15, date(2026, 12, 8), True),
        (15, date(2026, 12, 7), False),
        (5, date(2026, 11, 30), True),  # 28 November is a Saturday: it ends on Monday
        (5, date(2026, 11, 28), False),
    ],
)
def test_documents_are_taken_as_long_as_the_council_has_settled(
    *, days: int | None, until_on: date, lawful: bool
) -> None:
    found = competitions.check_documents_period(
        from_on=ON, until_on=until_on, days=days, calendar=CALENDAR
    )

    assert (found == []) is lawful
    assert all(breach.citation.read == "setting" for breach in found)


@pytest.mark.parametrize(
    ("on", "taken", "may_close"),
    [
        (date(2026, 11, 22), False, False),
        (date(2026, 11, 23), True, False),
        (date(2026, 12, 8), True, False),
        (date(2026, 12, 9), False, True),
    ],
)
def test_documents_are_taken_from_the_first_to_the_last_announced_day(
    *, on: date, taken: bool, may_close: bool
) -> None:
    until = date(2026, 12, 8)

    inside = competitions.check_taking(from_on=ON, until_on=until, on=on)
    over = competitions.check_period_over(until_on=until, on=on)

    assert ((inside == []), (over == [])) == (taken, may_close)


@pytest.mark.parametrize(
    ("selected", "seats", "lawful"),
    [(12, 12, True), (11, 12, True), (13, 12, False), (0, 12, False)],
)
def test_no_more_are_selected_than_there_are_seats(
    *, selected: int, seats: int, lawful: bool
) -> None:
    found = competitions.check_selected(selected=selected, seats=seats)

    assert (found == []) is lawful


def test_an_additional_competition_waits_for_the_reserve() -> None:
    assert competitions.check_additional(waiting=0) == []
    (breach,) = competitions.check_additional(waiting=2)
    assert breach.citation.provision == "art. 9(9)"
