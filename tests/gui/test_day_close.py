"""What is still open in a day: a quiet line in breaks, a review when the day is finished, and again the next day."""

from datetime import time

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core_facilitator.domain import run_acts
from core_facilitator.domain.attendance import Half, Presence
from core_facilitator.domain.captures import Fate, Parked
from core_facilitator.domain.daybooks import Kind
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.widgets.attendance_panel import AttendancePanel
from core_facilitator.gui.widgets.capture_list import CaptureList
from core_facilitator.gui.widgets.day_close import DayClose
from core_facilitator.gui.widgets.run_day_list import RunDayList
from core_facilitator.store.workspace import Workspace
from full_disk import full_disk
from planner_samples import PEOPLE, key
from workspaces import Clock
from writing_day import Q, WritingDay, retype

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)")  # for names


@pytest.fixture
def day(bench: Bench, now: Clock, qtbot: QtBot) -> WritingDay:
    made = WritingDay(bench, now, qtbot)
    made.open()
    made.until_case_clinic()
    made.captured.attendance.all_here(Half.MORNING)
    return made


def _titles(body: DayClose) -> list[tuple[str, str]]:
    return [(line.title, line.end) for line in body.list.lines]


def _fates(day: WritingDay) -> list[Fate]:
    return [one.fate for one in day.captured.entries if isinstance(one, Parked)]


def _choose(body: DayClose, title: str) -> None:
    row = [line.title for line in body.list.lines].index(title)
    body.list.setCurrentIndex(body.list.model().index(row, 0))
    body.list.setFocus()


def _review(day: WritingDay) -> DayClose:
    day.parts.show_review()
    return day.body(DayClose)


def _finish(day: WritingDay) -> None:
    """Press what finishes the day, after its last block."""
    day.running.do("jump", lambda run, at: run_acts.jump(run, run.plan.blocks[-1].id, at))
    day.screen.next_button.click()


def test_while_something_is_on_nothing_is_said(day: WritingDay) -> None:
    day.write(Q.Key_C, "Write the letter")
    assert not day.parts.review_line.isVisible()


def test_in_a_break_a_quiet_line_counts_what_is_worth_a_look(day: WritingDay) -> None:
    day.write(Q.Key_C, "Write the letter")
    day.write(Q.Key_P, "Who pays?")
    day.press(Q.Key_N)
    day.type("Half a thought")
    day.press(Q.Key_Escape)
    day.running.do("Next", run_acts.next_block)
    assert day.on == "Break"
    day.press(Q.Key_D)
    day.type("Being typed")
    day.line.keep_draft()
    assert day.parts.review_line.head.title_label.text() == "2 things to look at"  # that one is not left behind
    day.press(Q.Key_Escape)
    assert day.parts.review_line.head.title_label.text() == "3 things to look at"
    day.captured.drafts.drop(Kind.DECISION)
    assert day.parts.review_line.isVisible()
    assert day.parts.review_line.head.title_label.text() == "2 things to look at"
    assert day.screen.panel is None
    day.captured.drafts.drop(Kind.NOTE)
    assert day.parts.review_line.head.title_label.text() == "1 thing to look at"
    day.parts.review_line.head.button.click()
    body = day.body(DayClose)
    assert [title for title, _end in _titles(body)] == ["Who pays?", "Write the letter"]
    assert body.said_label.text().startswith("1 thing to look at, 1 question in the parking lot. Nothing has to")
    day.running.do("Next", run_acts.next_block)
    assert not day.parts.review_line.isVisible()


def test_before_the_day_is_finished_what_is_open_is_asked_about_below_the_time(day: WritingDay) -> None:
    day.write(Q.Key_P, "Who pays?")
    _finish(day)
    body = day.body(DayClose)
    assert _titles(body) == [("Who pays?", "Open")]
    assert body.said_label.text() == (
        "1 question in the parking lot. Nothing has to be answered now. What is left is offered again when the next "
        "day runs."
    )
    assert day.now.run.closed is None
    assert day.screen.run_timer.isVisible()
    assert body.finish_button.text() == "Finish the day"
    day.press(Q.Key_Escape)
    assert day.screen.panel is None
    assert (day.now.run.closed, _fates(day)) == (None, [Fate.OPEN])


