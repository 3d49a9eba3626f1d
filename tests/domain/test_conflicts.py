"""What cannot work is found: overlaps, double bookings, walks, and sums that differ."""

from dataclasses import replace
from datetime import date, time
from uuid import UUID

import pytest
from hypothesis import given

from core_facilitator.domain.agendas import Block, Day, Room, Session, SmallGroup, Step, TimeKind, Track, Walk
from core_facilitator.domain.conflicts import Conflict, Trouble, conflicts
from core_facilitator.domain.people import Person
from core_facilitator.domain.timing import time_day
from strategies import sessions


def key(number: int) -> UUID:
    return UUID(int=number)


NOOR, ANA, OAK, CREEK, MONDAY = key(801), key(802), key(701), key(702), key(901)


def plan(*blocks: Block, walk: int = 0) -> Session:
    return Session(
        id=key(999),
        title="Retreat",
        expected=12,
        team=(Person(id=NOOR, name="Noor"),),
        people=(Person(id=ANA, name="Ana"),),
        rooms=(Room(id=OAK, name="Oak", capacity=20), Room(id=CREEK, name="Creek", capacity=4)),
        walks=(Walk(rooms=frozenset({OAK, CREEK}), minutes=walk),),
        days=(Day(id=MONDAY, date=date(2026, 8, 3), start=time(8), end=time(16), time_zone="UTC", blocks=blocks),),
    )


def found(session: Session) -> list[tuple[Trouble, int]]:
    return [(conflict.trouble, conflict.minutes) for conflict in conflicts(session)]


def test_a_sound_plan_has_no_conflict() -> None:
    assert conflicts(plan(Block(id=key(1), minutes=30, leads=(NOOR,), room=OAK), Block(id=key(2), minutes=30))) == ()


def test_an_overlap_and_a_day_that_runs_over_are_named() -> None:
    session = plan(Block(id=key(1), minutes=70), Block(id=key(2), minutes=430, pin=time(9)))
    assert found(session) == [(Trouble.OVERLAP, 10), (Trouble.DAY_OVER, 10)]


def test_blocks_that_overlap_are_not_reported_twice_for_their_lead() -> None:
    first = Block(id=key(1), minutes=70, leads=(NOOR,), room=OAK)
    session = plan(first, replace(first, id=key(2), minutes=30, pin=time(9)))
    assert found(session) == [(Trouble.OVERLAP, 10)]


def test_steps_that_do_not_add_up_and_a_floor_that_is_broken_are_named() -> None:
    block = Block(id=key(1), minutes=30, floor=40, steps=(Step(title="Settle", minutes=25),))
    assert found(plan(block)) == [(Trouble.STEPS_DIFFER, 25), (Trouble.BELOW_FLOOR, 10)]


def test_a_skipped_block_troubles_nobody() -> None:
    block = Block(id=key(1), minutes=30, floor=40, skipped=True, steps=(Step(title="Settle", minutes=25),), room=CREEK)
    assert conflicts(plan(block)) == ()


def test_a_person_in_two_tracks_at_once_is_named() -> None:
    left = Track(id=key(11), people=(ANA,), blocks=(Block(id=key(51), minutes=30),))
    right = Track(id=key(12), blocks=(Block(id=key(52), minutes=30, leads=(ANA,)),))
    session = plan(Block(id=key(5), tracks=(left, right)))
    expected = Conflict(
        trouble=Trouble.PERSON_TWICE, day_id=MONDAY, block_ids=(key(51), key(52)), person_id=ANA, minutes=30
    )
    assert conflicts(session) == (expected,)


def test_a_lead_of_two_tracks_without_blocks_is_named() -> None:
    tracks = (Track(id=key(11), leads=(NOOR,)), Track(id=key(12), leads=(NOOR,)))
    assert found(plan(Block(id=key(5), minutes=30, tracks=tracks))) == [(Trouble.PERSON_TWICE, 30)]


def test_a_room_used_by_two_tracks_at_once_is_named() -> None:
    left = Track(id=key(11), room=OAK, blocks=(Block(id=key(51), minutes=30),))
    right = Track(id=key(12), blocks=(Block(id=key(52), minutes=30, room=OAK),))
    assert found(plan(Block(id=key(5), tracks=(left, right)))) == [(Trouble.ROOM_TWICE, 30)]


