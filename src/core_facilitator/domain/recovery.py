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
from datetime import datetime, timedelta
from enum import Enum
from itertools import islice
from types import MappingProxyType
from typing import Any
from uuid import UUID

from core_facilitator.domain.agendas import Block, all_blocks
from core_facilitator.domain.protections import NO_CARDS, Cards, is_protected, least
from core_facilitator.domain.run_acts import leave_out
from core_facilitator.domain.run_figures import whole
from core_facilitator.domain.run_legs import Course
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
    in tracks, the block of that step. Once a figure was set by hand, those that gave before and give nothing now are in
    it too. `left_out` are dropped. `ends_at` is the end to agree on instead of the planned
    one. Of the minutes that are lost, `saved` are saved and `unsaved` cannot be. `end` is when the day will be over,
    and `outcomes` tell what becomes of each block; those `threatened` still have fewer minutes than they should keep.
    `by_hand` are the minutes of blocks that somebody set.
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
    threatened: tuple[UUID, ...] = ()
    by_hand: tuple[tuple[UUID, int], ...] = ()


def plans(run: Run, at: datetime, cards: Cards = NO_CARDS) -> tuple[RecoveryPlan, ...]:
    """Return up to three ways to get lost time back, the best first; none where nothing is lost.

    Where nothing can be done, there is one that gives nothing and says what cannot be saved. `cards` are the cards of
    the library by key, which say more about what must be kept.
    """
    course = Course(run, at, cards)
    if not course.lost or not (course.now.passage or course.now.later):
        return ()
    shorten = _planned(course, RecoveryKind.SHORTEN)
    buffers = _planned(course, RecoveryKind.BUFFERS)
    drop = _planned(course, RecoveryKind.DROP, tuple(_droppable(course)))
    later = _planned(course, RecoveryKind.END_LATER)
    good = [buffers] if buffers.gives and not buffers.unsaved else [shorten] if shorten.gives else []
    good += [drop] if drop.left_out else []
    good += [later] if later.ends_at else []
    return tuple(sorted(good, key=lambda one: (one.kind is RecoveryKind.END_LATER, one.unsaved))) or (shorten,)


def recovered(run: Run, plan: RecoveryPlan) -> Run:
    """Return the run with that plan followed. What was planned stays as it was: taking it back is the run before.

    Raises:
        KeyError: when today has lost one of the plan's blocks.
    """
    given = (one for one in (*plan.gives, *plan.also) if one.after != one.before)
    run = leave_out(shorter(run, given), plan.left_out)
    return run if plan.ends_at is None else replace(run, ends_at=plan.ends_at)


def adjusted(
    run: Run, plan: RecoveryPlan, block_id: UUID, minutes: int, at: datetime, cards: Cards = NO_CARDS
) -> RecoveryPlan:
    """Return the plan with one block's minutes set by hand, and the rest shared again among the others.

    By hand too, none goes below its floor, what is protected stays as it is, and what stands holds: where the others
    cannot give enough for a pinned start or a fixed end, the block gets fewer minutes than wanted.

    Raises:
        KeyError: when today has no such block.
    """
    if run.block(block_id) is None:
        raise KeyError(block_id)
    hand = {**dict(plan.by_hand), block_id: minutes}
    kind = RecoveryKind.SHORTEN if plan.kind is RecoveryKind.BUFFERS else plan.kind
    listed = {one.block for one in plan.gives}
    return _planned(Course(run, at, cards), kind, plan.left_out, hand, listed)


def quick(run: Run, at: datetime, cards: Cards = NO_CARDS) -> tuple[RecoveryPlan, ...]:
    """Return up to two repairs of what is lost next: by the longest step of what is on, and by the longest other block.

    They save what that one alone can give. One is not offered where something that stands would take more of it still.
    """
    course = Course(run, at, cards)
    leg = next((one for one in course.legs if one.over), None)
    if leg is None:
        return ()
    givers = sorted((one for one in course.givers(leg) if one.room), key=lambda one: -one.minutes)
    in_turn = (*(one for one in givers if one.on), *(one for one in givers if not one.on))
    made = ((one, _by_one(course, one, leg.over)) for one in in_turn)
    return tuple(islice((plan for giver, plan in made if _comes_true(giver, plan)), 2))


def _comes_true(giver: Giver, plan: RecoveryPlan) -> bool:
    """Whether what gives has afterwards the minutes that the plan says, with those that it had before."""
    had = 0 if giver.on else giver.block.planned_minutes - giver.minutes
    after = {one.block: one.minutes + had for one in plan.outcomes}
    return all(after.get(one.block, one.after) == one.after for one in plan.gives if one.step is None)


