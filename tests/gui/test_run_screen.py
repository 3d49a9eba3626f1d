"""The run screen: what it says of the day at each moment, and what its keys and buttons do."""

from datetime import datetime
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core_facilitator.domain import run_acts
from core_facilitator.domain.runs import Run
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.run_next import RunNext
from core_facilitator.gui.widgets.run_offset import RunOffset
from core_facilitator.gui.widgets.run_tracks import RunTracks
from core_facilitator.settings import Look, TextScale
from planner_samples import key
from running_day import RunningDay, words_of
from workspaces import Clock

RIGHT, LEFT, SPACE, SHIFT = Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def day(bench: Bench, now: Clock, qtbot: QtBot) -> RunningDay:
    return RunningDay(bench, now, qtbot).open()


def _words(day: RunningDay) -> list[str]:
    return [label.text() for label in day.screen.run_timer.word_labels if label.text()]


def _offset(day: RunningDay) -> RunOffset:
    found = day.screen.findChild(RunOffset)
    assert found is not None
    return found


class _Windows(QObject):
    """Notes which widgets are shown as windows of their own."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return super().eventFilter(watched, event)


def test_no_part_of_the_screen_is_ever_a_window_of_its_own(
    bench: Bench, now: Clock, qtbot: QtBot, qapp: QApplication
) -> None:
    """A widget that is shown before it has a parent takes the keyboard away."""
    windows = _Windows(qapp)
    qapp.installEventFilter(windows)
    day = RunningDay(bench, now, qtbot).open().until_case_clinic()
    day.bench.leave_run()
    qapp.removeEventFilter(windows)
    assert windows.shown == []


def test_the_screen_takes_the_whole_window(day: RunningDay, window: MainWindow) -> None:
    assert not day.bench.rail.isVisible()
    assert not window.menuBar().isVisible()
    day.press(Qt.Key.Key_Escape)
    assert day.bench.here == "home"
    assert day.bench.rail.isVisible()
    assert window.menuBar().isVisible()


def test_before_the_day_the_time_until_its_start_counts_down(day: RunningDay) -> None:
    day.at(8, 25)
    assert day.screen.run_head.title_label.text() == "Next: Opening circle: one word for how you arrive"
    assert day.screen.run_timer.digits.text == "5:00"
    assert _words(day) == ["until 8:30"]
    assert day.screen.next_button.text() == "Start"
    assert _offset(day).headline_label.text() == "Not begun"


def test_opened_late_it_can_be_started_now_or_counted_from_the_plan(day: RunningDay) -> None:
    day.at(8, 36)
    assert day.screen.run_timer.digits.text == "+6:00"
    assert day.screen.run_timer.phase_label.text() == "Late"
    assert day.screen.next_button.text() == "Start now"
    assert day.screen.run_timer.count_button.text() == "Count from 8:30"
    day.screen.run_timer.count_button.click()
    assert day.on == "Opening circle: one word for how you arrive"
    assert day.screen.run_timer.digits.text == "14:00"
    day.bench.undo()
    day.go_on()
    assert day.screen.run_timer.digits.text == "20:00"


def test_the_picture_of_the_morning_comes_out(day: RunningDay) -> None:
    day.until_case_clinic()
    screen = day.screen
    assert screen.run_head.title_label.text() == "Case clinic"
    assert screen.run_head.chip.accessibleName() == "Theory U"
    assert screen.run_head.lead_label.text() == "Lead: Theo Vasquez-Lund"
    assert screen.run_timer.digits.text == "38:18"
    assert _words(day) == ["left of 60 min", "Started 9:46", "Ends 10:46"]
    assert screen.run_bar.accessibleName() == "Step 4 of 7"
    assert words_of(screen.run_steps).endswith("5:18 left of 10 min")
    assert screen.clock_label.text() == "10:07 AM"
    assert screen.next_button.text() == "Next step"
    assert _offset(day).headline_label.text() == "6\u00a0min behind"
    assert (
        _offset(day)
        .words_label.accessibleName()
        .startswith("Break moves to 10:46. Lunch holds at 12:00, leaving Breakouts 59 of 70\u00a0min.")
    )
    coming = screen.findChild(RunNext)
    assert coming is not None
    assert coming.rows.accessibleName() == (
        "10:46, Break, 15 min. 11:01, Breakouts: map one system, 59 min. "
        "12:00, Lunch, served on the porch, pinned, 50 min"
    )


def test_ahead_and_on_time_are_said_too(day: RunningDay) -> None:
    day.at(8, 30).go_on()
    assert _offset(day).headline_label.text() == "On time"
    day.at(8, 46).go_on()
    assert _offset(day).headline_label.text() == "4\u00a0min ahead"
    assert "Day ends 4:10, as planned." in _offset(day).words_label.accessibleName()


def test_a_late_beginning_is_told_apart_from_what_was_lost_since(day: RunningDay) -> None:
    day.at(8, 36).go_on()
    assert "The day began" not in _offset(day).words_label.accessibleName()
    day.at(8, 58).go_on()
    assert "The day began 6\u00a0min late, and lost 2\u00a0min more." in _offset(day).words_label.accessibleName()
    day.at(9, 5).go_on()
    assert "The day began 6\u00a0min late, and made up 1\u00a0min." in _offset(day).words_label.accessibleName()


@pytest.mark.parametrize(
    ("moment", "digits", "phase"),
    [
        ((8, 40, 0), "10:00", ""),
        ((8, 46, 30), "3:30", "Wrap up"),
        ((8, 49, 20), "0:40", "Last minute"),
        ((8, 52, 10), "+2:10", "Over"),
    ],
)
def test_phases_are_told_by_words_and_form(
    day: RunningDay, moment: tuple[int, int, int], digits: str, phase: str
) -> None:
    day.at(8, 30).go_on().at(*moment)
    assert day.screen.run_timer.digits.text == digits
    assert day.screen.run_timer.phase_label.text() == phase
    assert day.screen.run_timer.phase_label.isVisible() is bool(phase)


def test_what_is_over_says_when_it_should_have_ended(day: RunningDay) -> None:
    day.at(8, 30).go_on().at(8, 52, 10)
    assert _words(day) == ["of 20 min", "Started 8:30", "Ended at 8:50"]


def test_a_long_time_is_told_in_hours(day: RunningDay) -> None:
    day.at(8, 30).go_on()
    for _ in range(18):
        day.press(Qt.Key.Key_5)
    assert day.screen.run_timer.digits.text == "1:50:00"


def test_the_clock_stands_still_and_goes_on(day: RunningDay) -> None:
    day.at(8, 30).go_on().at(8, 35).press(SPACE)
    assert day.screen.run_timer.phase_label.text() == "Paused"
    assert day.screen.run_timer.pause_button.text() == "Go on"
    day.at(8, 38)
    assert day.screen.run_timer.digits.text == "15:00"
    assert _offset(day).headline_label.text() == "3\u00a0min behind"
    day.screen.run_timer.pause_button.click()
    day.at(8, 39)
    assert day.screen.run_timer.digits.text == "14:00"


def test_a_time_that_ends_for_what_is_pinned_is_not_called_paused_while_it_runs(day: RunningDay) -> None:
    day.at(11, 5)
    day.running.do("jump", lambda run, at: run_acts.jump(run, key("Breakouts: map one system"), at))
    day.at(11, 50).press(SPACE).at(11, 51)
    timer = day.screen.run_timer
    assert (timer.digits.text, timer.phase_label.text()) == ("9:00", "Time runs on")
    assert timer.pause_button.text() == "Go on"
    day.at(11, 59, 30)
    assert (timer.digits.text, timer.phase_label.text()) == ("0:30", "Last minute")
    day.press(SPACE)
    assert timer.pause_button.text() == "Pause"


def test_minutes_are_given_and_taken(day: RunningDay) -> None:
    day.at(8, 30).go_on()
    day.press(Qt.Key.Key_1)
    assert day.screen.run_timer.digits.text == "21:00"
    day.screen.run_timer.five_button.click()
    assert day.screen.run_timer.digits.text == "26:00"
    day.screen.run_timer.one_button.click()
    day.press(Qt.Key.Key_Exclam, SHIFT).press(Qt.Key.Key_Percent, SHIFT)
    assert day.screen.run_timer.digits.text == "21:00"
    assert day.bench.history.undo_label == "5 minutes less"


def test_back_takes_going_on_back(day: RunningDay) -> None:
    day.at(8, 30).go_on().at(8, 45).press(RIGHT)
    assert day.on == "Four-stage pulse check-in"
    day.press(LEFT)
    assert day.on == "Opening circle: one word for how you arrive"
    assert day.screen.run_timer.digits.text == "5:00"


def test_what_is_skipped_is_left_and_what_comes_is_left_out(day: RunningDay) -> None:
    day.press(Qt.Key.Key_S)
    assert day.screen.run_head.title_label.text() == "Next: Four-stage pulse check-in"
    day.at(8, 50).go_on().press(Qt.Key.Key_S)
    assert day.on == "What the empathy walks showed us"
    assert day.now.run.passages[0].skipped


def test_a_skipped_step_says_so(day: RunningDay) -> None:
    day.until_case_clinic().press(Qt.Key.Key_S)
    assert day.screen.run_bar.accessibleName() == "Step 5 of 7"
    part = day.now.run.passages[-1].steps[3]
    assert part.skipped
    assert "Mirroring" in day.screen.run_steps.accessibleName()


def test_undo_names_what_it_takes_back_and_stays_in_the_run(day: RunningDay) -> None:
    day.at(8, 30).go_on().at(8, 45).go_on()
    assert day.screen.undo_button.toolTip().startswith("Undo Next block (Ctrl+Z)")
    day.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert day.bench.here == "run"
    assert day.on == "Opening circle: one word for how you arrive"
    assert "Redo Next block (Ctrl+Y)" in day.screen.undo_button.toolTip()
    day.press(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert day.on == "Four-stage pulse check-in"
    day.screen.undo_button.click()
    day.screen.undo_button.click()
    assert day.screen.run_head.title_label.text() == "Next: Opening circle: one word for how you arrive"
    assert not day.screen.undo_button.isEnabled()


def test_the_day_is_finished_and_opened_again(day: RunningDay) -> None:
    day.at(8, 30).go_on()
    for _ in range(40):
        if day.screen.next_button.text() != "Finish the day":
            day.go_on()
    assert day.on == "Closing circle"
    day.go_on()  # it asks what is still open
    assert day.on == "Closing circle"
    day.go_on()
    assert day.screen.run_head.title_label.text() == "The day is done"
    assert _words(day)[0] == "Finished"
    assert not day.screen.skip_button.isEnabled()
    assert day.screen.next_button.text() == "Open again"
    day.go_on()
    assert day.screen.next_button.text() == "Finish the day"


def test_tracks_have_a_clock_each_and_one_time_to_meet(day: RunningDay) -> None:
    day.at(8, 30)
    day.bench.running.do("jump", _jump)
    tracks = day.screen.findChild(RunTracks)
    assert tracks is not None
    assert tracks.isVisible()
    first, second, third = tracks.rows
    assert first.title_label.text() == "A. Placement letters, Oak Room"
    assert first.now_label.text() == "Read the letters, then Rewrite one letter"
    assert first.left_label.text() == "25:00"
    assert second.now_label.text() == "Until all meet again"
    assert not third.next_button.isVisible()
    assert _words(day)[2].startswith("Regather")
    first.next_button.click()
    assert first.now_label.text() == "Rewrite one letter"
    assert day.bench.history.undo_label == "Next in a track"
    day.go_on()
    assert not tracks.isVisible()


def test_the_digits_of_all_tracks_stand_in_line(day: RunningDay) -> None:
    day.at(8, 30)
    day.bench.running.do("jump", _jump)
    tracks = day.screen.findChild(RunTracks)
    assert tracks is not None

    def edges() -> set[int]:
        return {row.left_label.mapTo(tracks, row.left_label.rect().topRight()).x() for row in tracks.rows}

    day.qtbot.waitUntil(lambda: len(edges()) == 1)
    (beside,) = edges()
    tracks.rows[0].next_button.click()  # after which no track has anything to go on to
    day.qtbot.waitUntil(lambda: edges() != {beside})
    assert len(edges()) == 1


def _jump(run: Run, at: datetime) -> Run:
    return run_acts.jump(run, key("Breakouts: map one system"), at)


def test_a_track_that_will_be_over_says_by_how_much(day: RunningDay) -> None:
    day.at(11, 25)
    day.bench.running.do("jump", _jump)
    tracks = day.screen.findChild(RunTracks)
    assert tracks is not None
    assert tracks.rows[0].over_label.text() == "35 min over"
    assert tracks.rows[0].accessibleName().endswith("35 min over")


def test_a_day_of_another_date_says_so_and_counts_for_today_once_started(day: RunningDay) -> None:
    day.clock.now = day.clock.now.replace(day=20, hour=9, minute=0)
    day.tick()
    assert day.screen.run_timer.digits.text == "Oct 14"
    assert _offset(day).headline_label.text() == "Not begun"
    day.go_on()
    assert _offset(day).headline_label.text() == "30\u00a0min behind"
    assert day.now.run.plan.date.day == 20
    day.at(9, 10)
    assert day.screen.run_timer.digits.text == "10:00"


def test_what_is_open_about_one_day_does_not_stand_in_another(day: RunningDay) -> None:
    day.at(8, 30).go_on().press(Qt.Key.Key_J)
    day.bench.leave_run()
    day.bench.run_place.come_back()
    assert not day.screen.steps_area.isVisible()  # it is the same day
    day.bench.leave_run()
    day.bench.run_day(key("session"), key("day three"))
    assert day.screen.steps_area.isVisible()


class _Paints(QObject):
    """Notes what of a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.places: list[QRect] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.places.append(event.region().boundingRect())
        return super().eventFilter(watched, event)


