"""One line in place, for a message that the room sees at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

if TYPE_CHECKING:
    from core_facilitator.gui.room_display import RoomDisplay

_MOST = 240  # letters: more is not read from eight meters


class RoomLine(QWidget):
    """Enter shows what is typed, and Esc takes it away. It stays open as long as the room sees it.

    Signals: `done`: the keyboard belongs to the run screen again.
    """

    done = Signal()

    def __init__(self, display: RoomDisplay) -> None:
        super().__init__()
        self._display = display
        self.setProperty("ground", "chrome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        label = QLabel(self.tr("For the room"))
        label.setProperty("type", "strong")
        self.words_edit = QLineEdit()
        self.words_edit.setMaxLength(_MOST)
        self.words_edit.setPlaceholderText(self.tr("One line that everybody reads at once"))
        label.setBuddy(self.words_edit)
        self.words_edit.setAccessibleName(label.text())
        self.show_button = QPushButton(self.tr("Show it"))
        self.show_button.setProperty("variant", "primary")
        self.away_button = QPushButton(self.tr("Take it away"))
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 12, 32, 12)
        row.setSpacing(12)
        for part in (label, self.words_edit, self.show_button, self.away_button):
            row.addWidget(part)
        for button in (self.show_button, self.away_button):
            button.setAutoDefault(True)
        self.show_button.setToolTip(self.tr("Enter"))
        self.away_button.setToolTip(self.tr("Esc"))
        self.words_edit.returnPressed.connect(self._say)
        self.words_edit.textChanged.connect(self._tell)
        self.show_button.clicked.connect(self._say)
        self.away_button.clicked.connect(self._take_away)
        display.changed.connect(self._follow)
        self._tell()
        self.hide()

    @Slot()
    def open(self) -> None:
        """Ask for the message, or for another."""
        self.show()
        self.words_edit.setFocus()
        self.words_edit.selectAll()

    def escape(self) -> bool:
        """Take the message away and close; return whether there was something to close."""
        if self.isHidden():
            return False
        self._take_away()
        return True

    @Slot()
    def _say(self) -> None:
        self._display.say(" ".join(self.words_edit.text().split()))
        if self._display.message:
            self._tell()
            self.done.emit()
        else:
            self._take_away()

    @Slot()
    def _take_away(self) -> None:
        self._display.say("")
        self.words_edit.clear()
        if not self.isHidden():
            self.hide()
            self.done.emit()

    @Slot()
    def _follow(self) -> None:
        """Close when the page is taken away, and the message with it; be there with one that came back by itself."""
        if not self._display.is_on and not self.isHidden():
            self._take_away()
        elif self._display.message and self.isHidden():
            self.words_edit.setText(self._display.message)
            self.show()

    @Slot()
    def _tell(self) -> None:
        """Offer to show what is not what the room sees already."""
        typed = " ".join(self.words_edit.text().split())
        self.show_button.setEnabled(typed != self._display.message)
        self.show_button.setText(
            self.tr("It is shown") if typed and typed == self._display.message else self.tr("Show it")
        )
