"""Two days of a retreat as they may really go, in the window over an encrypted workspace, on a clock moved by hand."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core_facilitator.documents.summaries import summary_document
from core_facilitator.domain import recovery, run_acts
from core_facilitator.domain.agendas import Block
from core_facilitator.domain.attendance import Half
from core_facilitator.domain.audiences import Audience
from core_facilitator.domain.runs import Run
from core_facilitator.export.formats import DOCUMENT_FORMATS, Page
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.run_clock import RunClock
from core_facilitator.gui.run_panels import RunPanels
from core_facilitator.gui.tools import Tools
from core_facilitator.store import workspace as workspaces
from core_facilitator.store.held_sessions import held_session
from core_facilitator.store.workspace import Workspace
from pdf_reading import read
from planner_samples import key, retreat
from workspaces import PASSPHRASE, Clock, leave_as_killed, make_locked
from writing_day import Q, WritingDay

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)")

SECRET = "Bo cried in the break"
MINUTE = timedelta(minutes=1)


class Retreat(WritingDay):
    """A day with both of its clocks: the one on the wall, which can be set, and the one that cannot."""

    steady: Clock

    def pass_by(self, minutes: float) -> "Retreat":
        """Let time pass, all at once: as in a sleep, or as if every tick was shown."""
        self.clock.move(minutes=minutes)
        self.steady.move(minutes=minutes)
        self.tick()
        return self

    @property
    def left(self) -> timedelta:
        """What is left of what is on."""
        clock = self.now.clock
        assert clock is not None
        return clock.left

    @property
    def run(self) -> Run:
        """The run as it is."""
        run = self.running.run
        assert run is not None
        return run

    @property
    def panels(self) -> RunPanels:
        """What opens in place."""
        found = self.screen.findChild(RunPanels)
        assert found is not None
        return found


@pytest.fixture
def steady(now: Clock) -> Clock:
    return Clock(now.now)


@pytest.fixture
def tools(tools: Tools, now: Clock, steady: Clock) -> Tools:
    return replace(tools, clock=RunClock(now, lambda: steady().timestamp()))


def test_two_days_of_a_retreat(
    bench_of: Callable[[Workspace], Bench], now: Clock, steady: Clock, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = make_locked(tmp_path / "Juniper Valley")
    first = workspaces.open(folder, PASSPHRASE)
    first.sessions.add(retreat())
    now.now = steady.now = now.now.replace(hour=8, minute=36, second=0, microsecond=0)
    day = Retreat(bench_of(first), now, qtbot)
    day.steady = steady
    day.open()
    _late_and_behind(day)
    _slept_and_set(day)
    block, step, left = day.on, day.screen.run_bar.accessibleName(), day.left
    run = day.run
    day.running.rest()
    leave_as_killed(first)

    second = workspaces.open(folder, PASSPHRASE)
    day = Retreat(bench_of(second), now, qtbot)
    day.steady = steady
    now.move(minutes=1)
    steady.move(minutes=1)
    assert day.running.run is not None
    day.bench.run_place.come_back()
    day.tick()
    assert (day.on, day.screen.run_bar.accessibleName()) == (block, step)
    assert day.left == left - MINUTE
    assert day.run.passages == run.passages
    _corrected(day)
    carried = _moved_and_closed(day)
    _second_day(day, carried)
    _summed_up(second, tmp_path)
    day.running.rest()
    second.close()


def _late_and_behind(day: Retreat) -> None:
    """Begin six minutes late, run a step over, catch up with one figure set by hand, and write down what is said."""
    assert day.screen.next_button.text() == "Start now"
    day.go_on()
    day.pass_by(20)
    assert day.now.offset == 6 * MINUTE
    day.write(Q.Key_N, SECRET)
    day.write(Q.Key_D, "We meet each month")
    day.write(Q.Key_P, "Who pays for the buses?")
    day.captured.all_here(Half.MORNING)
    day.go_on()
    day.pass_by(10)
    day.go_on()
    day.pass_by(40)
    day.go_on()
    assert day.on == "Case clinic"
    day.pass_by(8)
    assert day.left == 52 * MINUTE
    plans = recovery.plans(day.run, day.running.moment())
    assert plans
    chosen = next(plan for plan in plans if plan.gives)
    given = chosen.gives[0]
    by_hand = recovery.adjusted(day.run, chosen, given.block, given.after + 1, day.running.moment())
    before = day.run.changes
    day.panels.use(by_hand)
    assert day.run.changes != before
    day.bench.undo()
    assert day.run.changes == before
    day.press(Qt.Key.Key_Space)
    day.pass_by(5)
    assert day.left == 52 * MINUTE
    day.press(Qt.Key.Key_Space)
    day.pass_by(2)
    assert day.left == 50 * MINUTE


def _slept_and_set(day: Retreat) -> None:
    """Sleep forty minutes; then somebody sets the clock on the wall seven minutes on."""
    day.pass_by(40)
    assert day.left == 10 * MINUTE
    assert day.screen.run_timer.digits.text == "10:00"
    day.clock.move(minutes=7)
    day.tick()
    assert day.left == 10 * MINUTE


def _corrected(day: Retreat) -> None:
    """Go back, correct, jump, and put in what nobody planned."""
    day.go_on()
    gone_on = day.on, day.screen.run_bar.accessibleName()
    day.press(Qt.Key.Key_Left)
    assert (day.on, day.screen.run_bar.accessibleName()) != gone_on
    began = day.run.passages[-1].start
    assert day.running.do("Set right", lambda run, at: run_acts.began(run, len(run.passages) - 1, began - MINUTE, at))
    assert day.run.passages[-1].start == began - MINUTE
    extra = Block(id=key("a word of thanks"), title="A word of thanks", minutes=5)
    assert day.running.do("Put in", lambda run, at: run_acts.insert(run, extra, at, begin=True))
    assert day.on == "A word of thanks"
    day.pass_by(5)
    assert day.running.do("Jump", lambda run, at: run_acts.jump(run, key("Plan a first test"), at))
    assert day.on == "Plan a first test"
    day.pass_by(30)


def _moved_and_closed(day: Retreat) -> set[str]:
    """Move what is left to tomorrow, and close the day; return what was moved."""
    day.panels.move_rest()
    tomorrow = day.running.session().days[2]
    carried = {block.title for block in tomorrow.blocks}
    assert "Choose three things to stop" in carried
    assert day.running.close_day()
    assert day.run.closed is not None
    assert day.captured.review(day.now).count > 0  # the parked question is asked about
    return carried


def _second_day(day: Retreat, carried: set[str]) -> None:
    """Begin the next day with what was carried there, go through it, and close it."""
    day.bench.leave_run()
    plan = day.bench.workspace.sessions.get(key("session")).days[2]
    here = day.clock.now
    start = here.replace(year=plan.date.year, month=plan.date.month, day=plan.date.day)
    start = start.replace(hour=plan.start.hour, minute=plan.start.minute)
    day.pass_by((start - here) / MINUTE)
    day.bench.run_day(key("session"), plan.id)
    had: set[str] = set()
    day.go_on()
    for _block in range(4 * len(carried) + 4):
        had.add(day.on)
        if not day.now.later:
            break
        day.pass_by(10)
        day.running.do("Next block", run_acts.next_block)
    assert carried & had
    assert day.running.close_day()


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
