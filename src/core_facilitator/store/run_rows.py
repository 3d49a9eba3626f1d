"""What was written down in runs, and who was there, when a run is corrected or taken away. What was promised stays."""

from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Table, select

from core_facilitator.domain.runs import Run
from core_facilitator.store.rows import Change, Row
from core_facilitator.store.tables import attendance, captures, commitments, runs


def lines_moved(connection: Connection, before: Run, after: Run) -> list[Change]:
    """Return what moves lines and promises of a run to the blocks that were really on when they were written."""
    from core_facilitator.domain.line_places import block_now  # with all that a day can do

    def moved(row: Row, block: UUID | None) -> UUID | None:
        really = block_now(before, after, row["at"], block)
        return really if really != block else None

    def rows(table: Table) -> list[Row]:
        return [dict(row) for row in connection.execute(select(table).where(table.c.run_id == after.id)).mappings()]

    if before.passages == after.passages:
        return []
    lines = (
        Change(captures, row, row | {"place": [str(to), None, *carried]})
        for row in rows(captures)
        for block, _track, *carried in (row["place"],)
        if (to := moved(row, None if block is None else UUID(block)))
    )
    promises = (
        Change(commitments, row, row | {"block_id": to, "track_id": None})
        for row in rows(commitments)
        if (to := moved(row, row["block_id"]))
    )
    return [*lines, *promises]


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
