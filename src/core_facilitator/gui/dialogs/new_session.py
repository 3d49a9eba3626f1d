"""What a new session needs to begin: a title, its days, where, and how many people."""

from datetime import date, time, timedelta
from uuid import uuid4

from PySide6.QtCore import QDate, QTime, QTimeZone, Slot
from PySide6.QtWidgets import QDateEdit, QDialog, QLineEdit, QPushButton, QSpinBox, QTimeEdit, QWidget

from core_facilitator.domain.agendas import Day, Session
from core_facilitator.gui import form
from core_facilitator.gui.theme import Theme

_START, _END = time(8, 30), time(16, 0)


class NewSession(QDialog):
    """`session` builds what was typed."""

    title_edit: QLineEdit
    date_edit: QDateEdit
    days_spin: QSpinBox
    start_edit: QTimeEdit
    end_edit: QTimeEdit
    place_edit: QLineEdit
    expected_spin: QSpinBox
    yes_button: QPushButton
    no_button: QPushButton

    def __init__(self, parent: QWidget, theme: Theme, first: date, *, hours24: bool) -> None:
        super().__init__(parent)
        form.fill(self, "new_session", theme)
        self.setWindowTitle(self.tr("New session"))
        self.date_edit.setDisplayFormat("MMM d, yyyy")
        self.date_edit.setDate(QDate(first.year, first.month, first.day))
        for edit, at in ((self.start_edit, _START), (self.end_edit, _END)):
            edit.setDisplayFormat("HH:mm" if hours24 else "h:mm AP")
            edit.setTime(QTime(at.hour, at.minute))
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

    def _day(self, on: date) -> Day:
        zone = bytes(QTimeZone.systemTimeZoneId().data()).decode()
        return Day(id=uuid4(), date=on, start=_time(self.start_edit), end=_time(self.end_edit), time_zone=zone)

    @Slot()
    def _check(self) -> None:
        self.yes_button.setEnabled(bool(self.title_edit.text().strip()))


def _time(edit: QTimeEdit) -> time:
    return time(edit.time().hour(), edit.time().minute())
