"""What a block says of its running is changed beside the day, folded away until somebody wants it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from core_facilitator.domain.agendas import Block, RoomLayout, SmallGroup
from core_facilitator.domain.edits import change_block
from core_facilitator.gui.widgets.block_running import BlockRunning
from planner_desk import Planner
from protocols import protocol

Key = Qt.Key
CLINIC = "Case clinic"


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(10, button.height() // 2))


def fields(planner: Planner) -> BlockRunning:
    return planner.screen.desk.inspector.block.running


def unfolded(planner: Planner) -> BlockRunning:
    running = fields(planner)
    click(running.running_fold_button)
    return running


def test_the_fields_are_folded_away_until_they_are_wanted_and_stay_for_the_next_block(planner: Planner) -> None:
    running = fields(planner)
    assert (running.folded, running.running_fold_button.toolTip()) == (
        True,
        "Show what happens while this block runs",
    )
    click(running.running_fold_button)
    assert running.running_pane.isVisible()
    assert running.running_fold_button.toolTip() == "Fold this away"
    planner.select("What the empathy walks showed us")
    assert running.running_pane.isVisible()
    click(running.running_fold_button)
    assert running.folded


def test_each_check_is_one_step_that_can_be_undone(planner: Planner) -> None:
    running = unfolded(planner)
    for check, field, on, off in (
        (running.droppable_check, "droppable", "Let block be left out", "Keep block if late"),
        (running.goes_on_check, "goes_on", "Go on by itself", "Go on by hand"),
        (running.sound_check, "sound", "Turn sound on", "Turn sound off"),
    ):
        click(check)
        assert getattr(planner.block(CLINIC), field)
        assert planner.undo_label == on
        click(check)
        assert not getattr(planner.block(CLINIC), field)
        assert planner.undo_label == off
    planner.workspace.database.undo()
    assert planner.block(CLINIC).sound
    assert running.sound_check.isChecked()


def warned(planner: Planner) -> tuple[int | None, int | None]:
    block: Block = planner.block(CLINIC)
    return block.warn_at, block.last_at


def test_warnings_are_as_usual_until_minutes_are_typed_and_again_when_they_are_emptied(planner: Planner) -> None:
    running = unfolded(planner)
    assert (running.warn_spin.text(), running.last_spin.text()) == ("as usual", "as usual")
    for spin, minutes in ((running.warn_spin, "8"), (running.last_spin, "2")):
        spin.setFocus()
        spin.selectAll()
        planner.type(minutes)
        planner.press(Key.Key_Return)
    assert warned(planner) == (8, 2)
    assert running.warn_spin.text() == "8 min"
    assert planner.undo_label == "Change last minute"
    running.warn_spin.setFocus()
    running.warn_spin.selectAll()
    planner.press(Key.Key_Delete, Key.Key_Return)
    assert warned(planner) == (None, 2)
    assert running.warn_spin.text() == "as usual"
    assert planner.undo_label == "Change warning"


def test_warnings_step_by_one_minute_and_the_step_below_none_is_as_usual(planner: Planner) -> None:
    spin = unfolded(planner).last_spin
    spin.setFocus()
    planner.press(Key.Key_Up, Key.Key_Up)
    assert warned(planner) == (None, 1)
    planner.press(Key.Key_Down, Key.Key_Down)
    assert warned(planner) == (None, None)


def test_a_warning_that_is_no_time_is_refused_and_the_one_before_stays(planner: Planner) -> None:
    spin = unfolded(planner).warn_spin
    spin.setFocus()
    spin.selectAll()
    planner.type("soon")
    planner.press(Key.Key_Return)
    assert warned(planner) == (None, None)
    assert not planner.screen.held_banner.isHidden()


def test_the_room_display_of_a_block_is_chosen(planner: Planner) -> None:
    combo = unfolded(planner).layout_combo
    combo.setFocus()
    planner.press(Key.Key_Down)
    assert planner.block(CLINIC).layout is RoomLayout.PROMPT
    assert planner.undo_label == "Change room display"


def test_what_is_not_as_usual_is_said_while_it_is_folded_away(planner: Planner) -> None:
    running = unfolded(planner)
    assert running.running_label.isHidden()
    click(running.droppable_check)
    running.warn_spin.setFocus()
    running.warn_spin.selectAll()
    planner.type("8")
    planner.press(Key.Key_Return)
    click(running.running_fold_button)
    assert running.running_label.isVisible()
    assert running.running_label.text() == "May be left out if late. Warns at 8 min"
    assert running.running_fold_button.accessibleDescription() == running.running_label.text()


def test_the_day_says_quietly_that_a_block_may_be_left_out(planner: Planner) -> None:
    click(unfolded(planner).droppable_check)
    row = next(row for row in planner.rows() if CLINIC in row)
    assert "May be left out" in row


def test_several_blocks_may_be_left_out_in_one_step(planner: Planner) -> None:
    planner.select(CLINIC, "What the empathy walks showed us")
    several = planner.screen.desk.inspector.several
    click(several.droppable_check)
    titles = (CLINIC, "What the empathy walks showed us")
    assert [planner.block(title).droppable for title in titles] == [True, True]
    assert planner.undo_label == "Let blocks be left out"
    click(several.droppable_check)
    assert [planner.block(title).droppable for title in titles] == [False, False]
    assert planner.undo_label == "Keep blocks if late"


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Afternoon break", "Breaks are never left out, however late it is."),
        ("Closing circle", "Reflection is never left out, however late it is."),
        ("One promise each", "This block is protected, so it is never left out."),
    ],
)
def test_what_no_late_day_may_touch_is_not_offered_to_be_left_out(planner: Planner, title: str, words: str) -> None:
    running = unfolded(planner)
    assert (running.droppable_check.isEnabled(), running.kept_label.isHidden()) == (True, True)
    planner.select(title)
    assert (running.droppable_check.isEnabled(), running.kept_label.isVisible()) == (False, True)
    assert running.kept_label.text() == words


def test_a_block_that_was_marked_and_is_protected_then_says_that_it_stays_and_can_be_unmarked(planner: Planner) -> None:
    running = unfolded(planner)
    click(running.droppable_check)
    click(planner.screen.desk.inspector.block.protected_check)
    assert running.kept_label.isVisible()
    assert "May be left out" not in next(row for row in planner.rows() if CLINIC in row)
    click(running.running_fold_button)
    assert running.running_label.isHidden()
    click(running.running_fold_button)
    click(running.droppable_check)
    assert not planner.block(CLINIC).droppable
    assert not running.droppable_check.isEnabled()


def test_a_card_that_opens_the_time_together_keeps_its_block(planner: Planner) -> None:
    running, block = unfolded(planner), replace(planner.block(CLINIC), card="opening-circle", droppable=True)
    running.show_block(block)
    assert running.kept_label.isHidden()
    running.show_block(block, {"opening-circle": protocol("Circle", key="opening-circle", phase="opening")})
    assert running.kept_label.text() == "Its card opens or closes the time together, so it is never left out."


def test_of_several_that_stay_none_is_offered_to_be_left_out(planner: Planner) -> None:
    several = planner.screen.desk.inspector.several
    planner.select(CLINIC, "Afternoon break")
    assert (several.droppable_check.isEnabled(), several.kept_label.isVisible()) == (True, True)
    planner.select("Closing circle", "Afternoon break")
    assert (several.droppable_check.isEnabled(), several.kept_label.isVisible()) == (False, True)
    planner.select(CLINIC, "What the empathy walks showed us")
    assert several.kept_label.isHidden()


def test_a_block_without_groups_says_how_to_get_some_where_the_room_is_to_see_them(planner: Planner) -> None:
    running = unfolded(planner)
    planner.select(CLINIC)
    assert not running.layout_label.isVisible()
    running.layout_combo.setCurrentIndex(running.layout_combo.findData(RoomLayout.GROUPS.value))
    running.layout_combo.activated.emit(running.layout_combo.currentIndex())
    assert planner.block(CLINIC).layout is RoomLayout.GROUPS
    assert running.layout_label.isVisible()
    assert "Groups…" in running.layout_label.text()
    group = SmallGroup(title="Pair")
    planner.workspace.sessions.save(change_block(planner.now, planner.block(CLINIC).id, groups=(group,)), "Divide")
    assert not running.layout_label.isVisible()
