"""What was being typed when the program ended without saving: named in a banner, and shown where it belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from core_facilitator.gui.models import left_words
from core_facilitator.gui.models.open_plan import OpenPlan
from core_facilitator.gui.screens.agenda_groups import GroupCommands
from core_facilitator.gui.screens.agenda_inspector import AgendaInspector
from core_facilitator.gui.screens.agenda_sessions import SessionCommands
from core_facilitator.gui.screens.agenda_typing import DayTyping
from core_facilitator.gui.widgets.banner import Banner
from core_facilitator.gui.widgets.day_view import DayView
from core_facilitator.gui.widgets.typed_text import Typing

if TYPE_CHECKING:
    from core_facilitator.store.drafts import Draft

_PEOPLE, _ROOMS = ("team", "people", "person"), ("rooms", "walks")


class LeftDrafts(QObject):
    """Follows the open session. `inspector_wanted`: the text belongs into the pane beside the day."""

    inspector_wanted = Signal()

    def __init__(
        self,
        banner: Banner,
        plan: OpenPlan,
        view: DayView,
        typing: Typing,
        day_typing: DayTyping,
        inspector: AgendaInspector,
        commands: SessionCommands,
        groups: GroupCommands,
    ) -> None:
        super().__init__(view)
        self._banner = banner
        self._plan = plan
        self._view = view
        self._typing = typing
        self._day_typing = day_typing
        self._inspector = inspector
        self._commands = commands
        self._groups = groups
        banner.acted.connect(self._go)
        plan.changed.connect(self.show)
        typing.settled.connect(self.show)

    @Slot()
    def show(self) -> None:
        """Say what is left in the session, the newest first; nothing when nothing is."""
        left, session = self._typing.left_in(self._plan.places()), self._plan.session
        if left is None or session is None:
            self._banner.hide()
            return
        where = left_words.where(left.place, session)
        if left_words.is_of_groups(left.place):
            lead = self.tr("Unsaved groups from {0}, {1}.").format(self._typing.when(left), where)
            self._banner.say("warn", lead, action=self.tr("Show it"))
            return
        lead = self.tr("Unsaved text from {0}, {1}:").format(self._typing.when(left), where)
        self._banner.say("warn", lead, left_words.beginning(left.text), action=self.tr("Show it"))

    @Slot()
    def _go(self) -> None:
        """Go to where the text was being typed, where it can be used or discarded."""
        left = self._typing.left_in(self._plan.places())
        if left is None:
            return
        kind, key, *rest = left.place.split("/")
        if kind == "new":
            self._begin_block(left, UUID(key))
        elif kind == "session":
            self._open_dialog(rest[0])
        elif kind == "day":
            self._show_day(left, UUID(key))
        else:
            self._show_block(left, UUID(key), rest[0])

    def _begin_block(self, left: Draft, day: UUID) -> None:
        self._typing.take(left.place)
        self._plan.show_day(day)
        self._view.select(())
        self._day_typing.begin(left.text)

    def _show_day(self, left: Draft, key: UUID) -> None:
        self._plan.show_day(key)
        self._view.select(())
        self.inspector_wanted.emit()
        self._inspector.show_draft(left.place)

    def _open_dialog(self, field: str) -> None:
        if field in _PEOPLE:
            self._commands.edit_people()
        elif field in _ROOMS:
            self._commands.edit_rooms()
        else:
            self._commands.edit_session()

    def _show_block(self, left: Draft, key: UUID, field: str) -> None:
        day = self._plan.day_of(key)
        if day is None:
            return
        self._plan.show_day(day)
        self._view.show_block(key)
        if field == "minutes":
            self._day_typing.open(key, field)
            return
        if left_words.is_of_groups(left.place):
            self._groups.open()
            return
        self.inspector_wanted.emit()
        self._inspector.show_draft(left.place)
