"""The page behind F1: every key, from the same table that builds the actions."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QWidget

from core_facilitator.gui import form, shortcuts
from core_facilitator.gui.theme import Theme


class KeyboardHelp(QDialog):
    """Lists the keys by where they work."""

    scroll_area: QScrollArea
    keys_content: QWidget
    close_button: QPushButton

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        form.fill(self, "keyboard_help", theme)
        self.resize(theme.room(620, 720, parent.size()))
        self.setWindowTitle(self.tr("Keyboard"))
        layout = self.keys_content.layout()
        if isinstance(layout, QGridLayout):
            self._list(layout)
        self.close_button.clicked.connect(self.accept)

    def _list(self, layout: QGridLayout) -> None:
        layout.setHorizontalSpacing(24)
        layout.setVerticalSpacing(6)
        layout.setColumnStretch(1, 1)
        where = ""
        for shortcut in shortcuts.SHORTCUTS.values():
            if not shortcut.keys:
                continue
            if shortcut.where != where:
                where = shortcut.where
                heading = QLabel(QCoreApplication.translate("Shortcuts", where))
                heading.setProperty("type", "strong")
                heading.setContentsMargins(0, 12, 0, 4)
                layout.addWidget(heading, layout.rowCount(), 0, 1, 2)
            row = layout.rowCount()
            layout.addLayout(_caps(shortcut.keys), row, 0)
            layout.addWidget(QLabel(shortcuts.words(shortcut.name).rstrip("…")), row, 1)
        layout.setRowStretch(layout.rowCount(), 1)


def _caps(keys: tuple[str, ...]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    for key in keys:
        cap = QLabel(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText))
        cap.setProperty("type", "key")
        cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(cap)
    row.addStretch(1)
    return row
