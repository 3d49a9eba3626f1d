"""The cards that there are: those of the app, read once, and those of the workspace, read when they change."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.domain.library import Facet, Wanted
from core_facilitator.gui import card_shelf
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.cards import Cards
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.models.card_rows import OWN_ROLE
from core_facilitator.gui.screens.library import LibraryScreen
from core_facilitator.store import card_uses
from core_facilitator.store.own_protocols import OwnProtocols
from core_facilitator.store.workspace import Workspace
from protocols import protocol, step
from shelf_desk import CLINIC, names, shown_library, three_cards, used

OURS = protocol("Our round", steps=(step("Round", 30, floor=20, stretches=True),), least=20, most=40)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows each time that the cards of the app are read."""
    return three_cards(monkeypatch)


@pytest.fixture
def own(workspace: Workspace) -> OwnProtocols:
    return OwnProtocols(workspace.database)


@pytest.fixture
def library(qtbot: QtBot, bench: Bench, reads: list[int]) -> LibraryScreen:
    assert reads == []
    return shown_library(qtbot, bench)


def settled(qtbot: QtBot, bench: Bench) -> None:
    qtbot.waitUntil(lambda: not bench.tools.work.running)


def test_own_cards_come_go_and_return_without_reading_those_of_the_app_again(
    qtbot: QtBot, bench: Bench, own: OwnProtocols, library: LibraryScreen, reads: list[int]
) -> None:
    own.add(OURS, "New protocol")
    settled(qtbot, bench)
    assert names(library) == ["Question bowl", "Our round", "Dialogue walk", "Case clinic"]
    row = library.card_grid.rows.index(1)
    assert row.data(OWN_ROLE)
    library.card_grid.choose("our-round")
    qtbot.waitUntil(lambda: library.card_pane.chips.accessibleName().endswith("Own"))
    box = library.filters.shelf_boxes.box("own")
    assert box.accessibleName() == "Own protocols, 1"
    own.save(replace(OURS, name="Our long round"), "Edit protocol")
    settled(qtbot, bench)
    qtbot.waitUntil(lambda: library.card_pane.name_label.text() == "Our long round")
    own.retire("our-round", "Retire")
    settled(qtbot, bench)
    assert "Our long round" not in names(library)
    assert bench.cards.get("our-round") is not None
    assert not bench.cards.offered("our-round")
    assert library.card_pane.protocol is library.card_grid.current
    bench.undo()
    settled(qtbot, bench)
    assert bench.cards.offered("our-round")
    bench.undo()
    bench.undo()
    settled(qtbot, bench)
    assert bench.cards.get("our-round") is None
    assert library.card_pane.protocol is library.card_grid.current
    assert not box.isVisibleTo(library)
    assert reads == [1]


def test_an_own_card_stands_in_the_place_of_one_of_the_app_with_its_key(
    qtbot: QtBot, bench: Bench, own: OwnProtocols, library: LibraryScreen
) -> None:
    own.add(replace(CLINIC, name="Our clinic"), "Import")
    settled(qtbot, bench)
    assert sorted(names(library)) == ["Dialogue walk", "Our clinic", "Question bowl"]


def test_what_changes_before_anybody_looks_is_read_once(
    qtbot: QtBot, bench: Bench, own: OwnProtocols, reads: list[int]
) -> None:
    own.add(OURS, "New protocol")
    assert not bench.tools.work.running
    library = shown_library(qtbot, bench)
    assert "Our round" in names(library)
    assert reads == [1]


def test_a_change_while_they_are_read_is_read_too(
    qtbot: QtBot, bench: Bench, own: OwnProtocols, reads: list[int]
) -> None:
    bench.cards.load()
    own.add(OURS, "New protocol")
    settled(qtbot, bench)
    assert bench.cards.offered("our-round")


