"""Cells of a table whose rows are part of one draft, and not saved one by one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QWidget

from core_facilitator.gui.widgets.record_view import AnyIndex, Cells


class DraftCells(Cells):
    """Opens a line of text over a cell; what is typed there is part of the whole card's draft once it is entered."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        editor = QLineEdit(parent)
        editor.setProperty("look", "cell")
        editor.setAccessibleName(str(index.model().headerData(index.column(), Qt.Orientation.Horizontal) or ""))
        return editor
