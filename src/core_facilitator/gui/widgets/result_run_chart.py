"""One group of statements over a year: its scores wave by wave, their median, and what two rules say of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from core_facilitator.documents.run_chart_lines import ChartLines, chart_lines
from core_facilitator.gui.models import result_chart_words
from core_facilitator.gui.widgets.words_label import words_label

if TYPE_CHECKING:
    from core_facilitator.domain.check_in_trends import RunChart
    from core_facilitator.domain.instruments import Scale
    from core_facilitator.gui.theme import Theme

_HIGH, _DOT = 150, 4
_LABEL = 64


class ResultRunChart(QWidget):
    """A chart with its title above it and its words below."""

    def __init__(self, theme: Theme, title: str, chart: RunChart, scale: Scale) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(words_label(title, "strong"))
        self.lines = _Lines(theme, chart, scale)
        self.lines.setAccessibleName(title)
        self.lines.setAccessibleDescription(result_chart_words.described(chart))
        column.addWidget(self.lines)
        column.addWidget(words_label(result_chart_words.reading(chart), "caption", "ink-2"))
        column.addStretch()


class _Lines(QWidget):
    def __init__(self, theme: Theme, chart: RunChart, scale: Scale) -> None:
        super().__init__()
        self._theme, self._chart, self._scale = theme, chart, scale
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(320), self._theme.px(_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = (float(self.width()), float(self.height()))
        values = self._scale.values
        lines = chart_lines(self._chart, min(values), max(values), size, theme.scale)
        self._paint_scale(painter, lines)
        if lines.center is not None:
            painter.setPen(QPen(theme.color("now-ink"), 1, Qt.PenStyle.DashLine))
            y = round(lines.center) + 0.5
            painter.drawLine(QPointF(lines.left, y), QPointF(lines.right, y))
        painter.setPen(QPen(theme.color("accent"), 2))
        for stretch in lines.stretches:
            painter.drawPolyline([QPointF(x, y) for x, y in stretch])
        self._paint_dots(painter, lines)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _paint_scale(self, painter: QPainter, lines: ChartLines) -> None:
        theme, px = self._theme, self._theme.px
        painter.setFont(theme.font("label"))
        for value, y in lines.marks:
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(QPointF(lines.left, y), QPointF(lines.right, y))
            painter.setPen(theme.color("ink-2"))
            box = QRectF(0, y - px(9), lines.left - px(6), px(18))
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{value:g}")

    def _paint_dots(self, painter: QPainter, lines: ChartLines) -> None:
        theme, px = self._theme, self._theme.px
        radius = px(_DOT)
        painter.setPen(QPen(theme.color("accent"), 1.5))
        painter.setBrush(theme.color("accent"))
        for dot in lines.dots:
            if dot.y is not None:
                painter.drawEllipse(QPointF(dot.x, dot.y), radius, radius)
        painter.setPen(theme.color("ink-2"))
        painter.setFont(theme.font("label"))
        points = self._chart.points
        for place, align in ((0, Qt.AlignmentFlag.AlignLeft), (-1, Qt.AlignmentFlag.AlignRight)):
            left = lines.dots[place].x - (px(2 * _LABEL) if place else 0)
            box = QRectF(left, lines.foot + px(4), px(2 * _LABEL), px(18))
            painter.drawText(box, align | Qt.AlignmentFlag.AlignVCenter, result_chart_words.day(points[place].on))
