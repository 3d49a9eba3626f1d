"""What is written down while a day runs: one line in place, kept with its moment, or waiting as a draft."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from core_facilitator.domain import run_acts
from core_facilitator.domain.captures import Decision, Note, Parked
from core_facilitator.domain.commitments import Commitment
from core_facilitator.domain.daybooks import Kind
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.captured import Captured
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.capture_last import SHOWN
from core_facilitator.gui.widgets.capture_list import CaptureList
from core_facilitator.settings import TextScale
from core_facilitator.store.workspace import Workspace
from full_disk import full_disk
from planner_samples import NOOR, PEOPLE, THEO, key
from workspaces import Clock
from writing_day import Q, WritingDay

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)")  # for names
AT = datetime(2026, 10, 14, 17, 7, 42, tzinfo=UTC)


@pytest.fixture
def day(bench: Bench, now: Clock, qtbot: QtBot) -> WritingDay:
    made = WritingDay(bench, now, qtbot)
    made.open()
    made.until_case_clinic()
    return made


def _lower_bar(day: WritingDay) -> QWidget:
    found = day.screen.findChild(QWidget, "bottom_bar")
    assert isinstance(found, QWidget)
    return found


def _counts(day: WritingDay) -> list[str]:
    return [button.count_label.text() for button in day.parts.bar.buttons.values()]


def test_one_key_opens_a_line_and_enter_keeps_it_with_time_and_block(day: WritingDay, workspace: Workspace) -> None:
    day.press(Q.Key_N)
    assert day.line.isVisible()
    assert day.screen.run_timer.isVisible()
    day.type("Two tables did not begin")
    day.press(Q.Key_Return)
    (note,) = workspace.captures.of_run(day.now.run.id)
    assert note == Note(
        id=note.id, run=day.now.run.id, at=AT, text="Two tables did not begin", block=key("Case clinic")
    )
    assert not day.line.isVisible()
    assert _counts(day) == ["1", "0", "0", "0"]


def test_each_kind_has_its_key_and_its_button(day: WritingDay) -> None:
    assert isinstance(day.write(Q.Key_D, "We meet each month"), Decision)
    assert isinstance(day.write(Q.Key_P, "Who signs off on bus changes?"), Parked)
    day.parts.bar.buttons[Kind.NOTE].click()
    assert day.line.kind_label.text() == "Note"
    day.type("x")
    day.press(Q.Key_Return)
    assert _counts(day) == ["1", "1", "0", "1"]


def test_letters_that_are_keys_are_letters_in_the_line(day: WritingDay) -> None:
    before = day.now.block
    day.write(Q.Key_N, "s n d 1 5 pause")
    assert day.texts == ["s n d 1 5 pause"]
    assert day.now.block == before
    assert day.screen.panel is None


def test_afterwards_the_keys_of_the_day_work_again(day: WritingDay) -> None:
    day.write(Q.Key_N, "x")
    day.press(Q.Key_Space)
    assert day.now.passage is not None
    assert day.now.passage.paused


def test_every_line_is_one_step_that_undo_names(day: WritingDay) -> None:
    day.write(Q.Key_D, "We meet each month")
    assert day.bench.history.undo_label == "Decision"
    day.bench.undo()
    assert day.texts == []
    day.bench.redo()
    assert day.texts == ["We meet each month"]


def test_a_line_before_the_day_begins_brings_the_day_along(bench: Bench, now: Clock, qtbot: QtBot) -> None:
    day = WritingDay(bench, now, qtbot)
    day.open()
    made = day.write(Q.Key_N, "The heating is off")
    assert made.block is None
    assert bench.workspace.runs.of_day(key("session"), key("day two")) is not None
    assert bench.history.undo_label == "Note"
    bench.undo()
    assert bench.workspace.runs.of_day(key("session"), key("day two")) is None


def test_an_empty_line_is_not_kept(day: WritingDay) -> None:
    day.press(Q.Key_N)
    day.type("  ")
    day.press(Q.Key_Return)
    assert day.line.said_label.text() == "Type a few words first."
    assert day.texts == []
    day.type("x")
    assert not day.line.said_label.isVisible()


# Drafts


def test_esc_puts_the_line_away_and_what_was_typed_waits_in_it(day: WritingDay) -> None:
    day.press(Q.Key_N)
    day.type("Half a thou")
    day.press(Q.Key_Escape)
    assert not day.line.isVisible()
    assert day.bench.here == "run"
    assert "waits" in day.parts.bar.buttons[Kind.NOTE].toolTip()
    day.press(Q.Key_N)
    assert day.line.text_edit.text() == "Half a thou"
    assert day.line.said_label.text() == "You began this and did not keep it."
    day.type("ght")
    day.press(Q.Key_Return)
    assert day.texts == ["Half a thought"]
    day.press(Q.Key_N)
    assert day.line.text_edit.text() == ""


def test_what_is_typed_is_kept_while_it_is_typed_and_found_after_a_kill(
    day: WritingDay, bench: Bench, workspace: Workspace
) -> None:
    day.press(Q.Key_C)
    day.type("Call the families")
    day.press(Q.Key_Tab)
    day.type("Priya Raman")
    day.line._pause.timeout.emit()
    again = Captured(workspace, bench.running, bench.saving, bench.changes)
    assert again.drafts.get(Kind.COMMITMENT) == "Call the families\nPriya Raman\n\n"
    assert again.drafts.get(Kind.NOTE) == ""


def test_what_is_typed_is_kept_when_the_field_is_left(day: WritingDay, workspace: Workspace) -> None:
    day.press(Q.Key_N)
    day.type("Nearly lo")
    day.bench.flush()
    assert [draft.text for draft in workspace.drafts.all()] == ["Nearly lo"]


def test_what_is_typed_before_the_day_begins_is_found_again(bench: Bench, now: Clock, qtbot: QtBot) -> None:
    day = WritingDay(bench, now, qtbot)
    day.open()
    day.press(Q.Key_N)
    day.type("The heating is off")
    day.line._pause.timeout.emit()
    bench.go("home")
    assert bench.running.run is None
    day.open()
    again = Captured(bench.workspace, bench.running, bench.saving, bench.changes)
    assert again.drafts.get(Kind.NOTE) == "The heating is off"


def test_on_a_full_disk_a_draft_before_the_day_begins_waits_with_it(
    bench: Bench, now: Clock, qtbot: QtBot, workspace: Workspace
) -> None:
    day = WritingDay(bench, now, qtbot)
    day.open()
    day.press(Q.Key_N)
    with full_disk(workspace):
        day.type("The heat")
        day.line._pause.timeout.emit()
        day.type("ing")
        day.line._pause.timeout.emit()
        assert bench.failure_banner.isVisible()
        assert len(bench.saving.unsaved) == 1
    day.press(Q.Key_Return)
    assert day.texts == ["The heating"]
    assert not bench.saving.unsaved


def test_another_kind_begins_its_own_line_and_the_first_waits(day: WritingDay) -> None:
    day.press(Q.Key_N)
    day.type("A note")
    day.parts.bar.buttons[Kind.PARKED].click()
    assert day.line.kind is Kind.PARKED
    assert day.line.text_edit.text() == ""
    assert day.captured.drafts.get(Kind.NOTE) == "A note"


def test_a_line_that_is_emptied_is_no_draft_any_more(day: WritingDay, workspace: Workspace) -> None:
    day.press(Q.Key_N)
    day.type("x")
    day.press(Q.Key_Escape)
    day.press(Q.Key_N)
    day.press(Q.Key_Backspace)
    day.line.close_button.click()
    assert workspace.drafts.all() == []


def test_on_a_full_disk_the_line_stays_in_the_field_and_says_so(day: WritingDay, workspace: Workspace) -> None:
    day.press(Q.Key_N)
    day.type("Not to be lost")
    with full_disk(workspace):
        day.press(Q.Key_Return)
        assert day.line.isVisible()
        assert day.line.text_edit.text() == "Not to be lost"
        assert day.line.said_label.text() == "Not kept: it could not be written to the disk. Your line is still here."
        assert day.texts == []
        assert day.bench.failure_banner.isVisible()
    day.line.keep_button.click()
    assert day.texts == ["Not to be lost"]
    assert workspace.drafts.all() == []


def test_a_draft_that_cannot_be_dropped_does_no_harm(day: WritingDay, workspace: Workspace) -> None:
    day.press(Q.Key_N)
    day.type("x")
    day.press(Q.Key_Escape)
    with full_disk(workspace):
        day.captured.drafts.drop(Kind.NOTE)
    assert day.captured.drafts.get(Kind.NOTE) == ""
    assert len(workspace.drafts.all()) == 1


# Commitments


def test_a_commitment_says_who_what_by_when_and_who_will_ask(day: WritingDay, workspace: Workspace) -> None:
    day.press(Q.Key_C)
    day.type("Call the five families")
    day.press(Q.Key_Tab)
    day.type("Priya")
    day.line.promise.who_edit.popup.hide()
    day.press(Q.Key_Tab)
    day.type("in 2 weeks")
    assert day.line.said_label.text() == "By Wednesday, October 28"
    day.press(Q.Key_Tab)
    day.type("Theo Vasquez-Lund")
    day.press(Q.Key_Return)
    (made,) = workspace.commitments.of_session(key("session"))
    assert made == Commitment(
        id=made.id,
        at=AT,
        what="Call the five families",
        who="Priya Raman",
        person=PEOPLE[0].id,
        asks="Theo Vasquez-Lund",
        due=date(2026, 10, 28),
        run=day.now.run.id,
        session=key("session"),
        block=key("Case clinic"),
    )


@pytest.mark.parametrize("typed", ["By Sunday send the map", "Send the map by Sunday"])
def test_by_when_that_is_typed_into_what_was_promised_stands_where_dates_do(day: WritingDay, typed: str) -> None:
    day.press(Q.Key_C)
    day.type(typed)
    assert day.line.promise.due_edit.text() == "Sunday"
    assert day.line.said_label.text() == "By Sunday, October 18"
    day.press(Q.Key_Return)
    (made,) = day.captured.entries
    assert isinstance(made, Commitment)
    assert (made.what, made.due) == ("Send the map", date(2026, 10, 18))


def test_by_when_follows_what_is_typed_until_somebody_types_another_date(day: WritingDay) -> None:
    day.press(Q.Key_C)
    day.type("Send the map by Sunday")
    for _time in range(len("by Sunday")):
        day.press(Q.Key_Backspace)
    assert day.line.promise.due_edit.text() == ""
    day.line.promise.due_edit.setFocus()
    day.type("in 2 weeks")
    day.line.text_edit.setFocus()
    day.press(Q.Key_End)
    day.type("by Friday")
    assert day.line.promise.due_edit.text() == "in 2 weeks"
    day.press(Q.Key_Return)
    (made,) = day.captured.entries
    assert isinstance(made, Commitment)
    assert (made.what, made.due) == ("Send the map by Friday", date(2026, 10, 28))


def test_a_date_alone_is_no_promise(day: WritingDay) -> None:
    day.press(Q.Key_C)
    day.type("By Sunday")
    day.press(Q.Key_Return)
    assert day.captured.entries == ()
    assert day.line.said_label.text() == "Say what was promised, too."
    assert day.line.text_edit.hasFocus()


def test_a_date_in_a_note_is_part_of_it(day: WritingDay) -> None:
    assert day.write(Q.Key_N, "By Sunday it is over").block is not None
    assert day.texts == ["By Sunday it is over"]


def test_a_name_that_nobody_has_stays_as_it_is_typed(day: WritingDay) -> None:
    day.press(Q.Key_C)
    day.type("Write the letter")
    day.press(Q.Key_Tab)
    day.type("The board")
    day.press(Q.Key_Return)
    (made,) = day.captured.entries
    assert isinstance(made, Commitment)
    assert (made.who, made.person, made.due) == ("The board", None, None)


def test_a_date_that_is_not_understood_is_asked_for_again(day: WritingDay) -> None:
    day.press(Q.Key_C)
    day.type("Write the letter")
    day.line.promise.due_edit.setFocus()
    day.type("when it rains")
    assert day.line.said_label.text().startswith("That date is not understood")
    day.press(Q.Key_Return)
    assert day.captured.entries == ()
    assert day.line.promise.due_edit.hasFocus()
    day.type("Friday")  # instead of what was selected
    day.press(Q.Key_Return)
    (kept,) = day.bench.workspace.commitments.live()
    assert kept.due == date(2026, 10, 16)


def test_a_draft_of_a_commitment_has_all_its_fields_again(day: WritingDay) -> None:
    day.press(Q.Key_C)
    day.type("Write the letter")
    day.line.promise.due_edit.setFocus()
    day.type("friday")
    day.press(Q.Key_Escape)
    day.press(Q.Key_C)
    assert day.line.promise.due_edit.text() == "friday"
    assert day.line.said_label.text() == "By Friday, October 16"
    day.line.promise.due_edit.clear()
    assert day.line.said_label.text() == ""


# Names


def test_an_at_sign_offers_names_and_links_whoever_is_chosen(day: WritingDay) -> None:
    day.press(Q.Key_N)
    day.type("Ask @thEO")
    assert day.line.text_edit.offers
    QTest.keyClick(day.line.text_edit.popup, Q.Key_Return)
    assert day.line.text_edit.text() == "Ask Theo Vasquez-Lund "
    day.line.text_edit.setFocus()
    day.type("first")
    day.press(Q.Key_Return)
    (note,) = day.captured.entries
    assert (day.texts, note.person) == (["Ask Theo Vasquez-Lund first"], THEO.id)


def test_tab_takes_the_name_that_is_offered_first(day: WritingDay) -> None:
    day.press(Q.Key_C)
    day.line.promise.who_edit.setFocus()
    day.type("cast")
    QTest.keyClick(day.line.promise.who_edit, Q.Key_Tab)
    assert day.line.promise.who_edit.text() == NOOR.name
    assert day.line.promise.due_edit.hasFocus()
    day.press(Q.Key_Escape)
    day.press(Q.Key_N)
    day.type("Ask @cast")
    QTest.keyClick(day.line.text_edit, Q.Key_Tab)
    assert day.line.text_edit.text() == f"Ask {NOOR.name} "
    assert day.line.text_edit.hasFocus()


def test_names_of_which_a_word_begins_so_come_first(day: WritingDay) -> None:
    day.press(Q.Key_C)
    day.line.promise.who_edit.setFocus()
    day.type("ra")
    model = day.line.promise.who_edit.completer_.completionModel()
    assert [model.index(row, 0).data() for row in range(2)] == ["Priya Raman", "Amara Sandoval-Reid"]


@pytest.mark.parametrize("typed", ["@Priy", "Priy", " @priy"])
def test_enter_takes_the_name_first_and_then_keeps_the_line(day: WritingDay, workspace: Workspace, typed: str) -> None:
    day.press(Q.Key_C)
    day.type("Call the union")
    day.press(Q.Key_Tab)
    day.type(typed)
    who = day.line.promise.who_edit
    assert who.offers
    QTest.keyClick(who, Q.Key_Return)
    assert who.text() == "Priya Raman"
    assert day.line.isVisible()
    day.press(Q.Key_Return)
    assert not day.line.isVisible()
    (made,) = workspace.commitments.of_session(key("session"))
    assert (made.who, made.person) == ("Priya Raman", PEOPLE[0].id)


def test_an_at_sign_before_a_name_that_nobody_has_is_no_part_of_it(day: WritingDay, workspace: Workspace) -> None:
    day.press(Q.Key_C)
    day.type("Call the union")
    day.press(Q.Key_Tab)
    day.type("@Somebody new")
    day.press(Q.Key_Return)
    (made,) = workspace.commitments.of_session(key("session"))
    assert made.who == "Somebody new"


def test_an_at_sign_inside_a_word_offers_nobody(day: WritingDay) -> None:
    day.press(Q.Key_N)
    day.type("noor@")
    assert not day.line.text_edit.offers
    day.type(" @nobody like this")
    assert not day.line.text_edit.offers


def test_the_name_field_offers_from_the_first_letter(day: WritingDay) -> None:
    day.press(Q.Key_C)
    day.line.promise.who_edit.setFocus()
    day.type("cast")
    assert day.line.promise.who_edit.offers
    QTest.keyClick(day.line.promise.who_edit.popup, Q.Key_Return)
    assert day.line.promise.who_edit.text() == NOOR.name
    day.line.promise.who_edit.setFocus()
    QTest.keyClick(day.line.promise.who_edit, Q.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(day.line.promise.who_edit, Q.Key_Delete)
    assert not day.line.promise.who_edit.offers


# Tracks


def test_where_tracks_are_on_the_line_asks_for_one_and_remembers_it(day: WritingDay) -> None:
    assert not day.line.track_combo.isVisibleTo(day.line)
    day.running.do("Jump", lambda run, at: run_acts.jump(run, key("Breakouts: map one system"), at))
    combo = day.line.track_combo
    assert [combo.itemText(at) for at in range(combo.count())] == [
        "All tracks",
        "A. Placement letters",
        "B. Attendance calls",
        "C. Site budgets",
    ]
    day.press(Q.Key_P)
    assert combo.isVisible()
    combo.setCurrentIndex(2)
    combo.activated.emit(2)
    assert day.line.text_edit.hasFocus()
    day.type("Who calls?")
    day.press(Q.Key_Return)
    assert day.captured.entries[0].track == key("B")
    assert day.write(Q.Key_P, "And who else?").track == key("B")
    last = [label.text() for label in day.parts.last.findChildren(QLabel)]
    assert "Parking lot, 10:07, B. Attendance calls" in last


# The right column


def test_the_newest_lines_are_in_the_right_column(day: WritingDay) -> None:
    assert not day.parts.last.isVisible()
    for number in range(SHOWN + 1):
        day.write(Q.Key_N, f"Line {number}")
    shown = [row.text_label.text() for row in day.parts.last.rows]
    assert shown == ["Line 3", "Line 2", "Line 1"]
    assert day.parts.last.rows[0].caption_label.text() == "Note, 10:07, Case clinic"
    day.parts.last.all_button.click()
    assert [line.title for line in day.body(CaptureList).list.lines] == ["Line 0", "Line 1", "Line 2", "Line 3"]


def test_a_very_long_line_is_cut_in_the_right_column(day: WritingDay) -> None:
    day.write(Q.Key_N, "word " * 60)
    assert day.parts.last.rows[0].text_label.text().endswith("word…")


def test_the_cap_of_a_key_is_part_of_its_link(day: WritingDay) -> None:
    day.write(Q.Key_N, "x")
    caps = [one for one in day.parts.last.head.findChildren(QLabel) if one.text() == "K"]
    QTest.mouseClick(caps[0], Qt.MouseButton.LeftButton)
    assert day.body(CaptureList).isVisible()


# Room


def test_in_a_narrow_window_the_buttons_say_how_many_and_no_more(
    day: WritingDay, window: MainWindow, theme: Theme, qtbot: QtBot
) -> None:
    day.write(Q.Key_N, "x")
    buttons = day.parts.bar.buttons.values()
    assert [button.text() for button in buttons] == ["Note", "Decision", "Commitment", "Parking lot"]
    assert _counts(day) == ["1", "0", "0", "0"]
    window.resize(1280, 720)
    theme.set_scale(TextScale.LARGEST)
    qtbot.waitUntil(lambda: _lower_bar(day).minimumSizeHint().width() <= 1280)
    assert ([button.text() for button in buttons], _counts(day)) == ([""] * 4, ["1", "0", "0", "0"])
    assert day.parts.bar.buttons[Kind.NOTE].accessibleName() == "Note, 1 so far"


def test_how_many_there_are_is_said_more_quietly_than_of_what_between_the_words_and_the_cap(day: WritingDay) -> None:
    button = day.parts.bar.buttons[Kind.COMMITMENT]
    cap = button.cap
    assert cap is not None
    assert button.font().weight() > button.count_label.font().weight() == QFont.Weight.Normal
    words = button.fontMetrics().horizontalAdvance(button.text()) + button.iconSize().width()
    assert words < button.count_label.x() + button.count_label.width() - button.count_label.sizeHint().width()
    assert button.count_label.geometry().right() < cap.x()
    assert cap.geometry().right() < button.width()


def test_in_a_low_window_the_line_takes_the_room_of_the_lower_bar(
    day: WritingDay, window: MainWindow, theme: Theme, qtbot: QtBot
) -> None:
    window.resize(1280, 720)
    theme.set_scale(TextScale.LARGEST)
    qtbot.waitUntil(lambda: day.screen.height() <= 720)
    day.press(Q.Key_C)
    assert day.line.isVisible()
    who, what = day.line.promise.parts[0], day.line.text_edit
    qtbot.waitUntil(lambda: who.mapTo(day.line, QPoint(0, 0)).y() > what.mapTo(day.line, QPoint(0, 0)).y())
    timer = day.screen.run_timer
    qtbot.waitUntil(lambda: timer.height() >= timer.minimumSizeHint().height())
    assert not _lower_bar(day).isVisible()
    day.press(Q.Key_Escape)
    assert _lower_bar(day).isVisible()
    day.press(Q.Key_K)
    assert not _lower_bar(day).isVisible()
    QApplication.sendPostedEvents()
    day.screen.close_panel()
    assert _lower_bar(day).isVisible()
    theme.set_scale(TextScale.STANDARD)
    window.resize(1440, 868)
    day.press(Q.Key_C)
    qtbot.waitUntil(lambda: who.parentWidget() is day.line and who.y() < what.height())


def test_the_line_follows_the_size_and_the_colors_of_the_window(day: WritingDay, theme: Theme) -> None:
    day.press(Q.Key_N)
    before = day.line.kind_label.height()
    theme.set_scale(TextScale.LARGEST)
    assert day.line.kind_label.minimumHeight() == round(before * 1.5)


def test_tab_goes_through_a_commitment_in_the_order_of_its_fields(day: WritingDay) -> None:
    day.press(Q.Key_C)
    promise = day.line.promise
    order = (promise.who_edit, promise.due_edit, promise.asks_edit, day.line.keep_button, day.line.close_button)
    for wanted in order:
        day.press(Q.Key_Tab)
        assert wanted.hasFocus()


def test_without_a_day_nothing_is_written(bench: Bench, workspace: Workspace) -> None:
    captured = Captured(workspace, bench.running, bench.saving, bench.changes)
    assert not captured.write(Kind.NOTE, "x", block=None, track=None)
    assert not captured.promise("x", who="", due=None, asks="", block=None, track=None)
    assert not captured.keep([], "x")
    assert (captured.people, captured.everybody, captured.day_halves()) == ((), (), ())
    assert captured.today() is not None
    assert workspace.database.undo_label is None
