"""A disk that is full, as the database meets it: nothing can be committed, and what was begun is rolled back."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, event
from sqlalchemy.exc import DBAPIError

from core_facilitator.store.workspace import Workspace


class _FullError(sqlcipher.OperationalError):  # type: ignore[misc]  # made in C: its module has no types
    sqlite_errorname = "SQLITE_FULL"


@contextmanager
def full_disk(workspace: Workspace) -> Iterator[None]:
    """Let no transaction of a workspace be committed."""
    engine = workspace.database._engine

    def refuse(_connection: Connection) -> None:
        raise DBAPIError("COMMIT", None, _FullError("database or disk is full"))

    event.listen(engine, "commit", refuse)
    try:
        yield
    finally:
        event.remove(engine, "commit", refuse)
