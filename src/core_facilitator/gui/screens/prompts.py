"""Prompts to write on: find them by words and filters, tick some, and put them into a block, copy or print them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QWidget

from core_facilitator.gui import form, shortcuts
from core_facilitator.gui.screens.prompt_filters import PromptFilters
from core_facilitator.gui.screens.prompt_side import PromptSide
from core_facilitator.gui.widgets.empty_note import EmptyNote
from core_facilitator.gui.widgets.prompt_list import PromptList
from core_facilitator.gui.widgets.search_edit import SearchEdit

if TYPE_CHECKING:
    from core_facilitator.domain.prompt_finding import Prompts
    from core_facilitator.gui.pages import Pages
    from core_facilitator.gui.theme import Theme

_FILTERS, _SIDE, _NARROW_SIDE = 256, 400, 312  # px
_ALL_BESIDE = 1180  # px that the filters, the prompts and what is said of them need beside one another
_SIDE_SHARE = 0.42


class PromptsScreen(QWidget):
    """Shows the prompts that fit. Reads them when it is first shown; `shown` says that it is, now and again."""

    prompt_filters: QWidget
    filters_line: QFrame
    search_edit: SearchEdit
    filters_button: QPushButton
    result_label: QLabel
    prompt_list: PromptList
    side_line: QFrame
    prompt_side: QWidget
    side_area: QScrollArea
    cards_button: QPushButton

    shown = Signal()

    def __init__(self, theme: Theme, pages: Pages) -> None:
        super().__init__()
        form.fill(self, "prompts", theme)
        self._theme = theme
        self._pages = pages
        self._prompts: Prompts | None = None
        self.filters = PromptFilters(self)
        self.note = EmptyNote(self, self.filters.clear)
        self.side = PromptSide(self)
        self.setFocusProxy(self.search_edit)
        self.search_edit.installEventFilter(self)
        self._connect()
        self._order_tabs()
        self._take_pages()
        self._fold()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._pages.load()
        self.shown.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search_edit and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.side.add()
                return True
            return self.prompt_list.move_by_key(event)
        return False

    # Finding

    @Slot()
    def _take_pages(self) -> None:
        shelf = self._pages.shelf
        if shelf is not None and self._prompts is None:
            self._prompts = shelf.prompts
            self.filters.know(self._prompts)
        self._find()

    @Slot()
    def _find(self) -> None:
        """Show what fits now; the prompt that is marked stays so while it is among them."""
        for part in (self.prompt_list, self.result_label):
            part.setVisible(self._prompts is not None)
        if self._prompts is None:
            self.note.tell_reading(self.tr("Reading the prompts…"))
            self._show_side()
            return
        row, rows = self.prompt_list.current, self.prompt_list.rows
        found = self._prompts.find(self.filters.wanted(self.search_edit.text()))
        rows.show(found)
        kept = rows.number_of(row.prompt.key) if row is not None and row.prompt is not None else None
        self.prompt_list.choose(kept if kept is not None else min(1, rows.rowCount() - 1))
        self.filters.show_counts(found)
        self._tell_result(found.count, self._prompts.count)
        self.side.follow()
        self._show_side()

    def _tell_result(self, count: int, whole: int) -> None:
        ink = self._theme.color("ink").name()
        numbers = self.tr("{0} of {1}").format(count, whole)
        self.result_label.setText(self.tr("{0} prompts").format(f'<b style="color:{ink}">{numbers}</b>'))
        self.prompt_list.setVisible(count > 0)
        self.note.be_silent()
        if not count:
            hint = self.tr("Other words or fewer filters show more.")
            self.note.tell_none(self.tr("No prompt fits all of this."), hint, self.tr("Clear search and filters"))
        number = self.filters.count
        self.filters_button.setText(self.tr("Filters ({0})").format(number) if number else self.tr("Filters"))

    @Slot(object)
    def _say_not_read(self, _error: Exception) -> None:
        self.note.tell_not_read(self.tr("The prompts could not be read."))
        self._show_side()

    @Slot()
    def _read_again(self) -> None:
        self._find()
        self._pages.load()

    # What has room

    def _connect(self) -> None:
        self.search_edit.textChanged.connect(self._find)
        self.filters.changed.connect(self._find)
        self.filters_button.toggled.connect(self._fold)
        self.note.retried.connect(self._read_again)
        self.prompt_list.typed.connect(self.search_edit.go_on_typing)
        self._pages.changed.connect(self._take_pages)
        self._pages.not_read.connect(self._say_not_read)
        self._theme.changed.connect(self._fold)
        self._theme.changed.connect(self._find)  # what it says has colors of the theme in it
        for name, slot in (("library.search", self.search_edit.go_to), ("library.clear", self.note.clear)):
            action = shortcuts.action(name, self)
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(slot)
            self.addAction(action)

    def _order_tabs(self) -> None:
        boxes = self.filters.framework_boxes.boxes
        self.side_area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the keyboard scrolls it
        for one, other in pairwise((self.cards_button, *boxes, self.filters.phase_combo)):
            self.setTabOrder(one, other)

    @Slot()
    def _fold(self) -> None:
        """Fold the filters away where there is little room; where there is less, the side gives way to them."""
        wide = self.width() >= self._theme.px(_ALL_BESIDE)
        self.filters_button.setVisible(not wide)
        shown = wide or self.filters_button.isChecked()
        self.prompt_filters.setVisible(shown)
        self.filters_line.setVisible(shown)
        share = round(self.width() * _SIDE_SHARE)
        self.prompt_side.setFixedWidth(max(self._theme.px(_NARROW_SIDE), min(self._theme.px(_SIDE), share)))
        self._show_side()

    def _show_side(self) -> None:
        folded = self.width() < self._theme.px(_ALL_BESIDE) and self.filters_button.isChecked()
        filters = self._theme.px(_FILTERS) if folded else 0
        room = self.width() - filters - self.prompt_side.width() >= self._theme.px(_NARROW_SIDE)
        shown = self.prompt_list.current is not None and (not folded or room)
        self.side_line.setVisible(shown)
        self.prompt_side.setVisible(shown)
