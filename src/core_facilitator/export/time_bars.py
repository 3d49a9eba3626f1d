"""Bars of time in plain numbers: where their parts, lines and words stand, for every format that draws them."""

from collections.abc import Iterator
from dataclasses import dataclass

from core_facilitator.documents.blocks import TimeBars
from core_facilitator.domain.agendas import TimeKind
from core_facilitator.export.day_bars import APART

_NAMES = 88.0
_END = 22.0
_THICK = 24.0
_APART, _JOINED = 8.0, 26.0
_TICK = 5.0
_LINE = 18.0
_ABOVE_LEGEND = 8.0
_SWATCH = 14.0
_LEGEND_EACH = 106.0
_BELOW = 4.0
_SHORTEST = 1.5


@dataclass(frozen=True, slots=True)
class Box:
    """A box with the pattern of a kind of time."""

    kind: TimeKind
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Word:
    """Words in a line: from `x` on, or with their middle there."""

    text: str
    x: float
    y: float
    width: float
    centered: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """Everything in its place, in px from the top left corner."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    lines: tuple[tuple[float, float, float, float], ...]
    words: tuple[Word, ...]


def drawn(bars: TimeBars, width: float, unit: float) -> Drawn:
    """Return the drawing as wide as that. `unit` is one px of the design, as long as it is here."""
    return _Drawing(bars, width, unit).drawn()


class _Drawing:
    def __init__(self, bars: TimeBars, width: float, unit: float) -> None:
        self._bars, self._width, self._unit = bars, width, unit
        self._left = _NAMES * unit
        self._scale = (width - self._left - _END * unit) / max(bars.minutes, 1)
        joined = any(part.joins is not None for row in bars.rows for part in row.parts)
        self._pitch = (_THICK + (_JOINED if joined else _APART)) * unit
        self._foot = self._pitch * (len(bars.rows) - 1) + _THICK * unit

    def drawn(self) -> Drawn:
        legend = self._legend_top + (_LINE * self._unit * self._legend_rows if self._bars.legend else 0)
        return Drawn(
            width=self._width,
            height=legend + _BELOW * self._unit,
            boxes=(*self._parts(), *self._swatches()),
            lines=(*self._ticks(), *self._joins()),
            words=(*self._names(), *self._marks(), *self._legend()),
        )

    @property
    def _legend_top(self) -> float:
        below = _TICK + _LINE + (_ABOVE_LEGEND if self._bars.legend else 0)
        return self._foot + below * self._unit

    @property
    def _legend_a_row(self) -> int:
        return max(1, int((self._width - self._left) / (_LEGEND_EACH * self._unit)))

    @property
    def _legend_rows(self) -> int:
        return -(-len(self._bars.legend) // self._legend_a_row)

    def _x(self, minute: int) -> float:
        return self._left + minute * self._scale

    def _parts(self) -> Iterator[Box]:
        for at, row in enumerate(self._bars.rows):
            for part in row.parts:
                width = max(part.minutes * self._scale - APART, _SHORTEST)
                yield Box(part.kind, self._x(part.start), at * self._pitch, width, _THICK * self._unit)

    def _joins(self) -> Iterator[tuple[float, float, float, float]]:
        """Yield a line from the beginning of each part that joins one above, and one to the end of the last of them."""
        for at, row in enumerate(self._bars.rows):
            top, bottom = at * self._pitch - (self._pitch - _THICK * self._unit) + 2, at * self._pitch - 2
            for part in row.parts:
                if part.joins is not None:
                    above = self._bars.rows[at - 1].parts[part.joins]
                    middle = (self._x(above.start) + self._x(above.start + above.minutes)) / 2
                    yield middle, top, (self._x(part.start) + self._x(part.start + part.minutes)) / 2, bottom

    def _ticks(self) -> Iterator[tuple[float, float, float, float]]:
        for minute, _ in self._bars.marks:
            yield self._x(minute), self._foot + 2, self._x(minute), self._foot + _TICK * self._unit

    def _names(self) -> Iterator[Word]:
        for at, row in enumerate(self._bars.rows):
            top = at * self._pitch + (_THICK - _LINE) / 2 * self._unit
            yield Word(row.name, 0, top, self._left - 6 * self._unit)

    def _marks(self) -> Iterator[Word]:
        for minute, text in self._bars.marks:
            width = 2 * _END * self._unit
            yield Word(text, self._x(minute) - width / 2, self._foot + _TICK * self._unit, width, centered=True)

    def _swatches(self) -> Iterator[Box]:
        for at, (kind, _) in enumerate(self._bars.legend):
            x, y = self._legend_place(at)
            side = _SWATCH * self._unit
            yield Box(kind, x, y + (_LINE * self._unit - side) / 2, side, side)

    def _legend(self) -> Iterator[Word]:
        for at, (_, text) in enumerate(self._bars.legend):
            x, y = self._legend_place(at)
            beside = (_SWATCH + 6) * self._unit
            yield Word(text, x + beside, y, _LEGEND_EACH * self._unit - beside)

    def _legend_place(self, at: int) -> tuple[float, float]:
        down, across = divmod(at, self._legend_a_row)
        return self._left + across * _LEGEND_EACH * self._unit, self._legend_top + down * _LINE * self._unit
