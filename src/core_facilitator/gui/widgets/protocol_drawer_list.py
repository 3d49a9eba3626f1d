"""The cards in the drawer of the planner, below one another: arrows move, Enter takes one, and each can be dragged."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from core_facilitator.domain.library import Hits, Wanted
from core_facilitator.domain.protocols import Protocol
from core_facilitator.gui.models.card_rows import reason_words
from core_facilitator.gui.models.drawer_rows import DrawerRows
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.protocol_drawer_delegate import DrawerDelegate

AnyIndex = QModelIndex | QPersistentModelIndex

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class ProtocolDrawerList(QListView):
    """Shows cards as short rows.

    Signals: `taken` carries the key of a card that Enter was pressed on or that was clicked twice, `typed` the letters
    that were typed here, `menu_asked` the key of a card and where on the screen.
    """

    taken = Signal(str)
    typed = Signal(str)
    menu_asked = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: DrawerDelegate | None = None
        self.rows = DrawerRows(self)
        self.setModel(self.rows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("rows", "plain")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)

    def set_theme(self, theme: Theme) -> None:
        """Paint in this theme's colors and sizes."""
        self._cards = DrawerDelegate(theme, self)
        self.setItemDelegate(self._cards)
        theme.changed.connect(self._arrange)

    def only_read(self) -> None:
        """Let the cards be read and not be dragged."""
        self.rows.draggable = False
        self.setDragEnabled(False)
        if self._cards is not None:
            self._cards.grips = False

    def set_aside(self, aside: int) -> None:
        """Leave so many px free beside the cards."""
        if self._cards is not None:
            self._cards.aside = aside

    def show_hits(self, hits: Hits, wanted: Wanted, *, key: str = "") -> None:
        """Show what was found, with the card of that key current if it was found, else the first."""
        reasons = bool(hits) and bool(reason_words(hits[0], wanted))
        if self._cards is not None and reasons is not self._cards.reasons:
            self._cards.reasons = reasons
            self.scheduleDelayedItemsLayout()
        self.rows.show(hits, wanted)
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

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 16, self.fontMetrics().height() * 3)

    def move_by_key(self, event: QKeyEvent) -> bool:
        """Move as a key says that was pressed in the search; return whether it is one that moves."""
        if event.key() not in _MOVES or event.modifiers() & _COMMANDS:
            return False
        super().keyPressEvent(event)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif event.text().strip().isprintable() and event.text().strip() and not event.modifiers() & _COMMANDS:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.indexAt(event.position().toPoint()).isValid():
            self._take()

    def dataChanged(self, top: AnyIndex, bottom: AnyIndex, roles: Sequence[int] = ()) -> None:
        """Paint the cards again. None changes its size, so none needs another place, which `QListView` would give."""
        QAbstractItemView.dataChanged(self, top, bottom, list(roles))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _take(self) -> None:
        current = self.current
        if current is not None:
            self.taken.emit(current.key)

    @Slot(QPoint)
    def _ask_menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if index.isValid():
            self.menu_asked.emit(self.rows.protocol(index.row()).key, self.viewport().mapToGlobal(at))

    @Slot()
    def _arrange(self) -> None:
        self.scheduleDelayedItemsLayout()
