"""What a facilitator does while a day runs: each act takes a run and a moment, and returns the run after it.

Whatever really happened stays correctable: `began` and `ended` set the times of any passage right. An act that makes no
sense now (a next block where there is none) returns the run as it was; one that would be wrong raises `NotPossible`.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from enum import Enum
from uuid import UUID

from core_facilitator.domain.agendas import Block, Shape
from core_facilitator.domain.clocks import Now, was_set
from core_facilitator.domain.run_times import Timeline
from core_facilitator.domain.runs import Inserted, Passage, Pause, Run, StepPart, TrackPart, with_change


class Wrong(Enum):
    """Why an act is not possible."""

    BEFORE_THE_ONE_BEFORE = "before what was on before it began"
    AFTER_IT_ENDED = "after it ended"
    IN_THE_FUTURE = "in the future"
    AFTER_THE_NEXT = "after what came next ended"


class NotPossible(ValueError):  # noqa: N818 -- it says what it is
    """An act that would make what happened contradict itself; `why` says how."""

    def __init__(self, why: Wrong) -> None:
        super().__init__(why.value)
        self.why = why


# Going on


def next_step(run: Run, at: datetime, *, skipped: bool = False) -> Run:
    """Go on: to the next step of what is on, and after its last one to the next block."""
    passage = run.current
    block = None if passage is None else run.block(passage.block)
    if passage is None or block is None or passage.step is None or passage.step.step + 1 >= len(block.steps):
        return next_block(run, at, skipped=skipped)
    at = _utc(at)
    steps = _ended_steps(passage, at, skipped=skipped)
    begun = _step_part(run, block, passage.step.step + 1, at)
    return _with_current(run, replace(_awake(passage, at), steps=(*steps, begun)))


def next_block(run: Run, at: datetime, *, skipped: bool = False) -> Run:
    """End what is on and begin what comes next. One that is pinned to a later time is waited for; then it begins.

    Where nothing is on, what comes next begins now, whatever it is pinned to.
    """
    at = _utc(at)
    waiting = run.current is None
    run = _ended(run, at, skipped=skipped)
    for block in run.ahead():
        pin = Timeline(run).pin(block)
        if pin is not None and pin > at and not waiting:
            return run
        run = _begun(run, block, at)
        if block.shape is not Shape.MILESTONE:
            return run
    return run


def jump(run: Run, block_id: UUID, at: datetime) -> Run:
    """End what is on and begin that block, wherever in the day it is; one that was left out is taken up.

    Raises:
        KeyError: when today has no such block.
    """
    if next((one for one in run.today() if one.id == block_id), None) is None:
        raise KeyError(block_id)
    run = _ended(take_up(run, [block_id]), _utc(at))
    block = next(one for one in run.today() if one.id == block_id)
    return _begun(run, block, _utc(at))


def back(run: Run) -> Run:
    """Take back going on: what was on before goes on since it began, as if it had never ended."""
    passage = run.current
    if passage is not None and len(passage.steps) > 1:
        steps = (*passage.steps[:-2], replace(passage.steps[-2], end=None, skipped=False))
        return replace(run, passages=(*run.passages[:-1], replace(passage, steps=steps)))
    earlier = run.passages if passage is None else run.passages[:-1]
    while len(earlier) > 1 and _milestone(run, earlier[-1]):
        earlier = earlier[:-1]
    if not earlier:
        return replace(run, passages=())
    last = earlier[-1]
    steps = (*last.steps[:-1], replace(last.steps[-1], end=None, skipped=False)) if last.steps else ()
    return replace(run, passages=(*earlier[:-1], replace(last, end=None, skipped=False, steps=steps)))


def next_in_track(run: Run, track_id: UUID, at: datetime) -> Run:
    """Say that a track goes on to its next block now, whatever its plan says."""
    from_now = next((one for one in Timeline(run).at(at).tracks if one.track.id == track_id), None)
    passage = run.current
    if passage is None or from_now is None or from_now.block is None:
        return run
    blocks = [one for one in from_now.track.blocks if not one.skipped]
    following = blocks[blocks.index(from_now.block) + 1 :]
    if not following:
        return run
    part = TrackPart(track=track_id, block=following[0].id, start=_utc(at))
    return _with_current(run, replace(passage, tracks=(*passage.tracks, part)))


def advanced(run: Run, at: datetime) -> Run:
    """Return the run with what went on by itself until that moment, each at the moment at which it did.

    A block that `goes_on` hands over to the next one when its time is over, and its steps to one another.
    """
    at = _utc(at)
    while (moment := _hands_over(run, at)) is not None:
        after = next_step(run, moment)
        if after == run:
            break
        run = after
    return run


# The clock


def pause(run: Run, at: datetime) -> Run:
    """Let the clock stand still, in whatever phase it is; where it does, let it go on."""
    passage = run.current
    if passage is None:
        return run
    if passage.paused:
        return _with_current(run, _awake(passage, _utc(at)))
    return _with_current(run, replace(passage, pauses=(*passage.pauses, Pause(start=_utc(at)))))


def add(run: Run, minutes: int) -> Run:
    """Give what is on, and its step, so many minutes more, or fewer: none has less than none."""
    passage = run.current
    block = None if passage is None else run.block(passage.block)
    if passage is None or block is None:
        return run
    least = -block.planned_minutes if block.fixed_end is None else -24 * 60
    steps = passage.steps
    if passage.step is not None and passage.step.step < len(block.steps):
        fewest = -block.steps[passage.step.step].minutes
        steps = (*steps[:-1], replace(passage.step, added=max(fewest, passage.step.added + minutes)))
    return _with_current(run, replace(passage, added=max(least, passage.added + minutes), steps=steps))


def began(run: Run, index: int, at: datetime) -> Run:
    """Say when a passage really began ("four minutes ago"). What was on until then ended then too.

    Raises:
        NotPossible: when that is before what was on before it began, or after its own end or its second step.
        IndexError: when there is no such passage.
    """
    at, passage = _utc(at), run.passages[index]
    before = run.passages[index - 1] if index else None
    if before is not None and at < (before.steps[-1].start if before.steps else before.start):
        raise NotPossible(Wrong.BEFORE_THE_ONE_BEFORE)
    until = passage.steps[0].end if passage.steps else passage.end
    if until is not None and at > until:
        raise NotPossible(Wrong.AFTER_IT_ENDED)
    passages = list(run.passages)
    if before is not None and before.end is not None and (before.end > at or before.end == passage.start):
        passages[index - 1] = _with_end(before, at)
    steps = (replace(passage.steps[0], start=at), *passage.steps[1:]) if passage.steps else ()
    passages[index] = replace(passage, start=at, steps=steps)
    return replace(run, passages=tuple(passages))


def ended(run: Run, index: int, at: datetime) -> Run:
    """Say when a passage really ended. What began then began then too.

    Raises:
        NotPossible: when that is before its last step began, or after what came next ended.
        IndexError: when there is no such passage.
    """
    at, passage = _utc(at), run.passages[index]
    if at < (passage.steps[-1].start if passage.steps else passage.start):
        raise NotPossible(Wrong.BEFORE_THE_ONE_BEFORE)
    passages = list(run.passages)
    if index + 1 < len(passages):
        after = passages[index + 1]
        until = after.steps[0].end if after.steps else after.end
        if until is not None and at > until:
            raise NotPossible(Wrong.AFTER_THE_NEXT)
        if after.start < at or after.start == passage.end:
            steps = (replace(after.steps[0], start=at), *after.steps[1:]) if after.steps else ()
            passages[index + 1] = replace(after, start=at, steps=steps)
    passages[index] = _with_end(passage, at)
    return replace(run, passages=tuple(passages))


def set_right(run: Run, before: Now, now: Now) -> Run:
    """Return the run after the wall clock was set: all that was noted by the old time, in the new one."""
    by = was_set(before, now)
    return run if not by or not run.passages else _moved(run, by)


# What is other today


def insert(run: Run, block: Block, at: datetime, *, begin: bool = True) -> Run:
    """Put a block after what is on, and begin it now if wanted."""
    last = run.passages[-1].block if run.passages else None
    run = replace(run, inserted=(*run.inserted, Inserted(block=block, after=last)))
    return jump(run, block.id, at) if begin else run


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
    skipped = {one.id for one in run.plan.blocks if one.skipped}
    for block_id in block_ids:
        run = with_change(run, block_id, left_out=False if block_id in skipped else None, moved_to=None)
    return run


def close(run: Run, at: datetime) -> Run:
    """End the day: what is on ends, and nothing more happens in it."""
    return replace(_ended(run, _utc(at)), closed=_utc(at))


def reopen(run: Run) -> Run:
    """Open a closed day again; what was on last stays ended."""
    return replace(run, closed=None)


# Parts


def _utc(at: datetime) -> datetime:
    return at.astimezone(UTC)


def _begun(run: Run, block: Block, at: datetime) -> Run:
    timed = Timeline(run).planned(block.id)
    milestone = block.shape is Shape.MILESTONE
    passage = Passage(
        block=block.id,
        title=block.title,
        start=at,
        end=at if milestone else None,
        planned_start=None if timed is None else _utc(timed.start),
        planned=0 if timed is None else timed.minutes,
        steps=(_step_part(run, block, 0, at),) if block.steps and not milestone else (),
    )
    return replace(run, passages=(*run.passages, passage))


def _step_part(run: Run, block: Block, step: int, at: datetime) -> StepPart:
    planned = next((one for one in run.plan.blocks if one.id == block.id), None)
    steps = () if planned is None else planned.steps
    return StepPart(step=step, start=at, planned=steps[step].minutes if step < len(steps) else 0)


def _ended(run: Run, at: datetime, *, skipped: bool = False) -> Run:
    passage = run.current
    if passage is None:
        return run
    ended = replace(_with_end(_awake(passage, at), at, skipped=skipped), skipped=skipped and not passage.steps)
    return _with_current(run, ended)


def _with_end(passage: Passage, at: datetime, *, skipped: bool = False) -> Passage:
    steps = passage.steps
    if steps:
        steps = (*steps[:-1], replace(steps[-1], end=at, skipped=skipped or steps[-1].skipped))
    return replace(passage, end=at, steps=steps)


def _ended_steps(passage: Passage, at: datetime, *, skipped: bool) -> tuple[StepPart, ...]:
    return (*passage.steps[:-1], replace(passage.steps[-1], end=at, skipped=skipped))


def _awake(passage: Passage, at: datetime) -> Passage:
    if not passage.paused:
        return passage
    return replace(passage, pauses=(*passage.pauses[:-1], replace(passage.pauses[-1], end=at)))


def _with_current(run: Run, passage: Passage) -> Run:
    return replace(run, passages=(*run.passages[:-1], passage))


def _milestone(run: Run, passage: Passage) -> bool:
    block = run.block(passage.block)
    return block is not None and block.shape is Shape.MILESTONE


def _hands_over(run: Run, at: datetime) -> datetime | None:
    """Return when what is on, or its step, went on by itself; None where it did not until then."""
    now = Timeline(run).at(at)
    passage = now.passage
    if passage is None:
        return _begins(run, at)
    if now.block is None or not now.block.goes_on or passage.paused:
        return None
    last = passage.step is None or passage.step.step + 1 >= len(now.block.steps)
    clock = now.clock if last else now.step_clock
    if clock is None or clock.left > timedelta():
        return None
    return at + clock.left


def _begins(run: Run, at: datetime) -> datetime | None:
    """Return when what was waited for began by itself: at its pin, after a block that goes on by itself."""
    last = run.passages[-1] if run.passages else None
    block = None if last is None else run.block(last.block)
    ahead = run.ahead()
    if block is None or not block.goes_on or not ahead or run.closed:
        return None
    pin = Timeline(run).pin(ahead[0])
    return pin if pin is not None and pin <= at else None


def _moved(run: Run, by: timedelta) -> Run:
    def later(moment: datetime | None) -> datetime | None:
        return None if moment is None else moment + by

    return replace(run, passages=tuple(_shifted(one, by, later) for one in run.passages))


def _shifted(passage: Passage, by: timedelta, later: Callable[[datetime | None], datetime | None]) -> Passage:
    return replace(
        passage,
        start=passage.start + by,
        end=later(passage.end),
        pauses=tuple(Pause(start=one.start + by, end=later(one.end)) for one in passage.pauses),
        steps=tuple(replace(one, start=one.start + by, end=later(one.end)) for one in passage.steps),
        tracks=tuple(replace(one, start=one.start + by) for one in passage.tracks),
    )
