"""The drawer beside the day: protocols by words and by what fits, to be read, dragged, and put into the day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QWidget

from core_facilitator.domain.asking import Part, parts, understood, without
from core_facilitator.domain.fitting import minutes_for
from core_facilitator.domain.library import Facet, Wanted
from core_facilitator.domain.protocols import Setting
from core_facilitator.gui import form
from core_facilitator.gui.models import card_names
from core_facilitator.gui.models.card_rows import order_words, taken_words
from core_facilitator.gui.widgets.elided_label import ElidedLabel
from core_facilitator.gui.widgets.empty_note import EmptyNote
from core_facilitator.gui.widgets.protocol_drawer_chips import Chip, ProtocolDrawerChips
from core_facilitator.gui.widgets.protocol_drawer_list import ProtocolDrawerList
from core_facilitator.gui.widgets.search_edit import SearchEdit

if TYPE_CHECKING:
    from core_facilitator.domain.library import Found, Library
    from core_facilitator.domain.protocols import Protocol
    from core_facilitator.gui.cards import Cards
    from core_facilitator.gui.theme import Theme

_FIT = "fit"
_OF_THE_DAY = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_SHORT, _SHORTEST = 440, 300  # px of height under which first the hint gives way to the cards, then the count


class ProtocolDrawer(QWidget):
    """Shows the cards that fit. Reads them when it is first shown.

    Signals: `taken` carries a card and for how many minutes it is wanted in the day, `read_wanted` the key of a card
    that somebody wants to read whole; `fit_wanted` says that only what fits the selected place should be shown.
    """

    heading_label: QLabel
    close_button: QPushButton
    search_edit: SearchEdit
    chips: ProtocolDrawerChips
    result_label: ElidedLabel
    card_list: ProtocolDrawerList
    hint_label: QLabel

    taken = Signal(object, int)
    read_wanted = Signal(str)
    fit_wanted = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, cards: Cards) -> None:
        super().__init__()
        form.fill(self, "protocol_drawer", theme)
        self._theme = theme
        self._cards = cards
        self._offered = Wanted()
        self._suggested = ""
        self._words = ""
        self._writable = True
        self.note = EmptyNote(self, self._ask_nothing)
        self.setFocusProxy(self.search_edit)
        self.search_edit.installEventFilter(self)
        self.card_list.installEventFilter(self)
        self.search_edit.textChanged.connect(self._search)
        self.chips.clicked.connect(self._click_chip)
        self.note.retried.connect(self._read_again)
        self.card_list.taken.connect(self._take)
        self.card_list.typed.connect(self.search_edit.go_on_typing)
        self.card_list.menu_asked.connect(self._show_menu)
        self.close_button.clicked.connect(self.closed)
        cards.changed.connect(self._take_cards)
        cards.not_read.connect(self._say_not_read)
        self._take_cards()

    def only_read(self) -> None:
        """Offer nothing that would change the day."""
        self._writable = False
        self.card_list.only_read()
        self.hint_label.setText(self.tr("Read only: nothing can be added here."))

    # What the planner says

    def show_offer(self, wanted: Wanted) -> None:
        """Show only what fits a place in the day; each part of it can be taken away."""
        self._offered = wanted
        self.search_edit.clear()
        self._find()

    def suggest(self, words: str) -> None:
        """Offer to show only what fits the place that is selected now; no words for none."""
        if words != self._suggested:
            self._suggested = words
            self._show_chips()

    def show_card(self, key: str) -> None:
        """Make a card current, whatever was looked for."""
        if not self.card_list.choose(key):
            self._offered = Wanted()
            self.search_edit.clear()
            self._find()
            self.card_list.choose(key)
        self.card_list.setFocus()

    @property
    def wanted(self) -> Wanted:
        """What is looked for now."""
        return understood(self.search_edit.text(), self._offered)

    def minutes_of(self, protocol: Protocol) -> int:
        """Return how long a card would be led if it came into the day now."""
        return minutes_for(protocol, self.wanted.minutes)

    # The keyboard

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._cards.load()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_room()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            return any(map(event.matches, _OF_THE_DAY))  # not of the words that are looked for
        if event.type() is not QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self._clear_or_close()
            return True
        if watched is not self.search_edit:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            current = self.card_list.current
            if current is not None:
                self._take(current.key)
            return True
        return self.card_list.move_by_key(event)

    def _clear_or_close(self) -> None:
        """Clear the words, then what the planner asked, then go."""
        if self.search_edit.text() or self._offered != Wanted():
            self.note.clear()
        else:
            self.closed.emit()

    # Finding

    @Slot()
    def _take_cards(self) -> None:
        library = self._cards.library
        words = self.tr("Search protocols")
        if library is not None:
            words = self.tr("Search {0} protocols").format(len(library.protocols))
        self.search_edit.setPlaceholderText(words)
        self._find()

    @Slot(str)
    def _search(self, _text: str) -> None:
        self._find()

    def _find(self) -> None:
        """Show what fits now: other words lead to their best card, else the one that is current stays so."""
        library = self._cards.library
        self._show_chips()
        if library is None:
            self.card_list.hide()
            self.result_label.hide()
            self.note.tell_reading(self.tr("Reading the protocols…"))
            return
        words, current, wanted = self.search_edit.text(), self.card_list.current, self.wanted
        found = library.find(wanted)
        kept = "" if words != self._words or current is None else current.key
        self._words = words
        self.card_list.show_hits(found.offered, wanted, key=kept)
        self._tell(found, library, wanted)

    def _tell(self, found: Found, library: Library, wanted: Wanted) -> None:
        count = len(found.hits)
        words = self.tr("{0} of {1}, {2}").format(count, len(library.protocols), order_words(wanted))
        if found.unknown and count:
            words = self.tr("{0} of {1}. In none: {2}")
            words = words.format(count, len(library.protocols), ", ".join(found.unknown))
        if found.also:
            words = self.tr("{0}; {1} more near").format(words, len(found.also))
        self.result_label.setText(words)
        self.card_list.setVisible(bool(found.offered))
        self.note.be_silent()
        self._give_room()
        if not found.offered:
            hint = self.tr("Other words, or less that has to fit, show more.")
            self.note.tell_none(self.tr("No protocol fits all of this."), hint, self.tr("Show all"))

    def _give_room(self) -> None:
        """Let the cards have the room of what is only said about them, where there is little."""
        self.hint_label.setVisible(self.height() >= self._theme.px(_SHORT))
        anything = self.card_list.isVisibleTo(self)
        self.result_label.setVisible(anything and self.height() >= self._theme.px(_SHORTEST))

    @Slot(object)
    def _say_not_read(self, _error: Exception) -> None:
        self.note.tell_not_read(self.tr("The protocols could not be read."))

    @Slot()
    def _read_again(self) -> None:
        self._find()
        self._cards.load()

    def _ask_nothing(self) -> None:
        """Ask no more than the words that are typed."""
        self._offered = Wanted()
        self._find()

    # Chips

    def _show_chips(self) -> None:
        typed = {one.part: taken_words(one) for one in parts(self.search_edit.text())}
        about = self.tr("A click takes this away.")
        chips = [Chip(part.name, words, about) for part, words in self._asked().items() if part not in typed]
        chips += [Chip(part.name, words, about) for part, words in typed.items()]
        if self._suggested and not chips:
            chips = [Chip(_FIT, self._suggested, self.tr("A click shows only what fits the selected place."), on=False)]
        self.chips.show_chips(tuple(chips))

    def _asked(self) -> dict[Part, str]:
        """Return what the planner asked, in words."""
        said: dict[Part, str] = {}
        if self._offered.minutes is not None:
            said[Part.MINUTES] = card_names.minutes_words(self._offered.minutes)
        if self._offered.people is not None:
            said[Part.PEOPLE] = self.tr("{0} people").format(self._offered.people)
        places = sorted(self._offered.chosen.get(Facet.SETTING, ()))
        if places:
            said[Part.SETTING] = ", ".join(card_names.name_of(Setting(place)) for place in places)
        return said

    @Slot(str)
    def _click_chip(self, key: str) -> None:
        if key == _FIT:
            self.fit_wanted.emit()
            return
        part, typed = Part[key], self.search_edit.text()
        if any(one.part is part for one in parts(typed)):
            self.search_edit.setText(without(typed, part).strip(" ,;"))
            return
        if part is Part.MINUTES:
            self._offered = replace(self._offered, minutes=None)
        elif part is Part.PEOPLE:
            self._offered = replace(self._offered, people=None)
        else:
            self._offered = self._offered.choosing(Facet.SETTING, ())
        if self._offered == Wanted().choosing(Facet.SETTING, ()):
            self._offered = Wanted()
        self._find()

    # Taking

    @Slot(str)
    def _take(self, key: str) -> None:
        protocol = self._cards.get(key)
        if protocol is not None and self._writable:
            self.taken.emit(protocol, self.minutes_of(protocol))

    @Slot(str, object)
    def _show_menu(self, key: str, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.card_list.choose(key)
        if self._writable:
            menu.addAction(self.tr("Add after the selected block")).triggered.connect(self._take_current)
        menu.addAction(self.tr("Read the whole card")).triggered.connect(self._read_current)
        menu.popup(at)

    @Slot()
    def _take_current(self) -> None:
        current = self.card_list.current
        if current is not None:
            self._take(current.key)

    @Slot()
    def _read_current(self) -> None:
        current = self.card_list.current
        if current is not None:
            self.read_wanted.emit(current.key)
