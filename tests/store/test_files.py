import errno
import os
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest

from core_facilitator.domain.faults import Fault
from core_facilitator.store import files, sample, workspace
from core_facilitator.store.key_files import LOWEST
from workspaces import PASSPHRASE, fails_with


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")
    files.write_whole(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == b"new"
    assert [file.name for file in tmp_path.iterdir()] == ["file"]


def test_what_reads_back_differently_does_not_replace_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"old")
    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", lambda _file: b"nex")
        with pytest.raises(OSError, match="reads back differently"):
            files.write_whole(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["file"]


def test_a_full_disk_leaves_nothing_of_the_new_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"old")

    def full(_file: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files, "sync", full)
    with pytest.raises(OSError, match="No space"):
        files.write_whole(tmp_path / "file", b"new")
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"file": b"old"}


def test_a_new_folder_is_known_to_every_folder_above_it_that_is_new_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without that, a power cut could take a whole workspace with it: its own files are synced, its name is not."""
    synced: list[Path] = []
    monkeypatch.setattr(files, "sync_folder", synced.append)
    files.make_folder(tmp_path / "a" / "b" / "c")
    assert synced == [tmp_path, tmp_path / "a", tmp_path / "a" / "b"]
    files.make_folder(tmp_path / "a" / "b" / "c")
    assert len(synced) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights otherwise")
def test_nobody_else_may_look_into_a_new_folder(tmp_path: Path) -> None:
    files.make_folder(tmp_path / "a" / "b")
    assert [folder.stat().st_mode & 0o777 for folder in (tmp_path / "a", tmp_path / "a" / "b")] == [0o700, 0o700]


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (errno.ENOSPC, Fault.DISK_FULL),
        (errno.EACCES, Fault.FOLDER_NOT_WRITABLE),
        (errno.EROFS, Fault.FOLDER_NOT_WRITABLE),
        (None, Fault.FOLDER_NOT_WRITABLE),
    ],
)
def test_a_full_disk_is_told_from_a_folder_that_cannot_be_written_to(
    tmp_path: Path, number: int | None, fault: Fault
) -> None:
    error = OSError("wrong") if number is None else OSError(number, "wrong")
    assert files.failure(error, tmp_path).fault is fault


def test_a_building_that_fails_leaves_an_existing_folder_empty(tmp_path: Path) -> None:
    with fails_with(Fault.FOLDER_NOT_WRITABLE), files.built(tmp_path) as building:
        (building / files.DATABASE).write_bytes(b"half")
        (building / "no such folder" / files.KEY).write_bytes(b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_workspace_cut_short_while_it_moves_in_has_no_key_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The key file moves last: without it nobody takes the folder for a whole workspace."""
    moved: list[str] = []
    replace = Path.replace

    def note(source: Path, target: Path) -> Path:
        moved.append(target.name)
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", note)
    with files.built(tmp_path) as building:
        for name in (files.KEY, files.DATABASE, "backup.json"):
            (building / name).write_bytes(b"x")
    assert moved[-1] == files.KEY


def test_macos_is_asked_for_a_sync_that_reaches_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fcntl = pytest.importorskip("fcntl", reason="Windows has none")
    asked: list[int] = []
    (tmp_path / "file").write_bytes(b"x")
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", lambda _descriptor, command: asked.append(command))
    files.sync(tmp_path / "file")
    assert asked == [51]


@pytest.mark.parametrize("number", [errno.ENOTSUP, errno.ENOTTY])
def test_where_macos_cannot_sync_to_the_disk_the_usual_sync_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """As SQLite does: a share or a stick of another system has only the usual one."""
    fcntl = pytest.importorskip("fcntl", reason="Windows has none")
    asked: list[int] = []

    def refuse(_descriptor: int, _command: int) -> None:
        raise OSError(number, "Not supported")

    (tmp_path / "file").write_bytes(b"x")
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", refuse)
    monkeypatch.setattr(os, "fsync", asked.append)
    files.sync(tmp_path / "file")
    assert len(asked) == 1


def test_a_sync_that_the_disk_fails_on_macos_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fcntl = pytest.importorskip("fcntl", reason="Windows has none")

    def fail(_descriptor: int, _command: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    (tmp_path / "file").write_bytes(b"x")
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", fail)
    with pytest.raises(OSError, match="Input/output"):
        files.sync(tmp_path / "file")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows syncs folders by itself")
def test_a_file_system_that_syncs_no_folders_is_not_taken_for_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(errno.EINVAL, "Invalid argument")

    def fail(_descriptor: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", refuse)
        files.sync_folder(tmp_path)
        patched.setattr(os, "fsync", fail)
        with pytest.raises(OSError, match="Input/output"):
            files.sync_folder(tmp_path)


@pytest.mark.parametrize(("failures", "moved"), [(1, True), (4, True), (5, False)])
def test_on_windows_a_file_that_a_virus_scanner_holds_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failures: int, *, moved: bool
) -> None:
    replace, waited, left = Path.replace, list[float](), [failures]

    def held(source: Path, target: Path) -> Path:
        left[0] -= 1
        if left[0] >= 0:
            raise PermissionError(errno.EACCES, "The process cannot access the file")
        return replace(source, target)

    (tmp_path / "file").write_bytes(b"old")
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr("time.sleep", waited.append)
    with nullcontext() if moved else pytest.raises(PermissionError):
        files.write_whole(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == (b"new" if moved else b"old")
    assert len(waited) == min(failures, 4)


def test_a_file_that_may_not_be_replaced_is_not_waited_for_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_source: Path, _target: Path) -> Path:
        raise PermissionError(errno.EACCES, "Permission denied")

    def wait(_seconds: float) -> None:
        pytest.fail("nobody holds files here")

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr("time.sleep", wait)
    with pytest.raises(PermissionError):
        files.write_whole(tmp_path / "file", b"new")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_on_a_drive_that_is_not_there_is_the_systems_own_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """The top of a drive has itself above it: looking further up would never end."""
    monkeypatch.setattr(Path, "is_dir", lambda _folder: False)
    monkeypatch.setattr(Path, "mkdir", lambda _folder, **_how: (_ for _ in ()).throw(FileNotFoundError("no drive")))
    with pytest.raises(FileNotFoundError):
        files.make_folder(Path("retreats").absolute())


def test_windows_syncs_folders_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    files.sync_folder(tmp_path / "not even there")
    monkeypatch.undo()
    with pytest.raises(FileNotFoundError):
        files.sync_folder(tmp_path / "not even there")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes; a profile's folders are its owner's alone")
def test_no_other_account_can_read_anything_of_a_workspace(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir(mode=0o755)
    made, _code = workspace.create(shared, "Fall", PASSPHRASE, cost=LOWEST)
    made.sessions.add(sample.session())
    made.close()
    files.write_whole(shared / files.KEY, (shared / files.KEY).read_bytes())
    readable = [file for file in shared.iterdir() if file.stat().st_mode & 0o077]
    assert readable == []
    assert (shared / files.BACKUPS).is_dir()
