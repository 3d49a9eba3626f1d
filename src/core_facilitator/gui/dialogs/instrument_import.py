"""What a file of an instrument would bring, before it is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QPushButton, QScrollArea, QWidget

from core_facilitator.domain.protocol_imports import Fate
from core_facilitator.gui import form
from core_facilitator.gui.models import check_in_words, instrument_pages
from core_facilitator.gui.widgets.growing_dialog import fit

if TYPE_CHECKING:
    from core_facilitator.domain.instrument_imports import Arrival
    from core_facilitator.gui.theme import Theme

_SIZE = 820, 680  # px at the standard text size, where the window has that much room


class InstrumentImport(QDialog):
    """Accepted when it is to be kept, `as_copy` or in place of the one that is here."""

    heading_label: QLabel
    fate_label: QLabel
    read_area: QScrollArea
    read_label: QLabel
    copy_check: QCheckBox
    file_label: QLabel
    cancel_button: QPushButton
    import_button: QPushButton

    def __init__(self, parent: QWidget, theme: Theme, file: str, arrival: Arrival) -> None:
        super().__init__(parent)
        form.fill(self, "instrument_import", theme)
        self.setWindowTitle(self.tr("Import an instrument"))
        fit(self, theme, *_SIZE)
        self._theme = theme
        self._arrival = arrival
        self.heading_label.setText(arrival.offered.title.text)
        self.fate_label.setText(self._fate())
        self.file_label.setText(file)
        self.copy_check.setVisible(arrival.fate is Fate.CHANGED)
        self.import_button.setEnabled(arrival.fate is not Fate.SAME)
        self.import_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        self.import_button.setDefault(True)
        self.copy_check.toggled.connect(self._show)
        theme.changed.connect(self._show)
        self._show()
        self.read_area.setFocus()

    @property
    def as_copy(self) -> bool:
        """Whether the one that is here stays as it is."""
        return self.copy_check.isChecked()

    @Slot()
    def _show(self) -> None:
        arrival, theme = self._arrival, self._theme
        changes = arrival.fate is Fate.CHANGED and not self.as_copy
        if changes:
            self.read_label.setText(instrument_pages.differences_page(arrival.differences, theme))
        else:
            self.read_label.setText(instrument_pages.instrument_page(arrival.offered, theme))
        self.import_button.setText(self.tr("Replace mine") if changes else self.tr("Import"))
        self.read_area.verticalScrollBar().setValue(0)

    def _fate(self) -> str:
        said = {
            Fate.ADDED: self.tr("It becomes one of your own instruments."),
            Fate.CHANGED: self.tr(
                "You have it already. What the file says would take the place of yours; what was asked stays as it was."
            ),
            Fate.COPIED: self.tr(
                "An instrument that is here already has this key, and stays as it is. This one becomes a copy of your "
                "own."
            ),
            Fate.SAME: self.tr("It is here just as the file has it. Nothing changes."),
        }
        return f"{check_in_words.size(self._arrival.offered)}. {said[self._arrival.fate]}"
