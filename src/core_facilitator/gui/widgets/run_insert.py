"""A block that comes into the day while it runs: a title and minutes, or a card of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from core_facilitator.domain.agendas import Block
from core_facilitator.domain.fitting import minutes_for
from core_facilitator.domain.library import Wanted
from core_facilitator.domain.placing import block_of
from core_facilitator.gui.models.lines import Line
from core_facilitator.gui.widgets.minutes_spin import MinutesSpin
from core_facilitator.gui.widgets.row_list import RowList

if TYPE_CHECKING:
    from core_facilitator.domain.protocols import Protocol
    from core_facilitator.gui.cards import Cards
    from core_facilitator.gui.tools import Tools

_MINUTES, _FOUND = 10, 20


class RunInsert(QWidget):
    """`insert_wanted` carries the block, and whether it begins now; otherwise it comes next."""

    insert_wanted = Signal(object, bool)

    def __init__(self, tools: Tools, cards: Cards, people: int | None) -> None:
        super().__init__()
        self._tools = tools
        self._cards = cards
        self._people = people
        self._card: Protocol | None = None
        self._refused = ""  # what was typed for minutes and is no length of time
        self.title_edit = QLineEdit()
        self.title_edit.setPlaceholderText(self.tr("A title, or words to find a card"))
        self.minutes_spin = MinutesSpin()
        self.minutes_spin.setSuffix(self.tr(" min"))
        self.minutes_spin.setRange(1, 24 * 60)
        self.minutes_spin.show_minutes(_MINUTES)
        self.card_list = RowList()
        self.card_list.setProperty("wide", True)
        self.card_list.setAccessibleName(self.tr("Cards of the library"))
        self.card_list.set_theme(tools.theme)
        self.card_list.setProperty("fills", True)
        self.card_label = QLabel()
        self.card_label.setProperty("type", "caption")
        self.card_label.setProperty("tone", "ink-2")
        self.card_label.setWordWrap(True)
        self.said_label = QLabel()
        self.said_label.setProperty("tone", "danger")
        self.said_label.setTextFormat(Qt.TextFormat.PlainText)
        self.said_label.setWordWrap(True)
        self.said_label.hide()
        self.now_button = QPushButton(self.tr("Begin it now"))
        self.now_button.setProperty("variant", "primary")
        self.next_button = QPushButton(self.tr("Put it next"))
        self.now_button.clicked.connect(self._begin)
        self.next_button.clicked.connect(self._put)
        self.title_edit.textEdited.connect(self._search)
        self.title_edit.returnPressed.connect(self._begin)
        self.minutes_spin.refused.connect(self._refuse)
        self.minutes_spin.valueChanged.connect(self._other_minutes)
        self.minutes_spin.lineEdit().textEdited.connect(self._other_minutes)
        self.card_list.confirmed.connect(self._take)
        self.card_list.clicked.connect(self._take)
        cards.changed.connect(self._read)
        self._lay_out()
        self.setFocusProxy(self.title_edit)
        self._read()
        cards.load()

    @Slot()
    def _read(self) -> None:
        self._search(self.title_edit.text())

    @Slot(str)
    def _search(self, text: str) -> None:
        """Find cards by what is typed; the card that was taken is let go of."""
        if self._card is not None and text != self._card.name:
            self._card = None
        library, words = self._cards.library, text.strip()
        found = library.find(Wanted(words=words)).offered[:_FOUND] if library is not None and words else ()
        self.card_list.set_lines(
            tuple(
                Line(
                    hit.protocol.key,
                    "library",
                    hit.protocol.name,
                    hit.protocol.purpose,
                    self.tr("{0} min").format(hit.protocol.minutes),
                )
                for hit in found
            )
        )
        self._say()

    @Slot(QModelIndex)
    def _take(self, index: QModelIndex) -> None:
        """Take a card: its name, the minutes that it usually takes, and what it says."""
        self._card = self._cards.get(str(self.card_list.lines[index.row()].key))
        if self._card is not None:
            self.title_edit.setText(self._card.name)
            self.minutes_spin.show_minutes(minutes_for(self._card, None))
            self.now_button.setFocus()
        self._say()

    @Slot(str)
    def _refuse(self, typed: str) -> None:
        """Say that this is no length of time: the minutes from before are shown again, and nothing begins by them."""
        self._refused = typed
        self._say()

    @Slot()
    def _other_minutes(self) -> None:
        self._refused = ""
        self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the minutes begins it too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.minutes_spin.hasFocus():
            self._begin()
        else:
            super().keyPressEvent(event)

    def _say(self) -> None:
        ready = bool(self.title_edit.text().strip())
        self.now_button.setEnabled(ready)
        self.next_button.setEnabled(ready)
        self.card_label.setText(self._words())
        again = self.tr("“{0}” is no length of time, so the minutes are as before. Try 15, 1h30 or 90m.")
        self.said_label.setText(again.format(self._refused) if self._refused else "")
        self.said_label.setVisible(bool(self._refused))

    def _words(self) -> str:
        if self._card is None:
            return self.tr("Enter begins it now, with these words as its title.")
        least = minutes_for(self._card, 1)
        return self.tr("With the steps and words of the card. It takes at least {0} min.").format(least)

    def _block(self) -> Block | None:
        """Return the block; none right after minutes that were refused: they are there to be read first."""
        if self._refused:
            self._refused = ""
            self.minutes_spin.setFocus()
            self.minutes_spin.selectAll()
            return None
        title, minutes = self.title_edit.text().strip(), self.minutes_spin.value()
        if not title:
            return None
        if self._card is None:
            return Block(id=uuid4(), title=title, minutes=minutes)
        return block_of(self._card, uuid4(), minutes_for(self._card, minutes), self._people)

    @Slot()
    def _begin(self) -> None:
        block = self._block()
        if block is not None:
            self.insert_wanted.emit(block, True)

    @Slot()
    def _put(self) -> None:
        block = self._block()
        if block is not None:
            self.insert_wanted.emit(block, False)

    def _lay_out(self) -> None:
        px = self._tools.theme.px
        fields = QGridLayout()
        fields.setHorizontalSpacing(px(12))
        fields.setVerticalSpacing(px(4))
        for column, (words, field) in enumerate(
            ((self.tr("What"), self.title_edit), (self.tr("For how long"), self.minutes_spin))
        ):
            label = QLabel(words)
            label.setProperty("type", "field")
            label.setBuddy(field)
            fields.addWidget(label, 0, column)
            fields.addWidget(field, 1, column)
        fields.setColumnStretch(0, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addWidget(self.card_label, 1)
        buttons.addWidget(self.next_button)
        buttons.addWidget(self.now_button)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.setSpacing(px(12))
        column_.addLayout(fields)
        column_.addWidget(self.card_list, 1)
        column_.addStretch()
        self.foot = QWidget()
        foot = QVBoxLayout(self.foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(px(8))
        foot.addWidget(self.said_label)
        foot.addLayout(buttons)
