"""The margin rule: two hairlines, 3 px apart. When and who is left of it, what is right of it."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core_facilitator.gui.theme import Theme

PITCH = 3


def paint_margin_rule(painter: QPainter, left: float, top: float, bottom: float, theme: Theme, role: str) -> None:
    """Paint the two lines from `top` to `bottom`; `role` is the color: rule, now-line or private-line."""
    for x in (left, left + PITCH):
        painter.fillRect(QRectF(x, top, 1, bottom - top), theme.color(role))


class MarginRule(QWidget):
    """A margin rule of its parent's height."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def set_theme(self, theme: Theme) -> None:
        """Paint in this theme's colors."""
        self._theme = theme

    def sizeHint(self) -> QSize:
        return QSize(PITCH + 1, PITCH + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._theme is not None:
            paint_margin_rule(QPainter(self), 0, 0, self.height(), self._theme, "rule")
