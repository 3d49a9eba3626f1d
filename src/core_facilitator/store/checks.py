"""Looking for damage in a database: its pages' signatures, its structure, its references."""

from contextlib import closing, suppress
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from core_facilitator.store import connections
from core_facilitator.store.connections import Raw

_PAGES = {"PRAGMA cipher_integrity_check": "page"}
_CONTENT = {
    "PRAGMA integrity_check": "structure",
    "PRAGMA foreign_key_check": "reference",
}


def problems(file: Path, key: bytes, *, read_only: bool) -> tuple[str, ...]:
    """Return what is wrong with the database of that key; nothing when it is whole.

    It looks through a connection of its own, so that any thread may call it. What is in the log is first copied into
    the database: a power cut while that was done leaves pages half written that the log has whole.
    """
    with closing(connections.connect(file, key, "immutable" if read_only else "rw")) as connection:
        if not read_only:
            with suppress(sqlcipher.Error):  # what keeps it from being copied shows in the checks that follow
                connection.execute("PRAGMA wal_checkpoint")
        return problems_of(connection)


def bad_pages(connection: Raw) -> tuple[str, ...]:
    """Return a line for each page whose signature is wrong. The log is not looked at."""
    return tuple(text for (text,) in connection.execute("PRAGMA cipher_integrity_check"))


def problems_of(connection: Raw) -> tuple[str, ...]:
    """Return what is wrong with the database of a raw connection: with its pages, the log aside, and its content."""
    return _found(connection, _PAGES | _CONTENT)


def problems_with_log(connection: Raw) -> tuple[str, ...]:
    """Return what is wrong with the content as the database and its log have it together.

    Every page that is in use is read for that, and its signature checked, from the one of the two that has it last.
    """
    return _found(connection, _CONTENT)


def _found(connection: Raw, wanted: dict[str, str]) -> tuple[str, ...]:
    found = []
    for check, subject in wanted.items():
        try:
            found += [f"{subject}: {row[0]}" for row in connection.execute(check) if row[0] != "ok"]
        except sqlcipher.Error as error:  # so damaged that it cannot even be checked
            found.append(f"{subject}: {connections.failure(error, Path()).detail}")
    return tuple(found)


def counts(connection: Raw) -> dict[str, int]:
    """Return how many rows each table has."""
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    quoted = {name: name.replace('"', '""') for name in names}
    return {name: connection.execute(f'SELECT count(*) FROM "{quoted[name]}"').fetchone()[0] for name in names}  # noqa: S608 -- quoted
