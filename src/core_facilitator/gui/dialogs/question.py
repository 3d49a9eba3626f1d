"""One question with named answers, and at most one field."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QWidget

from core_facilitator.gui import form
from core_facilitator.gui.theme import Theme


class Question(QDialog):
    """Says what happens, and names each button for what it does or keeps. Its result is `OTHER` for the other way."""

    OTHER = 2

    title_label: QLabel
    text_label: QLabel
    field_label: QLabel
    field_edit: QLineEdit
    yes_button: QPushButton
    other_button: QPushButton
    no_button: QPushButton

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        *,
        title: str,
        yes: str,
        text: str = "",
        other: str = "",
        no: str = "",
        danger: bool = False,
        field: str = "",
        value: str = "",
    ) -> None:
        super().__init__(parent)
        form.fill(self, "question", theme)
        self.setWindowTitle(title)
        self._say(title, text)
        self._offer(yes, other, no, danger=danger)
        self._ask_for(field, value)
        self.yes_button.clicked.connect(self.accept)
        self.other_button.clicked.connect(self._go_the_other_way)
        self.no_button.clicked.connect(self.reject)

    def answer(self) -> str:
        """What was typed, without spaces around it."""
        return self.field_edit.text().strip()

    def _say(self, title: str, text: str) -> None:
        self.title_label.setText(title)
        self.text_label.setText(text)
        self.text_label.setVisible(bool(text))

    def _offer(self, yes: str, other: str, no: str, *, danger: bool) -> None:
        self.yes_button.setText(yes)
        self.yes_button.setProperty("variant", "danger" if danger else "primary")
        self.other_button.setText(other)
        self.other_button.setVisible(bool(other))
        self.no_button.setText(no)
        self.no_button.setVisible(bool(no))
        (self.no_button if danger else self.yes_button).setDefault(True)
        (self.no_button if danger else self.yes_button).setFocus()

    def _ask_for(self, field: str, value: str) -> None:
        self.field_label.setText(field)
        self.field_label.setVisible(bool(field))
        self.field_edit.setVisible(bool(field))
        if field:
            self.field_edit.setText(value)
            self.field_edit.setAccessibleName(field)
            self.field_edit.selectAll()
            self.field_edit.setFocus()
            self.field_edit.textChanged.connect(self._check)
            self._check()

    @Slot()
    def _go_the_other_way(self) -> None:
        self.done(self.OTHER)

    @Slot()
    def _check(self) -> None:
        self.yes_button.setEnabled(bool(self.answer()))
