"""What the clock says of what is on: how long, in which phase, how late, and when the day ends."""

from dataclasses import replace
from datetime import UTC, time, timedelta

import pytest

from core_facilitator.domain.run_acts import add, close, insert, jump, next_block, next_step, pause, take_up
from core_facilitator.domain.run_times import Figures, Phase, Timeline, figures
from core_facilitator.domain.runs import Run, with_change
from running_days import at, block, coming, key, lunch, minutes, run_of, wall


def begun(run: Run, text: str = "9:00") -> Run:
    return next_block(run, at(text))


def left(run: Run, text: str) -> timedelta:
    clock = figures(run, at(text)).clock
    assert clock is not None
    return clock.left


def phase(run: Run, text: str) -> Phase:
    clock = figures(run, at(text)).clock
    assert clock is not None
    return clock.phase


# What is on


def test_a_block_ends_when_its_minutes_are_over() -> None:
    now = figures(begun(run_of(block(1, 40), block(2, 20))), at("9:15"))
    assert now.clock is not None
    assert (now.clock.minutes, now.clock.left, now.clock.gone) == (40, timedelta(minutes=25), timedelta(minutes=15))
    assert (wall(now.clock.start), wall(now.clock.end)) == ("9:00", "9:40")


def test_over_time_counts_on_and_is_negative_and_nothing_ends_before_now() -> None:
    now = figures(begun(run_of(block(1, 40), block(2, 20))), at("9:47:30"))
    assert now.clock is not None
    assert (now.clock.left, now.clock.phase) == (timedelta(minutes=-7, seconds=-30), Phase.OVER)
    assert wall(now.clock.end) == "9:47:30"
    assert now.clock.minutes == 40


def test_a_fixed_end_stands_for_what_began_late_and_gives_its_own_minutes() -> None:
    run = jump(run_of(block(1, 40), block(2, 30, fixed_end=time(10, 10))), key(2), at("9:50"))
    now = figures(run, at("9:50"))
    assert now.clock is not None
    assert (now.clock.minutes, wall(now.clock.end)) == (20, "10:10")


def test_what_begins_after_its_fixed_end_is_over_at_once() -> None:
    run = jump(run_of(block(1, 40), block(2, 30, fixed_end=time(10, 10))), key(2), at("10:15"))
    now = figures(run, at("10:16"))
    assert now.clock is not None
    assert (now.clock.minutes, now.clock.left, now.clock.phase) == (0, timedelta(minutes=-1), Phase.OVER)


def test_minutes_that_are_given_move_a_fixed_end_and_a_pause_does_not() -> None:
    run = jump(run_of(block(2, 30, fixed_end=time(10, 10))), key(2), at("9:40"))
    assert left(add(run, 5, at("9:50")), "9:50") == timedelta(minutes=25)
    paused = pause(pause(run, at("9:45")), at("9:50"))
    assert left(paused, "9:50") == timedelta(minutes=20)


def test_what_is_on_gives_its_minutes_to_a_pinned_start_after_it() -> None:
    run = begun(run_of(block(1, 65), lunch(2)), "11:01")
    now = figures(run, at("11:01"))
    assert now.clock is not None
    assert (now.clock.minutes, now.clock.short, wall(now.clock.end)) == (59, 6, "12:00")
    assert coming(run, at("11:01")) == ["12:00-13:00"]


def test_what_is_before_a_pinned_start_gives_first_and_then_what_is_on() -> None:
    run = begun(run_of(block(1, 40), block(2, 20), lunch(3)), "11:10")
    now = figures(run, at("11:10"))
    assert now.clock is not None
    assert (now.clock.minutes, now.clock.short, [one.short for one in now.later]) == (40, 0, [10, 0])
    late = begun(run_of(block(1, 40), block(2, 20), lunch(3)), "11:30")
    now = figures(late, at("11:30"))
    assert now.clock is not None
    assert (now.clock.minutes, now.clock.short, [one.short for one in now.later]) == (30, 10, [20, 0])


def test_minutes_that_somebody_gives_count_also_where_a_pinned_start_waits() -> None:
    run = add(begun(run_of(block(1, 65), lunch(2)), "11:01"), 5, at("11:01"))
    now = figures(run, at("11:30"))
    assert now.clock is not None
    assert (now.clock.minutes, wall(now.clock.end)) == (64, "12:05")
    assert coming(run, at("11:30")) == ["12:05-13:05"]


