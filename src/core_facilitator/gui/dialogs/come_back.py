"""Asks who comes back to a workspace that was left alone and could not be closed, before they see anything of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton

from core_facilitator.gui import faults, form, workspaces
from core_facilitator.gui.doors.opening import Key
from core_facilitator.gui.doors.tries import Tries
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.banner import Banner
from core_facilitator.gui.widgets.growing_dialog import GrowingDialog

if TYPE_CHECKING:
    from core_facilitator.store.workspace import Workspace


_FLOW = "come back"


class ComeBack(GrowingDialog):
    """Accepted once the passphrase or the recovery code was right; there is no other way out of it."""

    _WIDTH = 480

    wrong_banner: Banner
    back_button: QPushButton

    def __init__(self, tools: Tools, tries: Tries, workspace: Workspace) -> None:
        super().__init__(tools.window, tools.theme)
        form.fill(self, "come_back", tools.theme)
        self.setWindowTitle(self.tr("Locked"))
        self._window = tools.window
        self._hidden_title = self._window.windowTitle()  # it names what is open
        self._window.setWindowTitle(self.tr("Locked"))
        self._work = tools.work
        self._workspace = workspace
        self.key = Key(self, tools.theme, tries)
        self.key.secret_edit.textChanged.connect(self._check)
        self.key.pause_changed.connect(self._check)
        self._work.began.connect(self._check)
        self._work.ended.connect(self._check)  # and not before: until then, another try would be ignored
        self.back_button.setDefault(True)
        self.back_button.clicked.connect(self._start)
        self.key.belong_to(workspace.folder)
        self.key.secret_edit.setFocus()
        self._check()

    @Slot()
    def reject(self) -> None:
        """Stay: closing it would show what it covers."""

    @Slot()
    def _check(self) -> None:
        self.back_button.setEnabled(self.key.typed and not self.key.wait and _FLOW not in self._work.running)

    @Slot()
    def _start(self) -> None:
        self._work.start(_FLOW, self._confirm)

    async def _confirm(self) -> None:
        self.wrong_banner.hide()
        try:
            await self._work.run(workspaces.confirm, self._workspace, *self.key.take())
        except faults.SHOWN as error:
            faults.show(self.wrong_banner, error)
            self.key.refuse(error)
            return
        self.key.accept()
        self.accept()

    def done(self, result: int) -> None:
        if self._hidden_title != self.windowTitle():  # unless a second one lay over the first
            self._window.setWindowTitle(self._hidden_title)
        super().done(result)
