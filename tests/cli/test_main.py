import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from core_facilitator import __version__
from core_facilitator.cli import agendas, parser, workspaces
from core_facilitator.domain.faults import Fault, WorkspaceError

Run = Callable[..., tuple[int, str, str]]

COMMANDS = (
    *(
        "demo",
        "new",
        "import",
        "agenda",
        "remove",
        "packet",
        "library",
        "cards",
        "check",
        "backup",
        "backups",
        "restore",
        "rescue",
    ),
    *("passphrase", "recovery-code", "settings", "self-test"),
)

MAIN = "import sys; from core_facilitator.cli import main; sys.exit(main())"


def process(*words: object, script: str = MAIN, **variables: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", script, *map(str, words)]
    environment = {**os.environ, **variables}
    return subprocess.run(
        command, capture_output=True, text=True, env=environment, check=False, stdin=subprocess.DEVNULL
    )


def fail(error: BaseException) -> Callable[..., int]:
    def run(*_: object, **__: object) -> int:
        raise error

    return run


def test_help_names_every_command(run: Run) -> None:
    status, out, err = run("--help")
    assert (status, err) == (0, "")
    for name in COMMANDS:
        assert f"    {name}" in out
    assert "open " not in out.split("commands:")[1].split("self-test")[0].replace("open the sample", "")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(run: Run, command: str) -> None:
    status, out, _ = run(command, "--help")
    assert status == 0
    assert f"usage: core-facilitator {command}" in out


def test_no_passphrase_can_be_an_argument(run: Run) -> None:
    status, _, err = run("check", "folder", "--passphrase", "secret")
    assert status == 2
    assert "unrecognized arguments: --passphrase" in err


def test_the_version_is_the_one_of_the_package(run: Run) -> None:
    assert run("--version") == (0, f"CORE Facilitator {__version__}\n", "")


def test_help_comes_without_loading_the_store_the_writers_or_qt() -> None:
    heavy = "sqlalchemy, sqlcipher3, yaml, reportlab, docx, openpyxl, PySide6, core_facilitator.store"
    script = f"""
import sys
from core_facilitator.cli import main
main(["--help"])
loaded = [name for name in "{heavy}".split(", ") if name in sys.modules]
sys.exit(f"loaded: {{loaded}}" if loaded else 0)
"""
    done = process(script=script)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "words",
    [
        ["new", "folder"],
        ["import", "folder"],
        ["packet", "folder", "Fall", "--audience", "participant", "--format", "pdf"],
        ["packet", "folder", "Fall", "--audience", "parent", "--format", "pdf", "--out", "x"],
        ["packet", "folder", "Fall", "--audience", "participant", "--format", "odt", "--out", "x"],
        ["agenda", "folder", "--json", "--yaml"],
        ["check"],
        ["check", "one", "two"],
        ["one-folder", "another-folder"],
        ["--wat"],
    ],
)
def test_used_wrongly_gives_2_and_the_usage(run: Run, words: list[str]) -> None:
    status, out, err = run(*words)
    assert (status, out) == (2, "")
    assert "usage: core-facilitator" in err


def test_a_slip_in_a_command_is_no_workspace(run: Run) -> None:
    status, _, err = run("agneda", "folder")
    assert status == 2
    assert "there is no command 'agneda'; did you mean 'agenda'?" in err


def test_a_folder_may_be_called_nearly_like_a_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    (tmp_path / "agendas").mkdir()
    monkeypatch.chdir(tmp_path)
    assert parser.parse(["agendas"]).options.workspace == Path("agendas")


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (KeyboardInterrupt(), "Stopped.\n"),
        (BrokenPipeError(), "Stopped, because whatever was reading the output closed it.\n"),
        (PermissionError(13, "Permission denied", "/x/y.yaml"), f"{Path('/x/y.yaml')}: Permission denied.\n"),
        (OSError(28, "No space left on device"), "No space left on device.\n"),
        (OSError("odd"), "OSError.\n"),
        (OSError(9, "Bad file descriptor", 3), "Bad file descriptor.\n"),
        (
            WorkspaceError(Fault.PASSPHRASE_WRONG, Path("w")),
            "That passphrase is not right. Check Caps Lock and the keyboard language, and type it again.\n",
        ),
    ],
)
def test_what_can_be_expected_to_fail_is_said_in_a_sentence(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: BaseException, says: str
) -> None:
    monkeypatch.setattr(agendas, "agenda", fail(error))
    assert run("agenda", "folder") == (1, "", says)


def test_every_fault_of_a_workspace_is_said_without_a_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for fault in Fault:
        monkeypatch.setattr(workspaces, "check", fail(WorkspaceError(fault, Path("w"), "3")))
        status, out, err = run("check", "folder")
        assert (status, out) == (1, "")
        assert err.count("\n") == 1


def test_what_nobody_expected_is_not_hidden(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agendas, "agenda", fail(ZeroDivisionError()))
    with pytest.raises(ZeroDivisionError):
        run("agenda", "folder")


def test_a_reader_that_goes_away_is_no_traceback(sample: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has no closed pipe of this kind")
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-c", MAIN, "agenda", str(sample)],
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, "Stopped, because whatever was reading the output closed it.\n")


def test_a_terminal_that_lacks_a_letter_is_no_failure(sample: Path) -> None:
    done = process("agenda", sample, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0
    assert "Workstream board" in done.stdout


def test_a_process_gives_the_status_and_one_sentence(tmp_path: Path) -> None:
    done = process("check", tmp_path / "nothing here")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith(f"There is no folder at {tmp_path / 'nothing here'}.")
