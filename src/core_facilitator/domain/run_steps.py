"""The steps of what is on, within the time that it has.

- The end of a block stands, whatever its steps take, so no step has more left than its block.
- The step that is on keeps its own minutes as long as the block has them. Those after it share what is left then: each
  has its minutes where they fit, and otherwise its part of what there is. Together they never take longer.
- A step that would take all that its block has left when it is gone on to leaves their part to those after it.
- Minutes that are given go to the step that is on. Minutes that are taken are first those that it was given, then those
  that no step needs, and the rest is shared among it and the steps after it by what each still has. That alone never
  ends a step: the last minute that it has begun stays its own.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from core_facilitator.domain.agendas import Block
from core_facilitator.domain.run_figures import NONE, Countdown, ExpectedStep, begun, countdown, in_turn, whole
from core_facilitator.domain.runs import Passage, Pause, StepPart, stood_still

_SECOND = timedelta(seconds=1)
_MINUTE = timedelta(minutes=1)


def step_countdown(block: Block, passage: Passage, at: datetime, ends: datetime) -> Countdown | None:
    """Return the countdown of the step that is on, in a block that `ends` then; None where it has no steps."""
    part = passage.step
    if part is None or part.step >= len(block.steps):
        return None
    still = stood_still(passage.pauses, part.start, at)
    return countdown(part.start, min(_own_end(block, part, still), ends), at, still)


def steps_to_come(block: Block, part: StepPart, clock: Countdown, whole_clock: Countdown) -> tuple[ExpectedStep, ...]:
    """Return when each step after the one that is on will be: `clock` is its own, `whole_clock` that of the block."""
    return tuple(in_turn(block.steps, part.step + 1, clock.end, whole_clock.end))


def steps_over(block: Block, part: StepPart, pauses: Iterable[Pause], at: datetime, ends: datetime) -> timedelta:
    """Return how much longer the steps from that one on want to take than until their block `ends`."""
    end = max(at, _own_end(block, part, stood_still(pauses, part.start, at)))
    later = timedelta(minutes=sum(step.minutes for step in block.steps[part.step + 1 :]))
    return max(NONE, end + later - max(at, ends))


def share_of_step(
    block: Block, part: StepPart, clock: Countdown, left: timedelta, later: Sequence[ExpectedStep], minutes: int
) -> int:
    """Return how many of the minutes that a block is given its step gets; less than 0: how many it gives.

    `clock` is the countdown of the step; `left` is what the block has left, and `later` are its steps to come.
    """
    if minutes > 0:
        wanted = timedelta(minutes=max(0, block.steps[part.step].minutes + part.added))
        return max(0, minutes - max(0, whole(wanted - clock.gone - clock.left)))
    room = max(0, begun(clock.left - _SECOND) - 1)
    back = min(-minutes, max(0, part.added), room)
    has, others = clock.left - timedelta(minutes=back), sum((one.end - one.start for one in later), NONE)
    spare = whole(max(NONE, left - clock.left - others))
    if -minutes - back <= spare or has <= NONE:
        return -back
    return -back - min(room - back, round((-minutes - back - spare) * (has / (has + others))))


def fewer_for_step(block: Block, step: int, left: timedelta) -> int:
    """Return how many minutes a step that is gone on to leaves to those after it, in a block that has that much left.

    None where something is left for them anyway, or where there is no whole minute for each of two.
    """
    own, later = block.steps[step].minutes, sum(one.minutes for one in block.steps[step + 1 :])
    if not later or left <= _MINUTE or left > own * _MINUTE:
        return 0
    return own - min(max(1, round(left / _MINUTE * own / (own + later))), begun(left) - 1)


def _own_end(block: Block, part: StepPart, still: timedelta) -> datetime:
    """Return when a step is over by its own minutes."""
    return part.start + timedelta(minutes=max(0, block.steps[part.step].minutes + part.added)) + still
