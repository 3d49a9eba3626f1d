"""All that was written down, in place of the steps: set right, sorted, turned into other kinds, removed."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core_facilitator.domain import run_acts
from core_facilitator.domain.captures import Fate, Parked
from core_facilitator.domain.commitments import Commitment
from core_facilitator.domain.daybooks import Kind, kind_of
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.widgets.capture_list import CaptureList
from core_facilitator.store.workspace import Workspace
from full_disk import full_disk
from planner_samples import NOOR, PEOPLE, key
from workspaces import Clock
from writing_day import Q, WritingDay, retype

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)")  # for names
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def day(bench: Bench, now: Clock, qtbot: QtBot) -> WritingDay:
    made = WritingDay(bench, now, qtbot)
    made.open()
    made.until_case_clinic()
    for pressed, text in ((Q.Key_N, "One"), (Q.Key_D, "Two"), (Q.Key_P, "Three")):
        made.write(pressed, text)
    return made


@pytest.fixture
def body(day: WritingDay) -> CaptureList:
    day.press(Q.Key_K)
    return day.body(CaptureList)


def _choose(body: CaptureList, row: int) -> None:
    body.list.setCurrentIndex(body.list.model().index(row, 0))


def _titles(body: CaptureList) -> list[str]:
    return [line.title for line in body.list.lines]


def _pick(combo_row: int, body: CaptureList, name: str) -> None:
    combo = getattr(body, f"{name}_combo")
    combo.setCurrentIndex(combo_row)
    combo.activated.emit(combo_row)


def test_the_list_stands_in_place_of_the_steps_below_the_time(day: WritingDay, body: CaptureList) -> None:
    assert _titles(body) == ["One", "Two", "Three"]
    assert body.list.lines[0].detail == "10:07, Case clinic"
    assert body.list.hasFocus()
    assert day.screen.run_timer.isVisible()
    day.press(Q.Key_Escape)
    assert day.screen.panel is None


def test_a_day_without_lines_says_how_to_begin_one(bench: Bench, now: Clock, qtbot: QtBot) -> None:
    day = WritingDay(bench, now, qtbot)
    day.open()
    day.press(Q.Key_K)
    assert day.body(CaptureList).empty_label.isVisible()
    assert not day.body(CaptureList).list.isVisible()


def test_enter_goes_to_the_words_and_enter_keeps_them(day: WritingDay, body: CaptureList) -> None:
    _choose(body, 0)
    day.press(Q.Key_Return)
    assert body.text_edit.hasFocus()
    retype(body.text_edit, "One more time, Priya Raman")
    assert day.texts[0] == "One more time, Priya Raman"
    assert day.captured.entries[0].person == PEOPLE[0].id
    assert day.bench.history.undo_label == "Change the words"
    day.bench.undo()
    assert _titles(body)[0] == "One"


def test_words_cannot_be_emptied(day: WritingDay, body: CaptureList) -> None:
    _choose(body, 1)
    retype(body.text_edit, "")
    assert body.text_edit.text() == "Two"
    assert day.texts == ["One", "Two", "Three"]


def test_words_are_kept_when_another_line_is_chosen(day: WritingDay, body: CaptureList) -> None:
    _choose(body, 1)
    body.text_edit.setFocus()
    day.type(" and a half")
    QTest.mouseClick(
        body.list.viewport(),
        Qt.MouseButton.LeftButton,
        pos=body.list.visualRect(body.list.model().index(0, 0)).center(),
    )
    body.list.setFocus()
    assert day.texts == ["One", "and a halfTwo", "Three"]


def test_a_line_becomes_another_kind(day: WritingDay, body: CaptureList) -> None:
    _choose(body, 0)
    _pick(list(Kind).index(Kind.DECISION), body, "kind")
    assert kind_of(day.captured.entries[0]) is Kind.DECISION
    _pick(list(Kind).index(Kind.COMMITMENT), body, "kind")
    made = day.captured.entries[0]
    assert isinstance(made, Commitment)
    assert (made.what, made.session, made.block) == ("One", key("session"), key("Case clinic"))
    assert body.promise.who_edit.isVisible()
    assert not body.person_combo.isVisible()
    _pick(list(Kind).index(Kind.NOTE), body, "kind")
    assert kind_of(day.captured.entries[0]) is Kind.NOTE
    assert day.bench.history.undo_label == "Change the kind"
    day.bench.undo()
    assert kind_of(day.captured.entries[0]) is Kind.COMMITMENT


def test_a_commitment_is_completed_in_place(day: WritingDay, body: CaptureList) -> None:
    _choose(body, 0)
    _pick(list(Kind).index(Kind.COMMITMENT), body, "kind")
    promise = body.promise
    retype(promise.who_edit, "Noor")
    retype(promise.due_edit, "in 2 weeks")
    retype(promise.asks_edit, "The board")
    made = day.captured.entries[0]
    assert isinstance(made, Commitment)
    assert (made.who, made.person, made.due, made.asks) == (NOOR.name, NOOR.id, date(2026, 10, 28), "The board")
    body.list.setFocus()
    assert promise.due_edit.text() == "Oct 28, 2026"
    retype(promise.due_edit, "sooner or later")
    assert body.said_label.text().startswith("That date is not understood")
    retype(promise.due_edit, "")
    emptied = day.captured.entries[0]
    assert isinstance(emptied, Commitment)
    assert emptied.due is None
    retype(promise.who_edit, "Somebody")
    left = day.captured.entries[0]
    assert isinstance(left, Commitment)
    assert (left.who, left.person) == ("Somebody", None)


def test_block_and_person_can_be_others(day: WritingDay, body: CaptureList) -> None:
    _choose(body, 2)
    _pick(1, body, "block")
    first = day.now.run.today()[0]
    assert day.captured.entry(day.captured.entries[0].id) == day.captured.entries[0]
    assert (day.texts[0], day.captured.entries[0].block) == ("Three", first.id)
    _pick(2, body, "person")
    assert day.captured.entries[0].person == PEOPLE[1].id
    assert body.list.lines[0].detail == f"10:07, {PEOPLE[1].name}, {first.title}"
    _pick(0, body, "block")
    assert (day.texts[-1], day.captured.entries[-1].block) == ("Three", None)


def test_alt_and_an_arrow_sort_lines_in_one_step(day: WritingDay, body: CaptureList) -> None:
    _choose(body, 2)
    QTest.keyClick(body.list, Q.Key_Up, ALT)
    assert _titles(body) == ["One", "Three", "Two"]
    assert body.list.currentIndex().row() == 1
    QTest.keyClick(body.list, Q.Key_Down, ALT)
    QTest.keyClick(body.list, Q.Key_Down, ALT)
    assert _titles(body) == ["One", "Two", "Three"]
    body.up_button.click()
    body.up_button.click()
    assert _titles(body) == ["Three", "One", "Two"]
    body.down_button.click()
    assert _titles(body) == ["One", "Three", "Two"]
    assert day.bench.history.undo_label == "Move a line"
    day.bench.undo()
    assert _titles(body) == ["Three", "One", "Two"]


def _middle(body: CaptureList, row: int, part: float = 0.5) -> QPoint:
    rect = body.list.visualRect(body.list.model().index(row, 0))
    return QPoint(rect.center().x(), round(rect.top() + rect.height() * part))


def _drag(body: CaptureList, start: QPoint, *ways: QPoint) -> None:
    view = body.list.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for way in ways:
        QTest.mouseMove(view, way)
        body.list.grab()  # with the mark where it would go
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=ways[-1])


def test_lines_are_dragged_to_their_place(body: CaptureList) -> None:
    _drag(body, _middle(body, 0), _middle(body, 1, 0.9), _middle(body, 2, 0.9))
    assert _titles(body) == ["Two", "Three", "One"]
    _drag(body, _middle(body, 2), _middle(body, 0, 0.1))
    assert _titles(body) == ["One", "Two", "Three"]
    _drag(body, _middle(body, 1), QPoint(40, -30))
    assert _titles(body) == ["Two", "One", "Three"]


def test_a_line_that_is_dropped_where_it_was_stays(day: WritingDay, body: CaptureList) -> None:
    label = day.bench.history.undo_label
    _drag(body, _middle(body, 1), _middle(body, 2, 0.1), _middle(body, 1, 0.9))
    assert _titles(body) == ["One", "Two", "Three"]
    assert day.bench.history.undo_label == label
    _drag(body, _middle(body, 1), _middle(body, 1) + QPoint(1, 0))
    assert body.list.currentIndex().row() == 1


def test_delete_removes_a_line_and_undo_brings_it_back(day: WritingDay, body: CaptureList) -> None:
    _choose(body, 1)
    QTest.keyClick(body.list, Q.Key_Delete)
    assert _titles(body) == ["One", "Three"]
    assert body.list.currentIndex().row() == 1
    body.remove_button.click()
    assert _titles(body) == ["One"]
    assert day.bench.history.undo_label == "Remove a line"
    day.bench.undo()
    day.bench.undo()
    assert _titles(body) == ["One", "Two", "Three"]


def test_on_a_full_disk_nothing_is_changed_and_it_says_so(
    day: WritingDay, body: CaptureList, workspace: Workspace
) -> None:
    _choose(body, 0)
    with full_disk(workspace):
        retype(body.text_edit, "Not written")
        assert body.said_label.text() == "Not kept: it could not be written to the disk."
        body.remove_button.click()
        assert day.texts == ["One", "Two", "Three"]
    body.remove_button.click()
    assert not body.said_label.isVisible()


def test_what_a_day_before_left_open_stands_below(bench: Bench, now: Clock, qtbot: QtBot) -> None:
    before = WritingDay(bench, now, qtbot)
    bench.run_day(key("session"), key("day one"))
    before.write(Q.Key_P, "Who pays?")
    before.write(Q.Key_C, "Write the letter")
    before.write(Q.Key_N, "Not for tomorrow")
    bench.go("home")
    day = WritingDay(bench, now, qtbot)
    day.open()
    day.write(Q.Key_N, "Today")
    body = day.parts.show_list()
    assert _titles(body) == ["Today", "Who pays?", "Write the letter"]
    assert body.list.lines[1].detail.startswith("from Oct 14")
    _choose(body, 1)
    QTest.keyClick(body.list, Q.Key_Up, ALT)
    assert _titles(body) == ["Today", "Who pays?", "Write the letter"]
    retype(body.text_edit, "Who pays for it?")
    assert _titles(body)[1] == "Who pays for it?"
    (parked,) = day.captured.waiting
    assert isinstance(parked, Parked)
    day.captured.settle(parked, Fate.DONE)
    assert _titles(body) == ["Today", "Write the letter"]


def test_what_a_day_left_open_stays_when_the_next_begins_on_the_same_date(
    bench: Bench, now: Clock, qtbot: QtBot
) -> None:
    day = WritingDay(bench, now, qtbot)
    bench.run_day(key("session"), key("day one"))
    day.running.do("Start", run_acts.next_block)
    carried = day.write(Q.Key_P, "Who pays?")
    assert isinstance(carried, Parked)
    assert day.captured.settle(carried, Fate.CARRIED)
    day.captured.promise("Write the letter", who="", due=None, asks="", block=None, track=None)
    day.running.close_day()
    bench.go("home")
    day.open()
    day.running.do("Start", run_acts.next_block)
    assert day.now.run.plan.date == now.now.date()
    body = day.parts.show_list()
    assert _titles(body) == ["Who pays?", "Write the letter"]
    review = day.captured.review(day.now)
    assert [one.text for one in review.earlier] == ["Who pays?"]
    assert [one.what for one in review.promises] == ["Write the letter"]
    bench.run_day(key("session"), key("day one"))
    assert day.captured.waiting == ()


def test_what_a_day_left_open_is_there_before_the_next_begins_on_a_later_date_than_planned(
    bench: Bench, now: Clock, qtbot: QtBot
) -> None:
    now.now += timedelta(days=30)
    day = WritingDay(bench, now, qtbot)
    bench.run_day(key("session"), key("day one"))
    day.running.do("Start", run_acts.next_block)
    day.write(Q.Key_P, "Who pays?")
    day.running.close_day()
    bench.go("home")
    day.open()
    assert day.now.run.plan.date < now.now.date()
    assert _titles(day.parts.show_list()) == ["Who pays?"]
    assert [one.text for one in day.captured.review(day.now).earlier] == ["Who pays?"]


def test_a_line_keeps_its_block_when_the_day_goes_on(day: WritingDay, body: CaptureList) -> None:
    day.running.do("Next", run_acts.next_block)
    assert {entry.block for entry in day.captured.entries} == {key("Case clinic")}
    body.choose(key("nothing of that name"))
    assert body.list.currentIndex().row() >= 0


def test_words_are_shown_as_they_are_now_when_undo_changes_them(day: WritingDay, body: CaptureList) -> None:
    _choose(body, 0)
    retype(body.text_edit, "Changed")
    body.list.setFocus()
    day.bench.undo()
    assert body.text_edit.text() == "One"
    assert not body.said_label.isVisible()


def test_a_name_in_the_words_can_be_chosen_after_an_at_sign(day: WritingDay, body: CaptureList) -> None:
    _choose(body, 1)
    day.press(Q.Key_Return)
    day.press(Q.Key_End)
    day.type(" @noor")
    assert body.text_edit.offers
    QTest.keyClick(body.text_edit.popup, Q.Key_Return)
    body.text_edit.setFocus()
    day.press(Q.Key_Return)
    assert day.texts[1] == f"Two {NOOR.name}"
    assert day.captured.entries[1].person == NOOR.id


def test_on_a_full_disk_who_and_when_stay_as_they_were(
    day: WritingDay, body: CaptureList, workspace: Workspace
) -> None:
    _choose(body, 0)
    _pick(list(Kind).index(Kind.COMMITMENT), body, "kind")
    with full_disk(workspace):
        retype(body.promise.who_edit, "Noor")
        _pick(1, body, "block")
        _pick(list(Kind).index(Kind.NOTE), body, "kind")
        body.up_button.click()
        assert body.said_label.isVisible()
    made = day.captured.entries[0]
    assert isinstance(made, Commitment)
    assert (made.who, made.block) == ("", key("Case clinic"))
    assert body.kind_combo.currentText() == "Commitment"
