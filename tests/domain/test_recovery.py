"""Plans to get lost time back, each with what follows from it."""

from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any

import pytest

from core_facilitator.domain import run_acts as acts
from core_facilitator.domain.agendas import Block, Step, TimeKind
from core_facilitator.domain.protocols import ProtocolStep
from core_facilitator.domain.recovery import (
    Given,
    RecoveryKind,
    RecoveryPlan,
    adjusted,
    plans,
    quick,
    recovered,
)
from core_facilitator.domain.run_times import figures
from core_facilitator.domain.runs import Run
from protocols import protocol
from running_days import at, block, coming, key, lunch, run_of, track, wall

BUFFERS, SHORTEN, DROP, END_LATER = RecoveryKind


def late(*blocks: Block, by: str = "9:06", end: time = time(10, 30), **fields: Any) -> Run:
    """Return a run that began six minutes late with a protected block of half an hour; an hour is left after it."""
    return acts.next_block(run_of(block(1, 30, protected=True), *blocks, end=end, **fields), at(by))


def gives(plan: RecoveryPlan) -> dict[int, tuple[int, int]]:
    """Return what each block gives: its minutes before and after."""
    return {one.block.int: (one.before, one.after) for one in plan.gives}


def inside(plan: RecoveryPlan) -> dict[tuple[int, int | None], tuple[int, int]]:
    return {(one.block.int, one.step): (one.before, one.after) for one in plan.also}


def only(run: Run, kind: RecoveryKind, moment: datetime) -> RecoveryPlan:
    return next(one for one in plans(run, moment) if one.kind is kind)


def kinds(run: Run, moment: datetime) -> list[RecoveryKind]:
    return [one.kind for one in plans(run, moment)]


NOW = at("9:06")


# When there is something to save


def test_a_day_that_ends_on_time_needs_no_plan() -> None:
    assert plans(late(block(2, 60), by="9:00"), at("9:00")) == ()
    assert quick(late(block(2, 60), by="9:00"), at("9:00")) == ()


def test_less_than_a_minute_is_not_lost() -> None:
    assert plans(late(block(2, 60), by="9:00:59"), at("9:01")) == ()
    assert plans(late(block(2, 60), by="9:01:00"), at("9:01")) != ()


def test_free_time_before_a_pinned_block_needs_no_plan() -> None:
    run = late(lunch(2, 30, pin=time(9, 40)), block(3, 20))
    assert plans(run, NOW) == ()


def test_a_day_that_is_over_or_closed_cannot_be_saved() -> None:
    run = late(block(2, 60))
    assert plans(acts.close(run, at("11:00")), at("11:00")) == ()
    over = acts.next_block(late(), at("10:50"))
    assert plans(over, at("10:50")) == ()


def test_a_day_that_has_not_begun_can_be_saved_too() -> None:
    run = run_of(block(1, 30, protected=True), block(2, 60), end=time(10, 30))
    assert plans(run, at("9:00")) == ()
    assert gives(only(run, SHORTEN, at("9:05"))) == {2: (60, 55)}


# Shares


def test_each_gives_in_proportion_to_its_planned_minutes() -> None:
    run = late(block(2, 40), block(3, 20))
    plan = only(run, SHORTEN, NOW)
    assert (gives(plan), plan.saved, plan.unsaved) == ({2: (40, 36), 3: (20, 18)}, 6, 0)


def test_one_that_would_pass_its_floor_stops_there_and_the_rest_is_shared_again() -> None:
    run = late(block(2, 30, floor=29), block(3, 20), block(4, 10))
    assert gives(only(run, SHORTEN, NOW)) == {2: (30, 29), 3: (20, 16), 4: (10, 9)}


def test_shares_are_whole_minutes_and_what_rounding_leaves_goes_to_the_longest() -> None:
    run = late(block(2, 10), block(3, 30), block(4, 20), by="9:05")
    assert gives(only(run, SHORTEN, at("9:05"))) == {3: (30, 27), 4: (20, 18)}