def test_its_last_button_finishes_the_day_with_what_was_answered(day: WritingDay) -> None:
    day.write(Q.Key_P, "Who pays?")
    _finish(day)
    body = day.body(DayClose)
    day.press(Q.Key_D)
    body.finish_button.click()
    assert day.now.run.closed is not None
    assert (day.screen.panel, _fates(day)) == (None, [Fate.DONE])
    assert _review(day).finish_button.isHidden()
    day.bench.undo()
    assert not day.body(DayClose).finish_button.isHidden()


def test_the_key_of_what_finishes_the_day_finishes_it_from_the_list_and_not_from_the_remark(day: WritingDay) -> None:
    day.write(Q.Key_P, "Who pays?")
    _finish(day)
    body = day.body(DayClose)
    body.remark_edit.setFocus()
    day.press(Q.Key_Right)
    assert day.body(DayClose) is body
    body.list.setFocus()
    day.press(Q.Key_Right)
    assert day.now.run.closed is not None
    assert (day.screen.panel, _fates(day)) == (None, [Fate.OPEN])


def _let_all_get_its_room() -> None:
    for _ in range(10):  # each layout asks the one around it, a turn later
        QApplication.processEvents()


def test_in_a_long_list_of_what_was_written_down_the_newest_line_is_in_sight(day: WritingDay) -> None:
    day.bench.window().resize(1024, 640)
    for number in range(12):
        day.write(Q.Key_N, f"Note {number}")
    _let_all_get_its_room()
    day.press(Q.Key_K)
    view, area = day.body(CaptureList).list, day.screen.panel_area.viewport()

    def seen() -> bool:
        row = view.visualRect(view.currentIndex())
        at = QRect(view.viewport().mapTo(area, row.topLeft()), row.size())
        return view.viewport().rect().contains(row) and area.rect().contains(at)

    assert view.currentIndex().row() == len(view.lines) - 1
    _let_all_get_its_room()
    assert seen()


def test_pressing_what_finishes_the_day_again_finishes_it_with_what_is_left_open(day: WritingDay) -> None:
    day.write(Q.Key_P, "Who pays?")
    _finish(day)
    day.screen.next_button.click()
    assert day.now.run.closed is not None
    assert (day.screen.panel, _fates(day)) == (None, [Fate.OPEN])


def test_while_something_is_still_to_come_the_review_finishes_nothing(day: WritingDay) -> None:
    day.write(Q.Key_P, "Who pays?")
    assert _review(day).finish_button.isHidden()
    day.press(Q.Key_Escape)
    _finish(day)
    assert not day.body(DayClose).finish_button.isHidden()
    day.bench.undo()  # the jump to the last block
    assert day.body(DayClose).finish_button.isHidden()


def test_once_nothing_is_left_in_the_list_the_keyboard_is_on_what_finishes_the_day(day: WritingDay) -> None:
    day.press(Q.Key_D)
    day.type("Half a decision")
    day.press(Q.Key_Escape)
    _finish(day)
    body = day.body(DayClose)
    assert body.list.hasFocus()
    day.press(Q.Key_Delete)
    assert body.finish_button.hasFocus()
    day.press(Q.Key_Space)
    assert day.now.run.closed is not None


def test_what_was_carried_on_to_today_is_carried_on_again_by_the_same_key(
    bench: Bench, now: Clock, qtbot: QtBot
) -> None:
    before = WritingDay(bench, now, qtbot)
    bench.run_day(key("session"), key("day one"))
    before.write(Q.Key_P, "Carried?")
    _choose(_review(before), "Carried?")
    before.press(Q.Key_C)
    bench.go("home")
    day = WritingDay(bench, now, qtbot)
    day.open()
    body = _review(day)
    assert not body.fate_buttons[Fate.CARRIED].isChecked()
    day.press(Q.Key_C)
    assert _titles(body) == [("Carried?", "Carried on")]
    assert body.fate_buttons[Fate.CARRIED].isChecked()
    assert day.captured.review(day.now).count == 0
    day.press(Q.Key_C)
    assert _titles(body) == [("Carried?", "Open")]


def test_a_day_with_nothing_open_is_finished_without_a_word(day: WritingDay) -> None:
    day.write(Q.Key_N, "Just a note")
    _finish(day)
    assert day.screen.panel is None
    assert not day.parts.review_line.isVisible()
    assert _review(day).said_label.text() == "Everything has been looked at."


def test_another_panel_stays_when_the_day_goes_on(day: WritingDay) -> None:
    day.write(Q.Key_P, "Who pays?")
    day.press(Q.Key_J)
    day.running.do("Next", run_acts.next_block)
    assert day.body(RunDayList).isVisible()


