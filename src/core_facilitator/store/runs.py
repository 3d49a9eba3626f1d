"""Remembers days as they ran. Every act of a day is one step, so undo takes back what happened last."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection, select

from core_facilitator.domain.agendas import Session
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


@dataclass(frozen=True, slots=True)
class _Known:
    """What was read of a run when it was changed last, and what is in the columns that say where it belongs."""

    changed_at: datetime
    made_at: datetime
    day_id: UUID
    run: Run | DamagedRun

    @property
    def order(self) -> tuple[date, datetime]:
        date_of = self.run.plan.date if isinstance(self.run, Run) else self.run.date
        return date_of, self.made_at


class Runs:
    """The runs of a workspace. What is damaged is in none of its lists but `damaged`.

    Each method raises a WorkspaceError when the file cannot be read or written. What was read once is remembered:
    after a step, only runs that are others now are read again.
    """

    def __init__(self, database: Database, sessions: Sessions | None = None) -> None:
        self._database = database
        self._sessions = sessions or Sessions(database)
        self._known: dict[UUID, _Known] = {}
        self._known_at = -1  # the version of the database

    def get(self, run_id: UUID) -> Run:
        """Return a run.

        Raises:
            KeyError: when there is none of that id, or none that can be read.
        """
        run = self._now()[run_id].run
        if isinstance(run, DamagedRun):
            raise KeyError(run_id)
        return run

    def of_day(self, session_id: UUID, day_id: UUID) -> Run | None:
        """Return the newest run of a day."""
        found = [one for one in self._now().values() if one.day_id == day_id]
        return next((run for run in reversed(_readable(found)) if run.session == session_id), None)

    def of_session(self, session_id: UUID) -> tuple[Run, ...]:
        """Return the runs of a session, by date."""
        return tuple(run for run in self.all() if run.session == session_id)

    def open(self) -> tuple[Run, ...]:
        """Return the runs that are not closed, the newest first."""
        return tuple(run for run in reversed(self.all()) if run.closed is None)

    def all(self) -> tuple[Run, ...]:
        """Return every run, by date."""
        return tuple(_readable(self._now().values()))

    def damaged(self) -> tuple[DamagedRun, ...]:
        """Return what cannot be read here, by date."""
        found = sorted(self._now().values(), key=lambda one: one.order)
        return tuple(one.run for one in found if isinstance(one.run, DamagedRun))

    def keep(self, run: Run, label: str) -> None:
        """Keep a new run or a changed one, as one step; nothing where nothing differs."""
        changes = self._changes(run)
        if changes:
            with self._database.step(label) as write:
                write.apply(changes)

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

    def _changes(self, run: Run) -> list[Change]:
        """Return what keeping the run changes, and forget what is remembered of it."""
        from core_facilitator.store import run_forms  # msgspec is loaded by whoever runs a day

        self._known = {key: known for key, known in self._known.items() if key != run.id}
        self._known_at = -1
        with self._database.read() as connection:
            before = _row(connection, run.id)
        says = {
            "day_id": run.plan.id,
            "date": run.plan.date,
            "closed": run.closed,
            "plan": run_forms.plan_text(run.plan),
            "state": run_forms.state_text(run),
        }
        now = self._database.now()
        if before is None:
            made = {"session_id": run.session, "id": run.id, "made_at": now, "changed_at": now}
            return [Change(tables.runs, None, made | says)]
        after = before | says
        return [Change(tables.runs, before, after | {"changed_at": _later(now, before)})] if after != before else []

    def _now(self) -> dict[UUID, _Known]:
        """Return all runs by id, those from memory that have not changed since."""
        version = self._database.version
        if version != self._known_at:
            with self._database.read() as connection:
                self._known = _read(connection, self._known)
            self._known_at = version
        return self._known


_TICK = timedelta(microseconds=1)
"""By which a change is later than the one before, however coarse the clock is: what is remembered goes by it."""

_WHEN = select(tables.runs.c.id, tables.runs.c.changed_at)
_AT_ONCE = 500
"""How many runs are asked for by their ids in one statement."""


def _later(now: datetime, before: Row) -> datetime:
    moment: datetime = max(now, before["changed_at"] + _TICK)
    return moment


def _row(connection: Connection, run_id: UUID) -> Row | None:
    row = connection.execute(select(tables.runs).where(tables.runs.c.id == run_id)).mappings().one_or_none()
    return None if row is None else dict(row)


def _read(connection: Connection, before: dict[UUID, _Known]) -> dict[UUID, _Known]:
    when = {row.id: row.changed_at for row in connection.execute(_WHEN)}
    same = {key: before[key] for key, moment in when.items() if key in before and before[key].changed_at == moment}
    others = [key for key in when if key not in same]
    for start in range(0, len(others), _AT_ONCE):
        wanted = select(tables.runs).where(tables.runs.c.id.in_(others[start : start + _AT_ONCE]))
        for row in connection.execute(wanted).mappings():
            same[row["id"]] = _Known(row["changed_at"], row["made_at"], row["day_id"], _run(dict(row)))
    return same


def _run(row: Row) -> Run | DamagedRun:
    from core_facilitator.store import run_forms

    try:
        return run_forms.read_run(row["id"], row["session_id"], row["plan"], row["state"], {"closed": row["closed"]})
    except run_forms.UnreadableError:
        return DamagedRun(row["id"], row["session_id"], row["date"], row["closed"])


def _readable(found: Iterable[_Known]) -> list[Run]:
    return [one.run for one in sorted(found, key=lambda one: one.order) if isinstance(one.run, Run)]
