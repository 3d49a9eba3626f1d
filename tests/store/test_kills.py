"""A real process is killed at a random moment while it saves. What it said was saved must be there, whole."""

import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from core_facilitator.store import backups, workspace
from workspaces import leave_as_killed, lost, plan

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


def wrong_after(folder: Path, said: dict[str, int]) -> list[str]:
    """Return what is wrong after a kill. The workspace is left as a kill leaves it: without a backup on closing."""
    opened = workspace.open(folder)
    bad = [f"bad backup: {backup.folder}" for backup in opened.backups.all() if not backups.verified(backup)]
    wrong = lost(opened, said)
    leave_as_killed(opened)
    return [*bad, *([wrong] if wrong else [])]


@pytest.mark.parametrize(
    "kills",
    [
        pytest.param(20, marks=pytest.mark.timeout(300)),
        pytest.param(200, marks=[pytest.mark.nightly, pytest.mark.timeout(1800)]),
    ],
)
def test_kills_while_saving_lose_nothing_that_was_acknowledged(tmp_path: Path, kills: int) -> None:
    folder, chance = tmp_path / "work", Random(kills)
    acknowledged = {"saved": 0, "ran": 0, "noted": 0}
    made = workspace.create_demo(folder, "Work")
    made.sessions.add(plan())
    made.close()
    for _kill in range(kills):
        said = saved_before_the_kill(folder, chance.randrange(1, 80))
        assert wrong_after(folder, said) == []
        acknowledged = {kind: max(number, said.get(kind, 0)) for kind, number in acknowledged.items()}
    assert min(acknowledged.values()) > kills  # else the processes were killed before they saved anything
    assert backups.found(folder)  # and before they made a backup


def test_a_retry_after_a_kill_makes_one_session_and_not_two(tmp_path: Path) -> None:
    """Keys are made by the program, so that saving again what was saved unheard of changes nothing."""
    opened = workspace.create_demo(tmp_path / "work", "Work")
    opened.sessions.add(plan())
    opened.sessions.save(plan(), "Again")
    assert len(opened.sessions.summaries()) == 1
    opened.close()
