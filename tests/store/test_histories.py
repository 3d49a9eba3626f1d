"""Undo goes on after a lock or a restart, and never where anything else has been at the database."""

import os
import shutil
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from core_facilitator.domain.agendas import Session
from core_facilitator.domain.edits import change_block, change_day, remove_blocks
from core_facilitator.store import files, histories, schema, workspace
from core_facilitator.store.key_files import LOWEST
from core_facilitator.store.workspace import Workspace
from samples import retreat
from workspaces import PASSPHRASE


def opened(folder: Path) -> Workspace:
    return workspace.open(folder, PASSPHRASE)


def reopened(here: Workspace) -> Workspace:
    here.close()
    return opened(here.folder)


def edits() -> tuple[Session, ...]:
    """The sample after one edit more each time: of text, a date, a time, a list, and a session that loses blocks."""
    (day, *_more) = retreat().days
    block = day.blocks[0]
    first = replace(retreat(), title="Another title", outcomes=("One", "Two"))
    second = change_day(first, day.id, date=date(2027, 1, 2), start=time(7, 5), notes="Ünïcödé 🙂\n“quoted”")
    third = change_block(second, block.id, pin=time(8, 45), prompts=("What now?",), leads=())
    return first, second, third, remove_blocks(third, [one.id for one in day.blocks[1:3]])


def test_every_kind_of_edit_is_undone_and_redone_after_opening_again(locked: Path) -> None:
    here = opened(locked)
    for number, session in enumerate(edits()):
        here.sessions.save(session, f"Edit {number}")
    wanted = [retreat(), *edits()]
    here = reopened(here)
    for place in (3, 2, 1, 0):
        assert here.database.undo() == f"Edit {place}"
        assert here.sessions.get(retreat().id) == wanted[place]
        here = reopened(here)
    assert here.database.redo_label == "Edit 0"
    for place in (1, 2, 3, 4):
        here.database.redo()
        assert here.sessions.get(retreat().id) == wanted[place]
        here = reopened(here)
    assert (here.database.undo_label, here.database.redo_label) == ("Edit 3", None)
    assert here.check() == ()
    here.close()


def test_a_removed_session_comes_back_after_a_lock(locked: Path) -> None:
    here = opened(locked)
    here.sessions.remove(retreat().id, "Remove session")
    here = reopened(here)
    assert here.sessions.summaries() == []
    assert here.database.undo() == "Remove session"
    assert here.sessions.get(retreat().id) == retreat()
    here.close()


def steps_left(folder: Path, passphrase: str = PASSPHRASE) -> str | None:
    here = workspace.open(folder, passphrase)
    label = here.database.undo_label
    here.close()
    return label


@pytest.fixture
def edited(locked: Path) -> Path:
    """A closed workspace with a step that can be undone."""
    here = opened(locked)
    here.sessions.save(edits()[0], "Rename")
    here.close()
    return locked


def test_opening_and_closing_keeps_what_can_be_undone(edited: Path) -> None:
    assert steps_left(edited) == "Rename"
    assert steps_left(edited) == "Rename"


def test_another_passphrase_changes_nothing_about_it(edited: Path) -> None:
    here = opened(edited)
    here.change_passphrase("four loud herons", cost=LOWEST)
    here.close()
    assert steps_left(edited, "four loud herons") == "Rename"


def test_nothing_is_undone_in_a_database_that_was_changed_since(edited: Path) -> None:
    before = (edited / files.UNDO).read_bytes()
    here = opened(edited)
    here.drafts.keep("a", "b")
    here.close()
    (edited / files.UNDO).write_bytes(before)
    assert steps_left(edited) is None


def test_nothing_is_undone_after_a_kill(edited: Path, tmp_path: Path) -> None:
    """What is still in the log is not what the steps were made for."""
    here = opened(edited)
    here.sessions.save(retreat(), "Rename back")
    shutil.copytree(edited, tmp_path / "killed")
    here.close()
    assert steps_left(tmp_path / "killed") is None


def test_a_backup_in_the_place_of_the_database_has_nothing_to_undo(edited: Path) -> None:
    here = opened(edited)
    backup = here.backups.all()[0]
    here.close()
    shutil.copyfile(backup.folder / files.DATABASE, edited / files.DATABASE)
    assert steps_left(edited) is None


def test_a_program_of_another_schema_does_not_read_it(edited: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = opened(edited)
    key, key_file = here._key, here._key_file
    here.close()
    belongs = histories.bound(edited / files.DATABASE, key_file)
    assert histories.take(edited, key, belongs).done[-1].label == "Rename"
    monkeypatch.setattr(schema, "NEWEST", schema.NEWEST + 1)
    assert histories.take(edited, key, histories.bound(edited / files.DATABASE, key_file)) == histories.History()


@pytest.mark.parametrize("data", [b"", b"short", os.urandom(500)])
def test_a_damaged_file_is_no_history_and_no_fault(edited: Path, data: bytes) -> None:
    (edited / files.UNDO).write_bytes(data)
    assert steps_left(edited) is None


def test_where_there_is_nothing_to_undo_there_is_no_file(edited: Path) -> None:
    here = opened(edited)
    here.database.forget_steps()
    here.close()
    assert not (edited / files.UNDO).exists()


def test_no_word_is_in_it_as_it_was_typed_and_it_is_in_no_backup(edited: Path) -> None:
    assert b"Another title" not in (edited / files.UNDO).read_bytes()
    assert [file for file in (edited / files.BACKUPS).rglob("*") if file.name == files.UNDO] == []


def test_a_disk_with_no_room_for_it_does_not_keep_the_workspace_from_closing(
    locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = opened(locked)
    here.sessions.save(edits()[0], "Rename")

    def full(_file: Path, _data: bytes) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(files, "write_whole", full)
        here.close()
    again = opened(locked)
    assert again.sessions.get(retreat().id) == edits()[0]
    assert again.database.undo_label is None
    again.close()


def test_the_oldest_steps_are_left_out_where_all_would_be_too_much(
    locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(histories, "LARGEST", 5_000)
    here = opened(locked)
    for number in range(8):
        here.sessions.save(replace(retreat(), notes=f"{number} " * 500), f"Edit {number}")
    here = reopened(here)
    undone = []
    while label := here.database.undo():
        undone.append(label)
    assert undone == [f"Edit {number}" for number in range(7, 7 - len(undone), -1)]
    assert 0 < len(undone) < 8
    here.close()


def test_a_sample_keeps_none(demo: Workspace) -> None:
    demo.sessions.add(retreat())
    demo.close()
    assert not (demo.folder / files.UNDO).exists()


def test_a_workspace_open_for_reading_neither_reads_nor_writes_it(
    edited: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (edited / files.UNDO).read_bytes()
    monkeypatch.setattr(os, "access", lambda _file, _mode: False)
    here = opened(edited)
    assert here.database.undo_label is None
    here.close()
    assert (edited / files.UNDO).read_bytes() == before
