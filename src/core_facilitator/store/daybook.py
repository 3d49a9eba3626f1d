"""Keeps what is written down in a day together: what belongs to one act of a person is one step that can be undone."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Table, select

from core_facilitator.domain.attendance import Attendance
from core_facilitator.domain.captures import Capture
from core_facilitator.domain.commitments import Commitment
from core_facilitator.domain.runs import Run
from core_facilitator.store import attendance as marked
from core_facilitator.store import captures as lines
from core_facilitator.store import commitments as promises
from core_facilitator.store.database import Database
from core_facilitator.store.rows import Change, Row, key_of
from core_facilitator.store.runs import Runs
from core_facilitator.store.tables import attendance, captures, commitments

Entry = Capture | Commitment
"""What one line of a day says: a note, a decision, a question, or a promise."""


class Daybook:
    """Writes lines, promises and marks of a day in one step, with the day that they belong to.

    Each method raises a WorkspaceError when the file cannot be written.
    """

    def __init__(self, database: Database, runs: Runs) -> None:
        self._database = database
        self._runs = runs

    def keep(self, run: Run, label: str, *, entries: Iterable[Entry] = (), marks: Iterable[Attendance] = ()) -> None:
        """Keep lines and marks, new or changed, as one step; nothing where nothing differs.

        A line that became a promise, or the other way round, keeps its id and goes from one table to the other. A run
        that was not written before, because nothing has happened in it, is written with them.
        """
        wanted: list[tuple[Table, Row]] = []
        other: list[tuple[Table, UUID]] = []
        for entry in entries:
            promise = isinstance(entry, Commitment)
            row = promises.row_of(entry) if isinstance(entry, Commitment) else lines.row_of(entry)
            wanted.append((commitments if promise else captures, row))
            other.append((captures if promise else commitments, entry.id))
        changes = [one for table, row in wanted if (one := self._change(table, row)) is not None]
        changes += self._marked(marks)
        turned = [(table, self._row(table, (key,))) for table, key in other]
        changes += [Change(table, row, None) for table, row in turned if row is not None]
        self._write(label, [*self._runs.addition(run), *changes] if changes else [])

    def clear(self, keys: Iterable[UUID], label: str) -> None:
        """Remove lines and promises, as one step; of those that are gone already, nothing."""
        found = [(table, self._row(table, (key,))) for key in keys for table in (captures, commitments)]
        self._write(label, [Change(table, row, None) for table, row in found if row is not None])

    def unmark(self, marks: Iterable[Attendance], label: str) -> None:
        """Take marks back, as one step."""
        found = [self._row(attendance, key_of(attendance, marked.row_of(mark))) for mark in marks]
        self._write(label, [Change(attendance, row, None) for row in found if row is not None])

    def _marked(self, marks: Iterable[Attendance]) -> list[Change]:
        """Return what marking changes: a whole room is marked at once, so it is read at once."""
        wanted = {key_of(attendance, row): row for row in map(marked.row_of, marks)}
        if not wanted:
            return []
        runs = {row["run_id"] for row in wanted.values()}
        with self._database.read() as connection:
            found = connection.execute(select(attendance).where(attendance.c.run_id.in_(runs))).mappings().all()
        before = {key_of(attendance, dict(row)): dict(row) for row in found}
        changed = ((before.get(key), row) for key, row in wanted.items())
        return [Change(attendance, old, row) for old, row in changed if old != row]

    def _change(self, table: Table, row: Row) -> Change | None:
        before = self._row(table, key_of(table, row))
        return None if before == row else Change(table, before, row)

    def _row(self, table: Table, key: tuple[object, ...]) -> Row | None:
        which = [column == value for column, value in zip(table.primary_key.columns, key, strict=True)]
        with self._database.read() as connection:
            row = connection.execute(select(table).where(*which)).mappings().one_or_none()
        return None if row is None else dict(row)

    def _write(self, label: str, changes: list[Change]) -> None:
        if changes:
            with self._database.step(label) as write:
                write.apply(changes)