def test_one_key_says_what_becomes_of_a_question(day: WritingDay) -> None:
    for text in ("One?", "Two?", "Three?", "Four?"):
        day.write(Q.Key_P, text)
    _finish(day)
    body = day.body(DayClose)
    assert body.list.hasFocus()
    for pressed in (Q.Key_D, Q.Key_S, Q.Key_X, Q.Key_C):
        day.press(pressed)
    assert _fates(day) == [Fate.DONE, Fate.SCHEDULED, Fate.DROPPED, Fate.CARRIED]
    assert _titles(body) == [
        ("One?", "Done"),
        ("Two?", "Scheduled"),
        ("Three?", "Dropped"),
        ("Four?", "Carried on"),
    ]
    assert body.said_label.text() == "Everything has been looked at."
    assert day.bench.history.undo_label == "Parking lot"
    day.bench.undo()
    assert _fates(day)[-1] is Fate.OPEN
    assert ("Four?", "Open") in _titles(body)


def test_the_same_key_again_opens_a_question_again(day: WritingDay) -> None:
    day.write(Q.Key_P, "Who pays?")
    _finish(day)
    body = day.body(DayClose)
    day.press(Q.Key_D)
    assert body.fate_buttons[Fate.DONE].isChecked()
    day.press(Q.Key_D)
    assert _fates(day) == [Fate.OPEN]
    body.fate_buttons[Fate.SCHEDULED].click()
    assert _fates(day) == [Fate.SCHEDULED]
    assert body.list.hasFocus()


def test_a_question_has_a_remark(day: WritingDay) -> None:
    day.write(Q.Key_P, "Who pays?")
    body = _review(day)
    _choose(body, "Who pays?")
    day.press(Q.Key_Return)
    assert body.remark_edit.hasFocus()
    retype(body.remark_edit, "Ask the board")
    assert body.list.lines[0].detail == "Case clinic, Ask the board"
    assert day.bench.history.undo_label == "Remark"
    retype(body.remark_edit, "Ask the board")
    day.bench.undo()
    assert body.list.lines[0].detail == "Case clinic"


def test_a_line_that_was_begun_is_gone_on_with_or_discarded(day: WritingDay) -> None:
    day.press(Q.Key_D)
    day.type("Half a decision")
    day.press(Q.Key_Escape)
    body = _review(day)
    _choose(body, "Half a decision")
    assert body.open_button.text() == "Go on with it"
    day.press(Q.Key_Return)
    assert day.line.isVisible()
    assert day.line.text_edit.text() == "Half a decision"
    day.press(Q.Key_Escape)
    assert day.screen.panel is not None
    _choose(body, "Half a decision")
    day.press(Q.Key_Delete)
    assert _titles(body) == []
    assert day.captured.drafts.get(Kind.DECISION) == ""


def test_a_draft_is_discarded_by_its_button(day: WritingDay) -> None:
    day.press(Q.Key_D)
    day.type("Half a decision")
    day.press(Q.Key_Escape)
    body = _review(day)
    body.drop_button.click()
    assert _titles(body) == []


def test_a_promise_that_lacks_something_is_filled_in(day: WritingDay) -> None:
    day.write(Q.Key_C, "Write the letter")
    body = _review(day)
    assert body.list.lines[0].detail == "nobody named, no date"
    body.open_button.click()
    listed = day.body(CaptureList)
    assert listed.promise.who_edit.hasFocus()
    retype(listed.promise.who_edit, "Noor")
    body = _review(day)
    assert body.list.lines[0].detail == "Noor Castellanos, no date"
    day.press(Q.Key_Return)
    listed = day.body(CaptureList)
    assert listed.promise.due_edit.hasFocus()
    retype(listed.promise.due_edit, "friday")
    assert _titles(_review(day)) == []


def test_who_was_to_arrive_later_is_marked_from_the_review(day: WritingDay) -> None:
    day.captured.attendance.mark(PEOPLE[3].id, Half.MORNING, Presence.LATER)
    day.captured.attendance.mark(PEOPLE[4].id, Half.MORNING, Presence.LATER)
    day.captured.attendance.arrives(PEOPLE[4].id, Half.MORNING, time(11, 15))
    body = _review(day)
    assert [(line.title, line.detail) for line in body.list.lines] == [
        ("Callum Osei", "was to arrive later"),
        ("Jo March", "was to arrive at 11:15"),
    ]
    assert day.captured.review(day.now).count == 1
    day.press(Q.Key_H)
    body.presence_buttons[Presence.AWAY].click()
    assert _titles(body) == []
    marks = [day.captured.attendance.marked(PEOPLE[number].id, Half.MORNING) for number in (3, 4)]
    assert [mark and mark.presence for mark in marks] == [Presence.HERE, Presence.AWAY]


