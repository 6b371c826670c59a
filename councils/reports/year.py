"""What a council did in a year, counted from what happened, in as few queries."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from councils.models import (
    ORGANS,
    AgendaItem,
    AgendaItemKind,
    Appeal,
    Ballot,
    Council,
    Decision,
    DraftAct,
    Informing,
    Meeting,
    MeetingKind,
    Monitoring,
    Seat,
)
from councils.reports.attendances import HELD, Attended, Presence, attendance_of
from councils.states import AppealState, BallotState, DraftActState, MeetingState
from oversight.models import Recommendation, Verdict
from oversight.states import ObligationState, RecommendationState

Counters = dict[str, Any]


def counters(council: Council, *, year: int, on: date) -> Counters:
    """Return all that an annual report counts, as it stands on this legal day.

    What was begun in the year belongs to it: a draft by its notification, an appeal
    by its receipt, a recommendation by its sending, whenever the answer came.
    """
    meetings = list(meetings_of(council, year=year))
    seats = list(seats_of_year(council, year=year))
    plenary = [one for one in meetings if one.kind not in ORGANS]
    attended = attendance_of(plenary, seats)
    return {
        "year": year,
        "counted_on": on.isoformat(),
        "meetings": _meetings(meetings, attended),
        "attendance": _attendance(seats, attended),
        "questions": _questions(meetings),
        "ballots": _ballots(council, year),
        "decisions": Decision.objects.filter(
            council=council, adopted_on__year=year
        ).count(),
        "draft_acts": _draft_acts(council, year),
        "monitorings": Monitoring.objects.filter(
            council=council, done_on__year=year
        ).count(),
        "appeals": _appeals(council, year),
        "informings": Informing.objects.filter(council=council, on__year=year).count(),
        "recommendations": _recommendations(council, year, on),
        "late_bodies": _late_bodies(council, year, on),
    }


def meetings_of(council: Council, *, year: int) -> QuerySet[Meeting]:
    """Return the council's meetings of a year, presidium and commissions with them."""
    return Meeting.objects.filter(
        council=council,
        held_on__gte=date(year, 1, 1),
        held_on__lte=date(year, 12, 31),
    ).order_by("starts_at", "id")


def seats_of_year(council: Council, *, year: int) -> QuerySet[Seat]:
    """Return every seat that was in force on some day of a year, by name."""
    return Seat.objects.filter(
        Q(to_on=None) | Q(to_on__gte=date(year, 1, 1)),
        convocation__council=council,
        convocation__to_on__gte=date(year, 1, 1),
        from_on__lte=date(year, 12, 31),
    ).order_by("person_name", "id")


def _meetings(meetings: Sequence[Meeting], attended: Attended) -> Counters:
    return {
        "held": sum(one.state in HELD for one in meetings),
        "failed": _in_state(meetings, MeetingState.FAILED_NO_QUORUM),
        "cancelled": _in_state(meetings, MeetingState.CANCELLED),
        "hearings": _held(meetings, MeetingKind.HEARING),
        "by_kind": [
            {
                "kind": str(kind),
                "held": sum(one.state in HELD for one in of_kind),
                "failed": _in_state(of_kind, MeetingState.FAILED_NO_QUORUM),
                "cancelled": _in_state(of_kind, MeetingState.CANCELLED),
            }
            for kind in MeetingKind
            if (of_kind := [one for one in meetings if one.kind == kind])
        ],
        "list": [_listed(one, attended) for one in meetings if one.state in HELD],
    }


def _listed(meeting: Meeting, attended: Attended) -> Counters:
    came = attended.by_meeting.get(meeting.pk)
    return {
        "id": str(meeting.pk),
        "kind": meeting.kind,
        "number": meeting.number,
        "held_on": meeting.held_on.isoformat(),
        "came": came.came if came else meeting.recorded_present,
        "members": came.expected if came else None,
    }


def _in_state(meetings: Sequence[Meeting], state: MeetingState) -> int:
    return sum(one.state == state for one in meetings)


def _held(meetings: Sequence[Meeting], kind: MeetingKind) -> int:
    return sum(one.kind == kind and one.state in HELD for one in meetings)


def _attendance(seats: Sequence[Seat], attended: Attended) -> Counters:
    return {
        "meetings": len(attended.by_meeting),
        **_presence(attended.total),
        "members": [
            {"name": seat.person_name, **_presence(found)}
            for seat in seats
            if (found := attended.by_seat[seat.pk]).expected
        ],
    }


def _presence(found: Presence) -> Counters:
    return {
        "expected": found.expected,
        "present": found.present,
        "remote": found.remote,
        "excused": found.excused,
        "absent": found.absent,
        "percent": found.percent,
    }


