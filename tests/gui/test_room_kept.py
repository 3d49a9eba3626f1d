"""The room goes on seeing its page: behind an idle laptop, and again after the lock, a kill or a restart."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core_facilitator.domain.agendas import RoomLayout
from core_facilitator.gui import room_kept
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.dialogs.find import Find
from core_facilitator.gui.entrance import Entrance
from core_facilitator.gui.idle import Idle
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.room_desk import RoomDesk
from core_facilitator.gui.room_display import Shows
from core_facilitator.gui.room_kept import PLACE, Chosen
from core_facilitator.gui.screens.unlock import UnlockScreen
from core_facilitator.store import workspace as workspaces
from core_facilitator.store.workspace import Workspace
from desk import is_open, opened
from full_disk import full_disk
from planner_samples import key, retreat
from room import BEAMER, LAPTOP, ScreensOfTest
from running_day import RunningDay
from workspaces import PASSPHRASE, Clock, leave_as_killed, make_locked

Q = Qt.Key

pytestmark = pytest.mark.usefixtures("screens")


def _desk(day: RunningDay) -> RoomDesk:
    found = day.screen.findChild(RoomDesk)
    assert found is not None
    return found


def _chosen(day: RunningDay) -> RoomDesk:
    """Show the room the groups of what is on, and a message."""
    desk = _desk(day)
    day.press(Q.Key_R)
    desk.display.set_layout(RoomLayout.COUNTDOWN)
    desk.display.say("The bus waits")
    return desk


def _behind_the_lock(entered: Bench, clock: Clock, qtbot: QtBot) -> RunningDay:
    clock.now = clock.now.replace(month=10, day=14, hour=15, minute=30)  # 8:30 there
    entered.tools.clock._wall = clock
    entered.tools.clock._steady = lambda: clock().timestamp()
    return RunningDay(entered, clock, qtbot).open().go_on()


def _holds(bench: Bench) -> bool:
    return bench.run_place.holds_a_room


def _unlocked(entrance: Entrance, window: MainWindow, qtbot: QtBot) -> Bench:
    qtbot.waitUntil(lambda: isinstance(window.page, UnlockScreen), timeout=20_000)
    assert isinstance(window.page, UnlockScreen)
    QTest.keyClicks(window.page.key.secret_edit, PASSPHRASE)
    QTest.keyClick(window.page.key.secret_edit, Q.Key_Return)
    qtbot.waitUntil(lambda: entrance.bench is not None, timeout=20_000)
    assert entrance.bench is not None
    return entrance.bench


# An idle laptop


@pytest.mark.parametrize("signal", ["expired", "slept"])
def test_what_the_room_sees_stays_and_what_is_private_is_covered_by_the_day(
    entered: Bench, entrance: Entrance, idle: Idle, clock: Clock, qtbot: QtBot, signal: str
) -> None:
    day = _behind_the_lock(entered, clock, qtbot)
    desk = _chosen(day)
    day.bench.go("home")
    entered.desk.find()
    opened(qtbot, Find)
    getattr(idle, signal).emit()
    qtbot.waitUntil(lambda: entered.here == "run" and "lock" not in entered.tools.work.running)
    assert entrance.bench is entered
    assert not is_open(Find)
    assert desk.display.window is not None
    assert "The bus waits" in desk.display.window.accessibleName()
    assert idle._look.isActive()


def test_without_anybody_before_a_page_all_locks_as_ever(
    entered: Bench, entrance: Entrance, idle: Idle, clock: Clock, qtbot: QtBot, screens: ScreensOfTest
) -> None:
    day = _behind_the_lock(entered, clock, qtbot)
    _chosen(day)
    assert _holds(entered)
    screens.be(LAPTOP)
    assert not _holds(entered)
    screens.be(LAPTOP, BEAMER)
    clock.move(days=1)
    day.tick()
    assert not _holds(entered)
    clock.move(days=-1)
    day.running.close_day()
    assert not _holds(entered)
    day.bench.go("home")
    idle.expired.emit()
    qtbot.waitUntil(lambda: entrance.bench is None)


# After the lock


def test_after_the_lock_the_room_sees_what_it_saw(
    entered: Bench, entrance: Entrance, window: MainWindow, clock: Clock, qtbot: QtBot
) -> None:
    day = _behind_the_lock(entered, clock, qtbot)
    display = _chosen(day).display
    day.bench.go("home")
    entrance.lock()
    qtbot.waitUntil(lambda: entrance.bench is None)
    again = RunningDay(_unlocked(entrance, window, qtbot), clock, qtbot)
    assert again.bench.here == "home"
    qtbot.waitUntil(lambda: again.bench.run_place.room is not None)
    desk = _desk(again)
    assert desk.display is not display
    assert (desk.display.shows, desk.display.wanted) == (Shows.SCREEN, BEAMER)
    assert (desk.display.layout, desk.display.message) == (RoomLayout.COUNTDOWN, "The bus waits")
    assert desk.line.words_edit.text() == "The bus waits"
    assert again.bench.history.undo_label == "Start in Fall Leadership Retreat"
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    again.bench.run_place.come_back()
    again.press(Q.Key_Escape)
    assert desk.display.message == ""
    assert again.bench.here == "run"


# After a kill


@pytest.fixture
def killed(
    bench_of: Callable[[Workspace], Bench], tmp_path: Path, now: Clock, qtbot: QtBot
) -> Iterator[Callable[[Callable[[RunningDay], object]], RunningDay]]:
    """Do something in a day, kill the app, and open it again."""
    folder = make_locked(tmp_path / "locked")
    first = workspaces.open(folder, PASSPHRASE)
    first.sessions.add(retreat())
    left: list[Workspace] = []

    def again(act: Callable[[RunningDay], object]) -> RunningDay:
        day = RunningDay(bench_of(first), now, qtbot).open().at(8, 30).go_on()
        act(day)
        day.running.rest()
        leave_as_killed(first)
        left.append(workspaces.open(folder, PASSPHRASE))
        made = RunningDay(bench_of(left[0]), now, qtbot)
        qtbot.waitUntil(lambda: "bring the room back" not in made.bench.tools.work.running)
        return made

    yield again
    for one in left:
        one.close()


Again = Callable[[Callable[[RunningDay], object]], RunningDay]


def test_a_killed_day_shows_the_room_its_page_again(killed: Again) -> None:
    def black(day: RunningDay) -> None:
        _chosen(day).display.turn_black()

    again = killed(black)
    assert again.bench.here == "home"
    room = again.bench.run_place.room
    assert room is not None
    assert (room.shows, room.black, room.message) == (Shows.SCREEN, True, "The bus waits")
    room.turn_black()
    assert room.window is not None
    assert "The bus waits" in room.window.accessibleName()
    again.running.rest()


def test_what_was_turned_off_stays_off(killed: Again) -> None:
    def off(day: RunningDay) -> None:
        _chosen(day)
        day.press(Q.Key_R)

    again = killed(off)
    assert again.bench.run_place.room is None
    assert not _desk(again).display.is_on
    again.running.rest()


def test_a_screen_that_is_away_is_waited_for(killed: Again, screens: ScreensOfTest) -> None:
    def unplugged(day: RunningDay) -> None:
        _chosen(day)
        screens.be(LAPTOP)

    again = killed(unplugged)
    room = again.bench.run_place.room
    assert room is not None
    assert (room.shows, room.window) == (Shows.AWAY, None)
    screens.be(LAPTOP, BEAMER)
    assert room.window is not None
    again.running.rest()


# What is kept


def test_it_is_kept_among_the_drafts_and_is_no_step(
    bench: Bench, now: Clock, qtbot: QtBot, workspace: Workspace
) -> None:
    day = RunningDay(bench, now, qtbot).open().at(8, 30).go_on()
    display = _chosen(day).display
    assert workspace.database.undo_label == "Start"
    kept = room_kept.read(workspace.drafts)
    assert kept is not None
    on = day.now.block
    assert on is not None
    assert kept.chosen == Chosen(message="The bus waits", layout=RoomLayout.COUNTDOWN, block=on.id)
    display.set_prompt(0)
    kept = room_kept.read(workspace.drafts)
    assert kept is not None
    assert kept.chosen.prompt == 0
    assert bench.left_texts.waiting() == ()
    display.off()
    assert workspace.drafts.get(PLACE) is None


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", json.dumps({"run": "x", "screen": "", "black": 0, "message": "", "layout": "no"})]
)
def test_what_is_not_understood_is_nothing(workspace: Workspace, text: str) -> None:
    workspace.drafts.keep(PLACE, text)
    assert room_kept.read(workspace.drafts) is None


def test_a_disk_that_refuses_it_leaves_the_room_alone(
    bench: Bench, now: Clock, qtbot: QtBot, workspace: Workspace
) -> None:
    day = RunningDay(bench, now, qtbot).open().at(8, 30).go_on()
    desk = _desk(day)
    with full_disk(workspace):
        day.press(Q.Key_R)
        assert desk.display.window is not None
        assert bench.failure_banner.said
    assert bench.saving.try_again()
    assert room_kept.read(workspace.drafts) is not None


def test_another_day_is_not_shown_to_the_room_by_itself(bench: Bench, now: Clock, qtbot: QtBot) -> None:
    day = RunningDay(bench, now, qtbot).open().at(8, 30).go_on()
    display = _chosen(day).display
    day.running.close_day()
    bench.leave_run()
    assert not display.is_on
    bench.run_day(key("session"), key("day two"))
    assert not display.is_on
