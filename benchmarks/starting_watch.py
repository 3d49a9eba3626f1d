"""Watches a starting app from outside: when the sample's day is painted, when it can be changed, and each stall."""

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget


class Watch(QObject):
    """Beats each millisecond after the first paint, and waits for the day to be painted and to be enabled."""

    def __init__(self, window: QWidget, started: float, marks: dict[str, float], report: Callable[[], None]) -> None:
        super().__init__(window)
        self._started = started
        self._marks = marks
        self._report = report
        self._last = time.perf_counter()
        self._longest = 0.0
        self._view: type[QWidget] | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._beat)
        self._timer.start(1)

    def _beat(self) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, now - self._last)
        self._last = now
        module = sys.modules.get("core_facilitator.gui.widgets.day_view")
        kind = getattr(module, "DayView", None)
        if self._view is None and kind is not None:
            self._view = kind
            kind.paintEvent = self._painted(kind.paintEvent)

    def _painted(self, plain: Callable[[QWidget, QPaintEvent], None]) -> Callable[[QWidget, QPaintEvent], None]:
        def painted(view: QWidget, event: QPaintEvent) -> None:
            plain(view, event)
            if "sample" not in self._marks:
                QTimer.singleShot(0, self._shown)
            if "ready" not in self._marks and view.isEnabled():
                QTimer.singleShot(0, self._ready)

        return painted

    def _shown(self) -> None:
        if "sample" not in self._marks:
            self._beat()
            self._marks["sample"] = time.monotonic() - self._started
            self._marks["stall"] = self._longest
            self._longest = 0.0

    def _ready(self) -> None:
        if "ready" not in self._marks:
            self._marks["ready"] = time.monotonic() - self._started
            QTimer.singleShot(500, self._settled)

    def _settled(self) -> None:
        self._beat()
        self._marks["stall_after"] = self._longest
        self._report()
