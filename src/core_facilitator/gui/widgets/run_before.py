"""Before a day begins: what was left out on the day before, with a link that puts it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core_facilitator.gui.models.past_words import left_words
from core_facilitator.gui.widgets.banner import Banner
from core_facilitator.gui.widgets.run_ground import RIGHT, TEXT

if TYPE_CHECKING:
    from core_facilitator.domain.run_times import Figures
    from core_facilitator.gui.past_days import PastDays
    from core_facilitator.gui.running import Running
    from core_facilitator.gui.tools import Tools


class RunBefore(QWidget):
    """Takes no room once the day has begun, and where nothing was left out."""

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
        self.banner.acted.connect(self._put_in)
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
            self.banner.say("", lead, names, action=self.tr("Put into this day"), glyph="history")

    @Slot()
    def _put_in(self) -> None:
        if self._waiting:
            self._past.put_in(self._running.session(), self._running.day, self.tr("Put in what was left out"))
