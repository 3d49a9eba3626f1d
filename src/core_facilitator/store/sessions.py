"""Remembers sessions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select

from core_facilitator.domain.agendas import Session
from core_facilitator.domain.group_plans import Elsewhere
from core_facilitator.store import names, past_groups, run_rows, tables
from core_facilitator.store.database import Database
from core_facilitator.store.rows import Change, Row
from core_facilitator.store.session_rows import (
    SESSION_TABLES,
    Flattened,
    Memory,
    Rows,
    difference,
    place_of,
    session_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionSummary:
    """What a list of sessions shows. `changed_at` is an aware moment in UTC."""

    id: UUID
    title: str
    organization: str
    place: str
    first_date: date | None
    last_date: date | None
    day_count: int
    head_count: int
    changed_at: datetime


@dataclass(slots=True)
class _Known:
    """One session as it was at one version of the database, and its value once somebody asked for it."""

    session_id: UUID
    version: int
    rows: Rows
    memory: Memory
    session: Session | None = None


class Sessions:
    """The sessions of a workspace.

    Each method raises a WorkspaceError too, when the file cannot be read or written; what it writes is then as it was.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: _Known | None = None
        self._summaries: dict[UUID, SessionSummary] = {}
        self._summed_at = -1  # the version of the database that they are of

    def summaries(self) -> list[SessionSummary]:
        """Return every session in short, the one changed last first.

        They are remembered: after a change, only those that are others now are read again.
        """
        version = self._database.version
        if version != self._summed_at:
            self._summaries = self._sum_up(self._summaries)
            self._summed_at = version
        return list(self._summaries.values())

    def _sum_up(self, before: dict[UUID, SessionSummary]) -> dict[UUID, SessionSummary]:
        """Return all summaries by id, those taken from before that have not changed since."""
        with self._database.read() as connection:
            order = connection.execute(_ORDER).all()
            same = {key for key, moment in order if key in before and before[key].changed_at == moment}
            statement = _SUMMARIES
            if same:
                statement = statement.where(tables.sessions.c.id.in_([key for key, _ in order if key not in same]))
            fresh = {row["id"]: _summary(dict(row)) for row in connection.execute(statement).mappings()}
        return {key: before[key] if key in same else fresh[key] for key, _ in order}

    def names(self) -> names.Names:
        """Return what every session, person and block is called, to be searched."""
        return names.read(self._database)

    def groups(self) -> tuple[Elsewhere, ...]:
        """Return who was in a group with whom, over all sessions."""
        return past_groups.read(self._database)

    def title(self, session_id: UUID) -> str | None:
        """Return a session's title, or None when there is none of that id."""
        with self._database.read() as connection:
            statement = select(tables.sessions.c.title).where(tables.sessions.c.id == session_id)
            title: str | None = connection.execute(statement).scalar_one_or_none()
        return title

    def get(self, session_id: UUID) -> Session:
        """Return a session.

        Raises:
            KeyError: when there is none of that id.
        """
        known = self._known_now(session_id)
        if known.session is None:
            known.session = session_of(known.rows, known.memory)
        return known.session

    def add(self, session: Session, label: str = "New session") -> None:
        """Keep a new session, as one step.

        Raises:
            ValueError: when two of its records have one id.
        """
        self.add_all([session], label)

    def add_all(self, sessions: Iterable[Session], label: str) -> None:
        """Keep many new sessions, as one step.

        Raises:
            ValueError: when two records of one session have one id.
        """
        now = self._database.now()
        changes = [
            Change(table, None, row)
            for session in sessions
            for (table, *_key), row in Flattened(session, now, Memory()).rows.items()
        ]
        self._write(changes, label)

    def save(self, session: Session, label: str, along: Sequence[Change] = ()) -> None:
        """Write what differs from the stored session, as one step; nothing where nothing differs.

        Args:
            session: the session as it is now.
            label: what the step is called.
            along: what else is written in that step.

        Raises:
            KeyError: when there is no session of that id.
            ValueError: when two of its records have one id.
        """
        known = self._known_now(session.id)
        own_row = tables.sessions, session.id.int
        wanted = Flattened(session, known.rows[own_row]["changed_at"], known.memory)
        changes = difference(known.rows, wanted.rows)
        if not changes:
            if along:
                self._write(along, label)
            return
        changes = [change for change in changes if change.table is not tables.sessions]
        moment = max(self._database.now(), known.rows[own_row]["changed_at"] + _TICK)
        wanted.rows[own_row] = wanted.rows[own_row] | {"changed_at": moment}
        # Known before the step ends: its announcement makes screens read the session again.
        self._known = _Known(session.id, self._database.version + 1, wanted.rows, wanted.memory, wanted.session)
        try:
            self._write([*changes, Change(tables.sessions, known.rows[own_row], wanted.rows[own_row]), *along], label)
        except BaseException:
            self._known = None
            raise

    def remove(self, session_id: UUID, label: str) -> None:
        """Remove a session with all that belongs to it, as one step: the days that ran too, but no commitments.

        Raises:
            KeyError: when there is none of that id.
        """
        stored = self._known_now(session_id).rows
        with self._database.read() as connection:
            ran = run_rows.without_runs_of(connection, session_id)
        self._write([*difference(stored, {}), *ran], label)

    def _write(self, changes: Iterable[Change], label: str) -> None:
        with self._database.step(label) as write:
            write.apply(changes)

    def _known_now(self, session_id: UUID) -> _Known:
        """Return the stored session, from memory when nothing was written since it was read."""
        known, version = self._known, self._database.version
        if known is None or known.session_id != session_id or not self._is_as(known):
            known = _Known(session_id, version, self._read(session_id), Memory())
            self._known = known
        known.version = version
        return known

    def _is_as(self, known: _Known) -> bool:
        """Return whether a session is still as it is remembered: another one may have been written, or a run of it."""
        if known.version == self._database.version:
            return True
        with self._database.read() as connection:
            statement = select(tables.sessions.c.changed_at).where(tables.sessions.c.id == known.session_id)
            moment: datetime | None = connection.execute(statement).scalar_one_or_none()
        before: datetime = known.rows[tables.sessions, known.session_id.int]["changed_at"]
        return moment == before

    def _read(self, session_id: UUID) -> Rows:
        found: Rows = {}
        with self._database.read() as connection:
            for table in SESSION_TABLES:
                key = table.c.id if table is tables.sessions else table.c.session_id
                for mapping in connection.execute(select(table).where(key == session_id)).mappings():
                    row = dict(mapping)
                    found[place_of(table, row)] = row
        if not found:
            raise KeyError(session_id)
        return found


