from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from core_facilitator.domain.agendas import Session
from core_facilitator.domain.edits import duplicate_session
from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.dialogs.new_session import NewSession
from core_facilitator.gui.dialogs.question import Question
from core_facilitator.gui.entrance import Entrance
from core_facilitator.gui.idle import Idle
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.places import Spot
from core_facilitator.gui.preferences import Preferences
from core_facilitator.gui.screens.agendas import AgendasScreen
from core_facilitator.gui.screens.first_run import FirstRunScreen
from core_facilitator.gui.screens.unlock import UnlockScreen
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.day_view import DayView
from core_facilitator.gui.widgets.status_corner import StatusCorner
from core_facilitator.gui.work import Work
from core_facilitator.settings import TextScale
from core_facilitator.store import locks
from core_facilitator.store import workspace as workspaces
from core_facilitator.store.workspace import Workspace
from desk import is_open, opened
from samples import retreat
from workspaces import NOON, PASSPHRASE, Clock, make_locked


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_locked(tmp_path / "Juniper Valley")


def _leave_alone(idle: Idle, clock: Clock, minutes: int) -> None:
    """Let minutes pass in which nobody touches anything, and the timer looks every so often."""
    for _ in range(minutes * 2):
        clock.move(seconds=30)
        idle.look()


def _page(window: MainWindow, kind: type) -> Callable[[], bool]:
    return lambda: isinstance(window.page, kind)


def _unlock(qtbot: QtBot, window: MainWindow, secret: str = PASSPHRASE) -> None:
    qtbot.waitUntil(_page(window, UnlockScreen))
    screen = window.page
    assert isinstance(screen, UnlockScreen)
    QTest.keyClicks(screen.key.secret_edit, secret)
    QTest.keyClick(screen.key.secret_edit, Qt.Key.Key_Return)


def _enter(qtbot: QtBot, window: MainWindow, entrance: Entrance, folder: Path) -> Workspace:
    entrance.begin(folder, sample=False)
    _unlock(qtbot, window)
    qtbot.waitUntil(lambda: entrance.bench is not None, timeout=20_000)
    assert entrance.workspace is not None
    return entrance.workspace


def test_a_fresh_computer_shows_the_first_screen(entrance: Entrance, window: MainWindow) -> None:
    entrance.begin(None, sample=False)
    assert isinstance(window.page, FirstRunScreen)
    assert not window.menuBar().isVisible()
    assert window.windowTitle() == "Welcome — CORE Facilitator"


@pytest.fixture
def broken_settings(tmp_path: Path) -> None:
    (tmp_path / "settings").mkdir()
    (tmp_path / "settings" / "settings.json").write_text("{")


@pytest.mark.usefixtures("broken_settings")
def test_settings_that_cannot_be_read_are_said_at_the_start(
    qtbot: QtBot, entrance: Entrance, caplog: pytest.LogCaptureFixture
) -> None:
    entrance.begin(None, sample=False)
    told = opened(qtbot, Question)
    assert told.title_label.text() == "Your settings could not be read"
    assert "settings.unread.json" in told.text_label.text()
    assert "settings: damaged" in caplog.text
    told.accept()


def test_the_sample_opens_on_its_agenda(qtbot: QtBot, entrance: Entrance, window: MainWindow) -> None:
    with qtbot.waitSignal(entrance.entered, timeout=20_000):
        entrance.begin(None, sample=True)
    assert isinstance(window.page, Bench)
    assert window.page is entrance.bench
    assert window.page.here == "agendas"
    assert window.page.session_id is not None
    assert window.page.screen_at("agendas").isEnabled()


def test_the_sample_is_shown_before_it_can_be_changed(qtbot: QtBot, entrance: Entrance, window: MainWindow) -> None:
    entrance.begin(None, sample=True)
    qtbot.waitUntil(_page(window, Bench), timeout=20_000)
    assert entrance.workspace is None
    view = window.page.findChild(DayView) if window.page is not None else None
    assert view is not None
    assert view.model().rowCount() > 0
    assert not view.isEnabled()
    assert window.menuBar().actions() == []
    qtbot.waitUntil(lambda: entrance.bench is not None, timeout=20_000)
    assert view.isEnabled()
    assert window.menuBar().actions() != []


def test_a_sample_that_finds_no_room_leads_to_the_first_screen(
    qtbot: QtBot, entrance: Entrance, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_name: str, _retreat: Session) -> Workspace:
        raise WorkspaceError(Fault.DISK_FULL, Path())

    monkeypatch.setattr("core_facilitator.gui.workspaces.open_sample", full)
    entrance.begin(None, sample=True)
    told = opened(qtbot, Question)
    assert isinstance(window.page, FirstRunScreen)
    assert not window.menuBar().isVisible()
    told.accept()


