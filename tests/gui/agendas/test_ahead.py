"""The planner before its workspace is open: the plan is in sight, and nothing can be done with it yet."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core_facilitator.gui.cards import Cards
from core_facilitator.gui.changes import Changes
from core_facilitator.gui.preferences import Preferences
from core_facilitator.gui.saving import Saving
from core_facilitator.gui.screens.agendas import AgendasScreen
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.block_inspector import BlockInspector
from core_facilitator.settings import SettingsFile
from core_facilitator.store.workspace import Workspace
from planner_desk import AnsweringAsk, StraightWork
from planner_samples import retreat


def _now() -> datetime:
    return datetime(2026, 10, 14, 7, 44, tzinfo=UTC)


@pytest.fixture
def ahead(qtbot: QtBot, theme: Theme, tmp_path: Path, loop: asyncio.AbstractEventLoop) -> AgendasScreen:
    window = QWidget()
    qtbot.addWidget(window)
    preferences = Preferences(SettingsFile(tmp_path / "settings.json"))
    tools = Tools(window, theme, preferences, StraightWork(loop), AnsweringAsk(window, theme), _now)
    made = AgendasScreen(tools, Changes(), Saving(_now), Cards(tools.work))
    qtbot.addWidget(made)
    made.show_ahead(retreat())
    return made


def test_the_plan_is_in_sight_and_nothing_can_be_done_with_it(ahead: AgendasScreen) -> None:
    assert ahead.title == retreat().title
    assert ahead.tabs.count() == len(retreat().days)
    assert ahead.view.model().rowCount() > 0
    assert not ahead.isEnabled()
    assert ahead.menu_actions() == []
    ahead.flush()
    with pytest.raises(RuntimeError):
        _ = ahead.desk


def test_with_its_stores_it_has_a_desk_and_shows_the_same(ahead: AgendasScreen, workspace: Workspace) -> None:
    workspace.sessions.add(retreat())
    row = ahead.view.current_row()
    ahead.attach(workspace.sessions, workspace.drafts)
    assert ahead.isEnabled()
    assert ahead.view.current_row() == row
    assert ahead.desk.inspector.parent() is not None
    assert ahead.menu_actions() != []


def test_what_more_is_known_of_a_block_waits_for_the_page_that_shows_it(
    ahead: AgendasScreen, workspace: Workspace, qtbot: QtBot
) -> None:
    """Its form takes nearly as long as the window may stand still, so it is built in steps of its own."""
    workspace.sessions.add(retreat())
    ahead.attach(workspace.sessions, workspace.drafts)
    inspector = ahead.desk.inspector
    inspector.follow_again()
    assert inspector.findChildren(BlockInspector) == []
    qtbot.waitUntil(lambda: inspector.findChildren(BlockInspector) != [])
