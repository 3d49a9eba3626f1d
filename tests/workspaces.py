"""Workspaces for tests: made fast, opened with little work, and faults to expect of them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from core_facilitator.domain.agendas import Block, Day, Session
from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.store import workspace
from core_facilitator.store.key_files import LOWEST
from core_facilitator.store.workspace import Workspace
from samples import key, retreat

PASSPHRASE = "three quiet herons on the levee"
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


class Clock:
    """A clock that stands until somebody moves it."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


def plan() -> Session:
    """Return a session of twelve blocks. A process that saves it writes its number into each of them."""
    blocks = tuple(Block(id=key(10 + number), title="0", notes="0 ") for number in range(12))
    day = Day(id=key(2), date=date(2026, 8, 6), start=time(9), end=time(16), time_zone="UTC", blocks=blocks)
    return Session(id=key(1), title="Plan", notes="0", days=(day,))


def make_locked(folder: Path) -> Path:
    """Make a workspace with the sample session in it and close it."""
    made, _code = workspace.create(folder, "Juniper Valley", PASSPHRASE, cost=LOWEST)
    made.note_code_typed_back()
    made.sessions.add(retreat())
    made.close()
    return folder


def leave_as_killed(opened: Workspace) -> None:
    """Let go of a workspace as a kill does: no backup is made, and the system takes the lock back."""
    opened.database.close()
    assert opened._lock is not None
    opened._lock.release()


def lost(opened: Workspace, said: Mapping[str, int]) -> str:
    """Return what is wrong with a workspace of the `plan`; nothing where all that was said to be saved is there.

    Args:
        opened: the workspace.
        said: the last number that was acknowledged of what was `saved`, of a `draft`, of a day that `ran`, of what was
            `noted`, and whether it was `closed`.
    """
    stored = opened.sessions.get(plan().id)
    draft = opened.drafts.get("draft")
    runs = opened.runs.of_session(plan().id)
    notes = [note for run in runs for note in opened.captures.of_run(run.id)]
    found = {"saved": int(stored.notes), "draft": int(draft.text) if draft else 0, "closed": 1}
    found |= {"ran": runs[0].passages[0].added if runs else 0, "noted": int(notes[0].text) if notes else 0}
    mixed = {block.title for day in stored.days for block in day.blocks} != {stored.notes}
    mixed = mixed or any({passage.added for passage in run.passages} != {found["ran"]} for run in runs)
    mixed = mixed or any({block.title for block in run.plan.blocks} != {str(found["ran"])} for run in runs)
    problems = opened.check()
    less = {word: (count, found[word]) for word, count in said.items() if found[word] < count}
    return f"{less} {problems} {mixed}" if less or problems or mixed else ""


@contextmanager
def fails_with(fault: Fault) -> Iterator[pytest.ExceptionInfo[WorkspaceError]]:
    """Expect a fault, and no other."""
    with pytest.raises(WorkspaceError) as caught:
        yield caught
    assert caught.value.fault is fault, caught.value
