"""What waits, on Home: what people promised, the most urgent first. No more than others in the room may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from core_facilitator.gui import form
from core_facilitator.gui.models import commitment_words
from core_facilitator.gui.widgets.row_list import RowList

if TYPE_CHECKING:
    from core_facilitator.gui.commitments_desk import CommitmentsDesk
    from core_facilitator.gui.tools import Tools

_MOST = 4


class HomeWaiting(QObject):
    """Lists the commitments of a workspace that can still be kept; without any, it takes no room.

    `commitment_wanted` carries the key of one, or None for all of them.
    """

    waiting_panel: QFrame
    due_label: QLabel
    due_count: QLabel
    due_list: RowList
    commitments_button: QPushButton

    commitment_wanted = Signal(object)

    def __init__(self, home: QWidget, tools: Tools, desk: CommitmentsDesk) -> None:
        super().__init__(home)
        form.bind(self, home)
        self._tools = tools
        self._desk = desk
        self.due_list.opened.connect(self.commitment_wanted)
        self.commitments_button.clicked.connect(self._want_all)

    def show(self) -> None:
        """Show them as they are now."""
        today = self._tools.now().date()
        live = commitment_words.in_order(self._desk.live())
        self.waiting_panel.setVisible(bool(live))
        due = sum(one.due is not None and one.due <= today for one in live)
        self.due_label.setText(self.tr("Commitments due") if due else self.tr("Commitments"))
        self.due_count.setText(str(due or len(live)))
        lines = (commitment_words.line_of(one, self._desk.title(one), today) for one in live[:_MOST])
        self.due_list.set_lines(tuple(lines))
        rest = len(live) - _MOST
        self.commitments_button.setText(
            self.tr("All commitments, {0} more open").format(rest) if rest > 0 else self.tr("All commitments")
        )

    @Slot()
    def _want_all(self) -> None:
        self.commitment_wanted.emit(None)
