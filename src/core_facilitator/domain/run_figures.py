"""What can be said of a running day at one moment: countdowns, what is expected when, and how late it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from math import ceil

from core_facilitator.domain.agendas import Block, Step, Track
from core_facilitator.domain.runs import Passage, Run, StepPart

WARN_AT, LAST_AT = 5, 1
"""Minutes left at which the clock warns where a block does not say: the first never before a fifth is left."""

NONE = timedelta()


class Phase(Enum):
    """How far something that takes time is."""

    PENDING = "pending"
    RUNNING = "running"
    WARNING = "warning"
    LAST = "last"
    OVER = "over"


class Reach(Enum):
    """Whether the day came to a milestone, or its time went by without that."""

    AHEAD = "ahead"
    REACHED = "reached"
    PASSED = "passed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Countdown:
    """The clock of one thing: a block, a step, a track. `left` is negative once it is over; `end` never before now.

    `due` is when it is to end, or was. `minutes` are those that it has, with what was given to it; a part of one
    counts. `short` are those that a pinned start after it takes. `stands`: no pause moves its end, which is fixed, or
    given to what is pinned next.
    """

    minutes: int
    start: datetime
    end: datetime
    due: datetime
    gone: timedelta
    left: timedelta
    phase: Phase
    short: int = 0
    stands: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedStep:
    """When a later step of a block will be: `step` is its place among them."""

    step: int
    start: datetime
    end: datetime

    @property
    def phase(self) -> Phase:
        """It is still to come."""
        return Phase.PENDING


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """When something later will be. `planned_*` are None and 0 for what was not in the plan.

    `pin` is the moment that it is pinned to, if that can still count. `gap` are free minutes before it; `short` those
    that a pinned start after it, or its own fixed end, will take from it; `fewest` those that it should keep. `again`:
    it was interrupted, and `block` is what is left of it; that was not in the plan.
    """

    block: Block
    start: datetime
    end: datetime
    planned_start: datetime | None
    planned_minutes: int
    pin: datetime | None = None
    gap: int = 0
    short: int = 0
    fewest: int = 0
    again: bool = False

    @property
    def minutes(self) -> int:
        """How many minutes it will have; one that it has a part of counts, since less than a minute is not lost."""
        return begun(self.end - self.start)

    @property
    def threatened(self) -> bool:
        """Whether it will have fewer minutes than it should keep."""
        return self.minutes < self.fewest

    @property
    def holds(self) -> bool:
        """Whether it is pinned and keeps its time."""
        return self.pin == self.start

    @property
    def phase(self) -> Phase:
        """It is still to come."""
        return Phase.PENDING

    @property
    def steps(self) -> tuple[ExpectedStep, ...]:
        """When each of its steps will be."""
        return tuple(in_turn(self.block.steps, 0, self.start, self.end))


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackClock:
    """The clock of one track: what is on in it, and by how much it ends after the others meet.

    Where a track is through, or has nothing of its own to do, `block` is None and the clock is that of its group: how
    long until all meet. `later` is what comes next in it, `end` when it is through by its plan.
    """

    track: Track
    block: Block | None
    clock: Countdown
    end: datetime
    over: timedelta
    later: tuple[Expected, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A milestone of today: when it was reached, or will be; of one that is passed, when it should have been."""

    block: Block
    reach: Reach
    at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Everything that can be said of a run at one moment, `at`.

    `block`, `passage` and `clock` are of what is on, as one with the times that it was on before it was interrupted;
    `step` and `step_clock` of its step. `steps` are those that come after it in the same block, and `steps_over` is how
    much longer all of these want to take than it has: its end stands, and they have to give. Where nothing is on,
    `waiting` is what comes next. `end` is when the day will be over, `planned_end` when it should be. `kept_end` is
    when that was planned to end with which the day still ends; `gone_last` was planned after it and is left out today.
    The offsets are positive when late.
    """

    run: Run
    at: datetime
    passage: Passage | None
    block: Block | None
    clock: Countdown | None
    step: StepPart | None
    step_clock: Countdown | None
    steps: tuple[ExpectedStep, ...]
    tracks: tuple[TrackClock, ...]
    later: tuple[Expected, ...]
    milestones: tuple[Milestone, ...]
    offset: timedelta
    relative: timedelta
    end: datetime
    planned_end: datetime
    kept_end: datetime | None
    gone_last: tuple[Block, ...]
    steps_over: timedelta = NONE

    @property
    def waiting(self) -> Expected | None:
        """What begins next, while nothing is on."""
        return self.later[0] if self.passage is None and self.later else None

    @property
    def still(self) -> bool:
        """Whether the clock of what is on stands still: it is paused, and its end is none that stands."""
        return self.passage is not None and self.passage.paused and not (self.clock is not None and self.clock.stands)

    @property
    def late(self) -> timedelta:
        """By how much the day will end after its end; 0 where it will not."""
        return max(self.end - self.planned_end, NONE)

    @property
    def over(self) -> bool:
        """Whether nothing is on and nothing is to come."""
        return self.block is None and not self.later

    @property
    def short(self) -> tuple[Expected, ...]:
        """What will lose minutes to a pinned start or to its own fixed end."""
        return tuple(one for one in self.later if one.short)

    @property
    def threatened(self) -> tuple[Expected, ...]:
        """What will have fewer minutes than it should keep where nobody does anything."""
        return tuple(one for one in self.later if one.threatened)


def in_turn(steps: tuple[Step, ...], first: int, start: datetime, by: datetime) -> Iterator[ExpectedStep]:
    """Yield when each step from that one on will be, one after the other.

    Where they take longer than until the end that they have to keep, each has its part of the time until then.
    """
    wanted = timedelta(minutes=sum(step.minutes for step in steps[first:]))
    begins, gone = start, NONE
    for place in range(first, len(steps)):
        gone += timedelta(minutes=steps[place].minutes)
        end = start + (gone if start + wanted <= by else (by - start) * (gone / wanted))
        yield ExpectedStep(step=place, start=begins, end=end)
        begins = end


def countdown(
    start: datetime, ends: datetime, at: datetime, still: timedelta, block: Block | None = None, *, short: int = 0
) -> Countdown:
    """Return the clock of what began at `start` and is to end at `ends`, and stood `still` so long since.

    Thresholds are those of the `block`, if one is given.
    """
    since = max(at, start)
    gone, left = since - start - still, ends - since
    return Countdown(
        minutes=max(0, begun(gone + left)),
        start=start,
        end=max(ends, at),
        due=ends,
        gone=gone,
        left=left,
        phase=Phase.PENDING if at < start else _phase(block, gone + left, left),
        short=short,
    )


def whole(span: timedelta) -> int:
    """Return the whole minutes of a span."""
    return int(span.total_seconds() // 60)


def begun(span: timedelta) -> int:
    """Return the minutes of a span, with the last that has begun: 0:57 are 1."""
    return ceil(span / timedelta(minutes=1))


def _phase(block: Block | None, length: timedelta, left: timedelta) -> Phase:
    if left <= NONE:
        return Phase.OVER
    warn_at, last_at = (None, None) if block is None else (block.warn_at, block.last_at)
    if left <= timedelta(minutes=LAST_AT if last_at is None else last_at):
        return Phase.LAST
    warn = min(timedelta(minutes=WARN_AT), length / 5) if warn_at is None else timedelta(minutes=warn_at)
    return Phase.WARNING if left <= warn else Phase.RUNNING
