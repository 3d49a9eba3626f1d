"""Questions about the card behind a block: what could stand there instead, and what the card says by now."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from core_facilitator.domain import card_updates
from core_facilitator.gui.models.block_titles import whole_title
from core_facilitator.gui.models.day_rows import RowKind
from core_facilitator.gui.models.open_plan import OpenPlan
from core_facilitator.gui.screens.agenda_cards import CardCommands
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.day_view import DayView

if TYPE_CHECKING:
    from core_facilitator.gui.cards import Cards


class CardFlows(QObject):
    """Asks over the window. Where the cards are not read yet, they are first."""

    def __init__(
        self, screen: QWidget, plan: OpenPlan, view: DayView, commands: CardCommands, tools: Tools, cards: Cards
    ) -> None:
        super().__init__(screen)
        self._plan = plan
        self._view = view
        self._commands = commands
        self._tools = tools
        self._cards = cards
        self._next: Callable[[], object] | None = None
        cards.changed.connect(self._go_on)
        cards.not_read.connect(self._say_not_read)

    @Slot()
    def instead(self) -> None:
        """Ask which of three other protocols should stand in the place of the current block."""
        row = self._view.current_row()
        if row is not None and row.kind is RowKind.BLOCK and self._plan.writable:
            self._with_cards(partial(self._tools.work.start, "instead", self._ask_instead, row.key))

    @Slot(object)
    def see_new(self, key: UUID) -> None:
        """Show what the card of a block says otherwise by now, and ask what to take."""
        self._with_cards(partial(self._tools.work.start, "card update", self._ask_what_to_take, key))

    async def _ask_instead(self, key: UUID) -> None:
        from core_facilitator.domain.library import Hit, Reason
        from core_facilitator.domain.offers import alternatives
        from core_facilitator.gui.dialogs.instead import Instead, Replaced

        timed, library = self._plan.timed, self._cards.library
        found = timed.find(key) if timed is not None else None
        if found is None or library is None:
            return
        block, people = found.block, self._commands.people_of(key)
        card = self._cards.get(block.card)
        of = card or ". ".join((block.title, block.purpose, *(step.title for step in block.steps)))
        hits = alternatives(library, of, found.planned, people)
        fits = (Reason.MINUTES, Reason.PEOPLE)  # the other reasons are about words that nobody typed
        offered = tuple(Hit(hit.protocol, tuple(one for one in hit.reasons if one in fits)) for hit in hits)
        own = card_updates.own_words(block, card, people)
        about = Replaced(title=whole_title(block), minutes=found.planned, people=people, own=own)
        dialog = Instead(self._tools.window, self._tools.theme, about, offered)
        accepted = await self._tools.ask.show(dialog)
        chosen = dialog.chosen
        if accepted and chosen is not None:
            self._commands.put_instead(key, chosen, found.planned)

    async def _ask_what_to_take(self, key: UUID) -> None:
        from core_facilitator.gui.dialogs.card_update import CardUpdate

        session = self._plan.session
        block = session.block(key) if session is not None else None
        card = self._cards.get(block.card) if block is not None else None
        if block is None or card is None:
            return
        found = card_updates.differences(block, card, self._commands.people_of(key))
        dialog = CardUpdate(self._tools.window, self._tools.theme, card.name, found)
        result = await self._tools.ask.show(dialog)
        if result == CardUpdate.KEEP:
            self._commands.keep_mine(key, card)
        elif result:
            self._commands.take_anew(key, card, dialog.fields)

    def _with_cards(self, then: Callable[[], object]) -> None:
        if self._cards.library is not None:
            then()
            return
        self._next = then
        self._cards.load()

    @Slot()
    def _go_on(self) -> None:
        then, self._next = self._next, None
        if then is not None:
            then()

    @Slot(object)
    def _say_not_read(self, _error: Exception) -> None:
        if self._next is not None:
            self._next = None
            title = self.tr("The protocols could not be read")
            text = self.tr("A file of the app is missing or damaged. Your work is not affected.")
            self._tools.work.start("cards unread", self._tools.ask.tell, title, text, close=self.tr("Close"))
