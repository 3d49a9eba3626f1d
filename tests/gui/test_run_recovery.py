"""Ways to catch up whose figures are set by hand: a field says what is done, stays, and can be set back."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core_facilitator.domain import run_acts
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.widgets.run_recovery import RunRecovery, Way
from planner_samples import key
from running_day import RunningDay
from workspaces import Clock

Q = Qt.Key


@pytest.fixture
def day(bench: Bench, now: Clock, qtbot: QtBot) -> RunningDay:
    """Return the day half an hour behind in the afternoon, with a pinned closing circle to come."""
    day = RunningDay(bench, now, qtbot).open().at(13, 30)
    day.running.do("jump", lambda run, at: run_acts.jump(run, key("Quiet walk: what is mine to let go of?"), at))
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


def _set(day: RunningDay, way: Way, at: int, minutes: int) -> None:
    """Type a figure of a way, and wait until the rest is shared again."""
    block = list(way.fields)[at]
    _typed(way.fields[block], str(minutes))
    day.qtbot.waitUntil(lambda: "a figure by hand" not in day.bench.tools.work.running)


def _shown(way: Way) -> dict[UUID, int]:
    return {block: spin.value() for block, spin in way.fields.items()}


def _with_two_figures(day: RunningDay) -> tuple[RunRecovery, int]:
    panel = day.press(Q.Key_L).screen.panel
    assert panel is not None
    body = panel.body
    assert isinstance(body, RunRecovery)
    return body, next(at for at, one in enumerate(body.ways) if len(one.fields) > 1)


def test_a_figure_that_is_typed_stays_in_the_list_the_rest_is_shared_again_and_that_is_what_is_done(
    day: RunningDay,
) -> None:
    body, at = _with_two_figures(day)
    first, other = list(_shown(body.ways[at]))[:2]
    before = _shown(body.ways[at])
    _set(day, body.ways[at], 0, before[first] + 1)
    shown = _shown(body.ways[at])
    assert shown[first] == before[first] + 1
    assert shown[other] < before[other]
    assert {one.block: one.after for one in body.ways[at].plan.gives} == shown
    _reckoned(day.at(13, 41))
    assert _shown(body.ways[at]) == shown
    body.ways[at].use_button.click()
    assert {one.id: one.planned_minutes for one in day.now.run.today() if one.id in shown} == shown


def test_a_figure_can_be_set_to_all_that_it_had_and_back(day: RunningDay) -> None:
    body, at = _with_two_figures(day)
    first = next(iter(body.ways[at].fields))
    before = _shown(body.ways[at])
    _set(day, body.ways[at], 0, body.ways[at].plan.gives[0].before)
    assert first in _shown(body.ways[at])
    assert body.ways[at].fields[first].hasFocus()
    _set(day, body.ways[at], 0, before[first])
    assert _shown(body.ways[at])[first] == before[first]
    assert sum(_shown(body.ways[at]).values()) == sum(before.values())


def test_figures_that_are_set_quickly_one_after_the_other_all_count(day: RunningDay) -> None:
    body, at = _with_two_figures(day)
    way, (first, second) = body.ways[at], list(body.ways[at].fields)[:2]
    wanted = {first: _shown(way)[first] + 1, second: _shown(way)[second] - 2}
    for block, minutes in wanted.items():
        _typed(way.fields[block], str(minutes))
    day.qtbot.waitUntil(lambda: "a figure by hand" not in day.bench.tools.work.running)
    assert {block: _shown(body.ways[at])[block] for block in wanted} == wanted


def test_a_field_says_why_it_has_other_minutes_than_were_typed(day: RunningDay) -> None:
    body, at = _with_two_figures(day)
    _set(day, body.ways[at], 0, 0)
    way = body.ways[at]
    block, spin = next(iter(way.fields.items()))
    assert spin.value() >= 1
    assert way.said_label.isVisible()
    assert f"can have {spin.value()} min" in way.said_label.text()
    assert {one.block: one.after for one in way.plan.gives}[block] == spin.value()
    _set(day, way, 0, spin.value() + 1)
    assert not body.ways[at].said_label.isVisible()
