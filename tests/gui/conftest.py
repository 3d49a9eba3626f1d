"""A window as people have it: a theme, settings, one loop, and a workspace in a temporary folder."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import qasync
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from answered import HERE
from core_facilitator import paths
from core_facilitator.app import furnish
from core_facilitator.gui import check_in_room, room_desk
from core_facilitator.gui.ask import Ask
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.entrance import Entrance
from core_facilitator.gui.idle import Idle
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.preferences import Preferences
from core_facilitator.gui.run_clock import RunClock
from core_facilitator.gui.screens.unlock import UnlockScreen
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.work import Work
from core_facilitator.room.addresses import Candidate
from core_facilitator.settings import Look, SettingsFile, TextScale
from core_facilitator.store import workspace as workspaces
from core_facilitator.store.workspace import Workspace
from desk import MORNING
from planner_samples import retreat
from room import BEAMER, LAPTOP, ScreensOfTest
from workspaces import NOON, PASSPHRASE, Clock, make_locked


@pytest.fixture(autouse=True)
def _empty_clipboard(qapp: QApplication) -> Iterator[None]:
    """Nothing goes from test to test, and nothing made in Python is left to Qt's static destructors at the very end."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(scope="session")
def only_theme(qapp: QApplication) -> Theme:
    QLocale.setDefault(QLocale("en_US"))
    return Theme(qapp, Look.LIGHT, at_once=10**6)  # test_restyling has what comes a little at a time


@pytest.fixture
def theme(only_theme: Theme) -> Iterator[Theme]:
    yield only_theme
    only_theme.set_look(Look.LIGHT)
    only_theme.set_scale(TextScale.STANDARD)


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(SettingsFile(tmp_path / "settings" / "settings.json"))


@pytest.fixture(scope="session")
def only_loop(qapp: QApplication) -> Iterator[asyncio.AbstractEventLoop]:
    made = qasync.QEventLoop(qapp, already_running=True)
    asyncio.events._set_running_loop(None)
    yield made
    made.stop()
    made.close()


@pytest.fixture
def loop(only_loop: asyncio.AbstractEventLoop) -> Iterator[asyncio.AbstractEventLoop]:
    """The one loop of the window; stopping it for good would stop every later loop of Qt too."""
    asyncio.events._set_running_loop(only_loop)
    yield only_loop
    asyncio.events._set_running_loop(None)


@pytest.fixture
def work(loop: asyncio.AbstractEventLoop) -> Iterator[Work]:
    """Work whose flows must all end well; a test of one that fails makes its own."""
    made = Work(loop)
    failed: list[BaseException] = []
    made.failed.connect(lambda _name, error: failed.append(error))
    yield made
    made.close()
    assert failed == []


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> Iterator[MainWindow]:
    made = MainWindow(theme)
    made.resize(1440, 868)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.let_go()
    made.deleteLater()


@pytest.fixture
def now() -> Clock:
    return Clock(MORNING)


@pytest.fixture
def tools(window: MainWindow, theme: Theme, preferences: Preferences, work: Work, now: Clock) -> Tools:
    return Tools(window, theme, preferences, work, Ask(window, theme), now, RunClock(now, lambda: now().timestamp()))


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = workspaces.create_demo(tmp_path / "workspace", "Juniper Valley")
    opened.sessions.add(retreat())
    opened.database.forget_steps()
    yield opened
    opened.close()


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that dialogs for files begin in, empty."""
    made = tmp_path / "Documents"
    made.mkdir()
    monkeypatch.setattr(paths, "documents_folder", lambda: made)
    return made


@pytest.fixture
def bench_of(tools: Tools, window: MainWindow) -> Callable[[Workspace], Bench]:
    """Shows the bench of a workspace in the window, at Home."""

    def show(workspace: Workspace) -> Bench:
        made = furnish(tools, demo=workspace.demo)
        made.attach(workspace)
        made.title_changed.connect(window.set_title)
        made.furnish(window)
        window.show_page(made)
        made.go("home")
        return made

    return show


@pytest.fixture
def bench(bench_of: Callable[[Workspace], Bench], workspace: Workspace) -> Bench:
    return bench_of(workspace)


@pytest.fixture
def screens(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> ScreensOfTest:
    """The screens of the laptop: its own, and one for the room."""
    made = ScreensOfTest(LAPTOP, BEAMER)
    monkeypatch.setattr(room_desk, "RoomScreens", lambda _parent: made)
    return made


@pytest.fixture
def networks(monkeypatch: pytest.MonkeyPatch) -> list[Candidate]:
    """The networks that the laptop is in, for phones to come in by: only itself."""
    found = [HERE]
    monkeypatch.setattr(check_in_room, "_addresses", lambda: tuple(found))
    return found


@pytest.fixture
def clock() -> Clock:
    return Clock(NOON)


@pytest.fixture
def idle(qapp: QApplication, clock: Clock) -> Iterator[Idle]:
    made = Idle(qapp, clock)
    yield made
    made.stop()


@pytest.fixture
def entrance(
    idle: Idle, window: MainWindow, theme: Theme, preferences: Preferences, work: Work, clock: Clock, qtbot: QtBot
) -> Iterator[Entrance]:
    """The way in, before anything is open; `idle` comes first, so that it sees the window get the keyboard."""
    made = Entrance(window, Tools(window, theme, preferences, work, Ask(window, theme), clock), idle, furnish)
    yield made
    qtbot.waitUntil(lambda: not work.running, timeout=20_000)
    if made.workspace is not None:
        made.workspace.close()


@pytest.fixture
def entered(qtbot: QtBot, entrance: Entrance, window: MainWindow, tmp_path: Path) -> Bench:
    """The bench of a locked workspace with the retreat in it, opened by its passphrase."""
    folder = make_locked(tmp_path / "Juniper Valley")
    opened_first = workspaces.open(folder, PASSPHRASE)
    opened_first.sessions.add(retreat())
    opened_first.close()
    entrance.begin(folder, sample=False)
    qtbot.waitUntil(lambda: isinstance(window.page, UnlockScreen))
    assert isinstance(window.page, UnlockScreen)
    QTest.keyClicks(window.page.key.secret_edit, PASSPHRASE)
    QTest.keyClick(window.page.key.secret_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: entrance.bench is not None, timeout=20_000)
    assert entrance.bench is not None
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return entrance.bench
