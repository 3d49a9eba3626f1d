"""Nothing of a session may point at a person or a room that is gone."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from agenda_strategies import sessions
from core_facilitator.domain.agendas import Session, Walk, all_blocks
from core_facilitator.domain.rosters import walk_minutes, with_people, with_rooms, with_walk
from planner_samples import AMARA, NOOR, PEOPLE, ROOMS, THEO, key, retreat


def test_blocks_and_tracks_let_go_of_people_who_are_gone() -> None:
    changed = with_people(retreat(), (NOOR, THEO), PEOPLE[1:])
    group, walk = (
        changed.block(key("Breakouts: map one system")),
        changed.block(key("Quiet walk: what is mine to let go of?")),
    )
    assert group is not None
    assert walk is not None
    assert walk.leads == ()
    assert group.tracks[2].leads == ()
    assert group.tracks[0].people == tuple(person.id for person in PEOPLE[1:3])
    before = retreat().block(group.id)
    assert before is not None
    assert group.tracks[0].blocks == before.tracks[0].blocks
    assert changed.team == (NOOR, THEO)
    assert AMARA not in changed.team


def test_blocks_tracks_and_walks_let_go_of_rooms_that_are_gone() -> None:
    oak, creek, porch = ROOMS
    session = with_walk(with_walk(retreat(), frozenset((oak.id, creek.id)), 4), frozenset((creek.id, porch.id)), 6)
    blocks = tuple(replace(block, room=oak.id) for block in session.days[0].blocks)
    session = replace(session, days=(replace(session.days[0], blocks=blocks), *session.days[1:]))
    changed = with_rooms(session, (creek, porch))
    group = changed.block(key("Breakouts: map one system"))
    assert group is not None
    assert [track.room for track in group.tracks] == [None, creek.id, porch.id]
    assert [block.room for block in changed.days[0].blocks] == [None, None]
    assert changed.walks == (Walk(rooms=frozenset((creek.id, porch.id)), minutes=6),)


def test_a_walk_is_said_changed_and_taken_back() -> None:
    rooms = frozenset((ROOMS[0].id, ROOMS[1].id))
    session = with_walk(retreat(), rooms, 4)
    assert walk_minutes(session, rooms) == 4
    session = with_walk(session, rooms, 5)
    assert session.walks == (Walk(rooms=rooms, minutes=5),)
    assert walk_minutes(with_walk(session, rooms, 0), rooms) == 0


def named(session: Session) -> Iterator[UUID]:
    """Yield every key of a person or room that something in the session points at."""
    for block in (block for day in session.days for block in all_blocks(day.blocks)):
        yield from block.leads
        yield from (block.room,) if block.room else ()
        for track in block.tracks:
            yield from (*track.leads, *track.people)
            yield from (track.room,) if track.room else ()
        for group in block.groups:
            yield from group.people
    yield from (room for walk in session.walks for room in walk.rooms)


def rooms_of_groups(session: Session) -> Iterator[UUID]:
    """Yield the rooms of small groups, which go with a group that loses everybody."""
    blocks = (block for day in session.days for block in all_blocks(day.blocks))
    yield from (group.room for block in blocks for group in block.groups if group.room)


@given(sessions(), st.data())
def test_whoever_and_whatever_is_taken_out_nothing_points_there_and_all_else_stays(
    session: Session, data: st.DataObject
) -> None:
    everybody = (*session.team, *session.people)
    people = tuple(one for one in everybody if data.draw(st.booleans()))
    rooms = tuple(room for room in session.rooms if data.draw(st.booleans()))
    left = {one.id for one in people} | {room.id for room in rooms}
    changed = with_rooms(with_people(session, (), people), rooms)
    assert set(named(changed)) | set(rooms_of_groups(changed)) <= left
    assert frozenset().union(*changed.apart, *changed.together) <= left
    if session.rooms == rooms:
        assert list(named(changed)) == [key for key in named(session) if key in left]
    assert with_people(session, session.team, session.people) == session
    assert with_rooms(session, session.rooms) == session
