"""What one member has to vote on, to prepare and to read; and how he came."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q
from django.utils import timezone

from backend.accounts.models import User
from backend.law.breach import Breach
from councils.models import (
    IN_SESSION,
    ORGANS,
    AgendaItem,
    AgendaProposal,
    Appeal,
    Attendance,
    Ballot,
    CommissionMember,
    ConflictDeclaration,
    Council,
    DraftAct,
    Meeting,
    Minutes,
    Seat,
    Vote,
)
from councils.reports.attendances import HELD, Presence, attendance_of
from councils.reports.meetings_in_hand import InHand, to_come
from councils.rules import absences
from councils.rules.absences import Year
from councils.rules.regulation import Settings
from councils.states import (
    AppealState,
    BallotState,
    DraftActState,
    MeetingState,
    MinutesState,
)

LATEST = 20


@dataclass(frozen=True)
class OwnBallot:
    """A question that is open now, what the member has said, and whether he is here."""

    ballot: Ballot
    vote: Vote | None
    is_here: bool


@dataclass(frozen=True)
class OwnMinutes:
    """Draft minutes on which the member may remark, and until when."""

    minutes: Minutes
    meeting: Meeting


@dataclass(frozen=True)
class OwnYear:
    """How often the member came to one council in a year, and what the law says."""

    council: Council
    year: Year
    presence: Presence
    breaches: list[Breach]


@dataclass(frozen=True)
class OwnConflicts:
    """What the member has declared to a council that asks for it."""

    council: Council
    declared: list[ConflictDeclaration]


@dataclass(frozen=True)
class MemberWork:
    """All that waits for one member, in each of his councils."""

    ballots: list[OwnBallot]
    meetings: list[InHand]
    reporting: list[AgendaItem]
    proposals: list[AgendaProposal]
    drafts: list[DraftAct]
    appeals: list[Appeal]
    minutes: list[OwnMinutes]
    years: list[OwnYear]
    conflicts: list[OwnConflicts]


def work_of(
    user: User,
    seats: Sequence[Seat],
    *,
    meetings: Sequence[InHand],
    settings: Mapping[UUID, Settings],
    at: datetime,
) -> MemberWork:
    """Return what waits for the holder of these seats; constant in queries."""
    on = timezone.localdate(at)
    own = [meeting for meeting in meetings if meeting.is_mine]
    coming = to_come(own, on=on)
    held = {seat.pk for seat in seats}
    work = CommissionMember.objects.in_force(on).filter(seat__in=held)
    in_hand = Q(commission__in=work.values("commission"))
    drafts = DraftAct.objects.visible_to(user).filter(
        in_hand, state=DraftActState.NOTIFIED
    )
    appeals = Appeal.objects.visible_to(user).filter(
        in_hand | Q(seat__in=held), state=AppealState.ASSIGNED
    )
    proposals = AgendaProposal.objects.visible_to(user).filter(proposed_by__in=held)
    return MemberWork(
        ballots=_ballots(user, seats, coming, at=at),
        meetings=coming,
        reporting=_reporting(coming, held),
        proposals=list(
            proposals.select_related(
                "council__organization", "agenda_item__meeting"
            ).order_by("-proposed_at", "-id")[:LATEST]
        ),
        drafts=list(
            drafts.select_related("opinion_obligation", "commission", "body").order_by(
                "opinion_obligation__due_on", "id"
            )
        ),
        appeals=list(
            appeals.select_related(
                "answer_obligation", "council__organization"
            ).order_by("answer_obligation__due_on", "id")
        ),
        minutes=_minutes(own, held, at=at),
        years=_years(seats, settings, at=at),
        conflicts=_conflicts(user, seats, settings),
    )


def _ballots(
    user: User, seats: Sequence[Seat], meetings: Sequence[InHand], *, at: datetime
) -> list[OwnBallot]:
    going_on = [
        one.meeting.pk for one in meetings if one.meeting.state == MeetingState.OPEN
    ]
    held = [seat.pk for seat in seats]
    said = Vote.objects.visible_to(user).filter(seat__in=held)
    rows: Iterable[Any] = (
        Ballot.objects.visible_to(user)
        .filter(meeting__in=going_on, state=BallotState.OPEN)
        .select_related("meeting__council__organization", "agenda_item")
        .prefetch_related(Prefetch("votes", said, to_attr="own"))
        .order_by("opened_at", "id")
    )
    entered = Attendance.objects.filter(meeting__in=going_on, seat__in=held)
    here = {
        one.meeting_id for one in entered.standing_at(at) if one.status in IN_SESSION
    }
    return [
        OwnBallot(one, next(iter(one.own), None), one.meeting_id in here)
        for one in rows
    ]


def _reporting(meetings: Sequence[InHand], held: set[UUID]) -> list[AgendaItem]:
    found = []
    for one in meetings:
        for item in one.matters:
            if item.rapporteur_seat_id in held:
                item.meeting = one.meeting
                found.append(item)
    return found


def _minutes(
    meetings: Sequence[InHand], held: set[UUID], *, at: datetime
) -> list[OwnMinutes]:
    """Return the drafts that are out for remarks of those who were there."""
    waiting = [
        (one.minutes, one.meeting)
        for one in meetings
        if one.minutes is not None and _takes_remarks(one.minutes, at=at)
    ]
    entered = Attendance.objects.filter(
        meeting__in=[meeting.pk for _minutes, meeting in waiting],
        seat__in=held,
        status__in=IN_SESSION,
    )
    came = set(entered.without_corrected().values_list("meeting", flat=True))
    return [OwnMinutes(one, where) for one, where in waiting if where.pk in came]


def _takes_remarks(minutes: Minutes, *, at: datetime) -> bool:
    until = minutes.remarks_until
    is_out = minutes.state == MinutesState.OUT_FOR_REMARKS
    return is_out and until is not None and at <= until


def _years(
    seats: Sequence[Seat], settings: Mapping[UUID, Settings], *, at: datetime
) -> list[OwnYear]:
    """Count as each council's regulation does; one query more for another way."""
    on = timezone.localdate(at)
    year_of = {
        seat: absences.year_of(
            on, window=settings[seat.convocation.council_id].absence_window
        )
        for seat in seats
    }
    if not seats:
        return []
    rows = Meeting.objects.filter(
        council__in=settings,
        state__in=HELD,
        is_imported=False,
        held_on__range=(min(year.from_on for year in year_of.values()), on),
    ).exclude(kind__in=ORGANS)
    held = list(rows)
    found: dict[UUID, Presence] = {}
    for year in set(year_of.values()):
        of_year = [seat for seat in seats if year_of[seat] == year]
        within = [meeting for meeting in held if year.holds(meeting.held_on)]
        found |= attendance_of(within, of_year).by_seat
    return [
        OwnYear(
            council=seat.convocation.council,
            year=year,
            presence=found[seat.pk],
            breaches=_breaches(found[seat.pk], year, at=at),
        )
        for seat, year in year_of.items()
    ]


def _breaches(presence: Presence, year: Year, *, at: datetime) -> list[Breach]:
    on = timezone.localdate(at)
    if not absences.is_known(on):
        return []
    return absences.check(presence.absent, on=on, window=year.window)


def _conflicts(
    user: User, seats: Sequence[Seat], settings: Mapping[UUID, Settings]
) -> list[OwnConflicts]:
    """Return what is declared where it is asked for: the law asks nowhere."""
    asked = [
        seat
        for seat in seats
        if settings[seat.convocation.council_id].asks_for_conflicts
    ]
    rows = ConflictDeclaration.objects.visible_to(user).filter(
        seat__in=[seat.pk for seat in asked], ended_on=None
    )
    declared = list(rows.select_related("organization"))
    return [
        OwnConflicts(
            seat.convocation.council,
            [one for one in declared if one.seat_id == seat.pk],
        )
        for seat in asked
    ]
