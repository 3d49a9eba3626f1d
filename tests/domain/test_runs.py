"""A run follows its plan: what is today, what is ahead, and what becomes of it when the plan is edited meanwhile."""

from dataclasses import replace
from datetime import UTC

import pytest

from core_facilitator.domain import run_acts as acts
from core_facilitator.domain.agendas import Block, Day
from core_facilitator.domain.run_times import figures
from core_facilitator.domain.runs import Pause, Run, following, stood_still, with_change
from running_days import at, block, coming, day, key, lunch, minutes, run_of, track, wall


def numbers(blocks: tuple[Block, ...]) -> list[int]:
    return [one.id.int for one in blocks]


@pytest.fixture
def run() -> Run:
    """Blocks 1 to 4 of 40, 30, 20 and 30 minutes; the second is on since 9:40."""
    planned = run_of(block(1, 40), block(2, 30, 10, 20), block(3, 20), block(4, 30))
    return acts.next_block(acts.next_block(planned, at("9:00")), at("9:40"))


def edited(run: Run, *blocks: Block) -> Run:
    return following(run, replace(run.plan, blocks=blocks))


def plan(run: Run, *order: int) -> tuple[Block, ...]:
    """Return blocks of the plan in that order."""
    known = {one.id.int: one for one in run.plan.blocks}
    return tuple(known[number] for number in order)


# Today


def test_today_is_the_plan_where_nothing_is_other(run: Run) -> None:
    assert run.today() == run.plan.blocks
    assert (numbers(run.ahead()), run.left_out()) == ([3, 4], ())


def test_minutes_of_today_are_beside_the_plan(run: Run) -> None:
    other = with_change(run, key(3), minutes=12)
    assert [one.minutes for one in other.today()] == [40, 30, 12, 30]
    assert other.plan == run.plan
    assert coming(other, at("9:40"))[0] == "10:10-10:22"


def test_steps_of_today_count_as_long_as_the_plan_has_as_many(run: Run) -> None:
    other = with_change(run, key(2), steps=(5, 15))
    assert [one.minutes for one in other.today()[1].steps] == [5, 15]
    more = edited(other, block(1, 40), block(2, 30, 10, 10, 10), block(3, 20))
    assert [one.minutes for one in more.today()[1].steps] == [10, 10, 10]


def test_minutes_in_tracks_can_be_other_today_too() -> None:
    group = block(1, 0, tracks=(track(20, block(21, 30), block(22, 20)),))
    assert coming(with_change(run_of(group), key(22), minutes=5), at("8:00")) == ["9:00-9:35"]


def test_nothing_that_is_not_there_can_be_other(run: Run) -> None:
    with pytest.raises(KeyError):
        with_change(run, key(99), minutes=5)


def test_the_clock_stands_still_only_between_two_moments() -> None:
    pauses = (
        Pause(start=at("9:00"), end=at("9:10")),
        Pause(start=at("9:20"), end=at("9:25")),
        Pause(start=at("9:50")),
    )
    assert stood_still(pauses, at("9:05"), at("9:55")).total_seconds() / 60 == 15


# The plan is edited while the day runs


def test_a_plan_that_was_not_edited_changes_nothing(run: Run) -> None:
    assert following(run, run.plan) is run


def test_what_is_planned_otherwise_now_is_taken_up(run: Run) -> None:
    after = edited(run, block(1, 40), block(2, 45), block(3, 20), block(5, 15))
    assert coming(after, at("9:40")) == ["10:25-10:45", "10:45-11:00"]
    assert after.passages[0].planned == 40


def test_what_was_moved_before_what_is_on_was_passed_over(run: Run) -> None:
    after = edited(run, *plan(run, 1, 4, 2, 3))
    assert (numbers(after.ahead()), numbers(after.left_out())) == ([3], [4])


def test_what_is_on_can_be_moved(run: Run) -> None:
    after = edited(run, *plan(run, 1, 3, 4, 2))
    assert numbers(after.ahead()) == []
    clock = figures(after, at("9:50")).clock
    assert clock is not None
    assert wall(clock.end) == "10:10"


def test_what_is_on_stays_on_where_the_plan_has_lost_it(run: Run) -> None:
    after = edited(run, *plan(run, 1, 3, 4))
    now = figures(after, at("9:50"))
    assert now.block is not None
    assert now.clock is not None
    assert (now.block.title, wall(now.clock.end), minutes(now)) == ("Block 2", "10:10", (0, 0))
    assert (numbers(after.today()), numbers(after.ahead())) == ([1, 2, 3, 4], [3, 4])


def test_what_is_on_and_comes_back_into_the_plan_is_there_once(run: Run) -> None:
    assert following(edited(run, *plan(run, 1, 3, 4)), run.plan) == run


def test_what_was_on_keeps_its_place_too_and_what_was_ahead_is_gone(run: Run) -> None:
    after = edited(run, *plan(run, 2, 4))
    assert (numbers(after.today()), numbers(after.ahead())) == ([1, 2, 4], [4])


