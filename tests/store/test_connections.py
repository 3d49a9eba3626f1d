"""Settings that a connection has, and those that only another system needs."""

import sys
from contextlib import closing

import pytest

from core_facilitator.store import connections, files
from core_facilitator.store.connections import Mode
from core_facilitator.store.workspace import Workspace

ON_MACOS = ("fullfsync", "checkpoint_fullfsync")


def settings(workspace: Workspace, mode: Mode, *names: str) -> list[int]:
    """Return what a new connection to the workspace's database says of its settings."""
    with closing(connections.connect(workspace.folder / files.DATABASE, workspace._key, mode)) as connection:
        connections.prepare(connection, mode)
        return [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names]


def test_a_database_that_another_program_holds_is_waited_for(demo: Workspace) -> None:
    assert settings(demo, "rw", "busy_timeout") == settings(demo, "ro", "busy_timeout") == [5000]


def test_macos_is_told_to_write_through_to_the_disk(demo: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings(demo, "rw", *ON_MACOS) == [sys.platform == "darwin"] * 2
    monkeypatch.setattr(sys, "platform", "darwin")
    assert settings(demo, "rw", *ON_MACOS) == [1, 1]
