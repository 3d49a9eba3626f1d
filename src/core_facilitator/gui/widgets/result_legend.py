"""What the shades of the bars stand for, and what their numbers are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from core_facilitator.gui.models import result_words

if TYPE_CHECKING:
    from core_facilitator.domain.result_views import View
    from core_facilitator.gui.theme import Theme

_SIDE, _LINE, _AROUND = 24, 28, 8
_SWATCH, _AFTER, _APART = 14, 6, 16

Entry = tuple[int, str]
"""A shade, and the point that it stands for."""


class ResultLegend(QWidget):
    """Paints the points of each scale that is shown around a middle, in as many lines as they need."""

    def __init__(self, theme: Theme, view: View, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._legends = result_words.legends(view.lines)
        self._people = self.tr("Numbers are people.")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self._people)
        theme.changed.connect(self.updateGeometry)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = max(1, len(self._lines(width)))
        return self._theme.px(lines * _LINE + 2 * _AROUND)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(400), self.heightForWidth(max(self.width(), self._theme.px(400))))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(_LINE))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(0, 0, self.width(), 1, theme.color("line"))
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("ink-2"))
        top = px(_AROUND)
        end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(px(_SIDE), top, self.width() - 2 * px(_SIDE), px(_LINE)), end, self._people)
        for line in self._lines(self.width()):
            left = float(px(_SIDE))
            for entry in line:
                left += self._paint(painter, entry, left, top)
            top += px(_LINE)

    def _paint(self, painter: QPainter, entry: Entry, left: float, top: float) -> float:
        theme, px = self._theme, self._theme.px
        box = QRectF(left + 0.5, top + px(_LINE - _SWATCH) / 2 + 0.5, px(_SWATCH) - 1, px(_SWATCH) - 1)
        painter.setPen(QPen(theme.color("line-strong"), 1))
        painter.setBrush(theme.color(f"answer-{entry[0]}"))
        painter.drawRoundedRect(box, 2, 2)
        painter.setPen(theme.color("ink-2"))
        words = QRectF(left + px(_SWATCH + _AFTER), top, self._wide(entry), px(_LINE))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, entry[1])
        return self._wide(entry)

    def _wide(self, entry: Entry) -> float:
        words = QFontMetricsF(self._theme.font("caption")).horizontalAdvance(entry[1])
        return self._theme.px(_SWATCH + _AFTER + _APART) + words

    def _lines(self, width: int) -> list[list[Entry]]:
        """Return the entries line by line; beside them is room for what the numbers are."""
        people = QFontMetricsF(self._theme.font("caption")).horizontalAdvance(self._people)
        room = width - self._theme.px(2 * _SIDE + _APART) - people
        lines: list[list[Entry]] = []
        for entries in self._legends:
            lines.append([])
            used = 0.0
            for entry in entries:
                if lines[-1] and used + self._wide(entry) > room:
                    lines.append([])
                    used = 0.0
                lines[-1].append(entry)
                used += self._wide(entry)
        return lines
