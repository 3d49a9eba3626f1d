"""What a check-in has on paper: forms and the sheet to count them before, its results after, with their true pages."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QVBoxLayout, QWidget

from core_facilitator.export.formats import RUN_SHEET_FORMATS
from core_facilitator.gui.dialogs.sheets import SheetsDialog
from core_facilitator.gui.page_orders import CountOrder, SheetOrder

if TYPE_CHECKING:
    from collections.abc import Callable

    from core_facilitator.documents.blocks import Document
    from core_facilitator.documents.check_in_counts import CountSheet
    from core_facilitator.gui.tools import Tools


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """One document that can be printed. `make` returns it, with what people wrote or without.

    `words_from`: people wrote something, which may be shown because so many answered; 0: nobody did. `counts` are the
    rows that there are of it, for a spreadsheet.
    """

    label: str
    make: Callable[[bool], Document]
    words_from: int = 0
    counts: CountSheet | None = None


class CheckInPapers(SheetsDialog):
    """Shows the pages of what is chosen; what people wrote is left out until somebody ticks it, warned in place."""

    options_content: QWidget

    def __init__(self, parent: QWidget, tools: Tools, title: str, choices: tuple[PaperChoice, ...]) -> None:
        self._papers = choices
        self._paper = choices[0]
        more = () if self._paper.counts is None else (RUN_SHEET_FORMATS["csv"],)
        super().__init__(parent, tools, self._made(with_words=False), title, more)
        self.setWindowTitle(self.tr("Print check-in"))
        self.title_label.setText(title)
        self.what_combo = QComboBox()
        self.words_check = QCheckBox(self.tr("Also what people wrote"))
        self.words_label = QLabel()
        self.words_label.setProperty("type", "caption")
        self.words_label.setProperty("tone", "ink-2")
        self.words_label.setWordWrap(True)
        self._lay_out()
        self.what_combo.activated.connect(self._take)
        self.words_check.clicked.connect(self._take)
        self.choices.changed.connect(self._show_words)
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
        layout.insertWidget(2, self.words_label)
        several = len(self._papers) > 1
        label.setVisible(several)
        self.what_combo.setVisible(several)
        (self.what_combo if several else self.choices.paper_combo).setFocus()

    def _made(self, *, with_words: bool) -> Document:
        """Return the document; where there are several, each file is called after its own."""
        made = self._paper.make(with_words)
        return replace(made, subject=self._paper.label) if len(self._papers) > 1 else made

    def _order(self) -> SheetOrder:
        order, counts = super()._order(), self._paper.counts
        if counts is None:
            return order
        return CountOrder(counts=counts, **{field.name: getattr(order, field.name) for field in fields(order)})

    @Slot()
    def _show_words(self) -> None:
        """Say what it means to print words, before they are printed; a spreadsheet has none."""
        least, numbers = self._paper.words_from, self.choices.format.key == RUN_SHEET_FORMATS["csv"].key
        for part in (self.words_check, self.words_label):
            part.setVisible(bool(least))
        self.words_check.setEnabled(not numbers)
        if numbers:
            self.words_label.setText(self.tr("A CSV file has the numbers only, and no words."))
            return
        self.words_label.setText(
            self.tr(
                "People can be recognized by how they write, though no name is there. Their words may be shown because "
                "{0} or more answered: print them only for the group that wrote them."
            ).format(least)
        )
        self.words_check.setAccessibleDescription(self.words_label.text())

    @Slot()
    def _take(self) -> None:
        """Show other pages, the first of them first."""
        self._paper = self._papers[self.what_combo.currentIndex()]
        self._document = self._made(with_words=self.words_check.isChecked())
        self._show_words()
        self.out.tell("", "")
        self.out.pages.first()
        self._change()
