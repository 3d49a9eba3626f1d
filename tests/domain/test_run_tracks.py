"""Several things at once: a clock for each, one time to meet, and who will be over."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from core_facilitator.domain.run_acts import add, begin_in_track, next_block, next_in_track, pause
from core_facilitator.domain.run_times import Phase, TrackClock, figures
from core_facilitator.domain.runs import Run
from running_days import at, block, key, run_of, track, wall


@pytest.fixture
def run() -> Run:
    """A group of three tracks from 9 to 10: two blocks, one long block, and nothing of its own."""
    tracks = (track(20, block(21, 20), block(22, 30)), track(30, block(31, 60)), track(40))
    return next_block(run_of(block(1, 0, tracks=tracks), block(2, 30)), at("9:00"))


def clocks(run: Run, text: str) -> list[TrackClock]:
    return list(figures(run, at(text)).tracks)


def told(one: TrackClock) -> tuple[str, int, str, int]:
    """Return what is on, what is left of it, when the track ends and how far over that is, in minutes."""
    title = "through" if one.block is None else one.block.title
    return title, int(one.clock.left / timedelta(minutes=1)), wall(one.end), int(one.over / timedelta(minutes=1))


def test_each_track_has_its_own_clock_and_all_meet_at_one_time(run: Run) -> None:
    now = figures(run, at("9:05"))
    assert now.clock is not None
    assert wall(now.clock.end) == "10:00"
    assert [told(one) for one in now.tracks] == [
        ("Block 21", 15, "9:50", 0),
        ("Block 31", 55, "10:00", 0),
        ("through", 55, "10:00", 0),
    ]


def test_a_track_goes_by_its_plan_where_nobody_says_anything(run: Run) -> None:
    assert told(clocks(run, "9:25")[0]) == ("Block 22", 25, "9:50", 0)
    assert [wall(one.start) for one in clocks(run, "9:05")[0].later] == ["9:20"]


def test_a_track_that_is_through_waits_until_all_meet(run: Run) -> None:
    first = clocks(run, "9:55")[0]
    assert told(first) == ("through", 5, "9:50", 0)
    assert first.clock == figures(run, at("9:55")).clock


def test_a_track_that_goes_on_late_will_be_over(run: Run) -> None:
    late = begin_in_track(run, key(20), key(22), at("9:40"))
    assert told(clocks(late, "9:45")[0]) == ("Block 22", 25, "10:10", 10)


def test_a_track_that_still_is_at_an_earlier_block_will_be_over(run: Run) -> None:
    late = begin_in_track(run, key(20), key(21), at("9:15"))
    assert told(clocks(late, "9:16")[0]) == ("Block 21", 19, "10:05", 5)
    assert told(clocks(late, "9:16")[1])[3] == 0


def test_who_is_over_is_told_also_after_the_time_to_meet(run: Run) -> None:
    late = begin_in_track(run, key(20), key(21), at("9:15"))
    after = clocks(late, "10:02")
    assert [told(one) for one in after] == [
        ("Block 22", 3, "10:05", 5),
        ("through", -2, "10:00", 0),
        ("through", -2, "10:02", 0),
    ]
    assert told(clocks(late, "10:20")[0]) == ("through", -20, "10:05", 5)


def test_minutes_given_to_the_group_move_the_time_to_meet_and_no_track(run: Run) -> None:
    given = add(begin_in_track(run, key(20), key(21), at("9:15")), 10, at("9:15"))
    assert told(clocks(given, "9:16")[0]) == ("Block 21", 19, "10:05", 0)
    assert told(clocks(given, "10:02")[1]) == ("through", 8, "10:00", 0)


def test_a_pause_holds_every_track(run: Run) -> None:
    held = pause(run, at("9:05"))
    assert [told(one)[:2] for one in clocks(held, "9:30")] == [("Block 21", 15), ("Block 31", 55), ("through", 55)]
    on = pause(held, at("9:15"))
    assert told(clocks(on, "9:20")[0]) == ("Block 21", 10, "10:00", 0)
    assert told(clocks(on, "9:40")[0]) == ("Block 22", 20, "10:00", 0)


def test_a_pause_in_the_second_block_leaves_the_first_as_it_was(run: Run) -> None:
    held = pause(pause(run, at("9:30")), at("9:40"))
    first = clocks(held, "9:40")[0]
    assert told(first) == ("Block 22", 20, "10:00", 0)
    assert (wall(first.clock.start), first.clock.gone) == ("9:20", timedelta(minutes=10))


def test_a_pause_that_begins_when_a_block_is_over_is_one_of_the_next(run: Run) -> None:
    held = clocks(pause(run, at("9:20")), "9:25")[0]
    assert told(held)[:2] == ("Block 22", 30)
    assert wall(held.clock.start) == "9:20"


def test_something_pinned_in_a_track_is_waited_for() -> None:
    tracks = (track(20, block(21, 20), block(22, 30, pin=time(9, 40))),)
    run = next_block(run_of(block(1, 0, tracks=tracks)), at("9:00"))
    waits = clocks(run, "9:30")[0]
    assert told(waits)[0] == "Block 22"
    assert (waits.clock.phase, wall(waits.clock.start)) == (Phase.PENDING, "9:40")


def test_something_pinned_in_a_track_takes_from_what_is_before_it() -> None:
    tracks = (track(20, block(21, 50), block(22, 30, pin=time(9, 40))),)
    run = next_block(run_of(block(1, 0, tracks=tracks)), at("9:00"))
    assert told(clocks(run, "9:30")[0])[:2] == ("Block 21", 10)


def test_a_fixed_end_in_a_track_stands_through_a_pause() -> None:
    tracks = (track(20, block(21, 50, fixed_end=time(9, 30)), block(22, 30)),)
    run = pause(pause(next_block(run_of(block(1, 0, tracks=tracks)), at("9:00")), at("9:05")), at("9:15"))
    assert told(clocks(run, "9:20")[0]) == ("Block 21", 10, "10:00", 0)


def test_blocks_that_are_skipped_in_a_track_take_no_time() -> None:
    tracks = (track(20, block(21, 20, skipped=True), block(22, 30)),)
    run = next_block(run_of(block(1, 0, tracks=tracks)), at("9:00"))
    assert told(clocks(run, "9:05")[0]) == ("Block 22", 25, "9:30", 0)


def test_what_was_said_of_a_block_that_the_plan_has_lost_counts_no_more(run: Run) -> None:
    said = begin_in_track(begin_in_track(run, key(20), key(21), at("9:05")), key(20), key(22), at("9:10"))
    group = block(1, 0, tracks=(track(20, block(21, 20)), track(30, block(31, 60))))
    fewer = replace(said, plan=replace(said.plan, blocks=(group,)))
    assert told(clocks(fewer, "9:12")[0]) == ("Block 21", 13, "9:25", 0)


def test_the_next_block_of_a_track_begins_when_somebody_says_so(run: Run) -> None:
    on = next_in_track(run, key(20), at("9:10"))
    assert told(clocks(on, "9:10")[0]) == ("Block 22", 30, "9:40", 0)


def test_a_track_without_anything_next_stays_as_it_is(run: Run) -> None:
    assert next_in_track(run, key(30), at("9:10")) == run
    assert next_in_track(run, key(40), at("9:10")) == run
    assert next_in_track(run, key(99), at("9:10")) == run


def test_only_a_block_of_a_track_that_is_on_can_begin_in_it(run: Run) -> None:
    for track_id, block_id in ((key(20), key(31)), (key(99), key(21))):
        with pytest.raises(KeyError):
            begin_in_track(run, track_id, block_id, at("9:10"))
    with pytest.raises(KeyError):
        begin_in_track(run_of(block(1, 10)), key(20), key(21), at("9:10"))
