"""Blocks one after the other on the clock, from now on: in the day, or in one track.

A block begins when the one before it ends. A pinned one keeps its time: free time before it takes up a delay, and where
there is none, what comes before it loses its minutes, the last first, protected or not. That is what happens where
nobody does anything; `recovery` knows better. A time that went by before anything on the line began can no longer be
kept, and one that was missed since then is for as soon as possible.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from core_facilitator.domain.agendas import Block, Day
from core_facilitator.domain.run_figures import Expected, whole
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
            planned = self._planned.get(block.id)
            placed.append(
                Expected(
                    block=block,
                    start=start,
                    end=end,
                    planned_start=None if planned is None else planned.start.astimezone(UTC),
                    planned_minutes=0 if planned is None else planned.minutes,
                    pin=pin,
                    gap=whole(start - now),
                )
            )
            now = end
        return tuple(placed)


def _squeeze(placed: list[Expected], until: datetime) -> None:
    """Let what comes before a pinned start end by then: the last block loses its minutes first."""
    for at in reversed(range(len(placed))):
        one = placed[at]
        if one.end <= until:
            return
        start = min(one.start, until)
        lost = whole(one.end - one.start) - whole(until - start)
        placed[at] = replace(one, start=start, end=until, short=one.short + lost)
