"""What a check-in has on paper: forms and the sheet to count them before, its results after, with their true pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QVBoxLayout, QWidget

from core_facilitator.gui.dialogs.sheets import SheetsDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from core_facilitator.documents.blocks import Document
    from core_facilitator.gui.tools import Tools


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """One document that can be printed. `make` returns it, with what people wrote or without."""

    label: str
    make: Callable[[bool], Document]
    words: bool = False


class CheckInPapers(SheetsDialog):
    """Shows the pages of what is chosen; what people wrote is left out until somebody ticks it."""

    options_content: QWidget

    def __init__(self, parent: QWidget, tools: Tools, title: str, choices: tuple[PaperChoice, ...]) -> None:
        self._papers = choices
        super().__init__(parent, tools, choices[0].make(False), title)
        self.setWindowTitle(self.tr("Print check-in"))
        self.title_label.setText(title)
        self.what_combo = QComboBox()
        self.words_check = QCheckBox(self.tr("Also what people wrote"))
        self._lay_out()
        self.what_combo.activated.connect(self._take)
        self.words_check.clicked.connect(self._take)
        self._show_words()

    def _lay_out(self) -> None:
        for one in self._papers:
            self.what_combo.addItem(one.label)
        label = QLabel(self.tr("&Pages"))
        label.setProperty("type", "field")
        label.setBuddy(self.what_combo)
        self.what_combo.setAccessibleName(self.tr("Pages"))
        layout = self.options_content.layout()
        if not isinstance(layout, QVBoxLayout):
            raise TypeError(layout)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(label)
        column.addWidget(self.what_combo)
        layout.insertLayout(0, column)
        layout.insertWidget(1, self.words_check)
        several = len(self._papers) > 1
        label.setVisible(several)
        self.what_combo.setVisible(several)
        (self.what_combo if several else self.choices.paper_combo).setFocus()

    @property
    def _paper(self) -> PaperChoice:
        return self._papers[self.what_combo.currentIndex()]

    def _show_words(self) -> None:
        self.words_check.setVisible(self._paper.words)

    @Slot()
    def _take(self) -> None:
        """Show other pages, the first of them first."""
        self._document = self._paper.make(self.words_check.isChecked())
        self._show_words()
        self.out.tell("", "")
        self.out.pages.first()
        self._change()
