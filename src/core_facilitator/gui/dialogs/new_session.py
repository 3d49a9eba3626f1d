"""What a new session needs to begin: what it starts from, a title, its days, for whom, where, and how many people."""

from __future__ import annotations

from datetime import date, time, timedelta
from uuid import uuid4

from PySide6.QtCore import QDate, Qt, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QPushButton, QScrollArea, QSpinBox, QWidget

from core_facilitator.domain.agendas import Day, Session
from core_facilitator.domain.placeholders import written
from core_facilitator.domain.templates import Beginning, Template, begin, dates_from, weekend
from core_facilitator.gui import form
from core_facilitator.gui.dates import long_date
from core_facilitator.gui.models.new_days import END, START, new_day, own_zone
from core_facilitator.gui.models.template_rows import Choice, empty_choice
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.date_field import DateField
from core_facilitator.gui.widgets.day_shapes import DayShapes
from core_facilitator.gui.widgets.icon_label import IconLabel
from core_facilitator.gui.widgets.template_list import TemplateList
from core_facilitator.gui.widgets.time_field import TimeField
from core_facilitator.gui.widgets.word_fields import WordFields
from core_facilitator.gui.widgets.zone_combo import chosen_zone, offer_zones

_SIZE = 1040, 700  # px at the standard text size, where the window has that much room


