"""What a facilitator does while a day runs, and what goes on by itself."""

from datetime import UTC, time, timedelta
from typing import Any

import pytest

from core_facilitator.domain import run_acts as acts
from core_facilitator.domain.agendas import Block
from core_facilitator.domain.run_times import figures
from core_facilitator.domain.runs import Run, following, with_change
from running_days import at, block, coming, day, key, lunch, run_of, track, wall


def told(run: Run) -> list[str]:
    """Return what was on, from when to when: ["1 9:00-9:40", "2 9:40-"]."""
    return [f"{one.block.int} {wall(one.start)}-{wall(one.end) if one.end else ''}" for one in run.passages]


def steps(run: Run) -> list[str]:
    return [f"{one.step} {wall(one.start)}-{wall(one.end) if one.end else ''}" for one in run.passages[-1].steps]


@pytest.fixture
def run() -> Run:
    return run_of(block(1, 40), block(2, 30, 10, 20), block(3), block(4, 30), lunch(5))


# Going on


def test_the_first_block_begins_now_and_says_when_it_was_planned(run: Run) -> None:
    begun = acts.next_block(run, at("9:06"))
    assert told(begun) == ["1 9:06-"]
    assert begun.current is not None
    assert (wall(begun.current.planned_start), begun.current.planned, begun.current.title) == ("9:00", 40, "Block 1")
    assert begun.started == at("9:06")
    assert begun.passages[0].start.tzinfo is UTC


def test_next_ends_what_is_on_and_begins_what_comes_next(run: Run) -> None:
    assert told(acts.next_block(acts.next_block(run, at("9:00")), at("9:42"))) == ["1 9:00-9:42", "2 9:42-"]


def test_next_step_goes_through_the_steps_and_then_to_the_next_block(run: Run) -> None:
    begun = acts.jump(run, key(2), at("9:00"))
    second = acts.next_step(begun, at("9:08"))
    assert steps(second) == ["0 9:00-9:08", "1 9:08-"]
    assert [one.planned for one in second.passages[-1].steps] == [10, 20]
    third = acts.next_step(second, at("9:30"))
    assert told(third) == ["2 9:00-9:30", "3 9:30-9:30", "4 9:30-"]
    assert [wall(one.end) for one in third.passages[0].steps] == ["9:08", "9:30"]


def test_next_step_of_a_block_without_steps_is_the_next_block(run: Run) -> None:
    assert told(acts.next_step(acts.next_block(run, at("9:00")), at("9:10"))) == ["1 9:00-9:10", "2 9:10-"]


def test_going_on_reaches_the_milestones_on_the_way(run: Run) -> None:
    begun = acts.next_block(acts.jump(run, key(2), at("9:00")), at("9:30"))
    assert told(begun) == ["2 9:00-9:30", "3 9:30-9:30", "4 9:30-"]


def test_a_pinned_block_is_waited_for_and_the_next_next_begins_it_anyway(run: Run) -> None:
    waiting = acts.next_block(acts.jump(run, key(4), at("11:00")), at("11:40"))
    assert (told(waiting), waiting.current) == (["4 11:00-11:40"], None)
    assert told(acts.next_block(waiting, at("11:50"))) == ["4 11:00-11:40", "5 11:50-"]


def test_a_pinned_block_whose_time_has_come_begins_at_once(run: Run) -> None:
    assert told(acts.next_block(acts.jump(run, key(4), at("11:00")), at("12:00"))) == ["4 11:00-12:00", "5 12:00-"]


def test_after_a_milestone_that_was_waited_for_the_next_pin_is_waited_for_again() -> None:
    run = run_of(block(1, 40), block(2, pin=time(11)), lunch(3))
    waiting = acts.next_block(acts.next_block(run, at("9:00")), at("9:40"))
    reached = acts.next_block(waiting, at("10:58"))
    assert (told(reached), reached.current) == (["1 9:00-9:40", "2 10:58-10:58"], None)


