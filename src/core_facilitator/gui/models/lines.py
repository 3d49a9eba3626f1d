"""Lines of a list of things that can be opened: sessions, people, blocks."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

LINE_ROLE = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Line:
    """One line: an icon, what it is, words about it, and a date or time at its end. `key` says what it opens."""

    key: object
    glyph: str
    title: str
    detail: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """Something that can be done, found by its words beside what can be opened."""

    words: str
    glyph: str
    do: Callable[[], object]

    def holds(self, typed: str) -> bool:
        """Whether it is what somebody types: all of their words are in its own."""
        folded, words = self.words.casefold(), typed.casefold().split()
        return bool(words) and all(word in folded for word in words)

    def begins(self, typed: str) -> bool:
        """Whether its words begin with what is typed."""
        return self.words.casefold().startswith(typed.strip().casefold())


class LinesModel(QAbstractListModel):
    """Holds the lines of one list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()

    def set_lines(self, lines: tuple[Line, ...]) -> None:
        """Show other lines."""
        if lines != self._lines:
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines, in order."""
        return self._lines

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (line.title, line.detail, line.end) if part)
        return None
