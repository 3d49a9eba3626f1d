import errno
import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from core_facilitator.domain.faults import Fault
from core_facilitator.store import files, locks
from workspaces import fails_with

HOLDER = """
import sys
from pathlib import Path
from core_facilitator.store import locks
locks.take(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def holder(folder: Path) -> "subprocess.Popen[bytes]":
    """Return another process that holds the folder's lock until its input ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stdout.readline().strip() == b"held"
    return process


def ended(process: "subprocess.Popen[bytes]") -> None:
    process.kill()
    process.communicate()


def test_a_lock_held_by_a_living_process_is_not_taken(tmp_path: Path) -> None:
    process = holder(tmp_path)
    try:
        with fails_with(Fault.OPEN_ALREADY) as caught:
            locks.take(tmp_path, take_over=True)
        assert str(process.pid) in caught.value.detail
        assert platform.node() in caught.value.detail
    finally:
        ended(process)


def test_a_lock_left_by_a_killed_process_is_taken_without_asking(tmp_path: Path) -> None:
    ended(holder(tmp_path))
    assert (tmp_path / files.LOCK).read_text("utf-8") != ""
    lock = locks.take(tmp_path)
    assert (tmp_path / files.LOCK).read_text("utf-8").startswith(f"{os.getpid()}\n")
    lock.release()


def test_the_same_process_does_not_take_it_twice(tmp_path: Path) -> None:
    lock = locks.take(tmp_path)
    with fails_with(Fault.OPEN_ALREADY):
        locks.take(tmp_path)
    lock.release()
    locks.take(tmp_path).release()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00 garbage", b"12\n", b"a\nb\nc\nd\ne\n" * 500])
def test_an_empty_or_unreadable_lock_file_is_taken(tmp_path: Path, content: bytes) -> None:
    (tmp_path / files.LOCK).write_bytes(content)
    locks.take(tmp_path).release()
    assert (tmp_path / files.LOCK).read_bytes() == b""


def test_a_lock_of_another_computer_is_explained_and_taken_over_when_asked_to(tmp_path: Path) -> None:
    (tmp_path / files.LOCK).write_text("12\nkitchen-laptop\ncore-facilitator\n", "utf-8")
    with fails_with(Fault.OPEN_ON_ANOTHER_COMPUTER) as caught:
        locks.take(tmp_path)
    assert caught.value.detail == "kitchen-laptop"
    locks.take(tmp_path, take_over=True).release()


def test_a_pid_that_was_used_again_does_not_fool_it(tmp_path: Path) -> None:
    (tmp_path / files.LOCK).write_text(f"{os.getppid()}\n{platform.node()}\nsomething\n", "utf-8")
    locks.take(tmp_path).release()
    assert (tmp_path / files.LOCK).exists()


def test_a_folder_that_cannot_be_written_to_is_the_systems_own_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="missing"):
        locks.take(tmp_path / "missing")


def test_a_file_system_without_locks_is_not_taken_for_a_second_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(locks, "_hold", refuse)
    with pytest.raises(OSError, match="No locks"):
        locks.take(tmp_path)


def test_a_drive_that_is_gone_does_not_keep_a_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(_descriptor: int, _length: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    lock = locks.take(tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr(os, "ftruncate", gone)
        lock.release()
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(lock.descriptor)  # it is closed all the same
    locks.take(tmp_path).release()
