"""The legs of what is still to come of a day: each goes up to something that stands, and says what is lost by then."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from core_facilitator.domain.agendas import Block
from core_facilitator.domain.protections import Cards
from core_facilitator.domain.run_figures import whole
from core_facilitator.domain.run_times import Timeline
from core_facilitator.domain.runs import Run
from core_facilitator.domain.shortening import Giver, on_now, to_come
from core_facilitator.domain.timing import instant


@dataclass(frozen=True, slots=True)
class Leg:
    """A part of the day up to a pinned start, a fixed end, or the end of the day.

    By `over` minutes what is in it runs past that; `lost` of them are lost there, and the others only pass on to what
    comes after. In it are what is `on`, or not, and the `blocks` to come.
    """

    on: bool
    blocks: tuple[Block, ...]
    over: int
    lost: int


class Course:
    """A run from one moment on, leg by leg. Of a day that is over, there is only its end."""

    def __init__(self, run: Run, at: datetime, cards: Cards) -> None:
        self.run = run
        self.at = at.astimezone(UTC)
        self.cards = cards
        self._timeline = Timeline(run, cards)
        self.now = self._timeline.at(at)
        self._end = self._timeline.wanted_end(at)
        self.legs = tuple(self._legs())

    @property
    def lost(self) -> int:
        """How many minutes will be lost where nobody does anything."""
        return sum(one.lost for one in self.legs)

    def givers(self, leg: Leg) -> tuple[Giver, ...]:
        """Return what is in a leg, with what each can give."""
        later = tuple(self._to_come(one) for one in leg.blocks)
        block, passage = self.now.block, self.now.passage
        if not leg.on or block is None or passage is None or self._end is None:
            return later
        return (on_now(self.now, block, passage, whole(self._end - self.at), self.cards), *later)

    def _to_come(self, block: Block) -> Giver:
        """Return how a block to come can give: of one that was interrupted, what is left of it."""
        giver, whole_block = to_come(block, self.cards), self.run.block(block.id) or block
        return replace(giver, block=whole_block, first=len(whole_block.steps) - len(block.steps))

    def _legs(self) -> Iterator[Leg]:
        lines, ahead = self._timeline.lines, self._timeline.ahead
        free = self._timeline.free(self.at)
        end = self._end or (free if ahead else self.now.end)
        on, blocks = self._end is not None, list[Block]()
        since = self._timeline.since or self.at
        for block, pin in zip(ahead, lines.pins(ahead, since), strict=True):
            if pin is not None:
                start = max(pin, free)
                yield _leg(on, blocks, end - start)
                on, blocks, end = False, [], start
            if block.fixed_end is None:
                blocks.append(block)
                end = lines.ends(block, end)
                continue
            stands, due = instant(self.run.plan, block.fixed_end), timedelta(minutes=lines.fewest(block))
            yield _leg(on, blocks, end - (stands - due), most=due)
            on, blocks, end = False, [], max(end, stands)
        yield _leg(on, blocks, end - self._timeline.planned_end)


def _leg(on: bool, blocks: list[Block], over: timedelta, most: timedelta = timedelta.max) -> Leg:
    """Return a leg; a part of a minute is not lost."""
    return Leg(on, tuple(blocks), max(0, whole(over)), max(0, whole(min(over, most))))
