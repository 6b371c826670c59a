"""What follows when a member stays away too often: a matter for the council."""

from datetime import datetime

from django.db import transaction

from backend.journal.journal import record
from councils import reports
from councils.models import (
    ORGANS,
    AgendaItemKind,
    AgendaProposal,
    Meeting,
    Seat,
)
from councils.rules import absences
from councils.rules.absences import Year
from councils.states import PROPOSAL, ProposalState


@transaction.atomic
def propose_exclusions(meeting: Meeting, *, at: datetime) -> list[AgendaProposal]:
    """Propose to exclude whom this meeting has found absent too often in its year.

    Once for each seat and year; the council may decide otherwise, 15(2)(5).
    """
    if meeting.kind in ORGANS:
        return []
    council, on = meeting.council, meeting.held_on
    year = reports.year_of_absences(council, on=on)
    seats = list(reports.seats_of(meeting))
    counted = reports.attended_in(council, seats, year=year)
    over = {
        seat: presence.absent
        for seat, presence in counted.items()
        if absences.may_be_excluded(presence.absent, on=on)
    }
    told = _told(list(over), year)
    return [
        _raised(seat, count, meeting, year, at=at)
        for seat, count in over.items()
        if seat.pk not in told
    ]


def _told(seats: list[Seat], year: Year) -> set[object]:
    rows = AgendaProposal.objects.filter(
        about_seat__in=seats,
        kind=AgendaItemKind.EXCLUSION,
        found_on__range=(year.from_on, year.until_on),
    )
    return set(rows.values_list("about_seat_id", flat=True))


def _raised(
    seat: Seat, count: int, meeting: Meeting, year: Year, *, at: datetime
) -> AgendaProposal:
    title = absences.proposed(seat.person_name, absences=count)
    [breach] = absences.check(count, on=meeting.held_on, window=year.window)
    proposal = AgendaProposal.objects.create(
        council=meeting.council,
        about_seat=seat,
        kind=AgendaItemKind.EXCLUSION,
        title_kk=title.kk,
        title_ru=title.ru,
        reason=f"{breach.text.kk}\n{breach.text.ru}",
        state=ProposalState(PROPOSAL.start),
        proposed_at=at,
        found_on=meeting.held_on,
    )
    said = {"seat": str(seat.pk), "absences": count}
    record("agenda-proposal.raised", proposal, by=None, at=at, said=said, public=False)
    return proposal
