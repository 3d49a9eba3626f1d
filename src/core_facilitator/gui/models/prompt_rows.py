"""The prompts that were found as rows: each set with its title, its prompts below it, and which of them are ticked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.domain.prompts import Asked
from core_facilitator.gui.marked import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from core_facilitator.domain.prompt_finding import PromptsFound
    from core_facilitator.domain.prompts import Prompt, PromptSet

AnyIndex = QModelIndex | QPersistentModelIndex
translate = QCoreApplication.translate

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
_ROOT = QModelIndex()

_ASKED = {
    Asked.ALL: QT_TRANSLATE_NOOP("Prompts", "Everybody"),
    Asked.LEADER: QT_TRANSLATE_NOOP("Prompts", "Leaders"),
    Asked.COACHEE: QT_TRANSLATE_NOOP("Prompts", "Coachees"),
    Asked.COACH: QT_TRANSLATE_NOOP("Prompts", "Coaches"),
}


@dataclass(frozen=True, slots=True)
class PromptRow:
    """A prompt of a set, or without one the title of the set, above those of its prompts that were `found`."""

    prompt_set: PromptSet
    found: tuple[Prompt, ...]
    prompt: Prompt | None = None

    @property
    def prompts(self) -> tuple[Prompt, ...]:
        """What is taken with the row."""
        return self.found if self.prompt is None else (self.prompt,)


class PromptRows(QAbstractListModel):
    """`ticked` says that others are ticked now. What is ticked stays so while other prompts are shown."""

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PromptRow, ...] = ()
        self._ticked: dict[str, tuple[PromptSet, Prompt]] = {}

    def show(self, found: PromptsFound) -> None:
        """Show what was found."""
        rows: list[PromptRow] = []
        for hit in found.hits:
            rows.append(PromptRow(hit.prompt_set, hit.prompts))
            rows += (PromptRow(hit.prompt_set, hit.prompts, prompt) for prompt in hit.prompts)
        if tuple(rows) != self._rows:
            self.beginResetModel()
            self._rows = tuple(rows)
            self.endResetModel()

    @property
    def picked(self) -> tuple[tuple[PromptSet, Prompt], ...]:
        """What is ticked, in the order in which it was."""
        return tuple(self._ticked.values())

    def row(self, number: int) -> PromptRow | None:
        """Return a row; None where there is none."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def number_of(self, key: str) -> int | None:
        """Return the row of a prompt, or None."""
        keys = (number for number, row in enumerate(self._rows) if row.prompt is not None and row.prompt.key == key)
        return next(keys, None)

    def toggle(self, number: int) -> None:
        """Tick a prompt or not; with a title, all below it, unless all are."""
        row = self.row(number)
        if row is None:
            return
        take = self.state(row) is not Qt.CheckState.Checked
        for prompt in row.prompts:
            self._ticked.pop(prompt.key, None)
            if take:
                self._ticked[prompt.key] = row.prompt_set, prompt
        self._tell()

    def clear(self) -> None:
        """Tick none."""
        self._ticked.clear()
        self._tell()

    def state(self, row: PromptRow) -> Qt.CheckState:
        """Return whether all of a row is ticked, some of it, or nothing."""
        count = sum(prompt.key in self._ticked for prompt in row.prompts)
        if count == len(row.prompts):
            return Qt.CheckState.Checked
        return Qt.CheckState.PartiallyChecked if count else Qt.CheckState.Unchecked

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.prompt_set.title if row.prompt is None else row.prompt.text
        if role == Qt.ItemDataRole.CheckStateRole:
            return self.state(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join((row.prompt_set.title, set_words(row)) if row.prompt is None else spoken(row))
        return None

    def _tell(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
        self.ticked.emit()


def asked_words(asked: Asked) -> str:
    """Return whom a prompt asks."""
    return translate("Prompts", _ASKED[asked])


def count_words(count: int) -> str:
    """Return how many prompts there are."""
    one, several = translate("Prompts", "1 prompt"), translate("Prompts", "{0} prompts")
    return one if count == 1 else several.format(count)


def minutes_words(minutes: int) -> str:
    """Return minutes as rows say them."""
    return translate("Prompts", "{0} min").format(minutes)


def set_words(row: PromptRow) -> str:
    """Return how many prompts are below a title, and how long they take."""
    return ", ".join((count_words(len(row.found)), minutes_words(sum(prompt.minutes for prompt in row.found))))


def below_words(row: PromptRow) -> str:
    """Return what stands below a prompt: its phase, whom it asks, and its framework where its set has several."""
    prompt = row.prompt
    if prompt is None:
        return ""
    named = FRAMEWORKS.get(prompt.framework)
    asked = translate("Prompts", "For {0}").format(asked_words(prompt.audience).lower())
    parts = (named.name if named else "", prompt.phase, "" if prompt.audience is Asked.ALL else asked)
    return " · ".join(part for part in parts if part)


def spoken(row: PromptRow) -> tuple[str, ...]:
    """Return a prompt as a screen reader says it."""
    prompt = row.prompt
    parts = () if prompt is None else (prompt.text, below_words(row), minutes_words(prompt.minutes))
    return tuple(part for part in parts if part)
