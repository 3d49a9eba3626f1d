"""What can be done with whole sessions from anywhere: make, import, find, print, pass on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Signal, Slot

from core_facilitator.domain.agendas import Session
from core_facilitator.domain.edits import duplicate_session
from core_facilitator.gui import unsaved
from core_facilitator.gui.agenda_intake import AgendaIntake
from core_facilitator.gui.agenda_passing import AgendaPassing
from core_facilitator.gui.saving import Saving
from core_facilitator.gui.template_desk import TemplateDesk
from core_facilitator.gui.tools import Tools

if TYPE_CHECKING:
    from collections.abc import Callable

    from core_facilitator.gui.models.lines import Act
    from core_facilitator.store.workspace import Workspace


class SessionsDesk(QObject):
    """Each slot begins a flow. `opened` carries a session's key and a block's or None, `check_in_opened` a check-in's.

    `acts` returns what the quick switcher can do beside what it opens.
    """

    opened = Signal(object, object)
    check_in_opened = Signal(object)

    def __init__(self, tools: Tools, workspace: Workspace, saving: Saving) -> None:
        super().__init__()
        self._tools = tools
        self._workspace = workspace
        self._saving = saving
        self.acts: Callable[[], tuple[Act, ...]] = tuple
        self._passing = AgendaPassing(tools, workspace, saving, self)
        self._passing.taken.connect(self._open)
        self._intake = AgendaIntake(tools, workspace, saving, self)
        self._intake.opened.connect(self.opened)
        self.templates = TemplateDesk(tools, workspace, saving, self)
        self.templates.opened.connect(self.opened)
        saving.aside_wanted.connect(self._set_aside)

    @Slot()
    def new(self) -> None:
        """Ask what a new session starts from, for a title and dates, and open it."""
        self.templates.new()

    @Slot()
    def new_from_template(self) -> None:
        """Ask the same, with a template chosen."""
        self.templates.new(from_template=True)

    def save_template(self, session_id: UUID, day_id: UUID | None = None) -> None:
        """Make a template of a session, or of one of its days."""
        self.templates.save(self._shown(session_id), day_id)

    def fill_in(self, session_id: UUID) -> None:
        """Ask for what a template left open in a session."""
        self.templates.fill_in(self._shown(session_id))

    def add_template_days(self, session_id: UUID) -> None:
        """Put the days of a template into a session."""
        self.templates.add_days(self._shown(session_id))

    @Slot()
    def import_agenda(self) -> None:
        """Ask for an agenda file and open the session in it."""
        self._passing.take_in()

    def import_document(self, session_id: UUID | None) -> None:
        """Ask for an agenda of another program, or a text, and make a session or days of the open one of it."""
        self._intake.take_in(session_id)

    @Slot()
    def find(self) -> None:
        """Ask for a few letters and open what they name."""
        self._tools.work.start("find", self._find)

    def export_packet(self, session_id: UUID) -> None:
        """Open the packet dialog for a session."""
        self._tools.work.start("packet", self._export_packet, session_id)

    def summarize(self, session_id: UUID) -> None:
        """Open the dialog with the summary of a session."""
        self._tools.work.start("summary", self._summarize, session_id)

    def export_agenda(self, session_id: UUID) -> None:
        """Ask for a place and write a session as an agenda file."""
        self._passing.pass_on(self._shown(session_id))

    async def write_copy(self, session: Session) -> Path | None:
        """Ask for a place, write a session there as an agenda file, and return the file when it is written."""
        return await self._passing.write_copy(session)

    @Slot()
    def _set_aside(self) -> None:
        """Put a session that the database refuses into a file, so that it is out of the way."""
        self._tools.work.start("set aside", unsaved.set_aside, self._tools, self._saving, self.write_copy)

    def duplicate(self, session_id: UUID) -> None:
        """Add a copy of a session and open it."""
        copy = duplicate_session(self._shown(session_id), uuid4)
        self._add(copy, self.tr("Duplicate session"))

    def remove(self, session_id: UUID) -> bool:
        """Remove a session and return whether that was done; undo brings it back, so nothing is asked."""
        return self._saving.attempt(self._workspace.sessions.remove, session_id, self.tr("Remove session"))

    def _add(self, session: Session, label: str) -> None:
        self._saving.save(self._workspace.sessions.add, session, label)
        self._open(session.id)

    @Slot(object)
    def _open(self, session_id: UUID) -> None:
        self.opened.emit(session_id, None)

    def _shown(self, session_id: UUID) -> Session:
        """Return a session as the screen shows it, with what could not be saved yet."""
        return self._saving.newest(session_id) or self._workspace.sessions.get(session_id)

    async def _find(self) -> None:
        from core_facilitator.gui.dialogs.find import Find
        from core_facilitator.gui.finding import Finding
        from core_facilitator.gui.models.lines import Act
        from core_facilitator.store.names import NameKind

        finding = Finding(self._tools.work, self._workspace.sessions)
        dialog = Find(self._tools.window, self._tools.theme, finding, self.acts())
        await self._tools.ask.show(dialog)
        chosen = dialog.chosen
        if isinstance(chosen, Act):
            chosen.do()
        elif chosen is not None and chosen.kind is NameKind.CHECK_IN:
            self.check_in_opened.emit(chosen.key)
        elif chosen is not None:
            self.opened.emit(chosen.key, chosen.block_id)

    async def _export_packet(self, session_id: UUID) -> None:
        from core_facilitator.gui.dialogs.export import ExportDialog
        from core_facilitator.gui.export_subjects import PacketSubject

        tools, packets = self._tools, self._workspace.packets
        session, asked = self._shown(session_id), self._workspace.check_ins.blocks_of(session_id)
        subject = PacketSubject(session, packets, tools.preferences.settings, asked)
        dialog = ExportDialog(
            tools.window, tools.theme, session, packets, tools.preferences, tools.work, tools.ask, subject
        )
        await tools.ask.show(dialog)

    async def _summarize(self, session_id: UUID) -> None:
        from core_facilitator.gui.dialogs.export import ExportDialog
        from core_facilitator.gui.export_subjects import SummarySubject
        from core_facilitator.store.held_sessions import held_session, session_results

        tools, packets, session = self._tools, self._workspace.packets, self._shown(session_id)
        known, results = held_session(self._workspace, session), session_results(self._workspace, session)
        subject = SummarySubject(known, packets, tools.preferences.settings, results)
        dialog = ExportDialog(
            tools.window, tools.theme, session, packets, tools.preferences, tools.work, tools.ask, subject
        )
        await tools.ask.show(dialog)
