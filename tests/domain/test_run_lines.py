"""When what is still to come will be: delays, gaps, pins, fixed ends and milestones."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from core_facilitator.domain.run_acts import add, insert, jump, leave_out, next_block
from core_facilitator.domain.run_times import Reach, Timeline, figures
from core_facilitator.domain.runs import Run
from protocols import protocol
from running_days import at, block, coming, key, lines, lunch, minutes, run_of, track, wall


def begun(run: Run, text: str = "9:00") -> Run:
    return next_block(run, at(text))


def shorts(run: Run, text: str) -> list[int]:
    return [one.short for one in figures(run, at(text)).later]


# Delays


def test_each_later_block_begins_when_the_one_before_it_ends() -> None:
    run = begun(run_of(block(1, 40), block(2, 20), block(3, 30)), "9:06")
    assert coming(run, at("9:10")) == ["9:46-10:06", "10:06-10:36"]
    assert [wall(one.planned_start) for one in figures(run, at("9:10")).later] == ["9:40", "10:00"]


def test_over_time_moves_what_comes_after_it_second_by_second() -> None:
    run = begun(run_of(block(1, 40), block(2, 20)))
    assert coming(run, at("9:41:30")) == ["9:41:30-10:01:30"]


def test_what_is_ahead_lets_later_blocks_begin_sooner() -> None:
    run = next_block(begun(run_of(block(1, 40), block(2, 20), block(3, 30))), at("9:30"))
    assert coming(run, at("9:30")) == ["9:50-10:20"]


# Gaps


def test_free_time_before_a_pinned_block_takes_up_the_delay() -> None:
    run = begun(run_of(block(1, 40), lunch(2, pin=time(10)), block(3, 30)), "9:15")
    assert coming(run, at("9:20")) == ["10:00-11:00", "11:00-11:30"]
    assert [one.gap for one in figures(run, at("9:20")).later] == [5, 0]
    assert minutes(figures(run, at("9:20"))) == (15, 0)
    assert [one.holds for one in figures(run, at("9:20")).later] == [True, False]


def test_a_delay_longer_than_the_free_time_takes_minutes_before_the_pinned_block() -> None:
    run = begun(run_of(block(1, 30), block(2, 20), lunch(3, pin=time(10))), "9:16")
    assert coming(run, at("9:16")) == ["9:46-10:00", "10:00-11:00"]
    assert shorts(run, "9:16") == [6, 0]
    assert [one.block.id for one in figures(run, at("9:16")).short] == [key(2)]


# Pins


def test_a_pinned_block_keeps_its_time_and_the_last_before_it_gives_first() -> None:
    run = begun(run_of(block(1, 30), block(2, 20), block(3, 10), lunch(4, pin=time(10))), "9:25")
    assert coming(run, at("9:25")) == ["9:55-10:00", "10:00-10:00", "10:00-11:00"]
    assert shorts(run, "9:25") == [15, 10, 0]


def test_what_is_on_gives_minutes_before_a_break_that_comes_before_a_pinned_start_does() -> None:
    run = begun(run_of(block(1, 40), lunch(2, 15, pin=None, protected=True), lunch(3, pin=time(10))), "9:10")
    now = figures(run, at("9:10"))
    assert now.clock is not None
    assert (now.clock.minutes, now.clock.short, now.threatened) == (35, 5, ())
    assert lines(now) == ["9:45-10:00", "10:00-11:00"]


def test_a_break_loses_minutes_to_a_pinned_start_only_where_nothing_else_can_give_and_that_is_told() -> None:
    run = begun(run_of(block(1, 40), lunch(2, 15, pin=None), lunch(3, pin=time(10))), "9:10")
    now = figures(run, at("9:50"))
    assert lines(now) == ["9:50-10:00", "10:00-11:00"]
    assert [(one.minutes, one.fewest, one.short) for one in now.threatened] == [(10, 15, 5)]


def test_the_minutes_that_what_is_on_should_keep_go_before_those_of_what_is_not_protected() -> None:
    """And those of what is protected after all others."""
    on = block(1, 40, floor=38)
    run = begun(run_of(on, block(2, 15, floor=12), lunch(3, 5, pin=None), lunch(4, pin=time(10))), "9:05")
    assert coming(run, at("9:05")) == ["9:43-9:55", "9:55-10:00", "10:00-11:00"]
    later = begun(replace(run, passages=()), "9:15")
    assert coming(later, at("9:15")) == ["9:53-9:55", "9:55-10:00", "10:00-11:00"]
    last = begun(replace(run, passages=()), "9:30")
    assert coming(last, at("9:30")) == ["9:55-9:55", "9:55-10:00", "10:00-11:00"]


def test_a_protected_check_in_keeps_its_minutes_as_long_as_another_before_the_same_pin_can_give() -> None:
    check_in = block(3, 10, 4, 6, protected=True)
    run = begun(run_of(block(1, 30), block(2, 20), check_in, lunch(4, pin=time(10))), "9:12")
    assert coming(run, at("9:12"))[:2] == ["9:42-9:50", "9:50-10:00"]
    assert shorts(run, "9:12") == [12, 0, 0]


def test_what_came_from_a_check_in_card_is_protected_too() -> None:
    """The card says so, and not the block."""
    check_in = block(3, 10, card="it")
    run = begun(run_of(block(1, 30, protected=True), block(2, 20), check_in, lunch(4, pin=time(10))), "9:12")
    cards = {"it": replace(protocol(), phase="check-in")}
    assert [one.minutes for one in Timeline(run).at(at("9:12")).later] == [18, 0, 60]
    assert [one.minutes for one in Timeline(run, cards).at(at("9:12")).later] == [8, 10, 60]


def test_nothing_before_a_time_that_stands_can_help_what_comes_after_it() -> None:
    pinned = block(2, 20, pin=time(9, 40))
    run = begun(run_of(block(1, 30), pinned, block(3, 30), lunch(4, pin=time(10, 20))), "9:00")
    assert coming(run, at("9:00")) == ["9:40-10:00", "10:00-10:20", "10:20-11:20"]
    fixed = block(2, 20, fixed_end=time(9, 50))
    held = begun(run_of(block(1, 30), fixed, block(3, 30, floor=25), lunch(4, pin=time(10, 10))), "9:00")
    assert coming(held, at("9:00")) == ["9:30-9:50", "9:50-10:10", "10:10-11:10"]
    assert [one.threatened for one in figures(held, at("9:00")).later] == [False, True, False]


def test_a_pinned_time_that_is_missed_is_for_as_soon_as_possible() -> None:
    run = begun(run_of(block(1, 40), block(2, 20), lunch(3, pin=time(10))))
    now = figures(run, at("10:02"))
    assert lines(now) == ["10:02-10:02", "10:02-11:02"]
    assert ([one.short for one in now.later], [one.holds for one in now.later]) == ([20, 0], [False, False])


def test_a_time_that_had_gone_by_before_what_is_on_began_can_no_longer_be_kept() -> None:
    run = jump(run_of(block(1, 40), block(2, 20), lunch(3, pin=time(10))), key(1), at("10:05"))
    assert coming(run, at("10:05")) == ["10:45-11:05", "11:05-12:05"]


def test_a_pin_before_the_pin_ahead_of_it_cannot_be_kept() -> None:
    run = begun(run_of(block(1, 40), block(2, 20, pin=time(11)), block(3, 20, pin=time(10, 30))))
    assert coming(run, at("9:10")) == ["11:00-11:20", "11:20-11:40"]


def test_two_pins_each_take_from_what_is_before_them() -> None:
    run = begun(run_of(block(1, 40), block(2, 30, pin=time(10)), block(3, 40), block(4, 20, pin=time(11))), "9:30")
    assert coming(run, at("9:30")) == ["10:00-10:30", "10:30-11:00", "11:00-11:20"]
    assert shorts(run, "9:30") == [0, 10, 0]


# Fixed ends


def test_a_fixed_end_gives_up_its_own_minutes_and_no_delay_goes_past_it() -> None:
    run = begun(run_of(block(1, 40), block(2, 30, fixed_end=time(10, 10)), block(3, 20)), "9:12")
    now = figures(run, at("9:12"))
    assert lines(now) == ["9:52-10:10", "10:10-10:30"]
    assert (now.later[0].minutes, now.later[0].planned_minutes, wall(now.end)) == (18, 30, "10:30")


def test_what_its_fixed_end_takes_below_its_floor_is_told() -> None:
    run = begun(run_of(block(1, 40), block(2, 30, fixed_end=time(10, 10), floor=20), block(3, 20)), "9:12")
    assert [(one.minutes, one.short) for one in figures(run, at("9:12")).threatened] == [(18, 12)]
    assert shorts(run, "9:12") == [12, 0]
    gone = figures(run, at("10:12"))
    assert [(one.minutes, one.short, one.fewest) for one in gone.threatened] == [(0, 30, 20)]


def test_a_plan_that_leaves_a_fixed_end_no_minutes_is_told_too() -> None:
    run = begun(run_of(block(1, 70), block(2, 30, fixed_end=time(10, 10), floor=20), block(3, 20)))
    assert [(one.minutes, one.fewest) for one in figures(run, at("9:00")).threatened] == [(0, 20)]
    came = insert(begun(run_of(block(1, 40))), block(9, 10, fixed_end=time(9, 30)), at("9:00"), begin=False)
    assert [(one.minutes, one.short) for one in figures(came, at("9:00")).threatened] == [(0, 10)]


def test_less_than_a_minute_is_not_lost_to_a_pinned_start() -> None:
    run = begun(run_of(block(1, 30), block(2, 30, floor=30), lunch(3, pin=time(10))), "9:00:30")
    assert [(one.minutes, one.short, one.threatened) for one in figures(run, at("9:10")).later][:1] == [(30, 0, False)]
    last = next_block(run, at("9:59:03"))
    clock = figures(last, at("9:59:03")).clock
    assert clock is not None
    assert (clock.minutes, clock.short, clock.left) == (1, 29, timedelta(seconds=57))


def test_what_would_begin_after_its_fixed_end_ends_at_once_and_the_rest_of_the_delay_goes_on() -> None:
    run = begun(run_of(block(1, 40), block(2, 30, fixed_end=time(10, 10)), block(3, 20)), "9:45")
    assert coming(run, at("9:45")) == ["10:25-10:25", "10:25-10:45"]


def test_over_time_before_a_fixed_end_is_no_longer_late_after_it() -> None:
    """The case of an overrun followed by an event that counts to its end."""
    run = begun(run_of(block(1, 40), block(2, 30, fixed_end=time(10, 10)), block(3, 20)))
    assert coming(run, at("9:50")) == ["9:50-10:10", "10:10-10:30"]
    after = next_block(next_block(run, at("9:50")), at("10:10"))
    assert minutes(figures(after, at("10:10"))) == (0, 0)


# Before the day begins, and while nothing is on


def test_before_it_begins_a_day_is_expected_at_its_start_and_then_now() -> None:
    run = run_of(block(1, 40), block(2, 20))
    assert coming(run, at("7:30")) == ["9:00-9:40", "9:40-10:00"]
    assert coming(run, at("9:04")) == ["9:04-9:44", "9:44-10:04"]
    waiting = figures(run, at("7:30")).waiting
    assert waiting is not None
    assert waiting.block.id == key(1)


def test_a_first_block_that_is_pinned_before_the_start_of_the_day_is_expected_then() -> None:
    assert coming(run_of(lunch(1, 30, pin=time(8)), block(2, 20)), at("7:30")) == ["8:00-8:30", "8:30-8:50"]


def test_a_first_block_that_came_in_is_expected_at_the_start_of_the_day() -> None:
    run = insert(run_of(block(1, 40)), block(9, 10), at("8:00"), begin=False)
    assert coming(run, at("8:00")) == ["9:00-9:10", "9:10-9:50"]


def test_a_day_whose_first_block_is_left_out_still_begins_at_its_start() -> None:
    run = leave_out(run_of(block(1, 40), block(2, 20)), [key(1)])
    assert coming(run, at("8:00")) == ["9:00-9:20"]


def test_what_is_waited_for_begins_at_its_pin() -> None:
    run = next_block(begun(run_of(block(1, 40), lunch(2, pin=time(10)))), at("9:35"))
    now = figures(run, at("9:45"))
    assert now.waiting is not None
    assert (lines(now), now.waiting.gap, minutes(now)) == (["10:00-11:00"], 15, (0, 0))
    assert now.passage is None


# Groups


def test_a_group_of_tracks_takes_as_long_as_its_longest_track() -> None:
    group = block(2, 0, tracks=(track(20, block(21, 30), block(22, 20)), track(30, block(31, 40))))
    assert coming(begun(run_of(block(1, 30), group, block(3, 10))), at("9:00")) == ["9:30-10:20", "10:20-10:30"]


def test_something_pinned_in_a_track_makes_its_group_longer() -> None:
    group = block(2, 0, tracks=(track(20, block(21, 30), block(22, 20, pin=time(10, 30))),))
    assert coming(begun(run_of(block(1, 30), group)), at("9:00")) == ["9:30-10:50"]
    assert coming(begun(run_of(block(1, 30), group), "9:45"), at("9:45")) == ["10:15-10:50"]


# Milestones


@pytest.fixture
def guests() -> Run:
    return run_of(block(1, 40), block(2), block(3, 30), block(4, pin=time(10, 30)), block(5, 30))


def reaches(run: Run, text: str) -> list[tuple[Reach, str]]:
    return [(one.reach, wall(one.at)) for one in figures(run, at(text)).milestones]


def test_a_milestone_is_ahead_until_the_day_comes_to_it(guests: Run) -> None:
    assert reaches(begun(guests, "9:05"), "9:05") == [(Reach.AHEAD, "9:45"), (Reach.AHEAD, "10:30")]


def test_a_milestone_is_reached_when_the_day_goes_on_over_it(guests: Run) -> None:
    run = next_block(begun(guests, "9:05"), at("9:50"))
    assert reaches(run, "9:55") == [(Reach.REACHED, "9:50"), (Reach.AHEAD, "10:30")]


def test_a_milestone_is_passed_when_its_pinned_time_goes_by_while_something_else_is_on(guests: Run) -> None:
    run = add(next_block(begun(guests, "9:05"), at("9:50")), 30, at("9:50"))
    assert reaches(run, "10:31")[1] == (Reach.PASSED, "10:30")
    late = jump(guests, key(3), at("10:40"))
    assert reaches(late, "10:40")[1] == (Reach.PASSED, "10:30")


def test_a_milestone_is_passed_when_the_day_jumps_over_it(guests: Run) -> None:
    assert reaches(jump(begun(guests), key(3), at("9:20")), "9:20")[0] == (Reach.PASSED, "9:40")


def test_a_milestone_that_came_in_and_was_jumped_over_has_no_planned_time(guests: Run) -> None:
    run = insert(begun(guests), block(9), at("9:05"), begin=False)
    assert reaches(jump(run, key(5), at("9:20")), "9:20")[0] == (Reach.PASSED, "–")


def test_a_milestone_that_is_left_out_is_none(guests: Run) -> None:
    assert len(figures(leave_out(guests, [key(2)]), at("9:00")).milestones) == 1


def test_a_milestone_takes_no_time(guests: Run) -> None:
    now = figures(begun(guests), at("9:00"))
    assert lines(now)[:2] == ["9:40-9:40", "9:40-10:10"]
    assert now.later[0].end - now.later[0].start == timedelta()