def test_tracks_may_use_a_room_and_a_lead_one_after_the_other() -> None:
    left = Track(id=key(11), blocks=(Block(id=key(51), minutes=30, leads=(NOOR,), room=OAK),))
    right = Track(
        id=key(12),
        blocks=(
            Block(id=key(53), minutes=30),
            Block(id=key(52), minutes=30, leads=(NOOR,), room=OAK),
            Block(id=key(54), minutes=5, leads=(NOOR,), room=OAK, skipped=True),
        ),
    )
    assert conflicts(plan(Block(id=key(5), tracks=(left, right)))) == ()


def test_a_walk_needs_its_minutes_unless_there_is_a_break() -> None:
    first = Block(id=key(1), minutes=30, leads=(NOOR,), room=OAK)
    second = Block(id=key(2), minutes=30, leads=(NOOR,), room=CREEK)
    rest = Block(id=key(3), minutes=5, kind=TimeKind.BREAK, leads=(NOOR,), room=CREEK)
    small = replace(plan(walk=3), expected=4)
    day = small.days[0]
    tight = replace(small, days=(replace(day, blocks=(first, second)),))
    assert found(tight) == [(Trouble.SHORT_WALK, 3)]
    assert conflicts(replace(small, days=(replace(day, blocks=(first, rest)),))) == ()
    assert conflicts(replace(small, days=(replace(day, blocks=(first, replace(second, pin=time(8, 40)))),))) == ()
    assert conflicts(replace(small, days=(replace(day, blocks=(first, replace(second, room=OAK))),))) == ()


def test_only_the_minutes_of_two_tracks_that_really_meet_count() -> None:
    left = Track(id=key(11), leads=(NOOR,), blocks=(Block(id=key(51), minutes=40),))
    right = Track(id=key(12), blocks=(Block(id=key(52), minutes=30), Block(id=key(53), minutes=60, leads=(NOOR,))))
    assert found(plan(Block(id=key(5), tracks=(left, right)))) == [(Trouble.PERSON_TWICE, 10)]


def test_a_walk_from_a_track_to_the_next_block_needs_its_minutes_too() -> None:
    track = Track(id=key(11), leads=(NOOR,), room=CREEK)
    session = small(
        Block(id=key(5), minutes=30, tracks=(track,)), Block(id=key(6), minutes=9, leads=(NOOR,), room=OAK), walk=4
    )
    (short,) = conflicts(session)
    assert (short.trouble, short.block_ids, short.person_id, short.minutes) == (
        Trouble.SHORT_WALK,
        (key(5), key(6)),
        NOOR,
        4,
    )


def small(*blocks: Block, walk: int) -> Session:
    return replace(plan(*blocks, walk=walk), expected=4)


def walks(session: Session) -> list[tuple[tuple[int, ...], UUID | None, int]]:
    found = (one for one in conflicts(session) if one.trouble is Trouble.SHORT_WALK)
    return [(tuple(block.int for block in one.block_ids), one.person_id, one.minutes) for one in found]


def test_everybody_walks_between_two_blocks_whoever_leads_them() -> None:
    first = Block(id=key(1), minutes=30, leads=(NOOR,), room=OAK)
    second = Block(id=key(2), minutes=30, leads=(ANA,), room=CREEK)
    assert walks(small(first, second, walk=3)) == [((1, 2), None, 3)]


def test_a_track_that_nobody_is_named_for_needs_its_walk_too() -> None:
    group = Block(id=key(5), minutes=30, tracks=(Track(id=key(11), room=CREEK), Track(id=key(12), room=OAK)))
    session = small(Block(id=key(1), minutes=30, room=OAK), group, walk=3)
    assert walks(session) == [((1, 5), None, 3)]


def test_the_blocks_of_one_track_need_their_walk_and_those_of_two_tracks_need_none() -> None:
    here, there = Block(id=key(51), minutes=30, room=OAK), Block(id=key(52), minutes=30, room=CREEK)
    one = Track(id=key(11), blocks=(here, there))
    later = replace(there, id=key(53), pin=time(8, 30))
    two = (Track(id=key(11), blocks=(here,)), Track(id=key(12), blocks=(later,)))
    assert walks(small(Block(id=key(5), tracks=(one,)), walk=3)) == [((51, 52), None, 3)]
    assert walks(small(Block(id=key(5), tracks=two), walk=3)) == []


