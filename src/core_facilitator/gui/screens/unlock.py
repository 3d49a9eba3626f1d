"""The lock: one field for a workspace that is known, and nothing of what is in it."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.gui import faults, form, workspaces
from core_facilitator.gui.doors import FLOW
from core_facilitator.gui.doors.opening import Key
from core_facilitator.gui.doors.rescue import Rescue
from core_facilitator.gui.doors.tries import Tries
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.banner import Banner


class UnlockScreen(QWidget):
    """`entered` carries the open workspace; `another_wanted` asks for the first screen."""

    name_label: QLabel
    reason_label: QLabel
    unlock_banner: Banner
    unlock_button: QPushButton
    another_button: QPushButton

    entered = Signal(object)
    another_wanted = Signal()

    def __init__(self, tools: Tools, tries: Tries, folder: Path, reason: str = "") -> None:
        super().__init__()
        form.fill(self, "unlock", tools.theme)
        self._work = tools.work
        self._folder = folder
        self.name_label.setText(folder.name)
        self.reason_label.setText(reason)
        self.reason_label.setVisible(bool(reason))
        self.key = Key(self, tools.theme, tries)
        self.rescue = Rescue(self, tools, self.unlock_banner, self.key.take)
        self.key.secret_edit.returnPressed.connect(self.unlock_button.click)
        self.unlock_button.clicked.connect(self._unlock)
        self.unlock_banner.acted.connect(self._take_over)
        self.another_button.clicked.connect(self.another_wanted)
        self.key.pause_changed.connect(self._show_pause)
        self.rescue.ready.connect(self._go_to)
        self.key.belong_to(folder)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.key.secret_edit.setFocus()

    def explain(self, error: Exception) -> None:
        """Say why the workspace did not open; that it needs its key says the field already."""
        if isinstance(error, WorkspaceError) and error.fault is Fault.PASSPHRASE_NEEDED and not self.key.typed:
            return
        faults.show(self.unlock_banner, error, action=faults.way_around(error))
        self.rescue.offer(self._folder, error)
        self.key.refuse(error)

    @Slot()
    def _show_pause(self) -> None:
        self.unlock_button.setEnabled(not self.key.wait)

    @Slot(object)
    def _go_to(self, folder: Path) -> None:
        """Open the workspace that was brought back, with what was typed."""
        self._folder = folder
        self.key.belong_to(folder)
        self._unlock()

    @Slot()
    def _unlock(self) -> None:
        self._work.start(FLOW, self._enter, False)

    @Slot()
    def _take_over(self) -> None:
        self._work.start(FLOW, self._enter, True)

    async def _enter(self, take_over: bool) -> None:
        passphrase, code = self.key.take()
        self.unlock_banner.hide()
        for button in (self.unlock_button, self.another_button):
            button.setEnabled(False)  # this screen has to be there to take what is opened
        self.unlock_button.setText(self.tr("Unlocking…"))
        try:
            workspace = await self._work.run(workspaces.open_, self._folder, passphrase, code, take_over)
        except faults.SHOWN as error:
            self.explain(error)
            return
        finally:
            self._show_pause()
            self.another_button.setEnabled(True)
            self.unlock_button.setText(self.tr("Unlock"))
        self.key.accept()
        self.entered.emit(workspace)
