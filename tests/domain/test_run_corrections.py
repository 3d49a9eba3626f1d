"""Any time that was noted can be set right, while the day runs and long afterwards."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, timedelta

import pytest

from core_facilitator.domain import run_acts as acts
from core_facilitator.domain.clocks import Now
from core_facilitator.domain.run_acts import NotPossible, Wrong
from core_facilitator.domain.run_times import figures
from core_facilitator.domain.runs import Run
from running_days import at, block, key, minutes, run_of, track, wall

NOW = at("12:00")


def told(run: Run) -> list[str]:
    return [f"{one.block.int} {wall(one.start)}-{wall(one.end) if one.end else ''}" for one in run.passages]


def steps(run: Run, index: int = -1) -> list[str]:
    return [f"{wall(one.start)}-{wall(one.end) if one.end else ''}" for one in run.passages[index].steps]


def why(act: Callable[..., Run], run: Run, *what: object) -> Wrong:
    with pytest.raises(NotPossible) as caught:
        act(run, *what, NOW)
    return caught.value.why


@pytest.fixture
def run() -> Run:
    """Three blocks: 9:00 to 9:40 with steps until 9:10 and 9:30, a milestone, and one that is on since then."""
    planned = run_of(block(1, 40, 10, 20, 10), block(2), block(3, 30, 10, 20), block(4, 30))
    begun = acts.next_step(acts.next_step(acts.next_block(planned, at("9:00")), at("9:10")), at("9:30"))
    return acts.next_block(begun, at("9:40"))


def test_a_clock_that_was_set_before_an_act_or_after_it_leaves_the_same(run: Run) -> None:
    before, now = Now(at("9:50"), 50.0), Now(at("10:53"), 230.0)  # three minutes later, and an hour was put on
    hour = timedelta(hours=1)
    set_first = acts.next_block(acts.set_right(run, before, now), at("9:50") + hour)
    assert acts.set_right(acts.next_block(run, at("9:50")), before, now) == set_first
    assert told(set_first)[-2:] == ["3 10:40-10:50", "4 10:50-"]


def test_it_really_started_four_minutes_ago() -> None:
    begun = acts.next_block(run_of(block(1, 40), block(2, 20)), at("9:04"))
    right = acts.began(begun, 0, at("9:00"), at("9:04"))
    assert (told(right), minutes(figures(right, at("9:04")))) == (["1 9:00-"], (0, 0))


def test_what_was_on_until_then_ended_then_too(run: Run) -> None:
    right = acts.began(run, 2, at("9:36"), NOW)
    assert told(right) == ["1 9:00-9:36", "2 9:36-9:36", "3 9:36-"]
    assert (steps(right, 0), steps(right)) == (["9:00-9:10", "9:10-9:30", "9:30-9:36"], ["9:36-"])


def test_it_can_have_begun_later_too(run: Run) -> None:
    right = acts.began(run, 2, at("9:44"), NOW)
    assert told(right) == ["1 9:00-9:44", "2 9:44-9:44", "3 9:44-"]
    assert steps(right, 0)[-1] == "9:30-9:44"


def test_steps_that_were_clicked_through_are_no_hindrance(run: Run) -> None:
    right = acts.began(run, 2, at("9:05"), NOW)
    assert (told(right)[0], steps(right, 0)) == ("1 9:00-9:05", ["9:00-9:05", "9:05-9:05", "9:05-9:05"])


def test_a_break_between_two_blocks_stays_where_neither_touches_it() -> None:
    planned = run_of(block(1, 40), block(2, 20))
    waited = acts.ended(acts.next_block(planned, at("9:00")), 0, at("9:30"), NOW)
    again = acts.next_block(waited, at("9:50"))
    assert told(acts.began(again, 1, at("9:45"), NOW)) == ["1 9:00-9:30", "2 9:45-"]
    assert told(acts.began(again, 1, at("9:25"), NOW)) == ["1 9:00-9:25", "2 9:25-"]
    assert told(acts.ended(again, 0, at("9:40"), NOW)) == ["1 9:00-9:40", "2 9:50-"]
    assert told(acts.ended(again, 0, at("9:55"), NOW)) == ["1 9:00-9:55", "2 9:55-"]


def test_what_ended_at_another_time_begins_what_came_next_then(run: Run) -> None:
    right = acts.ended(run, 0, at("9:45"), NOW)
    assert told(right) == ["1 9:00-9:45", "2 9:45-9:45", "3 9:45-"]
    assert (steps(right, 0)[-1], steps(right)) == ("9:30-9:45", ["9:45-"])
    assert told(acts.ended(run, 0, at("9:20"), NOW)) == ["1 9:00-9:20", "2 9:20-9:20", "3 9:20-"]


def test_what_is_on_can_have_ended_before_now(run: Run) -> None:
    right = acts.ended(run, 2, at("10:05"), NOW)
    assert (told(right)[-1], right.current) == ("3 9:40-10:05", None)


def test_a_milestone_moves_with_what_it_touches(run: Run) -> None:
    for act in (acts.began, acts.ended):
        assert told(act(run, 1, at("9:42"), NOW)) == ["1 9:00-9:42", "2 9:42-9:42", "3 9:42-"]


def test_a_milestone_stays_where_it_touches_nothing() -> None:
    planned = run_of(block(1, 40), block(2), block(3, 30))
    waited = acts.ended(acts.next_block(planned, at("9:00")), 0, at("9:30"), NOW)
    reached = acts.ended(acts.next_block(waited, at("9:40")), 2, at("9:50"), NOW)
    again = acts.began(reached, 2, at("9:45"), NOW)
    assert told(again) == ["1 9:00-9:30", "2 9:45-9:45", "3 9:45-9:50"]
    alone = acts.jump(acts.jump(run_of(block(1, 40), block(2)), key(2), at("9:00")), key(1), at("9:10"))
    assert told(acts.began(alone, 0, at("9:05"), NOW)) == ["2 9:05-9:05", "1 9:10-"]


def test_minutes_given_and_pauses_stay_as_far_as_they_lie_within() -> None:
    begun = acts.next_block(run_of(block(1, 40), block(2, 20)), at("9:00"))
    held = acts.pause(acts.pause(begun, at("9:05")), at("9:10"))
    again = acts.pause(acts.pause(held, at("9:20")), at("9:30"))
    right = acts.began(again, 0, at("9:25"), NOW)
    assert [(wall(one.start), wall(one.end)) for one in right.passages[0].pauses] == [("9:25", "9:30")]
    still = acts.began(acts.pause(begun, at("9:20")), 0, at("9:25"), NOW)
    assert [(wall(one.start), one.end) for one in still.passages[0].pauses] == [("9:25", None)]
    over = acts.ended(acts.pause(begun, at("9:20")), 0, at("9:30"), NOW)
    assert [(wall(one.start), wall(one.end)) for one in over.passages[0].pauses] == [("9:20", "9:30")]


def test_what_was_said_of_tracks_stays_within_their_group() -> None:
    group = block(1, 0, tracks=(track(20, block(21, 20), block(22, 30)),))
    begun = acts.next_in_track(acts.next_block(run_of(group), at("9:00")), key(20), at("9:10"))
    assert wall(acts.began(begun, 0, at("9:15"), NOW).passages[0].tracks[0].start) == "9:15"
    assert wall(acts.ended(begun, 0, at("9:05"), NOW).passages[0].tracks[0].start) == "9:05"


def test_a_step_can_really_have_begun_at_another_time(run: Run) -> None:
    assert steps(acts.step_began(run, 0, 1, at("9:07"), NOW), 0) == ["9:00-9:07", "9:07-9:30", "9:30-9:40"]
    on = acts.next_step(run, at("9:55"))
    assert steps(acts.step_began(on, 2, 1, at("9:52"), NOW)) == ["9:40-9:52", "9:52-"]


def test_the_first_step_began_with_its_block(run: Run) -> None:
    assert acts.step_began(run, 2, 0, at("9:36"), NOW) == acts.began(run, 2, at("9:36"), NOW)


def test_nothing_begins_before_what_was_before_it_began(run: Run) -> None:
    later = acts.next_block(run, at("10:00"))
    assert why(acts.began, later, 3, at("9:39")) is Wrong.BEFORE_THE_ONE_BEFORE
    assert why(acts.began, run, 2, at("8:59")) is Wrong.BEFORE_THE_ONE_BEFORE
    assert why(acts.step_began, run, 0, 2, at("9:09")) is Wrong.BEFORE_THE_ONE_BEFORE


def test_nothing_begins_after_its_own_end_or_ends_before_it_began(run: Run) -> None:
    assert why(acts.began, run, 0, at("9:41")) is Wrong.AFTER_IT_ENDED
    assert why(acts.step_began, run, 0, 1, at("9:31")) is Wrong.AFTER_IT_ENDED
    assert why(acts.ended, run, 0, at("8:59")) is Wrong.BEFORE_IT_BEGAN


def test_nothing_ends_after_what_came_next_ended(run: Run) -> None:
    later = acts.next_block(run, at("10:00"))
    assert why(acts.ended, later, 0, at("10:01")) is Wrong.AFTER_THE_NEXT
    assert why(acts.ended, later, 1, at("10:01")) is Wrong.AFTER_THE_NEXT


def test_nothing_happened_in_the_future(run: Run) -> None:
    for act in (acts.began, acts.ended):
        assert why(act, run, 2, at("12:01")) is Wrong.IN_THE_FUTURE
    assert why(acts.step_began, acts.next_step(run, at("9:55")), 2, 1, at("12:01")) is Wrong.IN_THE_FUTURE


def test_there_is_nothing_to_set_right_where_nothing_was_on(run: Run) -> None:
    for act in (acts.began, acts.ended):
        with pytest.raises(IndexError):
            act(run, 9, at("9:00"), NOW)


def test_a_closed_day_can_be_set_right_too(run: Run) -> None:
    closed = acts.close(run, at("10:30"))
    assert told(acts.ended(closed, 2, at("10:10"), NOW))[-1] == "3 9:40-10:10"


def test_why_something_is_not_possible_is_said() -> None:
    assert str(NotPossible(Wrong.IN_THE_FUTURE)) == "in the future"


# The wall clock is set while the day runs


def clocks(before: str, seconds: float, after: str) -> tuple[Now, Now]:
    """Return two moments so many seconds apart, between which the wall clock went from one to the other time."""
    return Now(wall=at(before), steady=50), Now(wall=at(after), steady=50 + seconds)


@pytest.mark.parametrize("after", ["9:12", "10:12", "8:12", "9:12:30"])
def test_a_clock_that_is_set_leaves_what_is_left(run: Run, after: str) -> None:
    held = acts.pause(acts.pause(run, at("9:45")), at("9:50"))
    right = acts.set_right(held, *clocks("9:55", 60, after))
    now, was = figures(right, at(after)), figures(held, at("9:56"))
    assert now.clock is not None
    assert was.clock is not None
    assert now.step_clock is not None
    assert was.step_clock is not None
    assert (now.clock.left, now.clock.gone) == (was.clock.left, was.clock.gone)
    assert now.step_clock.left == was.step_clock.left
    assert [one.end and one.end - one.start for one in right.passages] == [
        one.end and one.end - one.start for one in held.passages
    ]


def test_a_clock_that_is_set_moves_what_was_said_of_tracks() -> None:
    group = block(1, 0, tracks=(track(20, block(21, 20), block(22, 30)),))
    begun = acts.next_in_track(acts.next_block(run_of(group), at("9:00")), key(20), at("9:10"))
    right = acts.set_right(begun, *clocks("9:20", 0, "9:30"))
    assert figures(right, at("9:30")).tracks[0].clock.left == figures(begun, at("9:20")).tracks[0].clock.left


def test_what_was_agreed_and_what_is_pinned_is_a_time_on_the_wall_and_stays(run: Run) -> None:
    agreed = replace(run, ends_at=at("16:15").astimezone(UTC))
    right = acts.set_right(agreed, *clocks("9:55", 0, "10:05"))
    assert (right.ends_at, right.plan) == (agreed.ends_at, agreed.plan)
    assert minutes(figures(right, at("10:05")))[0] - minutes(figures(agreed, at("9:55")))[0] == 10


def test_a_clock_that_was_not_set_moves_nothing(run: Run) -> None:
    assert acts.set_right(run, *clocks("9:55", 600, "10:05")) == run


def test_a_closed_day_is_not_moved_by_a_clock_that_is_set(run: Run) -> None:
    closed = acts.close(run, at("10:30"))
    assert acts.set_right(closed, *clocks("10:40", 0, "11:40")) == closed


def test_the_plan_gets_later_by_what_the_clock_was_set(run: Run) -> None:
    right = acts.set_right(run, *clocks("9:55", 0, "9:50"))
    assert right.passages[0].planned_start == run.passages[0].planned_start
    assert right.passages[0].start == run.passages[0].start - timedelta(minutes=5)
