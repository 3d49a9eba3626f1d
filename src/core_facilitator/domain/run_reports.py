"""What a day was planned to be, and what it was: each block and step that took place, and what did not.

All minutes are whole, and sums are sums of what is shown, so a table adds up.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from core_facilitator.domain.agendas import Block, Shape, TimeKind
from core_facilitator.domain.audiences import ANYONE, EVERYONE, PARTICIPANTS
from core_facilitator.domain.run_times import Timeline
from core_facilitator.domain.runs import Passage, Run, StepPart, TrackPart, stood_still


@dataclass(frozen=True, slots=True, kw_only=True)
class StepReport:
    """A step as it was planned and as it went. One that did not take place has no `start`."""

    step: int
    title: str = field(default="", metadata=PARTICIPANTS)
    planned: int = 0
    actual: int = 0
    start: datetime | None = None
    end: datetime | None = None
    skipped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackReport:
    """A block of a track that somebody said was on: until the next one in its track, or until all met."""

    track: UUID
    track_title: str = field(default="", metadata=EVERYONE)
    block: UUID
    title: str = field(default="", metadata=ANYONE)
    planned: int = 0
    actual: int = 0
    start: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockReport:
    """A block as it was planned and as it went. One that was never on has no `start`.

    `agreed` are the minutes that it had in the end: as planned, or as was changed or given today. `paused` minutes are
    part of the `actual` ones. `times` counts how often it was begun: what was interrupted and went on is one time.
    `tracks` hold only what somebody said of them. One that was `skipped` was left on purpose whenever it was on.
    `moved_to` is the day that it was moved to.
    """

    block: UUID
    title: str = field(default="", metadata=ANYONE)
    kind: TimeKind | None = None
    shape: Shape | None = None
    planned_start: datetime | None = None
    planned: int = 0
    agreed: int = 0
    start: datetime | None = None
    end: datetime | None = None
    actual: int = 0
    paused: int = 0
    times: int = 0
    skipped: bool = False
    moved_to: UUID | None = None
    steps: tuple[StepReport, ...] = ()
    tracks: tuple[TrackReport, ...] = ()

    @property
    def late(self) -> int | None:
        """By how many minutes it began later than planned (less than 0: earlier); None where that cannot be said."""
        return None if self.start is None or self.planned_start is None else _minutes(self.start - self.planned_start)

    @property
    def over(self) -> int:
        """By how many minutes it took longer than planned; less than 0 where it took less."""
        return self.actual - self.planned


@dataclass(frozen=True, slots=True, kw_only=True)
class DayReport:
    """A day as it was planned and as it went. `blocks` took place, and stand in the order in which they first were on.

    `left_out` did not take place, and `moved` went to another day: they stand in the order of the day, and one that
    was skipped has the minutes until then. What came in today is among the `blocks`, and `inserted`. `agreed_end` is
    the end that was agreed on instead of the planned one.
    """

    run: UUID
    blocks: tuple[BlockReport, ...] = ()
    left_out: tuple[BlockReport, ...] = ()
    moved: tuple[BlockReport, ...] = ()
    planned_start: datetime
    start: datetime | None = None
    planned_end: datetime
    agreed_end: datetime | None = None
    end: datetime | None = None

    @property
    def not_held(self) -> tuple[BlockReport, ...]:
        """What did not take place, whatever became of it."""
        return (*self.left_out, *self.moved)

    @property
    def timed(self) -> tuple[BlockReport, ...]:
        """All that was on, in the order in which it first was: what was skipped took its minutes too."""
        found = [one for one in (*self.blocks, *self.not_held) if one.start is not None]
        return tuple(sorted(found, key=lambda one: one.start or self.planned_start))

    @property
    def inserted(self) -> tuple[BlockReport, ...]:
        """What took place and was not planned."""
        return tuple(one for one in self.blocks if one.planned_start is None)

    @property
    def planned(self) -> int:
        """The minutes that were planned for what took place."""
        return sum(one.planned for one in self.blocks)

    @property
    def actual(self) -> int:
        """The minutes that all that took place really took."""
        return sum(one.actual for one in self.blocks)

    @property
    def paused(self) -> int:
        """The minutes that the clock stood still."""
        return sum(one.paused for one in self.timed)

    @property
    def kinds(self) -> dict[TimeKind, tuple[int, int]]:
        """The planned and the actual minutes of each kind of time, of all that took place or should have."""
        every = (*self.blocks, *self.not_held)
        return {
            kind: (
                sum(one.planned for one in every if one.kind is kind),
                sum(one.actual for one in every if one.kind is kind),
            )
            for kind in TimeKind
        }


def report(run: Run, at: datetime | None = None) -> DayReport:
    """Return the report of a day. What is still on counts up to `at` (None: not at all)."""
    timeline = Timeline(run)
    had = {
        key: _had(run, [one for one in run.passages if one.block == key], at)
        for key in dict.fromkeys(one.block for one in run.passages)
    }
    planned = {one.id: _out(timeline, one) for one in run.left_out() if one.id not in had}
    order = [one.id for one in run.today()]
    skipped = {key: one for key, one in had.items() if one.skipped}
    out = sorted(
        (planned | skipped).values(), key=lambda one: order.index(one.block) if one.block in order else len(order)
    )
    return DayReport(
        run=run.id,
        blocks=tuple(one for one in had.values() if not one.skipped),
        left_out=tuple(one for one in out if one.moved_to is None),
        moved=tuple(one for one in out if one.moved_to is not None),
        planned_start=timeline.timed.start,
        start=run.started,
        planned_end=timeline.timed.planned_end,
        agreed_end=run.ends_at,
        end=run.passages[-1].end if run.passages else None,
    )


def _had(run: Run, passages: Sequence[Passage], at: datetime | None) -> BlockReport:
    first, last = passages[0], passages[-1]
    block = run.block(first.block) or Block(id=first.block, title=first.title, minutes=first.planned)
    return BlockReport(
        block=block.id,
        title=block.title,
        kind=block.kind,
        shape=block.shape,
        planned_start=first.planned_start,
        planned=first.planned,
        agreed=max(0, block.planned_minutes + sum(one.added for one in passages)),
        start=first.start,
        end=last.end,
        actual=_minutes(_sum(_until(one, at) - one.start for one in passages)),
        paused=_minutes(_sum(stood_still(one.pauses, one.start, _until(one, at)) for one in passages)),
        times=sum(not one.resumed for one in passages),
        skipped=all(one.passed_over for one in passages),
        moved_to=run.change_of(block.id).moved_to,
        steps=tuple(_steps(block, [part for one in passages for part in one.steps], at)),
        tracks=tuple(part for one in passages for part in _tracks(block, one.tracks, _until(one, at))),
    )


def _steps(block: Block, parts: Sequence[StepPart], at: datetime | None) -> Iterator[StepReport]:
    for step in range(max(len(block.steps), *(one.step + 1 for one in parts), 0)):
        mine = [one for one in parts if one.step == step]
        known = block.steps[step] if step < len(block.steps) else None
        planned = 0 if known is None else known.minutes
        yield StepReport(
            step=step,
            title="" if known is None else known.title,
            planned=mine[0].planned if mine else planned,
            actual=_minutes(_sum(_until(one, at) - one.start for one in mine)),
            start=mine[0].start if mine else None,
            end=mine[-1].end if mine else None,
            skipped=bool(mine) and mine[-1].skipped,
        )


def _tracks(group: Block, parts: Sequence[TrackPart], until: datetime) -> Iterator[TrackReport]:
    for track in group.tracks:
        mine = [one for one in parts if one.track == track.id]
        blocks = {one.id: one for one in track.blocks}
        for part, end in zip(mine, [*(one.start for one in mine[1:]), until], strict=False):
            known = blocks.get(part.block)
            yield TrackReport(
                track=track.id,
                track_title=track.title,
                block=part.block,
                title="" if known is None else known.title,
                planned=0 if known is None else known.planned_minutes,
                actual=_minutes(end - part.start),
                start=part.start,
            )


def _out(timeline: Timeline, block: Block) -> BlockReport:
    timed = timeline.planned(block.id)
    return BlockReport(
        block=block.id,
        title=block.title,
        kind=block.kind,
        shape=block.shape,
        planned_start=None if timed is None else timed.start,
        planned=block.planned_minutes if timed is None else timed.minutes,
        moved_to=timeline.run.change_of(block.id).moved_to,
    )


def _until(part: Passage | StepPart, at: datetime | None) -> datetime:
    return max(part.start, part.end or at or part.start)


def _sum(spans: Iterator[timedelta]) -> timedelta:
    return sum(spans, timedelta())


def _minutes(span: timedelta) -> int:
    return round(span.total_seconds() / 60)
