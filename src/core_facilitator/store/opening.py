"""The ladder that every workspace climbs as it opens. Each rung fails with its own fault, and none destroys anything.

folder, lock, key file, secret, database file, key and database together, its pages, its schema.
"""

from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from errno import ENAMETOOLONG, ENOENT, ENOTDIR
from pathlib import Path
from stat import S_ISDIR
from uuid import UUID

import sqlcipher3.dbapi2 as sqlcipher

from core_facilitator.domain.faults import Fault, Notice, WorkspaceError
from core_facilitator.store import checks, connections, files, key_files, keys, schema
from core_facilitator.store.connections import Mode, Raw
from core_facilitator.store.key_files import KeyFile

CHECKED_AT_ONCE = 200 * 1024 * 1024
"""Bytes up to which every page is checked as the file opens (about 2 ms a megabyte); above, in the background."""

_PAGE = 4096
_PLAIN = b"SQLite format 3\0"
_FOREIGN = (
    b"\xff\xd8\xff",
    b"\x89PNG",
    b"GIF8",
    b"%PDF",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"{\\rtf",
    b"\xd0\xcf\x11\xe0",
    b"\x1f\x8b",
)
"""How pictures, documents and archives begin. An encrypted database begins at random."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What an open database says about itself. `schema` is the number of its last migration."""

    name: str
    schema: int
    readable_by: int


def check_folder(folder: Path) -> None:
    """Refuse what is not a folder with a workspace.

    Raises:
        WorkspaceError: FOLDER_MISSING, NOT_A_FOLDER, FOLDER_NOT_READABLE or NOT_A_WORKSPACE.
    """
    try:
        kind = folder.stat().st_mode
        names = {file.name for file in folder.iterdir()} if S_ISDIR(kind) else set()
    except (OSError, ValueError) as error:
        missing = isinstance(error, ValueError) or error.errno in {ENOENT, ENOTDIR, ENAMETOOLONG}
        raise WorkspaceError(Fault.FOLDER_MISSING if missing else Fault.FOLDER_NOT_READABLE, folder) from error
    if not S_ISDIR(kind):
        raise WorkspaceError(Fault.NOT_A_FOLDER, folder)
    if not names & {files.DATABASE, files.KEY, files.NEW_KEY, files.OLD_KEY}:
        raise WorkspaceError(Fault.NOT_A_WORKSPACE, folder)


@dataclass(frozen=True, slots=True)
class Unlocked:
    """The database's key, and the key file that gave it: `file` is another than the usual one if that one failed."""

    key: bytes
    key_file: KeyFile
    file: Path


def unlocked(folder: Path, passphrase: str | None, recovery_code: str | None) -> Unlocked:
    """Return the database's key. Where the key file is lost or damaged, those that a change left beside it are tried.

    Raises:
        WorkspaceError: why the key file cannot be used, or that the secret is wrong; KEY_FILE_BESIDE_REFUSED, with
            the path of the last one tried, when it opens none of those left beside.
    """
    file = folder / files.KEY
    try:
        key_file = key_files.read(file)
    except WorkspaceError as error:
        if error.fault not in {Fault.KEY_FILE_MISSING, Fault.KEY_FILE_DAMAGED}:
            raise
        beside = _beside(folder)
        if not beside:
            raise
        return _unlocked_beside(beside, passphrase, recovery_code)
    return Unlocked(keys.unlock(key_file, file, passphrase, recovery_code), key_file, file)


def _beside(folder: Path) -> list[tuple[Path, KeyFile]]:
    """Return the readable key files that a change of passphrase left, the newest first."""
    found = []
    for file in (folder / files.NEW_KEY, folder / files.OLD_KEY):
        with suppress(WorkspaceError):  # it is no way in then; what is said is why the usual one is none
            found.append((file, key_files.read(file)))
    return found


def _unlocked_beside(
    beside: Sequence[tuple[Path, KeyFile]], passphrase: str | None, recovery_code: str | None
) -> Unlocked:
    refused = None
    for file, key_file in beside:
        try:
            return Unlocked(keys.unlock(key_file, file, passphrase, recovery_code), key_file, file)
        except WorkspaceError as error:
            if error.fault not in {Fault.PASSPHRASE_WRONG, Fault.RECOVERY_CODE_WRONG}:
                raise
            refused = error
    raise WorkspaceError(Fault.KEY_FILE_BESIDE_REFUSED, beside[-1][0]) from refused


def check_file(file: Path, *, writable: bool) -> None:
    """Look at the database file before any connection does: later that would drop SQLite's locks.

    Raises:
        WorkspaceError: DATABASE_MISSING, FOLDER_NOT_READABLE when the file may not be read, DATABASE_EMPTY,
            DATABASE_PLAIN or READ_ONLY_UNFINISHED.
    """
    if not file.is_file():
        raise WorkspaceError(Fault.DATABASE_MISSING, file)
    try:
        start, unfinished = _start(file), has_log(file)
    except OSError as error:
        raise WorkspaceError(Fault.FOLDER_NOT_READABLE, file) from error
    if not start:
        raise WorkspaceError(Fault.DATABASE_EMPTY, file)
    if start == _PLAIN:
        raise WorkspaceError(Fault.DATABASE_PLAIN, file)
    if unfinished and not writable:
        raise WorkspaceError(Fault.READ_ONLY_UNFINISHED, file)