def test_there_is_no_next_block_after_the_last() -> None:
    over = acts.next_block(acts.next_block(run_of(block(1, 40)), at("9:00")), at("9:40"))
    assert told(over) == ["1 9:00-9:40"]
    assert acts.next_block(over, at("9:50")) == over
    assert acts.next_block(run_of(), at("9:00")) == run_of()


def test_a_skipped_step_is_marked_and_its_block_is_not(run: Run) -> None:
    begun = acts.jump(run, key(2), at("9:00"))
    first = acts.next_step(begun, at("9:01"), skipped=True)
    assert [one.skipped for one in first.passages[0].steps] == [True, False]
    last = acts.next_step(first, at("9:02"), skipped=True)
    assert ([one.skipped for one in last.passages[0].steps], last.passages[0].skipped) == ([True, True], False)


def test_a_skipped_block_is_marked_with_the_step_in_which_it_was_left(run: Run) -> None:
    plain = acts.next_step(acts.next_block(run, at("9:00")), at("9:01"), skipped=True)
    assert plain.passages[0].skipped
    stepped = acts.next_block(acts.jump(run, key(2), at("9:00")), at("9:01"), skipped=True)
    assert (stepped.passages[0].skipped, [one.skipped for one in stepped.passages[0].steps]) == (True, [True])


def test_jumping_ends_what_is_on_and_leaves_out_what_is_between(run: Run) -> None:
    there = acts.jump(acts.next_block(run, at("9:00")), key(4), at("9:20"))
    assert told(there) == ["1 9:00-9:20", "4 9:20-"]
    assert [one.id for one in there.ahead()] == [key(5)]
    assert [one.id for one in there.left_out()] == [key(2)]


def test_jumping_back_makes_what_was_left_out_come_again(run: Run) -> None:
    there = acts.jump(acts.next_block(run, at("9:00")), key(4), at("9:20"))
    again = acts.jump(there, key(2), at("9:30"))
    assert [one.id.int for one in again.ahead()] == [3, 5]
    assert again.left_out() == ()


def test_a_block_can_be_on_twice(run: Run) -> None:
    again = acts.jump(acts.jump(acts.next_block(run, at("9:00")), key(4), at("9:20")), key(1), at("9:30"))
    assert told(again) == ["1 9:00-9:20", "4 9:20-9:30", "1 9:30-"]
    assert again.passage_of(key(1)) == again.current


def test_jumping_takes_up_what_was_left_out(run: Run) -> None:
    out = acts.leave_out(acts.next_block(run, at("9:00")), [key(2)])
    there = acts.jump(out, key(2), at("9:20"))
    assert there.current is not None
    assert (there.current.block, there.changes) == (key(2), ())


def test_jumping_to_a_milestone_reaches_it_and_waits(run: Run) -> None:
    there = acts.jump(acts.next_block(run, at("9:00")), key(3), at("9:20"))
    assert (told(there), there.current) == (["1 9:00-9:20", "3 9:20-9:20"], None)


def test_nobody_can_jump_to_what_is_not_there(run: Run) -> None:
    with pytest.raises(KeyError):
        acts.jump(run, key(99), at("9:00"))


# A day that is opened late


def test_a_day_opened_late_can_have_begun_on_time(run: Run) -> None:
    begun = acts.start_at_plan(run, at("9:07"))
    assert told(begun) == ["1 9:00-"]
    clock = figures(begun, at("9:07")).clock
    assert clock is not None
    assert clock.left == timedelta(minutes=33)


def test_a_day_that_begins_with_a_milestone_reaches_it_on_time_too() -> None:
    assert told(acts.start_at_plan(run_of(block(1), block(2, 20)), at("9:07"))) == ["1 9:00-9:00", "2 9:00-"]


def test_a_day_cannot_have_begun_before_its_time_has_come(run: Run) -> None:
    assert acts.start_at_plan(run, at("8:59")) == run


