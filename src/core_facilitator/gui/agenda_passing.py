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
from core_facilitator.gui import faults
from core_facilitator.gui.saving import Saving
from core_facilitator.gui.tools import Tools

if TYPE_CHECKING:
    from core_facilitator.store.workspace import Workspace


class AgendaPassing(QObject):
    """Asks for files and for what to do with a session that is here already. `taken` carries the key of a session."""

    taken = Signal(object)

    def __init__(self, tools: Tools, workspace: Workspace, saving: Saving, parent: QObject) -> None:
        super().__init__(parent)
        self._work = tools.work
        self._ask = tools.ask
        self._sessions = workspace.sessions
        self._backups = workspace.backups
        self._saving = saving

    @Slot()
    def take_in(self) -> None:
        """Ask for an agenda file and keep the session in it."""
        self._work.start("import", self._take_in)

    def pass_on(self, session: Session) -> None:
        """Ask for a place and write a session as an agenda file."""
        self._work.start("export agenda", self._pass_on, session)

    async def _take_in(self) -> None:
        from core_facilitator.store.agenda_files import AgendaFileError

        kinds = self.tr("Agenda files (*.yaml *.yml)")
        file = await self._ask.open_file(self.tr("Import agenda file"), paths.documents_folder(), kinds)
        if file is None:
            return
        try:
            session = await self._work.run(read, file)
        except AgendaFileError as error:
            await self._tell_problems(file, [str(problem) for problem in error.problems])
        except OSError as error:
            await self._tell_problems(file, [str(error.strerror or error)])
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
        elif both is not None and await self._backed_up():
            self._write(self._sessions.save, session)

    async def _backed_up(self) -> bool:
        """Back up what is about to be replaced, with all that waits; return whether it may be replaced now."""
        if not self._saving.attempt(self._backups.behind):  # writes what waits, or says why that cannot be
            return False
        try:
            await self._work.run(self._backups.make)
        except faults.SHOWN as error:
            happened, next_step = faults.words(error)
            title = self.tr("Nothing was replaced.")
            await self._ask.tell(title, f"{happened} {next_step}", close=self.tr("Close"))
            return False
        return True

    def _write(self, write: Callable[[Session, str], object], session: Session) -> None:
        if self._saving.attempt(write, session, self.tr("Import agenda")):
            self.taken.emit(session.id)

    async def _tell_same(self, file: Path, here: Session) -> None:
        title = self.tr("{0} is here already.").format(here.title)
        text = self.tr("It is just as {0} says. Nothing was changed.").format(file.name)
        await self._ask.tell(title, text, close=self.tr("Close"))
        self.taken.emit(here.id)

    async def _ask_which(self, file: Path, here: Session) -> bool | None:
        return await self._ask.either(
            self.tr("{0} is here already.").format(here.title),
            self.tr(
                "What {0} says differs from it. Keep both as two sessions, or put the one from the file in its place? "
                "A backup is made first, and undo would bring the present one back."
            ).format(file.name),
            yes=self.tr("Keep both"),
            other=self.tr("Replace it"),
            no=self.tr("Cancel"),
        )

    async def _tell_problems(self, file: Path, problems: list[str]) -> None:
        shown = problems[:8]
        if len(problems) > len(shown):
            shown.append(self.tr("And {0} more.").format(len(problems) - len(shown)))
        title = self.tr("{0} could not be imported. Nothing was changed.").format(file.name)
        await self._ask.tell(title, "\n".join(shown), close=self.tr("Close"))

    async def _pass_on(self, session: Session) -> None:
        await self.write_copy(session)

    async def write_copy(self, session: Session) -> Path | None:
        """Ask for a place, write a session there, and return the file when it is written."""
        from core_facilitator.export.files import SaveError, file_name
        from core_facilitator.gui import packet_words

        offered = paths.documents_folder() / f"{file_name(session.title, self.tr('agenda'))}.yaml"
        target = await self._ask.save_file(self.tr("Export agenda file"), offered, self.tr("Agenda (*.yaml)"))
        if target is None:
            return None
        try:
            await self._work.run(write, session, target)
        except SaveError as error:
            happened, next_step = packet_words.failure(error)
            await self._ask.tell(happened, next_step, close=self.tr("Close"))
            return None
        return target


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