def test_what_cannot_be_saved_is_said() -> None:
    run = late(block(2, 40, floor=38), block(3, 20, floor=18), by="9:10")
    plan = only(run, SHORTEN, at("9:10"))
    assert (gives(plan), plan.saved, plan.unsaved) == ({2: (40, 38), 3: (20, 18)}, 4, 6)
    assert figures(recovered(run, plan), at("9:10")).late.total_seconds() == 360


def test_what_is_protected_gives_nothing() -> None:
    run = late(
        block(2, 20, protected=True), lunch(3, 10, pin=None), block(4, 10, kind=TimeKind.REFLECTION), block(5, 20)
    )
    assert gives(only(run, SHORTEN, NOW)) == {5: (20, 14)}


def test_where_nothing_can_give_nothing_is_shortened() -> None:
    assert kinds(late(block(2, 60, protected=True)), NOW) == [END_LATER]


def test_what_is_on_gives_of_what_is_left_of_it() -> None:
    run = acts.next_block(run_of(block(1, 60), block(2, 30), end=time(10, 30)), at("9:06"))
    assert gives(only(run, SHORTEN, at("9:36"))) == {1: (60, 57), 2: (30, 27)}
    assert gives(only(run, SHORTEN, at("9:58"))) == {1: (60, 59), 2: (30, 25)}
    assert gives(only(run, SHORTEN, at("10:06"))) == {2: (30, 24)}


def test_minutes_that_were_given_can_be_taken_back_only_down_to_its_floor() -> None:
    begun = acts.next_block(run_of(block(1, 20, floor=20), block(2, 10, protected=True), end=time(9, 27)), at("9:00"))
    given = acts.add(begun, 5, at("9:00"))
    plan = only(given, SHORTEN, at("9:02"))
    assert (gives(plan), plan.saved, plan.unsaved) == ({1: (20, 15)}, 5, 3)
    clock = figures(recovered(given, plan), at("9:02")).clock
    assert clock is not None
    assert clock.minutes == 20


def test_what_is_on_gives_no_minutes_that_its_steps_still_need() -> None:
    run = acts.next_block(run_of(block(1, 60, 10, 20, 30), block(2, 30, protected=True), end=time(10, 20)), at("9:06"))
    on = acts.next_step(run, at("9:16"))
    plan = only(on, SHORTEN, at("9:26"))
    assert (gives(plan), inside(plan), plan.unsaved) == ({1: (60, 50)}, {(1, 1): (20, 10)}, 6)


# Buffers


def test_minutes_that_no_step_needs_are_used_first() -> None:
    run = late(block(2, 40, 20, 12), block(3, 20))
    plan = only(run, BUFFERS, NOW)
    assert (gives(plan), plan.also, plan.unsaved) == ({2: (40, 34)}, (), 0)
    assert kinds(run, NOW) == [BUFFERS, END_LATER]


def test_where_free_minutes_are_not_enough_the_rest_is_shared() -> None:
    run = late(block(2, 30, 20, 6), block(3, 30))
    plan = only(run, SHORTEN, NOW)
    assert gives(plan) == {2: (30, 25), 3: (30, 29)}
    assert BUFFERS not in kinds(run, NOW)


def test_what_is_on_has_free_minutes_too() -> None:
    run = acts.next_block(run_of(block(1, 60, 20, 20), block(2, 30, protected=True), end=time(10, 30)), at("9:06"))
    assert gives(only(run, BUFFERS, at("9:10"))) == {1: (60, 54)}


# Dropping


def test_what_is_marked_is_dropped_where_it_is_just_long_enough() -> None:
    run = late(block(2, 15, droppable=True), block(3, 10, droppable=True), block(4, 5, droppable=True), block(5, 30))
    plan = only(run, DROP, NOW)
    assert (plan.left_out, plan.gives, plan.saved, plan.unsaved) == ((key(3),), (), 6, 0)
    assert coming(recovered(run, plan), NOW) == ["9:36-9:51", "9:51-9:56", "9:56-10:26"]


def test_where_none_is_long_enough_the_longest_go_first_and_the_rest_is_shared() -> None:
    run = late(block(2, 2, droppable=True), block(3, 3, droppable=True), block(4, 55), by="9:10")
    plan = only(run, DROP, at("9:10"))
    assert (plan.left_out, gives(plan), plan.unsaved) == ((key(3), key(2)), {4: (55, 50)}, 0)


