"""What can be done with own protocols: write, adapt, retire and remove them, and pass them on as files."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QDialog

from core_facilitator.domain import own_protocols as rules
from core_facilitator.gui import form, loading
from core_facilitator.gui.drafting import typing_in
from core_facilitator.gui.saving import Saving
from core_facilitator.gui.tools import Tools

if TYPE_CHECKING:
    from collections.abc import Callable

    from core_facilitator.domain.agendas import Block
    from core_facilitator.domain.protocols import Protocol
    from core_facilitator.gui.cards import Cards
    from core_facilitator.gui.dialogs.protocol_draft import ProtocolDraft
    from core_facilitator.gui.widgets.typed_text import Typing
    from core_facilitator.store.workspace import Workspace


_WRITING = "protocol/"
"""The places of drafts begin with this."""

_EDITOR = (
    "core_facilitator.gui.widgets.note_edit",
    "core_facilitator.gui.widgets.elided_combo",
    "core_facilitator.gui.widgets.record_table",
    "core_facilitator.gui.widgets.card_picker",
    "core_facilitator.gui.dialogs.writing_dialog",
    "core_facilitator.gui.dialogs.protocol_draft",
    "core_facilitator.gui.dialogs.protocol_form",
    "core_facilitator.gui.dialogs.protocol_editor",
)
"""What the editor is built from, in steps that the window can answer between."""


class ProtocolDesk(QObject):
    """Each method begins a flow. `kept` carries a card that was written and is to be seen in the library.

    `library_wanted` carries the key of one that is to be seen there now.
    """

    kept = Signal(object)
    library_wanted = Signal(str)

    def __init__(
        self, tools: Tools, workspace: Workspace, saving: Saving, cards: Cards, parent: QObject | None = None
    ) -> None:
        from core_facilitator.store.own_protocols import OwnProtocols

        super().__init__(parent)
        self._tools = tools
        self._workspace = workspace
        self._saving = saving
        self._cards = cards
        self._own = OwnProtocols(workspace.database)

    # Writing

    @Slot()
    def new(self) -> None:
        """Write a card of one's own."""
        self._tools.work.start("protocol", self._new)

    def duplicate(self, card: Protocol) -> None:
        """Adapt a card, or where its license does not allow that, write notes about it."""
        self._tools.work.start("protocol", self._duplicate, card)

    def edit(self, card: Protocol) -> None:
        """Write on at an own card."""
        self._tools.work.start("protocol", self._edit, card)

    def go_on(self, place: str) -> None:
        """Write on at what an earlier run of the program left unfinished at this place."""
        self._tools.work.start("protocol", self._go_on, place)

    def draft_at(self, place: str) -> ProtocolDraft | None:
        """Return the draft of a card at a place, or None where none can be there."""
        from core_facilitator.gui.dialogs.protocol_draft import ProtocolDraft

        return ProtocolDraft(self.typing, place) if place.startswith(_WRITING) else None

    def save_block(self, block: Block, people: int) -> None:
        """Make a card from a block that was planned for so many people."""
        self._tools.work.start("protocol", self._save_block, block, people)

    async def _new(self) -> None:
        await self._loaded()
        card = rules.blank(self.tr("Our own practice."), self.tr("First step"))
        await self._write(self.tr("New protocol"), card, f"{_WRITING}new", self._added(self.tr("New protocol")))

    async def _duplicate(self, card: Protocol) -> None:
        await self._loaded()
        if not rules.may_be_adapted(card.license):
            await self._note_about(card)
            return
        copy = rules.adapted(card, self.tr("{0} (adapted)").format(card.name))
        heading = self.tr("Adapt {0}").format(card.name)
        await self._write(heading, copy, f"{_WRITING}adapt/{card.key}", self._added(self.tr("Adapt protocol")))

    async def _note_about(self, card: Protocol) -> None:
        wanted = await self._tools.ask.confirm(
            self.tr("{0} may not be changed").format(card.name),
            self.tr(
                "Its license does not allow that: “{0}” You can write a card with notes of your own, which leads to it "
                "and takes nothing over from it."
            ).format(card.license.terms or card.license.attribution),
            yes=self.tr("Write notes"),
            no=self.tr("Cancel"),
        )
        if wanted:
            name = self.tr("Notes on {0}").format(card.name)
            note = rules.note_about(card, name, self.tr("Our own practice."), self.tr("First step"))
            await self._write(name, note, f"{_WRITING}note/{card.key}", self._added(self.tr("New protocol")))

    async def _edit(self, card: Protocol) -> None:
        await self._loaded()
        label = self.tr("Edit protocol")
        await self._write(label, card, f"{_WRITING}{card.key}", partial(self._store, self._save, label))

    async def _go_on(self, place: str) -> None:
        """Take up a card that was being changed as a change to it, and any other as a new one."""
        await self._loaded()
        own = await self._tools.work.run(self._own.all)
        there = {f"{_WRITING}{one.key}": one.protocol for one in own}
        label = self.tr("Edit protocol") if place in there else self.tr("New protocol")
        card = there.get(place) or rules.blank(self.tr("Our own practice."), self.tr("First step"))
        store = partial(self._store, self._save, label) if place in there else self._added(label)
        await self._write(label, card, place, store, go_on=True)

    async def _save_block(self, block: Block, people: int) -> None:
        await self._loaded()
        known = self._cards.get(block.card) if block.card else None
        if known is not None and not rules.may_be_adapted(known.license):
            await self._note_about(known)
            return
        card = rules.from_block(block, known, people, self.tr("Our own practice."))
        label = self.tr("Save as protocol")
        made: list[Protocol] = []

        def add(card: Protocol, label: str) -> None:
            made.append(self._add(card, label))

        await self._write(label, card, f"{_WRITING}block/{block.id}", partial(self._store, add, label))
        if made and await self._tools.ask.confirm(
            self.tr("{0} is in the library now.").format(made[0].name),
            self.tr("The block stays as it is. In the library you can edit, retire and export the protocol."),
            yes=self.tr("Show it"),
            no=self.tr("Close"),
        ):
            self.library_wanted.emit(made[0].key)

    async def _write(
        self, heading: str, card: Protocol, place: str, store: Callable[[Protocol], str], *, go_on: bool = False
    ) -> None:
        tools = self._tools
        await loading.bring(tools.work, *_EDITOR)
        form.prepare("protocol_editor")
        await tools.work.turn()

        from core_facilitator.gui.dialogs.protocol_draft import ProtocolDraft
        from core_facilitator.gui.dialogs.protocol_editor import ProtocolEditor
        from core_facilitator.gui.widgets.card_picker import CardEntry

        known = self._cards.library.protocols if self._cards.library is not None else ()
        others = [CardEntry(one.key, one.name) for one in known]
        draft = ProtocolDraft(self.typing, place)
        editor = ProtocolEditor(tools, heading, card, others, draft, store)
        if go_on:
            editor.use_draft()
        await tools.ask.show(editor)

    def _added(self, label: str) -> Callable[[Protocol], str]:
        """Return what keeps a new card."""
        return partial(self._store, self._add, label)

    def _add(self, card: Protocol, label: str) -> Protocol:
        """Keep a new card under a key of its own, and return it so."""
        card = replace(card, key=rules.fresh_key(card.name, self._own.keys()))
        self._own.add(card, label)
        self.kept.emit(card)
        return card

    def _save(self, card: Protocol, label: str) -> None:
        self._own.save(card, label)
        self.kept.emit(card)

    def _store(self, write: Callable[[Protocol, str], object], label: str, card: Protocol) -> str:
        """Keep a card; return nothing, or why it could not be kept."""
        from core_facilitator.store.protocol_files import ProtocolFileError

        try:
            if self._saving.attempt(write, card, label):
                return ""
        except (ProtocolFileError, KeyError):
            return self.tr("It cannot be kept in this form. Please undo your last change to it.")
        return self.tr("It could not be saved just now. What you wrote stays here, and is kept as a draft.")

    @cached_property
    def typing(self) -> Typing:
        """What keeps drafts; what was left by an earlier run is known from when it is first asked for."""
        return typing_in(self._workspace, self._saving, self._tools)

    async def _loaded(self) -> None:
        """Wait until the cards are read; without them there is only less to choose from."""
        if self._cards.library is not None:
            return
        read: asyncio.Future[None] = asyncio.get_running_loop().create_future()

        def settle(*_: object) -> None:
            if not read.done():
                read.set_result(None)

        self._cards.changed.connect(settle)
        self._cards.not_read.connect(settle)
        self._cards.load()
        try:
            await read
        finally:
            self._cards.changed.disconnect(settle)
            self._cards.not_read.disconnect(settle)

    # Retiring and removing: undo takes it back, so nothing is asked

    def retire(self, key: str) -> bool:
        """Offer a card no longer; sessions that use it stay as they are."""
        return self._saving.attempt(self._own.retire, key, self.tr("Retire protocol"))

    def bring_back(self, key: str) -> bool:
        """Offer a retired card again."""
        return self._saving.attempt(self._own.bring_back, key, self.tr("Bring back protocol"))

    def remove(self, key: str, name: str) -> None:
        """Remove a card that no session uses; one that is used can be retired."""
        self._tools.work.start("remove protocol", self._remove, key, name)

    async def _remove(self, key: str, name: str) -> None:
        uses = self._own.uses(key)
        if not uses:
            self._saving.attempt(self._own.remove, key, self.tr("Remove protocol"))
            return
        used = self.tr("1 session uses {1}") if uses == 1 else self.tr("{0} sessions use {1}")
        wanted = await self._tools.ask.confirm(
            used.format(uses, name),
            self.tr(
                "So it cannot be removed. Retire it instead: sessions stay as they are, it is no longer offered, "
                "and you can bring it back."
            ),
            yes=self.tr("Retire it"),
            no=self.tr("Keep it"),
        )
        if wanted:
            self.retire(key)

    # All of them

    @Slot()
    def show_own(self) -> None:
        """Show all own cards, those too that are retired or cannot be read."""
        self._tools.work.start("own protocols", self._show_own)

    async def _show_own(self) -> None:
        from core_facilitator.gui.dialogs.protocol_list import OwnCards, Wish

        tools, key = self._tools, ""
        while True:
            own, unread = await tools.work.run(self._own.all), await tools.work.run(self._own.unread)
            dialog = OwnCards(tools.window, tools.theme, own, unread, key, read_only=self._workspace.read_only)
            if await tools.ask.show(dialog) != QDialog.DialogCode.Accepted or dialog.wish is None:
                return
            key, name = dialog.key, dialog.name
            if dialog.wish is Wish.SHOW:
                self.kept.emit(next(one.protocol for one in own if one.key == key))
                return
            if dialog.wish is Wish.EDIT:
                await self._edit(self._own.get(key).protocol)
            elif dialog.wish is Wish.RETIRE:
                self.retire(key)
            elif dialog.wish is Wish.BRING_BACK:
                self.bring_back(key)
            else:
                await self._remove(key, name)
