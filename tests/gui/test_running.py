"""What drives a day that runs: moments from the clock, acts that are kept, and nothing that is lost."""

import time
from collections.abc import Callable, Sized
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core_facilitator.domain import edits, run_acts
from core_facilitator.domain.run_times import Phase
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.changes import Changes
from core_facilitator.gui.dialogs.unsaved import Unsaved
from core_facilitator.gui.entrance import Entrance
from core_facilitator.gui.idle import Idle
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.run_clock import RunClock, steady_seconds
from core_facilitator.gui.run_sounds import RunSounds
from core_facilitator.gui.running import Running
from core_facilitator.gui.saving import Saving
from core_facilitator.gui.screens.agendas import AgendasScreen
from core_facilitator.gui.screens.home import HomeScreen
from core_facilitator.gui.screens.unlock import UnlockScreen
from core_facilitator.gui.tools import Tools
from core_facilitator.store import workspace as workspaces
from core_facilitator.store.workspace import Workspace
from full_disk import full_disk
from planner_samples import key, retreat
from running_day import RunningDay
from workspaces import PASSPHRASE, Clock, leave_as_killed, make_locked


@pytest.fixture
def day(bench: Bench, now: Clock, qtbot: QtBot) -> RunningDay:
    return RunningDay(bench, now, qtbot)


def _goes_on(workspace: Workspace, title: str, **fields: object) -> None:
    """Let a block of the plan be otherwise."""
    session = workspace.sessions.get(key("session"))
    workspace.sessions.save(edits.change_block(session, key(title), **fields), "Change")


# Moments


def test_the_clock_of_this_computer_has_both_times() -> None:
    clock = RunClock()
    first, second = clock.now(), clock.now()
    assert second.steady >= first.steady
    assert second.wall >= first.wall
    assert first.wall.utcoffset() == timedelta()


def test_a_system_without_a_boot_clock_has_a_steady_one_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(time, "CLOCK_BOOTTIME", raising=False)
    assert steady_seconds() is time.monotonic


def test_a_tick_comes_right_after_the_next_full_second(day: RunningDay) -> None:
    day.open().at(8, 30).go_on()
    day.clock.now = day.clock.now.replace(minute=31, second=7, microsecond=400_000)
    day.tick()
    assert 599 <= day.running._timer.interval() <= 601
    assert day.running._timer.timerType() is Qt.TimerType.PreciseTimer
    day.clock.now = day.clock.now.replace(second=7, microsecond=999_900)
    day.tick()
    assert day.running._timer.interval() == 1


def test_what_is_noted_are_whole_seconds_so_all_digits_change_at_once(day: RunningDay) -> None:
    day.open()
    day.clock.now = day.clock.now.replace(hour=8, minute=30, second=0, microsecond=700_000)
    day.go_on()
    assert day.now.run.passages[0].start.microsecond == 0


def test_hours_of_sleep_are_told_right_at_the_first_tick(day: RunningDay) -> None:
    day.open().at(8, 30).go_on().at(8, 35)
    day.at(10, 5, 3)
    assert day.screen.run_timer.digits.text == "+75:03"
    assert day.now.offset == timedelta(minutes=75, seconds=3)


def test_a_clock_that_was_set_moves_what_was_noted(tools: Tools, workspace: Workspace, now: Clock) -> None:
    steady = Clock(now.now)
    moved = replace(tools, clock=RunClock(now, lambda: steady().timestamp()))
    saving, changes = Saving(tools.now), Changes()
    workspace.database.on_change = changes.announce
    running = Running(workspace, saving, changes, moved.clock)
    assert running.begin(key("session"), key("day two"))
    now.now = steady.now = now.now.replace(hour=8, minute=30, second=0)
    assert running.do("Start", run_acts.next_block)
    steady.move(minutes=5)
    now.move(minutes=65)  # an hour was put on
    running._timer.timeout.emit()
    figures = running.figures()
    assert figures.clock is not None
    assert figures.clock.left == timedelta(minutes=15)
    assert workspace.database.undo_label == "Start"
    running.rest()


# Nothing is on


