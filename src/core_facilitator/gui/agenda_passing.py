"""Passing a session on as an agenda file, and taking one in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, Signal, Slot

from core_facilitator import paths
from core_facilitator.domain.agendas import Session
from core_facilitator.domain.edits import duplicate_session
from core_facilitator.gui import file_passing
from core_facilitator.gui.saving import Saving
from core_facilitator.gui.tools import Tools

if TYPE_CHECKING:
    from core_facilitator.store.workspace import Workspace


class AgendaPassing(QObject):
    """Asks for files and for what to do with a session that is here already. `taken` carries the key of a session."""

    taken = Signal(object)

    def __init__(self, tools: Tools, workspace: Workspace, saving: Saving, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._sessions = workspace.sessions
        self._backups = workspace.backups
        self._saving = saving

    @Slot()
    def take_in(self) -> None:
        """Ask for an agenda file and keep the session in it."""
        self._tools.work.start("import", self._take_in)

    def pass_on(self, session: Session) -> None:
        """Ask for a place and write a session as an agenda file."""
        self._tools.work.start("export agenda", self._pass_on, session)

    async def _take_in(self) -> None:
        from core_facilitator.store.agenda_files import AgendaFileError

        kinds = self.tr("Agenda files (*.yaml *.yml)")
        file = await self._tools.ask.open_file(self.tr("Import agenda file"), paths.documents_folder(), kinds)
        if file is None:
            return
        try:
            session = await self._tools.work.run(read, file)
        except AgendaFileError as error:
            await file_passing.tell_refused(self._tools, file, error.problems)
        except OSError as error:
            await file_passing.tell_refused(self._tools, file, [error.strerror or error])
        else:
            await self._keep(file, session)

    async def _keep(self, file: Path, session: Session) -> None:
        """Add the session; where it is here already, ask what becomes of the one that is."""
        try:
            here = self._sessions.get(session.id)
        except KeyError:
            self._write(self._sessions.add, session)
            return
        if here == session:
            await self._tell_same(file, here)
            return
        both = await self._ask_which(file, here)
        if both:
            title = self.tr("{0} (from {1})").format(session.title, file.name)
            self._write(self._sessions.add, replace(duplicate_session(session, uuid4), title=title))
            return
        replaced = self.tr("Nothing was replaced.")
        if both is not None and await file_passing.backed_up(self._tools, self._saving, self._backups, replaced):
            self._write(self._sessions.save, session)

    def _write(self, write: Callable[[Session, str], object], session: Session) -> None:
        if self._saving.attempt(write, session, self.tr("Import agenda")):
            self.taken.emit(session.id)

    async def _tell_same(self, file: Path, here: Session) -> None:
        title = self.tr("{0} is here already.").format(here.title)
        text = self.tr("It is just as {0} says. Nothing was changed.").format(file.name)
        await self._tools.ask.tell(title, text, close=self.tr("Close"))
        self.taken.emit(here.id)

    async def _ask_which(self, file: Path, here: Session) -> bool | None:
        return await self._tools.ask.either(
            self.tr("{0} is here already.").format(here.title),
            self.tr(
                "What {0} says differs from it. Keep both as two sessions, or put the one from the file in its place? "
                "A backup is made first, and undo would bring the present one back."
            ).format(file.name),
            yes=self.tr("Keep both"),
            other=self.tr("Replace it"),
            no=self.tr("Cancel"),
        )

    async def _pass_on(self, session: Session) -> None:
        await self.write_copy(session)

    async def write_copy(self, session: Session) -> Path | None:
        """Ask for a place, write a session there, and return the file when it is written."""
        title, kinds = self.tr("Export agenda file"), self.tr("Agenda (*.yaml)")
        return await file_passing.write_out(self._tools, title, kinds, session.title, self.tr("agenda"), write, session)


def read(file: Path) -> Session:
    """Return the session in an agenda file.

    Raises:
        AgendaFileError: with everything in it that is not understood.
        OSError: when it cannot be read.
    """
    from core_facilitator.store import agenda_files

    return agenda_files.read_file(file)


def write(session: Session, target: Path) -> None:
    """Write a session as an agenda file.

    Raises:
        SaveError: when it cannot be written; a file that was there before is as it was.
    """
    from core_facilitator.export.files import save
    from core_facilitator.store import agenda_files

    save(agenda_files.write(session).encode(), target)
