"""The sounds of a day that runs: one beep as the clock warns, two in the last minute, three when the time is over.

There is none unless a block asks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from core_facilitator.domain.run_times import Phase

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from core_facilitator.domain.run_times import Figures
    from core_facilitator.gui.running import Running

_BEEPS = {Phase.WARNING: 1, Phase.LAST: 2, Phase.OVER: 3}
_APART = 350  # ms


class RunSounds(QObject):
    """Follows the phase of what is on, whatever screen is shown."""

    def __init__(self, running: Running, beep: Callable[[], None] = QApplication.beep) -> None:
        super().__init__(running)
        self._beep = beep
        self._heard: tuple[UUID, Phase] | None = None
        self._left = 0
        self._timer = QTimer(self, interval=_APART)
        self._timer.timeout.connect(self._sound)
        running.ticked.connect(self._follow)

    @Slot()
    def try_out(self) -> None:
        """Sound as in the last minute of a block, whatever is on."""
        self._left = _BEEPS[Phase.LAST]
        self._sound()

    @Slot(object)
    def _follow(self, now: Figures) -> None:
        """Sound when a phase begins; one that was there already when the block was first seen is old news."""
        if now.block is None or now.clock is None:
            self._heard = None
            return
        before, self._heard = self._heard, (now.block.id, now.clock.phase)
        again = before is None or before[0] != now.block.id or before[1] is now.clock.phase
        if again or not now.block.sound or now.still:
            return
        order = list(Phase)
        if before is not None and order.index(now.clock.phase) > order.index(before[1]):
            self._left = _BEEPS.get(now.clock.phase, 0)
            self._sound()

    @Slot()
    def _sound(self) -> None:
        if not self._left:
            self._timer.stop()
            return
        self._left -= 1
        self._beep()
        self._timer.start()
