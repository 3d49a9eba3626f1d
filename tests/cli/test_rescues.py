"""Rescuing from the command line: into a workspace or agenda files, and never over anything."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

import answered
import ran
from answered import answer
from core_facilitator.store import agenda_files, files, sample, workspace
from damage import LIBRARY, fill_library

Run = Callable[..., tuple[int, str, str]]

PASSPHRASE = "tide pool lantern"
PAGE = 4096


def spoil(folder: Path, page: int) -> None:
    with (folder / files.DATABASE).open("r+b") as opened:
        opened.seek((page - 1) * PAGE)
        opened.write(bytes(PAGE))


def test_a_damaged_workspace_is_read_into_a_new_one(sample: Path, tmp_path: Path, run: Run) -> None:
    spoil(sample, 1)
    assert run("check", sample)[0] == 1
    status, out, err = run("rescue", sample, "--out", tmp_path / "rescued")
    assert (status, err) == (0, "")
    assert out.startswith(f"Rescued 1 session into {tmp_path / 'rescued'}. Nothing in {sample} was changed.\n  ")
    assert run("check", tmp_path / "rescued")[0] == 0


def test_what_is_missing_is_said(sample: Path, tmp_path: Path, run: Run) -> None:
    for page in range(43, 52):
        spoil(sample, page)
    status, out, err = run("rescue", sample, "--out", tmp_path / "rescued", "--yaml")
    assert status == 0
    assert "(parts of it are missing)" in out
    assert "could not be read. Compare each session with what you remember." in err
    (file,) = (tmp_path / "rescued").iterdir()
    assert agenda_files.read_file(file).title


@pytest.mark.parametrize("by", ["passphrase", "code"])
def test_the_secret_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run, by: str) -> None:
    made, code = workspace.create(tmp_path / "locked", "Juniper Valley", PASSPHRASE)
    made.sessions.add(sample.session())
    made.drafts.keep("title", "half a ti")
    made.close()
    spoil(tmp_path / "locked", 1)
    words = ["rescue", tmp_path / "locked", "--out", tmp_path / "rescued"]
    monkeypatch.setattr("sys.stdin", io.StringIO("wrong\n"))
    assert run(*words)[0] == 1
    assert not (tmp_path / "rescued").exists()
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSPHRASE if by == 'passphrase' else code}\n"))
    status, out, _err = run(*words, *(["--recovery-code"] if by == "code" else []))
    assert status == 0
    assert "Rescued 1 session, 1 draft into" in out
    workspace.open(tmp_path / "rescued", PASSPHRASE).close()


def test_the_own_library_comes_along_into_a_workspace_and_is_said_to_stay_out_of_agenda_files(
    sample: Path, tmp_path: Path, run: Run
) -> None:
    opened = workspace.open(sample)
    fill_library(opened)
    opened.close()
    spoil(sample, 1)
    _status, out, err = run("rescue", sample, "--out", tmp_path / "rescued")
    assert (f"Rescued 1 session, {len(LIBRARY)} records of your own library into" in out, err) == (True, "")
    _status, out, err = run("rescue", sample, "--out", tmp_path / "files", "--yaml")
    assert "Rescued 1 session into" in out
    assert "go into a workspace only" in err


def test_days_that_ran_come_along_into_a_workspace_and_are_said_to_stay_out_of_agenda_files(
    sample: Path, tmp_path: Path, run: Run
) -> None:
    opened = workspace.open(sample)
    ran.fill(opened)
    opened.close()
    spoil(sample, 1)
    count = sum(map(len, ran.ALL))
    _status, out, err = run("rescue", sample, "--out", tmp_path / "rescued")
    assert (f"Rescued 1 session, {count} records of days that ran into" in out, err) == (True, "")
    again = workspace.open(tmp_path / "rescued")
    assert ran.kept(again) == ran.ALL
    again.close()
    _status, out, err = run("rescue", sample, "--out", tmp_path / "files", "--yaml")
    assert "Rescued 1 session into" in out
    assert "What happened on days that ran goes into a workspace only" in err


def test_nothing_is_rescued_over_files_that_are_there(sample: Path, run: Run) -> None:
    status, out, err = run("rescue", sample, "--out", sample)
    assert (status, out) == (1, "")
    assert err.startswith(f"There are files in {sample} already.")


def test_a_folder_that_is_no_workspace_is_said_to_be_none(tmp_path: Path, run: Run) -> None:
    assert run("rescue", tmp_path, "--out", tmp_path / "out") == (
        1,
        "",
        f"There is no workspace in {tmp_path}. Choose the folder that has a file named workspace.db in it, "
        "or create a new workspace.\n",
    )


def test_check_ins_come_along_and_what_was_answered_to_an_open_one_is_said_to_stay(
    sample: Path, tmp_path: Path, run: Run
) -> None:
    opened = workspace.open(sample)
    answer(opened.check_ins, answered.opened(opened), 3)
    opened.close()
    spoil(sample, 1)
    _status, out, err = run("rescue", sample, "--out", tmp_path / "rescued")
    assert "Rescued 1 session, 1 record of check-ins into" in out
    assert "A check-in was open. What was answered can be opened in its own folder only" in err
    _status, out, err = run("rescue", sample, "--out", tmp_path / "files", "--yaml")
    assert "Check-ins and own instruments go into a workspace only" in err
    again = workspace.open(tmp_path / "rescued")
    assert again.check_ins.all() == (answered.prepared(),)
    again.close()
