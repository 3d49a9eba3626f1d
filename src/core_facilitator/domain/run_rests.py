"""What was on and is taken up again: it goes on with what it had left, as one block, whatever came in between.

Each time that it was on is a passage of its own, and what really happened stays as it was. For its clock they are one:
the earlier ones are thought right before the last, so that the time in between counts for nothing. What had less than a
minute left when it was taken up began anew, with all its minutes.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from core_facilitator.domain.agendas import Block
from core_facilitator.domain.run_figures import begun, whole
from core_facilitator.domain.runs import Passage, Pause, Run, StepPart, stood_still
from core_facilitator.domain.timing import instant

_MINUTE = timedelta(minutes=1)


def so_far(run: Run, block_id: UUID) -> Passage | None:
    """Return the last time that a block was on, as one with those that it went on from; None where it never was."""
    passages = [one for one in run.passages if one.block == block_id]
    if not passages:
        return None
    passage = passages.pop()
    while passage.resumed and passages:
        earlier = passages.pop()
        passage = _joined(earlier, passage)
    return passage


def rest(run: Run, block: Block) -> timedelta:
    """Return what a block has left that is not on: all its minutes where it was never on. It may be less than none."""
    minutes, passage = timedelta(minutes=block.planned_minutes), so_far(run, block.id)
    return minutes if passage is None else minutes - _had(passage) + timedelta(minutes=passage.added)


def goes_on(run: Run, block: Block, at: datetime) -> bool:
    """Whether a block that is taken up then goes on: it was on, and a minute of it is left."""
    if run.passage_of(block.id) is None:
        return False
    return (rest(run, block) if block.fixed_end is None else instant(run.plan, block.fixed_end) - at) >= _MINUTE


def what_is_left(run: Run, block: Block) -> Block:
    """Return what is left of a block that was interrupted, as a block of its own; the block where it was not.

    Its pin was for its beginning. It is left with the steps that were not over, and with whole minutes, a part of one
    counts. What goes on in tracks is left as a whole, and so is the closing step: nothing can be taken of them.
    """
    passage = so_far(run, block.id)
    if passage is None:
        return block
    minutes = max(0, begun(rest(run, block)))
    steps = block.steps if passage.step is None else block.steps[passage.step.step :]
    if steps and passage.step is not None:
        left = max(0, steps[0].minutes + passage.step.added - whole(_step_had(passage, passage.step)))
        steps = (replace(steps[0], minutes=left), *steps[1:])
    closing = len(block.steps) > 1 and len(steps) == 1
    return replace(
        block,
        minutes=minutes,
        floor=minutes if closing else None if block.floor is None else max(0, block.floor - whole(_had(passage))),
        pin=None,
        steps=steps,
        protected=block.protected or block.holds_blocks,
        tracks=tuple(replace(one, blocks=()) for one in block.tracks),
    )


def shifted(passage: Passage, by: timedelta) -> Passage:
    """Return a passage with every moment so much later."""

    def later(at: datetime | None) -> datetime | None:
        return None if at is None else at + by

    return replace(
        passage,
        start=passage.start + by,
        end=later(passage.end),
        pauses=tuple(Pause(start=one.start + by, end=later(one.end)) for one in passage.pauses),
        steps=tuple(replace(one, start=one.start + by, end=later(one.end)) for one in passage.steps),
        tracks=tuple(replace(one, start=one.start + by) for one in passage.tracks),
    )


def _joined(earlier: Passage, later: Passage) -> Passage:
    """Return two times that a block was on as one that ends, or goes on, as the later one."""
    earlier = shifted(earlier, later.start - (earlier.end or later.start))
    return replace(
        later,
        start=earlier.start,
        added=earlier.added + later.added,
        pauses=(*earlier.pauses, *later.pauses),
        steps=_steps(earlier.steps, later.steps),
        tracks=(*earlier.tracks, *later.tracks),
        resumed=earlier.resumed,
    )


def _steps(earlier: tuple[StepPart, ...], later: tuple[StepPart, ...]) -> tuple[StepPart, ...]:
    """Return the steps of both; the one in which it was interrupted is one."""
    if not earlier or not later or earlier[-1].step != later[0].step:
        return (*earlier, *later)
    before, after = earlier[-1], later[0]
    one = replace(after, start=before.start, planned=before.planned, added=before.added + after.added)
    return (*earlier[:-1], one, *later[1:])


def _had(passage: Passage) -> timedelta:
    """Return how long the clock of a passage that is over ran."""
    end = passage.end or passage.start
    return end - passage.start - stood_still(passage.pauses, passage.start, end)


def _step_had(passage: Passage, step: StepPart) -> timedelta:
    end = step.end or passage.end or step.start
    return end - step.start - stood_still(passage.pauses, step.start, end)
