"""Backups: whole copies of an open workspace, each checked before it counts, and thinned as they grow old.

A backup is a folder with the database, the key file as it was then, and a note of a few lines, so that it can be
opened like any workspace: on another computer too, with that day's passphrase alone. It is made under another
name and renamed when it is on the disk and proven.
"""

import json
import shutil
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import file_digest
from pathlib import Path
from secrets import token_hex

import sqlcipher3.dbapi2 as sqlcipher

from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.store import checks, connections, files
from core_facilitator.store.database import Database
from core_facilitator.store.thinning import FEWEST, Made, kept, newest_first

EVERY = timedelta(minutes=30)
"""How long after a backup the next one is due, if anything changed."""

_NOTE = "backup.json"
_NAME = "%Y-%m-%dT%H-%M-%SZ"
_PARTIAL = ".partial-"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup. `changes` is how far the workspace had come; a later backup has more. `good`: not damaged since.

    A list says what a look at the file's size shows; `verified` reads the whole file.
    """

    folder: Path
    made_at: datetime
    changes: int
    size: int
    sha256: str
    good: bool


class Backups:
    """The backups of an open workspace. Any thread may make one: it reads through a connection of its own."""

    def __init__(self, folder: Path, key: bytes, salt: bytes, database: Database) -> None:
        self._workspace = folder
        self._key = key
        self._salt = salt
        self._database = database

    @property
    def folder(self) -> Path:
        """Where the backups are; not there before the first one."""
        return self._workspace / files.BACKUPS

    def all(self) -> tuple[Backup, ...]:
        """Return every backup, the newest first."""
        return found(self._workspace)

    def behind(self) -> bool:
        """Return whether anything changed since the newest good backup; never of a workspace that was closed."""
        if self._database.read_only or self._database.closed:
            return False
        return self._database.changes() > max((backup.changes for backup in self.all() if backup.good), default=0)

    def due(self) -> bool:
        """Return whether it is time: something changed, and the newest backup is 30 minutes old, or of no known age.

        A backup from the future means that the clock was set back: nobody knows how old it is.
        """
        if not self.behind():
            return False
        times = [backup.made_at for backup in self.all() if backup.good]
        age = self._database.now() - max(times, default=datetime.min.replace(tzinfo=UTC))
        return not timedelta(0) <= age < EVERY

    def make(self) -> Backup:
        """Make a backup, check it, and thin the older ones.

        Raises:
            WorkspaceError: BACKUP_FAILED; no half backup is left, and the older ones are untouched.
        """
        partial = self._partial_name()
        try:
            self._remove_partial()
            files.make_folder(partial)
            changes = self._copy(partial / files.DATABASE)
            made = self._finish(partial, changes)
        except (OSError, sqlcipher.Error, WorkspaceError) as error:
            raise WorkspaceError(Fault.BACKUP_FAILED, self.folder, _cause(error)) from error
        finally:
            shutil.rmtree(partial, ignore_errors=True)
        self.thin()
        return made

    def thin(self) -> None:
        """Remove the good backups that the rule of `thinning` does not keep. Damaged ones are left alone.

        The newest are read whole first, so that nothing is removed in favor of one that has been damaged since.
        """
        good = {(backup.made_at, backup.changes): backup for backup in self.all() if backup.good}
        for moment in self._spoiled(good):
            del good[moment]
        for moment in good.keys() - kept(good, self._database.now()):
            gone = self._partial_name()
            with suppress(OSError):  # somebody has it open: it goes the next time
                good[moment].folder.rename(gone)  # first, so that a kill leaves no half backup in the list
                shutil.rmtree(gone)

    def _spoiled(self, good: Mapping[Made, Backup]) -> list[Made]:
        """Return those that turn out to be damaged until as many as always stay are found to be whole."""
        spoiled, whole = [], 0
        if good.keys() != kept(good, self._database.now()):
            for moment in newest_first(good):
                if whole == FEWEST:
                    break
                if verified(good[moment]):
                    whole += 1
                else:
                    spoiled.append(moment)
        return spoiled

    def _copy(self, target: Path) -> int:
        """Copy the database and check the copy. Returns how many changes it had seen."""
        source_file = self._workspace / files.DATABASE
        with closing(connections.connect(source_file, self._key, "rw")) as source:
            connections.prepare(source, "rw")
            source.execute("BEGIN")
            counts = checks.counts(source)
            (changes,) = source.execute("SELECT changes FROM workspace").fetchone()
            with closing(connections.connect(target, self._key, "rwc", salt=self._salt)) as copy:
                source.backup(copy)
            source.execute("ROLLBACK")
        with closing(connections.connect(target, self._key, "immutable")) as copy:
            if checks.problems_of(copy) or checks.counts(copy) != counts:
                raise WorkspaceError(Fault.BACKUP_DAMAGED, target)
        return int(changes)

    def _finish(self, partial: Path, changes: int) -> Backup:
        shutil.copyfile(self._workspace / files.KEY, partial / files.KEY)
        made_at = self._database.now()
        database = partial / files.DATABASE
        note = {
            "made_at": made_at.isoformat(),
            "changes": changes,
            "size": database.stat().st_size,
            "sha256": _sha256(database),
        }
        (partial / _NOTE).write_text(json.dumps(note, indent=1), "utf-8")
        for file in partial.iterdir():
            files.sync(file)
        files.sync_folder(partial)
        target = self._free_name(made_at)
        files.move(partial, target)
        files.sync_folder(self.folder)
        return _read(target)

    def _free_name(self, made_at: datetime) -> Path:
        name = made_at.astimezone(UTC).strftime(_NAME)
        names = [name, *(f"{name}-{number}" for number in range(2, 1000))]
        return next(folder for folder in (self.folder / name for name in names) if not folder.exists())

    def _partial_name(self) -> Path:
        return self.folder / f"{_PARTIAL}{token_hex(4)}"

    def _remove_partial(self) -> None:
        for folder in self.folder.glob(f"{_PARTIAL}*"):
            shutil.rmtree(folder, ignore_errors=True)


def found(workspace: Path) -> tuple[Backup, ...]:
    """Return the backups in a workspace's folder, the newest first. It need not be possible to open it."""
    folder = workspace / files.BACKUPS
    backups = [_read(each) for each in folder.iterdir() if each.is_dir()] if folder.is_dir() else []
    known = [backup for backup in backups if not backup.folder.name.startswith(".")]
    return tuple(sorted(known, key=lambda backup: (backup.changes, backup.made_at, backup.folder.name), reverse=True))


