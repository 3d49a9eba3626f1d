"""The door that phones come in by: the laptop's own server, open exactly while a check-in is."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from shiboken6 import isValid

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

SHUTTING = "check-in room shutting"
LOOKING = "check-in room looking"

_LOOK = 2000  # ms between two looks whether a phone has come
_LINGER = 120_000  # ms for which those who come too late read that the check-in has ended
_GATHER = 200  # ms in which answers are gathered that are told together: a whole room may hand in at once
_LOOK_AROUND = 5000  # ms between two looks whether the laptop still is where the door is


@dataclass(frozen=True, slots=True)
class Door:
    """Where phones come in: `address` as it is typed, and the squares of the code that a camera reads."""

    address: str
    squares: tuple[tuple[bool, ...], ...]


class _Held:
    """The server that runs, for two threads: whoever starts one while nobody wants it anymore stops it again."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._wanted = True
        self._server: RoomServer | None = None

    @property
    def reached(self) -> bool:
        """Whether another device has come to the one that runs."""
        server = self._server
        return server is not None and server.reached

    def take(self, server: RoomServer) -> None:
        """Hold one that runs, or stop it."""
        with self._lock:
            if self._wanted:
                self._server = server
                return
        server.stop()

    def let_go(self) -> None:
        """Stop it, now or as soon as it runs. Answers that are being kept are kept first."""
        with self._lock:
            self._wanted = False
            server, self._server = self._server, None
        if server is not None:
            server.stop()


