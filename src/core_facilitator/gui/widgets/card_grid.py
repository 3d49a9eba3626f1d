"""The cards that were found, beside and below one another: arrows move, Enter takes one, letters go to the search."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from core_facilitator.domain.library import Hits, Wanted
from core_facilitator.domain.protocols import Protocol
from core_facilitator.domain.shelves import Shelf
from core_facilitator.gui.models.card_rows import CardRows
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.card_delegate import GAP, CardDelegate

AnyIndex = QModelIndex | QPersistentModelIndex

_NARROWEST = 300  # px of a card with its gap, at the standard text size
_ASIDE = 14  # px that stay free for the scroll bar
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class CardGrid(QListView):
    """Shows cards in as many columns as have room.

    Signals: `chosen` carries the key of the card that is current now, `taken` the one that Enter was pressed on,
    `typed` the letters that were typed here, `starred` the key of the card whose star was clicked, and `menu_wanted`
    where on the screen the menu of the current card is wanted.
    """

    chosen = Signal(str)
    taken = Signal(str)
    typed = Signal(str)
    starred = Signal(str)
    menu_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._cards: CardDelegate | None = None
        self._follows = True  # whether the current card stays in sight where the cards move to other rows
        self.rows = CardRows(self)
        self.setModel(self.rows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("rows", "plain")
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Told before it has scrolled.
        self.verticalScrollBar().actionTriggered.connect(self._look, Qt.ConnectionType.QueuedConnection)

    def set_theme(self, theme: Theme) -> None:
        """Paint in this theme's colors and sizes."""
        self._theme = theme
        self._cards = CardDelegate(theme, self)
        self._cards.starred.connect(self.starred)
        self.setItemDelegate(self._cards)
        theme.changed.connect(self._arrange)
        self._arrange()

    def only_read(self) -> None:
        """Show which cards are favorites, and let nobody change it."""
        if self._cards is not None:
            self._cards.stars = False

    def show_hits(self, hits: Hits, wanted: Wanted, shelf: Shelf, *, key: str = "") -> None:
        """Show what was found, with the card of that key current if it was found, else the first."""
        self.rows.show(hits, wanted, shelf)
        if hits and not (key and self.choose(key)):
            self.setCurrentIndex(self.rows.index(0))
        if self.currentIndex().row() <= 0:
            self.scrollToTop()

    def choose(self, key: str) -> bool:
        """Make a card current; return whether it is among those shown."""
        row = self.rows.row_of(key)
        if row is not None:
            self.setCurrentIndex(self.rows.index(row))
        return row is not None

    @property
    def current(self) -> Protocol | None:
        """The card that is current, or None."""
        index = self.currentIndex()
        return self.rows.protocol(index.row()) if index.isValid() else None

    @property
    def columns(self) -> int:
        """How many cards stand beside one another."""
        narrowest = _NARROWEST if self._theme is None else self._theme.px(_NARROWEST)
        return max(1, (self.width() - _ASIDE) // narrowest)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 16, self.fontMetrics().height() * 6)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        super().currentChanged(current, previous)
        self._follows = True
        if current.isValid():
            self.chosen.emit(self.rows.protocol(current.row()).key)

    def dataChanged(self, top: AnyIndex, bottom: AnyIndex, roles: Sequence[int] = ()) -> None:
        """Paint the cards again. None changes its size, so none needs another place, which `QListView` would give."""
        QAbstractItemView.dataChanged(self, top, bottom, list(roles))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def move_by_key(self, event: QKeyEvent) -> bool:
        """Move as a key says that was pressed in the search; return whether it is one that moves."""
        if event.key() not in _MOVES or event.modifiers() & _COMMANDS:
            return False
        super().keyPressEvent(event)
        return True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open at the card that was clicked, which is current by then, or for a key at the current one."""
        index = self.currentIndex()
        at = event.pos()
        if event.reason() != QContextMenuEvent.Reason.Mouse:
            at = self.visualRect(index).center()
        if index.isValid() and self.visualRect(index).contains(at):
            self.menu_wanted.emit(self.viewport().mapToGlobal(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.current
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if current is not None:
                self.taken.emit(current.key)
        elif event.text().strip().isprintable() and event.text().strip() and not event.modifiers() & _COMMANDS:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    @Slot()
    def _arrange(self) -> None:
        if self._cards is None:
            return
        self._cards.width = max((self.width() - _ASIDE) // self.columns, GAP)
        self.scheduleDelayedItemsLayout()
        if self._follows and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    @Slot()
    def _look(self) -> None:
        """Whoever scrolls looks elsewhere, unless the current card is still in sight."""
        self._follows = self.viewport().rect().intersects(self.visualRect(self.currentIndex()))
