"""How somebody is there, as a shape that reads without color: full, half, dashed, crossed out, or an empty outline."""

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from core_facilitator.domain.attendance import Presence
from core_facilitator.gui.theme import Theme

_RADIUS = 3.0


def paint_presence(painter: QPainter, rect: QRectF, presence: Presence | None, theme: Theme) -> None:
    """Paint a square inside `rect`.

    Args:
        painter: where to paint; left as it was found.
        rect: the outer edge.
        presence: here is full, part is half full, later is dashed, away is dashed and crossed out; what is not marked
            is a thin outline.
        theme: gives the colors.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge, accent = rect.adjusted(0.75, 0.75, -0.75, -0.75), theme.color("accent")
    painter.setPen(QPen(accent, 1.0))
    painter.setBrush(accent if presence is Presence.HERE else Qt.BrushStyle.NoBrush)
    if presence is Presence.PART:
        painter.save()
        painter.setClipRect(QRectF(rect.left(), rect.center().y(), rect.width(), rect.height()))
        painter.setBrush(accent)
        painter.drawRoundedRect(edge, _RADIUS, _RADIUS)
        painter.restore()
    elif presence in (Presence.LATER, Presence.AWAY):
        pen = QPen(theme.color("ink-2"), 1.5)
        pen.setDashPattern([2.0, 1.6])
        painter.setPen(pen)
    elif presence is None:
        painter.setPen(QPen(theme.color("line-strong"), 1.0))
    painter.drawRoundedRect(edge, _RADIUS, _RADIUS)
    if presence is Presence.AWAY:
        inside = edge.adjusted(edge.width() * 0.25, edge.height() * 0.25, -edge.width() * 0.25, -edge.height() * 0.25)
        painter.setPen(QPen(theme.color("ink-2"), 1.5))
        painter.drawLine(QLineF(inside.topLeft(), inside.bottomRight()))
        painter.drawLine(QLineF(inside.topRight(), inside.bottomLeft()))
    painter.restore()
