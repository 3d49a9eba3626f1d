"""When a check-in was and where a card stands, in words; and a door's server between two threads."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any, cast
from zoneinfo import ZoneInfo

import pytest

from answering_desk import open_check_in
from core_facilitator.domain.check_ins import CheckIn, State
from core_facilitator.domain.edits import Place
from core_facilitator.domain.stage_offers import Free, otherwise
from core_facilitator.domain.timing import time_day
from core_facilitator.domain.typed_times import clock
from core_facilitator.gui import check_in_room
from core_facilitator.gui.models.check_in_places import goes, stands, when
from planner_samples import retreat

NOON = datetime(2026, 10, 14, 12, tzinfo=ZoneInfo("America/Los_Angeles"))


@pytest.fixture
def closed() -> CheckIn:
    return replace(open_check_in(), state=State.CLOSED, closed_on=date(2026, 10, 14))


def test_it_is_named_by_the_day_of_the_session_on_which_it_was_closed(closed: CheckIn) -> None:
    assert when(closed, retreat()) == "Day 2, Wednesday, October 14"


def test_it_is_named_by_the_day_of_its_block_whenever_it_was_closed(closed: CheckIn) -> None:
    first = retreat().days[0]
    assert when(replace(closed, block=first.blocks[0].id), retreat()) == "Day 1, Tuesday, October 13"


def test_where_a_card_would_go_is_said_in_words() -> None:
    plan = retreat()
    day = plan.days[1]
    before = time_day(day).blocks[1]
    said = goes(plan, Free(Place(day.id, 1), 30), NOON, hours24=True)
    assert said.startswith("They fit the next gap: today at ")
    assert said.endswith(", 30 min.")
    assert clock(before.start - timedelta(minutes=30), hours24=True) in said
    end = Free(Place(day.id, len(day.blocks)), 40)
    assert goes(plan, end, NOON - timedelta(days=1), hours24=True).startswith("They fit the next gap: Oct 14 at ")


def test_where_no_gap_is_left_that_is_said_with_what_follows() -> None:
    plan = retreat()
    day = plan.days[1]
    none = "No gap that is left is long enough. "
    after = Free(Place(day.id, 2))
    moved = f"{none}“Add” puts one after {day.blocks[1].title}, today, and moves what follows."
    assert goes(plan, after, NOON, hours24=True) == moved
    over = f"{none}“Add” puts one at the end of today, and the day runs over."
    assert goes(plan, Free(Place(day.id, len(day.blocks))), NOON, hours24=True) == over


def test_after_the_last_day_that_is_said() -> None:
    plan, later = retreat(), NOON + timedelta(days=90)
    free = otherwise(plan, later)
    assert free is not None
    assert goes(plan, free, later, hours24=True).startswith("All days are over. “Add” puts one at the end of ")


def test_in_a_track_it_goes_after_the_check_in_there() -> None:
    plan = retreat()
    found = ((day, track) for day in plan.days for block in day.blocks for track in block.tracks)
    day, track = next((day, track) for day, track in found if track.blocks)
    free = Free(Place(day.id, 1, track.id))
    said = goes(plan, free, datetime(2026, 10, 1, tzinfo=NOON.tzinfo), hours24=True)
    assert f"“Add” puts one after {track.blocks[0].title}, " in said


def test_one_that_was_closed_on_no_day_of_its_session_is_named_by_that_date(closed: CheckIn) -> None:
    block = retreat().days[0].blocks[0].id
    rehearsed = replace(closed, block=block, closed_on=date(2026, 9, 20))
    assert when(rehearsed, retreat()) == "Sunday, September 20"


def test_a_session_of_one_day_needs_no_number(closed: CheckIn) -> None:
    one = replace(retreat(), days=retreat().days[1:2])
    assert when(closed, one) == "Wednesday, October 14"


def test_without_a_session_it_is_the_day_on_which_it_was_closed(closed: CheckIn) -> None:
    assert when(closed, None) == "Wednesday, October 14"
    assert when(replace(closed, closed_on=None), None) == ""


def test_a_card_stands_on_today_or_on_another_day() -> None:
    second = time_day(retreat().days[1]).blocks[1]
    assert stands(second, NOON, hours24=False) == "Already on today, 8:50"
    assert stands(second, NOON.replace(day=12), hours24=True) == "Already on Oct 14, 8:50"


def test_a_server_that_starts_after_nobody_wants_it_is_stopped() -> None:
    stopped: list[str] = []
    server = cast("Any", SimpleNamespace(stop=lambda: stopped.append("stopped"), reached=True))
    held = check_in_room._Held()
    held.let_go()
    held.take(server)
    assert stopped == ["stopped"]
    assert not held.reached


def test_a_server_that_is_held_is_stopped_once() -> None:
    stopped: list[str] = []
    server = cast("Any", SimpleNamespace(stop=lambda: stopped.append("stopped"), reached=True))
    held = check_in_room._Held()
    held.take(server)
    assert held.reached
    held.let_go()
    held.let_go()
    assert stopped == ["stopped"]