def test_without_a_day_nothing_can_be_asked_or_done(bench: Bench) -> None:
    running = bench.running
    assert running.run is None
    assert not running.do("Next", run_acts.next_block)
    assert not running.do_with_session("Move", lambda run, session, _at: (run, session))
    running.keep("Nothing")
    for ask in (running.figures, running.session, lambda: running.timeline):
        with pytest.raises(RuntimeError):
            ask()


def test_a_day_that_is_not_there_cannot_be_begun(bench: Bench) -> None:
    with pytest.raises(KeyError):
        bench.running.begin(key("session"), key("no day"))


def test_a_day_that_was_only_looked_at_leaves_nothing_behind(day: RunningDay, workspace: Workspace) -> None:
    day.open().press(Qt.Key.Key_Escape)
    assert workspace.runs.of_session(key("session")) == ()
    assert workspace.database.undo_label is None
    assert day.running.run is None
    assert not day.bench.rail.run_button.isVisible()
    assert day.bench.notices.banner("run") is None


# Going on while something else is shown


def test_a_line_and_the_rail_lead_back_to_a_day_that_runs(day: RunningDay) -> None:
    day.open().at(8, 30).go_on().press(Qt.Key.Key_Escape)
    line = day.bench.notices.banner("run")
    assert line is not None
    assert line.said == (
        "Day 2 of Fall Leadership Retreat is running. Opening circle: one word for how you arrive, until 8:50."
    )
    day.at(8, 55)
    assert line.said.endswith("over since 8:50.")
    assert day.bench.rail.run_button.isVisible()
    line.action_button.click()
    assert day.bench.here == "run"
    assert day.screen.run_timer.digits.text == "+5:00"
    assert day.bench.notices.banner("run") is None
    day.press(Qt.Key.Key_Escape)
    day.bench.rail.run_button.click()
    assert day.bench.here == "run"


def test_going_elsewhere_by_its_key_lets_the_clock_go_on(day: RunningDay) -> None:
    day.open().at(8, 30).go_on().press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert day.bench.here == "agendas"
    assert day.running.run is not None
    assert day.bench.notices.banner("run") is not None


def test_the_line_says_what_is_waited_for_and_that_all_is_done(day: RunningDay) -> None:
    day.open().at(8, 30).go_on()
    day.running.do("jump", lambda run, at: run_acts.jump(run, key("Break"), at))
    ahead = [one.id for one in day.now.run.ahead()]
    day.running.do("out", lambda run, _at: run_acts.leave_out(run, ahead[:1]))
    day.at(9, 0).go_on().press(Qt.Key.Key_Escape)
    line = day.bench.notices.banner("run")
    assert line is not None
    assert line.said.endswith("Next: Lunch, served on the porch at 12:00.")
    day.running.do("out", lambda run, _at: run_acts.leave_out(run, [one.id for one in run.ahead()]))
    day.tick()
    assert line.said.endswith("Everything is done.")


def test_a_day_that_was_left_open_says_so_the_next_morning(day: RunningDay) -> None:
    day.open().at(8, 30).go_on().press(Qt.Key.Key_Escape)
    day.clock.move(days=1)
    day.tick()
    line = day.bench.notices.banner("run")
    assert line is not None
    assert line.said == ("Day 2 of Fall Leadership Retreat was not finished. It can still be set right, and finished.")


def test_a_plan_that_changes_meanwhile_is_followed(day: RunningDay, workspace: Workspace) -> None:
    day.open().at(8, 30).go_on()
    _goes_on(workspace, "Opening circle: one word for how you arrive", minutes=25)
    assert day.screen.run_timer.digits.text == "25:00"


def test_a_session_that_is_removed_takes_its_run_along(day: RunningDay, workspace: Workspace) -> None:
    day.open().at(8, 30).go_on().press(Qt.Key.Key_Escape)
    workspace.sessions.remove(key("session"), "Remove")
    assert day.running.run is None
    assert not day.bench.rail.run_button.isVisible()


def test_a_day_of_one_is_not_numbered(day: RunningDay, workspace: Workspace) -> None:
    session = workspace.sessions.get(key("session"))
    workspace.sessions.save(replace(session, days=session.days[1:2]), "One day")
    day.open().at(8, 30).go_on().press(Qt.Key.Key_Escape)
    line = day.bench.notices.banner("run")
    assert line is not None
    assert line.said.startswith("Fall Leadership Retreat is running.")


