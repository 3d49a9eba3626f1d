"""A page of fields where nothing can be changed: all that stands in it can be read, and its text copied."""

from PySide6.QtWidgets import QAbstractSpinBox, QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from core_facilitator.gui.theme import restyle
from core_facilitator.gui.widgets.people_picker import PeoplePicker
from core_facilitator.gui.widgets.record_table import RecordTable


def only_read(page: QWidget) -> None:
    """Let the fields of a page be read, and take its buttons away."""
    for table in page.findChildren(RecordTable):
        table.only_read()
    for spin in page.findChildren(QAbstractSpinBox):
        spin.setReadOnly(True)
        restyle(spin, reads="true")
    for line in page.findChildren(QLineEdit):
        line.setReadOnly(True)
    for text in page.findChildren(QPlainTextEdit):
        text.setReadOnly(True)
    for chooser in (*page.findChildren(QComboBox), *page.findChildren(QCheckBox), *page.findChildren(PeoplePicker)):
        chooser.setEnabled(False)
    for button in page.findChildren(QPushButton):
        if not isinstance(button, PeoplePicker):
            button.hide()
