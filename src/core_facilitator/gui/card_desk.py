"""What can be done with the cards of the library besides reading them: marks are kept, collections made and filled."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from core_facilitator.domain.collections import (
    LONGEST_TITLE,
    Collection,
    TitleError,
    TitleFault,
    title_of,
    with_card,
    without_card,
)

if TYPE_CHECKING:
    from core_facilitator.domain.card_marks import CardMark
    from core_facilitator.gui.cards import Cards
    from core_facilitator.gui.saving import Saving
    from core_facilitator.gui.screens.library import LibraryScreen
    from core_facilitator.gui.tools import Tools
    from core_facilitator.store.workspace import Workspace

FLOW = "collections"
"""The flow that asks about them."""


class CardDesk(QObject):
    """Writes what the library screen asks for, and fills its menus. In a workspace that is only read, it only shows.

    `use_found` carries a session and its block that a card was used in, once it is known to be there.
    """

    use_found = Signal(object, object)

    def __init__(self, screen: LibraryScreen, tools: Tools, cards: Cards, workspace: Workspace, saving: Saving) -> None:
        from core_facilitator.store.card_marks import CardMarks
        from core_facilitator.store.collections import Collections

        super().__init__(screen)
        self._screen = screen
        self._tools = tools
        self._cards = cards
        self._saving = saving
        self._sessions = workspace.sessions
        self._marks = CardMarks(workspace.database)
        self._collections = Collections(workspace.database)
        self._writable = not workspace.read_only
        self.in_menu = QMenu(self.tr("Collections"), screen.card_menu)
        self.new_action = QAction(self.tr("New collection…"), self)
        self.all_action = QAction(self.tr("Collections…"), self)
        self.new_action.triggered.connect(self.begin_collection)
        self.all_action.triggered.connect(self.show_collections)
        screen.marks.wanted.connect(self._keep_mark)
        screen.use_wanted.connect(self._find_use)
        if self._writable:
            screen.card_menu.addMenu(self.in_menu)
            screen.library_menu.addAction(self.new_action)
            self.in_menu.aboutToShow.connect(self._list_collections)
        screen.library_menu.addAction(self.all_action)
        cards.changed.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        """Offer to show collections once there are any."""
        self.all_action.setVisible(bool(self._cards.shelf.collections))

    # Marks

    @Slot(object, str)
    def _keep_mark(self, mark: CardMark, label: str) -> None:
        self._saving.attempt(self._marks.save, mark, label)

    @Slot(object, object)
    def _find_use(self, session_id: UUID, block_id: UUID) -> None:
        """Lead to a session, unless it went while where cards are used was still being read."""
        if self._sessions.title(session_id) is not None:
            self.use_found.emit(session_id, block_id)

    # The collections of the card that is shown

    @Slot()
    def _list_collections(self) -> None:
        """List them, ticked where the card is in them."""
        for action in self.in_menu.actions():
            self.in_menu.removeAction(action)
        protocol = self._screen.card_pane.protocol
        for one in self._cards.shelf.collections:
            action = QAction(one.title.replace("&", "&&"), self.in_menu)
            action.setCheckable(True)
            action.setChecked(protocol is not None and protocol.key in one.cards)
            action.setData(str(one.id))
            action.triggered.connect(self._turn)
            self.in_menu.addAction(action)
        if self._cards.shelf.collections:
            self.in_menu.addSeparator()
        new = QAction(self.tr("New collection with this card…"), self.in_menu)
        new.triggered.connect(self._begin_with_card)
        self.in_menu.addAction(new)

    @Slot()
    def _turn(self) -> None:
        """Put the card into the collection that was chosen, or take it out."""
        action, protocol = self.sender(), self._screen.card_pane.protocol
        if not isinstance(action, QAction) or protocol is None:
            return
        found = [one for one in self._cards.shelf.collections if str(one.id) == action.data()]
        for one in found:
            inside = protocol.key in one.cards
            label = self.tr("Take out of collection") if inside else self.tr("Add to collection")
            self.keep(without_card(one, protocol.key) if inside else with_card(one, protocol.key), label)

    # Whole collections

    def keep(self, collection: Collection, label: str) -> None:
        """Write a collection that there is."""
        self._saving.attempt(self._collections.save, collection, label)

    def make(self, title: str, *cards: str) -> Collection | None:
        """Make a collection and return it, or None where it could not be written."""
        made = Collection(id=uuid4(), title=title, cards=cards)
        return made if self._saving.attempt(self._collections.add, made, self.tr("New collection")) else None

    def remove(self, collection_id: UUID) -> None:
        """Remove a collection; undo brings it back, so nothing is asked."""
        self._saving.attempt(self._collections.remove, collection_id, self.tr("Remove collection"))

    @Slot()
    def begin_collection(self) -> None:
        """Ask for a title and make an empty collection."""
        self._tools.work.start(FLOW, self._begin, "")

    @Slot()
    def _begin_with_card(self) -> None:
        protocol = self._screen.card_pane.protocol
        if protocol is not None:
            self._tools.work.start(FLOW, self._begin, protocol.key)

    @Slot()
    def show_collections(self) -> None:
        """Show all of them, to be named, ordered and emptied."""
        self._tools.work.start(FLOW, self._show)

    async def _begin(self, key: str) -> None:
        title = await self._ask_title()
        if title is not None:
            self.make(title, *([key] if key else []))

    async def _ask_title(self) -> str | None:
        """Ask until it is a title, or its user leaves."""
        ask, typed = self._tools.ask, ""
        while True:
            found = await ask.text(
                self.tr("New collection"), self.tr("Name"), yes=self.tr("Make it"), no=self.tr("Cancel"), value=typed
            )
            if found is None:
                return None
            try:
                return title_of(found, self._cards.shelf.collections)
            except TitleError as error:
                typed = found
                await ask.tell(self.tr("That cannot be its name"), title_words(error), close=self.tr("Back"))

    async def _show(self) -> None:
        from core_facilitator.gui.dialogs.collections import CollectionsDialog

        dialog = CollectionsDialog(self._tools, self._cards, self, writable=self._writable)
        await self._tools.ask.show(dialog)


def title_words(error: TitleError) -> str:
    """Return why something cannot be the title of a collection."""
    from PySide6.QtCore import QCoreApplication

    translate = QCoreApplication.translate
    if error.fault is TitleFault.TOO_LONG:
        return translate("Collections", "A name has up to {0} characters.").format(LONGEST_TITLE)
    if error.fault is TitleFault.TAKEN:
        return translate("Collections", "Another collection has this name.")
    return translate("Collections", "A collection needs a name.")
