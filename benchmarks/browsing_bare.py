"""A bare window in a process of its own, which notes each time that it was kept from answering.

When its input ends, it prints JSON: the stalls of more than 5 ms, each as when it began and how long it was, in seconds
of a clock that all processes share.
"""

import json
import os
import sys
import threading
import time
from itertools import pairwise

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

_SMALL = 0.005


def main() -> None:
    """Show a window until the input ends."""
    app = QApplication([])
    window, timer, paints = QLabel("A window"), QTimer(), QTimer()
    beats = [time.monotonic()]
    timer.timeout.connect(lambda: beats.append(time.monotonic()))
    paints.timeout.connect(window.repaint)
    window.show()
    timer.start(1)
    paints.start(1000)
    until_told = threading.Thread(target=sys.stdin.read, daemon=True)
    until_told.start()
    look = QTimer()
    look.timeout.connect(lambda: None if until_told.is_alive() else app.quit())
    look.start(50)
    print(json.dumps({}), flush=True)
    app.exec()
    print(json.dumps([(one, later - one) for one, later in pairwise(beats) if later - one > _SMALL]), flush=True)


if __name__ == "__main__":
    main()
