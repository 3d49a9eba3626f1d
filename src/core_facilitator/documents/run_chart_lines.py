"""A run chart in plain numbers: where its points, its line and its median stand, for screens and pages alike."""

from dataclasses import dataclass

from core_facilitator.domain.check_in_trends import RunChart

_SIDE, _ABOVE, _BELOW = 28.0, 10.0, 24.0


@dataclass(frozen=True, slots=True)
class Dot:
    """A wave: where it stands, and its place among the chart's points. One without a score has no `y`."""

    x: float
    y: float | None
    place: int


@dataclass(frozen=True, slots=True)
class ChartLines:
    """Everything in its place, in px from the top left corner. `marks` are the heights of the points of the scale."""

    width: float
    height: float
    left: float
    right: float
    foot: float
    dots: tuple[Dot, ...]
    marks: tuple[tuple[float, float], ...]
    center: float | None = None

    @property
    def stretches(self) -> tuple[tuple[tuple[float, float], ...], ...]:
        """The lines through neighboring points; a wave without a score parts them."""
        found: list[list[tuple[float, float]]] = [[]]
        for dot in self.dots:
            if dot.y is None:
                found.append([])
            else:
                found[-1].append((dot.x, dot.y))
        return tuple(tuple(points) for points in found if len(points) > 1)


def chart_lines(chart: RunChart, lowest: int, highest: int, size: tuple[float, float], unit: float) -> ChartLines:
    """Return a chart on the scale from its lowest point to its highest, as large as that.

    Waves stand equally far apart, as the rules of run charts count them. `unit` is one px of the design.
    """
    width, height = size
    left, right = _SIDE * unit, width - _ABOVE * unit
    top, foot = _ABOVE * unit, height - _BELOW * unit
    apart = (right - left) / max(len(chart.points) - 1, 1)

    def up(score: float) -> float:
        return foot - (score - lowest) / (highest - lowest) * (foot - top)

    alone = (right - left) / 2 if len(chart.points) == 1 else 0.0
    return ChartLines(
        width=width,
        height=height,
        left=left,
        right=right,
        foot=foot,
        dots=tuple(
            Dot(left + alone + place * apart, None if point.score is None else up(point.score), place)
            for place, point in enumerate(chart.points)
        ),
        marks=tuple((value, up(value)) for value in (lowest, (lowest + highest) / 2, highest)),
        center=None if chart.center is None else up(chart.center),
    )