def verified(backup: Backup) -> bool:
    """Read the whole backup and return whether it is as it was when it was made and checked."""
    try:
        return backup.good and _sha256(backup.folder / files.DATABASE) == backup.sha256
    except OSError:
        return False


def newest_good(workspace: Path) -> Backup | None:
    """Return the newest backup that is as it was when it was made."""
    return next((backup for backup in found(workspace) if verified(backup)), None)


def restore(backup: Backup, folder: Path) -> None:
    """Make a new or empty folder a workspace from the backup. It opens with the passphrase of the backup's day.

    Raises:
        WorkspaceError: BACKUP_DAMAGED, FOLDER_NOT_EMPTY, FOLDER_NOT_WRITABLE or DISK_FULL.
    """
    if not verified(backup):
        raise WorkspaceError(Fault.BACKUP_DAMAGED, backup.folder)
    with files.built(folder) as building:
        for name in (files.DATABASE, files.KEY):
            shutil.copyfile(backup.folder / name, building / name)
        if _sha256(building / files.DATABASE) != backup.sha256:
            raise WorkspaceError(Fault.BACKUP_DAMAGED, backup.folder)


def _read(folder: Path) -> Backup:
    """Return what the backup's note says. Without a readable note it is not good, whatever else it holds."""
    database = folder / files.DATABASE
    try:
        note = json.loads((folder / _NOTE).read_text("utf-8"))
        good = database.stat().st_size == note["size"] and (folder / files.KEY).is_file()
        made_at = datetime.fromisoformat(note["made_at"]).astimezone(UTC)
        return Backup(folder, made_at, int(note["changes"]), int(note["size"]), str(note["sha256"]), good)
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        made_at = datetime.fromtimestamp(folder.stat().st_mtime, UTC)
        return Backup(folder, made_at, 0, 0, "", good=False)


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()


def _cause(error: Exception) -> str:
    if isinstance(error, WorkspaceError):
        return error.fault.name
    return connections.failure(error, Path()).detail if isinstance(error, sqlcipher.Error) else type(error).__name__
