"""What cannot work as planned: kinds and values, for the planner and the packet to put into words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from itertools import islice
from uuid import UUID

from core_facilitator.domain.agendas import Block, Session, TimeKind, Track
from core_facilitator.domain.materials import counted_for
from core_facilitator.domain.timing import TimedBlock, TimedDay, time_day


class Trouble(Enum):
    """What is wrong."""

    OVERLAP = "overlap"
    DAY_OVER = "day over"
    TRACK_OVER = "track over"
    PERSON_TWICE = "person twice"
    ROOM_TWICE = "room twice"
    SHORT_WALK = "short walk"
    STEPS_DIFFER = "steps differ"
    BELOW_FLOOR = "below floor"
    ROOM_TOO_SMALL = "room too small"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """One thing that cannot work: on which day, between which blocks, with whom or where, by how many minutes.

    `minutes` are those of the overlap, the overrun or the double booking, those missing for a walk or below a
    floor, or the sum of the steps. A walk that nobody in particular takes is everybody's. `track_id` names the track
    that runs past the fixed end of its group.
    """

    trouble: Trouble
    day_id: UUID
    block_ids: tuple[UUID, ...] = ()
    person_id: UUID | None = None
    room_id: UUID | None = None
    track_id: UUID | None = None
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class _Stay:
    """Where and with whom one block happens, in minutes since some moment; `people` lead it or are in its track.

    `group` is the block whose tracks it is in; without one everybody is there. The room is `shared` where it is the
    group's: all its tracks without one of their own are in it, and `crowd` counts them together. It is `small` for
    the groups of a block that are in another room than the block.
    """

    block: Block
    start: int
    end: int
    room: UUID | None
    people: frozenset[UUID]
    crowd: int
    group: UUID | None
    track: UUID | None = None
    shared: bool = False
    small: bool = False

    def meets(self, other: "_Stay") -> bool:
        """Whether somebody is in both: everybody outside the tracks, else those of one track or named in both."""
        apart = self.group is not None and other.group is not None and self.track != other.track
        return not apart or bool(self.people & other.people)


def conflicts(session: Session) -> tuple[Conflict, ...]:
    """Return everything that cannot work, day by day, in the order in which it happens."""
    counts = counted_for(session)
    return tuple(conflict for day in session.days for conflict in day_conflicts(session, time_day(day), counts))


def day_conflicts(session: Session, timed: TimedDay, counts: Mapping[UUID, int]) -> Iterator[Conflict]:
    """Yield everything that cannot work in one day of the session; `counts` are those of `counted_for`."""
    day_id = timed.day.id
    for one in timed.all_blocks():
        yield from _block_conflicts(one, day_id)
    if timed.over:
        yield Conflict(trouble=Trouble.DAY_OVER, day_id=day_id, minutes=timed.over)
    stays = [stay for one in timed.blocks for stay in _stays(one, counts)]
    yield from _crowded(session, stays, day_id)
    walks = {walk.rooms: walk.minutes for walk in session.walks}
    for first, second in _close(stays, max(walks.values(), default=0)):
        yield from _together(first, second, day_id)
        for walk in _walk(walks, first, second, day_id):
            if not any(_on_the_way(first, one, second) for one in stays):
                yield walk


def _block_conflicts(timed: TimedBlock, day_id: UUID) -> Iterator[Conflict]:
    block, ids = timed.block, (timed.block.id,)
    if timed.overlap:
        yield Conflict(trouble=Trouble.OVERLAP, day_id=day_id, block_ids=ids, minutes=timed.overlap)
    if block.skipped:
        return
    for track in timed.tracks:
        if track.blocks and track.slack < 0:
            yield Conflict(
                trouble=Trouble.TRACK_OVER,
                day_id=day_id,
                block_ids=ids,
                track_id=track.track.id,
                minutes=-track.slack,
            )
    if block.steps and block.step_minutes != timed.minutes:
        yield Conflict(trouble=Trouble.STEPS_DIFFER, day_id=day_id, block_ids=ids, minutes=block.step_minutes)
    if block.floor is not None and timed.minutes < block.floor:
        missing = block.floor - timed.minutes
        yield Conflict(trouble=Trouble.BELOW_FLOOR, day_id=day_id, block_ids=ids, minutes=missing)


def _stays(timed: TimedBlock, counts: Mapping[UUID, int]) -> Iterator[_Stay]:
    """Yield the places that a block occupies: its own room, or those of its tracks, and those of its groups."""
    block = timed.block
    if not timed.tracks:
        yield from _stay(timed, block.room, frozenset(block.leads), counts[block.id])
    yield from _small_groups(timed, block.room, None, None)
    for track in timed.tracks:
        for one in track.blocks or (timed,):
            yield from _in_track(timed, track.track, one, counts)


def _small_groups(timed: TimedBlock, room: UUID | None, around: UUID | None, track: UUID | None) -> Iterator[_Stay]:
    """Yield the other rooms in which groups of a block are, each with all of those groups: they share it as they like.

    Nobody is looked for in two of them: anybody of the session may be in a group, whatever track the block is in.
    """
    there: dict[UUID, set[UUID]] = {}
    for group in timed.block.groups:
        if group.room is not None and group.room != room and group.people:
            there.setdefault(group.room, set()).update(group.people)
    for key, people in there.items():
        for stay in _stay(timed, key, frozenset(), len(people)):
            yield replace(stay, group=around, track=track, small=True)


def _in_track(group: TimedBlock, track: Track, one: TimedBlock, counts: Mapping[UUID, int]) -> Iterator[_Stay]:
    """Yield where one block of a track is, or the whole track for as long as its group when it has none."""
    own = track.room if one is group else one.block.room or track.room
    leads = track.leads if one is group else (*track.leads, *one.block.leads)
    sharing = sum(counts[each.id] for each in group.block.tracks if each.room is None)
    crowd = counts[track.id] if own else min(sharing, counts[group.block.id])
    for stay in _stay(one, own or group.block.room, frozenset((*track.people, *leads)), crowd):
        yield replace(stay, group=group.block.id, track=track.id, shared=own is None)
    if one is not group:
        yield from _small_groups(one, own or group.block.room, group.block.id, track.id)


def _stay(timed: TimedBlock, room: UUID | None, people: frozenset[UUID], crowd: int) -> Iterator[_Stay]:
    """Yield the stay, unless it takes no time: nobody is anywhere then."""
    if timed.minutes:
        start = int(timed.start.timestamp()) // 60
        yield _Stay(timed.block, start, start + timed.minutes, room, people, crowd, None)


def _crowded(session: Session, stays: list[_Stay], day_id: UUID) -> Iterator[Conflict]:
    """Yield the rooms that are too small; one that tracks share is named once, at their group."""
    told: set[tuple[UUID, UUID]] = set()
    for stay in stays:
        room = session.room(stay.room)
        if room is None or room.capacity is None or stay.crowd <= room.capacity:
            continue
        at = stay.group if stay.shared and stay.group else stay.block.id
        if (at, room.id) not in told:
            told.add((at, room.id))
            yield Conflict(trouble=Trouble.ROOM_TOO_SMALL, day_id=day_id, block_ids=(at,), room_id=room.id)


def _close(stays: list[_Stay], minutes: int) -> Iterator[tuple[_Stay, _Stay]]:
    """Yield the pairs that meet, or are fewer than so many minutes apart, in the order in which they begin."""
    stays = sorted(stays, key=lambda stay: stay.start)
    for index, first in enumerate(stays):
        for second in islice(stays, index + 1, None):
            if second.start >= first.end + minutes:
                break
            yield first, second


def _together(first: _Stay, second: _Stay, day_id: UUID) -> Iterator[Conflict]:
    """Yield who and what is in two tracks of a group at once, also where only some groups of a block are.

    Blocks one after the other that overlap are an overlap already, and are not reported a second time.
    """
    ids = (first.block.id, second.block.id)
    minutes = min(first.end, second.end) - second.start
    if minutes <= 0 or first.group is None or first.group != second.group or _of_one_block(first, second):
        return
    for person in sorted(first.people & second.people, key=str):
        yield Conflict(trouble=Trouble.PERSON_TWICE, day_id=day_id, block_ids=ids, person_id=person, minutes=minutes)
    if first.room is not None and first.room == second.room and not (first.shared and second.shared):
        yield Conflict(trouble=Trouble.ROOM_TWICE, day_id=day_id, block_ids=ids, room_id=first.room, minutes=minutes)


def _of_one_block(first: _Stay, second: _Stay) -> bool:
    """Whether these are a block and groups of it, or groups of one block."""
    return first.block.id == second.block.id and (first.small or second.small)


def _walk(walks: Mapping[frozenset[UUID], int], first: _Stay, second: _Stay, day_id: UUID) -> Iterator[Conflict]:
    """Yield the walk between two stays that somebody goes to, if it lacks minutes. A break is time to walk in."""
    if first.room is None or second.room is None or first.room == second.room or not first.meets(second):
        return
    if first.small or second.small:  # they go there and come back while their block lasts
        return
    missing = walks.get(frozenset({first.room, second.room}), 0) - (second.start - first.end)
    if second.start < first.end or TimeKind.BREAK in (first.block.kind, second.block.kind) or missing <= 0:
        return
    yield Conflict(
        trouble=Trouble.SHORT_WALK,
        day_id=day_id,
        block_ids=(first.block.id, second.block.id),
        person_id=min(first.people & second.people, key=str, default=None),
        room_id=second.room,
        minutes=missing,
    )


def _on_the_way(first: _Stay, one: _Stay, second: _Stay) -> bool:
    """Whether those who go from the first stay to the second are in that one between: two shorter walks then."""
    if one.small or one.room is None or not first.end <= one.start < one.end <= second.start:
        return False
    return one.block.kind is not TimeKind.BREAK and first.meets(one) and one.meets(second)
