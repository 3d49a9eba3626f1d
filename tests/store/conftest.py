"""A demo workspace, open and empty, and one that a passphrase opens, with the least work allowed for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core_facilitator.store import workspace
from core_facilitator.store.workspace import Workspace
from workspaces import make_locked


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Workspace]:
    opened = workspace.create_demo(tmp_path / "demo", "Sample")
    yield opened
    opened.close()


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    """Return the folder of a closed workspace with a session in it, which `workspaces.PASSPHRASE` opens."""
    return make_locked(tmp_path / "locked")
