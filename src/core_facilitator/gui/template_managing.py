"""The page of all templates: renaming, removing, and passing one's own on as files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from core_facilitator import paths
from core_facilitator.gui import file_passing
from core_facilitator.gui.template_keeping import TemplateKeeping
from core_facilitator.gui.template_reading import TemplateReading
from core_facilitator.gui.tools import Tools

if TYPE_CHECKING:
    from core_facilitator.domain.templates import Template
    from core_facilitator.gui.dialogs.templates import Templates
    from core_facilitator.gui.models.template_rows import Choice
    from core_facilitator.store.workspace import Workspace


class TemplateManaging(QObject):
    """`begin_wanted` carries the key of a template that a session is to begin from."""

    begin_wanted = Signal(str)

    def __init__(self, tools: Tools, workspace: Workspace, keeping: TemplateKeeping, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._workspace = workspace
        self._keeping = keeping
        self._page: Templates | None = None
        keeping.changed.connect(self._read_again)

    def begin(self) -> None:
        """Show all templates."""
        self._tools.work.start("templates", self._show)

    async def _show(self) -> None:
        from core_facilitator.gui.dialogs.templates import Templates

        tools = self._tools
        page = Templates(tools.window, tools.theme, writable=not self._workspace.read_only)
        page.begin_wanted.connect(self._begin)
        page.edit_wanted.connect(self._ask_name)
        page.export_wanted.connect(self._ask_target)
        page.remove_wanted.connect(self._remove)
        page.import_wanted.connect(self._ask_file)
        self._page = page
        self._read_again("")
        try:
            await tools.ask.show(page)
        finally:
            self._page = None

    @Slot(str)
    def _read_again(self, key: str) -> None:
        """Read what the page shows, and choose what was just added or changed."""
        if self._page is None or not isValid(self._page):
            return
        self._page.show_next(key)
        reading = TemplateReading(self._tools.work, self._workspace.database, hours24=self._tools.hours24)
        reading.read.connect(self._page.show_templates)
        reading.failed.connect(self._page.tell_failure)
        reading.begin()

    @Slot(object)
    def _begin(self, choice: Choice) -> None:
        if self._page is not None:
            self._page.accept()
        self.begin_wanted.emit(choice.key)

    @Slot(object)
    def _remove(self, choice: Choice) -> None:
        if not self._keeping.remove(choice.key) and self._page is not None:
            self._page.tell_failure(self.tr("Not removed: it could not be written. Nothing was changed."))

    @Slot(object)
    def _ask_name(self, choice: Choice) -> None:
        if choice.template is not None:
            self._tools.work.start("rename template", self._rename, choice.template)

    @Slot(object)
    def _ask_target(self, choice: Choice) -> None:
        if choice.template is not None:
            self._tools.work.start("export template", self._export, choice.template)

    @Slot()
    def _ask_file(self) -> None:
        self._tools.work.start("import template", self._import)

    async def _rename(self, template: Template) -> None:
        dialog = self._keeping.dialog(self.tr("Rename template"))
        dialog.edit(template)
        dialog.keep_typed(self._keeping.typing, f"template/own/{template.key}")
        await self._tools.ask.show(dialog)

    async def _export(self, template: Template) -> None:
        title, kinds = self.tr("Export template"), self.tr("Agenda (*.yaml)")
        await file_passing.write_out(
            self._tools, title, kinds, template.title, self.tr("template"), _write_file, template
        )

    async def _import(self) -> None:
        from core_facilitator.store.agenda_files import AgendaFileError

        kinds = self.tr("Agenda files (*.yaml *.yml)")
        file = await self._tools.ask.open_file(self.tr("Import template"), paths.documents_folder(), kinds)
        if file is None:
            return
        try:
            template = await self._tools.work.run(_read_file, file)
        except AgendaFileError as error:
            await file_passing.tell_refused(self._tools, file, error.problems)
        except OSError as error:
            await file_passing.tell_refused(self._tools, file, [error.strerror or error])
        else:
            await self._take_in(template)

    async def _take_in(self, template: Template) -> None:
        """Show what is in a file, without its people, and keep it if that is wanted."""
        from core_facilitator.domain.template_making import Keep
        from core_facilitator.gui.template_making import TemplateMaking

        dialog = self._keeping.dialog(self.tr("Import template"))
        # The notes of a file without people are those of a template; those of a session may be about somebody.
        keep = Keep(notes=not (template.session.people or template.session.team))
        making = TemplateMaking(self._tools.work, template.session)
        dialog.make_from(making, keep, title=template.title, about=template.about)
        await self._tools.ask.show(dialog)


def _read_file(file: Path) -> Template:
    from core_facilitator.store import agenda_files
    from core_facilitator.store.templates import from_session

    return from_session(agenda_files.read_file(file), "")


def _write_file(template: Template, target: Path) -> None:
    from core_facilitator.export.files import save
    from core_facilitator.store import agenda_files
    from core_facilitator.store.templates import as_session

    save(agenda_files.write(as_session(template)).encode(), target)
