"""Acts upon decisions: adopted from a carried ballot, their recommendations sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import translation

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.journal.journal import record
from backend.law.refusal import demand
from backend.law.text import same
from councils import reports
from councils.actions import convocations, elections, meetings, numbers
from councils.models import (
    AgendaProposal,
    Ballot,
    ControlKind,
    Decision,
    DecisionRecommendation,
    ElectedTo,
    EndGround,
    MeetingKind,
)
from councils.rules import recommendations as rule
from councils.rules import voting
from councils.rules.voting import Matter
from councils.states import BALLOT, DECISION, DecisionState
from oversight.actions import council_cases
from oversight.actions.final_documents import Line
from oversight.states import CaseForm

NOUN = "decision"


@dataclass(frozen=True)
class Advice:
    """One recommendation to a body, under a power of art. 5."""

    body: Organization
    text: str
    power: str
    language: str = "kk"


@transaction.atomic
def adopt(
    ballot: Ballot,
    *,
    text_kk: str,
    text_ru: str,
    recommendations: Sequence[Advice],
    by: Actor,
    at: datetime,
) -> Decision:
    """Word what the ballot has carried; once, and before the minutes are signed."""
    meeting = meetings.locked(ballot.meeting)
    ballot = Ballot.objects.select_for_update().get(pk=ballot.pk)
    BALLOT.target(ballot.state, "adopt-decision")
    meetings.move(meeting, "adopt-decision")
    demand(
        voting.check_adoption(
            carried=ballot.carried,
            matter=Matter(ballot.matter),
            explanation=ballot.explained or same(""),
            is_last=reports.stands(ballot),
        )
    )
    decision = Decision.objects.create(
        council=meeting.council,
        meeting=meeting,
        agenda_item_id=ballot.agenda_item_id,
        ballot=ballot,
        year=meeting.year,
        number=numbers.next_number(meeting.council, NOUN, year=meeting.year),
        adopted_on=meeting.held_on,
        text_kk=text_kk,
        text_ru=text_ru,
        state=DecisionState(DECISION.start),
    )
    add_recommendations(decision, recommendations)
    record("decision.adopted", decision, by=by, at=at)
    _take_effect(decision, ballot, by=by, at=at)
    return decision


@transaction.atomic
def send_recommendations(decision: Decision, *, by: Actor, at: datetime) -> Decision:
    """Send what the decision recommends: each body owes an answer from its receipt."""
    decision = _locked(decision)
    decision.state = DecisionState(
        DECISION.target(decision.state, "send-recommendations")
    )
    advice = list(decision.recommendations.select_related("body"))
    demand(rule.check_sending(recommendations=len(advice)))
    language = advice[0].language
    with translation.override(language):
        theme, text = decision.agenda_item.title, _document(decision)
    case = council_cases.open_decided(
        form=_form(decision),
        council=decision.council.organization,
        theme=theme[:300],
        language=language,
        text=text,
        recommendations=[Line(one.text, one.body, one.power) for one in advice],
        decided_on=decision.adopted_on,
        by=by,
        at=at,
    )
    decision.case = council_cases.send(case, by=by, at=at)
    decision.sent_at = at
    decision.save(update_fields=["state", "sent_at", "case"])
    record("decision.recommendations-sent", decision, by=by, at=at)
    return decision


def add_recommendations(decision: Decision, advice: Sequence[Advice]) -> None:
    """Write the recommendations of a decision, numbered in their order."""
    DecisionRecommendation.objects.bulk_create(
        DecisionRecommendation(
            decision=decision,
            position=position,
            body=one.body,
            language=one.language,
            text=one.text,
            power=one.power,
        )
        for position, one in enumerate(advice, start=1)
    )


def _take_effect(
    decision: Decision, ballot: Ballot, *, by: Actor, at: datetime
) -> None:
    """Do what the council has elected or excluded by this decision."""
    if ballot.office:
        rows = list(ballot.candidates.select_related("seat__convocation__council"))
        elections.elect(
            decision,
            to=ElectedTo(ballot.office),
            seats=[row.seat for row in rows if row.is_elected],
            commission=ballot.commission,
            by=by,
            at=at,
        )
    raised = AgendaProposal.objects.filter(
        agenda_item=ballot.agenda_item_id, about_seat__to_on=None
    )
    for proposal in raised.select_related("about_seat"):
        if proposal.about_seat is not None:
            convocations.end_seat(
                proposal.about_seat,
                ground=EndGround.ABSENCES,
                on=decision.adopted_on,
                decision=decision,
                by=by,
                at=at,
            )


def _form(decision: Decision) -> CaseForm:
    """Return the form of control that led to this decision.

    A report accepted at an ordinary meeting is heard no less than at one of its own.
    """
    kind = decision.meeting.kind
    matter = decision.ballot.matter if decision.ballot else ""
    done = decision.agenda_item.monitoring
    return rule.form_of(
        is_hearing=kind == MeetingKind.HEARING or matter == Matter.HEARING_PROTOCOL,
        is_report=kind == MeetingKind.REPORT_HEARING or matter == Matter.REPORT,
        is_monitoring=done is not None,
        is_expertise=done is not None and done.kind == ControlKind.EXPERTISE,
    )


def _document(decision: Decision) -> str:
    """Return the words of the final document: after a conclusion, the decision's."""
    monitoring = decision.agenda_item.monitoring
    said = [monitoring.conclusion] if monitoring else []
    return "\n\n".join([*said, decision.text])


def _locked(decision: Decision) -> Decision:
    rows = Decision.objects.select_for_update(of=("self",))
    related = rows.select_related(
        "council__organization", "meeting", "ballot", "agenda_item__monitoring"
    )
    return related.get(pk=decision.pk)
