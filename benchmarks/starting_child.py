"""One start in a process of its own: `bare` paints an empty window, `app` opens the sample retreat.

It prints one line of JSON: seconds from the parent's clock to the first paint, to the sample on screen, and to when
it can be changed; the longest gap of the event loop until either of these; and the resident memory half a second
later, in bytes.
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
    from PySide6.QtGui import QPaintEvent

    from core_facilitator.gui.main_window import MainWindow
    from starting_watch import Watch

    plain = MainWindow.paintEvent
    watches: list[Watch] = []

    def marked(window: MainWindow, event: QPaintEvent) -> None:
        plain(window, event)
        if "painted" not in marks:
            marks["painted"] = time.monotonic() - STARTED
            watches.append(Watch(window, STARTED, marks, report))

    setattr(MainWindow, "paintEvent", marked)  # noqa: B010 -- watched from outside: the app has no hook for it
    from core_facilitator.cli import main

    sys.exit(main(["demo"]))


if __name__ == "__main__":
    {"bare": bare, "app": app}[sys.argv[1]]()
