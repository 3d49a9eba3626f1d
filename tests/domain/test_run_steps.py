"""The steps of what is on share what their block has now, and none is over because minutes were taken."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from core_facilitator.domain import run_acts as acts
from core_facilitator.domain.agendas import TimeKind
from core_facilitator.domain.run_times import Figures, Phase, figures
from core_facilitator.domain.runs import Run
from run_strategies import Played, played
from running_days import at, block, lunch, run_of, wall

NONE = timedelta()
MINUTE = timedelta(minutes=1)
later = st.integers(0, 6 * 3600).map(lambda seconds: timedelta(seconds=seconds))


def begun(*steps: int, minutes: int = 30, goes_on: bool = False) -> Run:
    return acts.next_block(run_of(block(1, minutes, *steps, goes_on=goes_on), block(2, 20)), at("9:00"))


def left(now: Figures) -> list[int]:
    """Return the seconds that the block, its step and each step after it have left."""
    assert now.clock is not None
    assert now.step_clock is not None
    spans = (now.clock.left, now.step_clock.left, *(one.end - one.start for one in now.steps))
    return [round(one.total_seconds()) for one in spans]


def wanted(now: Figures) -> timedelta:
    """Return what the steps of a block that are not over want to have."""
    assert now.block is not None
    assert now.step is not None
    assert now.step_clock is not None
    own = timedelta(minutes=max(0, now.block.steps[now.step.step].minutes + now.step.added)) - now.step_clock.gone
    return max(NONE, own) + MINUTE * sum(one.minutes for one in now.block.steps[now.step.step + 1 :])


@given(played(), later)
def test_no_step_has_more_left_than_its_block(now: Played, after: timedelta) -> None:
    told = figures(now.run, now.at + after)
    if told.step_clock is None or told.clock is None:
        return
    assert told.step_clock.left <= told.clock.left
    assert told.step_clock.end <= told.clock.end
    ends = [told.step_clock.end, *(one.end for one in told.steps)]
    assert ends == sorted(ends)
    assert ends[-1] <= told.clock.end + timedelta(milliseconds=1)


@given(played(), later)
def test_the_steps_take_what_their_block_has_where_they_want_that_much(now: Played, after: timedelta) -> None:
    told = figures(now.run, now.at + after)
    if told.step_clock is None or told.clock is None or told.clock.left < NONE:
        return
    takes = max(NONE, told.step_clock.left) + sum((one.end - one.start for one in told.steps), NONE)
    assert abs(takes - min(told.clock.left, wanted(told))) < timedelta(milliseconds=1)


@given(played(), later, st.integers(-30, 30).filter(bool))
def test_minutes_move_on_no_step_at_that_instant(now: Played, after: timedelta, minutes: int) -> None:
    moment = now.at + after
    run = acts.advanced(now.run, moment)
    after_it = acts.add(run, minutes, moment)
    told = figures(after_it, moment)
    assert told.clock is None or told.clock.left <= NONE or acts.advanced(after_it, moment) == after_it
    before = figures(run, moment)
    if before.clock and told.clock and before.step_clock and told.step_clock and told.clock.left > NONE:
        assert before.step_clock.left <= NONE or told.step_clock.left > NONE


@given(played(), later, st.integers(1, 30))
def test_minutes_that_are_given_are_those_of_the_block_and_its_step(
    now: Played, after: timedelta, minutes: int
) -> None:
    moment = now.at + after
    before, told = figures(now.run, moment), figures(acts.add(now.run, minutes, moment), moment)
    if before.clock is None or told.clock is None:
        return
    assert told.clock.left - before.clock.left == minutes * MINUTE
    if before.step_clock is not None and told.step_clock is not None:
        assert told.step_clock.left - before.step_clock.left == minutes * MINUTE


def test_a_step_that_is_too_long_for_its_block_ends_with_it() -> None:
    late = acts.next_step(begun(15, 15), at("9:20"))
    assert left(figures(late, at("9:22"))) == [8 * 60, 8 * 60]
    over = figures(late, at("9:33"))
    assert left(over) == [-180, -180]
    assert over.step_clock is not None
    assert over.step_clock.phase is Phase.OVER


def test_the_steps_that_come_share_what_the_block_has_left() -> None:
    late = acts.next_step(begun(5, 5, 10, 10), at("9:15"))
    now = figures(late, at("9:15"))
    assert left(now) == [15 * 60, 5 * 60, 5 * 60, 5 * 60]
    assert now.steps_over == 10 * MINUTE
    assert [wall(one.start) for one in now.steps] == ["9:20", "9:25"]


def test_steps_that_fit_keep_their_minutes_and_the_rest_is_free() -> None:
    assert left(figures(begun(5, 10), at("9:02"))) == [28 * 60, 3 * 60, 10 * 60]


def test_taken_minutes_are_shared_by_what_each_step_still_has() -> None:
    run = acts.add(begun(10, 10, 10), -6, at("9:02"))
    assert left(figures(run, at("9:02"))) == [22 * 60, 6 * 60, 8 * 60, 8 * 60]


def test_taken_minutes_are_first_those_that_were_given_and_those_that_no_step_needs() -> None:
    more = acts.add(begun(10, 10), 5, at("9:02"))
    assert left(figures(more, at("9:02"))) == [33 * 60, 13 * 60, 10 * 60]
    assert acts.add(more, -5, at("9:02")) == begun(10, 10)
    assert left(figures(acts.add(begun(10, 10), -10, at("9:02")), at("9:02"))) == [18 * 60, 8 * 60, 10 * 60]


def test_taking_minutes_jumps_over_no_step_of_a_block_that_goes_on_by_itself() -> None:
    run = acts.add(begun(10, 3, 17, goes_on=True), -5, at("9:07"))
    run = acts.add(acts.add(run, -5, at("9:07")), -5, at("9:07"))
    now = figures(acts.advanced(run, at("9:07")), at("9:07"))
    assert now.step is not None
    assert now.step.step == 0
    block_left, *steps = left(now)
    assert block_left == 8 * 60 == sum(steps)
    assert min(steps) > 0


def test_a_step_that_would_take_all_that_is_left_leaves_a_part_to_those_after_it() -> None:
    run = acts.next_step(acts.add(begun(6, 6, 8, minutes=20), -15, at("9:00")), at("9:01"))
    assert left(figures(run, at("9:01"))) == [4 * 60, 2 * 60, 2 * 60]
    assert left(figures(acts.add(run, 5, at("9:01")), at("9:01"))) == [9 * 60, 7 * 60, 2 * 60]
    short = acts.next_step(begun(6, 6, 8, minutes=20), at("9:19"))
    assert left(figures(short, at("9:19"))) == [60, 60, 0]


def test_a_block_that_goes_on_by_itself_comes_to_its_last_step_however_late_it_is() -> None:
    run = acts.next_step(begun(2, 2, 18, 3, minutes=25, goes_on=True), at("9:12"))
    run = acts.next_step(run, at("9:18"))
    on = acts.advanced(run, at("9:24:30")).current
    assert on is not None
    assert on.step is not None
    assert on.step.step == 3


def test_a_step_that_is_over_gives_nothing_and_a_block_that_is_over_goes_on() -> None:
    over = acts.add(begun(5, 25), -5, at("9:08"))
    assert left(figures(over, at("9:08"))) == [17 * 60, -3 * 60, 17 * 60]
    gone = acts.add(begun(5, 25, goes_on=True), -40, at("9:02"))
    on = acts.advanced(gone, at("9:02")).current
    assert on is not None
    assert on.block.int == 2


def test_given_minutes_reach_a_step_that_its_block_cuts_short() -> None:
    late = acts.next_step(begun(15, 15), at("9:20"))
    more = acts.add(late, 3, at("9:20"))
    assert left(figures(more, at("9:20"))) == [13 * 60, 13 * 60]
    assert more.passages[0].steps[-1].added == 0
    assert left(figures(acts.add(more, 5, at("9:20")), at("9:20"))) == [18 * 60, 18 * 60]


def test_the_steps_of_what_comes_fit_into_what_a_pin_leaves_of_it() -> None:
    run = acts.next_block(run_of(block(1, 40, kind=TimeKind.BREAK), block(2, 40, 10, 30), lunch(3)), at("11:00"))
    steps = figures(run, at("11:00")).later[0].steps
    assert [(wall(one.start), wall(one.end)) for one in steps] == [("11:40", "11:45"), ("11:45", "12:00")]
