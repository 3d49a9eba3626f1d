"""The run screen: how long a second's tick and a step take until they are painted, and what it costs to show it."""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from core_facilitator.settings import Look, TextScale
from measure import Row
from run_window import run_day
from stalls import application

_FRAME, _MOST = 1000 / 60, 50.0  # ms
_TICKS, _STEPS, _SHOWN = 600, 20, 60
_ONE_CORE = 0.03
_USUAL, _LARGE = TextScale.STANDARD, TextScale.LARGEST
_MB = 1e-6
_HERE = Path(__file__).parent


def rows() -> Iterator[Row]:
    """Measure 600 ticks against a frame and, as twenty steps, against 50 ms, and a minute against 3 % of one core.

    The look changes while the other screens are there too, as after a morning's work.

    Then a whole day, in a process of its own, against the memory of a bare window and of its own first minute.
    """
    with run_day() as day:
        ticks = [_seconds(day.tick) * 1000 for _ in range(_TICKS)]
        yield _row("run screen: a tick until painted, median", statistics.median(ticks), _FRAME, "a frame")
        yield _row(f"run screen: a tick until painted, slowest of {_TICKS}", max(ticks), _MOST, "50 ms")
        steps = [_seconds(day.step) * 1000 for _ in range(_STEPS)]
        yield _row("run screen: a step until painted, median", statistics.median(steps), _MOST, "50 ms")
        day.fill()
        theme = day.bench.tools.theme
        looks = [_longest_turn(partial(theme.set_look, look)) * 1000 for look in (Look.DARK, Look.LIGHT) * 5]
        yield _row("run screen: light to dark, longest stall, median", statistics.median(looks), _MOST, "50 ms")
        sizes = [_longest_turn(partial(theme.set_scale, size)) * 1000 for size in (_LARGE, _USUAL) * 5]
        yield _row("run screen: another size of text, longest stall, median", statistics.median(sizes), _MOST, "50 ms")
        share = _share()
        shown = "run screen: processor while shown for 60 s"
        yield Row(shown, share * 100, 3, share / _ONE_CORE, "%", 1, "3 % of one core")
    yield from memory()


def memory() -> list[Row]:
    """Measure what a whole day leaves in memory."""
    bare = _told("starting_child.py", "bare", repr(time.monotonic()))["memory"]
    day = _told("running_child.py")
    begin, end = day["begin"], day["end"]
    what = "run screen: memory at the end of a day"
    ticks = f"the same after its first minute, {day['ticks']:.0f} ticks and {day['steps']:.0f} steps before"
    return [
        Row(what, end * _MB, bare * _MB, end / bare, "MB", 3, "a bare PySide6 window"),
        Row(what, end * _MB, begin * _MB, end / begin, "MB", 1.1, ticks),
    ]


def _told(child: str, *words: str) -> dict[str, float]:
    """Return what a process says of itself, on no screen."""
    variables = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, str(_HERE / child), *words]
    done = subprocess.run(command, env=variables, capture_output=True, text=True, check=True, timeout=300)
    told: dict[str, float] = json.loads(done.stdout)
    return told


def _row(what: str, ours: float, most: float, named: str) -> Row:
    return Row(what, ours, most, ours / most, "ms", 1, named)


def _seconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def _longest_turn(begin: Callable[[], object]) -> float:
    """Return how long the window did not answer at a time, in the second after something began."""
    longest, end = _seconds(begin), time.monotonic() + 1
    while time.monotonic() < end:
        longest = max(longest, _seconds(application().processEvents))
    return longest


def _share() -> float:
    """Return how much of one core this process takes while its loop waits for events, as it does in the app."""
    loop = QEventLoop()
    QTimer.singleShot(_SHOWN * 1000, loop.quit)
    begin = time.process_time()
    loop.exec()
    return (time.process_time() - begin) / _SHOWN


if __name__ == "__main__":
    for row in rows():
        print(f"{row.what}: {row.ours:.2f} {row.unit}, {row.ratio:.3f} of {row.floor_name}", flush=True)