def test_a_walk_that_leads_past_a_third_room_is_two_walks() -> None:
    blocks = (
        Block(id=key(1), minutes=30, room=OAK),
        Block(id=key(2), minutes=2, room=key(703)),
        Block(id=key(3), minutes=30, room=CREEK),
    )
    session = small(*blocks, walk=6)
    porch = Room(id=key(703), name="Porch")
    assert walks(replace(session, rooms=(*session.rooms, porch))) == []
    nowhere = (blocks[0], replace(blocks[1], room=None), blocks[2])
    assert walks(small(*nowhere, walk=6)) == [((1, 3), None, 4)]


def test_a_short_break_gives_its_minutes_to_the_walk_and_no_more() -> None:
    rest = Block(id=key(2), minutes=2, kind=TimeKind.BREAK, room=OAK)
    session = small(Block(id=key(1), minutes=30, room=OAK), rest, Block(id=key(3), minutes=30, room=CREEK), walk=6)
    assert walks(session) == [((1, 3), None, 4)]


def test_a_track_that_is_longer_than_the_fixed_end_of_its_group_is_named() -> None:
    long = Track(id=key(11), blocks=(Block(id=key(51), minutes=50),))
    short = Track(id=key(12), blocks=(Block(id=key(52), minutes=40),))
    group = Block(id=key(5), tracks=(long, short, Track(id=key(13))), fixed_end=time(8, 40))
    expected = Conflict(trouble=Trouble.TRACK_OVER, day_id=MONDAY, block_ids=(key(5),), track_id=key(11), minutes=10)
    assert conflicts(plan(group)) == (expected,)


def test_a_room_that_is_too_small_is_named() -> None:
    session = plan(Block(id=key(1), minutes=30, room=CREEK))
    assert [(one.trouble, one.room_id) for one in conflicts(session)] == [(Trouble.ROOM_TOO_SMALL, CREEK)]


@pytest.mark.parametrize(("expected", "crowded"), [(8, []), (9, [CREEK])])
def test_a_room_must_hold_an_even_part_of_those_who_are_named_for_no_track(expected: int, crowded: list[UUID]) -> None:
    blocks = (Block(id=key(51), minutes=30),)
    tracks = (Track(id=key(11), room=CREEK, blocks=blocks), Track(id=key(12), room=OAK))
    session = replace(plan(Block(id=key(5), tracks=tracks)), expected=expected)
    assert [one.room_id for one in conflicts(session) if one.trouble is Trouble.ROOM_TOO_SMALL] == crowded


def test_tracks_in_the_room_of_their_group_share_it_and_need_it_to_hold_them_together() -> None:
    tracks = (
        Track(id=key(11), blocks=(Block(id=key(51), minutes=30), Block(id=key(52), minutes=5))),
        Track(id=key(12)),
        Track(id=key(13), room=OAK, people=(ANA,)),
    )
    session = plan(Block(id=key(5), room=CREEK, tracks=tracks))
    too_small = Conflict(trouble=Trouble.ROOM_TOO_SMALL, day_id=MONDAY, block_ids=(key(5),), room_id=CREEK)
    assert conflicts(replace(session, expected=6)) == (too_small,)
    assert conflicts(replace(session, expected=5)) == ()


def test_a_track_that_names_the_room_in_which_the_others_of_its_group_are_is_told() -> None:
    group = Block(id=key(5), minutes=30, room=OAK, tracks=(Track(id=key(11)), Track(id=key(12), room=OAK)))
    assert found(plan(group)) == [(Trouble.ROOM_TWICE, 30)]


def in_room(room: UUID | None, count: int, first: int = 300) -> SmallGroup:
    return SmallGroup(people=tuple(key(first + number) for number in range(count)), room=room)


def crowded(session: Session) -> list[tuple[tuple[int, ...], UUID | None]]:
    found = (one for one in conflicts(session) if one.trouble is Trouble.ROOM_TOO_SMALL)
    return [(tuple(block.int for block in one.block_ids), one.room_id) for one in found]


