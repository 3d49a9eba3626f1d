"""What to bring and who carries the day: quantities rolled up from the blocks, and each lead's load."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from core_facilitator.domain.agendas import Block, Material, Per, Session, SmallGroup, Track
from core_facilitator.domain.timing import TimedBlock, time_day


@dataclass(frozen=True, slots=True)
class Use:
    """How many of a material one block needs, where.

    `lasting` things are there again after the block; others are used up. `within` are the groups around the block
    and its track in each, outermost first: (group, track, group, track …).
    """

    day_id: UUID
    block_id: UUID
    room_id: UUID | None
    quantity: int
    lasting: bool = False
    within: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Needed:
    """A material over the whole session.

    `quantity` is what to bring: things counted for the session serve one block after the other, so the most that is
    in use at once, in all tracks of a group together, is enough; what is used up by persons or groups adds up.
    """

    name: str
    quantity: int
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class Load:
    """What one person leads: the blocks, and their minutes together."""

    person_id: UUID
    minutes: int
    block_ids: tuple[UUID, ...]


def quantity_of(material: Material, head_count: int, groups: Sequence[SmallGroup] = ()) -> int:
    """Return how many are needed for that many people; a group that is not full needs a whole one.

    Where somebody has divided the people, a thing for each group is counted for those groups, however large they are.
    """
    if material.per is Per.PERSON:
        return material.quantity * head_count
    if material.per is Per.GROUP:
        if divided := sum(1 for group in groups if group.people):
            return material.quantity * divided
        size = max(1, material.group_size or 1)
        return material.quantity * -(-head_count // size)
    return material.quantity


def counted_for(session: Session) -> Mapping[UUID, int]:
    """Return for how many people the materials of each block, and of each track, are counted.

    Blocks are for everybody; those in a track are for the people that were named for it. Tracks to which nobody was
    named share those who are in no other track of the group evenly, rounded up.
    """
    counts: dict[UUID, int] = {}

    def count(blocks: tuple[Block, ...], people: int) -> None:
        for block in blocks:
            counts[block.id] = people
            share = _share(block.tracks, people)
            for track in block.tracks:
                counts[track.id] = len(track.people) or share
                count(track.blocks, counts[track.id])

    for day in session.days:
        count(day.blocks, session.head_count)
    return counts


def rolled_up(session: Session) -> tuple[Needed, ...]:
    """Return every material of the session by name, in the order of first use; skipped blocks need nothing."""
    uses: dict[str, list[Use]] = {}
    names: dict[str, str] = {}
    for use, material in _uses(session):
        key = material.name.casefold().strip()
        names.setdefault(key, material.name.strip())
        uses.setdefault(key, []).append(use)
    return tuple(Needed(names[key], _total(found), tuple(found)) for key, found in uses.items())


def by_day(needed: tuple[Needed, ...], day_id: UUID) -> tuple[Needed, ...]:
    """Return what the day's blocks need, use by use."""
    return _only(needed, lambda use: use.day_id == day_id)


def by_room(needed: tuple[Needed, ...], room_id: UUID | None) -> tuple[Needed, ...]:
    """Return what is needed in the room (None: where no room is named), use by use."""
    return _only(needed, lambda use: use.room_id == room_id)


def loads(session: Session) -> tuple[Load, ...]:
    """Return what each lead carries, in the order of the team and then of the people; others are left out."""
    led: dict[UUID, list[tuple[UUID, int]]] = {}
    for day in session.days:
        for timed in time_day(day).blocks:
            for lead, block_id, minutes in _led(timed):
                led.setdefault(lead, []).append((block_id, minutes))
    return tuple(
        Load(person.id, sum(minutes for _, minutes in led[person.id]), tuple(block for block, _ in led[person.id]))
        for person in (*session.team, *session.people)
        if person.id in led
    )


def _led(timed: TimedBlock) -> Iterator[tuple[UUID, UUID, int]]:
    """Yield (lead, block, minutes); who leads a whole group or track leads what is inside it just once."""
    block = timed.block
    if block.skipped:
        return
    yield from ((lead, block.id, timed.minutes) for lead in block.leads)
    for track in timed.tracks:
        leads = [lead for lead in track.track.leads if lead not in block.leads]
        yield from ((lead, block.id, timed.minutes - track.slack) for lead in leads)
        already = {*block.leads, *leads}
        for inner in track.blocks:
            yield from (found for found in _led(inner) if found[0] not in already)


def _uses(session: Session) -> Iterator[tuple[Use, Material]]:
    counts = counted_for(session)
    for day in session.days:
        for block in day.blocks:
            yield from _block_uses(block, Use(day.id, block.id, block.room, 0), counts)


def _block_uses(block: Block, like: Use, counts: Mapping[UUID, int]) -> Iterator[tuple[Use, Material]]:
    """Yield what a block needs; a block in a track stands in the track's room."""
    if block.skipped:
        return
    for material in block.materials:
        lasting = material.per is Per.SESSION
        yield replace(like, quantity=quantity_of(material, counts[block.id], block.groups), lasting=lasting), material
    for track in block.tracks:
        for inner in track.blocks:
            where = inner.room or track.room or like.room_id
            within = (*like.within, block.id, track.id)
            there = replace(like, block_id=inner.id, room_id=where, within=within)
            yield from _block_uses(inner, there, counts)


def _share(tracks: tuple[Track, ...], people: int) -> int:
    """Return how many to count for a track to which nobody was named: an even part of those who are in no other."""
    named = len({person for track in tracks for person in track.people})
    without_names = sum(not track.people for track in tracks)
    return -(-max(0, people - named) // max(1, without_names))


def _total(uses: Sequence[Use]) -> int:
    used_up = sum(use.quantity for use in uses if not use.lasting)
    return used_up + _at_once([use for use in uses if use.lasting], 0)


def _at_once(uses: Sequence[Use], depth: int) -> int:
    """Return the most in use at one time: blocks take turns, and so do groups, but tracks run side by side."""
    turns = [use.quantity for use in uses if len(use.within) == depth]
    groups: dict[UUID, dict[UUID, list[Use]]] = {}
    for use in uses:
        if len(use.within) > depth:
            group, track = use.within[depth : depth + 2]
            groups.setdefault(group, {}).setdefault(track, []).append(use)
    turns += [sum(_at_once(found, depth + 2) for found in tracks.values()) for tracks in groups.values()]
    return max(turns, default=0)


def _only(needed: tuple[Needed, ...], wanted: Callable[[Use], bool]) -> tuple[Needed, ...]:
    found = ((one, tuple(use for use in one.uses if wanted(use))) for one in needed)
    return tuple(Needed(one.name, _total(uses), uses) for one, uses in found if uses)
