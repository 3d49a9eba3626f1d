"""A full disk under the planner: what was done stays in sight, is counted as unsaved, and is written once it can be."""

import asyncio
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from core_facilitator.domain.agendas import Session
from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.gui.dialogs.people import People
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.unsaved import headline
from core_facilitator.gui.widgets import typed_text
from core_facilitator.store import workspace as workspaces
from core_facilitator.store.workspace import Workspace
from full_disk import full_disk
from planner_desk import Planner
from planner_samples import key, retreat

Key = Qt.Key
CLINIC = f"block/{key('Case clinic')}"


OTHER = Session(id=UUID(int=99), title="Another")


def shown(planner: Planner, title: str) -> str:
    """Return what a screen reader hears of the row that has this title."""
    return next((row for row in planner.rows() if title in row), "")


def rename(planner: Planner, title: str) -> None:
    planner.select("Case clinic")
    planner.press(Key.Key_F2)
    planner.type(title)
    planner.press(Key.Key_Return)


def lengthen(planner: Planner, title: str) -> None:
    planner.select(title)
    planner.press(Key.Key_Plus)


def test_a_title_that_could_not_be_saved_is_in_its_row_and_is_written_with_the_next_change(planner: Planner) -> None:
    minutes = planner.block("Break").minutes
    with full_disk(planner.workspace):
        rename(planner, "Case circle")
        assert planner.block("Case clinic").title == "Case clinic"
        assert headline(planner.saving) == "1 change is not saved: it is only in this window."
        assert shown(planner, "Case circle")
        assert planner.screen.desk.inspector.block.title_edit.toPlainText() == "Case circle"
    lengthen(planner, "Break")
    assert planner.block("Case clinic").title == "Case circle"
    assert planner.block("Break").minutes == minutes + 5
    assert headline(planner.saving) == ""
    assert planner.undo_label == "Change minutes"
    planner.workspace.database.undo()
    assert planner.undo_label == "Edit title"


def test_a_new_block_that_could_not_be_saved_stays_in_the_day(planner: Planner) -> None:
    with full_disk(planner.workspace):
        planner.select("Case clinic")
        planner.press(Key.Key_Return)
        planner.type("Stretch 10")
        planner.press(Key.Key_Return)
        assert "Stretch" not in planner.titles()
        assert shown(planner, "Stretch")
        lengthen(planner, "Break")
        assert [change.label for change in planner.saving.unsaved] == ["Add block", "Change minutes"]
    assert planner.saving.try_again()
    assert planner.day.blocks[4].title == "Stretch"
    assert shown(planner, "Stretch")


def test_a_note_that_could_not_be_saved_is_there_when_its_block_is_shown_again(planner: Planner) -> None:
    notes = planner.screen.desk.inspector.block.notes_edit
    with full_disk(planner.workspace):
        notes.setFocus()
        planner.type("Important. ")
        planner.select("Break")
        assert notes.toPlainText() == planner.block("Break").notes
        planner.select("Case clinic")
        assert notes.toPlainText().startswith("Important. ")
        assert not planner.block("Case clinic").notes.startswith("Important. ")
        planner.select("Break")
    planner.press(Key.Key_Plus)
    assert planner.block("Case clinic").notes.startswith("Important. ")
    planner.select("Case clinic")
    assert notes.toPlainText().startswith("Important. ")
    assert planner.saving.failure is None


def test_minutes_that_could_not_be_saved_stay_in_the_row(planner: Planner) -> None:
    with full_disk(planner.workspace):
        planner.screen.desk.day_typing.open(key("Case clinic"), "minutes")
        planner.press(Key.Key_A, held=Qt.KeyboardModifier.ControlModifier)
        planner.type("1h25")
        planner.press(Key.Key_Return)
        assert planner.block("Case clinic").minutes == 60
        assert "Case clinic, 85 min," in shown(planner, "Case clinic")
        assert planner.screen.desk.inspector.block.minutes_spin.value() == 85
    lengthen(planner, "Break")
    assert planner.block("Case clinic").minutes == 85


