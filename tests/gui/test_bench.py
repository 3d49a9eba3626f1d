from collections.abc import Callable
from dataclasses import replace
from errno import ENOSPC
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from core_facilitator.domain.agendas import Session
from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.gui import shortcuts
from core_facilitator.gui.backing_up import BackingUp
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.changes import Changes
from core_facilitator.gui.dialogs.about import About
from core_facilitator.gui.dialogs.keyboard_help import KeyboardHelp
from core_facilitator.gui.dialogs.new_session import NewSession
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.places import Spot
from core_facilitator.gui.saving import Saving
from core_facilitator.gui.screens import SCREENS
from core_facilitator.gui.screens.agendas import AgendasScreen
from core_facilitator.gui.screens.home import HomeScreen
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.status_corner import StatusCorner
from core_facilitator.settings import TextScale
from core_facilitator.store.workspace import Workspace
from desk import opened
from planner_samples import key, retreat


def _menu_words(window: MainWindow) -> dict[str, list[str]]:
    return {
        menu.title().replace("&", ""): [one.text() for one in menu.actions() if one.text()]
        for menu in window.menuBar().findChildren(QMenu)
        if menu.menuAction().isVisible()
    }


def _corner(window: MainWindow) -> StatusCorner:
    found = window.menuBar().cornerWidget(Qt.Corner.TopRightCorner)
    assert isinstance(found, StatusCorner)
    return found


def _whole(label: QLabel) -> bool:
    return label.width() >= label.fontMetrics().horizontalAdvance(label.text())


def test_every_place_is_one_click_and_one_key_away(qtbot: QtBot, bench: Bench, window: MainWindow) -> None:
    for place in SCREENS:
        QTest.mouseClick(bench.rail.button(place.key), Qt.MouseButton.LeftButton)
        assert bench.rail.button(place.key).isChecked()
        qtbot.waitUntil(lambda: bench.here == place.key)  # noqa: B023 -- waited for at once
    window.activateWindow()
    for number, place in enumerate(SCREENS, start=1):
        QTest.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
        assert bench.here == place.key
        assert bench.rail.button(place.key).isChecked()


def test_a_plain_screen_needs_nothing_that_the_bench_looks_for(
    tools: Tools, window: MainWindow, workspace: Workspace
) -> None:
    saving = Saving(tools.now)
    plain = Bench(tools, Changes(), saving, {place.key: lambda _bench: QLabel("plain") for place in SCREENS}, demo=True)
    plain.attach(workspace)
    plain.furnish(window)
    for place in SCREENS:
        plain.go(place.key)
        assert plain.here == place.key
    plain.flush()
    assert plain.spot == Spot(SCREENS[-1].key)
    with pytest.raises(TypeError):
        plain.open_session(retreat().id)


def test_without_a_session_nothing_is_offered_that_needs_one(bench: Bench, workspace: Workspace) -> None:
    needing = [
        bench.commands.by_name[name] for name in ("packet", "export_agenda", "session.duplicate", "session.remove")
    ]
    assert all(action.isEnabled() for action in needing)
    workspace.sessions.remove(retreat().id, "Remove session")
    assert not any(action.isEnabled() for action in needing)
    workspace.database.undo()
    assert all(action.isEnabled() for action in needing)


def test_where_nothing_can_be_written_nothing_new_is_offered(
    tools: Tools, window: MainWindow, bench_of: Callable[[Workspace], Bench], workspace: Workspace
) -> None:
    workspace.database.read_only = True
    reading = bench_of(workspace)
    home = reading.screen_at("home")
    assert isinstance(home, HomeScreen)
    assert not home.session_button.isVisible()
    assert not home.file_button.isVisible()
    QTest.keyClick(home, Qt.Key.Key_1)
    assert not tools.work.running
    reading.go("agendas")
    assert _menu_words(window)["Session"] == [
        *("Block", "Day", "Session details…", "People and team…", "Rooms…", "Materials…"),
        *("Find in this session", "Find the next", "Find the one before"),
        *("Show or hide the protocols", "Show or hide the details", "Session summary…", "Commitments…"),
    ]