def test_a_room_must_hold_the_small_groups_that_are_in_it_together() -> None:
    block = Block(id=key(1), minutes=30, room=OAK)
    fits = replace(block, groups=(in_room(CREEK, 2), in_room(CREEK, 2, 400), in_room(None, 9, 500)))
    assert crowded(plan(fits)) == []
    assert crowded(plan(replace(block, groups=(*fits.groups, in_room(CREEK, 1, 600))))) == [((1,), CREEK)]
    assert crowded(plan(replace(block, groups=(in_room(CREEK, 5),), skipped=True))) == []


def test_a_small_group_in_the_room_of_its_block_is_counted_with_everybody_there() -> None:
    assert crowded(plan(Block(id=key(1), minutes=30, room=CREEK, groups=(in_room(CREEK, 2),)))) == [((1,), CREEK)]
    assert crowded(plan(Block(id=key(1), minutes=30, room=OAK, groups=(in_room(OAK, 2),)))) == []


def test_small_groups_of_one_block_may_share_a_room() -> None:
    inner = Block(id=key(51), minutes=30, room=OAK, groups=(in_room(CREEK, 2), in_room(CREEK, 2, 400)))
    assert conflicts(plan(Block(id=key(5), tracks=(Track(id=key(11), blocks=(inner,)),)))) == ()
    assert conflicts(plan(replace(inner, id=key(1)))) == ()


def test_small_groups_of_two_tracks_in_one_room_at_once_are_named() -> None:
    one = Block(id=key(51), minutes=30, room=OAK, groups=(in_room(CREEK, 2),))
    other = Block(id=key(52), minutes=20, groups=(in_room(CREEK, 2, 400), in_room(None, 1, 500)))
    tracks = (Track(id=key(11), blocks=(one,)), Track(id=key(12), room=key(703), blocks=(other,)))
    twice = Conflict(trouble=Trouble.ROOM_TWICE, day_id=MONDAY, block_ids=(key(51), key(52)), room_id=CREEK, minutes=20)
    assert conflicts(plan(Block(id=key(5), tracks=tracks))) == (twice,)


def test_a_small_group_in_the_room_of_another_track_is_named() -> None:
    one = Block(id=key(51), minutes=30, room=OAK, groups=(in_room(CREEK, 2),))
    tracks = (Track(id=key(11), blocks=(one,)), Track(id=key(12), room=CREEK, people=(ANA,)))
    assert found(plan(Block(id=key(5), minutes=30, tracks=tracks))) == [(Trouble.ROOM_TWICE, 30)]
    later = (tracks[0], replace(tracks[1], blocks=(Block(id=key(52), minutes=9, pin=time(8, 30)),)))
    assert found(plan(Block(id=key(5), minutes=30, tracks=later))) == []


def test_small_groups_beside_the_tracks_of_their_block_are_in_nobodys_way_but_need_room() -> None:
    group = Block(id=key(5), minutes=30, room=OAK, tracks=(Track(id=key(11), room=CREEK, people=(ANA,)),))
    assert conflicts(plan(replace(group, groups=(in_room(CREEK, 2),)))) == ()
    assert crowded(plan(replace(group, groups=(in_room(CREEK, 5),)))) == [((5,), CREEK)]


def test_small_groups_come_back_while_their_block_lasts() -> None:
    first = Block(id=key(1), minutes=30, room=OAK, groups=(in_room(CREEK, 2),))
    assert walks(small(first, Block(id=key(2), minutes=30, room=OAK), walk=6)) == []
    between = Block(id=key(2), minutes=2, groups=(in_room(key(703), 2),))
    third = Block(id=key(3), minutes=30, room=CREEK)
    assert walks(small(replace(first, groups=()), between, third, walk=6)) == [((1, 3), None, 4)]


def test_everybody_walks_to_the_room_of_a_group_whose_tracks_name_none() -> None:
    group = Block(id=key(5), minutes=30, room=CREEK, tracks=(Track(id=key(11)),))
    assert walks(small(Block(id=key(1), minutes=30, room=OAK), group, walk=3)) == [((1, 5), None, 3)]


@given(sessions())
def test_every_overlap_of_the_clock_is_a_conflict(session: Session) -> None:
    overlaps = [one.overlap for day in session.days for one in time_day(day).all_blocks() if one.overlap]
    assert [c.minutes for c in conflicts(session) if c.trouble is Trouble.OVERLAP] == overlaps
