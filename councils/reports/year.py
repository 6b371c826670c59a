"""What a council did in a year, counted from what happened, in as few queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject

from councils.models import (
    AgendaItemKind,
    Appeal,
    Ballot,
    ControlKind,
    Council,
    Decision,
    DraftAct,
    Informing,
    Meeting,
    MeetingKind,
    Monitoring,
    Seat,
)
from councils.reports.attendances import (
    HELD,
    Attended,
    Entered,
    Presence,
    attendance_of,
)
from councils.states import AppealState, BallotState, DraftActState, MeetingState
from oversight.models import Recommendation, Verdict
from oversight.states import ObligationState, RecommendationState

Counters = dict[str, Any]
KIND, ALL = "agenda_items__kind", Q(pk__isnull=False)
MATTERS = {
    "considered": Q(),
    "planned": Q(agenda_items__plan_item__isnull=False),
    "draft_acts": Q(**{KIND: AgendaItemKind.DRAFT_ACT}),
    "reports": Q(**{KIND: AgendaItemKind.REPORT}),
    "appeals": Q(**{KIND: AgendaItemKind.APPEAL}),
}


@dataclass(frozen=True)
class Counted:
    """The counts of a year, and the rows of which they are made."""

    counters: Counters
    seats: Sequence[Seat]
    meetings: Sequence[Meeting]
    entered: Entered


def counters(council: Council, *, year: int, on: date) -> Counters:
    """Return all that an annual report counts, as it stands on this legal day."""
    return counted(council, year=year, on=on).counters


def counted(
    council: Council, *, year: int, on: date, since: date | None = None
) -> Counted:
    """Return the counts of a year in one number of queries, however much it holds.

    What was begun in the year belongs to it: a draft by its notification, an appeal
    by its receipt, a recommendation by its sending, whenever the answer came. Its
    rows reach back to `since`, for whoever counts attendance by another year.
    """
    first = date(year, 1, 1)
    rows = list(meetings_of(council, year=year, since=min(since or first, first)))
    meetings = [one for one in rows if one.held_on >= first]
    seats = list(seats_of_year(council, year=year))
    entered = Entered(rows)
    attended = attendance_of(meetings, seats, entered)
    of_bodies = _of_bodies(council, year, on)
    found = {
        "year": year,
        "counted_on": on.isoformat(),
        "meetings": _meetings(meetings, attended),
        "attendance": _attendance(seats, attended),
        "questions": _questions(meetings),
        "ballots": _ballots(meetings),
        **_tallies(council, year),
        "recommendations": {
            name: sum(body[name] for body in of_bodies) for name in _told(on)
        },
        "late_bodies": _late(of_bodies),
    }
    return Counted(found, seats, rows, entered)


def meetings_of(council: Council, *, year: int, since: date) -> QuerySet[Meeting]:
    """Return the council's meetings up to a year's end, those of its organs with them.

    Each with how many matters of which kind it had, and how many ballots: a recount
    is none of its own, and of a ballot and its repeat the one that stands is carried.
    """
    rows = Meeting.objects.filter(
        council=council,
        held_on__gte=since,
        held_on__lte=date(year, 12, 31),
    )
    put = Q(agenda_items__isnull=False, agenda_items__withdrawn_at=None)
    matters = {
        name: Count("agenda_items", filter=put & of) for name, of in MATTERS.items()
    }
    # Subqueries: joined beside the matters, each ballot would count once for each.
    closed = Ballot.objects.filter(meeting=OuterRef("pk"), state=BallotState.CLOSED)
    recounts = Ballot.objects.filter(recount_of=OuterRef("pk"))
    repeats = Ballot.objects.filter(repeats=OuterRef("pk"))
    standing = closed.exclude(Exists(recounts)).exclude(
        Exists(repeats.exclude(state=BallotState.WITHDRAWN))
    )
    ballots = {
        "ballots_held": _number_of(closed.filter(recount_of=None), by="meeting"),
        "ballots_carried": _number_of(standing.filter(carried=True), by="meeting"),
    }
    return rows.annotate(**matters, **ballots).order_by("starts_at", "id")


def seats_of_year(council: Council, *, year: int) -> QuerySet[Seat]:
    """Return every seat that was in force on some day of a year, by name."""
    rows = Seat.objects.select_related("convocation")
    return rows.filter(
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
        "failed_list": [
            _listed(one, attended)
            for one in meetings
            if one.state == MeetingState.FAILED_NO_QUORUM
        ],
    }


def _listed(meeting: Any, attended: Attended) -> Counters:
    came = attended.by_meeting.get(meeting.pk)
    return {
        "id": str(meeting.pk),
        "kind": meeting.kind,
        "number": meeting.number,
        "held_on": meeting.held_on.isoformat(),
        "came": came.came if came else _came(meeting, attended),
        "members": came.expected if came else None,
        "questions": meeting.considered,
        "ballots": meeting.ballots_held,
    }


def _came(meeting: Meeting, attended: Attended) -> int | None:
    return attended.of_organs.get(meeting.pk, meeting.recorded_present)


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


def _questions(meetings: Sequence[Any]) -> Counters:
    held = [one for one in meetings if one.state in HELD]
    return {name: sum(getattr(one, name) for one in held) for name in MATTERS}


def _ballots(meetings: Sequence[Any]) -> Counters:
    return {
        "held": sum(one.ballots_held for one in meetings),
        "carried": sum(one.ballots_carried for one in meetings),
    }


def _tallies(council: Council, year: int) -> Counters:
    """Count by one query whatever is counted of nothing but its day."""
    told = {
        "decisions": _number_of(_of(Decision, "adopted_on", year), by="council"),
        "monitorings": _number_of(
            _of(Monitoring, "done_on", year).filter(kind=ControlKind.MONITORING),
            by="council",
        ),
        "expertises": _number_of(
            _of(Monitoring, "done_on", year).filter(kind=ControlKind.EXPERTISE),
            by="council",
        ),
        "informings": _number_of(_of(Informing, "on", year), by="council"),
        "draft_acts": _numbers_of(_of(DraftAct, "notified_on", year), _drafts()),
        "appeals": _numbers_of(_of(Appeal, "received_on", year), _appeals()),
    }
    # Named apart: a council has fields of these names.
    row = Council.objects.filter(pk=council.pk).values(
        **{f"{name}_told": counted for name, counted in told.items()}
    )
    found: Any = row.get()
    nothing = {
        "draft_acts": dict.fromkeys(_drafts(), 0),
        "appeals": dict.fromkeys(_appeals(), 0),
    }
    return {name: found[f"{name}_told"] or nothing.get(name, 0) for name in told}


def _of(model: Any, day: str, year: int) -> QuerySet[Any]:
    rows: QuerySet[Any] = model.objects.filter(council=OuterRef("pk"))
    return rows.filter(**{f"{day}__year": year}).order_by()


def _number_of(rows: QuerySet[Any], *, by: str) -> Coalesce:
    grouped = rows.order_by().values(by).annotate(n=Count("pk"))
    return Coalesce(Subquery(grouped.values("n")), 0)


def _numbers_of(rows: QuerySet[Any], counts: dict[str, Q]) -> Subquery:
    """Return several counts of a council's rows as one JSON; None without any row."""
    counted = JSONObject(**{n: Count("pk", filter=of) for n, of in counts.items()})
    return Subquery(rows.values("council").annotate(all=counted).values("all"))


