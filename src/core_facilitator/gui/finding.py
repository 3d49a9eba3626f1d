"""Finding by name in all sessions: read and searched on the worker thread, so that the window never waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core_facilitator.gui.work import Work

if TYPE_CHECKING:
    from core_facilitator.store.names import Names
    from core_facilitator.store.sessions import Sessions

_MOST = 50


class Finding(QObject):
    """Answers for one dialog, always the words asked for last. It belongs to nobody: a job may outlast the dialog.

    Signal: `found` carries the words and the names that hold them. An answer to earlier words is dropped.
    """

    found = Signal(str, object)

    def __init__(self, work: Work, sessions: Sessions) -> None:
        super().__init__()
        self._work = work
        self._sessions = sessions
        self._flow = f"find {id(self)}"  # the next dialog need not wait for what this one began
        self._names: Names | None = None
        self._words = ""

    def look_for(self, words: str) -> None:
        """Ask which names hold these words. The names are read first, once."""
        self._words = words
        self._work.start(self._flow, self._answer)

    async def _answer(self) -> None:
        answered: str | None = None
        while answered != self._words:
            answered = self._words
            if self._names is None:
                self._names = await self._work.run(self._sessions.names)
            hits = await self._work.run(self._names.holding, answered, _MOST)
            if answered == self._words:
                self.found.emit(answered, hits)
