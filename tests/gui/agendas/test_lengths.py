"""Longer and shorter: every step shows on the screen, and what cannot change says why and makes no step."""

from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from core_facilitator.domain.edits import change_block
from core_facilitator.gui.theme import Theme
from core_facilitator.settings import TextScale
from planner_desk import Planner
from planner_samples import key

Key = Qt.Key
GROUP, CLINIC, LAST = "Breakouts: map one system", "Case clinic", "Rewrite one letter"


def change(planner: Planner, title: str, **fields: object) -> None:
    """Change a block as somebody did before."""
    planner.workspace.sessions.save(change_block(planner.now, key(title), **fields), "Before")


def held(planner: Planner) -> str:
    return planner.screen.held_banner.said


def test_plus_lengthens_a_group_at_the_end_of_its_longest_track(planner: Planner) -> None:
    planner.select(GROUP)
    planner.press(Key.Key_Plus)
    assert planner.timed(GROUP).minutes == 75
    assert (planner.block(LAST).minutes, planner.block(GROUP).minutes) == (50, 70)
    assert any(row.startswith("10:55 to 12:10, Breakouts: map one system, 75 min") for row in planner.rows())
    assert planner.undo_label == "Change minutes"
    planner.press(Key.Key_Minus, Key.Key_Minus)
    assert planner.timed(GROUP).minutes == 65
    assert held(planner) == ""


def test_a_group_that_cannot_give_says_so_and_makes_no_step(planner: Planner) -> None:
    change(planner, LAST, protected=True)
    planner.select(GROUP)
    before = planner.now
    planner.press(Key.Key_Minus)
    assert planner.now == before
    assert planner.undo_label == "Before"
    assert held(planner) == "“Breakouts” is as long as its longest track. Change the blocks in its tracks."
    planner.press(Key.Key_Plus)
    assert held(planner) == ""
    assert planner.timed(GROUP).minutes == 75


def test_a_fixed_end_says_why_a_block_stays_as_long_as_it_is(planner: Planner) -> None:
    change(planner, CLINIC, fixed_end=time(10, 30))
    planner.select(CLINIC)
    before = planner.now
    planner.press(Key.Key_Plus, Key.Key_Plus)
    assert planner.now == before
    assert planner.undo_label == "Before"
    assert held(planner) == "“Case clinic” has a fixed end. Change that to make it longer or shorter."
    planner.select("Break")
    assert held(planner) == ""


def test_a_group_that_is_skipped_says_so(planner: Planner) -> None:
    change(planner, GROUP, skipped=True, minutes=5)
    planner.select(GROUP)
    row = planner.view.current_row()
    assert row is not None
    assert (row.minutes, row.skipped) == ("70 min", True)
    planner.press(Key.Key_Plus)
    assert planner.block(GROUP).minutes == 5
    assert held(planner) == "“Breakouts” is skipped. Take it up again to make it longer or shorter."


def test_of_several_blocks_those_change_that_can_in_one_step(planner: Planner) -> None:
    change(planner, CLINIC, fixed_end=time(10, 30))
    change(planner, GROUP, skipped=True)
    planner.select("Break", CLINIC, GROUP)
    planner.press(Key.Key_Plus)
    assert planner.block("Break").minutes == 20
    assert planner.block(CLINIC).minutes == 60
    assert held(planner) == "2 blocks are as long as before: a fixed end or their tracks say how long they take."
    planner.workspace.database.undo()
    assert planner.block("Break").minutes == 15
    assert held(planner) == ""


def test_minutes_typed_over_a_group_begin_with_what_it_takes_and_change_its_longest_track(planner: Planner) -> None:
    change(planner, GROUP, minutes=5)
    planner.select(GROUP)
    planner.press(Key.Key_F2, Key.Key_Tab)
    assert planner.screen.desk.day_typing.edit.text() == "70"
    planner.type("60")
    planner.press(Key.Key_Return)
    assert planner.timed(GROUP).minutes == 60
    assert planner.block(LAST).minutes == 35


