"""Cards to tick: those that are ticked stand first and stay in sight, the others are found by a few letters."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from core_facilitator.gui.theme import Theme
from core_facilitator.gui.tips import tip
from core_facilitator.gui.widgets.search_edit import SearchEdit

_KEY = Qt.ItemDataRole.UserRole
_LIST, _FEW = 128, 148  # px
_LONG = 40  # letters that always have room


@dataclass(frozen=True, slots=True)
class CardEntry:
    """A card to tick, by its key and its name, and what stands behind the name."""

    key: str
    name: str
    aside: str = ""


class CardPicker(QWidget):
    """`changed` says that another card was ticked. Unless it `shows_all`, what is not ticked has to be searched for."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shows_all = False
        self._unknown: tuple[str, ...] = ()
        self._chosen: tuple[str, ...] | None = ()  # None: to be found out again
        self.search_edit = SearchEdit()
        self.search_edit.setPlaceholderText(self.tr("Search cards by name"))
        self.search_edit.setAccessibleName(self.tr("Search cards by name"))
        self.search_edit.setClearButtonEnabled(True)
        self.search_edit.textChanged.connect(self._filter)
        self.search_edit.installEventFilter(self)
        self.card_list = QListWidget()
        self.card_list.setProperty("rows", "ticks")
        self.card_list.setAccessibleName(self.tr("Cards to tick"))
        self.card_list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.card_list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.card_list.itemChanged.connect(self._tick)
        self.card_list.itemActivated.connect(self._turn)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.search_edit)
        layout.addWidget(self.card_list, 1)
        self.setFocusProxy(self.search_edit)

    def set_theme(self, theme: Theme) -> None:
        """Paint in this theme's colors and sizes."""
        self._theme = theme
        self.search_edit.set_theme(theme)
        theme.changed.connect(self._size)
        self._size()

    def show_cards(self, entries: Iterable[CardEntry], chosen: Iterable[str]) -> None:
        """Offer cards; those that are chosen stand first, in their order. Keys of no entry are kept and not shown."""
        by_key = {entry.key: entry for entry in entries}
        chosen = tuple(dict.fromkeys(chosen))
        self._unknown = tuple(key for key in chosen if key not in by_key)
        first = [by_key[key] for key in chosen if key in by_key]
        rest = sorted((one for one in by_key.values() if one.key not in chosen), key=lambda one: one.name.casefold())
        self.card_list.blockSignals(True)
        self.card_list.clear()
        for entry in (*first, *rest):
            item = QListWidgetItem(f"{entry.name}, {entry.aside}" if entry.aside else entry.name)
            item.setData(_KEY, entry.key)
            if len(item.text()) > _LONG:
                item.setToolTip(tip(item.text()))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if entry.key in chosen else Qt.CheckState.Unchecked)
            self.card_list.addItem(item)
        self.card_list.blockSignals(False)
        self._chosen = None
        self._filter()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys of the cards that are ticked, in their order, and those that no card here has."""
        if self._chosen is None:
            ticked = (item.data(_KEY) for item in self._items() if item.checkState() is Qt.CheckState.Checked)
            self._chosen = (*ticked, *self._unknown)
        return self._chosen

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the search to what it found, Enter ticks the first of it."""
        if watched is self.search_edit and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            found = [item for item in self._items() if not item.isHidden()]
            if event.key() == Qt.Key.Key_Down and found:
                self.card_list.setFocus()
                self.card_list.setCurrentItem(found[0])
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                words = self.search_edit.text().strip()
                open_ones = [item for item in found if item.checkState() is Qt.CheckState.Unchecked]
                if words and open_ones:
                    self._turn(open_ones[0])
                    self.search_edit.selectAll()
                return True
        return super().eventFilter(watched, event)

    def _items(self) -> list[QListWidgetItem]:
        return [self.card_list.item(row) for row in range(self.card_list.count())]

    @Slot(QListWidgetItem)
    def _tick(self, _item: QListWidgetItem) -> None:
        self._chosen = None
        self.changed.emit()

    @Slot(QListWidgetItem)
    def _turn(self, item: QListWidgetItem) -> None:
        """Tick a card, or take the tick away."""
        ticked = item.checkState() is Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)

    @Slot()
    def _filter(self) -> None:
        words = self.search_edit.text().strip().casefold()
        for item in self._items():
            ticked = item.checkState() is Qt.CheckState.Checked
            found = words in item.text().casefold() if words else self.shows_all
            item.setHidden(not (found or (ticked and not (words and self.shows_all))))

    @Slot()
    def _size(self) -> None:
        self.card_list.setMinimumHeight(self._theme.px(_LIST if self.shows_all else _FEW))
