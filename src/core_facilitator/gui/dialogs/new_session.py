"""What a new session needs to begin: a title, its days, where, and how many people."""

from datetime import date, time, timedelta
from uuid import uuid4

from PySide6.QtCore import QDate, Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QSpinBox, QWidget

from core_facilitator.domain.agendas import Day, Session
from core_facilitator.gui import form
from core_facilitator.gui.models.new_days import END, START, new_day
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.date_field import DateField
from core_facilitator.gui.widgets.growing_dialog import GrowingDialog
from core_facilitator.gui.widgets.time_field import TimeField


class NewSession(GrowingDialog):
    """`session` builds what was typed."""

    title_edit: QLineEdit
    date_edit: DateField
    days_spin: QSpinBox
    start_field: TimeField
    end_field: TimeField
    place_edit: QLineEdit
    expected_spin: QSpinBox
    yes_button: QPushButton
    no_button: QPushButton

    def __init__(self, parent: QWidget, theme: Theme, first: date, *, hours24: bool) -> None:
        super().__init__(parent, theme)
        form.fill(self, "new_session", theme)
        self.setWindowTitle(self.tr("New session"))
        self.date_edit.setDisplayFormat("MMM d, yyyy")
        self.date_edit.setDate(QDate(first.year, first.month, first.day))
        self._hours24 = hours24
        self._start, self._end = START, END
        self._take_start(self._start)
        self._take_end(self._end)
        self.start_field.time_chosen.connect(self._take_start)
        self.end_field.time_chosen.connect(self._take_end)
        self.title_edit.textChanged.connect(self._check)
        self.yes_button.clicked.connect(self.accept)
        self.no_button.clicked.connect(self.reject)
        self._check()
        self.title_edit.setFocus()

    def session(self) -> Session:
        """Return the session with its empty days, in this computer's time zone."""
        picked = self.date_edit.date()
        first = date(picked.year(), picked.month(), picked.day())
        return Session(
            id=uuid4(),
            title=self.title_edit.text().strip(),
            place=self.place_edit.text().strip(),
            expected=self.expected_spin.value() or None,
            days=tuple(self._day(first + timedelta(days=number)) for number in range(self.days_spin.value())),
        )

    def accept(self) -> None:
        """Take the times that were typed, and close; what is no time stays to be corrected."""
        for field in (self.start_field, self.end_field):
            field.finish()
            if field.wrong:
                field.setFocus()
                field.edit.selectAll()
                return
        super().accept()

    def _day(self, on: date) -> Day:
        return new_day(on, self._start, self._end)

    @Slot(object)
    def _take_start(self, at: time | None) -> None:
        self._start = at or self._start
        self.start_field.show_time(self._start, near=START, hours24=self._hours24)

    @Slot(object)
    def _take_end(self, at: time | None) -> None:
        self._end = at or self._end
        self.end_field.show_time(self._end, near=END, hours24=self._hours24)

    @Slot()
    def _check(self) -> None:
        self.yes_button.setEnabled(bool(self.title_edit.text().strip()))
