"""Pasting blocks of another session: who leads them and where comes along; who took part there stays there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from core_facilitator.domain.agendas import Block, Room, Session, all_blocks
from core_facilitator.domain.copies import NewId, counterparts, named_in, rehomed, renewed
from core_facilitator.domain.edits import Place, add_blocks, fitting
from core_facilitator.domain.people import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """What a paste made, and by name: who and what came into the session with it, and who was left out."""

    session: Session
    came: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def paste_blocks(session: Session, blocks: Sequence[Block], source: Session, place: Place, new_id: NewId) -> Pasted:
    """Put copies of blocks of another session (or the same) at a place.

    Leads, people and rooms are those of the same key, or else found again by name. Leads and rooms that this session
    lacks come along, with the minutes between those rooms; people who took part there are left out of its tracks and
    small groups. A name that this session has twice is left out too, never mistaken. A block inside another one that
    is pasted comes once, and groups of tracks stand in the day, also where the place is in a track.
    """
    inside = {one.id for block in blocks for one in all_blocks((block,)) if one.id != block.id}
    outer = [block for block in blocks if block.id not in inside]
    keys = counterparts(source, session)
    people = [person for person in _leads(outer, source) if person.id not in keys and not named_in(session, person)]
    rooms = [room for room in _rooms(outer, source) if room.id not in keys and not named_in(session, room)]
    keys |= {key: new_id() for key in (*(person.id for person in people), *(room.id for room in rooms))}
    copies = tuple(rehomed(renewed(block, new_id), keys) for block in outer)
    return Pasted(
        session=add_blocks(_joined(session, source, people, rooms, keys), copies, fitting(session, copies, place)),
        came=(*(person.name for person in people), *(room.name for room in rooms)),
        left=tuple(dict.fromkeys(one.name for one in _named(outer, source) if one.id not in keys)),
    )


def _joined(
    session: Session, source: Session, people: Sequence[Person], rooms: Sequence[Room], keys: Mapping[UUID, UUID]
) -> Session:
    """Return the session with these people and rooms of another one, under the keys that they have here."""
    came = {room.id for room in rooms}
    walks = (
        replace(walk, rooms=frozenset(keys[room] for room in walk.rooms))
        for walk in source.walks
        if walk.rooms & came and walk.rooms <= keys.keys()
    )
    return replace(
        session,
        team=(*session.team, *(replace(person, id=keys[person.id]) for person in people)),
        rooms=(*session.rooms, *(replace(room, id=keys[room.id]) for room in rooms)),
        walks=(*session.walks, *walks),
    )


def _leads(blocks: Sequence[Block], source: Session) -> Iterator[Person]:
    yield from _people(source, (key for block in all_blocks(tuple(blocks)) for key in _lead_keys(block)))


def _named(blocks: Sequence[Block], source: Session) -> Iterator[Person | Room]:
    """Yield everybody and every room that these blocks name."""
    yield from _leads(blocks, source)
    for block in all_blocks(tuple(blocks)):
        yield from _people(source, (key for track in block.tracks for key in track.people))
        yield from _people(source, (key for group in block.groups for key in group.people))
    yield from _rooms(blocks, source)


def _lead_keys(block: Block) -> tuple[UUID, ...]:
    return (*block.leads, *(key for track in block.tracks for key in track.leads))


def _room_keys(block: Block) -> tuple[UUID | None, ...]:
    return (block.room, *(track.room for track in block.tracks), *(group.room for group in block.groups))


def _people(source: Session, keys: Iterator[UUID]) -> Iterator[Person]:
    found = (source.person(key) for key in dict.fromkeys(keys))
    yield from (person for person in found if person is not None)


def _rooms(blocks: Sequence[Block], source: Session) -> Iterator[Room]:
    every = all_blocks(tuple(blocks))
    keys = dict.fromkeys(key for block in every for key in _room_keys(block))
    found = (source.room(key) for key in keys)
    yield from (room for room in found if room is not None)
