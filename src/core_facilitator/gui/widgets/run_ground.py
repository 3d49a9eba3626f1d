"""The ground on which the time stands: surface, with the margin rule through its whole height."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.margin_rule import paint_margin_rule

MARGIN, TEXT, RIGHT = 112, 144, 32
"""Where the rule stands, where words begin, and what is free at the right edge, in px at the standard text size."""


class RunGround(QWidget):
    """Paints the rule behind what lies on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None

    def set_theme(self, theme: Theme) -> None:
        """Paint in this theme's colors, now and when they change."""
        self._theme = theme
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._theme is not None:
            painter = QPainter(self)
            painter.fillRect(event.rect(), self._theme.color("surface"))
            paint_margin_rule(painter, self._theme.px(MARGIN), 0, self.height(), self._theme, "rule")
