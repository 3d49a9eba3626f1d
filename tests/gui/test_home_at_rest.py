"""Home reads the workspace while it is seen, and not at all while something else is shown or nothing is open."""

import pytest
from PySide6.QtCore import QTimer

from core_facilitator.gui.bench import Bench
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.preferences import Preferences
from core_facilitator.gui.screens.home import HomeScreen
from core_facilitator.store.sessions import Sessions, SessionSummary


@pytest.fixture
def home(bench: Bench) -> HomeScreen:
    found = bench.screen_at("home")
    assert isinstance(found, HomeScreen)
    return found


@pytest.fixture
def minute(home: HomeScreen) -> QTimer:
    (timer,) = home.findChildren(QTimer)
    return timer


@pytest.fixture
def reads(home: HomeScreen, monkeypatch: pytest.MonkeyPatch) -> list[None]:
    found: list[None] = []
    summaries = Sessions.summaries

    def counted(sessions: Sessions) -> list[SessionSummary]:
        found.append(None)
        return summaries(sessions)

    monkeypatch.setattr(Sessions, "summaries", counted)
    return found


def test_each_minute_is_looked_at_while_home_is_seen(minute: QTimer, reads: list[None]) -> None:
    assert minute.isActive()
    minute.timeout.emit()
    assert len(reads) == 1


def test_no_minute_is_looked_at_while_another_place_is_shown(bench: Bench, minute: QTimer) -> None:
    bench.go("agendas")
    assert not minute.isActive()
    bench.go("home")
    assert minute.isActive()


def test_a_setting_that_changes_elsewhere_is_read_when_home_is_seen_again(
    bench: Bench, preferences: Preferences, reads: list[None]
) -> None:
    bench.go("settings")
    reads.clear()
    preferences.change(hours24=True, idle_minutes=7)
    assert reads == []
    bench.go("home")
    assert reads != []


def test_a_window_that_is_gone_reads_nothing_any_more(window: MainWindow, minute: QTimer) -> None:
    window.let_go()
    assert not minute.isActive()
