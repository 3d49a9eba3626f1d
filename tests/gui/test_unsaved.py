"""What cannot be saved is told, can be undone and tried again, and is asked about before the workspace closes."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from core_facilitator import paths
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.dialogs.come_back import ComeBack
from core_facilitator.gui.dialogs.session_details import SessionDetails
from core_facilitator.gui.dialogs.unsaved import Unsaved
from core_facilitator.gui.entrance import Entrance
from core_facilitator.gui.idle import Idle
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.screens.agendas import AgendasScreen
from core_facilitator.gui.screens.unlock import UnlockScreen
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.status_corner import StatusCorner
from core_facilitator.gui.work import Work
from core_facilitator.store import agenda_files
from core_facilitator.store import workspace as workspaces
from core_facilitator.store.workspace import Workspace
from desk import button, opened
from full_disk import full_disk
from planner_samples import key, retreat
from workspaces import PASSPHRASE


def _planner(bench: Bench) -> AgendasScreen:
    screen = bench.screen_at("agendas")
    assert isinstance(screen, AgendasScreen)
    return screen


def _corner(window: MainWindow) -> str:
    found = window.menuBar().cornerWidget(Qt.Corner.TopRightCorner)
    assert isinstance(found, StatusCorner)
    return found.saved_label.accessibleName()


def _type_title(bench: Bench, title: str) -> None:
    bench.open_session(retreat().id, key("Case clinic"))
    view = _planner(bench).view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_F2)
    edit = QApplication.focusWidget()
    assert edit is not None
    QTest.keyClicks(edit, title)
    QTest.keyClick(edit, Qt.Key.Key_Return)


def _titles(workspace: Workspace) -> set[str]:
    return {block.title for day in workspace.sessions.get(retreat().id).days for block in day.blocks}


def _shows(bench: Bench, title: str) -> bool:
    model = _planner(bench).view.model()
    return any(title in model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount()))


def test_what_is_not_saved_is_said_in_line_with_the_other_notices(
    qtbot: QtBot, bench: Bench, workspace: Workspace
) -> None:
    other = bench.notices.put("one", "warn", "First.")
    top = other.mapTo(bench, QPoint()).y()
    with full_disk(workspace):
        _type_title(bench, "Case circle")
        qt_layout = bench.layout()
        assert qt_layout is not None
        qt_layout.activate()
        failed = bench.failure_banner
        assert failed.mapTo(bench, QPoint()).x() == other.mapTo(bench, QPoint()).x()
        assert failed.width() == other.width()
        assert failed.mapTo(bench, QPoint()).y() == top
    button(bench, "Try again").click()
    qtbot.waitUntil(lambda: other.mapTo(bench, QPoint()).y() == top)


def test_what_could_not_be_saved_is_counted_in_a_banner_until_it_is(
    bench: Bench, window: MainWindow, workspace: Workspace
) -> None:
    with full_disk(workspace):
        _type_title(bench, "Case circle")
        assert bench.failure_banner.said.startswith(
            "1 change is not saved: it is only in this window. The disk is full"
        )
        assert _corner(window) == "Not saved"
        button(bench, "Try again").click()
        assert bench.failure_banner.isVisible()
        QTest.keyClick(_planner(bench).view, Qt.Key.Key_Plus)
        assert bench.failure_banner.said.startswith("2 changes are not saved: they are only in this window. ")
        assert "Case circle" not in _titles(workspace)
    button(bench, "Try again").click()
    assert not bench.failure_banner.isVisible()
    assert _corner(window) == "Saved 7:42 AM"
    assert "Case circle" in _titles(workspace)


def test_a_command_that_failed_says_that_nothing_was_changed(bench: Bench, workspace: Workspace) -> None:
    with full_disk(workspace):
        bench.commands.by_name["session.remove"].trigger()
        said = bench.failure_banner.said
        assert said.startswith("That was not done, and nothing was changed. The disk is full")
        button(bench, "Close").click()
        assert not bench.failure_banner.isVisible()
        bench.commands.by_name["session.remove"].trigger()
    _type_title(bench, "Case circle")
    assert not bench.failure_banner.isVisible()


def test_a_command_refused_because_something_waits_says_both(bench: Bench, workspace: Workspace) -> None:
    with full_disk(workspace):
        _type_title(bench, "Case circle")
        bench.commands.by_name["session.remove"].trigger()
        said = bench.failure_banner.said
        assert said.startswith("That was not done, and nothing was changed. 1 change is not saved: ")
    button(bench, "Try again").click()
    assert "Case circle" in _titles(workspace)


def test_undo_takes_back_what_is_not_saved_and_redo_brings_it_back_into_sight(
    bench: Bench, workspace: Workspace
) -> None:
    undo, redo = bench.commands.by_name["undo"], bench.commands.by_name["redo"]
    with full_disk(workspace):
        _type_title(bench, "Case circle")
        assert undo.text() == "Undo Edit title"
        undo.trigger()
        assert _shows(bench, "Case clinic")
        assert not bench.failure_banner.isVisible()
        assert (undo.isEnabled(), redo.text()) == (False, "Redo Edit title")
        redo.trigger()
        assert _shows(bench, "Case circle")
        assert bench.failure_banner.isVisible()
        assert not redo.isEnabled()
    button(bench, "Try again").click()
    assert "Case circle" in _titles(workspace)
    assert undo.text() == "Undo Edit title"


def test_an_undo_when_there_is_room_again_writes_first_so_that_redo_has_it(bench: Bench, workspace: Workspace) -> None:
    with full_disk(workspace):
        _type_title(bench, "Case circle")
    bench.commands.by_name["undo"].trigger()
    assert "Case clinic" in _titles(workspace)
    assert not bench.failure_banner.isVisible()
    bench.commands.by_name["redo"].trigger()
    assert "Case circle" in _titles(workspace)


def test_a_new_session_that_cannot_be_saved_opens_and_waits(
    qtbot: QtBot, bench: Bench, window: MainWindow, workspace: Workspace
) -> None:
    with full_disk(workspace):
        bench.commands.by_name["session.duplicate"].trigger()
        made = bench.session_id
        assert made is not None
        assert made != retreat().id
        assert len(workspace.sessions.summaries()) == 1
        bench.commands.by_name["undo"].trigger()
        assert _planner(bench).session_id is None
        bench.commands.by_name["redo"].trigger()
    button(bench, "Try again").click()
    days = workspace.sessions.get(made).days
    assert [[block.title for block in day.blocks] for day in days] == [
        [block.title for block in day.blocks] for day in retreat().days
    ]


# Before anything closes


def _stored(folder: Path) -> set[str]:
    """Return the titles of the blocks in a workspace that is closed."""
    again = workspaces.open(folder, PASSPHRASE)
    try:
        return _titles(again)
    finally:
        again.close()


def test_locking_asks_first_and_going_back_keeps_everything_in_sight(
    qtbot: QtBot, entrance: Entrance, entered: Bench, window: MainWindow, work: Work
) -> None:
    workspace = entered.workspace
    with full_disk(workspace):
        _type_title(entered, "Case circle")
        entrance.lock()
        asked = opened(qtbot, Unsaved)
        assert asked.title_label.text() == "1 change is not saved"
        assert asked.changes_label.text() == "Gone if you leave now:\nEdit title"
        assert "The disk is full" in asked.text_label.text()
        QTest.keyClick(asked, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: not work.running)
        assert window.page is entered
        assert _shows(entered, "Case circle")
    entrance.lock()
    qtbot.waitUntil(lambda: isinstance(window.page, UnlockScreen), timeout=20_000)
    assert "Case circle" in _stored(workspace.folder)


def test_quitting_asks_first_and_closes_once_it_could_be_saved(
    qtbot: QtBot, entrance: Entrance, entered: Bench, window: MainWindow
) -> None:
    workspace = entered.workspace
    with full_disk(workspace):
        _type_title(entered, "Case circle")
        window.close()
        again = opened(qtbot, Unsaved)
        QTest.mouseClick(again.again_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: not again.isVisible())
        asked = opened(qtbot, Unsaved)
        assert window.isVisible()
    with qtbot.waitSignal(entrance.left, timeout=20_000):
        QTest.mouseClick(asked.again_button, Qt.MouseButton.LeftButton)
    assert "Case circle" in _stored(workspace.folder)


def test_leaving_without_what_is_not_saved_is_said_and_leaves_the_rest_whole(
    qtbot: QtBot, entrance: Entrance, entered: Bench, window: MainWindow
) -> None:
    workspace = entered.workspace
    with full_disk(workspace):
        _type_title(entered, "Case circle")
        entrance.lock()
        asked = opened(qtbot, Unsaved)
        QTest.mouseClick(button(asked, "Leave without them"), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: bool(window.findChildren(QDialog)) or isinstance(window.page, UnlockScreen))
    qtbot.waitUntil(lambda: isinstance(window.page, UnlockScreen), timeout=20_000)
    assert isinstance(window.page, UnlockScreen)
    assert "Everything is saved" not in window.page.unlock_banner.said
    assert "Case clinic" in _stored(workspace.folder)


def test_nobody_comes_back_to_what_could_not_be_saved_without_the_passphrase(
    qtbot: QtBot, idle: Idle, entered: Bench, work: Work
) -> None:
    with full_disk(entered.workspace):
        _type_title(entered, "Case circle")
        idle.slept.emit()
        asked = opened(qtbot, ComeBack)
        assert not entered.isVisible()
        QTest.keyClick(asked, Qt.Key.Key_Escape)
        asked.close()
        assert asked.isVisible()
        QTest.keyClicks(asked.key.secret_edit, "three quiet herons on the lake")
        QTest.keyClick(asked.key.secret_edit, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "That passphrase is not right." in asked.wrong_banner.said)
        qtbot.waitUntil(lambda: "come back" not in work.running)
        assert not entered.isVisible()
        QTest.keyClicks(asked.key.secret_edit, PASSPHRASE)
        QTest.keyClick(asked.key.secret_edit, Qt.Key.Key_Return)
        qtbot.waitUntil(entered.isVisible)
        assert _shows(entered, "Case circle")
        qtbot.waitUntil(lambda: not work.running)
    button(entered, "Try again").click()


def test_a_signal_to_end_shows_nothing_of_what_waits_out_of_sight(
    qtbot: QtBot, entrance: Entrance, idle: Idle, entered: Bench, work: Work
) -> None:
    with full_disk(entered.workspace):
        _type_title(entered, "Case circle")
        idle.expired.emit()
        opened(qtbot, ComeBack)
        entrance.leave()
        qtbot.waitUntil(lambda: len(entered.window().findChildren(ComeBack)) == 2)
        assert not entered.isVisible()
        for asked in entered.window().findChildren(ComeBack):
            asked.accept()
        qtbot.waitUntil(lambda: not work.running)
        assert entered.isVisible()
    button(entered, "Try again").click()


def test_a_copy_can_be_saved_elsewhere_with_everything_in_it(
    qtbot: QtBot, entrance: Entrance, entered: Bench, work: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "documents_folder", lambda: tmp_path)
    with full_disk(entered.workspace):
        _type_title(entered, "Case circle")
        entrance.leave()
        asked = opened(qtbot, Unsaved)
        QTest.mouseClick(button(asked, "Save a copy…"), Qt.MouseButton.LeftButton)
        opened(qtbot, QFileDialog).accept()
        qtbot.waitUntil(lambda: "A copy with these changes is in:" in opened(qtbot, Unsaved).copy_label.text())
        told = opened(qtbot, Unsaved)
        (copy,) = tmp_path.glob("*.yaml")
        assert str(copy) in told.copy_label.text()
        told.reject()
    qtbot.waitUntil(lambda: not work.running)
    blocks = {block.title for day in agenda_files.read_file(copy).days for block in day.blocks}
    assert "Case circle" in blocks
    button(entered, "Try again").click()


def test_a_field_of_an_open_dialog_is_written_or_asked_about_too(
    qtbot: QtBot, entrance: Entrance, entered: Bench, window: MainWindow
) -> None:
    entered.open_session(retreat().id)
    workspace = entered.workspace
    with full_disk(workspace):
        _planner(entered).desk.session_commands.edit_session()
        dialog = opened(qtbot, SessionDetails)
        qtbot.waitUntil(dialog.isActiveWindow)
        dialog.purpose_edit.setFocus()
        QTest.keyClicks(dialog.purpose_edit, "So that nobody leaves alone. ")
        entrance.lock()
        opened(qtbot, Unsaved)
    asked = opened(qtbot, Unsaved)
    QTest.mouseClick(asked.again_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(window.page, UnlockScreen), timeout=20_000)
    again = workspaces.open(workspace.folder, PASSPHRASE)
    assert again.sessions.get(retreat().id).purpose.startswith("So that nobody leaves alone. ")
    again.close()


def test_many_changes_are_counted_by_kind_and_the_dialog_stays_short(
    qtbot: QtBot, bench: Bench, workspace: Workspace, theme: Theme
) -> None:
    with full_disk(workspace):
        for number in range(12):
            changed = replace(retreat(), notes=str(number))
            bench.saving.save(workspace.sessions.save, changed, f"Change {number % 10}")
    dialog = Unsaved(bench, theme, bench.saving, ())
    qtbot.addWidget(dialog)
    lines = dialog.changes_label.text().split("\n")
    assert lines[1:4] == ["Change 0 (2)", "Change 1 (2)", "Change 2"]
    assert lines[9:] == ["And 2 more."]
    assert dialog.title_label.text() == "12 changes are not saved"
