"""A field to paste a text of some pages into. A text that would hold up the window is not taken, and that is said."""

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

MOST = 500_000  # letters: some hundred pages


class PasteEdit(QPlainTextEdit):
    """`refused` says that what was pasted or dropped is far too long."""

    refused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if len(source.text()) > MOST:
            self.refused.emit()
        else:
            super().insertFromMimeData(source)