def test_another_workspace_can_be_wanted_while_one_is_tried(
    qtbot: QtBot, entrance: Entrance, window: MainWindow, folder: Path, tools: Tools
) -> None:
    entrance.begin(folder, sample=False)
    qtbot.waitUntil(_page(window, UnlockScreen))
    entrance.welcome()
    qtbot.waitUntil(lambda: not tools.work.running)
    assert entrance.workspace is None
    _page(window, FirstRunScreen)()


def test_a_workspace_opens_on_home_and_is_remembered(
    qtbot: QtBot, entrance: Entrance, window: MainWindow, folder: Path, preferences: Preferences
) -> None:
    _enter(qtbot, window, entrance, folder)
    assert isinstance(window.page, Bench)
    assert window.page.here == "home"
    assert preferences.settings.workspaces == (str(folder),)
    assert window.menuBar().isVisible()


def test_the_workspace_of_last_time_is_offered_again(
    qtbot: QtBot, entrance: Entrance, window: MainWindow, folder: Path, preferences: Preferences
) -> None:
    preferences.set(preferences.settings.opened(folder))
    entrance.begin(None, sample=False)
    qtbot.waitUntil(_page(window, UnlockScreen))
    assert isinstance(window.page, UnlockScreen)
    assert window.page.name_label.text() == "Juniper Valley"
    assert window.page.unlock_banner.said == ""


def test_a_sample_that_was_made_to_be_kept_opens_without_a_key(
    qtbot: QtBot, entrance: Entrance, window: MainWindow, tmp_path: Path
) -> None:
    workspaces.create_demo(tmp_path / "kept", "Kept").close()
    entrance.begin(tmp_path / "kept", sample=False)
    qtbot.waitUntil(_page(window, Bench), timeout=20_000)
    assert entrance.workspace is not None
    assert entrance.workspace.demo


def test_a_wrong_passphrase_keeps_the_lock_and_says_so(
    qtbot: QtBot, entrance: Entrance, window: MainWindow, folder: Path
) -> None:
    entrance.begin(folder, sample=False)
    _unlock(qtbot, window, "wrong")
    screen = window.page
    assert isinstance(screen, UnlockScreen)
    qtbot.waitUntil(lambda: "passphrase" in screen.unlock_banner.said, timeout=20_000)
    assert screen.key.secret_edit.hasSelectedText()


def test_ctrl_l_closes_the_workspace_and_shows_nothing_of_it(
    qtbot: QtBot, entrance: Entrance, window: MainWindow, folder: Path
) -> None:
    _enter(qtbot, window, entrance, folder)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(_page(window, UnlockScreen), timeout=20_000)
    assert entrance.workspace is None
    words = " ".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())
    assert "Noticing what we carry" not in words
    assert not window.menuBar().isVisible()
    workspaces.open(folder, PASSPHRASE).close()


def test_the_corner_of_the_menu_bar_leaves_with_the_workspace_and_comes_back_once(
    qtbot: QtBot, entrance: Entrance, window: MainWindow, folder: Path, preferences: Preferences, theme: Theme
) -> None:
    theme.follow(preferences)
    _enter(qtbot, window, entrance, folder)
    entrance.lock()
    qtbot.waitUntil(_page(window, UnlockScreen), timeout=20_000)
    preferences.change(text_scale=TextScale.LARGEST)
    assert window.findChildren(StatusCorner) == []
    _unlock(qtbot, window)
    qtbot.waitUntil(lambda: entrance.bench is not None, timeout=20_000)
    preferences.change(text_scale=TextScale.LARGE)
    (corner,) = window.findChildren(StatusCorner)
    assert window.menuBar().cornerWidget(Qt.Corner.TopRightCorner) is corner


def test_it_locks_itself_after_the_minutes_without_a_touch(
    qtbot: QtBot, entrance: Entrance, window: MainWindow, folder: Path, clock: Clock, idle: Idle
) -> None:
    _enter(qtbot, window, entrance, folder)
    _leave_alone(idle, clock, minutes=9)
    assert isinstance(window.page, Bench)
    _leave_alone(idle, clock, minutes=1)
    qtbot.waitUntil(_page(window, UnlockScreen), timeout=20_000)
    assert isinstance(window.page, UnlockScreen)
    assert window.page.reason_label.text().startswith("Locked after 10 minutes")


