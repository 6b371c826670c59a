"""Acts of record: meetings and decisions from before Kenes, marked as imported."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from backend.accounts.actor import Actor
from backend.journal.journal import record
from backend.law.in_force import NotInForce
from backend.law.refusal import demand
from councils.actions import numbers
from councils.actions.decisions import Advice, add_recommendations
from councils.actions.guests import Invited, enlist
from councils.actions.meetings import NOUN, Matter, locked, put_on_agenda
from councils.models import (
    AgendaItem,
    Council,
    Decision,
    LeftOpen,
    Meeting,
    MeetingKind,
)
from councils.rules import past_meetings as rule
from councils.rules import quorum
from councils.rules.composition import CouncilKind
from councils.states import DECISION, DecisionState, MeetingState


@dataclass(frozen=True)
class Past:
    """What a source says of a meeting; numbers that it does not give are None.

    `left_open` names what the source does not say and is entered all the same, for
    show: such a meeting is marked as demonstration.
    """

    kind: MeetingKind
    starts_at: datetime
    source: str
    place: str = ""
    present: int | None = None
    members: int | None = None
    chaired_by: str = ""
    outcome: str = ""
    left_open: Sequence[LeftOpen] = ()


@transaction.atomic
def record_past(
    council: Council,
    *,
    past: Past,
    agenda: Sequence[Matter],
    by: Actor,
    at: datetime,
    invited: Sequence[Invited] = (),
) -> Meeting:
    """Record a meeting that was held before Kenes, with those invited to it.

    No term is counted; where the source says that too few came, that is noted, and
    not refused.
    """
    held_on = timezone.localdate(past.starts_at)
    demand(rule.check_past(held_on=held_on, today=timezone.localdate(at)))
    noted = _noted(council, past)
    meeting = Meeting.objects.create(
        council=council,
        convocation=council.convocations.in_force(held_on).first(),
        year=held_on.year,
        kind=past.kind,
        state=MeetingState.CLOSED,
        starts_at=past.starts_at,
        held_on=held_on,
        place=past.place,
        is_imported=True,
        source=past.source,
        recorded_present=past.present,
        recorded_chair=past.chaired_by,
        recorded_outcome=past.outcome,
        left_open=[one.value for one in past.left_open],
        is_demonstration=bool(past.left_open),
        breaches_noted=noted,
    )
    put_on_agenda(meeting, agenda)
    enlist(meeting, invited)
    meeting.number = numbers.next_number(council, NOUN, year=held_on.year)
    meeting.save(update_fields=["number"])
    record("meeting.imported", meeting, by=by, at=at, said={"source": past.source})
    return meeting


@transaction.atomic
def record_past_decision(
    item: AgendaItem,
    *,
    text_kk: str,
    text_ru: str,
    source: str,
    recommendations: Sequence[Advice],
    by: Actor,
    at: datetime,
) -> Decision:
    """Record what an imported meeting decided, as its source has it."""
    meeting = locked(item.meeting)
    demand(rule.check_source(is_imported=meeting.is_imported))
    decision = Decision.objects.create(
        council=meeting.council,
        meeting=meeting,
        agenda_item=item,
        year=meeting.year,
        number=numbers.next_number(meeting.council, "decision", year=meeting.year),
        adopted_on=meeting.held_on,
        text_kk=text_kk,
        text_ru=text_ru,
        state=DecisionState(DECISION.start),
        is_imported=True,
        source=source,
    )
    add_recommendations(decision, recommendations)
    said = {"source": source, "kk": text_kk, "ru": text_ru}
    record("decision.imported", decision, by=by, at=at, said=said)
    return decision


def _noted(council: Council, past: Past) -> list[dict[str, object]]:
    if past.present is None or past.members is None:
        return []
    try:
        breaches = quorum.check(
            members=past.members,
            present=past.present,
            on=timezone.localdate(past.starts_at),
            kind=CouncilKind(council.kind),
        )
    except NotInForce:
        return []
    return [
        {
            "code": breach.code,
            "text": breach.text.as_json(),
            "provision": breach.citation.text.as_json(),
        }
        for breach in breaches
    ]