def test_only_the_digits_that_change_are_painted_again(day: RunningDay) -> None:
    digits = day.screen.run_timer.digits
    paints = _Paints(digits)
    day.at(8, 30).go_on().at(8, 31, 1)
    day.qtbot.waitUntil(lambda: digits.width() == digits.sizeHint().width() and bool(paints.places))
    paints.places.clear()
    day.at(8, 31, 2)
    assert digits.text == "18:58"
    day.qtbot.waitUntil(lambda: bool(paints.places))
    assert paints.places[-1].width() < digits.width() // 3
    assert paints.places[-1].right() == digits.width() - 1


def test_nothing_on_the_screen_is_painted_twice_for_one_second(
    day: RunningDay, monkeypatch: pytest.MonkeyPatch
) -> None:
    day.until_case_clinic()
    updated: list[str] = []
    steps = type(day.screen.run_steps)
    monkeypatch.setattr(steps, "update", lambda self, *_: updated.append(type(self).__name__))
    day.at(10, 7, 43)
    assert updated == ["RunSteps"]
    day.tick()
    assert updated == ["RunSteps"]


def _has_room(button: QPushButton) -> bool:
    return button.width() >= button.minimumSizeHint().width()


@pytest.mark.parametrize("scale", list(TextScale))
@pytest.mark.parametrize("size", [(1440, 868), (1280, 720)])
def test_nothing_is_cut_off_at_any_text_size(
    day: RunningDay, window: MainWindow, theme: Theme, scale: TextScale, size: tuple[int, int]
) -> None:
    theme.set_scale(scale)
    theme.set_look(Look.DARK)
    window.resize(*size)
    day.qtbot.waitUntil(lambda: day.screen.width() == size[0])
    day.until_case_clinic()
    digits = day.screen.run_timer.digits
    day.qtbot.waitUntil(lambda: digits.size() == digits.sizeHint())
    screen = day.screen
    parts: list[QWidget] = [
        *(screen.run_timer.digits, screen.next_button, screen.skip_button, screen.leave_button, screen.clock_label),
        *(screen.run_timer.pause_button, screen.run_timer.one_button, screen.run_timer.five_button),
    ]
    for part in parts:
        corner = part.mapTo(screen, QPoint(part.width(), part.height()))
        assert corner.x() <= screen.width()
        assert corner.y() <= screen.height()
        assert part.width() >= part.minimumSizeHint().width()
    for button in screen.bottom_bar.findChildren(QPushButton):
        if button.isVisible():
            day.qtbot.waitUntil(partial(_has_room, button))
    below = screen.below_stack.mapTo(screen, QPoint(0, 0)).y()
    timer = screen.run_timer.mapTo(screen, QPoint(0, screen.run_timer.height())).y()
    assert timer <= below
    assert screen.run_steps.current().height() >= theme.px(120)


