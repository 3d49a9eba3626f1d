"""The protocol library: find a practice by words and filters, read it whole, and put it into the agenda."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from core_facilitator.domain.asking import Part, understood, without
from core_facilitator.domain.fitting import fewest
from core_facilitator.domain.library import Wanted
from core_facilitator.gui import form, shortcuts
from core_facilitator.gui.models.card_mine import mine_of
from core_facilitator.gui.screens.library_buttons import LibraryButtons
from core_facilitator.gui.screens.library_filters import LibraryFilters
from core_facilitator.gui.screens.library_marks import LibraryMarks
from core_facilitator.gui.screens.library_says import LibrarySays
from core_facilitator.gui.widgets.card_grid import CardGrid
from core_facilitator.gui.widgets.card_pane import AFTER, CardPane
from core_facilitator.gui.widgets.empty_note import EmptyNote
from core_facilitator.gui.widgets.minutes_spin import MinutesSpin
from core_facilitator.gui.widgets.more_menu import MoreMenu
from core_facilitator.gui.widgets.search_edit import SearchEdit

if TYPE_CHECKING:
    from collections.abc import Callable

    from core_facilitator.domain.library import Found
    from core_facilitator.gui.cards import Cards
    from core_facilitator.gui.theme import Theme

_FILTERS, _PANE, _NARROW_PANE = 256, 432, 328  # px
_ALL_BESIDE = 1280  # px that the filters, two columns of cards and the whole card need beside one another
_PANE_SHARE = 0.45
_NARROW_SPIN = 96  # px


class LibraryScreen(QWidget):
    """Shows the cards that fit, and one of them whole. Reads them when it is first shown.

    What else can be done is put into `card_menu`, for the card that is shown, and `library_menu` by those who can do
    it, and what is done most into `buttons`.

    Signals: `add_wanted` carries a card and for how many minutes it is wanted in the agenda, `use_wanted` a session
    and its block that a card was used in.
    """

    library_filters: QWidget
    filters_line: QFrame
    card_middle: QWidget
    search_edit: SearchEdit
    filters_button: QPushButton
    library_more_button: QPushButton
    card_grid: CardGrid
    side_line: QFrame
    card_side: QWidget
    card_pane: CardPane
    add_line: QFrame
    add_row: QWidget
    add_button: QPushButton
    length_spin: MinutesSpin
    card_more_button: QPushButton

    add_wanted = Signal(object, int)
    use_wanted = Signal(object, object)

    def __init__(self, theme: Theme, cards: Cards) -> None:
        super().__init__()
        form.fill(self, "library", theme)
        self._theme = theme
        self._cards = cards
        self._words = ""
        self._wanted = Wanted()
        self._there = 0  # minutes that there were when a card was shown last
        self._found: Found | None = None
        self._counting = QTimer(self, singleShot=True, interval=AFTER)
        self._counting.timeout.connect(self._show_counts)
        self._only_reads = False
        self._parts: list[Callable[[], object]] = []
        self.card_menu = MoreMenu(self.card_more_button)
        self.library_menu = MoreMenu(self.library_more_button)
        self.filters = LibraryFilters(self)
        self.buttons = LibraryButtons(self, theme)
        self.note = EmptyNote(self, self.filters.clear)
        self.says = LibrarySays(self, theme, self.note)
        self.marks = LibraryMarks(self, cards)
        self.setFocusProxy(self.search_edit)
        self.search_edit.installEventFilter(self)
        self.search_edit.textChanged.connect(self._search)
        self.filters.changed.connect(self._find)
        self.filters_button.toggled.connect(self._fold)
        self.says.taken_back.connect(self._take_back)
        self.note.retried.connect(self._read_again)
        self._connect_cards()
        self.card_menu.offered.connect(self._fold)
        keys = {
            "library.search": self.search_edit.go_to,
            "library.clear": self.note.clear,
            "library.favorite": self.marks.star_shown,
        }
        for name, slot in keys.items():
            action = shortcuts.action(name, self)
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(slot)
            self.addAction(action)
        self._order_tabs()
        cards.changed.connect(self._take_cards)
        cards.not_read.connect(self._tell_not_read)
        theme.changed.connect(self._fold)
        theme.changed.connect(self._find)  # what it says has colors of the theme in it
        self._take_cards()

    def _connect_cards(self) -> None:
        self.card_grid.chosen.connect(self._show_card)
        self.card_grid.clicked.connect(self._unfold)
        self.card_grid.typed.connect(self.search_edit.go_on_typing)
        self.card_grid.taken.connect(self._add)
        self.card_grid.menu_wanted.connect(self._open_menu)
        self.card_pane.other_wanted.connect(self._show_other)
        self.card_pane.use_wanted.connect(self.use_wanted)
        self.length_spin.minutes_chosen.connect(self.card_pane.show_minutes)
        self.add_button.clicked.connect(self._add)

    def grow_by(self, *parts: Callable[[], object]) -> None:
        """Remember what adds the other parts of this screen, each when `grow` is called."""
        self._parts += parts

    def grow(self) -> bool:
        """Add the next part; return whether there was one."""
        if self._parts:
            self._parts.pop(0)()
            self._fold()
            return True
        return False

    def only_read(self) -> None:
        """Offer nothing that would change an agenda, or what is said of cards."""
        self._only_reads = True
        self.marks.only_read()
        self.add_button.hide()
        self.length_spin.hide()
        self._fold()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._cards.load()
        self._cards.shelf.follow_uses()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._cards.shelf.rest()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search_edit and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._add()
                return True
            return self.card_grid.move_by_key(event)
        return False

    # Finding

    @Slot()
    def _take_cards(self) -> None:
        library = self._cards.library
        if library is not None:
            self.filters.know(library, self._cards.shelf.collections)
        self._find()
        self._show_again()

    @Slot(str)
    def _search(self, _text: str) -> None:
        self._show_found(typed=True)

    @Slot()
    def _show_counts(self) -> None:
        self._counting.stop()
        if self._found is not None:
            self.filters.show_counts(self._found)

    @Slot()
    def _find(self) -> None:
        self._show_found(typed=False)

    def _show_found(self, *, typed: bool) -> None:
        """Show what fits now: a search leads to its best card, a filter leaves the one that is shown.

        While words are typed, what the filters count follows the cards, as the whole card does.
        """
        library = self._cards.library
        if library is None:
            self.card_grid.hide()
            self.says.tell_reading()
            self._show_side()
            return
        words = self.search_edit.text()
        wanted = understood(words, self.filters.wanted(""))
        found = library.find(wanted)
        current = self.card_grid.current
        kept = "" if words != self._words or current is None else current.key
        self._words, self._wanted = words, wanted
        self.card_grid.show_hits(found.offered, wanted, library.shelf, key=kept)
        if self.card_grid.current is not None:
            self._show_card(self.card_grid.current.key)
        self.card_grid.setVisible(bool(found.offered))
        self._found = found
        if typed:
            self._counting.start()
        else:
            self._show_counts()
        self.says.tell_found(found, len(library.protocols), wanted, words)
        number = self.filters.count
        self.filters_button.setText(self.tr("Filters ({0})").format(number) if number else self.tr("Filters"))
        self._show_side()

    @Slot(str)
    def _take_back(self, name: str) -> None:
        self.search_edit.setText(without(self.search_edit.text(), Part[name]).strip(" ,;"))
        self.search_edit.setFocus()

    @Slot(object)
    def _tell_not_read(self, error: Exception) -> None:
        if self._cards.library is None:
            self.says.tell_not_read(error)

    @Slot()
    def _read_again(self) -> None:
        self._find()
        self._cards.load()

    # The whole card

    @Slot(str)
    def _show_card(self, key: str) -> None:
        protocol = self._cards.get(key)
        there = self._wanted.minutes or 0
        if protocol is None or (protocol is self.card_pane.protocol and there == self._there):
            return
        self._there = there
        least = max(protocol.least, fewest(protocol.steps))
        minutes = min(protocol.minutes, there) if there and protocol.fits(there) else protocol.minutes
        self.length_spin.setRange(least, max(protocol.most, least))
        self.length_spin.show_minutes(max(minutes, least))
        self.card_pane.show_card(protocol, self.length_spin.value(), self._name_of)
        self.card_pane.show_mine(mine_of(self._cards, key))
        self._show_side()

    def _show_again(self) -> None:
        """Show the card as it is now, or another one where it is gone."""
        shown, current = self.card_pane.protocol, self.card_grid.current
        if shown is not None and self._cards.get(shown.key) is None and current is not None:
            shown = current
        if shown is not None:
            self._show_card(shown.key)
            self.card_pane.show_mine(mine_of(self._cards, shown.key))

    @Slot(str)
    def _show_other(self, key: str) -> None:
        """Show a card that another one names, also where the filters leave it out."""
        if not self.card_grid.choose(key):
            self._show_card(key)

    def _name_of(self, key: str) -> str:
        return self._cards.name_of(key) if self._cards.offered(key) else ""

    @Slot(QPoint)
    def _open_menu(self, at: QPoint) -> None:
        if self.card_menu.offers:
            self.card_menu.popup(at)

    @Slot()
    def _add(self) -> None:
        protocol = self.card_pane.protocol
        if protocol is not None and self.add_button.isVisibleTo(self) and self.card_side.isVisibleTo(self):
            self.length_spin.interpretText()  # what is still being typed counts too
            self.add_wanted.emit(protocol, self.length_spin.value())

    # What has room, and in which order

    def _order_tabs(self) -> None:
        """Let Tab go from the cards to the whole card, and then through the filters."""
        filters = self.filters
        boxes = filters.framework_boxes.boxes
        self.card_pane.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the keyboard scrolls it
        stops = (
            self.card_grid,
            self.card_pane.star_button,
            self.card_pane.tags.tag_edit,
            self.card_pane.tags.tags_label,
            self.card_pane.area,
            self.length_spin,
            self.add_button,
            self.buttons.handout_button,
            self.card_more_button,
            *filters.shelf_boxes.boxes,
            filters.collection_combo,
            filters.tag_combo,
            *boxes,
            filters.phase_combo,
        )
        for one, other in pairwise(stops):
            self.setTabOrder(one, other)

    @Slot()
    def _fold(self) -> None:
        """Fold the filters away where there is little room; where there is less, the card gives way to them."""
        wide = self.width() >= self._theme.px(_ALL_BESIDE)
        self.filters_button.setVisible(not wide)
        shown = wide or self.filters_button.isChecked()
        self.library_filters.setVisible(shown)
        self.filters_line.setVisible(shown)
        share = round(self.width() * _PANE_SHARE)
        pane = max(self._theme.px(_NARROW_PANE), min(self._theme.px(_PANE), share))
        self.card_side.setFixedWidth(pane)
        self.length_spin.setMinimumWidth(self._theme.px(_NARROW_SPIN))  # so that large words have room beside it
        middle = self.width() - pane - (self._theme.px(_FILTERS) if shown else 0)
        self.buttons.fold(middle, pane, self.height())
        self._show_side()

    @Slot()
    def _show_side(self) -> None:
        """Show the whole card where there is one and room for it."""
        filters = self._theme.px(_FILTERS) if self.filters_button.isChecked() and self._folds else 0
        room = self.width() - filters - self.card_side.width() >= self._theme.px(_NARROW_PANE)
        found = self.card_grid.rows.rowCount() > 0
        shown = found and self.card_pane.protocol is not None and (not filters or room)
        self.side_line.setVisible(shown)
        self.card_side.setVisible(shown)
        for part in (self.add_line, self.add_row):
            part.setHidden(self._only_reads and not self.card_menu.offers)

    @property
    def _folds(self) -> bool:
        return self.width() < self._theme.px(_ALL_BESIDE)

    @Slot()
    def _unfold(self) -> None:
        """Give the card that was clicked the room of the filters, where there is not enough for both."""
        if not self.card_side.isVisibleTo(self):
            self.filters_button.setChecked(False)