def _planned(
    course: Course,
    kind: RecoveryKind,
    left_out: tuple[UUID, ...] = (),
    hand: Mapping[UUID, int] = MappingProxyType({}),
    listed: Collection[UUID] = (),
) -> RecoveryPlan:
    """Return the plan of a kind, in which some blocks are left out, and some have the minutes that somebody set."""
    made = _with(course, leave_out(course.run, left_out)) if left_out else course
    made = _saved(_by_hand(made, hand), kind, hand.keys())
    if hand:  # what stands holds against those too that somebody set
        made = _saved(made, RecoveryKind.END_LATER, ())
    ends_at = None
    if kind is RecoveryKind.END_LATER and made.now.late:
        ends_at = _up_to_a_minute(made.now.end)
    plan = _told(
        course,
        made,
        kind=kind,
        gives=tuple(_gives(course.run, made.run, listed)),
        also=tuple(_also(course.run, made.run)),
        left_out=left_out,
        by_hand=tuple((one.id, one.planned_minutes) for one in made.run.today() if one.id in hand),
    )
    if ends_at is None:
        return plan
    agreed = _with(made, replace(made.run, ends_at=ends_at))
    return replace(plan, ends_at=ends_at, unsaved=agreed.lost)


def _by_hand(course: Course, hand: Mapping[UUID, int]) -> Course:
    run = course.run
    for giver in (one for leg in course.legs if hand for one in course.givers(leg) if one.block.id in hand):
        gives = min(giver.block.planned_minutes - hand[giver.block.id], giver.room)
        if giver.block.holds_blocks or is_protected(giver.block, course.cards):
            gives = max(0, gives)
        run = shorter(run, less(giver, gives, course.cards)) if gives else run
    return course if run is course.run else _with(course, run)


def _saved(course: Course, kind: RecoveryKind, kept: Collection[UUID]) -> Course:
    """Return the course with what is lost in each leg shared among those in it that can give, but those `kept`."""
    for place in range(len(course.legs) - (kind is RecoveryKind.END_LATER)):
        leg = course.legs[place]
        givers = [one for one in course.givers(leg) if one.block.id not in kept] if leg.over else []
        shares = _shares(givers, leg.over, free=kind is RecoveryKind.BUFFERS)
        given = [
            one
            for giver, gives in zip(givers, shares, strict=True)
            if gives
            for one in less(giver, gives, course.cards)
        ]
        course = _with(course, shorter(course.run, given)) if given else course
    return course


def _with(course: Course, run: Run) -> Course:
    return Course(run, course.at, course.cards)


def _shares(givers: Sequence[Giver], minutes: int, *, free: bool) -> tuple[int, ...]:
    """Return how many minutes each gives: what is free first, and then, if not that alone is wanted, its share."""
    weights = [one.minutes for one in givers]
    first = shared(minutes, weights, [one.free for one in givers])
    if free:
        return first
    rest = shared(minutes - sum(first), weights, [one.room - gave for one, gave in zip(givers, first, strict=True)])
    return tuple(one + other for one, other in zip(first, rest, strict=True))


def _by_one(course: Course, giver: Giver, minutes: int) -> RecoveryPlan:
    """Return the plan in which one alone gives what it can: of what is on its longest step, where its steps fit."""
    block, most = giver.block, min(minutes, giver.room)
    rooms = {place: step.minutes - least(step) for place, step in enumerate(giver.steps)}
    place = max(rooms, key=lambda one: (rooms[one] > 0, giver.steps[one].minutes), default=None)
    if not giver.on or place is None or not rooms[place] or whole(course.now.steps_over):
        first, *also = less(giver, most, course.cards)
    else:
        most, step = min(most, rooms[place]), giver.first + place
        before = block.steps[step].minutes
        first = Given(block=block.id, step=step, before=before, after=before - most)
        also = [one for one in less(giver, most, course.cards) if one.block != block.id or one.step is None]
    made = _with(course, shorter(course.run, (first, *also)))
    return _told(course, made, kind=RecoveryKind.SHORTEN, gives=(first,), also=tuple(also))


def _droppable(course: Course) -> Iterator[UUID]:
    """Yield what to leave out: in each leg the one that is just long enough, or the longest until it is enough."""
    for leg in course.legs:
        marked = [one for one in leg.blocks if one.droppable and one.planned_minutes]
        marked = [one for one in marked if not is_protected(one, course.cards)]
        over = leg.over
        while over > 0 and marked:
            enough = [one for one in marked if one.planned_minutes >= over]
            taken = min(enough, key=_minutes) if enough else max(marked, key=_minutes)
            marked.remove(taken)
            over -= taken.planned_minutes
            yield taken.id


def _minutes(block: Block) -> int:
    return block.planned_minutes


def _gives(run: Run, made: Run, listed: Collection[UUID]) -> Iterator[Given]:
    after = {one.id: one for one in made.today()}
    for one in run.today():
        minutes = after[one.id].planned_minutes
        if minutes != one.planned_minutes or one.id in listed:
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


def _told(course: Course, made: Course, **fields: Any) -> RecoveryPlan:
    """Return a plan with what follows from it."""
    before = {one.block.id: one for one in course.now.later}
    outcomes = (
        Outcome(
            block=one.block.id,
            start=one.start,
            start_before=before[one.block.id].start,
            minutes=one.minutes,
            minutes_before=before[one.block.id].minutes,
        )
        for one in made.now.later
    )
    return RecoveryPlan(
        **fields,
        saved=max(0, course.lost - made.lost),
        unsaved=made.lost,
        end=made.now.end,
        outcomes=tuple(outcomes),
        threatened=tuple(one.block.id for one in made.now.threatened),
    )


def _up_to_a_minute(at: datetime) -> datetime:
    return at + (-timedelta(seconds=at.second, microseconds=at.microsecond) % timedelta(minutes=1))
