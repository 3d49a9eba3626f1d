"""Arcs whose stations stand in rows: a line, a ladder, a tree, and the column that any arc can be."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from core_facilitator.documents.arc_marks import (
    Area,
    Dot,
    Drawing,
    Frame,
    Label,
    Lettering,
    Stroke,
    Type,
    Words,
    turn_of,
    words,
)
from core_facilitator.domain.framework_pages import Arc, Shape, Station

DOT, RING = 6.0, 4.0
"""How large the marks of stations and turns are, from their middle, in px of the design."""

_NARROWEST = 104.0  # px of a column in a line
_NARROWEST_BOX = 120.0
_GAP = 20.0
_ASIDE, _ABOVE = 12.0, 8.0  # px inside a box


def station_words(type_: Type, number: int, station: Station, width: float) -> Words:
    """Return the name of a station and what it says, in lines of that width."""
    return words(type_, number, ((Lettering.NAME, station.name), (Lettering.SAYS, station.says)), width)


def turn_words(type_: Type, number: int, station: Station, width: float) -> Words | None:
    """Return what leads away from a station; None where nothing is said."""
    return words(type_, turn_of(number), ((Lettering.TURN, station.turn),), width) if station.turn else None


def line(arc: Arc, width: float, type_: Type) -> Drawing | None:
    """Draw stations from left to right, the turns above the arrows."""
    px = type_.unit
    pitch = width / len(arc.stations)
    room = pitch - _GAP * px
    told = [station_words(type_, number, one, room) for number, one in enumerate(arc.stations)]
    turns = [turn for n, one in enumerate(arc.stations) if (turn := turn_words(type_, n, one, room))]
    if pitch < _NARROWEST * px or any(one.width > room for one in (*told, *turns)):
        return None
    above = max((turn.height + 2 * px for turn in turns), default=0)
    y, left = above + DOT * px, DOT * px
    labels: list[Label] = []
    for one in told:
        labels += one.at((one.of or 0) * pitch, y + (DOT + 8) * px, type_)
    for turn in turns:
        number = -(turn.of or 0) - 1
        labels += turn.at((number + 0.5) * pitch + left - turn.width / 2, y - 5 * px - turn.height, type_)
    ends = [left + number * pitch for number in range(len(told))]
    return Drawing(
        width=width,
        height=y + (DOT + 8) * px + max(one.height for one in told),
        labels=tuple(labels),
        strokes=tuple(
            Stroke(((one + (DOT + 4) * px, y), (other - (DOT + 4) * px, y)), head=True) for one, other in pairwise(ends)
        ),
        dots=tuple(Dot(x, y, DOT * px) for x in ends),
    )


def ladder(arc: Arc, width: float, type_: Type) -> Drawing | None:
    """Draw stations as rungs, the first the lowest, and what each says beside it."""
    px = type_.unit
    one_rail, other_rail, beside = 4 * px, 60 * px, 84 * px
    labels: list[Label] = []
    rungs: list[float] = []
    top = 16 * px
    for number in reversed(range(len(arc.stations))):
        turn = turn_words(type_, number, arc.stations[number], width - beside)
        if turn is not None:
            labels += turn.at(beside, top, type_)
            top += turn.height + 10 * px
        told = station_words(type_, number, arc.stations[number], width - beside)
        labels += told.at(beside, top, type_)
        rungs.append(top + told.first / 2)
        top += max(told.height, 40 * px) + 14 * px
    low = top - 2 * px
    rails = (Stroke(((x, low), (x, 2 * px)), head=True) for x in (one_rail, other_rail))
    steps = (Stroke(((one_rail, y), (other_rail, y))) for y in rungs)
    dots = tuple(Dot((one_rail + other_rail) / 2, y, DOT * px) for y in rungs)
    widest = max(label.area.right for label in labels)
    return Drawing(width=max(widest, width), height=low, labels=tuple(labels), strokes=(*rails, *steps), dots=dots)


def column(arc: Arc, width: float, type_: Type) -> Drawing:
    """Draw stations one below the other, with a way back where the last leads to the first."""
    px = type_.unit
    back = 24 * px if arc.shape is Shape.CYCLE else 0.0
    step = 20 * px
    x, beside = back + DOT * px, back + 26 * px
    top, labels, dots = 0.0, list[Label](), list[Dot]()
    is_tree = arc.shape is Shape.TREE
    if arc.hub:
        hub = words(type_, None, ((Lettering.NAME, arc.hub),), width)
        labels += hub.at(0, top, type_)
        top += hub.height + 12 * px
    order = tuple(_in_order(arc))
    for number in order:
        station = arc.stations[number]
        indent = _depth(arc, station) * step
        told = station_words(type_, number, station, width - beside - indent)
        labels += told.at(beside + indent, top, type_)
        dots.append(Dot(x + indent, top + told.first / 2, DOT * px))
        top += told.height + 12 * px
        turn = turn_words(type_, number, station, width - beside)
        if turn is not None:
            labels += turn.at(beside, top, type_)
            dots.append(Dot(x, top + turn.first / 2, RING * px, ring=True))
            top += turn.height + 12 * px
    return Drawing(
        width=max(width, *(label.area.right for label in labels)),
        height=top - 12 * px,
        labels=tuple(labels),
        strokes=tuple(_branches(arc, dict(zip(order, dots, strict=True)), px) if is_tree else _down(arc, dots, px)),
        dots=tuple(dots),
    )


def _down(arc: Arc, dots: Sequence[Dot], px: float) -> Iterator[Stroke]:
    """Yield what joins the dots of a column."""
    ordered = arc.shape is not Shape.WHEEL
    for one, other in pairwise(dots):
        ends = ((one.x, one.y + one.radius + 3 * px), (other.x, other.y - other.radius - 3 * px))
        yield Stroke(ends, head=ordered and not other.ring, faint=not ordered)
    if arc.shape is Shape.CYCLE:
        first, last, edge = dots[0], dots[-1], 4 * px
        around = ((last.x - last.radius - 3 * px, last.y), (edge, last.y), (edge, first.y))
        yield Stroke((*around, (first.x - first.radius - 3 * px, first.y)), head=True)


def _branches(arc: Arc, dots: Mapping[int, Dot], px: float) -> Iterator[Stroke]:
    """Yield what joins each dot of a tree that stands as a column with the one that it branches from."""
    for number, dot in dots.items():
        for other in _under(arc, number):
            end = dots[other]
            turn = (dot.x, end.y)
            yield Stroke(((dot.x, dot.y + dot.radius + 3 * px), turn, (end.x - end.radius - 3 * px, end.y)))


def _under(arc: Arc, number: int) -> Iterator[int]:
    """Yield the numbers of the stations that branch from one."""
    name = arc.stations[number].name
    yield from (other for other, station in enumerate(arc.stations) if station.under == name)


def _in_order(arc: Arc) -> Iterator[int]:
    """Yield the numbers of all stations, those of a tree each followed by its branches."""

    def with_branches(number: int) -> Iterator[int]:
        yield number
        for other in _under(arc, number):
            yield from with_branches(other)

    return with_branches(0) if arc.shape is Shape.TREE else iter(range(len(arc.stations)))


def _depth(arc: Arc, station: Station) -> int:
    """Return how many stations there are between one and the trunk of its tree; 0 where there is none."""
    depth = 0
    while station.under:
        station = next(one for one in arc.stations if one.name == station.under)
        depth += 1
    return depth


@dataclass(frozen=True, slots=True)
class _Box:
    """A station of a tree with its branches; `high` is what all of them take."""

    told: Words
    depth: int
    branches: tuple["_Box", ...]
    high: float


def tree(arc: Arc, width: float, type_: Type) -> Drawing | None:
    """Draw the trunk at the left and what branches from it in columns to its right."""
    px = type_.unit
    columns = 1 + max(_depth(arc, station) for station in arc.stations)
    gap = 36 * px
    box_width = (width - gap * (columns - 1)) / columns
    room = box_width - 2 * _ASIDE * px

    def boxed(number: int, depth: int) -> _Box:
        station = arc.stations[number]
        told = station_words(type_, number, station, room)
        branches = tuple(boxed(other, depth + 1) for other in _under(arc, number))
        own = told.height + (2 * _ABOVE + 12) * px
        return _Box(told, depth, branches, max(own, sum(one.high for one in branches)))

    trunk = boxed(0, 0)
    if box_width < _NARROWEST_BOX * px or any(one.told.width > room for one in _all(trunk)):
        return None
    frames: list[Frame] = []
    labels: list[Label] = []
    strokes: list[Stroke] = []

    def put(box: _Box, top: float) -> float:
        """Put a station with its branches below a height; return the height of its middle."""
        middle, left = top + box.high / 2, box.depth * (box_width + gap)
        half = box.told.height / 2 + _ABOVE * px
        frames.append(Frame(Area(left, middle - half, left + box_width, middle + half)))
        labels.extend(box.told.at(left + _ASIDE * px, middle - box.told.height / 2, type_))
        at = top + (box.high - sum(one.high for one in box.branches)) / 2
        for one in box.branches:
            other, bend = put(one, at), left + box_width + gap / 2
            ends = ((left + box_width, middle), (bend, middle), (bend, other), (left + box_width + gap, other))
            strokes.append(Stroke(ends))
            at += one.high
        return middle

    put(trunk, -6 * px)
    drawing = Drawing(
        width=width,
        height=trunk.high - 12 * px,
        labels=tuple(labels),
        strokes=tuple(strokes),
        frames=tuple(frames),
    )
    return replace(drawing, height=max(frame.area.bottom for frame in frames))


def _all(box: _Box) -> Iterator[_Box]:
    yield box
    for one in box.branches:
        yield from _all(one)
