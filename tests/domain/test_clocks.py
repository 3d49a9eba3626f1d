"""The wall clock can be set; the steady one only counts on."""

from datetime import UTC, datetime, timedelta

import pytest

from core_facilitator.domain.clocks import STEP, Now, was_set
from running_days import at

NINE = at("9:00").astimezone(UTC)


def now(wall_minutes: float, steady_minutes: float) -> Now:
    return Now(wall=NINE + timedelta(minutes=wall_minutes), steady=1_000 + steady_minutes * 60)


@pytest.mark.parametrize("minutes", [-125, -1, 1, 3, 60])
def test_a_clock_that_is_set_is_noticed_by_how_much(minutes: int) -> None:
    assert was_set(now(0, 0), now(10 + minutes, 10)) == timedelta(minutes=minutes)


@pytest.mark.parametrize("minutes", [0, 1, 8 * 60, 26 * 60])
def test_sleep_is_no_setting_of_the_clock(minutes: int) -> None:
    assert was_set(now(0, 0), now(minutes, minutes)) == timedelta()


def test_a_clock_that_is_kept_right_by_less_than_a_second_is_not_set() -> None:
    before, after = now(0, 0), now(10, 10)
    assert was_set(before, Now(wall=after.wall + STEP / 2, steady=after.steady)) == timedelta()
    assert was_set(before, Now(wall=after.wall + STEP, steady=after.steady)) == STEP


def test_a_change_to_daylight_saving_time_is_no_setting_of_the_clock() -> None:
    before = datetime(2026, 3, 8, 9, 30, tzinfo=UTC).astimezone(at("9:00").tzinfo)
    after = (before.astimezone(UTC) + timedelta(hours=1)).astimezone(before.tzinfo)
    assert after.hour - before.hour == 2
    assert was_set(Now(wall=before, steady=0), Now(wall=after, steady=3_600)) == timedelta()


def test_another_time_zone_of_the_laptop_is_no_setting_of_the_clock() -> None:
    assert was_set(now(0, 0), Now(wall=now(5, 5).wall.astimezone(at("9:00").tzinfo), steady=1_300)) == timedelta()


def test_after_another_start_of_the_computer_the_steady_clock_says_nothing() -> None:
    assert was_set(now(0, 0), Now(wall=NINE + timedelta(minutes=10), steady=12)) == timedelta()
