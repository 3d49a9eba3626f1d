"""A block that another one interrupts, on the run screen: it is told that it goes on, and goes on where it was."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core_facilitator.gui.bench import Bench
from core_facilitator.gui.models import run_day_lines
from core_facilitator.gui.widgets.run_insert import RunInsert
from core_facilitator.gui.widgets.run_next import RunNext
from core_facilitator.gui.widgets.run_offset import RunOffset
from running_day import RunningDay
from workspaces import Clock

Q, SHIFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def day(bench: Bench, now: Clock, qtbot: QtBot) -> RunningDay:
    """The case clinic in its fourth step, six minutes behind."""
    return RunningDay(bench, now, qtbot).open().until_case_clinic()


def _interrupt(day: RunningDay) -> None:
    """Let a fire alarm of twelve minutes come in with the keys of the screen."""
    day.press(Q.Key_I)
    body = day.screen.findChild(RunInsert)
    assert body is not None
    QTest.keyClicks(body.title_edit, "Fire alarm")
    body.minutes_spin.setValue(12)
    QTest.keyClick(body.title_edit, Q.Key_Return)


def _digits(day: RunningDay) -> tuple[str, str]:
    return day.screen.run_timer.digits.text, day.screen.run_steps.accessibleDescription()


def _words(day: RunningDay) -> list[str]:
    return [label.text() for label in day.screen.run_timer.word_labels if label.text()]


def _said(day: RunningDay) -> str:
    offset = day.screen.findChild(RunOffset)
    assert offset is not None
    return offset.words_label.accessibleName()


def test_it_goes_on_where_it_was_with_the_time_that_it_had(day: RunningDay) -> None:
    before, step = _digits(day), day.now.step
    assert step is not None
    _interrupt(day)
    assert _said(day).startswith("Case clinic goes on at 10:19.")
    coming = day.screen.findChild(RunNext)
    assert coming is not None
    assert coming.rows.accessibleName().startswith("10:19, Case clinic, 39 min.")
    day.at(10, 25, 42).go_on()
    assert (day.on, _digits(day)) == ("Case clinic", before)
    assert _words(day)[1] == "Back since 10:25"
    assert day.now.step is not None
    assert day.now.step.step == step.step
    day.bench.undo()
    assert day.on == "Fire alarm"
    day.bench.undo()
    assert _digits(day.at(10, 7, 42)) == before


def test_the_whole_day_tells_each_part_of_it_and_what_is_to_come(day: RunningDay) -> None:
    _interrupt(day)
    told = [(one.glyph, one.title, one.detail) for one in run_day_lines.lines(day.now, hours24=False)]
    assert ("pause", "Case clinic", "9:46 to 10:07") in told
    assert ("clock", "Case clinic", "Goes on at 10:19") in told
    day.at(10, 20).go_on()
    lines = [one for one in run_day_lines.lines(day.now, hours24=False) if one.title == "Case clinic"]
    assert [(one.glyph, one.detail) for one in lines] == [("pause", "9:46 to 10:07"), ("play", "On since 10:20")]


def test_whoever_takes_minutes_stays_in_the_step_and_it_fits_into_its_block(day: RunningDay) -> None:
    on = day.now.step
    assert on is not None
    for _ in range(6):
        day.press(Q.Key_Percent, SHIFT)
        now = day.now
        assert now.clock is not None
        assert now.step_clock is not None
        assert now.step is not None
        assert now.step.step == on.step
        assert timedelta() < now.step_clock.left <= now.clock.left


def test_a_step_that_gets_less_than_planned_says_so(day: RunningDay) -> None:
    for _ in range(5):
        day.press(Q.Key_Percent, SHIFT)
    rows = day.screen.run_steps._rows
    assert any(" of " in getattr(one, "minutes", "") and not getattr(one, "had", True) for one in rows)
    coming = [round((one.end - one.start) / timedelta(minutes=1)) for one in day.now.steps]
    assert list(day.screen.run_bar._pieces[-len(coming) :]) == [max(1, one) for one in coming]


def test_what_ended_ended_when_the_screen_said_that_it_would_also_after_a_pause(day: RunningDay) -> None:
    day.at(10, 8, 10).press(Q.Key_Space).at(10, 9, 50).press(Q.Key_Space)
    ends = _words(day)[2]
    day.at(11, 5)
    assert _words(day)[2] == ends.replace("Ends ", "Ended at ")


def test_being_ahead_is_no_warning_even_where_somebody_gets_too_little_time(day: RunningDay) -> None:
    offset = day.screen.findChild(RunOffset)
    assert offset is not None
    assert offset.headline_label.property("tone") == "now-ink"
    for _ in range(2):
        day.press(Q.Key_Percent, SHIFT)
    assert "ahead" in offset.headline_label.text()
    assert offset.headline_label.property("tone") == "accent"
    later = day.now.later
    offset.show_figures(replace(day.now, later=(replace(later[0], fewest=later[0].minutes + 1), *later[1:])))
    assert offset.headline_label.property("tone") == "accent"
    assert f"color:{day.bench.tools.theme.color('now-ink').name()}" in offset.words_label.text()
