"""Getting lost time back: plans to choose from when a day will end late or a pinned time is threatened.

Plans are values, and nothing happens until one is chosen. The rules, in the words of research on how others do it:

- Free time before a pinned block takes up a delay by itself. So what is lost is reckoned up to each pinned start, each
  fixed end that would cost more than its block can give, and the end of the day; and what can save it comes before.
- Minutes that no step needs are used first. Then each block that can give gives its share, in proportion to the minutes
  that it still has; one that would pass its floor stops there, and the rest is shared again. Shares are whole minutes,
  and what rounding leaves goes to the longest. What cannot be saved is said.
- Breaks, silence, check-ins, closings and whatever is protected give nothing, in no plan (`protections`).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import Enum
from uuid import UUID

from core_facilitator.domain.agendas import Block, all_blocks
from core_facilitator.domain.protections import NO_CARDS, Cards, is_protected, least
from core_facilitator.domain.run_acts import leave_out
from core_facilitator.domain.run_legs import legs
from core_facilitator.domain.run_times import figures
from core_facilitator.domain.runs import Run
from core_facilitator.domain.shares import shared
from core_facilitator.domain.shortening import Given, Giver, less, shorter

__all__ = ["Given", "Outcome", "RecoveryKind", "RecoveryPlan", "adjusted", "plans", "quick", "recovered"]


class RecoveryKind(Enum):
    """What a plan does about lost time."""

    BUFFERS = "buffers"
    SHORTEN = "shorten"
    DROP = "drop"
    END_LATER = "end later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What becomes of a block that is still to come: when it begins and how long it is, with the plan and `_before`."""

    block: UUID
    start: datetime
    start_before: datetime
    minutes: int
    minutes_before: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryPlan:
    """One way to get lost time back, with what follows from it.

    `gives` are the blocks (or the one step) that give minutes, and `also` what becomes other with them: steps, what is
    in tracks, the block of that step. `left_out` are dropped. `ends_at` is the end to agree on instead of the planned
    one. Of the minutes that are lost, `saved` are saved and `unsaved` cannot be. `end` is when the day will be over,
    and `outcomes` tell what becomes of each block. `by_hand` are the minutes of blocks that somebody set.
    """

    kind: RecoveryKind
    gives: tuple[Given, ...] = ()
    also: tuple[Given, ...] = ()
    left_out: tuple[UUID, ...] = ()
    ends_at: datetime | None = None
    saved: int = 0
    unsaved: int = 0
    end: datetime
    outcomes: tuple[Outcome, ...] = ()
    by_hand: tuple[tuple[UUID, int], ...] = ()


def plans(run: Run, at: datetime, cards: Cards = NO_CARDS) -> tuple[RecoveryPlan, ...]:
    """Return up to three ways to get lost time back, the best first; none where nothing is lost.

    `cards` are the cards of the library by key, which say more about what must be kept.
    """
    if not _lost(run, at, cards):
        return ()
    made = [_made(run, at, cards, kind) for kind in RecoveryKind]
    good = [one for one in made if one is not None]
    if good[0].kind is RecoveryKind.BUFFERS:
        good = [one for one in good if one.kind is not RecoveryKind.SHORTEN]  # it would do the same
    return tuple(sorted(good, key=lambda one: (one.kind is RecoveryKind.END_LATER, one.unsaved)))


def recovered(run: Run, plan: RecoveryPlan) -> Run:
    """Return the run with that plan followed. What was planned stays as it was: taking it back is the run before.

    Raises:
        KeyError: when today has lost one of the plan's blocks.
    """
    run = leave_out(shorter(run, (*plan.gives, *plan.also)), plan.left_out)
    return run if plan.ends_at is None else replace(run, ends_at=plan.ends_at)


def adjusted(
    run: Run, plan: RecoveryPlan, block_id: UUID, minutes: int, at: datetime, cards: Cards = NO_CARDS
) -> RecoveryPlan:
    """Return the plan with one block's minutes set by hand, and the rest shared again among the others.

    By hand too, none goes below its floor, and what is protected stays as it is.

    Raises:
        KeyError: when today has no such block.
    """
    if run.block(block_id) is None:
        raise KeyError(block_id)
    hand = {**dict(plan.by_hand), block_id: minutes}
    kind = RecoveryKind.SHORTEN if plan.kind is RecoveryKind.BUFFERS else plan.kind
    return _planned(run, at, cards, kind, plan.left_out, hand)