def test_what_comes_next_can_have_begun_on_time_but_not_before_the_last_one_ended() -> None:
    run = run_of(block(1, 40), lunch(2, pin=time(10)), block(3, 20))
    waiting = acts.next_block(acts.next_block(run, at("9:00")), at("9:45"))
    assert told(acts.start_at_plan(waiting, at("10:05"))) == ["1 9:00-9:45", "2 10:00-"]
    milestone = acts.jump(run_of(block(1, 40), block(2), block(3, 20)), key(2), at("9:50"))
    assert told(acts.start_at_plan(milestone, at("9:55"))) == ["2 9:50-9:50", "3 9:50-"]


def test_what_came_in_today_has_no_planned_time_and_begins_now() -> None:
    run = acts.insert(run_of(block(1, 40)), block(9, 10), at("8:50"), begin=False)
    assert told(acts.start_at_plan(run, at("9:05"))) == ["9 9:05-"]


def test_nothing_starts_at_its_planned_time_where_something_is_on_or_nothing_comes(run: Run) -> None:
    begun = acts.next_block(run, at("9:00"))
    assert acts.start_at_plan(begun, at("9:50")) == begun
    assert acts.start_at_plan(run_of(), at("9:50")) == run_of()


# Back


def test_back_undoes_going_on_as_if_it_had_never_been(run: Run) -> None:
    first = acts.next_block(run, at("9:00"))
    assert acts.back(acts.next_block(first, at("9:30"))) == first
    assert acts.back(first) == run


def test_back_goes_to_the_step_before_and_then_to_the_block_before(run: Run) -> None:
    first = acts.next_block(run, at("9:00"))
    stepped = acts.next_block(first, at("9:30"))
    assert acts.back(acts.next_step(stepped, at("9:35"), skipped=True)) == stepped
    gone = acts.next_block(acts.next_step(stepped, at("9:35")), at("10:00"))
    assert steps(acts.back(gone)) == ["0 9:30-9:35", "1 9:35-"]


def test_back_takes_milestones_along(run: Run) -> None:
    begun = acts.jump(run, key(2), at("9:00"))
    assert acts.back(acts.next_block(begun, at("9:30"))) == begun
    at_first = acts.next_block(run_of(block(1), block(2, 20)), at("9:00"))
    assert acts.back(at_first) == run_of(block(1), block(2, 20))


def test_back_from_waiting_lets_what_ended_go_on(run: Run) -> None:
    begun = acts.jump(run, key(4), at("11:00"))
    assert acts.back(acts.next_block(begun, at("11:40"), skipped=True)) == begun


def test_back_from_what_came_in_leaves_it_for_later(run: Run) -> None:
    came = acts.insert(acts.next_block(run, at("9:00")), block(9, 10), at("9:20"))
    assert told(acts.back(came)) == ["1 9:00-"]
    assert [one.id.int for one in acts.back(came).ahead()] == [9, 2, 3, 4, 5]


def test_nothing_is_before_the_beginning() -> None:
    assert acts.back(run_of()) == run_of()


# By itself


def goes_on(number: int, minutes: int = 0, *steps: int, **fields: Any) -> Block:
    return block(number, minutes, *steps, goes_on=True, **fields)


def test_a_block_that_goes_on_hands_over_when_its_time_is_over() -> None:
    run = acts.next_block(run_of(goes_on(1, 40), block(2, 20)), at("9:00"))
    assert acts.advanced(run, at("9:39:59")) == run
    assert told(acts.advanced(run, at("9:47"))) == ["1 9:00-9:40", "2 9:40-"]


def test_a_block_goes_on_by_hand_where_it_does_not_say_so() -> None:
    run = acts.next_block(run_of(block(1, 40), block(2, 20)), at("9:00"))
    assert acts.advanced(run, at("12:00")) == run


def test_across_a_sleep_several_blocks_hand_over_each_at_its_moment() -> None:
    run = acts.next_block(run_of(goes_on(1, 10), goes_on(2, 20, 5, 15), goes_on(3), block(4, 30)), at("9:03"))
    woken = acts.advanced(run, at("11:00"))
    assert told(woken) == ["1 9:03-9:13", "2 9:13-9:33", "3 9:33-9:33", "4 9:33-"]
    assert [wall(one.start) for one in woken.passages[1].steps] == ["9:13", "9:18"]


