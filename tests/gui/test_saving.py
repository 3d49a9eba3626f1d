"""Saving on a disk that fills up and is freed at any moment: what is shown, undone and redone never depends on it."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from core_facilitator.domain.agendas import Session
from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.gui.saving import Saving

ID = UUID(int=7)


class Disk:
    """One session and its steps, as a database has them."""

    def __init__(self) -> None:
        self.full = False
        self.done = [Session(id=ID, title="As it was")]
        self.undone: list[Session] = []

    @property
    def session(self) -> Session:
        return self.done[-1]

    @property
    def undo_label(self) -> str | None:
        return self.done[-1].title if len(self.done) > 1 else None

    @property
    def redo_label(self) -> str | None:
        return self.undone[-1].title if self.undone else None

    def save(self, session: Session, _label: str) -> None:
        self._refuse_full()
        self.done.append(session)
        self.undone.clear()

    def undo(self) -> None:
        if len(self.done) > 1:
            self._refuse_full()
            self.undone.append(self.done.pop())

    def redo(self) -> None:
        if self.undone:
            self._refuse_full()
            self.done.append(self.undone.pop())

    def _refuse_full(self) -> None:
        if self.full:
            raise WorkspaceError(Fault.DISK_FULL, Path())


class Steps(RuleBasedStateMachine):
    """Compares with a plain list of what the user did."""

    def __init__(self) -> None:
        super().__init__()
        self.disk: Any = Disk()
        self.saving = Saving(lambda: datetime(2026, 10, 14, tzinfo=UTC))
        self.before = [self.disk.session]
        self.after: list[Session] = []

    @property
    def shown(self) -> Session:
        session: Session = self.saving.newest(ID) or self.disk.session
        return session

    @rule(title=st.text("abc", min_size=1, max_size=3))
    def change(self, title: str) -> None:
        self.saving.save(self.disk.save, Session(id=ID, title=title), title)
        self.before.append(self.shown)
        self.after.clear()

    @rule()
    def undo(self) -> None:
        was_refused = self._on(self.saving.undo)
        if len(self.before) > 1 and not was_refused:
            self.after.append(self.before.pop())

    @rule()
    def redo(self) -> None:
        was_refused = self._on(self.saving.redo)
        if self.after and not was_refused:
            self.before.append(self.after.pop())

    def _on(self, act: Callable[[Any], None]) -> bool:
        act(self.disk)
        return self.saving.refused

    @rule()
    def fill(self) -> None:
        self.disk.full = True

    @rule()
    def free(self) -> None:
        self.disk.full = False

    @precondition(lambda self: not self.disk.full)
    @rule()
    def try_again(self) -> None:
        assert self.saving.try_again()
        assert self.disk.session == self.shown
        assert self.saving.failure is None or self.saving.refused

    @invariant()
    def what_was_done_is_shown(self) -> None:
        assert self.shown == self.before[-1]
        assert bool(self.saving.unsaved) == (self.saving.newest(ID) is not None)

    @invariant()
    def undo_and_redo_are_named_for_what_they_do(self) -> None:
        assert self.saving.undo_label(self.disk) == (self.before[-1].title if len(self.before) > 1 else None)
        assert self.saving.redo_label(self.disk) == (self.after[-1].title if self.after else None)


TestSteps = Steps.TestCase


def test_undo_where_nothing_is_left_keeps_what_can_be_done_again() -> None:
    disk: Any = Disk()
    saving = Saving(lambda: datetime(2026, 10, 14, tzinfo=UTC))
    disk.full = True
    saving.save(disk.save, Session(id=ID, title="Renamed"), "Rename")
    saving.undo(disk)
    saving.undo(disk)
    assert saving.redo_label(disk) == "Rename"
    disk.full = False
    saving.redo(disk)
    assert disk.session.title == "Renamed"