def quick(run: Run, at: datetime, cards: Cards = NO_CARDS) -> tuple[RecoveryPlan, ...]:
    """Return up to two repairs of what is lost next: by the longest step of what is on, and by the longest other block.

    They save what that one alone can give.
    """
    leg = next((one for one in legs(run, at, cards) if one.over), None)
    if leg is None:
        return ()
    givers = sorted((one for one in leg.givers if one.room), key=lambda one: -one.minutes)
    on = [one for one in givers if one.on]
    two = (*on, *(one for one in givers if not one.on))[:2]
    return tuple(_told(run, at, cards, _by_one(one, leg.over, cards)) for one in two)


@dataclass(frozen=True, slots=True)
class _Draft:
    """What a plan does, before what follows from it is told."""

    kind: RecoveryKind
    gives: tuple[Given, ...] = ()
    also: tuple[Given, ...] = ()
    left_out: tuple[UUID, ...] = ()
    ends_at: datetime | None = None
    by_hand: tuple[tuple[UUID, int], ...] = ()


def _made(run: Run, at: datetime, cards: Cards, kind: RecoveryKind) -> RecoveryPlan | None:
    """Return the plan of that kind; None where it would do nothing, or nothing else than another."""
    out = tuple(_droppable(run, at, cards)) if kind is RecoveryKind.DROP else ()
    plan = _planned(run, at, cards, kind, out, {})
    useful = {
        RecoveryKind.BUFFERS: plan.gives and not plan.unsaved,
        RecoveryKind.SHORTEN: plan.gives,
        RecoveryKind.DROP: out,
        RecoveryKind.END_LATER: plan.ends_at,
    }
    return plan if useful[kind] else None


def _planned(
    run: Run, at: datetime, cards: Cards, kind: RecoveryKind, left_out: tuple[UUID, ...], hand: Mapping[UUID, int]
) -> RecoveryPlan:
    made = _by_hand(leave_out(run, left_out), at, cards, hand)
    made = _saved(made, at, cards, kind, hand.keys())
    ends_at = None
    if kind is RecoveryKind.END_LATER and figures(made, at).late:
        ends_at = _up_to_a_minute(figures(made, at).end)
    by_hand = tuple((one.id, one.planned_minutes) for one in made.today() if one.id in hand)
    draft = _Draft(kind, tuple(_gives(run, made)), tuple(_also(run, made)), left_out, ends_at, by_hand)
    return _told(run, at, cards, draft)


def _by_hand(run: Run, at: datetime, cards: Cards, hand: Mapping[UUID, int]) -> Run:
    for giver in (one for leg in legs(run, at, cards) for one in leg.givers if one.block.id in hand):
        gives = min(giver.block.planned_minutes - hand[giver.block.id], giver.room)
        if giver.block.holds_blocks or is_protected(giver.block, cards):
            gives = max(0, gives)
        run = shorter(run, less(giver, gives, cards))
    return run


def _saved(run: Run, at: datetime, cards: Cards, kind: RecoveryKind, kept: Collection[UUID]) -> Run:
    """Return the run with what is lost in each leg shared among those in it that can give, but those `kept`."""
    place = 0
    while place < len(found := legs(run, at, cards)[: -1 if kind is RecoveryKind.END_LATER else None]):
        leg = found[place]
        givers = [one for one in leg.givers if one.block.id not in kept]
        for giver, gives in zip(givers, _shares(givers, leg.over, free=kind is RecoveryKind.BUFFERS), strict=True):
            run = shorter(run, less(giver, gives, cards)) if gives else run
        place += 1
    return run


def _shares(givers: Sequence[Giver], minutes: int, *, free: bool) -> tuple[int, ...]:
    """Return how many minutes each gives: what is free first, and then, if not that alone is wanted, its share."""
    weights = [one.minutes for one in givers]
    first = shared(minutes, weights, [one.free for one in givers])
    if free:
        return first
    rest = shared(minutes - sum(first), weights, [one.room - gave for one, gave in zip(givers, first, strict=True)])
    return tuple(one + other for one, other in zip(first, rest, strict=True))


