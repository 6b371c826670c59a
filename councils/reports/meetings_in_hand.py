"""The meetings that a council's people have before them, read once for all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    BooleanField,
    Exists,
    Expression,
    ExpressionWrapper,
    OuterRef,
    Prefetch,
    Q,
)

from backend.accounts.models import User
from councils.models import (
    ORGANS,
    AgendaItem,
    CommissionMember,
    Council,
    Material,
    Meeting,
    MeetingKind,
    Minutes,
    Seat,
    SeatOffice,
)
from councils.states import MeetingState

TO_COME = (MeetingState.PLANNED, MeetingState.CONVENED, MeetingState.OPEN)
TO_WORD = (MeetingState.CLOSED, MeetingState.MINUTES_SIGNED)
MOST = 200


@dataclass(frozen=True)
class InHand:
    """A meeting with its agenda and its minutes, the newest version first."""

    meeting: Meeting
    matters: list[AgendaItem]
    versions: list[Minutes]
    is_mine: bool

    @property
    def minutes(self) -> Minutes | None:
        """Return the version that is worked on; None while nobody began it."""
        return self.versions[0] if self.versions else None

    @property
    def papers(self) -> int:
        """Return how many papers there are to read before it."""
        return sum(len(item.materials.all()) for item in self.matters)


def read(
    user: User, councils: Sequence[Council], seats: Sequence[Seat], *, on: date
) -> list[InHand]:
    """Return the meetings that are to be held, or whose minutes are not published.

    Each has its agenda with the papers, its minutes, and says whether one of these
    seats takes part in it: an organ meets in its own members alone.
    """
    standing = AgendaItem.objects.standing().select_related("rapporteur_seat")
    papers = Material.objects.select_related("file")
    rows: Iterable[Any] = (
        Meeting.objects.visible_to(user)
        .filter(
            council__in=[council.pk for council in councils],
            state__in=[*TO_COME, *TO_WORD],
            is_imported=False,
        )
        .annotate(is_mine=_takes_part(seats, on=on))
        .select_related("council__organization", "commission", "notice_obligation")
        .prefetch_related(
            Prefetch(
                "agenda_items",
                standing.prefetch_related(Prefetch("materials", papers)),
                to_attr="matters",
            ),
            Prefetch(
                "minutes", Minutes.objects.order_by("-version"), to_attr="versions"
            ),
        )
        .order_by("starts_at", "id")[:MOST]
    )
    return [InHand(one, one.matters, one.versions, one.is_mine) for one in rows]


def to_come(meetings: Sequence[InHand], *, on: date) -> list[InHand]:
    """Return those that go on, or whose day has not gone by."""
    return [
        one
        for one in meetings
        if one.meeting.state == MeetingState.OPEN
        or (one.meeting.state in TO_COME and one.meeting.held_on >= on)
    ]


def _takes_part(seats: Sequence[Seat], *, on: date) -> Expression:
    own = [seat.pk for seat in seats]
    presidium = SeatOffice.objects.in_force(on).filter(
        seat__in=own, seat__convocation=OuterRef("convocation")
    )
    commission = CommissionMember.objects.in_force(on).filter(
        seat__in=own, commission=OuterRef("commission")
    )
    of_composition = Q(convocation__in=[seat.convocation_id for seat in seats])
    of_organ = Q(kind=MeetingKind.PRESIDIUM) & Q(Exists(presidium))
    of_organ |= Q(kind=MeetingKind.COMMISSION) & Q(Exists(commission))
    return ExpressionWrapper(
        of_composition & (~Q(kind__in=ORGANS) | of_organ),
        output_field=BooleanField(),
    )
