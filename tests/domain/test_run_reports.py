"""What a day was planned to be, beside what it was."""

from dataclasses import replace
from datetime import UTC, time

import pytest

from core_facilitator.domain import run_acts as acts
from core_facilitator.domain.agendas import Shape, TimeKind
from core_facilitator.domain.run_reports import BlockReport, DayReport, report
from core_facilitator.domain.runs import Run, with_change
from running_days import at, block, day, key, lunch, run_of, track, wall


@pytest.fixture
def run() -> Run:
    """A day that began four minutes late, and in which all kinds of things happened."""
    planned = run_of(
        block(1, 40, 10, 30),
        block(2),
        block(3, 30),
        block(4, 20, kind=TimeKind.REFLECTION),
        block(5, 25),
        lunch(6, 60, pin=time(12)),
        end=time(13),
    )
    on = acts.next_step(acts.next_block(planned, at("9:04")), at("9:10"))
    on = acts.pause(acts.pause(acts.add(on, 5, at("9:10")), at("9:20")), at("9:23"))
    on = acts.next_block(on, at("9:52"))
    on = acts.next_block(acts.insert(on, block(9, 10), at("10:20"), begin=False), at("10:20"))
    on = acts.leave_out(on, [key(4)])
    on = acts.leave_out(on, [key(5)], moved_to=key(77))
    return acts.close(acts.next_block(on, at("10:31")), at("13:05"))


def had(told: DayReport, number: int) -> BlockReport:
    return next(one for one in told.blocks if one.block == key(number))


def test_blocks_stand_in_the_order_in_which_they_were_on(run: Run) -> None:
    assert [one.block.int for one in report(run).blocks] == [1, 2, 3, 9]


def test_each_block_has_what_was_planned_agreed_and_took_place(run: Run) -> None:
    first = had(report(run), 1)
    assert (first.planned, first.agreed, first.actual, first.paused, first.late, first.over) == (40, 45, 48, 3, 4, 8)
    assert (wall(first.planned_start), wall(first.start), wall(first.end)) == ("9:00", "9:04", "9:52")
    assert (first.title, first.kind, first.shape, first.times) == ("Block 1", TimeKind.PLENARY, Shape.PLAIN, 1)
    third = had(report(run), 3)
    assert (third.planned, third.actual, third.late, third.over) == (30, 28, 12, -2)


def test_steps_have_theirs(run: Run) -> None:
    first, second = had(report(run), 1).steps
    assert (first.title, first.planned, first.actual, wall(first.start), wall(first.end)) == (
        "Step 1",
        10,
        6,
        "9:04",
        "9:10",
    )
    assert (second.planned, second.actual, second.skipped) == (30, 42, False)


def test_a_step_that_did_not_take_place_has_no_time() -> None:
    told = report(acts.close(acts.next_block(run_of(block(1, 40, 10, 30)), at("9:00")), at("9:30")))
    assert [(one.planned, one.actual, one.start) for one in told.blocks[0].steps][1] == (30, 0, None)


def test_what_was_skipped_says_so() -> None:
    on = acts.next_step(
        acts.next_block(run_of(block(1, 40, 10, 30), block(2, 20)), at("9:00")), at("9:02"), skipped=True
    )
    told = report(acts.next_block(acts.next_block(on, at("9:30")), at("9:31"), skipped=True))
    assert [one.skipped for one in told.blocks[0].steps] == [True, False]
    assert ([one.skipped for one in told.blocks], [one.skipped for one in told.left_out]) == ([False], [True])


def test_a_block_that_was_skipped_after_some_minutes_is_left_out_with_the_minutes_that_it_took() -> None:
    run = acts.next_block(run_of(block(1, 20), block(2, 30), block(3, 25), end=time(11)), at("9:00"))
    run = acts.next_block(acts.next_block(run, at("9:20")), at("9:24"), skipped=True)
    told = report(acts.close(run, at("9:50")))
    assert [one.block.int for one in told.blocks] == [1, 3]
    assert [(one.block.int, one.planned, one.actual, one.over, wall(one.start)) for one in told.left_out] == [
        (2, 30, 4, -26, "9:20")
    ]
    assert [one.block.int for one in told.timed] == [1, 2, 3]
    assert (told.planned, told.actual, told.kinds[TimeKind.PLENARY]) == (45, 46, (75, 50))


