from datetime import date

import pytest

from backend.law.calendar import WorkingCalendar
from oversight.rules import deadlines, documents
from oversight.rules.deadlines import OTHERS, PLANS, WITHOUT_TERM

PLAIN = WorkingCalendar.plain()


def test_a_final_document_is_due_seven_working_days_after_the_control() -> None:
    term = deadlines.send_final_document(
        completed_on=date(2026, 11, 30), calendar=PLAIN
    )

    assert term.due_on == date(2026, 12, 9)


def test_an_answer_is_due_ten_working_days_after_receipt() -> None:
    term = deadlines.answer(received_on=date(2026, 11, 20), calendar=PLAIN)

    assert term.due_on == date(2026, 12, 4)


def test_received_one_day_later_it_is_due_one_working_day_later() -> None:
    thursday = deadlines.answer(received_on=date(2026, 11, 19), calendar=PLAIN)
    friday = deadlines.answer(received_on=date(2026, 11, 20), calendar=PLAIN)

    assert PLAIN.working_days_between(thursday.due_on, friday.due_on) == 1


@pytest.mark.parametrize("power", sorted(PLANS))
def test_plans_and_budget_passports_are_answered_in_ten_working_days(
    power: str,
) -> None:
    term = deadlines.council_answer(
        power=power, received_on=date(2026, 11, 20), calendar=PLAIN
    )

    assert term is not None
    assert (term.norm_id, term.due_on) == (
        "recommendation.answer.plans",
        date(2026, 12, 4),
    )


@pytest.mark.parametrize("power", sorted(OTHERS))
def test_the_other_powers_are_answered_in_a_month(power: str) -> None:
    term = deadlines.council_answer(
        power=power, received_on=date(2026, 11, 20), calendar=PLAIN
    )

    assert term is not None
    assert (term.norm_id, term.due_on) == (
        "recommendation.answer.other",
        date(2026, 12, 21),  # the 20th is a Sunday
    )


@pytest.mark.parametrize("power", [*sorted(WITHOUT_TERM), "", "of its own"])
def test_a_power_that_the_provision_does_not_name_has_no_term(power: str) -> None:
    assert (
        deadlines.council_answer(
            power=power, received_on=date(2026, 11, 20), calendar=PLAIN
        )
        is None
    )


@pytest.mark.parametrize("reasons", ["", " ", "\n\t", "\u00a0"])
def test_blank_reasons_are_none(reasons: str) -> None:
    [breach] = documents.check_answer(reasons=reasons)

    assert breach.citation.in_("en").endswith("art. 13(4)")


@pytest.mark.parametrize(
    ("unanswered", "overdue", "reason", "code"),
    [
        (0, 0, "", None),
        (2, 1, "so", "term_still_runs"),
        (2, 2, " ", "no_closing_reason"),
        (2, 2, "silence", None),
    ],
)
def test_a_case_closes_when_no_term_runs_and_silence_has_its_reason(
    unanswered: int, overdue: int, reason: str, code: str | None
) -> None:
    breaches = documents.may_close(
        unanswered=unanswered, overdue=overdue, reason=reason
    )

    assert [breach.code for breach in breaches] == ([code] if code else [])
