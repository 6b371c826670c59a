"""The seats of a council as a half circle of rows, drawn by shape."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

INNER = 112  # the radius of the first row; the number of members stands inside
APART = 58  # between two rows, and between two seats of one row
MARGIN = 26


@dataclass(frozen=True)
class Place:
    """One seat of the drawing: its shape, and where its middle is."""

    kind: str
    x: float
    y: float


@dataclass(frozen=True)
class Hemicycle:
    """The drawing: its size, its middle below, its places from left to right."""

    width: int
    height: int
    centre: int
    places: list[Place]

    @property
    def number_y(self) -> int:
        """Return the line on which the number of members stands."""
        return self.height - MARGIN - 24

    @property
    def word_y(self) -> int:
        """Return the line below the number."""
        return self.height - MARGIN + 2


def drawn(kinds: Sequence[str]) -> Hemicycle:
    """Return where each seat is drawn, the first on the left, the last on the right."""
    rows = _rows(len(kinds))
    radius = INNER + APART * (len(rows) - 1)
    centre, bottom = radius + MARGIN, radius + MARGIN
    angles = sorted(
        (angle, INNER + APART * row)
        for row, count in enumerate(rows)
        for angle in _angles(count)
    )
    places = [
        Place(
            kind,
            round(centre - away * math.cos(angle), 1),
            round(bottom - away * math.sin(angle), 1),
        )
        for kind, (angle, away) in zip(kinds, angles, strict=True)
    ]
    return Hemicycle(2 * centre, bottom + MARGIN, centre, places)


def _rows(count: int) -> list[int]:
    """Return how many seats stand in each row: in proportion to its length."""
    radii: list[int] = []
    while not radii or sum(_room(radius) for radius in radii) < count:
        radii.append(INNER + APART * len(radii))
    whole, given, rows = sum(radii), 0, []
    for place in range(len(radii)):
        share = round(count * sum(radii[: place + 1]) / whole) - given
        rows.append(share)
        given += share
    return rows


def _room(radius: int) -> int:
    return int(math.pi * radius / APART) + 1


def _angles(count: int) -> list[float]:
    if count == 1:
        return [math.pi / 2]
    return [math.pi * place / (count - 1) for place in range(count)]