def test_a_block_of_which_every_step_was_skipped_is_left_out() -> None:
    run = acts.next_block(run_of(block(1, 30, 10, 20), block(2, 30, 10, 20)), at("9:00"))
    run = acts.next_step(acts.next_step(run, at("9:01"), skipped=True), at("9:02"), skipped=True)
    run = acts.next_step(acts.next_step(run, at("9:10")), at("9:11"), skipped=True)
    told = report(acts.close(run, at("9:12")))
    assert ([one.block.int for one in told.left_out], [one.block.int for one in told.blocks]) == ([1], [2])


def test_a_block_that_was_skipped_once_and_held_later_took_place() -> None:
    run = acts.next_block(run_of(block(1, 20), block(2, 30)), at("9:00"))
    run = acts.jump(acts.next_block(run, at("9:05"), skipped=True), key(1), at("9:30"))
    told = report(acts.close(run, at("9:50")))
    assert ([one.block.int for one in told.blocks], told.left_out, told.blocks[0].skipped) == ([1, 2], (), False)


def test_a_block_that_came_in_or_was_taken_up_and_was_skipped_is_left_out_too() -> None:
    run = acts.next_block(run_of(block(1, 20), block(2, 30, skipped=True)), at("9:00"))
    run = acts.next_block(acts.insert(run, block(9, 10), at("9:20")), at("9:21"), skipped=True)
    run = acts.close(acts.next_block(acts.jump(run, key(2), at("9:21")), at("9:22"), skipped=True), at("9:22"))
    told = report(run)
    assert [one.block.int for one in told.left_out] == [9, 2]
    assert [one.block.int for one in report(replace(run, inserted=())).left_out] == [2, 9]  # today has lost that one


def test_what_was_skipped_and_then_moved_to_another_day_is_told_as_moved() -> None:
    run = acts.next_block(run_of(block(1, 20), block(2, 30)), at("9:00"))
    run = acts.close(acts.next_block(run, at("9:03"), skipped=True), at("9:30"))
    told = report(with_change(run, key(1), left_out=True, moved_to=key(77)))
    assert [(one.block.int, one.actual, one.moved_to) for one in told.moved] == [(1, 3, key(77))]
    assert told.left_out == ()


def test_milestones_take_no_time(run: Run) -> None:
    second = had(report(run), 2)
    assert (second.shape, second.actual, second.planned, wall(second.start)) == (Shape.MILESTONE, 0, 0, "9:52")


def test_what_came_in_was_not_planned(run: Run) -> None:
    told = report(run)
    (came,) = told.inserted
    assert (came.block, came.planned, came.actual, came.late, came.planned_start) == (key(9), 0, 11, None, None)


def test_what_did_not_take_place_is_told_and_where_it_went(run: Run) -> None:
    told = report(run)
    assert [(one.block.int, one.planned, one.actual, wall(one.planned_start)) for one in told.left_out] == [
        (4, 20, 0, "10:10"),
        (6, 60, 0, "12:00"),
    ]
    assert [(one.block.int, one.planned, one.moved_to) for one in told.moved] == [(5, 25, key(77))]
    assert (told.left_out[0].late, told.left_out[0].start) == (None, None)


def test_what_was_moved_is_told_also_when_the_plan_has_lost_it() -> None:
    run = acts.leave_out(acts.next_block(run_of(block(1, 40), block(2, 25)), at("9:00")), [key(2)], moved_to=key(77))
    lost = replace(acts.close(run, at("9:40")), plan=run.plan)
    from_plan = report(lost).moved
    assert [(one.block.int, one.planned) for one in from_plan] == [(2, 25)]
    without = acts.close(replace(run, plan=day(block(1, 40)), inserted=()), at("9:40"))
    assert report(without).moved == ()


def test_the_day_adds_up(run: Run) -> None:
    told = report(run)
    assert (told.planned, told.actual, told.paused) == (70, 87, 3)
    assert (wall(told.start), wall(told.end)) == ("9:04", "10:31")
    assert (wall(told.planned_start), wall(told.planned_end), told.agreed_end) == ("9:00", "13:00", None)
    assert told.kinds == {
        TimeKind.PLENARY: (95, 87),
        TimeKind.SMALL_GROUP: (0, 0),
        TimeKind.REFLECTION: (20, 0),
        TimeKind.BREAK: (60, 0),
    }


