import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from core_facilitator import paths
from core_facilitator.store import agenda_files, locks, workspace
from core_facilitator.store.backups import found

Run = Callable[..., tuple[int, str, str]]

SMALL = "agenda_file: 1\nid: small\ntitle: Small session\n"
TITLE = "Seeing whole, choosing well"


def file(folder: Path, text: str, name: str = "small.yaml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def titles(folder: Path) -> set[str]:
    opened = workspace.open(folder)
    try:
        return {summary.title for summary in opened.sessions.summaries()}
    finally:
        opened.close()


def test_files_are_imported_together(sample: Path, tmp_path: Path, run: Run) -> None:
    one, other = file(tmp_path, SMALL), file(tmp_path, SMALL.replace("mall", "econd"), "second.yaml")
    status, out, err = run("import", sample, one, other)
    assert (status, err) == (0, "")
    assert out == "Imported: Small session\nImported: Second session\n"
    assert titles(sample) == {TITLE, "Small session", "Second session"}


def test_the_same_file_again_changes_nothing(sample: Path, run: Run) -> None:
    before = found(sample)
    status, out, _ = run("import", sample, paths.resource("sample", "retreat.yaml"))
    assert (status, out) == (0, f"Already there, nothing changed: {TITLE}\n")
    assert found(sample) == before


def test_a_session_that_differs_is_only_replaced_on_request_and_after_a_backup(
    sample: Path, tmp_path: Path, run: Run
) -> None:
    text = paths.resource("sample", "retreat.yaml").read_text("utf-8").replace("title: Break\n", "title: Pause\n")
    changed = file(tmp_path, text, "changed.yaml")
    status, out, err = run("import", sample, changed)
    assert (status, out) == (1, "")
    assert "is in the workspace already, and differs; --replace puts the file's in its place.\n" in err
    assert err.endswith("Nothing was imported.\n")
    before = len(found(sample))
    assert run("import", sample, changed, "--replace") == (0, f"Replaced: {TITLE}\n", "")
    assert len(found(sample)) > before
    opened = workspace.open(sample)
    wanted = agenda_files.read(text, "changed.yaml")
    assert opened.sessions.get(wanted.id) == wanted
    opened.close()


def test_all_problems_of_all_files_are_listed_and_nothing_is_imported(sample: Path, tmp_path: Path, run: Run) -> None:
    good = file(tmp_path, SMALL)
    bad = file(tmp_path, "agenda_file: 1\ntitle: [x]\ndays: 5\n", "bad.yaml")
    worse = file(tmp_path, "agenda_file: 9\n", "worse.yaml")
    status, out, err = run("import", sample, good, bad, worse)
    assert (status, out) == (1, "")
    assert err.splitlines() == [
        "bad.yaml, line 2, title: expected text, found a list",
        "bad.yaml, line 3, days: expected a list, found '5'",
        "worse.yaml, line 1, agenda_file: made by a newer version: this file is of form 9, "
        "and only form 1 can be read here",
        "Nothing was imported.",
    ]
    assert titles(sample) == {TITLE}


def test_one_session_in_two_files_is_refused(sample: Path, tmp_path: Path, run: Run) -> None:
    status, _, err = run("import", sample, file(tmp_path, SMALL), file(tmp_path, SMALL, "again.yaml"))
    assert status == 1
    assert err == "again.yaml: the same session as in a file before it.\nNothing was imported.\n"


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("gone.yaml", "No such file or directory"),
        ("folder", "Permission denied" if sys.platform == "win32" else "Is a directory"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(sample: Path, tmp_path: Path, run: Run, name: str, why: str) -> None:
    (tmp_path / "folder").mkdir()
    status, out, err = run("import", sample, tmp_path / name)
    assert (status, out) == (1, "")
    assert err.startswith(f"{tmp_path / name}: ")
    assert why in err


def test_nothing_is_read_into_a_workspace_that_cannot_be_written(
    sample: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(folder: Path, *, take_over: bool) -> None:
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr(locks, "take", refused)
    status, out, err = run("import", sample, file(tmp_path, SMALL))
    assert (status, out) == (1, "")
    assert "This workspace is open for reading only, so that was not saved." in err
