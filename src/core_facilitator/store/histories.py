"""What can be undone, kept over a lock or a restart in a file of its own.

It is written as the workspace closes, encrypted under a key that only the database's key gives, and bound to the
database file as it was then: to its size and the moment of its last change. If anything else has written there since,
the file is not read. It is in no backup, so words that were removed do not live longer through it.
Why it is so: docs/decisions/0011-undo-after-a-lock.md.
"""

import json
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import lru_cache
from pathlib import Path
from secrets import token_bytes
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Column, Date, Table, Time, Uuid

from core_facilitator.store import files, schema, tables
from core_facilitator.store.key_files import KeyFile
from core_facilitator.store.rows import Change, Key, Row

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

LARGEST = 4 * 1024 * 1024
"""Characters. The oldest steps are left out until the rest is no longer than that."""

_NONCE = 12


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that the user did, as rows before and after it."""

    label: str
    changes: tuple[Change, ...]

    def set_right(self, table: Table, key: Key, right: Callable[[Row], Row]) -> "Step":
        """Return the step with one row set right, as it was before and after."""

        def both(change: Change) -> Change:
            if change.table is not table or change.key != key:
                return change
            return Change(table, *(None if row is None else right(row) for row in (change.before, change.after)))

        return replace(self, changes=tuple(map(both, self.changes)))

    @property
    def session_id(self) -> UUID | None:
        """The session that it changed; None when it changed several, or none."""
        found = {change.key[0] for change in self.changes if _is_of_session(change.table)}
        return found.pop() if len(found) == 1 else None


def _is_of_session(table: Table) -> bool:
    """Whether each row belongs to a session, whose id its primary key begins with."""
    return table is tables.sessions or next(iter(table.primary_key.columns)).name == "session_id"


@dataclass(frozen=True, slots=True)
class History:
    """What can be undone and what can be done again, the latest last."""

    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()


def bound(database: Path, key_file: KeyFile) -> bytes:
    """Return what a history belongs to: this workspace, this schema, and the database file as it is now."""
    now = database.stat()
    return f"{key_file.workspace_id}|{schema.NEWEST}|{now.st_size}|{now.st_mtime_ns}".encode()


def keep(folder: Path, key: bytes, belongs: bytes, history: History) -> None:
    """Write the history; where there is none, leave no file.

    Raises:
        OSError: when it could not be written.
    """
    file = folder / files.UNDO
    if not (history.done or history.undone):
        file.unlink(missing_ok=True)
        return
    nonce = token_bytes(_NONCE)
    files.write_whole(file, nonce + _cipher(key).encrypt(nonce, _to_json(history).encode(), belongs))


def take(folder: Path, key: bytes, belongs: bytes) -> History:
    """Return the history that was kept; an empty one where there is none or it belongs to something else."""
    from cryptography.exceptions import InvalidTag

    try:
        data = (folder / files.UNDO).read_bytes()
        return _from_json(_cipher(key).decrypt(data[:_NONCE], data[_NONCE:], belongs))
    except (OSError, InvalidTag, ValueError):
        return History()


def _cipher(key: bytes) -> "AESGCM":
    """Return what encrypts the file. Imported here, because only a workspace with a secret needs it."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return AESGCM(HKDF(SHA256(), 32, None, b"core-facilitator undo").derive(key))


def _to_json(history: History) -> str:
    undone = [_step_to_json(step) for step in history.undone]
    done = deque(_step_to_json(step) for step in history.done)
    length = sum(map(len, (*undone, *done)))
    while done and length > LARGEST:
        length -= len(done.popleft())
    return f'{{"done": [{",".join(done)}], "undone": [{",".join(undone)}]}}'


def _step_to_json(step: Step) -> str:
    changes = [[change.table.name, *_sides(change)] for change in step.changes]
    return json.dumps([step.label, changes], ensure_ascii=False, separators=(",", ":"), default=_plain)


def _sides(change: Change) -> tuple[Row | None, Row | None]:
    """Return the row before and after; of a row that only changed, its key and what changed."""
    if change.before is None or change.after is None:
        return change.before, change.after
    names = (*(column.name for column in change.table.primary_key.columns), *change.columns)
    return {name: change.before[name] for name in names}, {name: change.after[name] for name in names}


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _from_json(data: bytes) -> History:
    found = json.loads(data)
    return History(_steps(found["done"]), _steps(found["undone"]))


def _steps(found: Iterable[list[Any]]) -> tuple[Step, ...]:
    return tuple(Step(label, tuple(_change(*change) for change in changes)) for label, changes in found)


def _change(name: str, before: Row | None, after: Row | None) -> Change:
    table = tables.metadata.tables[name]
    return Change(table, _row(table, before), _row(table, after))


def _row(table: Table, row: Row | None) -> Row | None:
    if row is None:
        return None
    readers = _readers(table)
    return {name: value if value is None else readers[name](value) for name, value in row.items()}


@lru_cache
def _readers(table: Table) -> dict[str, Callable[[Any], object]]:
    return {column.name: _reader(column) for column in table.columns}


def _reader(column: Column[Any]) -> Callable[[Any], object]:
    kinds: dict[type, Callable[[Any], object]] = {
        Uuid: UUID,
        tables.Moment: datetime.fromisoformat,
        Date: date.fromisoformat,
        Time: time.fromisoformat,
    }
    return kinds.get(type(column.type), lambda value: value)
