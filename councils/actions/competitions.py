"""Acts upon competitions: drafted, announced, closed for documents, decided."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from backend.accounts.actor import Actor
from backend.almanac import calendars
from backend.journal.journal import record
from backend.law.breach import Breach
from backend.law.refusal import demand
from councils import reports
from councils.actions import candidate_letters, formations
from councils.models import Application, Competition, Constituency, Seat, WorkingGroup
from councils.rules import competitions, composition, forming
from councils.rules.composition import CouncilKind, Level, Member
from councils.states import (
    APPLICATION,
    COMPETITION,
    ApplicationState,
    CompetitionState,
)


@dataclass(frozen=True)
class Terms:
    """What a competition offers, and how one takes part: the fields of art. 9(6).

    `additional_decision` is the council's decision of an additional competition
    for single seats; empty where a whole composition is formed.
    """

    council_size: int
    civil_seats: int
    postal_address: str
    email: str
    documents_from_on: date
    documents_until_on: date
    ethnocultural_seats: int = 0
    text_kk: str = ""
    text_ru: str = ""
    additional_decision: str = ""


@dataclass(frozen=True)
class Outcome:
    """Whom the working group selected, whom it keeps in reserve and in which order."""

    selected: Sequence[Application]
    reserved: Sequence[Application]
    document: str


@transaction.atomic
def draft(group: WorkingGroup, *, terms: Terms, by: Actor, at: datetime) -> Competition:
    """Prepare a competition, which only those who form the council see."""
    group = WorkingGroup.objects.select_related("council").get(pk=group.pk)
    today = timezone.localdate(at)
    demand(
        forming.check_at_work(has_ended=group.ended_on is not None)
        + _breaches(group, terms, on=today)
    )
    competition = Competition.objects.create(
        council=group.council,
        working_group=group,
        state=CompetitionState(COMPETITION.start),
        is_additional=bool(terms.additional_decision),
        **asdict(terms),
    )
    record("competition.drafted", competition, by=by, at=at, public=False)
    return competition


@transaction.atomic
def announce(
    competition: Competition, *, published_in: str, by: Actor, at: datetime
) -> Competition:
    """Announce the competition: from now on it is public, and documents are taken.

    With it the formation of the next composition has begun.
    """
    competition, today = locked(competition), timezone.localdate(at)
    move(competition, "announce")
    competition.published_in, competition.announced_on = published_in, today
    demand(_not_ready(competition, on=today))
    competition.save(update_fields=["state", "published_in", "announced_on"])
    said = {"published_in": published_in}
    record("competition.announced", competition, by=by, at=at, said=said)
    if not competition.is_additional:
        newest = competition.council.convocations.order_by("-from_on").first()
        formations.end_duty(newest, by=by, at=at)
    return competition


@transaction.atomic
def close_applications(
    competition: Competition, *, by: Actor, at: datetime
) -> Competition:
    """End the taking of documents, on a day after the announced last one."""
    competition = locked(competition)
    move(competition, "close-applications")
    until, today = competition.documents_until_on, timezone.localdate(at)
    demand(competitions.check_period_over(until_on=until, on=today))
    competition.save(update_fields=["state"])
    record("competition.closed-for-applications", competition, by=by, at=at)
    return competition


@transaction.atomic
def decide(
    competition: Competition, *, outcome: Outcome, by: Actor, at: datetime
) -> Competition:
    """Record whom the working group selected; the rest of those admitted is passed by.

    Each candidate with an account is told.
    """
    competition, today = locked(competition), timezone.localdate(at)
    move(competition, "decide")
    rows = competition.applications.select_for_update().order_by("id")
    admitted = {row.pk: row for row in rows if row.state == ApplicationState.ADMITTED}
    waiting = sum(row.state == ApplicationState.SUBMITTED for row in rows)
    demand(_undecidable(competition, outcome, admitted, waiting=waiting, on=today))
    competition.decided_on = today
    competition.decision_document = outcome.document
    competition.save(update_fields=["state", "decided_on", "decision_document"])
    said = {"document": outcome.document}
    record("competition.decided", competition, by=by, at=at, said=said)
    acts = {one.pk: "select" for one in outcome.selected}
    acts |= {one.pk: "reserve" for one in outcome.reserved}
    places = {one.pk: place for place, one in enumerate(outcome.reserved, start=1)}
    for key, row in admitted.items():
        act = acts.get(key, "pass-over")
        row.state = ApplicationState(APPLICATION.target(row.state, act))
        row.reserve_position, row.decided_on = places.get(key), today
        row.save(update_fields=["state", "reserve_position", "decided_on"])
        record(f"application.{row.state}", row, by=by, at=at)
        candidate_letters.tell(row, at=at)
    return competition


@transaction.atomic
def cancel(
    competition: Competition, *, reason: str, by: Actor, at: datetime
) -> Competition:
    """Call the competition off, with a reason; candidates are told."""
    competition = locked(competition)
    move(competition, "cancel")
    competition.cancel_reason = reason
    competition.save(update_fields=["state", "cancel_reason"])
    public = competition.announced_on is not None
    said = {"reason": reason}
    record("competition.cancelled", competition, by=by, at=at, said=said, public=public)
    for row in competition.applications.exclude(state=ApplicationState.WITHDRAWN):
        candidate_letters.tell_of_cancellation(row, reason=reason, at=at)
    return competition


def locked(competition: Competition) -> Competition:
    """Return the row, held until the end of the transaction."""
    return (
        Competition.objects.select_for_update(of=("self",))
        .select_related("council__organization", "working_group")
        .get(pk=competition.pk)
    )


def move(competition: Competition, act: str) -> None:
    """Take one step of the procedure, or raise MoveRefused."""
    competition.state = CompetitionState(COMPETITION.target(competition.state, act))


def _breaches(group: WorkingGroup, terms: Terms, *, on: date) -> list[Breach]:
    """Return what the law has against such terms, were every seat filled."""
    council = group.council
    kind = CouncilKind(council.kind)
    found = competitions.check_by_competition(kind=kind)
    if terms.additional_decision:
        waiting = reports.reserve_of(council, on=on).count()
        return found + competitions.check_additional(waiting=waiting)
    planned = [
        Member(place < terms.civil_seats, place < terms.ethnocultural_seats)
        for place in range(terms.council_size)
    ]
    level = Level(council.level)
    return found + composition.check(planned, level=level, kind=kind, on=on)


def _not_ready(competition: Competition, *, on: date) -> list[Breach]:
    settled = competition.council.settings_on(on).competition_days
    from_on, until_on = competition.documents_from_on, competition.documents_until_on
    return [
        *forming.check_at_work(
            has_ended=competition.working_group.ended_on is not None
        ),
        *competitions.check_has_head(
            has_head=competition.working_group.head_id is not None
        ),
        *competitions.check_announcement(competition.announcement),
        *competitions.check_period_to_come(until_on=until_on, on=on),
        *competitions.check_documents_period(
            from_on=max(from_on, on),
            until_on=until_on,
            days=settled,
            calendar=calendars.current(),
        ),
    ]


def _undecidable(
    competition: Competition,
    outcome: Outcome,
    admitted: Mapping[UUID, Application],
    *,
    waiting: int,
    on: date,
) -> list[Breach]:
    named = [*outcome.selected, *outcome.reserved]
    strangers = [str(one) for one in named if one.pk not in admitted]
    names = Counter(one.pk for one in named)
    twice = sorted({str(one) for one in named if names[one.pk] > 1})
    seated = Seat.objects.in_force(on).filter(
        convocation__council=competition.council_id,
        constituency=Constituency.CIVIL_SOCIETY,
    )
    beside = (
        seated.select_related("npo") if competition.is_additional else seated.none()
    )
    members = [
        *(one.as_member for one in outcome.selected),
        *(seat.as_member for seat in beside),
    ]
    selected, seats = len(outcome.selected), competition.civil_seats
    return [
        *competitions.check_all_answered(waiting=waiting),
        *competitions.check_selected(selected=selected, seats=seats),
        *competitions.check_admitted(not_admitted=strangers),
        *competitions.check_once(twice=twice),
        *composition.check_per_npo(members, on=on),
    ]
