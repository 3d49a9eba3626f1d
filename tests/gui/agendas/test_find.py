"""Finding words in the whole session."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core_facilitator.gui.models.find_blocks import find_blocks
from planner_desk import Planner
from planner_samples import key, retreat

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def test_ctrl_f_finds_in_titles_notes_and_people_of_all_days(planner: Planner) -> None:
    bar = planner.screen.find_bar
    planner.press(Key.Key_F, held=CTRL)
    assert planner.focused() is bar.words_edit
    planner.type("noor")
    assert bar.count_label.text() == "6 blocks"
    planner.press(Key.Key_Return)
    assert bar.count_label.text() == "1 of 6, in “People”"
    assert planner.screen.tabs.currentIndex() == 0
    assert planner.view.selected_keys() == (key("Welcome"),)
    planner.press(Key.Key_Return)
    assert planner.screen.tabs.currentIndex() == 1


def test_shift_enter_goes_back_and_around(planner: Planner) -> None:
    planner.press(Key.Key_F, held=CTRL)
    planner.type("nobody has to")
    planner.press(Key.Key_Return, held=Qt.KeyboardModifier.ShiftModifier)
    assert planner.screen.find_bar.count_label.text() == "1 of 1, in “Notes”"
    assert planner.view.selected_keys() == (key("Case clinic"),)


def test_the_enter_of_the_number_block_goes_back_too(planner: Planner) -> None:
    planner.press(Key.Key_F, held=CTRL)
    planner.type("break")
    planner.press(Key.Key_Enter)
    planner.press(Key.Key_Enter)
    planner.press(Key.Key_Enter, held=Qt.KeyboardModifier.ShiftModifier)
    assert planner.screen.find_bar.count_label.text().startswith("1 of 3")


def test_a_block_that_was_found_and_is_gone_is_not_gone_to(planner: Planner) -> None:
    planner.press(Key.Key_F, held=CTRL)
    planner.type("break")
    assert planner.screen.find_bar.count_label.text() == "3 blocks"
    planner.select("Break")
    planner.press(Key.Key_Delete, Key.Key_F3)
    assert planner.view.selected_keys() == (key("Breakouts: map one system"),)
    assert planner.screen.find_bar.count_label.text().startswith("1 of 2")


def test_f3_goes_on_while_the_day_has_the_keyboard(planner: Planner) -> None:
    planner.press(Key.Key_F, held=CTRL)
    planner.type("break")
    planner.view.setFocus()
    planner.press(Key.Key_F3)
    assert planner.view.selected_keys() == (key("Break"),)
    planner.press(Key.Key_F3)
    assert planner.view.selected_keys() == (key("Breakouts: map one system"),)
    planner.press(Key.Key_F3, held=Qt.KeyboardModifier.ShiftModifier)
    assert planner.view.selected_keys() == (key("Break"),)


def test_nothing_found_is_said(planner: Planner) -> None:
    planner.press(Key.Key_F, held=CTRL)
    planner.type("zebra")
    assert planner.screen.find_bar.count_label.text() == "Nothing found"
    assert not planner.screen.find_bar.next_button.isEnabled()
    planner.press(Key.Key_Return)
    assert planner.view.selected_keys() == (key("Case clinic"),)


def test_escape_and_the_cross_close_the_bar_and_give_the_keyboard_back(planner: Planner) -> None:
    bar = planner.screen.find_bar
    planner.press(Key.Key_F, held=CTRL)
    planner.press(Key.Key_Escape)
    assert not bar.isVisible()
    assert planner.focused() is planner.view
    planner.press(Key.Key_F, held=CTRL)
    QTest.mouseClick(bar.close_button, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()


def test_every_part_of_a_block_is_searched() -> None:
    session = retreat()
    words = ("case", "noor", "oak", "stillness", "bell", "nobody", "placement")
    places = {found.where for word in words for found in find_blocks(session, word)}
    assert places == {"Title", "People", "Room", "Steps", "Materials", "Notes", "Track"}
    assert find_blocks(session, "theory u")[0].where == "Where it comes from"
    assert find_blocks(session, "   ") == ()
