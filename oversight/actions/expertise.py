"""Acts upon an expertise: questions put to its experts, and what they conclude."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from backend.accounts.actor import Actor
from backend.files.models import File
from backend.journal.journal import record
from backend.law.refusal import MoveRefused, demand
from oversight.actions import conflicts, letters
from oversight.actions.cases import letter_context
from oversight.actions.steps import locked_case
from oversight.models import (
    About,
    Case,
    ExpertConclusion,
    ExpertQuestion,
    Participant,
)
from oversight.reports import control
from oversight.rules import expertise
from oversight.states import CaseForm, CaseState

ASKED_IN = (
    CaseState.DRAFT,
    CaseState.REGISTERED,
    CaseState.ANNOUNCED,
    CaseState.UNDER_WAY,
)


@dataclass(frozen=True)
class Concluded:
    """What an expert concludes, in which language, and the paper that he signed."""

    text: str
    language: str
    signed_on: date
    file: File | None = None


@transaction.atomic
def ask(
    case: Case,
    *,
    text: str,
    about: About,
    act_title: str,
    link: str,
    by: Actor,
    at: datetime,
) -> ExpertQuestion:
    """Put a question to the experts, about one act or decision."""
    case = _open(case, ASKED_IN, "ask", by=by)
    question = ExpertQuestion.objects.create(
        case=case,
        number=case.expert_questions.count() + 1,
        text=text,
        about=about,
        act_title=act_title,
        link=link,
        asked_at=at,
    )
    said = {"text": text}
    record("question.asked", question, by=by, at=at, said=said, public=case.is_public)
    return question


@transaction.atomic
def withdraw_question(
    question: ExpertQuestion, *, by: Actor, at: datetime
) -> ExpertQuestion:
    """Take a question back, as long as nobody has concluded on it."""
    case = _open(question.case, ASKED_IN, "withdraw", by=by)
    question = ExpertQuestion.objects.select_for_update().get(pk=question.pk)
    if question.withdrawn_at is not None or question.conclusions.exists():
        raise MoveRefused(case.procedure, case.state, "withdraw")
    question.withdrawn_at = at
    question.save(update_fields=["withdrawn_at"])
    record("question.withdrawn", question, by=by, at=at, public=case.is_public)
    return question


@transaction.atomic
def conclude(
    question: ExpertQuestion,
    *,
    expert: Participant,
    concluded: Concluded,
    by: Actor,
    at: datetime,
) -> ExpertConclusion:
    """Give, as an expert, one's conclusion on a question; anew as the next version.

    One who has no account signs on paper, and the author enters it with its scan.
    """
    case = _open(question.case, (CaseState.UNDER_WAY,), "conclude", by=by)
    question = ExpertQuestion.objects.select_for_update().get(pk=question.pk)
    if question.withdrawn_at is not None:
        raise MoveRefused(case.procedure, case.state, "conclude")
    experts = {one.pk: one for one in control.experts_of(case)}
    is_own = expert.person_id == by.user.pk
    demand(
        [
            *expertise.check_author(
                name=expert.name,
                is_expert=expert.pk in experts,
                has_conflict=expert.has_conflict,
            ),
            *expertise.check_paper(is_own=is_own, has_scan=concluded.file is not None),
        ]
    )
    former = question.conclusions.filter(participant=expert).last()
    conclusion = ExpertConclusion.objects.create(
        question=question,
        participant=expert,
        version=former.version + 1 if former else 1,
        replaces=former,
        text=concluded.text,
        language=concluded.language,
        signed_on=concluded.signed_on,
        file=concluded.file,
        is_entered_by_author=not is_own,
        given_at=at,
        given_by=by.user,
    )
    files = [concluded.file.sha256] if concluded.file else []
    record(
        "conclusion.given",
        conclusion,
        by=by,
        at=at,
        said={"text": concluded.text},
        files=files,
        public=False,
    )
    if not conclusion.is_entered_by_author:
        context = {**letter_context(case), "expert": expert.name}
        about = (conclusion.object_kind, conclusion.pk)
        letters.tell(
            case.initiator, "expert_concluded", context=context, about=about, at=at
        )
    return conclusion


def _open(case: Case, states: tuple[CaseState, ...], act: str, *, by: Actor) -> Case:
    """Lock the case of an expertise, and refuse the act in another state or form."""
    case = locked_case(case)
    conflicts.demand_clear(case, by)
    if case.form != CaseForm.EXPERTISE or case.state not in states:
        raise MoveRefused(case.procedure, case.state, act)
    return case
