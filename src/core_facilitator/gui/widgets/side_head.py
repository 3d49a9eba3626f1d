"""The head of a section in the right column: what it is, a link to all of it, and the key that does the same."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from core_facilitator.gui import shortcuts


class SideHead(QWidget):
    """`wanted`: the link was pressed."""

    wanted = Signal()

    def __init__(self, title: str, link: str, shortcut: str) -> None:
        super().__init__()
        self.title_label = QLabel(title)
        self.title_label.setProperty("type", "heading")
        self.title_label.setTextFormat(Qt.TextFormat.PlainText)
        self.title_label.setWordWrap(True)
        self.button = QPushButton(link)
        self.button.setProperty("variant", "link")
        self.button.setProperty("extent", "caption")
        self.button.setToolTip(shortcuts.words(shortcut))
        self.button.clicked.connect(self.wanted)
        self._cap = QLabel(shortcuts.SHORTCUTS[shortcut].keys[0])
        self._cap.setProperty("type", "key")
        self._cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._cap.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.title_label, 1)
        row.addWidget(self.button)
        row.addWidget(self._cap, 0, Qt.AlignmentFlag.AlignVCenter)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The cap of the key belongs to the link."""
        if event.type() == QEvent.Type.MouseButtonRelease:
            self.wanted.emit()
        return super().eventFilter(watched, event)