def test_nothing_protected_and_nothing_that_is_on_is_dropped() -> None:
    run = late(block(2, 10, droppable=True, protected=True), block(3, 50))
    assert kinds(run, NOW) == [SHORTEN, END_LATER]
    on = acts.next_block(run_of(block(1, 60, droppable=True), block(2, 30), end=time(10, 30)), at("9:06"))
    assert DROP not in kinds(on, NOW)


def test_dropping_is_better_where_shortening_cannot_save_all() -> None:
    run = late(block(2, 40, floor=38), block(3, 20, droppable=True))
    assert kinds(run, NOW) == [SHORTEN, DROP, END_LATER]
    run = late(block(2, 40, floor=38), block(3, 20, floor=18, droppable=True))
    assert kinds(run, NOW) == [DROP, SHORTEN, END_LATER]


# Ending later


def test_ending_later_agrees_on_the_minute_at_which_the_day_will_be_over() -> None:
    run = late(block(2, 60), by="9:06:20")
    plan = only(run, END_LATER, at("9:06:20"))
    assert (wall(plan.ends_at), plan.gives, plan.saved, plan.unsaved) == ("10:37", (), 0, 0)
    after = figures(recovered(run, plan), at("9:06:20"))
    assert (after.late.total_seconds(), wall(after.end)) == (0, "10:36:20")


def test_a_minute_that_is_whole_is_agreed_on_as_it_is() -> None:
    assert wall(only(late(block(2, 60)), END_LATER, NOW).ends_at) == "10:36"


def test_ending_later_saves_nothing_before_a_pinned_start_but_plans_that_too() -> None:
    run = late(block(2, 20), lunch(3, 40, pin=time(9, 50)), block(4, 30), end=time(10, 50))
    plan = only(run, END_LATER, NOW)
    assert (wall(plan.ends_at), gives(plan)) == ("11:00", {2: (20, 14)})
    assert (plan.saved, plan.unsaved) == (6, 0)


def test_where_the_day_ends_on_time_nobody_has_to_end_later() -> None:
    run = late(block(2, 20), lunch(3, 40, pin=time(9, 50)))
    assert kinds(run, NOW) == [SHORTEN]


# Pins and fixed ends


def test_what_threatens_a_pinned_start_is_saved_before_it() -> None:
    run = late(block(2, 20), block(3, 10), lunch(4, 30, pin=time(10)), block(5, 60), end=time(11, 30))
    plan = only(run, SHORTEN, NOW)
    assert gives(plan) == {2: (20, 16), 3: (10, 8)}
    assert coming(recovered(run, plan), NOW)[:3] == ["9:36-9:52", "9:52-10:00", "10:00-10:30"]


def test_a_break_before_a_pinned_start_keeps_its_minutes() -> None:
    run = late(block(2, 20), lunch(3, 10, pin=None), lunch(4, 30, pin=time(10)))
    plan = only(run, SHORTEN, NOW)
    assert gives(plan) == {2: (20, 14)}
    assert [(one.block.int, one.minutes_before, one.minutes) for one in plan.outcomes] == [
        (2, 14, 14),
        (3, 10, 10),
        (4, 30, 30),
    ]


def test_each_part_of_the_day_saves_what_is_lost_in_it() -> None:
    run = late(block(2, 20), lunch(3, 30, pin=time(9, 50)), block(4, 40), end=time(10, 50))
    plan = only(run, SHORTEN, NOW)
    assert (gives(plan), plan.saved) == ({2: (20, 14), 4: (40, 30)}, 16)


def test_a_pinned_start_that_is_missed_passes_its_delay_on() -> None:
    run = acts.next_block(run_of(block(1, 30, protected=True), lunch(2, 30, pin=time(9, 30)), block(3, 30)), at("9:00"))
    ends = replace(run, plan=replace(run.plan, end=time(10, 30)))
    plan = only(ends, SHORTEN, at("9:36"))
    assert (gives(plan), plan.saved, plan.unsaved) == ({3: (30, 24)}, 6, 0)


