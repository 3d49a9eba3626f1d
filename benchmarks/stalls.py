"""How long the window would not answer while the worker thread is busy."""

import gc
import os
import statistics
import threading
import time
from collections.abc import Callable
from functools import cache
from itertools import pairwise

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from measure import Row

_MOST = 0.05


@cache
def application() -> QApplication:
    """Return the one application of this process: Qt takes no second one, also where the first one is gone."""
    if not _ONLY:
        _ONLY.append(QApplication([]))
        _ONLY[0].setQuitOnLastWindowClosed(False)  # what is watched next has its own loops, and they would end at once
    return _ONLY[0]


_ONLY: list[QApplication] = []


def longest_stall(what: str, job: Callable[[], object]) -> Row:
    """Measure the longest gap of an event loop while a thread does the job, five times, against 50 ms."""
    application()
    worst = statistics.median(_longest_gap(job) for _ in range(5))
    return Row(what, worst * 1000, _MOST * 1000, worst / _MOST, "ms", 1, "50 ms")


def _longest_gap(job: Callable[[], object]) -> float:
    gc.collect()
    gc.disable()  # as the app does: its garbage is collected between two events, and not while a job runs
    loop, timer, beats = QEventLoop(), QTimer(), [time.perf_counter()]
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    thread = threading.Thread(target=job)

    def look() -> None:
        if not thread.is_alive():
            loop.quit()

    watch = QTimer()
    watch.timeout.connect(look)
    timer.start(1)
    watch.start(20)
    thread.start()
    loop.exec()
    gc.enable()
    return max(later - earlier for earlier, later in pairwise(beats))
