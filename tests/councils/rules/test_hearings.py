from datetime import date

import pytest

from backend.law.breach import Breach
from councils.rules import guests, hearings, monitorings, past_meetings, work_plans
from councils.rules.hearings import Report


def codes(breaches: list[Breach]) -> list[str]:
    return [breach.code for breach in breaches]


@pytest.mark.parametrize(
    ("is_hearing", "is_of_fund", "expected"),
    [
        (True, True, ["hearing-of-the-fund"]),
        (True, False, []),
        (False, True, []),
        (False, False, []),
    ],
)
def test_the_fund_has_no_public_hearings(
    *, is_hearing: bool, is_of_fund: bool, expected: list[str]
) -> None:
    found = hearings.check_kind(is_hearing=is_hearing, is_of_fund=is_of_fund)

    assert codes(found) == expected
    assert all(one.citation.provision == "art. 21(10)" for one in found)


@pytest.mark.parametrize(
    ("by_members", "agreed", "expected"),
    [
        (True, True, []),
        (False, True, ["hearing-not-by-members"]),
        (True, False, ["hearing-date-not-agreed"]),
        (False, False, ["hearing-not-by-members", "hearing-date-not-agreed"]),
    ],
)
def test_members_call_a_hearing_on_a_day_agreed_with_the_body(
    *, by_members: bool, agreed: bool, expected: list[str]
) -> None:
    found = hearings.check_call(is_by_members=by_members, is_date_agreed=agreed)

    assert codes(found) == expected


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        ([], ["no-report"]),
        ([Report(names_body=True, names_rapporteur=True)], []),
        ([Report(names_body=False, names_rapporteur=True)], ["report-of-no-body"]),
        ([Report(names_body=True, names_rapporteur=False)], ["report-by-nobody"]),
        (
            [
                Report(names_body=True, names_rapporteur=True),
                Report(names_body=False, names_rapporteur=False),
            ],
            ["report-of-no-body", "report-by-nobody"],
        ),
    ],
)
def test_a_report_is_of_a_body_and_by_its_head(
    reports: list[Report], expected: list[str]
) -> None:
    assert codes(hearings.check_reports(reports)) == expected


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, []),
        ({"is_hearing": False}, ["not-a-hearing"]),
        ({"is_noticed": False}, ["not-noticed"]),
        ({"is_over": True}, ["hearing-over"]),
        ({"is_member": True}, ["is-a-member"]),
        (
            {"is_noticed": False, "is_member": True},
            ["not-noticed", "is-a-member"],
        ),
    ],
)
def test_participants_register_for_hearings_that_are_announced_and_not_over(
    changed: dict[str, bool], expected: list[str]
) -> None:
    said = {
        "is_hearing": True,
        "is_noticed": True,
        "is_over": False,
        "is_member": False,
        **changed,
    }

    assert codes(guests.check_registration(**said)) == expected


@pytest.mark.parametrize(
    ("noticed", "over", "registered", "expected"),
    [
        (True, False, True, []),
        (False, False, True, ["contributions-closed"]),
        (True, True, True, ["contributions-closed"]),
        (True, False, False, ["not-registered"]),
    ],
)
def test_questions_come_from_the_registered_until_the_end(
    *, noticed: bool, over: bool, registered: bool, expected: list[str]
) -> None:
    found = guests.check_contribution(
        is_noticed=noticed, is_over=over, is_registered=registered
    )

    assert codes(found) == expected


@pytest.mark.parametrize(
    ("year", "month", "done", "late"),
    [
        (2026, 10, False, True),
        (2026, 11, False, False),
        (2026, 12, False, False),
        (2025, 12, False, True),
        (2027, 1, False, False),
        (2026, 10, True, False),
    ],
)
def test_a_matter_is_late_once_its_month_is_over(
    *, year: int, month: int, done: bool, late: bool
) -> None:
    on = date(2026, 11, 30)

    found = work_plans.is_late(year=year, month=month, is_done=done, on=on)

    assert found is late


def test_a_plan_is_a_setting_and_says_so() -> None:
    found = work_plans.check_approval(is_own_decision=False, matters=0)

    assert codes(found) == ["decision-of-another-council", "plan-empty"]
    assert {one.citation.read.value for one in found} == {"setting"}


@pytest.mark.parametrize(
    ("members", "in_force", "expected"),
    [
        (2, True, []),
        (0, True, ["monitoring-without-members"]),
        (2, False, ["monitoring-without-members"]),
    ],
)
def test_a_monitoring_is_done_by_members_in_office(
    *, members: int, in_force: bool, expected: list[str]
) -> None:
    found = monitorings.check_doers(members=members, are_in_force=in_force)

    assert codes(found) == expected


@pytest.mark.parametrize(
    ("held_on", "expected"),
    [
        (date(2026, 11, 22), []),
        (date(2026, 11, 23), []),
        (date(2026, 11, 24), ["not-past"]),
    ],
)
def test_what_is_to_come_is_not_recorded_as_past(
    held_on: date, expected: list[str]
) -> None:
    found = past_meetings.check_past(held_on=held_on, today=date(2026, 11, 23))

    assert codes(found) == expected