def test_a_file_that_cannot_be_read_is_told_in_its_own_words(
    qtbot: QtBot, bench: Bench, workspace: Workspace, reads: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_self: OwnProtocols) -> None:
        raise WorkspaceError(Fault.DATABASE_DAMAGED, workspace.database.file)

    with monkeypatch.context() as broken:
        broken.setattr(OwnProtocols, "all", fail)
        bench.go("library")
        library = bench.screen_at("library")
        assert isinstance(library, LibraryScreen)
        qtbot.waitUntil(library.note.note_button.isVisible)
    assert "damaged" in library.note.note_label.text().lower()
    assert reads == [1]
    settled(qtbot, bench)
    library.note.note_button.click()
    settled(qtbot, bench)
    assert len(names(library)) == 3


def test_cards_that_cannot_be_read_again_leave_those_that_are_shown(
    qtbot: QtBot, bench: Bench, workspace: Workspace, library: LibraryScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_self: OwnProtocols) -> None:
        raise WorkspaceError(Fault.DATABASE_DAMAGED, workspace.database.file)

    monkeypatch.setattr(OwnProtocols, "all", fail)
    with qtbot.waitSignal(bench.cards.not_read):
        OwnProtocols(workspace.database).add(OURS, "New protocol")
    assert len(names(library)) == 3
    assert not library.note.note_area.isVisible()


