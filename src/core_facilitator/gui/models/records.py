"""A table over frozen values: each column reads one thing from a value and gives back a changed value."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from core_facilitator.gui.tips import tip

_Index = QModelIndex | QPersistentModelIndex
_Roles = Qt.ItemDataRole

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Column(Generic[Record]):
    """A column: its heading, how it reads, and what typing into it makes (None: not understood, nothing changes)."""

    heading: str
    read: Callable[[Record], str]
    write: Callable[[Record, str], Record | None]
    right: bool = False


class RecordModel(QAbstractTableModel, Generic[Record]):
    """Shows records and changes them; `edited` carries all of them after each change by the user."""

    edited = Signal(object)

    def __init__(self, columns: tuple[Column[Record], ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._records: tuple[Record, ...] = ()

    @property
    def records(self) -> tuple[Record, ...]:
        """The records, in order."""
        return self._records

    def show_records(self, records: tuple[Record, ...]) -> None:
        """Show other records."""
        if len(records) == len(self._records):
            if records != self._records:
                self._records = records
                self.dataChanged.emit(self.index(0, 0), self.index(len(records) - 1, len(self._columns) - 1))
            return
        self.beginResetModel()
        self._records = records
        self.endResetModel()

    def change(self, records: tuple[Record, ...]) -> None:
        """Show other records because the user said so."""
        self.show_records(records)
        self.edited.emit(records)

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._records)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def data(self, index: _Index, role: int = _Roles.DisplayRole) -> Any:
        column = self._columns[index.column()]
        if role in (_Roles.DisplayRole, _Roles.EditRole):
            return column.read(self._records[index.row()])
        if role == _Roles.ToolTipRole:
            return tip(column.read(self._records[index.row()]))
        if role == _Roles.AccessibleTextRole:
            return f"{column.heading}: {column.read(self._records[index.row()])}"
        if role == _Roles.TextAlignmentRole and column.right:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def setData(self, index: _Index, value: Any, role: int = _Roles.EditRole) -> bool:
        if role != _Roles.EditRole:
            return False
        before = self._records[index.row()]
        after = self._columns[index.column()].write(before, str(value).strip())
        if after is None or after == before:
            return False
        self.change((*self._records[: index.row()], after, *self._records[index.row() + 1 :]))
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Roles.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._columns):
            return None
        if role == _Roles.TextAlignmentRole and self._columns[section].right:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == _Roles.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return self._columns[section].heading if role == _Roles.DisplayRole else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
