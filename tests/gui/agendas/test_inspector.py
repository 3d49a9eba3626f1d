"""Every field of a block can be changed beside the day, and each change is one step."""

from dataclasses import fields, replace
from datetime import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from core_facilitator.domain.agendas import Block, Handout, Material, Per, Step, TimeKind
from core_facilitator.domain.edits import change_block
from core_facilitator.gui.dialogs.people import People
from core_facilitator.gui.widgets.block_inspector import BlockInspector
from core_facilitator.gui.widgets.record_table import RecordTable
from planner_desk import Planner
from planner_samples import AMARA, NOOR, PEOPLE, ROOMS, THEO, key

Key = Qt.Key
CLINIC = "Case clinic"

# What the offscreen platform says when a menu opens.
menus = pytest.mark.qt_log_ignore("does not support raise", "does not support grabbing", "propagateSizeHints")


def inspector(planner: Planner) -> BlockInspector:
    return planner.screen.desk.inspector.block


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(10, button.height() // 2))


def write(planner: Planner, field: QLineEdit | QPlainTextEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    planner.type(text)
    planner.view.setFocus()


def choose(combo: QComboBox, data: str) -> None:
    combo.setCurrentIndex(combo.findData(data))
    combo.activated.emit(combo.currentIndex())


def test_the_start_says_that_it_follows_and_a_typed_time_pins_it(planner: Planner) -> None:
    field = inspector(planner).start_field
    assert field.edit.text() == "9:40"
    field.edit.setFocus()
    field.edit.selectAll()
    planner.type("1000")
    assert field.hint == "understood as 10:00 AM"
    planner.press(Key.Key_Return)
    assert planner.block(CLINIC).pin == time(10, 0)
    assert planner.undo_label == "Pin start"
    assert inspector(planner).pin_check.isChecked()


def test_a_time_that_cannot_be_is_refused_beside_the_field_and_stays_to_be_mended(planner: Planner) -> None:
    field = inspector(planner).start_field
    write(planner, field.edit, "12:75")
    assert field.hint == "This is no time. Try 9:40, 0940 or 9:40 am."
    assert field.edit.text() == "12:75"
    assert planner.block(CLINIC).pin is None


def test_emptying_a_pinned_start_lets_it_follow_again(planner: Planner) -> None:
    planner.view.show_block(key("Lunch, served on the porch"))
    field = inspector(planner).start_field
    field.edit.setFocus()
    field.edit.selectAll()
    planner.press(Key.Key_Delete, Key.Key_Return)
    assert planner.block("Lunch, served on the porch").pin is None
    assert planner.undo_label == "Unpin start"
    assert field.edit.text() == "12:05"


def test_the_check_box_pins_and_unpins(planner: Planner) -> None:
    click(inspector(planner).pin_check)
    assert planner.block(CLINIC).pin == time(9, 40)
    click(inspector(planner).pin_check)
    assert planner.block(CLINIC).pin is None


def test_minutes_step_by_five_and_are_typed_in_many_ways(planner: Planner) -> None:
    spin = inspector(planner).minutes_spin
    spin.setFocus()
    planner.press(Key.Key_Up)
    assert planner.block(CLINIC).minutes == 65
    spin.selectAll()
    planner.type("1h45")
    planner.press(Key.Key_Return)
    assert planner.block(CLINIC).minutes == 105
    assert spin.text() == "1h45"
    planner.press(Key.Key_Down)
    assert planner.block(CLINIC).minutes == 100


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier])
def test_arrows_change_one_minute_with_shift_or_ctrl(
    planner: Planner, monkeypatch: pytest.MonkeyPatch, held: Qt.KeyboardModifier
) -> None:
    monkeypatch.setattr(QGuiApplication, "keyboardModifiers", lambda: held)
    inspector(planner).minutes_spin.setFocus()
    planner.press(Key.Key_Up, held=held)
    assert planner.block(CLINIC).minutes == 61


def test_minutes_that_follow_from_a_fixed_end_cannot_be_typed(planner: Planner) -> None:
    spin = inspector(planner).minutes_spin
    write(planner, inspector(planner).end_field.edit, "10:30")
    assert (spin.isEnabled(), spin.value(), spin.toolTip()) == (False, 50, "These follow from the fixed end.")


def test_minutes_of_a_group_say_what_they_follow_from_and_rest_while_it_is_skipped(planner: Planner) -> None:
    planner.view.show_block(key("Breakouts: map one system"))
    spin = inspector(planner).minutes_spin
    assert (spin.isEnabled(), spin.value(), spin.toolTip()) == (True, 70, "As long as the longest track.")
    click(inspector(planner).skipped_check)
    assert (spin.isEnabled(), spin.value()) == (False, 70)