def checked(file: Path, key: bytes, key_file: KeyFile) -> tuple[Identity, tuple[Notice, ...]]:
    """Return what the database is, after a look at every page where that is quick. Nothing on the disk changes.

    A log that was left behind is looked through before any connection may write: the first one to close would copy
    the log into the database, whatever is in it. Pages that the log has are not looked at in the database: a power cut
    may have left them half copied.

    Raises:
        WorkspaceError: DATABASE_FOREIGN, KEY_OF_ANOTHER_WORKSPACE, DATABASE_DAMAGED with the pages as detail, or
            LOG_DAMAGED when the database is whole without its log.
    """
    if not has_log(file):
        return _look(file, key, key_file, "immutable")
    try:
        return _look(file, key, key_file, "ro")
    except WorkspaceError as error:
        if error.fault is not Fault.DATABASE_DAMAGED:
            raise
        _look(file, key, key_file, "immutable")
        raise WorkspaceError(Fault.LOG_DAMAGED, _log(file)) from error


def _look(file: Path, key: bytes, key_file: KeyFile, mode: Mode) -> tuple[Identity, tuple[Notice, ...]]:
    start = _start(file)
    with closing(connections.connect(file, key, mode)) as connection:
        try:
            connections.prepare(connection, mode)
            found = _identity(connection, key_file, file)
            if file.stat().st_size > CHECKED_AT_ONCE:
                return found, (Notice.NOT_CHECKED_YET,)
            problems = checks.problems_with_log(connection) if mode == "ro" else checks.bad_pages(connection)
        except sqlcipher.Error as error:
            raise _named(error, file, key, key_file, start) from error
    if problems:
        raise WorkspaceError(Fault.DATABASE_DAMAGED, file, _pages(problems))
    return found, ()


def _identity(connection: Raw, key_file: KeyFile, file: Path) -> Identity:
    """Return what the database says about itself."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    row = connection.execute("SELECT id, name, readable_by FROM workspace").fetchone()
    version = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if application != connections.APPLICATION_ID or row is None or version is None:
        raise WorkspaceError(Fault.DATABASE_FOREIGN, file)
    if UUID(row[0]) != key_file.workspace_id:
        raise WorkspaceError(Fault.KEY_OF_ANOTHER_WORKSPACE, file)
    return Identity(row[1], int(version[0]), row[2])


def _named(error: sqlcipher.Error, file: Path, key: bytes, key_file: KeyFile, start: bytes) -> WorkspaceError:
    """Return what is wrong with a database that the right key does not open."""
    found = connections.failure(error, file)
    if found.fault is Fault.WRITE_REFUSED:  # it has none of our tables
        return WorkspaceError(Fault.DATABASE_FOREIGN, file)
    if found.fault is not Fault.DATABASE_DAMAGED:
        return found
    if start.startswith(_FOREIGN):
        return WorkspaceError(Fault.DATABASE_FOREIGN, file)
    with closing(connections.connect(file, key, "immutable", salt=key_file.salt)) as connection:
        problems = checks.bad_pages(connection)
    if len(problems) >= max(1, file.stat().st_size // _PAGE):
        return WorkspaceError(Fault.KEY_OF_ANOTHER_WORKSPACE, file)
    return WorkspaceError(Fault.DATABASE_DAMAGED, file, "1" if start != key_file.salt else _pages(problems))


def newer(found: Identity, file: Path) -> bool:
    """Return whether a newer version of the program made the database. It can then be read only.

    Raises:
        WorkspaceError: SCHEMA_NEWER when it cannot even be read.
    """
    if found.schema > schema.NEWEST and found.readable_by > schema.NEWEST:
        raise WorkspaceError(Fault.SCHEMA_NEWER, file)
    return found.schema > schema.NEWEST


def check_encrypted(file: Path) -> None:
    """Refuse a file that was just made, but in plain text.

    Raises:
        WorkspaceError: LIBRARY_UNFIT.
    """
    if _start(file) == _PLAIN:
        raise WorkspaceError(Fault.LIBRARY_UNFIT, file)


def _pages(problems: Sequence[str]) -> str:
    """Return the numbers of the pages that the problems name, the first few of them."""
    numbers = [word for text in problems for word in text.split() if word.isdigit()]
    return ", ".join(numbers[:_NAMED]) + (" …" if len(numbers) > _NAMED else "")


_NAMED = 5


def _log(file: Path) -> Path:
    return file.with_name(f"{file.name}-wal")


def has_log(file: Path) -> bool:
    """Return whether the database was not closed: its last commits are then still in the log."""
    return _log(file).exists() and _log(file).stat().st_size > 0


def _start(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(len(_PLAIN))
