"""Printing from the library: the card that is shown, in the minutes chosen for it, or more cards than that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from core_facilitator.documents.cards import Kind, led_in

if TYPE_CHECKING:
    from core_facilitator.gui.cards import Cards
    from core_facilitator.gui.dialogs.handouts import CardChoice
    from core_facilitator.gui.screens.library import LibraryScreen
    from core_facilitator.gui.tools import Tools

FLOW = "handouts"
"""The flow that shows the dialog."""


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
        self._tools.work.start(FLOW, self._show, Kind.HANDOUT, self._choices())

    @Slot()
    def print_leader_card(self) -> None:
        """Show the page to lead the card from that is shown."""
        self._tools.work.start(FLOW, self._show, Kind.LEADER, self._choices())

    @Slot()
    def print_prompts(self) -> None:
        """Show the prompts to cut out of the card that is shown."""
        self._tools.work.start(FLOW, self._show, Kind.PROMPTS, self._choices())

    @Slot()
    def print_several(self) -> None:
        """Show the handouts of all cards that were found, or of other ones."""
        self._tools.work.start(FLOW, self._show, Kind.HANDOUT, self._several() + self._alone())

    @Slot()
    def _offer(self) -> None:
        """Offer what there is to print."""
        protocol = self._screen.card_pane.protocol
        self.prompts_action.setEnabled(protocol is not None and bool(protocol.prompts))
        self.several_action.setEnabled(bool(self._several()))

    async def _show(self, kind: Kind, choices: tuple[CardChoice, ...]) -> None:
        if choices:
            from core_facilitator.gui.dialogs.handouts import HandoutsDialog

            await self._tools.ask.show(HandoutsDialog(self._tools.window, self._tools, kind, choices))

    def _choices(self) -> tuple[CardChoice, ...]:
        return self._alone() + self._several()

    def _alone(self) -> tuple[CardChoice, ...]:
        """Return the card that is shown, in the minutes that are chosen for it."""
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
