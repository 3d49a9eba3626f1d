"""What the room sees of check-ins: the open one, one that is answered aloud, or the results of a closed one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from core_facilitator.domain.room_check_ins import aloud_page, open_page, results_page
from core_facilitator.domain.room_pages import BLACK, RoomPage
from core_facilitator.gui import loading
from core_facilitator.gui.places import RUN

if TYPE_CHECKING:
    from collections.abc import Callable

    from core_facilitator.domain.check_ins import CheckIn
    from core_facilitator.domain.instruments import Instrument
    from core_facilitator.domain.result_views import View
    from core_facilitator.gui.bench import Bench
    from core_facilitator.gui.check_in_room import CheckInRoom
    from core_facilitator.gui.check_ins_desk import CheckInsDesk
    from core_facilitator.gui.room_display import RoomDisplay

FLOW = "check-in to the room"
"""The flow that brings in the room display where no day was run before."""


class CheckInDisplay(QObject):
    """Puts pages of check-ins on the room display, with a day running or without one. `changed`: another is shown.

    Nothing of an answer is on them while a check-in is open but how many there are.
    """

    changed = Signal()

    def __init__(self, bench: Bench, desk: CheckInsDesk, door: CheckInRoom, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._desk = desk
        self._door = door
        self._display: RoomDisplay | None = None
        self._of: object = None  # the key of what is shown
        self._make: Callable[[RoomPage | None], RoomPage | None] | None = None
        self._block: UUID | None = None  # during which something was asked aloud
        self._at = 0
        self.steps = 1
        self._open: CheckIn | None = None
        self._count = 0
        self._was_open = False
        desk.answered.connect(self._follow)
        desk.changed.connect(self._follow)
        door.changed.connect(self._follow)
        bench.running.changed.connect(self._follow_day)

    @property
    def shown(self) -> object:
        """What the room sees: the key of a check-in, or that of an instrument that is asked aloud; None: neither."""
        display = self._display
        return self._of if display is not None and display.is_on and display.instead is self else None

    @property
    def open_shown(self) -> UUID | None:
        """The key of the open check-in, where the room sees it."""
        return self._open.id if self._open is not None and self._was_open and self.shown == self._open.id else None

    @property
    def at(self) -> int:
        """Which of the pages of results is shown, from 0."""
        return self._at

    @Slot(int)
    def go(self, by: int) -> None:
        """Show the room the next page, or the one before."""
        display = self._display
        if display is not None and display.instead is self:
            (display.next_prompt if by > 0 else display.prompt_before)()

    # Showing

    def show_open(self, key: UUID, below: QWidget | None = None) -> None:
        """Show the check-in that is open; where nobody chose a screen yet, list them below what was pressed, if any."""
        self._read(key)
        self._show(key, self._open_page, below)

    def show_results(self, view: View, below: QWidget) -> None:
        """Show what came of a closed one: first in words, then page for page."""
        from core_facilitator.gui.widgets.room_results import result_pages

        pages = len(result_pages(view))
        if pages:
            self._show(view.now.check_in.id, partial(self._results_page, view), below, steps=pages)

    def show_aloud(self, instrument: Instrument, below: QWidget) -> None:
        """Show what everybody answers aloud, until the next block. Nothing of it is kept."""
        run = self._bench.running.run
        self._block = None if run is None or run.current is None else run.current.block
        self._show(instrument.key, partial(aloud_page, instrument), below)

    @Slot()
    def hide(self) -> None:
        """Show the day again; where none runs, nothing."""
        display = self._display
        if display is not None and display.instead is self:
            display.show_instead(None)

    # What the display asks for

    def step(self, by: int) -> None:
        """Go through the pages of results."""
        self._at = min(max(self._at + by, 0), self.steps - 1)

    def page(self, day: RoomPage | None) -> RoomPage:
        """Return what the room sees now."""
        made = None if self._make is None else self._make(day)
        return made or day or BLACK

    def _read(self, key: UUID) -> None:
        """Read how it stands with the open one: the page is made anew each second, and asks no disk for it."""
        found = self._desk.open_one()
        self._open = found if found is not None and found.id == key else None
        self._count = 0 if self._open is None else self._desk.count(key)

    def _open_page(self, day: RoomPage | None) -> RoomPage | None:
        check_in, door = self._open, self._door.door
        if check_in is None:
            return None
        if door is None:
            return open_page(check_in, self._count, day=day)
        return open_page(check_in, self._count, address=door.address, squares=door.squares, day=day)

    def _results_page(self, view: View, day: RoomPage | None) -> RoomPage:
        return results_page(view, self._at, day)

    # Following

    def _show(
        self, key: object, make: Callable[[RoomPage | None], RoomPage | None], below: QWidget | None, *, steps: int = 1
    ) -> None:
        self._of, self._make, self._at, self.steps = key, make, 0, steps
        self._was_open = make == self._open_page
        if self._bench.run_place.room is None:
            self._bench.tools.work.start(FLOW, self._bring, below)
        else:
            self._stand(self._bench.run_place.room, below)

    async def _bring(self, below: QWidget | None) -> None:
        """Build the screen that the room display lives with: no day has to run for it."""
        await loading.bring(self._bench.tools.work, *loading.RUN)
        if not isValid(self) or (below is not None and not isValid(below)):  # locked meanwhile
            return
        self._bench.screen_at(RUN)
        if self._bench.run_place.room is not None:
            self._stand(self._bench.run_place.room, below)

    def _stand(self, display: RoomDisplay, below: QWidget | None) -> None:
        from core_facilitator.gui.widgets.room_button import open_room_menu

        if self._display is None:
            self._display = display
            display.changed.connect(self.changed)
        display.show_instead(self)
        if not display.is_on and not display.turn() and below is not None:
            open_room_menu(display, below)

    @Slot()
    def _follow(self) -> None:
        """Follow the count and the door; what was closed or removed is shown no longer."""
        display, key = self._display, self._of
        if display is None or display.instead is not self or not isinstance(key, UUID):
            return
        if self._open is not None:
            self._read(key)
        gone = self._open is None if self._was_open else self._desk.find(key) is None
        if gone:
            self.hide()
        else:
            display.show_now()

    @Slot()
    def _follow_day(self) -> None:
        """What is asked aloud belongs to the block that is on."""
        run = self._bench.running.run
        block = None if run is None or run.current is None else run.current.block
        if isinstance(self._of, str) and block != self._block:
            self.hide()
