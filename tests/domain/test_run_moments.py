"""A run through sleep, midnight, changes of the clock, other time zones, and the end of the process."""

from copy import deepcopy
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from core_facilitator.domain import run_acts as acts
from core_facilitator.domain.clocks import Now
from core_facilitator.domain.run_times import Phase, figures
from core_facilitator.domain.runs import Run
from running_days import at, block, coming, key, lunch, minutes, run_of, wall

SPRING, FALL = date(2026, 3, 8), date(2026, 11, 1)
"""On these days the clock of California goes from 2 to 3, and from 2 to 1, in the night."""


def begun(run: Run, moment: datetime) -> Run:
    return acts.next_block(run, moment)


def left(run: Run, moment: datetime) -> timedelta:
    clock = figures(run, moment).clock
    assert clock is not None
    return clock.left


# Sleep, and the end of the process


def test_after_a_sleep_the_clock_is_right() -> None:
    run = begun(run_of(block(1, 40), block(2, 20)), at("9:00"))
    assert left(run, at("9:10")) - left(run, at("9:35")) == timedelta(minutes=25)
    assert minutes(figures(run, at("9:55"))) == (15, 15)


def test_a_run_that_is_read_again_is_in_the_same_block_and_step_with_the_same_time_left() -> None:
    run = acts.next_step(begun(run_of(block(1, 40, 10, 30), block(2, 20)), at("9:00")), at("9:12"))
    again = deepcopy(run)
    assert figures(again, at("9:20")) == figures(run, at("9:20"))
    now = figures(again, at("9:20"))
    assert now.step is not None
    assert now.step_clock is not None
    assert (now.step.step, now.step_clock.left) == (1, timedelta(minutes=20))


def test_what_went_on_while_the_computer_slept_is_the_same_whenever_it_is_looked_at() -> None:
    planned = run_of(*(block(number, 10, 3, 7, goes_on=True) for number in range(1, 6)), lunch(6))
    run = begun(planned, at("9:03"))
    looked = run
    for minute in range(4, 59):
        looked = acts.advanced(looked, at(f"9:{minute:02}"))
    assert looked == acts.advanced(run, at("9:58"))
    assert acts.advanced(looked, at("12:30")) == acts.advanced(run, at("12:30"))


def test_a_pause_goes_on_through_a_sleep() -> None:
    held = acts.pause(begun(run_of(block(1, 40)), at("9:00")), at("9:10"))
    assert left(held, at("9:10")) == left(held, at("11:50"))


# Midnight


def night() -> Run:
    """From 10 in the evening until 1 o'clock."""
    late = block(3, 20, pin=time(0, 30))
    return run_of(block(1, 60), block(2, 60), late, start=time(22), end=time(1))


def after(text: str) -> datetime:
    return at(text, on=date(2026, 10, 15))


def test_a_day_goes_on_over_midnight() -> None:
    run = begun(night(), at("22:10"))
    assert coming(run, at("22:10")) == ["23:10-0:10", "0:30-0:50"]
    on = acts.next_block(run, at("23:15"))
    assert left(on, after("0:05")) == timedelta(minutes=10)
    now = figures(on, after("0:05"))
    assert (minutes(now), wall(now.end), now.late) == ((15, 5), "0:50", timedelta())


def test_a_pin_after_midnight_stands() -> None:
    on = acts.next_block(begun(night(), at("22:10")), at("23:50"))
    now = figures(on, at("23:50"))
    assert now.clock is not None
    assert (now.clock.minutes, now.clock.short, coming(on, at("23:50"))) == (40, 20, ["0:30-0:50"])


def test_a_pause_goes_on_over_midnight() -> None:
    held = acts.pause(begun(night(), at("23:20")), at("23:40"))
    on = acts.pause(held, after("0:10"))
    assert (left(on, after("0:10")), minutes(figures(on, after("0:10")))) == (timedelta(minutes=20), (90, 10))


def test_a_start_before_midnight_can_be_set_right_after_it() -> None:
    on = acts.next_block(begun(night(), at("22:00")), after("0:05"))
    right = acts.began(on, 1, at("23:58"), after("0:06"))
    assert left(right, after("0:06")) == timedelta(minutes=24)


