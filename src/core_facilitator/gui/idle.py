"""Notices when nobody has touched a key or the mouse for a while, so that the workspace locks itself."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

_LOOK_MS = 5_000
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class Idle(QObject):
    """`expired` once, after some minutes without a touch. Time asleep counts, because the wall clock is read."""

    expired = Signal()

    def __init__(self, app: QGuiApplication, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self._limit = timedelta(0)
        self._last = now()
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self.look)
        app.focusWindowChanged.connect(self._watch)

    def start(self, minutes: int) -> None:
        """Count from now, up to that many minutes."""
        self._limit = timedelta(minutes=minutes)
        self._last = self._now()
        self._look.start()

    def stop(self) -> None:
        """Do not count: nothing is open."""
        self._look.stop()

    @Slot()
    def look(self) -> None:
        """Compare the clock with the last touch."""
        if self._look.isActive() and self._now() - self._last >= self._limit:
            self._look.stop()
            self.expired.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See what reaches a window; nothing is held back."""
        if event.type() in _TOUCHES:
            self._last = self._now()
        return super().eventFilter(watched, event)

    @Slot(QWindow)
    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