def test_a_fixed_end_gives_its_own_minutes_first_where_its_block_can() -> None:
    run = late(block(2, 20), block(3, 40, fixed_end=time(10, 30)))
    assert plans(run, NOW) == ()


def test_a_protected_block_with_a_fixed_end_keeps_its_minutes() -> None:
    run = late(block(2, 20), lunch(3, 40, pin=None, fixed_end=time(10, 30)))
    plan = only(run, SHORTEN, NOW)
    assert (gives(plan), plan.saved) == ({2: (20, 14)}, 6)
    assert coming(recovered(run, plan), NOW) == ["9:36-9:50", "9:50-10:30"]


def test_a_fixed_end_that_cannot_give_all_is_helped_down_to_its_floor() -> None:
    run = late(block(2, 20), block(3, 40, fixed_end=time(10, 30), floor=36))
    assert gives(only(run, SHORTEN, NOW)) == {2: (20, 18)}
    stepped = late(block(2, 20), block(3, 40, 38, fixed_end=time(10, 30)))
    assert plans(stepped, NOW) == ()


def test_what_came_in_and_has_a_fixed_end_keeps_its_own_minutes_where_it_is_protected() -> None:
    came = lunch(9, 20, pin=None, fixed_end=time(9, 50))
    run = acts.insert(acts.next_block(run_of(block(1, 30), block(2, 30)), at("9:06")), came, NOW, begin=False)
    assert gives(only(run, SHORTEN, NOW)) == {1: (30, 24)}


def test_a_delay_that_is_longer_than_a_fixed_end_can_take_goes_on_and_is_counted_once() -> None:
    run = acts.next_block(
        run_of(
            block(1, 30, protected=True),
            block(2, 10, fixed_end=time(9, 40), protected=True),
            block(3, 20),
            end=time(10),
        ),
        at("9:15"),
    )
    plan = only(run, SHORTEN, at("9:15"))
    assert (gives(plan), plan.saved, plan.unsaved) == ({3: (20, 15)}, 5, 10)


# What is inside


def test_steps_are_fitted_to_what_their_block_has_left() -> None:
    quiet = Step(title="Stillness", minutes=5, silent="Everyone")
    talk = tuple(Step(title=title, minutes=minutes) for title, minutes in (("Ask", 10), ("Talk", 20), ("End", 5)))
    run = late(replace(block(2, 40), steps=(quiet, *talk)), block(3, 20, protected=True))
    plan = only(run, SHORTEN, NOW)
    assert (gives(plan), inside(plan)) == ({2: (40, 34)}, {(2, 1): (10, 8), (2, 2): (20, 16)})
    assert [one.minutes for one in recovered(run, plan).today()[1].steps] == [5, 8, 16, 5]


def test_of_what_is_on_only_the_steps_that_are_not_over_are_fitted() -> None:
    run = acts.next_block(
        run_of(block(1, 60, 10, 20, 20, 10), block(2, 30, protected=True), end=time(10, 30)), at("9:06")
    )
    run = acts.next_step(run, at("9:16"))
    plan = only(run, SHORTEN, at("9:26"))
    assert (gives(plan), inside(plan)) == ({1: (60, 54)}, {(1, 1): (20, 18), (1, 2): (20, 16)})
    after = figures(recovered(run, plan), at("9:26"))
    assert after.steps_over.total_seconds() == 0


def test_a_step_that_takes_too_long_gives_no_more_and_those_after_it_make_up_for_it() -> None:
    run = acts.next_block(run_of(block(1, 60, 10, 40, 10), block(2, 30, protected=True), end=time(10, 24)), at("9:00"))
    plan = only(run, SHORTEN, at("9:16"))
    assert (gives(plan), inside(plan)) == ({1: (60, 54)}, {(1, 1): (40, 28)})
    assert figures(recovered(run, plan), at("9:16")).steps_over.total_seconds() == 0


