"""The fields in which the chosen line of an agenda from elsewhere is corrected."""

from dataclasses import replace
from datetime import time
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton

from core_facilitator.domain.pasted_readings import LineKind, Meant, ReadLine
from core_facilitator.gui.models.read_lines import kind_name
from core_facilitator.gui.widgets.minutes_spin import MinutesSpin
from core_facilitator.gui.widgets.time_field import TimeField

_CHOICES = (LineKind.BLOCK, LineKind.NOTE, LineKind.DAY, LineKind.TITLE, LineKind.UNREAD)


class LineFields(QObject):
    """`corrected` carries the number of a line, and what it is meant to be now; None: as it was read."""

    corrected = Signal(int, object)

    def __init__(
        self,
        kind: QComboBox,
        start: TimeField,
        minutes: MinutesSpin,
        title: QLineEdit,
        restore: QPushButton,
        *,
        hours24: bool,
    ) -> None:
        super().__init__(title)
        self._kind, self._start, self._minutes, self._title, self._restore = kind, start, minutes, title, restore
        self._hours24 = hours24
        self._line: ReadLine | None = None
        self._meant = Meant()
        for one in _CHOICES:
            kind.addItem(kind_name(one), one)
        kind.activated.connect(self._take_kind)
        start.time_chosen.connect(self._take_start)
        minutes.minutes_chosen.connect(self._take_minutes)
        title.editingFinished.connect(self.finish)
        restore.clicked.connect(self._take_back)

    def show_line(self, line: ReadLine | None, meant: Meant | None) -> None:
        """Show a line, and what was said about it."""
        self._line, self._meant = line, meant or Meant()
        block = line.block if line is not None else None
        self._kind.setEnabled(line is not None and bool(line.text.strip()))
        self._restore.setEnabled(meant is not None)
        if line is not None:
            self._kind.setPlaceholderText(kind_name(line.kind))
            self._kind.setCurrentIndex(_CHOICES.index(line.kind) if line.kind in _CHOICES else -1)
        for field in (self._start, self._minutes, self._title):
            field.setEnabled(block is not None)
        self._start.show_time(
            block.start if block else None, near=block.start if block else None, hours24=self._hours24
        )
        self._minutes.show_minutes(block.minutes if block else 0)
        if not (self._title.hasFocus() and self._title.isModified()):
            self._title.setText(block.title if block else "")
            self._title.setModified(False)

    @Slot()
    def finish(self) -> None:
        """Take the title and the start that were typed."""
        self._start.finish()
        if self._title.isModified() and self._line is not None and self._line.block is not None:
            self._title.setModified(False)
            self._say(kind=LineKind.BLOCK, title=self._title.text().strip())

    @Slot()
    def _take_kind(self) -> None:
        kind = self._kind.currentData()
        if isinstance(kind, LineKind) and self._line is not None and kind is not self._line.kind:
            self._say(kind=kind)

    @Slot(object)
    def _take_start(self, at: time | None) -> None:
        self._say(kind=LineKind.BLOCK, start=at, startless=at is None)

    @Slot(int)
    def _take_minutes(self, minutes: int) -> None:
        self._say(kind=LineKind.BLOCK, minutes=minutes)

    @Slot()
    def _take_back(self) -> None:
        if self._line is not None:
            self.corrected.emit(self._line.number, None)

    def _say(self, **changes: Any) -> None:
        if self._line is not None:
            self._meant = replace(self._meant, **changes)
            self.corrected.emit(self._line.number, self._meant)
