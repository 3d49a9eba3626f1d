"""Helping a workspace that does not open. Everything is copied or set aside; nothing is ever replaced or removed."""

import shutil
from datetime import datetime
from pathlib import Path

from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.store import backups, files, key_files, keys
from core_facilitator.store.backups import Backup
from core_facilitator.store.key_files import KeyFile

_SALT = 16
_LOG_FILES = ("-wal", "-shm")


def free_folder(parent: Path, name: str) -> Path:
    """Return a folder in `parent` that is not there yet, by that name or by that name and a number."""
    names = (name, *(f"{name} ({number})" for number in range(2, 1000)))
    return next(folder for folder in (parent / each for each in names) if not folder.exists())


def restore_beside(backup: Backup, parent: Path, name: str) -> Path:
    """Restore a backup into a new folder of that name, and return the folder.

    Raises:
        WorkspaceError: BACKUP_DAMAGED, FOLDER_NOT_WRITABLE or DISK_FULL.
    """
    folder = free_folder(parent, name)
    backups.restore(backup, folder)
    return folder


def copy_damaged(workspace: Path, target: Path, name: str) -> Path:
    """Copy the database with its log, and the key files, into a new folder in `target`, and return that folder.

    Raises:
        WorkspaceError: FOLDER_NOT_WRITABLE or DISK_FULL; then nothing is left of the copy.
    """
    folder = free_folder(target, name)
    logs = (f"{files.DATABASE}{end}" for end in _LOG_FILES)
    wanted = (files.DATABASE, *logs, files.KEY, files.NEW_KEY, files.OLD_KEY)
    try:
        files.make_folder(folder)
        for file in (workspace / each for each in wanted):
            if file.is_file():
                shutil.copyfile(file, folder / file.name)
                files.sync(folder / file.name)
                shutil.copystat(file, folder / file.name)
        files.sync_folder(folder)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise files.failure(error, target) from error
    return folder


def backup_with_key(workspace: Path) -> Backup | None:
    """Return the newest backup whose key file can be used and belongs to the workspace's database."""
    start = _start(workspace / files.DATABASE)
    for backup in backups.found(workspace):
        key_file = _key_file(backup.folder)
        if key_file is not None and start in {b"", key_file.salt}:
            return backup
    return None


def bring_back_key(workspace: Path) -> datetime:
    """Put the key file of `backup_with_key` in place, and return of which moment it is. Another one is set aside.

    Raises:
        WorkspaceError: KEY_FILE_MISSING when no backup has one, FOLDER_NOT_WRITABLE or DISK_FULL.
    """
    backup = backup_with_key(workspace)
    current = workspace / files.KEY
    if backup is None:
        raise WorkspaceError(Fault.KEY_FILE_MISSING, current)
    try:
        if current.exists():
            current.rename(files.free_name(workspace / files.DAMAGED_KEY))
        files.write_whole(current, (backup.folder / files.KEY).read_bytes())
    except OSError as error:
        raise files.failure(error, workspace) from error
    return backup.made_at


def opens_as_now(backup: Backup, workspace: Path) -> bool:
    """Return whether today's passphrase opens the backup. Both key files are compared, so no secret is needed."""
    then, now = _key_file(backup.folder), _key_file(workspace)
    return then is not None and now is not None and then.slot(keys.PASSPHRASE) == now.slot(keys.PASSPHRASE)


def _key_file(folder: Path) -> KeyFile | None:
    try:
        return key_files.read(folder / files.KEY)
    except WorkspaceError:
        return None


def _start(database: Path) -> bytes:
    """The salt at a database's start; nothing where it is missing or too short to hold one."""
    try:
        with database.open("rb") as opened:
            start = opened.read(_SALT)
    except OSError:
        return b""
    return start if len(start) == _SALT else b""
