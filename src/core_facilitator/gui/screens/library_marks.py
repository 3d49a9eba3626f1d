"""What is said of a card in the library: the star in the grid and on the whole card, and the field for tags."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from core_facilitator.domain.card_marks import CardMark, TagError, tagged, untagged
from core_facilitator.gui import form
from core_facilitator.gui.widgets.card_grid import CardGrid
from core_facilitator.gui.widgets.card_pane import CardPane

if TYPE_CHECKING:
    from core_facilitator.gui.cards import Cards


class LibraryMarks(QObject):
    """`wanted` carries what is to be said of a card now, and what undo calls that."""

    card_grid: CardGrid
    card_side: QWidget
    card_pane: CardPane

    wanted = Signal(object, str)

    def __init__(self, screen: QWidget, cards: Cards) -> None:
        super().__init__(screen)
        form.bind(self, screen)
        self._screen = screen
        self._cards = cards
        self._changing = True
        self.card_grid.starred.connect(self._star)
        self.card_pane.starred.connect(self._star)
        self.card_pane.tags.added.connect(self._add_tag)
        self.card_pane.tags.removed.connect(self._remove_tag)

    def only_read(self) -> None:
        """Show what is said of cards, and let nobody change it."""
        self._changing = False
        self.card_grid.only_read()
        self.card_pane.only_read()

    @Slot()
    def star_shown(self) -> None:
        """Make the card that is shown a favorite, or no longer."""
        if self.card_pane.protocol is not None and self.card_side.isVisibleTo(self._screen):
            self._star(self.card_pane.protocol.key)

    @Slot(str)
    def _star(self, key: str) -> None:
        mark = self._cards.shelf.mark(key)
        label = self.tr("Remove from favorites") if mark.favorite else self.tr("Add to favorites")
        self._say(replace(mark, favorite=not mark.favorite), label)

    @Slot(str)
    def _add_tag(self, typed: str) -> None:
        try:
            mark = tagged(self._shown, typed, self._cards.shelf.tags)
        except TagError as error:
            self.card_pane.tags.refuse(error)
            return
        self.card_pane.tags.begin()
        self._say(mark, self.tr("Add tag"))

    @Slot(str)
    def _remove_tag(self, tag: str) -> None:
        self._say(untagged(self._shown, tag), self.tr("Remove tag"))

    @property
    def _shown(self) -> CardMark:
        """What is said of the card that is shown."""
        return self._cards.shelf.mark(self.card_pane.protocol.key if self.card_pane.protocol is not None else "")

    def _say(self, mark: CardMark, label: str) -> None:
        if self._changing:
            self.wanted.emit(mark, label)
