"""Asks when a day shall begin instead."""

from datetime import time

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QWidget

from core_facilitator.gui import form
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.growing_dialog import GrowingDialog
from core_facilitator.gui.widgets.time_field import TimeField


class ShiftDay(GrowingDialog):
    """`minutes` says by how much the day moves, once that was accepted."""

    _WIDTH = 440

    start_field: TimeField
    yes_button: QPushButton
    no_button: QPushButton

    def __init__(self, parent: QWidget, theme: Theme, start: time, *, hours24: bool) -> None:
        super().__init__(parent, theme)
        form.fill(self, "shift_day", theme)
        self.setWindowTitle(self.tr("Shift the day’s start"))
        self._start = start
        self._hours24 = hours24
        self.minutes = 0
        self._emptied = False
        self.start_field.show_time(start, near=start, hours24=hours24)
        self.start_field.edit.selectAll()
        self.start_field.time_chosen.connect(self._take)
        self.yes_button.setDefault(True)
        self.yes_button.clicked.connect(self.accept)
        self.no_button.clicked.connect(self.reject)
        self.start_field.setFocus()

    def accept(self) -> None:
        """Take the time that was typed, and close; what is no time stays to be corrected."""
        self.start_field.finish()
        emptied, self._emptied = self._emptied, False
        if emptied or self.start_field.wrong:
            self.start_field.setFocus()
            self.start_field.edit.selectAll()
        else:
            super().accept()

    @Slot(object)
    def _take(self, at: time | None) -> None:
        self._emptied = at is None
        if at is not None:
            self.minutes = _since_midnight(at) - _since_midnight(self._start)
            self.start_field.show_time(at, near=self._start, hours24=self._hours24)


def _since_midnight(at: time) -> int:
    return at.hour * 60 + at.minute