def test_the_last_block_of_a_day_ends_by_itself_too() -> None:
    run = acts.next_block(run_of(goes_on(1, 10)), at("9:00"))
    assert told(acts.advanced(run, at("10:00"))) == ["1 9:00-9:10"]


def test_the_end_of_a_block_that_goes_on_stands_whatever_its_steps_take() -> None:
    run = acts.next_block(run_of(goes_on(1, 20, 5, 30), block(2, 20)), at("9:00"))
    assert told(acts.advanced(run, at("9:21"))) == ["1 9:00-9:20", "2 9:20-"]
    long = acts.next_block(run_of(goes_on(1, 20, 30, 5), block(2, 20)), at("9:00"))
    assert told(acts.advanced(long, at("9:21"))) == ["1 9:00-9:20", "2 9:20-"]


def test_steps_that_end_before_their_block_leave_the_last_one_on() -> None:
    run = acts.next_block(run_of(goes_on(1, 20, 5, 5), block(2, 20)), at("9:00"))
    assert steps(acts.advanced(run, at("9:15"))) == ["0 9:00-9:05", "1 9:05-"]


def test_a_paused_block_hands_over_nothing() -> None:
    run = acts.pause(acts.next_block(run_of(goes_on(1, 10), block(2, 20)), at("9:00")), at("9:05"))
    assert acts.advanced(run, at("9:30")) == run
    on = acts.pause(run, at("9:30"))
    assert told(acts.advanced(on, at("9:40"))) == ["1 9:00-9:35", "2 9:35-"]


def test_what_was_waited_for_begins_at_its_time_whether_by_itself_or_by_hand() -> None:
    by_itself = acts.next_block(run_of(goes_on(1, 40), lunch(2)), at("9:00"))
    assert told(acts.advanced(by_itself, at("9:50"))) == ["1 9:00-9:40"]
    assert told(acts.advanced(by_itself, at("12:10"))) == ["1 9:00-9:40", "2 12:00-"]
    by_hand = acts.next_block(acts.next_block(run_of(block(1, 40), lunch(2)), at("9:00")), at("9:40"))
    assert acts.advanced(by_hand, at("11:59:59")) == by_hand
    assert told(acts.advanced(by_hand, at("12:10"))) == ["1 9:00-9:40", "2 12:00-"]


def test_what_goes_on_by_itself_gives_way_to_a_pinned_start() -> None:
    run = acts.next_block(run_of(goes_on(1, 60), lunch(2)), at("11:20"))
    assert told(acts.advanced(run, at("12:01"))) == ["1 11:20-12:00", "2 12:00-"]


def test_what_a_pin_took_all_minutes_from_is_passed_over_at_once_where_it_goes_on() -> None:
    run = acts.next_block(run_of(goes_on(1, 60), goes_on(2, 30), lunch(3)), at("11:20"))
    assert told(acts.advanced(run, at("12:01"))) == ["1 11:20-12:00", "2 12:00-12:00", "3 12:00-"]


def test_a_pin_that_is_set_to_a_time_gone_by_begins_nothing_by_itself() -> None:
    waiting = acts.next_block(acts.next_block(run_of(block(1, 40), lunch(2)), at("9:00")), at("9:45"))
    earlier = following(waiting, day(block(1, 40), lunch(2, pin=time(9, 30))))
    assert acts.advanced(earlier, at("9:50")) == earlier


def test_where_a_step_and_its_block_end_together_no_other_step_begins() -> None:
    run = acts.next_block(run_of(goes_on(1, 20, 20, 5), block(2, 20)), at("9:00"))
    assert [len(one.steps) for one in acts.advanced(run, at("9:25")).passages] == [1, 0]


def test_a_day_does_not_begin_by_itself() -> None:
    run = run_of(goes_on(1, 40, pin=time(9)))
    assert acts.advanced(run, at("9:30")) == run


# The clock


def test_pause_and_pause_again_are_both_noted(run: Run) -> None:
    begun = acts.next_block(run, at("9:00"))
    held = acts.pause(begun, at("9:10"))
    assert held.current is not None
    assert held.current.paused
    on = acts.pause(held, at("9:15"))
    assert [(wall(one.start), wall(one.end)) for one in on.passages[0].pauses] == [("9:10", "9:15")]


