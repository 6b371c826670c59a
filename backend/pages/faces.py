"""The face of the clock: one arc for each day of a term, round as a shanyrak."""

from __future__ import annotations

import math
from dataclasses import dataclass

MOST_ARCS = 20
CENTRE = 60
RADIUS = 46
GAP = 5.0  # degrees of sky between two arcs


@dataclass(frozen=True)
class Face:
    """The drawing: days passed and days left as two paths, and whether it is over."""

    done: str
    left: str
    over: bool


def face(*, total: int, passed: int) -> Face:
    """Return the face of a term; a long one is drawn as a single ring."""
    over = passed > total
    share = min(max(passed, 0), total)
    if total > MOST_ARCS or total < 1:
        turn = 360 * share / total if total else 360
        return Face(done=_ring(0, turn), left=_ring(turn, 360), over=over)
    step = 360 / total
    arcs = [
        _arc(step * index + GAP / 2, step * (index + 1) - GAP / 2)
        for index in range(total)
    ]
    return Face(done="".join(arcs[:share]), left="".join(arcs[share:]), over=over)


def _ring(start: float, end: float) -> str:
    if end - start < 1:
        return ""
    middle = (start + end) / 2
    return _arc(start, middle) + _arc(middle, end)


def _arc(start: float, end: float) -> str:
    (x0, y0), (x1, y1) = _point(start), _point(end)
    large = int(end - start > 180)
    return f"M{x0:.2f} {y0:.2f}A{RADIUS} {RADIUS} 0 {large} 1 {x1:.2f} {y1:.2f}"


def _point(degrees: float) -> tuple[float, float]:
    angle = math.radians(degrees)
    return CENTRE + RADIUS * math.sin(angle), CENTRE - RADIUS * math.cos(angle)
