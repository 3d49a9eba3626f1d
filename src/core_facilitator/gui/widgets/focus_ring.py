"""The ring around whatever the keyboard talks to: 2 px wide, after a gap of 2 px."""

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFocusFrame,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QWidget,
)

from core_facilitator.gui.theme import Theme

_RING = 2
_GAP = 2


class FocusRing(QFocusFrame):
    """Follows the keyboard focus from button to button. Fields show their focus on their own outline."""

    def __init__(self, app: QApplication, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._style = _RoomForRing()
        self.setStyle(self._style)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        app.focusChanged.connect(self._follow)

    @Slot(QWidget, QWidget)
    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        by_keyboard = now is not None and now.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        wanted = isinstance(now, QAbstractButton) and by_keyboard and not now.property("own_focus")
        self.setWidget(now if wanted else None)  # type: ignore[arg-type] # -- Qt takes None, its stub does not

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("focus"), _RING))
        inset = _RING / 2
        radius = self._theme.px(6) + _GAP
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)


class _RoomForRing(QProxyStyle):
    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric in (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin):
            return _RING + _GAP
        return super().pixelMetric(metric, option, widget)
