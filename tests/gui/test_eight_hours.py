"""The clock of a day is as right after eight hours as after a minute."""

import random
from dataclasses import replace
from datetime import timedelta

from pytestqt.qtbot import QtBot

from core_facilitator.domain import edits
from core_facilitator.domain.run_times import Figures
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.models import run_words
from core_facilitator.store.workspace import Workspace
from planner_samples import key
from running_day import RunningDay
from workspaces import Clock

HOURS = 8
MOST = timedelta(seconds=0.1)


def test_digits_change_within_a_tenth_of_their_second_through_eight_hours(
    bench: Bench, now: Clock, qtbot: QtBot, workspace: Workspace
) -> None:
    """In each minute three ticks, each up to 90 ms late as on a busy computer, and then none; nothing adds up."""
    session = workspace.sessions.get(key("session"))
    long = replace(session.days[1].blocks[0], minutes=HOURS * 60 + 1)
    workspace.sessions.save(edits.change_day(session, key("day two"), blocks=(long,)), "Change")
    day = RunningDay(bench, now, qtbot).open().at(8, 30).go_on()
    day.bench.leave_run()  # what is said each second is what counts here, not how it is painted
    shown: list[Figures] = []
    day.running.ticked.connect(shown.append)
    start, late = now.now, random.Random(8)
    for minute in range(HOURS * 60):
        now.now = start + timedelta(minutes=minute, milliseconds=late.randint(0, 999))
        day.tick()
        for second in (1, 2, 3):
            now.move(milliseconds=day.running._timer.interval() + late.randint(0, 90))
            day.tick()
            gone = timedelta(minutes=minute, seconds=second)
            assert timedelta() <= shown[-1].at - start - gone < MOST
            clock = shown[-1].clock
            assert clock is not None
            assert run_words.digits(clock.left) == run_words.digits(timedelta(minutes=HOURS * 60 + 1) - gone)
