"""Who takes part and where: changing the lists of a session without leaving anything that points at nobody."""

from dataclasses import replace
from uuid import UUID

from core_facilitator.domain.agendas import Block, Room, Session, Walk, map_session
from core_facilitator.domain.group_plans import kept, kept_sets
from core_facilitator.domain.people import Person


def with_people(session: Session, team: tuple[Person, ...], people: tuple[Person, ...]) -> Session:
    """Return the session with these people; blocks, tracks, groups and wishes let go of those who are gone."""
    known = {person.id: person.id for person in (*team, *people)}
    rooms = {room.id: room.id for room in session.rooms}

    def stay(keys: tuple[UUID, ...]) -> tuple[UUID, ...]:
        return tuple(key for key in keys if key in known)

    return map_session(
        replace(
            session,
            team=team,
            people=people,
            apart=kept_sets(session.apart, known),
            together=kept_sets(session.together, known),
        ),
        block=lambda one: replace(one, leads=stay(one.leads), groups=kept(one.groups, known, rooms)),
        track=lambda one: replace(one, leads=stay(one.leads), people=stay(one.people)),
    )


def with_rooms(session: Session, rooms: tuple[Room, ...]) -> Session:
    """Return the session with these rooms; blocks, tracks, groups and walks let go of those that are gone."""
    known = {room.id for room in rooms}

    def of_block(one: Block) -> Block:
        groups = tuple(replace(group, room=stay(group.room)) for group in one.groups)
        return replace(one, room=stay(one.room), groups=groups)

    def stay(key: UUID | None) -> UUID | None:
        return key if key in known else None

    walks = tuple(walk for walk in session.walks if walk.rooms <= known)
    return map_session(
        replace(session, rooms=rooms, walks=walks),
        block=of_block,
        track=lambda one: replace(one, room=stay(one.room)),
    )


def with_walk(session: Session, rooms: frozenset[UUID], minutes: int) -> Session:
    """Return the session with the minutes between two rooms; none at all when they are 0."""
    others = tuple(walk for walk in session.walks if walk.rooms != rooms)
    return replace(session, walks=(*others, Walk(rooms=rooms, minutes=minutes)) if minutes else others)


def walk_minutes(session: Session, rooms: frozenset[UUID]) -> int:
    """Return the minutes between two rooms; 0 where nobody has said."""
    return next((walk.minutes for walk in session.walks if walk.rooms == rooms), 0)