def test_going_on_ends_a_pause(run: Run) -> None:
    held = acts.pause(acts.jump(run, key(2), at("9:00")), at("9:05"))
    for after in (acts.next_step(held, at("9:10")), acts.next_block(held, at("9:10"))):
        assert [wall(one.end) for one in after.passages[0].pauses] == ["9:10"]


def test_nothing_is_paused_or_longer_where_nothing_is_on(run: Run) -> None:
    assert acts.pause(run, at("9:00")) == run
    assert acts.add(run, 5, at("9:00")) == run


def test_minutes_are_given_to_the_block_and_its_step(run: Run) -> None:
    given = acts.add(acts.jump(run, key(2), at("9:00")), 5, at("9:00"))
    assert (given.passages[0].added, given.passages[0].steps[0].added) == (5, 5)
    now = figures(given, at("9:00"))
    assert now.clock is not None
    assert now.step_clock is not None
    assert (now.clock.minutes, now.step_clock.minutes) == (35, 15)


def test_nothing_has_less_than_no_minutes(run: Run) -> None:
    taken = acts.add(acts.jump(run, key(2), at("9:00")), -100, at("9:00"))
    assert (taken.passages[0].added, taken.passages[0].steps[0].added) == (-30, -9)
    assert acts.add(taken, 5, at("9:00")).passages[0].added == -25


def test_minutes_that_a_pin_takes_cannot_be_taken_again() -> None:
    run = acts.add(acts.next_block(run_of(block(1, 60), lunch(2)), at("11:50")), -30, at("11:50"))
    assert run.passages[0].added == -10
    clock = figures(acts.add(run, 5, at("11:50")), at("11:50")).clock
    assert clock is not None
    assert clock.minutes == 5


def test_minutes_of_a_fixed_end_can_be_taken_until_none_is_left() -> None:
    run = acts.add(acts.next_block(run_of(block(1, 60, fixed_end=time(9, 30))), at("9:10")), -100, at("9:10"))
    assert run.passages[0].added == -20


def test_steps_that_the_plan_has_lost_are_given_nothing(run: Run) -> None:
    begun = acts.next_step(acts.jump(run, key(2), at("9:00")), at("9:05"))
    fewer = Run(id=run.id, session=run.session, plan=day(block(2, 30, 10)), passages=begun.passages)
    given = acts.add(fewer, 5, at("9:05"))
    assert (given.passages[0].added, given.passages[0].steps[-1].added) == (5, 0)
    assert told(acts.next_step(given, at("9:10"))) == ["2 9:00-9:10"]


# What is other today


def test_a_block_can_be_put_in_now(run: Run) -> None:
    came = acts.insert(acts.next_block(run, at("9:00")), block(9, 10, 4, 6), at("9:20"))
    assert told(came) == ["1 9:00-9:20", "9 9:20-"]
    assert came.current is not None
    assert (came.current.planned_start, came.current.planned) == (None, 0)
    assert coming(came, at("9:20"))[:2] == ["9:30-9:50", "9:50-10:20"]  # what it interrupted, and then what comes next


def test_a_block_can_be_put_in_after_what_is_on(run: Run) -> None:
    came = acts.insert(acts.next_block(run, at("9:00")), block(9, 10), at("9:20"), begin=False)
    assert [one.id.int for one in came.ahead()] == [9, 2, 3, 4, 5]
    assert told(came) == ["1 9:00-"]


def test_of_two_that_came_in_the_later_is_the_nearer(run: Run) -> None:
    begun = acts.next_block(run, at("9:00"))
    first = acts.insert(begun, block(8, 10), at("9:20"), begin=False)
    both = acts.insert(first, block(9, 10), at("9:21"), begin=False)
    assert [one.id.int for one in both.today()] == [1, 9, 8, 2, 3, 4, 5]


