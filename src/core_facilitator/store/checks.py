"""Looking for damage in a database: its pages' signatures, its structure, its references."""

from contextlib import closing
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from core_facilitator.store import connections

_CHECKS = {
    "PRAGMA cipher_integrity_check": "page",
    "PRAGMA integrity_check": "structure",
    "PRAGMA foreign_key_check": "reference",
}


def problems(file: Path, key: bytes, *, read_only: bool) -> tuple[str, ...]:
    """Return what is wrong with the database of that key; nothing when it is whole.

    It looks through a connection of its own, so that any thread may call it.
    """
    with closing(connections.connect(file, key, "immutable" if read_only else "rw")) as connection:
        return problems_of(connection)


def bad_pages(connection: Any) -> tuple[str, ...]:  # noqa: ANN401 -- no types published
    """Return a line for each page whose signature is wrong. The log is not looked at."""
    return tuple(text for (text,) in connection.execute("PRAGMA cipher_integrity_check"))


def problems_of(connection: Any) -> tuple[str, ...]:  # noqa: ANN401
    """Return what is wrong with the database of a raw connection."""
    found = []
    for check, subject in _CHECKS.items():
        try:
            found += [f"{subject}: {row[0]}" for row in connection.execute(check) if row[0] != "ok"]
        except sqlcipher.Error as error:  # so damaged that it cannot even be checked
            found.append(f"{subject}: {connections.failure(error, Path()).detail}")
    return tuple(found)


def counts(connection: Any) -> dict[str, int]:  # noqa: ANN401
    """Return how many rows each table has."""
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    quoted = {name: name.replace('"', '""') for name in names}
    return {name: connection.execute(f'SELECT count(*) FROM "{quoted[name]}"').fetchone()[0] for name in names}  # noqa: S608
