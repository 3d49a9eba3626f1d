"""Somebody outside wants the app to end: the system, at the end of somebody's session, or a signal."""

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot
from PySide6.QtGui import QGuiApplication, QSessionManager

_SIGNALS = tuple(
    found for name in ("SIGTERM", "SIGINT", "SIGHUP") if (found := getattr(signal, name, None)) is not None
)


class Ending(QObject):
    """`last_moment` while the system waits for nothing but what is written now; `wanted` when there is time to close.

    A signal reaches Python only when Python runs, and Qt may wait for hours without it. So each also wakes Qt
    through a socket.
    """

    last_moment = Signal()
    wanted = Signal()

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__()
        app.commitDataRequest.connect(self._commit)
        self._heard, self._rung = socket.socketpair()
        for end in (self._heard, self._rung):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._heard.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)
        self._before = {each: signal.getsignal(each) for each in _SIGNALS}
        self._fd_before = -1

    def watch(self) -> None:
        """Take the signals."""
        self._fd_before = signal.set_wakeup_fd(self._rung.fileno(), warn_on_full_buffer=False)
        for each in _SIGNALS:
            signal.signal(each, _go_on)

    def rest(self) -> None:
        """Leave the signals to whoever had them: everything is closed."""
        for each, handler in self._before.items():
            signal.signal(each, handler)
        signal.set_wakeup_fd(self._fd_before)
        self._notifier.setEnabled(False)
        self._heard.close()
        self._rung.close()

    @Slot()
    def _hear(self) -> None:
        if set(self._heard.recv(64)) & set(_SIGNALS):
            self.last_moment.emit()
            self.wanted.emit()

    @Slot(QSessionManager)
    def _commit(self, _manager: QSessionManager) -> None:
        self.last_moment.emit()
        self.wanted.emit()


def _go_on(_signal: int, _frame: FrameType | None) -> None:
    """Nothing is done here: a signal comes in the middle of anything. The socket says it where it can be heard."""
