"""When a time of the day is set right: what was written down keeps its moment, and a full disk loses nothing of it."""

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core_facilitator.domain.daybooks import Entry, Kind
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.widgets.run_day_list import RunDayList
from core_facilitator.store.workspace import Workspace
from full_disk import full_disk
from planner_samples import key
from workspaces import Clock
from writing_day import Q, WritingDay

WALKS = key("What the empathy walks showed us")


@pytest.fixture
def day(bench: Bench, now: Clock, qtbot: QtBot) -> WritingDay:
    """A day with a note of 9:10, in which the next block was begun at 9:14."""
    made = WritingDay(bench, now, qtbot)
    made.open()
    made.at(8, 36).go_on().at(8, 56).go_on().at(9, 10)
    made.write(Q.Key_N, "Two came late.")
    made.at(9, 14).go_on()
    assert made.on == "What the empathy walks showed us"
    return made


def _note(day: WritingDay) -> Entry:
    (note,) = day.captured.entries
    return note


def _times(day: WritingDay) -> RunDayList:
    day.press(Q.Key_T)
    panel = day.screen.panel
    assert panel is not None
    assert isinstance(panel.body, RunDayList)
    return panel.body


def test_a_note_keeps_its_time_and_goes_to_the_block_that_had_really_begun(day: WritingDay) -> None:
    before = _note(day)
    assert before.block != WALKS
    edit = _times(day).began_field.edit
    edit.selectAll()
    QTest.keyClicks(edit, "9:08")
    QTest.keyClick(edit, Q.Key_Return)
    assert (_note(day).at, _note(day).block) == (before.at, WALKS)
    day.bench.undo()
    assert _note(day) == before
    assert day.now.run.passages[-1].start == day.now.at


def test_what_a_time_is_understood_as_has_room_below_its_field(day: WritingDay, qtbot: QtBot) -> None:
    field = _times(day).began_field
    field.edit.selectAll()
    QTest.keyClicks(field.edit, "9:08")
    assert field.hint == "understood as 9:08 AM"
    qtbot.waitUntil(lambda: field.height() >= field.heightForWidth(field.width()))
    assert field.edit.height() >= field.edit.minimumSizeHint().height()


def test_on_a_full_disk_a_time_that_was_set_right_waits_and_its_lines_follow_once_it_is_written(
    day: WritingDay, workspace: Workspace
) -> None:
    before = _note(day)
    body = _times(day)
    with full_disk(workspace):
        body.five_button.click()
        assert day.screen.run_timer.digits.text == "35:00"
        assert day.bench.failure_banner.isVisible()
        assert "disk is full" in day.bench.failure_banner.said
        assert len(day.bench.saving.unsaved) == 1
        assert _note(day) == before
    assert day.bench.saving.try_again()
    assert day.screen.run_timer.digits.text == "35:00"
    assert _note(day).block == WALKS
    kept = workspace.runs.get(day.now.run.id)
    assert kept == day.now.run


def test_what_is_typed_in_the_second_in_which_the_disk_fills_stays_and_is_kept_with_the_time(
    day: WritingDay, workspace: Workspace
) -> None:
    body = _times(day)
    day.parts.bar.buttons[Kind.COMMITMENT].click()
    day.type("Send the map")
    day.line.promise.due_edit.setText("Friday")
    with full_disk(workspace):
        body.one_button.click()
        day.line.text_edit.setFocus()
        day.press(Q.Key_Return)
        assert day.line.isVisible()
        assert day.line.said_label.text() == "Not kept: it could not be written to the disk. Your line is still here."
        assert (day.line.text_edit.text(), day.line.promise.due_edit.text()) == ("Send the map", "Friday")
        assert day.screen.run_timer.digits.text == "39:00"
        assert workspace.commitments.all() == ()
    day.press(Q.Key_Return)
    assert [one.what for one in workspace.commitments.all()] == ["Send the map"]
    assert workspace.runs.get(day.now.run.id) == day.now.run
    assert not day.bench.saving.unsaved
