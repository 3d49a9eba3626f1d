"""Making what is on, or still to come, shorter: how many minutes a block can give, and what becomes of what is in it.

A block first gives minutes that none of its steps needs. Then its steps are fitted as for a plan (`fitting`): silence,
what each does alone and the closing are kept. In a group each track that is too long is shortened. What is on gives
only of what is left of it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from core_facilitator.domain.agendas import Block, Track, all_blocks
from core_facilitator.domain.fitting import shortened
from core_facilitator.domain.protections import Cards, guarded, is_flexible, least, room
from core_facilitator.domain.protocols import ProtocolStep
from core_facilitator.domain.run_figures import Figures, TrackClock, whole
from core_facilitator.domain.runs import Change, Passage, Run
from core_facilitator.domain.shares import shared


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Minutes that a block gives, or one of its steps; `after` are those that it has then."""

    block: UUID
    step: int | None = None
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Giver:
    """A block that can give minutes; it may be `on`.

    `minutes` are those that it still has, `free` those of them that no step needs, and `room` is the most that it can
    give. `steps` are those that are on or still to come, the first of them in place `first`, with the minutes that they
    still have; `tracks` what is on or still to come in each track, and by how much that can become shorter.
    """

    block: Block
    on: bool
    minutes: int
    free: int
    room: int
    first: int
    steps: tuple[ProtocolStep, ...]
    tracks: tuple[tuple[Track, tuple[tuple[Block, int], ...]], ...]


def to_come(block: Block, cards: Cards) -> Giver:
    """Return how a block that has not begun can give."""
    most = room(block, cards)
    steps = guarded(block, cards)
    needed = sum(step.minutes for step in steps)
    free = 0 if not steps or block.holds_blocks else max(0, block.minutes - needed)
    tracks = tuple((track, tuple((one, room(one, cards)) for one in _takes_time(track))) for track in block.tracks)
    return Giver(block, False, block.planned_minutes, min(free, most), most, 0, steps, tracks)


def on_now(now: Figures, block: Block, passage: Passage, left: int, cards: Cards) -> Giver:
    """Return how what is on can give of the `left` minutes that it still has."""
    steps, first = _remaining(now, block, cards)
    tracks = tuple((one.track, tuple(_left_in(one, cards))) for one in now.tracks)
    needed = sum(step.minutes for step in steps)
    fewest = max(1, sum(least(step) for step in steps))
    most = min(left - fewest, block.planned_minutes - max(1, (block.floor or 0) - passage.added))
    if block.holds_blocks:
        most = min(most, *(_slack(block, one, inner) for one, inner in tracks))
    most = max(0, most) if is_flexible(block, cards) else 0
    free = 0 if not steps or block.holds_blocks else max(0, left - needed)
    return Giver(block, True, left, min(free, most), most, first, steps, tracks)


def less(giver: Giver, minutes: int, cards: Cards) -> Iterator[Given]:
    """Yield what a block gives: first it itself, and then its steps and what is in its tracks.

    One that is given minutes instead (less than none) leaves them free.
    """
    block = giver.block
    yield Given(block=block.id, before=block.planned_minutes, after=block.planned_minutes - minutes)
    if minutes < 0:
        return
    yield from _of_steps(block, giver.first, giver.steps, giver.minutes - minutes)
    for track, inner in giver.tracks:
        missing = sum(one.planned_minutes for one in _takes_time(track)) - (block.planned_minutes - minutes)
        taken = shared(max(0, missing), [one.planned_minutes for one, _ in inner], [most for _, most in inner])
        for (one, _), gives in zip(inner, taken, strict=True):
            if gives:
                after = one.planned_minutes - gives
                yield Given(block=one.id, before=one.planned_minutes, after=after)
                yield from _of_steps(one, 0, guarded(one, cards), after)


def shorter(run: Run, given: Iterable[Given]) -> Run:
    """Return the run in which blocks and steps have other minutes today. A group has those of its tracks.

    Raises:
        KeyError: when today has no such block.
    """
    today = {one.id: one for one in all_blocks(run.today())}
    changes = {one.block: one for one in run.changes}
    steps: dict[UUID, list[int]] = {}
    for one in given:
        block = today[one.block]
        change = changes.get(one.block, Change(block=one.block))
        if one.step is not None:
            minutes = steps.setdefault(one.block, [step.minutes for step in block.steps])
            minutes[one.step] = one.after
            changes[one.block] = replace(change, steps=tuple(minutes))
        elif not block.holds_blocks:
            changes[one.block] = replace(change, minutes=one.after)
    return replace(run, changes=tuple(changes.values()))


def _of_steps(block: Block, first: int, steps: Sequence[ProtocolStep], minutes: int) -> Iterator[Given]:
    """Yield the steps that become shorter (or longer, for turns to be alike) for all of them to fit into so many."""
    missing = sum(step.minutes for step in steps) - minutes
    if missing <= 0:
        return
    for place, (step, after) in enumerate(zip(steps, shortened(steps, missing), strict=True), first):
        if after != step.minutes:
            before = block.steps[place].minutes
            yield Given(block=block.id, step=place, before=before, after=before + after - step.minutes)


def _remaining(now: Figures, block: Block, cards: Cards) -> tuple[tuple[ProtocolStep, ...], int]:
    """Return the steps of what is on that are not over, with the minutes that they have left, and the first's place."""
    if now.step is None or now.step_clock is None:
        return (), 0
    on, *later = guarded(block, cards)[now.step.step :]
    left = min(max(0, whole(now.step_clock.left)), on.minutes)
    floor = max(0, least(on) - (on.minutes - left))
    return (replace(on, minutes=left, floor=floor), *later), now.step.step


def _left_in(clock: TrackClock, cards: Cards) -> Iterator[tuple[Block, int]]:
    """Yield what can become shorter in a track that is on; in one that is through that takes nothing from anybody."""
    if clock.block is None:
        for one in _takes_time(clock.track):
            yield one, one.planned_minutes if is_flexible(one, cards) else 0
        return
    yield clock.block, max(0, min(room(clock.block, cards), whole(clock.clock.left) - 1))
    yield from ((one.block, room(one.block, cards)) for one in clock.later)


def _slack(group: Block, track: Track, inner: Iterable[tuple[Block, int]]) -> int:
    """Return by how much a group can become shorter for this track."""
    waits = group.planned_minutes - sum(one.planned_minutes for one in _takes_time(track))
    return waits + sum(most for _, most in inner)


def _takes_time(track: Track) -> tuple[Block, ...]:
    return tuple(one for one in track.blocks if not one.skipped)
