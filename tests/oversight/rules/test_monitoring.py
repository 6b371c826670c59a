"""A checklist is scored in whole numbers, and a plan does not run backwards."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oversight.rules import findings, monitoring
from oversight.rules.monitoring import Coverage, LineKind, Score

WEIGHTS = st.integers(min_value=1, max_value=10)
ANSWERS = {
    LineKind.YES_NO: st.sampled_from(["yes", "no", "na"]),
    LineKind.SCALE: st.sampled_from(["0", "1", "2", "3", "4", "5", "na"]),
    LineKind.NUMBER: st.integers(-(10**11), 10**11).map(str),
    LineKind.TEXT: st.sampled_from(["ыстық", "кіреберісте", "yes", "5"]),
}
LINES = st.sampled_from(list(LineKind)).flatmap(
    lambda kind: st.tuples(st.just(kind), WEIGHTS, ANSWERS[kind])
)


@pytest.mark.parametrize(
    ("kind", "value", "fit"),
    [
        (LineKind.YES_NO, "yes", True),
        (LineKind.YES_NO, "no", True),
        (LineKind.YES_NO, "na", True),
        (LineKind.YES_NO, "maybe", False),
        (LineKind.YES_NO, "", False),
        (LineKind.SCALE, "0", True),
        (LineKind.SCALE, "5", True),
        (LineKind.SCALE, "6", False),
        (LineKind.SCALE, "-1", False),
        (LineKind.SCALE, "2.5", False),
        (LineKind.SCALE, "05", False),
        (LineKind.NUMBER, "380", True),
        (LineKind.NUMBER, "-4", True),
        (LineKind.NUMBER, "1" * 13, False),
        (LineKind.NUMBER, "1,5", False),
        (LineKind.NUMBER, "٣", False),
        (LineKind.TEXT, "ыстық", True),
        (LineKind.TEXT, "  ", False),
    ],
)
def test_a_value_fits_its_line_or_not(kind: LineKind, value: str, fit: bool) -> None:  # noqa: FBT001
    found = monitoring.check_line(kind=kind, value=value, is_of_checklist=True)

    assert monitoring.fits(kind, value) is fit
    assert [breach.code for breach in found] == ([] if fit else ["line_value"])


@pytest.mark.parametrize(
    ("kind", "weight", "value", "score"),
    [
        (LineKind.YES_NO, 1, "yes", Score(5, 5)),
        (LineKind.YES_NO, 3, "yes", Score(15, 15)),
        (LineKind.YES_NO, 3, "no", Score(0, 15)),
        (LineKind.YES_NO, 3, "na", Score(0, 0)),
        (LineKind.SCALE, 1, "4", Score(4, 5)),
        (LineKind.SCALE, 10, "5", Score(50, 50)),
        (LineKind.NUMBER, 10, "380", Score(0, 0)),
        (LineKind.TEXT, 10, "ыстық", Score(0, 0)),
    ],
)
def test_a_line_is_worth_five_points_times_its_weight(
    kind: LineKind, weight: int, value: str, score: Score
) -> None:
    assert monitoring.score_of(kind, weight=weight, value=value) == score


@given(st.lists(LINES, max_size=40))
def test_points_never_pass_what_is_possible(
    lines: list[tuple[LineKind, int, str]],
) -> None:
    told = monitoring.total(
        monitoring.score_of(kind, weight=weight, value=value)
        for kind, weight, value in lines
    )

    assert 0 <= told.points <= told.possible
    assert told.percent is None or 0 <= told.percent <= 100
    assert (told.percent is None) == (told.possible == 0)


def test_a_share_is_rounded_down_and_never_reaches_a_hundred_early() -> None:
    assert Score(199, 200).percent == 99
    assert Coverage(done=31, planned=100).percent == 31
    assert Coverage(done=31, planned=100).left == 69
    assert Coverage(done=2, planned=3).percent == 66
    assert Coverage(done=0, planned=0).percent is None


@pytest.mark.parametrize(
    ("to_on", "codes"),
    [
        (date(2026, 1, 14), []),  # one day is a plan
        (date(2026, 3, 1), []),
        (date(2026, 1, 13), ["plan_backwards"]),
    ],
)
def test_a_plan_ends_no_earlier_than_it_begins(to_on: date, codes: list[str]) -> None:
    found = monitoring.check_plan(from_on=date(2026, 1, 14), to_on=to_on)

    assert [breach.code for breach in found] == codes


def test_a_checklist_asks_something_and_every_line_is_answered() -> None:
    empty = monitoring.check_checklist([])
    left = monitoring.check_answers(unanswered=[2, 7])
    strange = monitoring.check_line(
        kind=LineKind.YES_NO, value="yes", is_of_checklist=False
    )

    assert [breach.code for breach in empty] == ["checklist_empty"]
    assert monitoring.check_checklist([LineKind.TEXT]) == []
    assert "2, 7" in left[0].text.en
    assert monitoring.check_answers(unanswered=[]) == []
    assert [breach.code for breach in strange] == ["line_of_another_checklist"]


def test_only_a_monitoring_has_a_checklist() -> None:
    assert monitoring.check_form(is_monitoring=True) == []
    [breach] = monitoring.check_form(is_monitoring=False)
    assert breach.code == "not_a_monitoring"


@pytest.mark.parametrize(
    ("is_private", "public_files", "codes"),
    [
        (False, 2, []),
        (True, 0, []),
        (True, 1, ["evidence_is_public"]),
    ],
)
def test_the_proof_of_what_is_not_public_is_not_public(
    is_private: bool,  # noqa: FBT001
    public_files: int,
    codes: list[str],
) -> None:
    found = findings.check_evidence(is_private=is_private, public_files=public_files)

    assert [breach.code for breach in found] == codes


@pytest.mark.parametrize(
    ("reason", "is_current", "codes"),
    [
        ("Қате сан", True, []),
        (" ", True, ["correction_without_reason"]),
        ("Қате сан", False, ["version_superseded"]),
        ("", False, ["version_superseded", "correction_without_reason"]),
    ],
)
def test_a_correction_is_made_to_the_latest_version_with_a_reason(
    reason: str,
    is_current: bool,  # noqa: FBT001
    codes: list[str],
) -> None:
    found = findings.check_correction(reason=reason, is_current=is_current)

    assert [breach.code for breach in found] == codes


@pytest.mark.parametrize(
    ("was_published", "is_private", "broken"),
    [
        (True, True, True),
        (True, False, False),
        (False, True, False),
        (False, False, False),
    ],
)
def test_a_correction_hides_nothing_that_a_sent_paper_tells(
    was_published: bool,  # noqa: FBT001
    is_private: bool,  # noqa: FBT001
    broken: bool,  # noqa: FBT001
) -> None:
    found = findings.check_hiding(was_published=was_published, is_private=is_private)

    assert bool(found) is broken


@pytest.mark.parametrize(("strangers", "broken"), [(0, False), (1, True)])
def test_a_finding_is_about_a_body_of_the_case(strangers: int, broken: bool) -> None:  # noqa: FBT001
    assert bool(findings.check_bodies(strangers=strangers)) is broken
