"""Garbage is collected on the window's thread alone.

Python collects wherever an object happens to be made. On the worker thread it would destroy objects of Qt there:
their timers stay with the window's thread, which crashes when the next of them is due.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

from core_facilitator.gui.work import Work

_LOOK_MS = 1_000


class Collecting(QObject):
    """Does what Python's own collector would, between two events, and not while a job runs.

    Amid a packet of a hundred pages a collection would take 0.1 to 0.2 seconds; what a job makes goes by itself, as
    its function returns.
    """

    def __init__(self, work: Work) -> None:
        super().__init__()
        gc.disable()
        self._work = work
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)

    @Slot()
    def begin(self) -> None:
        """Look now and then from now on, but never at what there is already: it stays, and is most of all there is.

        A full collection that looks at it too stops the window for 0.1 s.
        """
        gc.freeze()
        self._timer.start()

    def rest(self) -> None:
        """Leave it to Python again: there is one thread only."""
        self._timer.stop()
        gc.enable()

    @Slot()
    def look(self) -> None:
        """Collect the oldest generation for which it is time."""
        if self._work.working:
            return
        counts, limits = gc.get_count(), gc.get_threshold()
        due = [generation for generation in range(len(counts)) if counts[generation] > limits[generation] > 0]
        if due:
            gc.collect(due[-1])
