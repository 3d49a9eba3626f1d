"""The planner by keyboard alone: each command, its step, and what undo calls it."""

from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from planner_desk import Planner, key_of
from planner_samples import key

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def selected(planner: Planner) -> tuple[str, ...]:
    blocks = (planner.now.block(chosen) for chosen in planner.view.selected_keys())
    return tuple(block.title for block in blocks if block is not None)


def test_arrows_move_the_selection_from_block_to_block(planner: Planner) -> None:
    planner.select("Case clinic")
    planner.press(Key.Key_Down)
    assert selected(planner) == ("Break",)
    planner.press(Key.Key_Up, Key.Key_Up)
    assert selected(planner) == ("What the empathy walks showed us",)


def test_shift_and_arrows_select_several(planner: Planner) -> None:
    planner.select("Four-stage pulse check-in")
    planner.press(Key.Key_Down, Key.Key_Down, held=SHIFT)
    assert selected(planner) == ("Four-stage pulse check-in", "What the empathy walks showed us", "Case clinic")
    assert planner.screen.desk.inspector.several.count_label.text() == "3 blocks"


def test_home_and_end_go_to_the_first_and_last_block(planner: Planner) -> None:
    planner.press(Key.Key_End)
    assert selected(planner) == ("Closing circle",)
    planner.press(Key.Key_Home)
    assert selected(planner) == ("Opening circle: one word for how you arrive",)


def test_page_keys_go_further_than_an_arrow_and_stay_in_the_day(planner: Planner) -> None:
    planner.press(Key.Key_Home, Key.Key_PageDown)
    assert planner.view.currentIndex().row() > 3
    planner.press(Key.Key_PageUp, Key.Key_PageUp)
    assert selected(planner) == ("Opening circle: one word for how you arrive",)


def test_sideways_arrows_go_from_track_to_track(planner: Planner) -> None:
    planner.select("Breakouts: map one system")
    planner.press(Key.Key_Down)
    assert planner.current_title() == "A. Placement letters"
    planner.press(Key.Key_Right, Key.Key_Right)
    assert planner.current_title() == "C. Site budgets"
    planner.press(Key.Key_Left)
    assert planner.current_title() == "B. Attendance calls"


@pytest.mark.parametrize(
    ("pressed", "held", "minutes"),
    [
        (Key.Key_Plus, Qt.KeyboardModifier.NoModifier, 65),
        (Key.Key_Minus, Qt.KeyboardModifier.NoModifier, 55),
        (Key.Key_Equal, Qt.KeyboardModifier.NoModifier, 65),
        (Key.Key_Plus, Qt.KeyboardModifier.KeypadModifier, 65),
        (Key.Key_Plus, SHIFT, 65),  # as a US keyboard types plus
        (Key.Key_Underscore, SHIFT, 55),
        (Key.Key_Plus, CTRL, 61),
        (Key.Key_Equal, CTRL, 61),
        (Key.Key_Plus, CTRL | SHIFT, 61),
        (Key.Key_Minus, CTRL, 59),
        (Key.Key_Plus, ALT, 60),
    ],
)
def test_plus_and_minus_change_five_minutes_on_any_keyboard_and_one_with_ctrl(
    planner: Planner, pressed: Qt.Key, held: Qt.KeyboardModifier, minutes: int
) -> None:
    planner.select("Case clinic")
    planner.press(pressed, held=held)
    assert planner.block("Case clinic").minutes == minutes
    assert planner.undo_label == ("New session" if minutes == 60 else "Change minutes")


def test_minus_never_goes_below_nothing(planner: Planner) -> None:
    planner.select("Four-stage pulse check-in")
    planner.press(Key.Key_Minus, Key.Key_Minus, Key.Key_Minus)
    assert planner.block("Four-stage pulse check-in").minutes == 0


def test_later_starts_follow_when_one_block_gets_longer(planner: Planner) -> None:
    planner.select("Case clinic")
    planner.press(Key.Key_Plus)
    assert "10:45 to 11:00, Break, 15 min, Break" in planner.rows()


def test_p_pins_a_block_where_it_starts_and_p_again_frees_it(planner: Planner) -> None:
    planner.select("Case clinic")
    planner.press(Key.Key_P)
    assert planner.block("Case clinic").pin == time(9, 40)
    assert planner.undo_label == "Pin start"
    planner.press(Key.Key_P)
    assert planner.block("Case clinic").pin is None
    assert planner.undo_label == "Unpin start"


def test_s_skips_a_block_and_takes_it_up_again(planner: Planner) -> None:
    planner.select("Case clinic")
    planner.press(Key.Key_S)
    assert planner.block("Case clinic").skipped
    assert any("Case clinic" in row and "Skipped" in row for row in planner.rows())
    planner.press(Key.Key_S)
    assert not planner.block("Case clinic").skipped


