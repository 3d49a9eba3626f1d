"""A word that was typed is in no file of the workspace as typed, and in nothing that the program says."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from core_facilitator.domain.captures import Parked
from core_facilitator.domain.commitments import Commitment, State, turned
from core_facilitator.domain.people import Person
from core_facilitator.domain.runs import Passage
from core_facilitator.store import workspace
from core_facilitator.store.key_files import LOWEST
from ran import BEGAN, begun, there
from samples import key, retreat

MARK = "Quetzalcoatlus"

TYPES = f"""
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from core_facilitator.store import workspace
opened = workspace.open(Path(sys.argv[1]))
opened.drafts.keep("{MARK}", "{MARK} " * 2000)
with opened.database.step("{MARK}") as write:
    write.add(__import__("core_facilitator.store.tables").store.tables.rooms, {{"name": "{MARK}"}})
"""


def holders(folder: Path) -> list[str]:
    """Return the files that hold the mark, in either of the encodings that a system might write it in."""
    marks = MARK.encode(), MARK.encode("utf-16-le"), MARK.upper().encode(), MARK.lower().encode()
    return [
        str(file.relative_to(folder))
        for file in folder.rglob("*")
        if any(mark in str(file.relative_to(folder)).encode() for mark in marks)
        or (file.is_file() and any(mark in file.read_bytes() for mark in marks))
    ]


def test_no_file_of_a_workspace_holds_a_word_that_was_typed(tmp_path: Path) -> None:
    folder = tmp_path / "work"
    opened, code = workspace.create(folder, MARK, f"{MARK} passphrase", cost=LOWEST)
    people = tuple(Person(id=key(5_000 + number), name=f"{MARK} {number}", notes=MARK) for number in range(100))
    opened.sessions.add(replace(retreat(), title=MARK, notes=f"{MARK} " * 5_000, people=people))
    opened.drafts.keep(f"notes of {MARK}", MARK)
    passage = Passage(block=key(1), title=MARK, start=BEGAN)
    run = replace(begun(), plan=replace(begun().plan, notes=MARK), passages=(passage,), ready=frozenset({MARK}))
    opened.runs.keep(run, f"Run {MARK}")
    opened.captures.keep(Parked(id=key(2), run=run.id, at=BEGAN, text=MARK, remark=MARK), MARK)
    made = Commitment(id=key(3), at=BEGAN, what=MARK, who=MARK, asks=MARK)
    opened.commitments.keep(turned(made, BEGAN, State.KEPT, remark=MARK), MARK)
    opened.attendance.keep([replace(there()[0], remark=MARK)], MARK)
    opened.database.undo()
    opened.database.redo()
    opened.backups.make()
    assert holders(folder) == []  # while open: the log and the shared memory too
    opened.change_passphrase(f"{MARK} again", cost=LOWEST)
    opened.close()
    assert holders(folder) == []
    assert [file for file in folder.rglob("*") if file.is_file() and code[:11].encode() in file.read_bytes()] == []


def test_a_failure_that_nobody_catches_prints_no_word_that_was_typed(tmp_path: Path) -> None:
    workspace.create_demo(tmp_path / "work", "Work").close()
    command = [sys.executable, "-c", TYPES.replace(f'step("{MARK}")', 'step("Room")'), str(tmp_path / "work"), ""]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 1
    said = "".join(line for line in done.stderr.decode().splitlines() if not line.startswith("    "))
    assert "WorkspaceError" in said
    assert MARK not in said
    assert done.stdout == b""
    assert holders(tmp_path / "work") == []


def test_a_damaged_file_prints_nothing_by_itself(tmp_path: Path) -> None:
    """SQLCipher writes to the error output unless told not to."""
    workspace.create_demo(tmp_path / "work", "Work").close()
    with (tmp_path / "work" / "workspace.db").open("r+b") as opened:
        opened.write(bytes(5_000))
    source = "import sys; from pathlib import Path; from core_facilitator.store import workspace as w\n"
    source += "try: w.open(Path(sys.argv[1]))\nexcept Exception as error: print(error)"
    done = subprocess.run([sys.executable, "-c", source, str(tmp_path / "work")], capture_output=True, check=True)
    assert done.stderr == b""
    assert done.stdout.startswith(b"DATABASE_DAMAGED")
