"""The day under a hand: keys, pointer and dragging; what it means is for others to decide."""

from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QToolTip, QWidget

from core_facilitator.domain.timing import MovePin, Trim
from core_facilitator.gui.models.card_drags import dragged_card_key
from core_facilitator.gui.models.day import dragged_keys
from core_facilitator.gui.models.day_rows import RowKind
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.tips import tip
from core_facilitator.gui.widgets.day_column import DayColumn
from core_facilitator.gui.widgets.day_drops import Drop, drop_at
from core_facilitator.gui.widgets.day_steps import beside, next_row

_Cursor = QAbstractItemView.CursorAction

_SIDEWAYS: dict[int, int] = {Qt.Key.Key_Left.value: -1, Qt.Key.Key_Right.value: 1}
_SIGNS: dict[int, int] = {
    Qt.Key.Key_Plus.value: 1,
    Qt.Key.Key_Equal.value: 1,
    Qt.Key.Key_Minus.value: -1,
    Qt.Key.Key_Underscore.value: -1,
}


class DayView(DayColumn):
    """Says by signals what the user asks of the rows of a day."""

    dropped = Signal(object, object)  # keys of blocks, Drop
    card_dropped = Signal(str, object)  # key of a card of the library, Drop
    gap_chosen = Signal()  # the one that is the current row
    repair_chosen = Signal(object)  # Trim or MovePin
    edit_asked = Signal(object, str)  # key of a block, "title" or "minutes"
    lengthened = Signal(int)  # minutes, by the plus and minus keys

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.viewport().setMouseTracking(True)

    def chosen_repair(self) -> Trim | MovePin | None:
        """Return the repair that Enter would make: the chosen link, while an overlap is the current row."""
        row = self.current_row()
        if row is None or row.kind is not RowKind.OVERLAP or not row.links:
            return None
        return row.links[min(self._delegate.chosen_link, len(row.links) - 1)].repair

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
        if event.key() == Qt.Key.Key_Escape and self.current_row() is not None:
            self.select(())
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
        if event.button() is Qt.MouseButton.LeftButton and self._on_gap_link(event.position().toPoint()):
            self.gap_chosen.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.state() is QAbstractItemView.State.DragSelectingState:
            return  # a pull that began at a track or beside the blocks; Shift and a click select several
        at = event.position().toPoint()
        hand = self._repair_at(at) is not None or self._on_gap_link(at)
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
            number = self._layout.row_at(self.in_content(event.pos()))
            text = ""
            if number is not None and self._layout.clipped(number):
                row = self._layout.rows[number]
                text = "\n".join((row.title, *row.details, *row.notes))
            QToolTip.showText(event.globalPos(), tip(text), self.viewport())
            return True
        return super().viewportEvent(event)

    def _repair_at(self, point: QPoint) -> Trim | MovePin | None:
        number = self._layout.row_at(self.in_content(point))
        if number is None or self._layout.rows[number].kind is not RowKind.OVERLAP:
            return None
        links = zip(self._layout.rows[number].links, self._layout.parts(number).links, strict=True)
        reach = self._theme.px(6)
        near = (
            link.repair for link, rect in links if rect.adjusted(-6, -reach, 6, reach).contains(self.in_content(point))
        )
        return next(near, None)

    def _on_gap_link(self, point: QPoint) -> bool:
        """Whether a point is on the words of a gap that lead to what fits there."""
        number = self._layout.row_at(self.in_content(point))
        if number is None or self._layout.rows[number].kind is not RowKind.GAP:
            return False
        reach = self._theme.px(6)
        return self._layout.parts(number).tag.adjusted(-6, -reach, 6, reach).contains(self.in_content(point))

    # Dragging

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dragged_keys(event.mimeData()) or dragged_card_key(event.mimeData()):
            self.setState(QAbstractItemView.State.DraggingState)
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls by itself near an edge
        keys = dragged_keys(event.mimeData())
        wanted = keys or dragged_card_key(event.mimeData())
        self._drop = self._drop_for(keys, event.position().toPoint()) if wanted else None
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
        card = dragged_card_key(event.mimeData())
        if keys:
            event.acceptProposedAction()
            self.dropped.emit(keys, drop)
        elif card:
            event.acceptProposedAction()
            self.card_dropped.emit(card, drop)

    def _drop_for(self, keys: tuple[UUID, ...], point: QPoint) -> Drop:
        groups = any(row.count and row.key in keys for row in self._model.rows)
        return drop_at(self._layout, self.in_content(point), tracks=not groups)

    def _end_drag(self) -> None:
        self._drop = None
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()


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
