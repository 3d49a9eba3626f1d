"""A list view whose rows are where a layout says: side by side, or one within another.

By type it is a list, so that a screen reader meets a list of rows with their words. Nothing is left to Qt's own layout.
"""

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

AnyIndex = QModelIndex | QPersistentModelIndex

_Command = QItemSelectionModel.SelectionFlag
_Hint = QAbstractItemView.ScrollHint
_STEP = 20  # px


class Places(Protocol):
    """Where the rows are in the whole content, in px."""

    rects: list[QRect]
    height: int

    def row_at(self, point: QPoint) -> int | None:
        """Return the row at a point."""


class PlacedList(QListView):
    """`chosen`: other rows are selected now, or another row is the current one."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setViewport(QWidget())  # to learn the class of one that Qt made, PySide loads every class of widgets

    def set_up(self) -> None:
        """Scroll and select as all such lists do. Called once there are `places`: Qt asks for them at once."""
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def places(self) -> Places | None:
        """Where the rows are now; None before they were laid out."""
        raise NotImplementedError

    @property
    def scrolled(self) -> int:
        """How many px of the content are above what is shown."""
        return self.verticalScrollBar().value()

    def in_content(self, point: QPoint) -> QPoint:
        """Return where a point of the viewport is in the whole content."""
        return point + QPoint(0, self.scrolled)

    def select_rows(self, rows: Iterable[QModelIndex], at: QModelIndex) -> None:
        """Select rows. The keyboard is `at` this one, where there is such a row, or at the first of them."""
        selection = QItemSelection()
        for index in rows:
            if index.isValid():
                selection.select(index, index)
        if not at.isValid() and selection.indexes():
            at = selection.indexes()[0]
        if at.isValid() and selection.isEmpty():
            selection.select(at, at)
        self.selectionModel().setCurrentIndex(at, _Command.NoUpdate)
        self.selectionModel().select(selection, _Command.ClearAndSelect)
        self.chosen.emit()

    def visualRect(self, index: AnyIndex) -> QRect:
        places = self.places
        if places is None or not 0 <= index.row() < len(places.rects):
            return QRect()
        return places.rects[index.row()].translated(0, -self.scrolled)

    def indexAt(self, point: QPoint) -> QModelIndex:
        number = None if self.places is None else self.places.row_at(self.in_content(point))
        return QModelIndex() if number is None else self.model().index(number, 0)

    def scrollTo(self, index: AnyIndex, hint: _Hint = _Hint.EnsureVisible) -> None:
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
        """Select what a key or a click is at; with Shift, all rows from the one where it began."""
        first, last = self.indexAt(rect.topLeft()).row(), self.indexAt(rect.bottomRight()).row()
        selection = QItemSelection()
        for number in range(min(first, last), max(first, last) + 1) if min(first, last) >= 0 else ():
            index = self.model().index(number, 0)
            if index.flags() & Qt.ItemFlag.ItemIsSelectable:
                selection.select(index, index)
        self.selectionModel().select(selection, command)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.chosen.emit()

    def updateGeometries(self) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, (0 if self.places is None else self.places.height) - height))
        bar.setPageStep(height)
        bar.setSingleStep(_STEP)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint all anew: a list view moves what it laid out itself, and it laid out nothing here."""
        self.viewport().update()
