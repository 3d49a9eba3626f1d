"""Who is where, laid out for a room: beside a prompt, as a grid of groups, or as rows of places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF

from core_facilitator.gui.models.room_words import GroupWords
from core_facilitator.gui.widgets.room_pieces import LEAST, Piece, text
from core_facilitator.gui.widgets.room_text import PLAIN, PROMPT, STRONG, TITLE, Words, largest

_MOST_SIDE, _MOST_GRID, _MOST_ROWS = 44, 56, 72
_BETWEEN, _ROW_GAP = 48, 32


@dataclass(frozen=True, slots=True)
class _Way:
    """How groups are written: with their `people`, each in a line of their own, or one after the other."""

    people: bool = True
    own_lines: bool = True


_WAYS = (_Way(), _Way(own_lines=False))


class _Card:
    """One group in a width: its title, its place, and its people."""

    def __init__(self, group: GroupWords, way: _Way, size: float, width: float) -> None:
        self._group = group
        self._size = size
        named = group.people if way.own_lines else (", ".join(group.people),)
        self.title = Words((group.title,), STRONG, size, width)
        self.place = Words((group.place,), PLAIN, size, width)
        self.people = Words(named if way.people else (), _CLOSE, size, width)
        self.height = self.title.height + self.place.height + self.people.height
        self.broken = self.title.broken or self.place.broken or self.people.broken

    def pieces(self, at: QPointF) -> Iterator[Piece]:
        """Yield what it is made of, from there on."""
        left, top, group = at.x(), at.y(), self._group
        for words, role, what in (
            (self.title, "ink", group.title),
            (self.place, "accent", group.place),
            (self.people, "ink-2", group.people),
        ):
            if words.count:
                yield text(words, QPointF(left, top), role, (what, self._size, words.count))
                top += words.height
