"""What a day is: its date and zone, when it begins and ends, where, and what waits at the end."""

from datetime import date, time
from uuid import UUID
from zoneinfo import available_timezones

from PySide6.QtCore import QDate, Qt, Slot
from PySide6.QtWidgets import QComboBox, QDateEdit, QDialog, QLabel, QLineEdit, QPushButton, QWidget

from core_facilitator.domain.agendas import Day
from core_facilitator.domain.edits import change_day
from core_facilitator.gui import form
from core_facilitator.gui.models.open_plan import OpenPlan
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.note_edit import NoteEdit
from core_facilitator.gui.widgets.time_field import TimeField
from core_facilitator.gui.widgets.typed_text import TypedText, Typing

_FIELDS = ("title", "venue", "closing", "if_late", "notes")


class DayDetails(QDialog):
    """Every field is saved as it is left; Done only closes."""

    date_edit: QDateEdit
    zone_combo: QComboBox
    start_field: TimeField
    end_field: TimeField
    wrong_label: QLabel
    title_edit: QLineEdit
    venue_edit: QLineEdit
    closing_edit: QLineEdit
    if_late_edit: NoteEdit
    notes_edit: NoteEdit
    done_button: QPushButton

    def __init__(self, parent: QWidget, theme: Theme, plan: OpenPlan, typing: Typing, *, hours24: bool) -> None:
        super().__init__(parent)
        form.fill(self, "day_details", theme)
        self.setWindowTitle(self.tr("Day details"))
        self._plan = plan
        self._hours24 = hours24
        self._key: UUID | None = plan.day.id if plan.day is not None else None
        self._texts = {field: TypedText(getattr(self, f"{field}_edit"), typing, self) for field in _FIELDS}
        for text in self._texts.values():
            text.committed.connect(self._take_text)
        self.zone_combo.addItems(sorted(available_timezones()))
        self.zone_combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer, zone_edit = self.zone_combo.completer(), self.zone_combo.lineEdit()
        assert completer is not None  # noqa: S101 -- an editable combo box has both
        assert zone_edit is not None  # noqa: S101
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        zone_edit.editingFinished.connect(self._take_zone)
        self.wrong_label.hide()
        self.date_edit.setDisplayFormat("ddd, MMM d, yyyy")
        self.date_edit.dateChanged.connect(self._take_date)
        self.zone_combo.activated.connect(self._take_zone)
        self.start_field.time_chosen.connect(self._take_start)
        self.end_field.time_chosen.connect(self._take_end)
        self.done_button.clicked.connect(self.accept)
        plan.changed.connect(self._show)
        self._show()

    def done(self, result: int) -> None:
        """Save what is still being typed, and close."""
        for field in (self.start_field, self.end_field):
            field.finish()
        for text in self._texts.values():
            text.commit()
        super().done(result)

    @property
    def _day(self) -> Day | None:
        session = self._plan.session
        return session.day(self._key) if session is not None and self._key is not None else None

    @Slot()
    def _show(self) -> None:
        day = self._day
        if day is None:
            return
        self.date_edit.blockSignals(True)
        self.date_edit.setDate(QDate(day.date.year, day.date.month, day.date.day))
        self.date_edit.blockSignals(False)
        self.zone_combo.setCurrentText(day.time_zone)
        self.start_field.show_time(day.start, near=day.start, hours24=self._hours24)
        self.end_field.show_time(day.end, near=day.end, hours24=self._hours24)
        for field, text in self._texts.items():
            text.show(f"day/{day.id}/{field}", getattr(day, field))

    def _save(self, label: str, **changes: object) -> None:
        if self._plan.session is not None and self._key is not None:
            self._plan.save(change_day(self._plan.session, self._key, **changes), label)

    @Slot(str, str)
    def _take_text(self, place: str, text: str) -> None:
        field = place.rpartition("/")[2]
        self._save(self.tr("Edit day details"), **{field: text})

    @Slot(QDate)
    def _take_date(self, on: QDate) -> None:
        self._save(self.tr("Change date"), date=date(on.year(), on.month(), on.day()))

    @Slot()
    def _take_zone(self) -> None:
        zone = self.zone_combo.currentText().strip()
        known = self.zone_combo.findText(zone, Qt.MatchFlag.MatchFixedString | Qt.MatchFlag.MatchCaseSensitive) >= 0
        self.wrong_label.setVisible(not known)
        self.wrong_label.setText("" if known else self.tr("No such time zone. Try a city: Los_Angeles."))
        if known and self._day is not None and zone != self._day.time_zone:
            self._save(self.tr("Change time zone"), time_zone=zone)

    @Slot(object)
    def _take_start(self, at: time | None) -> None:
        self._save(self.tr("Change day start"), **({"start": at} if at is not None else {}))

    @Slot(object)
    def _take_end(self, at: time | None) -> None:
        self._save(self.tr("Change day end"), **({"end": at} if at is not None else {}))
