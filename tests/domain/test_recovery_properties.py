"""What holds for every plan to get lost time back, whatever the day and whatever was done in it."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from core_facilitator.domain.agendas import Block, all_blocks
from core_facilitator.domain.protections import NO_CARDS, guarded, is_protected, least
from core_facilitator.domain.recovery import RecoveryKind, RecoveryPlan, adjusted, plans, quick, recovered
from core_facilitator.domain.run_legs import Course
from core_facilitator.domain.run_rests import so_far
from core_facilitator.domain.run_times import Timeline, figures
from core_facilitator.domain.runs import Run, stood_still
from run_strategies import Played, played

later = st.integers(0, 40).map(lambda minutes: timedelta(minutes=minutes, seconds=minutes * 13 % 60))


def every(run: Run) -> dict[object, Block]:
    return {one.id: one for one in all_blocks(run.today())}


def given_minutes(plan: RecoveryPlan) -> int:
    return sum(one.before - one.after for one in plan.gives)


def offered(now: Played, after: timedelta) -> tuple[RecoveryPlan, ...]:
    return (*plans(now.run, now.at + after), *quick(now.run, now.at + after))


@given(played(), later)
def test_floors_and_protections_hold(now: Played, after: timedelta) -> None:
    before = every(now.run)
    for plan in offered(now, after):
        made = every(recovered(now.run, plan))
        on = now.run.current.block if now.run.current else None
        for key, block in before.items():
            if is_protected(block) or block.fixed_end is not None:
                assert made[key] == block
            if not block.holds_blocks and key != on:
                assert made[key].minutes >= min(block.minutes, max(1, block.floor or 0))
                assert not made[key].skipped or block.skipped or (block.droppable and key in plan.left_out)


@given(played(), later)
def test_kept_steps_are_never_shorter_and_no_other_goes_below_its_least(now: Played, after: timedelta) -> None:
    before = every(now.run)
    for plan in offered(now, after):
        made = every(recovered(now.run, plan))
        for key, block in before.items():
            for step, new in zip(guarded(block), made[key].steps, strict=True):
                assert new.minutes >= (step.minutes if step.kept else least(step))


@given(played(), later)
def test_steps_fit_into_what_their_block_has_left(now: Played, after: timedelta) -> None:
    moment = now.at + after
    on = now.run.current.block if now.run.current else None
    for plan in plans(now.run, moment):
        made = recovered(now.run, plan)
        for one in plan.gives:
            block = made.block(one.block)
            assert block is not None
            if one.block == on:
                assert figures(made, moment).steps_over < timedelta(minutes=1 + plan.unsaved)
            elif block.steps:
                assert block.step_minutes <= block.planned_minutes


@given(played(fixed=False), later)
def test_the_sum_is_exact(now: Played, after: timedelta) -> None:
    moment = now.at + after
    lost = int(figures(now.run, moment).late.total_seconds() // 60)
    for plan in plans(now.run, moment):
        if plan.kind in {RecoveryKind.BUFFERS, RecoveryKind.SHORTEN}:
            assert given_minutes(plan) == plan.saved
        if plan.kind is not RecoveryKind.END_LATER:
            assert plan.saved + plan.unsaved == lost
            left = int(figures(recovered(now.run, plan), moment).late.total_seconds() // 60)
            assert left == plan.unsaved
    for plan in quick(now.run, moment):
        assert sum(one.before - one.after for one in plan.gives) == plan.saved


@given(played(), later)
def test_nothing_is_made_worse_and_no_more_is_given_than_is_lost(now: Played, after: timedelta) -> None:
    moment = now.at + after
    lost = Course(now.run, moment, NO_CARDS).lost
    for plan in offered(now, after):
        told = figures(recovered(now.run, plan), moment)
        assert all(one.after < one.before for one in plan.gives)
        assert min(plan.saved, plan.unsaved) >= 0
        if plan.kind is RecoveryKind.END_LATER:
            assert told.late == timedelta()
            assert plan.saved + plan.unsaved <= lost
        else:
            assert plan.saved + plan.unsaved == lost
        if plan.kind is not RecoveryKind.DROP:  # without a pinned block, what was before it has its minutes again
            assert told.end <= figures(now.run, moment).end


@given(played(), later)
def test_what_was_planned_is_bit_for_bit_what_it_was(now: Played, after: timedelta) -> None:
    for plan in offered(now, after):
        made = recovered(now.run, plan)
        assert made.plan is now.run.plan
        assert (made.passages, made.inserted) == (now.run.passages, now.run.inserted)


@given(played(), later)
def test_a_plan_says_what_comes_of_it(now: Played, after: timedelta) -> None:
    moment = now.at + after
    for plan in offered(now, after):
        told = figures(recovered(now.run, plan), moment)
        assert plan.end == told.end
        assert plan.threatened == tuple(one.block.id for one in told.threatened)
        assert not plan.threatened or plan.unsaved
        assert [(one.block, one.start, one.minutes) for one in plan.outcomes] == [
            (one.block.id, one.start, one.minutes) for one in told.later
        ]


@given(played(), later)
def test_there_are_at_most_three_plans_the_best_first_and_two_quick_repairs(now: Played, after: timedelta) -> None:
    found = plans(now.run, now.at + after)
    kinds = [one.kind for one in found]
    assert len(found) <= 3
    assert len(set(kinds)) == len(kinds)
    others = [one.unsaved for one in found if one.kind is not RecoveryKind.END_LATER]
    assert others == sorted(others)
    assert RecoveryKind.END_LATER not in kinds[:-1]
    assert len(quick(now.run, now.at + after)) <= 2


@given(played(), later)
def test_nothing_is_below_what_it_should_keep_without_a_way_to_look_for(now: Played, after: timedelta) -> None:
    moment = now.at + after
    told = figures(now.run, moment)
    if told.threatened:
        assert plans(now.run, moment)
    if now.run.closed is None:
        lines = Timeline(now.run).lines
        for one in told.later:
            assert one.minutes + one.short >= lines.wanted(one.block)
            assert (one in told.threatened) is (one.minutes < lines.fewest(one.block))


@given(played(), later)
def test_a_repair_at_once_leaves_what_it_cut_with_the_minutes_that_it_says(now: Played, after: timedelta) -> None:
    moment = now.at + after
    for plan in quick(now.run, moment):
        made = recovered(now.run, plan)
        had = {
            one.block.id: every(made)[one.block.id].planned_minutes - one.block.minutes
            for one in figures(made, moment).later
            if one.again
        }
        coming = {one.block.id: one.minutes + had.get(one.block.id, 0) for one in figures(made, moment).later}
        assert all(coming.get(one.block, one.after) == one.after for one in plan.gives if one.step is None)


@given(played(), later, st.integers(0, 30), st.integers(0, 90))
def test_a_figure_set_by_hand_keeps_floors_and_protections_too(
    now: Played, after: timedelta, place: int, minutes: int
) -> None:
    moment = now.at + after
    before = every(now.run)
    for plan in plans(now.run, moment):
        some = [one.block.id for one in figures(now.run, moment).later]
        if not some:
            return
        chosen = some[place % len(some)]
        made = every(recovered(now.run, adjusted(now.run, plan, chosen, minutes, moment)))
        for key, block in before.items():
            if is_protected(block) or block.fixed_end is not None:
                assert made[key] == block
            if not block.holds_blocks and (not now.run.current or key != now.run.current.block):
                assert made[key].minutes >= min(block.minutes, max(1, block.floor or 0))


@given(played(), later, st.lists(st.tuples(st.integers(0, 30), st.integers(0, 90)), min_size=1, max_size=4))
def test_figures_that_are_set_by_hand_stay_in_the_list_are_what_is_applied_and_can_be_set_back(
    now: Played, after: timedelta, typed: list[tuple[int, int]]
) -> None:
    moment = now.at + after
    for plan in plans(now.run, moment):
        rows, made = [one.block for one in plan.gives], plan
        if not rows:
            continue
        for place, minutes in typed:
            made = adjusted(now.run, made, rows[place % len(rows)], minutes, moment)
            assert set(rows) <= {one.block for one in made.gives}
            today = {one.id: one.planned_minutes for one in recovered(now.run, made).today()}
            assert all(today[one.block] == one.after for one in made.gives)
        was = plan.gives[typed[0][0] % len(rows)]
        there = adjusted(now.run, plan, was.block, typed[0][1], moment)
        back = adjusted(now.run, there, was.block, was.after, moment)
        assert was in back.gives
        assert (back.saved, back.unsaved) == (plan.saved, plan.unsaved) or plan.kind is RecoveryKind.BUFFERS


@given(played(), later)
def test_a_plan_that_saves_all_leaves_nothing_to_plan(now: Played, after: timedelta) -> None:
    moment = now.at + after
    for plan in plans(now.run, moment):
        if plan.unsaved == 0:
            assert plans(recovered(now.run, plan), moment) == ()


@given(played(), later)
def test_nothing_is_cut_to_less_than_it_has_had(now: Played, after: timedelta) -> None:
    moment = now.at + after
    told = figures(now.run, moment)
    for one in (one for plan in offered(now, after) for one in (*plan.gives, *plan.also)):
        passage = so_far(now.run, one.block)
        if passage is None or one.block not in {told.passage.block if told.passage else None, *now.run.interrupted()}:
            continue
        end = passage.end or moment
        had = end - passage.start - stood_still(passage.pauses, passage.start, end)
        given_ = passage.added
        if one.step is not None:
            part = next((each for each in passage.steps if each.step == one.step), None)
            if part is None:
                continue
            until = part.end or end
            had, given_ = until - part.start - stood_still(passage.pauses, part.start, until), part.added
        if one.after < one.before:
            assert timedelta(minutes=one.after + given_) >= had