def test_where_cards_were_used_is_followed_only_while_somebody_looks(
    qtbot: QtBot, bench: Bench, workspace: Workspace, library: LibraryScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    plain = card_uses.read

    def read(database: object) -> object:
        asked.append(1)
        return plain(workspace.database)

    monkeypatch.setattr(card_uses, "read", read)
    bench.go("home")
    workspace.sessions.add(used("case-clinic", 200, "Retreat", date(2026, 3, 1)))
    settled(qtbot, bench)
    assert asked == []
    bench.go("library")
    settled(qtbot, bench)
    assert asked == [1]
    assert bench.cards.shelf.uses["case-clinic"][0].session == "Retreat"
    bench.go("home")
    bench.go("library")
    settled(qtbot, bench)
    assert asked == [1]


def test_who_only_wants_the_cards_does_not_follow_where_they_are_used(
    qtbot: QtBot, bench: Bench, workspace: Workspace, reads: list[int]
) -> None:
    bench.cards.load()
    settled(qtbot, bench)
    workspace.sessions.add(used("case-clinic", 200, "Retreat", date(2026, 3, 1)))
    assert card_shelf.FLOW not in bench.tools.work.running
    assert bench.cards.shelf.uses == {}


def test_a_step_while_uses_are_read_is_read_too(qtbot: QtBot, bench: Bench, workspace: Workspace) -> None:
    bench.cards.shelf.follow_uses()
    assert card_shelf.FLOW in bench.tools.work.running
    workspace.sessions.add(used("case-clinic", 200, "Retreat", date(2026, 3, 1)))
    settled(qtbot, bench)
    assert "case-clinic" in bench.cards.shelf.uses


def test_a_card_that_is_gone_is_called_what_it_was_called_when_it_was_used(
    qtbot: QtBot, bench: Bench, workspace: Workspace, library: LibraryScreen
) -> None:
    workspace.sessions.add(used("old-card", 200, "Retreat", date(2026, 3, 1)))
    settled(qtbot, bench)
    assert bench.cards.name_of("old-card") == "Old-Card"
    assert bench.cards.name_of("nobody-knows") == ""
    assert bench.cards.name_of("case-clinic") == "Case clinic"


def test_lately_is_reckoned_from_today(qtbot: QtBot, bench: Bench, workspace: Workspace, reads: list[int]) -> None:
    long_ago = date(2020, 3, 1)
    workspace.sessions.add(used("case-clinic", 200, "Retreat", long_ago))
    shown_library(qtbot, bench)
    library = bench.cards.library
    assert library is not None
    assert bench.cards.shelf.uses["case-clinic"][0].date == long_ago
    assert library.shelf.used == {}
    assert reads == [1]


def test_a_library_without_a_workspace_has_no_shelf(qtbot: QtBot, bench: Bench, reads: list[int]) -> None:
    cards = Cards(bench.tools.work)
    with qtbot.waitSignal(cards.changed):
        cards.load()
    cards.shelf.take_changes(frozenset({"card_marks", "blocks"}))
    assert cards.library is not None
    assert cards.library.find(Wanted()).counts[Facet.FAVORITE] == {}
    assert cards.own == {}
    assert cards.shelf.marks == {}
    cards.deleteLater()


def test_two_chips_that_have_no_room_stand_below_one_another(library: LibraryScreen) -> None:
    chips = library.card_pane.chips
    chips.show_chips("theory-u", "Theory U", "Phase: Sensing", "", "Own")
    narrow = chips.heightForWidth(90)
    assert chips.accessibleName() == "Theory U, Phase: Sensing, Own"
    assert narrow > 2 * chips.heightForWidth(900)
    chips.show_chips("", "", "")
    assert chips.heightForWidth(90) == 0


# Behind what is shown first


def test_the_library_is_built_behind_what_is_shown_and_there_at_once(
    qtbot: QtBot, bench: Bench, reads: list[int]
) -> None:
    assert bench.tools.work.start("build", bench.build_library)
    settled(qtbot, bench)
    assert bench.here == "home"
    assert reads == []  # no card is read before somebody wants to see one
    screen = bench.screen_at("library")
    assert isinstance(screen, LibraryScreen)
    assert screen.isHidden()
    assert screen.search_edit.testAttribute(Qt.WidgetAttribute.WA_WState_Polished)
    assert shown_library(qtbot, bench) is screen


def test_whoever_goes_to_the_library_first_waits_for_nothing(qtbot: QtBot, bench: Bench, reads: list[int]) -> None:
    bench.tools.work.start("build", bench.build_library)
    library = shown_library(qtbot, bench)
    assert len(names(library)) == 3
    assert bench.screen_at("library") is library


def test_a_click_on_the_library_that_is_being_built_shows_it_once_it_is(
    qtbot: QtBot, bench: Bench, reads: list[int]
) -> None:
    bench.build_behind()
    QTest.mouseClick(bench.rail.button("library"), Qt.MouseButton.LeftButton)
    assert bench.here == "home"  # it answers meanwhile
    assert bench.rail.button("library").isChecked()
    qtbot.waitUntil(lambda: bench.here == "library")
    settled(qtbot, bench)
    screen = bench.screen_at("library")
    assert isinstance(screen, LibraryScreen)
    assert screen.isVisible()
    assert len(names(screen)) == 3


def test_whoever_goes_elsewhere_before_the_library_is_built_stays_there(
    qtbot: QtBot, bench: Bench, reads: list[int]
) -> None:
    for key in ("library", "agendas"):
        QTest.mouseClick(bench.rail.button(key), Qt.MouseButton.LeftButton)
    settled(qtbot, bench)
    assert bench.here == "agendas"
    assert bench.rail.button("agendas").isChecked()
    assert reads == []


def test_a_library_that_goes_while_it_grows_is_built_no_further(
    qtbot: QtBot, bench: Bench, reads: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    grown: list[LibraryScreen] = []

    def grow(screen: LibraryScreen) -> bool:
        grown.append(screen)
        delete(screen)
        return True

    monkeypatch.setattr(LibraryScreen, "grow", grow)
    bench.tools.work.start("build", bench.build_library)
    settled(qtbot, bench)
    assert len(grown) == 1
    assert reads == []


def test_a_bench_that_goes_takes_the_library_with_it(qtbot: QtBot, bench: Bench, window: MainWindow) -> None:
    work = bench.tools.work
    work.start("build", bench.build_library)
    window.show_page(QWidget())
    qtbot.waitUntil(lambda: not work.running)
    assert "build" not in work.running
