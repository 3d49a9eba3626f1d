"""A list whose lines are sorted by hand: dragged, or moved with Alt and an arrow."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.row_list import RowList

_MARK = 2  # px: the line where a dragged one would go


class CaptureRows(RowList):
    """`moved` carries a row and the row that it goes to; `remove_wanted`: the current line is not wanted."""

    moved = Signal(int, int)
    remove_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._pressed: tuple[int, QPoint] | None = None
        self._over: int | None = None  # the gap above this row, while something is dragged

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._theme = theme

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(row, row + (-1 if event.key() == Qt.Key.Key_Up else 1))
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = (index.row(), at) if index.isValid() and left else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        at = event.position().toPoint()
        far = (at - self._pressed[1]).manhattanLength() >= QApplication.startDragDistance()
        if far or self._over is not None:
            self._over = self._gap(at)
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, over = self._pressed, self._over
        self._pressed = self._over = None
        self.viewport().unsetCursor()
        self.viewport().update()
        if pressed is None or over is None:
            super().mouseReleaseEvent(event)
            return
        to = over - 1 if over > pressed[0] else over
        if to != pressed[0]:
            self.moved.emit(pressed[0], to)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._over is None or self._theme is None:
            return
        row = min(self._over, len(self.lines) - 1)
        rect = self.visualRect(self.model().index(row, 0))
        top = rect.bottom() if self._over > row else rect.top()
        mark = QRect(rect.left(), max(0, top - _MARK // 2), rect.width(), _MARK)
        QPainter(self.viewport()).fillRect(mark, self._theme.color("focus"))

    def _gap(self, at: QPoint) -> int:
        """Return the gap between rows that is nearest: the one above the row of that number."""
        index = self.indexAt(at)
        if not index.isValid():
            return 0 if at.y() < 0 else len(self.lines)
        return index.row() + (1 if at.y() > self.visualRect(index).center().y() else 0)
