"""The fields of a line: what, and of a promise also who, by when and who will ask."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from core_facilitator.domain.typed_dates import due_in, parse_date
from core_facilitator.gui import dates
from core_facilitator.gui.theme import restyle
from core_facilitator.gui.widgets.mention_edit import MentionEdit

if TYPE_CHECKING:
    from collections.abc import Callable


class Labeled(QWidget):
    """A field with its label above it."""

    def __init__(self, words: str, field: QWidget) -> None:
        super().__init__()
        self.label = QLabel(words)
        self.label.setProperty("type", "field")
        self.label.setBuddy(field)
        (field.focusProxy() or field).setAccessibleName(words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.label)
        column.addWidget(field)


class DueEdit(QLineEdit):
    """A date that is typed in words; `understood` carries it, or None. What it means is said by its owner."""

    understood = Signal(object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.setPlaceholderText(self.tr("Friday, 12/3, in 2 weeks"))
        self.textChanged.connect(self._read)

    @property
    def due(self) -> date | None:
        """The date that was typed."""
        return parse_date(self.text(), self._today())

    @property
    def wrong(self) -> bool:
        """Whether something was typed that is no date."""
        return bool(self.text().strip()) and self.due is None

    def show_due(self, due: date | None) -> None:
        """Show a date in the words of the language."""
        self.setText("" if due is None else f"{dates.short_date(due)}, {due.year}")
        self.setCursorPosition(0)

    def words(self) -> str:
        """Return what the date means: "Fri, Dec 4"."""
        due = self.due
        return "" if due is None else dates.long_date(due)

    @Slot()
    def _read(self) -> None:
        restyle(self, invalid="true" if self.wrong and not self.hasFocus() else "false")
        self.understood.emit(self.due)


class PromiseFields:
    """Who, by when and who will ask, with their labels."""

    def __init__(self, today: Callable[[], date], words: tuple[str, str, str]) -> None:
        who, due, asks = words
        self._today = today
        self._followed = ""  # what stands in by when because it is said in what was promised
        self.who_edit = MentionEdit(all_name=True)
        self.due_edit = DueEdit(today)
        self.asks_edit = MentionEdit(all_name=True)
        fields: tuple[QLineEdit, ...] = (self.who_edit, self.due_edit, self.asks_edit)
        self.parts = tuple(Labeled(said, field) for said, field in zip((who, due, asks), fields, strict=True))

    def set_names(self, names: tuple[str, ...]) -> None:
        """Offer these names."""
        self.who_edit.set_names(names)
        self.asks_edit.set_names(names)

    def follow(self, what: str) -> None:
        """Let a date that is said in what was promised ("by Sunday") stand in by when, unless another stands there."""
        if self.due_edit.text() == self._followed:
            found = due_in(what, self._today())
            self._followed = "" if found is None else found[0]
            self.due_edit.setText(self._followed)

    def without_due(self, what: str) -> str:
        """Return what was promised without the date in it, where that is the one that stands in by when."""
        found = due_in(what, self._today())
        if found is None or parse_date(found[0], self._today()) != self.due_edit.due:
            return what
        return found[1]

    def show_parts(self, shown: bool) -> None:
        """Show the fields, or none of them."""
        for part in self.parts:
            part.setVisible(shown)
