"""Blocks one after the other on the clock, from now on: in the day, or in one track.

A block begins when the one before it ends. A pinned one keeps its time: free time before it takes up a delay, and where
there is none, what comes between it and the time that stands before it loses minutes, the last first and what is on
after those. None goes below what it should keep as long as another can give (one that can go down to a minute can be
passed over); then what is not protected gives the rest, and only then what is. That is what happens where nobody does
anything; `recovery` knows better. A time that went by before anything on the line began can no longer be kept, and one
that was missed since then is for as soon as possible.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import takewhile
from types import MappingProxyType
from uuid import UUID

from core_facilitator.domain.agendas import Block, Day
from core_facilitator.domain.protections import NO_CARDS, Cards, fewest, is_protected
from core_facilitator.domain.run_figures import NONE, Expected, begun, whole
from core_facilitator.domain.timing import TimedBlock, ends, instant


class Lines:
    """Places blocks of one day on the clock. `planned` says when each was planned for; `cards` what each must keep.

    `rests` is exactly what is left of each that was interrupted.
    """

    def __init__(
        self,
        day: Day,
        planned: Mapping[UUID, TimedBlock],
        cards: Cards = NO_CARDS,
        rests: Mapping[UUID, timedelta] = MappingProxyType({}),
    ) -> None:
        self._day = day
        self._planned = planned
        self._cards = cards
        self._rests = rests
        self._fewest: dict[UUID, int] = {}

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

    def keeping(self, blocks: Sequence[Block], since: datetime, *, protected: bool) -> datetime | None:
        """Return by when what is on has to end for those before the first pinned block to have what they should keep.

        `protected`: for those of them that are protected. Where nothing after it is pinned, or an end is fixed before
        that, it is as for `cap`.
        """
        before = list(takewhile(lambda pair: pair[1] is None, zip(blocks, self.pins(blocks, since), strict=True)))
        cap = self.cap(blocks, since)
        if cap is None or any(one.fixed_end is not None for one, _ in before):
            return cap
        kept = (one for one, _ in before if not protected or self.is_protected(one))
        return cap - sum((self.keeps(one) for one in kept), NONE)

    def ends(self, block: Block, start: datetime) -> datetime:
        """Return when a block ends that begins then, or goes on then."""
        if block.id in self._rests and block.fixed_end is None:
            return start + max(self._rests[block.id], NONE)
        return ends(self._day, block, start)

    def wanted(self, block: Block) -> int:
        """Return the minutes that a block should have: those of its plan where its end is fixed, else its own."""
        if block.fixed_end is None:
            return block.planned_minutes
        planned = self._planned.get(block.id)
        own = block.planned_minutes
        return own if planned is None else max(planned.minutes, min(own, block.floor or 1))

    def fewest(self, block: Block) -> int:
        """Return the minutes that a block should keep whatever happens."""
        if block.id not in self._fewest:
            self._fewest[block.id] = fewest(block, self.wanted(block), self._cards)
        return self._fewest[block.id]

    def keeps(self, block: Block) -> timedelta:
        """Return how much of a block no pinned start takes as long as another can give: none where it has no floor."""
        fewest = self.fewest(block)
        return timedelta(minutes=fewest) if fewest > 1 else NONE

    def is_protected(self, block: Block) -> bool:
        """Whether a late day may take nothing of a block."""
        return is_protected(block, self._cards)

    def place(self, blocks: Sequence[Block], free: datetime, since: datetime) -> tuple[Expected, ...]:
        """Return when each block will be, where the first can begin at `free`, and what is on began at `since`."""
        placed: list[Expected] = []
        now = free
        for block, pin in zip(blocks, self.pins(blocks, since), strict=True):
            start = now if pin is None else max(pin, free)
            if start < now:
                self._squeeze(placed, start)
                now = start
            end = self.ends(block, start)
            again, wanted = block.id in self._rests, self.wanted(block)
            planned = None if again else self._planned.get(block.id)
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
                    fewest=self.fewest(block),
                    again=again,
                )
            )
            now = end
        return tuple(placed)

    def _squeeze(self, placed: list[Expected], until: datetime) -> None:
        """Let what comes before a pinned start end by then."""
        first = _stands(placed)
        for all_keep in (True, False):
            over = placed[-1].end - until
            for at in reversed(range(first, len(placed))):
                one = placed[at]
                keeps = self.keeps(one.block) if all_keep or self.is_protected(one.block) else NONE
                gives = min(over, max(NONE, one.end - one.start - keeps))
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
