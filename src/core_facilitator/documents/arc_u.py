"""The arc that goes down one side and up the other: the U."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, pi, sin, sqrt

from core_facilitator.documents.arc_marks import (
    FINE,
    Align,
    Dot,
    Drawing,
    Label,
    Lettering,
    Point,
    Stroke,
    Type,
    Words,
    turn_of,
    words,
)
from core_facilitator.documents.arc_rows import DOT, RING, station_words
from core_facilitator.domain.framework_pages import Arc

# In px of the design.
_BOW_LEAST, _BOW_MOST = 196.0, 320.0
_SIDE_LEAST = 104.0
_BESIDE = 16.0
_TURN_AT = 0.18 * pi
"""Where on the bow the turns before and after the lowest station stand."""


def u(arc: Arc, width: float, type_: Type) -> Drawing | None:
    """Draw stations down the left leg, at the bottom and up the right leg, their turns inside."""
    px = type_.unit
    bow = min(max(width * 0.4, _BOW_LEAST * px), _BOW_MOST * px)
    side = (width - bow) / 2 - (_BESIDE + DOT) * px
    if side < _SIDE_LEAST * px:
        return None
    half = len(arc.stations) // 2
    told = [
        station_words(type_, number, one, bow if number == half else side) for number, one in enumerate(arc.stations)
    ]
    legs = [one for one in told if one.of != half]
    pitch = max(max(one.height for one in legs) + 16 * px, 64 * px)
    shape = _U(left=(width - bow) / 2, bow=bow, top=24 * px + told[0].first / 2, pitch=pitch, half=half, px=px)
    turns = [_turn(arc, number, shape, type_) for number, one in enumerate(arc.stations) if one.turn]
    if any(one.width > side for one in legs) or any(turn.told.width > turn.room for turn in turns):
        return None
    labels: list[Label] = []
    dots: list[Dot] = []
    for number, one in enumerate(told):
        x, y = shape.station(number)
        dots.append(Dot(x, y, DOT * px))
        if number == half:
            labels += one.at(x - one.width / 2, y + (DOT + 8) * px, type_, Align.CENTER)
        elif number < half:
            labels += one.at(x - (_BESIDE + DOT) * px - one.width, y - one.first / 2, type_, Align.END)
        else:
            labels += one.at(x + (_BESIDE + DOT) * px, y - one.first / 2, type_)
    for turn in turns:
        dots.append(Dot(turn.x, turn.y, RING * px, ring=True))
        labels += turn.told.at(turn.left, turn.top, type_, turn.align)
    height = max(label.area.bottom for label in labels)
    stroke = Stroke(tuple(shape.points()), head=True)
    return Drawing(width=width, height=height, labels=tuple(labels), strokes=(stroke,), dots=tuple(dots))


@dataclass(frozen=True, slots=True, kw_only=True)
class _U:
    """Where the U runs: two legs, and a bow between them."""

    left: float
    bow: float
    top: float
    pitch: float
    half: int
    px: float

    @property
    def middle(self) -> float:
        return self.left + self.bow / 2

    @property
    def low(self) -> float:
        """Where the legs end and the bow begins."""
        return self.top + (self.half - 1) * self.pitch + 20 * self.px

    @property
    def deep(self) -> float:
        """How far the bow goes down."""
        return max(self.bow * 0.42, 96 * self.px)

    def station(self, number: int) -> Point:
        if number == self.half:
            return self.middle, self.low + self.deep
        level = number if number < self.half else 2 * self.half - number
        return (self.left if number < self.half else self.left + self.bow), self.top + level * self.pitch

    def turn(self, number: int) -> Point:
        """Return where the turn after a station lies."""
        if number == self.half - 1:
            return self.on_bow(_TURN_AT)
        if number == self.half:
            return self.on_bow(pi - _TURN_AT)
        (x, y), (_, other) = self.station(number), self.station(number + 1)
        return x, (y + other) / 2

    def on_bow(self, angle: float) -> Point:
        """Return a point of the bow: 0 is its left end, pi its right one."""
        return self.middle - cos(angle) * self.bow / 2, self.low + sin(angle) * self.deep

    def inside(self, y: float) -> float:
        """Return how far the U reaches from its middle to either side at a height."""
        down = max(0.0, y - self.low) / self.deep
        return self.bow / 2 * sqrt(max(0.0, 1 - down * down))

    def points(self) -> Iterator[Point]:
        yield self.station(0)
        for piece in range(FINE + 1):
            yield self.on_bow(pi * piece / FINE)
        x, y = self.station(2 * self.half)
        yield x, y - 22 * self.px


@dataclass(frozen=True, slots=True)
class _Turn:
    told: Words
    x: float
    y: float
    left: float
    top: float
    room: float
    align: Align


def _turn(arc: Arc, number: int, shape: _U, type_: Type) -> _Turn:
    """Return the words of a turn inside of the U, beside its mark; those on the bow stand a little higher than that."""
    px = type_.unit
    x, y = shape.turn(number)
    line = type_.height(Lettering.TURN)
    below = line * 0.3 if y > shape.low else line / 2
    reach = shape.inside(y + below) - (RING + 8) * px
    told = words(type_, turn_of(number), ((Lettering.TURN, arc.stations[number].turn),), reach - 6 * px)
    at_left = number < shape.half
    left = shape.middle - reach if at_left else shape.middle + reach - told.width
    top = y + below - told.height if y > shape.low else y - told.height / 2
    return _Turn(told, x, y, left, top, reach - 6 * px, Align.START if at_left else Align.END)
