"""What opens in place of the steps while a day runs, and what is done from there."""

from typing import TypeVar
from uuid import uuid4

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from core_facilitator.domain import run_acts
from core_facilitator.domain.agendas import Block
from core_facilitator.domain.edits import change_block, change_day
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.models.run_day_lines import Part
from core_facilitator.gui.widgets.more_menu import MoreMenu
from core_facilitator.gui.widgets.run_day_list import RunDayList
from core_facilitator.gui.widgets.run_done import RunDone
from core_facilitator.gui.widgets.run_insert import RunInsert
from core_facilitator.gui.widgets.run_offset import RunOffset
from core_facilitator.gui.widgets.run_recovery import RunRecovery
from core_facilitator.gui.widgets.run_texts import RunKeys, RunNotes
from core_facilitator.store.workspace import Workspace
from desk import button
from full_disk import full_disk
from planner_samples import key
from running_day import RunningDay
from workspaces import Clock

Q = Qt.Key
B = TypeVar("B", bound=QWidget)


@pytest.fixture
def day(bench: Bench, now: Clock, qtbot: QtBot) -> RunningDay:
    return RunningDay(bench, now, qtbot).open()


def _body(day: RunningDay, kind: type[B]) -> B:
    panel = day.screen.panel
    assert panel is not None
    assert isinstance(panel.body, kind)
    return panel.body


def _whole_day(day: RunningDay) -> RunDayList:
    day.press(Q.Key_J)
    return _body(day, RunDayList)


def _choose(body: RunDayList, title: str) -> None:
    at = [line.title for line in body.day_list.lines].index(title)
    body.day_list.setCurrentIndex(body.day_list.model().index(at, 0))


