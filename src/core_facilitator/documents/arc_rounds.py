"""Arcs that go round: the circles of a cycle and of a wheel."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil, cos, hypot, pi, sin, sqrt

from core_facilitator.documents.arc_marks import (
    FINE,
    Align,
    Area,
    Dot,
    Drawing,
    Frame,
    Label,
    Lettering,
    Point,
    Stroke,
    Type,
    Words,
    words,
)
from core_facilitator.documents.arc_rows import DOT, RING, station_words, turn_words
from core_facilitator.domain.framework_pages import Arc

# In px of the design, but for the cosine and the count.
_BESIDE = 16.0
_SIDE_FROM = 0.3
"""How far to a side, as a cosine, words stand beside the circle and not above or below it."""
_STRETCHED = 24
"""How often a circle is made a little higher before it is given up."""
_APART = 8.0
_WIDEST = 240.0


def cycle(arc: Arc, width: float, type_: Type) -> Drawing | None:
    """Draw stations around a circle, clockwise from the top, the turns beside the arrows."""
    px = type_.unit
    found = _ring(arc, width, type_, min(max(width * 0.17, 72 * px), 110 * px))
    if found is None:
        return None
    ring, told = found
    step, apart = _step(arc), (DOT + 5) * px / ring.rx
    arrows = (
        ring.arc(_angle(arc, number) + apart, _angle(arc, number) + step - apart) for number in range(len(arc.stations))
    )
    turns = (ring.at(_angle(arc, number) + step / 2) for number, one in enumerate(arc.stations) if one.turn)
    drawing = Drawing(
        width=width,
        height=0,
        labels=_labels(told, type_),
        strokes=tuple(Stroke(points, head=True) for points in arrows),
        dots=(*_dots(arc, ring, px), *(Dot(x, y, RING * px, ring=True) for x, y in turns)),
    )
    return _moved(drawing, width / 2)


def wheel(arc: Arc, width: float, type_: Type) -> Drawing | None:
    """Draw stations around a hub, without an order of time."""
    px = type_.unit
    hub = words(type_, None, ((Lettering.NAME, arc.hub),), 84 * px) if arc.hub else None
    core = hypot(hub.width, hub.height) / 2 + 10 * px if hub else 0.0
    found = _ring(arc, width, type_, max(min(max(width * 0.17, 72 * px), 110 * px), core + 36 * px))
    if found is None:
        return None
    ring, told = found
    labels = _labels(told, type_)
    if hub:
        labels = (*labels, *hub.at(-hub.width / 2, -hub.height / 2, type_, Align.CENTER))
    dots = tuple(_dots(arc, ring, px))
    drawing = Drawing(
        width=width,
        height=0,
        labels=labels,
        strokes=(Stroke(ring.arc(0, 2 * pi), faint=True), *(_spoke(dot, core, px) for dot in dots)),
        dots=dots,
        frames=(Frame(Area(-core, -core, core, core), disc=True),) if hub else (),
    )
    return _moved(drawing, width / 2)


@dataclass(frozen=True, slots=True)
class _Ring:
    """A circle around 0, 0 that may be higher than wide."""

    rx: float
    ry: float

    def at(self, angle: float) -> Point:
        return cos(angle) * self.rx, sin(angle) * self.ry

    def arc(self, start: float, end: float) -> tuple[Point, ...]:
        pieces = ceil((end - start) / pi * FINE)
        return tuple(self.at(start + (end - start) * piece / pieces) for piece in range(pieces + 1))

    def reach(self, top: float, bottom: float) -> float:
        """Return how far it reaches to a side between two heights."""
        nearest = min(max(0.0, top, -bottom) / self.ry, 1.0)
        return self.rx * sqrt(1 - nearest * nearest)


@dataclass(frozen=True, slots=True)
class _Told:
    """Words around a circle, and where."""

    told: Words
    left: float
    top: float
    align: Align

    @property
    def area(self) -> Area:
        return Area(self.left, self.top, self.left + self.told.width, self.top + self.told.height)


def _ring(arc: Arc, width: float, type_: Type, rx: float) -> tuple[_Ring, tuple[_Told, ...]] | None:
    """Return a circle just so high that the words around it stay apart; None where the width cannot hold them."""
    for stretched in range(_STRETCHED):
        ring = _Ring(rx * (1 + 0.025 * stretched), rx * (1 + 0.06 * stretched))
        told = tuple(_around(arc, ring, width, type_))
        areas = [one.area for one in told]
        if min(area.left for area in areas) < -width / 2 or max(area.right for area in areas) > width / 2:
            return None
        if not any(one.meets(other, _APART * type_.unit) for n, one in enumerate(areas) for other in areas[:n]):
            return ring, told
    return None


def _around(arc: Arc, ring: _Ring, width: float, type_: Type) -> Iterator[_Told]:
    for number, station in enumerate(arc.stations):
        angle = _angle(arc, number)
        room = _room(angle, ring, width, type_.unit)
        yield _beside(station_words(type_, number, station, room), angle, ring, type_.unit)
        between = angle + _step(arc) / 2
        turn = turn_words(type_, number, station, _room(between, ring, width, type_.unit))
        if turn is not None:
            yield _beside(turn, between, ring, type_.unit)


def _room(angle: float, ring: _Ring, width: float, px: float) -> float:
    """Return how wide words at an angle may be."""
    if abs(cos(angle)) < _SIDE_FROM:
        return min(width, 2 * ring.rx + 60 * px)
    return min(width / 2 - abs(cos(angle)) * ring.rx - (DOT + _BESIDE) * px, _WIDEST * px)


def _beside(told: Words, angle: float, ring: _Ring, px: float) -> _Told:
    """Put words outside of a circle: above it, below it or beside it, off the line of the circle."""
    (x, y), gap = ring.at(angle), (DOT + 8) * px
    top = y - told.height * (1 - sin(angle)) / 2
    if abs(cos(angle)) < _SIDE_FROM:
        return _Told(told, x - told.width / 2, top + gap * sin(angle), Align.CENTER)
    aside = max(ring.reach(top, top + told.height), abs(x)) + gap
    return _Told(told, aside, top, Align.START) if x > 0 else _Told(told, -aside - told.width, top, Align.END)


def _labels(told: tuple[_Told, ...], type_: Type) -> tuple[Label, ...]:
    return tuple(label for one in told for label in one.told.at(one.left, one.top, type_, one.align))


def _dots(arc: Arc, ring: _Ring, px: float) -> Iterator[Dot]:
    for number in range(len(arc.stations)):
        x, y = ring.at(_angle(arc, number))
        yield Dot(x, y, DOT * px)


def _spoke(dot: Dot, core: float, px: float) -> Stroke:
    """Return the line from the hub to a station."""
    far = hypot(dot.x, dot.y)
    start, end = (core + 2 * px) / far, 1 - (dot.radius + 3 * px) / far
    return Stroke(((dot.x * start, dot.y * start), (dot.x * end, dot.y * end)))


def _step(arc: Arc) -> float:
    return 2 * pi / len(arc.stations)


def _angle(arc: Arc, number: int) -> float:
    return _step(arc) * number - pi / 2


def _moved(drawing: Drawing, right: float) -> Drawing:
    """Return a drawing around 0, 0 with its top at 0, and so far to the right."""
    ends = [label.area for label in drawing.labels]
    down = -min(min(area.top for area in ends), min(dot.y - dot.radius for dot in drawing.dots))
    low = max(max(area.bottom for area in ends), max(dot.y + dot.radius for dot in drawing.dots))
    return replace(
        drawing,
        height=low + down,
        labels=tuple(replace(label, area=_shifted(label.area, right, down)) for label in drawing.labels),
        strokes=tuple(
            replace(stroke, points=tuple((x + right, y + down) for x, y in stroke.points)) for stroke in drawing.strokes
        ),
        dots=tuple(replace(dot, x=dot.x + right, y=dot.y + down) for dot in drawing.dots),
        frames=tuple(replace(frame, area=_shifted(frame.area, right, down)) for frame in drawing.frames),
    )


def _shifted(area: Area, right: float, down: float) -> Area:
    return Area(area.left + right, area.top + down, area.right + right, area.bottom + down)
