"""What the clock says while a day runs: how long, what next, and whether the day still ends on time.

Every figure is a function of a run and a moment. The rules, in the words of research on how others keep time:

- What is on ends when its minutes, those given meanwhile and those that the clock stood still are over, and never
  before now. One with a fixed end ends then, and one before a pinned start ends by then; only minutes that somebody
  gives it move that.
- A later block begins when the one before it ends, and a pinned one at its time (`run_lines`).
- A fixed end gives up its own minutes, and no delay goes past it.
- The offset is how much later than planned what is on will end. `relative` leaves out that the day began late.
- The end of a block stands, whatever its steps take (`run_steps`).
- What was interrupted and is taken up again goes on with what it had left (`run_rests`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from core_facilitator.domain.agendas import Block, Shape
from core_facilitator.domain.protections import NO_CARDS, Cards
from core_facilitator.domain.run_figures import (
    LAST_AT,
    NONE,
    WARN_AT,
    Countdown,
    Expected,
    ExpectedStep,
    Figures,
    Milestone,
    Phase,
    Reach,
    TrackClock,
    countdown,
    whole,
)
from core_facilitator.domain.run_lines import Lines
from core_facilitator.domain.run_rests import rest, so_far, what_is_left
from core_facilitator.domain.run_steps import step_countdown, steps_over, steps_to_come
from core_facilitator.domain.run_tracks import track_clocks
from core_facilitator.domain.runs import Passage, Run, stood_still
from core_facilitator.domain.timing import TimedBlock, TimedDay, time_day

__all__ = [
    "LAST_AT",
    "WARN_AT",
    "Countdown",
    "Expected",
    "ExpectedStep",
    "Figures",
    "Milestone",
    "Phase",
    "Reach",
    "Timeline",
    "TrackClock",
    "figures",
]


_BOTH = (False, True)


class Timeline:
    """A run with its plan on the clock, ready to be asked for any moment: what does not move is reckoned once.

    `cards` are those of the library by key, which say more about what must be kept.
    """

    def __init__(self, run: Run, cards: Cards = NO_CARDS) -> None:
        self.run = run
        self.timed: TimedDay = time_day(run.plan)
        self._planned = {one.block.id: one for one in self.timed.all_blocks()}
        again = set(run.interrupted())
        ahead = () if run.closed else run.ahead()
        self.lines = Lines(run.plan, self._planned, cards, {one.id: rest(run, one) for one in ahead if one.id in again})
        self.ahead = tuple(what_is_left(run, one) if one.id in again else one for one in ahead)
        on = run.current
        self._passage = None if on is None else so_far(run, on.block)
        self._block = None if on is None else run.block(on.block)
        self.since = since = None if on is None else on.start
        self._cap = None if since is None else self.lines.cap(self.ahead, since)
        self._keeps = [None if since is None else self.lines.keeping(self.ahead, since, protected=one) for one in _BOTH]
        self._to_reach = [one for one in run.today() if one.shape is Shape.MILESTONE and not one.skipped]
        self.planned_end = (run.ends_at or self.timed.planned_end).astimezone(UTC)
        self.kept_end = self._kept_end()
        self.gone_last = self._gone_last()

    def planned(self, block_id: UUID) -> TimedBlock | None:
        """Return when a block was planned for; None for one that came in today."""
        return self._planned.get(block_id)

    def pin(self, block: Block) -> datetime | None:
        """Return the moment that a block is pinned to."""
        return self.lines.pin(block)

    def at(self, at: datetime) -> Figures:
        """Return every figure of that moment."""
        at = at.astimezone(UTC)
        run, block, passage = self.run, self._block, self._passage
        clock = None if passage is None or block is None else self.clock(block, passage, at)
        later = self.lines.place(self.ahead, self.free(at), self.since or at)
        offset = self._offset(at, passage, clock, later)
        return Figures(
            run=run,
            at=at,
            passage=passage,
            block=block,
            clock=clock,
            **_of_steps(block, passage, clock, at),
            tracks=()
            if not (block and passage and clock)
            else tuple(track_clocks(self.lines, block, passage, clock, at)),
            later=later,
            milestones=tuple(self._milestones(at, later)),
            offset=offset,
            relative=offset - self._late_start(offset),
            end=later[-1].end if later else clock.end if clock else self._over(at),
            planned_end=self.planned_end,
            kept_end=self.kept_end,
            gone_last=self.gone_last,
        )

    def clock(self, block: Block, passage: Passage, at: datetime) -> Countdown:
        """Return the countdown of a block that is on; `passage` is all of it so far."""
        still = stood_still(passage.pauses, passage.start, at)
        by_itself = self._by_itself(block, passage, still)
        ends = self._by_pin(block, passage, by_itself, still)
        given = max(ends + timedelta(minutes=passage.added), passage.start)
        stiller = still + timedelta(seconds=1)
        stands = ends == self._by_pin(block, passage, self._by_itself(block, passage, stiller), stiller)
        clock = countdown(passage.start, given, at, still, block, short=whole(by_itself - ends))
        return replace(clock, stands=stands)

    def wanted_end(self, at: datetime) -> datetime | None:
        """Return when what is on would end if nothing after it were pinned, never before now; None where nothing is."""
        passage = self._passage
        if passage is None or self._block is None:
            return None
        still = stood_still(passage.pauses, passage.start, at.astimezone(UTC))
        return max(self._by_itself(self._block, passage, still) + timedelta(minutes=passage.added), at.astimezone(UTC))

    def free(self, at: datetime) -> datetime:
        """Return when what comes next can begin: when what is on ends; in a day that has not begun, not too early."""
        at = at.astimezone(UTC)
        if self._passage is not None and self._block is not None:
            return self.clock(self._block, self._passage, at).end
        return at if self.run.passages else self._earliest(at)

    def least_added(self, at: datetime) -> int:
        """Return how few minutes can be given to what is on, in all: 0 or less. Fewer would leave less than none."""
        passage = self._passage
        if passage is None or self._block is None:
            return 0
        still = stood_still(passage.pauses, passage.start, at)
        ends = self._by_pin(self._block, passage, self._by_itself(self._block, passage, still), still)
        return min(0, -whole(ends - passage.start - still))

    def _by_itself(self, block: Block, passage: Passage, still: timedelta) -> datetime:
        """Return when a block that is on ends by its own minutes; that the clock stood still moves no fixed end."""
        return self.lines.ends(block, passage.start) + (NONE if block.fixed_end else still)

    def _by_pin(self, block: Block, passage: Passage, end: datetime, still: timedelta) -> datetime:
        """Return when what is on has to end for what is pinned after it, with what those before that should keep."""
        all_keep, protected_keep = self._keeps
        if self._cap is None or all_keep is None or protected_keep is None or block.fixed_end is not None:
            return end if self._cap is None else min(end, self._cap)
        least = passage.start + still + self.lines.keeps(block)
        ends = min(end, max(all_keep, least))
        if not self.lines.is_protected(block):
            ends = min(ends, max(protected_keep, passage.start + still))
        return min(ends, self._cap)

    def _earliest(self, at: datetime) -> datetime:
        """Return when a day that has not begun can begin: not before its start, unless its first block is pinned so."""
        first = None if not self.ahead else self.planned(self.ahead[0].id)
        start = self.timed.start if first is None else min(self.timed.start, first.start)
        return max(at, start.astimezone(UTC))

    def _over(self, at: datetime) -> datetime:
        """Return when a day with nothing ahead was over."""
        last = self.run.passages[-1].end if self.run.passages else None
        return last or self.run.closed or at

    def _offset(
        self, at: datetime, passage: Passage | None, clock: Countdown | None, later: Sequence[Expected]
    ) -> timedelta:
        if passage is not None and clock is not None and passage.planned_start is not None:
            return clock.end - self._planned_end(passage)
        for one in later:
            if one.planned_start is not None:
                return one.start - one.planned_start if self.run.passages else max(at - one.planned_start, NONE)
        end = clock.end if clock else self._over(at)
        return end - self._had_end() if self.run.passages else NONE

    def _had_end(self) -> datetime:
        """Return when the last that was on and was planned should have ended; else when the plan ends."""
        had = (one for one in reversed(self.run.passages) if one.planned_start is not None)
        return next((self._planned_end(one) for one in had), self.timed.end.astimezone(UTC))

    def _planned_end(self, passage: Passage) -> datetime:
        planned = self.planned(passage.block)
        if planned is None and passage.planned_start is not None:
            return passage.planned_start + timedelta(minutes=passage.planned)
        return (self.timed if planned is None else planned).end.astimezone(UTC)

    def _kept_end(self) -> datetime | None:
        """Return when what the day still ends with was planned to end; None where nothing that was planned is left."""
        left = [one.id for one in (*(() if self._block is None else (self._block,)), *self.ahead)]
        ends = [self._planned[one].end.astimezone(UTC) for one in left if one in self._planned]
        return ends[-1] if ends else None

    def _gone_last(self) -> tuple[Block, ...]:
        """Return what was planned to come after what the day still ends with, and is left out."""
        last = self.ahead[-1] if self.ahead else self._block
        blocks = self.run.today()
        after = next((at for at, one in enumerate(blocks, 1) if last is not None and one.id == last.id), len(blocks))
        gone = {one.id for one in self.run.left_out()}
        return tuple(one for one in blocks[after:] if one.id in gone)

    def _late_start(self, offset: timedelta) -> timedelta:
        """Return by how much the day began late; before it begins, that is all there is."""
        if not self.run.passages:
            return offset
        for one in self.run.passages:
            if one.planned_start is not None:
                return one.start - one.planned_start
        return NONE

    def _milestones(self, at: datetime, later: Sequence[Expected]) -> Iterator[Milestone]:
        expected = {one.block.id: one for one in later}
        for block in self._to_reach:
            had, ahead = self.run.passage_of(block.id), expected.get(block.id)
            planned, pin = self.planned(block.id), self.pin(block)
            if had is not None:
                yield Milestone(block=block, reach=Reach.REACHED, at=had.start)
            elif ahead is not None and (pin is None or pin >= at):
                yield Milestone(block=block, reach=Reach.AHEAD, at=ahead.start)
            else:
                at_plan = None if planned is None else planned.start.astimezone(UTC)
                yield Milestone(block=block, reach=Reach.PASSED, at=at_plan)


def figures(run: Run, at: datetime) -> Figures:
    """Return every figure of a run at a moment. `Timeline` is the same for many moments of one run."""
    return Timeline(run).at(at)


def _of_steps(block: Block | None, passage: Passage | None, clock: Countdown | None, at: datetime) -> dict[str, Any]:
    """Return the figures of the steps of what is on, by name."""
    own = None
    if block is not None and passage is not None and clock is not None:
        own = step_countdown(block, passage, at, clock.due)
    if block is None or passage is None or passage.step is None or clock is None or own is None:
        return {"step": None, "step_clock": None, "steps": ()}
    return {
        "step": passage.step,
        "step_clock": own,
        "steps": steps_to_come(block, passage.step, own, clock),
        "steps_over": steps_over(block, passage.step, passage.pauses, at, clock.due),
    }
