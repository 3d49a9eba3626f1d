"""What is interrupted and taken up again goes on with what it had left, as one block."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core_facilitator.domain import recovery
from core_facilitator.domain import run_acts as acts
from core_facilitator.domain.agendas import Day, Session, TimeKind
from core_facilitator.domain.run_moves import left as left_over
from core_facilitator.domain.run_moves import moved_on
from core_facilitator.domain.run_reports import report
from core_facilitator.domain.run_rests import goes_on, rest, so_far, what_is_left
from core_facilitator.domain.run_times import Figures, Timeline, figures
from core_facilitator.domain.runs import Run
from core_facilitator.domain.timing_insights import insights
from run_strategies import Played, played
from running_days import DATE, at, block, coming, day, key, lunch, run_of, track, wall

MINUTE = timedelta(minutes=1)
NONE = timedelta()


@pytest.fixture
def run() -> Run:
    """A day in which the second of its steps is on, with eight minutes of it and of its block had."""
    begun = acts.next_block(run_of(block(1, 40, 5, 15, 20), block(2, 30), block(3, 20), end=time(10, 30)), at("9:00"))
    return acts.next_step(begun, at("9:05"))


def interrupted(run: Run, when: str = "9:13") -> Run:
    return acts.insert(run, block(9, 10), at(when))


def clocks(now: Figures) -> tuple[timedelta, timedelta]:
    assert now.clock is not None
    assert now.step_clock is not None
    return now.clock.left, now.step_clock.left


def told(now: Figures) -> tuple[int, int, str]:
    """Return which block is on, in which step, and when it ends."""
    assert now.block is not None
    assert now.clock is not None
    return now.block.id.int, -1 if now.step is None else now.step.step, wall(now.clock.end)


# Interrupted


def test_what_is_interrupted_comes_again_right_after_it_with_what_it_has_left(run: Run) -> None:
    now = figures(interrupted(run), at("9:15"))
    assert coming(now.run, at("9:15")) == ["9:23-9:50", "9:50-10:20", "10:20-10:40"]
    first = now.later[0]
    assert (first.again, first.block.id, first.minutes, first.planned_start) == (True, key(1), 27, None)
    assert [(one.step, wall(one.start)) for one in first.steps] == [(0, "9:23"), (1, "9:30")]
    assert (now.offset, wall(now.end)) == (10 * MINUTE, "10:40")


def test_it_goes_on_in_the_step_in_which_it_was_with_the_time_that_it_had(run: Run) -> None:
    on = acts.next_block(interrupted(run), at("9:25"))
    assert on.current is not None
    assert (on.current.block, on.current.resumed) == (key(1), True)
    now = figures(on, at("9:25"))
    assert told(now) == (1, 1, "9:52")
    assert clocks(now) == (27 * MINUTE, 7 * MINUTE)
    assert clocks(now) == clocks(figures(run, at("9:13")))
    assert [one.step for one in now.passage.steps] == [0, 1] if now.passage else False
    assert coming(on, at("9:25"))[0] == "9:52-10:22"


def test_its_seconds_are_not_lost() -> None:
    run = acts.insert(acts.next_block(run_of(block(1, 40), block(2, 10)), at("9:00:00")), block(9, 10), at("9:13:20"))
    assert wall(figures(run, at("9:14")).end) == "10:00:00" or wall(figures(run, at("9:14")).end) == "10:00"
    assert wall(figures(acts.next_block(run, at("9:23:20")), at("9:24")).end) == "10:00"


def test_pauses_and_minutes_that_were_given_stay_with_it(run: Run) -> None:
    held = acts.pause(acts.pause(acts.add(run, 5, at("9:06")), at("9:07")), at("9:10"))
    on = acts.next_block(interrupted(held, "9:16"), at("9:30"))
    assert clocks(figures(on, at("9:30"))) == clocks(figures(held, at("9:16"))) == (32 * MINUTE, 12 * MINUTE)
    less = acts.add(on, -100, at("9:30"))
    assert less.passages[-1].added == -45
    clock = figures(less, at("9:30")).clock
    assert clock is not None
    assert clock.minutes == 0


def test_jumping_away_and_back_goes_on_too_and_nothing_comes_again_by_itself(run: Run) -> None:
    away = acts.jump(run, key(3), at("9:13"))
    assert away.ahead() == ()
    back = acts.jump(away, key(1), at("9:40"))
    assert told(figures(back, at("9:40"))) == (1, 1, "10:07")
    assert [one.id.int for one in back.ahead()] == [2]


def test_whoever_goes_elsewhere_leaves_what_was_interrupted(run: Run) -> None:
    assert [one.id.int for one in interrupted(run).ahead()] == [1, 2, 3]
    assert [one.id.int for one in acts.jump(interrupted(run), key(2), at("9:20")).ahead()] == [3]


def test_what_interrupts_can_be_interrupted(run: Run) -> None:
    twice = acts.insert(interrupted(run), block(8, 5), at("9:17"))
    assert [one.id.int for one in twice.ahead()] == [9, 1, 2, 3]
    assert coming(twice, at("9:17"))[:2] == ["9:22-9:28", "9:28-9:55"]
    first = acts.next_block(twice, at("9:22"))
    assert told(figures(first, at("9:22"))) == (9, -1, "9:28")
    second = acts.next_block(first, at("9:28"))
    assert told(figures(second, at("9:28"))) == (1, 1, "9:55")
    assert [one.id.int for one in second.ahead()] == [2, 3]
    assert [one.id.int for one in acts.jump(twice, key(1), at("9:20")).ahead()] == [2, 3]


def test_what_is_put_next_meanwhile_comes_before_it(run: Run) -> None:
    before = acts.insert(run, block(7, 3), at("9:10"), begin=False)
    both = acts.insert(interrupted(before), block(8, 5), at("9:15"), begin=False)
    assert [one.id.int for one in both.ahead()] == [8, 1, 7, 2, 3]
    first = acts.next_block(both, at("9:23"))
    assert (told(figures(first, at("9:23"))), [one.id.int for one in first.ahead()]) == ((8, -1, "9:28"), [1, 7, 2, 3])
    assert told(figures(acts.next_block(first, at("9:28")), at("9:28"))) == (1, 1, "9:55")


def test_it_can_be_interrupted_again(run: Run) -> None:
    on = acts.next_block(interrupted(run), at("9:25"))
    again = acts.insert(acts.next_step(on, at("9:30")), block(8, 5), at("9:35"))
    third = acts.next_block(again, at("9:40"))
    now = figures(third, at("9:40"))
    assert told(now) == (1, 2, "9:57")
    assert (
        [(one.step, one.end is None) for one in now.passage.steps] == [(0, False), (1, False), (2, True)]
        if (now.passage)
        else False
    )


def test_what_is_over_does_not_come_again_and_begins_anew_where_somebody_wants_it(run: Run) -> None:
    over = interrupted(run, "9:39:30")
    assert [one.id.int for one in over.ahead()] == [2, 3]
    assert not over.passages[0].interrupted
    anew = acts.jump(over, key(1), at("9:50"))
    assert told(figures(anew, at("9:50"))) == (1, 0, "10:30")
    assert not anew.passages[-1].resumed


def test_a_block_that_goes_on_by_itself_hands_over_to_what_was_interrupted(run: Run) -> None:
    came = acts.insert(run, block(9, 10, goes_on=True), at("9:13"))
    on = acts.advanced(came, at("9:24"))
    assert told(figures(on, at("9:24"))) == (1, 1, "9:50")


def test_what_began_before_its_pin_does_not_wait_for_it_again() -> None:
    early = acts.next_block(run_of(lunch(1, pin=time(12)), block(2, 30)), at("11:50"))
    on = acts.next_block(acts.insert(early, block(9, 5), at("11:53")), at("11:56"))
    assert told(figures(on, at("11:56"))) == (1, -1, "12:53")


def test_a_fixed_end_stands_and_its_steps_go_on() -> None:
    begun = acts.next_block(run_of(block(1, 60, 20, 40, fixed_end=time(10)), block(2, 30)), at("9:00"))
    came = interrupted(acts.next_step(begun, at("9:20")), "9:30")
    assert coming(came, at("9:30"))[0] == "9:40-10:00"
    on = figures(acts.next_block(came, at("9:45")), at("9:45"))
    assert told(on) == (1, 1, "10:00")
    assert clocks(on) == (15 * MINUTE, 15 * MINUTE)
    assert not goes_on(came, came.today()[0], at("9:59:30"))


def test_a_group_of_tracks_goes_on_where_each_was() -> None:
    group = block(1, 0, tracks=(track(20, block(21, 20), block(22, 30)), track(30, block(31, 50))))
    begun = acts.next_in_track(acts.next_block(run_of(group, block(2, 30)), at("9:00")), key(20), at("9:15"))
    came = interrupted(begun, "9:20")
    assert coming(came, at("9:20")) == ["9:30-10:00", "10:00-10:30"]
    now = figures(acts.next_block(came, at("9:30")), at("9:30"))
    assert told(now) == (1, -1, "10:00")
    assert [(one.block.id.int if one.block else 0, one.clock.left) for one in now.tracks] == [
        (22, 25 * MINUTE),
        (31, 30 * MINUTE),
    ]


def test_a_milestone_that_comes_in_interrupts_and_a_milestone_is_never_interrupted(run: Run) -> None:
    reached = acts.insert(run, block(9), at("9:13"))
    assert reached.current is None
    assert [one.id.int for one in reached.ahead()] == [1, 2, 3]
    early = acts.insert(run_of(block(1, 40)), block(9, 5), at("8:50"))
    assert [one.block.int for one in early.passages] == [9]
    lost = replace(run, plan=replace(run.plan, blocks=run.plan.blocks[1:]))
    assert [one.id.int for one in interrupted(lost).ahead()] == [2, 3]


# What is left


def test_what_is_left_is_a_block_of_its_own(run: Run) -> None:
    left = what_is_left(interrupted(run), run.today()[0])
    assert (left.minutes, [one.minutes for one in left.steps], left.pin) == (27, [7, 20], None)
    assert what_is_left(run, run.today()[1]) == run.today()[1]
    assert so_far(run, key(2)) is None
    assert rest(run, run.today()[1]) == 30 * MINUTE


def test_the_closing_step_of_what_is_left_is_kept() -> None:
    begun = acts.next_step(acts.next_block(run_of(block(1, 30, 10, 20, floor=12), block(2, 5)), at("9:00")), at("9:10"))
    assert what_is_left(interrupted(begun, "9:15"), begun.today()[0]).floor == 15
    first = acts.next_block(run_of(block(1, 30, 10, 20, floor=12), block(2, 5)), at("9:00"))
    assert what_is_left(interrupted(first, "9:05"), first.today()[0]).floor == 7


def test_what_is_left_of_an_interrupted_block_is_not_moved_to_another_day(run: Run) -> None:
    tomorrow = day(block(40, 30), on=DATE + timedelta(days=1))
    tomorrow = Day(**{**{name: getattr(tomorrow, name) for name in tomorrow.__slots__}, "id": key(990)})
    session = Session(id=run.session, title="Two days", days=(run.plan, tomorrow))
    came = interrupted(run)
    assert [one.id.int for one in left_over(came)] == [2, 3]
    moved, _ = moved_on(came, session, at("9:15"))
    assert [one.id.int for one in moved.ahead()] == [1]


# Getting time back


def test_a_plan_to_catch_up_sees_what_is_left_of_it(run: Run) -> None:
    came = interrupted(run)
    plan = recovery.plans(came, at("9:13"))[0]
    gives = {one.block.int: (one.before, one.after) for one in plan.gives}
    assert gives.keys() == {1, 2, 3, 9}
    assert sum(before - after for before, after in gives.values()) == plan.saved == 10
    after = recovery.recovered(came, plan)
    assert wall(figures(after, at("9:13")).end) == "10:30"
    clock = figures(after, at("9:13")).clock
    assert clock is not None
    assert wall(figures(acts.next_block(after, clock.end), clock.end).end) == "10:30"


def test_it_is_made_shorter_at_once_and_keeps_what_it_has_had() -> None:
    long = interrupted(acts.next_block(run_of(block(1, 60), block(2, 10, protected=True), end=time(10)), at("9:00")))
    given = [
        (plan.gives[0].block.int, plan.gives[0].before, plan.gives[0].after)
        for plan in recovery.quick(long, at("9:13"))
    ]
    assert (1, 60, 40) in given


# For ever


def test_time_tells_how_long_an_interrupted_block_takes() -> None:
    begun = interrupted(acts.next_block(run_of(block(1, 40), block(2, 20)), at("9:00")))
    closed = acts.close(acts.next_block(acts.next_block(begun, at("9:23")), at("9:55")), at("10:15"))
    assert insights([closed]).blocks[key(1)].actual == 45
    twice = acts.jump(acts.next_block(acts.next_block(begun, at("9:23")), at("9:55")), key(1), at("10:00"))
    assert key(1) not in insights([acts.close(twice, at("10:15"))]).blocks


def test_going_back_is_as_if_nothing_had_come_in(run: Run) -> None:
    came = interrupted(run)
    assert replace(acts.back(came), inserted=()) == run
    assert acts.back(acts.next_block(came, at("9:25"))) == came


def test_a_start_and_an_end_that_are_set_right_move_what_is_left(run: Run) -> None:
    on = acts.next_block(interrupted(run), at("9:25"))
    later = acts.ended(on, 0, at("9:15"), at("9:30"))
    assert clocks(figures(later, at("9:25"))) == (25 * MINUTE, 5 * MINUTE)
    sooner = acts.began(on, 2, at("9:22"), at("9:30"))
    assert clocks(figures(sooner, at("9:25"))) == (24 * MINUTE, 4 * MINUTE)


def clock_left(now: Figures) -> timedelta | None:
    return None if now.clock is None else now.clock.left


@given(played(fixed=False), st.integers(0, 90), st.integers(0, 90))
def test_an_interruption_takes_nothing_from_what_it_interrupts(now: Played, after: int, long: int) -> None:
    moment: datetime = now.at + after * MINUTE
    before = figures(now.run, moment)
    came = acts.insert(now.run, block(20_000, 10, kind=TimeKind.PLENARY), moment)
    if before.clock is None or before.block is None or before.clock.left < MINUTE:
        assert came.passages[-1].block == key(20_000)
        assert came.interrupted()[:1] != (getattr(before.block, "id", None),)
        return
    assert came.interrupted()[0] == before.block.id
    expected = Timeline(came).at(moment)
    assert abs(expected.later[0].end - expected.later[0].start - before.clock.left) < timedelta(milliseconds=1)
    again = acts.next_block(came, moment + long * MINUTE)
    told_ = figures(again, moment + long * MINUTE)
    assert told_.block == before.block
    assert clock_left(told_) == before.clock.left
    assert (told_.step_clock and told_.step_clock.left) == (before.step_clock and before.step_clock.left)
    if not (before.passage and before.passage.paused):
        assert (told_.step and told_.step.step) == (before.step and before.step.step)
    had = next(one for one in report(again, moment + long * MINUTE).timed if one.block == before.block.id)
    assert had.actual >= 0
