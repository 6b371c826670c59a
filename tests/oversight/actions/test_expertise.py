"""An expertise by its acts: experts engaged, asked, and their conclusions."""

from datetime import UTC, datetime

import pytest

from backend.law.refusal import MoveRefused, RuleBroken
from backend.notices.models import Letter
from oversight.actions import cases, expertise, participants
from oversight.actions.expertise import Concluded
from oversight.models import ExpertConclusion
from oversight.states import CaseState
from tests import factories
from tests.oversight import discussion_roads
from tests.oversight import expertise_roads as made

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)


def codes(refusal: pytest.ExceptionInfo[RuleBroken]) -> list[str]:
    return [breach.code for breach in refusal.value.breaches]


def test_it_does_not_begin_without_an_expert_and_a_question() -> None:
    road = made.registered(at=AT)
    cases.announce(road.case, by=road.author, at=AT)

    with pytest.raises(RuleBroken) as refusal:
        cases.begin(road.case, by=road.author, at=AT)

    assert codes(refusal) == ["no_expert", "no_question"]


def test_it_is_complete_only_with_a_conclusion() -> None:
    road = made.under_way(at=AT)

    with pytest.raises(RuleBroken) as refusal:
        cases.complete(road.case, by=road.author, at=AT)
    made.conclude(road, by=made.own(road), at=AT)
    cases.complete(road.case, by=road.author, at=AT)

    assert codes(refusal) == ["no_conclusion"]
    assert road.refresh().case.state == CaseState.COMPLETED


def test_an_expert_with_too_little_experience_is_not_engaged() -> None:
    road = made.registered(at=AT)

    with pytest.raises(RuleBroken) as refusal:
        participants.name_expert(
            road.case,
            name="Жас маман",
            person=None,
            field="құрылыс",
            education="ҚазБСҚА",
            experience_years=1,
            expert_organization="",
            by=road.author,
            at=AT,
        )

    assert codes(refusal) == ["too_little_experience"]


def test_an_expert_who_left_does_not_count() -> None:
    road = made.asked(at=AT)
    expert = road.case.participants.get(capacity="expert")
    cases.announce(road.case, by=road.author, at=AT)
    participants.leave(expert, reason="Ауырды", by=road.author, at=AT)

    with pytest.raises(RuleBroken) as refusal:
        cases.begin(road.case, by=road.author, at=AT)

    assert codes(refusal) == ["no_expert"]


def test_a_further_conclusion_of_the_same_expert_is_its_next_version() -> None:
    road = made.under_way(at=AT)
    first = made.conclude(road, by=made.own(road), at=AT)

    second = made.conclude(road, by=made.own(road), at=AT, text="Түзетілген.")

    current = ExpertConclusion.objects.current().filter(question__case=road.case)
    assert (second.version, second.replaces_id) == (2, first.pk)
    assert list(current) == [second]


def test_the_author_is_told_of_a_conclusion() -> None:
    road = made.concluded(at=AT)

    letter = Letter.objects.get(template="expert_concluded")

    assert letter.to == road.author.user
    assert "Сарапшы Сәуле" in letter.subject


def test_on_paper_the_author_enters_it_with_its_scan() -> None:
    road = made.under_way(at=AT)
    expert = made.engage(road, at=AT, name="Қағаздағы сарапшы", on_paper=True)
    question = road.case.expert_questions.get()
    paper = made.paper(by=road.author, at=AT)

    def entered(concluded: Concluded) -> ExpertConclusion:
        return expertise.conclude(
            question, expert=expert, concluded=concluded, by=road.author, at=AT
        )

    with pytest.raises(RuleBroken) as refusal:
        entered(Concluded("Сай", "kk", AT.date()))
    kept = entered(Concluded("Сай", "kk", AT.date(), file=paper))

    assert codes(refusal) == ["no_scan"]
    assert kept.is_entered_by_author


def test_who_is_no_expert_of_the_case_does_not_conclude() -> None:
    road = made.under_way(at=AT)
    subject = road.case.participants.get(person=road.author.user)

    with pytest.raises(RuleBroken) as refusal:
        expertise.conclude(
            road.case.expert_questions.get(),
            expert=subject,
            concluded=Concluded("Сай", "kk", AT.date()),
            by=road.author,
            at=AT,
        )

    assert codes(refusal) == ["not_an_expert"]


def test_an_expert_with_an_interest_does_not_conclude() -> None:
    road = made.under_way(at=AT)
    expert = road.case.participants.get(capacity="expert")
    own = made.own(road)
    participants.declare(
        expert,
        declared=factories.ALL_DECLARED,
        has_conflict=True,
        nature="Туысым жобалаған",
        by=own,
        at=AT,
    )

    with pytest.raises(RuleBroken):
        made.conclude(road, by=own, at=AT)

    assert not ExpertConclusion.objects.filter(question__case=road.case).exists()


def test_a_question_is_taken_back_until_somebody_has_concluded() -> None:
    road = made.under_way(at=AT)
    spare = made.ask(road, at=AT, text="Екінші сұрақ")
    made.conclude(road, by=made.own(road), at=AT)

    taken = expertise.withdraw_question(spare, by=road.author, at=AT)
    with pytest.raises(MoveRefused):
        expertise.withdraw_question(
            road.case.expert_questions.earliest("number"), by=road.author, at=AT
        )

    assert taken.withdrawn_at == AT


def test_questions_belong_to_an_expertise() -> None:
    road = discussion_roads.registered(at=AT)

    with pytest.raises(MoveRefused):
        made.ask(road, at=AT)
