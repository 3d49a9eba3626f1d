"""The sample that is thrown away: nothing that was typed into it can be read by anybody, however the program ended."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.store import sample, workspace
from core_facilitator.store.workspace import Workspace

LONG_AGO = 1_000_000_000


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def passing(temporary: Path) -> Iterator[Workspace]:
    made = sample.make_passing("Sample retreat")
    yield made
    made.close()


def killed(made: Workspace) -> Path:
    """Leave the files as a killed program does, long ago; the system lets go of its lock."""
    made.database.close()
    assert made._lock is not None
    os.close(made._lock.descriptor)
    os.utime(made.folder.parent, (LONG_AGO, LONG_AGO))
    return made.folder


def test_what_a_killed_program_leaves_of_the_sample_opens_for_nobody(temporary: Path) -> None:
    made = sample.make_passing("Sample retreat")
    key = made._key
    left = killed(made)
    assert all(key.hex().encode() not in file.read_bytes() for file in left.rglob("*") if file.is_file())
    with pytest.raises(WorkspaceError) as raised:
        workspace.open(left)
    assert raised.value.fault is Fault.PASSPHRASE_NEEDED
    with pytest.raises(WorkspaceError) as raised:
        workspace.open(left, "guessed")
    assert raised.value.fault is Fault.KEY_FILE_DAMAGED


def test_a_passing_sample_is_a_demo_that_can_be_changed_and_backed_up(passing: Workspace) -> None:
    assert passing.demo
    assert not passing.read_only
    (summary,) = passing.sessions.summaries()
    passing.sessions.remove(summary.id, "Remove session")
    assert passing.backups.make().good


def test_the_next_sample_removes_those_that_killed_programs_left(temporary: Path) -> None:
    left = [killed(sample.make_passing("Sample retreat")) for _ in range(2)]
    older = killed(sample.make(temporary / "core-facilitator-older" / "sample", "Sample retreat"))
    made = sample.make_passing("Sample retreat")
    assert not any(folder.parent.exists() for folder in (*left, older))
    assert [folder.name for folder in temporary.iterdir()] == [made.folder.parent.name]
    made.close()


def test_a_sample_that_is_open_in_another_window_stays(passing: Workspace) -> None:
    os.utime(passing.folder.parent, (LONG_AGO, LONG_AGO))
    sample.make_passing("Sample retreat").close()
    assert len(passing.sessions.summaries()) == 1
    assert passing.folder.exists()


def test_a_sample_that_may_just_be_made_stays(temporary: Path) -> None:
    left = killed(sample.make_passing("Sample retreat"))
    os.utime(left.parent)
    sample.make_passing("Sample retreat").close()
    assert left.exists()


def test_what_belongs_to_another_account_is_not_touched(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left = killed(sample.make_passing("Sample retreat"))
    monkeypatch.setattr(sample, "_user", lambda: 54321)
    sample.make_passing("Sample retreat").close()
    assert left.exists()


def test_a_sample_is_thrown_away_and_another_folder_of_that_name_is_not(passing: Workspace, tmp_path: Path) -> None:
    kept = sample.make(tmp_path / "mine" / "sample", "Mine")
    kept.close()
    passing.close()
    sample.throw_away(kept.folder)
    sample.throw_away(passing.folder)
    assert kept.folder.exists()
    assert not passing.folder.parent.exists()


def test_a_sample_that_finds_no_room_leaves_nothing(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object, **_more: object) -> Workspace:
        raise WorkspaceError(Fault.DISK_FULL, temporary)

    monkeypatch.setattr(workspace, "create_demo", full)
    with pytest.raises(WorkspaceError):
        sample.make_passing("Sample retreat")
    assert list(temporary.iterdir()) == []
