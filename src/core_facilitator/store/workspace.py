"""A workspace: a folder with an encrypted database, its key file, its lock and its backups."""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from secrets import token_bytes
from uuid import uuid4

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from core_facilitator.domain.faults import Fault, Notice, WorkspaceError
from core_facilitator.domain.text import clean
from core_facilitator.store import (
    checks,
    conflict_copies,
    connections,
    files,
    histories,
    key_files,
    keys,
    locks,
    opening,
    places,
    recovery_codes,
    schema,
)
from core_facilitator.store.attendance import AttendanceMarks
from core_facilitator.store.backups import Backups
from core_facilitator.store.captures import Captures
from core_facilitator.store.check_in_keys import CheckInKeys
from core_facilitator.store.check_ins import CheckIns
from core_facilitator.store.commitments import Commitments
from core_facilitator.store.database import Database, utc_now
from core_facilitator.store.daybook import Daybook
from core_facilitator.store.drafts import Drafts
from core_facilitator.store.key_files import Cost, KeyFile
from core_facilitator.store.locks import Lock
from core_facilitator.store.opening import Unlocked
from core_facilitator.store.own_instruments import OwnInstruments
from core_facilitator.store.packets import Packets
from core_facilitator.store.runs import Runs
from core_facilitator.store.sessions import Sessions

Clock = Callable[[], datetime]

_LOST_KEY_FILE = frozenset(
    {Fault.KEY_FILE_MISSING, Fault.KEY_FILE_DAMAGED, Fault.KEY_FILE_WEAKENED, Fault.KEY_FILE_EXCESSIVE}
)


