"""The lines of the day on screen, as a model that the view, the clipboard and a screen reader can ask."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from core_facilitator.gui.models.day_rows import Row, RowKind

AnyIndex = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole
BLOCKS_DRAGGED = "application/x-core-facilitator-dragged-blocks"

_SELECTABLE = frozenset({RowKind.BLOCK, RowKind.TRACK, RowKind.OVERLAP, RowKind.GAP})


class DayModel(QAbstractListModel):
    """Holds one day's rows. What is dragged carries no text: only the keys of blocks leave this process."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """The lines, in order."""
        return self._rows

    def set_rows(self, rows: tuple[Row, ...]) -> bool:
        """Show other lines; return whether they are the same ones that only read differently.

        Selection and current line stay then.
        """
        if [_identity(row) for row in rows] != [_identity(row) for row in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return False
        pairs = enumerate(zip(rows, self._rows, strict=True))
        changed = [number for number, (row, before) in pairs if row != before]
        self._rows = rows
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
        return True

    def index_of(self, key: UUID, kind: RowKind = RowKind.BLOCK) -> QModelIndex:
        """Return where a block or track is shown; an invalid index when it is not."""
        for number, row in enumerate(self._rows):
            if row.key == key and row.kind is kind:
                return self.index(number)
        return QModelIndex()

    def row(self, index: AnyIndex) -> Row | None:
        """Return the line at an index."""
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        row = self.row(index)
        if row is None:
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDropEnabled | Qt.ItemFlag.ItemNeverHasChildren
        if row.kind in _SELECTABLE:
            flags |= Qt.ItemFlag.ItemIsSelectable
        if row.kind is RowKind.BLOCK:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def mimeTypes(self) -> list[str]:
        return [BLOCKS_DRAGGED]

    def mimeData(self, indexes: Iterable[QModelIndex]) -> QMimeData:
        rows = (self._rows[index.row()] for index in indexes)
        return dragged(row.key for row in rows if row.kind is RowKind.BLOCK)

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction


def dragged(keys: Iterable[UUID]) -> QMimeData:
    """Return what a drag of these blocks carries."""
    data = QMimeData()
    data.setData(BLOCKS_DRAGGED, QByteArray("\n".join(str(key) for key in keys).encode()))
    return data


def dragged_keys(data: QMimeData) -> tuple[UUID, ...]:
    """Return the blocks that a drag carries; none when it is something else."""
    if not data.hasFormat(BLOCKS_DRAGGED):
        return ()
    text = bytes(data.data(BLOCKS_DRAGGED).data()).decode("ascii", errors="ignore")
    try:
        return tuple(UUID(line) for line in text.splitlines())
    except ValueError:
        return ()


def _identity(row: Row) -> tuple[RowKind, UUID, UUID | None]:
    return row.kind, row.key, row.track
