"""The day as one painted column: where its rows are, which are selected, and how they look."""

from uuid import UUID

from PySide6.QtCore import (
    QModelIndex,
    QRect,
    Signal,
    Slot,
)
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from core_facilitator.gui.models.day import DayModel
from core_facilitator.gui.models.day_rows import Row, RowKind
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.day_delegate import DayDelegate
from core_facilitator.gui.widgets.day_drops import Drop
from core_facilitator.gui.widgets.day_layout import DayLayout
from core_facilitator.gui.widgets.day_parts import MARGIN, RULE
from core_facilitator.gui.widgets.day_type import Type
from core_facilitator.gui.widgets.placed_list import AnyIndex, PlacedList

_Flag = QStyle.StateFlag
_STATES = {  # by whether a row is selected, and whether it is the one that the keyboard is at
    (False, False): _Flag.State_Enabled,
    (True, False): _Flag.State_Enabled | _Flag.State_Selected,
    (False, True): _Flag.State_Enabled | _Flag.State_HasFocus,
    (True, True): _Flag.State_Enabled | _Flag.State_Selected | _Flag.State_HasFocus,
}


class DayColumn(PlacedList):
    """Shows the rows of a day. `DayView` adds what a hand can do with them."""

    laid_out = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.viewport().setAutoFillBackground(True)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self._theme = theme
        self._model = DayModel(self)
        self._type = Type(theme)
        self._layout = DayLayout((), 0, self._type)
        self._delegate = DayDelegate(theme, self._layout, self)
        self._drop: Drop | None = None
        self.setItemDelegate(self._delegate)
        self.setModel(self._model)
        self.set_up()
        self.setAccessibleName(self.tr("The day's blocks"))
        self.verticalScrollBar().valueChanged.connect(self.laid_out)
        self._model.modelReset.connect(self._lay_out)
        self._model.dataChanged.connect(self._lay_out)
        theme.changed.connect(self._restyle)

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show a day's rows; selection, current row and scroll position stay where they still can.

        When all that was selected is gone, what stood beside it is selected instead.
        """
        if rows == self._model.rows:
            return
        keys, current, scroll = self.selected_keys(), self.current_row(), self.scrolled
        instead = self.neighbor(keys)
        if self._model.set_rows(rows):
            return
        if keys and instead is not None and not any(map(self.shows, keys)):
            self.select((instead,))
        else:
            self.select(keys, current)
        self.verticalScrollBar().setValue(scroll)

    # What is selected

    def current_row(self) -> Row | None:
        """Return the row that the keyboard is at."""
        return self._model.row(self.currentIndex())

    def selected_keys(self) -> tuple[UUID, ...]:
        """Return the keys of the selected blocks, in the order of the day."""
        numbers = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        rows = (self._model.rows[number] for number in numbers)
        return tuple(row.key for row in rows if row.kind is RowKind.BLOCK)

    def select(self, keys: tuple[UUID, ...], current: Row | None = None) -> None:
        """Select blocks; the current row is the one given where it is still there, else the first of them."""
        at = self._model.index_of(current.key, current.kind) if current else QModelIndex()
        self.select_rows(map(self._model.index_of, keys), at)

    def show_block(self, key: UUID) -> None:
        """Select one block, or one track, and bring it into view."""
        self.select((key,), self._model.row(self._model.index_of(key, RowKind.TRACK)))
        self.scrollTo(self.currentIndex())

    def bring(self, key: UUID) -> None:
        """Scroll a block into view."""
        self.scrollTo(self._model.index_of(key))

    def select_first(self) -> None:
        """Select the first block, unless something is selected."""
        first = next((row.key for row in self._model.rows if row.kind is RowKind.BLOCK), None)
        if first is not None and self.current_row() is None:
            self.select((first,))

    # Where things are

    @property
    def places(self) -> DayLayout:
        """Where all rows and their parts are."""
        return self._layout

    def part_rect(self, key: UUID, part: str, kind: RowKind = RowKind.BLOCK) -> QRect:
        """Return where a part of a row (`body`, `times`, `title`, `minutes`) is in the viewport."""
        index = self._model.index_of(key, kind)
        if not index.isValid():
            return QRect()
        rect: QRect = getattr(self._layout.parts(index.row()), part)
        return rect.translated(0, -self.scrolled)

    def new_index(self) -> QModelIndex:
        """Return the line where a new block is being typed."""
        found = (number for number, row in enumerate(self._model.rows) if row.kind is RowKind.NEW)
        number = next(found, -1)
        return self._model.index(number) if number >= 0 else QModelIndex()

    def new_rect(self) -> QRect:
        """Return where a new block's title is typed, in the viewport."""
        index = self.new_index()
        if not index.isValid():
            return QRect()
        return self._layout.parts(index.row()).title.translated(0, -self.scrolled)

    def shows(self, key: UUID) -> bool:
        """Whether a block is on this day."""
        return self._model.index_of(key).isValid()

    def neighbor(self, keys: tuple[UUID, ...]) -> UUID | None:
        """Return the block after these, or else the one before them: what to select when they go."""
        rows = [row for row in self._model.rows if row.kind is RowKind.BLOCK]
        numbers = [number for number, row in enumerate(rows) if row.key in keys]
        if not numbers:
            return None
        gone = {*keys, *(row.key for row in rows if row.group in keys)}
        after = (row.key for row in rows[numbers[-1] + 1 :] if row.key not in gone)
        before = (row.key for row in reversed(rows[: numbers[0]]) if row.key not in gone)
        return next(after, next(before, None))

    def link_rects(self, key: UUID) -> tuple[QRect, ...]:
        """Return where the repairs of the overlap before a block are in the viewport."""
        index, up = self._model.index_of(key, RowKind.OVERLAP), -self.scrolled
        if not index.isValid():
            return ()
        return tuple(rect.translated(0, up) for rect in self._layout.parts(index.row()).links)

    def blocks_below(self) -> int:
        """Return how many blocks of the day lie, at least in part, below what the window shows."""
        bottom = self.scrolled + self.viewport().height()
        pairs = zip(self._layout.rows, self._layout.rects, strict=True)
        return sum(row.kind is RowKind.BLOCK and row.track is None and rect.bottom() > bottom for row, rect in pairs)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        super().currentChanged(current, previous)
        self._delegate.chosen_link = 0

    def doItemsLayout(self) -> None:
        """Lay out what is not laid out: Qt asks before it paints, after every change of the model."""
        if self._layout.rows is not self._model.rows:
            self._lay_out()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self.verticalScrollBar().setSingleStep(self._theme.px(20))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    @Slot()
    def _restyle(self) -> None:
        self._type = Type(self._theme)
        self._lay_out()

    @Slot()
    def _lay_out(self) -> None:
        before, port = self._layout, self.viewport().rect()
        self._layout = DayLayout(self._model.rows, port.width(), self._type, before)
        self._delegate.layout = self._layout
        self.updateGeometries()
        port.setTop(max(self._layout.same_until(before) - self.scrolled, 0))
        self.viewport().update(port)
        self.laid_out.emit()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.color("surface"))
        self._paint_margin(painter)
        scroll, focused = self.scrolled, self.hasFocus()
        option = QStyleOptionViewItem()
        for number, rect in enumerate(self._layout.rects):
            shown = rect.translated(0, -scroll)
            if shown.intersects(event.rect()):
                index = self._model.index(number)
                option.rect = shown
                option.state = self._state(index, focused=focused)
                self._delegate.paint(painter, option, index)
        if self._drop is not None:
            painter.fillRect(self._drop.line.translated(0, -scroll), self._theme.color("accent"))

    def _state(self, index: QModelIndex, *, focused: bool) -> QStyle.StateFlag:
        selected = self.selectionModel().isSelected(index)
        return _STATES[selected, focused and index == self.currentIndex()]

    def _paint_margin(self, painter: QPainter) -> None:
        left, height = self._theme.px(MARGIN), self.viewport().height()
        for x in (left, left + RULE - 1):
            painter.fillRect(x, 0, 1, height, self._theme.color("rule"))
