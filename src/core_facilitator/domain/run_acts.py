"""What a facilitator does while a day runs: each act takes a run and a moment, and returns the run after it.

Whatever really happened stays correctable: `began`, `step_began` and `ended` set the times of any passage right. An act
that makes no sense now (a next block where there is none) returns the run as it was; one that would be wrong raises
`NotPossible`. Nothing goes on in a run that is closed, and nothing happens before what happened last.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from core_facilitator.domain.agendas import Block, Shape, all_blocks
from core_facilitator.domain.run_corrections import NotPossible, Wrong, began, ended, set_right, step_began
from core_facilitator.domain.run_passages import (
    awake,
    begin,
    end,
    ended_steps,
    interrupted,
    is_milestone,
    moment,
    reopened,
    step_part,
    with_current,
)
from core_facilitator.domain.run_steps import fewer_for_step, share_of_step
from core_facilitator.domain.run_times import Timeline
from core_facilitator.domain.runs import Inserted, Pause, Run, TrackPart, with_change

__all__ = [
    "NotPossible",
    "Wrong",
    "add",
    "advanced",
    "back",
    "began",
    "begin_in_track",
    "close",
    "ended",
    "insert",
    "jump",
    "leave_out",
    "next_block",
    "next_in_track",
    "next_step",
    "pause",
    "reopen",
    "set_right",
    "start_as_if_on_time",
    "start_at_plan",
    "step_began",
    "take_up",
]

# Going on


def next_step(run: Run, at: datetime, *, skipped: bool = False) -> Run:
    """Go on: to the next step of what is on, and after its last one to the next block."""
    passage = run.current
    block = None if passage is None else run.block(passage.block)
    if passage is None or block is None or passage.step is None or passage.step.step + 1 >= len(block.steps):
        has_steps = passage is not None and passage.step is not None
        return _next(run, at, skipped=skipped and not has_steps, step_skipped=skipped)
    at = moment(run, at)
    steps = ended_steps(passage, at, skipped=skipped)
    part = step_part(run, block, passage.step.step + 1, at)
    clock = Timeline(run).at(at).clock
    fewer = 0 if clock is None else fewer_for_step(block, part.step, clock.left)
    return with_current(run, replace(awake(passage, at), steps=(*steps, replace(part, added=-fewer))))


def next_block(run: Run, at: datetime, *, skipped: bool = False) -> Run:
    """End what is on and begin what comes next. One that is pinned to a later time is waited for; then it begins.

    Where nothing is on, what comes next begins now, whatever it is pinned to.
    """
    return _next(run, at, skipped=skipped, step_skipped=skipped)


def start_at_plan(run: Run, at: datetime) -> Run:
    """Begin what comes next as if it had begun on time, where that time has come: a day that is opened late.

    It cannot have begun before what was on last ended.
    """
    ahead = run.ahead()
    if run.closed or run.current is not None or not ahead:
        return run
    timed = Timeline(run).planned(ahead[0].id)
    planned = at if timed is None else timed.start.astimezone(UTC)
    return run if planned > at else next_block(run, planned)


def start_as_if_on_time(run: Run, at: datetime) -> Run:
    """Begin a day as if it were the time now at which its first block is planned: from now on it has its own clock."""
    ahead = run.ahead()
    if run.closed or run.passages or not ahead:
        return run
    timed = Timeline(run).planned(ahead[0].id)
    planned = at if timed is None else timed.start.astimezone(UTC)
    return replace(next_block(run, planned), shift=at - planned)


def jump(run: Run, block_id: UUID, at: datetime) -> Run:
    """End what is on and begin that block, wherever in the day it is; one that was left out is taken up.

    Raises:
        KeyError: when today has no such block.
    """
    if not any(one.id == block_id for one in run.today()):
        raise KeyError(block_id)
    if run.closed:
        return run
    at = moment(run, at)
    run = end(take_up(run, [block_id]), at)
    return begin(run, next(one for one in run.today() if one.id == block_id), at)


def back(run: Run) -> Run:
    """Take back going on: what was on before goes on since it began, as if it had never ended."""
    if run.closed:
        return run
    passage = run.current
    if passage is not None and len(passage.steps) > 1:
        steps = (*passage.steps[:-2], replace(passage.steps[-2], end=None, skipped=False))
        return with_current(run, replace(passage, steps=steps))
    earlier = run.passages if passage is None else run.passages[:-1]
    while earlier and is_milestone(run, earlier[-1]):
        earlier = earlier[:-1]
    return replace(run, passages=(*earlier[:-1], *map(reopened, earlier[-1:])), resting=False)


def next_in_track(run: Run, track_id: UUID, at: datetime) -> Run:
    """Say that a track goes on to its next block now, whatever its plan says."""
    clock = next((one for one in Timeline(run).at(at).tracks if one.track.id == track_id), None)
    if clock is None or not clock.later:
        return run
    return begin_in_track(run, track_id, clock.later[0].block.id, at)


def begin_in_track(run: Run, track_id: UUID, block_id: UUID, at: datetime) -> Run:
    """Say that a block of a track begins now, whatever its plan says: it went on sooner, or still is at an earlier one.

    Raises:
        KeyError: when what is on has no such block in such a track.
    """
    passage = run.current
    group = None if passage is None else run.block(passage.block)
    tracks = () if group is None else group.tracks
    if passage is None or not any(
        one.id == block_id for track in tracks if track.id == track_id for one in track.blocks
    ):
        raise KeyError(block_id)
    part = TrackPart(track=track_id, block=block_id, start=moment(run, at))
    return with_current(run, replace(passage, tracks=(*passage.tracks, part)))


def advanced(run: Run, at: datetime) -> Run:
    """Return the run with what went on by itself until that moment, each at the moment at which it did.

    A block that `goes_on` hands over to the next one when its time is over, and its steps to one another. What was
    waited for begins at the time that it is pinned to.
    """
    while (after := _by_itself(run, at)) != run:
        run = after
    return run


# The clock


def pause(run: Run, at: datetime) -> Run:
    """Let the clock stand still, in whatever phase it is; where it does, let it go on."""
    passage = run.current
    if passage is None:
        return run
    at = moment(run, at)
    if passage.paused:
        return with_current(run, awake(passage, at))
    return with_current(run, replace(passage, pauses=(*passage.pauses, Pause(start=at))))


def add(run: Run, minutes: int, at: datetime) -> Run:
    """Give what is on so many minutes more, or fewer: none has less than none. Its step has its share (`run_steps`)."""
    passage, timeline, at = run.current, Timeline(run), moment(run, at)
    now = timeline.at(at)
    if passage is None or now.passage is None or now.block is None or now.clock is None:
        return run
    least = timeline.least_added(moment(run, passage.start)) - now.passage.added
    minutes, steps = max(least, minutes), passage.steps
    if now.step is not None and now.step_clock is not None:
        share = share_of_step(now.block, now.step, now.step_clock, now.clock.left, now.steps, minutes)
        steps = (*steps[:-1], replace(steps[-1], added=steps[-1].added + share))
    return with_current(run, replace(passage, added=passage.added + minutes, steps=steps))


# What is other today


def insert(run: Run, block: Block, at: datetime, *, begin: bool = True) -> Run:
    """Put a block after what is on, and begin it now if wanted: what is on is interrupted, and goes on after it."""
    last, on = run.last_of(run.today()), run.current
    run = replace(run, inserted=(*run.inserted, Inserted(block=block, after=last)))
    if not begin or run.closed:
        return run
    run = jump(run, block.id, at)
    return run if on is None else interrupted(run, run.passages[-1].start)


def leave_out(run: Run, block_ids: Iterable[UUID], *, moved_to: UUID | None = None) -> Run:
    """Leave blocks out today; `moved_to` is the day in which they are now.

    Raises:
        KeyError: when today has no such block.
    """
    for block_id in block_ids:
        run = with_change(run, block_id, left_out=True, moved_to=moved_to)
    return run


def take_up(run: Run, block_ids: Iterable[UUID]) -> Run:
    """Take blocks up again that were left out, today or in the plan.

    Raises:
        KeyError: when today has no such block.
    """
    skipped = {one.id for one in all_blocks(run.plan.blocks) if one.skipped}
    for block_id in block_ids:
        run = with_change(run, block_id, left_out=False if block_id in skipped else None, moved_to=None)
    return run


def close(run: Run, at: datetime) -> Run:
    """End the day: what is on ends, and nothing more happens in it."""
    if run.closed:
        return run
    at = moment(run, at)
    return replace(end(run, at), closed=at, resting=False)


def reopen(run: Run) -> Run:
    """Open a closed day again; what was on last stays ended, and nothing begins by itself."""
    return replace(run, closed=None, resting=True) if run.closed else run


# Parts


def _next(run: Run, at: datetime, *, skipped: bool = False, step_skipped: bool = False) -> Run:
    if run.closed:
        return run
    at, waited = moment(run, at), run.current is None
    run = end(run, at, skipped=skipped, step_skipped=step_skipped)
    for block in Timeline(run).ahead:
        pin = Timeline(run).pin(block)
        if pin is not None and pin > at and not waited:
            return run
        run, waited = begin(run, block, at), False
        if block.shape is not Shape.MILESTONE:
            return run
    return run


def _by_itself(run: Run, at: datetime) -> Run:
    """Return the run after the first thing that went on by itself until then; the same where nothing did."""
    now = Timeline(run).at(at)
    if now.passage is None:
        return _waited(run, at)
    if now.block is None or now.clock is None or not now.block.goes_on or now.passage.paused:
        return run
    step = now.step_clock.left if now.step_clock is not None and now.steps else now.clock.left
    if min(step, now.clock.left) > timedelta():
        return run
    return next_step(run, now.at + step) if step < now.clock.left else next_block(run, now.at + now.clock.left)


def _waited(run: Run, at: datetime) -> Run:
    """Return the run with what was waited for begun at its pin, where that has come."""
    last, ahead = run.passages[-1].end if run.passages else None, Timeline(run).ahead
    if last is None or not ahead or run.closed or run.resting:
        return run
    pin = Timeline(run).pin(ahead[0])
    return run if pin is None or not last <= pin <= at else next_block(run, pin)
