"""What a day ends with: when that was planned to end, and what of the plan is gone after it."""

from datetime import time

import pytest

from core_facilitator.domain.run_acts import insert, jump, leave_out, next_block
from core_facilitator.domain.run_times import figures
from core_facilitator.domain.runs import Run
from running_days import at, block, key, lunch, minutes, run_of, wall


@pytest.fixture
def run() -> Run:
    """Return a day of three blocks that begins at nine and ends at eleven."""
    return next_block(run_of(block(1, 40), block(2, 20), block(3, 60), end=time(11)), at("9:00"))


def gone(run: Run, text: str) -> list[int]:
    return [one.id.int for one in figures(run, at(text)).gone_last]


def test_the_day_ends_with_its_last_block(run: Run) -> None:
    now = figures(run, at("9:10"))
    assert (wall(now.kept_end), now.gone_last, now.over) == ("11:00", (), False)


def test_what_is_left_out_at_the_end_is_gone_and_the_end_of_the_plan_with_it(run: Run) -> None:
    without = leave_out(run, [key(3)])
    now = figures(without, at("9:10"))
    assert (wall(now.kept_end), wall(now.end)) == ("10:00", "10:00")
    assert gone(without, "9:10") == [3]
    assert gone(leave_out(without, [key(2)]), "9:10") == [2, 3]


def test_what_is_left_out_before_the_end_is_not_gone_from_it(run: Run) -> None:
    now = figures(leave_out(run, [key(2)]), at("9:10"))
    assert (wall(now.kept_end), wall(now.end), now.gone_last) == ("11:00", "10:40", ())


def test_what_was_had_already_is_not_gone(run: Run) -> None:
    back = jump(jump(run, key(3), at("9:10")), key(2), at("9:40"))
    assert (gone(leave_out(back, [key(1)]), "9:45"), wall(figures(back, at("9:45")).kept_end)) == ([], "10:00")


def test_where_only_what_was_not_planned_is_left_no_plan_says_when_it_ends(run: Run) -> None:
    done = next_block(leave_out(run, [key(2), key(3)]), at("9:44"))
    came = insert(done, block(9, 10), at("9:44"))
    now = figures(came, at("9:44"))
    assert (now.kept_end, wall(now.end)) == (None, "9:54")
    assert minutes(now) == (14, 14)  # against the end of what was on last, and not of what is gone
    assert gone(came, "9:44") == [2, 3]


def test_when_all_is_done_late_is_against_what_was_on_last(run: Run) -> None:
    done = next_block(leave_out(run, [key(2), key(3)]), at("9:44"))
    now = figures(done, at("9:50"))
    assert (minutes(now), now.over, now.gone_last) == ((4, 4), True, ())


def test_a_day_in_which_nothing_was_planned_is_told_by_its_own_end() -> None:
    run = insert(run_of(), block(9, 10), at("9:05"))
    assert minutes(figures(run, at("9:05"))) == (15, 15)


def test_what_is_pinned_at_the_end_of_a_day_and_left_out_is_gone_too() -> None:
    run = next_block(run_of(block(1, 40), lunch(2)), at("9:00"))
    assert gone(leave_out(run, [key(2)]), "9:00") == [2]
