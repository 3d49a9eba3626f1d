"""Setting right what was noted of a day that runs, while it does and long afterwards.

Times that meet go on meeting: where something began later, what was on until then ended later. Nothing can come to lie
before what was before it, or in the future.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from enum import Enum

from core_facilitator.domain.clocks import Now, was_set
from core_facilitator.domain.run_passages import is_milestone, within
from core_facilitator.domain.run_rests import shifted
from core_facilitator.domain.runs import Passage, Run


class Wrong(Enum):
    """Why a correction is not possible."""

    BEFORE_THE_ONE_BEFORE = "before what was on before it began"
    BEFORE_IT_BEGAN = "before it began"
    AFTER_IT_ENDED = "after it ended"
    AFTER_THE_NEXT = "after what came next ended"
    IN_THE_FUTURE = "in the future"


class NotPossible(ValueError):  # noqa: N818 -- it says what it is
    """A correction that would make what happened contradict itself; `why` says how."""

    def __init__(self, why: Wrong) -> None:
        super().__init__(why.value)
        self.why = why


def began(run: Run, index: int, at: datetime, now: datetime) -> Run:
    """Say when a passage really began ("four minutes ago"). What was on until then ended then too.

    Raises:
        NotPossible: when that is before what was on before it began, after its own end, or in the future.
        IndexError: when there is no such passage.
    """
    at, passage = _past(at, now), run.passages[index]
    if is_milestone(run, passage):
        return _reached(run, index, at)
    if passage.end is not None and at > passage.end:
        raise NotPossible(Wrong.AFTER_IT_ENDED)
    earlier = _ending(run, run.passages[:index], passage.start, at)
    return replace(run, passages=(*earlier, within(passage, at, passage.end), *run.passages[index + 1 :]))


def ended(run: Run, index: int, at: datetime, now: datetime) -> Run:
    """Say when a passage really ended. What began then began then too.

    Raises:
        NotPossible: when that is before it began, after what came next ended, or in the future.
        IndexError: when there is no such passage.
    """
    at, passage = _past(at, now), run.passages[index]
    if is_milestone(run, passage):
        return _reached(run, index, at)
    if at < passage.start:
        raise NotPossible(Wrong.BEFORE_IT_BEGAN)
    later = _beginning(run, run.passages[index + 1 :], passage.end, at)
    return replace(run, passages=(*run.passages[:index], within(passage, passage.start, at), *later))


def step_began(run: Run, index: int, part: int, at: datetime, now: datetime) -> Run:
    """Say when a step of a passage really began: `part` is its place among those that were on.

    Raises:
        NotPossible: when that is before the step before it began, after its own end, or in the future.
        IndexError: when there is no such passage, or no such step in it.
    """
    if part == 0:
        return began(run, index, at, now)
    at, passage = _past(at, now), run.passages[index]
    before, step = passage.steps[part - 1], passage.steps[part]
    if at < before.start:
        raise NotPossible(Wrong.BEFORE_THE_ONE_BEFORE)
    if step.end is not None and at > step.end:
        raise NotPossible(Wrong.AFTER_IT_ENDED)
    set_ = (replace(before, end=at), replace(step, start=at))
    passage = replace(passage, steps=(*passage.steps[: part - 1], *set_, *passage.steps[part + 1 :]))
    return replace(run, passages=(*run.passages[:index], passage, *run.passages[index + 1 :]))


def set_right(run: Run, before: Now, now: Now) -> Run:
    """Return the run after the wall clock was set: all that was noted by the old time, in the new one.

    What somebody agreed on, a pin or an end, is a time on the wall and stays. So does a day that is closed.
    """
    by = was_set(before, now)
    if not by or run.closed is not None:
        return run
    return replace(run, passages=tuple(shifted(one, by) for one in run.passages))


def _past(at: datetime, now: datetime) -> datetime:
    if at > now:
        raise NotPossible(Wrong.IN_THE_FUTURE)
    return at.astimezone(UTC)


def _reached(run: Run, index: int, at: datetime) -> Run:
    """Return the run with a milestone reached then; what ended and began there does so then too."""
    milestone = run.passages[index]
    earlier = _ending(run, run.passages[:index], milestone.start, at)
    later = _beginning(run, run.passages[index + 1 :], milestone.start, at)
    return replace(run, passages=(*earlier, within(milestone, at, at), *later))


def _ending(run: Run, passages: Sequence[Passage], met: datetime, at: datetime) -> tuple[Passage, ...]:
    """Return what was before something that began at `met`, and really began then."""
    if not passages:
        return ()
    *earlier, last = passages
    end = met if last.end is None else last.end
    if end <= at and end != met:
        return tuple(passages)
    if is_milestone(run, last):
        return (*_ending(run, earlier, last.start, at), within(last, at, at))
    if at < last.start:
        raise NotPossible(Wrong.BEFORE_THE_ONE_BEFORE)
    return (*earlier, within(last, last.start, at))


def _beginning(run: Run, passages: Sequence[Passage], met: datetime | None, at: datetime) -> tuple[Passage, ...]:
    """Return what was after something that ended at `met`, and really ended then."""
    if not passages:
        return ()
    first, *later = passages
    if first.start >= at and first.start != met:
        return tuple(passages)
    if is_milestone(run, first):
        return (within(first, at, at), *_beginning(run, later, first.start, at))
    if first.end is not None and at > first.end:
        raise NotPossible(Wrong.AFTER_THE_NEXT)
    return (within(first, at, first.end), *later)
