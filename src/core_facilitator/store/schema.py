"""Which schema this program writes, and how an empty database gets it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, Table, insert

from core_facilitator.store import connections, tables

NEWEST = 5
"""The number of the newest migration: the file in `migrations/versions` that begins with it."""

READABLE_BY = 1
"""The oldest schema whose program can read today's, though not write it."""


def revision(number: int) -> str:
    """Return a migration's name from its number."""
    return f"{number:04}"


def make(connection: Connection, workspace_id: UUID, name: str, now: datetime) -> None:
    """Make every table in an empty database and say whose it is."""
    make_first_tables(connection)
    make_later_tables(connection)
    connection.execute(insert(tables.versions).values(version_num=revision(NEWEST)))
    row = {"id": workspace_id, "name": name, "created_at": now, "readable_by": READABLE_BY, "changes": 0}
    connection.execute(insert(tables.workspace).values(row))


def make_first_tables(connection: Connection) -> None:
    """Make the tables that every schema has, in an empty database."""
    connection.exec_driver_sql(f"PRAGMA application_id = {connections.APPLICATION_ID}")
    first = [table for table in tables.metadata.tables.values() if table not in tables.LATER]
    tables.metadata.create_all(connection, tables=first)


def make_later_tables(connection: Connection, later: Sequence[Table] = tables.LATER) -> None:
    """Make those that came with a migration: after the others, as in a database that was brought up to date."""
    tables.metadata.create_all(connection, tables=later)