def test_a_cell_that_could_not_be_saved_stays_in_its_table(planner: Planner, qtbot: QtBot) -> None:
    table = planner.screen.desk.inspector.block.steps_table
    with full_disk(planner.workspace):
        planner.screen.desk.inspector.block.scroll_area.ensureWidgetVisible(table)
        table.view.setFocus()
        table.view.setCurrentIndex(table.view.model().index(0, 0))
        planner.press(Key.Key_Return)
        editor = table.view.viewport().findChild(QLineEdit)
        assert editor is not None
        editor.selectAll()
        QTest.keyClicks(editor, "Somebody tells a case")
        with qtbot.waitSignal(editor.destroyed):
            QTest.keyClick(editor, Key.Key_Return)
        assert planner.block("Case clinic").steps[0].title != "Somebody tells a case"
        assert table.view.model().index(0, 0).data() == "Somebody tells a case"
        planner.select("Break")
        planner.select("Case clinic")
        assert table.view.model().index(0, 0).data() == "Somebody tells a case"
    lengthen(planner, "Break")
    assert planner.block("Case clinic").steps[0].title == "Somebody tells a case"


def test_a_name_that_could_not_be_saved_is_there_when_the_dialog_opens_again(planner: Planner, qtbot: QtBot) -> None:
    def add(dialog: People) -> None:
        QTest.mouseClick(dialog.people_table.add_button, Qt.MouseButton.LeftButton)
        editor = dialog.people_table.view.viewport().findChild(QLineEdit)
        assert editor is not None
        QTest.keyClicks(editor, "Odalys Brandt")
        with qtbot.waitSignal(editor.destroyed):
            QTest.keyClick(editor, Key.Key_Return)
        dialog.accept()

    names: list[str] = []

    def look(dialog: People) -> None:
        names.extend(person.name for person in dialog.people_table.records)
        dialog.accept()

    planner.ask.answer = add
    with full_disk(planner.workspace):
        planner.screen.desk.session_commands.edit_people()
        planner.ask.answer = look
        planner.screen.desk.session_commands.edit_people()
    assert "Odalys Brandt" in names
    assert "Odalys Brandt" not in [person.name for person in planner.now.people]
    assert planner.saving.try_again()
    assert "Odalys Brandt" in [person.name for person in planner.now.people]


def test_choices_and_removals_are_kept_like_texts(planner: Planner) -> None:
    kind = planner.screen.desk.inspector.block.kind_combo
    with full_disk(planner.workspace):
        planner.select("Case clinic")
        before = kind.currentIndex()
        kind.setFocus()
        planner.press(Key.Key_Down if before == 0 else Key.Key_Up)
        planner.select("Break")
        planner.press(Key.Key_Delete)
        assert "Break" in planner.titles()
        assert not any(row.startswith("Break") for row in planner.rows())
        planner.select("Case clinic")
        assert kind.currentIndex() != before
        assert headline(planner.saving) == "2 changes are not saved: they are only in this window."
    assert planner.saving.try_again()
    assert "Break" not in planner.titles()
    assert planner.block("Case clinic").kind.value == kind.currentData()


def test_changes_of_two_sessions_wait_together_and_each_is_shown_where_it_was_made(planner: Planner) -> None:
    planner.workspace.sessions.add(OTHER)
    with full_disk(planner.workspace):
        rename(planner, "Case circle")
        planner.screen.open_session(OTHER.id)
        planner.screen.desk.session_commands.add_day()
        planner.screen.open_session(retreat().id, key("Case clinic"))
        assert shown(planner, "Case circle")
    assert planner.saving.try_again()
    assert planner.block("Case clinic").title == "Case circle"
    assert len(planner.workspace.sessions.get(OTHER.id).days) == len(OTHER.days) + 1


def test_nothing_overtakes_what_waits(planner: Planner) -> None:
    with full_disk(planner.workspace):
        rename(planner, "Case circle")
        assert not planner.saving.attempt(planner.workspace.sessions.remove, retreat().id, "Remove session")
        assert planner.saving.refused
    assert planner.saving.try_again()
    assert planner.block("Case clinic").title == "Case circle"


