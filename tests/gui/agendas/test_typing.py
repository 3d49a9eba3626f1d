"""Typing in the planner: new blocks, drafts, what is left after a crash."""

import asyncio
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets import typed_text
from core_facilitator.store.drafts import Draft
from core_facilitator.store.workspace import Workspace
from planner_desk import Planner
from planner_samples import key, second_day

Key = Qt.Key
CLINIC = f"block/{key('Case clinic')}"


def test_enter_opens_a_line_after_the_selected_block_and_enter_keeps_it(planner: Planner) -> None:
    planner.select("Case clinic")
    planner.press(Key.Key_Return)
    planner.type("Stretch 10")
    planner.press(Key.Key_Return)
    added = planner.day.blocks[4]
    assert (added.title, added.minutes, added.pin) == ("Stretch", 10, None)
    assert planner.undo_label == "Add block"
    assert planner.view.selected_keys() == (added.id,)
    assert planner.focused() is planner.view


def test_a_typed_line_says_what_it_was_understood_as(planner: Planner) -> None:
    planner.select("Quiet walk: what is mine to let go of?")
    planner.press(Key.Key_Return)
    planner.type("1:15 pm Coffee 50m")
    line = planner.view.places.rows[planner.view.new_index().row()]
    assert (line.start, line.minutes, line.time_kind.value) == ("1:15", "50 min", "break")
    planner.press(Key.Key_Return)
    added = planner.day.blocks[8]
    assert (added.title, added.minutes, added.pin) == ("Coffee", 50, time(13, 15))


def test_escape_leaves_the_new_line_without_a_block(planner: Planner) -> None:
    before = planner.now
    planner.press(Key.Key_Return)
    planner.type("Never mind")
    planner.press(Key.Key_Escape)
    assert planner.now == before
    assert not planner.view.new_index().isValid()
    assert planner.workspace.drafts.all() == []


def test_an_empty_new_line_adds_nothing(planner: Planner) -> None:
    before = planner.now
    planner.press(Key.Key_Return, Key.Key_Return)
    assert planner.now == before


def test_enter_on_a_track_adds_a_block_inside_it(planner: Planner) -> None:
    planner.select("Breakouts: map one system")
    planner.press(Key.Key_Down, Key.Key_Right, Key.Key_Return)
    planner.type("Call two families 30")
    planner.press(Key.Key_Return)
    tracks = planner.block("Breakouts: map one system").tracks
    assert [(block.title, block.minutes) for block in tracks[1].blocks] == [("Call two families", 30)]
    assert any("30 min free" in row or "40 min free" in row for row in planner.rows())


def test_f2_and_tab_edit_the_title_and_then_the_minutes(planner: Planner) -> None:
    planner.select("Case clinic")
    planner.press(Key.Key_F2)
    planner.type("Case circle")
    planner.press(Key.Key_Tab)
    planner.type("45")
    planner.press(Key.Key_Return)
    block = planner.block("Case clinic")
    assert (block.title, block.minutes) == ("Case circle", 45)


def test_a_title_that_is_emptied_is_not_told_how_to_begin_a_block(planner: Planner) -> None:
    edit = planner.screen.desk.day_typing.edit
    planner.press(Key.Key_Return)
    assert edit.placeholderText() == "Title, then minutes: Lunch 45, or 12:30 Lunch 45"
    planner.press(Key.Key_Escape, Key.Key_F2)
    assert edit.isVisible()
    assert edit.placeholderText() == ""
    planner.press(Key.Key_Escape)


def test_minutes_that_nobody_understands_change_nothing(planner: Planner) -> None:
    planner.screen.desk.day_typing.open(key("Case clinic"), "minutes")
    planner.type("soon")
    planner.press(Key.Key_Return)
    assert planner.block("Case clinic").minutes == 60


