"""Rows before and after a change, and how to write many of them with few statements."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Delete, Table, Update, bindparam, delete, insert, update

Row = dict[str, Any]
Key = tuple[Any, ...]


class RowsGoneError(Exception):
    """A row that was to be changed or removed is not there."""


@dataclass(frozen=True, slots=True)
class Change:
    """One row as it was and as it is to be. None where it was not, or is not to be."""

    table: Table
    before: Row | None
    after: Row | None

    @property
    def key(self) -> Key:
        """The row's primary key, which a change never changes."""
        row = self.after if self.before is None else self.before
        return key_of(self.table, row or {})

    @property
    def reversed(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.table, self.after, self.before)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that differ between two rows that both are."""
        before, after = self.before or {}, self.after or {}
        return tuple(name for name, value in after.items() if before[name] != value)


def key_of(table: Table, row: Row) -> Key:
    """Return the row's primary key."""
    return tuple(row[column.name] for column in table.primary_key.columns)


def write(connection: Connection, changes: Iterable[Change]) -> None:
    """Write the changes: one statement for all removed rows of a table, for all new ones, for all that change alike.

    Raises:
        RowsGoneError: when a row to be changed or removed is not there.
    """
    removed, changed, added = _sorted(changes)
    for table, rows in removed.items():
        _write_each(connection, _delete(table), [_old_key(table, row) for row in rows])
    for (table, columns), rows in changed.items():
        values = [_old_key(table, row) | {f"new_{name}": row[name] for name in columns} for row in rows]
        _write_each(connection, _update(table, columns), values)
    for table, rows in added.items():
        connection.execute(insert(table), rows)


_Rows = dict[Table, list[Row]]
_Alike = dict[tuple[Table, tuple[str, ...]], list[Row]]


def _sorted(changes: Iterable[Change]) -> tuple[_Rows, _Alike, _Rows]:
    removed: _Rows = defaultdict(list)
    changed: _Alike = defaultdict(list)
    added: _Rows = defaultdict(list)
    for change in changes:
        if change.before is None and change.after is not None:
            added[change.table].append(change.after)
        elif change.before is not None and change.after is None:
            removed[change.table].append(change.before)
        elif change.after is not None and change.columns:
            changed[change.table, change.columns].append(change.after)
    return removed, changed, added


def _write_each(connection: Connection, statement: Update | Delete, values: list[Row]) -> None:
    if connection.execute(statement, values).rowcount != len(values):
        raise RowsGoneError


def _old_key(table: Table, row: Row) -> Row:
    return {f"old_{column.name}": row[column.name] for column in table.primary_key.columns}


@lru_cache
def _delete(table: Table) -> Delete:
    return delete(table).where(*(column == bindparam(f"old_{column.name}") for column in table.primary_key.columns))


@lru_cache
def _update(table: Table, columns: tuple[str, ...]) -> Update:
    same = (column == bindparam(f"old_{column.name}") for column in table.primary_key.columns)
    return update(table).where(*same).values({name: bindparam(f"new_{name}") for name in columns})
