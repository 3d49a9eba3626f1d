"""The head of an arrow, in plain numbers."""

from collections.abc import Sequence
from math import atan2, cos, sin

from core_facilitator.documents.arc_marks import Point

_ANGLE = 0.42
"""Half of what a head opens, in radians."""


def head(points: Sequence[Point], length: float) -> tuple[Point, Point, Point]:
    """Return the corners of a head at the end of a line through points, its tip first."""
    (x0, y0), (x, y) = points[-2:]
    back = atan2(y0 - y, x0 - x)
    corners = [(x + cos(back + side) * length, y + sin(back + side) * length) for side in (-_ANGLE, _ANGLE)]
    return (x, y), corners[0], corners[1]
