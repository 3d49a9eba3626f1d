"""The laptop's own small server: on one address, on its own thread, and only while a check-in is open."""

import asyncio
import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import IPv4Address

from core_facilitator.domain.answering import AnsweringDesk
from core_facilitator.room.limits import Limits

_LOG = logging.getLogger("core_facilitator")

_PORTS = (8080, 8088, 8888)
"""Ports that are easily typed, before any that is free."""

_WAITING = 256
"""How many connections the system may hold for us when a whole room comes at once."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where phones find the page. As text it is what people type."""

    ip: str
    port: int

    def __str__(self) -> str:
        return self.ip if self.port == _WEB else f"{self.ip}:{self.port}"

    def link(self, code: str) -> str:
        """Return what a camera reads: the code stands behind the # and is not sent while the page loads."""
        return f"http://{self}/#{code}"


_WEB = 80


class RoomServer:
    """Serves phones what the desk asks and takes their answers to it.

    `reached`: another device has loaded the page since it started. From inside nobody can see a firewall, or a Wi-Fi
    that keeps devices apart: only a device that came proves that devices can.
    """

    def __init__(self, desk: AnsweringDesk, *, answered: Callable[[], None], limits: Limits | None = None) -> None:
        """`answered` is called on the server's thread whenever an answer was kept, changed or taken back."""
        self._desk = desk
        self._answered = answered
        self._limits = limits or Limits()
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._end: asyncio.Event | None = None
        self.reached = False

    def start(self, address: str, port: int = 0) -> Address:
        """Start at an address of this laptop and return where it is; port 0 takes one that is easily typed.

        It takes a moment, for libraries are loaded: not for the window's thread.

        Raises:
            OSError: when the address is not this laptop's, or the port is taken. Nothing runs then.
            ValueError: for what is no address, or stands for all of them.
            RuntimeError: when it runs already.
        """
        if self._thread is not None:
            message = "this server runs already"
            raise RuntimeError(message)
        if IPv4Address(address).is_unspecified:
            message = "phones are served at one address, never at all of them"
            raise ValueError(message)
        self.reached = False
        started: Future[Address] = Future()
        self._thread = threading.Thread(target=self._run, args=(address, port, started), name="room", daemon=True)
        self._thread.start()
        try:
            return started.result()
        except BaseException:
            self._thread.join()
            self._thread = None
            raise

    def stop(self) -> None:
        """Stop, ending every connection; what was being kept is kept first. Stopping twice is no fault."""
        thread, loop, end = self._thread, self._loop, self._end
        if thread is None or loop is None or end is None:
            return
        with suppress(RuntimeError):  # it has ended by itself
            loop.call_soon_threadsafe(end.set)
        thread.join()
        self._thread = self._loop = self._end = None

    def _run(self, address: str, port: int, started: "Future[Address]") -> None:
        try:
            with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:  # never the window's kind of loop
                runner.run(self._serve(address, port, started))
        except Exception as error:  # noqa: BLE001  # told to whoever waits for the start
            if started.done():
                _LOG.error("room: %s", type(error).__name__)  # a code only
            else:
                started.set_exception(error)

    async def _serve(self, address: str, port: int, started: "Future[Address]") -> None:
        from core_facilitator.room import replies
        from core_facilitator.room.connections import Doorway
        from core_facilitator.room.door import Door

        loop = asyncio.get_running_loop()
        door = Door(self._desk, "", self._limits, self._answered, self._note_reached, loop.time)
        loop.set_exception_handler(lambda _loop, about: door.note(about.get("exception")))
        doorway = Doorway(door.answer, replies.refusal, self._limits)
        server = await _listening(loop, doorway, address, port)
        at = Address(address, server.sockets[0].getsockname()[1])
        door.host = f"{at.ip}:{at.port}"
        self._loop, self._end = loop, asyncio.Event()
        started.set_result(at)
        try:
            await self._end.wait()
        finally:
            server.close()
            await doorway.end()
            for code, number in sorted(door.troubles.items()):
                _LOG.warning("room: %s x %d", code, number)

    def _note_reached(self) -> None:
        self.reached = True


async def _listening(
    loop: asyncio.AbstractEventLoop, doorway: Callable[[], asyncio.Protocol], address: str, port: int
) -> asyncio.Server:
    """Listen at exactly one address. A port that was asked for is that one or none."""
    for one in (port,) if port else _PORTS:
        try:
            return await loop.create_server(doorway, address, one, backlog=_WAITING)
        except OSError:
            if port:
                raise
    return await loop.create_server(doorway, address, 0, backlog=_WAITING)