def test_a_half_in_which_nobody_is_marked_leads_to_attendance(day: WritingDay) -> None:
    day.at(13, 5)
    body = _review(day)
    assert _titles(body) == [("Afternoon", "")]
    assert body.open_button.text() == "Mark attendance"
    day.press(Q.Key_D)  # means nothing here
    day.press(Q.Key_Return)
    assert day.body(AttendancePanel).isVisible()


def test_somebody_who_is_not_marked_while_others_are_is_expected(day: WritingDay) -> None:
    day.captured.attendance.unmark(PEOPLE[5].id, Half.MORNING)
    body = _review(day)
    assert [(line.title, line.detail, line.end) for line in body.list.lines] == [("Ines Faro", "not marked", "Morning")]


def test_many_who_are_not_marked_are_one_line(day: WritingDay) -> None:
    for person in PEOPLE[2:]:
        day.captured.attendance.unmark(person.id, Half.MORNING)
    day.captured.attendance.mark(PEOPLE[0].id, Half.MORNING, Presence.LATER)
    day.write(Q.Key_P, "One?")
    day.write(Q.Key_P, "Two?")
    body = _review(day)
    assert [title for title, _end in _titles(body)] == ["One?", "Two?", "Priya Raman", "4 people are not marked"]
    assert body.said_label.text().startswith("1 thing to look at, 2 questions in the parking lot.")
    _choose(body, "4 people are not marked")
    body.open_button.click()
    assert day.body(AttendancePanel).isVisible()


def test_on_a_full_disk_nothing_is_settled_and_it_says_so(day: WritingDay, workspace: Workspace) -> None:
    day.captured.attendance.mark(PEOPLE[3].id, Half.MORNING, Presence.LATER)
    day.write(Q.Key_P, "Who pays?")
    body = _review(day)
    with full_disk(workspace):
        _choose(body, "Who pays?")
        day.press(Q.Key_D)
        assert body.said_label.text() == "Not kept: it could not be written to the disk."
        retype(body.remark_edit, "x")
        _choose(body, "Callum Osei")
        day.press(Q.Key_H)
    assert _fates(day) == [Fate.OPEN]
    assert day.captured.attendance.marked(PEOPLE[3].id, Half.MORNING) is not None
    _choose(body, "Who pays?")
    day.press(Q.Key_D)
    assert _fates(day) == [Fate.DONE]


def test_what_was_carried_or_left_is_offered_again_the_next_day(bench: Bench, now: Clock, qtbot: QtBot) -> None:
    before = WritingDay(bench, now, qtbot)
    bench.run_day(key("session"), key("day one"))
    for text in ("Left?", "Carried?", "Done?"):
        before.write(Q.Key_P, text)
    body = _review(before)
    _choose(body, "Carried?")
    before.press(Q.Key_C)
    _choose(body, "Done?")
    before.press(Q.Key_D)
    bench.go("home")
    day = WritingDay(bench, now, qtbot)
    day.open()
    assert day.parts.review_line.head.title_label.text() == "2 things to look at"
    day.parts.review_line.head.button.click()
    body = day.body(DayClose)
    assert _titles(body) == [("Left?", "Open"), ("Carried?", "Carried on")]
    assert body.list.lines[0].detail.startswith("from Oct")
    _choose(body, "Left?")
    day.press(Q.Key_S)
    assert _titles(body)[0] == ("Left?", "Scheduled")
    assert day.captured.review(day.now).count == 1
    _choose(body, "Carried?")
    day.press(Q.Key_D)
    assert not day.parts.review_line.isVisible()


def test_opening_another_run_shows_no_review(bench: Bench, now: Clock, qtbot: QtBot) -> None:
    day = WritingDay(bench, now, qtbot)
    day.open()
    day.write(Q.Key_P, "Who pays?")
    bench.go("home")
    day.at(8, 36)
    bench.run_day(key("session"), key("day one"))
    assert day.screen.panel is None


def test_keys_that_mean_nothing_here_do_nothing(day: WritingDay) -> None:
    day.write(Q.Key_P, "Who pays?")
    body = _review(day)
    day.press(Q.Key_Q)
    day.press(Q.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert _fates(day) == [Fate.OPEN]
    day.press(Q.Key_Up)
    assert body.list.currentIndex().row() == 0
