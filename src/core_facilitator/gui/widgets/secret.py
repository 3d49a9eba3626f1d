"""The eye in a passphrase field: shows what is typed while it is open."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from core_facilitator.gui.theme import Theme


class Secret(QObject):
    """Hides what is typed into a field, and lets its user look."""

    def __init__(self, field: QLineEdit, theme: Theme) -> None:
        super().__init__(field)
        self._field = field
        self._theme = theme
        self._look = QAction(field)
        self._look.triggered.connect(self._turn)
        field.addAction(self._look, QLineEdit.ActionPosition.TrailingPosition)
        self._show(hidden=True)

    @Slot()
    def _turn(self) -> None:
        self._show(hidden=self._field.echoMode() is QLineEdit.EchoMode.Normal)

    def _show(self, *, hidden: bool) -> None:
        self._field.setEchoMode(QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal)
        self._look.setIcon(self._theme.icon("eye-off" if hidden else "eye"))
        self._look.setText(self.tr("Show what is typed") if hidden else self.tr("Hide what is typed"))