def test_what_was_begun_after_a_pinned_time_has_all_its_minutes() -> None:
    run = jump(run_of(block(1, 65), lunch(2)), key(1), at("12:05"))
    now = figures(run, at("12:05"))
    assert now.clock is not None
    assert (now.clock.minutes, coming(run, at("12:05"))) == (65, ["13:10-14:10"])


# Phases


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9:00", Phase.RUNNING),
        ("9:34:59", Phase.RUNNING),
        ("9:35", Phase.WARNING),
        ("9:38:59", Phase.WARNING),
        ("9:39", Phase.LAST),
        ("9:39:59", Phase.LAST),
        ("9:40", Phase.OVER),
        ("10:40", Phase.OVER),
    ],
)
def test_the_clock_warns_five_minutes_before_the_end_and_in_the_last(text: str, expected: Phase) -> None:
    assert phase(begun(run_of(block(1, 40))), text) is expected


def test_a_block_says_when_the_clock_warns() -> None:
    run = begun(run_of(block(1, 40, warn_at=15, last_at=3)))
    found = [phase(run, text) for text in ("9:24", "9:25", "9:36", "9:37", "9:40")]
    assert found == [Phase.RUNNING, Phase.WARNING, Phase.WARNING, Phase.LAST, Phase.OVER]


def test_a_short_block_does_not_warn_before_a_fifth_is_left() -> None:
    run = begun(run_of(block(1, 10)))
    assert [phase(run, text) for text in ("9:07:59", "9:08", "9:09")] == [Phase.RUNNING, Phase.WARNING, Phase.LAST]


def test_a_block_may_never_warn() -> None:
    run = begun(run_of(block(1, 10, warn_at=0, last_at=0)))
    assert [phase(run, text) for text in ("9:00", "9:09:59", "9:10")] == [Phase.RUNNING, Phase.RUNNING, Phase.OVER]


def test_what_is_to_come_is_pending() -> None:
    now = figures(begun(run_of(block(1, 10), block(2, 10, 4, 6))), at("9:00"))
    assert now.later[0].phase is Phase.PENDING
    assert {one.phase for one in now.later[0].steps} == {Phase.PENDING}


def test_asked_for_a_moment_before_it_began_a_clock_is_pending() -> None:
    assert phase(begun(run_of(block(1, 10))), "8:50") is Phase.PENDING


# Pauses


@pytest.mark.parametrize(
    ("text", "expected"), [("9:10", Phase.RUNNING), ("9:36", Phase.WARNING), ("9:39:30", Phase.LAST)]
)
def test_a_pause_holds_the_clock_in_each_phase(text: str, expected: Phase) -> None:
    run = pause(begun(run_of(block(1, 40), block(2, 20))), at(text))
    now, later = figures(run, at(text)), figures(run, at("11:00"))
    assert now.clock is not None
    assert later.clock is not None
    assert now.clock.left == later.clock.left
    assert now.clock.phase is later.clock.phase is expected
    assert later.clock.minutes == 40


def test_over_time_can_be_paused_too() -> None:
    run = pause(begun(run_of(block(1, 40))), at("9:45"))
    assert left(run, "9:45") == left(run, "10:30") == timedelta(minutes=-5)
    assert phase(run, "10:30") is Phase.OVER
    assert left(pause(run, at("10:30")), "10:31") == timedelta(minutes=-6)


def test_after_a_pause_the_clock_goes_on_with_what_was_left() -> None:
    run = pause(pause(begun(run_of(block(1, 40), block(2, 20))), at("9:10")), at("9:25"))
    now = figures(run, at("9:25"))
    assert now.clock is not None
    assert (now.clock.left, now.clock.gone) == (timedelta(minutes=30), timedelta(minutes=10))
    assert (wall(now.clock.end), minutes(now)) == ("9:55", (15, 15))
    assert coming(run, at("9:30")) == ["9:55-10:15"]


def test_a_pause_takes_from_what_has_to_end_by_a_pinned_start() -> None:
    run = pause(pause(begun(run_of(block(1, 60), lunch(2)), "11:00"), at("11:10")), at("11:30"))
    assert left(run, "11:30") == timedelta(minutes=30)
    assert figures(run, at("11:30")).clock == Timeline(run).at(at("11:30")).clock
    assert coming(run, at("11:30")) == ["12:00-13:00"]