_HEADS = (
    select(func.count())
    .where(tables.people.c.session_id == tables.sessions.c.id, tables.people.c.team.is_(False))
    .scalar_subquery()
)

_SUMMARIES: Select[Any] = (
    select(
        *(tables.sessions.c[name] for name in ("id", "title", "organization", "place", "expected", "changed_at")),
        func.min(tables.days.c.date).label("first_date"),
        func.max(tables.days.c.date).label("last_date"),
        func.count(tables.days.c.id).label("day_count"),
        _HEADS.label("heads"),
    )
    .join_from(tables.sessions, tables.days, isouter=True)
    .group_by(tables.sessions.c.id)
)
"""Every session in short, in one statement."""

_ORDER = select(tables.sessions.c.id, tables.sessions.c.changed_at).order_by(
    tables.sessions.c.changed_at.desc(), tables.sessions.c.id
)
"""Which sessions there are, the one changed last first. Each change of a session moves this."""

_TICK = timedelta(microseconds=1)
"""By which a change is later than the one before, however coarse the clock is: summaries go by it."""


def _summary(row: Row) -> SessionSummary:
    """Return what one row of `_SUMMARIES` says."""
    expected, heads = row.pop("expected"), row.pop("heads")
    return SessionSummary(**row, head_count=heads if expected is None else expected)
