"""Which check-in the room was shown is kept: after the lock, a kill or a restart, its page is back with its door.

It stands with the drafts of the workspace, as what else the room is shown does, and says nothing of any answer.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Slot

from core_facilitator.domain.check_ins import Way

if TYPE_CHECKING:
    from core_facilitator.gui.bench import Bench
    from core_facilitator.gui.check_in_display import CheckInDisplay
    from core_facilitator.gui.check_in_room import CheckInRoom
    from core_facilitator.gui.check_ins_desk import CheckInsDesk

PLACE = "room/check-in"
"""Where it is kept: there is one room, and one check-in that is open."""


class CheckInKept(QObject):
    """Follows what the room is shown of the open check-in, and shows it again as soon as people can answer."""

    def __init__(self, bench: Bench, desk: CheckInsDesk, door: CheckInRoom, display: CheckInDisplay) -> None:
        super().__init__(display)
        self._bench = bench
        self._desk = desk
        self._door = door
        self._display = display
        self._written = self._left = self._read()  # `left`: what is to be brought back
        display.changed.connect(self._keep)
        door.changed.connect(self.bring_back)
        desk.closed.connect(self._drop)

    @Slot()
    def bring_back(self) -> None:
        """Show the room what it saw, once; where it is shown something else by now, that stays."""
        opened = self._desk.open_one() if self._left is not None else None
        if opened is None or opened.id != self._left:
            return
        if Way.PHONE in opened.ways and self._door.door is None:
            return
        self._left = None
        room = self._bench.run_place.room
        if room is None or room.instead is None:
            self._display.show_open(opened.id)

    @Slot()
    def _keep(self) -> None:
        room, shown = self._bench.run_place.room, self._display.open_shown
        if room is None or room.resting or (shown is None and self._left is not None):
            return
        if shown != self._written:
            self._left = None
            self._write(shown)

    @Slot()
    def _drop(self) -> None:
        self._left = None
        if self._written is not None:
            self._write(None)

    def _write(self, key: UUID | None) -> None:
        self._written = key
        if not self._desk.writable:
            return
        drafts = self._bench.workspace.drafts
        write = partial(drafts.drop, PLACE) if key is None else partial(drafts.keep, PLACE, str(key))
        self._bench.saving.keep_typed(PLACE, write)

    def _read(self) -> UUID | None:
        draft = self._bench.workspace.drafts.get(PLACE)
        try:
            return None if draft is None else UUID(draft.text)
        except ValueError:
            return None
