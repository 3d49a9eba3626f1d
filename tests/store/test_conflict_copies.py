"""Conflict copies of a sync program are named, and neither read nor changed."""

from pathlib import Path

import pytest

from core_facilitator.domain.faults import Notice
from core_facilitator.messages import notice
from core_facilitator.store import conflict_copies, files, workspace
from workspaces import PASSPHRASE, make_locked

COPIES = [
    "workspace (Jane's conflicted copy 2026-10-14).db",
    "workspace (conflicted copy).db",
    "workspace (conflicted copy 2026-10-14 101500).db",
    "workspace (In Konflikt stehende Kopie von Jane 2026-10-14).db",
    "workspace.sync-conflict-20261014-101500-ABCDEFG.db",
    "workspace_conflict-20261014-101500.db",
    "workspace-DESKTOP-4711.db",
    "workspace (1).db",
    "workspace 2.db",
    "Workspace (Jane's conflicted copy 2026-10-14).key",
    "workspace.sync-conflict-20261014-101500-ABCDEFG.db-wal",
]


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_is_known_by_how_its_name_begins_and_ends(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    assert conflict_copies.found(tmp_path) == (name,)


def test_what_the_program_itself_keeps_there_is_no_copy(tmp_path: Path) -> None:
    own = (files.DATABASE, files.KEY, files.NEW_KEY, files.OLD_KEY, files.DAMAGED_KEY, files.LOCK, files.UNDO)
    for name in (*own, "workspace.db-wal", "workspace.db-shm", f"{files.DAMAGED_KEY}-2", "workspaces.db", "notes.db"):
        (tmp_path / name).touch()
    assert conflict_copies.found(tmp_path) == ()


def test_where_nothing_can_be_read_there_are_none(tmp_path: Path) -> None:
    assert conflict_copies.found(tmp_path / "gone") == ()


def test_a_workspace_with_copies_beside_it_opens_names_them_and_leaves_them_alone(tmp_path: Path) -> None:
    folder = make_locked(tmp_path / "work")
    for name in COPIES[:4]:
        (folder / name).write_bytes(b"as it was")
    opened = workspace.open(folder, PASSPHRASE)
    assert opened.notices == (Notice.CONFLICT_COPIES,)
    said = notice(Notice.CONFLICT_COPIES, detail=opened.conflict_copies)
    assert said.startswith(f"Copies of this workspace's files are beside it ({sorted(COPIES[:4])[0]}, ")
    assert ", …). A sync program" in said
    opened.close()
    assert all((folder / name).read_bytes() == b"as it was" for name in COPIES[:4])


def test_a_copy_can_be_looked_into_as_the_notice_says(tmp_path: Path) -> None:
    folder = make_locked(tmp_path / "work")
    aside = tmp_path / "aside"
    aside.mkdir()
    for name in (files.DATABASE, files.KEY):
        (aside / name).write_bytes((folder / name).read_bytes())
    looked = workspace.open(aside, PASSPHRASE)
    assert len(looked.sessions.summaries()) == 1
    assert looked.notices == ()
    looked.close()


def test_without_copies_nothing_is_said(tmp_path: Path) -> None:
    opened = workspace.open(make_locked(tmp_path / "work"), PASSPHRASE)
    assert (opened.notices, opened.conflict_copies) == ((), "")
    opened.close()
