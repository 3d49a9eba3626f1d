"""The sample retreat: invented people in an invented district, as everybody meets it first."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from core_facilitator import paths
from core_facilitator.domain.agendas import Session
from core_facilitator.store import agenda_files

if TYPE_CHECKING:
    from core_facilitator.store.workspace import Workspace

_PREFIX = "core-facilitator-"
_NAME = "sample"
_BEING_MADE = 3600.0
"""Seconds for which a sample that nobody holds may be one that is just being made."""


def session() -> Session:
    """Return the sample retreat as it is in its agenda file."""
    return agenda_files.read_file(paths.resource("sample", "retreat.yaml"))


def make(folder: Path, name: str, retreat: Session | None = None, *, reopens: bool = True) -> Workspace:
    """Make a demo workspace with the sample retreat in a new folder, and return it open, with nothing to undo.

    Args:
        folder: where; it must not exist.
        name: what the workspace is called.
        retreat: the sample retreat, if it was read before.
        reopens: whether its key is kept beside it, so that it can be opened again.

    Raises:
        WorkspaceError: as `workspace.create_demo`.
    """
    from core_facilitator.store import workspace  # reading the session alone needs no database

    opened = workspace.create_demo(folder, name, reopens=reopens)
    opened.sessions.add(retreat or session())
    opened.database.forget_steps()
    return opened


def make_passing(name: str, retreat: Session | None = None) -> Workspace:
    """Make a sample that is thrown away after use, in a temporary folder; and remove those left by killed programs.

    Its key is nowhere on the disk: what is left of it when the program is killed can be read by nobody.

    Raises:
        WorkspaceError: as `workspace.create_demo`.
        OSError: when there is no room for temporary files.
    """
    temporary = Path(tempfile.gettempdir())
    for folder in temporary.glob(f"{_PREFIX}*/{_NAME}"):
        _remove_left(folder)
    parent = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=temporary))
    try:
        return make(parent / _NAME, name, retreat, reopens=False)
    except BaseException:
        shutil.rmtree(parent, ignore_errors=True)
        raise


def throw_away(folder: Path) -> None:
    """Remove what `make_passing` made, once it is closed. Another folder is left alone."""
    parent = folder.parent
    if folder.name == _NAME and parent.name.startswith(_PREFIX) and parent.parent == Path(tempfile.gettempdir()):
        shutil.rmtree(parent, ignore_errors=True)


def _remove_left(folder: Path) -> None:
    """Remove a sample of ours that no running program holds."""
    from core_facilitator.domain.faults import WorkspaceError
    from core_facilitator.store import locks

    with suppress(OSError, WorkspaceError):
        found = folder.parent.lstat()
        if found.st_uid == _user() and found.st_mtime < time.time() - _BEING_MADE:
            locks.take(folder, take_over=True).release()
            shutil.rmtree(folder.parent)


def _user() -> int:
    """Return whose files these may be. On Windows everybody has temporary files of their own, and all are user 0's."""
    return os.getuid() if hasattr(os, "getuid") else 0
