"""The seats that a person holds, and what each of his councils has settled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from backend.accounts.models import User
from councils.models import Council, CouncilSetting, Seat
from councils.rules.regulation import Settings


def held_by(user: User, *, on: date) -> list[Seat]:
    """Return the seats in force of this person, one for each council.

    Where two compositions overlap by mistake, the later one stands.
    """
    rows = (
        Seat.objects.in_force(on)
        .filter(user=user, convocation__from_on__lte=on)
        .select_related("convocation__council__organization")
        .order_by("convocation__number", "id")
    )
    return list({seat.convocation.council_id: seat for seat in rows}.values())


def settings_of(councils: Iterable[Council], *, on: date) -> dict[UUID, Settings]:
    """Return what each of these councils has settled on this day, for one query."""
    found: dict[UUID, dict[str, Any]] = defaultdict(dict)
    places = [council.pk for council in councils]
    rows = CouncilSetting.objects.filter(council__in=places, from_on__lte=on)
    for row in rows.order_by("from_on", "id"):
        found[row.council_id][row.key] = row.value
    return {place: Settings.of(found[place]) for place in places}
