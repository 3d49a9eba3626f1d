"""Who works with whom in the selected block: the command that opens the groups, and the one that clears them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from core_facilitator.domain.edits import change_block
from core_facilitator.domain.group_plans import known
from core_facilitator.domain.groups import Mix
from core_facilitator.gui import form, loading
from core_facilitator.gui.models.open_plan import OpenPlan
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.day_view import DayView
from core_facilitator.gui.widgets.typed_text import Typing

if TYPE_CHECKING:
    from core_facilitator.gui.dialogs.group_keeping import GroupKeeping
    from core_facilitator.gui.dialogs.groups import GroupsDialog


class GroupCommands(QObject):
    """Opens the groups of the selected block over the planner."""

    def __init__(self, screen: QWidget, plan: OpenPlan, view: DayView, typing: Typing, tools: Tools) -> None:
        super().__init__(screen)
        self._screen = screen
        self._plan = plan
        self._view = view
        self._typing = typing
        self._tools = tools
        self._dialog: GroupsDialog | None = None
        self._keeping: GroupKeeping | None = None
        self._choices: dict[UUID, tuple[Mix, bool]] = {}  # what was mixed last, and whether other sessions counted

    def finish(self) -> None:
        """Save what was done in the groups that are open: the workspace may be about to close."""
        if self._dialog is not None:
            self._dialog.save()
        if self._keeping is not None:
            self._keeping.finish()

    @Slot()
    def open(self) -> None:
        """Show the groups of the first selected block."""
        if self._view.selected_keys():
            self._tools.work.start("planner dialog", self._open)

    @Slot()
    def clear(self) -> None:
        """Take the groups of the selected block away; undo brings them back."""
        session = self._plan.session
        for key in self._view.selected_keys()[:1]:
            if session is not None:
                self._plan.save(change_block(session, key, groups=()), self.tr("Clear groups"))

    async def _open(self) -> None:
        """Show the groups, and who takes part wherever somebody is to be named first."""
        keys = self._view.selected_keys()
        while keys and await self._show(keys[0]):
            from core_facilitator.gui.dialogs.people import People

            await self._tools.ask.show(People(self._screen, self._tools.theme, self._plan, self._typing))

    async def _show(self, key: UUID) -> bool:
        """Show the groups of a block; return whether people are to be named."""
        work = self._tools.work
        await loading.bring(work, *loading.GROUPS)
        from core_facilitator.gui.dialogs.group_keeping import GroupKeeping
        from core_facilitator.gui.dialogs.groups import GroupsDialog
        from core_facilitator.gui.models.group_draft import GroupDraft

        form.prepare("groups")
        others = await work.run(self._plan.groups_elsewhere)
        session = self._plan.session
        block = session.block(key) if session is not None else None
        if session is None or block is None:
            return False
        met = await work.run(known, session, key, others)
        draft = GroupDraft(session, block, met, *self._choices.get(key, ()))
        dialog = GroupsDialog(self._screen, self._tools.theme, self._plan, draft, work)
        for step in (dialog.ensurePolished, dialog.begin):
            await work.turn()
            if not isValid(dialog):  # the workspace was locked meanwhile
                return False
            step()
        await work.turn()
        if not isValid(dialog):
            return False
        self._dialog, self._keeping = dialog, GroupKeeping(dialog, session, self._typing)
        try:
            await self._tools.ask.show(dialog)
            self._keeping.finish()
        finally:
            self._dialog = self._keeping = None
        self._choices[key] = draft.mix, draft.counts_others
        return dialog.wants_people
