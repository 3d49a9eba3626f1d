"""Instruments and the help for phones, from the screen of the check-ins."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from core_facilitator.domain.instruments import Wording
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.check_ins_place import PLACE
from core_facilitator.gui.dialogs.instrument_editor import InstrumentEditor
from core_facilitator.gui.dialogs.instruments import Instruments
from core_facilitator.gui.dialogs.phones_help import PhonesHelp
from core_facilitator.gui.left_unfinished import LeftUnfinished
from core_facilitator.gui.screens.check_ins import CheckInsScreen
from core_facilitator.store import instrument_files
from core_facilitator.store.instruments import built_in
from core_facilitator.store.workspace import Workspace
from desk import end_flows, opened


@pytest.fixture
def screen(qtbot: QtBot, bench: Bench) -> Iterator[CheckInsScreen]:
    bench.rail.button(PLACE).click()
    made = bench.screen_at(PLACE)
    assert isinstance(made, CheckInsScreen)
    qtbot.waitUntil(made.isVisible)
    yield made
    end_flows(qtbot, bench.tools.work)
    bench.check_ins.rest()


def test_an_adapted_copy_can_be_asked_at_once_and_undone_in_the_window(
    qtbot: QtBot, bench: Bench, screen: CheckInsScreen, workspace: Workspace
) -> None:
    for _time in range(2):  # the second time nothing is made anew
        screen.list_page.instruments_button.click()
        dialog = opened(qtbot, Instruments)
        qtbot.waitUntil(lambda: bool(dialog.instruments_list.lines))  # noqa: B023 -- waited for at once
        if not workspace.instruments.all():
            dialog.adapt_button.click()
            opened(qtbot, InstrumentEditor).save_button.click()
            qtbot.waitUntil(lambda: len(dialog.instruments_list.lines) == 9)  # noqa: B023 -- waited for at once
        dialog.done_button.click()
        qtbot.waitUntil(lambda: not bench.tools.work.running)
    screen.list_page.new_button.click()
    assert screen.prepare_page.instruments_list.lines[0].title == "Team safety pulse (adapted)"
    check_in = screen.prepare_page.check_in
    assert check_in is not None
    assert check_in.instrument.own
    assert workspace.database.undo() == "New check-in"
    assert workspace.database.undo() == "Adapt Team safety pulse"


def test_an_instrument_that_was_left_unfinished_is_named_in_the_list_and_one_click_leads_to_it(
    qtbot: QtBot, bench: Bench, workspace: Workspace
) -> None:
    written = replace(built_in()[0], title=Wording("How we end a day"))
    workspace.drafts.keep("instrument/new", json.dumps(instrument_files.form_of(written)))
    bench.rail.button(PLACE).click()
    screen = bench.screen_at(PLACE)
    assert isinstance(screen, CheckInsScreen)
    left = screen.findChild(LeftUnfinished)
    assert isinstance(left, LeftUnfinished)
    qtbot.waitUntil(left.banner.isVisible)
    assert left.banner.said.startswith("An instrument of yours is not finished: How we end a day, from ")

    left.banner.action_button.click()
    editor = opened(qtbot, InstrumentEditor)
    assert editor.title_edit.text() == "How we end a day"
    assert not left.banner.isVisible()
    editor.save_button.click()
    qtbot.waitUntil(lambda: [one.instrument.title.text for one in workspace.instruments.all()] == ["How we end a day"])
    end_flows(qtbot, bench.tools.work)
    bench.check_ins.rest()


def test_where_nothing_was_left_nothing_is_said(screen: CheckInsScreen) -> None:
    left = screen.findChild(LeftUnfinished)
    assert isinstance(left, LeftUnfinished)
    assert not left.banner.isVisible()


def test_who_cannot_be_reached_finds_help(qtbot: QtBot, screen: CheckInsScreen, workspace: Workspace) -> None:
    screen.list_page.new_button.click()
    prepared = screen.prepare_page.check_in
    assert prepared is not None
    workspace.check_ins.open(prepared.id, date(2026, 10, 14))
    screen.show_check_in(prepared.id)
    assert screen.open_page.help_button.isVisible()
    screen.open_page.help_button.click()
    dialog = opened(qtbot, PhonesHelp)
    assert "in the same Wi-Fi as the laptop" in dialog.read_label.text()
    dialog.done_button.click()
    qtbot.waitUntil(lambda: not dialog.isVisible())
