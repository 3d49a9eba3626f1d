"""Asks in the planner which of the blocks that were left out on the day before this day takes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout

from core_facilitator.gui.widgets.growing_dialog import fit
from core_facilitator.gui.widgets.put_in import PutIn

if TYPE_CHECKING:
    from core_facilitator.domain.agendas import Session
    from core_facilitator.domain.left_from_before import LeftBefore
    from core_facilitator.gui.tools import Tools

_WIDE, _HIGH = 560, 480


class PutInDialog(QDialog):
    """Accepted with the keys in `ticked`."""

    def __init__(self, tools: Tools, lead: str, left: LeftBefore, session: Session, day_id: UUID) -> None:
        super().__init__(tools.window)
        self.setWindowTitle(self.tr("What was left out"))
        self.ticked: frozenset[UUID] = frozenset()
        self.body = PutIn(tools, left, session, day_id)
        self.body.put_wanted.connect(self._take)
        self.no_button = QPushButton(self.tr("Not now"))
        self.no_button.setAutoDefault(False)
        self.no_button.clicked.connect(self.reject)
        self.body.row.insertWidget(2, self.no_button)
        title = QLabel(lead)
        title.setProperty("type", "heading")
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setWordWrap(True)
        scrolled = QScrollArea()
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setWidget(self.body)
        px = tools.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(24), px(24), px(24))
        column.setSpacing(px(16))
        column.addWidget(title)
        column.addWidget(scrolled, 1)
        column.addWidget(self.body.foot)
        fit(self, tools.theme, _WIDE, _HIGH)
        self.body.setFocus()

    @Slot(frozenset)
    def _take(self, keys: frozenset[UUID]) -> None:
        self.ticked = keys
        self.accept()
