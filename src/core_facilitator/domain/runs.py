"""A run: one day as it really goes. What was on from when to when, and what of today is other than planned.

A run is a value. It holds the plan that it follows, so that every figure (`run_times`) is a function of the run and a
moment, and it is the same after a crash, a sleep or a year. The plan itself is never changed by running it: minutes
given, cut or left out today are `Change`s beside it. All moments are aware times in UTC.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from core_facilitator.domain.agendas import Block, Day, Shape, all_blocks, map_blocks
from core_facilitator.domain.audiences import ANYONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """From when to when the clock stood still; it still does where there is no end."""

    start: datetime
    end: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepPart:
    """From when to when one step of a block was on. `added` minutes were given to it (or taken) meanwhile.

    `planned` are the minutes that the plan gave it.
    """

    step: int
    start: datetime
    end: datetime | None = None
    planned: int = 0
    added: int = 0
    skipped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackPart:
    """From when on a block of a track was on, where somebody said so: without that, a track goes by its plan."""

    track: UUID
    block: UUID
    start: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """From when to when a block was on, beside when it was planned and for how many minutes.

    `planned_start` is None for what was not in the plan. `added` minutes were given (or taken) meanwhile. A block that
    was `skipped` was left before its time on purpose. A milestone has a passage that ends when it begins. One that was
    `interrupted` by what came in comes again after that. One that `resumed` goes on with what the last time left of it.
    """

    block: UUID
    title: str = field(default="", metadata=ANYONE)
    start: datetime
    end: datetime | None = None
    planned_start: datetime | None = None
    planned: int = 0
    added: int = 0
    skipped: bool = False
    pauses: tuple[Pause, ...] = ()
    steps: tuple[StepPart, ...] = ()
    tracks: tuple[TrackPart, ...] = ()
    interrupted: bool = False
    resumed: bool = False

    @property
    def paused(self) -> bool:
        """Whether its clock stands still."""
        return bool(self.pauses) and self.pauses[-1].end is None

    @property
    def step(self) -> StepPart | None:
        """The step that is on, or was on last."""
        return self.steps[-1] if self.steps else None

    @property
    def passed_over(self) -> bool:
        """Whether it was left on purpose, as a whole or with every step that was on: it did not really take place."""
        return self.skipped or (bool(self.steps) and all(one.skipped for one in self.steps))


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What of one block is other today than in the plan; None stands for as planned.

    `steps` are the minutes of each of its steps. `moved_to` is the day that it was moved to when it was left out.
    """

    block: UUID
    minutes: int | None = None
    steps: tuple[int, ...] | None = None
    left_out: bool | None = None
    moved_to: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Inserted:
    """A block that came into the day while it ran: after that one (None: before all others)."""

    block: Block
    after: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A day as it goes. `ends_at` is the end that somebody agreed to instead of the planned one.

    `ready` names what was ticked off before the day began: materials that lie there. A run that is `resting` was opened
    again after it was closed: nothing begins by itself until somebody begins something. `shift` is by how much its
    clock is behind that of the wall: a day that is tried out, or held at another time, begins as if it were on time.
    """

    id: UUID
    session: UUID
    plan: Day
    passages: tuple[Passage, ...] = ()
    changes: tuple[Change, ...] = ()
    inserted: tuple[Inserted, ...] = ()
    ready: frozenset[str] = frozenset()
    ends_at: datetime | None = None
    closed: datetime | None = None
    resting: bool = False
    shift: timedelta = timedelta()

    @property
    def current(self) -> Passage | None:
        """What is on now."""
        last = self.passages[-1] if self.passages else None
        return last if last is not None and last.end is None else None

    @property
    def started(self) -> datetime | None:
        """When the day really began."""
        return self.passages[0].start if self.passages else None

    def change_of(self, block_id: UUID) -> Change:
        """Return what is other today about a block."""
        return next((one for one in self.changes if one.block == block_id), Change(block=block_id))

    def today(self) -> tuple[Block, ...]:
        """Return the day's blocks in order with today's minutes; what is left out is skipped, what came in is there."""
        changes = {one.block: one for one in self.changes}
        planned = map_blocks(self.plan.blocks, block=lambda one: _changed(one, changes.get(one.id)))
        came_in = tuple(replace(one, block=_changed(one.block, changes.get(one.block.id))) for one in self.inserted)
        return tuple(_with_inserted(planned, came_in))

    def block(self, block_id: UUID) -> Block | None:
        """Return a block as it is today, one in a track too."""
        return next((one for one in all_blocks(self.today()) if one.id == block_id), None)

    def passage_of(self, block_id: UUID) -> Passage | None:
        """Return the last time that a block was on."""
        return next((one for one in reversed(self.passages) if one.block == block_id), None)

    def ahead(self) -> tuple[Block, ...]:
        """Return what is still to come in its order: after what is on or was on last, neither left out nor had.

        What was interrupted by that comes first, but for what was put right after what interrupts it.
        """
        blocks = self.today()
        had = {one.block for one in self.passages}
        last = self.last_of(blocks)
        at = next((index for index, one in enumerate(blocks, 1) if one.id == last), 0)
        again = [one for key in self.interrupted() for one in blocks if one.id == key]
        after = {one.block.id: one.after for one in self.inserted} if again else {}
        coming = [one for one in blocks[at:] if one.id not in had and not one.skipped]
        soon = [one for one in coming if one.id in after and after[one.id] == last]
        return (*soon, *(one for one in again if not one.skipped), *(one for one in coming if one not in soon))

    def interrupted(self) -> tuple[UUID, ...]:
        """Return what was interrupted and comes again, the last first: only as long as nobody went elsewhere."""
        waits: list[UUID] = []
        put = {(one.after, one.block.id) for one in self.inserted}
        for before, one in zip((None, *self.passages), self.passages, strict=False):
            if one.block in waits:
                del waits[waits.index(one.block) :]
            elif before is None or not (before.interrupted or (before.block, one.block) in put):
                waits.clear()
            if one.interrupted:
                waits.append(one.block)
        return tuple(reversed(waits))

    def last_of(self, blocks: Iterable[Block]) -> UUID | None:
        """Return which of the blocks was on last, or still is; None where none was."""
        known = {one.id for one in blocks}
        return next((one.block for one in reversed(self.passages) if one.block in known), None)

    def left_out(self) -> tuple[Block, ...]:
        """Return what did not happen today: left out, passed over, or skipped whenever it was on.

        What can still come is not in it, nor what is on.
        """
        had = {one.block for one in self.passages if not one.passed_over}
        ahead = set() if self.closed else {one.id for one in self.ahead()}
        planned = (one for one in self.today() if one.id not in had and one.id not in ahead)
        never_on = {one.id for one in self.plan.blocks if one.skipped and self.passage_of(one.id) is None}
        return tuple(one for one in planned if one.id not in never_on and one.shape is not Shape.MILESTONE)


def stood_still(pauses: Iterable[Pause], start: datetime, end: datetime) -> timedelta:
    """Return how long the clock stood still between two moments; what still stands counts up to the second."""
    total = timedelta()
    for pause in pauses:
        from_, until = max(pause.start, start), min(pause.end or end, end)
        total += max(until - from_, timedelta())
    return total


def with_change(run: Run, block_id: UUID, **values: Any) -> Run:
    """Return the run with something else of a block changed for today; a change that says nothing is none.

    Raises:
        KeyError: when today has no such block.
    """
    if run.block(block_id) is None:
        raise KeyError(block_id)
    changed = replace(run.change_of(block_id), **values)
    others = tuple(one for one in run.changes if one.block != block_id)
    return replace(run, changes=others if changed == Change(block=block_id) else (*others, changed))


def following(run: Run, plan: Day) -> Run:
    """Return the run with the plan as it is now: what was changed in the planner meanwhile is taken up.

    What already happened keeps what it was planned for then. What was on already, or was moved to another day from
    here, stays in today also when the plan has lost it. A closed run follows nothing any more.
    """
    if run.closed is not None or plan == run.plan:
        return run
    planned = {block.id for block in all_blocks(plan.blocks)}
    came_in = tuple(one for one in (*run.inserted, *_lost(run)) if one.block.id not in planned)
    known = planned | {one.block.id for one in came_in}
    changes = tuple(one for one in run.changes if one.block in known)
    return replace(run, plan=plan, changes=changes, inserted=tuple(_placed(run, plan, came_in)))


def _lost(run: Run) -> Iterator[Inserted]:
    """Yield the blocks of the plan that have to stay in today whatever becomes of the plan, each in its place."""
    stays = {one.block for one in run.passages} | {one.block for one in run.changes if one.moved_to is not None}
    planned = {one.id: one for one in run.plan.blocks}
    before: UUID | None = None
    for today in run.today():
        block = planned.get(today.id)
        if block is not None and block.id in stays:
            yield Inserted(block=block, after=before)
        elif block is not None:
            inside = (one for one in all_blocks((block,)) if one.id in stays)
            yield from (Inserted(block=one, after=block.id) for one in inside)
        before = today.id


def _placed(run: Run, plan: Day, came_in: Iterable[Inserted]) -> Iterator[Inserted]:
    """Yield what came in, each after a block that is still there."""
    came_in = tuple(came_in)
    there = {None} | {one.id for one in plan.blocks} | {one.block.id for one in came_in}
    order = [one.id for one in run.today()]
    for one in came_in:
        if one.after in there or one.after not in order:
            yield one
            continue
        before = order[: order.index(one.after)]
        yield replace(one, after=next((key for key in reversed(before) if key in there), None))


def _changed(block: Block, change: Change | None) -> Block:
    if change is None:
        return block
    if change.minutes is not None:
        block = replace(block, minutes=change.minutes)
    if change.steps is not None and len(change.steps) == len(block.steps):
        timed = zip(block.steps, change.steps, strict=True)
        block = replace(block, steps=tuple(replace(step, minutes=minutes) for step, minutes in timed))
    return block if change.left_out is None else replace(block, skipped=change.left_out)


def _with_inserted(blocks: tuple[Block, ...], inserted: tuple[Inserted, ...]) -> Iterator[Block]:
    """Yield the blocks with those that came in; one whose place is gone comes at the end."""
    known = {None} | {one.id for one in blocks} | {one.block.id for one in inserted}
    after: dict[UUID | None, list[Block]] = {}
    for one in inserted:
        after.setdefault(one.after if one.after in known else blocks[-1].id if blocks else None, []).append(one.block)

    def follow(place: UUID | None) -> Iterator[Block]:
        for block in reversed(after.pop(place, [])):  # the one that came in last is the nearest
            yield block
            yield from follow(block.id)

    yield from follow(None)
    for block in blocks:
        yield block
        yield from follow(block.id)