def test_the_first_block_of_an_empty_day_is_one_click_away(planner: Planner) -> None:
    planner.press(Key.Key_PageDown, held=Qt.KeyboardModifier.ControlModifier)
    assert planner.screen.day_stack.currentWidget() is planner.screen.empty_day_page
    QTest.mouseClick(planner.screen.first_block_button, Qt.MouseButton.LeftButton)
    planner.type("Welcome back 20")
    planner.press(Key.Key_Return)
    assert [block.title for block in planner.now.days[2].blocks] == ["Welcome back"]


def test_typing_is_kept_as_a_draft_when_it_pauses(
    planner: Planner, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = planner.screen.desk.inspector.block.notes_edit
    notes.setFocus()
    planner.type("Breathe. ")

    def kept() -> None:
        draft = planner.workspace.drafts.get(f"{CLINIC}/notes")
        assert draft is not None
        assert draft.text == "Breathe. Say that nobody has to speak."

    qtbot.waitUntil(kept, timeout=typed_text.PAUSE * 5)
    assert planner.block("Case clinic").notes == "Say that nobody has to speak."


def test_typing_that_never_pauses_is_kept_as_well(planner: Planner, qtbot: QtBot) -> None:
    planner.screen.desk.inspector.block.notes_edit.setFocus()

    def kept_while_typing() -> bool:
        planner.type("a")
        return planner.workspace.drafts.get(f"{CLINIC}/notes") is not None

    qtbot.waitUntil(kept_while_typing, timeout=typed_text.PAUSE * 5)
    draft = planner.workspace.drafts.get(f"{CLINIC}/notes")
    assert draft is not None
    assert draft.text.startswith("aaa")


def test_the_line_that_is_written_stays_in_sight_while_a_note_grows(planner: Planner, qtbot: QtBot) -> None:
    notes = planner.screen.desk.inspector.block.notes_edit
    area = planner.screen.desk.inspector.block.scroll_area
    planner.window.resize(1280, 720)
    planner.window.show()
    notes.setFocus()
    notes.moveCursor(QTextCursor.MoveOperation.End)

    def line_is_in_sight() -> None:
        line = notes.cursorRect()
        at = notes.viewport().mapTo(area.viewport(), line.topLeft())
        assert 0 <= at.y() <= area.viewport().height() - line.height()

    for _ in range(20):
        planner.press(Key.Key_Return)
        planner.type("One more line.")
        qtbot.waitUntil(line_is_in_sight)


def test_leaving_a_field_saves_it_as_one_step_and_drops_the_draft(planner: Planner) -> None:
    notes = planner.screen.desk.inspector.block.notes_edit
    notes.setFocus()
    planner.type("Breathe. ")
    planner.view.setFocus()
    assert planner.block("Case clinic").notes == "Breathe. Say that nobody has to speak."
    assert planner.undo_label == "Edit notes"
    assert planner.workspace.drafts.all() == []


def test_selecting_another_block_saves_what_was_typed_for_the_first(planner: Planner) -> None:
    planner.screen.desk.inspector.block.purpose_edit.setFocus()
    planner.type("Find the hard question.")
    planner.view.show_block(key("Break"))
    assert planner.block("Case clinic").purpose == "Find the hard question."
    assert planner.block("Break").purpose == ""


def test_flush_saves_whatever_is_being_typed(planner: Planner) -> None:
    planner.press(Key.Key_Return)
    planner.type("Last thought 5")
    planner.screen.flush()
    assert planner.day.blocks[4].title == "Last thought"
    planner.screen.desk.inspector.block.credit_edit.setFocus()
    planner.type("Ours")
    planner.screen.flush()
    assert planner.day.blocks[4].credit == "Ours"


def test_a_change_from_elsewhere_keeps_what_is_being_typed(planner: Planner) -> None:
    notes = planner.screen.desk.inspector.block.notes_edit
    notes.setFocus()
    planner.type("Half a ")
    planner.screen.desk.commands.set_minutes(key("Break"), 20)
    assert notes.toPlainText() == "Half a Say that nobody has to speak."
    assert notes.hasFocus()


@pytest.fixture
def left_notes(workspace: Workspace) -> None:
    """What an earlier run left behind when it was killed, before the planner opens."""
    workspace.drafts.keep(f"{CLINIC}/notes", "Typed before the battery died.")


def test_a_draft_left_by_a_crash_is_offered_in_its_place(left_notes: None, planner: Planner) -> None:
    assert planner.screen.draft_banner.said.startswith("Unsaved text from")
    planner.view.show_block(key("Break"))
    QTest.mouseClick(planner.screen.draft_banner.action_button, Qt.MouseButton.LeftButton)
    assert planner.view.selected_keys() == (key("Case clinic"),)
    offer = planner.screen.desk.inspector.block.offers()[0]
    QTest.mouseClick(offer.use_button, Qt.MouseButton.LeftButton)
    assert planner.block("Case clinic").notes == "Typed before the battery died."
    assert planner.workspace.drafts.all() == []
    assert planner.screen.draft_banner.said == ""


@pytest.mark.parametrize(
    ("days", "hours24", "when"),
    [(0, False, "today 4:15 PM"), (1, True, "yesterday 16:15"), (12, False, "Oct 2, 4:15 PM")],
)
def test_an_offered_text_says_from_which_day_it_is(planner: Planner, days: int, hours24: bool, when: str) -> None:
    evening = datetime(2026, 10, 14, 21, 0, tzinfo=UTC)
    typing = typed_text.Typing(planner.workspace.drafts, planner.saving, hours24=lambda: hours24, now=lambda: evening)
    kept_at = datetime(2026, 10, 14, 16, 15, tzinfo=UTC) - timedelta(days=days)
    assert typing.when(Draft("block/1/notes", "Typed", kept_at)) == when


def test_a_draft_that_is_not_wanted_goes(left_notes: None, planner: Planner) -> None:
    offer = planner.screen.desk.inspector.block.offers()[0]
    QTest.mouseClick(offer.discard_button, Qt.MouseButton.LeftButton)
    assert planner.workspace.drafts.all() == []
    assert planner.screen.draft_banner.isHidden()
    assert planner.block("Case clinic").notes == "Say that nobody has to speak."
    assert planner.screen.desk.inspector.block.offers() == []


def test_after_a_kill_the_text_is_offered_but_for_the_last_second(
    planner: Planner, theme: Theme, tmp_path: Path, qtbot: QtBot, loop: asyncio.AbstractEventLoop
) -> None:
    planner.screen.desk.inspector.block.notes_edit.setFocus()
    planner.type("Kept. ")
    qtbot.waitUntil(lambda: len(planner.workspace.drafts.all()) == 1, timeout=typed_text.PAUSE * 5)
    again = Planner(planner.workspace, theme, tmp_path, loop)  # the first one never got to save or close
    qtbot.addWidget(again.window)
    qtbot.addWidget(again.screen)
    again.screen.open_session(planner.now.id, key("Case clinic"))
    QTest.mouseClick(again.screen.desk.inspector.block.offers()[0].use_button, Qt.MouseButton.LeftButton)
    assert again.block("Case clinic").notes == "Kept. Say that nobody has to speak."
    again.work.close()


@pytest.fixture
def left_block(workspace: Workspace) -> None:
    workspace.drafts.keep(f"new/{second_day().id}", "Walk and talk 25")


def test_a_new_block_left_by_a_crash_can_be_finished(left_block: None, planner: Planner) -> None:
    QTest.mouseClick(planner.screen.draft_banner.action_button, Qt.MouseButton.LeftButton)
    assert planner.screen.desk.day_typing.edit.text() == "Walk and talk 25"
    planner.press(Key.Key_Return)
    assert planner.day.blocks[-1].title == "Walk and talk"
    assert planner.workspace.drafts.all() == []
