"""The ladder that every workspace climbs as it opens. Each rung fails with its own fault, and none destroys anything.

folder, lock, key file, secret, database file, key and database together, its pages, its schema.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DBAPIError

from core_facilitator.domain.faults import Fault, Notice, WorkspaceError
from core_facilitator.store import connections, files, key_files, schema, tables
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

    workspace_id: UUID
    name: str
    schema: int
    readable_by: int


def check_folder(folder: Path) -> None:
    """Refuse what is not a folder with a workspace.

    Raises:
        WorkspaceError: FOLDER_MISSING, NOT_A_FOLDER, FOLDER_NOT_READABLE or NOT_A_WORKSPACE.
    """
    if not folder.exists():
        raise WorkspaceError(Fault.FOLDER_MISSING, folder)
    if not folder.is_dir():
        raise WorkspaceError(Fault.NOT_A_FOLDER, folder)
    try:
        names = {file.name for file in folder.iterdir()}
    except OSError as error:
        raise WorkspaceError(Fault.FOLDER_NOT_READABLE, folder) from error
    if not names & {files.DATABASE, files.KEY, files.OLD_KEY}:
        raise WorkspaceError(Fault.NOT_A_WORKSPACE, folder)


def read_key_file(folder: Path) -> tuple[KeyFile, tuple[Notice, ...]]:
    """Return the key file, or the older one beside it when that alone can be read.

    Raises:
        WorkspaceError: why the key file cannot be used.
    """
    try:
        return key_files.read(folder / files.KEY), ()
    except WorkspaceError as error:
        if error.fault not in {Fault.KEY_FILE_MISSING, Fault.KEY_FILE_DAMAGED}:
            raise
        if not (folder / files.OLD_KEY).exists():
            raise
    return key_files.read(folder / files.OLD_KEY), (Notice.KEY_FILE_BROUGHT_BACK,)


def check_file(file: Path, *, writable: bool) -> None:
    """Look at the database file before any connection does: later that would drop SQLite's locks.

    Raises:
        WorkspaceError: DATABASE_MISSING, DATABASE_EMPTY, DATABASE_PLAIN or READ_ONLY_UNFINISHED.
    """
    if not file.is_file():
        raise WorkspaceError(Fault.DATABASE_MISSING, file)
    if file.stat().st_size == 0:
        raise WorkspaceError(Fault.DATABASE_EMPTY, file)
    if _start(file) == _PLAIN:
        raise WorkspaceError(Fault.DATABASE_PLAIN, file)
    log = file.with_name(f"{file.name}-wal")
    if not writable and log.exists() and log.stat().st_size:
        raise WorkspaceError(Fault.READ_ONLY_UNFINISHED, file)


@contextmanager
def named_faults(file: Path, key: bytes, key_file: KeyFile) -> Iterator[None]:
    """Say of a database that the right key does not open what is wrong with it.

    Raises:
        WorkspaceError: DATABASE_FOREIGN, KEY_OF_ANOTHER_WORKSPACE or DATABASE_DAMAGED with the pages as detail.
    """
    start = _start(file)
    try:
        yield
    except (DBAPIError, sqlcipher.Error) as error:
        found = connections.failure(error, file)
        if found.fault is Fault.DATABASE_DAMAGED:
            found = _diagnosis(file, key, key_file, start)
        elif found.fault is Fault.WRITE_REFUSED:  # it has none of our tables
            found = WorkspaceError(Fault.DATABASE_FOREIGN, file)
        raise found from error


def identity(connection: Connection, key_file: KeyFile, file: Path) -> Identity:
    """Return what the database says about itself.

    Raises:
        WorkspaceError: DATABASE_FOREIGN or KEY_OF_ANOTHER_WORKSPACE.
    """
    if connection.exec_driver_sql("PRAGMA application_id").scalar_one() != connections.APPLICATION_ID:
        raise WorkspaceError(Fault.DATABASE_FOREIGN, file)
    row = connection.execute(select(tables.workspace)).mappings().one_or_none()
    if row is None:
        raise WorkspaceError(Fault.DATABASE_FOREIGN, file)
    if row["id"] != key_file.workspace_id:
        raise WorkspaceError(Fault.KEY_OF_ANOTHER_WORKSPACE, file)
    schema = connection.execute(select(tables.versions.c.version_num)).scalar_one()
    return Identity(row["id"], row["name"], int(schema), row["readable_by"])


def checked(engine: Engine, file: Path, key: bytes, key_file: KeyFile) -> tuple[Identity, tuple[Notice, ...]]:
    """Return what the database is, after a look at every page where that is quick.

    Raises:
        WorkspaceError: DATABASE_FOREIGN, KEY_OF_ANOTHER_WORKSPACE or DATABASE_DAMAGED.
    """
    with named_faults(file, key, key_file), engine.connect() as connection:
        found = identity(connection, key_file, file)
        if file.stat().st_size > CHECKED_AT_ONCE:
            return found, (Notice.NOT_CHECKED_YET,)
        check_pages(connection, file)
    return found, ()


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


def check_pages(connection: Connection, file: Path) -> None:
    """Check the signature of every page.

    Raises:
        WorkspaceError: DATABASE_DAMAGED with the pages as detail.
    """
    problems = connection.exec_driver_sql("PRAGMA cipher_integrity_check").scalars().all()
    if problems:
        raise WorkspaceError(Fault.DATABASE_DAMAGED, file, _pages(problems))


def _diagnosis(file: Path, key: bytes, key_file: KeyFile, start: bytes) -> WorkspaceError:
    if start.startswith(_FOREIGN):
        return WorkspaceError(Fault.DATABASE_FOREIGN, file)
    connection = connections.connect(file, key, "immutable", salt=key_file.salt)
    try:
        problems = [text for (text,) in connection.execute("PRAGMA cipher_integrity_check")]
    finally:
        connection.close()
    if len(problems) >= max(1, file.stat().st_size // _PAGE):
        return WorkspaceError(Fault.KEY_OF_ANOTHER_WORKSPACE, file)
    return WorkspaceError(Fault.DATABASE_DAMAGED, file, _pages(problems) or "1")


def _pages(problems: Sequence[str]) -> str:
    """Return the numbers of the pages that the problems name, the first few of them."""
    numbers = [word for text in problems for word in text.split() if word.isdigit()]
    return ", ".join(numbers[:_NAMED]) + (" …" if len(numbers) > _NAMED else "")


_NAMED = 5


def _start(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(len(_PLAIN))