# By itself


def test_what_goes_on_by_itself_does_so_at_its_moment_and_writes_nothing(day: RunningDay, workspace: Workspace) -> None:
    _goes_on(workspace, "Opening circle: one word for how you arrive", goes_on=True)
    day.open().at(8, 30).go_on()
    version = workspace.database.version
    day.at(8, 53)
    assert day.on == "Four-stage pulse check-in"
    assert day.screen.run_timer.digits.text == "7:00"
    assert workspace.database.version == version
    day.press(Qt.Key.Key_1)
    (kept,) = workspace.runs.of_session(key("session"))
    assert [one.title for one in kept.passages] == [
        "Opening circle: one word for how you arrive",
        "Four-stage pulse check-in",
    ]


def test_back_to_what_would_go_on_by_itself_stands_still(day: RunningDay, workspace: Workspace) -> None:
    _goes_on(workspace, "Opening circle: one word for how you arrive", goes_on=True)
    day.open().at(8, 30).go_on().at(8, 53).press(Qt.Key.Key_Left)
    assert day.on == "Opening circle: one word for how you arrive"
    day.at(8, 54)
    assert day.on == "Opening circle: one word for how you arrive"
    assert day.screen.run_timer.phase_label.text() == "Paused"


# Sounds


def _are(things: Sized, count: int) -> bool:
    return len(things) == count


def test_a_block_that_asks_for_it_beeps_once_twice_and_three_times(
    day: RunningDay, workspace: Workspace, qtbot: QtBot
) -> None:
    _goes_on(workspace, "Opening circle: one word for how you arrive", sound=True)
    beeps: list[Phase] = []
    sounds = RunSounds(day.running, lambda: beeps.append(Phase.WARNING))
    sounds._timer.setInterval(1)
    day.open().at(8, 30).go_on()
    for moment, count in (((8, 46, 0), 1), ((8, 49, 0), 3), ((8, 50, 0), 6)):
        day.at(*moment)
        qtbot.waitUntil(partial(_are, beeps, count))
    day.at(8, 51)
    qtbot.waitUntil(lambda: not sounds._timer.isActive())
    assert len(beeps) == 6


def test_a_block_that_does_not_ask_for_it_is_silent(day: RunningDay) -> None:
    beeps: list[Phase] = []
    sounds = RunSounds(day.running, lambda: beeps.append(Phase.WARNING))
    day.open().at(8, 30).go_on().at(8, 46).at(8, 50)
    assert beeps == []
    assert not sounds._timer.isActive()


def test_there_is_no_sound_for_what_was_over_before_it_was_seen(day: RunningDay, workspace: Workspace) -> None:
    _goes_on(workspace, "Opening circle: one word for how you arrive", sound=True)
    beeps: list[Phase] = []
    day.open().at(8, 30).go_on().at(8, 55)
    sounds = RunSounds(day.running, lambda: beeps.append(Phase.OVER))
    day.at(8, 56)
    day.press(Qt.Key.Key_5).press(Qt.Key.Key_5)
    assert beeps == []
    assert isinstance(sounds, QObject)


# The disk


def test_a_disk_that_is_full_does_not_stop_the_day_and_all_is_written_when_it_can_be(
    day: RunningDay, workspace: Workspace
) -> None:
    day.open().at(8, 30).go_on()
    with full_disk(workspace):
        day.at(8, 50).go_on().at(8, 55).press(Qt.Key.Key_1)
        assert day.on == "Four-stage pulse check-in"
        assert day.screen.run_timer.digits.text == "6:00"
        assert day.bench.failure_banner.isVisible()
        assert "2 changes are not saved" in day.bench.failure_banner.said
        assert day.screen.undo_button.toolTip().startswith("Undo 1 minute more")
        day.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert day.screen.run_timer.digits.text == "5:00"
        assert len(workspace.runs.of_session(key("session"))[0].passages) == 1
    day.press(Qt.Key.Key_5)
    assert not day.bench.failure_banner.isVisible()
    (kept,) = workspace.runs.of_session(key("session"))
    assert kept.passages[-1].added == 5
    assert kept.passages[-1].title == "Four-stage pulse check-in"


