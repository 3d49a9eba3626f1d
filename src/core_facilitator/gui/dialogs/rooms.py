"""The rooms of a session: how many people each holds, its set-up, and the minutes to walk between two."""

from dataclasses import dataclass, replace
from itertools import combinations
from uuid import uuid4

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget

from core_facilitator.domain.agendas import Room, Session
from core_facilitator.domain.rosters import walk_minutes, with_rooms, with_walk
from core_facilitator.domain.typed_times import parse_minutes
from core_facilitator.gui import form
from core_facilitator.gui.models.open_plan import OpenPlan
from core_facilitator.gui.models.records import Column
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.growing_dialog import fit
from core_facilitator.gui.widgets.icon_label import IconLabel
from core_facilitator.gui.widgets.only_reading import settle
from core_facilitator.gui.widgets.record_table import RecordTable
from core_facilitator.gui.widgets.typed_text import Typing

_SIZE = 860, 640  # px at the standard text size, where the window has that much room


@dataclass(frozen=True, slots=True)
class _Way:
    """Two rooms and the minutes between them."""

    first: Room
    second: Room
    minutes: int


class Rooms(QDialog):
    """Each change is saved as it is made; Done only closes. Where nothing can be changed, it is for reading."""

    rooms_table: RecordTable
    walks_table: RecordTable
    walks_text: QLabel
    reading_label: IconLabel
    done_button: QPushButton

    def __init__(self, parent: QWidget, theme: Theme, plan: OpenPlan, typing: Typing) -> None:
        super().__init__(parent)
        form.fill(self, "rooms", theme)
        self.setWindowTitle(self.tr("Rooms"))
        fit(self, theme, *_SIZE)
        self._plan = plan
        name = self.tr("Rooms")
        self.rooms_table.set_up(
            self._columns(), _room, name=name, headings=True, captioned=True, widths=(72, 220, 180), tall=True
        )
        walks: tuple[Column[_Way], ...] = (
            Column(self.tr("Between"), lambda way: f"{way.first.name} – {way.second.name}", lambda _way, _text: None),
            Column(self.tr("Minutes"), lambda way: str(way.minutes or ""), _with_minutes, right=True),
        )
        self.walks_table.set_up(
            walks, None, name=self.tr("Walking minutes"), headings=True, captioned=True, widths=(90,), tall=True
        )
        self.rooms_table.edited.connect(self._take_rooms)
        self.walks_table.edited.connect(self._take_walks)
        for table in (self.rooms_table, self.walks_table):
            table.keep_drafts(typing)
        self.done_button.clicked.connect(self.accept)
        settle(self, self.reading_label, self.done_button, writable=plan.writable)
        plan.changed.connect(self._show)
        self._show()

    def _columns(self) -> tuple[Column[Room], ...]:
        return (
            Column(self.tr("Name"), lambda room: room.name, lambda room, text: replace(room, name=text)),
            Column(self.tr("Holds"), lambda room: str(room.capacity or ""), _with_capacity, right=True),
            Column(self.tr("Set-up"), lambda room: room.setup, lambda room, text: replace(room, setup=text)),
            Column(self.tr("Notes"), lambda room: room.notes, lambda room, text: replace(room, notes=text)),
        )

    @Slot()
    def _show(self) -> None:
        session = self._plan.session
        if session is None:
            return
        self.rooms_table.show_records(f"session/{session.id}/rooms", session.rooms)
        self.walks_table.show_records(f"session/{session.id}/walks", _ways(session))
        for part in (self.walks_table, self.walks_text):
            part.setVisible(len(session.rooms) > 1)

    @Slot()
    def _take_rooms(self) -> None:
        if self._plan.session is not None:
            self._plan.save(with_rooms(self._plan.session, self.rooms_table.records), self.tr("Edit rooms"))

    @Slot()
    def _take_walks(self) -> None:
        session = self._plan.session
        if session is not None:
            for way in self.walks_table.records:
                rooms = frozenset((way.first.id, way.second.id))
                if walk_minutes(session, rooms) != way.minutes:
                    session = with_walk(session, rooms, way.minutes)
            self._plan.save(session, self.tr("Edit walking minutes"))


def _ways(session: Session) -> tuple[_Way, ...]:
    pairs = combinations(session.rooms, 2)
    return tuple(_Way(one, two, walk_minutes(session, frozenset((one.id, two.id)))) for one, two in pairs)


def _room() -> Room:
    return Room(id=uuid4(), name="")


def _with_capacity(room: Room, text: str) -> Room | None:
    if not text:
        return replace(room, capacity=None)
    return replace(room, capacity=int(text)) if text.isdecimal() else None


def _with_minutes(way: _Way, text: str) -> _Way | None:
    minutes = parse_minutes(text) if text else 0
    return None if minutes is None else replace(way, minutes=minutes)
