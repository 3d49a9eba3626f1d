"""When everything happens: every start and end of a day, derived from order, minutes and the times that are fixed.

Minutes are elapsed minutes, so a day on which the clock changes comes out right: all sums are done in UTC, and the
day's own zone gives the wall clock. (Python subtracts and compares two times of one zone by their wall clocks; so
between times use `elapsed`.) A wall time that the clock skips means the moment as much later; one that it
repeats means the first of the two.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from uuid import UUID
from zoneinfo import ZoneInfo

from core_facilitator.domain.agendas import Block, Day, Shape, TimeKind, Track, map_blocks

# A time this much before the day's start can only be meant for the night after it.
_NIGHT = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class TimedTrack:
    """A track with its blocks' times.

    `slack` is the minutes it waits for its group to end; negative where it runs past the group's fixed end.
    """

    track: Track
    blocks: tuple["TimedBlock", ...]
    end: datetime
    slack: int


@dataclass(frozen=True, slots=True)
class TimedBlock:
    """A block on the clock of its day.

    `minutes` are the real ones: a fixed end gives its own, a group is as long as its longest track, a skipped block
    takes none. `gap` are free minutes before the block, because its pin comes later than what is before it ends;
    `overlap` are the minutes by which what is before it runs past its pin (or its fixed end). The pin stands.
    """

    block: Block
    start: datetime
    end: datetime
    minutes: int
    gap: int = 0
    overlap: int = 0
    tracks: tuple[TimedTrack, ...] = ()

    @property
    def planned(self) -> int:
        """The minutes of the block, and of one that is skipped those that it takes when it is taken up."""
        return self.block.planned_minutes if self.block.skipped else self.minutes


@dataclass(frozen=True, slots=True)
class TimedDay:
    """A day on its clock: what starts when, when it ends, and when it should."""

    day: Day
    blocks: tuple[TimedBlock, ...]
    start: datetime
    end: datetime
    planned_end: datetime

    @property
    def slack(self) -> int:
        """Minutes left before the planned end; negative when the plan runs past it."""
        return elapsed(self.end, self.planned_end)

    @property
    def over(self) -> int:
        """Minutes by which the plan runs past the planned end, or 0."""
        return max(0, -self.slack)

    @property
    def planned_minutes(self) -> int:
        """The sum of the blocks' minutes; what happens at once in tracks counts once."""
        return sum(timed.minutes for timed in self.blocks)

    @property
    def available_minutes(self) -> int:
        """Minutes from the planned start to the planned end."""
        return elapsed(self.start, self.planned_end)

    def all_blocks(self) -> Iterator[TimedBlock]:
        """Yield every timed block, each followed by those of its tracks."""
        yield from _all(self.blocks)

    def find(self, block_id: UUID) -> TimedBlock | None:
        """Return the timed block of that key, in a track too."""
        return next((timed for timed in self.all_blocks() if timed.block.id == block_id), None)


@dataclass(frozen=True, slots=True)
class Trim:
    """A repair: give the block these minutes."""

    block_id: UUID
    minutes: int


@dataclass(frozen=True, slots=True)
class MovePin:
    """A repair: pin the block to this time instead."""

    block_id: UUID
    to: time


def elapsed(start: datetime, end: datetime) -> int:
    """Return the minutes that really pass between two times, also over a change of the clock."""
    return round((end.timestamp() - start.timestamp()) / 60)


def time_day(day: Day) -> TimedDay:
    """Return the day with every start and end."""
    clock = _DayClock(day)
    blocks, end = clock.place(day.blocks, clock.start)
    zone = clock.zone
    return TimedDay(day, blocks, clock.start.astimezone(zone), end.astimezone(zone), clock.end.astimezone(zone))


def instant(day: Day, wall: time) -> datetime:
    """Return the moment, in UTC, that a time on a day's own clock means."""
    return _DayClock(day).at(wall)


def ends(day: Day, block: Block, start: datetime) -> datetime:
    """Return when a block of a day ends that begins then, whatever it is pinned to, in UTC.

    Its fixed end says so where it has one; where it begins after that, it ends at once.
    """
    timed, _ = _DayClock(day).place((replace(block, pin=None, skipped=False),), start.astimezone(UTC))
    return timed[0].end.astimezone(UTC)