class NewSession(QDialog):
    """`session` builds what was typed. Templates come in by `show_templates`, also while something is being typed."""

    template_list_caption: QLabel
    template_list: TemplateList
    failed_label: IconLabel
    heading_label: QLabel
    scroll_area: QScrollArea
    about_label: QLabel
    shapes: DayShapes
    title_pane: QWidget
    title_edit: QLineEdit
    date_edit: DateField
    days_column: QWidget
    days_spin: QSpinBox
    start_column: QWidget
    start_field: TimeField
    end_column: QWidget
    end_field: TimeField
    zone_column: QWidget
    zone_combo: QComboBox
    told_label: QLabel
    whom_pane: QWidget
    organization_edit: QLineEdit
    group_edit: QLineEdit
    place_pane: QWidget
    place_edit: QLineEdit
    expected_spin: QSpinBox
    host_pane: QWidget
    host_edit: QLineEdit
    words_pane: QWidget
    left_label: QLabel
    yes_button: QPushButton
    no_button: QPushButton

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        first: date,
        *,
        hours24: bool,
        from_template: bool = False,
        key: str = "",
    ) -> None:
        """`from_template`: begin with the template of that `key`, or the first, and the keyboard in their list."""
        super().__init__(parent)
        form.fill(self, "new_session", theme)
        self.resize(theme.room(*_SIZE, parent.size()))
        self.setWindowTitle(self.tr("New session"))
        self._hours24 = hours24
        self._from_template, self._key = from_template, key
        self._start, self._end = START, END
        self._offered: tuple[str, int] = "", 0  # the title and the number that were put there, and not typed
        self._asked: tuple[str, ...] = ()  # what stands in the template's texts to be filled in
        self._words = WordFields(self.words_pane)
        self.failed_label.hide()
        self.failed_label.words.setWordWrap(True)
        for label in (self.heading_label, self.about_label, self.told_label, self.left_label):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.date_edit.setDisplayFormat("ddd, MMM d, yyyy")
        self.date_edit.setDate(QDate(first.year, first.month, first.day))
        self._take_start(self._start)
        self._take_end(self._end)
        offer_zones(self.zone_combo, own_zone())
        self._connect()
        self.template_list.show_choices((empty_choice(),))
        (self.template_list if from_template else self.title_edit).setFocus()

    def show_templates(self, choices: tuple[Choice, ...]) -> None:
        """Offer these besides an empty session. What is chosen stays chosen, and what was typed stays."""
        current = self.template_list.current
        key = current.key if current is not None else ""
        if self._from_template and choices:
            key = self._key or choices[0].key
        self._from_template = False
        self.template_list.show_choices((empty_choice(), *choices), key=key)

    def tell_failure(self, words: str) -> None:
        """Say that there are more templates, which could not be read."""
        self.failed_label.show_line("triangle-alert", words, "now-ink")
        self.failed_label.show()

    @property
    def template(self) -> Template | None:
        """The template that is chosen, or None for an empty session."""
        choice = self.template_list.current
        return choice.template if choice is not None else None

    @property
    def words_edits(self) -> dict[str, QLineEdit]:
        """The fields for the words that the template asks for, by name."""
        return self._words.edits

    def session(self) -> Session:
        """Return the session that is asked for: with empty days in this computer's time zone, or from a template."""
        template = self.template
        if template is not None:
            return begin(template, self._beginning(), uuid4).session
        first = self._first()
        return Session(
            id=uuid4(),
            title=self.title_edit.text().strip(),
            place=self.place_edit.text().strip(),
            expected=self.expected_spin.value() or None,
            days=tuple(self._day(first + timedelta(days=number)) for number in range(self.days_spin.value())),
        )

    def accept(self) -> None:
        """Take the times that were typed, and close; what is no time or no time zone stays to be corrected."""
        for field in (self.start_field, self.end_field) if self.template is None else ():
            field.finish()
            if field.wrong:
                field.setFocus()
                field.edit.selectAll()
                return
        if self.template is not None and chosen_zone(self.zone_combo) is None:
            self.zone_combo.setFocus()
            self.scroll_area.ensureWidgetVisible(self.told_label)
            return
        if self.yes_button.isEnabled():
            super().accept()

    def _beginning(self) -> Beginning:
        first = self._first()
        return Beginning(
            title=self.title_edit.text().strip(),
            first=first,
            date_words=f"{long_date(first)}, {first.year}",
            organization=self.organization_edit.text(),
            group=self.group_edit.text(),
            place=self.place_edit.text(),
            host=self.host_edit.text(),
            time_zone=chosen_zone(self.zone_combo) or "",
            expected=self.expected_spin.value() or None,
            words=self._words.words,
        )

    def _connect(self) -> None:
        self.start_field.time_chosen.connect(self._take_start)
        self.end_field.time_chosen.connect(self._take_end)
        for edit in (self.title_edit, self.organization_edit, self.group_edit, self.place_edit, self.host_edit):
            edit.textChanged.connect(self._tell)
        self.date_edit.dateChanged.connect(self._tell)
        self.days_spin.valueChanged.connect(self._tell)
        self.zone_combo.currentTextChanged.connect(self._tell)
        self._words.changed.connect(self._tell)
        self.template_list.chosen.connect(self._show)
        self.template_list.opened.connect(self._go_on)
        self.yes_button.clicked.connect(self.accept)
        self.no_button.clicked.connect(self.reject)

    @Slot(object)
    def _show(self, choice: Choice) -> None:
        """Ask what this choice needs."""
        template = choice.template
        self.heading_label.setText(choice.title)
        self.about_label.setText("\n".join((choice.about, *choice.problems)).strip())
        self.about_label.setVisible(bool(self.about_label.text()))
        self.shapes.show_days(choice.shapes)
        for pane in (self.days_column, self.start_column, self.end_column):
            pane.setVisible(template is None)
        for pane in (self.zone_column, self.whom_pane, self.host_pane):
            pane.setVisible(template is not None)
        if template is None:
            self._words.clear()
        else:
            self._words.show(template.session, template.asks)
        nothing = Beginning(title="", first=self._first())
        self._asked = begin(template, nothing, uuid4).empty if template is not None else ()
        self._offer(choice)
        self.scroll_area.verticalScrollBar().setValue(0)
        self._tell()

    def _offer(self, choice: Choice) -> None:
        """Offer what the template says itself, wherever nothing else was typed."""
        template = choice.template
        title, people = (choice.title, template.session.expected or 0) if template is not None else ("", 0)
        if self.title_edit.text() == self._offered[0]:
            self.title_edit.setText(title)
        if self.expected_spin.value() == self._offered[1]:
            self.expected_spin.setValue(people)
        self._offered = title, people

    def _first(self) -> date:
        picked = self.date_edit.date()
        return date(picked.year(), picked.month(), picked.day())

    def _dates(self) -> tuple[date, ...]:
        template, first = self.template, self._first()
        if template is not None:
            return dates_from(template, first)
        return tuple(first + timedelta(days=number) for number in range(self.days_spin.value()))

    @Slot()
    def _tell(self) -> None:
        """Say what nobody may expect of the dates, and what will still have to be filled in."""
        choice = self.template_list.current
        ready = bool(self.title_edit.text().strip()) and not (choice is not None and choice.problems)
        self.yes_button.setEnabled(ready)
        told = [self._weekend()]
        if self.template is not None and chosen_zone(self.zone_combo) is None:
            told.append(self.tr("No such time zone. Try a city: Los_Angeles."))
        self.told_label.setText(" ".join(filter(None, told)))
        self.told_label.setVisible(any(told))
        given = self._beginning().values if self._asked else {}
        left = [name for name in self._asked if not given.get(name, "").strip()]
        self.left_label.setText(
            self.tr("Left to fill in later, wherever it stands in the plan: {0}.").format(", ".join(map(written, left)))
        )
        self.left_label.setVisible(bool(left))

    def _weekend(self) -> str:
        found = weekend(self._dates())
        if not found:
            return ""
        days = ", ".join(map(long_date, found[:2])) + (self.tr(" and more") if found[2:] else "")
        return self.tr("On a weekend: {0}.").format(days)

    def _day(self, on: date) -> Day:
        return new_day(on, self._start, self._end)

    @Slot(object)
    def _go_on(self, _choice: Choice) -> None:
        """Go on from the list to the first field."""
        self.title_edit.setFocus()
        self.title_edit.selectAll()

    @Slot(object)
    def _take_start(self, at: time | None) -> None:
        self._start = at or self._start
        self.start_field.show_time(self._start, near=START, hours24=self._hours24)

    @Slot(object)
    def _take_end(self, at: time | None) -> None:
        self._end = at or self._end
        self.end_field.show_time(self._end, near=END, hours24=self._hours24)
