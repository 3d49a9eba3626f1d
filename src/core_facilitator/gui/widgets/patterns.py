"""Kinds of time as patterns: solid, hatched, ruled, empty. They read without color, on paper too."""

from collections.abc import Callable
from functools import lru_cache, partial

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QWidget

from core_facilitator.domain.agendas import TimeKind
from core_facilitator.gui.theme import Theme

_HATCH_PITCH = 5.0  # px between hatch lines, measured across them
_HATCH_WIDTH = 1.5
_RULE_PITCH = 4.0
_KNOWN = 512  # pictures that are kept, of a kilobyte or two


def paint_kind(painter: QPainter, rect: QRectF, kind: TimeKind, theme: Theme, *, radius: float = 3.0) -> None:
    """Fill `rect` with the pattern of a kind of time, inside an outline of 1 px.

    Args:
        painter: where to paint; left as it was found.
        rect: the outer edge, in the painter's units.
        kind: plenary is solid, small group hatched, reflection ruled, a break empty with a dashed outline.
        theme: gives the colors and the scale of the lines.
        radius: of the corners, in px.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    outline = QPainterPath()
    outline.addRoundedRect(edge, radius, radius)
    _fill(painter, outline, edge, kind, theme)
    pen = QPen(theme.color("line-strong" if kind is TimeKind.BREAK else "accent"), 1.0)
    if kind is TimeKind.BREAK:
        pen.setDashPattern([3.0, 2.0])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(outline)
    painter.restore()


def paint_milestone(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    """Draw the mark of a moment that takes no time: a diamond with nothing in it."""
    middle, reach = rect.center(), rect.width() / 2 - 1
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("accent"), 1.5))
    painter.setBrush(theme.color("surface"))
    corners = (QPointF(0, -reach), QPointF(reach, 0), QPointF(0, reach), QPointF(-reach, 0))
    painter.drawPolygon(QPolygonF([middle + corner for corner in corners]))
    painter.restore()


def kind_icon(kind: TimeKind, theme: Theme, size: int = 16) -> QIcon:
    """Return the pattern as an icon, for a list or a menu; `size` in px at the standard text size."""
    side = theme.px(size)
    return QIcon(_picture(side, side, 2.0, partial(paint_kind, kind=kind, theme=theme)))


class KindPictures:
    """Paints patterns from pictures: each kind and size is drawn once for a look, a text size and a screen."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._drawn = lru_cache(_KNOWN)(self._draw)

    def paint(self, painter: QPainter, rect: QRect, kind: TimeKind | None, *, radius: float = 3.0) -> None:
        """Paint the pattern of a kind of time; without a kind, the mark of a milestone."""
        theme, ratio = self._theme, painter.device().devicePixelRatioF()
        look = theme.dark, theme.scale
        painter.drawPixmap(rect.topLeft(), self._drawn(kind, rect.width(), rect.height(), radius, ratio, look))

    def _draw(
        self, kind: TimeKind | None, width: int, height: int, radius: float, ratio: float, _look: tuple[bool, float]
    ) -> QPixmap:
        if kind is None:
            return _picture(width, height, ratio, partial(paint_milestone, theme=self._theme))
        return _picture(width, height, ratio, partial(paint_kind, kind=kind, theme=self._theme, radius=radius))


def _picture(width: int, height: int, ratio: float, paint: Callable[[QPainter, QRectF], None]) -> QPixmap:
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint(painter, QRectF(0, 0, width, height))
    painter.end()
    return picture


def _fill(painter: QPainter, outline: QPainterPath, rect: QRectF, kind: TimeKind, theme: Theme) -> None:
    if kind is TimeKind.PLENARY:
        painter.fillPath(outline, theme.color("accent"))
    elif kind is TimeKind.SMALL_GROUP:
        painter.fillPath(outline, theme.color("accent-tint"))
        painter.setClipPath(outline)
        painter.setPen(QPen(theme.color("accent"), _HATCH_WIDTH * theme.scale))
        painter.drawLines(_hatch(rect, _HATCH_PITCH * theme.scale))
        painter.setClipping(False)
    elif kind is TimeKind.REFLECTION:
        painter.fillPath(outline, theme.color("surface"))
        painter.setPen(QPen(theme.color("accent"), 1.0))
        painter.drawLines(_rules(rect, _RULE_PITCH * theme.scale))
    else:
        painter.fillPath(outline, theme.color("surface"))


def _hatch(rect: QRectF, pitch: float) -> list[QLineF]:
    """Lines rising to the right, `pitch` px apart across the lines."""
    step = pitch * 2**0.5
    count = int((rect.width() + rect.height()) / step) + 1
    starts = (rect.left() + (index + 0.5) * step for index in range(count))
    return [QLineF(x, rect.top(), x - rect.height(), rect.bottom()) for x in starts]


def _rules(rect: QRectF, pitch: float) -> list[QLineF]:
    count = int(rect.height() / pitch)
    levels = (round(rect.bottom() - index * pitch) + 0.5 for index in range(1, count + 1))
    return [QLineF(rect.left(), y, rect.right(), y) for y in levels if y > rect.top() + 1]


class KindSwatch(QWidget):
    """A square of a kind's pattern, 16 px wide at the standard text size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._kind = TimeKind.PLENARY

    def set_theme(self, theme: Theme) -> None:
        """Paint in this theme's colors, now and when they change."""
        self._theme = theme
        theme.changed.connect(self._resize)
        self._resize()

    def set_kind(self, kind: TimeKind) -> None:
        """Show another kind of time."""
        self._kind = kind
        self.update()

    def sizeHint(self) -> QSize:
        side = 16 if self._theme is None else self._theme.px(16)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._theme is not None:
            painter = QPainter(self)
            side = self.sizeHint().width()
            top = (self.height() - side) / 2
            paint_kind(painter, QRectF(0, top, side, side), self._kind, self._theme)

    def _resize(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()
