"""Taking runs away: with what was written down in them and who was there. What was promised stays."""

from uuid import UUID

from sqlalchemy import ColumnElement, Connection, select

from core_facilitator.store.rows import Change
from core_facilitator.store.tables import attendance, captures, runs


def without_run(connection: Connection, run_id: UUID) -> list[Change]:
    """Return what takes a run away; nothing where there is none of that id."""
    return _without(connection, runs.c.id == run_id)


def without_runs_of(connection: Connection, session_id: UUID) -> list[Change]:
    """Return what takes all runs of a session away."""
    return _without(connection, runs.c.session_id == session_id)


def _without(connection: Connection, which: ColumnElement[bool]) -> list[Change]:
    gone = select(runs.c.id).where(which)
    wanted = ((runs, which), (captures, captures.c.run_id.in_(gone)), (attendance, attendance.c.run_id.in_(gone)))
    return [
        Change(table, dict(row), None)
        for table, of_them in wanted
        for row in connection.execute(select(table).where(of_them)).mappings()
    ]
