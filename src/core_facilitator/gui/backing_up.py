"""The backup that nobody has to think of: every 30 minutes in which something changed, beside the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from core_facilitator.gui import faults
from core_facilitator.gui.work import Work

if TYPE_CHECKING:
    from core_facilitator.store.backups import Backups

FLOW = "back up"
_LOOK_EVERY = 60_000


class BackingUp(QObject):
    """Looks once a minute whether a backup is due, and lets the worker make it while the work goes on.

    `made` says that there is a new one. `failed` carries why there is none; the next look tries again.
    """

    made = Signal()
    failed = Signal(object)

    def __init__(self, backups: Backups, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backups = backups
        self._work = work
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def stop(self) -> None:
        """Look no more: the workspace is about to close, and closing makes its own backup."""
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Begin a backup if one is due and none is being made."""
        if self._backups.due():
            self.make()

    @Slot()
    def make(self) -> None:
        """Begin a backup now, if none is being made."""
        self._work.start(FLOW, self._make)

    async def _make(self) -> None:
        try:
            await self._work.run(self._backups.make)
        except faults.SHOWN as error:
            self.failed.emit(error)
        else:
            self.made.emit()