def test_the_details_change_a_group_too_and_show_what_it_takes(planner: Planner) -> None:
    planner.select(GROUP)
    spin = planner.screen.desk.inspector.block.minutes_spin
    spin.setFocus()
    planner.press(Key.Key_Up)
    assert planner.block(LAST).minutes == 50
    spin.selectAll()
    planner.type("3")
    planner.press(Key.Key_Return)
    assert planner.timed(GROUP).minutes == 75
    assert spin.value() == 75
    assert held(planner).startswith("“Breakouts” is as long as its longest track.")


def test_other_programs_get_the_minutes_that_a_group_takes(planner: Planner) -> None:
    change(planner, GROUP, minutes=5)
    planner.select(GROUP)
    planner.press(Key.Key_C, held=Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "10:55 Breakouts: map one system 70 min"


def test_what_is_no_length_of_time_is_said_and_stays_in_its_line_until_it_is(planner: Planner) -> None:
    planner.select(CLINIC)
    planner.press(Key.Key_F2, Key.Key_Tab)
    planner.type("half an hour")
    for pressed in (Key.Key_Return, Key.Key_Tab):
        planner.press(pressed)
        assert planner.screen.desk.day_typing.edit.isVisible()
        assert held(planner) == "“half an hour” is no length of time. Write “45”, “1h30” or “90m”."
    planner.screen.desk.day_typing.edit.setText("30m")
    planner.press(Key.Key_Return)
    assert planner.block(CLINIC).minutes == 30
    assert held(planner) == ""


def test_what_is_no_length_of_time_can_still_be_read_when_its_line_is_left(planner: Planner) -> None:
    planner.select(CLINIC)
    planner.press(Key.Key_F2, Key.Key_Tab)
    planner.type("half an hour")
    planner.select("Break")
    assert not planner.screen.desk.day_typing.edit.isVisible()
    assert held(planner) == "“half an hour” is no length of time. Write “45”, “1h30” or “90m”."
    assert planner.block(CLINIC).minutes == 60


def test_an_emptied_line_of_minutes_changes_nothing_and_needs_no_words(planner: Planner) -> None:
    planner.select(CLINIC)
    planner.press(Key.Key_F2, Key.Key_Tab, Key.Key_Delete, Key.Key_Return)
    assert not planner.screen.desk.day_typing.edit.isVisible()
    assert (planner.block(CLINIC).minutes, held(planner)) == (60, "")


def test_the_details_say_it_too_and_show_the_minutes_from_before(planner: Planner) -> None:
    planner.select(CLINIC)
    spin = planner.screen.desk.inspector.block.floor_spin
    spin.setFocus()
    spin.selectAll()
    planner.type("a while")
    planner.press(Key.Key_Return)
    assert held(planner) == "“a while” is no length of time. Write “45”, “1h30” or “90m”."
    assert (spin.value(), spin.text()) == (0, "no floor")
    assert planner.block(CLINIC).floor is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("180", "“180” is no length of time. Write “3h” or “180m”."),
        ("95 x", "“95 x” is no length of time. Write “45”, “1h30” or “90m”."),
        ("175", "“175” is no length of time. Write “2h55” or “175m”."),
        ("9999", "“9999” is no length of time. Write “45”, “1h30” or “90m”."),
    ],
)
def test_what_is_no_length_of_time_is_refused_with_how_to_write_it(planner: Planner, typed: str, said: str) -> None:
    planner.select(CLINIC)
    planner.press(Key.Key_F2, Key.Key_Tab)
    planner.type(typed)
    planner.press(Key.Key_Return)
    assert held(planner) == said


@pytest.mark.parametrize("scale", [TextScale.STANDARD, TextScale.LARGEST])
def test_a_banner_above_the_day_is_as_high_as_its_line(
    planner: Planner, theme: Theme, qtbot: QtBot, scale: TextScale
) -> None:
    theme.set_scale(scale)
    planner.select(CLINIC)
    planner.press(Key.Key_F2, Key.Key_Tab)
    planner.type("180")
    planner.press(Key.Key_Return)
    banner = planner.screen.held_banner
    qtbot.waitUntil(lambda: banner.height() == banner.heightForWidth(banner.width()))
    assert banner.height() < theme.px(24) + 32
