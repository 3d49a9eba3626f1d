"""Changes to a plan: each is a plain function from a session to a session.

Keys that are not in the session raise `KeyError`; places outside a list are moved to its nearest end. Tracks nest one
level deep: a block that has tracks itself cannot go into a track, and asking for it raises `ValueError`.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from core_facilitator.domain.agendas import Block, Day, Session, Track, all_blocks, map_blocks, map_session
from core_facilitator.domain.copies import NewId, rehomed, renewed, unpinned
from core_facilitator.domain.group_plans import kept_sets
from core_facilitator.domain.timing import MovePin, Trim, repaired, time_day


@dataclass(frozen=True, slots=True)
class Place:
    """A position: the index in a day's list of blocks, or in a track's, as the lists are shown now."""

    day_id: UUID
    index: int
    track_id: UUID | None = None


def find(session: Session, block_id: UUID) -> Place:
    """Return where the block is.

    Raises:
        KeyError: when the session has no such block.
    """
    for day in session.days:
        for index, block in enumerate(day.blocks):
            if block.id == block_id:
                return Place(day.id, index)
            for track in block.tracks:
                for inner, one in enumerate(track.blocks):
                    if one.id == block_id:
                        return Place(day.id, inner, track.id)
    raise KeyError(block_id)


def group_of(session: Session, track_id: UUID) -> Block:
    """Return the block that has the track.

    Raises:
        KeyError: when the session has no such track.
    """
    for day in session.days:
        for block in day.blocks:
            if any(track.id == track_id for track in block.tracks):
                return block
    raise KeyError(track_id)


def add_block(session: Session, block: Block, place: Place) -> Session:
    """Put a block at a place.

    Raises:
        ValueError: when it is a group of tracks and the place is in a track.
    """
    return add_blocks(session, (block,), place)


def add_blocks(session: Session, blocks: tuple[Block, ...], place: Place) -> Session:
    """Put blocks at a place, one after the other.

    Raises:
        ValueError: when one of them is a group of tracks and the place is in a track.
    """
    if place.track_id is not None and any(block.tracks for block in blocks):
        raise ValueError("a group of tracks cannot go into a track")
    now = _list_at(session, place)
    index = min(max(0, place.index), len(now))
    filled = (*now[:index], *blocks, *now[index:])
    if place.track_id is None:
        return change_day(session, place.day_id, blocks=filled)
    return change_track(session, place.track_id, blocks=filled)


def change_block(session: Session, block_id: UUID, **changes: Any) -> Session:
    """Change the named fields of a block."""
    find(session, block_id)
    return map_session(session, block=lambda one: replace(one, **changes) if one.id == block_id else one)


def remove_blocks(session: Session, ids: Collection[UUID]) -> Session:
    """Take blocks out, with what is in their tracks."""
    for key in ids:
        find(session, key)

    def left(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(block for block in blocks if block.id not in ids)

    days = tuple(replace(day, blocks=left(day.blocks)) for day in session.days)
    return map_session(replace(session, days=days), track=lambda one: replace(one, blocks=left(one.blocks)))


def move_blocks(session: Session, ids: Collection[UUID], place: Place) -> Session:
    """Move blocks, in the order of the plan, to a place in any day or track.

    `place.index` counts in the list as it is now, before the blocks are taken out.
    """
    moved = _ordered(session, ids)
    now = _list_at(session, place)
    index = sum(1 for block in now[: max(0, place.index)] if block.id not in ids)
    return add_blocks(remove_blocks(session, ids), moved, replace(place, index=index))


def duplicate_blocks(session: Session, ids: Collection[UUID], new_id: NewId) -> Session:
    """Put a copy of the blocks after the last of them; copies are never pinned, so nothing collides.

    Copies that include a group stand in the day itself, also where the last of them is in a track.
    """
    originals = _ordered(session, ids)
    if not originals:
        return session
    last = find(session, originals[-1].id)
    copies = tuple(unpinned(renewed(block, new_id)) for block in originals)
    return add_blocks(session, copies, fitting(session, copies, replace(last, index=last.index + 1)))


def fitting(session: Session, blocks: Iterable[Block], place: Place) -> Place:
    """Return the place, or the one after its group where groups of tracks would go into a track."""
    if place.track_id is None or not any(block.tracks for block in blocks):
        return place
    group = find(session, group_of(session, place.track_id).id)
    return replace(group, index=group.index + 1)


def apply_repair(session: Session, repair: Trim | MovePin) -> Session:
    """Do a repair that `timing.repairs` offered."""
    day = _day(session, find(session, repair.block_id).day_id)
    return change_day(session, day.id, blocks=repaired(time_day(day), repair).blocks)


def to_tracks(session: Session, block_id: UUID, count: int, new_id: NewId) -> Session:
    """Make the block a group of `count` empty parallel tracks.

    Raises:
        ValueError: when the block is itself in a track.
    """
    if find(session, block_id).track_id is not None:
        raise ValueError("a block in a track cannot have tracks")
    return change_block(session, block_id, tracks=tuple(Track(id=new_id()) for _ in range(count)))


def without_tracks(session: Session, block_id: UUID) -> Session:
    """Make a group a plain block again; what was in its tracks follows it in the day, one track after the other.

    A block without a room or leads of its own takes those of its track. A track that has a title and no blocks becomes
    a block as long as the group. The group then keeps none of the time, for its minutes are theirs. Who was named for
    which track is not kept: a block is for everybody.
    """
    place = find(session, block_id)
    group = _block(session, block_id)
    freed = tuple(block for track in group.tracks for block in _freed(track, group))
    plain = change_block(session, block_id, tracks=(), minutes=0 if freed else group.minutes)
    return add_blocks(plain, freed, replace(place, index=place.index + 1))


def _freed(track: Track, group: Block) -> Iterator[Block]:
    if track.title and not track.blocks:
        minutes = group.planned_minutes
        yield Block(
            id=track.id, title=track.title, minutes=minutes, kind=group.kind, room=track.room, leads=track.leads
        )
    for block in track.blocks:
        yield replace(block, room=block.room or track.room, leads=block.leads or track.leads)


def add_track(session: Session, block_id: UUID, track: Track) -> Session:
    """Add a track to a group."""
    block = _block(session, block_id)
    return change_block(session, block_id, tracks=(*block.tracks, track))


def change_track(session: Session, track_id: UUID, **changes: Any) -> Session:
    """Change the named fields of a track."""
    owner = group_of(session, track_id)
    tracks = tuple(replace(track, **changes) if track.id == track_id else track for track in owner.tracks)
    return change_block(session, owner.id, tracks=tracks)


def remove_track(session: Session, track_id: UUID) -> Session:
    """Take a track out with its blocks. The last one leaves a plain block."""
    owner = group_of(session, track_id)
    return change_block(session, owner.id, tracks=tuple(track for track in owner.tracks if track.id != track_id))


def add_day(session: Session, day: Day) -> Session:
    """Add a day; days stand in the order of their dates."""
    return replace(session, days=_by_date((*session.days, day)))


def change_day(session: Session, day_id: UUID, **changes: Any) -> Session:
    """Change the named fields of a day."""
    _day(session, day_id)
    return replace(session, days=_by_date(replace(day, **changes) if day.id == day_id else day for day in session.days))


def remove_day(session: Session, day_id: UUID) -> Session:
    """Take a day out with its blocks."""
    _day(session, day_id)
    return replace(session, days=tuple(day for day in session.days if day.id != day_id))


def copy_day(session: Session, day_id: UUID, to: date, new_id: NewId) -> Session:
    """Add a copy of the day on another date."""
    day = _day(session, day_id)
    blocks = tuple(renewed(block, new_id) for block in day.blocks)
    return add_day(session, replace(day, id=new_id(), date=to, blocks=blocks))


def shift_day(session: Session, day_id: UUID, minutes: int) -> Session:
    """Begin and end the day so many minutes later (or earlier), with every pin and fixed end.

    A day that is shifted past midnight begins on the other date.
    """
    day = _day(session, day_id)
    start = datetime.combine(day.date, day.start) + timedelta(minutes=minutes)
    blocks = map_blocks(
        day.blocks,
        block=lambda one: replace(one, pin=_later(one.pin, minutes), fixed_end=_later(one.fixed_end, minutes)),
    )
    end = _shifted(day.end, minutes)
    return change_day(session, day_id, date=start.date(), start=start.time(), end=end, blocks=blocks)


def move_dates(session: Session, first: date) -> Session:
    """Move the whole session so that its first day falls on that date; the days between stay the same."""
    if not session.days:
        return session
    by = first - min(day.date for day in session.days)
    return replace(session, days=tuple(replace(day, date=day.date + by) for day in session.days))


def duplicate_session(session: Session, new_id: NewId) -> Session:
    """Return a copy with fresh keys everywhere, each reference pointing at the copy's own people and rooms."""
    keys = {person.id: new_id() for person in (*session.team, *session.people)}
    keys |= {room.id: new_id() for room in session.rooms}
    days = tuple(
        replace(day, id=new_id(), blocks=tuple(rehomed(renewed(block, new_id), keys) for block in day.blocks))
        for day in session.days
    )
    return replace(
        session,
        id=new_id(),
        team=tuple(replace(person, id=keys[person.id]) for person in session.team),
        people=tuple(replace(person, id=keys[person.id]) for person in session.people),
        rooms=tuple(replace(room, id=keys[room.id]) for room in session.rooms),
        walks=tuple(
            replace(walk, rooms=frozenset(keys.get(room, room) for room in walk.rooms)) for walk in session.walks
        ),
        apart=kept_sets(session.apart, keys),
        together=kept_sets(session.together, keys),
        days=days,
    )