def test_trying_again_writes_what_waits_of_a_day(day: RunningDay, workspace: Workspace) -> None:
    day.open()
    with full_disk(workspace):
        day.at(8, 30).go_on()
        assert workspace.runs.of_session(key("session")) == ()
        assert day.screen.run_timer.digits.text == "20:00"
    day.bench.failure_banner.action_button.click()
    assert len(workspace.runs.of_session(key("session"))) == 1


def test_a_day_that_could_not_be_written_yet_is_not_begun_twice(day: RunningDay, workspace: Workspace) -> None:
    day.open()
    with full_disk(workspace):
        day.at(8, 30).go_on()
        run = day.now.run.id
        day.press(Qt.Key.Key_Escape)
        day.open()
        assert day.now.run.id == run
        assert day.screen.run_timer.digits.text == "20:00"
    day.press(Qt.Key.Key_1)
    assert [one.id for one in workspace.runs.of_session(key("session"))] == [run]


def test_leaving_with_a_day_that_could_not_be_written_offers_no_agenda_file(
    day: RunningDay, workspace: Workspace, tools: Tools, qtbot: QtBot
) -> None:
    day.open()
    with full_disk(workspace):
        day.at(8, 30).go_on()
        dialog = Unsaved(tools.window, tools.theme, day.bench.saving, ())
        qtbot.addWidget(dialog)
        assert dialog.copy_button.isHidden()
        assert "Start" in dialog.changes_label.text()
    assert day.bench.saving.catch_up()


def test_nothing_moves_to_tomorrow_while_the_disk_is_full(day: RunningDay, workspace: Workspace) -> None:
    day.open().at(8, 30).go_on()
    action = next(one for one in day.screen.actions() if one.text() == "Move what is left to tomorrow")
    with full_disk(workspace):
        action.trigger()
        assert workspace.sessions.get(key("session")).days[2].blocks == ()
        assert day.now.run.ahead()
        assert "That was not done" in day.bench.failure_banner.said


def test_a_run_can_be_kept_before_anything_happened_in_it(day: RunningDay, workspace: Workspace) -> None:
    day.open()
    day.running.keep("Note")
    (kept,) = workspace.runs.of_session(key("session"))
    assert kept.id == day.now.run.id
    day.running.keep("Note")
    assert workspace.database.undo_label == "Note"


# After a kill


def test_a_killed_day_comes_back_in_the_same_block_and_step(
    bench_of: Callable[[Workspace], Bench], tmp_path: Path, now: Clock, qtbot: QtBot
) -> None:
    folder = make_locked(tmp_path / "locked")
    first = workspaces.open(folder, PASSPHRASE)
    first.sessions.add(retreat())
    day = RunningDay(bench_of(first), now, qtbot).open().until_case_clinic()
    day.running.rest()
    leave_as_killed(first)
    second = workspaces.open(folder, PASSPHRASE)
    again = RunningDay(bench_of(second), now, qtbot)
    line = again.bench.notices.banner("run")
    assert line is not None
    assert "Case clinic, until 10:46." in line.said
    now.move(minutes=2)
    line.action_button.click()
    assert again.screen.run_timer.digits.text == "36:18"
    assert again.screen.run_bar.accessibleName() == "Step 4 of 7"
    assert again.screen.run_steps.accessibleDescription() == "3:18 left of 10 min"
    again.running.rest()
    second.close()


def test_running_the_same_day_again_goes_on_with_it(day: RunningDay) -> None:
    day.open().at(8, 30).go_on()
    run = day.now.run.id
    day.press(Qt.Key.Key_Escape)
    day.at(8, 40).open()
    assert day.now.run.id == run
    assert day.screen.run_timer.digits.text == "10:00"


def test_a_day_that_is_over_is_let_go_of_when_it_is_left(day: RunningDay) -> None:
    day.open().at(8, 30).go_on()
    day.running.close_day()
    day.bench.leave_run()
    assert day.running.run is None
    assert day.bench.notices.banner("run") is None
    day.open()
    assert day.screen.next_button.text() == "Open again"


