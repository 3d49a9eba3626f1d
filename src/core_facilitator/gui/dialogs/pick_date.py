"""Asks for one date: where a copy of a day goes, or when a session begins."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget

from core_facilitator.gui import form
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.date_field import DateField


class PickDate(QDialog):
    """`picked` is the date once it was accepted."""

    heading_label: QLabel
    text_label: QLabel
    date_edit: DateField
    yes_button: QPushButton
    no_button: QPushButton

    def __init__(self, parent: QWidget, theme: Theme, *, title: str, text: str, yes: str, first: date) -> None:
        super().__init__(parent)
        form.fill(self, "pick_date", theme)
        self.setWindowTitle(title)
        self.heading_label.setText(title)
        self.text_label.setText(text)
        self.yes_button.setText(yes)
        self.yes_button.setDefault(True)
        self.date_edit.setDisplayFormat("ddd, MMM d, yyyy")
        self.date_edit.setDate(QDate(first.year, first.month, first.day))
        self.yes_button.clicked.connect(self.accept)
        self.no_button.clicked.connect(self.reject)

    @property
    def picked(self) -> date:
        """The date in the field."""
        on = self.date_edit.date()
        return date(on.year(), on.month(), on.day())
