"""Acts upon meetings: planned, convened, held, closed; or put off, or called off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.journal.journal import record
from backend.law.breach import Breach
from backend.law.refusal import demand
from backend.notices.invitations import Method
from councils import reports
from councils.actions import (
    agenda_versions,
    invitations,
    meeting_letters,
    notice_duties,
    numbers,
)
from councils.models import (
    AgendaItem,
    AgendaItemKind,
    Appeal,
    Commission,
    ConvenedBy,
    Convocation,
    Council,
    DraftAct,
    Meeting,
    MeetingKind,
    Monitoring,
    PlanItem,
    Seat,
)
from councils.rules import (
    agendas,
    convocation,
    hearings,
    membership,
    sittings,
)
from councils.rules.composition import CouncilKind
from councils.states import MEETING, MeetingState

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
    rapporteur_seat: Seat | None = None
    plan_item: PlanItem | None = None
    draft_act: DraftAct | None = None
    appeal: Appeal | None = None
    monitoring: Monitoring | None = None

    def as_fields(self) -> dict[str, Any]:
        """Return what an agenda item keeps; a member who reports is named in words."""
        said = self.rapporteur or str(self.rapporteur_seat or "")
        return {**vars(self), "rapporteur": said}


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
    convened_by: ConvenedBy = ConvenedBy.CHAIR,
    commission: Commission | None = None,
) -> Meeting:
    """Note a coming meeting, which only the council sees until its notice.

    Where the notice has a term, the council owes it from now on.
    """
    held_on = timezone.localdate(starts_at)
    sitting = council.convocations.in_force(held_on).first()
    demand(
        _breaches(
            council, kind=kind, held_on=held_on, on=sitting, commission=commission
        )
    )
    meeting = Meeting.objects.create(
        council=council,
        convocation=sitting,
        year=held_on.year,
        kind=kind,
        state=MeetingState(MEETING.start),
        starts_at=starts_at,
        held_on=held_on,
        commission=commission,
        convened_by=convened_by,
        place=place,
        link=link,
    )
    put_on_agenda(meeting, agenda)
    notice_duties.owe(meeting, by=by, at=at)
    record("meeting.planned", meeting, by=by, at=at, public=False)
    return meeting


@transaction.atomic
def edit_plan(
    meeting: Meeting,
    *,
    kind: MeetingKind,
    starts_at: datetime,
    place: str,
    link: str,
    convened_by: ConvenedBy,
    commission: Commission | None,
    by: Actor,
    at: datetime,
) -> Meeting:
    """Change what is planned, as long as nobody but the council knows of it."""
    meeting = locked(meeting)
    move(meeting, "edit-plan")
    held_on, council = timezone.localdate(starts_at), meeting.council
    sitting = council.convocations.in_force(held_on).first()
    demand(
        _breaches(
            council, kind=kind, held_on=held_on, on=sitting, commission=commission
        )
    )
    meeting.kind, meeting.convocation = kind, sitting
    meeting.starts_at, meeting.held_on, meeting.year = starts_at, held_on, held_on.year
    meeting.place, meeting.link = place, link
    meeting.convened_by, meeting.commission = convened_by, commission
    meeting.save()
    notice_duties.owe_anew(meeting, by=by, at=at)
    record("meeting.plan-edited", meeting, by=by, at=at, public=False)
    return meeting


@transaction.atomic
def convene(
    meeting: Meeting, *, materials_sent_on: date | None, by: Actor, at: datetime
) -> Meeting:
    """Tell the members day, place and agenda: from now on the meeting is public.

    Materials that lie here go out with the notice; a day that is said stands before
    that.
    """
    meeting = locked(meeting)
    move(meeting, "convene")
    if materials_sent_on is not None:
        meeting.materials_sent_on = materials_sent_on
    _call(meeting, on=timezone.localdate(at))
    meeting.notice_sent_at = at
    meeting.number = numbers.next_number(meeting.council, NOUN, year=meeting.year)
    meeting.save()
    agenda_versions.write(meeting, reason="", by=by, at=at)
    meeting_letters.tell(meeting, "meeting_notice", method=Method.REQUEST, at=at)
    invitations.send(meeting, at=at)
    notice_duties.discharge(meeting, by=by, at=at)
    record("meeting.convened", meeting, by=by, at=at)
    return meeting


@transaction.atomic
def postpone(
    meeting: Meeting, *, starts_at: datetime, reason: str, by: Actor, at: datetime
) -> Meeting:
    """Put the meeting off to another day, for which the notice is measured again."""
    meeting = locked(meeting)
    move(meeting, "postpone")
    held_on, council = timezone.localdate(starts_at), meeting.council
    sitting = council.convocations.in_force(held_on).first()
    demand(
        [
            *_breaches(
                council,
                kind=MeetingKind(meeting.kind),
                held_on=held_on,
                on=sitting,
                commission=meeting.commission,
            ),
            *agendas.check_moved(is_moved=held_on != meeting.held_on),
            *agendas.check_put_off(has_somebody_come=reports.has_begun(meeting)),
        ]
    )
    before = meeting.starts_at
    meeting.starts_at, meeting.held_on, meeting.convocation = (
        starts_at,
        held_on,
        sitting,
    )
    _call(meeting, on=timezone.localdate(at))
    meeting.notice_sent_at = at
    meeting.postponed += 1
    meeting.save()
    agenda_versions.write(meeting, reason=reason, by=by, at=at)
    meeting_letters.tell(
        meeting,
        "meeting_postponed",
        method=Method.REQUEST,
        at=at,
        reason=reason,
        before=before,
        guests_too=True,
    )
    record("meeting.postponed", meeting, by=by, at=at, said={"reason": reason})
    return meeting


@transaction.atomic
def relocate(
    meeting: Meeting,
    *,
    starts_at: datetime,
    place: str,
    link: str,
    reason: str,
    by: Actor,
    at: datetime,
) -> Meeting:
    """Change the hour, the place or the link of a convened meeting, on its own day."""
    meeting = locked(meeting)
    move(meeting, "relocate")
    is_same_day = timezone.localdate(starts_at) == meeting.held_on
    demand(agendas.check_same_day(is_same_day=is_same_day))
    meeting.starts_at, meeting.place, meeting.link = starts_at, place, link
    meeting.save(update_fields=["starts_at", "place", "link"])
    tell_of_change(meeting, reason=reason, guests_too=True, by=by, at=at)
    record("meeting.relocated", meeting, by=by, at=at, said={"reason": reason})
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
        meeting_letters.tell(
            meeting,
            "meeting_cancelled",
            method=Method.CANCEL,
            at=at,
            reason=reason,
            guests_too=True,
        )
    notice_duties.end(meeting, ground=reason, by=by, at=at)
    record("meeting.cancelled", meeting, by=by, at=at, public=was_public)
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
        AgendaItem(meeting=meeting, position=position, **matter.as_fields())
        for position, matter in enumerate(agenda, start=first)
    )


def tell_of_change(
    meeting: Meeting,
    *,
    reason: str,
    by: Actor,
    at: datetime,
    guests_too: bool = False,
) -> None:
    """Write the next version of what was told, and tell it; before the notice nothing.

    Refused without a reason. Guests are told of another hour or place.
    """
    is_noticed = meeting.notice_sent_at is not None
    demand(agendas.check_change(is_noticed=is_noticed, reason=reason))
    if not is_noticed:
        return
    agenda_versions.write(meeting, reason=reason, by=by, at=at)
    meeting_letters.tell(
        meeting,
        "meeting_changed",
        method=Method.REQUEST,
        at=at,
        reason=reason,
        guests_too=guests_too,
    )


def _breaches(
    council: Council,
    *,
    kind: MeetingKind,
    held_on: date,
    on: Convocation | None,
    commission: Commission | None,
) -> list[Breach]:
    """Return what keeps this composition from meeting so on this day."""
    at_work = (
        commission is not None
        and commission.convocation_id == (on.pk if on else None)
        and Commission.objects.standing(held_on).filter(pk=commission.pk).exists()
    )
    is_of_commission = kind == MeetingKind.COMMISSION
    return [
        *membership.check_convocation(has_convocation=on is not None),
        *sittings.check_first(
            is_first=kind == MeetingKind.FIRST, has_met=reports.has_met(on)
        ),
        *sittings.check_commission(
            is_of_commission=is_of_commission,
            has_commission=at_work if is_of_commission else commission is not None,
        ),
        *hearings.check_kind(
            is_hearing=kind == MeetingKind.HEARING,
            is_of_fund=council.kind == CouncilKind.WEALTH_FUND,
        ),
    ]


def _call(meeting: Meeting, *, on: date) -> None:
    """Measure the notice sent on this day, and keep its terms; refuse a late one."""
    due = reports.deadlines_of(meeting)
    sent_on = reports.materials_on(meeting, on=on)
    demand(
        [
            *membership.check_convocation(has_convocation=reports.has_term(meeting)),
            *convocation.check(
                due,
                held_on=meeting.held_on,
                noticed_on=on,
                materials_on=sent_on,
                agenda_items=meeting.agenda_items.standing().count(),
            ),
            *reports.hearing_breaches(meeting),
        ]
    )
    meeting.notice_term = due.notice and due.notice.as_json()
    meeting.materials_sent_on = sent_on
    meeting.materials_term = due.materials and due.materials.as_json()
