"""Before a day begins: what was left out on the day before, with a link to choose what of it this day takes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core_facilitator.gui.models.past_words import left_words
from core_facilitator.gui.widgets.banner import Banner
from core_facilitator.gui.widgets.run_ground import RIGHT, TEXT

if TYPE_CHECKING:
    from core_facilitator.domain.run_times import Figures
    from core_facilitator.gui.past_days import PastDays
    from core_facilitator.gui.running import Running
    from core_facilitator.gui.tools import Tools
    from core_facilitator.gui.widgets.put_in import PutIn


class RunBefore(QWidget):
    """Takes no room once the day has begun, and where nothing was left out.

    Signals: `chosen` carries a title and what is to be opened in place below it; `done`: it is no longer wanted.
    """

    chosen = Signal(str, object)
    done = Signal()

    def __init__(self, tools: Tools, running: Running, past: PastDays) -> None:
        super().__init__()
        self._tools = tools
        self._running = running
        self._past = past
        self.banner = Banner()
        self.banner.set_theme(tools.theme)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.banner)
        self.hide()
        self.banner.acted.connect(self._choose)
        tools.theme.changed.connect(self._lay_out)
        running.changed.connect(self._show)
        past.changed.connect(self._show)
        past.outdated.connect(self._load)
        self._lay_out()
        self._show()

    def show_figures(self, _figures: Figures) -> None:
        """Show what every second says: here nothing changes with the time."""

    @property
    def _waiting(self) -> bool:
        """Whether a day is shown that has not begun: while one runs, nothing is read."""
        run = self._running.run
        return run is not None and not run.passages and run.closed is None

    @Slot()
    def _lay_out(self) -> None:
        px = self._tools.theme.px
        self._column.setContentsMargins(px(TEXT), px(8), px(RIGHT), 0)

    @Slot()
    def _load(self) -> None:
        if self._waiting:
            self._past.load()

    @Slot()
    def _show(self) -> None:
        self._load()
        left = self._past.left(self._running.session(), self._running.day) if self._waiting else None
        self.setVisible(left is not None)
        if left is not None:
            lead, names = left_words(left, self._tools.now().date())
            self.banner.say("", lead, names, action=self.tr("Put into this day…"), glyph="history")

    @Slot()
    def _choose(self) -> None:
        from core_facilitator.gui.widgets.put_in import PutIn

        running = self._running
        left = self._past.left(running.session(), running.day) if self._waiting else None
        if left is None:
            return
        body = PutIn(self._tools, left, running.session(), running.day.id)
        body.put_wanted.connect(partial(self._put_in, body))
        self.chosen.emit(left_words(left, self._tools.now().date())[0].rstrip(":"), body)

    def _put_in(self, body: PutIn, keys: frozenset[UUID]) -> None:
        session, day = self._running.session(), self._running.day
        if self._waiting and self._past.put_in(session, day, keys, self.tr("Put in what was left out")):
            self.done.emit()
        else:
            body.say_failed()
