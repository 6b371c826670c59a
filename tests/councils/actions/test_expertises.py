"""An expertise on the council's assignment: on record, decided, sent to the body."""

from dataclasses import replace
from typing import Any

import pytest

from backend.law.refusal import RuleBroken
from councils.actions import (
    attendance,
    decisions,
    meetings,
    monitorings,
    plan_items,
    sittings,
)
from councils.actions.decisions import Advice
from councils.actions.monitorings import Done
from councils.models import (
    AgendaItemKind,
    ControlKind,
    Decision,
    Meeting,
    Monitoring,
)
from councils.rules import recommendations
from councils.rules.composition import CouncilKind, Level
from oversight.states import CaseForm
from tests.councils import factories as made
from tests.councils.factories import AT, House

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    return made.house(size=3, people=3)


def done_by(assignment: Decision | None) -> Done:
    return Done(
        done_on=AT.date(),
        members=[],
        kind=ControlKind.EXPERTISE,
        assignment=assignment,
        others="«Эко» қоғамдық бірлестігінің сараптама комиссиясы",
        theme_kk="Полигон жобасы",
        conclusion_kk="Жоба нормаға сай емес.",
    )


def assigned(house: House) -> Decision:
    """Adopt the decision that assigns the expertise."""
    return made.decided_by(house, present=3, votes_for=3)


def held(house: House, meeting: Meeting) -> Decision:
    """Hold the meeting, and decide its first matter with a recommendation."""
    meetings.convene(meeting, materials_sent_on=None, by=house.secretary, at=AT)
    for seat in house.seats:
        attendance.arrive(
            meeting, seat=seat, status=made.PRESENT, by=house.secretary, at=AT
        )
    opened = sittings.open_meeting(meeting, by=house.chair, at=AT)
    ballot = made.voted(house, opened, votes_for=3)
    return decisions.adopt(
        ballot,
        text_kk="Ұсынылсын.",
        text_ru="Рекомендовать.",
        recommendations=[Advice(house.body, "Жобаны түзету", "5(1)(2)")],
        by=house.secretary,
        at=AT,
    )


def codes(refusal: pytest.ExceptionInfo[RuleBroken]) -> list[str]:
    return [breach.code for breach in refusal.value.breaches]


def logged(house: House, done: Done) -> Monitoring:
    return monitorings.log(house.council, done=done, by=house.secretary, at=AT)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"assignment": None}, ["expertise-without-assignment"]),
        ({"others": "  "}, ["expertise-by-nobody"]),
        (
            {"assignment": None, "others": ""},
            ["expertise-without-assignment", "expertise-by-nobody"],
        ),
    ],
)
def test_an_expertise_is_assigned_and_names_who_did_it(
    house: House, changes: dict[str, Any], expected: list[str]
) -> None:
    done = replace(done_by(assigned(house)), **changes)

    with pytest.raises(RuleBroken) as refused:
        logged(house, done)

    assert codes(refused) == expected
    assert not Monitoring.objects.filter(council=house.council).exists()


def test_another_council_s_decision_assigns_nothing_here(house: House) -> None:
    other = made.house(size=3, people=3)

    with pytest.raises(RuleBroken) as refused:
        logged(house, done_by(assigned(other)))

    assert codes(refused) == ["expertise-without-assignment"]


def test_the_council_of_the_wealth_fund_assigns_none(house: House) -> None:
    assignment = assigned(house)
    house.council.level, house.council.kind = Level.REPUBLICAN, CouncilKind.WEALTH_FUND
    house.council.save(update_fields=["level", "kind"])

    with pytest.raises(RuleBroken) as refused:
        logged(house, done_by(assignment))

    assert codes(refused) == ["expertise-of-the-fund"]


def test_decided_on_it_becomes_a_matter_of_the_form_of_an_expertise(
    house: House,
) -> None:
    expertise = logged(house, done_by(assigned(house)))
    meeting = made.planned(house, items=0)
    item = plan_items.submit(expertise, meeting=meeting, by=house.secretary, at=AT)

    decision = held(house, meeting)
    sent = decisions.send_recommendations(decision, by=house.chair, at=AT)

    case = sent.case
    assert case is not None
    assert item.kind == AgendaItemKind.EXPERTISE
    assert case.form == CaseForm.COUNCIL_EXPERTISE
    assert case.final_document.kind == "conclusion"
    assert case.final_document.text.startswith("Жоба нормаға сай емес.")


@pytest.mark.parametrize(
    ("told", "form"),
    [
        ({}, CaseForm.COUNCIL_RECOMMENDATION),
        ({"is_monitoring": True}, CaseForm.COUNCIL_MONITORING),
        ({"is_monitoring": True, "is_expertise": True}, CaseForm.COUNCIL_EXPERTISE),
        ({"is_hearing": True}, CaseForm.COUNCIL_HEARING),
        ({"is_report": True}, CaseForm.COUNCIL_REPORT_HEARING),
        ({"is_expertise": True, "is_report": True}, CaseForm.COUNCIL_EXPERTISE),
    ],
)
def test_each_form_of_a_council_s_control_has_its_matter(
    told: dict[str, bool], form: CaseForm
) -> None:
    said = {"is_hearing": False, "is_report": False, "is_monitoring": False, **told}

    assert recommendations.form_of(**said) == form
