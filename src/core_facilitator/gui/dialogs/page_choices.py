"""How pages from the library are printed: the fields for paper, size of text, format and grays of a dialog."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog

from core_facilitator.domain.packets import Paper, TextSize
from core_facilitator.export.formats import DOCUMENT_FORMATS, Format
from core_facilitator.gui import form


class PageChoices(QObject):
    """Works on the fields of a dialog; `changed` says that one of them was. They begin with the paper given.

    `more` are formats besides those of documents.
    """

    changed = Signal()

    paper_combo: QComboBox
    size_combo: QComboBox
    format_combo: QComboBox
    gray_check: QCheckBox

    def __init__(self, dialog: QDialog, paper: Paper, more: tuple[Format, ...] = ()) -> None:
        super().__init__(dialog)
        form.bind(self, dialog)
        for words, each in ((self.tr("US Letter"), Paper.LETTER), (self.tr("A4"), Paper.A4)):
            self.paper_combo.addItem(words, each)
        for words, size in ((self.tr("Standard"), TextSize.STANDARD), (self.tr("Large"), TextSize.LARGE)):
            self.size_combo.addItem(words, size)
        self._formats = DOCUMENT_FORMATS | {form_of.key: form_of for form_of in more}
        for form_of in self._formats.values():
            self.format_combo.addItem(form_of.name, form_of.key)
        self.paper_combo.setCurrentIndex(self.paper_combo.findData(paper))
        for combo in (self.paper_combo, self.size_combo, self.format_combo):
            combo.activated.connect(self._tell)
        self.gray_check.clicked.connect(self._tell)

    @property
    def paper(self) -> Paper:
        """The paper chosen."""
        return Paper(self.paper_combo.currentData())

    @property
    def text_size(self) -> TextSize:
        """The size of text chosen."""
        return TextSize(self.size_combo.currentData())

    @property
    def format(self) -> Format:
        """The format chosen."""
        return self._formats[self.format_combo.currentData()]

    @property
    def grayscale(self) -> bool:
        """Whether no color is wanted."""
        return self.gray_check.isChecked()

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()
