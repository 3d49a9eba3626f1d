"""All collections: their names, what they are for, and their protocols in order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QWidget

from core_facilitator.domain.card_marks import one_line
from core_facilitator.domain.collections import Collection, TitleError, moved, title_of, without_card
from core_facilitator.gui import form
from core_facilitator.gui.tips import tip
from core_facilitator.gui.widgets.growing_dialog import fit
from core_facilitator.gui.widgets.icon_label import IconLabel
from core_facilitator.gui.widgets.only_reading import settle

if TYPE_CHECKING:
    from core_facilitator.gui.card_desk import CardDesk
    from core_facilitator.gui.cards import Cards
    from core_facilitator.gui.tools import Tools

_SIZE = 760, 560  # px at the standard text size, where the window has that much room


class CollectionsDialog(QDialog):
    """Each change is saved as it is made; Done only closes. Where nothing can be changed, it is for reading."""

    reading_label: IconLabel
    collections_list: QListWidget
    new_button: QPushButton
    one_area: QWidget
    title_edit: QLineEdit
    fault_label: QLabel
    about_edit: QLineEdit
    cards_list: QListWidget
    up_button: QPushButton
    down_button: QPushButton
    out_button: QPushButton
    remove_button: QPushButton
    done_button: QPushButton

    def __init__(self, tools: Tools, cards: Cards, desk: CardDesk, *, writable: bool) -> None:
        super().__init__(tools.window)
        form.fill(self, "collections", tools.theme)
        self.setWindowTitle(self.tr("Collections"))
        fit(self, tools.theme, *_SIZE)
        self._cards = cards
        self._desk = desk
        self._shown: UUID | None = None
        self._connect()
        if writable:
            self._connect_keys()
        settle(self, self.reading_label, self.done_button, writable=writable)
        cards.changed.connect(self._show)
        self._show()

    def _connect(self) -> None:
        self.collections_list.currentRowChanged.connect(self._choose)
        self.cards_list.currentRowChanged.connect(self._offer)
        self.title_edit.editingFinished.connect(self._name)
        self.title_edit.textEdited.connect(self.fault_label.hide)
        self.about_edit.editingFinished.connect(self._describe)
        self.new_button.clicked.connect(self._begin)
        self.up_button.clicked.connect(self._move_up)
        self.down_button.clicked.connect(self._move_down)
        self.out_button.clicked.connect(self._take_out)
        self.remove_button.clicked.connect(self._remove)
        self.done_button.clicked.connect(self._finish)

    def _connect_keys(self) -> None:
        keys = {"Alt+Up": self.up_button, "Alt+Down": self.down_button, "Del": self.out_button}
        for key, button in keys.items():
            shortcut = QShortcut(QKeySequence(key), self.cards_list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(button.click)

    # What is shown

    @property
    def _all(self) -> tuple[Collection, ...]:
        return self._cards.shelf.collections

    @property
    def current(self) -> Collection | None:
        """The collection that is shown."""
        return next((one for one in self._all if one.id == self._shown), None)

    @Slot()
    def _show(self) -> None:
        """Show all of them as they are now, and the one that was shown, or the one that took its place."""
        row = max(0, self.collections_list.currentRow())
        if self.current is None:
            self._shown = self._all[min(row, len(self._all) - 1)].id if self._all else None
        self.collections_list.blockSignals(True)
        self.collections_list.clear()
        for one in self._all:
            self.collections_list.addItem(self.tr("{0} ({1})").format(one.title, len(one.cards)))
            if one.id == self._shown:
                self.collections_list.setCurrentRow(self.collections_list.count() - 1)
        self.collections_list.blockSignals(False)
        self._show_one()

    @Slot(int)
    def _choose(self, row: int) -> None:
        self._shown = self._all[row].id
        self._show_one()

    def _show_one(self) -> None:
        one = self.current
        self.one_area.setVisible(one is not None)
        self.fault_label.hide()
        if one is None:
            return
        self.title_edit.setText(one.title)
        self.about_edit.setText(one.about)
        chosen, row = self._card, max(0, self.cards_list.currentRow())
        self.cards_list.blockSignals(True)
        self.cards_list.clear()
        for key in one.cards:
            self.cards_list.addItem(self._item(key))
        row = one.cards.index(chosen) if chosen in one.cards else min(row, len(one.cards) - 1)
        self.cards_list.setCurrentRow(row)
        self.cards_list.blockSignals(False)
        self._offer()

    def _item(self, key: str) -> QListWidgetItem:
        """Return the line of a card; one that is not in the library any more keeps its name as far as it is known."""
        name = self._cards.name_of(key) or key
        offered = self._cards.offered(key)
        item = QListWidgetItem(name if offered else self.tr("{0} (not in the library now)").format(name))
        item.setData(Qt.ItemDataRole.UserRole, key)
        item.setToolTip(tip(item.text()))
        return item

    @property
    def _card(self) -> str:
        item = self.cards_list.currentItem()
        return "" if item is None else str(item.data(Qt.ItemDataRole.UserRole))

    @Slot()
    def _offer(self) -> None:
        row, count = self.cards_list.currentRow(), self.cards_list.count()
        self.up_button.setEnabled(row > 0)
        self.down_button.setEnabled(0 <= row < count - 1)
        self.out_button.setEnabled(row >= 0)

    # What is changed

    @Slot()
    def _begin(self) -> None:
        """Make one, and let its name be typed."""
        name = self.tr("New collection")
        taken = {one.title.casefold() for one in self._all}
        number = 1
        while (title := name if number == 1 else f"{name} {number}").casefold() in taken:
            number += 1
        made = self._desk.make(title)
        if made is not None:
            self._shown = made.id
            self._show()
            self.title_edit.setFocus()
            self.title_edit.selectAll()

    @Slot()
    def _name(self) -> None:
        from core_facilitator.gui.card_desk import title_words

        one = self.current
        if one is None or self.title_edit.text() == one.title:
            return
        try:
            title = title_of(self.title_edit.text(), tuple(other for other in self._all if other.id != one.id))
        except TitleError as error:
            self.fault_label.setText(title_words(error))
            self.fault_label.show()
            return
        self._desk.keep(replace(one, title=title), self.tr("Rename collection"))

    @Slot()
    def _finish(self) -> None:
        """Close, unless a name still has to be mended."""
        if self.fault_label.isVisibleTo(self):
            self.title_edit.setFocus()
        else:
            self.accept()

    @Slot()
    def _describe(self) -> None:
        one, about = self.current, one_line(self.about_edit.text())
        if one is not None and about != one.about:
            self._desk.keep(replace(one, about=about), self.tr("Describe collection"))

    @Slot()
    def _move_up(self) -> None:
        self._move(-1)

    @Slot()
    def _move_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        if self.current is not None and self._card:
            self._desk.keep(moved(self.current, self._card, by), self.tr("Move in collection"))

    @Slot()
    def _take_out(self) -> None:
        if self.current is not None and self._card:
            self._desk.keep(without_card(self.current, self._card), self.tr("Take out of collection"))

    @Slot()
    def _remove(self) -> None:
        if self.current is not None:
            self._desk.remove(self.current.id)
