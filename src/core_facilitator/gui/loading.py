"""Imports on the window's thread, a little between two of its events, so that the window answers meanwhile.

PySide makes a class of Qt when it is first named, and crashes the process when two threads do so at once. So nothing
that knows Qt is imported on another thread (docs/decisions, "The window first"). Each list goes from what is needed
to what needs it: no single import may take long. `tests/gui/test_loading.py` counts what each brings.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core_facilitator.gui.work import Work

_GUI = "core_facilitator.gui"

APP = (
    *("socket", "subprocess", "ssl", "concurrent.futures.thread", "asyncio", "qasync"),
    *(f"{_GUI}.form", f"{_GUI}.ask", f"{_GUI}.work"),
    *("core_facilitator.domain.agendas", "core_facilitator.domain.timing"),
    *(
        f"{_GUI}.faults",
        f"{_GUI}.entrance",
        f"{_GUI}.unexpected",
        f"{_GUI}.collecting",
        f"{_GUI}.ending",
        f"{_GUI}.widgets.focus_ring",
    ),
)
"""What the app is built from."""

BENCH = (
    *("core_facilitator.domain.conflicts", f"{_GUI}.shelf", f"{_GUI}.bench"),
    *(f"{_GUI}.models.day_notes", f"{_GUI}.widgets.day_delegate", f"{_GUI}.widgets.day_view"),
    *(f"{_GUI}.screens.agenda_day", f"{_GUI}.screens.agendas"),
)
"""What a bench with the planner is built from."""

CHANGING = (
    *(f"{_GUI}.widgets.typed_text", f"{_GUI}.widgets.record_table", f"{_GUI}.widgets.block_inspector"),
    *(f"{_GUI}.screens.agenda_inspector", f"{_GUI}.screens.agenda_desk", f"{_GUI}.commands"),
    *(f"{_GUI}.safekeeping", f"{_GUI}.sessions_desk"),
)
"""What a bench needs once its workspace is there."""

HOME = (f"{_GUI}.screens.home",)
"""What most benches show first."""


class Loading(QObject):
    """Imports before there is a loop for flows; `finished` says that all is there."""

    finished = Signal()

    def __init__(self, modules: Sequence[str]) -> None:
        super().__init__()
        self._left = iter(modules)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    @Slot()
    def start(self) -> None:
        """Begin with the next event."""
        self._timer.start()

    @Slot()
    def _go_on(self) -> None:
        module = next(self._left, None)
        if module is not None:
            import_module(module)
            return
        self._timer.stop()
        self.finished.emit()


async def bring(work: Work, *modules: str) -> None:
    """Import those that are not there yet."""
    for module in modules:
        if module not in sys.modules:
            import_module(module)
            await work.turn()