def test_without_a_day_the_place_of_the_run_is_home(bench: Bench) -> None:
    bench.go("run")
    assert bench.here == "home"


# From elsewhere


def test_home_and_the_planner_begin_the_day_that_they_show(day: RunningDay) -> None:
    home = day.bench.screen_at("home")
    assert isinstance(home, HomeScreen)
    assert home.focusProxy() is home.run_button
    home.run_button.click()
    assert day.now.run.plan.id == key("day two")
    day.press(Qt.Key.Key_Escape)
    assert day.bench.here == "home"
    day.bench.open_session(key("session"))
    planner = day.bench.screen_at("agendas")
    assert isinstance(planner, AgendasScreen)
    planner.go_to(key("day two"), None)
    planner.run_button.click()
    assert day.now.run.plan.id == key("day two")
    day.press(Qt.Key.Key_Escape)
    assert day.bench.here == "agendas"
    QTest.keyClick(planner.view, Qt.Key.Key_F5)
    assert day.bench.here == "run"


def test_nothing_that_opens_over_the_time_is_offered_meanwhile(day: RunningDay) -> None:
    names = day.bench.commands.by_name
    assert names["packet"].isVisible()
    day.open()
    assert not names["packet"].isEnabled()
    assert not names["find"].isEnabled()
    assert not names["keys"].isEnabled()
    assert names["go.home"].isEnabled()
    day.press(Qt.Key.Key_Escape)
    assert names["packet"].isEnabled()
    assert names["keys"].isEnabled()


def test_a_workspace_for_reading_only_says_that_no_day_can_be_run(
    bench_of: Callable[[Workspace], Bench], workspace: Workspace
) -> None:
    workspace.database.read_only = True
    bench = bench_of(workspace)
    home = bench.screen_at("home")
    assert isinstance(home, HomeScreen)
    assert not home.run_button.isEnabled()
    assert "reading only" in home.run_button.toolTip()
    bench.open_session(key("session"))
    planner = bench.screen_at("agendas")
    assert isinstance(planner, AgendasScreen)
    assert not planner.run_button.isEnabled()
    bench.run_day(key("session"), key("day two"))
    assert bench.here == "agendas"
    assert "no day can be run" in bench.notices.said
    assert not bench.running.resume(key("any"))
    assert not bench.running.find()


# The lock


def _locked_day(entered: Bench, clock: Clock, qtbot: QtBot) -> RunningDay:
    clock.now = clock.now.replace(month=10, day=14, hour=15, minute=30)  # 8:30 there
    entered.tools.clock._wall = clock
    entered.tools.clock._steady = lambda: clock().timestamp()
    day = RunningDay(entered, clock, qtbot).open()
    return day.go_on()


def test_a_day_that_is_shown_never_locks_itself(
    entered: Bench, entrance: Entrance, idle: Idle, clock: Clock, qtbot: QtBot
) -> None:
    day = _locked_day(entered, clock, qtbot)
    for signal in (idle.expired, idle.slept):
        signal.emit()
        assert "lock" not in entered.tools.work.running
        assert entrance.bench is entered
    assert idle._look.isActive()
    day.press(Qt.Key.Key_Escape)
    idle.expired.emit()
    qtbot.waitUntil(lambda: entrance.bench is None)


def test_a_day_goes_on_behind_the_lock_and_is_there_again_after_it(
    entered: Bench, entrance: Entrance, window: MainWindow, clock: Clock, qtbot: QtBot
) -> None:
    _locked_day(entered, clock, qtbot)
    entrance.lock()
    qtbot.waitUntil(lambda: isinstance(window.page, UnlockScreen), timeout=20_000)
    clock.move(minutes=6)
    assert isinstance(window.page, UnlockScreen)
    QTest.keyClicks(window.page.key.secret_edit, PASSPHRASE)
    QTest.keyClick(window.page.key.secret_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: entrance.bench is not None, timeout=20_000)
    assert entrance.bench is not None
    again = RunningDay(entrance.bench, clock, qtbot)
    assert again.bench.here == "run"
    assert again.screen.run_timer.digits.text == "14:00"
