"""The way into a check-in as a room sees it: the code for cameras, the address, what to type, and how many are in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from core_facilitator.gui.widgets.room_pieces import LEAST, Piece, text
from core_facilitator.gui.widgets.room_text import PLAIN, STRONG, Words, largest

if TYPE_CHECKING:
    from core_facilitator.gui.models.room_words import AskedWords

_FRAME, _QUIET, _RADIUS = 2, 4, 8  # px, squares (ISO/IEC 18004), px
_CODE, _LEAST_CODE = 88, 44
_BELOW = 20
_DARK, _LIGHT = QColor("#111111"), QColor("#ffffff")  # cameras read dark on light


def check_in_side(asked: AskedWords, area: QRectF, unit: float) -> tuple[tuple[Piece, ...], bool]:
    """Return what stands beside what is asked, and whether all of it has room; the code gives way before the words."""
    count = _count(asked, area, unit)
    if not asked.squares:
        return tuple(count), True
    lines = _Lines(asked, area.width(), unit)
    free = count[0].rect.top() - area.top() - lines.height - 2 * _BELOW * unit
    side = max(0.0, min(area.width(), free))
    square = QRectF(area.topLeft(), QSizeF(side, side))
    at = QPointF(area.left(), square.bottom() + _BELOW * unit)
    return (_camera(asked.squares, square, unit), *lines.pieces(at), *count), side > area.width() / 2


def _count(asked: AskedWords, area: QRectF, unit: float) -> list[Piece]:
    """Return how many are in, at the foot of the area."""
    size = LEAST * unit
    inside = Words((asked.count,), STRONG, size, area.width())
    rest = Words((asked.kept,), PLAIN, size, area.width())
    top = area.bottom() - inside.height - rest.height
    return [
        text(inside, QPointF(area.left(), top), "ink", asked.count),
        text(rest, QPointF(area.left(), top + inside.height), "ink", asked.kept),
    ]


class _Lines:
    """What is typed where no camera is: address and code, each below its words."""

    def __init__(self, asked: AskedWords, width: float, unit: float) -> None:
        address = largest(LEAST, LEAST - 12, lambda one: _one_line(asked.address, one * unit, width)) or LEAST - 12
        code = largest(_CODE, _LEAST_CODE, lambda one: _one_line(asked.code, one * unit, width)) or _LEAST_CODE
        self._lines = (
            (Words((asked.type_address,), PLAIN, LEAST * unit, width), "ink-2", asked.type_address),
            (Words((asked.address,), STRONG, address * unit, width), "ink", (asked.address, address)),
            (Words((asked.type_code,), PLAIN, LEAST * unit, width), "ink-2", asked.type_code),
            (Words((asked.code,), STRONG, code * unit, width), "ink", (asked.code, code)),
        )
        self.height = sum(words.height for words, _role, _key in self._lines)

    def pieces(self, at: QPointF) -> list[Piece]:
        """Return them from there on."""
        top, found = at.y(), []
        for words, role, key in self._lines:
            found.append(text(words, QPointF(at.x(), top), role, key))
            top += words.height
        return found


def _one_line(shown: str, size: float, width: float) -> bool:
    words = Words((shown,), STRONG, size, width)
    return words.count == 1 and not words.broken


def _camera(rows: tuple[tuple[bool, ...], ...], within: QRectF, unit: float) -> Piece:
    """Return the code that a camera reads, with its light edge, in whole px: else its squares would blur."""

    def paint(painter: QPainter) -> None:
        thick = max(1.0, _FRAME * unit)
        painter.setPen(QPen(_DARK, thick))
        painter.setBrush(_LIGHT)
        inside = within.adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
        painter.drawRoundedRect(inside, _RADIUS * unit, _RADIUS * unit)
        side = int(within.width() / (len(rows) + 2 * _QUIET))
        edge = round((within.width() - side * len(rows)) / 2)
        left, top = round(within.left()) + edge, round(within.top()) + edge
        painter.setPen(Qt.PenStyle.NoPen)
        for row, squares in enumerate(rows):
            for column, dark in enumerate(squares):
                if dark:
                    painter.fillRect(left + column * side, top + row * side, side, side, _DARK)

    return Piece(within, rows, paint)
