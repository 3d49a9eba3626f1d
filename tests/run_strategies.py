"""Generated days that run: any plan, and any acts in it, in the order of time.

Each block and each act is made from one number, so that a day that fails shrinks to the few that matter.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from random import Random
from uuid import UUID

from hypothesis import strategies as st

from core_facilitator.domain import run_acts as acts
from core_facilitator.domain.agendas import Block, Day, Step, TimeKind, Together, Track, all_blocks
from core_facilitator.domain.run_acts import NotPossible
from core_facilitator.domain.runs import Run, following, with_change
from core_facilitator.domain.timing import time_day
from running_days import block, key, track
from strategies import DATES, ZONES

SEEDS = st.integers(0, 2**32)


@dataclass(frozen=True)
class Played:
    """A run after some acts, and the moment of the last."""

    run: Run
    at: datetime


@st.composite
def plans(draw: st.DrawFn, *, fixed: bool = True) -> Day:
    """Return days with all that a block can say of its running; with pins and fixed ends only where asked for."""
    seeds = draw(st.lists(SEEDS, min_size=1, max_size=9))
    head = Random(draw(SEEDS))
    start = time(head.choice((0, 8, 9, 13, 22)), head.choice((0, 30)))
    made: list[Block] = []
    clock = start.hour * 60 + start.minute
    for place, seed in enumerate(seeds, 1):
        made.append(_block(Random(seed), place * 100, clock if fixed else None))
        clock += 0 if made[-1].skipped else made[-1].planned_minutes
    end = _wall(clock + head.choice((0, 0, 0, 30, -20)))
    return Day(
        id=key(900), date=head.choice(DATES), start=start, end=end, time_zone=head.choice(ZONES), blocks=tuple(made)
    )


@st.composite
def played(draw: st.DrawFn, *, fixed: bool = True) -> Played:
    """Return a run in which some acts were done, some time apart."""
    plan = draw(plans(fixed=fixed))
    start = time_day(plan).start.astimezone(UTC) + timedelta(minutes=draw(st.integers(-20, 40)))
    now = Played(Run(id=key(901), session=key(902), plan=plan), start)
    for seed in draw(st.lists(SEEDS, min_size=4, max_size=16)):
        chance = Random(seed)
        at = now.at + timedelta(seconds=chance.choice((0, 37, 5 * 60, 12 * 60, 30 * 60)))
        now = Played(_done(chance, Played(now.run, at)), at)
    return now


def _wall(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)


def _block(chance: Random, number: int, clock: int | None) -> Block:
    """Return a block that may be pinned near that minute of the day."""
    minutes = chance.choice((0, 5, 10, 15, 20, 30, 30, 45, 60))
    tracks: tuple[Track, ...] = ()
    if clock is not None and chance.random() < 0.2:
        tracks = tuple(
            track(number + place * 20, *(_block(chance, number + place * 20 + one, None) for one in range(1, 3)))
            for place in range(1, chance.randint(2, 4))
        )
    pinned = clock is not None and chance.random() < 0.2
    ends = clock is not None and not pinned and chance.random() < 0.15
    return replace(
        block(number, minutes),
        kind=chance.choice((*TimeKind, TimeKind.PLENARY, TimeKind.SMALL_GROUP)),
        floor=chance.choice((None, None, 0, 5, 15, 25)),
        pin=_wall((clock or 0) + chance.choice((0, 0, 10, 30, -10))) if pinned else None,
        fixed_end=_wall((clock or 0) + minutes + chance.choice((0, 10, -10))) if ends else None,
        protected=chance.random() < 0.2,
        skipped=chance.random() < 0.1,
        droppable=chance.random() < 0.25,
        goes_on=chance.random() < 0.4,
        warn_at=chance.choice((None, None, 0, 3, 20)),
        last_at=chance.choice((None, None, 0, 2)),
        steps=tuple(_steps(chance, minutes)) if chance.random() < 0.5 else (),
        tracks=tracks,
    )


def _steps(chance: Random, minutes: int) -> list[Step]:
    left, made = minutes, []
    for place in range(chance.randint(1, 4)):
        taken = chance.randint(0, max(0, left))
        left -= taken
        silent, together = chance.choice((("", None), ("", Together.ALONE), ("Everyone", None), ("Coaches", None)))
        made.append(Step(title=f"Step {place}", minutes=taken, silent=silent, together=together))
    return made if chance.random() < 0.2 else [*made[:-1], replace(made[-1], minutes=made[-1].minutes + left)]


def _done(chance: Random, now: Played) -> Run:
    """Return the run after an act; one that is not possible, or of something that is not there, changes nothing."""
    run, at = now.run, now.at
    every = [one.id for one in all_blocks(run.today())] or [key(1)]
    top = [one.id for one in run.today()] or [key(1)]
    possible: tuple[Callable[[], Run], ...] = (
        lambda: acts.next_block(run, at),
        lambda: acts.next_block(run, at),
        lambda: acts.next_step(run, at),
        lambda: acts.next_step(run, at),
        lambda: acts.next_step(run, at, skipped=True),
        lambda: acts.pause(run, at),
        lambda: acts.pause(run, at),
        lambda: acts.back(run),
        lambda: acts.advanced(run, at),
        lambda: acts.start_at_plan(run, at),
        lambda: acts.reopen(acts.close(run, at)),
        lambda: acts.add(run, chance.randint(-20, 20), at),
        lambda: _inserted(chance, now),
        lambda: acts.jump(run, chance.choice(top), at),
        lambda: acts.leave_out(run, [chance.choice(top)]),
        lambda: acts.take_up(run, [chance.choice(top)]),
        lambda: with_change(run, chance.choice(every), minutes=chance.randint(0, 60)),
        lambda: _without(run, chance.choice(top)),
        lambda: _in_track(chance, now),
        lambda: _corrected(chance, now),
    )
    try:
        return chance.choice(possible)()
    except (NotPossible, IndexError, KeyError):
        return run


def _inserted(chance: Random, now: Played) -> Run:
    known = {one.id for one in now.run.today()} | {one.block for one in now.run.passages}
    number = next(one for one in range(10_000, 11_000) if key(one) not in known)
    new = block(number, chance.choice((0, 5, 20)))
    return acts.insert(now.run, new, now.at, begin=chance.random() < 0.5)


def _in_track(chance: Random, now: Played) -> Run:
    group = None if now.run.current is None else now.run.block(now.run.current.block)
    track_ = chance.choice(group.tracks if group and group.tracks else (track(1, block(1)),))
    return acts.begin_in_track(now.run, track_.id, chance.choice(track_.blocks).id, now.at)


def _corrected(chance: Random, now: Played) -> Run:
    """Set a start, an end or a step right, some minutes from what was noted."""
    index = chance.randrange(max(1, len(now.run.passages)))
    passage = now.run.passages[index]
    by = timedelta(minutes=chance.randint(-15, 15))
    correct = chance.choice((0, 1, 2))
    if correct == 0:
        return acts.began(now.run, index, passage.start + by, now.at)
    if correct == 1:
        return acts.ended(now.run, index, (passage.end or now.at) + by, now.at)
    part = chance.randrange(max(1, len(passage.steps)))
    return acts.step_began(now.run, index, part, passage.steps[part].start + by, now.at)


def _without(run: Run, block_id: UUID) -> Run:
    """Let the plan lose a block."""
    left = tuple(one for one in run.plan.blocks if one.id != block_id)
    return following(run, replace(run.plan, blocks=left))
