"""The session that the planner shows: read from the store, timed, and saved as a whole new value for each change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from core_facilitator.domain.agendas import Day, Session, all_blocks
from core_facilitator.domain.conflicts import Conflict, day_conflicts
from core_facilitator.domain.materials import counted_for
from core_facilitator.domain.timing import TimedDay, time_day
from core_facilitator.gui.changes import Changes
from core_facilitator.gui.saving import Saving

if TYPE_CHECKING:
    from core_facilitator.domain.group_plans import Elsewhere
    from core_facilitator.store.sessions import Sessions


@dataclass(frozen=True, slots=True)
class _Checked:
    """A day on its clock, and what cannot work in it. A day that stays as it is keeps this."""

    timed: TimedDay
    conflicts: tuple[Conflict, ...]


class OpenPlan(QObject):
    """Holds one session and which of its days is shown. `changed`: it reads differently now; `gone`: it is no more.

    A session can be shown before there is a store to keep it in; it then cannot be changed. Nor can one in a workspace
    that is open for reading only: `writable` is what everything that changes a plan goes by.
    """

    changed = Signal()
    gone = Signal()

    def __init__(self, saving: Saving, changes: Changes) -> None:
        super().__init__()
        self._sessions: Sessions | None = None
        self._read_only = False
        self._saving = saving
        self._session: Session | None = None
        self._day: UUID | None = None
        self._days: dict[UUID, _Checked] = {}
        changes.happened.connect(self._read_again)
        saving.turned.connect(self._read_again)

    def keep_in(self, sessions: Sessions) -> None:
        """Read from this store and save into it from now on."""
        self._sessions = sessions
        self._read_again()

    def only_read(self) -> None:
        """Save nothing, whatever is asked."""
        self._read_only = True

    @property
    def writable(self) -> bool:
        """Whether the session can be changed, as far as is known: before there is a store nothing speaks against it."""
        return not self._read_only

    @property
    def session(self) -> Session | None:
        """The session that is open."""
        return self._session

    @property
    def day(self) -> Day | None:
        """The day that is shown."""
        return self._session.day(self._day) if self._session is not None and self._day is not None else None

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """All that collides in the session."""
        return tuple(conflict for day in self._days.values() for conflict in day.conflicts)

    def conflicts_in(self, day: UUID) -> tuple[Conflict, ...]:
        """Return what collides in one day."""
        found = self._days.get(day)
        return found.conflicts if found is not None else ()

    @property
    def timed(self) -> TimedDay | None:
        """The shown day on its clock."""
        return self.timed_day(self._day) if self._day is not None else None

    def timed_day(self, key: UUID) -> TimedDay | None:
        """Return a day on its clock."""
        day = self._days.get(key)
        return day.timed if day is not None else None

    def groups_elsewhere(self) -> tuple[Elsewhere, ...]:
        """Return who was in a group with whom, over all sessions: a job for the worker thread.

        Raises:
            WorkspaceError: when they cannot be read.
        """
        return self._sessions.groups() if self._sessions is not None else ()

    def day_of(self, block_id: UUID) -> UUID | None:
        """Return the day that a block or a track is in."""
        for day in self._session.days if self._session is not None else ():
            for block in all_blocks(day.blocks):
                if block.id == block_id or any(track.id == block_id for track in block.tracks):
                    return day.id
        return None

    def places(self) -> frozenset[str]:
        """Return the keys of all that can be typed into: the session, its days, blocks and tracks."""
        if self._session is None:
            return frozenset()
        keys = {self._session.id}
        for day in self._session.days:
            keys.add(day.id)
            for block in all_blocks(day.blocks):
                keys.add(block.id)
                keys.update(track.id for track in block.tracks)
        return frozenset(str(key) for key in keys)

    def open(self, key: UUID) -> None:
        """Open a session at its first day; the one that is open stays at its day.

        Raises:
            KeyError: when there is no session of that key.
        """
        if self._sessions is None:
            raise KeyError(key)
        self._take(self._newest(self._sessions, key))

    def show(self, session: Session) -> None:
        """Show a session as it is given, before there is a store."""
        self._take(session)

    def show_day(self, key: UUID) -> None:
        """Show another day."""
        if key != self._day:
            self._day = key
            self.changed.emit()

    def save(self, session: Session, label: str) -> bool:
        """Show a changed session and save it as one step; return whether it is shown.

        What cannot be written now stays on the screen and waits, and the window's banner says so.
        """
        if self._sessions is None or not self.writable:
            return False
        if session != self._session:
            self._saving.save(self._sessions.save, session, label)
        return True

    @Slot()
    @Slot(frozenset)
    def _read_again(self, _kinds: frozenset[str] = frozenset()) -> None:
        if self._session is None or self._sessions is None:
            return
        try:
            session = self._newest(self._sessions, self._session.id)
        except KeyError:
            self._session, self._day, self._days = None, None, {}
            self.gone.emit()
            return
        if session != self._session:
            self._take(session)

    def _newest(self, sessions: Sessions, key: UUID) -> Session:
        return self._saving.newest(key) or sessions.get(key)

    def _take(self, session: Session) -> None:
        counts = counted_for(session)
        before = self._days if self._session is not None and _same_but_days(session, self._session) else {}
        days: dict[UUID, _Checked] = {}
        for day in session.days:
            known = before.get(day.id)
            if known is None or known.timed.day != day:
                timed = time_day(day)
                known = _Checked(timed, tuple(day_conflicts(session, timed, counts)))
            days[day.id] = known
        self._session, self._days = session, days
        if self._day not in days:
            self._day = session.days[0].id if session.days else None
        self.changed.emit()


def _same_but_days(one: Session, other: Session) -> bool:
    return replace(one, days=other.days) == other
