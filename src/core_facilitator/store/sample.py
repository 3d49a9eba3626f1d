"""The sample retreat: invented people in an invented district, as everybody meets it first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from core_facilitator import paths
from core_facilitator.domain.agendas import Session
from core_facilitator.store import agenda_files

if TYPE_CHECKING:
    from core_facilitator.store.workspace import Workspace


def session() -> Session:
    """Return the sample retreat as it is in its agenda file."""
    return agenda_files.read_file(paths.resource("sample", "retreat.yaml"))


def make(folder: Path, name: str) -> Workspace:
    """Make a demo workspace with the sample retreat in a new folder, and return it open, with nothing to undo.

    Raises:
        WorkspaceError: as `workspace.create_demo`.
    """
    from core_facilitator.store import workspace  # reading the session alone needs no database

    opened = workspace.create_demo(folder, name)
    opened.sessions.add(session())
    opened.database.forget_steps()
    return opened
