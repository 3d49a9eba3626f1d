import io
from collections.abc import Callable
from pathlib import Path

import pytest

from core_facilitator.cli import workspaces
from core_facilitator.store import locks, recovery_codes, workspace
from core_facilitator.store.backups import found

Run = Callable[..., tuple[int, str, str]]

PASSPHRASE = "tide pool lantern"


class Terminal(io.StringIO):
    """Standard input with a person at it."""

    def isatty(self) -> bool:
        return True


def pipe(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def types(monkeypatch: pytest.MonkeyPatch, *answers: str) -> list[str]:
    """Let a person type the answers at the terminal, and return the questions as they are asked."""
    asked: list[str] = []
    left = list(answers)

    def getpass(question: str) -> str:
        asked.append(question)
        if not left:
            raise EOFError
        return left.pop(0)

    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr(workspaces, "getpass", getpass)
    return asked


def test_a_new_workspace_shows_its_recovery_code_once_and_it_opens_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    pipe(monkeypatch, f"{PASSPHRASE}\n")
    folder = tmp_path / "Retreats 100% #1? 🏕"
    status, out, err = run("new", folder, "--name", "Juniper Valley")
    assert (status, err) == (0, "")
    assert f"Created Juniper Valley in {folder}." in out
    code = out.split("shown only now: ")[1].splitlines()[0]
    pipe(monkeypatch, f"{code}\n")
    assert run("check", folder, "--recovery-code")[0] == 0


def test_a_code_that_nobody_types_back_is_said_then_and_at_each_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    pipe(monkeypatch, f"{PASSPHRASE}\n")
    _, out, _ = run("new", tmp_path / "new", "--name", "Juniper")
    assert "It was not typed back" in out
    pipe(monkeypatch, f"{PASSPHRASE}\n")
    status, _, err = run("check", tmp_path / "new")
    assert status == 0
    assert err.startswith("The recovery code of this workspace was never typed back")
    how = f'When you have it on paper: core-facilitator recovery-code "{tmp_path / "new"}" --typed-back\n'
    assert how in out
    assert how in err


def test_a_code_is_typed_back_once_it_is_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    types(monkeypatch, PASSPHRASE, PASSPHRASE)
    code = recovery_codes.new()
    monkeypatch.setattr(recovery_codes, "write", lambda _secret: code)
    monkeypatch.setattr("sys.stdin", Terminal(f"{code[:-1]}\n{code.lower()}\n"))
    status, out, err = run("new", tmp_path / "new", "--name", "Juniper")
    assert (status, err) == (0, "")
    assert "That is not the code above." in out
    assert out.endswith("That is the code.\n")
    types(monkeypatch, PASSPHRASE)
    assert run("check", tmp_path / "new")[2] == ""


@pytest.mark.parametrize("weak", ["a", "password", "Juniper Valley"])
def test_a_passphrase_that_is_easy_to_guess_creates_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run, weak: str
) -> None:
    pipe(monkeypatch, f"{weak}\n")
    status, out, err = run("new", tmp_path / "new", "--name", "Juniper Valley")
    assert (status, out) == (1, "")
    assert "too easy to guess" in err
    assert not (tmp_path / "new").exists()


def test_a_new_passphrase_is_typed_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    asked = types(monkeypatch, PASSPHRASE, PASSPHRASE)
    assert run("new", tmp_path / "new", "--name", "Juniper")[0] == 0
    assert asked == ["Passphrase: ", "The same again: "]
    workspace.open(tmp_path / "new", PASSPHRASE).close()


def test_two_different_passphrases_create_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    types(monkeypatch, PASSPHRASE, "tide pool latern")
    says = "The two passphrases are not the same, so nothing was done.\n"
    assert run("new", tmp_path / "new", "--name", "Juniper") == (1, "", says)
    assert not (tmp_path / "new").exists()


def test_a_folder_with_files_is_not_filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    pipe(monkeypatch, f"{PASSPHRASE}\n")
    status, _, err = run("new", tmp_path, "--name", "Juniper")
    assert status == 1
    assert err.startswith(f"There are files in {tmp_path} already.")
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("ending", ["", "\n", "\r\n"])
def test_a_passphrase_comes_through_a_pipe(
    locked: Path, monkeypatch: pytest.MonkeyPatch, run: Run, ending: str
) -> None:
    pipe(monkeypatch, PASSPHRASE + ending)
    assert run("check", locked) == (0, "Juniper Valley: 0 sessions, 0 backups.\nEverything is whole.\n", "")


