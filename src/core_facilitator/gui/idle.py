"""Notices when nobody has touched a key or the mouse for a while, or the computer slept, so that all locks."""

from collections.abc import Callable
from datetime import datetime, timedelta
from time import monotonic

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

_LOOK_MS = 5_000
_ASLEEP = timedelta(minutes=1)
"""Looking that long after the last look means that the computer slept between: looks are seconds apart."""

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
    """`expired` once, after some minutes without a touch; `slept` once, as soon as the computer is awake again.

    Two clocks are read and the one that moved more is believed: the wall clock goes on while the computer sleeps but
    may be set back, the other one, in seconds, is never set but stands still in some systems' sleep.
    """

    expired = Signal()
    slept = Signal()

    def __init__(
        self, app: QGuiApplication, now: Callable[[], datetime], seconds: Callable[[], float] = monotonic
    ) -> None:
        super().__init__()
        self._now = now
        self._seconds = seconds
        self._limit = timedelta(0)
        self._touched = self._looked = (now(), seconds())
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self.look)
        app.focusWindowChanged.connect(self._watch)

    def start(self, minutes: int) -> None:
        """Count from now, up to that many minutes."""
        self._limit = timedelta(minutes=minutes)
        self._touched = self._looked = (self._now(), self._seconds())
        self._look.start()

    def stop(self) -> None:
        """Do not count: nothing is open."""
        self._look.stop()

    @Slot()
    def look(self) -> None:
        """Compare the clocks with the last touch and the last look."""
        if not self._look.isActive():
            return
        asleep, idle = self._since(self._looked) >= _ASLEEP, self._since(self._touched) >= self._limit
        self._looked = (self._now(), self._seconds())
        if asleep or idle:
            self._look.stop()
            (self.slept if asleep else self.expired).emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See what reaches a window; nothing is held back."""
        if event.type() in _TOUCHES:
            self.look()  # the first touch after a sleep may come before the timer does
            self._touched = (self._now(), self._seconds())
        return super().eventFilter(watched, event)

    def _since(self, moment: tuple[datetime, float]) -> timedelta:
        wall, seconds = moment
        return max(self._now() - wall, timedelta(seconds=self._seconds() - seconds))

    @Slot(QWindow)
    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
