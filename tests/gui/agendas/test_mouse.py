"""The planner by mouse: dragging, repairing, editing in place, menus."""

from datetime import time

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from core_facilitator.gui.models.day import dragged
from core_facilitator.gui.models.day_rows import RowKind
from planner_desk import Planner, drop
from planner_samples import THEO, key

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_a_block_dragged_above_another_goes_there(planner: Planner) -> None:
    above = planner.view.part_rect(key("Four-stage pulse check-in"), "body").topLeft() + QPoint(200, 6)
    planner.drag(("Case clinic",), planner.view.viewport(), above)
    assert planner.titles()[1] == "Case clinic"
    assert planner.undo_label == "Move block"


def test_several_dragged_blocks_keep_their_order(planner: Planner) -> None:
    above = planner.view.part_rect(key("Opening circle: one word for how you arrive"), "body").topLeft() + QPoint(
        200, 6
    )
    planner.drag(("Break", "Case clinic"), planner.view.viewport(), above)
    assert planner.titles()[:2] == ["Case clinic", "Break"]
    assert planner.undo_label == "Move blocks"


def test_a_block_dropped_on_a_days_tab_goes_to_that_day(planner: Planner) -> None:
    planner.drag(("Case clinic",), planner.screen.tabs, planner.screen.tabs.tabRect(2).center())
    assert [block.title for block in planner.now.days[2].blocks] == ["Case clinic"]
    assert planner.screen.tabs.currentIndex() == 2


def test_a_block_let_go_on_its_own_days_tab_stays_where_it_is(planner: Planner) -> None:
    before = planner.titles()
    planner.drag(("Case clinic",), planner.screen.tabs, planner.screen.tabs.tabRect(1).center())
    assert planner.titles() == before
    assert planner.undo_label == "New session"


def test_a_block_dropped_on_a_track_goes_into_it(planner: Planner) -> None:
    box = planner.view.part_rect(key("B"), "body", RowKind.TRACK)
    planner.drag(("Break",), planner.view.viewport(), box.center())
    tracks = planner.block("Breakouts: map one system").tracks
    assert [block.title for block in tracks[1].blocks] == ["Break"]


def test_a_block_dragged_out_of_a_track_stands_in_the_day(planner: Planner) -> None:
    above = planner.view.part_rect(key("Case clinic"), "body").topLeft() + QPoint(200, 6)
    planner.drag(("Read the letters",), planner.view.viewport(), above)
    assert planner.titles()[3] == "Read the letters"


def test_a_group_of_tracks_is_never_dropped_into_a_track(planner: Planner) -> None:
    planner.select("Case clinic")
    planner.press(Qt.Key.Key_T)
    box = planner.view.part_rect(key("B"), "body", RowKind.TRACK)
    planner.drag(("Case clinic",), planner.view.viewport(), box.center())
    assert "Case clinic" in planner.titles()


def test_a_group_dragged_onto_a_track_with_a_plain_block_stays_in_the_day_with_it(planner: Planner) -> None:
    planner.select("Case clinic")
    planner.press(Qt.Key.Key_T)
    every = sorted(planner.titles())
    box = planner.view.part_rect(key("B"), "body", RowKind.TRACK)
    planner.drag(("Case clinic", "Afternoon break"), planner.view.viewport(), box.center())
    assert sorted(planner.titles()) == every
    at = planner.titles().index("Case clinic")
    assert planner.titles()[at + 1] == "Afternoon break"
    assert planner.view.selected_keys() == (key("Case clinic"), key("Afternoon break"))


def test_blocks_dragged_from_another_window_are_left_alone(planner: Planner) -> None:
    before = planner.now
    drop(planner.view.viewport(), QPoint(300, 100), dragged([key("nothing of ours")]))
    text = QMimeData()
    text.setText("Lunch 45")
    drop(planner.view.viewport(), QPoint(300, 100), text)
    assert planner.now == before


def test_a_line_shows_where_a_dragged_block_would_go(planner: Planner) -> None:
    at = planner.view.part_rect(key("Case clinic"), "body").topLeft() + QPoint(200, 4)
    data = dragged([key("Break")])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    before = planner.view.viewport().grab().toImage()
    for event in (QDragEnterEvent, QDragMoveEvent):
        QApplication.sendEvent(planner.view.viewport(), event(at, Qt.DropAction.MoveAction, data, left, none))
    during = planner.view.viewport().grab().toImage()
    QApplication.sendEvent(planner.view.viewport(), QDragLeaveEvent())
    assert during != before
    assert planner.view.viewport().grab().toImage() == before


def test_the_first_link_of_the_overlap_trims_what_runs_over(planner: Planner) -> None:
    planner.click(planner.view.link_rects(key("Lunch, served on the porch"))[0].center())
    assert planner.timed("Breakouts: map one system").minutes == 65
    assert planner.undo_label == "Trim block"
    assert not any("overlap" in row for row in planner.rows())


