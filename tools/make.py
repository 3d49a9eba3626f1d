"""Does what the Makefile names, with Python alone, so that Windows and macOS do the same.

    python3 tools/make.py run | test | bench | nightly | environment | system-packages

It needs no package: the environment that it creates in .venv has them all, pinned and checked by hash.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = ROOT / ".venv"
BIN = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")

# What Qt's window needs and a Debian without a desktop lacks.
QT_PACKAGES = (
    "libegl1",
    "libgl1",
    "libdbus-1-3",
    "libfontconfig1",
    "libglib2.0-0",
    "libxkbcommon-x11-0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-xkb1",
)
# What the tests use beside: a reader of PDF structure, a checker, Word pages as a reader sees them, a screen, the
# watcher by which power cuts are replayed, and a phone's browser.
TEST_PACKAGES = (
    "poppler-utils",
    "qpdf",
    "libreoffice-writer-nogui",
    "xvfb",
    "strace",
    "chromium",
    "chromium-driver",
    "make",
    "git",
    "python3-venv",
)

LAYERS = {"domain": 100, "documents": 100, "store": 95, "export": 95, "intake": 95, "room": 95}


class CannotError(Exception):
    """Something is missing; the message says what and the one command that helps."""


def main(words: list[str]) -> int:
    """Do the named thing; return the exit status."""
    commands = {
        "run": run,
        "test": test,
        "bench": bench,
        "nightly": nightly,
        "environment": environment,
        "system-packages": system_packages,
    }
    if len(words) != 1 or words[0] not in commands:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        commands[words[0]]()
    except CannotError as error:
        print(error, file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        return error.returncode or 1
    except KeyboardInterrupt:
        return 130
    return 0


def run() -> None:
    """Open the sample retreat in its window, or without a screen write its packets."""
    _prepare("app")
    if _has_screen():
        _check_qt("a window")
    _call("-m", "core_facilitator", "demo", "--out", "demo-output")


def test() -> None:
    """Run every gate: format, lint, types, layers, tests with coverage by layer, and the built wheel."""
    environment()
    _check_qt("the tests")
    _gates()


def environment() -> None:
    """Create or refresh .venv with what the tests need."""
    _prepare("dev")


def bench() -> None:
    """Measure the figures that the project promises, as ratios, and keep the table in docs/."""
    environment()
    _check_qt("the benchmarks")
    _call("benchmarks/run.py")


def nightly() -> None:
    """Run the tests that take minutes."""
    environment()
    _call("-m", "pytest", "-m", "nightly", "--timeout=3600", HYPOTHESIS_PROFILE="nightly")


def system_packages() -> None:
    """Print the Debian packages that the window and the tests need."""
    print(" ".join((*QT_PACKAGES, *TEST_PACKAGES)))


def _gates() -> None:
    _call("-m", "ruff", "format", "--check", ".")
    _call("-m", "ruff", "check", ".")
    _call("-m", "mypy")
    _run([str(BIN / "lint-imports")])
    _call("-m", "pytest", "-m", "not nightly", "--cov", "--cov-report=")
    for layer, least in LAYERS.items():
        print(f"coverage of {layer}, at least {least} %:", flush=True)
        _call("-m", "coverage", "report", f"--include=src/core_facilitator/{layer}/*", f"--fail-under={least}")
    _call("tools/wheel_check.py")


def _prepare(name: str) -> None:
    """Bring .venv to the state of requirements/NAME.txt; do nothing where it already is."""
    _check_python()
    lock = ROOT / "requirements" / f"{name}.txt"
    wanted = hashlib.sha256(lock.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    stamp = ENVIRONMENT / f"{name}.stamp"
    if stamp.is_file() and stamp.read_text() == wanted and PYTHON.exists():
        return
    if not PYTHON.exists():
        print(f"Creating {ENVIRONMENT.name} ...", flush=True)
        _run([sys.executable, "-m", "venv", str(ENVIRONMENT)])
    print(f"Installing the pinned packages of requirements/{name}.txt ...", flush=True)
    pip = ("-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    _call(*pip, "--require-hashes", "-r", str(lock))
    _call(*pip, "--no-deps", "--no-build-isolation", "-e", ".")
    stamp.write_text(wanted)


def _check_python() -> None:
    if not (3, 11) <= sys.version_info < (3, 15):
        raise CannotError(
            f"CORE Facilitator needs Python 3.11 to 3.14; this is {sys.version.split()[0]}. "
            "Run the same command with another one, for example: python3.12 tools/make.py run"
        )
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        raise CannotError("Python's venv module is missing. Install it with: sudo apt install python3-venv")


def _has_screen() -> bool:
    if sys.platform in {"win32", "darwin"} or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _check_qt(what: str) -> None:
    """Load Qt and, on Linux, its window plugin in a process of its own, so that a missing library is a sentence."""
    probe = (
        "import ctypes, pathlib, sys, PySide6\n"
        "from PySide6 import QtWidgets\n"
        "plugin = pathlib.Path(PySide6.__file__).parent / 'Qt/plugins/platforms/libqxcb.so'\n"
        "sys.platform == 'linux' and ctypes.CDLL(str(plugin))\n"
    )
    done = subprocess.run([str(PYTHON), "-c", probe], capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return
    last = done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "Qt did not load"
    if sys.platform == "linux" and ".so" in last:
        library = next(word for word in last.replace(":", " ").split() if ".so" in word)
        raise CannotError(
            f"Qt needs {library} for {what}, which this system lacks. "
            f"Install what Qt needs with: sudo apt install {' '.join(QT_PACKAGES)}"
        )
    raise CannotError(f"Qt could not be loaded for {what}: {last}")


def _call(*words: str, **variables: str) -> None:
    _run([str(PYTHON), *words], **variables)


def _run(words: list[str], **variables: str) -> None:
    subprocess.run(words, cwd=ROOT, check=True, env={**os.environ, **variables})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
