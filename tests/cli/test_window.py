import builtins
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import ModuleType

import pytest

from core_facilitator.cli import window
from core_facilitator.cli.window import has_screen

Run = Callable[..., tuple[int, str, str]]

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.fixture
def no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in SCREENS:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path | None, bool]]:
    """Put an app in place of the real one that only notes what it was asked to open."""
    calls: list[tuple[Path | None, bool]] = []
    app = ModuleType("core_facilitator.app")

    def run(folder: Path | None = None, *, sample: bool = False) -> int:
        calls.append((folder, sample))
        return 0

    app.__dict__["run"] = run
    monkeypatch.setitem(sys.modules, "core_facilitator.app", app)
    monkeypatch.setattr("core_facilitator.app", app, raising=False)
    return calls


@pytest.mark.parametrize("name", SCREENS)
def test_on_linux_a_display_or_a_chosen_platform_is_a_screen(
    no_screen: None, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    assert not has_screen()
    monkeypatch.setenv(name, ":0")
    assert has_screen()


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_windows_and_macos_have_a_screen(no_screen: None, monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert has_screen()


def test_without_a_screen_the_window_is_declined_in_a_sentence(no_screen: None, run: Run) -> None:
    says = "There is no screen here for a window; core-facilitator --help names the commands that need none.\n"
    assert run() == (1, "", says)


def test_without_arguments_the_window_opens(opened: list[tuple[Path | None, bool]], run: Run) -> None:
    assert run() == (0, "", "")
    assert opened == [(None, False)]


def test_a_folder_opens_in_the_window(opened: list[tuple[Path | None, bool]], sample: Path, run: Run) -> None:
    assert run(sample) == (0, "", "")
    assert opened == [(sample, False)]


def test_a_folder_that_is_not_there_is_said_at_once(
    opened: list[tuple[Path | None, bool]], tmp_path: Path, run: Run
) -> None:
    status, _, err = run(tmp_path / "gone")
    assert status == 1
    assert err.startswith("There is no folder at ")
    assert opened == []


def test_a_file_is_no_workspace(opened: list[tuple[Path | None, bool]], tmp_path: Path, run: Run) -> None:
    (tmp_path / "file").write_text("x")
    status, _, err = run(tmp_path / "file")
    assert status == 1
    assert "is a file, not a folder." in err
    assert opened == []


def test_the_demo_opens_the_sample_where_there_is_a_screen(opened: list[tuple[Path | None, bool]], run: Run) -> None:
    assert run("demo") == (0, "", "")
    assert opened == [(None, True)]


def refuse(monkeypatch: pytest.MonkeyPatch, error: ImportError) -> None:
    real = builtins.__import__

    def importing(
        name: str,
        to: Mapping[str, object] | None = None,
        within: Mapping[str, object] | None = None,
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> ModuleType:
        if name == "core_facilitator" and fromlist and "app" in fromlist:
            raise error
        return real(name, to, within, fromlist, level)

    monkeypatch.setattr(builtins, "__import__", importing)


def test_a_library_that_qt_lacks_is_named(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    refuse(monkeypatch, ImportError("libEGL.so.1: cannot open shared object file"))
    status, _, err = run()
    assert status == 1
    assert err.startswith("Qt cannot open a window here (libEGL.so.1: cannot open shared object file); ")


def test_a_mistake_of_our_own_is_not_blamed_on_qt(monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, ImportError("cannot import name 'x'"))
    with pytest.raises(ImportError, match="cannot import name"):
        window.run_app()
