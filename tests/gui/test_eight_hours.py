"""The clock of a day is as right after eight hours as after a minute, awake or asleep."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from core_facilitator.domain import edits
from core_facilitator.domain.run_times import Figures
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.models import run_words
from core_facilitator.gui.run_clock import RunClock
from core_facilitator.store.workspace import Workspace
from planner_samples import key
from running_day import RunningDay
from workspaces import Clock

HOURS = 8
LENGTH = timedelta(hours=HOURS, minutes=1)
MOST = timedelta(seconds=0.1)
AWAKE = frozenset[int]()
SLEPT = frozenset({*range(31, 76), *range(180, 380), *range(478, 479)})
"""The minutes in which a computer slept: for 45 minutes, for more than three hours, and for the last but one."""


@pytest.fixture
def day(bench: Bench, now: Clock, qtbot: QtBot, workspace: Workspace) -> RunningDay:
    """A day with one block of eight hours and a minute, which has just begun."""
    session = workspace.sessions.get(key("session"))
    long = replace(session.days[1].blocks[0], minutes=LENGTH // timedelta(minutes=1))
    workspace.sessions.save(edits.change_day(session, key("day two"), blocks=(long,)), "Change")
    return RunningDay(bench, now, qtbot).open().at(8, 30).go_on()


def _ticks(day: RunningDay, slept: frozenset[int]) -> Iterator[timedelta]:
    """Let eight hours pass; yield how much of them was gone at each tick that should show a new second.

    In each minute there are three ticks, each up to 90 ms late as on a busy computer, and then none. In the minutes of
    a sleep there are none at all; the first after it comes at any moment, and what it waits for is reckoned from there.
    """
    start, late = day.clock.now, random.Random(8)
    for minute in range(HOURS * 60):
        if minute in slept:
            continue
        day.clock.now = start + timedelta(minutes=minute, milliseconds=late.randint(0, 999))
        day.tick()
        for second in (1, 2, 3):
            day.clock.move(milliseconds=day.running._timer.interval() + late.randint(0, 90))
            day.tick()
            yield timedelta(minutes=minute, seconds=second)


@pytest.mark.parametrize("slept", [AWAKE, SLEPT], ids=["awake", "slept"])
def test_digits_change_within_a_tenth_of_their_second_through_eight_hours(
    day: RunningDay, slept: frozenset[int]
) -> None:
    """Nothing of it is counted, so nothing adds up."""
    day.bench.leave_run()  # what is said each second is what counts here, not how it is painted
    shown: list[Figures] = []
    day.running.ticked.connect(shown.append)
    start = day.clock.now
    for gone in _ticks(day, slept):
        assert timedelta() <= shown[-1].at - start - gone < MOST
        clock = shown[-1].clock
        assert clock is not None
        assert run_words.digits(clock.left) == run_words.digits(LENGTH - gone)


def test_what_the_screen_shows_after_eight_hours_with_sleep_in_them_is_the_time(day: RunningDay) -> None:
    """The digits themselves, at the end of every minute that was not slept through."""
    for gone in _ticks(day, SLEPT):
        if gone.seconds % 60 == 3:
            assert day.screen.run_timer.digits.text == run_words.digits(LENGTH - gone)
    assert day.screen.run_timer.digits.text == "1:57"


def test_the_clocks_are_read_and_never_counted() -> None:
    """Eight hours of reading them late, seldom or not at all leave no trace in what they say next."""
    wall, chance = Clock(datetime(2026, 10, 14, 15, 30, tzinfo=UTC)), random.Random(8)
    clock = RunClock(wall, lambda: wall().timestamp() - 1000)
    end = wall.now + timedelta(hours=HOURS)
    while wall.now < end:
        wall.move(milliseconds=chance.choice((3, 999, 1090, 45 * 60_000)))
        now = clock.now()
        assert (now.wall, now.steady) == (wall.now, wall.now.timestamp() - 1000)
