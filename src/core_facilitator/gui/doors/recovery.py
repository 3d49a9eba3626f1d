"""The step after creating a workspace: its recovery code is shown once, kept on paper, and typed back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from core_facilitator import paths
from core_facilitator.gui import faults, form, recovery_sheet, workspaces
from core_facilitator.gui.ask import Ask
from core_facilitator.gui.theme import restyle
from core_facilitator.gui.widgets.banner import Banner
from core_facilitator.gui.widgets.icon_label import IconLabel
from core_facilitator.gui.work import Work

if TYPE_CHECKING:
    from core_facilitator.store.workspace import Workspace


class RecoveryStep(QObject):
    """Lets nobody in before the code was typed back. `entered` carries the open workspace then."""

    code_label: QLabel
    print_button: QPushButton
    sheet_button: QPushButton
    sheet_banner: Banner
    code_edit: QLineEdit
    code_error: IconLabel
    enter_button: QPushButton
    enter_hint_label: QLabel

    entered = Signal(object)

    def __init__(self, screen: QWidget, work: Work, ask: Ask) -> None:
        super().__init__(screen)
        form.bind(self, screen)
        self._screen = screen
        self._work = work
        self._ask = ask
        self._name = ""
        self._code = ""
        self.workspace: Workspace | None = None
        self.code_error.hide()
        self.print_button.clicked.connect(self._print)
        self.sheet_button.clicked.connect(self._save)
        self.code_edit.textChanged.connect(self._check)
        self.code_edit.returnPressed.connect(self.enter_button.click)
        self.enter_button.clicked.connect(self._enter)

    def show_code(self, workspace: Workspace, name: str, code: str) -> None:
        """Show the code of a workspace that was just created."""
        self.workspace = workspace
        self._name = name
        self._code = code
        self.code_label.setText(code)
        self.code_label.setAccessibleName(self.tr("Recovery code: {0}").format(" ".join(code)))
        self._check()

    def begin(self) -> None:
        """Give the keyboard to what comes first: the code on paper. Asked for once the step is shown."""
        self.print_button.clearFocus()  # Qt gave it the keyboard already, when what had it was hidden; without a ring
        self.print_button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _check(self) -> None:
        typed = self.code_edit.text()
        right = bool(self._code) and workspaces.same_code(typed, self._code)
        wrong = not right and not workspaces.begins_code(typed, self._code)
        restyle(self.code_edit, invalid="true" if wrong else "")
        self.code_error.setVisible(wrong)
        if wrong:
            self.code_error.show_line(
                "circle-alert", self.tr("That is not the code above. Look at the last letters."), "danger"
            )
        self.enter_button.setEnabled(right)
        self.enter_hint_label.setText("" if right else self.tr("Waiting for the code"))

    @Slot()
    def _print(self) -> None:
        self._work.start("recovery sheet", self._print_sheet)

    async def _print_sheet(self) -> None:
        try:
            printer = await recovery_sheet.print_sheet(self._ask, self._screen, self._name, self._code)
        except recovery_sheet.PrintError as error:
            self.sheet_banner.say("warn", *error.args)
            return
        if printer:
            words = self.tr("Look at the sheet: every letter of the code must be readable.")
            self.sheet_banner.say("done", self.tr("Sent to {0}.").format(printer), words)

    @Slot()
    def _save(self) -> None:
        self._work.start("recovery sheet", self._save_sheet)

    async def _save_sheet(self) -> None:
        name = self.tr("Recovery sheet, {0}").format(workspaces.folder_name(self._name))
        offered = paths.documents_folder() / f"{name}.pdf"
        target = await self._ask.save_file(self.tr("Save recovery sheet"), offered, self.tr("PDF (*.pdf)"))
        if target is not None:
            await self._write_sheet(target)

    async def _write_sheet(self, target: Path) -> None:
        from core_facilitator.export.files import SaveError

        try:
            await self._work.run(recovery_sheet.save_sheet, recovery_sheet.pdf(self._name, self._code), target)
        except SaveError as error:
            self.sheet_banner.say("danger", *faults.saving_words(error))
        else:
            self.sheet_banner.say(
                "done",
                self.tr("Saved as {0}.").format(target.name),
                self.tr("Print it, then delete the file: whoever has it can open your work."),
            )

    @Slot()
    def _enter(self) -> None:
        workspace, self.workspace = self.workspace, None
        self._code = ""
        self.code_label.clear()
        self.entered.emit(workspace)
