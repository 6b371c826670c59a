"""Acts upon meetings: planned, convened, held, closed; or called off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.almanac import calendars
from backend.journal.journal import record
from backend.law.refusal import demand
from backend.notices import outbox
from councils import reports
from councils.actions import invitations, minutes_duty, numbers, work_plans
from councils.models import (
    AgendaItem,
    AgendaItemKind,
    Ballot,
    Council,
    Meeting,
    MeetingKind,
)
from councils.rules import convocation, hearings, membership, quorum, voting
from councils.rules.composition import CouncilKind
from councils.rules.convocation import Deadlines
from councils.states import MEETING, BallotState, MeetingState

NOUN = "meeting"


@dataclass(frozen=True)
class Matter:
    """One item for the agenda."""

    kind: AgendaItemKind
    title_kk: str = ""
    title_ru: str = ""
    rapporteur: str = ""
    invited_body: Organization | None = None
    power: str = ""


@transaction.atomic
def plan(
    council: Council,
    *,
    kind: MeetingKind,
    starts_at: datetime,
    place: str,
    link: str,
    agenda: Sequence[Matter],
    by: Actor,
    at: datetime,
) -> Meeting:
    """Note a coming meeting, which only the council sees until its notice."""
    held_on = timezone.localdate(starts_at)
    sitting = council.convocations.in_force(held_on).first()
    demand(
        [
            *membership.check_convocation(has_convocation=sitting is not None),
            *hearings.check_kind(
                is_hearing=kind == MeetingKind.HEARING,
                is_of_fund=council.kind == CouncilKind.WEALTH_FUND,
            ),
        ]
    )
    meeting = Meeting.objects.create(
        council=council,
        convocation=sitting,
        year=held_on.year,
        kind=kind,
        state=MeetingState(MEETING.start),
        starts_at=starts_at,
        held_on=held_on,
        place=place,
        link=link,
    )
    put_on_agenda(meeting, agenda)
    record("meeting.planned", meeting, by=by, at=at, public=False)
    return meeting


@transaction.atomic
def add_agenda_item(
    meeting: Meeting, *, matter: Matter, by: Actor, at: datetime
) -> AgendaItem:
    """Put one more matter on the agenda of a meeting that is not convened yet."""
    meeting = locked(meeting)
    move(meeting, "add-agenda-item")
    item = put_on_agenda(meeting, [matter])[0]
    record("meeting.agenda-item-added", meeting, by=by, at=at, public=False)
    return item


@transaction.atomic
def convene(
    meeting: Meeting, *, materials_sent_on: date | None, by: Actor, at: datetime
) -> Meeting:
    """Tell the members day, place and agenda: from now on the meeting is public."""
    meeting = locked(meeting)
    move(meeting, "convene")
    due = deadlines(meeting)
    call = convocation.check(
        due,
        held_on=meeting.held_on,
        noticed_on=timezone.localdate(at),
        materials_on=materials_sent_on,
        agenda_items=meeting.agenda_items.count(),
    )
    demand([*call, *reports.hearing_breaches(meeting)])
    meeting.notice_sent_at = at
    meeting.notice_term = due.notice and due.notice.as_json()
    meeting.materials_sent_on = materials_sent_on
    meeting.materials_term = due.materials and due.materials.as_json()
    _tell_members(meeting, "meeting_notice", at=at)
    invitations.send(meeting, at=at)
    meeting.number = numbers.next_number(meeting.council, NOUN, year=meeting.year)
    meeting.save()
    record("meeting.convened", meeting, by=by, at=at, law=due.notice)
    return meeting


@transaction.atomic
def open_meeting(meeting: Meeting, *, by: Actor, at: datetime) -> Meeting:
    """Begin the meeting on its day, with a quorum; who opens it presides."""
    meeting = locked(meeting)
    move(meeting, "open")
    today = timezone.localdate(at)
    day = convocation.check_day(held_on=meeting.held_on, opened_on=today)
    demand([*day, *reports.quorum_at(meeting, at=at).breaches])
    meeting.opened_at, meeting.presided_by = at, by.user
    meeting.save(update_fields=["state", "opened_at", "presided_by"])
    record("meeting.opened", meeting, by=by, at=at)
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
    record("meeting.closed", meeting, by=by, at=at)
    return meeting


@transaction.atomic
def cancel(meeting: Meeting, *, reason: str, by: Actor, at: datetime) -> Meeting:
    """Call the meeting off; who had a notice of it is told."""
    meeting = locked(meeting)
    move(meeting, "cancel")
    meeting.end_reason = reason
    meeting.save(update_fields=["state", "end_reason"])
    was_public = meeting.notice_sent_at is not None
    if was_public:
        _tell_members(meeting, "meeting_cancelled", at=at)
    record("meeting.cancelled", meeting, by=by, at=at, public=was_public)
    return meeting


@transaction.atomic
def fail_for_want_of_quorum(meeting: Meeting, *, by: Actor, at: datetime) -> Meeting:
    """Record that too few members came; refused while enough of them are there."""
    meeting = locked(meeting)
    move(meeting, "fail-for-want-of-quorum")
    counted = reports.quorum_at(meeting, at=at)
    today = timezone.localdate(at)
    demand(
        [
            *convocation.check_day(held_on=meeting.held_on, opened_on=today),
            *quorum.check_failure(
                members=counted.members,
                present=counted.present,
                on=meeting.held_on,
                kind=CouncilKind(meeting.council.kind),
            ),
        ]
    )
    meeting.save(update_fields=["state"])
    record("meeting.failed", meeting, by=by, at=at)
    return meeting


@transaction.atomic
def mark_as_demonstration(
    meeting: Meeting, *, source: str, by: Actor, at: datetime
) -> Meeting:
    """Say that who came and how they voted is invented; `source` is the real event."""
    meeting = locked(meeting)
    meeting.is_demonstration = True
    meeting.source = source
    meeting.save(update_fields=["is_demonstration", "source"])
    public = meeting.notice_sent_at is not None
    record("meeting.marked-as-demonstration", meeting, by=by, at=at, public=public)
    return meeting


def deadlines(meeting: Meeting) -> Deadlines:
    """Return by when the members of this meeting have to be told."""
    return convocation.deadlines(
        held_on=meeting.held_on,
        is_hearing=meeting.kind == MeetingKind.HEARING,
        settings=meeting.council.settings_on(meeting.held_on),
        calendar=calendars.current(),
    )


def locked(meeting: Meeting) -> Meeting:
    """Return the meeting as it is now; every act on it waits for this one."""
    rows = Meeting.objects.select_for_update(of=("self",))
    return rows.select_related("council__organization").get(pk=meeting.pk)


def move(meeting: Meeting, act: str) -> None:
    """Take the step that the procedure has for this act, or refuse."""
    meeting.state = MeetingState(MEETING.target(meeting.state, act))


def put_on_agenda(meeting: Meeting, agenda: Sequence[Matter]) -> list[AgendaItem]:
    """Write matters at the end of the agenda, in their order."""
    first = meeting.agenda_items.count() + 1
    return AgendaItem.objects.bulk_create(
        AgendaItem(
            meeting=meeting,
            position=position,
            kind=matter.kind,
            title_kk=matter.title_kk,
            title_ru=matter.title_ru,
            rapporteur=matter.rapporteur,
            invited_body=matter.invited_body,
            power=matter.power,
        )
        for position, matter in enumerate(agenda, start=first)
    )


def _tell_members(meeting: Meeting, template: str, *, at: datetime) -> None:
    organization = meeting.council.organization
    context = {
        "council_kk": organization.name_kk,
        "council_ru": organization.name_ru or organization.name_kk,
        "council_en": organization.name_en or organization.name_kk,
        "starts_at": timezone.localtime(meeting.starts_at).strftime("%d.%m.%Y %H:%M"),
        "place": meeting.place,
        "link": meeting.link,
        "reason": meeting.end_reason,
        "agenda_kk": [i.title_kk or i.title_ru for i in meeting.agenda_items.all()],
        "agenda_ru": [i.title_ru or i.title_kk for i in meeting.agenda_items.all()],
        "site": settings.PUBLIC_URL,
        "id": str(meeting.pk),
    }
    members = reports.seats_of(meeting).filter(user__isnull=False)
    for seat in members.select_related("user"):
        if seat.user is not None:
            about = (NOUN, meeting.pk)
            outbox.post(template, to=seat.user, context=context, about=about, at=at)
