"""The arc of a framework, painted. What leads somewhere can be clicked, or reached by arrows and taken by Enter."""

from collections.abc import Collection
from functools import lru_cache
from math import atan2, cos, sin

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from core_facilitator.documents.arc_drawings import drawn
from core_facilitator.documents.arc_marks import Align, Area, Dot, Drawing, Label, Lettering, Stroke
from core_facilitator.domain.framework_pages import Arc
from core_facilitator.gui.models.framework_texts import arc_words
from core_facilitator.gui.theme import Theme

_LINES = {Lettering.NAME: 22, Lettering.SAYS: 19, Lettering.TURN: 19}
"""How high a line is, in px."""

_AROUND = 4  # px that a spot reaches beyond its words, and that the widget keeps free for the ring of the focus
_HEAD, _HEAD_ANGLE = 8, 0.42  # px, and half of the angle of an arrow's head
_SIDES = {
    Align.START: Qt.AlignmentFlag.AlignLeft,
    Align.CENTER: Qt.AlignmentFlag.AlignHCenter,
    Align.END: Qt.AlignmentFlag.AlignRight,
}
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
_KNOWN = 16  # widths whose drawings are remembered: a layout asks for several


class ScreenType:
    """The letters of a drawing at the present text size."""

    def __init__(self, theme: Theme) -> None:
        self.fonts = {
            Lettering.NAME: theme.font("body", bold=True),
            Lettering.SAYS: theme.font("caption"),
            Lettering.TURN: theme.font("caption"),
        }
        self.fonts[Lettering.TURN].setItalic(True)
        self._metrics = {lettering: QFontMetricsF(font) for lettering, font in self.fonts.items()}
        self._heights = {lettering: float(theme.px(height)) for lettering, height in _LINES.items()}
        self._unit = theme.scale

    @property
    def unit(self) -> float:
        """One px of the design, as long as it is at this text size."""
        return self._unit

    def width(self, lettering: Lettering, text: str) -> float:
        """Return how wide a text runs, in px."""
        return self._metrics[lettering].horizontalAdvance(text)

    def height(self, lettering: Lettering) -> float:
        """Return how high a line is, in px."""
        return self._heights[lettering]


