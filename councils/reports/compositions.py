"""Whether a council's seats are what the law asks."""

from datetime import date

from councils.models import (
    Council,
)
from councils.rules import composition
from councils.rules.composition import CouncilKind, Level, Verdict


def composition_of(council: Council, *, on: date) -> list[Verdict]:
    """Return each rule of composition with its verdict on the council's seats."""
    convocation = council.convocations.in_force(on).first()
    if convocation is None:
        return []
    seats = convocation.seats.in_force(on).select_related("npo")
    return composition.verdicts(
        [seat.as_member for seat in seats],
        level=Level(council.level),
        kind=CouncilKind(council.kind),
        on=on,
        formed_on=convocation.approved_on,
    )
