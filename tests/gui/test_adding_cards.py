"""From the library to the agenda, in the whole window."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

import protocols
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.cards import FLOW
from core_facilitator.gui.dialogs.instead import Instead
from core_facilitator.gui.dialogs.question import Question
from core_facilitator.gui.screens.agendas import AgendasScreen
from core_facilitator.gui.screens.library import LibraryScreen
from core_facilitator.store import catalogue
from core_facilitator.store.workspace import Workspace
from desk import button, opened
from planner_samples import key, retreat

CARD = protocols.protocol("Notice pause")


@pytest.fixture
def library(qtbot: QtBot, bench: Bench, monkeypatch: pytest.MonkeyPatch) -> LibraryScreen:
    """The library with one card in it, shown."""
    monkeypatch.setattr(catalogue, "protocols", lambda: (CARD,))
    with qtbot.waitSignal(bench.cards.changed):
        bench.go("library")
    qtbot.waitUntil(lambda: FLOW not in bench.tools.work.running)
    screen = bench.screen_at("library")
    assert isinstance(screen, LibraryScreen)
    return screen


def planner(bench: Bench) -> AgendasScreen:
    found = bench.screen_at("agendas")
    assert isinstance(found, AgendasScreen)
    return found


def test_enter_puts_the_card_into_the_session_that_comes_next_and_shows_it(
    bench: Bench, library: LibraryScreen, workspace: Workspace
) -> None:
    QTest.keyClick(library.search_edit, Qt.Key.Key_Return)
    assert bench.here == "agendas"
    blocks = [block for day in workspace.sessions.get(retreat().id).days for block in day.blocks]
    (added,) = (block for block in blocks if block.card == CARD.key)
    assert (added.minutes, added.step_minutes) == (60, 60)
    assert planner(bench).view.selected_keys() == (added.id,)
    assert workspace.database.undo_label == "Add Notice pause"
    assert bench.spot.block_id == added.id


def test_where_no_session_has_a_day_it_is_said_what_comes_first(
    qtbot: QtBot, bench: Bench, library: LibraryScreen, workspace: Workspace
) -> None:
    workspace.sessions.save(replace(retreat(), days=()), "Remove days")
    QTest.keyClick(library.search_edit, Qt.Key.Key_Return)
    told = opened(qtbot, Question)
    assert bench.here == "agendas"
    assert told.title_label.text() == "There is no day yet for Notice pause"
    QTest.mouseClick(button(told, "Close"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "no day" not in bench.tools.work.running)
    assert workspace.database.undo_label == "Remove days"


def test_where_only_reading_is_possible_nothing_is_offered(
    qtbot: QtBot, bench_of: Callable[[Workspace], Bench], workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "protocols", lambda: (CARD,))
    workspace.database.read_only = True
    bench = bench_of(workspace)
    with qtbot.waitSignal(bench.cards.changed):
        bench.go("library")
    qtbot.waitUntil(lambda: FLOW not in bench.tools.work.running)
    screen = bench.screen_at("library")
    assert isinstance(screen, LibraryScreen)
    QTest.keyClick(screen.search_edit, Qt.Key.Key_Return)
    assert not screen.add_button.isVisible()
    assert bench.here == "library"


# What the planner asks of the cards


@pytest.fixture
def planning(bench: Bench) -> AgendasScreen:
    """The planner at a block, with the keyboard in the day. No card was read yet."""
    bench.open_session(retreat().id, key("Case clinic"))
    screen = planner(bench)
    screen.view.setFocus()
    return screen


def test_the_cards_are_read_before_others_are_offered_instead_of_a_block(
    qtbot: QtBot, bench: Bench, planning: AgendasScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "protocols", lambda: (CARD,))
    QTest.keyClick(planning.view, Qt.Key.Key_I)
    dialog = opened(qtbot, Instead)
    assert dialog.chosen == CARD
    QTest.mouseClick(dialog.no_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "instead" not in bench.tools.work.running)


def test_cards_that_cannot_be_read_are_told_to_who_asked(
    qtbot: QtBot, bench: Bench, planning: AgendasScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise OSError

    monkeypatch.setattr(catalogue, "protocols", fail)
    QTest.keyClick(planning.view, Qt.Key.Key_I)
    told = opened(qtbot, Question)
    assert told.title_label.text() == "The protocols could not be read"
    QTest.mouseClick(button(told, "Close"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "cards unread" not in bench.tools.work.running)


def test_a_card_of_the_drawer_is_read_whole_in_the_library(
    qtbot: QtBot, bench: Bench, planning: AgendasScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = protocols.protocol("Fishbowl")
    monkeypatch.setattr(catalogue, "protocols", lambda: (CARD, other))
    with qtbot.waitSignal(bench.cards.changed):
        QTest.keyClick(planning.view, Qt.Key.Key_F6)
    drawer = planning.desk.drawer.drawer
    assert drawer.search_edit.hasFocus()
    drawer.read_wanted.emit(other.key)
    library = bench.screen_at("library")
    assert isinstance(library, LibraryScreen)
    assert bench.here == "library"
    assert library.card_pane.protocol == other


def test_undo_in_the_search_of_the_drawer_takes_the_card_out_of_the_day(
    qtbot: QtBot, bench: Bench, planning: AgendasScreen, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "protocols", lambda: (CARD,))
    with qtbot.waitSignal(bench.cards.changed):
        QTest.keyClick(planning.view, Qt.Key.Key_F6)
    search = planning.desk.drawer.drawer.search_edit
    QTest.keyClicks(search, "notice")
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert workspace.database.undo_label == "Add Notice pause"
    QTest.keyClick(search, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert workspace.database.redo_label == "Add Notice pause"
    assert search.text() == "notice"
