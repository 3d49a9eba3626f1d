"""Another passphrase and another recovery code, without a screen."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from core_facilitator.cli import workspaces
from core_facilitator.domain.faults import Fault
from core_facilitator.store import workspace
from core_facilitator.store.backups import found
from samples import retreat
from workspaces import fails_with, leave_as_killed

Run = Callable[..., tuple[int, str, str]]

OLD = "tide pool lantern"
NEW = "gravel otter violin seven"


def pipe(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def test_another_passphrase_comes_as_the_second_line_and_opens_from_then_on(
    locked: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    opened = workspace.open(locked, OLD)
    opened.sessions.add(retreat())
    leave_as_killed(opened)  # so that there is no backup yet
    pipe(monkeypatch, OLD, NEW)
    status, out, err = run("passphrase", locked)
    assert (status, err) == (0, "")
    assert out.startswith("The new passphrase opens this workspace from now on.")
    workspace.open(locked, NEW).close()
    with fails_with(Fault.PASSPHRASE_WRONG):
        workspace.open(locked, OLD)
    (before,) = found(locked)
    workspace.open(before.folder, OLD).close()


def test_another_passphrase_comes_from_files(locked: Path, tmp_path: Path, run: Run) -> None:
    for name, words in (("old", OLD), ("new", NEW)):
        (tmp_path / name).write_text(words, "utf-8")
    files = ("--passphrase-file", tmp_path / "old", "--new-passphrase-file", tmp_path / "new")
    assert run("passphrase", locked, *files)[0] == 0
    workspace.open(locked, NEW).close()


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ([OLD], "There is no new passphrase: type it when asked, name a file with --new-passphrase-file"),
        ([OLD, "password"], "That passphrase is too easy to guess"),
        (["wrong", NEW], "That passphrase is not right."),
    ],
)
def test_what_is_not_right_changes_nothing(
    locked: Path, monkeypatch: pytest.MonkeyPatch, run: Run, lines: list[str], says: str
) -> None:
    pipe(monkeypatch, *lines)
    status, out, err = run("passphrase", locked)
    assert (status, out) == (1, "")
    assert err.startswith(says)
    workspace.open(locked, OLD).close()


def test_a_new_passphrase_is_typed_twice(locked: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    asked: list[str] = []
    answers = iter([OLD, NEW, f"{NEW}!"])

    def getpass(question: str) -> str:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr("sys.stdin", type("Terminal", (io.StringIO,), {"isatty": lambda _self: True})())
    monkeypatch.setattr(workspaces, "getpass", getpass)
    assert run("passphrase", locked)[2] == "The two passphrases are not the same, so nothing was done.\n"
    assert asked == ["Passphrase: ", "New passphrase: ", "The same again: "]
    workspace.open(locked, OLD).close()


def test_a_new_recovery_code_is_shown_once_and_opens(locked: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    pipe(monkeypatch, OLD)
    status, out, _err = run("recovery-code", locked)
    assert status == 0
    code = out.split("shown only now: ")[1].splitlines()[0]
    pipe(monkeypatch, code, NEW)
    assert run("passphrase", locked, "--recovery-code")[0] == 0
    workspace.open(locked, NEW).close()


def test_a_script_types_the_code_back_and_nothing_is_said_of_it_anymore(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    folder = tmp_path / "new"
    pipe(monkeypatch, NEW)
    code = run("new", folder, "--name", "Juniper")[1].split("shown only now: ")[1].splitlines()[0]
    before = (folder / "workspace.db").read_bytes()
    pipe(monkeypatch, code.lower())
    status, out, err = run("recovery-code", folder, "--typed-back")
    assert (status, err) == (0, "")
    assert out == "That is the code. The workspace no longer says that it was never typed back.\n"
    assert (folder / "workspace.db").read_bytes() == before
    pipe(monkeypatch, NEW)
    assert run("check", folder)[2] == ""
    pipe(monkeypatch, code)
    assert run("check", folder, "--recovery-code")[0] == 0


@pytest.mark.parametrize(
    ("typed", "says"), [("", "There is no recovery code"), ("NOT-THE-CODE", "That recovery code has a typing mistake")]
)
def test_a_code_that_is_not_right_is_not_taken_for_typed_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run, typed: str, says: str
) -> None:
    pipe(monkeypatch, NEW)
    run("new", tmp_path / "new", "--name", "Juniper")
    pipe(monkeypatch, typed)
    status, out, err = run("recovery-code", tmp_path / "new", "--typed-back")
    assert (status, out) == (1, "")
    assert err.startswith(says)
    pipe(monkeypatch, NEW)
    assert "never typed back" in run("check", tmp_path / "new")[2]


@pytest.mark.parametrize("command", ["passphrase", "recovery-code"])
def test_a_sample_takes_none(sample: Path, run: Run, command: str) -> None:
    status, out, err = run(command, sample)
    assert (status, out) == (1, "")
    assert err.startswith("This is a sample")
