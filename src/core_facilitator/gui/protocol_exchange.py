"""Passing protocols on as one file, and taking such a file in."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QDialog

from core_facilitator import paths
from core_facilitator.domain.faults import WorkspaceError
from core_facilitator.gui import faults, file_passing
from core_facilitator.gui.saving import Saving
from core_facilitator.gui.tools import Tools

if TYPE_CHECKING:
    from pathlib import Path

    from core_facilitator.domain.collections import Collection
    from core_facilitator.domain.own_protocols import OwnProtocol
    from core_facilitator.domain.protocol_imports import Incoming
    from core_facilitator.domain.protocols import Protocol
    from core_facilitator.store.database import Database
    from core_facilitator.store.protocol_exchange import Preview
    from core_facilitator.store.workspace import Workspace


class ProtocolExchange(QObject):
    """Each slot begins a flow. `taken` carries a card that came with a file and is to be seen."""

    taken = Signal(object)

    def __init__(self, tools: Tools, workspace: Workspace, saving: Saving, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._database = workspace.database
        self._backups = workspace.backups
        self._saving = saving

    @Slot()
    def take_in(self) -> None:
        """Ask for a file of protocols, show what it would bring, and keep what is wanted of it."""
        self._tools.work.start("import protocols", self._take_in)

    @Slot()
    def pass_on(self) -> None:
        """Ask which cards go into a file, all own ones to begin with, and write it."""
        self._tools.work.start("export protocols", self._pass_on, "")

    def pass_on_card(self, key: str) -> None:
        """Ask which cards go into a file, one to begin with, and write it."""
        self._tools.work.start("export protocols", self._pass_on, key)

    async def _take_in(self) -> None:
        from core_facilitator.gui.dialogs.protocol_import import ProtocolImport
        from core_facilitator.store.protocol_files import ProtocolFileError

        tools = self._tools
        kinds = self.tr("Files of protocols (*.yaml *.yml)")
        file = await tools.ask.open_file(self.tr("Import protocols"), paths.documents_folder(), kinds)
        if file is None:
            return
        try:
            preview = await tools.work.run(_preview, file, self._database)
        except ProtocolFileError as error:
            await file_passing.tell_refused(tools, file, error.problems)
            return
        except WorkspaceError as error:
            await tools.ask.tell(*faults.words(error), close=self.tr("Close"))
            return
        except OSError as error:
            await file_passing.tell_refused(tools, file, [error.strerror or error])
            return
        if not preview.incoming and not preview.refused:
            await file_passing.tell_refused(tools, file, [self.tr("There is no card and no collection in it.")])
            return
        dialog = ProtocolImport(tools.window, tools.theme, preview)
        if await tools.ask.show(dialog) == QDialog.DialogCode.Accepted:
            await self._keep(dialog.chosen)

    async def _keep(self, chosen: tuple[Incoming, ...]) -> None:
        """Keep what was chosen, after a backup where it takes the place of something."""
        from core_facilitator.domain.protocol_imports import Fate
        from core_facilitator.domain.protocols import Protocol
        from core_facilitator.store import protocol_exchange

        replaces = any(one.fate is Fate.CHANGED for one in chosen)
        otherwise = self.tr("Nothing was imported.")
        if replaces and not await file_passing.backed_up(self._tools, self._saving, self._backups, otherwise):
            return
        ready = await self._tools.work.run(protocol_exchange.prepared, chosen, self._database.now())
        label = self.tr("Import protocols")
        if self._saving.attempt(protocol_exchange.keep, self._database, ready, label, uuid4):
            cards = [one.offered for one in chosen if isinstance(one.offered, Protocol)]
            if cards:
                self.taken.emit(cards[0])

    async def _pass_on(self, key: str) -> None:
        from core_facilitator.gui.dialogs.protocol_export import ProtocolExport
        from core_facilitator.gui.widgets.card_picker import CardEntry

        tools = self._tools
        try:
            own, built_in, collections = await tools.work.run(_everything, self._database)
        except faults.SHOWN as error:
            await tools.ask.tell(*faults.words(error), close=self.tr("Close"))
            return
        entries = tuple(
            CardEntry(card.key, card.name, self.tr("own") if card.key in own else "")
            for card in (built_in | {one.key: one.protocol for one in own.values()}).values()
        )
        dialog = ProtocolExport(tools.window, tools.theme, entries, frozenset(own), collections, key)
        if await tools.ask.show(dialog) == QDialog.DialogCode.Accepted:
            cards = {one.key: one.protocol for one in own.values()}
            await self._write(dialog.chosen, cards, built_in, dialog.collection)

    async def _write(
        self, keys: tuple[str, ...], own: dict[str, Protocol], built_in: dict[str, Protocol], chosen: Collection | None
    ) -> None:
        from core_facilitator.store.protocol_files import ProtocolFileError

        tools = self._tools
        known = {**built_in, **own}
        alone = known[keys[0]].name if len(keys) == 1 else self.tr("Our protocols")
        named = chosen.title if chosen is not None else alone
        what = keys, own, built_in, chosen, named
        title, kinds = self.tr("Export protocols"), self.tr("File of protocols (*.yaml)")
        try:
            await file_passing.write_out(tools, title, kinds, named, self.tr("protocols"), _write, *what)
        except ProtocolFileError as error:
            await tools.ask.tell(self.tr("The file was not written."), error.problems[0].why, close=self.tr("Close"))


def _preview(file: Path, database: Database) -> Preview:
    from core_facilitator.store import catalogue, protocol_exchange

    return protocol_exchange.preview(file, database, {card.key: card for card in catalogue.protocols()})


def _everything(
    database: Database,
) -> tuple[dict[str, OwnProtocol], dict[str, Protocol], tuple[Collection, ...]]:
    from core_facilitator.store import catalogue
    from core_facilitator.store.collections import Collections
    from core_facilitator.store.own_protocols import OwnProtocols

    own = {one.key: one for one in OwnProtocols(database).all()}
    return own, {card.key: card for card in catalogue.protocols()}, Collections(database).all()


def _write(
    keys: tuple[str, ...],
    own: dict[str, Protocol],
    built_in: dict[str, Protocol],
    chosen: Collection | None,
    title: str,
    target: Path,
) -> None:
    from core_facilitator.export.files import save
    from core_facilitator.store import protocol_exchange, protocol_files

    file = protocol_exchange.chosen_cards(keys, own, built_in, title)
    if chosen is not None:
        file = protocol_exchange.with_collections(file, [chosen])
    save(protocol_files.write(file).encode(), target)
