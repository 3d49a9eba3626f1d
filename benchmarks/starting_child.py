"""One start in a process of its own: `bare` paints an empty window, `app` opens the sample retreat.

It prints one line of JSON: seconds from the parent's clock to the first paint and to the sample on screen, the
longest gap of the event loop in between, and the resident memory half a second later, in bytes.
"""

import json
import os
import sys
import time

STARTED = float(sys.argv[2])
marks: dict[str, float] = {}


def report() -> None:
    """Print what was measured and end at once."""
    import psutil

    marks["memory"] = float(psutil.Process().memory_info().rss)
    print(json.dumps(marks), flush=True)
    os._exit(0)


def bare() -> None:
    """Paint an empty main window."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            if "painted" not in marks:
                marks["painted"] = time.monotonic() - STARTED
                QTimer.singleShot(500, report)

    app = QApplication([sys.argv[0]])
    window = Window()
    window.resize(1440, 900)
    window.show()
    app.exec()


def app() -> None:
    """Open the sample as `core-facilitator demo` does, watching the window from outside."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtGui import QPaintEvent

    from core_facilitator.gui.main_window import MainWindow

    class Watch(QObject):
        """Beats each millisecond after the first paint and waits for the day to be painted."""

        def __init__(self, window: MainWindow) -> None:
            super().__init__(window)
            self._window = window
            self._last = time.perf_counter()
            self._longest = 0.0
            self._view: QObject | None = None
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
                view = self._window.findChild(kind)
                if view is not None:
                    self._view = view.viewport()
                    self._view.installEventFilter(self)

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and watched is self._view and "sample" not in marks:
                QTimer.singleShot(0, self._shown)
            return False

        def _shown(self) -> None:
            if "sample" not in marks:
                self._beat()
                marks["sample"] = time.monotonic() - STARTED
                marks["stall"] = self._longest
                self._timer.stop()
                QTimer.singleShot(500, report)

    plain = MainWindow.paintEvent
    watches: list[Watch] = []

    def marked(window: MainWindow, event: QPaintEvent) -> None:
        plain(window, event)
        if "painted" not in marks:
            marks["painted"] = time.monotonic() - STARTED
            watches.append(Watch(window))

    setattr(MainWindow, "paintEvent", marked)  # noqa: B010 -- watched from outside: the app has no hook for it
    from core_facilitator.cli import main

    sys.exit(main(["demo"]))


if __name__ == "__main__":
    {"bare": bare, "app": app}[sys.argv[1]]()
