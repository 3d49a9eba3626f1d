"""Blocks one after the other on the clock, from now on: in the day, or in one track.

A block begins when the one before it ends. A pinned one keeps its time: free time before it takes up a delay, and where
there is none, what comes between it and the time that stands before it loses minutes, the last first. None goes below
what it should keep as long as another can give; then what is not protected gives the rest, and only then what is. That
is what happens where nobody does anything; `recovery` knows better. A time that went by before anything on the line
began can no longer be kept, and one that was missed since then is for as soon as possible.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from core_facilitator.domain.agendas import Block, Day
from core_facilitator.domain.protections import NO_CARDS, Cards, fewest, is_protected
from core_facilitator.domain.run_figures import NONE, Expected, begun, whole
from core_facilitator.domain.timing import TimedBlock, ends, instant


class Lines:
    """Places blocks of one day on the clock. `planned` says when each was planned for."""

    def __init__(self, day: Day, planned: Mapping[UUID, TimedBlock]) -> None:
        self._day = day
        self._planned = planned

    def pin(self, block: Block) -> datetime | None:
        """Return the moment that a block is pinned to."""
        return None if block.pin is None else instant(self._day, block.pin)

    def pins(self, blocks: Iterable[Block], since: datetime) -> tuple[datetime | None, ...]:
        """Return the pin of each block that can count: not before `since`, nor before a pin ahead of it."""
        found = []
        for block in blocks:
            pin = self.pin(block)
            if pin is not None and pin < since:
                pin = None
            since = since if pin is None else pin
            found.append(pin)
        return tuple(found)

    def cap(self, blocks: Iterable[Block], since: datetime) -> datetime | None:
        """Return by when what began at `since` has to end, for the first pinned block after it to keep its time."""
        return next((pin for pin in self.pins(blocks, since) if pin is not None), None)

    def ends(self, block: Block, start: datetime) -> datetime:
        """Return when a block ends that begins then."""
        return ends(self._day, block, start)

    def wanted(self, block: Block) -> int:
        """Return the minutes that a block should have: those of its plan where its end is fixed, else its own."""
        if block.fixed_end is None:
            return block.planned_minutes
        planned = self._planned.get(block.id)
        own = block.planned_minutes
        return own if planned is None else max(planned.minutes, min(own, block.floor or 1))

    def fewest(self, block: Block, cards: Cards = NO_CARDS) -> int:
        """Return the minutes that a block should keep whatever happens."""
        return fewest(block, self.wanted(block), cards)

    def place(self, blocks: Sequence[Block], free: datetime, since: datetime) -> tuple[Expected, ...]:
        """Return when each block will be, where the first can begin at `free`, and what is on began at `since`."""
        placed: list[Expected] = []
        now = free
        for block, pin in zip(blocks, self.pins(blocks, since), strict=True):
            start = now if pin is None else max(pin, free)
            if start < now:
                _squeeze(placed, start)
                now = start
            end = self.ends(block, start)
            planned, wanted = self._planned.get(block.id), self.wanted(block)
            placed.append(
                Expected(
                    block=block,
                    start=start,
                    end=end,
                    planned_start=None if planned is None else planned.start.astimezone(UTC),
                    planned_minutes=0 if planned is None else planned.minutes,
                    pin=pin,
                    gap=whole(start - now),
                    short=max(0, wanted - begun(end - start)) if block.fixed_end else 0,
                    fewest=fewest(block, wanted),
                )
            )
            now = end
        return tuple(placed)


def _squeeze(placed: list[Expected], until: datetime) -> None:
    """Let what comes before a pinned start end by then."""
    first = _stands(placed)
    for keep in (_should_keep, _is_kept):
        over = placed[-1].end - until
        for at in reversed(range(first, len(placed))):
            gives = min(over, max(NONE, placed[at].end - placed[at].start - keep(placed[at])))
            over -= gives
            _give(placed, at, gives)
    _end_by(placed, until)


def _stands(placed: Sequence[Expected]) -> int:
    """Return the place of the first of those before a pinned start that can help it: none before a time that stands."""
    for at in reversed(range(len(placed))):
        if placed[at].block.fixed_end is not None:
            return at + 1
        if placed[at].pin is not None:
            return at
    return 0


def _should_keep(one: Expected) -> timedelta:
    return timedelta(minutes=one.fewest)


def _is_kept(one: Expected) -> timedelta:
    return timedelta(minutes=one.fewest) if is_protected(one.block) else NONE


def _give(placed: list[Expected], at: int, gives: timedelta) -> None:
    """Let one give so much of its time, and what comes after it begin so much sooner."""
    if not gives:
        return
    placed[at] = _within(placed[at], placed[at].start, placed[at].end - gives)
    for after in range(at + 1, len(placed)):
        placed[after] = replace(placed[after], start=placed[after].start - gives, end=placed[after].end - gives)


def _end_by(placed: list[Expected], until: datetime) -> None:
    """Take the rest from whatever there is, the last first."""
    for at in reversed(range(len(placed))):
        if placed[at].end <= until:
            return
        placed[at] = _within(placed[at], min(placed[at].start, until), until)


def _within(one: Expected, start: datetime, end: datetime) -> Expected:
    return replace(one, start=start, end=end, short=one.short + one.minutes - begun(end - start))