def test_what_is_left_out_takes_no_time_and_can_be_taken_up_again(run: Run) -> None:
    begun = acts.next_block(run, at("9:00"))
    out = acts.leave_out(begun, [key(2), key(4)])
    assert coming(out, at("9:00")) == ["9:40-9:40", "12:00-13:00"]
    assert acts.take_up(out, [key(2), key(4)]) == begun


def test_what_is_moved_to_another_day_says_where_it_is(run: Run) -> None:
    moved = acts.leave_out(run, [key(2)], moved_to=key(77))
    assert moved.change_of(key(2)).moved_to == key(77)
    assert acts.take_up(moved, [key(2)]) == run


def test_what_is_skipped_in_a_track_can_be_taken_up() -> None:
    group = block(1, 0, tracks=(track(20, block(21, 20), block(22, 30, skipped=True)),))
    run = run_of(group, block(2, 10))
    assert coming(acts.take_up(run, [key(22)]), at("9:00")) == ["9:00-9:50", "9:50-10:00"]


def test_nothing_that_is_not_there_is_left_out_or_taken_up(run: Run) -> None:
    for act in (acts.leave_out, acts.take_up):
        with pytest.raises(KeyError):
            act(run, [key(99)])


# Closing


def test_closing_a_day_ends_what_is_on(run: Run) -> None:
    closed = acts.close(acts.pause(acts.next_block(run, at("9:00")), at("9:20")), at("9:30"))
    assert (told(closed), wall(closed.closed), wall(closed.passages[0].pauses[0].end)) == (
        ["1 9:00-9:30"],
        "9:30",
        "9:30",
    )
    assert [one.id.int for one in closed.left_out()] == [2, 4, 5]
    assert acts.close(closed, at("10:00")) == closed


def test_nothing_goes_on_in_a_day_that_is_closed(run: Run) -> None:
    closed = acts.close(acts.next_block(run, at("9:00")), at("9:30"))
    assert acts.next_block(closed, at("9:40")) == closed
    assert acts.next_step(closed, at("9:40")) == closed
    assert acts.jump(closed, key(4), at("9:40")) == closed
    assert acts.back(closed) == closed
    assert acts.start_at_plan(closed, at("9:40")) == closed
    assert acts.advanced(closed, at("13:00")) == closed


def test_an_opened_day_goes_on_when_somebody_begins_something(run: Run) -> None:
    closed = acts.close(acts.jump(run, key(4), at("11:00")), at("11:30"))
    again = acts.reopen(closed)
    assert again.resting
    assert acts.advanced(again, at("13:00")) == again
    on = acts.next_block(again, at("13:00"))
    assert (told(on), on.resting) == (["4 11:00-11:30", "5 13:00-"], False)
    assert acts.reopen(run) == run


def test_nothing_happens_before_what_happened_last(run: Run) -> None:
    begun = acts.next_block(run, at("9:00"))
    for early in (
        acts.next_block(begun, at("8:50")),
        acts.close(begun, at("8:50")),
        acts.pause(begun, at("8:50")),
        acts.jump(begun, key(2), at("8:50")),
    ):
        assert wall(early.passages[0].end or early.passages[0].pauses[0].start) == "9:00"
    held = acts.pause(acts.pause(begun, at("9:10")), at("9:12"))
    assert told(acts.next_block(held, at("9:11")))[0] == "1 9:00-9:12"
    stepped = acts.next_step(acts.jump(run, key(2), at("9:00")), at("9:05"))
    assert told(acts.next_block(stepped, at("9:01")))[0] == "2 9:00-9:05"


def test_a_track_that_went_on_counts_as_something_that_happened() -> None:
    group = block(1, 0, tracks=(track(20, block(21, 20), block(22, 30)),))
    run = acts.next_in_track(acts.next_block(run_of(group), at("9:00")), key(20), at("9:10"))
    assert told(acts.close(run, at("9:05"))) == ["1 9:00-9:10"]


def test_minutes_of_today_are_forgotten_when_they_are_as_planned(run: Run) -> None:
    assert with_change(with_change(run, key(1), minutes=30), key(1), minutes=None) == run