def test_what_goes_on_by_itself_does_so_over_midnight() -> None:
    run = run_of(block(1, 120, goes_on=True), block(2, 60), start=time(22), end=time(1))
    on = acts.advanced(begun(run, at("22:30")), after("0:45"))
    assert [wall(one.start) for one in on.passages] == ["22:30", "0:30"]


# Daylight-saving time


@pytest.mark.parametrize(("on", "ends"), [(SPRING, "4:00"), (FALL, "2:00")])
def test_minutes_are_minutes_also_when_the_clock_changes_to_or_from_daylight_saving_time(on: date, ends: str) -> None:
    run = begun(run_of(block(1, 120), block(2, 30), start=time(1), end=time(6), on=on), at("1:00", on=on))
    clock = figures(run, at("1:00", on=on)).clock
    assert clock is not None
    assert (wall(clock.end), clock.left) == (ends, timedelta(hours=2))


@pytest.mark.parametrize(("on", "gap"), [(SPRING, 0), (FALL, 60)])
def test_a_pin_is_a_time_on_the_wall_also_when_the_clock_changes(on: date, gap: int) -> None:
    planned = run_of(block(1, 120), block(2, 30, pin=time(3)), start=time(1), end=time(6), on=on)
    now = figures(begun(planned, at("1:00", on=on)), at("1:00", on=on))
    assert now.clock is not None
    assert (wall(now.later[0].start), now.later[0].gap) == ("3:00", gap)
    assert now.clock.short == (60 if on == SPRING else 0)


def test_what_is_over_when_the_clock_goes_back_is_not_on_again() -> None:
    run = begun(run_of(block(1, 30), start=time(1), end=time(4), on=FALL), at("1:00", on=FALL))
    second = at("1:40", on=FALL).replace(fold=1)
    clock = figures(run, second).clock
    assert clock is not None
    assert (clock.phase, clock.left) == (Phase.OVER, timedelta(minutes=-70))


def test_the_offset_knows_no_daylight_saving_time() -> None:
    run = begun(run_of(block(1, 120), block(2, 30), start=time(1), end=time(6), on=SPRING), at("1:05", on=SPRING))
    assert minutes(figures(run, at("3:10", on=SPRING))) == (5, 0)


# Zones


def test_a_day_far_away_is_told_by_its_own_clock() -> None:
    planned = run_of(block(1, 40), lunch(2), zone="Asia/Tokyo")
    run = begun(planned, at("9:00", zone="Asia/Tokyo"))
    here = at("9:10", zone="Asia/Tokyo").astimezone(ZoneInfo("Europe/Berlin"))
    assert left(run, here) == timedelta(minutes=30)
    assert coming(run, here, zone="Asia/Tokyo") == ["12:00-13:00"]


def test_a_laptop_that_is_carried_into_another_zone_changes_nothing() -> None:
    run = begun(run_of(block(1, 40), block(2, 20)), at("9:00").astimezone(ZoneInfo("America/New_York")))
    assert figures(run, at("9:10").astimezone(ZoneInfo("Pacific/Honolulu"))) == figures(run, at("9:10"))
    assert run == begun(run_of(block(1, 40), block(2, 20)), at("9:00").astimezone(UTC))


# The clock is set


@pytest.mark.parametrize("by", [-90, -2, 2, 90])
def test_a_clock_that_is_set_while_the_day_runs_leaves_the_same_time_until_later_blocks(by: int) -> None:
    run = begun(run_of(block(1, 40), block(2, 20)), at("9:00"))
    before, now = at("9:10"), at("9:10") + timedelta(minutes=by)
    right = acts.set_right(run, Now(wall=before, steady=7), Now(wall=now, steady=7))
    assert left(right, now) == left(run, before)
    assert figures(right, now).later[0].start - now == figures(run, before).later[0].start - before


def test_a_clock_that_is_set_during_a_sleep_counts_the_sleep_too() -> None:
    run = begun(run_of(block(1, 40), block(2, 20)), at("9:00"))
    right = acts.set_right(run, Now(wall=at("9:10"), steady=0), Now(wall=at("10:25"), steady=15 * 60))
    assert left(right, at("10:25")) == timedelta(minutes=15)
    assert right.passages[0].block == key(1)
