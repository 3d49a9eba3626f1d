"""Paints counts of people as bars, from the same drawing as a printed page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from core_facilitator.documents.count_bars import Drawn, Word

if TYPE_CHECKING:
    from core_facilitator.gui.theme import Theme

_PLACES = {
    "start": Qt.AlignmentFlag.AlignLeft,
    "middle": Qt.AlignmentFlag.AlignHCenter,
    "end": Qt.AlignmentFlag.AlignRight,
}


def paint_bars(painter: QPainter, theme: Theme, drawing: Drawn, at: QPointF) -> None:
    """Paint a drawing from a point on: parts, then the axis where there is one, then the counts over both."""
    for part in drawing.parts:
        box = QRectF(at.x() + part.x, at.y() + part.y, part.width, part.height)
        painter.fillRect(box.adjusted(0.75, 0, -0.75, 0), theme.color(f"answer-{part.shade}"))
    if drawing.axis is not None and drawing.parts:
        x = round(at.x() + drawing.axis) + 0.5
        painter.setPen(QPen(theme.color("ink-3"), 1))
        painter.drawLine(QPointF(x, at.y()), QPointF(x, at.y() + drawing.height))
    for word in drawing.words:
        _write(painter, theme, word, at)


def _write(painter: QPainter, theme: Theme, word: Word, at: QPointF) -> None:
    painter.setFont(theme.font("caption", bold=word.strong))
    painter.setPen(theme.color(f"on-answer-{word.on}" if word.on else "ink" if word.strong else "ink-2"))
    box = QRectF(at.x() + word.x, at.y() + word.y, word.width, word.height)
    if word.place == "middle":  # a number may be wider than the bar of one person
        box = box.adjusted(-20, 0, 20, 0)
    text = word.text
    if word.place == "end":
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(box.width()))
    flags = _PLACES[word.place] | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(box, flags, text)
