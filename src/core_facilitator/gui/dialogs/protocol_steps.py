"""The steps of a card: a table of them, and beside it all that the chosen one says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from core_facilitator.domain.agendas import Together
from core_facilitator.domain.protocols import ProtocolStep
from core_facilitator.domain.text import clean
from core_facilitator.gui.models import card_names
from core_facilitator.gui.models.card_columns import step_columns
from core_facilitator.gui.widgets.block_choices import choose
from core_facilitator.gui.widgets.draft_cells import DraftCells

if TYPE_CHECKING:
    from core_facilitator.gui.dialogs.protocol_editor import ProtocolEditor


class ProtocolSteps(QObject):
    """Works on the fields of the editor that are about steps. `touched` says that one of the steps is another now."""

    touched = Signal()

    def __init__(self, editor: ProtocolEditor) -> None:
        super().__init__(editor)
        self._form = editor
        self._showing = False
        table = editor.steps_table
        table.set_up(
            step_columns(), _fresh, name=self.tr("Steps"), headings=True, captioned=True, widths=(84, 84), tall=True
        )
        table.view.setItemDelegate(DraftCells(table.view))
        table.view.horizontalHeader().geometriesChanged.connect(self._fit_rows)
        table.edited.connect(self._take_table)
        table.picked.connect(self._show_step)
        for value in Together:
            editor.together_combo.addItem(card_names.name_of(value), value.value)
        editor.together_combo.currentIndexChanged.connect(self._take_step)
        for edit in (editor.silent_edit, editor.do_edit, editor.say_edit):
            edit.textChanged.connect(self._take_step)
        for box in (editor.kept_check, editor.stretches_check):
            box.toggled.connect(self._take_step)

    @property
    def steps(self) -> tuple[ProtocolStep, ...]:
        """The steps as they are shown."""
        return self._form.steps_table.records

    def show(self, steps: tuple[ProtocolStep, ...]) -> None:
        """Show other steps, the first of them chosen."""
        table = self._form.steps_table
        table.show_records("", steps)
        if steps:
            table.view.setCurrentIndex(table.view.model().index(0, 0))

    def go_to(self, number: int) -> None:
        """Choose a step and give its table the keyboard."""
        view = self._form.steps_table.view
        view.setCurrentIndex(view.model().index(number, 0))
        view.setFocus()

    @Slot()
    def _fit_rows(self) -> None:
        self._form.steps_table.view.fit_rows()

    @Slot(object)
    def _take_table(self, _steps: object) -> None:
        self._show_step()
        self.touched.emit()

    @Slot()
    def _show_step(self) -> None:
        """Show the chosen step beside the table; a field that says the same already is left alone."""
        editor, at, steps = self._form, self._form.steps_table.current, self.steps
        there = 0 <= at < len(steps)
        editor.step_body.setVisible(there)
        if not there:
            return
        step = steps[at]
        self._showing = True
        editor.step_label.setText(step.title or self.tr("Step {0}").format(at + 1))
        choose(editor.together_combo, step.together.value)
        if clean(editor.silent_edit.text()).text != step.silent:
            editor.silent_edit.setText(step.silent)
        for edit, text in ((editor.do_edit, step.do), (editor.say_edit, step.say)):
            if clean(edit.toPlainText()).text != text:
                edit.setPlainText(text)
        editor.kept_check.setChecked(step.kept)
        editor.stretches_check.setChecked(step.stretches)
        self._showing = False

    @Slot()
    def _take_step(self) -> None:
        editor, at, steps = self._form, self._form.steps_table.current, self.steps
        if self._showing or not 0 <= at < len(steps):
            return
        changes: dict[str, Any] = {
            "together": Together(editor.together_combo.currentData()),
            "silent": clean(editor.silent_edit.text()).text,
            "do": clean(editor.do_edit.toPlainText()).text,
            "say": clean(editor.say_edit.toPlainText()).text,
            "kept": editor.kept_check.isChecked(),
            "stretches": editor.stretches_check.isChecked(),
        }
        changed = replace(steps[at], **changes)
        if changed != steps[at]:
            editor.steps_table.show_records("", (*steps[:at], changed, *steps[at + 1 :]))
            self.touched.emit()


def _fresh() -> ProtocolStep:
    return ProtocolStep(title="", minutes=5)
