"""What the clock says while a day runs: how long, what next, and whether the day still ends on time.

Every figure is a function of a run and a moment. The rules, in the words of research on how others keep time:

- What is on ends when its minutes, those given meanwhile and those that the clock stood still are over, and never
  before now. One with a fixed end ends then; only what runs past that is late.
- A later block begins when the one before it ends. A pinned one keeps its time as long as that is still to come: free
  time before it takes up the delay, and where there is none, the blocks before it lose their minutes, the last first.
- A fixed end gives up its own minutes, and no delay goes past it.
- The offset is how much later than planned what is on will end. `relative` leaves out that the day began late.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import Enum
from uuid import UUID

from core_facilitator.domain.agendas import Block, Track
from core_facilitator.domain.runs import Passage, Run, StepPart, stood_still
from core_facilitator.domain.timing import TimedBlock, TimedDay, instant, time_day

WARN_AT, LAST_AT = 5, 1
"""Minutes left at which the clock warns where a block does not say: the first never before a fifth is left."""


class Phase(Enum):
    """How far something that takes time is."""

    PENDING = "pending"
    RUNNING = "running"
    WARNING = "warning"
    LAST = "last"
    OVER = "over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Countdown:
    """The clock of one thing: a block, a step, a track. `left` is negative once it is over; `end` never before now."""

    minutes: int
    start: datetime
    end: datetime
    gone: timedelta
    left: timedelta
    phase: Phase


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """When something later will be. `planned_*` are None and 0 for what was not in the plan.

    `gap` are free minutes before it; `short` those that a pinned start after it will take from it.
    """

    block: Block
    start: datetime
    end: datetime
    planned_start: datetime | None
    planned_minutes: int
    gap: int = 0
    short: int = 0

    @property
    def minutes(self) -> int:
        """How many whole minutes it will have."""
        return int((self.end - self.start).total_seconds() // 60)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackClock:
    """The clock of one track: what is on in it (None: it is through), and by how much it ends after the others meet."""

    track: Track
    block: Block | None
    clock: Countdown
    end: datetime
    over: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Everything that can be said of a run at one moment, `at`.

    `block` and `clock` are of what is on; `step` and `step_clock` of its step. Where nothing is on, `waiting` is what
    comes next. `end` is when the day will be over, `planned_end` when it should be; the offsets are positive when late.
    """

    run: Run
    at: datetime
    passage: Passage | None
    block: Block | None
    clock: Countdown | None
    step: StepPart | None
    step_clock: Countdown | None
    tracks: tuple[TrackClock, ...]
    later: tuple[Expected, ...]
    offset: timedelta
    relative: timedelta
    end: datetime
    planned_end: datetime

    @property
    def waiting(self) -> Expected | None:
        """What begins next, while nothing is on."""
        return self.later[0] if self.block is None and self.later else None

    @property
    def late(self) -> timedelta:
        """By how much the day will end after its end; 0 where it will not."""
        return max(self.end - self.planned_end, timedelta())

    @property
    def short(self) -> tuple[Expected, ...]:
        """What will lose minutes to a pinned start."""
        return tuple(one for one in self.later if one.short)


