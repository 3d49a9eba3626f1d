"""The day as one painted column: choosing, dragging and editing blocks; what it means is for others to decide.

It is a list view by type, so that a screen reader meets a list of rows with their words; where the rows are
comes from `DayLayout`, because the blocks of parallel tracks stand side by side.
"""

from uuid import UUID

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QToolTip, QWidget

from core_facilitator.domain.timing import MovePin, Trim
from core_facilitator.gui.models.day import DayModel, dragged_keys
from core_facilitator.gui.models.day_rows import Row, RowKind
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.day_delegate import DayDelegate
from core_facilitator.gui.widgets.day_drops import Drop, drop_at
from core_facilitator.gui.widgets.day_layout import MARGIN, RULE, DayLayout, Type
from core_facilitator.gui.widgets.day_steps import beside, next_row

_Index = QModelIndex | QPersistentModelIndex
_Command = QItemSelectionModel.SelectionFlag
_Cursor = QAbstractItemView.CursorAction
_Hint = QAbstractItemView.ScrollHint

_SIDEWAYS: dict[int, int] = {Qt.Key.Key_Left.value: -1, Qt.Key.Key_Right.value: 1}
_SIGNS: dict[int, int] = {
    Qt.Key.Key_Plus.value: 1,
    Qt.Key.Key_Equal.value: 1,
    Qt.Key.Key_Minus.value: -1,
    Qt.Key.Key_Underscore.value: -1,
}
_Flag = QStyle.StateFlag
_STATES = {  # by whether a row is selected, and whether it is the one that the keyboard is at
    (False, False): _Flag.State_Enabled,
    (True, False): _Flag.State_Enabled | _Flag.State_Selected,
    (False, True): _Flag.State_Enabled | _Flag.State_HasFocus,
    (True, True): _Flag.State_Enabled | _Flag.State_Selected | _Flag.State_HasFocus,
}


