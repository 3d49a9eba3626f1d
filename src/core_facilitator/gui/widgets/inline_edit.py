"""A line of text over a row of the day, open until Enter, Escape or a click elsewhere."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from core_facilitator.gui.widgets.typed_text import TypedText, Typing


class InlineEdit(QLineEdit):
    """Emits `done` with the text, `tabbed` with it when Tab was pressed, or `left` when it was given up.

    `refused` carries a text that Enter or Tab was pressed on and that means nothing: the line stays open with it.
    """

    refused = Signal(str)
    done = Signal(str)
    tabbed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget, typing: Typing) -> None:
        super().__init__(parent)
        self._typing = typing
        self._place = ""
        self._means: Callable[[str], object] = str
        self._typed = TypedText(self, typing, self)
        self.setProperty("look", "inline")
        self.hide()

    def open_at(
        self,
        rect: QRect,
        place: str,
        text: str,
        *,
        font: QFont,
        name: str,
        begin: str | None = None,
        means: Callable[[str], object] = str,
    ) -> None:
        """Open over a rectangle of the parent.

        Args:
            rect: where; grown a little, so that the words stay where they are.
            place: where a draft of it is kept.
            text: the stored text.
            font: that of the text below.
            name: what a screen reader calls the field.
            begin: other words to begin with than the stored ones.
            means: says what a text means, None for nothing.
        """
        self._means = means
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
            if self._understood():
                self.finish()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab:
            if self._understood():
                self.close_up()
                self.tabbed.emit(self.text())
            return True
        if event.type() is QEvent.Type.FocusOut:
            self.finish()
        return super().event(event)

    def _understood(self) -> bool:
        text = self.text().strip()
        if text and self._means(text) is None:
            self.refused.emit(text)
            return False
        return True

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
