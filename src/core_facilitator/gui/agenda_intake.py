"""Taking in agendas from elsewhere: the dialog, and then one step, which undo takes back."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from core_facilitator.domain.agendas import Session
from core_facilitator.gui.drafting import typing_in
from core_facilitator.gui.saving import Saving
from core_facilitator.gui.tools import Tools

if TYPE_CHECKING:
    from core_facilitator.gui.widgets.typed_text import Typing
    from core_facilitator.store.workspace import Workspace


class AgendaIntake(QObject):
    """`opened` carries the key of the session that was made or changed, and of its first new block or None."""

    opened = Signal(object, object)

    def __init__(self, tools: Tools, workspace: Workspace, saving: Saving, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._workspace = workspace
        self._sessions = workspace.sessions
        self._saving = saving

    @cached_property
    def typing(self) -> Typing:
        """What keeps drafts; what was left by an earlier run is known from when it is first asked for."""
        return typing_in(self._workspace, self._saving, self._tools)

    def take_in(self, session_id: UUID | None) -> None:
        """Ask for a file or a text; the session of that key is the one that is open."""
        self._tools.work.start("import document", self._take_in, session_id)

    async def _take_in(self, session_id: UUID | None) -> None:
        from core_facilitator.gui.agenda_reading import made
        from core_facilitator.gui.dialogs.agenda_import import AgendaImport

        here = self._shown(session_id) if session_id is not None else None
        dialog = AgendaImport(self._tools, here, self.typing)
        if await self._tools.ask.show(dialog) != QDialog.DialogCode.Accepted or dialog.taken is None:
            return
        session = await self._tools.work.run(made, dialog.taken, here)
        if here is not None and session.id == here.id:
            self._saving.save(self._sessions.save, session, self.tr("Add days from a document"))
        else:
            self._saving.save(self._sessions.add, session, self.tr("New session from a document"))
        self.typing.hand_on(*dialog.kept)
        known = {day.id for day in here.days} if here is not None else set()
        blocks = (block.id for day in session.days if day.id not in known for block in day.blocks)
        self.opened.emit(session.id, next(blocks, None))

    def _shown(self, session_id: UUID) -> Session:
        """Return a session as the screen shows it, with what could not be saved yet."""
        return self._saving.newest(session_id) or self._sessions.get(session_id)
