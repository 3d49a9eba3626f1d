"""A backup is made beside the work when it is time, and a failure is said, not hidden."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.gui.backing_up import FLOW, BackingUp
from core_facilitator.gui.work import Work
from core_facilitator.store import workspace as workspaces
from core_facilitator.store.workspace import Workspace
from planner_samples import retreat
from workspaces import Clock


@pytest.fixture
def kept(tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    """A workspace with a session that no backup has."""
    made = workspaces.create_demo(tmp_path / "kept", "Kept", now=clock)
    made.sessions.add(retreat())
    yield made
    made.database.close()


def test_what_changed_is_backed_up_on_the_worker(qtbot: QtBot, kept: Workspace, work: Work) -> None:
    backing_up = BackingUp(kept.backups, work)
    with qtbot.waitSignals([backing_up.made, work.ended]):
        backing_up.look()
    assert [backup.good for backup in kept.backups.all()] == [True]


def test_the_next_one_waits_for_half_an_hour_and_a_change(
    qtbot: QtBot, kept: Workspace, work: Work, clock: Clock
) -> None:
    backing_up = BackingUp(kept.backups, work)
    with qtbot.waitSignals([backing_up.made, work.ended]):
        backing_up.look()
    clock.move(minutes=31)
    backing_up.look()
    assert FLOW not in work.running  # nothing changed
    kept.sessions.save(replace(retreat(), title="Another title"), "Change title")
    clock.move(minutes=-11)
    backing_up.look()
    assert FLOW not in work.running  # too early
    clock.move(minutes=11)
    with qtbot.waitSignals([backing_up.made, work.ended]):
        backing_up.look()
    assert len(kept.backups.all()) == 2


def test_a_backup_that_cannot_be_made_is_said_and_tried_again(qtbot: QtBot, kept: Workspace, work: Work) -> None:
    kept.backups.folder.write_text("a file where the folder should be")
    backing_up = BackingUp(kept.backups, work)
    said: list[Exception] = []
    backing_up.failed.connect(said.append)
    with qtbot.waitSignals([backing_up.failed, work.ended]):
        backing_up.look()
    (error,) = said
    assert isinstance(error, WorkspaceError)
    assert error.fault is Fault.BACKUP_FAILED
    kept.backups.folder.unlink()
    with qtbot.waitSignals([backing_up.made, work.ended]):
        backing_up.look()


def test_a_workspace_that_was_closed_is_left_alone(kept: Workspace, work: Work) -> None:
    backing_up = BackingUp(kept.backups, work)
    kept.close()
    backing_up.look()
    assert FLOW not in work.running
