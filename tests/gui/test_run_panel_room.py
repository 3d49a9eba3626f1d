"""What is decided in a panel of the run screen is in sight, however low the window and however large its text."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core_facilitator.domain import run_acts
from core_facilitator.domain.attendance import Presence
from core_facilitator.domain.captures import Fate
from core_facilitator.domain.daybooks import Kind
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.run_captures import RunCaptures
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.attendance_panel import AttendancePanel
from core_facilitator.gui.widgets.capture_list import CaptureList
from core_facilitator.gui.widgets.day_close import DayClose
from core_facilitator.gui.widgets.run_check_in import RunCheckIn
from core_facilitator.gui.widgets.run_day_list import RunDayList
from core_facilitator.gui.widgets.run_insert import RunInsert
from core_facilitator.gui.widgets.run_recovery import RunRecovery
from core_facilitator.settings import TextScale
from running_day import RunningDay
from workspaces import Clock

Q = Qt.Key

ROOMS = [((1440, 868), TextScale.STANDARD), ((1280, 688), TextScale.STANDARD), ((1280, 688), TextScale.LARGEST)]
"""The window in the usual size, and in the least with the largest text."""

Decides = Callable[[QWidget], QPushButton]


@pytest.fixture
def day(bench: Bench, now: Clock, qtbot: QtBot) -> RunningDay:
    return RunningDay(bench, now, qtbot).open().until_case_clinic()


def _body(day: RunningDay) -> QWidget:
    assert day.screen.panel is not None
    return day.screen.panel.body


def _let_all_get_its_room() -> None:
    for _ in range(10):  # each layout asks the one around it, a turn later
        QApplication.processEvents()


def _with_six_open_questions(day: RunningDay) -> RunCaptures:
    captures = day.screen.findChild(RunCaptures)
    assert captures is not None
    for number in range(6):
        assert captures.captured.write(Kind.PARKED, f"Question {number}", block=None, track=None)
    return captures


def _whole(widget: QWidget) -> bool:
    """Whether all of it is seen."""
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()


def _jumps(body: QWidget) -> QPushButton:
    assert isinstance(body, RunDayList)
    return body.jump_button


def _inserts(body: QWidget) -> QPushButton:
    assert isinstance(body, RunInsert)
    return body.now_button


def _catches_up(body: QWidget) -> QPushButton:
    assert isinstance(body, RunRecovery)
    return body.ways[0].use_button


def _marks(body: QWidget) -> QPushButton:
    assert isinstance(body, AttendancePanel)
    return body.buttons[Presence.HERE]


def _settles(body: QWidget) -> QPushButton:
    assert isinstance(body, DayClose)
    return body.fate_buttons[Fate.DONE]


def _opens(body: QWidget) -> QPushButton:
    assert isinstance(body, RunCheckIn)
    return body.quick_button


@pytest.mark.parametrize(("size", "scale"), ROOMS)
@pytest.mark.parametrize(
    ("pressed", "decides"),
    [
        (Q.Key_J, _jumps),
        (Q.Key_T, _jumps),
        (Q.Key_I, _inserts),
        (Q.Key_L, _catches_up),
        (Q.Key_A, _marks),
        (Q.Key_V, _settles),
        (Q.Key_Q, _opens),
    ],
)
def test_what_is_decided_in_a_panel_is_in_sight(
    day: RunningDay,
    window: MainWindow,
    theme: Theme,
    size: tuple[int, int],
    scale: TextScale,
    pressed: Qt.Key,
    decides: Decides,
) -> None:
    theme.set_scale(scale)
    window.resize(*size)
    _with_six_open_questions(day)
    day.qtbot.waitUntil(lambda: "ways to catch up" not in day.bench.tools.work.running)
    day.press(pressed)
    day.qtbot.waitUntil(lambda: day.screen.panel is not None and day.screen.panel.isVisible())
    day.qtbot.waitUntil(lambda: _whole(decides(_body(day))))
    assert _whole(day.screen.run_timer.digits)


@pytest.mark.parametrize(("size", "scale"), ROOMS)
def test_the_day_can_be_finished_without_scrolling(
    day: RunningDay, window: MainWindow, theme: Theme, size: tuple[int, int], scale: TextScale
) -> None:
    theme.set_scale(scale)
    window.resize(*size)
    captures = _with_six_open_questions(day)
    day.running.do("last", lambda run, at: run_acts.jump(run, run.today()[-1].id, at))
    captures.finish()
    _let_all_get_its_room()
    body = _body(day)
    assert isinstance(body, DayClose)
    assert _whole(body.finish_button)
    assert _whole(day.screen.run_timer.digits)
    body.finish_button.click()
    assert day.now.run.closed is not None


def test_a_list_shows_as_many_lines_as_there_is_room_for(day: RunningDay, window: MainWindow) -> None:
    window.resize(1440, 868)
    day.press(Q.Key_J)
    body = _body(day)
    assert isinstance(body, RunDayList)
    _let_all_get_its_room()
    row = body.day_list.sizeHintForRow(0)
    assert body.day_list.height() >= 7 * row
    window.resize(1440, 1400)
    _let_all_get_its_room()
    assert body.day_list.height() >= len(body.day_list.lines) * row


def test_the_title_of_what_is_on_comes_back_when_a_panel_closes_in_a_low_window(
    day: RunningDay, window: MainWindow
) -> None:
    window.resize(1280, 688)
    day.press(Q.Key_J)
    assert not day.screen.run_head.isVisible()
    day.press(Q.Key_Escape)
    assert day.screen.run_head.isVisible()
    window.resize(1440, 868)
    day.press(Q.Key_J)
    assert day.screen.run_head.isVisible()


def test_what_has_the_keyboard_scrolls_into_sight_in_a_panel(day: RunningDay, window: MainWindow, theme: Theme) -> None:
    theme.set_scale(TextScale.LARGEST)
    window.resize(1280, 688)
    captures = day.screen.findChild(RunCaptures)
    assert captures is not None
    assert captures.captured.write(Kind.NOTE, "The room is warm.", block=None, track=None)
    body = captures.show_list()
    assert isinstance(body, CaptureList)
    _let_all_get_its_room()
    day.press(Q.Key_Return)
    day.qtbot.waitUntil(lambda: _whole(body.text_edit))
    assert body.text_edit.hasFocus()
