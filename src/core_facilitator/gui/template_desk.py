"""Beginning from a template, and making one of a session or a day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QDialog

from core_facilitator.domain.agendas import Session
from core_facilitator.gui.saving import Saving
from core_facilitator.gui.template_keeping import TemplateKeeping
from core_facilitator.gui.template_managing import TemplateManaging
from core_facilitator.gui.template_reading import TemplateReading
from core_facilitator.gui.tools import Tools

if TYPE_CHECKING:
    from core_facilitator.gui.dialogs.new_session import NewSession
    from core_facilitator.store.workspace import Workspace


class TemplateDesk(QObject):
    """Each method begins a flow. `opened` carries the key of a session and of a block, or None, to be shown."""

    opened = Signal(object, object)

    def __init__(self, tools: Tools, workspace: Workspace, saving: Saving, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._workspace = workspace
        self._saving = saving
        self._keeping = TemplateKeeping(tools, workspace, saving, self)
        self._managing = TemplateManaging(tools, workspace, self._keeping, self)
        self._managing.begin_wanted.connect(self._begin_from)

    def new(self, *, from_template: bool = False, key: str = "") -> None:
        """Ask what a new session starts from and what it needs, and open it.

        Args:
            from_template: begin with a template chosen, the first one unless `key` names another.
            key: of that template.
        """
        self._tools.work.start("new session", self._new, from_template=from_template, key=key)

    def save(self, session: Session, day_id: UUID | None = None) -> None:
        """Make a template of a session, or of one of its days."""
        self._tools.work.start("save template", self._save, session, day_id)

    def add_days(self, session: Session) -> None:
        """Put the days of a template into a session."""
        self._tools.work.start("template days", self._add_days, session)

    def fill_in(self, session: Session) -> None:
        """Ask for the words that still stand in a session to be filled in."""
        self._tools.work.start("fill in words", self._fill_in, session)

    def manage(self) -> None:
        """Show all templates."""
        self._managing.begin()

    @Slot(str)
    def _begin_from(self, key: str) -> None:
        self.new(from_template=True, key=key)

    async def _new(self, *, from_template: bool, key: str) -> None:
        from core_facilitator.gui.dialogs.new_session import NewSession

        tools = self._tools
        dialog = NewSession(
            tools.window, tools.theme, tools.now().date(), hours24=tools.hours24, from_template=from_template, key=key
        )
        if await self._answered(dialog):
            session = dialog.session()
            self._saving.save(self._workspace.sessions.add, session, self.tr("New session"))
            self.opened.emit(session.id, None)

    async def _add_days(self, session: Session) -> None:
        from core_facilitator.gui.dialogs.template_days import TemplateDays

        tools = self._tools
        last = max((day.date for day in session.days), default=None)
        first = tools.now().date() if last is None else last + timedelta(days=1)
        dialog = TemplateDays(tools.window, tools.theme, first, session, hours24=tools.hours24)
        if await self._answered(dialog):
            grown = dialog.session()
            before = {day.id for day in session.days}
            blocks = [block.id for day in grown.days if day.id not in before for block in day.blocks]
            self._saving.save(self._workspace.sessions.save, grown, self.tr("New day from template"))
            self.opened.emit(session.id, blocks[0] if blocks else None)

    async def _fill_in(self, session: Session) -> None:
        from core_facilitator.domain.placeholders import placeholders
        from core_facilitator.gui.dialogs.fill_words import FillWords

        ask, tools = self._tools.ask, self._tools
        if not placeholders(session):
            text = self.tr("Words in double curly brackets would be asked for here, such as {{group}}.")
            await ask.tell(self.tr("Nothing is left to fill in."), text, close=self.tr("Close"))
            return
        dialog = FillWords(tools.window, tools.theme, session)
        dialog.keep_typed(self._keeping.typing, f"words/session/{session.id}")
        if await ask.show(dialog) == QDialog.DialogCode.Accepted:
            self._saving.save(self._workspace.sessions.save, dialog.session(), self.tr("Fill in words"))

    async def _answered(self, dialog: NewSession) -> bool:
        """Show the dialog at once; the templates come into it when they are read."""
        reading = TemplateReading(self._tools.work, self._workspace.database, hours24=self._tools.hours24)
        reading.read.connect(dialog.show_templates)
        reading.failed.connect(dialog.tell_failure)
        reading.begin()
        return await self._tools.ask.show(dialog) == QDialog.DialogCode.Accepted

    async def _save(self, session: Session, day_id: UUID | None) -> None:
        from core_facilitator.domain.template_making import Keep
        from core_facilitator.gui.template_making import TemplateMaking

        heading = self.tr("Save session as template") if day_id is None else self.tr("Save day as template")
        dialog = self._keeping.dialog(heading)
        dialog.make_from(TemplateMaking(self._tools.work, session, day_id), Keep())
        dialog.keep_typed(self._keeping.typing, f"template/from/{day_id or session.id}")
        if await self._tools.ask.show(dialog) == QDialog.DialogCode.Accepted:
            title = self.tr("{0} is a template now.").format(dialog.template.title)
            text = self.tr("New sessions can start from it. File, Templates renames, exports and removes it.")
            await self._tools.ask.tell(title, text, close=self.tr("Close"))
