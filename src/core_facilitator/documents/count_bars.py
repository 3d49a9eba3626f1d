"""Counts of people as bars, in plain numbers: where each part and its count stands, for screens and pages alike.

Every part is to scale, but none is narrower than its own number, because the numbers are what people read.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from core_facilitator.documents.blocks import BarShape, CountBars

Counts = tuple[int, ...]
"""How many people stand on each point of a scale."""

SHADES = 5
"""How many colors there are, from the strongest no (1) over the middle (3) to the strongest yes (5)."""

_MIDDLE, _PLAIN = 3, 4
_THICK = 28.0
_DIGIT, _BESIDE = 8.0, 4.0
_TRIES = 40
_AROUND_AXIS = 8.0
_COLUMN_ROOM, _COUNT, _POINT = 48.0, 18.0, 18.0
_WIDEST_COLUMN, _BETWEEN = 56.0, 3.0
_NAME, _NAMED_LINE, _NAMED_THICK, _MOST_NAMED = 0.5, 28.0, 20.0, 640.0
_AFTER_BAR = 28.0


@dataclass(frozen=True, slots=True)
class Part:
    """A box in one of the shades, with how many people it stands for."""

    x: float
    y: float
    width: float
    height: float
    shade: int
    people: int


@dataclass(frozen=True, slots=True)
class Word:
    """A line of words in a box: in its middle, from its start, or up to its end. On a part, in the ink of its shade."""

    text: str
    x: float
    y: float
    width: float
    height: float
    place: str = "middle"
    on: int = 0
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """Everything in its place, in px from the top left corner. `axis` is where the middle of the scale is, if shown."""

    width: float
    height: float
    parts: tuple[Part, ...]
    words: tuple[Word, ...]
    axis: float | None = None


def shade_of(place: int, points: int) -> int:
    """Return the shade of a point of a scale around a middle: the ends are the strongest."""
    if 2 * place + 1 == points:
        return _MIDDLE
    low = 2 * place + 1 < points
    outermost = place in (0, points - 1) and points > _MIDDLE
    return (1 if outermost else 2) if low else (SHADES if outermost else SHADES - 1)


def drawn(bars: CountBars, width: float, unit: float) -> Drawn:
    """Return the drawing as wide as that. `unit` is one px of the design, as long as it is here."""
    shapes = {BarShape.DIVERGING: _diverging, BarShape.COLUMNS: _columns, BarShape.NAMED: _named}
    return shapes[bars.shape](bars, width, unit)


def axis_of(rows: Sequence[Counts], width: float, unit: float) -> float:
    """Return where the middle of a scale is in all bars that are drawn to one measure."""
    return _measured(frozenset(rows), width, unit)[0]


def least_width(rows: Sequence[Counts], unit: float) -> float:
    """Return how wide bars around a middle must be, so that each part has room for its number."""
    return _most(rows, 0.0, unit, after=False) + _most(rows, 0.0, unit, after=True)


def bar_height(unit: float) -> float:
    """Return how high a bar around a middle is, with what the line in its middle takes above and below it."""
    return (_THICK + 2 * _AROUND_AXIS) * unit


def _diverging(bars: CountBars, width: float, unit: float) -> Drawn:
    axis, person = _measured(frozenset((bars.counts, *bars.others)), width, unit)
    top = _AROUND_AXIS * unit
    left = axis - _before(bars.counts, person, unit)
    parts = []
    for place, people in enumerate(bars.counts):
        if people:
            long = _long(people, person, unit)
            parts.append(Part(left, top, long, _THICK * unit, shade_of(place, len(bars.counts)), people))
            left += long
    return Drawn(width, bar_height(unit), tuple(parts), tuple(_counts_in(parts)), axis)


def _counts_in(parts: Sequence[Part]) -> Iterator[Word]:
    for part in parts:
        place = (part.x, part.y, part.width, part.height)
        yield Word(str(part.people), *place, on=part.shade, strong=True)


@lru_cache(maxsize=64)
def _measured(rows: frozenset[Counts], width: float, unit: float) -> tuple[float, float]:
    """Return where the axis stands and how long a person is, so that the longest bars just have room."""
    low, high = 0.0, width
    for _ in range(_TRIES):
        person = (low + high) / 2
        fits = _most(rows, person, unit, after=False) + _most(rows, person, unit, after=True) <= width
        low, high = (person, high) if fits else (low, person)
    spare = width - _most(rows, low, unit, after=False) - _most(rows, low, unit, after=True)
    return _most(rows, low, unit, after=False) + max(spare, 0) / 2, low


def _most(rows: Iterable[Counts], person: float, unit: float, *, after: bool) -> float:
    sides = (_before(row[::-1] if after else row, person, unit) for row in rows)
    return max(sides, default=0.0)


def _before(row: Counts, person: float, unit: float) -> float:
    """Return how long a bar is on the near side of the middle; a point in the middle stands on both sides."""
    half = len(row) // 2
    whole = sum(_long(people, person, unit) for people in row[:half])
    return whole + (_long(row[half], person, unit) / 2 if len(row) % 2 else 0)


def _long(people: int, person: float, unit: float) -> float:
    least = (_DIGIT * len(str(people)) + _BESIDE) * unit
    return max(people * person, least) if people else 0.0


def _columns(bars: CountBars, width: float, unit: float) -> Drawn:
    most = max((*bars.counts, *(max(row) for row in bars.others), 1))
    pitch = min(width / len(bars.counts), _WIDEST_COLUMN * unit)
    foot = (_COUNT + _COLUMN_ROOM) * unit
    parts, words = [], []
    for place, people in enumerate(bars.counts):
        x, inner = place * pitch, pitch - _BETWEEN * unit
        high = _COLUMN_ROOM * unit * people / most
        if people:
            parts.append(Part(x, foot - high, inner, high, _PLAIN, people))
            count = (x, foot - high - _COUNT * unit, inner, _COUNT * unit)
            words.append(Word(str(people), *count, strong=True))
        words.append(Word(bars.points[place], x, foot + 2 * unit, inner, _POINT * unit))
    return Drawn(width, foot + (_POINT + 2) * unit, tuple(parts), tuple(words))


def _named(bars: CountBars, width: float, unit: float) -> Drawn:
    most = max((*bars.counts, *(max(row) for row in bars.others), 1))
    reach, line = min(width, _MOST_NAMED * unit), _NAMED_LINE * unit
    left = reach * _NAME
    room = reach - left - _AFTER_BAR * unit
    parts, words = [], []
    for place, people in enumerate(bars.counts):
        top = place * line
        words.append(Word(bars.points[place], 0, top, left - 12 * unit, line, place="end"))
        long = room * people / most
        if people:
            inset = (_NAMED_LINE - _NAMED_THICK) / 2 * unit
            parts.append(Part(left, top + inset, long, _NAMED_THICK * unit, _PLAIN, people))
        count = (left + long + 6 * unit, top, _AFTER_BAR * unit - 6 * unit, line)
        words.append(Word(str(people), *count, place="start", strong=True))
    return Drawn(width, line * len(bars.counts), tuple(parts), tuple(words))
