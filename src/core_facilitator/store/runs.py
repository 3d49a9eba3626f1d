"""Remembers days as they ran. Every act of a day is one step, so undo takes back what happened last."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection, select

from core_facilitator.domain.agendas import Day, Session
from core_facilitator.domain.runs import Run
from core_facilitator.store import run_rows, tables
from core_facilitator.store.database import Database
from core_facilitator.store.rows import Change, Row
from core_facilitator.store.sessions import Sessions


@dataclass(frozen=True, slots=True)
class DamagedRun:
    """A day that ran, of which this version can read no more. It stays as it is, and hides no other."""

    id: UUID
    session: UUID
    date: date
    closed: datetime | None


@dataclass(slots=True)
class _Known:
    """What the columns of a run say of it, and what was read of the rest once somebody asked for it."""

    session_id: UUID
    id: UUID
    day_id: UUID
    date: date
    made_at: datetime
    changed_at: datetime
    closed: datetime | None
    run: Run | DamagedRun | None = None


class Runs:
    """The runs of a workspace. What is damaged is in none of its lists but `damaged`.

    Each method raises a WorkspaceError when the file cannot be read or written. What was read once is remembered:
    after a step, only runs that are others now are read again, and only those that somebody asks for.
    """

    def __init__(self, database: Database, sessions: Sessions | None = None) -> None:
        self._database = database
        self._sessions = sessions or Sessions(database)
        self._known: dict[UUID, _Known] = {}
        self._known_at = -1  # the version of the database
        self._written: tuple[Day, str] | None = None

    def get(self, run_id: UUID) -> Run:
        """Return a run.

        Raises:
            KeyError: when there is none of that id, or none that can be read.
        """
        for run in self._readable(one for one in self._now() if one.id == run_id):
            return run
        raise KeyError(run_id)

    def of_day(self, session_id: UUID, day_id: UUID) -> Run | None:
        """Return the newest run of a day."""
        found = self._readable(one for one in self._now() if (one.session_id, one.day_id) == (session_id, day_id))
        return found[-1] if found else None

    def over(self, session_id: UUID) -> frozenset[tuple[UUID, date]]:
        """Return the days of a session that ran and are over, each with the date on which it ran. That is soon told."""
        newest = {(one.day_id, one.date): one for one in self._now() if one.session_id == session_id}
        return frozenset(key for key, one in newest.items() if one.closed is not None)

    def of_session(self, session_id: UUID) -> tuple[Run, ...]:
        """Return the runs of a session, by date."""
        return self._readable(one for one in self._now() if one.session_id == session_id)

    def open(self) -> tuple[Run, ...]:
        """Return the runs that are not closed, the newest first."""
        return self._readable(one for one in self._now() if one.closed is None)[::-1]

    def all(self) -> tuple[Run, ...]:
        """Return every run, by date. Where there are many that were not read yet, that takes a while."""
        return self._readable(self._now())

    def damaged(self) -> tuple[DamagedRun, ...]:
        """Return what cannot be read here, by date. As with `all`, everything is read for that."""
        return tuple(run for run in self._all_of(self._now()) if isinstance(run, DamagedRun))

    def keep(self, run: Run, label: str) -> None:
        """Keep a new run or a changed one, as one step; nothing where nothing differs."""
        changes = self._changes(run)
        if changes:
            with self._database.step(label) as write:
                write.apply(changes)

    def set_right(self, run: Run, right: Callable[[Run], Run]) -> None:
        """Set a run right for a reason that is no act of anybody: as it is kept, and in what undo and redo bring back.

        Of a run that was set right, only what happened in it is kept. That is no step.
        """
        from core_facilitator.store import run_forms

        def row_right(row: Row) -> Row:
            if "state" not in row:
                return row
            state = run_forms.state_set_right(row["state"], row.get("closed"), right)
            return row | {"state": state, "changed_at": row["changed_at"] + _TICK} if state != row["state"] else row

        self._known_at = -1
        self._database.set_right(tables.runs, (run.session, run.id), row_right)

    def keep_with(self, run: Run, session: Session, label: str) -> None:
        """Keep a run and its session in one step: blocks are in another day now.

        Raises:
            KeyError: when there is no session of that id.
            ValueError: when two records of the session have one id.
        """
        self._sessions.save(session, label, along=self._changes(run))

    def remove(self, run_id: UUID, label: str) -> None:
        """Remove a run with what was written down and who was there, as one step. What was promised stays.

        Raises:
            KeyError: when there is none of that id.
        """
        with self._database.read() as connection:
            changes = run_rows.without_run(connection, run_id)
        if not changes:
            raise KeyError(run_id)
        with self._database.step(label) as write:
            write.apply(changes)

    def addition(self, run: Run) -> list[Change]:
        """Return what adds a run, so that a step of others can refer to it; nothing where it is there already."""
        known = any(one.id == run.id for one in self._now())
        return [] if known else self._changes(run)

    def _plan_text(self, plan: Day) -> str:
        """Return a plan as JSON. One act after another is kept with the same plan, so the last one is remembered."""
        from core_facilitator.store import run_forms

        if self._written is None or self._written[0] != plan:
            self._written = plan, run_forms.plan_text(plan)
        return self._written[1]

    def _changes(self, run: Run) -> list[Change]:
        """Return what keeping the run changes, and forget what is remembered of it.

        Lines that were written in it go where they belong by the times that it tells now.
        """
        from core_facilitator.store import run_forms  # msgspec is loaded by whoever runs a day

        known = self._known.get(run.id)
        self._known = {key: known for key, known in self._known.items() if key != run.id}
        self._known_at = -1
        with self._database.read() as connection:
            before = _row(connection, run.id)
            lines = [] if before is None else run_rows.lines_moved(connection, _told(before, known) or run, run)
        says = {
            "day_id": run.plan.id,
            "date": run.plan.date,
            "closed": run.closed,
            "plan": self._plan_text(run.plan),
            "state": run_forms.state_text(run),
        }
        now = self._database.now()
        if before is None:
            made = {"session_id": run.session, "id": run.id, "made_at": now, "changed_at": now}
            return [Change(tables.runs, None, made | says)]
        after = before | says
        if after == before:
            return []
        return [Change(tables.runs, before, after | {"changed_at": _later(now, before)}), *lines]

    def _now(self) -> list[_Known]:
        """Return what is known of every run, by date, and of those of one date in the order in which they were made."""
        version = self._database.version
        if version != self._known_at:
            with self._database.read() as connection:
                found = [_Known(*row) for row in connection.execute(_COLUMNS)]
            before = self._known
            same = {one.id for one in found if one.id in before and before[one.id].changed_at == one.changed_at}
            self._known = {one.id: before[one.id] if one.id in same else one for one in found}
            self._known_at = version
        return list(self._known.values())

    def _readable(self, wanted: Iterable[_Known]) -> tuple[Run, ...]:
        return tuple(run for run in self._all_of(wanted) if isinstance(run, Run))

    def _all_of(self, wanted: Iterable[_Known]) -> list[Run | DamagedRun | None]:
        """Return the runs; of those that were not read yet, the rest is read now."""
        wanted = list(wanted)
        unread = {one.id: one for one in wanted if one.run is None}
        for some in _in_parts(list(unread)):
            rest = select(_RUN.id, _RUN.plan, _RUN.state).where(_RUN.id.in_(some))
            with self._database.read() as connection:
                for run_id, plan, state in connection.execute(rest):
                    unread[run_id].run = _run(unread[run_id], plan, state)
        return [one.run for one in wanted]


_RUN = tables.runs.c
_COLUMNS = select(
    _RUN.session_id, _RUN.id, _RUN.day_id, _RUN.date, _RUN.made_at, _RUN.changed_at, _RUN.closed
).order_by(_RUN.date, _RUN.made_at, _RUN.id)

_TICK = timedelta(microseconds=1)
"""By which a change is later than the one before, however coarse the clock is: what is remembered goes by it."""

_AT_ONCE = 500
"""How many runs are asked for by their ids in one statement."""


def _in_parts(ids: list[UUID]) -> Iterator[list[UUID]]:
    return (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))


def _later(now: datetime, before: Row) -> datetime:
    moment: datetime = max(now, before["changed_at"] + _TICK)
    return moment


def _row(connection: Connection, run_id: UUID) -> Row | None:
    row = connection.execute(select(tables.runs).where(tables.runs.c.id == run_id)).mappings().one_or_none()
    return None if row is None else dict(row)


def _told(row: Row, known: _Known | None) -> Run | None:
    """Return a run as its row tells it, read anew only where that is not remembered; None where it is damaged."""
    if known is None or known.run is None or known.changed_at != row["changed_at"]:
        known = _Known(*(row[column.name] for column in _COLUMNS.selected_columns))
        known.run = _run(known, row["plan"], row["state"])
    return known.run if isinstance(known.run, Run) else None


def _run(known: _Known, plan: str, state: str) -> Run | DamagedRun:
    from core_facilitator.store import run_forms

    try:
        return run_forms.read_run(known.id, known.session_id, plan, state, {"closed": known.closed})
    except run_forms.UnreadableError:
        return DamagedRun(known.id, known.session_id, known.date, known.closed)
