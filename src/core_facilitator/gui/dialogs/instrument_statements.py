"""The statements of an instrument: a table of them, and below it how the chosen one is answered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView

from core_facilitator.domain.own_instruments import answered_by, next_statement
from core_facilitator.gui.models.instrument_columns import statement_columns, ways
from core_facilitator.gui.widgets.draft_cells import DraftCells

if TYPE_CHECKING:
    from core_facilitator.domain.instruments import Instrument, Statement
    from core_facilitator.gui.dialogs.instrument_editor import InstrumentEditor

_WIDTHS = 240, 112, 132  # px of the columns after the first


class InstrumentStatements(QObject):
    """Works on the fields of the editor that are about statements. `touched`: one of them is another now."""

    touched = Signal()

    def __init__(self, editor: InstrumentEditor, around: Instrument) -> None:
        super().__init__(editor)
        self._form = editor
        self._around = around
        self._table = table = editor.statements_table
        table.set_up(
            statement_columns(self._groups_and_scales),
            self._fresh,
            name=self.tr("Statements"),
            headings=True,
            captioned=True,
            widths=_WIDTHS,
            tall=True,
        )
        table.view.setItemDelegate(DraftCells(table.view))
        table.view.installEventFilter(self)
        table.view.horizontalHeader().geometriesChanged.connect(table.view.fit_rows)
        for button, key in ((table.up_button, "Alt+Up"), (table.down_button, "Alt+Down")):
            button.setToolTip(f"{button.toolTip()} ({key})")
        table.edited.connect(self._take_table)
        table.picked.connect(self._show_statement)
        editor.answer_combo.activated.connect(self._take)
        editor.group_combo.activated.connect(self._take)
        editor.reverse_check.clicked.connect(self._take)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements as they are shown."""
        return self._table.records

    def show(self, statements: tuple[Statement, ...], around: Instrument) -> None:
        """Show other statements, with the groups and scales that they can have."""
        self._table.show_records("", statements)
        if statements:
            self._table.view.setCurrentIndex(self._table.view.model().index(0, 0))
        self.show_choices(around)

    def show_choices(self, around: Instrument) -> None:
        """Show other groups and scales to choose from."""
        self._around = around
        combos = self._form.answer_combo, self._form.group_combo
        for combo in combos:
            combo.clear()
        for name, way in ways(around):
            combos[0].addItem(name, way)
        combos[1].addItem(self.tr("No group"), "")
        for group in around.groups:
            combos[1].addItem(group.title.text, group.key)
        combos[1].setEnabled(bool(around.groups))
        self._table.view.viewport().update()
        self._table.view.fit_rows()
        self._show_statement()

    def stretch(self) -> None:
        """Give both languages the same width."""
        self._table.view.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self._table.view.fit_rows()

    def go_to(self, key: str) -> None:
        """Choose a statement and give the table the keyboard; where there is none, it is the button that adds one."""
        row = next((at for at, one in enumerate(self.statements) if one.key == key), -1)
        view = self._table.view
        if row < 0:
            self._table.add_button.setFocus()
            return
        view.setCurrentIndex(view.model().index(row, 0))
        view.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Alt with an arrow move the statement that is chosen."""
        alone = isinstance(event, QKeyEvent) and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or not alone:
            return False
        moves = {Qt.Key.Key_Up: self._table.up_button, Qt.Key.Key_Down: self._table.down_button}
        button = moves.get(Qt.Key(event.key()))
        if button is None:
            return False
        button.click()
        return True

    def _groups_and_scales(self) -> Instrument:
        return self._around

    def _fresh(self) -> Statement:
        at, statements = self._table.current, self.statements
        before = statements[at] if 0 <= at < len(statements) else None
        return next_statement(replace(self._around, statements=statements), before)

    @Slot(object)
    def _take_table(self, _statements: object) -> None:
        self._show_statement()
        self.touched.emit()

    @Slot()
    def _show_statement(self) -> None:
        """Show below the table how the chosen statement is answered."""
        form, at, statements = self._form, self._table.current, self.statements
        there = 0 <= at < len(statements)
        form.statement_body.setEnabled(there)
        if not there:
            return
        one = statements[at]
        found = [way for _name, way in ways(self._around)]
        way = (one.scale, one.one_word)
        form.answer_combo.setCurrentIndex(found.index(way) if way in found else -1)
        keys = ["", *(group.key for group in self._around.groups)]
        form.group_combo.setCurrentIndex(keys.index(one.group) if one.group in keys else 0)
        scale = self._around.scale_of(one)
        form.reverse_check.setEnabled(one.reverse or (scale is not None and scale.ordered))
        form.reverse_check.setChecked(one.reverse)

    @Slot()
    def _take(self) -> None:
        form, at, statements = self._form, self._table.current, self.statements
        if not 0 <= at < len(statements):
            return
        one, way = statements[at], form.answer_combo.currentData()
        changed = replace(one, group=form.group_combo.currentData() or "", reverse=form.reverse_check.isChecked())
        if way is not None and tuple(way) != (one.scale, one.one_word):
            changed = answered_by(changed, way[0], one_word=way[1])
        if changed != one:
            self._table.show_records("", (*statements[:at], changed, *statements[at + 1 :]))
            self._show_statement()
            self.touched.emit()
