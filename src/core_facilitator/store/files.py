"""Writing files so that a crash or a full disk leaves the old one whole."""

import errno
import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

from core_facilitator.domain.faults import Fault, WorkspaceError

DATABASE = "workspace.db"
KEY = "workspace.key"
NEW_KEY = "workspace.key.new"
OLD_KEY = "workspace.key.old"
DAMAGED_KEY = "workspace.key.damaged"
LOCK = "workspace.lock"
BACKUPS = "backups"
UNDO = "workspace.undo"
CHECK_INS = "check-ins"

OWNER_ONLY = 0o600
"""Whoever has a workspace's files may try passphrases on them as long as they like, so no other account may read them.

Windows has no such modes; there a folder in somebody's own profile is theirs alone."""

_WAITS = (0.1, 0.2, 0.4, 0.8)
"""Seconds between tries to move a file on Windows, where a virus scanner may hold a new one for a moment."""

_CANNOT_SYNC = frozenset({errno.EINVAL, errno.EBADF, errno.ENOTSUP, errno.ENOTTY})
"""What file systems say that cannot sync this: some on other computers do not sync folders, nor as macOS wants it."""


def write_whole(file: Path, data: bytes) -> None:
    """Write the file under another name, read it back, and put it in place of the old one.

    Raises:
        OSError: when that failed; the old file is as it was, and nothing is left of the new one. Or when the new one is
            in its place, and the disk then failed to make its name last.
    """
    new = file.with_name(f"{file.name}.new")
    try:
        _write_checked(new, data)
        move(new, file)
    except OSError:
        new.unlink(missing_ok=True)
        raise
    sync_folder(file.parent)


def _write_checked(file: Path, data: bytes) -> None:
    file.touch(mode=OWNER_ONLY)
    file.write_bytes(data)
    sync(file)
    if file.read_bytes() != data:
        raise OSError(errno.EIO, "What was written reads back differently", str(file))


def make_folder(folder: Path) -> None:
    """Make a folder that only this account may look into, and those above it; each stays, whatever happens next."""
    if folder.is_dir():
        return
    if folder.parent != folder:  # a drive that is not there has nothing above it
        make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    sync_folder(folder.parent)


def free_name(file: Path) -> Path:
    """Return that name, or that name and a number, where nothing is yet."""
    names = (file, *(file.with_name(f"{file.name}-{number}") for number in range(2, 1000)))
    return next(each for each in names if not each.exists())


def sync(file: Path) -> None:
    """Return when the file's content is on the disk."""
    with file.open("r+b") as opened:
        _sync(opened.fileno())


def sync_folder(folder: Path) -> None:
    """Return when the folder's names are on the disk. Windows does that by itself, and some file systems do not."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC:
            raise
    finally:
        os.close(descriptor)


@contextmanager
def built(folder: Path) -> Iterator[Path]:
    """Build a workspace in a folder of its own, and move it into its place when it is whole.

    The key file goes last: a folder without one is not taken for a workspace that can be opened.

    Raises:
        WorkspaceError: NOT_A_FOLDER, FOLDER_NOT_EMPTY, FOLDER_NOT_WRITABLE or DISK_FULL.
    """
    building = folder / f".new-{token_hex(4)}"
    new = False
    try:
        _check_empty(folder)
        new = not folder.exists()
        make_folder(building)
        yield building
        for file in sorted(building.iterdir(), key=lambda file: file.name == KEY):
            file.chmod(OWNER_ONLY)
            sync(file)
            move(file, folder / file.name)
        sync_folder(folder)
    except OSError as error:
        raise failure(error, folder) from error
    finally:
        shutil.rmtree(building, ignore_errors=True)
        if new and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def _check_empty(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise WorkspaceError(Fault.NOT_A_FOLDER, folder)
    if folder.exists() and any(folder.iterdir()):
        raise WorkspaceError(Fault.FOLDER_NOT_EMPTY, folder)


def failure(error: OSError, path: Path) -> WorkspaceError:
    """Return what a failed attempt to write a file means."""
    full = error.errno in {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
    fault = Fault.DISK_FULL if full else Fault.FOLDER_NOT_WRITABLE
    return WorkspaceError(fault, path, errno.errorcode.get(error.errno or 0, ""))


def move(source: Path, target: Path) -> None:
    """Move a file or folder into its place; on Windows try again while a virus scanner, say, still reads it."""
    for wait in _WAITS if sys.platform == "win32" else ():
        try:
            source.replace(target)
        except PermissionError:
            time.sleep(wait)
        else:
            return
    source.replace(target)


def _sync(descriptor: int) -> None:
    if sys.platform == "darwin":
        import fcntl

        try:
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        except OSError as error:
            if error.errno not in _CANNOT_SYNC:
                raise
        else:
            return
    os.fsync(descriptor)
