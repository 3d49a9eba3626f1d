"""What holds for every day that runs, whatever its plan and whatever is done in it."""

from dataclasses import replace
from datetime import UTC, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core_facilitator.domain import run_acts as acts
from core_facilitator.domain.clocks import Now
from core_facilitator.domain.run_figures import begun as begun_of
from core_facilitator.domain.run_reports import report
from core_facilitator.domain.run_times import Timeline, figures
from core_facilitator.domain.runs import Run
from run_strategies import Played, played

NONE = timedelta()
later = st.integers(0, 6 * 60).map(lambda minutes: timedelta(minutes=minutes))


def in_order(run: Run) -> bool:
    """Whether what happened happened one after the other, and all within what it belongs to."""
    moments = []
    for passage in run.passages:
        inside = [passage.start]
        for step in passage.steps:
            inside += [step.start, *([step.end] if step.end else [])]
        inside += [passage.end] if passage.end else []
        moments += inside
        for pause in passage.pauses:
            if pause.start < passage.start or (passage.end and (pause.end is None or pause.end > passage.end)):
                return False
    return moments == sorted(moments)


@given(played())
def test_what_happened_stays_in_order_and_without_overlap(now: Played) -> None:
    assert in_order(now.run)
    assert all(one.end is not None for one in now.run.passages[:-1])
    for passage in now.run.passages:
        assert all(pause.end is not None for pause in passage.pauses[:-1])
        assert all(step.end is not None for step in passage.steps[:-1])


@given(played(), later)
def test_expected_times_are_in_order_and_nothing_is_before_now(now: Played, after: timedelta) -> None:
    told = figures(now.run, now.at + after)
    moments = [told.clock.end if told.clock else told.at]
    for one in told.later:
        moments += [one.start, one.end]
    assert moments == sorted(moments)
    assert told.end >= moments[0] or not told.run.current
    assert all(step.start <= step.end for one in told.later for step in one.steps)


@given(played(), later)
def test_no_figure_is_negative_that_may_not_be(now: Played, after: timedelta) -> None:
    told = figures(now.run, now.at + after)
    for clock in (told.clock, told.step_clock, *(one.clock for one in told.tracks)):
        if clock is not None:
            assert clock.gone >= NONE
            assert min(clock.minutes, clock.short) >= 0
            assert clock.end >= told.at
    assert min(told.late, told.steps_over, *(one.over for one in told.tracks)) >= NONE
    assert all(min(one.minutes, one.planned_minutes, one.gap, one.short) >= 0 for one in told.later)


@given(played(), later)
def test_equal_moments_have_equal_figures(now: Played, after: timedelta) -> None:
    moment = now.at + after
    timeline = Timeline(now.run)
    timeline.at(now.at)
    assert timeline.at(moment) == figures(now.run, moment) == figures(now.run, moment.astimezone(UTC))


@given(played(), later)
def test_pins_hold_unless_what_is_on_runs_past_them(now: Played, after: timedelta) -> None:
    told = figures(now.run, now.at + after)
    free = Timeline(now.run).free(told.at)
    for one in told.later:
        assert one.pin is None or one.start == max(one.pin, free)


@given(played(), later)
def test_what_is_expected_is_what_the_clock_says_when_it_has_begun(now: Played, after: timedelta) -> None:
    told = figures(now.run, now.at + after)
    missed = any(one.pin is not None and not one.holds for one in told.later)  # then it counts no more
    if told.clock is None or not told.later or missed:
        return
    begun = acts.next_block(now.run, told.clock.end)
    clock = figures(begun, told.clock.end).clock
    if begun.current is not None and begun.current.block == told.later[0].block.id and clock is not None:
        minutes = begun_of(clock.left) if told.later[0].again else clock.minutes
        assert minutes == told.later[0].minutes


@given(played(), later)
def test_what_goes_on_by_itself_does_so_once(now: Played, after: timedelta) -> None:
    once = acts.advanced(now.run, now.at + after)
    assert acts.advanced(once, now.at + after) == once
    assert in_order(once)


@given(played(), later, later)
def test_what_goes_on_by_itself_is_the_same_whenever_it_is_looked_at(
    now: Played, first: timedelta, second: timedelta
) -> None:
    looked = acts.advanced(now.run, now.at + first)
    assert acts.advanced(looked, now.at + first + second) == acts.advanced(now.run, now.at + first + second)


@given(played(fixed=False), st.integers(-600, 600).filter(bool), later)
def test_setting_the_clock_keeps_what_is_left(now: Played, by: int, after: timedelta) -> None:
    moment = now.at + after
    set_to = moment + timedelta(minutes=by)
    right = acts.set_right(now.run, Now(wall=moment, steady=1), Now(wall=set_to, steady=1))
    told, was = figures(right, set_to), figures(now.run, moment)
    if was.clock is not None and told.clock is not None:
        assert (told.clock.left, told.clock.gone, told.clock.phase) == (was.clock.left, was.clock.gone, was.clock.phase)
    if was.step_clock is not None and told.step_clock is not None:
        assert told.step_clock.left == was.step_clock.left
    assert [one.clock.left for one in told.tracks] == [one.clock.left for one in was.tracks]
    back = acts.set_right(right, Now(wall=set_to, steady=1), Now(wall=moment, steady=1))
    assert back == now.run


@given(played(), later)
def test_pausing_holds_what_is_left_of_what_has_no_end_to_keep(now: Played, after: timedelta) -> None:
    if now.run.current is None:
        return
    held = now.run if now.run.current.paused else acts.pause(now.run, now.at)
    first, then = figures(held, now.at), figures(held, now.at + after)
    if any(one.clock is not None and one.clock.stands for one in (first, then)):
        return  # no step has more left than its block
    assert (first.step_clock and first.step_clock.left) == (then.step_clock and then.step_clock.left)


@given(played())
def test_no_act_changes_the_plan(now: Played) -> None:
    for act in (acts.next_block, acts.next_step, acts.pause, acts.advanced, acts.close, acts.start_at_plan):
        assert act(now.run, now.at).plan == now.run.plan


@given(played(), later)
def test_going_on_and_back_is_where_it_was(now: Played, after: timedelta) -> None:
    if now.run.current is None or now.run.current.paused:
        return
    assert acts.back(acts.next_step(now.run, now.at + after)) == now.run


@given(played(), later)
def test_a_report_adds_up_and_forgets_nothing(now: Played, after: timedelta) -> None:
    run = acts.close(now.run, now.at + after)
    told = report(run)
    assert {one.block for one in told.timed} == {one.block for one in run.passages}
    assert {one.block for one in told.blocks} == {one.block for one in run.passages if not one.passed_over}
    assert told.actual == sum(one.actual for one in told.blocks)
    had = {one.block for one in told.blocks}
    out = {one.block for one in told.not_held}
    assert not had & out
    assert all(0 <= one.paused <= one.actual for one in told.timed)
    assert all(step.actual >= 0 for one in told.timed for step in one.steps)


@given(played())
def test_two_runs_with_the_same_acts_are_the_same(now: Played) -> None:
    assert replace(now.run) == now.run
    assert hash(now.run) == hash(replace(now.run))