def test_an_agreed_end_is_told(run: Run) -> None:
    agreed = at("13:15").astimezone(UTC)
    assert report(replace(run, ends_at=agreed)).agreed_end == agreed


def test_a_block_that_was_on_twice_took_the_sum() -> None:
    run = acts.next_block(run_of(block(1, 20, 10, 10), block(2, 20)), at("9:00"))
    again = acts.jump(acts.next_block(run, at("9:20")), key(1), at("9:30"))
    told = report(acts.close(again, at("9:45")))
    first = had(told, 1)
    assert (first.times, first.planned, first.actual, wall(first.start), wall(first.end)) == (2, 20, 35, "9:00", "9:45")
    assert [one.actual for one in first.steps] == [35, 0]


def test_a_block_that_was_interrupted_took_the_sum_as_one() -> None:
    run = acts.next_step(acts.next_block(run_of(block(1, 40, 10, 30), block(2, 20)), at("9:00")), at("9:12"))
    came = acts.insert(acts.add(run, 5, at("9:15")), block(9, 10), at("9:20"))
    told = report(acts.close(acts.next_block(came, at("9:31")), at("9:57")))
    first = had(told, 1)
    assert (first.times, first.planned, first.agreed, first.actual, first.over) == (1, 40, 45, 46, 6)
    assert (wall(first.start), wall(first.end)) == ("9:00", "9:57")
    assert [(one.planned, one.actual) for one in first.steps] == [(10, 12), (30, 34)]
    assert (told.planned, told.actual, had(told, 9).actual) == (40, 57, 11)


def test_what_is_on_counts_up_to_the_moment_that_is_asked_for() -> None:
    run = acts.pause(acts.next_block(run_of(block(1, 40, 10, 30)), at("9:00")), at("9:10"))
    assert [one.actual for one in report(run).blocks] == [0]
    told = report(run, at("9:15"))
    assert (told.blocks[0].actual, told.blocks[0].paused, told.blocks[0].steps[0].actual, told.end) == (15, 5, 15, None)


def test_what_can_still_come_was_not_left_out() -> None:
    assert report(acts.next_block(run_of(block(1, 40), block(2, 20)), at("9:00"))).left_out == ()


def test_minutes_of_today_were_agreed() -> None:
    run = acts.next_block(with_change(run_of(block(1, 40)), key(1), minutes=34), at("9:00"))
    told = report(acts.close(run, at("9:36"))).blocks[0]
    assert (told.planned, told.agreed, told.actual) == (40, 34, 36)


def test_of_tracks_is_told_what_somebody_said() -> None:
    group = block(1, 0, tracks=(track(20, block(21, 20), block(22, 30)), track(30, block(31, 50))))
    run = acts.next_block(run_of(group), at("9:00"))
    run = acts.begin_in_track(acts.begin_in_track(run, key(20), key(21), at("9:05")), key(20), key(22), at("9:30"))
    told = report(acts.close(run, at("9:52"))).blocks[0]
    assert told.planned == 50
    assert [(one.track_title, one.title, one.planned, one.actual) for one in told.tracks] == [
        ("Track 20", "Block 21", 20, 25),
        ("Track 20", "Block 22", 30, 22),
    ]


def test_what_the_plan_has_lost_of_a_block_has_no_title_and_its_time_stays() -> None:
    group = block(1, 0, 10, 20, tracks=(track(20, block(21, 20), block(22, 30)),))
    run = acts.next_step(acts.next_block(run_of(group), at("9:00")), at("9:10"))
    run = acts.close(acts.begin_in_track(run, key(20), key(22), at("9:20")), at("9:50"))
    fewer = replace(run, plan=day(block(1, 0, 10, tracks=(track(20, block(21, 20)),))))
    told = report(fewer).blocks[0]
    assert [(one.title, one.planned, one.actual) for one in told.steps] == [("Step 1", 10, 10), ("", 20, 40)]
    assert [(one.title, one.planned, one.actual) for one in told.tracks] == [("", 0, 30)]
    gone = report(replace(run, plan=day())).blocks[0]
    assert (gone.title, gone.planned, gone.actual, gone.tracks) == ("Block 1", 50, 50, ())


def test_a_day_in_which_nothing_happened_has_nothing_to_tell() -> None:
    told = report(run_of())
    assert (told.blocks, told.left_out, told.start, told.end, told.actual) == ((), (), None, None, 0)
