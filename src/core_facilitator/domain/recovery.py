"""Getting lost time back: plans to choose from when a day will end late or a pinned time is threatened.

Plans are values, and nothing happens until one is chosen. The rules, in the words of research on how others do it:

- What is free is used first. Then each block that can give gives its share, in proportion to the minutes that it still
  has; one that would pass its floor stops there, and the rest is shared again. Shares are whole minutes, and what
  rounding leaves goes to the longest. What cannot be saved is said.
- Breaks, silence, and whatever is protected give nothing, in no plan.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum
from uuid import UUID

from core_facilitator.domain.agendas import Block, Shape, TimeKind
from core_facilitator.domain.run_times import Figures, figures
from core_facilitator.domain.runs import Run, with_change
from core_facilitator.domain.shares import shared


class RecoveryKind(Enum):
    """What a plan does about lost time."""

    BUFFERS = "buffers"
    SHORTEN = "shorten"
    DROP = "drop"
    END_LATER = "end later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Minutes that a block gives, or one of its steps and the block with it; `after` are those that it has then."""

    block: UUID
    step: int | None = None
    before: int
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What becomes of a block that is still to come: when it begins and how long it is, after and `_before`."""

    block: UUID
    start: datetime
    start_before: datetime
    minutes: int
    minutes_before: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryPlan:
    """One way to get lost time back, with what follows from it.

    `gives` are the blocks (or steps) that give minutes; the sum of them, and of what is left out, covers `saved`.
    `inside` are steps, and blocks in tracks, that become shorter with their block. `ends_at` is the end to agree on
    instead of the planned one. `unsaved` minutes cannot be saved. `end` is when the day will be over, and `outcomes`
    tell what becomes of each block. `by_hand` are the figures that somebody set: a block's minutes.
    """

    kind: RecoveryKind
    gives: tuple[Given, ...] = ()
    inside: tuple[Given, ...] = ()
    left_out: tuple[UUID, ...] = ()
    ends_at: datetime | None = None
    saved: int = 0
    unsaved: int = 0
    end: datetime
    outcomes: tuple[Outcome, ...] = ()
    by_hand: tuple[tuple[UUID, int], ...] = ()


def plans(run: Run, at: datetime) -> tuple[RecoveryPlan, ...]:
    """Return up to three ways to get lost time back, the best first; none where the day ends on time."""
    now = figures(run, at)
    need = _whole(now.late)
    if not need:
        return ()
    return tuple(one for one in (_shorten(now, need), _drop(now, need), _end_later(now, need)) if one is not None)


def recovered(run: Run, plan: RecoveryPlan) -> Run:
    """Return the run with that plan followed. What was planned stays as it was; taking it back is the run before."""
    for one in plan.gives:
        run = with_change(run, one.block, minutes=one.after)
    for block_id in plan.left_out:
        run = with_change(run, block_id, left_out=True)
    return run if plan.ends_at is None else replace(run, ends_at=plan.ends_at)


def adjusted(run: Run, plan: RecoveryPlan, block_id: UUID, minutes: int, at: datetime) -> RecoveryPlan:
    """Return the plan with one block's minutes set by hand, and the rest shared again."""
    now = figures(run, at)
    made = _shorten(now, _whole(now.late), (*plan.by_hand, (block_id, minutes)))
    return plan if made is None else made


def quick(run: Run, at: datetime) -> tuple[RecoveryPlan, ...]:
    """Return up to two repairs that one block alone can do."""
    now = figures(run, at)
    need = _whole(now.late)
    givers = sorted((one for one in now.later if _gives(one.block)), key=lambda one: -_gives(one.block))
    return tuple(_plan(now, RecoveryKind.SHORTEN, need, (_given(one.block, need),)) for one in givers[:2] if need)


def _shorten(now: Figures, need: int, by_hand: tuple[tuple[UUID, int], ...] = ()) -> RecoveryPlan | None:
    blocks = [one.block for one in now.later]
    hand = dict(by_hand)
    set_ = tuple(
        Given(block=one.id, before=one.minutes, after=max(one.minutes - _gives(one), hand[one.id]))
        for one in blocks
        if one.id in hand
    )
    left = max(0, need - sum(one.before - one.after for one in set_))
    others = [one for one in blocks if one.id not in hand]
    taken = shared(left, [one.minutes for one in others], [_gives(one) for one in others])
    gives = tuple(
        Given(block=one.id, before=one.minutes, after=one.minutes - less)
        for one, less in zip(others, taken, strict=True)
        if less
    )
    if not gives and not set_:
        return None
    return replace(_plan(now, RecoveryKind.SHORTEN, need, (*set_, *gives)), by_hand=by_hand)


def _drop(now: Figures, need: int) -> RecoveryPlan | None:
    drop = [one.block for one in now.later if one.block.droppable and not _protected(one.block)]
    if not drop:
        return None
    return _plan(now, RecoveryKind.DROP, need, left_out=tuple(one.id for one in drop[:1]))


def _end_later(now: Figures, need: int) -> RecoveryPlan:
    plan = _plan(now, RecoveryKind.END_LATER, need)
    return replace(plan, ends_at=now.planned_end + timedelta(minutes=need), saved=0, unsaved=0)


def _plan(
    now: Figures, kind: RecoveryKind, need: int, gives: tuple[Given, ...] = (), left_out: tuple[UUID, ...] = ()
) -> RecoveryPlan:
    plan = RecoveryPlan(kind=kind, gives=gives, left_out=left_out, end=now.end)
    after = figures(recovered(now.run, plan), now.at)
    was = {one.block.id: one for one in now.later}
    outcomes = tuple(
        Outcome(
            block=one.block.id,
            start=one.start,
            start_before=was[one.block.id].start,
            minutes=one.minutes,
            minutes_before=was[one.block.id].minutes,
        )
        for one in after.later
    )
    unsaved = min(need, _whole(after.late))
    return replace(plan, end=after.end, outcomes=outcomes, saved=need - unsaved, unsaved=unsaved)


def _given(block: Block, need: int) -> Given:
    return Given(block=block.id, before=block.minutes, after=block.minutes - min(need, _gives(block)))


def _gives(block: Block) -> int:
    return 0 if _protected(block) else max(0, block.minutes - max(1, block.floor or 1))


def _protected(block: Block) -> bool:
    kept = block.protected or block.fixed_end is not None or block.holds_blocks or block.shape is Shape.MILESTONE
    return kept or block.kind in {TimeKind.BREAK, TimeKind.REFLECTION}


def _whole(span: timedelta) -> int:
    """Return whole minutes, a part of one as a whole; less than a minute is none."""
    seconds = span.total_seconds()
    return 0 if seconds < 60 else int(-(-seconds // 60))
