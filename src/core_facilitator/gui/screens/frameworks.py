"""The frameworks that protocols come from: a page for each, with its way as a drawing and its protocols as links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from core_facilitator.gui import form
from core_facilitator.gui.widgets.elided_combo import ElidedCombo
from core_facilitator.gui.widgets.framework_list import FrameworkList
from core_facilitator.gui.widgets.framework_page import FrameworkPageView

if TYPE_CHECKING:
    from core_facilitator.domain.framework_pages import FrameworkPage
    from core_facilitator.gui.cards import Cards
    from core_facilitator.gui.pages import Pages
    from core_facilitator.gui.theme import Theme

_LIST = 256  # px
_PAGE = 520  # px that a page needs beside the list


class FrameworksScreen(QWidget):
    """Shows one page at a time. Reads them when it is first shown.

    `card_wanted` carries the key of a protocol that its user wants to see, `paper_wanted` the page to print.
    """

    list_pane: QWidget
    list_label: QLabel
    page_list: FrameworkList
    list_line: QFrame
    page_combo: ElidedCombo
    paper_button: QPushButton
    note_area: QWidget
    note_label: QLabel
    note_hint_label: QLabel
    note_button: QPushButton
    head_row: QWidget
    head_line: QFrame
    page_pane: QWidget
    foot_line: QFrame
    foot_row: QWidget

    card_wanted = Signal(str)
    paper_wanted = Signal(object)

    def __init__(self, theme: Theme, cards: Cards, pages: Pages) -> None:
        super().__init__()
        form.fill(self, "frameworks", theme)
        self._theme = theme
        self._cards = cards
        self._pages = pages
        self._coming = ""  # the page that is wanted as soon as there are any
        self.view = FrameworkPageView(theme, cards.get)
        layout = self.page_pane.layout()
        if layout is not None:
            layout.addWidget(self.view)
        self.setFocusProxy(self.page_list)
        self.page_list.chosen.connect(self._show_page)
        self.page_combo.activated.connect(self._choose)
        self.paper_button.clicked.connect(self._print)
        self.note_button.clicked.connect(self._try_again)
        self.view.card_wanted.connect(self.card_wanted)
        pages.changed.connect(self._take_pages)
        pages.not_read.connect(self._say_not_read)
        cards.changed.connect(self.view.take_cards)
        theme.changed.connect(self._take_theme)
        self._take_pages()
        self._take_theme()

    def show_framework(self, key: str) -> bool:
        """Show the page of a framework, as soon as it is read; return whether there may be one."""
        self._coming = key
        if self._pages.shelf is None:
            self._pages.load()
            return True
        return self.page_list.choose(key)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._cards.load()
        self._pages.load()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    @Slot()
    def _take_pages(self) -> None:
        shelf = self._pages.shelf
        self.note_area.setVisible(shelf is None)
        self.page_pane.setVisible(shelf is not None)
        self._fold()
        if shelf is None:
            self._say(self.tr("Reading the pages…"))
            return
        self.page_list.show_pages(shelf.frameworks)
        self.page_combo.clear()
        for page in shelf.frameworks:
            self.page_combo.addItem(page.title, page.key)
        if not (self._coming and self.page_list.choose(self._coming)):
            self.page_list.choose(shelf.frameworks[0].key)

    @Slot(str)
    def _show_page(self, key: str) -> None:
        page = self._page(key)
        if page is not None and page is not self.view.page:
            self.view.show_page(page)
            self.page_combo.setCurrentIndex(self.page_combo.findData(key))

    def _page(self, key: str) -> FrameworkPage | None:
        shelf = self._pages.shelf
        return next((page for page in shelf.frameworks if page.key == key), None) if shelf is not None else None

    @Slot(int)
    def _choose(self, place: int) -> None:
        self.page_list.choose(self.page_combo.itemData(place))

    @Slot()
    def _print(self) -> None:
        if self.view.page is not None:
            self.paper_wanted.emit(self.view.page)

    def _say(self, words: str, hint: str = "", action: str = "") -> None:
        self.note_label.setText(words)
        self.note_hint_label.setText(hint)
        self.note_hint_label.setVisible(bool(hint))
        self.note_button.setText(action)
        self.note_button.setVisible(bool(action))

    @Slot(object)
    def _say_not_read(self, _error: Exception) -> None:
        hint = self.tr("A file of the app is missing or damaged. Your work is not affected.")
        self._say(self.tr("The pages could not be read."), hint, self.tr("Try again"))

    @Slot()
    def _try_again(self) -> None:
        self._say(self.tr("Reading the pages…"))
        self._pages.load()

    @Slot()
    def _take_theme(self) -> None:
        self.list_pane.setFixedWidth(self._theme.px(_LIST))
        self.list_label.setContentsMargins(self._theme.px(24), 0, 0, 0)
        self.view.take_theme()
        self._fold()

    def _fold(self) -> None:
        """Where there is too little room beside the list, a field to choose from stands above the page."""
        beside = self.width() >= self._theme.px(_LIST + _PAGE)
        self.list_pane.setVisible(beside)
        self.list_line.setVisible(beside)
        shown = self._pages.shelf is not None
        for part in (self.head_row, self.head_line):
            part.setVisible(shown and not beside)
        for part in (self.foot_row, self.foot_line):
            part.setVisible(shown and beside)
        layout = (self.foot_row if beside else self.head_row).layout()
        if isinstance(layout, QHBoxLayout) and layout.indexOf(self.paper_button) < 0:
            layout.insertWidget(0 if beside else 1, self.paper_button)
        self.setFocusProxy(self.page_list if beside else self.page_combo)