def test_in_a_low_window_the_step_that_is_on_stays_in_sight_when_a_word_beside_the_time_takes_room(
    day: RunningDay, window: MainWindow, theme: Theme
) -> None:
    theme.set_scale(TextScale.LARGEST)
    window.resize(1280, 720)
    day.until_case_clinic()
    area = day.screen.steps_area.viewport()

    def in_sight() -> bool:
        at = day.screen.run_steps.current()
        top = day.screen.run_steps.mapTo(area, at.topLeft()).y()
        return top >= 0 and top + min(at.height(), theme.px(100)) <= area.height()  # all that is written in it

    day.qtbot.waitUntil(in_sight)
    before = area.height()
    day.at(10, 42, 30)
    assert day.screen.run_timer.phase_label.text() == "Wrap up"
    day.qtbot.waitUntil(lambda: area.height() < before)
    day.qtbot.waitUntil(in_sight)


def test_where_it_is_narrow_the_right_column_goes_below_the_steps_and_comes_back(
    day: RunningDay, window: MainWindow, theme: Theme
) -> None:
    day.until_case_clinic()
    theme.set_scale(TextScale.LARGEST)
    day.qtbot.waitUntil(lambda: not day.screen.side_area.isVisible())
    assert _offset(day).isVisible()
    assert day.screen.offset_label.text() == "6\u00a0min behind"
    theme.set_scale(TextScale.STANDARD)
    day.qtbot.waitUntil(day.screen.side_area.isVisible)
    assert not day.screen.offset_label.isVisible()
    assert _offset(day).isVisible()
    assert window.width() == day.screen.width()
