"""The open database: reading, writing in named steps, and undoing them."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from uuid import UUID

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, Table, select
from sqlalchemy.exc import DBAPIError

from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.store import rows, tables
from core_facilitator.store.connections import failure, writing
from core_facilitator.store.histories import History, Step
from core_facilitator.store.rows import Change, Key, Row

MOST_STEPS = 200
"""How many steps can be undone."""


def utc_now() -> datetime:
    """Return the time of the computer's clock."""
    return datetime.now(UTC)


class Writer:
    """Writes rows inside one step. Each row that changes is named as it was, so that the step can be undone."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._changes: dict[tuple[Table, Key], Change] = {}

    def add(self, table: Table, row: Row) -> None:
        """Insert a row with all its columns."""
        self.apply([Change(table, None, row)])

    def change(self, table: Table, before: Row, after: Row) -> None:
        """Change a row, keeping its primary key."""
        self.apply([Change(table, before, after)])

    def remove(self, table: Table, row: Row) -> None:
        """Delete a row."""
        self.apply([Change(table, row, None)])

    def apply(self, changes: Iterable[Change]) -> None:
        """Write many changes at once."""
        changes = list(changes)
        rows.write(self._connection, changes)
        for change in changes:
            earlier = self._changes.get((change.table, change.key))
            before = change.before if earlier is None else earlier.before
            self._changes[change.table, change.key] = Change(change.table, before, change.after)

    def changes(self) -> tuple[Change, ...]:
        """Return what the step did so far: each row once, and none that is again as it was."""
        return tuple(change for change in self._changes.values() if change.before != change.after)


class Database:
    """An open database. After each COMMIT it tells `on_change` which tables a step, an undo or a redo touched.

    It may be used from any thread, but `on_change` is called in the thread that wrote. `version` grows with every
    step, undo and redo; `saved_at` is when anything was last written.
    """

    def __init__(
        self, file: Path, engine: Engine, *, read_only: bool = False, now: Callable[[], datetime] = utc_now
    ) -> None:
        self.file = file
        self.read_only = read_only
        self.on_change: Callable[[frozenset[str]], None] = lambda _tables: None
        self.saved_at: datetime | None = None
        self.version = 0
        self.now = now
        self._engine = engine
        self._writing_engine = writing(engine)
        self._done: deque[Step] = deque(maxlen=MOST_STEPS)
        self._undone: deque[Step] = deque(maxlen=MOST_STEPS)
        self._lock = RLock()
        self._inside = False
        self._closed = False

    def close(self) -> None:
        """Let go of the file, after what is being written is. Nothing can be read or written any more."""
        with self._lock:
            self._closed = True
            self._engine.dispose()

    @property
    def undo_label(self) -> str | None:
        """What `undo` would take back."""
        return self._done[-1].label if self._done else None

    @property
    def redo_label(self) -> str | None:
        """What `redo` would do again."""
        return self._undone[-1].label if self._undone else None

    @property
    def undo_session(self) -> UUID | None:
        """The session that `undo` would change, if it is a single one."""
        return self._done[-1].session_id if self._done else None

    @property
    def redo_session(self) -> UUID | None:
        """The session that `redo` would change, if it is a single one."""
        return self._undone[-1].session_id if self._undone else None

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Read inside one transaction.

        Raises:
            WorkspaceError: when the file cannot be read.
        """
        self.refuse_closed()
        try:
            with self._engine.connect() as connection:
                yield connection
        except DBAPIError as error:
            raise failure(error, self.file) from error

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Write inside one transaction that is no step and cannot be undone: all of it, or none of it.

        Raises:
            WorkspaceError: when it could not be written; nothing of it is there then.
        """
        with self._lock:
            self.refuse_closed()
            if self.read_only:
                raise WorkspaceError(Fault.READ_ONLY, self.file)
            if self._inside:
                message = "A step cannot begin inside another one."
                raise RuntimeError(message)
            self._inside = True
            try:
                with self._writing_engine.begin() as connection:
                    yield connection
            except DBAPIError as error:
                raise failure(error, self.file) from error
            except (rows.RowsGoneError, OverflowError) as error:  # the second: a number of more than 64 bits
                raise WorkspaceError(Fault.WRITE_REFUSED, self.file, type(error).__name__) from error
            finally:
                self._inside = False
            self.saved_at = self.now()

    @contextmanager
    def step(self, label: str) -> Iterator[Writer]:
        """Write as one step that can be undone: all of it, or none of it. A step that changes nothing leaves no trace.

        Raises:
            WorkspaceError: when it could not be written. What can be undone is as before.
        """
        with self.write() as connection:
            writer = Writer(connection)
            yield writer
            changes = writer.changes()
            if changes:
                count_change(connection)
        if changes:
            self._done.append(Step(label, changes))
            self._undone.clear()
            self._announce(changes)

    def set_right(self, table: Table, key: Key, right: Callable[[Row], Row]) -> None:
        """Change a row for a reason that is no act of anybody: as it is, and in what undo and redo would bring back.

        That is no step itself. Where there is no such row, it is set right in what was undone alone.

        Args:
            table: of the row.
            key: its primary key.
            right: returns a row set right. It may be one that undo remembers, with its key and what changed in it.

        Raises:
            WorkspaceError: when it could not be written. Then nothing is set right.
        """
        with self.write() as connection:
            same = (column == value for column, value in zip(table.primary_key.columns, key, strict=True))
            found = connection.execute(select(table).where(*same)).mappings().one_or_none()
            before = None if found is None else dict(found)
            changes = () if before is None else (Change(table, before, right(before)),)
            if changes and changes[0].columns:
                rows.write(connection, changes)
                count_change(connection)
        for steps in (self._done, self._undone):
            changed = [step.set_right(table, key, right) for step in steps]
            steps.clear()
            steps.extend(changed)
        if changes and changes[0].columns:
            self._announce(changes)

    def undo(self) -> str | None:
        """Take back the last step and return its label, or None when there is none.

        Raises:
            WorkspaceError: when it could not be written; it can be tried again.
        """
        return self._replay(self._done, self._undone, back=True)

    def redo(self) -> str | None:
        """Do the last undone step again and return its label, or None when there is none.

        Raises:
            WorkspaceError: when it could not be written; it can be tried again.
        """
        return self._replay(self._undone, self._done, back=False)

    @property
    def history(self) -> History:
        """What can be undone and done again now."""
        return History(tuple(self._done), tuple(self._undone))

    def recall(self, history: History) -> None:
        """Go on with what could be undone when this database was closed."""
        self._done.extend(history.done)
        self._undone.extend(history.undone)

    def forget_steps(self) -> None:
        """Begin here: nothing that was done until now can be undone."""
        self._done.clear()
        self._undone.clear()

    def changes(self) -> int:
        """Return how many steps, undos and redos this workspace has ever seen.

        Raises:
            WorkspaceError: when the file cannot be read.
        """
        with self.read() as connection:
            changes: int = connection.execute(select(tables.workspace.c.changes)).scalar_one()
        return changes

    def empty_log(self) -> bool:
        """Copy what is in the log into the database and empty the log, so that nothing older stays in it.

        Return whether that went: somebody who reads at the moment, such as a backup that is being made, holds it up.
        Closing the workspace does the same.

        Raises:
            WorkspaceError: when the disk refuses.
        """
        self.refuse_closed()
        if self.read_only:
            return False
        try:
            with self._lock, closing(self._engine.raw_connection()) as raw:
                connection = raw.driver_connection
                assert connection is not None  # noqa: S101 -- only a detached connection has none
                (busy, *_pages) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except (DBAPIError, sqlcipher.Error) as error:
            raise failure(error, self.file) from error
        return not busy

    @property
    def closed(self) -> bool:
        """Whether it was closed: nothing can be read or written anymore."""
        return self._closed

    def refuse_closed(self) -> None:
        """Refuse to open the file again by accident: nobody holds its lock now.

        Another thread may always come a moment too late, as one that answers phones does: it is told as of any failure.

        Raises:
            WorkspaceError: WORKSPACE_CLOSED.
        """
        if self._closed:
            raise WorkspaceError(Fault.WORKSPACE_CLOSED, self.file)

    def _replay(self, source: deque[Step], target: deque[Step], *, back: bool) -> str | None:
        if not source:
            return None
        step = source[-1]
        with self.write() as connection:
            rows.write(connection, (change.reversed if back else change for change in step.changes))
            count_change(connection)
        target.append(source.pop())
        self._announce(step.changes)
        return step.label

    def _announce(self, changes: tuple[Change, ...]) -> None:
        self.version += 1
        self.on_change(frozenset(change.table.name for change in changes))


_ONE_MORE = "UPDATE workspace SET changes = changes + 1"
"""As text: it runs with every step, and building it from the table would cost a tenth of an autosave."""


def count_change(connection: Connection) -> None:
    """Count what is being written as a change, for which a backup is due. Steps do that by themselves."""
    connection.exec_driver_sql(_ONE_MORE)
