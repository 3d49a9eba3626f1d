"""A line of text over a row of the day, open until Enter, Escape or a click elsewhere."""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from core_facilitator.gui.widgets.typed_text import TypedText, Typing


class InlineEdit(QLineEdit):
    """Emits `done` with the text, `tabbed` with it when Tab was pressed, or `left` when it was given up."""

    done = Signal(str)
    tabbed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget, typing: Typing) -> None:
        super().__init__(parent)
        self._typing = typing
        self._place = ""
        self._typed = TypedText(self, typing, self)
        self.setProperty("look", "inline")
        self.hide()

    def open_at(self, rect: QRect, place: str, text: str, *, font: QFont, name: str, begin: str | None = None) -> None:
        """Open over a rectangle of the parent.

        Args:
            rect: where; grown a little, so that the words stay where they are.
            place: where a draft of it is kept.
            text: the stored text.
            font: that of the text below.
            name: what a screen reader calls the field.
            begin: other words to begin with than the stored ones.
        """
        self._place = place
        self.setFont(font)
        self.setAccessibleName(name)
        self._typed.show(place, text)
        if begin is not None:
            self.setText(begin)
        self.move_to(rect)
        self.show()
        self.raise_()
        self.setFocus()
        self.selectAll()

    def move_to(self, rect: QRect) -> None:
        """Follow the row."""
        self.setGeometry(rect.adjusted(-8, -3, 8, 3))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._typing.drop(self._place)
            self.close_up()
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab:
            self.close_up()
            self.tabbed.emit(self.text())
            return True
        if event.type() is QEvent.Type.FocusOut:
            self.finish()
        return super().event(event)

    def close_up(self) -> None:
        """Hide, and say nothing of it."""
        self._typed.rest()
        self._place = ""
        self.hide()

    def finish(self) -> None:
        """Hand on the text, unless the line is closed."""
        if self._place:
            text = self.text()
            self.close_up()
            self.done.emit(text)
