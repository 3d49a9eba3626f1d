"""What a day was planned to be, and what it was: each block and step that took place, and what did not."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from core_facilitator.domain.agendas import Block, TimeKind
from core_facilitator.domain.audiences import EVERYONE, PARTICIPANTS
from core_facilitator.domain.run_times import Timeline
from core_facilitator.domain.runs import Passage, Run, StepPart, stood_still


@dataclass(frozen=True, slots=True, kw_only=True)
class StepReport:
    """A step as it was planned and as it went, in minutes. One that did not take place has no `start`."""

    step: int
    title: str = field(default="", metadata=PARTICIPANTS)
    planned: int = 0
    actual: int = 0
    start: datetime | None = None
    end: datetime | None = None
    skipped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackReport:
    """What was said of a track while it ran: from when on which of its blocks was on."""

    track: UUID
    title: str = field(default="", metadata=EVERYONE)
    planned: int = 0
    said: tuple[tuple[UUID, datetime], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockReport:
    """A block as it was planned and as it went, in minutes. One that did not take place has no `start`.

    `times` counts how often it was on, `late` is by how many minutes it began later than planned (less than 0:
    earlier). `paused` minutes are part of the `actual` ones. `moved_to` is the day that it was moved to.
    """

    block: UUID
    title: str = field(default="", metadata=EVERYONE)
    kind: TimeKind | None = None
    planned_start: datetime | None = None
    planned: int = 0
    start: datetime | None = None
    end: datetime | None = None
    actual: int = 0
    paused: int = 0
    added: int = 0
    times: int = 0
    skipped: bool = False
    moved_to: UUID | None = None
    steps: tuple[StepReport, ...] = ()
    tracks: tuple[TrackReport, ...] = ()

    @property
    def late(self) -> int | None:
        """By how many minutes it began later than planned; None where that cannot be said."""
        return None if self.start is None or self.planned_start is None else _minutes(self.start - self.planned_start)

    @property
    def over(self) -> int:
        """By how many minutes it took longer than planned; less than 0 where it took less."""
        return self.actual - self.planned


@dataclass(frozen=True, slots=True, kw_only=True)
class DayReport:
    """A day as it was planned and as it went. `blocks` stand in the order in which they first were on.

    `left_out` did not take place, `inserted` took place and was not planned (it is among the `blocks` too), `moved`
    went to another day. `planned` and `actual` are minutes of the blocks that took place and were planned.
    """

    run: UUID
    blocks: tuple[BlockReport, ...] = ()
    left_out: tuple[BlockReport, ...] = ()
    inserted: tuple[BlockReport, ...] = ()
    moved: tuple[BlockReport, ...] = ()
    planned_start: datetime
    start: datetime | None = None
    planned_end: datetime
    end: datetime | None = None
    planned: int = 0
    actual: int = 0
    paused: int = 0


def report(run: Run, at: datetime | None = None) -> DayReport:
    """Return the report of a day. What is still on counts up to `at` (None: not at all)."""
    timeline = Timeline(run)
    order = dict.fromkeys(one.block for one in run.passages)
    blocks = tuple(_had(run, [one for one in run.passages if one.block == key], at) for key in order)
    out = tuple(_out(timeline, one) for one in run.left_out())
    planned = [one for one in blocks if one.planned_start is not None]
    return DayReport(
        run=run.id,
        blocks=blocks,
        left_out=tuple(one for one in out if one.moved_to is None),
        inserted=tuple(one for one in blocks if one.planned_start is None),
        moved=tuple(one for one in out if one.moved_to is not None),
        planned_start=timeline.timed.start,
        start=run.started,
        planned_end=timeline.timed.planned_end,
        end=run.passages[-1].end if run.passages else None,
        planned=sum(one.planned for one in planned),
        actual=sum(one.actual for one in planned),
        paused=sum(one.paused for one in blocks),
    )


def _had(run: Run, passages: list[Passage], at: datetime | None) -> BlockReport:
    block = run.block(passages[0].block)
    first = passages[0]
    spans = [(one, one.end or at or one.start) for one in passages]
    return BlockReport(
        block=first.block,
        title=first.title if block is None else block.title,
        kind=None if block is None else block.kind,
        planned_start=first.planned_start,
        planned=first.planned,
        start=first.start,
        end=passages[-1].end,
        actual=_minutes(sum((end - one.start for one, end in spans), timedelta())),
        paused=_minutes(sum((stood_still(one.pauses, one.start, end) for one, end in spans), timedelta())),
        added=sum(one.added for one in passages),
        times=len(passages),
        skipped=passages[-1].skipped,
        steps=_steps(block, [part for one in passages for part in one.steps], at),
        tracks=() if block is None else _tracks(block, passages),
    )


def _steps(block: Block | None, parts: list[StepPart], at: datetime | None) -> tuple[StepReport, ...]:
    titles = () if block is None else tuple(one.title for one in block.steps)
    made = []
    for step in range(max(len(titles), *(one.step + 1 for one in parts)) if parts else len(titles)):
        mine = [one for one in parts if one.step == step]
        taken = sum(((one.end or at or one.start) - one.start for one in mine), timedelta())
        planned = block.steps[step].minutes if block and step < len(titles) else 0
        made.append(
            StepReport(
                step=step,
                title=titles[step] if step < len(titles) else "",
                planned=mine[0].planned if mine else planned,
                actual=_minutes(taken),
                start=mine[0].start if mine else None,
                end=mine[-1].end if mine else None,
                skipped=bool(mine) and mine[-1].skipped,
            )
        )
    return tuple(made)


def _tracks(block: Block, passages: list[Passage]) -> tuple[TrackReport, ...]:
    said = [part for one in passages for part in one.tracks]
    return tuple(
        TrackReport(
            track=track.id,
            title=track.title,
            planned=sum(one.planned_minutes for one in track.blocks if not one.skipped),
            said=tuple((part.block, part.start) for part in said if part.track == track.id),
        )
        for track in block.tracks
    )


def _out(timeline: Timeline, block: Block) -> BlockReport:
    timed = timeline.planned(block.id)
    return BlockReport(
        block=block.id,
        title=block.title,
        kind=block.kind,
        planned_start=None if timed is None else timed.start,
        planned=block.planned_minutes if timed is None else timed.planned,
        moved_to=timeline.run.change_of(block.id).moved_to,
    )


def _minutes(span: timedelta) -> int:
    return round(span.total_seconds() / 60)
