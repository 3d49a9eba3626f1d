"""Everything about one track of a group: its title, who leads it, where, and who takes part."""

from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from core_facilitator.domain.agendas import Session, Track
from core_facilitator.gui import form
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.block_choices import chosen_room, fill_rooms
from core_facilitator.gui.widgets.elided_combo import ElidedCombo
from core_facilitator.gui.widgets.people_picker import PeoplePicker
from core_facilitator.gui.widgets.typed_text import TypedText, Typing


class TrackInspector(QWidget):
    """Shows one track. `changed` carries its key, the fields that are other ones now, and what undo calls that."""

    title_edit: QLineEdit
    lead_picker: PeoplePicker
    room_combo: ElidedCombo
    people_picker: PeoplePicker
    add_button: QPushButton
    remove_button: QPushButton

    changed = Signal(object, object, str)
    removed = Signal(object)

    def __init__(self, theme: Theme, typing: Typing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        form.fill(self, "track_inspector", theme)
        self._track: Track | None = None
        self._title = TypedText(self.title_edit, typing, self)
        self._title.committed.connect(self._take_title)
        self.lead_picker.people_chosen.connect(self._take_leads)
        self.people_picker.people_chosen.connect(self._take_people)
        self.room_combo.activated.connect(self._take_room)
        self.remove_button.clicked.connect(self._remove)

    def finish(self) -> None:
        """Hand on whatever is being typed."""
        self._title.commit()

    def show_draft(self) -> None:
        """Give the keyboard to the title that an earlier run left, if it left one."""
        if self._title.offer is not None:
            self._title.offer.use_button.setFocus()

    def show_track(self, track: Track, session: Session) -> None:
        """Show a track."""
        if self._track is not None and track.id != self._track.id:
            self.finish()
        self._track = track
        self._title.show(f"track/{track.id}/title", track.title)
        self.lead_picker.show_people((*session.team, *session.people), track.leads)
        self.people_picker.show_people(session.people, track.people, self.tr("Nobody named yet"))
        fill_rooms(self.room_combo, session, track.room)

    def _say(self, label: str, **changes: object) -> None:
        if self._track is not None:
            self.changed.emit(self._track.id, changes, label)

    @Slot(str, str)
    def _take_title(self, _place: str, title: str) -> None:
        self._say(self.tr("Edit track"), title=title.strip())

    @Slot(object)
    def _take_leads(self, leads: tuple[UUID, ...]) -> None:
        self._say(self.tr("Change lead"), leads=leads)

    @Slot(object)
    def _take_people(self, people: tuple[UUID, ...]) -> None:
        self._say(self.tr("Change people"), people=people)

    @Slot()
    def _take_room(self) -> None:
        self._say(self.tr("Change room"), room=chosen_room(self.room_combo))

    @Slot()
    def _remove(self) -> None:
        if self._track is not None:
            self.removed.emit(self._track.id)
