"""The cards of the protocol library, those of the app and own ones: read on the worker when something first wants them.

What comes with the app is read once. Own cards are read again when they change, and what is said of cards (favorites,
tags, collections, where they were used) is laid over both without reading them again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from core_facilitator.domain.faults import WorkspaceError
from core_facilitator.gui.card_shelf import CardShelf
from core_facilitator.gui.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from uuid import UUID

    from core_facilitator.domain.library import Library
    from core_facilitator.domain.own_protocols import OwnProtocol
    from core_facilitator.domain.protocols import Protocol
    from core_facilitator.gui.changes import Changes
    from core_facilitator.store.database import Database

    _BuiltIn = tuple[Protocol, ...]

FLOW = "cards"
"""The flow that reads them."""


class Cards(QObject):
    """The cards that can be shown now: none until `load` has read them.

    `own` are those of the workspace, also retired ones, which are not in the `library`. `shelf` is what is said of
    cards, and `took` the minutes that blocks really took, by their keys.

    Signals: `changed` says that there are other cards now, or other things said of them; `not_read` carries the error
    that kept them away.
    """

    changed = Signal()
    not_read = Signal(object)

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._built_in: _BuiltIn | None = None
        self._by_key: dict[str, Protocol] = {}
        self._bare: Library | None = None  # as it is without what is said of the cards
        self._database: Database | None = None
        self._today: Callable[[], date] | None = None
        self._stale = True
        self.own: Mapping[str, OwnProtocol] = {}
        self.took: Mapping[UUID, int] = {}
        self.library: Library | None = None
        self.shelf = CardShelf(work, self)
        self.shelf.changed.connect(self._lay_over)

    def attach(self, database: Database, changes: Changes, today: Callable[[], date]) -> None:
        """Bring in what is in this workspace too; `today` returns the day that it is."""
        self._database, self._today = database, today
        self.shelf.attach(database)
        changes.happened.connect(self._take_changes)
        changes.happened.connect(self.shelf.take_changes)

    def load(self) -> None:
        """Begin to read them, unless they are there or being read."""
        if self._stale:
            self._work.start(FLOW, self._read)

    def take_times(self, took: Mapping[UUID, int]) -> None:
        """Say of the uses of cards how many minutes they really took."""
        if took != self.took:
            self.took = took
            self.changed.emit()

    def get(self, key: str) -> Protocol | None:
        """Return the card with a key, or None. Those that are retired are found too."""
        return self._by_key.get(key)

    def offered(self, key: str) -> bool:
        """Whether there is a card with this key that is not retired."""
        return key in self._by_key and not (key in self.own and self.own[key].retired)

    def name_of(self, key: str) -> str:
        """Return what a card is called, or was called when it was used, as far as that is known."""
        protocol, uses = self._by_key.get(key), self.shelf.uses.get(key, ())
        return protocol.name if protocol is not None else next((use.name for use in uses if use.name), "")

    @Slot(frozenset)
    def _take_changes(self, kinds: frozenset[str]) -> None:
        if "protocols" in kinds:
            wanted = not self._stale or FLOW in self._work.running
            self._stale = True
            if wanted:
                self.load()

    async def _read(self) -> None:
        from core_facilitator.store.protocol_files import ProtocolFileError

        while self._stale:  # one may change while they are read
            self._stale = False
            try:
                known, own, bare = await self._work.run(_indexed, self._built_in, self._database)
            except (OSError, WorkspaceError, ProtocolFileError) as error:
                self._stale = True
                self.not_read.emit(error)
                return
            self._built_in = known
        self.own = {one.protocol.key: one for one in own}
        self._by_key = {one.key: one for one in (*known, *(one.protocol for one in own))}
        self._bare = bare
        self.shelf.load()
        self._lay_over()

    @Slot()
    def _lay_over(self) -> None:
        """Let the library know what is said of its cards."""
        if self._bare is None:
            return
        library = self._bare
        if self._today is not None:
            library = library.with_shelf(self.shelf.shelf(self.own, self._today()))
        self.library = library
        self.changed.emit()


def _indexed(built_in: _BuiltIn | None, database: Database | None) -> tuple[_BuiltIn, list[OwnProtocol], Library]:
    """Read what is not known yet, and index what is offered. Nothing that this imports knows Qt."""
    from core_facilitator.domain.library import Library
    from core_facilitator.store import catalogue
    from core_facilitator.store.own_protocols import OwnProtocols

    known = catalogue.protocols() if built_in is None else built_in
    own = [] if database is None else OwnProtocols(database).all()
    mine = {one.protocol.key for one in own}
    offered = [one.protocol for one in own if not one.retired]
    return known, own, Library([*(one for one in known if one.key not in mine), *offered])
