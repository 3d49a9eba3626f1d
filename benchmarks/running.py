"""The run screen: how long a second's tick and a step take until they are painted, and what it costs to show it."""

import asyncio
import os
import statistics
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import qasync

from core_facilitator.app import furnish
from core_facilitator.domain import run_acts
from core_facilitator.gui.ask import Ask
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.collecting import Collecting
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.preferences import Preferences
from core_facilitator.gui.run_clock import RunClock
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.work import Work
from core_facilitator.settings import Look, SettingsFile
from core_facilitator.store import sample
from measure import Row
from stalls import application

_FRAME, _MOST = 1000 / 60, 50.0  # ms
_TICKS, _STEPS, _SHOWN = 600, 20, 60
_ONE_CORE = 0.03


class _Clock:
    """The time of this computer, moved on by hand."""

    moved = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.moved


def rows() -> list[Row]:
    """Measure 600 ticks against a frame and, as twenty steps, against 50 ms, and a minute against 3 % of one core."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = application()
    loop = qasync.QEventLoop(app, already_running=True)
    asyncio.events._set_running_loop(loop)
    with tempfile.TemporaryDirectory() as folder:
        here, clock, work = Path(folder), _Clock(), Work(loop)
        theme = Theme(app, Look.LIGHT)
        window = MainWindow(theme)
        window.resize(1440, 868)
        preferences = Preferences(SettingsFile(here / "settings.json"))
        steady = RunClock(clock, lambda: clock().timestamp())
        tools = Tools(window, theme, preferences, work, Ask(window, theme), clock, steady)
        opened = sample.make(here / "sample", "Sample")
        bench = furnish(tools, demo=True)
        bench.attach(opened)
        bench.furnish(window)
        window.show_page(bench)
        window.show()
        session = opened.sessions.get(opened.sessions.summaries()[0].id)
        bench.run_day(session.id, session.days[1].id)
        bench.running.do("Start", run_acts.next_block)
        _wait(1)
        collecting = Collecting(work)  # as the app does
        collecting.begin()
        ticks = [_tick(bench, clock) for _ in range(_TICKS)]
        steps = [_step(bench) for _ in range(_STEPS)]
        share = _share()
        bench.running.rest()
        collecting.rest()
        work.close()
        opened.close()
        window.let_go()
        window.close()
    loop.stop()
    loop.close()
    asyncio.events._set_running_loop(None)
    return [
        _row("run screen: a tick until painted, median", statistics.median(ticks), _FRAME, "a frame"),
        _row(f"run screen: a tick until painted, slowest of {_TICKS}", max(ticks), _MOST, "50 ms"),
        _row("run screen: a step until painted, median", statistics.median(steps), _MOST, "50 ms"),
        Row("run screen: processor while shown for 60 s", share * 100, 3, share / _ONE_CORE, "%", 1, "3 % of one core"),
    ]


def _row(what: str, ours: float, most: float, named: str) -> Row:
    return Row(what, ours, most, ours / most, "ms", 1, named)


def _tick(bench: Bench, clock: _Clock) -> float:
    clock.moved += timedelta(seconds=1)
    begin = time.perf_counter()
    bench.running._timer.timeout.emit()
    application().processEvents()
    return (time.perf_counter() - begin) * 1000


def _step(bench: Bench) -> float:
    begin = time.perf_counter()
    bench.running.do("Next step", run_acts.next_step)
    application().processEvents()
    return (time.perf_counter() - begin) * 1000


def _wait(seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        application().processEvents()
        time.sleep(0.005)


def _share() -> float:
    """Return how much of one core this process takes while its loop waits for events, as it does in the app."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(_SHOWN * 1000, loop.quit)
    begin = time.process_time()
    loop.exec()
    return (time.process_time() - begin) / _SHOWN


if __name__ == "__main__":
    for row in rows():
        print(f"{row.what}: {row.ours:.2f} {row.unit}, {row.ratio:.3f} of {row.floor_name}", flush=True)
