"""A day of the sample that runs in a window of its own, on a clock that is moved by hand."""

import asyncio
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import qasync
from PySide6.QtCore import QTimer

from core_facilitator.app import furnish
from core_facilitator.domain import run_acts
from core_facilitator.domain.timing import instant
from core_facilitator.gui.ask import Ask
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.collecting import Collecting
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.preferences import Preferences
from core_facilitator.gui.run_clock import RunClock
from core_facilitator.gui.screens import SCREENS
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.work import Work
from core_facilitator.settings import Look, SettingsFile
from core_facilitator.store import sample
from stalls import application


class _Clock:
    """The time of this computer, moved on by hand."""

    moved = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.moved


@dataclass(frozen=True)
class RunDay:
    """A day that has begun, and is shown."""

    bench: Bench
    clock: _Clock
    collecting: Collecting

    def tick(self, seconds: float = 1) -> None:
        """Let time pass, and show what it is then."""
        self.clock.moved += timedelta(seconds=seconds)
        self.bench.running._timer.timeout.emit()
        application().processEvents()

    def rest(self) -> None:
        """Do what is done in the second until the next tick: the worker ends what it reckons, and garbage goes."""
        while self.bench.tools.work.running:
            application().processEvents()
        self.collecting.look()

    def fill(self) -> None:
        """Show all the other screens once, and the run screen again."""
        for place in SCREENS:
            self.bench.go(place.key)
            _wait(1)
        self.bench.run_place.come_back()
        _wait(1)

    def step(self) -> None:
        """Go on to the next step, and show it."""
        self.bench.running.do("Next step", run_acts.next_step)
        application().processEvents()


@contextmanager
def run_day() -> Iterator[RunDay]:
    """Yield the second day of the sample, begun on time; the window goes with it."""
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
        plan = session.days[1]
        clock.moved += instant(plan, plan.start) - clock()
        bench.run_day(session.id, plan.id)
        bench.running.do("Start", run_acts.next_block)
        _wait(1)
        collecting = Collecting(work)  # as the app does
        collecting.begin()
        yield RunDay(bench, clock, collecting)
        bench.rest()
        collecting.rest()
        work.close()
        opened.close()
        window.let_go()
        window.close()
    loop.stop()
    loop.close()
    asyncio.events._set_running_loop(None)
    QTimer.singleShot(0, app.quit)
    app.exec()  # as the loop ended, it told all loops of Qt to end at once, until this one has


def _wait(seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        application().processEvents()
        time.sleep(0.005)
