"""Undo and redo of the open workspace, and what they would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from core_facilitator.gui.changes import Changes
from core_facilitator.gui.saving import Saving

if TYPE_CHECKING:
    from core_facilitator.store.database import Database


class History(QObject):
    """`changed`: undo or redo would do something else now."""

    changed = Signal()

    def __init__(self, database: Database, saving: Saving, changes: Changes, parent: QObject) -> None:
        super().__init__(parent)
        self._database = database
        self._saving = saving
        changes.happened.connect(self.changed)
        saving.turned.connect(self.changed)

    @property
    def undo_label(self) -> str | None:
        """What undo would take back."""
        return self._saving.undo_label(self._database)

    @property
    def redo_label(self) -> str | None:
        """What redo would do again."""
        return self._saving.redo_label(self._database)

    @Slot()
    def undo(self) -> None:
        """Take back the newest change."""
        self._saving.undo(self._database)

    @Slot()
    def redo(self) -> None:
        """Do again what was taken back last."""
        self._saving.redo(self._database)
