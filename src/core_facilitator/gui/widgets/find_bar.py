"""A bar to find words in the session: how many blocks hold them, and from one to the next."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from core_facilitator.gui.models.find_blocks import Found
from core_facilitator.gui.theme import Theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindBar(QFrame):
    """Asks for words; `asked` when they change, `shown` with each place gone to, `closed` when it is left."""

    asked = Signal(str)
    shown = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: tuple[Found, ...] = ()
        self._at = -1
        self.words_edit = _WordsEdit()
        self.words_edit.setPlaceholderText(self.tr("Find in this session: titles, notes, people"))
        self.words_edit.setAccessibleName(self.tr("Find in this session"))
        self.words_edit.setProperty("extent", "small")
        self.count_label = QLabel()
        self.count_label.setProperty("type", "caption")
        self.count_label.setProperty("tone", "ink-2")
        self.previous_button = self._button(theme, "chevron-up", self.tr("Previous"))
        self.next_button = self._button(theme, "chevron-down", self.tr("Next"))
        self.close_button = self._button(theme, "x", self.tr("Close"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 6, 24, 6)  # as the form has it around the bar
        layout.setSpacing(8)
        layout.addWidget(self.words_edit, 1)
        layout.addWidget(self.count_label)
        for button in (self.previous_button, self.next_button, self.close_button):
            layout.addWidget(button)
        self.words_edit.textChanged.connect(self.asked)
        self.words_edit.returnPressed.connect(self.next)
        self.words_edit.back_asked.connect(self.previous)
        self.words_edit.left.connect(self.close_bar)
        self.previous_button.clicked.connect(self.previous)
        self.next_button.clicked.connect(self.next)
        self.close_button.clicked.connect(self.close_bar)
        self.hide()

    def open_bar(self) -> None:
        """Show the bar with its words ready to be typed over."""
        self.show()
        self.words_edit.setFocus()
        self.words_edit.selectAll()
        self.asked.emit(self.words_edit.text())

    def show_found(self, found: tuple[Found, ...]) -> None:
        """Say how many blocks hold the words; Next goes to the first of them."""
        if found != self._found:
            self._found, self._at = found, -1
        for button in (self.previous_button, self.next_button):
            button.setEnabled(bool(found))
        self._say()

    @Slot()
    def next(self) -> None:
        """Go to the next place, after the last to the first."""
        self._go(1)

    @Slot()
    def previous(self) -> None:
        """Go to the place before, before the first to the last."""
        self._go(-1)

    @Slot()
    def close_bar(self) -> None:
        """Hide the bar."""
        self.hide()
        self.closed.emit()

    def _go(self, step: int) -> None:
        self.asked.emit(self.words_edit.text())  # a block that was found may be gone by now
        if not self._found:
            return
        self._at = (self._at + step) % len(self._found) if self._at >= 0 else (0 if step > 0 else len(self._found) - 1)
        self._say()
        self.shown.emit(self._found[self._at])

    def _say(self) -> None:
        if not self.words_edit.text().strip():
            text = ""
        elif not self._found:
            text = self.tr("Nothing found")
        elif self._at < 0:
            text = self.tr("1 block") if len(self._found) == 1 else self.tr("{0} blocks").format(len(self._found))
        else:
            where = self._found[self._at].where
            text = self.tr("{0} of {1}, in “{2}”").format(self._at + 1, len(self._found), where)
        self.count_label.setText(text)

    def _button(self, theme: Theme, glyph: str, words: str) -> QPushButton:
        button = QPushButton()
        button.setIcon(theme.icon(glyph, "ink-2"))
        button.setProperty("variant", "quiet")
        button.setProperty("extent", "small-icon")
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button


class _WordsEdit(QLineEdit):
    """Escape leaves it, Shift with Enter is for going back."""

    left = Signal()
    back_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.back_asked.emit()
        else:
            super().keyPressEvent(event)