def _lock_and_unlock(qtbot: QtBot, window: MainWindow, entrance: Entrance) -> Bench:
    entrance.lock()
    qtbot.waitUntil(_page(window, UnlockScreen), timeout=20_000)
    _unlock(qtbot, window)
    qtbot.waitUntil(lambda: entrance.bench is not None, timeout=20_000)
    assert entrance.bench is not None
    return entrance.bench


def test_after_the_lock_its_user_is_where_they_were(
    qtbot: QtBot, entrance: Entrance, window: MainWindow, folder: Path
) -> None:
    workspace = _enter(qtbot, window, entrance, folder)
    other = replace(duplicate_session(retreat(), uuid4), title="Another session that comes first")
    workspace.sessions.add(other)
    assert entrance.bench is not None
    second = retreat().days[1]
    entrance.bench.open_session(retreat().id, second.blocks[-1].id)
    bench = _lock_and_unlock(qtbot, window, entrance)
    assert bench.spot == Spot("agendas", retreat().id, second.id, second.blocks[-1].id)
    assert window.windowTitle().startswith(retreat().title)


def test_after_the_lock_the_place_is_the_same_too(
    qtbot: QtBot, entrance: Entrance, window: MainWindow, folder: Path
) -> None:
    _enter(qtbot, window, entrance, folder)
    assert entrance.bench is not None
    entrance.bench.go("settings")
    assert _lock_and_unlock(qtbot, window, entrance).here == "settings"


def test_after_the_lock_undo_goes_on(
    qtbot: QtBot, entrance: Entrance, window: MainWindow, folder: Path, preferences: Preferences
) -> None:
    workspace = _enter(qtbot, window, entrance, folder)
    workspace.sessions.remove(retreat().id, "Remove session")
    bench = _lock_and_unlock(qtbot, window, entrance)
    assert bench.workspace.sessions.summaries() == []
    (undo,) = [action for action in window.findChildren(QAction) if action.text().startswith("Undo")]
    assert undo.text() == "Undo Remove session"
    undo.trigger()
    assert [summary.id for summary in bench.workspace.sessions.summaries()] == [retreat().id]


def test_a_spot_that_is_gone_is_left_out(bench: Bench) -> None:
    bench.go_back(Spot("agendas", uuid4(), uuid4(), uuid4()))
    assert bench.here == "agendas"
    (here,) = bench.workspace.sessions.summaries()
    bench.go_back(Spot("home", here.id, uuid4(), uuid4()))
    assert bench.spot.place == "home"
    assert bench.spot.session_id == here.id


@pytest.mark.qt_log_ignore("This plugin does not support")  # a menu that pops up asks the offscreen platform for more
def test_a_lock_covers_what_floats_and_what_was_copied(
    qtbot: QtBot, qapp: QApplication, entrance: Entrance, window: MainWindow, folder: Path
) -> None:
    _enter(qtbot, window, entrance, folder)
    assert entrance.bench is not None
    entrance.bench.open_session(retreat().id)
    planner: object = entrance.bench.screen_at("agendas")
    assert isinstance(planner, AgendasScreen)
    planner.view.select_first()
    planner.desk.commands.copy()
    assert retreat().days[0].blocks[0].title in qapp.clipboard().text()
    menu = QMenu("Floating", window)
    menu.addAction("Something")
    menu.popup(window.mapToGlobal(window.rect().center()))
    assert QApplication.activePopupWidget() is menu
    entrance.lock()
    qtbot.waitUntil(_page(window, UnlockScreen), timeout=20_000)
    assert QApplication.activePopupWidget() is None
    assert qapp.clipboard().text() == ""
    assert window.windowTitle() == "Locked — CORE Facilitator"


def test_a_lock_leaves_what_other_programs_copied(
    qtbot: QtBot, qapp: QApplication, entrance: Entrance, window: MainWindow, folder: Path
) -> None:
    _enter(qtbot, window, entrance, folder)
    qapp.clipboard().setText("a telephone number")
    entrance.lock()
    qtbot.waitUntil(_page(window, UnlockScreen), timeout=20_000)
    assert qapp.clipboard().text() == "a telephone number"


def test_a_key_or_a_click_starts_the_minutes_again(
    qtbot: QtBot, entrance: Entrance, window: MainWindow, folder: Path, clock: Clock, idle: Idle
) -> None:
    _enter(qtbot, window, entrance, folder)
    _leave_alone(idle, clock, minutes=9)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    _leave_alone(idle, clock, minutes=9)
    assert isinstance(window.page, Bench)
    _leave_alone(idle, clock, minutes=1)
    qtbot.waitUntil(_page(window, UnlockScreen), timeout=20_000)