def test_a_card_says_which_steps_stretch() -> None:
    steps = (
        ProtocolStep(title="Ask", minutes=10, floor=5),
        ProtocolStep(title="Talk", minutes=20, floor=5, stretches=True),
        ProtocolStep(title="End", minutes=10, kept=True),
    )
    made = tuple(Step(title=one.title, minutes=one.minutes) for one in steps)
    run = late(replace(block(2, 40, card="it"), steps=made), block(3, 20, protected=True))
    plan = next(iter(plans(run, NOW, {"it": replace(protocol(), phase="", tags=(), steps=steps)})))
    assert inside(plan) == {(2, 1): (20, 14)}


def test_a_group_is_shortened_in_each_track_that_is_too_long() -> None:
    tracks = (
        track(20, block(21, 30, floor=28), block(22, 30)),
        track(30, block(31, 57, 30, 27)),
        track(40, block(41, 20)),
    )
    run = late(block(2, 0, 40, 20, tracks=tracks))
    plan = only(run, SHORTEN, NOW)
    assert gives(plan) == {2: (60, 54)}
    assert inside(plan) == {
        (2, 0): (40, 34),
        (21, None): (30, 28),
        (22, None): (30, 26),
        (31, None): (57, 54),
        (31, 0): (30, 27),
    }
    assert coming(recovered(run, plan), NOW) == ["9:36-10:30"]


def test_a_group_that_is_on_is_shortened_in_what_is_left_of_its_tracks() -> None:
    tracks = (track(20, block(21, 30), block(22, 30)), track(30, block(31, 60)), track(40, block(41, 20)))
    run = acts.next_block(
        run_of(block(1, 0, tracks=tracks), block(2, 30, protected=True), end=time(10, 30)), at("9:06")
    )
    plan = only(run, SHORTEN, at("9:40"))
    assert gives(plan) == {1: (60, 54)}
    assert inside(plan) == {(22, None): (30, 24), (31, None): (60, 54)}
    after = figures(recovered(run, plan), at("9:40"))
    assert [wall(one.end) for one in after.tracks] == ["10:00", "10:00", "9:26"]


def test_a_group_that_is_on_and_whose_track_is_through_waits_less_long() -> None:
    tracks = (track(20, block(21, 60)), track(30, block(31, 50)))
    group = block(1, 0, tracks=tracks)
    run = acts.next_block(run_of(group, block(2, 30, protected=True), end=time(10, 10)), at("9:00"))
    plan = only(run, SHORTEN, at("9:52"))
    assert (gives(plan), inside(plan)) == ({1: (60, 53)}, {(21, None): (60, 53)})


# Changing one figure by hand


def test_one_figure_is_set_by_hand_and_the_rest_is_shared_again() -> None:
    run = late(block(2, 40), block(3, 20))
    plan = adjusted(run, only(run, SHORTEN, NOW), key(2), 39, NOW)
    assert (gives(plan), plan.by_hand, plan.saved) == ({2: (40, 39), 3: (20, 15)}, ((key(2), 39),), 6)


def test_figures_that_were_set_stay_when_another_is() -> None:
    run = late(block(2, 30), block(3, 20), block(4, 10))
    first = adjusted(run, only(run, SHORTEN, NOW), key(2), 30, NOW)
    assert gives(first) == {2: (30, 30), 3: (20, 16), 4: (10, 8)}
    second = adjusted(run, first, key(3), 19, NOW)
    assert gives(second) == {2: (30, 30), 3: (20, 19), 4: (10, 5)}
    assert gives(adjusted(run, second, key(3), 15, NOW)) == {2: (30, 30), 3: (20, 15), 4: (10, 9)}


def test_by_hand_too_nothing_goes_below_its_floor_and_nothing_protected_changes() -> None:
    run = late(block(2, 40, floor=35), block(3, 20))
    plan = only(run, SHORTEN, NOW)
    assert gives(adjusted(run, plan, key(2), 10, NOW)) == {2: (40, 35), 3: (20, 19)}
    for minutes in (5, 45):
        kept = late(lunch(2, 20, pin=None), block(3, 40))
        assert gives(adjusted(kept, only(kept, SHORTEN, NOW), key(2), minutes, NOW)) == {3: (40, 34)}


def test_a_block_can_be_made_longer_by_hand_and_the_others_give_that_too() -> None:
    run = late(block(2, 30), block(3, 30))
    plan = adjusted(run, only(run, SHORTEN, NOW), key(2), 34, NOW)
    assert (gives(plan), plan.saved, plan.unsaved) == ({2: (30, 34), 3: (30, 20)}, 6, 0)


