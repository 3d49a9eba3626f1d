"""Connections of phones: each has its time for a request, and the longest waiting one gives way to a new one.

aiohttp by itself waits for a request without end, names the sender of a bad one in its log, and repeats what it sent.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable
from itertools import count

from aiohttp import web

from core_facilitator.room.limits import Limits

SILENT = logging.getLogger("core_facilitator.room.silent")
"""Where aiohttp may write, and nobody reads: its lines hold addresses and what was sent."""
SILENT.addHandler(logging.NullHandler())
SILENT.propagate = False
SILENT.setLevel(logging.CRITICAL + 1)

Answer = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]
Refuse = Callable[[int], web.StreamResponse]


class Connection(web.RequestHandler):
    """One connection of a phone. A request, and the reply to it, have their time; aiohttp ends what is idle."""

    __slots__ = ("_deadline", "_doorway", "address", "arrival", "busy", "receiving")

    def __init__(self, doorway: "Doorway", loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(
            doorway,
            loop=loop,
            keepalive_timeout=doorway.limits.idle_seconds,
            logger=SILENT,
            access_log=None,  # type: ignore[arg-type]  # aiohttp's own way to write none
            auto_decompress=False,
            lingering_time=doorway.limits.request_seconds,
        )
        self._doorway = doorway
        self._deadline: asyncio.TimerHandle | None = None
        self.address = ""
        self.arrival = next(doorway.arrivals)
        self.busy = False
        self.receiving = True

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin, if there is a place."""
        super().connection_made(transport)
        peer = transport.get_extra_info("peername")
        self.address = peer[0] if peer else ""
        self._end_within(self._doorway.limits.request_seconds)
        self._doorway.make_room_for(self)

    def data_received(self, data: bytes) -> None:
        """Take bytes. The first of a request begin its time; those that follow do not prolong it."""
        if not self.receiving:
            self.receiving = True
            self._end_within(self._doorway.limits.request_seconds)
        super().data_received(data)

    def connection_lost(self, exc: BaseException | None) -> None:
        """Forget it."""
        self._end_within(None)
        self._doorway.forget(self)
        super().connection_lost(exc)

    def answering(self) -> None:
        """Note that a request is there: it gives way to nobody until its reply is sent, which has its time too."""
        self.busy = True
        self._end_within(self._doorway.limits.request_seconds)

    def answered(self) -> None:
        """Note that its reply was sent: it may wait for another request, as long as aiohttp lets it."""
        self.busy, self.receiving = False, False
        self._end_within(None)

    def drop(self) -> None:
        """End it at once."""
        if self.transport is not None:
            self.transport.abort()

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,  # noqa: ARG002  # they hold what was sent
        message: str | None = None,  # noqa: ARG002  # as above
    ) -> web.StreamResponse:
        """Refuse what is no request, in words of our own."""
        if request.writer.output_size > 0:
            raise ConnectionError
        response = self._doorway.refuse(status)
        response.force_close()
        return response

    def _end_within(self, seconds: float | None) -> None:
        """Begin its time anew, or take the end away."""
        if self._deadline is not None:
            self._deadline.cancel()
        self._deadline = None if seconds is None else self._loop.call_later(seconds, self.drop)


class Doorway(web.Server):
    """Makes the connections of one server, and knows which there are."""

    def __init__(self, answer: Answer, refuse: Refuse, limits: Limits) -> None:
        super().__init__(answer)
        self.limits = limits
        self.refuse = refuse
        self.arrivals = count()
        self._there: set[Connection] = set()

    def __call__(self) -> Connection:
        """Make one; the loop calls this for each that comes in."""
        return Connection(self, self._loop)

    def make_room_for(self, new: Connection) -> None:
        """Take one more. Where all places are taken, the one gives way that has waited longest.

        Those give way first whose address has more than its share: a flood meets itself before it meets the room.
        """
        self._there.add(new)
        if len(self._there) > self.limits.connections:
            held = Counter(one.address for one in self._there)
            waiting = [one for one in self._there if not one.busy]
            greedy = [one for one in waiting if held[one.address] > self.limits.per_address]
            leaves = min(greedy or waiting, key=lambda one: one.arrival)
            self._there.discard(leaves)
            leaves.drop()

    async def end(self) -> None:
        """End every connection at once."""
        for one in tuple(self._there):
            one.drop()
        await self.shutdown(self.limits.request_seconds)

    def forget(self, gone: Connection) -> None:
        """Note that one has ended."""
        self._there.discard(gone)
