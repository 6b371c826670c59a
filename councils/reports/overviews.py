"""A council as it stood on a day: who sat in it, in which offices, how lawfully."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from councils.models import (
    Commission,
    CommissionMember,
    Constituency,
    Convocation,
    Council,
    CouncilSetting,
    Seat,
)
from councils.reports.compositions import verdicts_on
from councils.rules.composition import Standing, Verdict
from councils.rules.regulation import Settings


@dataclass(frozen=True)
class Sitting:
    """One member, and the commissions that he leads."""

    seat: Seat
    leads: list[Commission]


@dataclass(frozen=True)
class Overview:
    """A council on a day: the composition then in office and all that follows.

    `settings` are the points of its regulation that held then, `convocations` all of
    its compositions, the newest first; a commission's `present` are its members then.
    """

    on: date
    convocation: Convocation | None
    convocations: list[Convocation]
    members: list[Sitting]
    verdicts: list[Verdict]
    commissions: list[Commission]
    settings: list[CouncilSetting]

    @property
    def breaches(self) -> int:
        """Return how many rules this composition breaks."""
        return sum(one.standing is Standing.UNLAWFUL for one in self.verdicts)

    @property
    def civil(self) -> list[Sitting]:
        """Return the members from civil society."""
        return [one for one in self.members if not _is_of_state(one.seat)]

    @property
    def state(self) -> list[Sitting]:
        """Return the members from the state."""
        return [one for one in self.members if _is_of_state(one.seat)]

    @property
    def ethnocultural(self) -> int:
        """Return how many members come from ethnocultural associations."""
        return sum(one.seat.is_ethnocultural for one in self.members)

    @property
    def vacant(self) -> int:
        """Return how many seats nobody holds."""
        size = self.convocation.size if self.convocation else 0
        return max(size - len(self.members), 0)


def overview_of(council: Council, *, on: date) -> Overview:
    """Return a council as of a day, for as many queries however long it has worked."""
    rows = council.convocations.select_related("approved_by").order_by("-from_on")
    convocations = list(rows)
    settings = _settings(council, on)
    convocation = next((one for one in convocations if one.is_in_office(on)), None)
    if convocation is None:
        return Overview(on, None, convocations, [], [], [], settings)
    held = convocation.seats.in_force(on).with_offices(on).select_related("npo")
    seats = sorted(held, key=_in_order)
    commissions = _commissions(convocation, on)
    values = {one.key: one.value for one in settings}
    return Overview(
        on=on,
        convocation=convocation,
        convocations=convocations,
        members=[Sitting(seat, _led(seat, commissions)) for seat in seats],
        verdicts=verdicts_on(
            seats,
            convocation,
            council,
            base=Settings.of(values).ethnocultural_base,
            on=on,
        ),
        commissions=commissions,
        settings=settings,
    )


def _settings(council: Council, on: date) -> list[CouncilSetting]:
    rows = council.settings.filter(from_on__lte=on).order_by("from_on", "id")
    held = {row.key: row for row in rows}
    return sorted(held.values(), key=lambda row: row.key)


def _commissions(convocation: Convocation, on: date) -> list[Commission]:
    places = CommissionMember.objects.in_force(on).select_related("seat")
    standing = convocation.commissions.standing(on)
    return list(
        standing.prefetch_related(
            Prefetch("members", queryset=places, to_attr="present")
        )
    )


def _led(seat: Seat, commissions: list[Commission]) -> list[Commission]:
    return [
        commission
        for commission in commissions
        for place in getattr(commission, "present", ())
        if place.is_head and place.seat_id == seat.pk
    ]


def _in_order(seat: Seat) -> tuple[bool, bool, str]:
    return _is_of_state(seat), not seat.is_ethnocultural, seat.person_name


def _is_of_state(seat: Seat) -> bool:
    return seat.constituency == Constituency.STATE
