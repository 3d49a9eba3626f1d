"""Nothing of a session may point at a person or a room that is gone."""

from dataclasses import replace

from core_facilitator.domain.agendas import Walk
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
    assert group.tracks[0].blocks == group.tracks[0].blocks
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
