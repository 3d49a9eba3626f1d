"""Writing templates: the dialog that asks what one is called, and one step for each change."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core_facilitator.gui.drafting import typing_in
from core_facilitator.gui.saving import Saving
from core_facilitator.gui.tools import Tools

if TYPE_CHECKING:
    from core_facilitator.domain.templates import Template
    from core_facilitator.gui.dialogs.template_save import SaveTemplate
    from core_facilitator.gui.widgets.typed_text import Typing
    from core_facilitator.store.workspace import Workspace


class TemplateKeeping(QObject):
    """`changed` carries the key of the template that was added, renamed or removed."""

    changed = Signal(str)

    def __init__(self, tools: Tools, workspace: Workspace, saving: Saving, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._workspace = workspace
        self._database = workspace.database
        self._saving = saving

    @cached_property
    def typing(self) -> Typing:
        """What keeps drafts; what was left by an earlier run is known from when it is first asked for."""
        return typing_in(self._workspace, self._saving, self._tools)

    def dialog(self, heading: str) -> SaveTemplate:
        """Return the dialog that asks for a template's name and keeps it."""
        from core_facilitator.gui.dialogs.template_save import SaveTemplate

        tools = self._tools
        return SaveTemplate(tools.window, tools.theme, heading, self.keep, hours24=tools.hours24)

    def keep(self, template: Template) -> bool:
        """Write a new template, or one that is there already; return whether it is written."""
        label = self.tr("Rename template") if template.key else self.tr("Save template")
        return self._saving.attempt(self._write, template, label)

    def remove(self, key: str) -> bool:
        """Remove a template and return whether that was done; undo brings it back, so nothing is asked."""
        return self._saving.attempt(self._remove, key, self.tr("Remove template"))

    def _write(self, template: Template, label: str) -> None:
        from core_facilitator.store.templates import OwnTemplates

        own = OwnTemplates(self._database)
        key = template.key
        if key:
            own.save(template, label)
        else:
            key = own.add(template, label).key
        self.changed.emit(key)

    def _remove(self, key: str, label: str) -> None:
        from core_facilitator.store.templates import OwnTemplates

        OwnTemplates(self._database).remove(key, label)
        self.changed.emit(key)
