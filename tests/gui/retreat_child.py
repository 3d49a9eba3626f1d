"""Run by test_whole_retreat as a process of its own: the app, in which a morning goes on until the process is killed.

It is the app as people start it, but for its clocks, its settings and whose hands it is in. It says on its output what
was on the screen last, as one line of JSON, and goes on.
"""

import json
import os
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from unittest import mock

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core_facilitator import app, paths
from core_facilitator.gui import run_clock
from core_facilitator.gui.entrance import Entrance
from core_facilitator.gui.screens.unlock import UnlockScreen
from core_facilitator.gui.widgets.attendance_panel import AttendancePanel
from retreat_days import HALF, SECRET, Clocks, Retreat
from workspaces import PASSPHRASE
from writing_day import Q


@dataclass
class Patience:
    """Waits while the app goes on."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 20_000) -> None:
        """Wait until something is so; fail where that takes too long."""
        end = time.monotonic() + timeout / 1000
        while not callback():
            assert time.monotonic() < end
            QApplication.processEvents()


def unlocked(entrance: Entrance, clocks: Clocks) -> Retreat:
    """Type the passphrase, as its owner does."""
    window, waits = entrance._window, Patience()
    waits.waitUntil(lambda: isinstance(window.page, UnlockScreen))
    assert isinstance(window.page, UnlockScreen)
    QTest.keyClicks(window.page.key.secret_edit, PASSPHRASE)
    QTest.keyClick(window.page.key.secret_edit, Qt.Key.Key_Return)
    waits.waitUntil(lambda: entrance.bench is not None)
    assert entrance.bench is not None
    window.activateWindow()
    waits.waitUntil(window.isActiveWindow)
    return Retreat(entrance.bench, clocks, waits)


def morning(day: Retreat) -> None:
    """Day 1: begun six minutes late, run over, written down, made up for, paused, slept through, its clock set."""
    day.open()
    assert day.screen.next_button.text() == "Start now"
    day.go_on().pass_by(20)
    assert (day.digits, day.headline) == ("0:00", "6\u00a0min behind")
    _runs_over(day)
    _written_down(day)
    day.pass_by(50 / 60)  # which takes its time
    day.go_on().pass_by(10).go_on().pass_by(40).go_on()
    assert day.on == "Case clinic"
    _step_runs_over(day)
    _paused(day)
    _slept(day)
    day.set_wall(7)  # as a person does, or the network
    assert (day.digits, day.beside[2]) == ("8:50", "Ends 11:01")
    _half_typed(day)


def _runs_over(day: Retreat) -> None:
    """A block takes 2:10 longer than it has."""
    day.pass_by(2 + 10 / 60)
    assert (day.digits, day.phase, day.headline) == ("+2:10", "Over", "8\u00a0min behind")
    assert day.beside == ["of 20 min", "Started 8:36", "Ended at 8:56"]


def _written_down(day: Retreat) -> None:
    """What is said is written down, and who is there."""
    day.write(Q.Key_N, SECRET)
    day.write(Q.Key_D, "We meet each month")
    day.write(Q.Key_P, "Who pays for the buses?")
    day.opened(Q.Key_A, AttendancePanel).all_button.click()
    day.press(Q.Key_Escape)
    assert day.parts.strip.head.title_label.text() == "6 of 6 here"


def _step_runs_over(day: Retreat) -> None:
    """A step runs over: its own countdown says so; the block has its time all the same."""
    before = day.headline
    day.pass_by(3)
    assert day.step == ("Step 1 of 7", "+1:00 over, of 2 min")
    assert (day.digits, day.phase, day.headline) == ("57:00", "", before)
    day.go_on().pass_by(5)
    assert day.step == ("Step 2 of 7", "7:00 left of 12 min")


def _paused(day: Retreat) -> None:
    """The clock stands still for five minutes."""
    day.press(Q.Key_Space).pass_by(5)
    assert (day.digits, day.phase) == ("52:00", "Paused")
    day.press(Q.Key_Space).pass_by(2)
    assert (day.digits, day.phase) == ("50:00", "")


def _slept(day: Retreat) -> None:
    """The computer sleeps for 37:10, and in the middle of the next step goes on as if it had not."""
    day.go_on().pass_by(37 + 10 / 60)
    assert (day.step, day.digits) == (("Step 3 of 7", "+34:10 over, of 3 min"), "12:50")
    day.go_on().pass_by(4)
    assert (day.step, day.digits) == (("Step 4 of 7", "6:00 left of 10 min"), "8:50")


def _half_typed(day: Retreat) -> None:
    """A note is begun, and kept while it is typed. For all that sleep, nobody is asked for a passphrase."""
    day.press(Q.Key_N)
    day.type(HALF)
    day.qtbot.waitUntil(lambda: HALF in [draft.text for draft in day.bench.workspace.drafts.all()])
    assert day.bench.isVisible()


def last_seen(day: Retreat) -> str:
    """Return what is on the screen, and what both clocks say."""
    clocks = [day.clocks.wall.now.isoformat(), day.clocks.steady.now.isoformat()]
    return json.dumps({"clocks": clocks, "on": day.on, "step": day.step, "digits": day.digits, "ends": day.beside[2]})


def live(folder: Path, settings: Path, moment: datetime) -> None:
    """Start the app, do what there is to do, and let it go on."""
    clocks, begin = Clocks(moment), Entrance.begin

    def begun(entrance: Entrance, wanted: Path | None, *, sample: bool) -> None:
        begin(entrance, wanted, sample=sample)
        QTimer.singleShot(0, act)
        entrances.append(entrance)

    def act() -> None:
        try:
            day = unlocked(entrances[0], clocks)
            morning(day)
            sys.stdout.write(last_seen(day) + "\n")
            sys.stdout.flush()
        except BaseException:  # noqa: BLE001 -- told to the test, and not to the app's own dialog
            traceback.print_exc()
            os._exit(1)

    entrances: list[Entrance] = []
    with (
        mock.patch.object(Entrance, "begin", begun),
        mock.patch.object(app, "local_now", clocks.wall),
        mock.patch.object(run_clock, "_utc_now", clocks.wall),
        mock.patch.object(run_clock, "steady_seconds", return_value=clocks.seconds),
        mock.patch.object(paths, "settings_file", return_value=settings / "settings.json"),
        mock.patch.object(paths, "log_file", return_value=settings / "log"),
    ):
        app.run(folder)


if __name__ == "__main__":
    live(Path(sys.argv[1]), Path(sys.argv[2]), datetime.fromisoformat(sys.argv[3]))
