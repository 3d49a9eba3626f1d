"""Ways to catch up whose figures are set by hand: a field says what is done, stays, and can be set back."""

from datetime import time
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core_facilitator.domain import run_acts
from core_facilitator.domain.recovery import plans
from core_facilitator.domain.run_times import figures
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.run_offset import RunOffset
from core_facilitator.gui.widgets.run_recovery import RunRecovery, Way
from planner_samples import key
from running_day import RunningDay
from running_days import at, block, run_of
from workspaces import Clock

Q = Qt.Key


@pytest.fixture
def day(bench: Bench, now: Clock, qtbot: QtBot) -> RunningDay:
    """Return the day half an hour behind in the afternoon, with a pinned closing circle to come."""
    day = RunningDay(bench, now, qtbot).open().at(13, 30)
    walk = key("Quiet walk: what is mine to let go of?")
    day.running.do("jump", lambda run, moment: run_acts.jump(run, walk, moment))
    return _reckoned(day.at(13, 40))


def _reckoned(day: RunningDay) -> RunningDay:
    """Wait until the ways to catch up are those of now."""
    day.qtbot.waitUntil(lambda: "ways to catch up" not in day.bench.tools.work.running)
    return day


def _typed(edit: QWidget, text: str) -> None:
    edit.setFocus()
    QTest.keyClick(edit, Q.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(edit, text)
    QTest.keyClick(edit, Q.Key_Return)


def _set(day: RunningDay, way: Way, row: int, minutes: int) -> None:
    """Type a figure of a way, and wait until the rest is shared again."""
    _typed(list(way.fields.values())[row], str(minutes))
    day.qtbot.waitUntil(lambda: "a figure by hand" not in day.bench.tools.work.running)


def _shown(way: Way) -> dict[UUID, int]:
    return {block: spin.value() for block, spin in way.fields.items()}


def _with_two_figures(day: RunningDay) -> tuple[RunRecovery, int]:
    panel = day.press(Q.Key_L).screen.panel
    assert panel is not None
    body = panel.body
    assert isinstance(body, RunRecovery)
    return body, next(number for number, one in enumerate(body.ways) if len(one.fields) > 1)


def test_a_figure_that_is_typed_stays_in_the_list_the_rest_is_shared_again_and_that_is_what_is_done(
    day: RunningDay,
) -> None:
    body, number = _with_two_figures(day)
    first, other = list(_shown(body.ways[number]))[:2]
    before = _shown(body.ways[number])
    _set(day, body.ways[number], 0, before[first] + 1)
    shown = _shown(body.ways[number])
    assert shown[first] == before[first] + 1
    assert shown[other] < before[other]
    assert {one.block: one.after for one in body.ways[number].plan.gives} == shown
    _reckoned(day.at(13, 41))
    assert _shown(body.ways[number]) == shown
    body.ways[number].use_button.click()
    assert {one.id: one.planned_minutes for one in day.now.run.today() if one.id in shown} == shown


def test_a_figure_can_be_set_to_all_that_it_had_and_back(day: RunningDay) -> None:
    body, number = _with_two_figures(day)
    first = next(iter(body.ways[number].fields))
    before = _shown(body.ways[number])
    _set(day, body.ways[number], 0, body.ways[number].plan.gives[0].before)
    assert first in _shown(body.ways[number])
    assert body.ways[number].fields[first].hasFocus()
    _set(day, body.ways[number], 0, before[first])
    assert _shown(body.ways[number])[first] == before[first]
    assert sum(_shown(body.ways[number]).values()) == sum(before.values())


def test_figures_that_are_set_quickly_one_after_the_other_all_count(day: RunningDay) -> None:
    body, number = _with_two_figures(day)
    way, (first, second) = body.ways[number], list(body.ways[number].fields)[:2]
    wanted = {first: _shown(way)[first] + 1, second: _shown(way)[second] - 2}
    for each, minutes in wanted.items():
        _typed(way.fields[each], str(minutes))
    day.qtbot.waitUntil(lambda: "a figure by hand" not in day.bench.tools.work.running)
    assert {each: _shown(body.ways[number])[each] for each in wanted} == wanted


def test_a_field_says_why_it_has_other_minutes_than_were_typed(day: RunningDay) -> None:
    body, number = _with_two_figures(day)
    _set(day, body.ways[number], 0, 0)
    way = body.ways[number]
    first, spin = next(iter(way.fields.items()))
    assert spin.value() >= 1
    assert way.said_label.isVisible()
    assert f"can have {spin.value()} min" in way.said_label.text()
    assert {one.block: one.after for one in way.plan.gives}[first] == spin.value()
    _set(day, way, 0, spin.value() + 1)
    assert not body.ways[number].said_label.isVisible()


def test_where_nothing_can_give_that_is_said_and_nothing_can_be_done(qtbot: QtBot, tools: Tools) -> None:
    check_in = block(2, 10, protected=True, fixed_end=time(9, 40))
    run = run_acts.next_block(run_of(block(1, 30, protected=True), check_in, block(3, 30)), at("9:06"))
    now = figures(run, at("9:06"))
    body = RunRecovery(tools)
    qtbot.addWidget(body)
    body.show()
    body.show_plans(now, plans(run, now.at))
    (way,) = body.ways
    assert way.name_label.text() == "Nothing left can give minutes"
    assert way.ends_label.text().endswith("6 minutes cannot be saved. Block 2 still gets too little time.")
    assert not way.use_button.isVisible()


def test_what_was_set_by_hand_is_let_go_when_the_day_went_on_meanwhile(day: RunningDay) -> None:
    body, number = _with_two_figures(day)
    shown, now = body.ways, day.now
    on = run_acts.add(day.now.run, 5, day.now.at)
    body.show_adjusted(figures(on, now.at), number, body.ways[number].plan)
    assert body.ways == shown
    first = next(iter(body.ways[number].fields))
    body.ways[number].set_by_hand.emit(first, 1)
    assert day.running.do("Add", lambda run, at: run_acts.add(run, 5, at))
    day.qtbot.waitUntil(lambda: not {"a figure by hand", "ways to catch up"} & set(day.bench.tools.work.running))
    assert all(one.plan.by_hand == () for one in body.ways)


def test_a_repair_that_was_reckoned_of_what_was_before_changes_nothing(day: RunningDay) -> None:
    offset = day.screen.findChild(RunOffset)
    assert offset is not None
    assert offset.repair_buttons
    day.running.do("Add", lambda run, at: run_acts.add(run, 5, at))
    given = day.now.run
    offset.repair_buttons[0].click()
    assert day.now.run == given
    _reckoned(day)
    offset.repair_buttons[0].click()
    assert day.now.run.changes != given.changes