def _typed(edit: QWidget, text: str) -> None:
    edit.setFocus()
    QTest.keyClick(edit, Q.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(edit, text)
    QTest.keyClick(edit, Q.Key_Return)


def _lines(body: RunDayList) -> dict[str, tuple[str, str]]:
    return {line.title: (line.detail, line.end) for line in body.day_list.lines}


# Opening and closing


@pytest.mark.parametrize(
    ("pressed", "kind"),
    [
        (Q.Key_J, RunDayList),
        (Q.Key_T, RunDayList),
        (Q.Key_I, RunInsert),
        (Q.Key_L, RunRecovery),
        (Q.Key_M, RunNotes),
        (Q.Key_F1, RunKeys),
    ],
)
def test_each_key_opens_its_panel_below_the_time_and_escape_closes_it(
    day: RunningDay, pressed: Qt.Key, kind: type[QWidget]
) -> None:
    day.until_case_clinic().press(pressed)
    assert _body(day, kind).isVisible()
    assert day.screen.run_timer.digits.isVisible()
    assert not day.screen.run_steps.isVisible()
    day.press(Q.Key_Escape)
    assert day.screen.panel is None
    assert day.screen.run_steps.isVisible()
    assert day.bench.here == "run"


def test_the_cross_closes_a_panel_too(day: RunningDay) -> None:
    day.press(Q.Key_M)
    panel = day.screen.panel
    assert panel is not None
    panel.close_button.click()
    assert day.screen.panel is None


def test_keys_mean_what_they_usually_do_in_a_panel(day: RunningDay) -> None:
    day.until_case_clinic()
    body = _whole_day(day)
    day.press(Q.Key_Space).press(Q.Key_1)
    assert day.on == "Case clinic"
    assert day.now.step is not None
    assert day.now.step.step == 3
    assert not day.now.run.passages[-1].paused
    day.press(Q.Key_Down)
    assert isinstance(body.day_list.current, Part)
    assert body.day_list.current.block == key("Break")


def test_going_on_is_a_key_while_a_list_is_open_and_none_in_a_field(day: RunningDay) -> None:
    day.until_case_clinic()
    body = _whole_day(day)
    assert body.day_list.hasFocus()
    day.press(Q.Key_Right)
    assert day.now.step is not None
    assert day.now.step.step == 4
    day.press(Q.Key_Left)
    assert day.now.step.step == 3
    body.began_field.edit.setFocus()
    day.press(Q.Key_Right).press(Q.Key_Left)
    body.began_field.edit.selectAll()
    day.press(Q.Key_Right)
    assert day.now.step.step == 3
    body.one_button.setFocus()
    day.press(Q.Key_Right)
    assert day.now.step.step == 4


def _let_all_get_its_room() -> None:
    for _ in range(10):  # each layout asks the one around it, a turn later
        QApplication.processEvents()


def _in_sight(day: RunningDay, part: QWidget, rect: QRect) -> bool:
    viewport = day.screen.panel_area.viewport()
    return viewport.rect().contains(QRect(part.mapTo(viewport, rect.topLeft()), rect.size()))


def test_the_chosen_line_of_the_day_is_in_sight_in_a_low_window(day: RunningDay) -> None:
    day.until_case_clinic()
    day.bench.window().resize(1024, 700)
    view = _whole_day(day).day_list

    def seen() -> bool:
        row = view.visualRect(view.currentIndex())
        return view.viewport().rect().contains(row) and _in_sight(day, view.viewport(), row)

    _let_all_get_its_room()
    assert seen()
    day.press(Q.Key_End)
    assert view.currentIndex().row() == view.model().rowCount() - 1
    _let_all_get_its_room()
    assert seen()
    day.press(Q.Key_Home)
    assert view.currentIndex().row() == 0
    _let_all_get_its_room()
    assert seen()


def test_letters_in_a_field_are_words(day: RunningDay) -> None:
    day.until_case_clinic().press(Q.Key_I)
    body = _body(day, RunInsert)
    assert QApplication.focusWidget() is body.title_edit
    QTest.keyClicks(body.title_edit, "nspj1 5")
    assert body.title_edit.text() == "nspj1 5"
    assert day.now.clock is not None
    assert day.now.clock.minutes == 60


def test_the_menu_offers_what_has_no_button(day: RunningDay) -> None:
    menu = day.screen.findChild(MoreMenu)
    assert menu is not None
    assert day.screen.more_button.isVisible()
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert words[:3] == ["Go back to the step or block before", "1 minute less", "5 minutes less"]
    assert {
        "The whole day: jump, leave out, take up",
        "Say when it really began",
        "Insert a block now",
        "Ways to catch up",
        "Move what is left to tomorrow",
        "Notes for you",
        "Keys while a day runs",
    } <= set(words)


# The whole day


def test_the_whole_day_tells_what_was_what_is_and_what_comes(day: RunningDay) -> None:
    day.until_case_clinic()
    body = _whole_day(day)
    lines = _lines(body)
    assert lines["Four-stage pulse check-in"] == ("8:56 to 9:06", "10 of 10 min")
    assert lines["Case clinic"] == ("On since 9:46", "")
    assert lines["Break"] == ("At 10:46", "15 min")
    assert lines["Lunch, served on the porch"] == ("Pinned to 12:00", "50 min")
    assert lines["Say it in one sentence"] == ("Left out", "30 min")
    assert lines["Buses are called"][1] == ""
    assert isinstance(body.day_list.current, Part)
    assert body.day_list.current.on
    assert not body.jump_button.isEnabled()


def test_enter_begins_any_block(day: RunningDay) -> None:
    day.until_case_clinic()
    _choose(_whole_day(day), "Plan a first test")
    day.press(Q.Key_Return)
    assert day.on == "Plan a first test"
    assert day.screen.panel is None
    day.bench.undo()
    assert day.on == "Case clinic"


def test_enter_on_what_is_on_does_nothing(day: RunningDay) -> None:
    day.until_case_clinic()
    _whole_day(day)
    day.press(Q.Key_Return)
    assert day.screen.panel is not None
    assert day.on == "Case clinic"


def test_a_block_is_left_out_and_taken_up_again(day: RunningDay) -> None:
    day.until_case_clinic()
    body = _whole_day(day)
    _choose(body, "Plan a first test")
    body.out_button.click()
    assert _lines(body)["Plan a first test"][0] == "Left out"
    assert isinstance(body.day_list.current, Part)
    assert body.day_list.current.block == key("Plan a first test")
    body.up_button.click()
    assert _lines(body)["Plan a first test"][0].startswith("At ")
    assert day.bench.history.undo_label == "Take up again"


def test_it_really_began_earlier(day: RunningDay) -> None:
    day.at(8, 36).go_on().at(8, 40).press(Q.Key_T)
    body = _body(day, RunDayList)
    assert QApplication.focusWidget() is body.began_field.edit
    _typed(body.began_field.edit, "8:32")
    assert day.screen.run_timer.digits.text == "12:00"
    body.one_button.click()
    assert day.screen.run_timer.digits.text == "11:00"
    body.five_button.click()
    assert day.screen.run_timer.digits.text == "6:00"
    assert day.bench.history.undo_label == "Set a time right"


def test_a_step_really_began_earlier_too(day: RunningDay) -> None:
    day.until_case_clinic().press(Q.Key_T)
    body = _body(day, RunDayList)
    assert body.step_field.isVisible()
    _typed(body.step_field.edit, "10:01")
    assert day.screen.run_steps.accessibleDescription() == "3:18 left of 10 min"
    assert day.screen.run_timer.digits.text == "38:18"
    before = day.now.run
    body.step_field.time_chosen.emit(None)
    assert day.now.run == before


def test_any_earlier_time_is_set_right_and_what_met_goes_on_meeting(day: RunningDay) -> None:
    day.until_case_clinic()
    body = _whole_day(day)
    _choose(body, "Four-stage pulse check-in")
    assert body.ended_field.isVisible()
    _typed(body.ended_field.edit, "9:08")
    assert _lines(body)["Four-stage pulse check-in"] == ("8:56 to 9:08", "12 of 10 min")
    assert _lines(body)["What the empathy walks showed us"] == ("9:08 to 9:46", "38 of 40 min")


@pytest.mark.parametrize(
    ("title", "field", "typed", "said"),
    [
        ("Case clinic", "began", "10:30", "That is still to come."),
        ("Case clinic", "began", "9:02", "That is before what was on before it began."),
        ("Four-stage pulse check-in", "began", "9:30", "That is after it ended."),
        ("Four-stage pulse check-in", "ended", "8:40", "That is before it began."),
        ("Four-stage pulse check-in", "ended", "9:50", "That is after what came next ended."),
    ],
)
def test_a_time_that_cannot_be_says_why(day: RunningDay, title: str, field: str, typed: str, said: str) -> None:
    day.until_case_clinic()
    body = _whole_day(day)
    _choose(body, title)
    before = day.now.run
    _typed((body.began_field if field == "began" else body.ended_field).edit, typed)
    assert body.said_label.text() == said
    assert body.said_label.isVisible()
    assert day.now.run == before
    _choose(body, "Break")
    assert not body.said_label.isVisible()


def test_an_emptied_field_sets_nothing(day: RunningDay) -> None:
    day.until_case_clinic()
    body = _whole_day(day)
    _choose(body, "Four-stage pulse check-in")
    before = day.now.run
    body.began_field.time_chosen.emit(None)
    body.ended_field.time_chosen.emit(None)
    assert day.now.run == before


# Tomorrow


def test_what_is_left_moves_to_tomorrow_and_back(day: RunningDay, workspace: Workspace) -> None:
    day.until_case_clinic()
    body = _whole_day(day)
    body.rest_button.click()
    moved = ["Breakouts: map one system", "Quiet walk: what is mine to let go of?", "Plan a first test"]
    third = workspace.sessions.get(key("session")).days[2]
    assert [block.title for block in third.blocks][:3] == moved
    assert all(block.pin is None for block in third.blocks)
    assert _lines(body)["Plan a first test"][0] == "Moved to another day"
    assert _lines(body)["Lunch, served on the porch"][0] == "Left out"
    assert day.screen.next_button.text() == "Next step"
    day.bench.undo()
    assert workspace.sessions.get(key("session")).days[2].blocks == ()
    assert _lines(body)["Plan a first test"][0].startswith("At ")
    assert day.bench.here == "run"


def test_what_is_left_stands_behind_the_opening_of_tomorrow_and_one_undo_takes_it_back(
    day: RunningDay, workspace: Workspace
) -> None:
    before = workspace.sessions.get(key("session"))
    opening, work = Block(id=uuid4(), title="Check-in", minutes=15), Block(id=uuid4(), title="Work", minutes=90)
    planned = change_day(before, before.days[2].id, blocks=(opening, work))
    workspace.sessions.save(planned, "Plan tomorrow")
    day.until_case_clinic()
    run = day.now.run
    _whole_day(day).rest_button.click()
    moved = [block.title for block in workspace.sessions.get(key("session")).days[2].blocks]
    assert (moved[0], moved[1], moved[-1]) == ("Check-in", "Breakouts: map one system", "Work")
    day.bench.undo()
    assert workspace.sessions.get(key("session")).days[2].blocks == (opening, work)
    assert day.now.run == run


def test_a_block_that_was_begun_and_skipped_did_not_happen(day: RunningDay) -> None:
    day.at(8, 30).go_on().at(8, 33).press(Q.Key_S)
    day.running.close_day()
    done = day.screen.findChild(RunDone)
    assert done is not None
    assert done.words_label.text().startswith("Left out or moved: Opening circle")


def test_it_says_where_there_is_no_tomorrow(day: RunningDay, bench: Bench) -> None:
    bench.leave_run()
    bench.run_day(key("session"), key("day three"))
    menu = day.screen.findChildren(QWidget)
    assert menu
    action = next(one for one in day.screen.actions() if one.text() == "Move what is left to tomorrow")
    action.trigger()
    assert "no tomorrow" in _body(day, RunDayList).said_label.text()


def test_it_says_where_nothing_is_left_to_move(day: RunningDay) -> None:
    day.at(15, 50)
    day.bench.window().resize(1024, 700)
    day.running.do("jump", lambda run, at: run_acts.jump(run, key("Closing circle"), at))
    action = next(one for one in day.screen.actions() if one.text() == "Move what is left to tomorrow")
    label = day.bench.history.undo_label
    action.trigger()
    said = _body(day, RunDayList).said_label
    assert said.text() == "Nothing was moved: nothing is still to come."
    _let_all_get_its_room()
    assert _in_sight(day, said, said.rect())
    assert day.bench.history.undo_label == label


def test_it_says_where_only_breaks_are_left(day: RunningDay) -> None:
    day.until_case_clinic()
    work = [one.id for one in day.now.run.ahead() if one.title != "Break"]
    day.running.do("leave out", lambda run, _at: run_acts.leave_out(run, work))
    body = _whole_day(day)
    body.rest_button.click()
    assert body.said_label.text() == (
        "Nothing was moved: only breaks and milestones are still to come, and those belong to today."
    )


def test_a_full_disk_is_why_nothing_was_moved(day: RunningDay, workspace: Workspace) -> None:
    day.until_case_clinic()
    body = _whole_day(day)
    with full_disk(workspace):
        body.rest_button.click()
    assert body.said_label.text() == "Nothing was moved: it could not be written to the disk."


# A block that comes in


def test_a_title_and_minutes_begin_at_once(day: RunningDay) -> None:
    day.until_case_clinic().press(Q.Key_I)
    body = _body(day, RunInsert)
    assert not body.now_button.isEnabled()
    QTest.keyClicks(body.title_edit, "Fire alarm")
    body.minutes_spin.setValue(12)
    QTest.keyClick(body.title_edit, Q.Key_Return)
    assert day.on == "Fire alarm"
    assert day.screen.run_timer.digits.text == "12:00"
    assert day.screen.panel is None
    day.bench.undo()
    assert day.on == "Case clinic"


def test_enter_in_the_minutes_begins_it_too(day: RunningDay) -> None:
    day.until_case_clinic().press(Q.Key_I)
    body = _body(day, RunInsert)
    QTest.keyClicks(body.title_edit, "Fire alarm")
    body.minutes_spin.setFocus()
    body.minutes_spin.selectAll()
    QTest.keyClicks(body.minutes_spin, "1h10")
    QTest.keyClick(body.minutes_spin, Q.Key_Return)
    assert day.on == "Fire alarm"
    assert day.screen.run_timer.digits.text == "70:00"


@pytest.mark.parametrize("leave", [Q.Key_Return, Q.Key_Tab])
def test_minutes_that_are_none_are_refused_in_words_and_nothing_is_lost(day: RunningDay, leave: Qt.Key) -> None:
    day.until_case_clinic().press(Q.Key_I)
    body = _body(day, RunInsert)
    QTest.keyClicks(body.title_edit, "Fire alarm")
    body.minutes_spin.setFocus()
    body.minutes_spin.selectAll()
    QTest.keyClicks(body.minutes_spin, "2sj")
    QTest.keyClick(body.minutes_spin, leave)
    if leave is Q.Key_Tab:
        body.now_button.click()
    assert day.on == "Case clinic"
    assert body.said_label.text() == "“2sj” is no length of time, so the minutes are as before. Try 15, 1h30 or 90m."
    assert body.said_label.isVisible()
    assert body.title_edit.text() == "Fire alarm"
    assert body.minutes_spin.value() == 10
    assert body.minutes_spin.hasFocus()
    QTest.keyClicks(body.minutes_spin, "12")
    assert not body.said_label.isVisible()
    QTest.keyClick(body.minutes_spin, Q.Key_Return)
    assert day.on == "Fire alarm"
    assert day.screen.run_timer.digits.text == "12:00"


def test_nothing_comes_in_without_a_title(day: RunningDay) -> None:
    day.until_case_clinic().press(Q.Key_I)
    body = _body(day, RunInsert)
    QTest.keyClick(body.title_edit, Q.Key_Return)
    body.next_button.setEnabled(True)
    body.next_button.click()
    assert day.on == "Case clinic"
    assert day.now.run.inserted == ()


def test_it_can_be_put_next_instead(day: RunningDay) -> None:
    day.until_case_clinic().press(Q.Key_I)
    QTest.keyClicks(_body(day, RunInsert).title_edit, "Stretch")
    _body(day, RunInsert).next_button.click()
    assert day.on == "Case clinic"
    assert day.now.later[0].block.title == "Stretch"
    assert day.bench.history.undo_label == "Put a block next"


def test_a_card_of_the_library_brings_its_steps(day: RunningDay, qtbot: QtBot) -> None:
    day.until_case_clinic().press(Q.Key_I)
    body = _body(day, RunInsert)
    qtbot.waitUntil(lambda: day.bench.cards.library is not None, timeout=20_000)
    QTest.keyClicks(body.title_edit, "1-2-4-all")
    assert body.card_list.lines
    body.card_list.setFocus()
    body.card_list.setCurrentIndex(body.card_list.model().index(0, 0))
    QTest.keyClick(body.card_list, Q.Key_Return)
    name = body.title_edit.text()
    assert "card" in body.card_label.text()
    body.now_button.click()
    assert day.on == name
    assert day.now.block is not None
    assert day.now.block.card
    assert day.screen.run_bar.accessibleName().startswith("Step 1 of")


def test_another_title_lets_go_of_the_card(day: RunningDay, qtbot: QtBot) -> None:
    day.press(Q.Key_I)
    body = _body(day, RunInsert)
    qtbot.waitUntil(lambda: day.bench.cards.library is not None, timeout=20_000)
    QTest.keyClicks(body.title_edit, "1-2-4-all")
    body.card_list.clicked.emit(body.card_list.model().index(0, 0))
    QTest.keyClicks(body.title_edit, " and more")
    body.now_button.click()
    assert day.now.block is not None
    assert day.now.block.card == ""
    assert day.on.endswith("and more")


# Ways to catch up


def _behind(day: RunningDay) -> RunningDay:
    """Half an hour behind in the afternoon, with a pinned closing circle to come."""
    day.at(13, 30)
    day.running.do("jump", lambda run, at: run_acts.jump(run, key("Quiet walk: what is mine to let go of?"), at))
    day.at(13, 40)
    return _reckoned(day)


def _reckoned(day: RunningDay) -> RunningDay:
    """Wait until the ways to catch up are those of now."""
    day.qtbot.waitUntil(lambda: "ways to catch up" not in day.bench.tools.work.running)
    return day


def test_ways_to_catch_up_stand_side_by_side_and_one_is_used(day: RunningDay) -> None:
    _behind(day).press(Q.Key_L)
    body = _body(day, RunRecovery)
    assert body.ways
    way = body.ways[0]
    assert QApplication.focusWidget() is way.use_button
    assert way.ends_label.text().startswith("Day ends ")
    before = day.now.run
    QTest.keyClick(way.use_button, Q.Key_Return)
    assert day.now.run != before
    assert day.screen.panel is None
    day.bench.undo()
    assert day.now.run.changes == before.changes


def test_the_ways_follow_the_clock(day: RunningDay) -> None:
    _behind(day).press(Q.Key_L)
    body = _body(day, RunRecovery)
    first = body.ways
    _reckoned(day.at(13, 40, 30))
    assert body.ways == first
    _reckoned(day.at(13, 55))
    assert body.ways != first


def test_a_day_on_time_needs_no_way(day: RunningDay) -> None:
    day.at(8, 30)
    day.running.do("jump", lambda run, at: run_acts.jump(run, key("Closing circle"), at))
    day.press(Q.Key_L)
    _reckoned(day)
    body = _body(day, RunRecovery)
    assert body.ways == ()
    assert body.none_label.isVisible()


def test_ways_stand_below_one_another_where_it_is_narrow(day: RunningDay) -> None:
    _behind(day).press(Q.Key_L)
    body = _body(day, RunRecovery)
    tops = {way.y() for way in body.ways}
    body.resize(200, 900)
    day.qtbot.waitUntil(lambda: len({way.y() for way in body.ways}) == len(body.ways))
    assert len(tops) == 1


def test_a_quick_repair_is_one_click(day: RunningDay) -> None:
    _behind(day)
    offset = day.screen.findChild(RunOffset)
    assert offset is not None
    assert offset.plans_button.isVisible()
    first = offset.repair_buttons[0]
    assert first.text().startswith("Cut ")
    before = day.now.run
    first.click()
    assert day.now.run != before
    offset.plans_button.click()
    assert isinstance(_body(day, RunRecovery), RunRecovery)


def test_after_a_quick_repair_the_keys_of_the_day_go_on(day: RunningDay) -> None:
    offset = _behind(day).screen.findChild(RunOffset)
    assert offset is not None
    day.bench.notices.put("code", "danger", "Nobody has the code.", action="Show it", acted=lambda: None)
    first = offset.repair_buttons[-1]
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    day.qtbot.waitUntil(lambda: first not in offset.repair_buttons)
    assert QApplication.focusWidget() is day.screen


def test_a_repair_that_goes_while_it_has_the_keyboard_leaves_it_to_the_day(day: RunningDay) -> None:
    offset = _behind(day).screen.findChild(RunOffset)
    assert offset is not None
    day.bench.notices.put("code", "danger", "Nobody has the code.", action="Show it", acted=lambda: None)
    first = offset.repair_buttons[-1]
    first.setFocus()
    assert day.running.do("Add", lambda run, at: run_acts.add(run, 5, at))
    day.qtbot.waitUntil(lambda: first not in offset.repair_buttons)
    assert QApplication.focusWidget() is day.screen


def test_what_its_card_calls_a_closing_is_never_cut(day: RunningDay) -> None:
    offset = _behind(day).screen.findChild(RunOffset)
    assert offset is not None

    def offered() -> str:
        return " ".join(one.text() for one in offset.repair_buttons if one.isVisible())

    assert "Plan a first test" in offered()
    assert day.running.do_with_session(
        "Add card",
        lambda run, session, _at: (run, change_block(session, key("Plan a first test"), card="hp-closing-word")),
    )
    day.qtbot.waitUntil(lambda: "Plan a first test" not in offered())
    assert offered().startswith("Cut ")


# Notes, keys, the end


def test_notes_follow_what_is_on(day: RunningDay) -> None:
    day.until_case_clinic().press(Q.Key_M)
    body = _body(day, RunNotes)
    assert body.text_label.text() == "Say that nobody has to speak."
    day.press(Q.Key_Escape)
    day.running.do("jump", lambda run, at: run_acts.jump(run, key("Break"), at))
    day.press(Q.Key_M)
    assert _body(day, RunNotes).text_label.text() == "There are no notes for this block."


def test_the_keys_are_listed_in_place(day: RunningDay) -> None:
    day.press(Q.Key_F1)
    words = [label.text() for label in _body(day, RunKeys).findChildren(QLabel)]
    assert "Pause, or go on" in words
    assert "Space" in words


def test_the_end_of_the_day_says_what_did_not_happen(day: RunningDay) -> None:
    day.at(15, 50)
    day.running.do("jump", lambda run, at: run_acts.jump(run, key("Closing circle"), at))
    day.go_on().go_on()  # it asks what is still open before
    done = day.screen.findChild(RunDone)
    assert done is not None
    assert done.isVisible()
    assert "Left out or moved: Opening circle" in done.words_label.text()
    assert "next day" in done.words_label.text()
    button(day.screen, "See the whole day").click()
    assert _body(day, RunDayList).isVisible()