def _drafts() -> dict[str, Q]:
    annexed, letter = Q(state=DraftActState.ANNEXED), "letter_obligation__state"
    agreed = annexed & Q(**{letter: ObligationState.DISCHARGED})
    disagreed = annexed & Q(**{letter: ObligationState.ENDED})
    return {
        "received": ALL,
        "opinions": Q(opinion_sent_on__isnull=False),
        "deemed_agreed": Q(state=DraftActState.DEEMED_AGREED),
        "agreed": Q(state=DraftActState.AGREED) | agreed,
        "disagreed": Q(state=DraftActState.DISAGREED) | disagreed,
        "short_terms": Q(is_term_short=True),
    }


def _appeals() -> dict[str, Q]:
    return {
        "received": ALL,
        "answered": Q(state=AppealState.ANSWERED),
        "redirected": Q(state=AppealState.REDIRECTED),
    }


def _sent(council: Council, year: int) -> QuerySet[Recommendation]:
    return Recommendation.objects.filter(
        case__initiator=council.organization_id, sent_at__year=year
    )


def _told(on: date) -> dict[str, Count]:
    """Return what is counted of recommendations: of the answers, then of the rest."""
    done, due = "answer_obligation__discharged_on", F("answer_obligation__due_on")
    given = Q(answer__answered_on__isnull=False)
    no_term = Q(answer_obligation=None) | Q(answer_obligation__due_on=None)
    return {
        name: Count("pk", filter=of)
        for name, of in {
            "sent": Q(sent_at__isnull=False),
            "answered": given,
            "in_time": given & Q(**{f"{done}__lte": due}),
            "late": given & Q(**{f"{done}__gt": due}),
            "without_term": given & no_term,
            "unanswered": Q(answer=None) | Q(answer__answered_on=None),
            "overdue": _overdue(on),
            "accepted": given & Q(answer__verdict=Verdict.ACCEPTED),
            "partly": given & Q(answer__verdict=Verdict.PARTLY),
            "rejected": given & Q(answer__verdict=Verdict.REJECTED),
            "fulfilled": Q(state=RecommendationState.FULFILLED),
        }.items()
    }


def _of_bodies(council: Council, year: int, on: date) -> list[Counters]:
    """Return for each body what became of the recommendations sent to it, by name."""
    rows = (
        _sent(council, year)
        .order_by()
        .values("body_id", "body__name_kk", "body__name_ru", "body__name_en")
        .annotate(**_told(on))
        .order_by("body__name_kk", "body_id")
    )
    return [dict(row) for row in rows]


def _late(of_bodies: Sequence[Counters]) -> list[Counters]:
    return [
        {
            "id": str(body["body_id"]),
            "name_kk": body["body__name_kk"],
            "name_ru": body["body__name_ru"],
            "name_en": body["body__name_en"],
            "late": body["late"],
            "overdue": body["overdue"],
        }
        for body in of_bodies
        if body["late"] or body["overdue"]
    ]


def _overdue(on: date) -> Q:
    return Q(
        answer_obligation__state=ObligationState.OPEN,
        answer_obligation__due_on__lt=on,
    )
