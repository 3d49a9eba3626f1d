"""The cards of the protocol library: read once, on the worker, when something first wants to show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core_facilitator.gui.work import Work

if TYPE_CHECKING:
    from core_facilitator.domain.library import Library
    from core_facilitator.domain.protocols import Protocol

FLOW = "cards"
"""The flow that reads them."""


class Cards(QObject):
    """The cards that can be shown now: none until `load` has read them.

    Signals: `changed` says that there are other cards now, `not_read` carries the error that kept them away.
    """

    changed = Signal()
    not_read = Signal(object)

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._by_key: dict[str, Protocol] = {}
        self.library: Library | None = None

    def load(self) -> None:
        """Begin to read them, unless they are there or being read."""
        if self.library is None:
            self._work.start(FLOW, self._read)

    def get(self, key: str) -> Protocol | None:
        """Return the card with a key, or None."""
        return self._by_key.get(key)

    async def _read(self) -> None:
        from core_facilitator.store.protocol_files import ProtocolFileError

        try:
            library = await self._work.run(_indexed)
        except (OSError, ProtocolFileError) as error:
            self.not_read.emit(error)
            return
        self._by_key = {protocol.key: protocol for protocol in library.protocols}
        self.library = library
        self.changed.emit()


def _indexed() -> Library:
    """Read the cards that come with the app. Nothing that this imports knows Qt."""
    from core_facilitator.domain.library import Library
    from core_facilitator.store import catalogue

    return Library(catalogue.protocols())