def test_what_is_being_typed_and_cannot_be_kept_is_told_and_kept_later(planner: Planner, qtbot: QtBot) -> None:
    notes = planner.screen.desk.inspector.block.notes_edit
    with full_disk(planner.workspace):
        notes.setFocus()
        planner.type("Slow. ")
        qtbot.waitUntil(lambda: planner.saving.typing, timeout=typed_text.PAUSE * 5)
        assert headline(planner.saving) == "What you are typing is not saved: it is only in this window."
        assert notes.toPlainText().startswith("Slow. ")
    assert planner.saving.try_again()
    kept = planner.workspace.drafts.get(f"{CLINIC}/notes")
    assert kept is not None
    assert kept.text.startswith("Slow. ")
    planner.view.setFocus()
    assert planner.block("Case clinic").notes.startswith("Slow. ")
    assert planner.workspace.drafts.all() == []


def test_a_text_given_up_with_escape_is_no_longer_told_as_unsaved(planner: Planner, qtbot: QtBot) -> None:
    with full_disk(planner.workspace):
        planner.press(Key.Key_Return)
        planner.type("Never mind")
        qtbot.waitUntil(lambda: planner.saving.typing, timeout=typed_text.PAUSE * 5)
        planner.press(Key.Key_Escape)
        assert headline(planner.saving) == ""
        assert planner.saving.failure is None


def test_a_draft_that_still_fits_settles_nothing_that_waits(planner: Planner, qtbot: QtBot) -> None:
    with full_disk(planner.workspace):
        rename(planner, "Case circle")
        planner.press(Key.Key_Return)
        planner.type("Stretch")
        qtbot.waitUntil(lambda: planner.saving.typing, timeout=typed_text.PAUSE * 5)
        assert headline(planner.saving) == "1 change is not saved: it is only in this window."
    planner.type(" 10")
    qtbot.waitUntil(lambda: not planner.saving.typing, timeout=typed_text.PAUSE * 5)
    assert headline(planner.saving) == "1 change is not saved: it is only in this window."
    planner.press(Key.Key_Return)
    assert headline(planner.saving) == ""
    assert planner.block("Case clinic").title == "Case circle"
    assert planner.day.blocks[4].title == "Stretch"


def again_after_kill(planner: Planner, theme: Theme, folder: Path, loop: asyncio.AbstractEventLoop) -> Planner:
    """Open another planner on the same workspace: the first one never got to save or close."""
    again = Planner(planner.workspace, theme, folder, loop)
    again.screen.open_session(retreat().id, key("Case clinic"))
    return again


def test_a_kill_on_a_full_disk_costs_what_the_banner_said_and_nothing_else(
    planner: Planner, theme: Theme, tmp_path: Path, qtbot: QtBot, loop: asyncio.AbstractEventLoop
) -> None:
    before = planner.now
    with full_disk(planner.workspace):
        rename(planner, "Case circle")
        assert headline(planner.saving) == "1 change is not saved: it is only in this window."
    again = again_after_kill(planner, theme, tmp_path, loop)
    qtbot.addWidget(again.window)
    qtbot.addWidget(again.screen)
    assert again.now == before
    assert again.workspace.drafts.all() == []
    again.work.close()


