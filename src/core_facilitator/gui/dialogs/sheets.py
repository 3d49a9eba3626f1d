"""One document of the library, the page of a framework or a deck of prompts, with its true pages beside the choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QWidget

from core_facilitator.export.names import cards_name
from core_facilitator.gui import form
from core_facilitator.gui.dialogs.page_choices import PageChoices
from core_facilitator.gui.dialogs.pages_out import PagesOut
from core_facilitator.gui.page_orders import SheetOrder
from core_facilitator.gui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from core_facilitator.documents.blocks import Document
    from core_facilitator.export.formats import Format
    from core_facilitator.gui.tools import Tools

_WIDTH, _HEIGHT = 1040, 760


class SheetsDialog(QDialog):
    """Shows, saves and prints a document. `named` is what its file is called after; nothing for several things.

    `more` are formats that it can be saved in besides those of documents.
    """

    title_label: ElidedLabel

    def __init__(
        self, parent: QWidget, tools: Tools, document: Document, named: str, more: tuple[Format, ...] = ()
    ) -> None:
        super().__init__(parent)
        form.fill(self, "sheets", tools.theme)
        self.setWindowTitle(self.tr("Print from the library"))
        self._document = document
        self._named = named
        self.out = PagesOut(self, tools.theme, tools.work, tools.ask, self.tr("Save the pages"))
        self.choices = PageChoices(self, tools.preferences.settings.paper, more)
        self.choices.changed.connect(self._change)
        self.title_label.setText(document.title)
        self.choices.paper_combo.setFocus()
        self._change()
        self.resize(tools.theme.room(_WIDTH, _HEIGHT, parent.size()))

    def done(self, result: int) -> None:
        """Close; what is being saved is stopped."""
        self.out.close()
        super().done(result)

    @Slot()
    def _change(self) -> None:
        """Take what the form says now, and order the pages anew."""
        form_of = self.choices.format
        self.out.order(self._order(), form_of, self._document.title)
        self.out.offer(cards_name(self._named, self._document.subject, form_of), form_of.suffix, anew=False)

    def _order(self) -> SheetOrder:
        """Return the pages as they are chosen."""
        choices = self.choices
        return SheetOrder(
            document=self._document,
            format=choices.format.key,
            paper=choices.paper,
            text_size=choices.text_size,
            grayscale=choices.grayscale,
        )
