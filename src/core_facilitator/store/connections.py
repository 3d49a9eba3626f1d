"""Connections to the encrypted file, always set up in the same way.

Everything goes through SQLCipher. Python's own sqlite3 must never touch a workspace: it would ignore the key and
write plain text, and a second library in one process drops the first one's locks. The settings and the
measurements behind them are in docs/decisions/0007-sqlcipher.md.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from core_facilitator.domain.faults import Fault, WorkspaceError

OLDEST_SQLITE = (3, 51, 3)
"""The first with the fix for two connections resetting one write-ahead log (sqlite.org/wal.html#walresetbug)."""

APPLICATION_ID = 0x434F5245
"""What the database header says it belongs to: "CORE"."""

Raw = Any
"""A connection of sqlcipher3, which publishes no types."""

Mode = Literal["rw", "rwc", "ro", "immutable"]
"""`rw` opens an existing file, `rwc` may create one, `ro` reads, `immutable` reads without so much as a lock or log."""

_SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
)
_SETTINGS_FOR_READING = (
    "PRAGMA temp_store = MEMORY",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA busy_timeout = 5000",
)
_SETTINGS_ON_MACOS = ("PRAGMA fullfsync = ON", "PRAGMA checkpoint_fullfsync = ON")

_FAULTS = {
    "SQLITE_FULL": Fault.DISK_FULL,
    "SQLITE_BUSY": Fault.DATABASE_BUSY,
    "SQLITE_LOCKED": Fault.DATABASE_BUSY,
    "SQLITE_READONLY": Fault.READ_ONLY,
    "SQLITE_IOERR": Fault.DISK_FAILED,
    "SQLITE_CANTOPEN": Fault.DISK_FAILED,
    "SQLITE_CORRUPT": Fault.DATABASE_DAMAGED,
    "SQLITE_NOTADB": Fault.DATABASE_DAMAGED,
}


def connect(file: Path, key: bytes, mode: Mode, *, salt: bytes = b"") -> Raw:
    """Return a raw connection with the key given, before anything is read. It may be used from any one thread.

    `salt` (16 bytes) becomes the start of a new file; without it SQLCipher reads or makes its own.
    """
    options = "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}"
    connection = sqlcipher.connect(f"{_uri(file)}?{options}", uri=True, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}{salt.hex()}'\"")
    return connection


def prepare(connection: Raw, mode: Mode) -> None:
    """Check that this is the library that we mean, and set everything that a connection must have.

    Raises:
        WorkspaceError: LIBRARY_UNFIT.
        sqlcipher3.dbapi2.DatabaseError: when the file cannot be read with the key.
    """
    (cipher,) = connection.execute("PRAGMA cipher_version").fetchone() or ("",)
    assert_library(cipher, sqlcipher.sqlite_version_info)
    macos = _SETTINGS_ON_MACOS if sys.platform == "darwin" else ()
    for setting in (*_SETTINGS_FOR_READING, *((*_SETTINGS, *macos) if mode in {"rw", "rwc"} else ())):
        connection.execute(setting)


def assert_library(cipher_version: str, sqlite_version: tuple[int, ...]) -> None:
    """Refuse a library that does not encrypt, or whose SQLite can damage a write-ahead log.

    Raises:
        WorkspaceError: LIBRARY_UNFIT.
    """
    if not cipher_version or sqlite_version < OLDEST_SQLITE:
        found = f"SQLCipher {cipher_version or 'missing'}, SQLite {'.'.join(map(str, sqlite_version))}"
        raise WorkspaceError(Fault.LIBRARY_UNFIT, Path(sqlcipher.__file__), found)


def engine(file: Path, key: bytes, mode: Mode, *, salt: bytes = b"") -> Engine:
    """Return a SQLAlchemy engine on the file. Transactions begin explicitly: see `writing`."""

    def creator() -> Raw:
        connection = connect(file, key, mode, salt=salt)
        try:
            prepare(connection, mode)
        except BaseException:
            connection.close()
            raise
        return connection

    made = create_engine(
        "sqlite://",
        creator=creator,
        module=sqlcipher,
        poolclass=QueuePool,
        hide_parameters=True,
        json_serializer=_to_json,
    )
    event.listen(made, "begin", _begin)
    return made


def writing(reading: Engine) -> Engine:
    """Return the same engine for transactions that write: they take the write lock as they begin.

    A read transaction that turns into a write fails at once if anybody else committed in between, whatever the
    busy timeout says. And the driver's own BEGIN leaves half a migration behind.
    """
    return reading.execution_options(core_facilitator_writes=True)


def failure(error: DBAPIError | sqlcipher.Error, file: Path) -> WorkspaceError:
    """Return what a failed statement means. Nothing that the statement carried goes into it."""
    raw = error.orig if isinstance(error, DBAPIError) else error
    name: str = getattr(raw, "sqlite_errorname", "") or type(raw).__name__
    fault = next((fault for known, fault in _FAULTS.items() if name.startswith(known)), Fault.WRITE_REFUSED)
    return WorkspaceError(fault, file, name)


def _to_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("core_facilitator_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _uri(file: Path) -> str:
    """Return the file as SQLite wants it: `file:///C:/…` and `file:////server/share/…` on Windows."""
    posix = file.absolute().as_posix()
    return f"file://{'' if posix.startswith('/') else '/'}{quote(os.fsencode(posix), safe='/:')}"
