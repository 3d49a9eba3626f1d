"""Four bars that fill with a passphrase's strength. The words beside them say it too."""

from PySide6.QtCore import QRectF, QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from core_facilitator.gui.theme import Theme

_BARS = 4
_WIDTH, _HEIGHT, _GAP = 48, 8, 4


class StrengthBar(QWidget):
    """Shows 0 to 4 filled bars."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._filled = 0

    def set_theme(self, theme: Theme) -> None:
        """Paint in this theme's colors."""
        self._theme = theme
        theme.changed.connect(self._resize)
        self._resize()

    def fill(self, filled: int) -> None:
        """Fill that many bars."""
        self._filled = filled
        self.update()

    @Slot()
    def _resize(self) -> None:
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        scale = 1.0 if self._theme is None else self._theme.scale
        return QSize(round((_BARS * (_WIDTH + _GAP) - _GAP) * scale), round(_HEIGHT * scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = "accent" if self._filled > 2 else "now-line" if self._filled > 1 else "danger"
        for bar in range(_BARS):
            filled = bar < self._filled
            painter.setPen(QPen(self._theme.color(role if filled else "line-strong"), 1))
            painter.setBrush(self._theme.color(role if filled else "surface"))
            left = self._theme.px(bar * (_WIDTH + _GAP))
            painter.drawRoundedRect(
                QRectF(left + 0.5, 0.5, self._theme.px(_WIDTH) - 1, self._theme.px(_HEIGHT) - 1), 2, 2
            )
