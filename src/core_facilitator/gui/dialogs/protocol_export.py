"""Which cards go into a file: own ones, a collection, or any that are ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget

from core_facilitator.gui import form
from core_facilitator.gui.widgets.card_picker import CardEntry, CardPicker
from core_facilitator.gui.widgets.elided_combo import ElidedCombo
from core_facilitator.gui.widgets.growing_dialog import fit

if TYPE_CHECKING:
    from core_facilitator.domain.collections import Collection
    from core_facilitator.gui.theme import Theme

_SIZE = 680, 640  # px at the standard text size, where the window has that much room
_OWN, _ANY = "own", "any"


class ProtocolExport(QDialog):
    """Accepted with the keys of cards that are `chosen`, and the `collection` that goes into the file, if one does."""

    which_combo: ElidedCombo
    card_picker: CardPicker
    sum_label: QLabel
    cancel_button: QPushButton
    export_button: QPushButton

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        cards: tuple[CardEntry, ...],
        own: frozenset[str],
        collections: tuple[Collection, ...],
        chosen: str = "",
    ) -> None:
        """`chosen` is the card to begin with, if not with all own ones."""
        super().__init__(parent)
        form.fill(self, "protocol_export", theme)
        self.setWindowTitle(self.tr("Export protocols"))
        fit(self, theme, *_SIZE)
        self._cards = cards
        self._own = own
        self._collections = {str(one.id): one for one in collections}
        self._begins_with = chosen
        self.card_picker.shows_all = True
        self.card_picker.set_theme(theme)
        self.which_combo.addItem(self.tr("All own protocols ({0})").format(len(own)), _OWN)
        for key, one in self._collections.items():
            self.which_combo.addItem(self.tr("Collection: {0} ({1})").format(one.title, len(one.cards)), key)
        self.which_combo.addItem(self.tr("Cards that I tick"), _ANY)
        self.which_combo.currentIndexChanged.connect(self._choose)
        self.card_picker.changed.connect(self._follow)
        self.export_button.setDefault(True)
        self.export_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        begin = _ANY if chosen or not own else _OWN
        self.which_combo.setCurrentIndex(self.which_combo.findData(begin))
        self._choose()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys of the cards that are ticked."""
        known = {card.key for card in self._cards}
        return tuple(key for key in self.card_picker.chosen if key in known)

    @property
    def collection(self) -> Collection | None:
        """The collection that is passed on with its cards."""
        return self._collections.get(self.which_combo.currentData())

    @Slot()
    def _choose(self) -> None:
        """Tick the cards of what is chosen above."""
        which = self.which_combo.currentData()
        if which == _OWN:
            chosen = tuple(card.key for card in self._cards if card.key in self._own)
        elif which == _ANY:
            chosen = (self._begins_with,) if self._begins_with else ()
        else:
            chosen = self._collections[which].cards
        self.card_picker.search_edit.clear()
        self.card_picker.show_cards(self._cards, chosen)
        self._tell()

    @Slot()
    def _follow(self) -> None:
        """Cards ticked otherwise than all own ones are cards that somebody ticked; a collection stays itself."""
        if self.which_combo.currentData() == _OWN and set(self.chosen) != self._own:
            self.which_combo.blockSignals(True)
            self.which_combo.setCurrentIndex(self.which_combo.findData(_ANY))
            self.which_combo.blockSignals(False)
        self._tell()

    def _tell(self) -> None:
        number = len(self.chosen)
        said = self.tr("1 card, with its credit and license.") if number == 1 else ""
        self.sum_label.setText(said or self.tr("{0} cards, each with its credit and license.").format(number))
        self.export_button.setEnabled(number > 0)