def test_a_day_can_lose_all_that_is_ahead(run: Run) -> None:
    after = edited(run)
    assert (numbers(after.today()), after.ahead()) == ([1, 2], ())
    assert wall(figures(after, at("9:50")).end) == "10:10"


def test_minutes_of_today_stay_with_what_is_on_where_the_plan_has_lost_it(run: Run) -> None:
    after = edited(with_change(run, key(2), minutes=20), *plan(run, 1, 3))
    clock = figures(after, at("9:50")).clock
    assert clock is not None
    assert wall(clock.end) == "10:00"


def test_what_was_other_about_a_block_that_is_gone_is_forgotten(run: Run) -> None:
    assert edited(with_change(run, key(3), minutes=5), *plan(run, 1, 2, 4)).changes == ()


def test_what_was_moved_to_another_day_from_here_is_still_told(run: Run) -> None:
    moved = acts.leave_out(run, [key(3)], moved_to=key(77))
    after = edited(moved, *plan(run, 1, 2, 4))
    assert (numbers(after.ahead()), numbers(after.left_out())) == ([4], [3])
    assert after.change_of(key(3)).moved_to == key(77)


def test_what_was_moved_out_of_a_track_to_another_day_is_still_told() -> None:
    inside = block(22, 30)
    group = block(1, 0, tracks=(track(20, block(21, 20), inside),))
    run = acts.leave_out(run_of(group, block(2, 10)), [key(22)], moved_to=key(77))
    after = edited(run, replace(group, tracks=(track(20, block(21, 20)),)), block(2, 10))
    assert numbers(after.left_out()) == [22]
    assert coming(after, at("8:00")) == ["9:00-9:20", "9:20-9:30"]


def test_what_came_in_stays_after_its_place_or_the_one_before(run: Run) -> None:
    came = acts.insert(run, block(9, 10), at("9:50"), begin=False)
    assert numbers(edited(came, *plan(run, 1, 3, 2, 4)).today()) == [1, 3, 2, 9, 4]
    ahead = replace(came, inserted=(replace(came.inserted[0], after=key(3)),))
    assert numbers(edited(ahead, *plan(run, 1, 2, 4)).today()) == [1, 2, 9, 4]


def test_what_came_in_first_stays_first() -> None:
    came = acts.insert(run_of(block(1, 40), block(2, 30)), block(9, 10), at("8:50"), begin=False)
    assert numbers(edited(came, block(2, 30)).today()) == [9, 2]
    before = replace(came, inserted=(replace(came.inserted[0], after=key(1)),))
    assert numbers(edited(before, block(2, 30)).today()) == [9, 2]


def test_what_came_in_and_is_planned_now_is_there_once(run: Run) -> None:
    came = acts.insert(run, block(9, 10), at("9:50"), begin=False)
    assert edited(came, *plan(run, 1, 2), block(9, 25), *plan(run, 3)).inserted == ()


def test_what_came_in_after_something_unknown_comes_last(run: Run) -> None:
    came = acts.insert(run, block(9, 10), at("9:50"), begin=False)
    lost = replace(came, inserted=(replace(came.inserted[0], after=key(55)),))
    assert numbers(lost.today()) == [1, 2, 3, 4, 9]
    assert numbers(edited(lost, *plan(run, 1, 2)).today()) == [1, 2, 9]
    alone = replace(run_of(), inserted=lost.inserted)
    assert numbers(alone.today()) == [9]


def test_what_is_on_can_be_moved_into_a_track(run: Run) -> None:
    group = block(7, 0, tracks=(track(70, *plan(run, 2)),))
    after = edited(run, *plan(run, 1), group, *plan(run, 4))
    now = figures(after, at("9:50"))
    assert now.block is not None
    assert (now.block.title, numbers(after.ahead())) == ("Block 2", [7, 4])


def test_what_is_waited_for_is_still_what_comes_next_where_the_plan_lost_the_one_before() -> None:
    run = run_of(block(1, 40), block(2, 20), lunch(3))
    waiting = acts.next_block(acts.jump(run, key(2), at("11:00")), at("11:30"))
    after = following(waiting, day(block(1, 40), lunch(3)))
    assert (numbers(after.ahead()), numbers(after.left_out())) == ([3], [1])


def test_what_comes_next_is_known_where_nothing_that_was_on_is_in_the_day_anymore(run: Run) -> None:
    strange = replace(run, plan=day(block(5, 10), block(6, 10)))
    assert numbers(strange.ahead()) == [5, 6]


def test_another_end_of_the_day_is_taken_up(run: Run) -> None:
    sooner: Day = replace(run.plan, end=at("10:30").time())
    assert minutes(figures(following(run, sooner), at("9:40"))) == (0, 0)
    assert wall(figures(following(run, sooner), at("9:40")).planned_end) == "10:30"


def test_a_closed_day_follows_nothing_anymore(run: Run) -> None:
    closed = acts.close(run, at("10:00"))
    assert edited(closed, *plan(run, 1)) == closed


def test_an_agreed_end_stays_when_the_plan_is_edited(run: Run) -> None:
    agreed = replace(run, ends_at=at("16:20").astimezone(UTC))
    assert edited(agreed, *plan(run, 1, 2)).ends_at == agreed.ends_at
