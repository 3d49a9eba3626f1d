"""What a page for the room is made of: pieces that know where they are, and whether they are others than before."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from core_facilitator import paths
from core_facilitator.gui.widgets.room_text import DIGITS, Words

WIDE, HIGH = 1440, 900
"""The picture that a page is drawn to; its lengths grow with the screen."""

LEAST = 36
"""The smallest type, in px of that picture: readable from eight meters on a screen of 65 inches."""


_ABOVE, _BELOW = 0.7, 0.05  # of the size, what digits take above and below the line that they stand on


@dataclass(frozen=True, slots=True)
class Piece:
    """Something painted within `rect`. Two of one rect and one `key` look the same."""

    rect: QRectF
    key: Hashable
    paint: Callable[[QPainter], None]


@dataclass(frozen=True, slots=True)
class Composition:
    """A page ready to be painted. `cut`: not all of it has room in type that can be read."""

    size: QSizeF
    ground: str
    pieces: tuple[Piece, ...] = ()
    cut: bool = False

    def paint(self, painter: QPainter, within: QRectF) -> None:
        """Paint what lies within a rect of the page."""
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(within, color(self.ground))
        for piece in self.pieces:
            if piece.rect.intersects(within):
                piece.paint(painter)

    def changed_since(self, before: Composition) -> list[QRectF]:
        """Return what has to be painted again where another page was."""
        if self.size != before.size or self.ground != before.ground:
            return [QRectF(QPointF(), self.size)]
        old, new = _known(before.pieces), _known(self.pieces)
        return [rect for key, rect in (*old.items(), *new.items()) if (key in old) != (key in new)]


@cache
def _light() -> dict[str, QColor]:
    values = json.loads(paths.resource("themes", "light.json").read_text(encoding="utf-8"))
    return {role: QColor(value) for role, value in values["color"].items()}


def color(role: str) -> QColor:
    """Return a color of the light theme, whatever the window's is: projectors wash out dark grounds."""
    return QColor(Qt.GlobalColor.black) if role == "black" else _light()[role]


def text(words: Words, at: QPointF, role: str, key: Hashable) -> Piece:
    """Return a text as a piece; `key` stands for its words, face and size."""
    spare = words.line / 4  # letters reach out of their lines
    rect = QRectF(at, QSizeF(words.width, words.height)).adjusted(-spare, -spare, spare, spare)

    def paint(painter: QPainter) -> None:
        painter.setPen(color(role))
        words.draw(painter, at)

    return Piece(rect, (key, role), paint)


def digits(shown: str, size: float, at: QPointF, role: str) -> list[Piece]:
    """Return each letter of a time as a piece that stands at that base line: digits all have one width."""
    font = DIGITS.font(size)
    metrics, left, pieces = QFontMetricsF(font), at.x(), []
    for one in shown:
        wide = metrics.horizontalAdvance(one)
        rect = QRectF(left, at.y() - _ABOVE * size, wide, (_ABOVE + _BELOW) * size)
        pieces.append(Piece(rect, (one, role, round(size)), _letter(one, font, QPointF(left, at.y()), role)))
        left += wide
    return pieces


def digits_width(shown: str, size: float) -> float:
    """Return how wide a time is in digits of that size."""
    metrics = QFontMetricsF(DIGITS.font(size))
    return sum(metrics.horizontalAdvance(one) for one in shown)


def bar(rect: QRectF, share: float, role: str) -> Piece:
    """Return a bar of which so much is gone, to the pixel."""
    gone = round(rect.width() * share)

    def paint(painter: QPainter) -> None:
        radius = rect.height() / 4
        painter.setPen(color("line"))
        painter.setBrush(color("sunken"))
        painter.drawRoundedRect(rect, radius, radius)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(role))
        inside = QRectF(rect.topLeft(), QSizeF(gone, rect.height()))
        if gone:
            painter.drawRoundedRect(inside, min(radius, gone / 2), radius)

    return Piece(rect.adjusted(-2, -2, 2, 2), (gone, role), paint)


def rules(x: float, top: float, bottom: float, unit: float, role: str) -> Piece:
    """Return the two rules that part what stands beside one another."""
    thick = max(1.0, round(unit))

    def paint(painter: QPainter) -> None:
        for left in (x, x + 4 * unit):
            painter.fillRect(QRectF(round(left), top, thick, bottom - top), color(role))

    return Piece(QRectF(x, top, 6 * unit, bottom - top), role, paint)


def _letter(one: str, font: QFont, at: QPointF, role: str) -> Callable[[QPainter], None]:
    def paint(painter: QPainter) -> None:
        painter.setFont(font)
        painter.setPen(color(role))
        painter.drawText(at, one)

    return paint


def _known(pieces: Iterable[Piece]) -> dict[Hashable, QRectF]:
    return {(piece.key, piece.rect.getRect()): piece.rect for piece in pieces}
