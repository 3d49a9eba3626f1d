"""Undo and redo of the open workspace, and what they would do.

All sessions share one line of steps, so a step may belong to another session than the one that is shown. Then its
label names the session, and whoever shows sessions is asked to show that one once it changed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from core_facilitator.gui.changes import Changes
from core_facilitator.gui.saving import Saving

if TYPE_CHECKING:
    from core_facilitator.store.database import Database
    from core_facilitator.store.workspace import Workspace


class History(QObject):
    """`shown` tells which session is on the screen.

    Signals: `changed`: undo or redo would do something else now. `turned`: carries the session in which something was
    undone or done again; one that came or went by it is not told, its place is the list of sessions.
    """

    changed = Signal()
    turned = Signal(object)

    def __init__(
        self, workspace: Workspace, saving: Saving, changes: Changes, shown: Callable[[], UUID | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._database = workspace.database
        self._sessions = workspace.sessions
        self._saving = saving
        self._shown = shown
        changes.happened.connect(self.changed)
        saving.turned.connect(self.changed)

    @property
    def undo_label(self) -> str | None:
        """What undo would take back."""
        return self._named(self._saving.undo_label(self._database), self._saving.undo_session(self._database))

    @property
    def redo_label(self) -> str | None:
        """What redo would do again."""
        return self._named(self._saving.redo_label(self._database), self._saving.redo_session(self._database))

    @Slot()
    def undo(self) -> None:
        """Take back the newest change."""
        self._turn(self._saving.undo, self._saving.undo_session(self._database))

    @Slot()
    def redo(self) -> None:
        """Do again what was taken back last."""
        self._turn(self._saving.redo, self._saving.redo_session(self._database))

    def _named(self, label: str | None, session_id: UUID | None) -> str | None:
        if label is None or session_id is None or session_id == self._shown():
            return label
        title = self._sessions.title(session_id)
        return self.tr("{0} in {1}").format(label, title) if title else label

    def _turn(self, turn: Callable[[Database], None], session_id: UUID | None) -> None:
        was_here, before = self._is_here(session_id), self._place
        turn(self._database)
        if self._place != before and was_here and self._is_here(session_id):
            self.turned.emit(session_id)

    @property
    def _place(self) -> tuple[int, int]:
        """Where we are in the line of steps, on the disk and off it: the same where undo was refused."""
        return self._database.version, len(self._saving.unsaved)

    def _is_here(self, session_id: UUID | None) -> bool:
        return session_id is not None and self._sessions.title(session_id) is not None
