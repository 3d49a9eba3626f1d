"""A real process is killed at a random moment while it saves. What it said was saved must be there, whole."""

import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from core_facilitator.store import backups, workspace
from workspaces import plan

CHILD = Path(__file__).parent / "writing_child.py"


def saved_before_the_kill(folder: Path, lines: int) -> dict[str, int]:
    """Let a process save, kill it, and return the last number of each kind that it acknowledged.

    The kill comes once so many lines were read. By then the process is somewhere in a later write: where, is chance.
    """
    process = subprocess.Popen([sys.executable, str(CHILD), str(folder)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    said = b"".join(process.stdout.readline() for _line in range(lines))
    process.kill()
    said += process.communicate()[0]
    whole = [line.split() for line in said.decode().splitlines(keepends=True) if line.endswith("\n")]
    return {kind: int(number) for kind, number in whole[1:]}


def assert_nothing_lost(folder: Path, said: dict[str, int]) -> None:
    """Check the workspace after a kill. It is left as a kill leaves it: without a backup on closing."""
    opened = workspace.open(folder)
    assert opened.check() == ()
    stored = opened.sessions.get(plan().id)
    number = int(stored.notes)
    assert number >= said.get("saved", 0)
    assert {block.title for day in stored.days for block in day.blocks} == {stored.notes}
    draft = opened.drafts.get("draft")
    assert int(draft.text if draft else 0) >= said.get("draft", 0)
    for backup in opened.backups.all():
        assert backups.verified(backup)
    opened.database.close()
    assert opened._lock is not None
    opened._lock.release()


def kill_often(folder: Path, kills: int) -> None:
    made = workspace.create_demo(folder, "Work")
    made.sessions.add(plan())
    made.close()
    chance, acknowledged = Random(kills), 0
    for _kill in range(kills):
        said = saved_before_the_kill(folder, chance.randrange(1, 80))
        assert_nothing_lost(folder, said)
        acknowledged = max(acknowledged, said.get("saved", 0))
    assert acknowledged > kills  # else the processes were killed before they saved anything
    assert backups.found(folder)  # and before they made a backup


@pytest.mark.timeout(300)
def test_twenty_kills_while_saving_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    kill_often(tmp_path / "work", 20)


@pytest.mark.nightly
@pytest.mark.timeout(1800)
def test_two_hundred_kills_while_saving_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    kill_often(tmp_path / "work", 200)


def test_a_retry_after_a_kill_makes_one_session_and_not_two(tmp_path: Path) -> None:
    """Keys are made by the program, so that saving again what was saved unheard of changes nothing."""
    opened = workspace.create_demo(tmp_path / "work", "Work")
    opened.sessions.add(plan())
    opened.sessions.save(plan(), "Again")
    assert len(opened.sessions.summaries()) == 1
    opened.close()