def test_more_than_is_lost_can_be_taken_by_hand() -> None:
    run = late(block(2, 30), block(3, 30))
    plan = adjusted(run, only(run, SHORTEN, NOW), key(2), 15, NOW)
    assert (gives(plan), plan.saved, plan.unsaved) == ({2: (30, 15), 3: (30, 30)}, 6, 0)


def test_a_group_cannot_be_made_longer_by_hand() -> None:
    run = late(block(2, 0, tracks=(track(20, block(21, 30)),)), block(3, 30))
    assert gives(adjusted(run, only(run, SHORTEN, NOW), key(2), 50, NOW)) == {2: (30, 30), 3: (30, 24)}


def test_what_is_dropped_stays_dropped_when_a_figure_is_set() -> None:
    run = late(block(2, 4, droppable=True), block(3, 36), block(4, 20))
    plan = adjusted(run, only(run, DROP, NOW), key(3), 36, NOW)
    assert (plan.kind, plan.left_out, gives(plan)) == (DROP, (key(2),), {3: (36, 36), 4: (20, 18)})


def test_a_later_end_is_agreed_on_again_when_a_figure_is_set() -> None:
    run = late(block(2, 40), block(3, 20))
    plan = adjusted(run, only(run, END_LATER, NOW), key(2), 38, NOW)
    assert (plan.kind, wall(plan.ends_at), gives(plan)) == (END_LATER, "10:34", {2: (40, 38)})
    all_of_it = adjusted(run, plan, key(2), 30, NOW)
    assert (all_of_it.ends_at, all_of_it.unsaved) == (None, 0)


def test_free_minutes_that_are_set_by_hand_are_no_longer_all_that_is_used() -> None:
    run = late(block(2, 40, 20, 12), block(3, 20))
    plan = adjusted(run, only(run, BUFFERS, NOW), key(2), 38, NOW)
    assert (plan.kind, gives(plan)) == (SHORTEN, {2: (40, 38), 3: (20, 16)})


def test_nothing_that_is_not_there_can_be_set() -> None:
    run = late(block(2, 60))
    with pytest.raises(KeyError):
        adjusted(run, only(run, SHORTEN, NOW), key(99), 5, NOW)


# Following a plan


def test_a_plan_that_is_followed_leaves_what_was_planned_as_it_was() -> None:
    run = late(block(2, 40, 30, 10), block(3, 20, droppable=True))
    for plan in plans(run, NOW):
        after = recovered(run, plan)
        assert after.plan is run.plan
        assert figures(after, NOW).late.total_seconds() == 0
        assert plans(after, NOW) == ()
    assert run == late(block(2, 40, 30, 10), block(3, 20, droppable=True))


def test_a_plan_tells_what_becomes_of_each_block_and_when_the_day_ends() -> None:
    run = late(block(2, 40), lunch(3, 20, pin=None))
    plan = only(run, SHORTEN, NOW)
    assert [(one.block.int, wall(one.start_before), wall(one.start)) for one in plan.outcomes] == [
        (2, "9:36", "9:36"),
        (3, "10:16", "10:10"),
    ]
    assert (wall(plan.end), plan.end.tzinfo) == ("10:30", UTC)


def test_a_plan_whose_block_is_gone_cannot_be_followed() -> None:
    run = late(block(2, 60))
    plan = only(run, SHORTEN, NOW)
    with pytest.raises(KeyError):
        recovered(late(block(3, 60)), plan)


def test_minutes_of_a_plan_that_was_followed_are_shared_again_when_more_is_lost() -> None:
    run = late(block(2, 40), block(3, 20))
    after = acts.add(recovered(run, only(run, SHORTEN, NOW)), 3, NOW)
    assert gives(only(after, SHORTEN, NOW)) == {2: (36, 34), 3: (18, 17)}


# One repair at once


