"""Cells of a table of records, typed into as the keyboard does."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from core_facilitator.gui.widgets.record_table import RecordTable


def type_into_cell(table: RecordTable, row: int, column: int, text: str) -> None:
    """Type into a cell and leave it."""
    index = table.view.model().index(row, column)
    table.view.setCurrentIndex(index)
    table.view.setFocus()
    QTest.keyClick(table.view, Qt.Key.Key_Return)
    (editor,) = [one for one in table.view.viewport().findChildren(QLineEdit) if one.isVisible()]  # others wait to go
    editor.selectAll()
    QTest.keyClicks(editor, text)
    if not text:
        editor.clear()
    table.view.setFocus()
