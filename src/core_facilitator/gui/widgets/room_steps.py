"""Goes through the pages that the room sees: back, which one it is, on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

if TYPE_CHECKING:
    from core_facilitator.gui.theme import Theme


class RoomSteps(QWidget):
    """`wanted` carries 1 for the next page and -1 for the one before. It hides where there is one page only."""

    wanted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.page_label = QLabel()
        self.page_label.setProperty("tone", "ink-2")
        self.before_button = _button(theme, "chevron-left", self.tr("Show the room the page before"))
        self.after_button = _button(theme, "chevron-right", self.tr("Show the room the next page"))
        self.before_button.clicked.connect(partial(self.wanted.emit, -1))
        self.after_button.clicked.connect(partial(self.wanted.emit, 1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        for part in (self.before_button, self.page_label, self.after_button):
            row.addWidget(part)
        self.hide()

    def show_page(self, page: int, pages: int) -> None:
        """Say which of so many pages the room sees, from 0; with none of several, be out of the way."""
        self.setVisible(pages > 1)
        self.page_label.setText(self.tr("In the room: {0} of {1}").format(page + 1, pages))
        self.before_button.setEnabled(page > 0)
        self.after_button.setEnabled(page + 1 < pages)


def _button(theme: Theme, glyph: str, words: str) -> QPushButton:
    button = QPushButton()
    button.setProperty("extent", "icon")
    button.setIcon(theme.icon(glyph, "ink-2"))
    button.setToolTip(words)
    button.setAccessibleName(words)
    return button