def test_a_passphrase_comes_from_the_first_line_of_a_file(locked: Path, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "passphrase.txt"
    file.write_bytes(b"\xef\xbb\xbf" + PASSPHRASE.encode() + b"\r\nand a second line\r\n")
    assert run("check", locked, "--passphrase-file", file)[0] == 0


def test_a_passphrase_is_asked_for_unseen(locked: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    asked = types(monkeypatch, PASSPHRASE)
    assert run("check", locked)[0] == 0
    assert asked == ["Passphrase: "]


@pytest.mark.parametrize("command", ["check", "backup", "agenda"])
def test_a_wrong_passphrase_is_said_and_nothing_is_shown(
    locked: Path, monkeypatch: pytest.MonkeyPatch, run: Run, command: str
) -> None:
    pipe(monkeypatch, "guess\n")
    status, out, err = run(command, locked)
    assert (status, out) == (1, "")
    assert err.startswith("That passphrase is not right.")


def test_no_passphrase_at_all_is_said(locked: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    says = "There is no passphrase: type it when asked, name a file with --passphrase-file, or pipe it in.\n"
    pipe(monkeypatch, "")
    assert run("check", locked) == (1, "", says)
    types(monkeypatch)
    assert run("check", locked) == (1, "", says)


def test_a_passphrase_file_that_cannot_be_read_is_named(locked: Path, tmp_path: Path, run: Run) -> None:
    missing = tmp_path / "gone.txt"
    assert run("check", locked, "--passphrase-file", missing) == (1, "", f"{missing}: No such file or directory.\n")
    odd = tmp_path / "odd.txt"
    odd.write_bytes(b"\xff\xfe\x00")
    says = f"{odd} is not UTF-8 text, so no passphrase can be read from it.\n"
    assert run("check", locked, "--passphrase-file", odd) == (1, "", says)


def test_a_demo_asks_for_nothing(sample: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    asked = types(monkeypatch)
    assert run("check", sample) == (0, "Sample retreat: 1 session, 1 backup.\nEverything is whole.\n", "")
    assert asked == []


def test_a_workspace_that_is_open_elsewhere_is_left_alone(sample: Path, run: Run) -> None:
    elsewhere = workspace.open(sample)
    try:
        status, out, err = run("agenda", sample)
    finally:
        elsewhere.close()
    assert (status, out) == (1, "")
    assert err.startswith("This workspace is open in another window.")


def test_one_flipped_bit_is_found(sample: Path, run: Run) -> None:
    database = sample / "workspace.db"
    data = bytearray(database.read_bytes())
    data[len(data) // 2] ^= 1
    database.write_bytes(data)
    status, _, err = run("check", sample)
    assert status == 1
    assert err.startswith("The database is damaged")


def test_a_problem_in_the_database_is_listed(sample: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workspace.Workspace, "check", lambda _self: ("reference: blocks", "page: 4"))
    status, out, err = run("check", sample)
    assert (status, out) == (1, "Sample retreat: 1 session, 1 backup.\n")
    assert err == "Workspace: reference: blocks\nWorkspace: page: 4\n"


def test_a_damaged_backup_is_found_though_the_workspace_is_whole(sample: Path, run: Run) -> None:
    (kept,) = found(sample)
    database = kept.folder / "workspace.db"
    data = bytearray(database.read_bytes())
    data[-1] ^= 1
    database.write_bytes(data)
    status, out, err = run("check", sample)
    assert (status, out) == (1, "Sample retreat: 1 session, 1 backup.\n")
    assert err == f"Backup {kept.folder.name} is damaged.\n"


def test_a_backup_is_made_and_brought_back_into_a_new_folder(sample: Path, tmp_path: Path, run: Run) -> None:
    status, out, _ = run("backup", sample)
    assert status == 0
    newest = found(sample)[0].folder
    assert out == f"Backed up and checked: {newest}\n"
    (sample / "workspace.db").unlink()
    status, out, _ = run("restore", sample, tmp_path / "back")
    assert status == 0
    assert out.startswith("Brought back from 20")
    assert run("check", tmp_path / "back")[0] == 0


def test_backups_are_listed_with_what_they_are_worth(sample: Path, run: Run) -> None:
    assert run("backup", sample)[0] == 0
    newest, oldest = found(sample)
    (oldest.folder / "workspace.db").write_bytes(b"short")
    status, out, err = run("backups", sample)
    assert (status, err) == (0, "")
    first, second = out.splitlines()
    assert first.startswith(f"{newest.folder.name}  ")
    assert first.endswith("KB  good")
    assert second.startswith(f"{oldest.folder.name}  ")
    assert second.endswith("  damaged")


def test_where_there_are_no_backups_that_is_said(locked: Path, run: Run) -> None:
    assert run("backups", locked) == (0, "There are no backups yet.\n", "")


def test_a_backup_that_is_named_is_the_one_brought_back(sample: Path, tmp_path: Path, run: Run) -> None:
    opened = workspace.open(sample)
    (summary,) = opened.sessions.summaries()
    opened.sessions.remove(summary.id, "Remove")
    opened.close()
    newest, oldest = found(sample)
    assert run("restore", sample, tmp_path / "back", "--backup", oldest.folder.name)[0] == 0
    assert summary.title in run("agenda", tmp_path / "back")[1]
    status, _out, err = run("restore", sample, tmp_path / "other", "--backup", "2001-01-01")
    assert (status, err) == (1, "There is no backup named '2001-01-01'; core-facilitator backups lists them.\n")
    assert newest.changes > oldest.changes
    (oldest.folder / "workspace.db").write_bytes(b"short")
    status, _out, err = run("restore", sample, tmp_path / "other", "--backup", oldest.folder.name)
    assert (status, err) == (1, f"The backup {oldest.folder.name} is damaged.\n")
    assert not (tmp_path / "other").exists()


@pytest.mark.parametrize("words", [("backups",), ("restore", "new")])
def test_a_folder_that_is_not_there_is_said_to_be_missing(tmp_path: Path, run: Run, words: tuple[str, ...]) -> None:
    command, *more = words
    status, _out, err = run(command, tmp_path / "nowhere", *more)
    assert status == 1
    assert err.startswith(f"There is no folder at {tmp_path / 'nowhere'}.")


def test_backups_are_found_where_everything_else_is_lost(sample: Path, tmp_path: Path, run: Run) -> None:
    for file in sample.iterdir():
        if file.is_file():
            file.unlink()
    assert run("backups", sample)[1].endswith("  good\n")
    assert run("restore", sample, tmp_path / "back")[0] == 0


def test_a_file_has_no_backups(tmp_path: Path, run: Run) -> None:
    (tmp_path / "plan.txt").touch()
    says = f"{tmp_path / 'plan.txt'} is a file, not a folder. Choose the folder that holds the workspace.\n"
    assert run("backups", tmp_path / "plan.txt") == (1, "", says)


def test_without_a_good_backup_nothing_is_brought_back(tmp_path: Path, run: Run) -> None:
    says = f"There is no good backup in {tmp_path}.\n"
    assert run("restore", tmp_path, tmp_path / "back") == (1, "", says)
    assert not (tmp_path / "back").exists()


def test_a_folder_that_may_only_be_read_still_shows_its_agenda(
    sample: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(folder: Path, *, take_over: bool) -> None:
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr(locks, "take", refused)
    status, out, err = run("agenda", sample)
    assert status == 0
    assert "Workstream board" in out
    assert err == "Nothing can be written here, so the workspace is open for reading only.\n"


def test_a_lock_that_another_computer_left_is_only_taken_on_request(sample: Path, run: Run) -> None:
    (sample / "workspace.lock").write_text("12\nmesa\ncore-facilitator\n", encoding="utf-8")
    status, out, err = run("check", sample)
    assert (status, out) == (1, "")
    assert err.startswith("This workspace seems to be open on another computer, mesa.")
    assert run("check", sample, "--take-over")[0] == 0