def test_what_later_work_brings_is_not_there(bench: Bench, window: MainWindow) -> None:
    words = " ".join(word for menu in _menu_words(window).values() for word in menu)
    assert [place.words for place in SCREENS] == ["Home", "Agenda", "Check-ins", "Library", "Settings"]
    for absent in ("Run", "Coaching", "Journal", "Program"):
        assert absent not in words


def test_a_sample_cannot_be_locked_because_it_has_no_key(bench: Bench, window: MainWindow) -> None:
    assert not bench.rail.lock_button.isVisible()
    assert "Lock now" not in _menu_words(window)["File"]
    assert _corner(window).lock_label.accessibleName() == "Sample, nothing is kept"


def test_the_window_is_titled_by_what_is_open(bench: Bench, window: MainWindow) -> None:
    assert window.windowTitle() == "Juniper Valley — CORE Facilitator"
    bench.go("agendas")
    assert window.windowTitle() == "Fall Leadership Retreat — CORE Facilitator"


def test_undo_says_what_it_takes_back(bench: Bench, window: MainWindow, workspace: Workspace) -> None:
    undo, redo = bench.commands.by_name["undo"], bench.commands.by_name["redo"]
    bench.go("agendas")
    assert not undo.isEnabled()
    workspace.sessions.save(replace(retreat(), title="Other"), "Rename session")
    assert undo.text() == "Undo Rename session"
    undo.trigger()
    assert workspace.sessions.get(retreat().id).title == "Fall Leadership Retreat"
    assert redo.text() == "Redo Rename session"
    redo.trigger()
    assert workspace.sessions.get(retreat().id).title == "Other"


def test_saved_is_shown_with_the_time_after_a_write(bench: Bench, window: MainWindow) -> None:
    assert _corner(window).saved_label.accessibleName() == "Everything saved"
    bench.desk.duplicate(retreat().id)
    assert _corner(window).saved_label.accessibleName() == "Saved 7:42 AM"


def test_a_text_that_an_earlier_run_left_is_not_called_saved_until_it_is_used(
    window: MainWindow, bench_of: Callable[[Workspace], Bench], workspace: Workspace
) -> None:
    workspace.drafts.keep(f"block/{key('Case clinic')}/notes", "Left in the middle")
    bench = bench_of(workspace)
    bench.open_session(retreat().id)
    assert _corner(window).saved_label.accessibleName() == "Unsaved text"
    planner = bench.screen_at("agendas")
    assert isinstance(planner, AgendasScreen)
    planner.draft_banner.action_button.click()
    (offer,) = planner.desk.inspector.block.offers()
    offer.discard_button.click()
    assert _corner(window).saved_label.accessibleName() == "Everything saved"


def test_the_corner_has_room_for_what_it_says_at_every_text_size(
    qtbot: QtBot, bench: Bench, window: MainWindow, tmp_path: Path
) -> None:
    def refuse() -> None:
        raise WorkspaceError(Fault.DISK_FULL, tmp_path)

    corner = _corner(window)
    for scale in (*TextScale, TextScale.STANDARD):
        bench.saving.keep_typed("here", refuse)
        bench.tools.theme.set_scale(scale)
        qtbot.waitUntil(lambda: _whole(corner.saved_label.words) and _whole(corner.lock_label.words))
        bench.saving.leave_typed("here")
        qtbot.waitUntil(lambda: _whole(corner.saved_label.words) and _whole(corner.lock_label.words))
        assert corner.geometry().right() <= window.width()


def test_a_new_session_is_made_by_keyboard_alone_and_opens(
    qtbot: QtBot, bench: Bench, window: MainWindow, workspace: Workspace
) -> None:
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = opened(qtbot, NewSession)
    assert not dialog.yes_button.isEnabled()
    QTest.keyClicks(dialog.title_edit, "Board study session")
    dialog.days_spin.setValue(2)
    QTest.keyClick(dialog.title_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bench.here == "agendas")
    made = next(one for one in workspace.sessions.summaries() if one.title == "Board study session")
    assert made.day_count == 2
    assert bench.session_id == made.id
    assert workspace.database.undo_label == "New session"


def test_leaving_the_dialog_makes_nothing(qtbot: QtBot, bench: Bench, workspace: Workspace) -> None:
    bench.desk.new()
    dialog = opened(qtbot, NewSession)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not bench.tools.work.running)
    assert len(workspace.sessions.summaries()) == 1


