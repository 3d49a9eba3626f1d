"""When a line was written stays; its block is the one that was really on then, unless somebody put it elsewhere."""

from core_facilitator.domain import run_acts as acts
from core_facilitator.domain.line_places import block_now, on_at
from running_days import at, block, key, run_of

RUN = run_of(block(1, 30, goes_on=False), block(2, 60), block(3, 30))
BEGUN = acts.next_block(acts.next_block(RUN, at("9:00")), at("9:34"))
"""The second block begins at 9:34, four minutes late."""
RIGHT = acts.began(BEGUN, 1, at("9:30"), at("9:40"))
"""It really began at 9:30."""


def test_what_was_on_is_told_for_any_moment() -> None:
    told = [on_at(BEGUN, at(time)) for time in ("8:59", "9:00", "9:33:59", "9:34", "15:00")]
    assert told == [(), (key(1),), (key(1),), (key(1), key(2)), (key(2),)]


def test_what_went_on_by_itself_was_on_too() -> None:
    run = acts.next_block(run_of(block(1, 30, goes_on=True), block(2, 60)), at("9:00"))
    assert (on_at(run, at("9:29")), on_at(run, at("9:31"))) == ((key(1),), (key(2),))


def test_a_line_of_the_second_in_which_the_next_block_begins_stays() -> None:
    first = acts.next_block(RUN, at("9:00"))
    assert block_now(first, acts.next_block(first, at("9:34")), at("9:34"), key(1)) == key(1)


def test_a_line_goes_to_the_block_that_had_really_begun() -> None:
    assert block_now(BEGUN, RIGHT, at("9:32"), key(1)) == key(2)
    assert block_now(RIGHT, BEGUN, at("9:32"), key(2)) == key(1)


def test_a_line_of_another_time_stays() -> None:
    assert block_now(BEGUN, RIGHT, at("9:20"), key(1)) == key(1)
    assert block_now(BEGUN, RIGHT, at("9:36"), key(2)) == key(2)


def test_a_line_that_somebody_put_elsewhere_stays_there() -> None:
    assert block_now(BEGUN, RIGHT, at("9:32"), key(3)) == key(3)
    assert block_now(BEGUN, RIGHT, at("9:32"), None) is None


def test_a_line_from_before_the_day_goes_into_it_where_the_day_had_really_begun() -> None:
    late = acts.next_block(RUN, at("9:04"))
    assert block_now(late, acts.began(late, 0, at("9:00"), at("9:10")), at("9:02"), None) == key(1)


def test_a_line_stays_where_nothing_was_on_when_it_was_written() -> None:
    early = acts.next_block(RUN, at("9:00"))
    assert block_now(early, acts.began(early, 0, at("9:05"), at("9:10")), at("9:02"), key(1)) == key(1)
