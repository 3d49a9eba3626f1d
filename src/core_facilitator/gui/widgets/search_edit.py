"""A field to search in: a magnifying glass before the words, both as large as the text."""

from PySide6.QtCore import QPoint, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from core_facilitator.gui.theme import Theme

_ICON, _GAP = 20, 8  # px
_ASIDE = 12


class SearchEdit(QLineEdit):
    """A line of text. Qt's own pictures in such a field do not grow with the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None

    def set_theme(self, theme: Theme) -> None:
        """Paint in this theme's colors and sizes."""
        self._theme = theme
        theme.changed.connect(self._make_room)
        self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._theme is not None:
            side = self._theme.px(_ICON)
            at = QPoint(self._theme.px(_ASIDE), (self.height() - side) // 2)
            QPainter(self).drawPixmap(at, self._theme.pixmap("search", "ink-2", _ICON))

    @Slot(str)
    def go_on_typing(self, letters: str) -> None:
        """Take letters that were typed elsewhere, and the keyboard with them."""
        self.setFocus()
        self.setText(self.text() + letters)

    @Slot()
    def go_to(self) -> None:
        """Take the keyboard, with all words selected."""
        self.setFocus()
        self.selectAll()

    @Slot()
    def _make_room(self) -> None:
        if self._theme is not None:
            self.setTextMargins(self._theme.px(_ICON + _GAP), 0, 0, 0)
