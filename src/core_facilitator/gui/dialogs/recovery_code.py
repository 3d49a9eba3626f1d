"""A new recovery code. The old one holds until the new one is on paper and was typed back."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from core_facilitator.gui import faults, form
from core_facilitator.gui.doors.recovery import RecoveryStep
from core_facilitator.gui.safe import Safe
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.banner import Banner
from core_facilitator.gui.widgets.growing_dialog import GrowingDialog
from core_facilitator.gui.widgets.secret import Secret

FLOW = "new recovery code"


class NewRecoveryCode(GrowingDialog):
    """Accepted once the new code opens the workspace.

    When the passphrase has `just_opened` a workspace whose code was never typed back, a new one is shown at once.
    """

    ask_page: QWidget
    show_page: QWidget
    show_text_label: QLabel
    old_edit: QLineEdit
    code_banner: Banner
    taken_banner: Banner
    keep_button: QPushButton
    show_button: QPushButton
    cancel_button: QPushButton

    def __init__(self, tools: Tools, safe: Safe, *, just_opened: bool = False) -> None:
        super().__init__(tools.window, tools.theme)
        form.fill(self, "recovery_code", tools.theme)
        self.setWindowTitle(self.tr("New recovery code"))
        self._work = tools.work
        self._safe = safe
        self._code = ""
        self._busy = False
        self.step = RecoveryStep(self, tools.work, tools.ask)
        self.show_page.hide()
        Secret(self.old_edit, tools.theme)
        self.show_button.setDefault(True)
        self.show_button.setEnabled(False)
        self.old_edit.textChanged.connect(self._check)
        self.show_button.clicked.connect(self._confirm)
        self.step.entered.connect(self._take)
        self.keep_button.clicked.connect(self.reject)
        self.cancel_button.clicked.connect(self.reject)
        self.old_edit.setFocus()
        if just_opened:
            self.show_text_label.setText(
                self.tr(
                    "The recovery code of this workspace was never typed back, so perhaps nobody has it. This one "
                    "takes its place. It is shown only now: keep it on paper, away from this computer."
                )
            )
            self.cancel_button.setText(self.tr("Later"))
            self._show_code(self._safe.propose_code(None))

    @Slot()
    def reject(self) -> None:
        """Close, unless the key file is being written just now."""
        if not self._busy:
            super().reject()

    @Slot()
    def _check(self) -> None:
        self.show_button.setEnabled(bool(self.old_edit.text()))

    @Slot()
    def _confirm(self) -> None:
        self._work.start(FLOW, self._ask_code)

    async def _ask_code(self) -> None:
        self.code_banner.hide()
        self.show_button.setEnabled(False)
        try:
            code = await self._work.run(self._safe.propose_code, self.old_edit.text())
        except faults.SHOWN as error:
            faults.show(self.code_banner, error)
            self._check()
            self.old_edit.selectAll()
            self.old_edit.setFocus()
            return
        self._show_code(code)

    def _show_code(self, code: str) -> None:
        self._code = code
        self.old_edit.clear()
        self.ask_page.hide()
        self.show_page.show()
        self.show_button.setDefault(False)
        self.step.show_code(self._safe.workspace, self._safe.name, self._code)
        self.step.begin()

    @Slot()
    def _take(self) -> None:
        self._work.start(FLOW, self._write)

    async def _write(self) -> None:
        self._set_busy(busy=True)
        self.taken_banner.hide()
        try:
            await self._work.run(self._safe.take_code, self._code)
        except faults.SHOWN as error:
            faults.show(self.taken_banner, error)
            self._set_busy(busy=False)
            self.step.show_code(self._safe.workspace, self._safe.name, self._code)
            self.step.enter_button.setFocus()
            return
        self._code = ""
        self.accept()

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self.cancel_button.setEnabled(not busy)
