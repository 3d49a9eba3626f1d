"""A day that is tried out, or held at another time than planned, begins as if it were on time."""

from datetime import timedelta

from core_facilitator.domain import run_acts as acts
from core_facilitator.domain.run_times import figures
from running_days import at, block, run_of, wall


def test_it_begins_at_its_planned_time_and_its_clock_is_behind_from_then_on() -> None:
    begun = acts.start_as_if_on_time(run_of(block(1, 40), block(2, 30)), at("15:10"))
    assert begun.shift == timedelta(hours=6, minutes=10)
    assert begun.current is not None
    assert wall(begun.current.start) == "9:00"
    now = figures(begun, at("15:10") - begun.shift)
    assert now.offset == timedelta()
    assert now.clock is not None
    assert now.clock.left == timedelta(minutes=40)


def test_before_its_time_its_clock_is_ahead() -> None:
    begun = acts.start_as_if_on_time(run_of(block(1, 40)), at("6:00"))
    assert begun.shift == -timedelta(hours=3)
    assert begun.started == at("9:00")


def test_a_block_that_came_in_first_begins_now() -> None:
    run = acts.insert(run_of(), block(1, 10), at("15:00"), begin=False)
    begun = acts.start_as_if_on_time(run, at("15:10"))
    assert (begun.started, begun.shift) == (at("15:10"), timedelta())


def test_what_has_begun_is_over_or_is_empty_keeps_its_clock() -> None:
    run = run_of(block(1, 40))
    for one in (acts.next_block(run, at("9:05")), acts.close(run, at("9:00")), run_of()):
        assert acts.start_as_if_on_time(one, at("15:10")) == one
