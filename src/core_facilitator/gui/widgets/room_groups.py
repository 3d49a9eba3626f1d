"""Who is where, laid out for a room: beside a prompt, as a grid of groups, or as rows of places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF

from core_facilitator.gui.models.room_words import GroupWords
from core_facilitator.gui.widgets.room_pieces import LEAST, Piece, text
from core_facilitator.gui.widgets.room_text import PLAIN, STRONG, TITLE, Words, largest

_MOST_SIDE, _MOST_GRID, _MOST_ROWS = 44, 56, 64
_MOST_COLUMNS = 5
_BETWEEN, _ROW_GAP = 48, 32
_ROW_SPACE = 0.4  # of the size, between rows
_TABLE = 0.46  # of the width, for what goes somewhere; the rest is for where


@dataclass(frozen=True, slots=True)
class _Way:
    """How groups are written: with their `people`, each of them in a line of their own or one after the other."""

    people: bool = True
    own_lines: bool = True


_BY_LINES, _IN_A_ROW, _WITHOUT = _Way(), _Way(own_lines=False), _Way(people=False)


class _Card:
    """One group in a width: its title, its place, and its people."""

    def __init__(self, group: GroupWords, way: _Way, size: float, width: float) -> None:
        self._group = group
        self._size = size
        named = group.people if way.own_lines else (", ".join(group.people),)
        self._title = Words((group.title,), STRONG, size, width)
        self._place = Words((group.place,), PLAIN, size, width)
        self._people = Words(named if way.people else (), PLAIN, size, width, gap=0)
        parts = (self._title, self._place, self._people)
        self.height = sum(part.height for part in parts)
        self.broken = any(part.broken for part in parts)

    def pieces(self, at: QPointF) -> Iterator[Piece]:
        """Yield what it is made of, from there on."""
        top, group = at.y(), self._group
        for words, role, what in (
            (self._title, "ink", group.title),
            (self._place, "accent", group.place),
            (self._people, "ink-2", group.people),
        ):
            if words.count:
                yield text(words, QPointF(at.x(), top), role, (what, self._size, words.count))
                top += words.height


def group_side(groups: Sequence[GroupWords], area: QRectF, unit: float) -> tuple[Piece, ...]:
    """Return the groups below one another; without their people where they have no room, and nothing at the worst."""
    for way in (_BY_LINES, _IN_A_ROW, _WITHOUT):
        size = _size_of(groups, area, unit, way, 1, _MOST_SIDE)
        if size is not None:
            return tuple(_grid(groups, area, unit, way, size, 1)[0])
    return ()


def group_grid(groups: Sequence[GroupWords], area: QRectF, unit: float) -> tuple[tuple[Piece, ...], bool]:
    """Return the groups side by side in the largest type that they fit in, and whether their people have no room."""
    for way in (_BY_LINES, _IN_A_ROW, _WITHOUT):
        sizes = {
            columns: size
            for columns in range(1, min(len(groups), _MOST_COLUMNS) + 1)
            if (size := _size_of(groups, area, unit, way, columns, _MOST_GRID)) is not None
        }
        if sizes:
            columns = max(sizes, key=lambda one: (sizes[one], one))
            return tuple(_grid(groups, area, unit, way, sizes[columns], columns)[0]), way is _WITHOUT
    return tuple(_grid(groups, area, unit, _WITHOUT, LEAST, _MOST_COLUMNS)[0]), True


def _size_of(groups: Sequence[GroupWords], area: QRectF, unit: float, way: _Way, columns: int, most: int) -> int | None:
    return largest(most, LEAST, lambda size: _grid(groups, area, unit, way, size, columns)[1])


def _grid(
    groups: Sequence[GroupWords], area: QRectF, unit: float, way: _Way, size: int, columns: int
) -> tuple[list[Piece], bool]:
    """Return the groups in so many columns, and whether they fit; what lies below the area is left out."""
    between, gap = _BETWEEN * unit, _ROW_GAP * unit
    width = (area.width() - between * (columns - 1)) / columns
    cards = [_Card(group, way, size * unit, width) for group in groups]
    pieces: list[Piece] = []
    top = area.top()
    for row in range(ceil(len(cards) / columns)):
        inside = cards[row * columns : (row + 1) * columns]
        high = max(card.height for card in inside)
        if top + high > area.bottom() + 1:
            return pieces, False
        for place, card in enumerate(inside):
            pieces += card.pieces(QPointF(area.left() + place * (width + between), top))
        top += high + gap
    return pieces, not any(card.broken for card in cards)


def place_rows(groups: Sequence[GroupWords], area: QRectF, unit: float) -> tuple[tuple[Piece, ...], bool]:
    """Return a row for each group with where it goes, and whether they have no room at all."""
    size = largest(_MOST_ROWS, LEAST, lambda one: _rows(groups, area, unit, one)[1])
    return tuple(_rows(groups, area, unit, size or LEAST)[0]), size is None


def _rows(groups: Sequence[GroupWords], area: QRectF, unit: float, size: int) -> tuple[list[Piece], bool]:
    px, right = size * unit, area.left() + area.width() * _TABLE + _BETWEEN * unit
    pieces: list[Piece] = []
    top, whole = area.top(), True
    for group in groups:
        title = Words((group.title,), TITLE, px, area.width() * _TABLE)
        place = Words((group.place,), STRONG, px, area.right() - right)
        high = max(title.height, place.height)
        if top + high > area.bottom() + 1:
            return pieces, False
        whole = whole and not (title.broken or place.broken)
        pieces.append(text(title, QPointF(area.left(), top), "ink", (group.title, size)))
        pieces.append(text(place, QPointF(right, top), "accent", (group.place, size)))
        top += high + px * _ROW_SPACE
    return pieces, whole
