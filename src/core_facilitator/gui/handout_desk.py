"""Printing from the library: the card that is shown, in the minutes chosen for it, or more cards than that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from core_facilitator.gui import loading

if TYPE_CHECKING:
    from collections.abc import Callable

    from core_facilitator.gui.cards import Cards
    from core_facilitator.gui.dialogs.handouts import CardChoice
    from core_facilitator.gui.screens.library import LibraryScreen
    from core_facilitator.gui.tools import Tools

FLOW = "handouts"
"""The flow that shows the dialog."""

_MODULES = (
    "core_facilitator.documents.blocks",
    "core_facilitator.documents.words",
    "core_facilitator.documents.cards",
    "core_facilitator.gui.printing",
    "core_facilitator.gui.dialogs.page_choices",
    "core_facilitator.gui.dialogs.pages_out",
    "core_facilitator.gui.dialogs.handouts",
)
"""What the dialog is made of, in steps that the window can answer between."""


class HandoutDesk(QObject):
    """Adds its actions to the menus of the library's screen. All of them only read."""

    def __init__(self, screen: LibraryScreen, tools: Tools, cards: Cards) -> None:
        super().__init__(screen)
        self._screen = screen
        self._tools = tools
        self._cards = cards
        self.handout_action = QAction(self.tr("Handout…"), self)
        self.leader_action = QAction(self.tr("Facilitator card…"), self)
        self.prompts_action = QAction(self.tr("Prompt cards…"), self)
        self.several_action = QAction(self.tr("Print cards…"), self)
        self.handout_action.triggered.connect(self.print_handout)
        self.leader_action.triggered.connect(self.print_leader_card)
        self.prompts_action.triggered.connect(self.print_prompts)
        self.several_action.triggered.connect(self.print_several)
        screen.card_menu.addActions([self.handout_action, self.leader_action, self.prompts_action])
        screen.library_menu.addAction(self.several_action)
        screen.buttons.offer_handout(self.print_handout)
        screen.card_menu.aboutToShow.connect(self._offer)
        screen.library_menu.aboutToShow.connect(self._offer)

    @Slot()
    def print_handout(self) -> None:
        """Show the handout of the card that is shown."""
        self._tools.work.start(FLOW, self._show, "HANDOUT", self._choices)

    @Slot()
    def print_leader_card(self) -> None:
        """Show the page to lead the card from that is shown."""
        self._tools.work.start(FLOW, self._show, "LEADER", self._choices)

    @Slot()
    def print_prompts(self) -> None:
        """Show the prompts to cut out of the card that is shown."""
        self._tools.work.start(FLOW, self._show, "PROMPTS", self._choices)

    @Slot()
    def print_several(self) -> None:
        """Show the handouts of all cards that were found, or of other ones."""
        self._tools.work.start(FLOW, self._show, "HANDOUT", self._all)

    @Slot()
    def _offer(self) -> None:
        """Offer what there is to print."""
        protocol = self._screen.card_pane.protocol
        self.prompts_action.setEnabled(protocol is not None and bool(protocol.prompts))
        kept = (key for one in self._cards.shelf.collections for key in one.cards)
        found = self._screen.card_grid.rows.rowCount() > 1
        self.several_action.setEnabled(found or any(self._cards.get(key) is not None for key in kept))

    async def _show(self, kind: str, choose: Callable[[], tuple[CardChoice, ...]]) -> None:
        await loading.bring(self._tools.work, *_MODULES)
        from core_facilitator.documents.cards import Kind
        from core_facilitator.gui.dialogs.handouts import HandoutsDialog

        choices = choose()
        if choices:
            await self._tools.ask.show(HandoutsDialog(self._tools.window, self._tools, Kind[kind], choices))

    def _all(self) -> tuple[CardChoice, ...]:
        return self._several() + self._alone()

    def _choices(self) -> tuple[CardChoice, ...]:
        return self._alone() + self._several()

    def _alone(self) -> tuple[CardChoice, ...]:
        """Return the card that is shown, in the minutes that are chosen for it."""
        from core_facilitator.documents.cards import led_in
        from core_facilitator.gui.dialogs.handouts import CardChoice

        protocol = self._screen.card_pane.protocol
        if protocol is None:
            return ()
        self._screen.length_spin.interpretText()  # what is still being typed counts too
        led = led_in(protocol, self._screen.length_spin.value()) if protocol.steps else protocol
        return (CardChoice(protocol.name, protocol.name, (led,)),)

    def _several(self) -> tuple[CardChoice, ...]:
        """Return the cards that were found, and those of each collection, where they are more than one."""
        from core_facilitator.gui.dialogs.handouts import CardChoice

        rows = self._screen.card_grid.rows
        found = tuple(rows.protocol(row) for row in range(rows.rowCount()))
        label = self.tr("The {0} cards shown").format(len(found))
        choices = [CardChoice(label, "", found)] if len(found) > 1 else []
        for one in self._cards.shelf.collections:
            protocols = tuple(each for key in one.cards if (each := self._cards.get(key)) is not None)
            if protocols:
                choices.append(CardChoice(one.title, one.title, protocols))
        return tuple(choices)