@menus
def test_several_people_can_lead(planner: Planner) -> None:
    picker = inspector(planner).lead_picker
    assert picker.text() == THEO.name
    click(picker)
    menu = picker.people_menu
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(menu.actions()[0]).center())
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(menu.actions()[2]).center())
    assert menu.isVisible()
    menu.setActiveAction(menu.actions()[1])
    QTest.keyClick(menu, Key.Key_Space)
    assert menu.isVisible()
    QTest.keyClick(menu, Key.Key_Escape)
    assert planner.block(CLINIC).leads == (NOOR.id, AMARA.id)
    assert planner.undo_label == "Change lead"


def test_kind_framework_and_room_are_chosen_from_lists(planner: Planner) -> None:
    shown = inspector(planner)
    choose(shown.kind_combo, "reflect")
    choose(shown.framework_combo, "equity")
    choose(shown.room_combo, str(ROOMS[2].id))
    block = planner.block(CLINIC)
    assert (block.kind, block.framework, block.room) == (TimeKind.REFLECTION, "equity", ROOMS[2].id)
    choose(shown.framework_combo, "")
    choose(shown.room_combo, "")
    assert (planner.block(CLINIC).framework, planner.block(CLINIC).room) == ("", None)


def test_each_text_is_saved_under_its_own_name(planner: Planner) -> None:
    shown = inspector(planner)
    click(shown.handout_check)
    for field, widget in (
        ("title", shown.title_edit),
        ("grouping", shown.grouping_edit),
        ("setup", shown.setup_edit),
        ("participants_see", shown.participants_see_edit),
        ("purpose", shown.purpose_edit),
        ("notes", shown.notes_edit),
        ("if_late", shown.if_late_edit),
        ("protocol", shown.protocol_edit),
        ("credit", shown.credit_edit),
    ):
        write(planner, widget, f"New {field}")
        assert getattr(planner.block(CLINIC), field) == f"New {field}"
    for field in ("title", "intro", "writing", "care"):
        write(planner, getattr(shown, f"handout_{field}_edit"), f"New {field}")
    shown.handout_lines_spin.setFocus()
    shown.handout_lines_spin.setValue(7)
    planner.view.setFocus()
    handout = planner.block(CLINIC).handout
    assert handout == Handout(title="New title", intro="New intro", writing="New writing", care="New care", lines=7)


def test_prompts_are_parted_by_an_empty_line(planner: Planner) -> None:
    shown = inspector(planner).prompts_edit
    shown.setFocus()
    planner.type("What do you see?")
    planner.press(Key.Key_Return)
    planner.type("And hear?")
    planner.press(Key.Key_Return, Key.Key_Return)
    planner.type("What do you wish?")
    planner.view.setFocus()
    assert planner.block(CLINIC).prompts == ("What do you see?\nAnd hear?", "What do you wish?")


def test_flags_are_ticked(planner: Planner) -> None:
    shown = inspector(planner)
    for check in (shown.protected_check, shown.skipped_check, shown.journal_check, shown.handout_check):
        click(check)
    block = planner.block(CLINIC)
    assert (block.protected, block.skipped, block.journal, block.handout) == (True, True, True, Handout())
    click(shown.handout_check)
    assert planner.block(CLINIC).handout is None


def test_floor_and_fixed_end_are_set_and_taken_out(planner: Planner) -> None:
    shown = inspector(planner)
    shown.floor_spin.setFocus()
    shown.floor_spin.selectAll()
    planner.type("40")
    planner.press(Key.Key_Return)
    write(planner, shown.end_field.edit, "10:30")
    assert (planner.block(CLINIC).floor, planner.block(CLINIC).fixed_end) == (40, time(10, 30))
    assert shown.minutes_spin.value() == 50
    assert not shown.minutes_spin.isEnabled()
    shown.end_field.edit.setFocus()
    shown.end_field.edit.selectAll()
    planner.press(Key.Key_Delete, Key.Key_Return)
    shown.floor_spin.stepBy(-8)
    assert (planner.block(CLINIC).floor, planner.block(CLINIC).fixed_end) == (None, None)


def cell(qtbot: QtBot, table: RecordTable, row: int, column: int, text: str) -> None:
    index = table.view.model().index(row, column)
    table.view.setCurrentIndex(index)
    table.view.edit(index)
    editor = table.view.viewport().findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    enter(qtbot, editor, text)


