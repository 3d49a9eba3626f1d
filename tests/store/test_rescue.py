import shutil
from errno import ENOSPC
from pathlib import Path

import pytest

from core_facilitator.domain.faults import Fault
from core_facilitator.store import backups, files, rescue, workspace
from core_facilitator.store.key_files import LOWEST
from workspaces import PASSPHRASE, fails_with, make_locked


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace with one backup, made as it was closed."""
    return make_locked(tmp_path / "Juniper Valley")


def test_the_damaged_files_are_copied_whole_into_a_folder_of_their_own(folder: Path, tmp_path: Path) -> None:
    (folder / "workspace.db-wal").write_bytes(b"what was left of the log")
    target = tmp_path / "drive"
    target.mkdir()
    copies = [rescue.copy_damaged(folder, target, "Damaged") for _ in range(2)]
    assert [copy.name for copy in copies] == ["Damaged", "Damaged (2)"]
    for copy in copies:
        for name in (files.DATABASE, "workspace.db-wal", files.KEY):
            assert (copy / name).read_bytes() == (folder / name).read_bytes()


def test_a_copy_for_which_there_is_no_room_leaves_nothing_behind(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes()[:100])
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    with fails_with(Fault.DISK_FULL):
        rescue.copy_damaged(folder, tmp_path, "Damaged")
    assert not (tmp_path / "Damaged").exists()


def test_a_lost_key_file_comes_back_from_the_newest_backup(folder: Path) -> None:
    (folder / files.KEY).unlink()
    (newest,) = backups.found(folder)
    assert rescue.bring_back_key(folder) == newest.made_at
    workspace.open(folder, PASSPHRASE).close()


def test_a_damaged_key_file_is_set_aside_and_never_lost(folder: Path) -> None:
    for damage in (b"first", b"second"):
        (folder / files.KEY).write_bytes(damage)
        rescue.bring_back_key(folder)
    assert (folder / "workspace.key.damaged").read_bytes() == b"first"
    assert (folder / "workspace.key.damaged-2").read_bytes() == b"second"
    workspace.open(folder, PASSPHRASE).close()


def test_a_backup_whose_key_file_is_damaged_is_passed_over(folder: Path) -> None:
    (backup,) = backups.found(folder)
    (backup.folder / files.KEY).write_bytes(b"{}")
    assert rescue.backup_with_key(folder) is None
    with fails_with(Fault.KEY_FILE_MISSING):
        rescue.bring_back_key(folder)


def test_the_key_file_of_another_workspace_is_not_taken_for_this_one(folder: Path, tmp_path: Path) -> None:
    other = make_locked(tmp_path / "other")
    (backup,) = backups.found(folder)
    shutil.copyfile(other / files.KEY, backup.folder / files.KEY)
    assert rescue.backup_with_key(folder) is None


def test_a_backup_is_restored_beside_whatever_is_there_already(folder: Path, tmp_path: Path) -> None:
    backup = backups.newest_good(folder)
    assert backup is not None
    (tmp_path / "Restored").mkdir()
    made = rescue.restore_beside(backup, tmp_path, "Restored")
    assert made == tmp_path / "Restored (2)"
    workspace.open(made, PASSPHRASE).close()


def test_a_backup_from_before_a_change_of_passphrase_is_known(folder: Path) -> None:
    (backup,) = backups.found(folder)
    assert rescue.opens_as_now(backup, folder)
    opened = workspace.open(folder, PASSPHRASE)
    opened.change_passphrase("two otters by the weir", cost=LOWEST)
    opened.close()
    assert not rescue.opens_as_now(backup, folder)