def test_where_a_draft_can_still_be_written_a_kill_does_not_cost_the_text(
    planner: Planner,
    theme: Theme,
    tmp_path: Path,
    qtbot: QtBot,
    loop: asyncio.AbstractEventLoop,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: Any) -> None:
        raise WorkspaceError(Fault.WRITE_REFUSED, planner.workspace.folder)

    monkeypatch.setattr(planner.workspace.sessions, "save", refuse)
    rename(planner, "Case circle")
    planner.screen.desk.inspector.block.notes_edit.setFocus()
    planner.type("Breathe. ")
    planner.select("Break")
    assert {draft.place for draft in planner.workspace.drafts.all()} == {f"{CLINIC}/title", f"{CLINIC}/notes"}
    monkeypatch.undo()
    again = again_after_kill(planner, theme, tmp_path, loop)
    qtbot.addWidget(again.window)
    qtbot.addWidget(again.screen)
    again.screen.show()
    offers = again.screen.desk.inspector.block.offers()
    assert len(offers) == 2
    for offer in offers:
        QTest.mouseClick(offer.use_button, Qt.MouseButton.LeftButton)
    assert again.block("Case clinic").title == "Case circle"
    assert again.block("Case clinic").notes.startswith("Breathe. ")
    assert again.workspace.drafts.all() == []
    again.work.close()


def test_drafts_of_what_waited_go_once_it_is_saved(planner: Planner, monkeypatch: pytest.MonkeyPatch) -> None:
    refused, save = [True], planner.workspace.sessions.save

    def refuse_at_first(session: Session, label: str) -> None:
        if refused[0]:
            raise WorkspaceError(Fault.WRITE_REFUSED, planner.workspace.folder)
        save(session, label)

    monkeypatch.setattr(planner.workspace.sessions, "save", refuse_at_first)
    rename(planner, "Case circle")
    assert len(planner.workspace.drafts.all()) == 1
    refused[0] = False
    lengthen(planner, "Break")
    assert planner.block("Case clinic").title == "Case circle"
    assert planner.workspace.drafts.all() == []


def test_a_draft_that_cannot_be_removed_is_removed_with_the_next_write(
    planner: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any) -> None:
        raise WorkspaceError(Fault.DISK_FULL, planner.workspace.folder)

    planner.screen.desk.typing.keep(f"{CLINIC}/credit", "Ours")
    assert [draft.text for draft in planner.workspace.drafts.all()] == ["Ours"]
    with monkeypatch.context() as broken:
        broken.setattr(planner.workspace.drafts, "drop", refuse)
        planner.screen.desk.typing.drop(f"{CLINIC}/credit")
        assert planner.saving.failure is None
    lengthen(planner, "Break")
    assert planner.workspace.drafts.all() == []


def test_a_text_that_differs_only_in_spaces_leaves_no_draft(planner: Planner) -> None:
    title = planner.screen.desk.inspector.block.title_edit
    title.setFocus()
    planner.press(Key.Key_End)
    planner.type("  ")
    planner.view.setFocus()
    assert planner.block("Case clinic").title == "Case clinic"
    assert planner.workspace.drafts.all() == []


class TestOnARealFullDisk:
    """A disk of four megabytes, where the system lets us mount one."""

    @pytest.fixture
    def disk(self, tmp_path: Path) -> Iterator[Path]:
        point = tmp_path / "disk"
        point.mkdir()
        mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(point)]
        if not sys.platform.startswith("linux") or subprocess.run(mount, check=False, capture_output=True).returncode:
            pytest.skip("mounting a small disk is not permitted here; the other tests inject the same fault")
        yield point
        subprocess.run(["umount", str(point)], check=True)

    @pytest.fixture
    def workspace(self, disk: Path) -> Iterator[Workspace]:
        opened = workspaces.create_demo(disk / "work", "Work")
        yield opened
        opened.close()

    def test_a_long_text_and_what_follows_it_wait_until_there_is_room(self, disk: Path, planner: Planner) -> None:
        ballast = disk / "ballast"
        ballast.write_bytes(bytes(shutil.disk_usage(disk).free - 200_000))
        long = "A thing worth keeping. " * 30_000
        notes = planner.screen.desk.inspector.block.notes_edit
        notes.setFocus()
        QApplication.clipboard().setText(long)
        notes.paste()
        minutes = planner.block("Break").minutes
        lengthen(planner, "Break")
        assert headline(planner.saving) == "2 changes are not saved: they are only in this window."
        ballast.unlink()
        assert planner.saving.try_again()
        assert long in planner.block("Case clinic").notes
        assert planner.block("Break").minutes == minutes + 5
