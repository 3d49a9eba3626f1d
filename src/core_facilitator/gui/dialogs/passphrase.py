"""Another passphrase for the open workspace: the old one is confirmed, the new one weighed and typed twice."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from core_facilitator.gui import faults, form
from core_facilitator.gui.doors.new_passphrase import NewPassphrase
from core_facilitator.gui.safe import Safe
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.banner import Banner
from core_facilitator.gui.widgets.growing_dialog import GrowingDialog
from core_facilitator.gui.widgets.secret import Secret

FLOW = "change passphrase"


class ChangePassphrase(GrowingDialog):
    """Accepted once the new passphrase opens the workspace. After a recovery code no old one is asked for."""

    heading_label: QLabel
    old_panel: QWidget
    old_edit: QLineEdit
    passphrase_banner: Banner
    hint_label: QLabel
    later_button: QPushButton
    change_button: QPushButton

    def __init__(self, tools: Tools, safe: Safe, *, forgotten: bool) -> None:
        super().__init__(tools.window, tools.theme)
        form.fill(self, "passphrase", tools.theme)
        self._work = tools.work
        self._safe = safe
        self._forgotten = forgotten
        self._busy = False
        self.choosing = NewPassphrase(self, tools.theme, tools.work, lambda: safe.name)
        Secret(self.old_edit, tools.theme)
        if forgotten:
            self.heading_label.setText(self.tr("Choose a new passphrase"))
            self.later_button.setText(self.tr("Later"))
            self.old_panel.hide()
        self.setWindowTitle(self.heading_label.text())
        self.change_button.setDefault(True)
        self.old_edit.textChanged.connect(self._check)
        self.choosing.changed.connect(self._check)
        self.change_button.clicked.connect(self._change)
        self.later_button.clicked.connect(self.reject)
        (self.choosing.passphrase_edit if forgotten else self.old_edit).setFocus()
        self._check()

    @Slot()
    def reject(self) -> None:
        """Close, unless the key file is being written just now."""
        if not self._busy:
            super().reject()

    @Slot()
    def _check(self) -> None:
        old = self._forgotten or self.old_edit.text()
        missing = self.choosing.missing if old else self.tr("Waiting for the passphrase until now")
        self.hint_label.setText(self.tr("Changing the passphrase…") if self._busy else missing)
        self.change_button.setEnabled(not missing and not self._busy)
        self.later_button.setEnabled(not self._busy)

    @Slot()
    def _change(self) -> None:
        self._work.start(FLOW, self._write)

    async def _write(self) -> None:
        self.passphrase_banner.hide()
        self._set_busy(busy=True)
        old = None if self._forgotten else self.old_edit.text()
        try:
            await self._work.run(self._safe.change_passphrase, old, self.choosing.text)
        except faults.SHOWN as error:
            faults.show(self.passphrase_banner, error)
            self._set_busy(busy=False)
            self.old_edit.selectAll()
            self.old_edit.setFocus()
            return
        self.choosing.forget()
        self.old_edit.clear()
        self.accept()

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self._check()
