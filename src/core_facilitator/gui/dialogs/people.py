"""Everybody in a session: the team that leads it, and who takes part; beside them all that is known of one of them."""

from collections.abc import Callable
from dataclasses import replace
from operator import attrgetter
from typing import Any
from uuid import UUID, uuid4

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QWidget

from core_facilitator.domain.agendas import Session
from core_facilitator.domain.materials import loads
from core_facilitator.domain.people import Person
from core_facilitator.domain.rosters import with_people
from core_facilitator.domain.typed_times import duration
from core_facilitator.gui import form
from core_facilitator.gui.models.open_plan import OpenPlan
from core_facilitator.gui.models.records import Column
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.growing_dialog import fit
from core_facilitator.gui.widgets.icon_label import IconLabel
from core_facilitator.gui.widgets.note_edit import NoteEdit
from core_facilitator.gui.widgets.only_reading import settle
from core_facilitator.gui.widgets.record_table import RecordTable
from core_facilitator.gui.widgets.typed_text import TypedText, Typing

_SIZE = 1040, 660  # px at the standard text size, where the window has that much room
_WIDTHS = (132, 132)
_TEXTS = ("email", "phone", "needs", "notes")


class People(QDialog):
    """Each change is saved as it is made; Done only closes. Where nothing can be changed, it is for reading."""

    team_table: RecordTable
    people_table: RecordTable
    person_body: QWidget
    name_label: QLabel
    load_label: QLabel
    private_label: IconLabel
    email_edit: QLineEdit
    phone_edit: QLineEdit
    needs_edit: NoteEdit
    notes_edit: NoteEdit
    reading_label: IconLabel
    done_button: QPushButton

    def __init__(self, parent: QWidget, theme: Theme, plan: OpenPlan, typing: Typing) -> None:
        super().__init__(parent)
        form.fill(self, "people", theme)
        self.setWindowTitle(self.tr("People and team"))
        fit(self, theme, *_SIZE)
        self._plan = plan
        self._typing = typing
        self._shown: UUID | None = None
        self._current: dict[RecordTable, UUID | None] = {}
        self._texts = {field: self._watch(field) for field in _TEXTS}
        self.private_label.show_line("eye-off", self.tr("On no page for participants"), "ink-3")
        for table, name in ((self.team_table, self.tr("Team")), (self.people_table, self.tr("Participants"))):
            table.set_up(self._columns(), _nobody, name=name, headings=True, captioned=True, widths=_WIDTHS, tall=True)
            table.keep_drafts(typing)
            table.edited.connect(self._take)
            table.picked.connect(self._follow)
            table.view.installEventFilter(self)
        self.done_button.clicked.connect(self.accept)
        settle(self, self.reading_label, self.done_button, writable=plan.writable)
        plan.changed.connect(self._show)
        self._show()
        self._begin()

    def done(self, result: int) -> None:
        """Save what is still being typed, and close."""
        self._finish()
        super().done(result)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            for table in (self.team_table, self.people_table):
                if watched is table.view and (person := _current(table)) is not None:
                    self._show_person(person.id)
        return super().eventFilter(watched, event)

    def _columns(self) -> tuple[Column[Person], ...]:
        headings = {"name": self.tr("Name"), "role": self.tr("Role"), "department": self.tr("Department")}
        return tuple(_column(field, heading) for field, heading in headings.items())

    def _watch(self, field: str) -> TypedText:
        text = TypedText(getattr(self, f"{field}_edit"), self._typing, self)
        text.committed.connect(self._take_text)
        return text

    def _begin(self) -> None:
        """Begin with whoever has a text that an earlier run left, else with the first."""
        session = self._plan.session
        left = [place.split("/")[3] for place in self._typing.left if session and place.startswith(_place(session.id))]
        for table in (self.people_table, self.team_table):
            keys = [str(person.id) for person in table.records]
            if keys:
                table.view.setCurrentIndex(table.view.model().index(0, 0))
            if left and left[0] in keys:
                table.view.setCurrentIndex(table.view.model().index(keys.index(left[0]), 0))
                table.view.setFocus()
                return

    @Slot()
    def _show(self) -> None:
        session = self._plan.session
        if session is not None:
            self.team_table.show_records(f"session/{session.id}/team", session.team)
            self.people_table.show_records(f"session/{session.id}/people", session.people)
            self._show_person(self._shown)

    @Slot()
    def _follow(self) -> None:
        """Show who became the current one of either table."""
        for table in (self.team_table, self.people_table):
            person = _current(table)
            key = person.id if person is not None else None
            if key != self._current.get(table):
                self._current[table] = key
                self._show_person(key or self._shown)

    def _show_person(self, key: UUID | None) -> None:
        session = self._plan.session
        person = session.person(key) if session is not None and key is not None else None
        if key != self._shown:
            self._finish()
        self._shown = key
        self.person_body.setVisible(person is not None)
        if session is None or person is None:
            for text in self._texts.values():
                text.rest()
            return
        self.name_label.setText(person.name or self.tr("No name yet"))
        self.load_label.setText(self._load(session, person))
        for field, text in self._texts.items():
            text.show(f"{_place(session.id)}{person.id}/{field}", getattr(person, field))

    def _load(self, session: Session, person: Person) -> str:
        """Say how much somebody leads."""
        load = next((load for load in loads(session) if load.person_id == person.id), None)
        if load is None:
            return self.tr("Leads nothing yet.")
        length = duration(load.minutes)
        if len(load.block_ids) == 1:
            return self.tr("Leads 1 block, {0}.").format(length)
        return self.tr("Leads {0} blocks, {1}.").format(len(load.block_ids), length)

    def _finish(self) -> None:
        for text in self._texts.values():
            text.commit()

    @Slot(str, str)
    def _take_text(self, place: str, text: str) -> None:
        session = self._plan.session
        *_, key, field = place.split("/")
        if session is not None:
            changes: dict[str, Any] = {field: text}

            def changed(people: tuple[Person, ...]) -> tuple[Person, ...]:
                return tuple(replace(one, **changes) if str(one.id) == key else one for one in people)

            self._plan.save(with_people(session, changed(session.team), changed(session.people)), self._label)

    @Slot()
    def _take(self) -> None:
        if self._plan.session is not None:
            changed = with_people(self._plan.session, self.team_table.records, self.people_table.records)
            self._plan.save(changed, self._label)

    @property
    def _label(self) -> str:
        return self.tr("Edit people")


def _nobody() -> Person:
    return Person(id=uuid4(), name="")


def _current(table: RecordTable) -> Person | None:
    person: Person | None = table.records[table.current] if 0 <= table.current < len(table.records) else None
    return person


def _place(session: UUID) -> str:
    """Return the beginning of where the texts about people of a session are kept as drafts."""
    return f"session/{session}/person/"


def _column(field: str, heading: str) -> Column[Person]:
    def write(person: Person, text: str) -> Person:
        changes: dict[str, Any] = {field: text}
        return replace(person, **changes)

    read: Callable[[Person], str] = attrgetter(field)
    return Column(heading, read, write)
