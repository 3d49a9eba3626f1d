"""Groups under a hand: people are dragged from one to another, or moved by keys; what it means is for others."""

from uuid import UUID

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from core_facilitator.gui.models.group_rows import dragged_people
from core_facilitator.gui.widgets.group_cards import NOWHERE, GroupCards

_Cursor = QAbstractItemView.CursorAction
_ARROWS = {
    _Cursor.MoveLeft: Qt.Key.Key_Left,
    _Cursor.MoveRight: Qt.Key.Key_Right,
    _Cursor.MoveUp: Qt.Key.Key_Up,
    _Cursor.MoveDown: Qt.Key.Key_Down,
}
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class GroupBoard(GroupCards):
    """Says by signals what the user asks of people and groups; a group is named by its place, None is no group.

    Signals: `dropped` carries people and the group they were let go over, `hovered` the same while they are dragged
    (and nobody once they are not), `stepped` by how many groups to move who is selected, `taken_out` that they shall
    be in none, `rename_asked` that a heading was entered.
    """

    dropped = Signal(object, object)
    hovered = Signal(object, object)
    stepped = Signal(int)
    taken_out = Signal()
    rename_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)

    def only_read(self) -> None:
        """Let the cards be read, and nobody be moved."""
        self.setDragEnabled(False)
        self.setAcceptDrops(False)

    # Keyboard

    def moveCursor(self, action: _Cursor, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        number, last = self.currentIndex().row(), len(self._rows.rows) - 1
        if self._places is None or last < 0:
            return QModelIndex()
        if action in _ARROWS and number >= 0:
            return self._rows.index(self._places.beside(number, _ARROWS[action]))
        if action in (_Cursor.MovePageDown, _Cursor.MovePageUp):
            at = self._places.rects[max(number, 0)].center()
            by = self.viewport().height() * (1 if action is _Cursor.MovePageDown else -1)
            near = [
                abs(rect.center().y() - at.y() - by) + abs(rect.center().x() - at.x()) for rect in self._places.rects
            ]
            return self._rows.index(near.index(min(near)))
        back = action in (_Cursor.MovePrevious, _Cursor.MoveHome)
        if action in (_Cursor.MoveNext, _Cursor.MovePrevious):
            return self._rows.index(min(max(number + (-1 if back else 1), 0), last))
        return self._rows.index(0 if back or number < 0 else last)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key())) if event.modifiers() == Qt.KeyboardModifier.AltModifier else None
        current = self.current
        if step is not None and self.people:
            self.stepped.emit(step)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.people:
            self.taken_out.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            if current is not None and current.group is not None:
                self.rename_asked.emit()
        else:
            super().keyPressEvent(event)

    # Dragging

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dragged_people(event.mimeData()):
            self.setState(QAbstractItemView.State.DraggingState)
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls by itself near an edge
        people = dragged_people(event.mimeData())
        self._aim(people, event.position().toPoint())
        event.setAccepted(bool(people) and self._target is not NOWHERE)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._end_drag()

    def dropEvent(self, event: QDropEvent) -> None:
        people = dragged_people(event.mimeData())
        self._aim(people, event.position().toPoint())
        target = self._target
        self.stopAutoScroll()
        self._end_drag()
        if people and isinstance(target, tuple):
            event.acceptProposedAction()
            self.dropped.emit(people, target[0])

    def _aim(self, people: tuple[UUID, ...], point: QPoint) -> None:
        number = self._places.card_at(self.in_content(point)) if self._places is not None else None
        target: object = NOWHERE if number is None or self._places is None else (self._places.cards[number][0],)
        if target != self._target:
            self._target = target
            self.viewport().update()
            if isinstance(target, tuple) and people:
                self.hovered.emit(people, target[0])
            else:
                self.hovered.emit((), None)

    def _end_drag(self) -> None:
        self._target = NOWHERE
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()
        self.hovered.emit((), None)