class Timeline:
    """A run with its plan on the clock, ready to be asked for any moment: what does not move is reckoned once."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.timed: TimedDay = time_day(run.plan)
        self._planned = {one.block.id: one for one in self.timed.all_blocks()}
        self._ahead = run.ahead()
        self._block = None if run.current is None else run.block(run.current.block)
        self.planned_end = (run.ends_at or self.timed.planned_end).astimezone(UTC)

    def planned(self, block_id: UUID) -> TimedBlock | None:
        """Return when a block was planned for; None for one that came in today."""
        return self._planned.get(block_id)

    def pin(self, block: Block) -> datetime | None:
        """Return the moment that a block is pinned to."""
        return None if block.pin is None else instant(self.run.plan, block.pin)

    def at(self, at: datetime) -> Figures:
        """Return every figure of that moment."""
        at = at.astimezone(UTC)
        run, block, passage = self.run, self._block, self.run.current
        clock = step_clock = None
        if passage is not None and block is not None:
            clock = self.clock(block, passage, at)
            step_clock = step_countdown(block, passage, at)
        free = self._free_from(at, clock)
        later = self._later(free)
        offset = self._offset(at, passage, clock, later)
        late_start = self._late_start()
        done = run.closed or (run.passages[-1].end if run.passages else None) or at
        return Figures(
            run=run,
            at=at,
            passage=passage,
            block=block,
            clock=clock,
            step=passage.step if passage and step_clock else None,
            step_clock=step_clock,
            tracks=() if block is None or clock is None else tuple(_track_clocks(run, block, clock, at)),
            later=later,
            offset=offset,
            relative=offset - late_start,
            end=later[-1].end if later else clock.end if clock else done,
            planned_end=self.planned_end,
        )

    def clock(self, block: Block, passage: Passage, at: datetime) -> Countdown:
        """Return the countdown of a block that is on."""
        length = self._length(block, passage)
        return _countdown(length, passage, passage.start, at, block, fixed=block.fixed_end is not None)

    def _length(self, block: Block, passage: Passage) -> timedelta:
        if block.fixed_end is not None:
            end = instant(self.run.plan, block.fixed_end) + timedelta(minutes=passage.added)
            return max(end - passage.start, timedelta())
        return timedelta(minutes=max(0, block.planned_minutes + passage.added))

    def _free_from(self, at: datetime, clock: Countdown | None) -> datetime:
        """Return from when what comes next can begin. Before the day began, that is not before its planned start."""
        if clock is not None:
            return clock.end
        return at if self.run.passages else max(at, self.timed.start.astimezone(UTC))

    def _later(self, free: datetime) -> tuple[Expected, ...]:
        placed: list[Expected] = []
        now = free
        for block in self._ahead:
            pin = self.pin(block)
            start = now if pin is None else pin if pin >= free else now  # a time that has gone by cannot be kept
            if start < now:
                _squeeze(placed, start)
            planned = self.planned(block.id)
            now = self._end_of(block, start)
            placed.append(
                Expected(
                    block=block,
                    start=start,
                    end=now,
                    planned_start=None if planned is None else planned.start.astimezone(UTC),
                    planned_minutes=0 if planned is None else planned.minutes,
                    gap=max(0, _minutes(start - (placed[-1].end if placed else free))),
                )
            )
        return tuple(placed)

    def _end_of(self, block: Block, start: datetime) -> datetime:
        if block.fixed_end is not None:
            return max(start, instant(self.run.plan, block.fixed_end))
        return start + timedelta(minutes=block.planned_minutes)

    def _offset(
        self, at: datetime, passage: Passage | None, clock: Countdown | None, later: Sequence[Expected]
    ) -> timedelta:
        if passage is not None and clock is not None and passage.planned_start is not None:
            planned = self.planned(passage.block)
            end = planned.end.astimezone(UTC) if planned else passage.planned_start + timedelta(minutes=passage.planned)
            return clock.end - end
        known = next((one for one in later if one.planned_start is not None), None)
        if known is not None and known.planned_start is not None:
            return known.start - known.planned_start if self.run.passages else max(at - known.planned_start, _NONE)
        return clock.end - self.planned_end if clock else _NONE

    def _late_start(self) -> timedelta:
        first = next((one for one in self.run.passages if one.planned_start is not None), None)
        return _NONE if first is None or first.planned_start is None else first.start - first.planned_start


def figures(run: Run, at: datetime) -> Figures:
    """Return every figure of a run at a moment. `Timeline` is the same for many moments of one run."""
    return Timeline(run).at(at)


def step_countdown(block: Block, passage: Passage, at: datetime) -> Countdown | None:
    """Return the countdown of the step that is on; None where the block has no steps."""
    part = passage.step
    if part is None or part.step >= len(block.steps):
        return None
    length = timedelta(minutes=max(0, block.steps[part.step].minutes + part.added))
    return _countdown(length, passage, part.start, at, Block(id=block.id))


def _countdown(
    length: timedelta, passage: Passage, start: datetime, at: datetime, block: Block, *, fixed: bool = False
) -> Countdown:
    still = _NONE if fixed else stood_still(passage.pauses, start, at)
    gone = max(at - start - still, _NONE)
    left = length - gone
    end = at + max(left, _NONE)
    return Countdown(
        minutes=_minutes(length), start=start, end=end, gone=gone, left=left, phase=_phase(block, length, left)
    )


def _phase(block: Block, length: timedelta, left: timedelta) -> Phase:
    warn = min(timedelta(minutes=WARN_AT), length / 5) if block.warn_at is None else timedelta(minutes=block.warn_at)
    last = timedelta(minutes=LAST_AT if block.last_at is None else block.last_at)
    if left <= _NONE:
        return Phase.OVER
    if left <= last:
        return Phase.LAST
    return Phase.WARNING if left <= warn else Phase.RUNNING


def _squeeze(placed: list[Expected], until: datetime) -> None:
    """Let what comes before a pinned start end by then: the last block loses its minutes first."""
    for at in range(len(placed) - 1, -1, -1):
        one = placed[at]
        if one.end <= until:
            return
        start = min(one.start, until)
        lost = _minutes(one.end - one.start) - _minutes(until - start)
        placed[at] = replace(one, start=start, end=until, short=one.short + lost)


def _track_clocks(run: Run, group: Block, meet: Countdown, at: datetime) -> Iterator[TrackClock]:
    """Yield the clock of each track of what is on: it goes by its plan from where somebody last said what is on."""
    passage = run.current
    for track in group.tracks:
        blocks = [one for one in track.blocks if not one.skipped]
        said = [] if passage is None else [one for one in passage.tracks if one.track == track.id]
        begin, start = (said[-1].block, said[-1].start) if said else (None, meet.start)
        rest = blocks[next((i for i, one in enumerate(blocks) if one.id == begin), 0) :]
        yield _track_clock(track, rest, start, meet, passage, at)


def _track_clock(
    track: Track, blocks: Sequence[Block], start: datetime, meet: Countdown, passage: Passage | None, at: datetime
) -> TrackClock:
    pauses = () if passage is None else passage.pauses
    now = at - stood_still(pauses, start, at)
    if not blocks:  # nothing of its own to do: it has the time of the group
        return TrackClock(track=track, block=None, clock=meet, end=meet.end, over=_NONE)
    begins = start
    for block in blocks:
        length = timedelta(minutes=block.planned_minutes)
        if now < begins + length or block is blocks[-1]:
            break
        begins += length
    gone = max(now - begins, _NONE)
    left = length - gone
    clock = Countdown(
        minutes=_minutes(length),
        start=begins,
        end=at + max(left, _NONE),
        gone=gone,
        left=left,
        phase=_phase(block, length, left),
    )
    rest = blocks[next(i for i, one in enumerate(blocks) if one is block) + 1 :]
    end = clock.end + sum((timedelta(minutes=one.planned_minutes) for one in rest), _NONE)
    return TrackClock(track=track, block=block, clock=clock, end=end, over=max(end - meet.end, _NONE))


def _minutes(span: timedelta) -> int:
    return int(span.total_seconds() // 60)


_NONE = timedelta()
