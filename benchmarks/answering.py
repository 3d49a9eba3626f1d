"""Forty phones answer a check-in at the same moment: how long until all are thanked, how smooth the window stays."""

import asyncio
import json
import selectors
import socket
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

import sqlcipher3.dbapi2 as sqlcipher
from aiohttp import web

from core_facilitator.domain.answering import Ticket
from core_facilitator.domain.check_ins import CheckIn
from core_facilitator.domain.instruments import Instrument, Point, Scale, Scaling, Statement, Wording
from core_facilitator.room.server import RoomServer
from core_facilitator.store import workspace
from core_facilitator.store.check_ins import CheckIns
from measure import Row
from stalls import longest_stall

_PHONES, _ROUNDS, _MOST = 40, 6, 0.300  # s until the slowest of a hundred is thanked
_FLOOR = "a bare aiohttp handler with one raw INSERT each, WAL and FULL, encrypted"
_FULL = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY;"
_SCALE = Scale(
    key="s", scaling=Scaling.AGREEMENT, points=tuple(Point(value, Wording(str(value))) for value in range(1, 6))
)
_PULSE = Instrument(
    key="pulse",
    title=Wording("Team pulse"),
    introduction=Wording("Think of this team."),
    statements=tuple(Statement(key=f"s{number}", text=Wording("We learn."), scale="s") for number in range(16)),
    scales=(_SCALE,),
)
_VALUES = {f"s{number}": number % 5 + 1 for number in range(16)}


def rows() -> Iterator[Row]:
    """Measure the whole of forty answers and the slowest of them against the floor, and the window's longest stall."""
    with tempfile.TemporaryDirectory() as name:
        made = workspace.create_demo(Path(name) / "answering", "Answering")
        check_in = _opened(made.check_ins)
        server = RoomServer(made.check_ins, answered=lambda: None)
        at = server.start("127.0.0.1")
        with _Floor(Path(name) / "raw.db") as floor:
            pairs = [
                (_burst(at.ip, at.port, _letters(made.check_ins, check_in)), _burst("127.0.0.1", floor.port, _plain()))
                for _ in range(_ROUNDS + 1)
            ][1:]
        slowest = sorted(one for ours, _floor in pairs for one in ours)[int(_PHONES * _ROUNDS * 0.99)]
        taken = [(max(ours), max(least)) for ours, least in pairs]
        yield _row("forty phones answer at once, until all are thanked", taken)
        yield Row(
            "the slowest of a hundred of them (p99)", slowest * 1000, _MOST * 1000, slowest / _MOST, "ms", 1, "300 ms"
        )
        yield longest_stall(
            "longest stall of the window while forty phones answer",
            lambda: _burst(at.ip, at.port, _letters(made.check_ins, _anew(made.check_ins))),
        )
        server.stop()
        made.close()


def _row(what: str, pairs: list[tuple[float, float]]) -> Row:
    ours, floor = (statistics.median(pair[at] for pair in pairs) for at in (0, 1))
    ratio = statistics.median(mine / least for mine, least in pairs)
    return Row(what, ours * 1000, floor * 1000, ratio, "ms", 4, _FLOOR)


def _opened(check_ins: CheckIns) -> CheckIn:
    prepared = CheckIn(id=uuid4(), title="Pulse", instrument=_PULSE)
    check_ins.keep(replace(prepared, expected=500), "Prepare")
    return check_ins.open(prepared.id, date(2026, 10, 14))


def _anew(check_ins: CheckIns) -> CheckIn:
    """End the one that is open and open another: the window is watched longer than the tickets of one would last."""
    before = check_ins.opened()
    if before is not None:
        check_ins.abandon(before.id, date(2026, 10, 14))
    return _opened(check_ins)


def _letters(check_ins: CheckIns, check_in: CheckIn) -> list[bytes]:
    """Return forty answers, each with a ticket of its own. A check-in has five hundred of them at most."""
    tickets = [check_ins.ticket(check_in.id) for _ in range(_PHONES)]
    known = [{"ticket": one.secret, "check_in": str(check_in.id)} for one in tickets if isinstance(one, Ticket)]
    assert len(known) == _PHONES
    return [json.dumps({**one, "values": _VALUES}).encode() for one in known]


def _plain() -> list[bytes]:
    return [json.dumps({"ticket": uuid4().hex, "values": _VALUES}).encode() for _ in range(_PHONES)]


def _burst(ip: str, port: int, letters: list[bytes]) -> list[float]:
    """Send all letters at once, each on its own connection; return how long each took until it was thanked."""
    waiting = selectors.DefaultSelector()
    lines = [socket.create_connection((ip, port)) for _ in letters]
    head = f"POST /answer HTTP/1.1\r\nHost: {ip}:{port}\r\nContent-Type: application/json\r\nContent-Length: "
    begin = time.perf_counter()
    for line, letter in zip(lines, letters, strict=True):
        line.sendall(f"{head}{len(letter)}\r\n\r\n".encode() + letter)
        waiting.register(line, selectors.EVENT_READ)
    times: list[float] = []
    while len(times) < len(lines):
        for key, _events in waiting.select():
            times.append(time.perf_counter() - begin)
            reply = lines[lines.index(key.fileobj)].recv(4096)  # type: ignore[arg-type]  # only lines are registered
            assert reply.startswith(b"HTTP/1.1 200"), reply[:100]
            waiting.unregister(key.fileobj)
    for line in lines:
        line.close()
    waiting.close()
    return times


class _Floor:
    """The least that a server could do: read the JSON, write one row in its own transaction, say yes."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._started: Future[tuple[asyncio.AbstractEventLoop, asyncio.Event, int]] = Future()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()))

    def __enter__(self) -> "_Floor":
        self._thread.start()
        self._loop, self._end, self.port = self._started.result()
        return self

    def __exit__(self, *_about: object) -> None:
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join()

    async def _serve(self) -> None:
        database = sqlcipher.connect(str(self._file), isolation_level=None)
        database.execute(f"PRAGMA key = \"x'{'ab' * 32}'\"")
        database.executescript(_FULL)
        database.execute("CREATE TABLE answers (ticket TEXT PRIMARY KEY, sheet BLOB) WITHOUT ROWID")

        async def answer(request: web.BaseRequest) -> web.StreamResponse:
            body = await request.read()
            database.execute("INSERT INTO answers VALUES (?, ?)", (json.loads(body)["ticket"], body))
            return web.json_response({"taken": "kept"})

        loop, end = asyncio.get_running_loop(), asyncio.Event()
        handler = web.Server(answer, access_log=None)
        server = await loop.create_server(handler, "127.0.0.1", 0)
        self._started.set_result((loop, end, server.sockets[0].getsockname()[1]))
        await end.wait()
        server.close()
        await handler.shutdown(1)
        database.close()


if __name__ == "__main__":
    for row in rows():
        print(row, flush=True)