def test_the_second_link_moves_the_pinned_start(planner: Planner) -> None:
    planner.click(planner.view.link_rects(key("Lunch, served on the porch"))[1].center())
    assert planner.block("Lunch, served on the porch").pin == time(12, 5)


def test_ctrl_click_adds_to_the_selection_and_shift_click_stretches_it(planner: Planner) -> None:
    planner.select("Case clinic", "Four-stage pulse check-in")
    assert len(planner.view.selected_keys()) == 2
    planner.select("Four-stage pulse check-in")
    planner.click(planner.view.part_rect(key("Case clinic"), "title").center(), SHIFT)
    assert len(planner.view.selected_keys()) == 3


def test_double_click_on_the_title_edits_it_in_place(planner: Planner) -> None:
    at = planner.view.part_rect(key("Case clinic"), "title").center()
    QTest.mouseDClick(planner.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert planner.focused() is planner.screen.desk.day_typing.edit
    planner.type("Case clinic in fours")
    planner.press(Qt.Key.Key_Return)
    assert planner.block("Case clinic").title == "Case clinic in fours"
    assert planner.undo_label == "Edit title"
    assert planner.focused() is planner.view


def test_double_click_on_the_minutes_edits_those(planner: Planner) -> None:
    at = planner.view.part_rect(key("Case clinic"), "minutes").center()
    QTest.mouseDClick(planner.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    planner.type("1h30")
    planner.press(Qt.Key.Key_Return)
    assert planner.block("Case clinic").minutes == 90


def test_the_foot_scrolls_on_and_says_when_the_day_ends(planner: Planner) -> None:
    assert planner.screen.foot_button.text().endswith(
        "Ends 4:10, with 5 min of slack before 4:15. Buses leave at 4:30."
    )
    before = planner.view.verticalScrollBar().value()
    QTest.mouseClick(planner.screen.foot_button, Qt.MouseButton.LeftButton)
    assert planner.view.verticalScrollBar().value() > before
    assert "more block" not in planner.screen.foot_button.text()


def test_the_foot_follows_what_is_chosen(planner: Planner) -> None:
    planner.select("Case clinic")
    assert "5 min over before Lunch at 12:00." in planner.screen.foot_button.accessibleName()
    planner.view.show_block(key("Plan a first test"))
    assert "5 min of slack before Closing circle at 3:50." in planner.screen.foot_button.accessibleName()
    planner.view.show_block(key("B"))
    assert "5 min over before Lunch at 12:00." in planner.screen.foot_button.accessibleName()


def test_the_foot_is_shortened_to_the_room_that_it_has(planner: Planner, qtbot: QtBot) -> None:
    whole = planner.screen.foot_button.text()
    assert not whole.endswith("…")
    planner.screen.resize(900, 640)
    qtbot.waitUntil(lambda: planner.screen.foot_button.text().endswith("…"))
    button = planner.screen.foot_button
    assert button.fontMetrics().horizontalAdvance(button.text()) < button.width() - 140  # left edge and arrow
    planner.screen.resize(1344, 836)
    qtbot.waitUntil(lambda: planner.screen.foot_button.text() == whole)


def test_a_tab_shows_its_day_and_its_trouble(planner: Planner) -> None:
    tabs = planner.screen.tabs
    assert "Lunch: 5 min overlap" in tabs.tabToolTip(1)
    assert tabs.tabToolTip(0) == ""
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, tabs.tabRect(0).center())
    assert planner.rows()[0].startswith("8:30 to 9:00, Arrive")
    assert planner.view.selected_keys() == ()


@pytest.mark.qt_log_ignore("does not support raise")
def test_what_does_not_fit_its_row_is_shown_in_full_beside_the_pointer(planner: Planner) -> None:
    planner.screen.desk.commands.rename(key("Case clinic"), "A title far too long for two lines of any row " * 12)
    at = planner.view.part_rect(key("Case clinic"), "title").center()
    point = planner.view.viewport().mapToGlobal(at)
    QApplication.sendEvent(planner.view.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, point))
    assert "far too long" in QToolTip.text()
    assert THEO.name in QToolTip.text()
    QToolTip.hideText()


def test_pulling_from_a_track_selects_nothing_else(planner: Planner) -> None:
    port, button = planner.view.viewport(), Qt.MouseButton.LeftButton
    begin = planner.view.part_rect(key("C"), "body", RowKind.TRACK).center()
    QTest.mousePress(port, button, Qt.KeyboardModifier.NoModifier, begin)
    for step in (20, 60, 120, 200):
        QTest.mouseMove(port, begin - QPoint(0, step))
    QTest.mouseRelease(port, button, Qt.KeyboardModifier.NoModifier, begin - QPoint(0, 200))
    assert planner.view.selected_keys() == ()
    row = planner.view.current_row()
    assert row is not None
    assert row.key == key("C")