def test_a_session_is_removed_without_a_question_because_undo_brings_it_back(
    bench: Bench, workspace: Workspace
) -> None:
    bench.go("agendas")
    bench.commands.by_name["session.remove"].trigger()
    assert workspace.sessions.summaries() == []
    assert bench.here == "home"
    bench.commands.by_name["undo"].trigger()
    assert len(workspace.sessions.summaries()) == 1


def test_the_session_menu_follows_a_session_that_is_undone(
    qtbot: QtBot, bench: Bench, window: MainWindow, workspace: Workspace
) -> None:
    made = Session(id=uuid4(), title="Board study session")
    workspace.sessions.add(made)
    bench.open_session(made.id)
    assert "Block" in _menu_words(window)["Session"]
    bench.commands.by_name["undo"].trigger()
    qtbot.waitUntil(lambda: "Block" not in _menu_words(window)["Session"])


def test_a_session_that_cannot_be_removed_stays_on_the_screen(
    bench: Bench, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_what: object) -> None:
        raise OSError(ENOSPC, "No space left on device")

    bench.go("agendas")
    monkeypatch.setattr(workspace.sessions, "remove", full)
    bench.commands.by_name["session.remove"].trigger()
    assert bench.here == "agendas"
    assert "nothing was changed" in bench.failure_banner.said


def test_the_title_of_a_session_that_is_undone_leaves_the_window(
    bench: Bench, workspace: Workspace, window: MainWindow
) -> None:
    made = replace(retreat(), id=uuid4(), title="Brand new")
    workspace.sessions.add(made, "New session")
    bench.open_session(made.id)
    assert window.windowTitle().startswith("Brand new")
    bench.commands.by_name["undo"].trigger()
    assert window.windowTitle().startswith(workspace.name)


def test_f1_shows_every_key_that_works(qtbot: QtBot, bench: Bench, window: MainWindow) -> None:
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_F1)
    dialog = opened(qtbot, KeyboardHelp)
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    for shortcut in shortcuts.SHORTCUTS.values():
        assert not shortcut.keys or shortcuts.words(shortcut.name).rstrip("…") in shown
    assert "Ctrl+K" in shown
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not bench.tools.work.running)


def test_no_two_actions_anywhere_share_a_key() -> None:
    for where in {shortcut.where for shortcut in shortcuts.SHORTCUTS.values()}:
        keys = [key for one in shortcuts.SHORTCUTS.values() if one.where == where for key in one.keys]
        assert len(keys) == len(set(keys)), where


def test_about_shows_the_license_of_everything_bundled(qtbot: QtBot, bench: Bench) -> None:
    bench.commands.by_name["about"].trigger()
    dialog = opened(qtbot, About)
    text = dialog.license_text.toPlainText()
    assert all(name in text for name in ("PySide6", "Source", "sqlcipher3", "SQLAlchemy"))
    assert text.startswith("aiohappyeyeballs ")  # the first work, without markup
    assert "```" not in text
    dialog.accept()
    qtbot.waitUntil(lambda: not bench.tools.work.running)


def test_a_field_keeps_its_own_undo(qtbot: QtBot, bench: Bench, workspace: Workspace) -> None:
    workspace.sessions.save(replace(retreat(), title="Other"), "Rename session")
    field = QLineEdit(bench)
    field.show()
    field.setFocus()
    QTest.keyClicks(field, "abc")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
    assert workspace.sessions.get(retreat().id).title == "Other"


def test_a_backup_that_cannot_be_made_is_said_until_there_is_one(
    qtbot: QtBot, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    backing_up = bench.findChild(BackingUp)
    backups = bench.workspace.backups
    assert backing_up is not None

    def refuse() -> None:
        raise WorkspaceError(Fault.BACKUP_FAILED, backups.folder)

    with monkeypatch.context() as broken:
        broken.setattr(backups, "make", refuse)
        with qtbot.waitSignals([backing_up.failed, bench.tools.work.ended]):
            backing_up.look()
    assert bench.notices.said.startswith("No backup could be made")
    with qtbot.waitSignals([backing_up.made, bench.tools.work.ended]):
        backing_up.look()
    assert bench.notices.said == ""