def test_other_minutes_hold_from_the_moment_they_are_chosen(
    qtbot: QtBot,
    entrance: Entrance,
    window: MainWindow,
    folder: Path,
    clock: Clock,
    idle: Idle,
    preferences: Preferences,
    work: Work,
) -> None:
    _enter(qtbot, window, entrance, folder)
    _leave_alone(idle, clock, minutes=1)
    preferences.change(idle_minutes=2)
    _leave_alone(idle, clock, minutes=1)
    assert "lock" not in work.running
    _leave_alone(idle, clock, minutes=1)
    qtbot.waitUntil(_page(window, UnlockScreen), timeout=20_000)
    assert entrance.workspace is None


def test_a_sample_never_locks_itself(
    qtbot: QtBot, entrance: Entrance, window: MainWindow, clock: Clock, idle: Idle, work: Work
) -> None:
    entrance.begin(None, sample=True)
    qtbot.waitUntil(lambda: entrance.bench is not None, timeout=20_000)
    clock.move(hours=5)
    idle.look()
    assert "lock" not in work.running
    entrance.lock()
    qtbot.waitUntil(lambda: "lock" not in work.running)
    assert isinstance(window.page, Bench)


def test_closing_the_window_closes_the_workspace_first(
    qtbot: QtBot, entrance: Entrance, window: MainWindow, folder: Path
) -> None:
    _enter(qtbot, window, entrance, folder)
    with qtbot.waitSignal(entrance.left, timeout=20_000):
        window.close()
    assert not window.isVisible()
    assert entrance.workspace is None
    workspaces.open(folder, PASSPHRASE).close()


def test_closing_waits_for_a_job_that_still_runs(
    qtbot: QtBot, entrance: Entrance, window: MainWindow, folder: Path, work: Work
) -> None:
    _enter(qtbot, window, entrance, folder)
    order: list[str] = []

    def job() -> None:
        order.append("job")

    async def flow() -> None:
        await work.run(job)

    work.start("export", flow)
    with qtbot.waitSignal(entrance.left, timeout=20_000):
        window.close()
    assert order == ["job"]


def test_a_workspace_that_was_created_but_not_entered_is_closed_with_the_window(
    qtbot: QtBot, entrance: Entrance, window: MainWindow, tmp_path: Path
) -> None:
    entrance.begin(None, sample=False)
    screen = window.page
    assert isinstance(screen, FirstRunScreen)
    made = workspaces.create_demo(tmp_path / "new", "New")
    screen.creating.created.emit(made, "New", "CODE")
    with qtbot.waitSignal(entrance.left, timeout=20_000):
        window.close()
    workspaces.open(tmp_path / "new").close()


def test_another_workspace_is_chosen_on_the_first_screen(
    qtbot: QtBot, entrance: Entrance, window: MainWindow, folder: Path
) -> None:
    _enter(qtbot, window, entrance, folder)
    assert entrance.bench is not None
    entrance.bench.commands.by_name["another"].trigger()
    qtbot.waitUntil(_page(window, FirstRunScreen), timeout=20_000)
    assert entrance.workspace is None


