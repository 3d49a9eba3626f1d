"""Everything about one day, each field where it can be changed, and what in it cannot work as planned."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from PySide6.QtCore import QDate, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QCompleter, QLabel, QLineEdit, QPushButton, QScrollArea, QWidget

from core_facilitator.domain.agendas import Day, Session
from core_facilitator.domain.conflicts import Conflict
from core_facilitator.domain.timing import TimedDay
from core_facilitator.gui import form
from core_facilitator.gui.models.day_notes import day_name, ending
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.trouble import sentences
from core_facilitator.gui.widgets.date_field import DateField
from core_facilitator.gui.widgets.note_edit import NoteEdit, TitleEdit
from core_facilitator.gui.widgets.scroll_foot import ScrollFoot
from core_facilitator.gui.widgets.time_field import TimeField
from core_facilitator.gui.widgets.trouble_list import TroubleList
from core_facilitator.gui.widgets.typed_text import DraftOffer, TypedText, Typing
from core_facilitator.paths import time_zones

_TEXTS = ("title", "venue", "closing", "if_late", "notes")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDay:
    """A day on its clock, the session that it belongs to, and what cannot work in it."""

    timed: TimedDay
    session: Session
    conflicts: Sequence[Conflict]
    hours24: bool


class DayInspector(QWidget):
    """Shows one day. `changed` carries its key, the fields that are other ones now, and what undo calls that.

    `block_wanted` carries the key of a block that something is wrong with.
    """

    scroll_area: QScrollArea
    day_label: QLabel
    title_edit: TitleEdit
    summary_label: QLabel
    trouble_list: TroubleList
    date_edit: DateField
    zone_combo: QComboBox
    start_field: TimeField
    end_field: TimeField
    wrong_label: QLabel
    venue_edit: QLineEdit
    closing_edit: QLineEdit
    if_late_edit: NoteEdit
    notes_edit: NoteEdit
    copy_button: QPushButton
    shift_button: QPushButton
    remove_button: QPushButton

    changed = Signal(object, object, str)
    block_wanted = Signal(object)

    def __init__(self, theme: Theme, typing: Typing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        form.fill(self, "day_inspector", theme)
        ScrollFoot(self, self.scroll_area)
        self._day: Day | None = None
        self._texts = {field: self._watch(field, typing) for field in _TEXTS}
        self._offer_zones()
        self.wrong_label.hide()
        self.day_label.setTextFormat(Qt.TextFormat.PlainText)
        self.summary_label.setTextFormat(Qt.TextFormat.PlainText)
        self.date_edit.setDisplayFormat("ddd, MMM d, yyyy")
        self.date_edit.dateChanged.connect(self._take_date)
        self.start_field.time_chosen.connect(self._take_start)
        self.end_field.time_chosen.connect(self._take_end)
        self.trouble_list.opened.connect(self._open)

    def finish(self) -> None:
        """Hand on whatever is being typed, before another day is shown or the screen is left."""
        for field in (self.start_field, self.end_field):
            field.finish()
        for text in self._texts.values():
            text.commit()

    def show_day(self, shown: ShownDay) -> None:
        """Show a day; what is being typed in a field of the same day stays."""
        day = shown.timed.day
        if self._day is not None and day.id != self._day.id:
            self.finish()
            self.scroll_area.verticalScrollBar().setValue(0)
        self._day = day
        self.day_label.setText(day_name(shown.session.days.index(day) + 1, day))
        self.summary_label.setText(ending(shown.timed, hours24=shown.hours24))
        said = sentences(shown.session, shown.timed, shown.conflicts, hours24=shown.hours24)
        blocks = (conflict.block_ids[0] if conflict.block_ids else None for conflict in shown.conflicts)
        self.trouble_list.show_troubles(tuple(dict(zip(said, blocks, strict=True)).items()))
        self._show_times(day, hours24=shown.hours24)
        for field, text in self._texts.items():
            text.show(f"day/{day.id}/{field}", getattr(day, field))

    def show_draft(self, place: str) -> None:
        """Bring into view what an earlier run left in a place of this day, and give it the keyboard."""
        for text in self._texts.values():
            if text.place == place and text.offer is not None:
                text.offer.show_in(self.scroll_area)

    def offers(self) -> list[DraftOffer]:
        """Return the offers of unsaved text that are shown."""
        return [text.offer for text in self._texts.values() if text.offer is not None]

    def _watch(self, field: str, typing: Typing) -> TypedText:
        text = TypedText(getattr(self, f"{field}_edit"), typing, self)
        text.committed.connect(self._take_text)
        return text

    def _offer_zones(self) -> None:
        edit, completer = QLineEdit(), QCompleter(time_zones(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        edit.setFrame(False)
        self.zone_combo.setLineEdit(edit)
        self.zone_combo.addItems(time_zones())
        self.zone_combo.setCompleter(completer)
        self.zone_combo.activated.connect(self._take_zone)
        edit.editingFinished.connect(self._take_zone)

    def _show_times(self, day: Day, *, hours24: bool) -> None:
        self.date_edit.blockSignals(True)
        self.date_edit.setDate(QDate(day.date.year, day.date.month, day.date.day))
        self.date_edit.blockSignals(False)
        self.zone_combo.setCurrentText(day.time_zone)
        self.wrong_label.hide()
        self.start_field.show_time(day.start, near=day.start, hours24=hours24)
        self.end_field.show_time(day.end, near=day.end, hours24=hours24)

    def _say(self, label: str, **changes: object) -> None:
        if self._day is not None:
            self.changed.emit(self._day.id, changes, label)

    @Slot(str, str)
    def _take_text(self, place: str, text: str) -> None:
        field = place.rpartition("/")[2]
        self._say(self.tr("Edit day details"), **{field: text})

    @Slot(QDate)
    def _take_date(self, on: QDate) -> None:
        self._say(self.tr("Change date"), date=date(on.year(), on.month(), on.day()))

    @Slot()
    def _take_zone(self) -> None:
        zone = self.zone_combo.currentText().strip()
        known = zone in time_zones()
        self.wrong_label.setVisible(not known)
        self.wrong_label.setText("" if known else self.tr("No such time zone. Try a city: Los_Angeles."))
        if known and self._day is not None and zone != self._day.time_zone:
            self._say(self.tr("Change time zone"), time_zone=zone)

    @Slot(object)
    def _take_start(self, at: time | None) -> None:
        self._say(self.tr("Change day start"), **({"start": at} if at is not None else {}))

    @Slot(object)
    def _take_end(self, at: time | None) -> None:
        self._say(self.tr("Change day end"), **({"end": at} if at is not None else {}))

    @Slot(object)
    def _open(self, key: object) -> None:
        if key is not None:
            self.block_wanted.emit(key)
