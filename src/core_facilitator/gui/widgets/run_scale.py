"""How far ahead or behind a day is, on a line from fifteen minutes ahead to fifteen behind."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core_facilitator.gui.theme import Theme

MOST = 15
"""Minutes at either end."""

_HIGH, _TICKS, _CAPTION = 28, 5, 20


class RunScale(QWidget):
    """Paints the line, a mark on it, and the words below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._minutes = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Paint in this theme's colors and sizes, now and when they change."""
        self._theme = theme
        theme.changed.connect(self.updateGeometry)

    def show_minutes(self, minutes: int, words: str) -> None:
        """Mark so many minutes behind, or ahead where they are negative."""
        self.setAccessibleName(words)
        at = max(-MOST, min(MOST, minutes))
        if at != self._minutes:
            self._minutes = at
            self.update()

    def sizeHint(self) -> QSize:
        px = round if self._theme is None else self._theme.px
        return QSize(px(240), px(_HIGH + _CAPTION))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._theme is None:
            return
        theme, px, wide = self._theme, self._theme.px, self.width()
        painter = QPainter(self)
        painter.fillRect(QRect(0, px(13), wide, px(2)), theme.color("line-strong"))
        for tick in range(_TICKS):
            painter.fillRect(
                QRect(round((wide - 1) * tick / (_TICKS - 1)), px(8), 1, px(12)), theme.color("line-strong")
            )
        middle, at = wide // 2, round(wide / 2 + wide / 2 * self._minutes / MOST)
        ahead = self._minutes <= 0
        painter.fillRect(
            QRect(min(middle, at), px(11), abs(at - middle), px(6)), theme.color("accent" if ahead else "now")
        )
        mark = QRect(max(0, min(wide - px(4), at - px(2))), px(2), px(4), px(24))
        painter.fillRect(mark, theme.color("accent" if ahead else "now-line"))
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("ink-2"))
        below = QRect(0, px(_HIGH), wide, px(_CAPTION))
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, self.tr("{0} ahead").format(MOST))
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, self.tr("on time"))
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, self.tr("{0} behind").format(MOST))