class Workspace:
    """An open workspace. `notices` are what is worth saying about it, `conflict_copies` the names that one needs."""

    def __init__(
        self, folder: Path, name: str, key_file: KeyFile, key: bytes, database: Database, lock: Lock | None
    ) -> None:
        self.folder = folder
        self.name = name
        self.demo = key_file.demo_key is not None
        self.notices: tuple[Notice, ...] = ()
        self.conflict_copies = ""
        self.database = database
        self.sessions = Sessions(database)
        self.drafts = Drafts(database)
        self.packets = Packets(database)
        self.runs = Runs(database, self.sessions)
        self.captures = Captures(database)
        self.commitments = Commitments(database)
        self.attendance = AttendanceMarks(database)
        self.daybook = Daybook(database, self.runs)
        self.instruments = OwnInstruments(database)
        self.check_ins = CheckIns(database, CheckInKeys(folder, key_file.workspace_id, key))
        self.backups = Backups(folder, key, key_file.salt, database)
        self._key = key
        self._key_file = key_file
        self._lock = lock
        self._closed = False

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written. `notices` say why."""
        return self.database.read_only

    def confirm(self, passphrase: str | None = None, *, recovery_code: str | None = None) -> None:
        """Return if the secret opens this workspace. Takes about half a second.

        The key file that opened it is asked, not the one on the disk: that may be lost by now, or be another's.

        Raises:
            WorkspaceError: PASSPHRASE_WRONG, RECOVERY_CODE_WRONG and the like.
        """
        keys.unlock(self._key_file, self.folder / files.KEY, passphrase, recovery_code)

    def change_passphrase(self, passphrase: str, *, cost: Cost | None = None) -> None:
        """Let a new passphrase open the workspace instead of the old one. `confirm` the old one, or the code, first.

        Raises:
            WorkspaceError: PASSPHRASE_EMPTY, READ_ONLY, or why the key file could not be written.
        """
        file = self._key_file_to_change()
        self._key_file = keys.change_passphrase(file, self._key, passphrase, cost or keys.calibrated())

    def renew_recovery_code(self, code: str | None = None, *, cost: Cost | None = None) -> str:
        """Return a new recovery code, to be shown once. The old one no longer opens the workspace.

        Args:
            code: one of `recovery_codes.new`, which somebody has typed back already; a new one if there is none.
            cost: what one try of it costs; calibrated to this computer if not given.

        Raises:
            WorkspaceError: READ_ONLY, or why the key file could not be written; the old code is then still right.
        """
        file, renewed, cost = self._key_file_to_change(), code or recovery_codes.new(), cost or keys.calibrated()
        self._key_file = keys.renew_recovery_code(file, self._key, renewed, cost, typed_back=code is not None)
        return renewed

    def note_code_typed_back(self) -> None:
        """Remember that somebody has the recovery code: it was typed back. Until then, each opening says so.

        Raises:
            WorkspaceError: READ_ONLY, or why the key file could not be written.
        """
        self._key_file = keys.note_typed_back(self._key_file_to_change())

    def check(self) -> tuple[str, ...]:
        """Check every page, every index and every reference of the database, and return what is wrong with it."""
        return checks.problems(self.folder / files.DATABASE, self._key, read_only=self.read_only)

    def close(self) -> None:
        """Back up what changed, and let go of the folder. Closing twice does nothing more.

        Raises:
            WorkspaceError: BACKUP_FAILED; the workspace is closed all the same.
        """
        if self._closed:
            return
        self._closed = True
        try:
            self._put_key_file_back()
            if self.backups.behind():
                self.backups.make()
        except (OSError, WorkspaceError) as error:  # a drive that is gone fails at the first look
            if isinstance(error, WorkspaceError) and error.fault is Fault.BACKUP_FAILED:
                raise
            raise WorkspaceError(Fault.BACKUP_FAILED, self.backups.folder, type(error).__name__) from error
        finally:
            self.database.close()
            if self._remembers:
                with suppress(OSError):  # all is saved; only what could be undone is not there the next time
                    belongs = histories.bound(self.database.file, self._key_file)
                    histories.keep(self.folder, self._key, belongs, self.database.history)
            if self._lock:
                self._lock.release()

    @property
    def _remembers(self) -> bool:
        """Whether undo goes on after closing. A demo has no secret under which it could be kept."""
        return not (self.demo or self.read_only)

    def recall(self, belongs: bytes) -> None:
        """Let undo go on where it was, if the database is as it was left then."""
        if self._remembers:
            self.database.recall(histories.take(self.folder, self._key, belongs))

    def _key_file_to_change(self) -> Path:
        if self.read_only:
            raise WorkspaceError(Fault.READ_ONLY, self.folder)
        self._put_key_file_back()
        return self.folder / files.KEY

    def _put_key_file_back(self) -> None:
        """Write the key file again if it was lost or damaged meanwhile: without it, nobody could open the workspace.

        A damaged one is set aside. One that can be read is left alone, whatever it says.
        """
        if self.demo or self.read_only or not self.database.file.exists():
            return
        file = self.folder / files.KEY
        try:
            key_files.read(file)
        except WorkspaceError as error:
            if error.fault not in _LOST_KEY_FILE:
                return
            with suppress(OSError):  # nothing is worse than before; the next opening says what is wrong
                if file.exists():
                    file.rename(files.free_name(self.folder / files.DAMAGED_KEY))
                files.write_whole(file, key_files.to_bytes(self._key_file))


def create(
    folder: Path, name: str, passphrase: str, *, cost: Cost | None = None, now: Clock = utc_now
) -> tuple[Workspace, str]:
    """Make a workspace in a new or empty folder and open it. The second value is its recovery code, shown only once.

    When somebody has typed the code back, `note_code_typed_back`.

    Raises:
        WorkspaceError: PASSPHRASE_EMPTY, NOT_A_FOLDER, FOLDER_NOT_EMPTY, FOLDER_NOT_WRITABLE or DISK_FULL.
    """
    keys.refuse_empty(passphrase, folder)
    key, salt = token_bytes(32), token_bytes(16)
    key_file, code = keys.new(uuid4(), key, salt, passphrase, cost or keys.calibrated())
    return create_with(folder, name, key_file, key, now), code


def create_demo(folder: Path, name: str, *, reopens: bool = True, now: Clock = utc_now) -> Workspace:
    """Make a workspace that is marked as a demo and opens without a passphrase, and open it.

    Unless it `reopens`, its key is only in memory: once it is closed, or killed, nobody can read it.

    Raises:
        WorkspaceError: NOT_A_FOLDER, FOLDER_NOT_EMPTY, FOLDER_NOT_WRITABLE or DISK_FULL.
    """
    key = token_bytes(32)
    key_file = KeyFile(uuid4(), token_bytes(16), demo_key=key)
    written = key_file if reopens else replace(key_file, demo_key=None)
    return create_with(folder, name, key_file, key, now, written=written)


def open(  # noqa: A001 -- read as `workspace.open`
    folder: Path,
    passphrase: str | None = None,
    *,
    recovery_code: str | None = None,
    take_over: bool = False,
    now: Clock = utc_now,
) -> Workspace:
    """Open a workspace. `take_over` opens it too when another computer seems to have it open.

    Where nothing can be written, or a newer version of the program made it, it opens for reading only.

    Raises:
        WorkspaceError: the fault of the rung that it did not pass.
    """
    opening.check_folder(folder)
    lock = _lock(folder, take_over=take_over)
    try:
        unlocked = opening.unlocked(folder, passphrase, recovery_code)
        workspace = _entered(folder, unlocked.key_file, unlocked.key, lock, now)
        try:
            _welcome(workspace, unlocked, by_code=recovery_code is not None)
        except BaseException:
            workspace.database.close()
            raise
    except BaseException:
        if lock:
            lock.release()
        raise
    return workspace


def _welcome(workspace: Workspace, unlocked: Unlocked, *, by_code: bool) -> None:
    """After a good open, say what is worth saying, and put the key files in order."""
    typed_back = unlocked.key_file.code_typed_back
    with suppress(WorkspaceError):  # not worth a refusal: it is done the next time
        workspace.check_ins.tidy()
    brought_back = (Notice.KEY_FILE_BROUGHT_BACK,) if unlocked.file.name != files.KEY else ()
    workspace.notices += (*brought_back, *places.notices(workspace.folder))
    if copies := conflict_copies.found(workspace.folder):
        workspace.notices += (Notice.CONFLICT_COPIES,)
        workspace.conflict_copies = conflict_copies.in_words(copies)
    if workspace.demo or workspace.read_only:
        return
    if by_code:
        workspace.notices += (Notice.OPENED_BY_RECOVERY_CODE,)
    elif not typed_back:
        workspace.notices += (Notice.CODE_NEVER_TYPED_BACK,)
    _settle_key_file(workspace.folder, unlocked.file)
    if by_code and not typed_back:
        with suppress(WorkspaceError):  # not worth a refusal: it is said again the next time
            workspace.note_code_typed_back()


def _lock(folder: Path, *, take_over: bool) -> Lock | None:
    """Return the lock, or None where nothing can be written, which needs none."""
    try:
        return locks.take(folder, take_over=take_over)
    except OSError:
        return None


def _entered(folder: Path, key_file: KeyFile, key: bytes, lock: Lock | None, now: Clock) -> Workspace:
    """Open the database with the key that the key file gave."""
    file = folder / files.DATABASE
    writable = lock is not None and os.access(file, os.W_OK)
    opening.check_file(file, writable=writable)
    belongs, unfinished = histories.bound(file, key_file), opening.has_log(file)  # before anything is written
    found, notices = opening.checked(file, key, key_file)
    newer = opening.newer(found, file)
    engine = connections.engine(file, key, "rw" if writable else "immutable")
    try:
        database = Database(file, engine, read_only=newer or not writable, now=now)
        workspace = Workspace(folder, found.name, key_file, key, database, lock)
        if found.schema < schema.NEWEST:
            _update_schema(workspace, engine)
        elif not unfinished:
            workspace.recall(belongs)
    except BaseException:
        engine.dispose()
        raise
    read_only = () if writable else (Notice.READ_ONLY_FOLDER,)
    workspace.notices = (*notices, *read_only, *((Notice.MADE_BY_NEWER_VERSION,) if newer else ()))
    return workspace


def _update_schema(workspace: Workspace, engine: Engine) -> None:
    """Bring an older schema up to date, after a verified backup."""
    if workspace.read_only:
        raise WorkspaceError(Fault.SCHEMA_OLDER, workspace.folder)
    workspace.backups.make()
    from core_facilitator.store import migrations  # Alembic takes 0.1 s to load and is hardly ever needed

    migrations.upgrade(workspace.database.file, engine)


def create_with(
    folder: Path, name: str, key_file: KeyFile, key: bytes, now: Clock = utc_now, *, written: KeyFile | None = None
) -> Workspace:
    """Make a workspace for a key that there is already, in a new or empty folder, and open it.

    The files are made in a folder of their own, so that a workspace is there whole or not at all. The key file is
    `written` as given, where it is to hold less than what opens the workspace now.

    Raises:
        WorkspaceError: NOT_A_FOLDER, FOLDER_NOT_EMPTY, FOLDER_NOT_WRITABLE or DISK_FULL.
    """
    with files.built(folder) as building:
        locks.take(building).release()  # where nothing can be locked, nothing could be written afterward
        _fill(building / files.DATABASE, key_file, key, clean(name).text.strip() or folder.name, now())
        files.write_whole(building / files.KEY, key_files.to_bytes(written or key_file))
    lock = locks.take(folder)
    try:
        workspace = _entered(folder, key_file, key, lock, now)
    except BaseException:
        lock.release()
        raise
    workspace.notices += places.notices(folder)
    return workspace


def _fill(file: Path, key_file: KeyFile, key: bytes, name: str, now: datetime) -> None:
    engine = connections.engine(file, key, "rwc", salt=key_file.salt)
    try:
        with connections.writing(engine).begin() as connection:
            schema.make(connection, key_file.workspace_id, name, now)
    except DBAPIError as error:
        raise connections.failure(error, file) from error
    finally:
        engine.dispose()
    opening.check_encrypted(file)


def _settle_key_file(folder: Path, used: Path) -> None:
    """After a good open, put the key file that gave the key in its place, and remove what a change left beside it."""
    current = folder / files.KEY
    with suppress(OSError):  # not worth a refusal: the next open does it again
        if used != current:
            if current.exists():
                current.rename(files.free_name(folder / files.DAMAGED_KEY))
            used.replace(current)
        left = [file for file in (folder / files.NEW_KEY, folder / files.OLD_KEY) if file.exists()]
        for file in left:
            file.unlink()
        if left or used != current:
            files.sync_folder(folder)
