"""Two days of a retreat as they may really go, over an encrypted workspace, on clocks that are moved by hand.

The morning of the first day is lived in a process of its own (`retreat_child.py`), which is killed in the middle of a
step. All else happens here. Whatever somebody would click or type is clicked or typed.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core_facilitator.documents.summaries import summary_document
from core_facilitator.domain.audiences import Audience
from core_facilitator.domain.captures import Fate, Parked
from core_facilitator.export.formats import DOCUMENT_FORMATS, Page
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.day_close import DayClose
from core_facilitator.gui.widgets.run_day_list import RunDayList
from core_facilitator.gui.widgets.run_insert import RunInsert
from core_facilitator.store import workspace as workspaces
from core_facilitator.store.held_sessions import held_session
from core_facilitator.store.workspace import Workspace
from pdf_reading import read
from planner_samples import key, retreat
from retreat_days import HALF, MINUTE, SECRET, Clocks, Retreat
from workspaces import PASSPHRASE, make_locked
from writing_day import Q, retype

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)"),  # for names
    pytest.mark.timeout(180),
]
CHILD = Path(__file__).with_name("retreat_child.py")
TESTS = Path(__file__).parents[1]
MORNING = datetime.fromisoformat("2026-10-14T08:36:00-07:00")
"""Six minutes after day 1 of this story should have begun: it is the second day of the sample."""


@pytest.fixture
def clocks() -> Clocks:
    return Clocks(MORNING)


@pytest.fixture
def tools(tools: Tools, clocks: Clocks) -> Tools:
    return replace(tools, now=clocks.wall, clock=clocks.run_clock())


def test_two_days_of_a_retreat(
    bench_of: Callable[[Workspace], Bench], clocks: Clocks, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = make_locked(tmp_path / "Juniper Valley")
    planned = workspaces.open(folder, PASSPHRASE)
    planned.sessions.add(retreat())
    planned.close()

    seen = killed_in_the_morning(folder, tmp_path)
    clocks.wall.now, clocks.steady.now = seen.wall, seen.steady
    clocks.pass_by(MINUTE)
    opened = workspaces.open(folder, PASSPHRASE)
    day = Retreat(bench_of(opened), clocks, qtbot)
    _comes_back(day, seen)
    _is_set_right(day)
    _catches_up(day)
    _takes_in_what_nobody_planned(day)
    carried = _leaves_the_rest_to_tomorrow(day)
    _is_closed(day)

    _second_day(day, carried)
    _summed_up(opened, tmp_path)
    day.running.rest()
    opened.close()


# Day 1, until the power fails


@dataclass(frozen=True)
class Seen:
    """What was on the screen last, and what both clocks said."""

    wall: datetime
    steady: datetime
    on: str
    step: tuple[str, str]
    digits: str
    ends: str


def killed_in_the_morning(folder: Path, settings: Path) -> Seen:
    """Let a process live through the morning, kill it, and return what it showed last."""
    words = [sys.executable, str(CHILD), str(folder), str(settings), MORNING.isoformat()]
    paths = os.pathsep.join([str(TESTS), *sys.path])
    process = subprocess.Popen(
        words, env={**os.environ, "PYTHONPATH": paths}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    process.kill()
    _rest, errors = process.communicate()
    assert line, errors
    if sys.platform != "win32":
        assert process.returncode == -signal.SIGKILL  # until then it was alive
    told = json.loads(line)
    wall, steady = (datetime.fromisoformat(one) for one in told["clocks"])
    return Seen(wall, steady, told["on"], tuple(told["step"]), told["digits"], told["ends"])


# Day 1, from then on


def _comes_back(day: Retreat, seen: Seen) -> None:
    """A minute later it is in the same block and step, the time is right, and the half note is there to be gone on."""
    line = day.bench.notices.banner("run")
    assert line is not None
    assert "Case clinic, until 11:01." in line.said
    line.action_button.click()
    assert (seen.on, seen.digits, seen.step) == ("Case clinic", "8:50", ("Step 4 of 7", "6:00 left of 10 min"))
    assert (day.on, day.digits, day.step) == ("Case clinic", "7:50", ("Step 4 of 7", "5:00 left of 10 min"))
    assert day.beside[2] == seen.ends == "Ends 11:01"
    day.press(Q.Key_N)
    assert day.line.text_edit.text() == HALF
    assert day.line.said_label.text() == "You began this and did not keep it."
    day.type(" is well")
    day.press(Q.Key_Return)
    assert day.texts == [SECRET, "We meet each month", "Who pays for the buses?", f"{HALF} is well"]


def _is_set_right(day: Retreat) -> None:
    """Go on, and back; then say that the clinic really began three minutes earlier, and undo that."""
    day.press(Q.Key_Right)
    assert day.step[0] == "Step 5 of 7"
    day.press(Q.Key_Left)
    assert (day.step, day.digits) == (("Step 4 of 7", "5:00 left of 10 min"), "7:50")
    before = day.run
    began = day.opened(Q.Key_T, RunDayList).began_field.edit
    assert QApplication.focusWidget() is began
    retype(began, _earlier(began.text(), 3))
    assert (day.digits, day.run.passages[-1].start) == ("4:50", before.passages[-1].start - 3 * MINUTE)
    day.undo()
    assert (day.digits, day.run) == ("7:50", before)
    day.press(Q.Key_Escape)
    assert day.screen.panel is None


def _earlier(shown: str, minutes: int) -> str:
    """Return a time of the clock some minutes before another."""
    hour, minute = map(int, shown.split(":"))
    hour, minute = divmod(hour * 60 + minute - minutes, 60)
    return f"{hour}:{minute:02}"


def _catches_up(day: Retreat) -> None:
    """Look at the ways, set one figure by hand, take that way, undo it, and do it again."""
    assert day.headline.endswith("behind")
    ways = day.ways()
    number = next(at for at, way in enumerate(ways.ways) if way.fields)
    (block, field), *_others = ways.ways[number].fields.items()
    offered, before = field.value(), day.run
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, str(offered - 4))
    QTest.keyClick(field, Q.Key_Return)
    day.qtbot.waitUntil(lambda: {one.block: one.after for one in ways.ways[number].plan.gives}[block] == offered - 4)
    ways.ways[number].use_button.click()
    assert day.screen.panel is None
    after = day.run
    assert after.changes != before.changes
    day.undo()
    assert day.run == before
    day.press(Q.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert day.run == after


def _takes_in_what_nobody_planned(day: Retreat) -> None:
    """Five minutes of thanks begin now; then the day jumps to where it is wanted."""
    body = day.opened(Q.Key_I, RunInsert)
    day.type("A word of thanks")
    body.minutes_spin.setFocus()
    body.minutes_spin.selectAll()
    QTest.keyClicks(body.minutes_spin, "5")
    QTest.mouseClick(body.now_button, Qt.MouseButton.LeftButton)
    assert (day.on, day.digits) == ("A word of thanks", "5:00")
    day.pass_by(5)
    day.whole_day("Plan a first test").jump_button.click()
    assert (day.on, day.digits) == ("Plan a first test", "60:00")
    day.pass_by(30)


def _leaves_the_rest_to_tomorrow(day: Retreat) -> set[str]:
    """Move what is left to the next day; return what was moved."""
    day.whole_day("Choose three things to stop").rest_button.click()
    day.press(Q.Key_Escape)
    carried = {block.title for block in day.running.session().days[2].blocks}
    assert "Choose three things to stop" in carried
    return carried


def _is_closed(day: Retreat) -> None:
    """Finish the day. It asks about the question that was parked: one key says that it comes up again tomorrow."""
    day.until_finish().go_on()
    body = day.body(DayClose)
    assert day.run.closed is None
    assert "Who pays for the buses?" in [line.title for line in body.list.lines]
    day.press(Q.Key_C)
    (parked,) = [one for one in day.captured.entries if isinstance(one, Parked)]
    assert parked.fate is Fate.CARRIED
    body.finish_button.click()
    assert day.run.closed is not None


# Day 2


def _second_day(day: Retreat, carried: set[str]) -> None:
    """Begin the next day with what was carried there, go through it, and finish it."""
    day.press(Q.Key_Escape)
    plan = day.bench.workspace.sessions.get(key("session")).days[2]
    start = day.clock.now.replace(hour=plan.start.hour, minute=plan.start.minute, second=0, microsecond=0)
    day.pass_by((start.replace(month=plan.date.month, day=plan.date.day) - day.clock.now) / MINUTE)
    day.bench.run_day(key("session"), plan.id)
    assert day.screen.next_button.text() == "Start"
    day.finish()
    assert carried <= {one.title for one in day.run.passages}


# Afterwards


def _summed_up(workspace: Workspace, folder: Path) -> None:
    """Write the summary for all three who read one; nobody but facilitators finds a note in it."""
    known = held_session(workspace, workspace.sessions.get(key("session")))
    assert len(known.runs) == 2
    for audience in (Audience.FACILITATOR, Audience.PARTICIPANT, Audience.SPONSOR):
        printed = DOCUMENT_FORMATS["pdf"].write_document(summary_document(known, audience, None), Page())
        file = folder / f"{audience.value}.pdf"
        file.write_bytes(printed.data)
        assert printed.pages > 0
        told = " ".join(read(file.read_bytes()).text.split())
        assert "We meet each month" in told
        assert (SECRET in told) is (audience is Audience.FACILITATOR)
        assert (HALF in told) is (audience is Audience.FACILITATOR)