class DayView(QListView):
    """Shows the rows of a day and says by signals what the user asks of them."""

    chosen = Signal()  # other rows are selected, or another row is the current one
    dropped = Signal(object, object)  # keys of blocks, Drop
    repair_chosen = Signal(object)  # Trim or MovePin
    edit_asked = Signal(object, str)  # key of a block, "title" or "minutes"
    lengthened = Signal(int)  # minutes, by the plus and minus keys
    laid_out = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = DayModel(self)
        self._type = Type(theme)
        self._layout = DayLayout((), 0, self._type)
        self._delegate = DayDelegate(theme, self._layout, self)
        self._drop: Drop | None = None
        self.setItemDelegate(self._delegate)
        self.setModel(self._model)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.viewport().setMouseTracking(True)
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
        keys, current, scroll = self.selected_keys(), self.current_row(), self.verticalScrollBar().value()
        instead = self.neighbor(keys)
        self._model.set_rows(rows)
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
        selection = QItemSelection()
        for key in keys:
            index = self._model.index_of(key)
            if index.isValid():
                selection.select(index, index)
        at = self._model.index_of(current.key, current.kind) if current else QModelIndex()
        if not at.isValid() and selection.indexes():
            at = selection.indexes()[0]
        if at.isValid() and selection.isEmpty():
            selection.select(at, at)
        self.selectionModel().setCurrentIndex(at, _Command.NoUpdate)
        self.selectionModel().select(selection, _Command.ClearAndSelect)
        self.chosen.emit()

    def show_block(self, key: UUID) -> None:
        """Select one block, or one track, and bring it into view."""
        self.select((key,), self._model.row(self._model.index_of(key, RowKind.TRACK)))
        self.scrollTo(self.currentIndex())

    def select_first(self) -> None:
        """Select the first block, unless something is selected."""
        first = next((row.key for row in self._model.rows if row.kind is RowKind.BLOCK), None)
        if first is not None and self.current_row() is None:
            self.select((first,))

    def chosen_repair(self) -> Trim | MovePin | None:
        """Return the repair that Enter would make: the chosen link, while an overlap is the current row."""
        row = self.current_row()
        if row is None or row.kind is not RowKind.OVERLAP or not row.links:
            return None
        return row.links[min(self._delegate.chosen_link, len(row.links) - 1)].repair

    # Where things are

    def part_rect(self, key: UUID, part: str, kind: RowKind = RowKind.BLOCK) -> QRect:
        """Return where a part of a row (`body`, `times`, `title`, `minutes`) is in the viewport."""
        index = self._model.index_of(key, kind)
        if not index.isValid():
            return QRect()
        rect: QRect = getattr(self._layout.parts(index.row()), part)
        return rect.translated(0, -self.verticalScrollBar().value())

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
        return self._layout.parts(index.row()).title.translated(0, -self.verticalScrollBar().value())

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
        index, up = self._model.index_of(key, RowKind.OVERLAP), -self.verticalScrollBar().value()
        if not index.isValid():
            return ()
        return tuple(rect.translated(0, up) for rect in self._layout.parts(index.row()).links)

    def blocks_below(self) -> int:
        """Return how many blocks of the day lie, at least in part, below what the window shows."""
        bottom = self.verticalScrollBar().value() + self.viewport().height()
        pairs = zip(self._layout.rows, self._layout.rects, strict=True)
        return sum(row.kind is RowKind.BLOCK and row.track is None and rect.bottom() > bottom for row, rect in pairs)

    def visualRect(self, index: _Index) -> QRect:
        if not 0 <= index.row() < len(self._layout.rects):
            return QRect()
        return self._layout.rects[index.row()].translated(0, -self.verticalScrollBar().value())

    def indexAt(self, point: QPoint) -> QModelIndex:
        number = self._layout.row_at(self._content(point))
        return QModelIndex() if number is None else self._model.index(number)

    def scrollTo(self, index: _Index, hint: _Hint = _Hint.EnsureVisible) -> None:
        rect, bar, height = self.visualRect(index), self.verticalScrollBar(), self.viewport().height()
        if hint is _Hint.PositionAtCenter:
            bar.setValue(bar.value() + rect.center().y() - height // 2)
        elif rect.top() < 0 or rect.height() > height:
            bar.setValue(bar.value() + rect.top())
        elif rect.bottom() >= height:
            bar.setValue(bar.value() + rect.bottom() - height + 1)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region += QRegion(self.visualRect(index))
        return region

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        first, last = self.indexAt(rect.topLeft()).row(), self.indexAt(rect.bottomRight()).row()
        selection = QItemSelection()
        for number in range(min(first, last), max(first, last) + 1) if min(first, last) >= 0 else ():
            index = self._model.index(number)
            if index.flags() & Qt.ItemFlag.ItemIsSelectable:
                selection.select(index, index)
        self.selectionModel().select(selection, command)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.viewport().update()
        self.chosen.emit()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self._delegate.chosen_link = 0
        self.viewport().update()

    def doItemsLayout(self) -> None:
        self._lay_out()

    def updateGeometries(self) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self._layout.height - height))
        bar.setPageStep(height)
        bar.setSingleStep(self._theme.px(20))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    @Slot()
    def _restyle(self) -> None:
        self._type = Type(self._theme)
        self._lay_out()

    @Slot()
    def _lay_out(self) -> None:
        self._layout = DayLayout(self._model.rows, self.viewport().width(), self._type)
        self._delegate.layout = self._layout
        self.updateGeometries()
        self.viewport().update()
        self.laid_out.emit()

    def _content(self, point: QPoint) -> QPoint:
        return point + QPoint(0, self.verticalScrollBar().value())

    # Keyboard

    def moveCursor(self, action: _Cursor, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        rows, number = self._model.rows, self.currentIndex().row()
        if action in (_Cursor.MoveLeft, _Cursor.MoveRight):
            return self._model.index(beside(rows, number, 1 if action is _Cursor.MoveRight else -1))
        if action in (_Cursor.MoveHome, _Cursor.MoveEnd):
            first = action is _Cursor.MoveHome
            return self._model.index(next_row(rows, -1 if first else len(rows), 1 if first else -1))
        step = 1 if action in (_Cursor.MoveDown, _Cursor.MoveNext, _Cursor.MovePageDown) else -1
        if action in (_Cursor.MovePageDown, _Cursor.MovePageUp):
            number += step * max(self.viewport().height() // self._theme.px(56) - 1, 1)
            number = max(-1, min(number, len(rows))) - step
        return self._model.index(next_row(rows, number, step))

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _lengthening(event):
            event.accept()  # plus needs Shift on some keyboards and not on others: too much for a shortcut to tell
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if minutes := _lengthening(event):
            self.lengthened.emit(minutes)
            return
        sideways = _SIDEWAYS.get(event.key())
        row = self.current_row()
        if sideways and row is not None and row.kind is RowKind.OVERLAP:
            self._delegate.chosen_link = max(0, min(self._delegate.chosen_link + sideways, len(row.links) - 1))
            self.viewport().update()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters are commands here."""

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        repair = self._repair_at(event.position().toPoint())
        if repair is not None and event.button() is Qt.MouseButton.LeftButton:
            self.repair_chosen.emit(repair)
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hand = self._repair_at(event.position().toPoint()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        row = self._model.row(index)
        if row is not None and row.kind is RowKind.BLOCK:
            beyond = event.position().x() >= self._layout.parts(index.row()).minutes.left() - self._theme.px(8)
            self.edit_asked.emit(row.key, "minutes" if beyond else "title")

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self._layout.row_at(self._content(event.pos()))
            text = ""
            if number is not None and self._layout.clipped(number):
                row = self._layout.rows[number]
                text = "\n".join((row.title, *row.details, *row.notes))
            QToolTip.showText(event.globalPos(), text, self.viewport())
            return True
        return super().viewportEvent(event)

    def _repair_at(self, point: QPoint) -> Trim | MovePin | None:
        number = self._layout.row_at(self._content(point))
        if number is None or self._layout.rows[number].kind is not RowKind.OVERLAP:
            return None
        links = zip(self._layout.rows[number].links, self._layout.parts(number).links, strict=True)
        reach = self._theme.px(6)
        near = (
            link.repair for link, rect in links if rect.adjusted(-6, -reach, 6, reach).contains(self._content(point))
        )
        return next(near, None)

    # Dragging

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dragged_keys(event.mimeData()):
            self.setState(QAbstractItemView.State.DraggingState)
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls by itself near an edge
        keys = dragged_keys(event.mimeData())
        self._drop = self._drop_for(keys, event.position().toPoint()) if keys else None
        event.setAccepted(self._drop is not None)
        self.viewport().update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._end_drag()

    def dropEvent(self, event: QDropEvent) -> None:
        keys = dragged_keys(event.mimeData())
        drop = self._drop_for(keys, event.position().toPoint())
        self.stopAutoScroll()
        self._end_drag()
        if keys:
            event.acceptProposedAction()
            self.dropped.emit(keys, drop)

    def _drop_for(self, keys: tuple[UUID, ...], point: QPoint) -> Drop:
        groups = any(row.count and row.key in keys for row in self._model.rows)
        return drop_at(self._layout, self._content(point), tracks=not groups)

    def _end_drag(self) -> None:
        self._drop = None
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.color("surface"))
        self._paint_margin(painter)
        scroll, focused = self.verticalScrollBar().value(), self.hasFocus()
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


def _lengthening(event: QKeyEvent) -> int:
    """Return the minutes that a key adds or takes: five, one while Ctrl is held, none for any other key.

    Shift does not count: one keyboard needs it for plus, another does not, and the hand that presses the key marked
    plus means the same on both.
    """
    sign = _SIGNS.get(event.key(), 0)
    held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
    if held == Qt.KeyboardModifier.NoModifier:
        return 5 * sign
    return sign if held == Qt.KeyboardModifier.ControlModifier else 0
