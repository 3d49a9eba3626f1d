"""A page of fields where nothing can be changed: all that stands in it can be read, and its text copied."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractSpinBox, QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from core_facilitator.gui.theme import restyle
from core_facilitator.gui.widgets.icon_label import IconLabel
from core_facilitator.gui.widgets.people_picker import PeoplePicker
from core_facilitator.gui.widgets.record_table import RecordTable

_ONLY_READ = "only_read"


def only_read(page: QWidget, *, close_button: QPushButton | None = None) -> None:
    """Let the fields of a page be read, and take its buttons away, but for those that close or unfold something."""
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
        chooser.setProperty(_ONLY_READ, True)
    for button in page.findChildren(QPushButton):
        if not isinstance(button, PeoplePicker) and button is not close_button and not button.property("folds"):
            button.hide()


def offer(chooser: QWidget, *, on: bool) -> None:
    """Let something be chosen or not; on a page that can only be read it never is."""
    chooser.setEnabled(on and not chooser.property(_ONLY_READ))


def settle(dialog: QWidget, line: IconLabel, close_button: QPushButton, *, writable: bool) -> None:
    """Let a dialog that saves as it goes only be read where its plan is not `writable`, and say so in `line`."""
    line.setVisible(not writable)
    if not writable:
        line.show_line("eye", QCoreApplication.translate("OnlyReading", "Read only: nothing can be changed here."))
        close_button.setText(QCoreApplication.translate("OnlyReading", "Close"))
        only_read(dialog, close_button=close_button)
