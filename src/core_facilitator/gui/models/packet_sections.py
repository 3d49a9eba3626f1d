"""The sections of a packet as a list: in which order they are printed, which are, and on how many pages."""

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from core_facilitator.domain.packets import Choice

AnyIndex = QModelIndex | QPersistentModelIndex

PAGES_ROLE = Qt.ItemDataRole.UserRole
translate = QCoreApplication.translate

_ROOT = QModelIndex()
_CHECK = Qt.ItemDataRole.CheckStateRole


@dataclass(frozen=True, slots=True)
class SectionRow:
    """One section. `pages` is 0 while nobody has counted them."""

    key: str
    title: str
    included: bool
    pages: int = 0


class PacketSections(QAbstractListModel):
    """Holds the sections; `changed` says that the user has chosen or moved one."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[SectionRow] = []

    @property
    def rows(self) -> tuple[SectionRow, ...]:
        """The sections in printing order."""
        return tuple(self._rows)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The sections as they are remembered."""
        return tuple(Choice(row.key, row.included) for row in self._rows)

    def set_rows(self, rows: tuple[SectionRow, ...]) -> None:
        """Show other sections."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def set_pages(self, pages: dict[str, int]) -> None:
        """Show on how many pages the printed sections stand; of others what was known stays."""
        self._rows = [replace(row, pages=pages.get(row.key, row.pages)) for row in self._rows]
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1), [PAGES_ROLE])

    def toggle(self, row: int) -> None:
        """Print a section, or no longer."""
        included = not self._rows[row].included
        self.setData(self.index(row), Qt.CheckState.Checked if included else Qt.CheckState.Unchecked, _CHECK)

    def move(self, row: int, by: int) -> int:
        """Move a section that many places down, as far as there are any; return where it is then."""
        to = max(0, min(len(self._rows) - 1, row + by))
        if to != row:
            self.moveRows(_ROOT, row, 1, _ROOT, to + 1 if to > row else to)
        return to

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == _CHECK:
            return Qt.CheckState.Checked if row.included else Qt.CheckState.Unchecked
        if role == PAGES_ROLE:
            return row.pages
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(row)
        return None

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != _CHECK:
            return False
        included = Qt.CheckState(value) is Qt.CheckState.Checked
        self._rows[index.row()] = replace(self._rows[index.row()], included=included)
        self.dataChanged.emit(index, index, [_CHECK])
        self.changed.emit()
        return True

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        kinds = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        return kinds | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def moveRows(self, source_parent: AnyIndex, row: int, count: int, target_parent: AnyIndex, target: int) -> bool:
        if count != 1 or not self.beginMoveRows(_ROOT, row, row, _ROOT, target):
            return False
        del source_parent, target_parent
        moved = self._rows.pop(row)
        self._rows.insert(target - 1 if target > row else target, moved)
        self.endMoveRows()
        self.changed.emit()
        return True


def _spoken(row: SectionRow) -> str:
    """Return what a screen reader says; it says by itself whether the box is ticked."""
    if not row.pages:
        return row.title
    one, many = translate("PacketSections", "{0}, one page"), translate("PacketSections", "{0}, {1} pages")
    return (one if row.pages == 1 else many).format(row.title, row.pages)
