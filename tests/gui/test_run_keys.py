"""Keys while a day runs, as keyboards really send them, and where the keyboard is once the day is left."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from core_facilitator.domain import run_acts
from core_facilitator.domain.agendas import Session
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.dialogs.export import ExportDialog
from core_facilitator.gui.widgets.capture_line import CaptureLine
from core_facilitator.gui.widgets.run_insert import RunInsert
from core_facilitator.store.workspace import Workspace
from desk import end_flows, is_open, opened
from planner_samples import key
from running_day import RunningDay
from workspaces import Clock

Q = Qt.Key
SHIFT, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def day(bench: Bench, now: Clock, qtbot: QtBot) -> RunningDay:
    return RunningDay(bench, now, qtbot).open().at(8, 30).go_on()


def _left(day: RunningDay) -> str:
    return day.screen.run_timer.digits.text


def _session(workspace: Workspace) -> Session:
    return workspace.sessions.get(key("session"))


def _type(words: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, words)


# Minutes


@pytest.mark.parametrize(
    ("pressed", "held", "left"),
    [
        (Q.Key_Exclam, SHIFT, "19:00"),  # Shift+1 on most keyboards
        (Q.Key_Percent, SHIFT, "15:00"),
        (Q.Key_1, SHIFT, "21:00"),  # where digits need Shift
        (Q.Key_5, SHIFT, "25:00"),
        (Q.Key_1, NONE, "21:00"),
        (Q.Key_5, NONE, "25:00"),
        (Q.Key_1, Qt.KeyboardModifier.KeypadModifier, "21:00"),
        (Q.Key_Minus, NONE, "15:00"),  # as in the plan, on every keyboard
        (Q.Key_Minus, CTRL, "19:00"),
    ],
)
def test_minutes_are_given_and_taken_on_every_keyboard(
    day: RunningDay, pressed: Qt.Key, held: Qt.KeyboardModifier, left: str
) -> None:
    day.press(pressed, held)
    assert _left(day) == left


def test_a_list_that_is_open_keeps_what_is_typed_in_it(day: RunningDay) -> None:
    day.press(Q.Key_J).press(Q.Key_Exclam, SHIFT).press(Q.Key_1)
    assert _left(day) == "20:00"


def test_what_is_typed_into_a_field_takes_no_minutes(day: RunningDay) -> None:
    day.press(Q.Key_N).press(Q.Key_Exclam, SHIFT)
    line = day.screen.findChild(CaptureLine)
    assert line is not None
    assert line.text_edit.text() == "!"
    assert _left(day) == "20:00"


def test_a_key_that_is_held_down_takes_minutes_once(day: RunningDay) -> None:
    held = QKeyEvent(QEvent.Type.ShortcutOverride, Q.Key_Exclam, SHIFT, "!", autorep=True)
    day.press(Q.Key_Exclam, SHIFT)
    QApplication.sendEvent(day.screen, held)
    assert held.isAccepted()
    assert _left(day) == "19:00"


# Esc


def test_an_esc_right_after_what_closed_by_itself_leaves_nothing(day: RunningDay) -> None:
    day.press(Q.Key_I)
    assert day.screen.panel is not None
    body = day.screen.panel.body
    assert isinstance(body, RunInsert)
    QTest.keyClicks(body.title_edit, "A walk")
    day.press(Q.Key_Return).press(Q.Key_Escape)
    assert not body.isVisible()
    assert day.bench.here == "run"
    day.press(Q.Key_Escape)
    assert day.bench.here == "home"


def test_an_esc_right_after_a_kept_line_leaves_nothing(day: RunningDay) -> None:
    day.press(Q.Key_N)
    _type("Somebody needs a chair")
    day.press(Q.Key_Return).press(Q.Key_Escape)
    assert day.bench.here == "run"
    day.press(Q.Key_Escape)
    assert day.bench.here == "home"


def test_an_esc_after_another_key_means_to_leave(day: RunningDay) -> None:
    day.press(Q.Key_N)
    _type("Somebody needs a chair")
    day.press(Q.Key_Return).press(Q.Key_Shift).press(Q.Key_1).press(Q.Key_Escape)
    assert day.bench.here == "home"


def test_a_way_to_catch_up_and_a_jump_close_by_themselves(day: RunningDay) -> None:
    day.at(13, 30)
    day.running.do("jump", lambda run, at: run_acts.jump(run, key("Quiet walk: what is mine to let go of?"), at))
    day.at(13, 40).qtbot.waitUntil(lambda: "ways to catch up" not in day.bench.tools.work.running)
    day.press(Q.Key_L)
    assert isinstance(QApplication.focusWidget(), QPushButton)
    for opens in (Q.Key_Return, Q.Key_J, Q.Key_Down, Q.Key_Return):
        day.press(opens)
        if opens is Q.Key_Return:
            assert day.screen.panel is None
            day.press(Q.Key_Escape)
            assert day.bench.here == "run"


# Away from the day


def test_whoever_left_the_day_and_types_on_changes_no_plan(
    bench: Bench, now: Clock, qtbot: QtBot, workspace: Workspace
) -> None:
    bench.open_session(key("session"))
    day = RunningDay(bench, now, qtbot).open().at(8, 30).go_on()
    before, label = _session(workspace), workspace.database.undo_label
    day.press(Q.Key_Escape)
    assert bench.here == "agendas"
    line = bench.notices.banner("run")
    assert line is not None
    assert line.action_button.hasFocus()
    _type("sheneedsachair+15min,please.-")
    assert _session(workspace) == before
    assert workspace.database.undo_label == label


def test_the_way_back_is_one_key_away(day: RunningDay) -> None:
    day.press(Q.Key_Escape).press(Q.Key_Return)
    assert day.bench.here == "run"
    assert QApplication.focusWidget() is day.screen


def test_the_line_says_that_something_is_over_or_stands_still(day: RunningDay) -> None:
    day.press(Q.Key_Escape).at(8, 55)
    line = day.bench.notices.banner("run")
    assert line is not None
    assert line.said.endswith("Opening circle: one word for how you arrive, over since 8:50.")
    day.bench.leave_run()
    day.press(Q.Key_Return).press(Q.Key_Space).press(Q.Key_Escape)
    line = day.bench.notices.banner("run")
    assert line is not None
    assert line.said.endswith("Opening circle: one word for how you arrive, paused.")


# What is said above the work


def test_only_what_is_urgent_is_said_beside_a_day_that_runs(day: RunningDay) -> None:
    notices = day.bench.notices
    notices.put("code", "warn", "The recovery code was never typed back.", action="Do it now")
    assert notices.isHidden()
    assert notices.said == ""
    notices.put("disk", "danger", "This workspace is damaged.")
    assert notices.isVisible()
    assert notices.said == "This workspace is damaged."
    notices.take_down("disk")
    assert notices.isHidden()
    day.press(Q.Key_Escape)
    assert "The recovery code was never typed back." in notices.said


# What is printed


@pytest.mark.parametrize(("shift", "flow"), [(SHIFT, "summary"), (NONE, "packet")])
def test_what_is_printed_opens_by_its_key_once_the_day_is_finished(
    day: RunningDay, qtbot: QtBot, shift: Qt.KeyboardModifier, flow: str
) -> None:
    day.press(Q.Key_P, CTRL | shift)
    assert flow not in day.bench.tools.work.running
    day.running.close_day()
    assert day.bench.session_id == key("session")
    day.press(Q.Key_P, CTRL | shift)
    assert flow in day.bench.tools.work.running
    opened(qtbot, ExportDialog)
    end_flows(qtbot, day.bench.tools.work)
    assert not is_open(ExportDialog)
