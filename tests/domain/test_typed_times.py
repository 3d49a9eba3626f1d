"""Typed times mean what people mean by them."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core_facilitator.domain.typed_times import clock, duration, parse_minutes, parse_time


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("5", 5),
        ("45", 45),
        ("130", 90),
        ("0130", 90),
        ("1h30", 90),
        ("1 h 30", 90),
        ("1:30", 90),
        ("1.05", 65),
        ("1h5", 65),
        ("1 h 5 min", 65),
        ("1.5h", 90),
        ("1,5 h", 90),
        ("90m", 90),
        ("90 min", 90),
        ("2h", 120),
        (" 20 ", 20),
        ("２０", 20),
        ("0", 0),
    ],
)
def test_a_typed_length_is_understood(typed: str, minutes: int) -> None:
    assert parse_minutes(typed) == minutes


@pytest.mark.parametrize("typed", ["", "soon", "190", "1:75", "1.5", "1:5", "-5", "25h", "9999 min", "1h30h", "12345"])
def test_a_length_that_is_not_understood_is_not_guessed(typed: str) -> None:
    assert parse_minutes(typed) is None


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("0930", time(9, 30)),
        ("930", time(9, 30)),
        ("9:30", time(9, 30)),
        ("9.30", time(9, 30)),
        ("9h30", time(9, 30)),
        ("14h15", time(14, 15)),
        ("9am", time(9)),
        ("2:15 pm", time(14, 15)),
        ("2:15p", time(14, 15)),
        ("2:15 P.M.", time(14, 15)),
        ("pm 2:15", time(14, 15)),
        ("12 am", time(0)),
        ("12 pm", time(12)),
        ("12", time(12)),
        ("9", time(9)),
        ("1:10", time(13, 10)),
        ("01:10", time(1, 10)),
        ("1415", time(14, 15)),
        ("24:00", time(0)),
        ("2400", time(0)),
    ],
)
def test_a_typed_time_is_understood(typed: str, at: time) -> None:
    assert parse_time(typed) == at


@pytest.mark.parametrize("typed", ["", "noonish", "25:00", "9:75", "13 pm", "0 am", "12345", "9:3x", "24:01", "24 pm"])
def test_a_time_that_is_not_understood_is_not_guessed(typed: str) -> None:
    assert parse_time(typed) is None


def test_a_time_without_a_half_of_the_day_is_the_one_that_is_near() -> None:
    assert parse_time("8:15", near=time(19)) == time(20, 15)
    assert parse_time("8:15", near=time(9)) == time(8, 15)
    assert parse_time("1:10", near=time(12)) == time(13, 10)


def test_late_in_the_evening_a_time_after_midnight_is_near() -> None:
    assert parse_time("12:15", near=time(23, 30)) == time(0, 15)
    assert parse_time("11:30", near=time(0, 15)) == time(23, 30)


def test_on_a_24_hour_clock_a_time_is_what_it_says() -> None:
    assert parse_time("1:10", hours24=True, near=time(12)) == time(1, 10)


def test_the_locales_own_marker_stands_where_the_locale_puts_it() -> None:
    korean = ("오전", "오후")
    assert parse_time("오후 2:15", markers=korean) == time(14, 15)
    assert parse_time("오전 9:00", markers=korean) == time(9)


@given(st.integers(1, 24 * 60))
def test_a_length_that_is_shown_can_be_typed_back(minutes: int) -> None:
    assert parse_minutes(duration(minutes)) == minutes


@given(st.times().map(lambda at: at.replace(second=0, microsecond=0)))
def test_a_time_that_is_shown_can_be_typed_back(at: time) -> None:
    assert parse_time(clock(at, suffix=True)) == at
    assert parse_time(clock(at, hours24=True), hours24=True) == at


@given(st.times().map(lambda at: at.replace(second=0, microsecond=0)))
def test_a_time_that_is_shown_without_its_half_is_itself_where_it_is_near(at: time) -> None:
    assert parse_time(clock(at), near=at) == at


@given(st.text() | st.text("0123456789:.,h mapAMP½²٣−-"))
def test_whatever_is_typed_is_a_length_within_a_day_or_nothing(typed: str) -> None:
    minutes = parse_minutes(typed)
    assert minutes is None or 0 <= minutes <= 24 * 60


@given(st.text() | st.text("0123456789:.,h mapAMP½²٣−-"), st.none() | st.times(), st.booleans())
def test_whatever_is_typed_is_a_whole_minute_of_the_day_or_nothing(
    typed: str, near: time | None, hours24: bool
) -> None:
    at = parse_time(typed, hours24=hours24, near=near)
    assert at is None or (at.second, at.microsecond, at.tzinfo) == (0, 0, None)


def test_a_length_reads_as_people_say_it() -> None:
    assert [duration(minutes) for minutes in (0, 50, 60, 125, 150)] == ["0 min", "50 min", "1 h", "2 h 05", "2 h 30"]


def test_minutes_that_are_missing_read_with_a_minus() -> None:
    assert [duration(minutes) for minutes in (-5, -65)] == ["−5 min", "−1 h 05"]


def test_a_time_reads_without_its_half_unless_asked() -> None:
    assert clock(time(13, 10)) == "1:10"
    assert clock(time(0, 5), suffix=True) == "12:05 AM"
