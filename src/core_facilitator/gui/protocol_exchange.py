"""Passing protocols on as one file, and taking such a file in."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QDialog

from core_facilitator import paths
from core_facilitator.domain.faults import WorkspaceError
from core_facilitator.gui import faults
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

_SHOWN = 8
"""How many problems of a file are listed."""


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
            await self._tell_problems(file, [str(problem) for problem in error.problems])
            return
        except WorkspaceError as error:
            await tools.ask.tell(*faults.words(error), close=self.tr("Close"))
            return
        except OSError as error:
            await self._tell_problems(file, [str(error.strerror or error)])
            return
        if not preview.incoming and not preview.refused:
            await self._tell_problems(file, [self.tr("There is no card and no collection in it.")])
            return
        dialog = ProtocolImport(tools.window, tools.theme, preview)
        if await tools.ask.show(dialog) == QDialog.DialogCode.Accepted:
            await self._keep(dialog.chosen)

    async def _keep(self, chosen: tuple[Incoming, ...]) -> None:
        """Keep what was chosen, after a backup where it takes the place of something."""
        from core_facilitator.domain.protocol_imports import Fate
        from core_facilitator.domain.protocols import Protocol
        from core_facilitator.store import protocol_exchange

        if any(one.fate is Fate.CHANGED for one in chosen) and not await self._backed_up():
            return
        ready = await self._tools.work.run(protocol_exchange.prepared, chosen, self._database.now())
        label = self.tr("Import protocols")
        if self._saving.attempt(protocol_exchange.keep, self._database, ready, label, uuid4):
            cards = [one.offered for one in chosen if isinstance(one.offered, Protocol)]
            if cards:
                self.taken.emit(cards[0])

    async def _backed_up(self) -> bool:
        """Back up what is about to be replaced, with all that waits; return whether it may be replaced now."""
        if not self._saving.attempt(self._backups.behind):  # writes what waits, or says why that cannot be
            return False
        try:
            await self._tools.work.run(self._backups.make)
        except faults.SHOWN as error:
            happened, next_step = faults.words(error)
            title = self.tr("Nothing was imported.")
            await self._tools.ask.tell(title, f"{happened} {next_step}", close=self.tr("Close"))
            return False
        return True

    async def _tell_problems(self, file: Path, problems: list[str]) -> None:
        shown = problems[:_SHOWN]
        if len(problems) > len(shown):
            shown.append(self.tr("And {0} more.").format(len(problems) - len(shown)))
        title = self.tr("{0} could not be imported. Nothing was changed.").format(file.name)
        await self._tools.ask.tell(title, "\n".join(shown), close=self.tr("Close"))

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
        from core_facilitator.export.files import SaveError, file_name
        from core_facilitator.gui import packet_words
        from core_facilitator.store.protocol_files import ProtocolFileError

        tools = self._tools
        known = {**built_in, **own}
        alone = known[keys[0]].name if len(keys) == 1 else self.tr("Our protocols")
        title = chosen.title if chosen is not None else alone
        offered = paths.documents_folder() / f"{file_name(title, self.tr('protocols'))}.yaml"
        target = await tools.ask.save_file(self.tr("Export protocols"), offered, self.tr("File of protocols (*.yaml)"))
        if target is None:
            return
        try:
            await tools.work.run(_write, keys, own, built_in, chosen, title, target)
        except SaveError as error:
            happened, next_step = packet_words.failure(error)
            await tools.ask.tell(happened, next_step, close=self.tr("Close"))
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
