"""Check-ins of a bench: made when they are first wanted, and kept until the workspace closes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Slot

from core_facilitator.domain.check_ins import State, Way
from core_facilitator.domain.faults import WorkspaceError
from core_facilitator.gui.bench import CHECK_INS
from core_facilitator.gui.check_in_display import CheckInDisplay
from core_facilitator.gui.check_in_kept import CheckInKept
from core_facilitator.gui.check_in_room import CheckInRoom
from core_facilitator.gui.check_ins_desk import CheckInsDesk
from core_facilitator.gui.kiosk import Kiosk
from core_facilitator.gui.screens.check_ins import CheckInsScreen

if TYPE_CHECKING:
    from core_facilitator.domain.check_ins import CheckIn
    from core_facilitator.gui.bench import Bench
    from core_facilitator.store.workspace import Workspace

PLACE = CHECK_INS
"""The place in the rail."""

UNREACHED = "check-in door"
"""The notice that phones cannot reach the laptop anymore."""


def build(bench: Bench) -> CheckInsScreen:
    """Return the screen of the check-ins of a bench."""
    from core_facilitator.gui.check_ins_pages import CheckInsPages

    place = bench.check_ins
    screen = CheckInsScreen(bench.tools.theme, place.desk, place.room)
    place.pages = CheckInsPages(bench, place, screen)
    return screen


class CheckInsPlace(QObject):
    """Holds what a check-in needs, whichever screen it is opened from.

    `desk` reads and writes them, `room` is the door for phones, `kiosk` the laptop that is passed around, `display`
    what the room sees. `pages` are there once the screen was built.
    """

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        from core_facilitator.gui.check_ins_pages import CheckInsPages

        tools, workspace = bench.tools, bench.workspace
        self._bench = bench
        self.desk = CheckInsDesk(tools, workspace, bench.saving, bench.changes, self)
        self.room = CheckInRoom(tools, workspace.check_ins, self)
        self.kiosk = Kiosk(tools, workspace.check_ins, partial(_opens, workspace), self, locked=not workspace.demo)
        self.display = CheckInDisplay(bench, self.desk, self.room, self)
        CheckInKept(bench, self.desk, self.room, self.display).bring_back()
        self.pages: CheckInsPages | None = None
        self.room.answered.connect(self.desk.tell_answered)
        self.kiosk.answered.connect(self.desk.tell_answered)
        self.desk.opened.connect(self._open_door)
        self.desk.closed.connect(self._shut_door)
        self.room.changed.connect(self._tell_reach)
        self.room.lost.connect(self._tell_lost)

    def show(self, key: UUID | None = None) -> None:
        """Go to the check-ins, to one of them if its key is given."""
        bench = self._bench
        screen = bench.screen_at(CHECK_INS)
        if isinstance(screen, CheckInsScreen) and key is not None:
            screen.show_check_in(key)
        bench.go(CHECK_INS)

    def let_phones_in(self, check_in: CheckIn) -> None:
        """Open the door for phones; the code is the one that the check-in was opened with."""
        if check_in.state is State.OPEN and self.desk.writable and not self.desk.key_is_lost(check_in.id):
            self.room.begin(check_in)

    @property
    def handed_over(self) -> bool:
        """Whether the laptop is passed around: nothing but the check-in is shown until the facilitator's key."""
        return self.kiosk.window is not None

    def rest(self) -> None:
        """Shut the door and take the laptop back: the workspace closes. What is open stays so, with every answer."""
        self.kiosk.end()
        self.room.rest()

    @Slot(object)
    def _open_door(self, key: UUID) -> None:
        check_in = self.desk.find(key)
        if check_in is not None and Way.PHONE in check_in.ways:
            self.let_phones_in(check_in)

    @Slot(object)
    def _shut_door(self, _key: UUID) -> None:
        self.kiosk.end()
        self.room.shut()

    @Slot()
    def _tell_reach(self) -> None:
        if not self.room.failure:
            self._bench.notices.take_down(UNREACHED)

    @Slot()
    def _tell_lost(self) -> None:
        """Say it wherever somebody is: on its own page it stands beside the way to mend it."""
        lead, text = self.tr("Phones cannot reach the check-in anymore."), self.tr("The network is another one now.")
        action = self.tr("Let them in again")
        self._bench.notices.put(UNREACHED, "warn", lead, text, action=action, acted=self._show_door)

    @Slot()
    def _show_door(self) -> None:
        self._bench.notices.take_down(UNREACHED)
        opened = self.desk.open_one()
        self.show(None if opened is None else opened.id)


def _opens(workspace: Workspace, typed: str) -> bool:
    """Return whether a text is the passphrase of the workspace. A sample has none. Not for the window's thread."""
    if workspace.demo:
        return False
    try:
        workspace.confirm(typed)
    except WorkspaceError:
        return False
    return True
