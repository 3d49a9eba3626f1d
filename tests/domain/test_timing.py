"""Every start and end of a day follows from its order, its minutes and the times that are fixed."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from uuid import UUID

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core_facilitator.domain.agendas import Block, Day, TimeKind, Track
from core_facilitator.domain.timing import (
    MovePin,
    TimedDay,
    Trim,
    balance,
    elapsed,
    next_fixed,
    repaired,
    repairs,
    time_day,
)
from core_facilitator.domain.typed_times import clock
from strategies import days


def key(number: int) -> UUID:
    return UUID(int=number)


def block(
    number: int,
    minutes: int,
    *,
    pin: time | None = None,
    fixed_end: time | None = None,
    floor: int | None = None,
    protected: bool = False,
    skipped: bool = False,
    kind: TimeKind = TimeKind.PLENARY,
    tracks: tuple[Track, ...] = (),
) -> Block:
    return Block(
        id=key(number),
        title=f"Block {number}",
        minutes=minutes,
        pin=pin,
        fixed_end=fixed_end,
        floor=floor,
        protected=protected,
        skipped=skipped,
        kind=kind,
        tracks=tracks,
    )


def track(number: int, *blocks: Block) -> Track:
    return Track(id=key(number), title=f"Track {number}", blocks=blocks)


def day(
    *blocks: Block,
    start: time = time(8, 30),
    end: time = time(16, 30),
    on: date = date(2026, 10, 14),
    zone: str = "America/Los_Angeles",
) -> Day:
    return Day(id=key(900), date=on, start=start, end=end, time_zone=zone, blocks=blocks)


def starts(timed: TimedDay) -> list[str]:
    return [clock(one.start, hours24=True) for one in timed.all_blocks()]


def test_each_block_follows_the_one_before() -> None:
    timed = time_day(day(block(1, 20), block(2, 10), block(3, 40)))
    assert starts(timed) == ["8:30", "8:50", "9:00"]
    assert clock(timed.end) == "9:40"


def test_a_longer_block_moves_all_that_follow() -> None:
    assert starts(time_day(day(block(1, 25), block(2, 10), block(3, 40)))) == ["8:30", "8:55", "9:05"]


def test_lunch_stays_pinned_when_the_morning_runs_over() -> None:
    timed = time_day(day(block(1, 215), block(2, 50, pin=time(12)), block(3, 20)))
    assert starts(timed) == ["8:30", "12:00", "12:50"]
    assert timed.blocks[1].overlap == 5
    assert timed.blocks[1].gap == 0


def test_a_pin_that_comes_late_shows_the_free_minutes_before_it() -> None:
    timed = time_day(day(block(1, 195), block(2, 50, pin=time(12))))
    assert (timed.blocks[1].gap, timed.blocks[1].overlap) == (15, 0)


def test_a_fixed_end_lets_the_minutes_give_way() -> None:
    timed = time_day(day(block(1, 60), block(2, 30, fixed_end=time(10))))
    assert timed.blocks[1].minutes == 30
    timed = time_day(day(block(1, 75), block(2, 30, fixed_end=time(10))))
    assert timed.blocks[1].minutes == 15


def test_a_block_that_starts_after_its_fixed_end_has_no_minutes_and_says_by_how_much() -> None:
    timed = time_day(day(block(1, 100), block(2, 30, fixed_end=time(10)), block(3, 5)))
    assert (timed.blocks[1].minutes, timed.blocks[1].overlap) == (0, 10)
    assert starts(timed)[2] == "10:10"


def test_a_milestone_takes_no_time_but_what_runs_past_it_shows() -> None:
    timed = time_day(day(block(1, 45), block(2, 0, pin=time(9)), block(3, 10)))
    assert timed.blocks[1].overlap == 15
    assert starts(timed)[2] == "9:15"


def test_a_skipped_block_takes_no_time_and_holds_no_pin() -> None:
    timed = time_day(day(block(1, 20), block(2, 50, pin=time(12), skipped=True), block(3, 10)))
    assert starts(timed) == ["8:30", "8:50", "8:50"]
    assert timed.planned_minutes == 30


def test_a_group_is_as_long_as_its_longest_track_and_says_what_the_others_wait() -> None:
    group = block(1, 60, tracks=(track(11, block(101, 40), block(102, 30)), track(12, block(103, 45)), track(13)))
    timed = time_day(day(group, block(2, 10)))
    assert timed.blocks[0].minutes == 70
    assert [one.slack for one in timed.blocks[0].tracks] == [0, 25, 70]
    assert starts(timed) == ["8:30", "8:30", "9:10", "8:30", "9:40"]


def test_a_group_whose_tracks_are_empty_has_its_own_minutes() -> None:
    timed = time_day(day(block(1, 60, tracks=(track(11), track(12)))))
    assert timed.blocks[0].minutes == 60


def test_the_day_says_how_far_it_is_from_its_planned_end() -> None:
    full = time_day(day(block(1, 465)))
    assert (full.slack, full.over, full.available_minutes) == (15, 0, 480)
    late = time_day(day(block(1, 485)))
    assert (late.slack, late.over) == (-5, 5)


def test_an_evening_that_runs_past_midnight_ends_on_the_next_day() -> None:
    timed = time_day(day(block(1, 150), block(2, 30, pin=time(0, 45)), start=time(22), end=time(1, 30)))
    assert timed.end.date() == date(2026, 10, 15)
    assert clock(timed.end, hours24=True) == "1:15"
    assert (timed.slack, timed.blocks[1].gap) == (15, 15)


def test_a_pin_just_before_the_day_begins_collides_with_the_beginning() -> None:
    timed = time_day(day(block(1, 10, pin=time(8))))
    assert (starts(timed), timed.blocks[0].overlap) == (["8:00"], 30)


def test_when_the_clock_springs_forward_an_hour_is_an_hour() -> None:
    spring = day(block(1, 60), block(2, 60), start=time(1), end=time(5), on=date(2026, 3, 8))
    timed = time_day(spring)
    assert starts(timed) == ["1:00", "3:00"]
    assert timed.available_minutes == 180


def test_when_the_clock_falls_back_the_repeated_hour_counts() -> None:
    autumn = day(block(1, 60), block(2, 60), start=time(1), end=time(3), on=date(2026, 11, 1))
    timed = time_day(autumn)
    assert starts(timed) == ["1:00", "1:00"]
    assert (timed.available_minutes, timed.slack) == (180, 60)


def test_a_wall_time_that_the_clock_skips_means_the_moment_as_much_later() -> None:
    timed = time_day(day(block(1, 10, pin=time(2, 30)), start=time(1), end=time(5), on=date(2026, 3, 8)))
    assert starts(timed) == ["3:30"]


def test_a_session_in_another_zone_keeps_that_zones_clock() -> None:
    berlin = time_day(day(block(1, 20), zone="Europe/Berlin"))
    assert clock(berlin.start) == "8:30"
    assert berlin.start.astimezone(UTC).hour == 6


def test_both_repairs_of_an_overlap_are_offered() -> None:
    timed = time_day(day(block(1, 145), block(2, 70), block(3, 50, pin=time(12))))
    assert repairs(timed, key(3)) == (Trim(key(2), 65), MovePin(key(3), time(12, 5)))


def test_the_nearest_block_that_can_give_all_is_trimmed() -> None:
    timed = time_day(
        day(block(1, 150), block(2, 55, protected=True), block(3, 10, floor=8), block(4, 50, pin=time(12)))
    )
    assert repairs(timed, key(4))[0] == Trim(key(1), 145)


def test_nothing_before_an_earlier_pin_is_trimmed() -> None:
    timed = time_day(day(block(1, 60), block(2, 65, pin=time(11), protected=True), block(3, 50, pin=time(12))))
    assert repairs(timed, key(3)) == (MovePin(key(3), time(12, 5)),)


def test_nothing_before_a_gap_is_trimmed() -> None:
    early = block(2, 65, pin=time(11), floor=65)
    timed = time_day(day(block(1, 30), early, block(3, 50, pin=time(12))))
    assert repairs(timed, key(3)) == (MovePin(key(3), time(12, 5)),)


def test_a_group_is_trimmed_only_if_every_track_can_end_in_time() -> None:
    long, short = track(11, block(101, 70)), track(12, block(102, 40))
    can = day(block(1, 145), block(2, 70, tracks=(long, short)), block(3, 50, pin=time(12)))
    assert repairs(time_day(can), key(3))[0] == Trim(key(2), 65)
    stiff = track(11, block(101, 70, protected=True))
    cannot = day(block(1, 145, protected=True), block(2, 70, tracks=(stiff, short)), block(3, 50, pin=time(12)))
    assert repairs(time_day(cannot), key(3)) == (MovePin(key(3), time(12, 5)),)


def test_a_fixed_end_that_has_passed_can_only_be_helped_by_trimming() -> None:
    timed = time_day(day(block(1, 100), block(2, 30, fixed_end=time(10))))
    assert repairs(timed, key(2)) == (Trim(key(1), 90),)


def test_a_repair_inside_a_track_stays_inside_it() -> None:
    inside = track(11, block(101, 40), block(102, 20, pin=time(9)))
    timed = time_day(day(block(1, 0, tracks=(inside,))))
    assert repairs(timed, key(102)) == (Trim(key(101), 30), MovePin(key(102), time(9, 10)))


def test_no_overlap_needs_no_repair_and_an_unknown_block_has_none() -> None:
    timed = time_day(day(block(1, 20), block(2, 20)))
    assert repairs(timed, key(2)) == ()
    assert repairs(timed, key(77)) == ()


def test_nothing_before_a_fixed_end_is_trimmed() -> None:
    until_ten = block(2, 0, fixed_end=time(10))
    timed = time_day(day(block(1, 60), until_ten, block(3, 10, pin=time(9, 50))))
    assert repairs(timed, key(3)) == (MovePin(key(3), time(10)),)


def test_a_skipped_lunch_does_not_keep_the_morning_from_being_trimmed() -> None:
    timed = time_day(day(block(1, 60), block(2, 30, pin=time(9), skipped=True), block(3, 10, pin=time(9, 20))))
    assert repairs(timed, key(3))[0] == Trim(key(1), 50)


def test_a_pin_is_not_moved_past_the_blocks_own_fixed_end() -> None:
    short = block(2, 30, pin=time(9), fixed_end=time(9, 30))
    timed = time_day(day(block(1, 90), short))
    assert repairs(timed, key(2)) == (Trim(key(1), 30),)
    timed = time_day(day(block(1, 90, protected=True), short))
    assert repairs(timed, key(2)) == ()


def test_a_pin_is_not_moved_into_an_hour_that_it_cannot_name() -> None:
    # The first 1:10 of that night is over; no wall time means the second.
    night = day(block(1, 70, floor=70), block(2, 20, pin=time(1)), start=time(1), end=time(5), on=date(2026, 11, 1))
    assert repairs(time_day(night), key(2)) == ()


def test_trimming_a_group_passes_over_what_is_skipped_in_it() -> None:
    inside = track(11, block(101, 70), block(102, 10, skipped=True), block(103, 5, skipped=True))
    only_skipped = track(12, block(104, 90, skipped=True))
    timed = time_day(day(block(1, 0, tracks=(inside, only_skipped)), block(2, 50, pin=time(9, 30))))
    (trim, _) = repairs(timed, key(2))
    assert trim == Trim(key(1), 60)
    assert [one.minutes for one in time_day(repaired(timed, trim)).all_blocks()] == [60, 60, 0, 0, 0, 50]


def test_what_is_not_in_the_day_cannot_be_repaired() -> None:
    with pytest.raises(KeyError):
        repaired(time_day(day(block(1, 20))), Trim(key(77), 5))


def test_tracks_that_run_past_the_fixed_end_of_their_group_hold_up_what_follows() -> None:
    group = block(1, 0, fixed_end=time(9), tracks=(track(11, block(101, 40)), track(12, block(102, 20))))
    timed = time_day(day(group, block(2, 10)))
    assert (timed.blocks[0].minutes, [one.slack for one in timed.blocks[0].tracks]) == (30, [-10, 10])
    assert starts(timed)[-1] == "9:10"


def test_a_milestone_is_never_trimmed() -> None:
    timed = time_day(day(block(1, 0), block(2, 10, pin=time(8, 20))))
    assert repairs(timed, key(2)) == (MovePin(key(2), time(8, 30)),)


def test_the_balance_counts_a_group_once_and_by_its_own_kind() -> None:
    group = block(1, 0, kind=TimeKind.SMALL_GROUP, tracks=(track(11, block(101, 40)), track(12, block(102, 30))))
    found = balance(time_day(day(group, block(2, 15, kind=TimeKind.BREAK), block(3, 20))))
    assert found == {TimeKind.PLENARY: 20, TimeKind.SMALL_GROUP: 40, TimeKind.REFLECTION: 0, TimeKind.BREAK: 15}


def test_the_next_fixed_point_is_the_next_pin_or_the_days_end() -> None:
    inside = track(11, block(101, 30))
    timed = time_day(day(block(1, 30, tracks=(inside,)), block(4, 10), block(2, 50, pin=time(12)), block(3, 20)))
    lunch = timed.blocks[2]
    assert next_fixed(timed, key(1)) == (lunch, 170)
    assert next_fixed(timed, key(101)) == (lunch, 170)
    assert next_fixed(timed, key(3)) == (None, timed.slack)
    assert next_fixed(timed, key(77)) == (None, timed.slack)


def test_a_timed_block_is_found_by_its_key_in_a_track_too() -> None:
    timed = time_day(day(block(1, 30, tracks=(track(11, block(101, 30)),))))
    assert [timed.find(key(number)) is not None for number in (1, 101, 77)] == [True, True, False]


@given(days())
def test_nothing_begins_before_what_is_before_it_ends_unless_the_overlap_says_so(some: Day) -> None:
    timed = time_day(some)
    end = timed.start
    for one in timed.blocks:
        if one.block.skipped:
            continue
        if one.block.fixed_end is None:
            assert elapsed(end, one.start) == one.gap - one.overlap
        # Tracks may run past the fixed end of their group, and hold up what follows.
        filled = (inner.end for inner in one.tracks if inner.blocks)
        end = max(end, one.end, *filled, key=datetime.timestamp)
    assert end == timed.end


@given(days())
def test_every_repair_that_is_offered_ends_the_overlap(some: Day) -> None:
    timed = time_day(some)
    for one in timed.all_blocks():
        for repair in repairs(timed, one.block.id):
            after = time_day(repaired(timed, repair)).find(one.block.id)
            assert after is not None
            assert after.overlap == 0


@given(days(pinned=False))
def test_without_fixed_times_a_day_is_the_sum_of_its_minutes(some: Day) -> None:
    timed = time_day(some)
    assert elapsed(timed.start, timed.end) == timed.planned_minutes
    assert all(one.gap == one.overlap == 0 for one in timed.blocks)
    assert timed.planned_minutes == sum(balance(timed).values())


@given(days())
def test_every_time_is_aware_and_no_block_ends_before_it_starts(some: Day) -> None:
    for one in time_day(some).all_blocks():
        assert one.start.utcoffset() is not None
        assert elapsed(one.start, one.end) == one.minutes
        assert one.minutes >= 0


@given(days())
def test_the_slack_of_a_track_ends_with_its_group(some: Day) -> None:
    for one in time_day(some).blocks:
        for inner in one.tracks:
            assert elapsed(inner.end, one.end) == inner.slack


@given(days(), st.data())
def test_a_pin_that_stands_is_where_it_was_put(some: Day, data: st.DataObject) -> None:
    on_a_usual_day = replace(some, date=date(2026, 8, 6))  # no clock is changed anywhere
    pinned = [one for one in time_day(on_a_usual_day).blocks if one.block.pin is not None and not one.block.skipped]
    assume(pinned)
    one = data.draw(st.sampled_from(pinned))
    assert one.start.time() == one.block.pin


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Europe/Berlin"])
def test_the_same_plan_takes_the_same_minutes_on_any_date(zone: str) -> None:
    plan = day(block(1, 100), block(2, 50), start=time(0, 30), end=time(6), zone=zone)
    changes = (date(2026, 3, 8), date(2026, 3, 29), date(2026, 11, 1), date(2026, 10, 25), date(2026, 8, 6))
    timed = [time_day(replace(plan, date=on)) for on in changes]
    assert {elapsed(one.start, one.end) for one in timed} == {150}
