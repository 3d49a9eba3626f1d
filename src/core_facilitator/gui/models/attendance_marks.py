"""Who is there as a table: a row for each person, a column for each half of the day."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core_facilitator.domain.attendance import Attendance, Half
from core_facilitator.domain.people import Person
from core_facilitator.gui.models import capture_words

AnyIndex = QModelIndex | QPersistentModelIndex
Marked = Callable[[Person, Half], Attendance | None]
"""Tells how somebody is marked."""

Said = Callable[[Attendance | None], str]
"""Tells a mark in words."""

_ROOT = QModelIndex()


class AttendanceMarksModel(QAbstractTableModel):
    """Names in the first column, and a column for each half of the day; the mark itself is the user role."""

    def __init__(self, marked: Marked, said: Said, parent: QObject) -> None:
        super().__init__(parent)
        self._marked = marked
        self._said = said
        self.people: tuple[Person, ...] = ()
        self.halves: tuple[Half, ...] = ()

    def show_people(self, people: tuple[Person, ...], halves: tuple[Half, ...]) -> None:
        """Show these people; those who are shown already, as they are marked now."""
        if (people, halves) == (self.people, self.halves):
            self.dataChanged.emit(self.index(0, 0), self.index(len(people) - 1, len(halves)))
            return
        self.beginResetModel()
        self.people, self.halves = people, halves
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.people)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else 1 + len(self.halves)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        person = self.people[index.row()]
        if index.column() == 0:
            return person.name if role == Qt.ItemDataRole.DisplayRole else None
        half = self.halves[index.column() - 1]
        mark = self._marked(person, half)
        if role == Qt.ItemDataRole.UserRole:
            return mark
        if role == Qt.ItemDataRole.DisplayRole:
            return self._said(mark)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{person.name}, {capture_words.half_name(half)}, {self._said(mark)}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return super().headerData(section, orientation, role)
        return self.tr("Name") if section == 0 else capture_words.half_name(self.halves[section - 1])