class CheckInRoom(QObject):
    """Opens and closes the door. `changed`: it is elsewhere, shut, or was reached for the first time.

    `answered`: answers came in by it, all those of one moment. `lost`: it is shut because the laptop is in another
    network now. `failure` says in plain words why it is shut though it should be open.
    """

    changed = Signal()
    answered = Signal()
    lost = Signal()

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
        self._held: _Held | None = None
        self._check_in: CheckIn | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._seen = self._again = False
        self.opening = False
        self.door: Door | None = None
        self.failure = ""
        self.candidates: tuple[Candidate, ...] = ()
        self.looked = False
        self.chosen = ""
        self._look = QTimer(self, interval=_LOOK)
        self._look.timeout.connect(self._see)
        self._around = QTimer(self, interval=_LOOK_AROUND)
        self._around.timeout.connect(self.look_around)
        self._gather = QTimer(self, singleShot=True, interval=_GATHER)
        self._gather.timeout.connect(self.answered)
        self._late: _Held | None = None  # what still answers those who come too late
        self._linger = QTimer(self, singleShot=True, interval=_LINGER)
        self._linger.timeout.connect(self.end_late)

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """The networks that the door can open to: what each is called, and its address."""
        return tuple((self._words(one), one.address) for one in self.candidates)

    @property
    def where(self) -> str:
        """The network that phones come in by, or will: what it is called, and its address."""
        return next((words for words, address in self.choices if address == self.chosen), "")

    @property
    def reached(self) -> bool:
        """Whether another device has come to the door since it is open."""
        return self._held is not None and self._held.reached

    def begin(self, check_in: CheckIn) -> None:
        """Open the door for a check-in; where it is open already, nothing happens."""
        if self._check_in is not None and self._check_in.id == check_in.id and self.door is not None:
            return
        self._check_in = check_in
        self._begin()

    @Slot(str)
    def choose(self, address: str) -> None:
        """Open it to another network instead."""
        if self._check_in is not None and address != self.chosen:
            self.chosen = address
            self._begin()

    def _begin(self) -> None:
        """Begin to open it; where it is being opened, that begins anew as soon as it can."""
        self._again = self.opening
        self.opening, self.failure = True, ""
        self._tools.work.start(FLOW, self._open)
        self.changed.emit()

    @Slot()
    def shut(self) -> None:
        """Shut it, because nothing is asked anymore. For a while, whoever comes too late is told so kindly."""
        held = self._forget()
        if held is not None:
            self.end_late()
            self._late = held
            self._linger.start()
        self.changed.emit()

    @Slot()
    def end_late(self) -> None:
        """Answer nobody anymore."""
        late = self._take_late()
        if late is not None and not self._tools.work.start(SHUTTING, self._let_go, late):
            late.let_go()  # another one is being let go, which is rare: this waits for it

    def rest(self) -> None:
        """Shut it before this returns: the workspace closes."""
        for held in (self._forget(), self._take_late()):
            if held is not None:
                held.let_go()
        self._loop = None  # nor is the window told of answers: what it would count is closed by then
        self._gather.stop()

    def _take_late(self) -> _Held | None:
        self._linger.stop()
        late, self._late = self._late, None
        return late

    def _forget(self) -> _Held | None:
        for timer in (self._look, self._around):
            timer.stop()
        self._check_in, self.door, self.failure, self._seen = None, None, "", False
        held, self._held = self._held, None
        return held

    async def _let_go(self, held: _Held) -> None:
        await self._tools.work.run(held.let_go)

    async def _open(self) -> None:
        import asyncio

        self._loop = asyncio.get_running_loop()
        self._again = True
        while self._again:
            self._again = False
            await self._open_once()
        self.opening = False
        self.changed.emit()

    async def _open_once(self) -> None:
        work, check_in = self._tools.work, self._check_in
        if check_in is None:  # shut before it could be opened
            return
        before = self._forget()
        held, self._check_in = _Held(), check_in
        self._held = held
        for other in (before, self._take_late()):
            if other is not None:
                await work.run(other.let_go)
        self._know(await work.run(self._look_for or _addresses))
        if not self.chosen:
            self._fail(
                held, self.tr("This laptop is in no network. Join the Wi-Fi, or start a hotspot, then let phones in.")
            )
            return
        try:
            door = await work.run(_opened, held, self._desk, self.chosen, check_in, self._tell)
        except OSError:
            words = self.tr("This network does not let the laptop be reached. Choose another one, or use paper.")
            self._fail(held, words)
            return
        if self._held is held:  # and not shut meanwhile
            self.door = door
            self._look.start()
            self._around.start()

    def _fail(self, held: _Held, words: str) -> None:
        if self._held is held:
            self.failure = words

    def _know(self, candidates: tuple[Candidate, ...]) -> None:
        """Know which networks there are now; where the one that was chosen is gone, the likeliest is."""
        self.looked = True
        self.candidates = candidates
        known = [one.address for one in candidates]
        if self.chosen not in known:
            self.chosen = known[0] if known else ""

    @Slot()
    def look_ahead(self) -> None:
        """Look which networks there are before the door opens; `looked` is true from then on."""
        if self.door is None and not self.opening:
            self._tools.work.start(LOOKING, self._look_ahead)

    async def _look_ahead(self) -> None:
        found = await self._tools.work.run(self._look_for or _addresses)
        if self.door is None and not self.opening:
            self._know(found)
            self.changed.emit()

    @Slot()
    def look_around(self) -> None:
        """Look whether the laptop is still in the network of the door: it may have been asleep, or carried away."""
        if self.door is not None:
            self._tools.work.start(LOOKING, self._look_again)

    async def _look_again(self) -> None:
        found = await self._tools.work.run(self._look_for or _addresses)
        check_in, held = self._check_in, self._held
        if self.door is None or held is None or any(one.address == self.chosen for one in found):
            return
        self._forget()
        self._check_in = check_in
        self._know(found)
        self.failure = self.tr(
            "The laptop is in another network now, so phones cannot reach it. Let them in again: the code stays, and "
            "nobody has to answer twice."
        )
        self.lost.emit()
        self.changed.emit()
        await self._tools.work.run(held.let_go)

    def _tell(self) -> None:
        """Pass on that an answer came in. Called on the server's thread, which knows nothing of Qt."""
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._tell_here)

    def _tell_here(self) -> None:
        if isValid(self) and self._loop is not None and not self._gather.isActive():  # and not at rest by now
            self._gather.start()

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


def _opened(held: _Held, desk: AnsweringDesk, address: str, check_in: CheckIn, answered: Callable[[], None]) -> Door:
    """Start a server at an address; the libraries that it needs are loaded here, away from the window."""
    from core_facilitator.room.qr import squares
    from core_facilitator.room.server import RoomServer

    server = RoomServer(desk, answered=answered)
    at = server.start(address)
    held.take(server)
    return Door(str(at), squares(at.link(check_in.code)))