def test_r_protects_every_selected_block_in_one_step(planner: Planner) -> None:
    planner.select("Case clinic", "Four-stage pulse check-in")
    planner.press(Key.Key_R)
    assert planner.block("Case clinic").protected
    assert planner.block("Four-stage pulse check-in").protected
    planner.workspace.database.undo()
    assert not planner.block("Case clinic").protected
    assert not planner.block("Four-stage pulse check-in").protected


def test_alt_arrows_move_a_block_and_it_stays_selected(planner: Planner) -> None:
    planner.select("Case clinic")
    planner.press(Key.Key_Up, held=ALT)
    assert planner.titles().index("Case clinic") == 2
    planner.press(Key.Key_Down, Key.Key_Down, held=ALT)
    assert planner.titles().index("Case clinic") == 4
    assert selected(planner) == ("Case clinic",)
    assert planner.undo_label == "Move block"


def test_alt_up_at_the_top_changes_nothing(planner: Planner) -> None:
    planner.select("Opening circle: one word for how you arrive")
    before = planner.now
    planner.press(Key.Key_Up, held=ALT)
    assert planner.now == before


def test_alt_sideways_moves_a_block_through_the_tracks_and_out_again(planner: Planner) -> None:
    planner.select("Break")
    tracks = [
        tuple(block.title for block in track.blocks) for track in planner.block("Breakouts: map one system").tracks
    ]
    assert tracks[1] == ()
    planner.press(Key.Key_Right, held=ALT)
    assert planner.block("Breakouts: map one system").tracks[0].blocks[0].title == "Break"
    planner.press(Key.Key_Right, held=ALT)
    assert planner.block("Breakouts: map one system").tracks[1].blocks[0].title == "Break"
    planner.press(Key.Key_Left, Key.Key_Left, held=ALT)
    assert "Break" in planner.titles()
    assert selected(planner) == ("Break",)


def test_a_group_of_tracks_never_goes_into_a_track(planner: Planner) -> None:
    planner.select("Break")
    planner.press(Key.Key_T)
    before = planner.now
    planner.press(Key.Key_Right, held=ALT)
    assert planner.now == before


def test_alt_page_keys_move_a_block_to_the_next_day_and_show_it_there(planner: Planner) -> None:
    planner.select("Case clinic")
    planner.press(Key.Key_PageDown, held=ALT)
    assert "Case clinic" not in planner.titles()
    assert [block.title for block in planner.now.days[2].blocks] == ["Case clinic"]
    assert selected(planner) == ("Case clinic",)
    planner.press(Key.Key_PageUp, held=ALT)
    assert planner.titles()[-1] == "Case clinic"


def test_ctrl_page_keys_show_the_day_before_and_after(planner: Planner) -> None:
    planner.press(Key.Key_PageUp, held=CTRL)
    assert planner.screen.tabs.currentIndex() == 0
    planner.press(Key.Key_PageUp, held=CTRL)
    assert planner.screen.tabs.currentIndex() == 0
    planner.press(Key.Key_PageDown, held=CTRL)
    assert planner.screen.tabs.currentIndex() == 1


def test_delete_removes_the_selected_blocks_and_selects_what_follows(planner: Planner) -> None:
    planner.select("Case clinic", "Break")
    planner.press(Key.Key_Delete)
    assert "Case clinic" not in planner.titles()
    assert "Break" not in planner.titles()
    assert planner.undo_label == "Remove blocks"
    assert selected(planner) == ("Breakouts: map one system",)


@pytest.mark.parametrize(
    ("pressed", "held", "labels"),
    [
        (Key.Key_Delete, NONE, ("Remove block", "Remove blocks")),
        (Key.Key_X, CTRL, ("Cut block", "Cut blocks")),
        (Key.Key_D, CTRL, ("Duplicate block", "Duplicate blocks")),
        (Key.Key_S, NONE, ("Skip block", "Skip blocks")),
        (Key.Key_R, NONE, ("Protect block", "Protect blocks")),
        (Key.Key_Up, ALT, ("Move block", "Move blocks")),
    ],
)
def test_undo_says_whether_one_block_or_several_come_back(
    planner: Planner, pressed: Qt.Key, held: Qt.KeyboardModifier, labels: tuple[str, str]
) -> None:
    before = planner.now
    for titles, label in zip((("Case clinic",), ("Case clinic", "Breakouts: map one system")), labels, strict=True):
        planner.select(*titles)
        planner.press(pressed, held=held)
        assert planner.undo_label == label
        assert planner.now != before
        planner.workspace.database.undo()
        assert planner.now == before