def enter(qtbot: QtBot, editor: QLineEdit, text: str) -> None:
    QTest.keyClicks(editor, text)
    with qtbot.waitSignal(editor.destroyed):
        QTest.keyClick(editor, Key.Key_Return)


def test_steps_are_edited_in_place_and_their_sum_is_checked(planner: Planner, qtbot: QtBot) -> None:
    shown = inspector(planner)
    assert shown.steps_sum.accessibleName() == "60 of 60 min"
    cell(qtbot, shown.steps_table, 1, 1, "17")
    assert planner.block(CLINIC).steps[1].minutes == 17
    assert shown.steps_sum.accessibleName() == "65 of 60 min"
    assert any("Steps add up to 65 of 60 min." in row for row in planner.rows())
    cell(qtbot, shown.steps_table, 0, 0, "Sit down")
    assert planner.block(CLINIC).steps[0].title == "Sit down"
    assert planner.workspace.drafts.all() == []


def test_a_step_is_added_moved_and_removed(planner: Planner, qtbot: QtBot) -> None:
    table = inspector(planner).steps_table
    table.view.setCurrentIndex(table.view.model().index(0, 0))
    click(table.add_button)
    editor = table.view.viewport().findChild(QLineEdit)
    assert editor is not None
    enter(qtbot, editor, "Breathe")
    assert planner.block(CLINIC).steps[1] == Step(title="Breathe")
    click(table.up_button)
    assert planner.block(CLINIC).steps[0].title == "Breathe"
    click(table.down_button)
    assert planner.block(CLINIC).steps[1].title == "Breathe"
    click(table.remove_button)
    assert [step.title for step in planner.block(CLINIC).steps][:2] == ["Settle roles", "Case giver speaks"]


def test_what_people_do_and_what_is_said_belong_to_the_chosen_step(planner: Planner) -> None:
    shown = inspector(planner)
    table = shown.steps_table
    assert not shown.step_pane.isVisible()
    table.view.setCurrentIndex(table.view.model().index(2, 0))
    assert shown.step_pane.isVisible()
    write(planner, shown.step_text_edit, "Sit without words.")
    write(planner, shown.step_say_edit, "Ring the bell.")
    step = planner.block(CLINIC).steps[2]
    assert (step.text, step.say) == ("Sit without words.", "Ring the bell.")


def test_materials_are_counted_once_for_each_or_for_a_group(planner: Planner, qtbot: QtBot) -> None:
    table = inspector(planner).materials_table
    cell(qtbot, table, 0, 1, "2 each")
    cell(qtbot, table, 1, 1, "1 per group of 4")
    cell(qtbot, table, 2, 1, "6")
    cell(qtbot, table, 2, 0, "chairs")
    assert planner.block(CLINIC).materials == (
        Material(name="Handout", quantity=2, per=Per.PERSON),
        Material(name="small bell", quantity=1, per=Per.GROUP, group_size=4),
        Material(name="chairs", quantity=6),
    )
    assert any("Handout ×36, small bell ×5, chairs ×6" in row for row in planner.rows())


def test_a_quantity_that_nobody_understands_changes_nothing(planner: Planner, qtbot: QtBot) -> None:
    cell(qtbot, inspector(planner).materials_table, 2, 1, "plenty")
    assert planner.block(CLINIC).materials[2].quantity == 4


def test_delete_removes_a_record_and_enter_edits_one(planner: Planner) -> None:
    table = inspector(planner).materials_table
    table.view.setFocus()
    table.view.setCurrentIndex(table.view.model().index(1, 0))
    planner.press(Key.Key_Delete)
    assert [thing.name for thing in planner.block(CLINIC).materials] == ["Handout", "tables"]
    planner.press(Key.Key_Return)
    assert table.view.viewport().findChild(QLineEdit) is not None


def test_duplicate_and_remove_stand_below(planner: Planner) -> None:
    click(inspector(planner).duplicate_button)
    assert planner.titles().count(CLINIC) == 2
    click(inspector(planner).remove_button)
    assert planner.titles().count(CLINIC) == 1


