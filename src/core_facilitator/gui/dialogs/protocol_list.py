"""All own protocols: those that are offered, those that are retired, and those that only a newer version can read."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QListWidgetItem, QPushButton, QWidget

from core_facilitator.gui import form
from core_facilitator.gui.models import card_names
from core_facilitator.gui.tips import tip
from core_facilitator.gui.widgets.growing_dialog import fit

if TYPE_CHECKING:
    from core_facilitator.domain.own_protocols import OwnProtocol
    from core_facilitator.gui.theme import Theme
    from core_facilitator.store.own_protocols import Unread

_EMPTY = 560, 220  # px
_SIZE = 720, 560  # px at the standard text size, where the window has that much room
_KEY = Qt.ItemDataRole.UserRole


class Wish(Enum):
    """What its user wants to do with a card."""

    SHOW = "show"
    EDIT = "edit"
    RETIRE = "retire"
    BRING_BACK = "bring back"
    REMOVE = "remove"


class OwnCards(QDialog):
    """Accepted with a `wish` for the card of that `key` and `name`; without one, it was only looked at."""

    nothing_label: QLabel
    card_list: QListWidget
    show_button: QPushButton
    edit_button: QPushButton
    retire_button: QPushButton
    remove_button: QPushButton
    note_label: QLabel
    done_button: QPushButton

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        own: list[OwnProtocol],
        unread: list[Unread],
        chosen: str = "",
        *,
        read_only: bool = False,
    ) -> None:
        super().__init__(parent)
        form.fill(self, "own_protocols", theme)
        self.setWindowTitle(self.tr("Own protocols"))
        fit(self, theme, *(_SIZE if own or unread else _EMPTY))
        self.wish: Wish | None = None
        self._own = {one.key: one for one in own}
        self._unread = {one.key: one for one in unread}
        self._read_only = read_only
        for key, words in self._lines().items():
            item = QListWidgetItem(words)
            item.setData(_KEY, key)
            item.setToolTip(tip(words))
            self.card_list.addItem(item)
        self.nothing_label.setVisible(not self.card_list.count())
        buttons = (self.show_button, self.edit_button, self.retire_button, self.remove_button)
        for part in (self.card_list, self.note_label, *buttons):
            part.setVisible(self.card_list.count() > 0)
        self.card_list.currentItemChanged.connect(self._show)
        self.card_list.itemActivated.connect(self._activate)
        self.show_button.clicked.connect(self._want_to_see)
        self.edit_button.clicked.connect(self._want_to_edit)
        self.retire_button.clicked.connect(self._want_to_retire)
        self.remove_button.clicked.connect(self._want_to_remove)
        self.done_button.clicked.connect(self.reject)
        keys = list(self._lines())
        self.card_list.setCurrentRow(keys.index(chosen) if chosen in keys else 0)
        self._show()
        (self.card_list if keys else self.done_button).setFocus()

    @property
    def key(self) -> str:
        """The key of the chosen card."""
        item = self.card_list.currentItem()
        key: str = "" if item is None else item.data(_KEY)
        return key

    @property
    def name(self) -> str:
        """What the chosen card is called."""
        one, unread = self._own.get(self.key), self._unread.get(self.key)
        return one.protocol.name if one is not None else unread.name if unread is not None else ""

    def _lines(self) -> dict[str, str]:
        lines = {
            key: self.tr("{0}, {1}").format(
                one.protocol.name, self.tr("retired") if one.retired else card_names.minutes_words(one.protocol.minutes)
            )
            for key, one in self._own.items()
        }
        return lines | {
            key: self.tr("{0}, made by a newer version").format(one.name) for key, one in self._unread.items()
        }

    @Slot()
    def _show(self) -> None:
        """Offer what can be done with the chosen card."""
        one, unread = self._own.get(self.key), self._unread.get(self.key)
        retired = (one is not None and one.retired) or (unread is not None and unread.retired)
        self.retire_button.setText(self.tr("Bring back") if retired else self.tr("Retire"))
        self.show_button.setEnabled(one is not None and not retired)
        self.edit_button.setEnabled(one is not None and not self._read_only)
        for button in (self.retire_button, self.remove_button):
            button.setEnabled(bool(self.key) and not self._read_only)
        self.note_label.setText(
            self.tr("This version cannot read {0}, so it stays exactly as it is: {1}.").format(unread.name, unread.why)
            if unread is not None
            else self.tr("What is retired is no longer offered. Sessions that use it stay as they are.")
        )

    def _want(self, wish: Wish) -> None:
        self.wish = wish
        self.accept()

    @Slot(QListWidgetItem)
    def _activate(self, _item: QListWidgetItem) -> None:
        if self.edit_button.isEnabled():
            self._want(Wish.EDIT)

    @Slot()
    def _want_to_see(self) -> None:
        self._want(Wish.SHOW)

    @Slot()
    def _want_to_edit(self) -> None:
        self._want(Wish.EDIT)

    @Slot()
    def _want_to_retire(self) -> None:
        one, unread = self._own.get(self.key), self._unread.get(self.key)
        retired = (one is not None and one.retired) or (unread is not None and unread.retired)
        self._want(Wish.BRING_BACK if retired else Wish.RETIRE)

    @Slot()
    def _want_to_remove(self) -> None:
        self._want(Wish.REMOVE)
