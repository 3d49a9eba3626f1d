"""A quiet line in the right column: how many things there are to look at, in a break and when the day is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core_facilitator.domain.agendas import TimeKind
from core_facilitator.gui import form
from core_facilitator.gui.models import review_lines
from core_facilitator.gui.widgets.side_head import SideHead

if TYPE_CHECKING:
    from core_facilitator.domain.run_times import Figures
    from core_facilitator.gui.captured import Captured
    from core_facilitator.gui.tools import Tools


class DayCloseLine(QWidget):
    """It never opens anything by itself. `wanted`: what is open is to be seen."""

    wanted = Signal()

    def __init__(self, tools: Tools, captured: Captured) -> None:
        super().__init__()
        self._captured = captured
        self._now: Figures | None = None
        self._at: tuple[object, ...] = ()
        self.head = SideHead("", self.tr("Look"), "run.review")
        self.head.wanted.connect(self.wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.head)
        form.dress(self, tools.theme)
        captured.changed.connect(self._show)
        self.hide()

    def show_figures(self, now: Figures) -> None:
        """Count again when something else is on, or another half of the day."""
        self._now = now
        at = (now.run.id, now.run.closed, None if now.block is None else now.block.id, self._captured.half(now))
        if at != self._at:
            self._at = at
            self._show()

    @Slot()
    def _show(self) -> None:
        now = self._now
        if now is None:
            return
        count = self._captured.to_look_at(now).count if offered(now) else 0
        if count:
            self.head.title_label.setText(review_lines.counted(count))
        self.setVisible(bool(count))


def offered(now: Figures) -> bool:
    """Whether it is a time to look: before the day begins, in a break, between blocks, or when it is over."""
    return now.block is None or now.block.kind is TimeKind.BREAK