def _by_one(giver: Giver, minutes: int, cards: Cards) -> _Draft:
    """Return the draft in which one alone gives what it can: of what is on its longest step."""
    block = giver.block
    most = min(minutes, giver.room)
    rooms = {place: step.minutes - least(step) for place, step in enumerate(giver.steps)}
    place = max(rooms, key=lambda one: (bool(rooms[one]), giver.steps[one].minutes), default=None)
    if not giver.on or place is None or not rooms[place]:
        whole, *inside = less(giver, most, cards)
        return _Draft(RecoveryKind.SHORTEN, (whole,), tuple(inside))
    most, step = min(most, rooms[place]), giver.first + place
    before = block.steps[step].minutes
    given = Given(block=block.id, step=step, before=before, after=before - most)
    whole, *inside = (one for one in less(giver, most, cards) if one.block != block.id or one.step is None)
    return _Draft(RecoveryKind.SHORTEN, (given,), (whole, *inside))


def _droppable(run: Run, at: datetime, cards: Cards) -> Iterator[UUID]:
    """Yield what to leave out: in each leg the one that is just long enough, or the longest until it is enough."""
    for leg in legs(run, at, cards):
        marked = [one.block for one in leg.givers if one.block.droppable and not one.on]
        marked = [one for one in marked if one.planned_minutes and not is_protected(one, cards)]
        over = leg.over
        while over > 0 and marked:
            enough = [one for one in marked if one.planned_minutes >= over]
            taken = min(enough, key=_minutes) if enough else max(marked, key=_minutes)
            marked.remove(taken)
            over -= taken.planned_minutes
            yield taken.id


def _minutes(block: Block) -> int:
    return block.planned_minutes


def _gives(run: Run, made: Run) -> Iterator[Given]:
    after = {one.id: one for one in made.today()}
    for one in run.today():
        minutes = after[one.id].planned_minutes
        if minutes != one.planned_minutes:
            yield Given(block=one.id, before=one.planned_minutes, after=minutes)


def _also(run: Run, made: Run) -> Iterator[Given]:
    after = {one.id: one for one in all_blocks(made.today())}
    of_day = {one.id for one in run.today()}
    for one in all_blocks(run.today()):
        other = after[one.id]
        if one.id not in of_day and other.minutes != one.minutes:
            yield Given(block=one.id, before=one.minutes, after=other.minutes)
        for place, (old, new) in enumerate(zip(one.steps, other.steps, strict=True)):
            if old.minutes != new.minutes:
                yield Given(block=one.id, step=place, before=old.minutes, after=new.minutes)


def _told(run: Run, at: datetime, cards: Cards, draft: _Draft) -> RecoveryPlan:
    """Return a draft with what follows from it."""
    plan = RecoveryPlan(
        kind=draft.kind,
        gives=draft.gives,
        also=draft.also,
        left_out=draft.left_out,
        by_hand=draft.by_hand,
        end=at.astimezone(UTC),
    )
    saved = _lost(run, at, cards) - _lost(recovered(run, plan), at, cards)
    plan = replace(plan, ends_at=draft.ends_at)
    made = recovered(run, plan)
    before = {one.block.id: one for one in figures(run, at).later}
    after = figures(made, at)
    return replace(
        plan,
        saved=max(0, saved),
        unsaved=_lost(made, at, cards),
        end=after.end,
        outcomes=tuple(
            Outcome(
                block=one.block.id,
                start=one.start,
                start_before=before[one.block.id].start,
                minutes=one.minutes,
                minutes_before=before[one.block.id].minutes,
            )
            for one in after.later
        ),
    )


def _lost(run: Run, at: datetime, cards: Cards) -> int:
    return sum(one.lost for one in legs(run, at, cards))


def _up_to_a_minute(at: datetime) -> datetime:
    return at + (-timedelta(seconds=at.second, microseconds=at.microsecond) % timedelta(minutes=1))