def test_a_backup_that_fails_on_closing_is_said(
    qtbot: QtBot, entrance: Entrance, window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = _enter(qtbot, window, entrance, folder)
    close = here.close

    def fails() -> None:
        close()
        raise WorkspaceError(Fault.BACKUP_FAILED, folder)

    monkeypatch.setattr(here, "close", fails)
    entrance.lock()
    told = opened(qtbot, Question)
    assert told.title_label.text() != ""
    told.accept()
    qtbot.waitUntil(_page(window, UnlockScreen), timeout=20_000)


def test_a_workspace_left_open_on_another_computer_can_be_opened_all_the_same(
    qtbot: QtBot, entrance: Entrance, window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[bool] = []
    take = locks.take

    def elsewhere(path: Path, *, take_over: bool = False) -> locks.Lock:
        taken.append(take_over)
        if not take_over:
            raise WorkspaceError(Fault.OPEN_ON_ANOTHER_COMPUTER, path, "desk")
        return take(path, take_over=True)

    monkeypatch.setattr(locks, "take", elsewhere)
    entrance.begin(folder, sample=False)
    qtbot.waitUntil(
        lambda: isinstance(window.page, UnlockScreen) and window.page.unlock_banner.said != "", timeout=20_000
    )
    screen = window.page
    assert isinstance(screen, UnlockScreen)
    qtbot.waitUntil(lambda: screen.unlock_banner.said != "", timeout=20_000)
    QTest.keyClicks(screen.key.secret_edit, PASSPHRASE)
    screen.unlock_banner.action_button.click()
    qtbot.waitUntil(_page(window, Bench), timeout=20_000)
    assert taken[-1] is True


class Clocks:
    """A wall clock and a counter of seconds, moved by hand."""

    def __init__(self) -> None:
        self.wall, self.counter = datetime(2026, 10, 14, 9, tzinfo=NOON.tzinfo), 50.0

    def idle(self, qapp: QApplication) -> Idle:
        made = Idle(qapp, lambda: self.wall, lambda: self.counter)
        made.start(10)
        return made

    def pass_by(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)
        self.counter += seconds


def test_it_locks_after_minutes_without_a_touch_and_only_once(qapp: QApplication, qtbot: QtBot) -> None:
    clocks = Clocks()
    idle = clocks.idle(qapp)
    with qtbot.assertNotEmitted(idle.expired):
        for _ in range(119):
            clocks.pass_by(5)
            idle.look()
    clocks.pass_by(5)
    with qtbot.assertNotEmitted(idle.slept), qtbot.waitSignal(idle.expired):
        idle.look()
    clocks.pass_by(5)
    with qtbot.assertNotEmitted(idle.expired):
        idle.look()


@pytest.mark.parametrize(("wall", "counter"), [(300, 0), (300, 300), (-3600, 300)])
def test_it_locks_as_soon_as_the_computer_wakes_up(qapp: QApplication, qtbot: QtBot, wall: int, counter: int) -> None:
    clocks = Clocks()
    idle = clocks.idle(qapp)
    clocks.wall += timedelta(seconds=wall)
    clocks.counter += counter
    with qtbot.assertNotEmitted(idle.expired), qtbot.waitSignal(idle.slept):
        idle.look()


def test_the_first_key_after_a_sleep_locks(qapp: QApplication, qtbot: QtBot) -> None:
    clocks = Clocks()
    idle = clocks.idle(qapp)
    clocks.pass_by(300)
    with qtbot.waitSignal(idle.slept):
        idle.eventFilter(qapp, QEvent(QEvent.Type.KeyPress))


def test_a_clock_set_back_keeps_nothing_open(qapp: QApplication, qtbot: QtBot) -> None:
    clocks = Clocks()
    idle = clocks.idle(qapp)
    clocks.wall -= timedelta(hours=1)
    with qtbot.waitSignal(idle.expired):
        for _ in range(120):
            clocks.pass_by(5)
            idle.look()


def test_after_a_sleep_the_lock_says_why(
    qtbot: QtBot, entrance: Entrance, window: MainWindow, folder: Path, clock: Clock, idle: Idle
) -> None:
    _enter(qtbot, window, entrance, folder)
    clock.move(hours=1)
    idle.look()
    qtbot.waitUntil(_page(window, UnlockScreen), timeout=20_000)
    screen = window.page
    assert isinstance(screen, UnlockScreen)
    assert "asleep" in screen.reason_label.text()


def test_locking_takes_an_open_question_back(
    qtbot: QtBot, entrance: Entrance, window: MainWindow, folder: Path
) -> None:
    _enter(qtbot, window, entrance, folder)
    assert entrance.bench is not None
    entrance.bench.desk.new()
    opened(qtbot, NewSession)
    entrance.lock()
    qtbot.waitUntil(_page(window, UnlockScreen), timeout=20_000)
    assert not is_open(NewSession)
    assert entrance.workspace is None


def test_a_workspace_that_opens_while_the_window_closes_is_closed_too(
    qtbot: QtBot, entrance: Entrance, window: MainWindow, folder: Path
) -> None:
    entrance.begin(folder, sample=False)
    _unlock(qtbot, window)
    with qtbot.waitSignal(entrance.left, timeout=20_000):
        window.close()
    assert entrance.workspace is None
    workspaces.open(folder, PASSPHRASE).close()


@pytest.mark.parametrize("locked", [False, True])
def test_the_key_that_quits_works_before_a_workspace_is_open(
    qtbot: QtBot, entrance: Entrance, window: MainWindow, folder: Path, locked: bool
) -> None:
    window.show()
    window.activateWindow()
    entrance.begin(folder if locked else None, sample=False)
    qtbot.waitUntil(_page(window, UnlockScreen if locked else FirstRunScreen))
    qtbot.waitUntil(window.isActiveWindow)
    with qtbot.waitSignal(entrance.left):
        QTest.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
