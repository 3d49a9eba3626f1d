"""People and halves of a day as a table: arrows move, one key marks and goes on to the next person."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelectionModel,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from core_facilitator.domain.attendance import Half, Presence
from core_facilitator.domain.people import Person
from core_facilitator.gui.models.attendance_marks import AttendanceMarksModel, Marked, Said
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.attendance_shapes import paint_presence
from core_facilitator.gui.widgets.plain_list import AnyIndex, paint_focus

_ROW, _SIDE, _PADDING, _HALF = 40, 20, 12, 180  # px
PRESENCE_KEYS: dict[int, Presence] = {
    Qt.Key.Key_H: Presence.HERE,
    Qt.Key.Key_P: Presence.PART,
    Qt.Key.Key_A: Presence.AWAY,
    Qt.Key.Key_L: Presence.LATER,
}
"""What each key marks."""


class _Cells(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(self._theme.px(_HALF), self._theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        theme, px, rect = self._theme, self._theme.px, QRect(option.rect)
        painter.save()
        current = index == self._view.currentIndex()
        if current:
            painter.fillRect(rect, theme.color("accent-tint"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("line"))
        words = rect.adjusted(px(_PADDING), 0, -px(_PADDING), 0)
        mark = index.data(Qt.ItemDataRole.UserRole)
        if index.column():
            side = px(_SIDE)
            square = QRectF(words.left(), rect.center().y() - side / 2 + 0.5, side, side)
            paint_presence(painter, square, None if mark is None else mark.presence, theme)
            words.setLeft(words.left() + side + px(8))
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("ink" if mark is not None or not index.column() else "ink-2"))
        shown = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), shown)
        if current and self._view.hasFocus():
            paint_focus(painter, rect.adjusted(0, 0, 0, -1), theme)
        painter.restore()


class AttendanceTable(QTableView):
    """`marked` carries a person, a half and how they are there; None takes a mark back. `chosen`: of another cell."""

    marked = Signal(object, object, object)
    chosen = Signal()
    remark_wanted = Signal()

    def __init__(self, theme: Theme, marked: Marked, said: Said) -> None:
        super().__init__()
        self._theme = theme
        self._marks = AttendanceMarksModel(marked, said, self)
        self.setModel(self._marks)
        self.setItemDelegate(_Cells(theme, self))
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setHighlightSections(False)
        self.setAccessibleName(self.tr("Attendance"))
        theme.changed.connect(self._size)

    def show_people(self, people: tuple[Person, ...], halves: tuple[Half, ...], half: Half) -> None:
        """Show people and halves; at first, the first person who is not marked in this half is chosen."""
        fresh = (people, halves) != (self._marks.people, self._marks.halves)
        self._marks.show_people(people, halves)
        if fresh:
            self._size()
        if people and not self.currentIndex().isValid():
            self.go(0, halves.index(half) + 1 if half in halves else 1)

    @property
    def cell(self) -> tuple[Person, Half] | None:
        """The person and the half that are chosen."""
        index = self.currentIndex()
        if not index.isValid() or index.column() == 0:
            return None
        return self._marks.people[index.row()], self._marks.halves[index.column() - 1]

    def go(self, row: int, column: int) -> None:
        """Choose a cell."""
        index = self._marks.index(max(0, min(row, len(self._marks.people) - 1)), column)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def mark(self, presence: Presence | None) -> None:
        """Mark who is chosen, and go on to the next."""
        cell, index = self.cell, self.currentIndex()
        if cell is not None:
            self.marked.emit(*cell, presence)
            self.go(index.row() + 1, index.column())

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and current.column() == 0 and self._marks.halves:
            self.go(current.row(), 1)  # a name is no cell to mark
            return
        self.viewport().update()
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and key in PRESENCE_KEYS:
            self.mark(PRESENCE_KEYS[key])
        elif plain and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.mark(None)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.remark_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _size(self) -> None:
        header = self.horizontalHeader()
        self.verticalHeader().setDefaultSectionSize(self._theme.px(_ROW))
        if not self._marks.halves:
            return
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
