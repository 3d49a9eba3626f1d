"""What the library's menus do with own protocols: for the card that is shown, and for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from core_facilitator.gui.left_unfinished import LeftUnfinished
from core_facilitator.gui.protocol_desk import ProtocolDesk

if TYPE_CHECKING:
    from collections.abc import Callable

    from core_facilitator.domain.protocols import Protocol
    from core_facilitator.gui.bench import Bench
    from core_facilitator.gui.screens.library import LibraryScreen


def desk_of(bench: Bench) -> ProtocolDesk:
    """Return what a bench does with own protocols: one for all who ask."""
    found = bench.findChild(ProtocolDesk)
    if found is None:
        found = ProtocolDesk(bench.tools, bench.workspace, bench.saving, bench.cards, bench)
        found.library_wanted.connect(bench.read_card)
    return found


class ProtocolActions(QObject):
    """Fills both menus of the library. Where nothing can be changed, cards can still be passed on."""

    def __init__(self, library: LibraryScreen, bench: Bench) -> None:
        from core_facilitator.gui.protocol_exchange import ProtocolExchange

        super().__init__(library)
        self._library = library
        self._cards = bench.cards
        self._writable = not bench.workspace.read_only
        self._wanted: Protocol | None = None  # to be shown once it is read in this form
        self.desk = desk_of(bench)
        self.exchange = ProtocolExchange(bench.tools, bench.workspace, bench.saving, self)
        self._fill_card_menu()
        self._fill_library_menu()
        self.left = LeftUnfinished(
            library,
            library.card_middle,
            library.search_edit,
            bench.tools.theme,
            self.desk,
            lead=self.tr("A protocol of yours is not finished:"),
            new=self.tr("a new protocol"),
        )
        self.desk.kept.connect(self.show_card)
        self.exchange.taken.connect(self.show_card)
        self._cards.changed.connect(self._show_wanted)

    def _fill_card_menu(self) -> None:
        menu = self._library.card_menu
        if self._writable:
            self.edit_action = self._action(menu.addAction, self.tr("Edit…"), self._edit)
            self._action(menu.addAction, self.tr("Duplicate and adapt…"), self._duplicate)
            self.retire_action = self._action(menu.addAction, self.tr("Retire"), self._retire)
            self.remove_action = self._action(menu.addAction, self.tr("Remove"), self._remove)
            menu.aboutToShow.connect(self._allow)
        self._action(menu.addAction, self.tr("Export protocol…"), self._pass_on)

    def _fill_library_menu(self) -> None:
        menu = self._library.library_menu
        if self._writable:
            self._library.buttons.offer_new(self.desk.new)
        self._action(menu.addAction, self.tr("Own protocols…"), self.desk.show_own)
        if self._writable:
            self._action(menu.addAction, self.tr("Import protocols…"), self.exchange.take_in)
        self._action(menu.addAction, self.tr("Export protocols…"), self.exchange.pass_on)

    def _action(self, add: Callable[[QAction], object], words: str, slot: Callable[[], object]) -> QAction:
        action = QAction(words, self)
        action.triggered.connect(slot)
        add(action)
        return action

    @Slot()
    def _allow(self) -> None:
        """Offer what can be done with the card that is shown."""
        own = self._cards.own.get(self._key)
        for action in (self.edit_action, self.retire_action, self.remove_action):
            action.setEnabled(own is not None)
        retired = own is not None and own.retired
        self.retire_action.setText(self.tr("Bring back") if retired else self.tr("Retire"))

    @property
    def _key(self) -> str:
        protocol = self._library.card_pane.protocol
        return "" if protocol is None else protocol.key

    @Slot()
    def _edit(self) -> None:
        if (own := self._cards.own.get(self._key)) is not None:
            self.desk.edit(own.protocol)

    @Slot()
    def _duplicate(self) -> None:
        if (protocol := self._cards.get(self._key)) is not None:
            self.desk.duplicate(protocol)

    @Slot()
    def _retire(self) -> None:
        if (own := self._cards.own.get(self._key)) is not None:
            if own.retired:
                self.desk.bring_back(own.key)
            else:
                self.desk.retire(own.key)

    @Slot()
    def _remove(self) -> None:
        if (own := self._cards.own.get(self._key)) is not None:
            self.desk.remove(own.key, own.protocol.name)

    @Slot()
    def _pass_on(self) -> None:
        self.exchange.pass_on_card(self._key)

    # After a card was written

    @Slot(object)
    def show_card(self, card: Protocol) -> None:
        """Show a card as soon as it is read as it is now."""
        self._wanted = card
        self._show_wanted()

    @Slot()
    def _show_wanted(self) -> None:
        card = self._wanted
        if card is not None and self._cards.get(card.key) == card:
            self._wanted = None
            self._library.search_edit.clear()
            self._library.card_pane.other_wanted.emit(card.key)
