"""Whether the work is on the disk: every write of a screen goes through here, and what could not be written waits here.

A change of a session, or of the run of a day, is on the screen at once. What could not be written waits in order, and
is tried again with every change that follows, before anything is undone, and when the user says so. Nothing overtakes
it: each value that waits was made from the one before. Only a change that the database refuses for itself, whatever
room there is, lets pass what was done to others, and a later value of its own, which holds all that is still wanted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast, overload
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from core_facilitator.domain.agendas import Session
from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.gui.waiting import K, Kept, SetsRight, Waiting

if TYPE_CHECKING:
    from core_facilitator.store.database import Database

KNOWN = (WorkspaceError, OSError)


class Saving(QObject):
    """Says when the last write was committed, and what is not on the disk.

    Signals: `changed`: how it went is another now. `turned`: another value of a session is to be shown, and not
    because one was written. `aside_wanted`: the user wants a session that is `stuck` out of the way.
    """

    changed = Signal()
    turned = Signal()
    aside_wanted = Signal()

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self._waiting: list[Waiting] = []
        self._stuck: UUID | None = None
        self._taken_back: list[Waiting] = []
        self._beneath = 0  # steps undone on the disk since: redo does these first
        self._typed: tuple[str, Callable[[], object]] | None = None  # the text that could not be kept, by its place
        self.saved_at: datetime | None = None
        self.failure: WorkspaceError | OSError | None = None
        self.refused = False

    @property
    def unsaved(self) -> tuple[Waiting, ...]:
        """The changes that are on the screen and not on the disk, in order."""
        return tuple(self._waiting)

    @property
    def typing(self) -> bool:
        """Whether a text that is being typed could not be kept."""
        return self._typed is not None

    @overload
    def newest(self, key: UUID) -> Session | None: ...

    @overload
    def newest(self, key: UUID, kind: type[K]) -> K | None: ...

    def newest(self, key: UUID, kind: type[Any] = Session) -> Any:
        """Return a session, or another kind of value, with all its changes, while some of them wait."""
        found = next((one.value for one in reversed(self._waiting) if one.value.id == key), None)
        return found if isinstance(found, kind) else None

    @property
    def stuck(self) -> Kept | None:
        """A value with all its changes, of which one is refused for itself: trying it again will not help."""
        return next((one.value for one in reversed(self._waiting) if one.value.id == self._stuck), None)

    # Writing

    def save(self, write: Callable[[K, str], object], value: K, label: str) -> None:
        """Write a changed or new session or run; what cannot be written now waits, and is shown until it could.

        Args:
            write: `sessions.save`, `sessions.add` or `runs.keep`; returns after COMMIT.
            value: the session or run as it should be.
            label: what undo calls the change.
        """
        self._forget_taken_back()
        self._hold(Waiting(write, value, label))

    def attempt(self, write: Callable[..., object], *args: object) -> bool:
        """Do what is done at once or not at all, once nothing waits; return whether it was done.

        Args:
            write: for example `sessions.remove`; returns after COMMIT.
            args: passed on to it.
        """
        done = self._attempt(write, *args)
        if done:
            self._forget_taken_back()
        return done

    def keep_typed(self, place: str, write: Callable[[], object]) -> bool:
        """Keep a text that is being typed at a place; return whether it is kept. What waits does not hold it up."""
        try:
            write()
        except KNOWN as error:
            self.failure, self._typed = error, (place, write)
            self.changed.emit()
            return False
        self._typed = None
        if not self._waiting:
            self._done()
        return True

    def leave_typed(self, place: str) -> None:
        """What was typed at a place is handed on, or given up."""
        if self._typed is not None and self._typed[0] == place:
            self._typed = None
            self._settle()

    def catch_up(self) -> bool:
        """Write what waits, in order; return whether all of it is on the disk now."""
        self._stuck = None
        wrote, passed = False, 0
        while passed < len(self._waiting):
            try:
                passed -= self._write(passed)
            except KNOWN as error:
                self.failure = error
                if not _for_itself(error):
                    self._stuck = None
                    break
                self._stuck = self._stuck or self._waiting[passed].value.id
                passed += 1
            else:
                wrote = True
        if not self._waiting:
            if wrote:
                self._done()
            return True
        if wrote:
            self.saved_at = self._now()
        self.changed.emit()
        return False

    def _write(self, place: int) -> int:
        """Write what waits at a place, and with it what waits before that of the same value; return how much that is.

        The whole value is written, so what was refused before is either in it or no longer wanted.
        """
        before, one = self._waiting, self._waiting[place]
        covered = [other for other in before[:place] if other.value.id == one.value.id]
        self._waiting = [other for other in before if other is not one and other not in covered]
        try:  # screens that hear of the write read what is newest then
            (covered or [one])[0].write(one.value, one.label)
        except KNOWN:
            self._waiting = before
            raise
        return len(covered)

    def set_right(self, value: K, right: Callable[[K], K], store: SetsRight[K], label: str) -> None:
        """Set a value right for a reason that is no act of the user's: undo and redo bring nothing back without it.

        Args:
            value: as it is now.
            right: returns any state of it set right.
            store: where it is kept.
            label: what it is called in the one case in which it has to wait like an act: the disk refuses, and nothing
                else of the value waits.
        """
        key, waits = value.id, self.newest(value.id, type(value)) is not None

        def mended(one: Waiting) -> Waiting:
            if one.value.id != key:
                return one
            return replace(one, value=right(cast("K", one.value)))  # under one key there are values of one kind only

        self._waiting = [mended(one) for one in self._waiting]
        self._taken_back = [mended(one) for one in self._taken_back]
        try:
            store.set_right(value, right)
        except KNOWN as error:
            self.failure = error
            if not waits:
                self._hold(Waiting(store.keep, right(value), label))
        if waits:
            self.turned.emit()

    def set_aside(self, value: Kept) -> None:
        """Give up what waits of a value, which is kept elsewhere, and show it again as it is on the disk."""
        self._waiting = [one for one in self._waiting if one.value.id != value.id]
        self._forget_taken_back()
        self.refused = False
        self._settle()
        self.turned.emit()

    def try_again(self) -> bool:
        """Write all that could not be written, as the user wishes; return whether nothing is left."""
        return self.catch_up() and (self._typed is None or self.keep_typed(*self._typed))

    def forgive(self) -> None:
        """What was refused has been read, and changed nothing."""
        self.refused = False
        self._settle()

    # Undoing

    def undo_label(self, database: Database) -> str | None:
        """Return what undo would take back."""
        return self._waiting[-1].label if self._waiting else database.undo_label

    def redo_label(self, database: Database) -> str | None:
        """Return what redo would do again."""
        if self._redoes_here:
            return self._taken_back[-1].label
        return None if self._waiting else database.redo_label

    def undo_session(self, database: Database) -> UUID | None:
        """Return the session that undo would change, if it is a single one."""
        return self._waiting[-1].session_id if self._waiting else database.undo_session

    def redo_session(self, database: Database) -> UUID | None:
        """Return the session that redo would change, if it is a single one."""
        if self._redoes_here:
            return self._taken_back[-1].session_id
        return None if self._waiting else database.redo_session

    def undo(self, database: Database) -> None:
        """Take back the newest change, on the disk or, while it waits, on the screen."""
        newest = self._waiting[-1] if self._waiting else None
        if self.catch_up():
            there_is_one = database.undo_label is not None
            if self._attempt(database.undo) and there_is_one and self._taken_back:
                self._beneath += 1
            return
        if self._waiting[-1] is not newest:  # that one was written just now, and one before it is refused for itself
            self._refuse()
            return
        self._taken_back.append(self._waiting.pop())
        self.refused = False
        self._settle()
        self.turned.emit()

    def redo(self, database: Database) -> None:
        """Do again what was taken back last."""
        if self._redoes_here:
            self._hold(self._taken_back.pop())
        elif self.redo_label(database) is not None and self._attempt(database.redo) and self._beneath:
            self._beneath -= 1

    @property
    def _redoes_here(self) -> bool:
        return bool(self._taken_back) and not self._beneath

    def _forget_taken_back(self) -> None:
        self._taken_back.clear()
        self._beneath = 0

    def _attempt(self, write: Callable[..., object], *args: object) -> bool:
        if self.catch_up():
            try:
                write(*args)
            except KNOWN as error:
                self.failure = error
            else:
                self._done()
                return True
        self._refuse()
        return False

    def _refuse(self) -> None:
        self.refused = True
        self.changed.emit()

    def _hold(self, change: Waiting) -> None:
        self.refused = False
        self._waiting.append(change)
        if not self.catch_up():
            self.turned.emit()

    def _done(self) -> None:
        self.saved_at = self._now()
        self.refused = False
        self._settle()

    def _settle(self) -> None:
        if not self._waiting and self._typed is None and not self.refused:
            self.failure = None
        self.changed.emit()


def _for_itself(error: Exception) -> bool:
    """Whether this change alone was refused: the database took the others, and will never take this one."""
    return isinstance(error, WorkspaceError) and error.fault is Fault.WRITE_REFUSED