# How late it is


def test_the_offset_is_the_late_start_and_the_relative_one_leaves_it_out() -> None:
    now = figures(begun(run_of(block(1, 40), block(2, 20)), "9:06"), at("9:10"))
    assert minutes(now) == (6, 0)


def test_over_time_pauses_and_given_minutes_add_to_the_offset() -> None:
    run = begun(run_of(block(1, 40), block(2, 20)), "9:06")
    assert minutes(figures(run, at("9:50"))) == (10, 4)
    assert minutes(figures(add(run, 3, at("9:10")), at("9:10"))) == (9, 3)
    assert minutes(figures(pause(run, at("9:20")), at("9:25"))) == (11, 5)


def test_what_ends_early_is_ahead_of_the_plan() -> None:
    run = next_block(begun(run_of(block(1, 40), block(2, 20), block(3, 20))), at("9:30"))
    assert minutes(figures(run, at("9:30"))) == (-10, -10)


def test_of_what_has_a_fixed_end_only_over_time_and_given_minutes_count() -> None:
    run = jump(run_of(block(1, 40), block(2, 30, fixed_end=time(10, 10))), key(2), at("9:50"))
    assert minutes(figures(run, at("9:50")))[0] == 0
    assert minutes(figures(run, at("10:13")))[0] == 3
    assert minutes(figures(add(run, 2, at("9:55")), at("9:55")))[0] == 2
    assert minutes(figures(pause(run, at("9:55")), at("10:05")))[0] == 0


def test_before_a_day_begins_it_is_late_from_its_start_on_and_has_lost_nothing() -> None:
    run = run_of(block(1, 40), block(2, 20))
    assert [minutes(figures(run, at(text))) for text in ("8:00", "9:00", "9:07")] == [(0, 0), (0, 0), (7, 0)]


def test_what_came_in_is_as_late_as_what_comes_after_it() -> None:
    run = insert(begun(run_of(block(1, 40), block(2, 20))), block(9, 15), at("9:40"))
    assert minutes(figures(run, at("9:45"))) == (15, 15)


def test_what_came_in_at_the_end_is_late_against_the_end_of_the_plan() -> None:
    run = insert(begun(run_of(block(1, 40))), block(9, 15), at("9:40"))
    assert minutes(figures(run, at("9:45"))) == (15, 15)


def test_where_all_that_was_on_came_in_today_nothing_says_how_late_the_day_began() -> None:
    run = insert(run_of(block(1, 40)), block(9, 15), at("9:05"))
    assert minutes(figures(run, at("9:05"))) == (20, 20)


def test_a_day_that_is_over_stays_as_late_as_it_was() -> None:
    run = next_block(begun(run_of(block(1, 40))), at("9:46"))
    assert [minutes(figures(run, at(text))) for text in ("9:46", "11:00")] == [(6, 6), (6, 6)]


def test_a_day_without_anything_is_not_late() -> None:
    now = figures(run_of(), at("11:00"))
    assert minutes(now) == (0, 0)
    assert (now.clock, now.later, now.waiting, now.late) == (None, (), None, timedelta())
    assert wall(now.end) == "11:00"


# When the day ends


def test_a_day_that_runs_over_its_end_is_late() -> None:
    now = figures(begun(run_of(block(1, 40), block(2, 20), end=time(10)), "9:06"), at("9:10"))
    assert (wall(now.end), wall(now.planned_end), now.late) == ("10:06", "10:00", timedelta(minutes=6))


def test_an_agreed_end_counts_instead_of_the_planned_one() -> None:
    run = replace(begun(run_of(block(1, 70), end=time(10))), ends_at=at("10:15").astimezone(UTC))
    now = figures(run, at("9:10"))
    assert (wall(now.planned_end), now.late) == ("10:15", timedelta())


def test_the_last_block_ends_the_day() -> None:
    assert wall(figures(begun(run_of(block(1, 40))), at("9:10")).end) == "9:40"


def test_a_closed_day_ended_with_what_was_on_last_whenever_it_was_closed() -> None:
    run = next_block(begun(run_of(block(1, 40))), at("9:46"))
    assert wall(figures(close(run, at("18:00")), at("20:00")).end) == "9:46"


