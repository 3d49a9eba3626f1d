"""A planner on a temporary workspace, shown in a window of the design's size."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core_facilitator.gui.theme import Theme
from core_facilitator.store import workspace as workspaces
from core_facilitator.store.workspace import Workspace
from planner_desk import Planner
from planner_samples import retreat, second_day


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = workspaces.create_demo(tmp_path / "workspace", "Test")
    yield opened
    opened.close()


@pytest.fixture
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    made = asyncio.new_event_loop()
    yield made
    made.close()


@pytest.fixture
def planner(
    qtbot: QtBot, workspace: Workspace, theme: Theme, tmp_path: Path, loop: asyncio.AbstractEventLoop
) -> Iterator[Planner]:
    session = retreat()
    workspace.sessions.add(session)
    made = Planner(workspace, theme, tmp_path, loop)
    qtbot.addWidget(made.window)
    qtbot.addWidget(made.screen)
    made.screen.resize(1344, 836)
    made.screen.open_session(session.id, second_day().blocks[3].id)
    with qtbot.waitExposed(made.screen):
        made.screen.show()
    made.screen.activateWindow()
    made.view.setFocus()
    yield made
    made.work.close()
