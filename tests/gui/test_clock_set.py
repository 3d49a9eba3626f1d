"""That the clock was set is no act of anybody: whatever is undone, what was noted stays in the new time."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from core_facilitator.domain import run_acts
from core_facilitator.gui.changes import Changes
from core_facilitator.gui.run_clock import RunClock
from core_facilitator.gui.running import Running
from core_facilitator.gui.saving import Saving
from core_facilitator.gui.tools import Tools
from core_facilitator.store.workspace import Workspace
from full_disk import full_disk
from planner_samples import key
from workspaces import Clock


class _SetClock:
    """A day on a clock that can be set, of which undo can take back what was done."""

    def __init__(self, tools: Tools, workspace: Workspace, now: Clock) -> None:
        self.workspace, self.now, self.steady = workspace, now, Clock(now.now)
        self.now.now = self.steady.now = now.now.replace(hour=8, minute=30, second=0)
        moved = RunClock(now, lambda: self.steady().timestamp())
        self.saving, changes = Saving(tools.now), Changes()
        workspace.database.on_change = changes.announce
        self.running = Running(workspace, self.saving, changes, moved)
        assert self.running.begin(key("session"), key("day two"))

    def pass_by(self, minutes: int, put_on: int = 0) -> None:
        self.steady.move(minutes=minutes)
        self.now.move(minutes=minutes + put_on)
        self.running._timer.timeout.emit()

    def undo(self) -> None:
        self.saving.undo(self.workspace.database)

    def redo(self) -> None:
        self.saving.redo(self.workspace.database)

    @property
    def told(self) -> list[str]:
        run = self.running.run
        assert run is not None
        return [f"{one.start.astimezone(self.now.now.tzinfo):%H:%M}" for one in run.passages]


@pytest.fixture
def set_clock(tools: Tools, workspace: Workspace, now: Clock) -> Iterator[_SetClock]:
    made = _SetClock(tools, workspace, now)
    yield made
    made.running.rest()


def test_undo_takes_back_acts_and_never_that_the_clock_was_set(set_clock: _SetClock) -> None:
    set_clock.running.do("Start", run_acts.next_block)
    set_clock.pass_by(20)
    set_clock.running.do("Next", run_acts.next_block)
    set_clock.pass_by(5, put_on=60)
    assert set_clock.told == ["09:30", "09:50"]
    set_clock.undo()
    assert set_clock.told == ["09:30"]
    clock = set_clock.running.figures().clock
    assert clock is not None
    assert clock.gone == timedelta(minutes=25)
    set_clock.undo()
    assert set_clock.told == []
    set_clock.pass_by(1, put_on=-90)
    set_clock.redo()
    set_clock.redo()
    assert set_clock.told == ["08:00", "08:20"]
    assert set_clock.workspace.runs.of_day(key("session"), key("day two")) == set_clock.running.run
    assert set_clock.workspace.database.undo_label == "Next"


def test_a_day_that_was_finished_before_the_clock_was_set_is_opened_again_in_the_new_time(
    set_clock: _SetClock,
) -> None:
    set_clock.running.do("Start", run_acts.next_block)
    set_clock.pass_by(5)
    assert set_clock.running.close_day()
    set_clock.pass_by(5, put_on=60)
    assert set_clock.told == ["08:30"]  # what is over stays as it was noted
    set_clock.undo()
    assert set_clock.told == ["09:30"]


def test_what_waits_for_the_disk_is_set_right_too(set_clock: _SetClock) -> None:
    with full_disk(set_clock.workspace):
        set_clock.running.do("Start", run_acts.next_block)
        set_clock.pass_by(10)
        set_clock.running.do("Next", run_acts.next_block)
        set_clock.undo()
        set_clock.pass_by(5, put_on=60)
        assert set_clock.told == ["09:30"]
        assert set_clock.saving.undo_label(set_clock.workspace.database) == "Start"
        set_clock.redo()
        assert set_clock.told == ["09:30", "09:40"]
    assert set_clock.saving.catch_up()
    assert set_clock.told == ["09:30", "09:40"]


def test_on_a_full_disk_a_clock_that_was_set_waits_with_nothing_else(set_clock: _SetClock) -> None:
    set_clock.running.do("Start", run_acts.next_block)
    with full_disk(set_clock.workspace):
        set_clock.pass_by(10, put_on=60)
        assert set_clock.told == ["09:30"]
        assert set_clock.saving.undo_label(set_clock.workspace.database) == "Clock was set"
    assert set_clock.saving.catch_up()
    assert set_clock.told == ["09:30"]
    kept = set_clock.workspace.runs.of_day(key("session"), key("day two"))
    assert kept is not None
    assert kept == set_clock.running.run