def test_a_day_that_is_closed_before_it_began_has_nothing_to_come() -> None:
    now = figures(close(run_of(block(1, 40)), at("10:00")), at("11:00"))
    assert (wall(now.end), now.later) == ("10:00", ())


def test_what_was_skipped_in_the_plan_and_is_taken_up_costs_its_minutes() -> None:
    run = begun(run_of(block(1, 40), block(2, 20, skipped=True), block(3, 10)))
    assert coming(run, at("9:00")) == ["9:40-9:50"]
    assert coming(take_up(run, [key(2)]), at("9:00")) == ["9:40-10:00", "10:00-10:10"]


# Steps


def stepped(text: str = "9:00") -> Run:
    return begun(run_of(block(1, 30, 5, 10, 15), block(2, 20)), text)


def steps(now: Figures) -> list[str]:
    return [f"{one.step} {wall(one.start)}-{wall(one.end)}" for one in now.steps]


def test_each_step_has_its_own_countdown_and_those_after_it_are_expected() -> None:
    now = figures(next_step(stepped(), at("9:07")), at("9:08"))
    assert now.step is not None
    assert now.step_clock is not None
    assert (now.step.step, now.step_clock.left, now.step_clock.minutes) == (1, timedelta(minutes=9), 10)
    assert steps(now) == ["2 9:17-9:30"]  # by two minutes less than planned: its block is over then


def test_the_end_of_the_block_stands_and_the_figure_says_how_much_longer_its_steps_take() -> None:
    now = figures(next_step(stepped(), at("9:07")), at("9:08"))
    assert now.clock is not None
    assert (wall(now.clock.end), now.steps_over) == ("9:30", timedelta(minutes=2))
    over = figures(next_step(stepped(), at("9:07")), at("9:29"))
    assert over.steps_over == timedelta(minutes=14)


def test_steps_that_fit_take_no_longer() -> None:
    assert figures(stepped(), at("9:03")).steps_over == timedelta()
    assert figures(begun(run_of(block(1, 30))), at("9:03")).steps_over == timedelta()


def test_the_last_step_alone_may_take_longer() -> None:
    run = next_step(next_step(stepped(), at("9:07")), at("9:20"))
    now = figures(run, at("9:20"))
    assert (now.steps, now.steps_over) == ((), timedelta(minutes=5))


def test_a_pause_holds_the_step_too() -> None:
    run = pause(stepped(), at("9:02"))
    now = figures(pause(run, at("9:12")), at("9:13"))
    assert now.step_clock is not None
    assert (now.step_clock.left, now.step_clock.gone) == (timedelta(minutes=2), timedelta(minutes=3))


def test_the_steps_of_later_blocks_are_expected_one_after_the_other() -> None:
    now = figures(begun(run_of(block(1, 10), block(2, 30, 5, 10, 15))), at("9:00"))
    assert [f"{one.step} {wall(one.start)}" for one in now.later[0].steps] == ["0 9:10", "1 9:15", "2 9:25"]


def test_steps_that_were_cut_from_the_plan_meanwhile_have_no_clock() -> None:
    run = next_step(stepped(), at("9:05"))
    fewer = replace(run, plan=replace(run.plan, blocks=(block(1, 30, 5), block(2, 20))))
    now = figures(fewer, at("9:06"))
    assert (now.step, now.step_clock, now.steps, now.steps_over) == (None, None, (), timedelta())


def test_minutes_of_today_count_and_the_plan_stays_as_it_was() -> None:
    run = with_change(stepped(), key(1), minutes=24, steps=(5, 10, 9))
    now = figures(run, at("9:00"))
    assert now.clock is not None
    assert (now.clock.minutes, steps(now)) == (24, ["1 9:05-9:15", "2 9:15-9:24"])
    assert run.plan == stepped().plan


# The same for the same


def test_a_moment_is_the_same_in_each_time_zone() -> None:
    run = stepped()
    assert figures(run, at("9:12")) == figures(run, at("9:12").astimezone(UTC))


def test_less_than_none_cannot_be_taken_where_nothing_is_on() -> None:
    assert Timeline(run_of(block(1, 10))).least_added(at("9:00")) == 0
    assert Timeline(run_of(block(1, 10))).wanted_end(at("9:00")) is None
