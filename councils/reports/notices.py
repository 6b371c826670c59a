"""By when the members are told of a meeting, and whether the call is lawful."""

from datetime import date

from django.db.models import Count, Max, Q, QuerySet
from django.utils import timezone

from backend.almanac import calendars
from backend.law.breach import Breach
from councils.models import (
    ORGANS,
    AgendaItem,
    AgendaItemKind,
    Convocation,
    Council,
    Material,
    Meeting,
    MeetingKind,
)
from councils.reports.hearings import hearing_breaches
from councils.rules import convocation, frequency
from councils.rules.composition import CouncilKind, Verdict
from councils.rules.convocation import Deadlines
from councils.states import MeetingState


def deadlines_of(meeting: Meeting) -> Deadlines:
    """Return by when the members of this meeting have to be told."""
    kinds = set(meeting.agenda_items.standing().values_list("kind", flat=True))
    return convocation.deadlines(
        held_on=meeting.held_on,
        is_hearing=meeting.kind == MeetingKind.HEARING,
        settings=meeting.council.settings_on(meeting.held_on),
        calendar=calendars.current(),
        kind=CouncilKind(meeting.council.kind),
        is_of_organ=meeting.kind in ORGANS,
        is_about_akim=kinds == {AgendaItemKind.AKIM.value},
    )


def materials_on(meeting: Meeting, *, on: date) -> date | None:
    """Return when the members had the materials; those that lie here go this day."""
    if meeting.materials_sent_on is not None:
        return meeting.materials_sent_on
    rows = Material.objects.filter(agenda_item__in=meeting.agenda_items.standing())
    last = rows.aggregate(last=Max("added_at"))["last"]
    return None if last is None else max(on, timezone.localdate(last))


def notice_verdicts(meeting: Meeting, *, on: date) -> list[Verdict]:
    """Return what is to be said of the call if the notice goes out on this day."""
    return convocation.verdicts(
        deadlines_of(meeting),
        held_on=meeting.held_on,
        noticed_on=on,
        materials_on=materials_on(meeting, on=on),
        agenda_items=meeting.agenda_items.standing().count(),
        others=hearing_breaches(meeting),
    )


def call_breaches(meeting: Meeting, *, on: date) -> list[Breach]:
    """Return what keeps the notice from going out on this day."""
    return [
        *convocation.check(
            deadlines_of(meeting),
            held_on=meeting.held_on,
            noticed_on=on,
            materials_on=materials_on(meeting, on=on),
            agenda_items=meeting.agenda_items.standing().count(),
        ),
        *hearing_breaches(meeting),
    ]


def agenda_of(meeting: Meeting) -> QuerySet[AgendaItem]:
    """Return what was ever told of the agenda, each matter with its papers."""
    rows = meeting.agenda_items.ever_told().select_related("invited_body")
    return rows.prefetch_related("materials__file")


def late_materials(meeting: Meeting, *, on: date) -> list[Breach]:
    """Return the breach of meeting without materials, or with late ones."""
    return convocation.check_materials(
        deadlines_of(meeting), materials_on=meeting.materials_sent_on, on=on
    )


def has_term(meeting: Meeting) -> bool:
    """Tell whether the composition that meets is still in office on the day."""
    sitting = meeting.convocation
    if sitting is None:
        return False
    return sitting.from_on <= meeting.held_on <= sitting.to_on


def has_met(sitting: Convocation | None) -> bool:
    """Tell whether this composition has opened its first meeting."""
    if sitting is None:
        return False
    first = sitting.meetings.filter(kind=MeetingKind.FIRST)
    return first.filter(opened_at__isnull=False).exists()


def frequency_of(council: Council, *, on: date) -> Verdict:
    """Return whether the council meets often enough in the quarter of this day.

    Its presidium and commissions have no share in that.
    """
    first, last = frequency.quarter(on)
    own = council.meetings.exclude(kind__in=ORGANS)
    counted = own.filter(held_on__range=(first, last)).aggregate(
        held=Count("pk", filter=Q(opened_at__isnull=False) | Q(is_imported=True)),
        called=Count("pk", filter=Q(state=MeetingState.CONVENED, held_on__gte=on)),
    )
    return frequency.verdict(
        held=counted["held"],
        called=counted["called"],
        on=on,
        settings=council.settings_on(on),
    )
