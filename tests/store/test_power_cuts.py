"""The power fails at any moment: what was said to be saved is there, whole, whatever part of the rest is."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from core_facilitator.domain.faults import WorkspaceError
from core_facilitator.store import files, workspace
from power_cuts import POLICIES, Call, Disk, recorded, writes_to
from workspaces import leave_as_killed, lost, plan

CHILD = Path(__file__).parent / "power_child.py"


def can_record(folder: Path) -> bool:
    """Return whether processes can be watched here: strace is there, and this account may use it."""
    if not sys.platform.startswith("linux") or shutil.which("strace") is None:
        return False
    command = ["strace", "-o", str(folder / "try"), "true"]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


@dataclass
class Story:
    """What a process did in a folder, and the folder as it was before."""

    before: Path
    folder: Path
    calls: list[Call]


def told(tmp_path: Path, saves: int) -> Story:
    """Let a process save so many times under the eyes of strace."""
    if not can_record(tmp_path):
        pytest.skip("a power cut can only be replayed on Linux with strace, and where processes may be watched")
    folder = tmp_path / "work"
    made = workspace.create_demo(folder, "Work")
    made.sessions.add(plan())
    made.close()
    before = shutil.copytree(folder, tmp_path / "before")
    calls = list(recorded(folder, tmp_path / "log", str(CHILD), str(folder), str(saves)))
    return Story(before, folder, calls)


def moments(story: Story, cuts: set[int]) -> Iterator[tuple[Disk, dict[str, int]]]:
    """Yield the disk and what had been acknowledged, after each of so many calls that the cuts name."""
    shutil.rmtree(story.folder)
    shutil.copytree(story.before, story.folder)
    disk, said = Disk(story.folder), {}
    for number, call in enumerate(story.calls):
        if call.name == "write" and call.descriptor == 1:
            word, count = call.texts[0].decode().split()
            said[word] = int(count)
        disk.do(call)
        if number in cuts:
            yield disk, dict(said)


def found_wrong(folder: Path, content: dict[str, bytes], said: dict[str, int]) -> str:
    """Return what is wrong with a workspace of these files after a power cut; nothing where nothing is."""
    folder.mkdir()
    for name, data in content.items():
        (folder / name).write_bytes(data)
    try:
        opened = workspace.open(folder)
    except WorkspaceError as error:
        return str(error)
    wrong = lost(opened, said)
    leave_as_killed(opened)
    return wrong


@dataclass
class Cuts:
    """What came of the power cuts: all that is wrong, all that was acknowledged, cuts where something could be lost."""

    wrong: list[str]
    said: dict[str, int]
    unsynced: int


def cut_often(tmp_path: Path, saves: int, cuts: int) -> Cuts:
    """Cut the power so many times while a process saves, and once at the end."""
    story = told(tmp_path, saves)
    chance = Random(saves)
    saving = range(writes_to(story.calls, "workspace.db-wal")[0], len(story.calls))
    copying = writes_to(story.calls, files.DATABASE)  # the log into the database, as it grows long and on closing
    wanted = {*chance.sample(saving, cuts), *chance.sample(copying, min(cuts // 2, len(copying))), len(story.calls) - 1}
    came = Cuts([], {}, 0)
    for number, (disk, said) in enumerate(moments(story, wanted)):
        came.said = said
        came.unsynced += any(file.since for file in disk.named.values())
        for policy in POLICIES:
            trial = tmp_path / f"{number} {policy.__name__}"
            wrong = found_wrong(trial, policy(disk, chance), said)
            came.wrong += [f"{trial.name}: {wrong}"] if wrong else []
            shutil.rmtree(trial)
    return came


@pytest.mark.parametrize(
    ("saves", "cuts"),
    [(60, 10), pytest.param(150, 300, marks=[pytest.mark.nightly, pytest.mark.timeout(3000)])],
    ids=["short story", "long story"],
)
def test_no_power_cut_loses_what_was_acknowledged(tmp_path: Path, saves: int, cuts: int) -> None:
    came = cut_often(tmp_path, saves, cuts)
    assert came.wrong == []
    assert came.said == {"saved": saves, "draft": saves, "closed": 1}  # the story was recorded to its end
    assert came.unsynced > 0  # else no cut fell where there was anything to lose