def repairs(timed: TimedDay, block_id: UUID) -> tuple[Trim | MovePin, ...]:
    """Return the honest ways to end the overlap at that block: trim what comes before it, or move its pin.

    Trimming takes it all from the nearest block before that can give it: not protected, with no fixed end, and not
    below its floor. Nothing before an earlier pin or fixed end can help. Each way was tried on the clock: one that
    would leave an overlap, or leave the block no minutes, is not offered. No overlap: no repair.
    """
    row = next((row for row in _rows(timed.blocks) if any(one.block.id == block_id for one in row)), ())
    at = next((index for index, one in enumerate(row) if one.block.id == block_id), None)
    if at is None or not row[at].overlap:
        return ()
    target = row[at]
    trims = (trim for trim in _trims(row[:at], target.overlap) if _ends_overlap(timed, trim, target))
    found: list[Trim | MovePin] = [trim for trim in (next(trims, None),) if trim]
    if target.block.pin is not None:
        free = target.start.astimezone(UTC) + timedelta(minutes=target.overlap)
        move = MovePin(block_id, free.astimezone(target.start.tzinfo).time().replace(fold=0))
        found += [move] if _ends_overlap(timed, move, target) else []
    return tuple(found)


def repaired(timed: TimedDay, repair: Trim | MovePin) -> Day:
    """Return the day with that repair done. A group is trimmed by the last block of each track that is too long.

    Raises:
        KeyError: when the day has no such block.
    """
    target = timed.find(repair.block_id)
    if target is None:
        raise KeyError(repair.block_id)

    def change(block: Block) -> Block:
        if block.id != repair.block_id:
            return block
        if isinstance(repair, MovePin):
            return replace(block, pin=repair.to)
        return _of_length(target, repair.minutes)

    return replace(timed.day, blocks=map_blocks(timed.day.blocks, block=change))


def resized(timed: TimedDay, target: TimedBlock, minutes: int) -> Day | None:
    """Return the day with one of its blocks so long, or None where that would be a number that does not count.

    A fixed end gives its own minutes. A group that holds blocks is as long as its longest tracks: there the last
    block that takes time gives the minutes, as for a trim, or gets them. A skipped block keeps minutes for later.
    """
    block = target.block
    if block.fixed_end is not None:
        return None
    day = repaired(timed, Trim(block.id, minutes))
    if not block.holds_blocks:
        return day
    after = time_day(day).find(block.id)
    fits = minutes > target.minutes or _tracks_can_shrink(target, minutes)
    return day if fits and after is not None and after.minutes == minutes else None


def balance(timed: TimedDay) -> dict[TimeKind, int]:
    """Return the minutes of each kind of time; a group of tracks counts once, by its own kind."""
    minutes = dict.fromkeys(TimeKind, 0)
    for one in timed.blocks:
        minutes[one.block.kind] += one.minutes
    return minutes


def next_fixed(timed: TimedDay, block_id: UUID) -> tuple[TimedBlock | None, int]:
    """Return the next pinned block after that one (None: the day's end) and the slack before it, in minutes.

    Negative slack is an overlap. A block in a track looks past its group.
    """
    at = next((i for i, one in enumerate(timed.blocks) if any(b.block.id == block_id for b in _all((one,)))), None)
    if at is not None:
        for one in timed.blocks[at + 1 :]:
            if one.block.pin is not None and not one.block.skipped:
                return one, one.gap - one.overlap
    return None, timed.slack


class _DayClock:
    """Places blocks on one day's clock, in UTC."""

    def __init__(self, day: Day) -> None:
        self.zone = _zone(day.time_zone)
        self._day = day
        self.start = self._instant(day.start, later=False)
        self.end = self._instant(day.end, later=day.end <= day.start)

    def place(self, blocks: Sequence[Block], start: datetime) -> tuple[tuple[TimedBlock, ...], datetime]:
        """Return the blocks on the clock, one after the other from `start`, and when the last ends."""
        placed: list[TimedBlock] = []
        now = start
        for block in blocks:
            timed, end = self._place_one(block, now)
            placed.append(timed)
            now = max(now, end)
        return tuple(placed), now

    def _place_one(self, block: Block, now: datetime) -> tuple[TimedBlock, datetime]:
        if block.skipped:
            wall = now.astimezone(self.zone)
            return TimedBlock(block, wall, wall, 0), now
        start = now if block.pin is None else self.at(block.pin)
        early = elapsed(now, start)
        tracks = [(track, *self.place(track.blocks, start)) for track in block.tracks]
        filled = [end for track, _, end in tracks if track.blocks]
        end = max(filled) if filled else start + timedelta(minutes=block.minutes)
        late = 0
        if block.fixed_end is not None:
            fixed = self.at(block.fixed_end)
            late = max(0, elapsed(fixed, start))
            end = max(start, fixed)
        timed = TimedBlock(
            block,
            start.astimezone(self.zone),
            end.astimezone(self.zone),
            elapsed(start, end),
            gap=max(0, early),
            overlap=max(0, -early) + late,
            tracks=tuple(
                TimedTrack(track, inner, done.astimezone(self.zone), elapsed(done, end))
                for track, inner, done in tracks
            ),
        )
        # Tracks that run past the fixed end of their group hold up what follows.
        return timed, max(end, *filled) if filled else end

    def at(self, wall: time) -> datetime:
        """Return the moment of a wall time of this day: in the night after it where it can only be meant so."""
        before = _since_midnight(self._day.start) - _since_midnight(wall)
        wraps = self._day.end <= self._day.start and wall <= self._day.end
        return self._instant(wall, later=before > _NIGHT or (wraps and before > timedelta(0)))

    def _instant(self, wall: time, *, later: bool) -> datetime:
        date = self._day.date + timedelta(days=1) if later else self._day.date
        return datetime.combine(date, wall, self.zone).astimezone(UTC)


