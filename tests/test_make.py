"""What stands behind `make`: it says in a sentence what is missing, and does nothing twice."""

import importlib.util
import re
import subprocess
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture
def make() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make", ROOT / "tools" / "make.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


@pytest.fixture
def calls(make: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Let `make` work in an empty checkout, and name the commands that it would run."""
    ran: list[str] = []
    python = tmp_path / ".venv" / "bin" / "python"

    def run(words: list[str], **_variables: str) -> None:
        ran.append(" ".join(words[1:3]))
        if words[1:3] == ["-m", "venv"]:
            python.parent.mkdir(parents=True)
            python.touch()

    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "app.txt").write_text("reportlab==5.1.0\n", "utf-8")
    (tmp_path / "pyproject.toml").write_text("[project]\n", "utf-8")
    for name, value in {"ROOT": tmp_path, "ENVIRONMENT": tmp_path / ".venv", "PYTHON": python, "_run": run}.items():
        monkeypatch.setattr(make, name, value)
    return ran


@pytest.mark.parametrize("words", [[], ["nonsense"], ["run", "test"]])
def test_what_it_does_not_know_is_answered_by_what_it_can(
    make: ModuleType, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert make.main(words) == 2
    assert "make.py run | test | bench | nightly | environment | system-packages" in capsys.readouterr().err


def test_the_makefile_asks_for_nothing_else(make: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    wanted = re.findall(r"tools/make\.py (\S+)", (ROOT / "Makefile").read_text("utf-8"))
    for word in wanted:
        monkeypatch.setattr(make, word.replace("-", "_"), lambda word=word: done.append(word))
        assert make.main([word]) == 0
    assert done == wanted == ["run", "test", "bench", "nightly"]


def test_the_status_of_a_command_that_fails_is_its_own(make: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise subprocess.CalledProcessError(5, ["pytest"])

    monkeypatch.setattr(make, "test", fail)
    assert make.main(["test"]) == 5


@pytest.mark.parametrize("version", [(3, 10, 9), (3, 15, 0)])
def test_a_python_that_it_does_not_run_on_is_named(
    make: ModuleType, monkeypatch: pytest.MonkeyPatch, version: tuple[int, ...]
) -> None:
    words = ".".join(map(str, version))
    monkeypatch.setattr(make, "sys", SimpleNamespace(version_info=version, version=f"{words} (main)"))
    with pytest.raises(make.CannotError, match=rf"needs Python 3\.11 to 3\.14; this is {words}\."):
        make._check_python()


def test_a_python_without_venv_is_told_how_to_get_it(
    make: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    assert make.main(["environment"]) == 1
    assert (
        capsys.readouterr().err == "Python's venv module is missing. Install it with: sudo apt install python3-venv\n"
    )


@pytest.mark.parametrize(
    ("platform", "said", "sentence"),
    [
        ("linux", "ImportError: libEGL.so.1: cannot open shared object file", "Qt needs libEGL.so.1 for a window"),
        ("linux", "", "Qt could not be loaded for a window: Qt did not load"),
        ("win32", "ImportError: DLL load failed", "Qt could not be loaded for a window: ImportError: DLL load failed"),
    ],
)
def test_what_qt_lacks_is_named(
    make: ModuleType, monkeypatch: pytest.MonkeyPatch, platform: str, said: str, sentence: str
) -> None:
    done = subprocess.CompletedProcess[str]([], 1, "", f"Traceback\n{said}\n" if said else "")
    monkeypatch.setattr(subprocess, "run", lambda *_words, **_how: done)
    monkeypatch.setattr(make, "sys", SimpleNamespace(platform=platform))
    with pytest.raises(make.CannotError) as caught:
        make._check_qt("a window")
    assert str(caught.value).startswith(sentence)
    assert ("sudo apt install libegl1" in str(caught.value)) == ("libEGL" in said)


def test_an_environment_is_made_once_and_refreshed_when_what_is_pinned_changes(
    make: ModuleType, calls: list[str], tmp_path: Path
) -> None:
    make._prepare("app")
    assert calls == ["-m venv", "-m pip", "-m pip"]
    make._prepare("app")
    assert len(calls) == 3
    (tmp_path / "requirements" / "app.txt").write_text("reportlab==5.1.1\n", "utf-8")
    make._prepare("app")
    assert calls[3:] == ["-m pip", "-m pip"]


def test_an_environment_that_was_cut_short_is_finished_the_next_time(
    make: ModuleType, calls: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(*_words: str, **_variables: str) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(make, "_call", cut)
        patched.setattr(make, "environment", lambda: make._prepare("app"))
        assert make.main(["environment"]) == 130
    make._prepare("app")
    assert calls == ["-m venv", "-m pip", "-m pip"]
