"""Cards of the library in the day: put there, put instead of a block, and taken anew. Each is one step, one undo."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Signal

from core_facilitator.domain import card_updates, edits
from core_facilitator.domain.agendas import map_session
from core_facilitator.domain.edits import Place
from core_facilitator.domain.fitting import minutes_for, scaling
from core_facilitator.domain.materials import counted_for
from core_facilitator.domain.placing import block_of
from core_facilitator.gui.models.open_plan import OpenPlan
from core_facilitator.gui.screens.agenda_blocks import BlockCommands
from core_facilitator.gui.widgets.day_drops import Drop
from core_facilitator.gui.widgets.day_view import DayView

if TYPE_CHECKING:
    from core_facilitator.domain.agendas import Block, Session
    from core_facilitator.domain.fitting import Scaling
    from core_facilitator.domain.protocols import Protocol


class CardCommands(QObject):
    """Makes blocks of cards. `placed` carries how the steps of the card were scaled, and the title that stood there."""

    placed = Signal(object, str)

    def __init__(self, plan: OpenPlan, view: DayView, blocks: BlockCommands) -> None:
        super().__init__(view)
        self._plan = plan
        self._view = view
        self._blocks = blocks

    def add(self, protocol: Protocol, minutes: int, place: Place | None = None) -> bool:
        """Add a block that leads through a card at a place, else after the selected one; return whether it is there.

        Raises:
            ValueError: when the minutes are fewer than the card's steps can take.
        """
        session, place = self._plan.session, place or self._blocks.place_after()
        people = people_at(session, place) if session is not None and place is not None else None
        block = block_of(protocol, uuid4(), minutes, people)
        label = self.tr("Add {0}").format(protocol.name)
        if place is None or not self._plan.writable or not self._blocks.add(block, place, label):
            return False
        self.placed.emit(_told(protocol, minutes), "")
        return True

    def drop(self, protocol: Protocol, minutes: int, drop: Drop) -> None:
        """Add a card where it was let go in the day that is shown."""
        day = self._plan.day
        if day is not None:
            self.add(protocol, minutes, Place(day.id, drop.index, drop.track))

    def drop_on_day(self, protocol: Protocol, minutes: int, day: UUID) -> None:
        """Add a card at the end of a day, and go there."""
        session = self._plan.session
        target = session.day(day) if session is not None else None
        if target is not None and self._plan.writable:
            self._plan.show_day(day)
            self.add(protocol, minutes, Place(day, len(target.blocks)))

    def put_instead(self, key: UUID, protocol: Protocol, minutes: int) -> None:
        """Lead through a card in the place of a block. What was there comes back with undo."""
        block = self._block(key)
        if block is not None:
            other = card_updates.instead(block, protocol, minutes_for(protocol, minutes), self.people_of(key))
            if self._put(other, self.tr("Use {0} instead").format(protocol.name)):
                self.placed.emit(_told(protocol, other.minutes), block.title)

    def take_anew(self, key: UUID, protocol: Protocol, fields: Collection[str]) -> None:
        """Take these fields of a block as its card says them now."""
        block = self._block(key)
        if block is not None:
            other = card_updates.taken(block, protocol, self.people_of(key), fields)
            self._put(other, self.tr("Take what is new in {0}").format(protocol.name))

    def keep_mine(self, key: UUID, protocol: Protocol) -> None:
        """Leave a block as it is, although its card says something else now."""
        block = self._block(key)
        if block is not None:
            self._put(card_updates.kept(block, protocol), self.tr("Keep block as it is"))

    def people_of(self, key: UUID) -> int | None:
        """Return how many take part in a block, if that is known."""
        session = self._plan.session
        return people_at(session, edits.find(session, key)) if session is not None and session.block(key) else None

    def _block(self, key: UUID) -> Block | None:
        return self._plan.session.block(key) if self._plan.session is not None else None

    def _put(self, block: Block, label: str) -> bool:
        """Put another block of the same key where that stands."""
        session = self._plan.session
        if session is None:
            return False
        return self._plan.save(map_session(session, block=lambda one: block if one.id == block.id else one), label)


def people_at(session: Session, place: Place) -> int | None:
    """Return how many take part at a place, if that is known: in a track, who is there."""
    counts = counted_for(session) if place.track_id is not None else {}
    people = session.head_count if place.track_id is None else counts.get(place.track_id, 0)
    return people or None


def _told(protocol: Protocol, minutes: int) -> Scaling | None:
    return scaling(protocol, minutes) if protocol.steps else None
