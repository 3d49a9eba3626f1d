"""Forty phones in a real browser answer at once while a day runs: the window's longest stall, their longest wait."""

import json
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any
from unittest import mock

from aiohttp import web
from PySide6.QtCore import QEventLoop, QProcess, QTimer

from core_facilitator.domain.check_ins import CheckIn
from core_facilitator.gui import check_in_room
from core_facilitator.gui.bench import Bench
from core_facilitator.room.addresses import Candidate, Kind
from core_facilitator.room.connections import Connection
from core_facilitator.room.door import Door
from core_facilitator.store.instruments import built_in
from measure import Row
from run_window import run_day
from stalls import application

_PHONES, _ROUNDS = 40, 3
_MOST, _SMOOTH = 300.0, 50.0  # ms
_PULSE = "safety-pulse-16"
_LONGEST = 30_000  # ms until a process has ended by itself
_HERE = Path(__file__).parent
_SMALL = 0.005  # s: stalls that are shorter are not noted of the bare window
_FILE = "a small file of the page, loaded by all at once"
_ALIKE = "a bare window in a process of its own, in the same seconds"


class _Child:
    """A process that is told what to do and answers in lines of JSON, while this one's window goes on."""

    def __init__(self, script: str, *words: str) -> None:
        self._process = QProcess()
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        self._process.start(sys.executable, [str(_HERE / script), *words])
        self.told()

    def asked(self) -> Any:  # noqa: ANN401  # whatever it says
        """Give it a line, and return its answer."""
        self._process.write(b"go\n")
        return self.told()

    def told(self) -> Any:  # noqa: ANN401  # whatever it says
        """Return its next line, with the window alive until it is there."""
        loop = QEventLoop()
        self._process.readyReadStandardOutput.connect(loop.quit)
        self._process.finished.connect(loop.quit)
        while not self._process.canReadLine() and self._process.state() is not QProcess.ProcessState.NotRunning:
            loop.exec()
        line = bytes(self._process.readLine().data())
        assert line, "it ended by itself, and said why above"
        return json.loads(line)

    def end(self) -> None:
        """Let it end: nothing more is asked."""
        self._process.closeWriteChannel()

    def rest(self) -> None:
        """Wait until it has ended."""
        self.end()
        self._process.waitForFinished(_LONGEST)


def rows() -> Iterator[Row]:
    """Measure forty phones in Chromium three times: each loads the page, types the code, answers, and hands in."""
    if not (shutil.which("chromium") or shutil.which("google-chrome")) or not shutil.which("chromedriver"):
        print("No Chromium with chromedriver is installed: no phones in a browser were measured.", file=sys.stderr)
        return
    with run_day() as day, _answers_timed() as took, _open_door(day.bench) as (check_in, address):
        bare, phones = _Child("browsing_bare.py"), _Child("browsing_phones.py", str(_PHONES), address, check_in.code)
        with _beats() as beats:
            found = [phones.asked() for _ in range(_ROUNDS)]
        bare.end()
        theirs = max((lasted for began, lasted in bare.told() if beats[0] <= began <= beats[-1]), default=_SMALL)
        kept = day.bench.workspace.check_ins.count(check_in.id)
        phones.end()
        for child in (bare, phones):
            child.rest()
    ours = max(later - earlier for earlier, later in pairwise(beats))
    assert len(took) == _PHONES * _ROUNDS
    yield _all_kept(kept)
    yield _row("longest stall of a running day's window meanwhile", ours * 1000, _SMOOTH, 1, "50 ms")
    yield _row("the same", ours * 1000, theirs * 1000, 4, _ALIKE)
    yield _row("the slowest of a hundred of them (p99), as the laptop sees it", _p99(took) * 1000, _MOST, 1, "300 ms")
    yield _row("the same, as the phones see it", _slowest(found, "answers"), _slowest(found, "files"), 2, _FILE)


def _all_kept(kept: int) -> Row:
    what, sent = (
        "forty phones in Chromium answer at once, three times: answers sent for each that is kept",
        _PHONES * _ROUNDS,
    )
    return Row(what, kept, sent, sent / kept, "answers", 1, "what was sent")


def _row(what: str, ours: float, floor: float, goal: float, named: str) -> Row:
    return Row(what, ours, floor, ours / floor, "ms", goal, named)


def _p99(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.99)]


@contextmanager
def _beats() -> Iterator[list[float]]:
    """Yield when the window could answer, each millisecond where nothing keeps it."""
    beats, timer = [time.monotonic()], QTimer()
    timer.timeout.connect(lambda: beats.append(time.monotonic()))
    timer.start(1)
    yield beats
    timer.stop()


@contextmanager
def _answers_timed() -> Iterator[list[float]]:
    """Yield how long the laptop takes for each answer: from its first byte until the reply to it is sent."""
    took: list[float] = []
    came: dict[object, float] = {}
    take_in, reply = Connection.data_received, Door.answer

    def data_received(connection: Connection, data: bytes) -> None:
        came.setdefault(connection, time.monotonic())
        take_in(connection, data)

    async def answer(door: Door, request: web.BaseRequest) -> web.StreamResponse:
        replied = await reply(door, request)
        since = came.pop(request.protocol)
        if request.path == "/answer":
            took.append(time.monotonic() - since)
        return replied

    with mock.patch.object(Connection, "data_received", data_received), mock.patch.object(Door, "answer", answer):
        yield took


def _slowest(found: list[dict[str, list[float]]], what: str) -> float:
    return _p99([one for each in found for one in each[what]])


@contextmanager
def _open_door(bench: Bench) -> Iterator[tuple[CheckIn, str]]:
    """Open a check-in as a facilitator does, with a door at this computer's own address."""
    with mock.patch.object(check_in_room, "_addresses", return_value=(Candidate("127.0.0.1", Kind.WIFI),)):
        place = bench.check_ins
        pulse = next(one for one in built_in() if one.key == _PULSE)
        key = place.desk.new(bench.session_id, instrument=pulse)
        assert key is not None
        prepared = place.desk.find(key)
        assert prepared is not None
        place.desk.keep(replace(prepared, expected=_PHONES * _ROUNDS), "Expect forty, three times")
        place.desk.open(key)
        while place.room.door is None:
            application().processEvents()
        opened = place.desk.open_one()
        assert opened is not None
        yield opened, place.room.door.address


if __name__ == "__main__":
    for row in rows():
        print(f"{row.what}: {row.ours:.2f} {row.unit}, {row.ratio:.3f} of {row.floor_name}", flush=True)
