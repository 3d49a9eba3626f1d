"""A day far from its planned time is begun as if it were on time, on a clock of its own."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core_facilitator.gui.bench import Bench
from core_facilitator.gui.widgets.run_done import RunDone
from core_facilitator.store import workspace as workspaces
from core_facilitator.store.workspace import Workspace
from planner_samples import retreat
from running_day import RunningDay
from workspaces import PASSPHRASE, Clock, leave_as_killed, make_locked


@pytest.fixture
def day(bench: Bench, now: Clock, qtbot: QtBot) -> RunningDay:
    return RunningDay(bench, now, qtbot).open()


def _done(day: RunningDay) -> RunDone:
    found = day.screen.findChild(RunDone)
    assert found is not None
    return found


def _tried(day: RunningDay) -> RunningDay:
    """Begin the day on the evening four days before it."""
    day.clock.now -= timedelta(days=4)
    day.at(20, 15)
    _done(day).on_time_button.click()
    return day


def test_it_is_offered_only_far_from_the_planned_time(day: RunningDay) -> None:
    assert _done(day.at(7, 0)).isHidden()
    assert _done(day.at(9, 30)).isHidden()
    assert _done(day.at(11, 0)).on_time_button.isVisible()
    assert _done(day).on_time_button.text() == "Begin as if it were 8:30 AM"
    assert _done(day).words_label.text().startswith("This day is planned for 8:30 AM.")
    assert not _done(day).day_button.isVisible()
    assert _done(day.at(5, 0)).on_time_button.isVisible()
    day.go_on()
    assert _done(day).isHidden()


def test_on_another_date_it_begins_on_time(day: RunningDay) -> None:
    _tried(day)
    assert day.on == "Opening circle: one word for how you arrive"
    assert day.screen.run_timer.digits.text == "20:00"
    assert day.screen.clock_label.text() == "8:30 AM"
    assert day.screen.day_label.text().endswith("on a clock of its own")
    assert day.now.offset == timedelta()
    day.at(20, 21)
    assert day.screen.run_timer.digits.text == "14:00"
    assert day.screen.clock_label.text() == "8:36 AM"
    day.go_on()
    assert day.now.run.passages[0].end == day.now.run.passages[0].start + timedelta(minutes=6)


def test_it_is_taken_back_and_done_again(day: RunningDay) -> None:
    _tried(day)
    assert day.bench.history.undo_label == "Begin as if on time"
    day.at(20, 18).bench.undo()
    assert day.now.run.shift == timedelta()
    assert _done(day).on_time_button.isVisible()
    assert day.on == ""
    day.bench.redo()
    assert day.screen.run_timer.digits.text == "17:00"


def test_its_clock_outlives_a_kill(
    bench_of: Callable[[Workspace], Bench], tmp_path: Path, now: Clock, qtbot: QtBot
) -> None:
    folder = make_locked(tmp_path / "locked")
    first = workspaces.open(folder, PASSPHRASE)
    first.sessions.add(retreat())
    day = _tried(RunningDay(bench_of(first), now, qtbot).open())
    day.running.rest()
    leave_as_killed(first)
    second = workspaces.open(folder, PASSPHRASE)
    now.move(minutes=5)
    again = RunningDay(bench_of(second), now, qtbot)
    assert again.now.clock is not None
    assert again.now.clock.left == timedelta(minutes=15)
    again.running.rest()
    second.close()
