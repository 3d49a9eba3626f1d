"""What blocks really took: the minutes of the last times that a protocol or a block of one title was on.

Offered when somebody plans it again. Only days that are over count, and of those only what ran to its end: what was
left before its time, or was on more than once, says nothing of how long it takes. Nor does a day on a clock of its
own: it may have been a rehearsal.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import TypeVar
from uuid import UUID

from core_facilitator.domain.agendas import Block, Shape
from core_facilitator.domain.run_reports import BlockReport, report
from core_facilitator.domain.runs import Run

K = TypeVar("K")

LAST = 3
"""How many of the last times are told."""

_ROUGH = 2  # minutes that are as planned, for people


@dataclass(frozen=True, slots=True, kw_only=True)
class Took:
    """One time that a block was on: where and when, the minutes that it was planned for, and those that it took."""

    session: UUID
    block: UUID
    on: date
    planned: int
    actual: int


@dataclass(frozen=True, slots=True)
class Insight:
    """The last times that something was on, the newest first. There is always at least one."""

    times: tuple[Took, ...]

    @property
    def actual(self) -> int:
        """The median of the minutes that it took."""
        return round(median(one.actual for one in self.times))

    @property
    def planned(self) -> int:
        """The median of the minutes that it was planned for."""
        return round(median(one.planned for one in self.times))

    def differs(self, minutes: int) -> bool:
        """Whether it usually takes more or less than these minutes, by more than people notice."""
        return abs(self.actual - minutes) > _ROUGH


@dataclass(frozen=True, slots=True)
class Insights:
    """All that is known, by the key of a card, by title, and by block."""

    cards: Mapping[str, tuple[Took, ...]]
    titles: Mapping[str, tuple[Took, ...]]
    blocks: Mapping[UUID, Took]

    def of_block(self, block: Block) -> Insight | None:
        """Return what is known of a block: by its card, else by its title. What it took itself does not count."""
        known = self.cards.get(block.card, ()) if block.card else ()
        known = known or self.titles.get(_title(block), ())
        others = [one for one in known if one.block != block.id]
        return Insight(tuple(others[:LAST])) if others else None


def insights(runs: Iterable[Run]) -> Insights:
    """Return what blocks took in days that are over, of several runs of one day in the newest."""
    cards: dict[str, list[Took]] = defaultdict(list)
    titles: dict[str, list[Took]] = defaultdict(list)
    blocks: dict[UUID, Took] = {}
    told = (run for run in runs if run.closed is not None and not run.shift)
    newest = {(run.session, run.plan.id, run.plan.date): run for run in told}
    for run in sorted(newest.values(), key=_day, reverse=True):
        for block, took in _took(run):
            blocks.setdefault(block.id, took)
            titles[_title(block)].append(took)
            if block.card:
                cards[block.card].append(took)
    return Insights(_fixed(cards), _fixed({title: times for title, times in titles.items() if title}), blocks)


def day_minutes(run: Run) -> tuple[int, int]:
    """Return the planned and the actual minutes of all that took place on a day."""
    told = report(run, run.closed)
    return told.planned, told.actual


def _day(run: Run) -> date:
    return run.plan.date


def _took(run: Run) -> Iterable[tuple[Block, Took]]:
    """Yield what ran to its end, the latest first."""
    for one in reversed(report(run, run.closed).blocks):
        block = run.block(one.block)
        if block is not None and _tells(one):
            took = Took(session=run.session, block=block.id, on=run.plan.date, planned=one.planned, actual=one.actual)
            yield block, took


def _tells(one: BlockReport) -> bool:
    whole = one.times == 1 and not one.skipped and one.shape is not Shape.MILESTONE
    return whole and one.actual > 0 and one.planned > 0


def _title(block: Block) -> str:
    return " ".join(block.title.split()).casefold()


def _fixed(times: Mapping[K, Sequence[Took]]) -> dict[K, tuple[Took, ...]]:
    return {key: tuple(of_one) for key, of_one in times.items()}