def case_clinic() -> tuple[Run, datetime]:
    """Return the day of the design: six minutes late in a block of an hour, and lunch holds at noon."""
    parts = (("Settle roles", 2), ("Case giver speaks", 12), ("Stillness", 3), ("Mirroring", 10), ("Dialogue", 20))
    steps = tuple(
        Step(title=title, minutes=minutes, silent="Everyone" if title == "Stillness" else "")
        for title, minutes in (*parts, ("Closing words", 8), ("Journal", 5))
    )
    clinic = replace(block(2, 60), steps=steps)
    run = run_of(block(1, 40), clinic, lunch(3, 15, pin=None), block(4, 65), lunch(5, 50), end=time(16, 15))
    run = acts.jump(run, key(2), at("9:46"))
    for text in ("9:48", "10:00", "10:03"):
        run = acts.next_step(run, at(text))
    return run, at("10:07:42")


def test_six_minutes_late_before_lunch_the_dialogue_or_the_breakouts_can_be_cut() -> None:
    run, now = case_clinic()
    told = figures(run, now)
    assert [(wall(one.start), one.minutes) for one in told.later] == [("10:46", 15), ("11:01", 59), ("12:00", 50)]
    dialogue, breakouts = quick(run, now)
    assert dialogue.gives == (Given(block=key(2), step=4, before=20, after=14),)
    assert (inside(dialogue), dialogue.saved, dialogue.unsaved) == ({(2, None): (60, 54)}, 6, 0)
    assert (gives(breakouts), breakouts.saved) == ({4: (65, 59)}, 6)
    after = figures(recovered(run, dialogue), now)
    assert [wall(one.start) for one in after.later] == ["10:40", "10:55", "12:00"]
    assert (after.offset.total_seconds(), after.steps_over.total_seconds()) == (0, 0)


def test_a_quick_repair_saves_what_that_one_can_give() -> None:
    run = late(block(2, 40, floor=38), block(3, 20, floor=17), by="9:06")
    assert [(gives(one), one.saved, one.unsaved) for one in quick(run, NOW)] == [
        ({2: (40, 38)}, 2, 4),
        ({3: (20, 17)}, 3, 3),
    ]


def test_what_is_on_without_steps_is_cut_itself() -> None:
    run = acts.next_block(run_of(block(1, 60), block(2, 30, protected=True), end=time(10, 30)), at("9:06"))
    assert [gives(one) for one in quick(run, at("9:10"))] == [{1: (60, 54)}]


def test_what_is_on_and_whose_steps_are_all_kept_is_cut_by_its_free_minutes() -> None:
    run = acts.next_block(run_of(block(1, 60, 20, 20), block(2, 30, protected=True), end=time(10, 30)), at("9:06"))
    last = acts.next_step(run, at("9:26"))
    assert [(gives(one), inside(one)) for one in quick(last, at("9:26"))] == [({1: (60, 54)}, {})]


def test_a_quick_repair_cuts_the_tracks_with_their_group() -> None:
    tracks = (track(20, block(21, 60)), track(30, block(31, 60)))
    group = block(1, 0, 20, 30, 10, tracks=tracks)
    run = acts.next_block(run_of(group, block(2, 30, protected=True), end=time(10, 30)), at("9:06"))
    (plan,) = quick(run, at("9:10"))
    assert plan.gives == (Given(block=key(1), step=1, before=30, after=24),)
    assert inside(plan) == {(1, None): (60, 54), (21, None): (60, 54), (31, None): (60, 54)}
    assert figures(recovered(run, plan), at("9:10")).late.total_seconds() == 0


def test_where_nothing_can_give_no_quick_repair_is_offered() -> None:
    assert quick(late(block(2, 60, protected=True)), NOW) == ()


def test_where_its_steps_do_not_fit_the_block_is_cut_and_no_step_is_named_with_more_than_it_has() -> None:
    planned = run_of(block(1, 40, 10, 25, 5), block(2, 20, protected=True), end=time(10))
    run = acts.next_block(planned, at("9:05"))
    assert [(one.step, one.after) for plan in quick(run, at("9:06")) for one in plan.gives] == [(1, 20)]
    late = acts.next_step(run, at("9:17"))
    assert [(one.step, one.after) for plan in quick(late, at("9:18")) for one in plan.gives] == [(None, 35)]
