"""The door that phones come in by: the laptop's own server, open exactly while a check-in is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from core_facilitator.domain.answering import AnsweringDesk
    from core_facilitator.domain.check_ins import CheckIn
    from core_facilitator.gui.tools import Tools
    from core_facilitator.room.addresses import Candidate
    from core_facilitator.room.server import RoomServer

FLOW = "check-in room"
"""The flow that opens the door, or opens it elsewhere."""

_LOOK = 2000  # ms between two looks whether a phone has come


@dataclass(frozen=True, slots=True)
class Door:
    """Where phones come in: `address` as it is typed, and the squares of the code that a camera reads."""

    address: str
    squares: tuple[tuple[bool, ...], ...]


class CheckInRoom(QObject):
    """Opens and closes the door. `changed`: it is elsewhere, shut, or was reached for the first time.

    `answered`: an answer came in by it. `failure` says in plain words why it is shut though it should be open.
    """

    changed = Signal()
    answered = Signal()

    def __init__(
        self,
        tools: Tools,
        desk: AnsweringDesk,
        parent: QObject | None = None,
        *,
        look_for: Callable[[], tuple[Candidate, ...]] | None = None,
    ) -> None:
        """`look_for` finds the addresses that this computer has."""
        super().__init__(parent)
        self._tools = tools
        self._desk = desk
        self._look_for = look_for
        self._server: RoomServer | None = None
        self._check_in: CheckIn | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._seen = False
        self.door: Door | None = None
        self.failure = ""
        self.candidates: tuple[Candidate, ...] = ()
        self.chosen = ""
        self._look = QTimer(self, interval=_LOOK)
        self._look.timeout.connect(self._see)

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """The networks that the door can open to: what each is called, and its address."""
        return tuple((self._words(one), one.address) for one in self.candidates)

    @property
    def reached(self) -> bool:
        """Whether another device has come to the door since it is open."""
        return self._server is not None and self._server.reached

    def begin(self, check_in: CheckIn) -> None:
        """Open the door for a check-in; where it is open already, nothing happens."""
        if self._check_in is not None and self._check_in.id == check_in.id and self._server is not None:
            return
        self._check_in = check_in
        self._tools.work.start(FLOW, self._open)

    @Slot(str)
    def choose(self, address: str) -> None:
        """Open it to another network instead."""
        if self._check_in is not None and address != self.chosen:
            self.chosen = address
            self._tools.work.start(FLOW, self._open)

    def rest(self) -> None:
        """Shut it: nothing is asked anymore, or the workspace closes."""
        self._look.stop()
        self._check_in, self.door, self.failure, self._seen = None, None, "", False
        server, self._server = self._server, None
        if server is not None:
            server.stop()
        self.changed.emit()

    async def _open(self) -> None:
        import asyncio

        self._loop = asyncio.get_running_loop()
        work = self._tools.work
        server, self._server, self.door = self._server, None, None
        if server is not None:
            await work.run(server.stop)
        self.candidates = await work.run(self._look_for or _addresses)
        known = [one.address for one in self.candidates]
        if self.chosen not in known:
            self.chosen = known[0] if known else ""
        if not self.chosen:
            self._fail(
                self.tr("This laptop is in no network. Join the Wi-Fi, or start a hotspot, then choose it here.")
            )
            return
        try:
            self._server, self.door = await work.run(_opened, self._desk, self.chosen, self._check_in, self._tell)
        except OSError:
            self._fail(self.tr("This network does not let the laptop be reached. Choose another one, or use paper."))
            return
        self.failure = ""
        if self._check_in is None:  # it was closed meanwhile
            self.rest()
            return
        self._look.start()
        self.changed.emit()

    def _fail(self, words: str) -> None:
        self.failure = words
        self.changed.emit()

    def _tell(self) -> None:
        """Pass on that an answer came in. Called on the server's thread, which knows nothing of Qt."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self.answered.emit)

    @Slot()
    def _see(self) -> None:
        if self.reached and not self._seen:
            self._seen = True
            self._look.stop()
            self.changed.emit()

    def _words(self, candidate: Candidate) -> str:
        return f"{candidate.name}: {candidate.address}" if candidate.name else candidate.address


def _addresses() -> tuple[Candidate, ...]:
    from core_facilitator.room.addresses import candidates

    return candidates()


def _opened(
    desk: AnsweringDesk, address: str, check_in: CheckIn, answered: Callable[[], None]
) -> tuple[RoomServer, Door]:
    """Start a server at an address; the libraries that it needs are loaded here, away from the window."""
    from core_facilitator.room.qr import squares
    from core_facilitator.room.server import RoomServer

    server = RoomServer(desk, answered=answered)
    at = server.start(address)
    return server, Door(str(at), squares(at.link(check_in.code)))