def _list_at(session: Session, place: Place) -> tuple[Block, ...]:
    if place.track_id is None:
        return _day(session, place.day_id).blocks
    owner = group_of(session, place.track_id)
    return next(track.blocks for track in owner.tracks if track.id == place.track_id)


def _ordered(session: Session, ids: Collection[UUID]) -> tuple[Block, ...]:
    """Return the blocks in the order of the plan, each once; one inside a chosen group travels with its group."""
    for key in ids:
        find(session, key)
    chosen: list[Block] = []
    inside: set[UUID] = set()
    for day in session.days:
        for block in all_blocks(day.blocks):
            if block.id in ids and block.id not in inside:
                chosen.append(block)
                inside |= {one.id for one in all_blocks((block,))}
    return tuple(chosen)


def _block(session: Session, block_id: UUID) -> Block:
    block = session.block(block_id)
    if block is None:
        raise KeyError(block_id)
    return block


def _day(session: Session, day_id: UUID) -> Day:
    day = session.day(day_id)
    if day is None:
        raise KeyError(day_id)
    return day


def _by_date(days: Iterable[Day]) -> tuple[Day, ...]:
    return tuple(sorted(days, key=lambda day: day.date))


def _later(wall: time | None, minutes: int) -> time | None:
    return None if wall is None else _shifted(wall, minutes)


def _shifted(wall: time, minutes: int) -> time:
    return (datetime.combine(date(2000, 1, 2), wall) + timedelta(minutes=minutes)).time()