def _questions(meetings: Sequence[Meeting]) -> Counters:
    held = [meeting.pk for meeting in meetings if meeting.state in HELD]
    found: Counters = AgendaItem.objects.filter(
        meeting__in=held, withdrawn_at=None
    ).aggregate(
        considered=Count("pk"),
        planned=Count("pk", filter=Q(plan_item__isnull=False)),
        draft_acts=Count("pk", filter=Q(kind=AgendaItemKind.DRAFT_ACT)),
        reports=Count("pk", filter=Q(kind=AgendaItemKind.REPORT)),
        appeals=Count("pk", filter=Q(kind=AgendaItemKind.APPEAL)),
    )
    return found


def _ballots(council: Council, year: int) -> Counters:
    closed = Ballot.objects.filter(
        meeting__council=council,
        meeting__held_on__year=year,
        state=BallotState.CLOSED,
        recount_of=None,
    )
    found: Counters = closed.aggregate(
        held=Count("pk"), carried=Count("pk", filter=Q(carried=True))
    )
    return found


def _draft_acts(council: Council, year: int) -> Counters:
    annexed, letter = Q(state=DraftActState.ANNEXED), "letter_obligation__state"
    agreed = Q(state=DraftActState.AGREED)
    disagreed = Q(state=DraftActState.DISAGREED)
    found: Counters = DraftAct.objects.filter(
        council=council, notified_on__year=year
    ).aggregate(
        received=Count("pk"),
        opinions=Count("pk", filter=Q(opinion_sent_on__isnull=False)),
        deemed_agreed=Count("pk", filter=Q(state=DraftActState.DEEMED_AGREED)),
        agreed=Count(
            "pk", filter=agreed | annexed & Q(**{letter: ObligationState.DISCHARGED})
        ),
        disagreed=Count(
            "pk", filter=disagreed | annexed & Q(**{letter: ObligationState.ENDED})
        ),
        short_terms=Count("pk", filter=Q(is_term_short=True)),
    )
    return found


def _appeals(council: Council, year: int) -> Counters:
    found: Counters = Appeal.objects.filter(
        council=council, received_on__year=year
    ).aggregate(
        received=Count("pk"),
        answered=Count("pk", filter=Q(state=AppealState.ANSWERED)),
        redirected=Count("pk", filter=Q(state=AppealState.REDIRECTED)),
    )
    return found


def _sent(council: Council, year: int) -> QuerySet[Recommendation]:
    return Recommendation.objects.filter(
        case__initiator=council.organization_id, sent_at__year=year
    )


def _recommendations(council: Council, year: int, on: date) -> Counters:
    done, due = "answer_obligation__discharged_on", F("answer_obligation__due_on")
    given = Q(answer__answered_on__isnull=False)
    found: Counters = (
        _sent(council, year)
        .order_by()
        .aggregate(
            sent=Count("pk"),
            answered=Count("pk", filter=given),
            in_time=Count("pk", filter=given & Q(**{f"{done}__lte": due})),
            late=Count("pk", filter=given & Q(**{f"{done}__gt": due})),
            unanswered=Count("pk", filter=Q(answer=None) | Q(answer__answered_on=None)),
            overdue=Count("pk", filter=_overdue(on)),
            accepted=Count("pk", filter=given & Q(answer__verdict=Verdict.ACCEPTED)),
            partly=Count("pk", filter=given & Q(answer__verdict=Verdict.PARTLY)),
            rejected=Count("pk", filter=given & Q(answer__verdict=Verdict.REJECTED)),
            fulfilled=Count("pk", filter=Q(state=RecommendationState.FULFILLED)),
        )
    )
    return found


def _late_bodies(council: Council, year: int, on: date) -> list[Counters]:
    late = Q(
        answer_obligation__discharged_on__gt=F("answer_obligation__due_on"),
    )
    rows = (
        _sent(council, year)
        .order_by()
        .values("body_id", "body__name_kk", "body__name_ru", "body__name_en")
        .annotate(
            late=Count("pk", filter=late), overdue=Count("pk", filter=_overdue(on))
        )
        .filter(Q(late__gt=0) | Q(overdue__gt=0))
        .order_by("body__name_kk", "body_id")
    )
    return [
        {
            "id": str(row["body_id"]),
            "name_kk": row["body__name_kk"],
            "name_ru": row["body__name_ru"],
            "name_en": row["body__name_en"],
            "late": row["late"],
            "overdue": row["overdue"],
        }
        for row in rows
    ]


def _overdue(on: date) -> Q:
    return Q(
        answer_obligation__state=ObligationState.OPEN,
        answer_obligation__due_on__lt=on,
    )
