"""What is written down of a day that runs: how a passage begins, ends, and is set right afterwards."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

from core_facilitator.domain.agendas import Block, Shape
from core_facilitator.domain.run_rests import goes_on
from core_facilitator.domain.run_times import Timeline
from core_facilitator.domain.runs import Passage, Pause, Run, StepPart


def moment(run: Run, at: datetime) -> datetime:
    """Return a moment in UTC at which something can happen: not before what happened last."""
    at = at.astimezone(UTC)
    return max(at, *_happened(run.passages[-1])) if run.passages else at


def begin(run: Run, block: Block, at: datetime) -> Run:
    """Return the run with a block that begins then, or goes on in its step where it was. A milestone ends then too."""
    block = run.block(block.id) or block
    timed = Timeline(run).planned(block.id)
    milestone = block.shape is Shape.MILESTONE
    resumed = not milestone and goes_on(run, block, at)
    step = _last_step(run, block) if resumed else 0
    passage = Passage(
        block=block.id,
        title=block.title,
        start=at,
        end=at if milestone else None,
        planned_start=None if timed is None else timed.start.astimezone(UTC),
        planned=0 if timed is None else timed.minutes,
        steps=(step_part(run, block, step, at),) if block.steps and not milestone else (),
        resumed=resumed,
    )
    return replace(run, passages=(*run.passages, passage), resting=False)


def interrupted(run: Run, at: datetime) -> Run:
    """Return the run in which what was on before what is on now comes again after it, if something of it is left."""
    *earlier, last, on = run.passages
    block = run.block(last.block)
    if block is None or block.shape is Shape.MILESTONE or not goes_on(run, block, at):
        return run
    return replace(run, passages=(*earlier, replace(last, interrupted=True), on))


def step_part(run: Run, block: Block, step: int, at: datetime) -> StepPart:
    """Return a step of a block that begins then."""
    planned = next((one for one in run.plan.blocks if one.id == block.id), None)
    steps = () if planned is None else planned.steps
    return StepPart(step=step, start=at, planned=steps[step].minutes if step < len(steps) else 0)


def end(run: Run, at: datetime, *, skipped: bool = False, step_skipped: bool = False) -> Run:
    """Return the run with what is on ended then, and whether it, or its step, was left on purpose."""
    passage = run.current
    if passage is None:
        return run
    passage = awake(passage, at)
    steps = ended_steps(passage, at, skipped=skipped or step_skipped) if passage.steps else ()
    return with_current(run, replace(passage, end=at, steps=steps, skipped=skipped))


def ended_steps(passage: Passage, at: datetime, *, skipped: bool) -> tuple[StepPart, ...]:
    """Return the steps of a passage with the last one ended then."""
    return (*passage.steps[:-1], replace(passage.steps[-1], end=at, skipped=skipped))


def reopened(passage: Passage) -> Passage:
    """Return a passage as if it had never ended."""
    steps = (*passage.steps[:-1], replace(passage.steps[-1], end=None, skipped=False)) if passage.steps else ()
    return replace(passage, end=None, skipped=False, interrupted=False, steps=steps)


def awake(passage: Passage, at: datetime) -> Passage:
    """Return a passage whose clock goes on, if it stood still."""
    if not passage.paused:
        return passage
    return replace(passage, pauses=(*passage.pauses[:-1], replace(passage.pauses[-1], end=at)))


def with_current(run: Run, passage: Passage) -> Run:
    """Return the run with the last passage replaced."""
    return replace(run, passages=(*run.passages[:-1], passage))


def within(passage: Passage, start: datetime, end: datetime | None) -> Passage:
    """Return a passage that really lasted from then until then, with all that happened in it.

    What is said to have happened before or after that happened at its start, or at its end.
    """
    steps = [
        replace(
            one, start=_between(one.start, start, end), end=None if one.end is None else _between(one.end, start, end)
        )
        for one in passage.steps
    ]
    if steps:
        steps[0] = replace(steps[0], start=start)
        steps[-1] = replace(steps[-1], end=end)
    return replace(
        passage,
        start=start,
        end=end,
        steps=tuple(steps),
        pauses=tuple(_pauses(passage.pauses, start, end)),
        tracks=tuple(replace(one, start=_between(one.start, start, end)) for one in passage.tracks),
    )


def is_milestone(run: Run, passage: Passage) -> bool:
    """Whether a passage only says when a milestone was reached."""
    block = run.block(passage.block)
    return passage.start == passage.end and (block is None or block.shape is Shape.MILESTONE)


def _last_step(run: Run, block: Block) -> int:
    """Return the step in which a block was left."""
    last = run.passage_of(block.id)
    return 0 if last is None or last.step is None or last.step.step >= len(block.steps) else last.step.step


def _happened(passage: Passage) -> Iterator[datetime]:
    yield passage.start
    for step in passage.steps[-1:]:
        yield step.start
    for pause in passage.pauses[-1:]:
        yield pause.start if pause.end is None else pause.end
    for track in passage.tracks[-1:]:
        yield track.start
    if passage.end is not None:
        yield passage.end


def _pauses(pauses: Iterable[Pause], start: datetime, end: datetime | None) -> Iterator[Pause]:
    for pause in pauses:
        from_ = _between(pause.start, start, end)
        until = end if pause.end is None else _between(pause.end, start, end)
        if until is None or from_ < until:
            yield Pause(start=from_, end=until)


def _between(at: datetime, start: datetime, end: datetime | None) -> datetime:
    return max(start, at if end is None else min(at, end))
