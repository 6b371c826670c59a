"""Acts upon a meeting on its day: opened, led, closed; or failed without a quorum."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from backend.accounts.actor import Actor
from backend.journal.journal import record
from backend.law.refusal import demand
from councils import reports
from councils.actions import absences, minutes_duty, work_plans, working_groups
from councils.actions.meetings import locked, move
from councils.models import Ballot, Meeting, MeetingKind
from councils.rules import convocation, membership, quorum, sittings, voting
from councils.rules.composition import CouncilKind
from councils.states import BallotState


@transaction.atomic
def open_meeting(meeting: Meeting, *, by: Actor, at: datetime) -> Meeting:
    """Begin the meeting on its day, with a quorum; who opens it presides."""
    meeting = locked(meeting)
    move(meeting, "open")
    today = timezone.localdate(at)
    demand(
        [
            *convocation.check_day(held_on=meeting.held_on, opened_on=today),
            *membership.check_convocation(has_convocation=reports.has_term(meeting)),
            *sittings.check_first(
                is_first=meeting.kind == MeetingKind.FIRST,
                has_met=reports.has_met(meeting.convocation),
            ),
            *reports.late_materials(meeting, on=today),
            *reports.quorum_at(meeting, at=at).breaches,
        ]
    )
    meeting.opened_at, meeting.presided_by = at, by.user
    meeting.save(update_fields=["state", "opened_at", "presided_by"])
    record("meeting.opened", meeting, by=by, at=at)
    return meeting


@transaction.atomic
def take_chair(meeting: Meeting, *, by: Actor, at: datetime) -> Meeting:
    """Preside from now on instead of whoever did.

    At the first meeting the chair just elected takes over from the head of the
    working group, whose work ends with that.
    """
    meeting = locked(meeting)
    move(meeting, "take-chair")
    here = reports.in_session(meeting, at=at)
    demand(
        sittings.check_taking(
            presides_already=meeting.presided_by_id == by.user.pk,
            is_in_session=any(seat.user_id == by.user.pk for seat in here),
        )
    )
    meeting.presided_by = by.user
    meeting.save(update_fields=["presided_by"])
    record("meeting.chair-taken", meeting, by=by, at=at)
    group = meeting.council.working_groups.filter(ended_on=None).first()
    if meeting.kind == MeetingKind.FIRST and group is not None:
        working_groups.end(group, on=timezone.localdate(at), by=by, at=at)
    return meeting


@transaction.atomic
def close(meeting: Meeting, *, by: Actor, at: datetime) -> Meeting:
    """End the meeting; not in the middle of a ballot."""
    meeting = locked(meeting)
    move(meeting, "close")
    still_open = Ballot.objects.filter(meeting=meeting, state=BallotState.OPEN).count()
    demand(voting.check_closing(open_ballots=still_open))
    meeting.closed_at = at
    meeting.save(update_fields=["state", "closed_at"])
    work_plans.mark_done(meeting, by=by, at=at)
    minutes_duty.owe(meeting, by=by, at=at)
    absences.propose_exclusions(meeting, at=at)
    record("meeting.closed", meeting, by=by, at=at)
    return meeting


@transaction.atomic
def fail_for_want_of_quorum(meeting: Meeting, *, by: Actor, at: datetime) -> Meeting:
    """Record that too few members came, and how many did; on the day, or later.

    Refused while enough of them are there; who came stands in the attendance.
    """
    meeting = locked(meeting)
    move(meeting, "fail-for-want-of-quorum")
    counted = reports.quorum_at(meeting, at=at)
    stated_on = min(timezone.localdate(at), meeting.held_on)
    demand(
        [
            *convocation.check_day(held_on=meeting.held_on, opened_on=stated_on),
            *quorum.check_failure(
                members=counted.members,
                present=counted.present,
                on=meeting.held_on,
                kind=CouncilKind(meeting.council.kind),
                organ=reports.organ_quorum_of(meeting),
            ),
        ]
    )
    meeting.recorded_present = counted.present
    meeting.save(update_fields=["state", "recorded_present"])
    said = {"came": counted.present, "needed": counted.needed}
    record("meeting.failed", meeting, by=by, at=at, said=said)
    return meeting
