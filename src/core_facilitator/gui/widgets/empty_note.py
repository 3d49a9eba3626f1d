"""The note where no rows stand: they are being read, none fits what is looked for, or they could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from core_facilitator.gui import form
from core_facilitator.gui.widgets.search_edit import SearchEdit

if TYPE_CHECKING:
    from collections.abc import Callable


class EmptyNote(QObject):
    """Says why nothing is shown, and is the way back from a search that found nothing.

    `retried` says that its user wants to have them read again.
    """

    search_edit: SearchEdit
    note_area: QWidget
    note_label: QLabel
    note_hint_label: QLabel
    note_button: QPushButton

    retried = Signal()

    def __init__(self, screen: QWidget, clear_filters: Callable[[], object]) -> None:
        """`clear_filters` takes away all that is asked beside the words."""
        super().__init__(screen)
        form.bind(self, screen)
        self._clear_filters = clear_filters
        self._failed = False
        self.note_button.clicked.connect(self._help)

    def tell_reading(self, words: str) -> None:
        """Say that they are being read."""
        self._failed = False
        self._say(words)

    def tell_none(self, words: str, hint: str, action: str) -> None:
        """Say that none fits; a click on the action shows all."""
        self._failed = False
        self._say(words, hint, action)

    def tell_not_read(self, words: str, hint: str = "") -> None:
        """Say why they could not be read, and offer to try again."""
        self._failed = True
        self._say(words, hint or self.tr("A file of the app is missing or damaged. Your work is not affected."))
        self.note_button.setText(self.tr("Try again"))
        self.note_button.show()

    def be_silent(self) -> None:
        """Say nothing: there are rows."""
        self._failed = False
        self.note_area.hide()

    @Slot()
    def clear(self) -> None:
        """Clear the words, then what is asked beside them."""
        if self.search_edit.text():
            self.search_edit.clear()
        else:
            self._clear_filters()
        self.search_edit.setFocus()

    def _say(self, words: str, hint: str = "", action: str = "") -> None:
        self.note_label.setText(words)
        self.note_hint_label.setText(hint)
        self.note_hint_label.setVisible(bool(hint))
        self.note_button.setText(action)
        self.note_button.setVisible(bool(action))
        self.note_area.show()

    @Slot()
    def _help(self) -> None:
        if self._failed:
            self._failed = False
            self.retried.emit()
            return
        self.search_edit.clear()
        self._clear_filters()
        self.search_edit.setFocus()
