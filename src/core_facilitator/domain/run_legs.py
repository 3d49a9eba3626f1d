"""The legs of what is still to come of a day: each goes up to something that stands, and says what is lost by then."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from core_facilitator.domain.agendas import Block
from core_facilitator.domain.protections import Cards, guarded, is_protected, least
from core_facilitator.domain.run_figures import whole
from core_facilitator.domain.run_times import Timeline
from core_facilitator.domain.runs import Run
from core_facilitator.domain.shortening import Giver, on_now, to_come
from core_facilitator.domain.timing import instant


@dataclass(frozen=True, slots=True)
class Leg:
    """A part of the day up to a pinned start, a fixed end, or the end of the day.

    By `over` minutes what is in it runs past that; `lost` of them are lost there, and the others only pass on to what
    comes after. The `givers` are what is in it.
    """

    givers: tuple[Giver, ...]
    over: int
    lost: int


def legs(run: Run, at: datetime, cards: Cards) -> tuple[Leg, ...]:
    """Return the legs of a day from what is on; none where nothing is, and nothing is to come."""
    timeline = Timeline(run)
    if run.current is None and not timeline.ahead:
        return ()
    return tuple(_legs(timeline, at.astimezone(UTC), cards))


def _legs(timeline: Timeline, at: datetime, cards: Cards) -> Iterator[Leg]:
    now = timeline.at(at)
    free = timeline.free(at)
    end = timeline.wanted_end(at) or free
    on = on_now(now, whole(end - at), cards)
    givers = [] if on is None else [on]
    since = at if now.passage is None else now.passage.start
    for block, pin in zip(timeline.ahead, timeline.lines.pins(timeline.ahead, since), strict=True):
        if pin is not None:
            start = max(pin, free)
            yield _leg(givers, end - start)
            givers, end = [], start
        if block.fixed_end is None:
            givers.append(to_come(block, cards))
            end = timeline.lines.ends(block, end)
            continue
        stands, due = instant(timeline.run.plan, block.fixed_end), timedelta(minutes=_due(timeline, block, cards))
        yield _leg(givers, end - (stands - due), most=due)
        givers, end = [], max(end, stands)
    yield _leg(givers, end - timeline.planned_end)


def _leg(givers: list[Giver], over: timedelta, most: timedelta = timedelta.max) -> Leg:
    """Return a leg; a part of a minute is not lost."""
    return Leg(tuple(givers), max(0, whole(over)), max(0, whole(min(over, most))))


def _due(timeline: Timeline, block: Block, cards: Cards) -> int:
    """Return the minutes that a block with a fixed end has to keep: what is protected keeps those of the plan."""
    planned = timeline.planned(block.id)
    minutes = block.minutes if planned is None else planned.minutes
    if is_protected(block, cards):
        return minutes
    return min(minutes, max(1, block.floor or 0, sum(least(step) for step in guarded(block, cards))))