def test_ctrl_d_duplicates_and_selects_the_copy(planner: Planner) -> None:
    planner.select("Case clinic")
    planner.press(Key.Key_D, held=CTRL)
    assert planner.titles()[3:5] == ["Case clinic", "Case clinic"]
    assert planner.view.selected_keys() == (planner.day.blocks[4].id,)
    assert planner.day.blocks[4].id != key_of("Case clinic")


def test_undo_brings_a_removed_block_back_and_the_selection_stays(planner: Planner) -> None:
    planner.select("Case clinic")
    planner.press(Key.Key_Plus, Key.Key_Plus)
    planner.workspace.database.undo()
    assert planner.block("Case clinic").minutes == 65
    assert selected(planner) == ("Case clinic",)
    assert planner.screen.desk.inspector.block.minutes_spin.value() == 65


def test_when_undo_takes_the_selected_copy_away_its_neighbor_is_selected(planner: Planner) -> None:
    planner.select("Case clinic")
    planner.press(Key.Key_D, held=CTRL)
    planner.workspace.database.undo()
    assert selected(planner) == ("Break",)


def test_enter_on_the_overlap_makes_the_chosen_repair(planner: Planner) -> None:
    planner.select("Breakouts: map one system")
    for _ in range(6):
        planner.press(Key.Key_Down)
    assert planner.current_title() == "5 min overlap."
    planner.press(Key.Key_Right, Key.Key_Return)
    assert planner.block("Lunch, served on the porch").pin == time(12, 5)
    assert planner.undo_label == "Move pinned start"


def test_t_splits_a_block_into_tracks_and_then_adds_one(planner: Planner) -> None:
    planner.select("Case clinic")
    planner.press(Key.Key_T)
    assert len(planner.block("Case clinic").tracks) == 2
    assert planner.undo_label == "Split into tracks"
    planner.press(Key.Key_T)
    assert len(planner.block("Case clinic").tracks) == 3
    assert planner.undo_label == "Add track"


def test_shift_t_puts_the_tracks_one_after_the_other(planner: Planner) -> None:
    planner.view.show_block(key("Rewrite one letter"))
    planner.press(Key.Key_T, held=SHIFT)
    at = planner.titles().index("Breakouts: map one system")
    assert planner.titles()[at + 1 : at + 5] == [
        "Read the letters",
        "Rewrite one letter",
        "B. Attendance calls",
        "C. Site budgets",
    ]
    assert [block.minutes for block in planner.day.blocks[at : at + 5]] == [0, 25, 45, 70, 70]
    assert selected(planner) == ("Breakouts: map one system",)
    assert planner.undo_label == "Put tracks one after the other"
    planner.press(Key.Key_T, held=SHIFT)
    assert planner.undo_label == "Put tracks one after the other"
    planner.workspace.database.undo()
    assert len(planner.block("Breakouts: map one system").tracks) == 3


def test_letters_rest_while_a_text_field_has_the_keyboard(planner: Planner) -> None:
    planner.select("Case clinic")
    planner.screen.desk.inspector.block.title_edit.setFocus()
    planner.press(Key.Key_End)
    planner.type("ps+-")
    planner.press(Key.Key_Return)
    block = planner.now.block(key("Case clinic"))
    assert block is not None
    assert (block.title, block.pin, block.skipped, block.minutes) == ("Case clinicps+-", None, False, 60)


def test_f4_hides_the_details_and_shows_them_again(planner: Planner) -> None:
    planner.press(Key.Key_F4)
    assert not planner.screen.inspector_pane.isVisible()
    planner.press(Key.Key_F4)
    assert planner.screen.inspector_pane.isVisible()


def test_an_empty_day_is_begun_by_keyboard_alone(planner: Planner) -> None:
    planner.press(Key.Key_PageDown, held=CTRL)
    assert planner.screen.first_block_button.hasFocus()
    QTest.keyClick(planner.screen.first_block_button, Key.Key_Return)
    planner.type("Welcome back 20")
    planner.press(Key.Key_Return)
    assert [block.title for block in planner.now.days[2].blocks] == ["Welcome back"]
    assert planner.view.hasFocus()


def test_removing_the_last_block_leaves_the_keyboard_where_the_next_one_is_added(planner: Planner) -> None:
    planner.press(Key.Key_A, held=CTRL)
    planner.press(Key.Key_Delete)
    assert planner.titles() == []
    assert planner.screen.first_block_button.hasFocus()


def test_blocks_are_pasted_into_an_empty_day(planner: Planner) -> None:
    planner.select("Case clinic")
    planner.press(Key.Key_C, held=CTRL)
    planner.press(Key.Key_PageDown, held=CTRL)
    QTest.keyClick(planner.screen.first_block_button, Key.Key_V, CTRL)
    assert [block.title for block in planner.now.days[2].blocks] == ["Case clinic"]
    assert planner.view.hasFocus()
