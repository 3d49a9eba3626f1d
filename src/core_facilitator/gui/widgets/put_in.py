"""Blocks that were left out on the day before, each to be ticked for this day, and what follows from that."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core_facilitator.domain.left_from_before import follows
from core_facilitator.gui import form
from core_facilitator.gui.models import put_in_words
from core_facilitator.gui.theme import restyle

if TYPE_CHECKING:
    from core_facilitator.domain.agendas import Session
    from core_facilitator.domain.left_from_before import LeftBefore
    from core_facilitator.gui.tools import Tools


class PutIn(QWidget):
    """`put_wanted` carries the keys of what is ticked. What follows stands in the `foot`, above the button.

    All are ticked at first where all have room, and otherwise none: then somebody has to choose.
    """

    put_wanted = Signal(frozenset)

    def __init__(self, tools: Tools, left: LeftBefore, session: Session, day_id: UUID) -> None:
        super().__init__()
        self._tools = tools
        self._left = left
        self._session = session
        self._day = day_id
        self.boxes = {one.id: QCheckBox(put_in_words.offered(one).replace("&", "&&")) for one in left.blocks}
        self.follows_label = QLabel()
        self.follows_label.setTextFormat(Qt.TextFormat.PlainText)
        self.follows_label.setWordWrap(True)
        self.put_button = QPushButton()
        self.put_button.setProperty("variant", "primary")
        self.put_button.setAutoDefault(True)
        self.all_button = QPushButton()
        self.all_button.setProperty("variant", "quiet")
        self.put_button.clicked.connect(self._put)
        self.all_button.clicked.connect(self._turn_all)
        fits = follows(left, session, day_id, uuid4).fits
        for box in self.boxes.values():
            box.setChecked(fits)
            box.toggled.connect(self._show)
        self.foot = QWidget()
        self._lay_out()
        self.setFocusProxy(next(iter(self.boxes.values())))
        self._show()

    @property
    def ticked(self) -> frozenset[UUID]:
        """The keys of the blocks that are ticked."""
        return frozenset(key for key, box in self.boxes.items() if box.isChecked())

    def say_failed(self) -> None:
        """Say that nothing was put in; what is ticked stays so."""
        restyle(self.follows_label, tone="danger")
        self.follows_label.setText(self.tr("Nothing was put in: it could not be written to the disk."))

    @Slot()
    def _show(self) -> None:
        found = follows(self._left.only(self.ticked), self._session, self._day, uuid4)
        count = len(self.ticked)
        lines = put_in_words.told(found, hours24=self._tools.hours24)
        restyle(self.follows_label, tone="ink" if found.fits else "now-ink")
        self.follows_label.setText("\n".join(lines))
        words = self.tr("Put 1 block into this day") if count == 1 else self.tr("Put {0} blocks into this day")
        self.put_button.setText(words.format(count) if count else self.tr("Tick what this day takes"))
        self.put_button.setEnabled(bool(count))
        self.all_button.setText(self.tr("Tick none") if count == len(self.boxes) else self.tr("Tick all"))

    @Slot()
    def _turn_all(self) -> None:
        on = len(self.ticked) < len(self.boxes)
        for box in self.boxes.values():
            box.setChecked(on)

    @Slot()
    def _put(self) -> None:
        self.put_wanted.emit(self.ticked)

    def _lay_out(self) -> None:
        px = self._tools.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        for box in self.boxes.values():
            column.addWidget(box)
        column.addStretch()
        row = self.row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.all_button)
        row.addStretch()
        row.addWidget(self.put_button)
        foot = QVBoxLayout(self.foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(px(8))
        foot.addWidget(self.follows_label)
        foot.addLayout(row)
        form.dress(self, self._tools.theme)
        form.dress(self.foot, self._tools.theme)