def _trims(before: Sequence[TimedBlock], minutes: int) -> Iterator[Trim]:
    """Yield the trims that could save those minutes, the nearest first, as far back as trimming can help."""
    for one in reversed(before):
        left = one.minutes - minutes
        if _can_shrink(one, left):
            yield Trim(one.block.id, left)
        if not one.block.skipped and (one.block.pin is not None or one.block.fixed_end is not None):
            return


def _ends_overlap(timed: TimedDay, repair: Trim | MovePin, target: TimedBlock) -> bool:
    day = repaired(timed, repair)
    until = next(index for index, one in enumerate(timed.blocks, start=1) if target in _all((one,)))
    after = time_day(replace(day, blocks=day.blocks[:until])).find(target.block.id)  # nothing after it matters
    return after is not None and not after.overlap and bool(after.minutes or not target.minutes)


def _can_shrink(timed: TimedBlock, minutes: int) -> bool:
    block = timed.block
    if block.skipped or block.protected or block.fixed_end is not None or block.shape is Shape.MILESTONE:
        return False
    if minutes < max(1, block.floor or 1):
        return False
    return _tracks_can_shrink(timed, minutes)


def _tracks_can_shrink(group: TimedBlock, minutes: int) -> bool:
    ends = ((_last(track), _too_much(track, group, minutes)) for track in group.tracks)
    return all(by <= 0 or (last is not None and _can_shrink(last, last.minutes - by)) for last, by in ends)


def _of_length(timed: TimedBlock, minutes: int) -> Block:
    """Return the block with so many minutes, a group that holds blocks with its tracks as long."""
    block = timed.block
    if not block.holds_blocks:
        return replace(block, minutes=minutes)
    tracks = tuple(_changed(one.track, _last(one), _too_much(one, timed, minutes)) for one in timed.tracks)
    return replace(block, tracks=tracks or block.tracks)  # those of a skipped group are not on the clock


def _changed(track: Track, last: TimedBlock | None, by: int) -> Track:
    if last is None or not by or last.block.fixed_end is not None:
        return track
    other = _of_length(last, last.minutes - by)
    return replace(track, blocks=tuple(other if one.id == other.id else one for one in track.blocks))


def _last(track: TimedTrack) -> TimedBlock | None:
    """Return the last block of the track that takes time."""
    takes_time = (one for one in reversed(track.blocks) if not one.block.skipped)
    return next((one for one in takes_time if one.block.shape is not Shape.MILESTONE), None)


def _too_much(track: TimedTrack, group: TimedBlock, minutes: int) -> int:
    """Return by how many minutes the track is longer than that; only a longest track is ever too short."""
    longest = track.slack == 0
    over = group.minutes - track.slack - minutes
    return over if longest else max(0, over)


def _rows(blocks: tuple[TimedBlock, ...]) -> Iterator[tuple[TimedBlock, ...]]:
    yield blocks
    for timed in blocks:
        for track in timed.tracks:
            yield from _rows(track.blocks)


def _all(blocks: Sequence[TimedBlock]) -> Iterator[TimedBlock]:
    for timed in blocks:
        yield timed
        for track in timed.tracks:
            yield from _all(track.blocks)


@lru_cache(maxsize=32)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def _since_midnight(wall: time) -> timedelta:
    return timedelta(hours=wall.hour, minutes=wall.minute, seconds=wall.second)