@menus
def test_several_blocks_are_changed_together_in_one_step(planner: Planner) -> None:
    planner.select(CLINIC, "Break")
    several = planner.screen.desk.inspector.several
    assert several.sum_label.text() == "1 h 15 together"
    choose(several.kind_combo, "reflect")
    click(several.skipped_check)
    assert [planner.block(title).kind for title in (CLINIC, "Break")] == [TimeKind.REFLECTION] * 2
    assert planner.block(CLINIC).skipped
    click(several.protected_check)
    assert planner.block("Break").protected
    click(several.lead_picker)
    menu = several.lead_picker.people_menu
    menu.actions()[0].trigger()
    menu.close()
    assert planner.block("Break").leads == (NOOR.id,)
    click(several.remove_button)
    assert CLINIC not in planner.titles()


@menus
def test_leads_keep_their_order_when_the_list_is_only_looked_at_and_others_come_after_them(planner: Planner) -> None:
    leads = change_block(planner.now, key(CLINIC), leads=(AMARA.id, NOOR.id))
    planner.workspace.sessions.save(leads, "Before")
    picker = inspector(planner).lead_picker
    assert picker.text().startswith("Amara, ")
    click(picker)
    picker.people_menu.close()
    assert planner.undo_label == "Before"
    click(picker)
    picker.people_menu.actions()[1].trigger()
    picker.people_menu.close()
    assert planner.block(CLINIC).leads == (AMARA.id, NOOR.id, THEO.id)


@menus
def test_whoever_is_not_listed_yet_is_added_from_the_list_of_leads(planner: Planner) -> None:
    planner.workspace.sessions.save(replace(planner.now, team=(), people=()), "Edit people")
    opened: list[type[QDialog]] = []
    planner.ask.answer = lambda dialog: opened.append(type(dialog))
    picker = inspector(planner).lead_picker
    assert picker.isEnabled()
    click(picker)
    picker.people_menu.actions()[-1].trigger()
    assert opened == [People]


def test_several_blocks_of_different_kinds_say_so(planner: Planner) -> None:
    planner.select(CLINIC, "Break")
    combo = planner.screen.desk.inspector.several.kind_combo
    assert (combo.currentIndex(), combo.placeholderText()) == (-1, "Not the same in all")


def test_a_long_title_wraps_and_enter_keeps_it_on_one_line(planner: Planner, qtbot: QtBot) -> None:
    title = inspector(planner).title_edit
    short = title.height()
    write(planner, title, "What the empathy walks showed us about ninth grade, and what we will do")
    qtbot.waitUntil(lambda: title.height() > short)
    title.setFocus()
    title.selectAll()
    QApplication.clipboard().setText("Case\nclinic two")
    title.paste()
    planner.press(Key.Key_Return)
    assert planner.block(CLINIC).title == "Case clinic two"


@menus
def test_a_track_shows_its_title_lead_room_and_people(planner: Planner) -> None:
    planner.view.show_block(key("A"))
    track = planner.screen.desk.inspector.track
    assert track.isVisible()
    write(planner, track.title_edit, "A. Letters home")
    choose(track.room_combo, str(ROOMS[1].id))
    click(track.people_picker)
    track.people_picker.people_menu.actions()[3].trigger()
    track.people_picker.people_menu.close()
    click(track.lead_picker)
    track.lead_picker.people_menu.actions()[1].trigger()
    track.lead_picker.people_menu.close()
    now = planner.block("Breakouts: map one system").tracks[0]
    assert (now.title, now.room) == ("A. Letters home", ROOMS[1].id)
    assert now.people == tuple(person.id for person in PEOPLE[:4])
    assert now.leads == (NOOR.id, THEO.id)
    assert any("Theo Vasquez-Lund is in two tracks" in row or "also in" in row for row in planner.rows())


def test_a_track_is_added_and_removed(planner: Planner) -> None:
    planner.view.show_block(key("A"))
    click(planner.screen.desk.inspector.track.add_button)
    assert len(planner.block("Breakouts: map one system").tracks) == 4
    planner.view.show_block(key("A"))
    click(planner.screen.desk.inspector.track.remove_button)
    assert [track.id for track in planner.block("Breakouts: map one system").tracks][:2] == [key("B"), key("C")]


def test_no_field_of_a_block_is_forgotten() -> None:
    shown = """
        title minutes kind purpose floor pin fixed_end protected skipped leads room grouping setup materials id
        participants_see notes prompts steps handout journal framework protocol credit card if_late tracks groups
        droppable goes_on warn_at last_at sound layout
    """
    told_by_its_news = {"card_version"}
    assert {field.name for field in fields(Block)} == set(shown.split()) | told_by_its_news


def test_no_field_of_a_step_is_forgotten() -> None:
    assert {field.name for field in fields(Step)} == {"title", "minutes", "together", "silent", "text", "say"}
