"""Who takes part and where: changing the lists of a session without leaving anything that points at nobody."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from core_facilitator.domain.agendas import Block, Room, Session, Track, Walk
from core_facilitator.domain.people import Person


def with_people(session: Session, team: tuple[Person, ...], people: tuple[Person, ...]) -> Session:
    """Return the session with these people; blocks and tracks let go of those who are gone."""
    known = {person.id for person in (*team, *people)}

    def stay(keys: tuple[UUID, ...]) -> tuple[UUID, ...]:
        return tuple(key for key in keys if key in known)

    def track(one: Track) -> Track:
        return replace(one, leads=stay(one.leads), people=stay(one.people))

    return _each(
        replace(session, team=team, people=people), lambda block: replace(block, leads=stay(block.leads)), track
    )


def with_rooms(session: Session, rooms: tuple[Room, ...]) -> Session:
    """Return the session with these rooms; blocks, tracks and walks let go of those that are gone."""
    known = {room.id for room in rooms}

    def stay(key: UUID | None) -> UUID | None:
        return key if key in known else None

    walks = tuple(walk for walk in session.walks if walk.rooms <= known)
    return _each(
        replace(session, rooms=rooms, walks=walks),
        lambda block: replace(block, room=stay(block.room)),
        lambda track: replace(track, room=stay(track.room)),
    )


def with_walk(session: Session, rooms: frozenset[UUID], minutes: int) -> Session:
    """Return the session with the minutes between two rooms; none at all when they are 0."""
    others = tuple(walk for walk in session.walks if walk.rooms != rooms)
    return replace(session, walks=(*others, Walk(rooms=rooms, minutes=minutes)) if minutes else others)


def walk_minutes(session: Session, rooms: frozenset[UUID]) -> int:
    """Return the minutes between two rooms; 0 where nobody has said."""
    return next((walk.minutes for walk in session.walks if walk.rooms == rooms), 0)


def _each(session: Session, block: Callable[[Block], Block], track: Callable[[Track], Track]) -> Session:
    def changed(one: Block) -> Block:
        tracks = tuple(replace(track(inner), blocks=tuple(map(changed, inner.blocks))) for inner in one.tracks)
        return replace(block(one), tracks=tracks)

    return replace(session, days=tuple(replace(day, blocks=tuple(map(changed, day.blocks))) for day in session.days))
