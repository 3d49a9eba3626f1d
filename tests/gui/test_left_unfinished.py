"""What was being written when the program ended is named, and one click leads back into it."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core_facilitator.domain.instruments import Wording
from core_facilitator.gui.changes import Changes
from core_facilitator.gui.dialogs.instrument_editor import InstrumentEditor
from core_facilitator.gui.instruments_desk import InstrumentsDesk
from core_facilitator.gui.left_unfinished import LeftUnfinished
from core_facilitator.gui.saving import Saving
from core_facilitator.gui.tools import Tools
from core_facilitator.store import instrument_files
from core_facilitator.store.workspace import Workspace
from desk import end_flows, opened
from made_up_check_ins import instrument, statement

OURS = replace(instrument(statement("a"), statement("b")), own=True, key="ours")

Show = Callable[[], LeftUnfinished]


def left_at(workspace: Workspace, place: str, title: str) -> None:
    form = instrument_files.form_of(replace(OURS, title=Wording(title)))
    workspace.drafts.keep(place, json.dumps(form))


@pytest.fixture
def show(qtbot: QtBot, tools: Tools, workspace: Workspace) -> Iterator[Show]:
    """Shows the banner at the top of a screen, as a run of the program does that finds what the last one left."""
    screen = QWidget(tools.window)
    field = QLineEdit(screen)
    QVBoxLayout(screen).addWidget(field)
    screen.setFocusProxy(field)

    def shown() -> LeftUnfinished:
        desk = InstrumentsDesk(tools, workspace, Saving(tools.now), Changes(), QObject(screen))
        lead, new = "An instrument of yours is not finished:", "a new instrument"
        left = LeftUnfinished(screen, screen, field, tools.theme, desk, lead=lead, new=new)
        screen.show()
        return left

    yield shown
    end_flows(qtbot, tools.work)


def go_on(qtbot: QtBot, left: LeftUnfinished) -> InstrumentEditor:
    left.banner.action_button.click()
    return opened(qtbot, InstrumentEditor)


def test_nothing_is_said_where_nothing_can_be_taken_up(show: Show, workspace: Workspace) -> None:
    left_at(workspace, "protocol/new", "Of another editor")
    workspace.drafts.keep("instrument/new", '{"instrument_file": 99}')
    assert show().banner.said == ""


def test_a_new_instrument_that_was_left_is_taken_up_as_a_new_one(
    qtbot: QtBot, show: Show, workspace: Workspace
) -> None:
    left_at(workspace, "instrument/new", "")
    left = show()
    assert left.banner.said.startswith("An instrument of yours is not finished: a new instrument, from ")
    editor = go_on(qtbot, left)
    assert editor.heading_label.text() == "New instrument"
    assert len(editor.written.statements) == 2
    assert left.banner.said == ""
    editor.title_edit.setText("End of day")
    editor.save_button.click()
    qtbot.waitUntil(lambda: [one.instrument.key for one in workspace.instruments.all()] == ["end-of-day"])
    assert workspace.drafts.all() == []


def test_a_change_that_was_left_is_taken_up_as_a_change(
    qtbot: QtBot, tools: Tools, show: Show, workspace: Workspace
) -> None:
    workspace.instruments.keep(OURS, "New")
    left_at(workspace, "instrument/own/ours", "Half wri")
    left_at(workspace, "instrument/adapt/other", "Adapted")
    left = show()
    assert "Adapted, from" in left.banner.said
    assert left.banner.said.endswith("And 1 more.")
    go_on(qtbot, left).save_button.click()
    qtbot.waitUntil(lambda: not tools.work.running)
    assert "Half wri, from" in left.banner.said
    editor = go_on(qtbot, left)
    assert editor.heading_label.text() == "Edit instrument"
    editor.save_button.click()
    qtbot.waitUntil(lambda: left.banner.said == "")
    found = {one.instrument.key: one.instrument.title.text for one in workspace.instruments.all()}
    assert found == {"ours": "Half wri", "adapted": "Adapted"}
