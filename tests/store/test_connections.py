"""Settings that a connection has, those that only another system needs, and what SQLite keeps beside the database."""

import shutil
import sys
from contextlib import closing
from pathlib import Path

import pytest

from core_facilitator.store import connections, files, workspace
from core_facilitator.store.connections import Mode
from core_facilitator.store.workspace import Workspace
from samples import retreat

ON_MACOS = ("fullfsync", "checkpoint_fullfsync")


def settings(workspace: Workspace, mode: Mode, *names: str) -> list[int]:
    """Return what a new connection to the workspace's database says of its settings."""
    with closing(connections.connect(workspace.folder / files.DATABASE, workspace._key, mode)) as connection:
        connections.prepare(connection, mode)
        return [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names]


def test_a_database_that_another_program_holds_is_waited_for(demo: Workspace) -> None:
    assert settings(demo, "rw", "busy_timeout") == settings(demo, "ro", "busy_timeout") == [5000]


def test_macos_is_told_to_write_through_to_the_disk(demo: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings(demo, "rw", *ON_MACOS) == [sys.platform == "darwin"] * 2
    monkeypatch.setattr(sys, "platform", "darwin")
    assert settings(demo, "rw", *ON_MACOS) == [1, 1]


@pytest.mark.parametrize("stale", ["garbage", "another database's", "none"])
@pytest.mark.parametrize("closed", [True, False])
def test_whatever_lies_in_the_place_of_the_index_of_the_log_it_is_made_anew(
    demo: Workspace, tmp_path: Path, stale: str, *, closed: bool
) -> None:
    demo.sessions.add(retreat())
    if closed:
        demo.close()
    copy = tmp_path / "copy"
    shutil.copytree(demo.folder, copy, ignore=shutil.ignore_patterns(files.LOCK))
    demo.close()
    index = copy / f"{files.DATABASE}-shm"
    index.unlink(missing_ok=True)
    if stale == "garbage":
        index.write_bytes(b"\xa5" * 40_000)
    elif stale == "another database's":
        other = workspace.create_demo(tmp_path / "other", "Other")
        other.drafts.keep("notes", "of the other")
        shutil.copyfile(other.folder / index.name, index)
        other.close()
    opened = workspace.open(copy)
    assert opened.sessions.get(retreat().id) == retreat()
    assert opened.check() == ()
    opened.close()
    assert not index.exists()