class ArcDrawing(QWidget):
    """Shows one arc. `chosen` carries the number of a station (or turn) that was clicked, or taken with Enter."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._type = ScreenType(theme)
        self._arc: Arc | None = None
        self._framework = ""
        self._leading: tuple[int, ...] = ()
        self._current = -1  # place among those that lead somewhere
        self._hovered: int | None = None
        self._drawn = lru_cache(_KNOWN)(self._draw)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)
        theme.changed.connect(self._take_theme)

    def show_arc(self, arc: Arc, framework: str, leads: Collection[int] = ()) -> None:
        """Show an arc in the color of a framework; `leads` are the numbers of stations and turns that can be chosen."""
        self._arc, self._framework = arc, framework
        order = [number for n in range(len(arc.stations)) for number in (n, -n - 1)]
        self._leading = tuple(number for number in order if number in leads)
        self._current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._leading else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(arc.title or self.tr("Drawing"))
        self.setAccessibleDescription(arc_words(arc))
        self._drawn.cache_clear()
        self.updateGeometry()
        self.update()

    @property
    def drawing(self) -> Drawing | None:
        """What is shown at the present width."""
        return self._drawn(self.width() - 2 * _AROUND)

    def spot(self, number: int) -> QRectF:
        """Return where the words of a station or turn stand."""
        drawing = self.drawing
        if drawing is None:
            return QRectF()
        return _rect(drawing.spots[number]).translated(_AROUND, _AROUND).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        drawing = self._drawn(width - 2 * _AROUND)
        return 0 if drawing is None else round(drawing.height) + 2 * _AROUND + 1

    def sizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        drawing = self.drawing
        if drawing is None:
            return
        ink, tint = self._theme.framework(self._framework)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(_AROUND, _AROUND)
        for frame in drawing.frames:
            painter.setPen(QPen(ink, 1.5 * self._theme.scale))
            painter.setBrush(tint)
            if frame.disc:
                painter.drawEllipse(_rect(frame.area))
            else:
                painter.drawRoundedRect(_rect(frame.area), self._theme.px(6), self._theme.px(6))
        for stroke in drawing.strokes:
            self._paint_stroke(painter, stroke, ink)
        for dot in drawing.dots:
            self._paint_dot(painter, dot, ink)
        for label in drawing.labels:
            self._paint_label(painter, label, ink)
        if self.hasFocus() and self._current >= 0:
            painter.resetTransform()
            painter.setPen(QPen(self._theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.spot(self._leading[self._current]).adjusted(1, 1, -1, -1), 4, 4)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        number = self._at(event.position())
        if number is not None and event.button() is Qt.MouseButton.LeftButton:
            self._current = self._leading.index(number)
            self.update()
            self.chosen.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS and 0 <= (place := self._current + _STEPS[key]) < len(self._leading):
            self._current = place
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._current >= 0:
            self.chosen.emit(self._leading[self._current])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._current = max(self._current, 0)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    def _draw(self, width: int) -> Drawing | None:
        return None if self._arc is None else drawn(self._arc, max(width, 1), self._type)

    @Slot()
    def _take_theme(self) -> None:
        self._type = ScreenType(self._theme)
        self._drawn.cache_clear()
        self.updateGeometry()
        self.update()

    def _at(self, point: QPointF) -> int | None:
        return next((number for number in self._leading if self.spot(number).contains(point)), None)

    def _hover(self, number: int | None) -> None:
        if number != self._hovered:
            self._hovered = number
            self.setCursor(Qt.CursorShape.ArrowCursor if number is None else Qt.CursorShape.PointingHandCursor)
            self.update()

    def _paint_stroke(self, painter: QPainter, stroke: Stroke, ink: QColor) -> None:
        px = self._theme.scale
        color = self._theme.color("line-strong") if stroke.faint else ink
        pen = QPen(color, (1 if stroke.faint else 2) * px)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        points = [QPointF(x, y) for x, y in stroke.points]
        painter.drawPolyline(QPolygonF(points))
        if stroke.head:
            before, end = points[-2], points[-1]
            back = atan2(before.y() - end.y(), before.x() - end.x())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            tip = QPointF(end.x() - cos(back) * 2 * px, end.y() - sin(back) * 2 * px)
            corners = [
                QPointF(tip.x() + cos(back + side) * _HEAD * px, tip.y() + sin(back + side) * _HEAD * px)
                for side in (-_HEAD_ANGLE, _HEAD_ANGLE)
            ]
            painter.drawPolygon(QPolygonF([tip, *corners]))

    def _paint_dot(self, painter: QPainter, dot: Dot, ink: QColor) -> None:
        painter.setPen(QPen(ink, 2 * self._theme.scale) if dot.ring else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("paper") if dot.ring else ink)
        painter.drawEllipse(QPointF(dot.x, dot.y), dot.radius, dot.radius)

    def _paint_label(self, painter: QPainter, label: Label, ink: QColor) -> None:
        colors = {
            Lettering.NAME: self._theme.color("ink"),
            Lettering.SAYS: self._theme.color("ink-2"),
            Lettering.TURN: ink,
        }
        font = self._type.fonts[label.lettering]
        if label.lettering is not Lettering.SAYS and label.of is not None and label.of == self._hovered:
            font = QFont(font)
            font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(colors[label.lettering])
        height = self._type.height(label.lettering)
        for number, words in enumerate(label.lines):
            at = QRectF(
                label.area.left - 1, label.area.top + number * height, label.area.right - label.area.left + 2, height
            )
            painter.drawText(
                at, int(_SIDES[label.align] | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip), words
            )


def _rect(area: Area) -> QRectF:
    return QRectF(area.left, area.top, area.right - area.left, area.bottom - area.top)
