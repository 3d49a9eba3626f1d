"""Opening the window, where there is a screen."""

import argparse
import os
import sys
from pathlib import Path

from core_facilitator.cli.faults import CannotError
from core_facilitator.domain.faults import Fault, WorkspaceError


def open_window(options: argparse.Namespace) -> int:
    """Open the window, on a workspace if one was named."""
    folder: Path | None = options.workspace
    if not has_screen():
        raise CannotError(
            "There is no screen here for a window; core-facilitator --help names the commands that need none."
        )
    if folder is not None and not folder.is_dir():
        raise WorkspaceError(Fault.NOT_A_FOLDER if folder.exists() else Fault.FOLDER_MISSING, folder)
    return run_app(folder)


def run_app(folder: Path | None = None, *, sample: bool = False) -> int:
    """Run the window until it is closed.

    Raises:
        CannotError: when Qt lacks a library of the system.
    """
    try:
        from core_facilitator import app
    except ImportError as error:
        if ".so" not in str(error) and not (error.name or "").startswith("PySide6"):
            raise
        raise CannotError(
            f"Qt cannot open a window here ({error}); python3 tools/make.py system-packages names what it needs."
        ) from error
    return app.run(folder, sample=sample)


def has_screen() -> bool:
    """Say whether a window can be shown. On Linux it takes a display, or somebody who has chosen Qt's platform."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
