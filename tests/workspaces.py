"""Workspaces for tests: made fast, opened with little work, and faults to expect of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.store import workspace
from core_facilitator.store.key_files import LOWEST
from samples import retreat

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


def make_locked(folder: Path) -> Path:
    """Make a workspace with the sample session in it and close it."""
    made, _code = workspace.create(folder, "Juniper Valley", PASSPHRASE, cost=LOWEST)
    made.sessions.add(retreat())
    made.close()
    return folder


@contextmanager
def fails_with(fault: Fault) -> Iterator[pytest.ExceptionInfo[WorkspaceError]]:
    """Expect a fault, and no other."""
    with pytest.raises(WorkspaceError) as caught:
        yield caught
    assert caught.value.fault is fault, caught.value
