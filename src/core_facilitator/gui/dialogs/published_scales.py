"""Scales that others published: what each measures, whose it is, and what license it needs. None of them is here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QScrollArea, QWidget

from core_facilitator.gui import form
from core_facilitator.gui.models import instrument_pages
from core_facilitator.gui.widgets.growing_dialog import fit

if TYPE_CHECKING:
    from core_facilitator.domain.published_scales import ReadingList
    from core_facilitator.gui.theme import Theme

_SIZE = 820, 680  # px at the standard text size, where the window has that much room


class PublishedScales(QDialog):
    """Accepted when its reader wants to type an instrument in."""

    read_area: QScrollArea
    read_label: QLabel
    hint_label: QLabel
    type_button: QPushButton
    done_button: QPushButton

    def __init__(self, parent: QWidget, theme: Theme, found: ReadingList, *, writable: bool) -> None:
        super().__init__(parent)
        form.fill(self, "published_scales", theme)
        self.setWindowTitle(self.tr("Published scales"))
        fit(self, theme, *_SIZE)
        self._theme = theme
        self._found = found
        self.type_button.setVisible(writable)
        self.hint_label.setVisible(writable)
        self.type_button.clicked.connect(self.accept)
        self.done_button.clicked.connect(self.reject)
        self.done_button.setDefault(True)
        theme.changed.connect(self._show)
        self._show()
        self.read_area.setFocus()

    @Slot()
    def _show(self) -> None:
        self.read_label.setText(instrument_pages.published_page(self._found, self._theme))
