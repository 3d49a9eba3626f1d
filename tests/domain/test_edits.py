"""Edits are plain functions from a plan to a plan: nothing else changes, and keys stay unique."""

from dataclasses import replace
from datetime import date, time
from uuid import UUID

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core_facilitator.domain.agendas import Block, Day, Room, Session, TimeKind, Track, Walk, all_blocks
from core_facilitator.domain.edits import (
    Place,
    add_block,
    add_day,
    add_track,
    apply_repair,
    change_block,
    change_day,
    change_track,
    copy_day,
    duplicate_blocks,
    duplicate_session,
    find,
    move_blocks,
    move_dates,
    remove_blocks,
    remove_day,
    remove_track,
    shift_day,
    to_tracks,
    without_tracks,
)
from core_facilitator.domain.people import Person
from core_facilitator.domain.timing import repairs, time_day
from strategies import fresh_ids, sessions


def key(number: int) -> UUID:
    return UUID(int=number)


MONDAY, TUESDAY, GROUP, LEFT, RIGHT = key(901), key(902), key(5), key(11), key(12)


def plan() -> Session:
    left = Track(id=LEFT, leads=(key(801),), room=key(701), people=(key(802),), blocks=(Block(id=key(51), minutes=40),))
    group = Block(id=GROUP, title="Breakouts", tracks=(left, Track(id=RIGHT)))
    first = (
        Block(id=key(1), minutes=10),
        Block(id=key(2), minutes=20, pin=time(9)),
        Block(id=key(3), minutes=30),
        group,
    )
    return Session(
        id=key(999),
        title="Retreat",
        team=(Person(id=key(801), name="Noor"),),
        people=(Person(id=key(802), name="Ana"),),
        rooms=(Room(id=key(701), name="Oak"), Room(id=key(702), name="Creek")),
        walks=(Walk(rooms=frozenset({key(701), key(702)}), minutes=3),),
        days=(
            Day(id=MONDAY, date=date(2026, 8, 3), start=time(8), end=time(16), time_zone="UTC", blocks=first),
            Day(id=TUESDAY, date=date(2026, 8, 4), start=time(8), end=time(16), time_zone="UTC"),
        ),
    )


def order(session: Session, day_id: UUID = MONDAY) -> list[int]:
    day = session.day(day_id)
    assert day is not None
    return [block.id.int for block in day.blocks]


def inside(session: Session, track_id: UUID) -> list[int]:
    group = session.block(GROUP)
    assert group is not None
    return [block.id.int for track in group.tracks if track.id == track_id for block in track.blocks]


def test_a_block_moves_down_within_its_day() -> None:
    assert order(move_blocks(plan(), {key(1)}, Place(MONDAY, 3))) == [2, 3, 1, 5]


def test_a_block_moves_up_within_its_day() -> None:
    assert order(move_blocks(plan(), {key(3)}, Place(MONDAY, 0))) == [3, 1, 2, 5]


def test_several_blocks_move_to_another_day_in_their_order() -> None:
    moved = move_blocks(plan(), {key(3), key(1)}, Place(TUESDAY, 0))
    assert (order(moved), order(moved, TUESDAY)) == ([2, 5], [1, 3])


def test_a_block_moves_into_a_track_and_out_again() -> None:
    moved = move_blocks(plan(), {key(3)}, Place(MONDAY, 0, LEFT))
    assert (order(moved), inside(moved, LEFT)) == ([1, 2, 5], [3, 51])
    back = move_blocks(moved, {key(3)}, Place(MONDAY, 2))
    assert back == plan()


def test_a_block_moves_from_one_track_to_the_other() -> None:
    moved = move_blocks(plan(), {key(51)}, Place(MONDAY, 0, RIGHT))
    assert (inside(moved, LEFT), inside(moved, RIGHT)) == ([], [51])


def test_a_block_chosen_with_its_group_travels_inside_it() -> None:
    moved = move_blocks(plan(), {GROUP, key(51)}, Place(TUESDAY, 0))
    assert (order(moved), order(moved, TUESDAY), inside(moved, LEFT)) == ([1, 2, 3], [5], [51])


def test_a_group_cannot_go_into_a_track() -> None:
    with pytest.raises(ValueError, match="track"):
        move_blocks(plan(), {GROUP}, Place(MONDAY, 0, LEFT))


def test_a_place_beyond_the_end_is_the_end() -> None:
    assert order(add_block(plan(), Block(id=key(77)), Place(MONDAY, 99))) == [1, 2, 3, 5, 77]
    assert order(add_block(plan(), Block(id=key(77)), Place(MONDAY, -9))) == [77, 1, 2, 3, 5]


def test_a_block_changes_in_a_track_too() -> None:
    assert change_block(plan(), key(51), minutes=45).block(key(51)) == Block(id=key(51), minutes=45)


def test_what_is_not_there_is_an_error() -> None:
    session = plan()
    with pytest.raises(KeyError):
        change_block(session, key(404), minutes=1)
    with pytest.raises(KeyError):
        remove_blocks(session, {key(404)})
    with pytest.raises(KeyError):
        change_track(session, key(404), title="x")
    with pytest.raises(KeyError):
        change_day(session, key(404), title="x")
    with pytest.raises(KeyError):
        add_track(session, key(404), Track(id=key(1)))


def test_a_copy_stands_after_the_last_and_is_not_pinned() -> None:
    copied = duplicate_blocks(plan(), {key(2)}, fresh_ids(1000))
    assert order(copied) == [1, 2, 1001, 3, 5]
    copy = copied.block(key(1001))
    assert copy is not None
    assert (copy.minutes, copy.pin) == (20, None)


def test_copies_of_nothing_change_nothing() -> None:
    assert duplicate_blocks(plan(), set(), fresh_ids(1000)) == plan()


def test_the_copy_of_a_group_has_no_pins_in_its_tracks_either() -> None:
    session = change_block(plan(), key(51), pin=time(9, 5), fixed_end=time(9, 40))
    copy = duplicate_blocks(session, {GROUP}, fresh_ids(1000)).days[0].blocks[-1]
    assert [(block.pin, block.fixed_end) for block in all_blocks((copy,))] == [(None, None), (None, None)]


def test_copies_that_include_a_group_stand_in_the_day() -> None:
    other = Block(id=key(6), tracks=(Track(id=key(13), blocks=(Block(id=key(61)),)),))
    session = add_block(plan(), other, Place(MONDAY, 9))
    copied = duplicate_blocks(session, {GROUP, key(61)}, fresh_ids(1000))
    assert order(copied)[:5] == [1, 2, 3, 5, 6]
    assert len(order(copied)) == 7


def test_removing_a_group_removes_what_is_in_it() -> None:
    assert remove_blocks(plan(), {GROUP}).block(key(51)) is None


def test_a_block_becomes_a_group_and_its_tracks_come_and_go() -> None:
    group = to_tracks(plan(), key(3), 2, fresh_ids(1000))
    block = group.block(key(3))
    assert block is not None
    assert len(block.tracks) == 2
    more = add_track(group, key(3), Track(id=key(44), title="Third"))
    named = change_track(more, key(44), title="C")
    fewer = remove_track(remove_track(remove_track(named, key(44)), block.tracks[0].id), block.tracks[1].id)
    assert fewer == plan()


def test_what_was_in_tracks_follows_the_block_and_keeps_its_room_and_lead() -> None:
    session = change_track(plan(), RIGHT, blocks=(Block(id=key(52), minutes=15, leads=(key(77),), room=key(702)),))
    flat = without_tracks(session, GROUP)
    assert order(flat) == [1, 2, 3, 5, 51, 52]
    plain, first, second = flat.days[0].blocks[3:]
    assert (plain.tracks, plain.minutes) == ((), 0)
    assert (first.leads, first.room) == ((key(801),), key(701))
    assert (second.leads, second.room) == ((key(77),), key(702))


def test_a_group_of_empty_tracks_keeps_its_minutes_as_a_plain_block() -> None:
    assert without_tracks(to_tracks(plan(), key(3), 2, fresh_ids(1000)), key(3)) == plan()


def test_a_track_with_only_a_title_becomes_a_block_as_long_as_its_group() -> None:
    session = change_track(plan(), RIGHT, title="Walk", room=key(702), leads=(key(801),))
    flat = without_tracks(change_block(session, GROUP, kind=TimeKind.SMALL_GROUP), GROUP)
    assert flat.days[0].blocks[5:] == (
        Block(id=RIGHT, title="Walk", minutes=40, kind=TimeKind.SMALL_GROUP, room=key(702), leads=(key(801),)),
    )


def test_tracks_do_not_nest() -> None:
    with pytest.raises(ValueError, match="track"):
        to_tracks(plan(), key(51), 2, fresh_ids())


def test_a_copied_day_has_its_own_blocks_and_stands_by_its_date() -> None:
    copied = copy_day(plan(), MONDAY, date(2026, 8, 2), fresh_ids(1000))
    assert [day.date.day for day in copied.days] == [2, 3, 4]
    assert [block.minutes for block in copied.days[0].blocks] == [10, 20, 30, 0]


def test_days_are_added_changed_and_removed() -> None:
    sunday = Day(id=key(77), date=date(2026, 8, 2), start=time(8), end=time(9), time_zone="UTC")
    more = add_day(plan(), sunday)
    assert [day.id.int for day in more.days] == [77, 901, 902]
    later = change_day(more, key(77), date=date(2026, 8, 9))
    assert [day.id.int for day in later.days] == [901, 902, 77]
    assert remove_day(later, key(77)) == plan()


def test_a_day_shifts_with_its_pins_and_shifts_back() -> None:
    later = shift_day(plan(), MONDAY, 30)
    assert (later.days[0].start, later.days[0].end, later.days[0].blocks[1].pin) == (
        time(8, 30),
        time(16, 30),
        time(9, 30),
    )
    assert shift_day(later, MONDAY, -30) == plan()


def test_a_day_that_is_shifted_past_midnight_begins_on_the_next_date() -> None:
    late = shift_day(change_day(plan(), MONDAY, start=time(23, 30), end=time(2)), MONDAY, 60)
    shifted = late.day(MONDAY)
    assert shifted is not None
    assert (shifted.date, shifted.start, shifted.end) == (date(2026, 8, 4), time(0, 30), time(3))


def test_a_session_moves_to_other_dates_and_keeps_the_days_between() -> None:
    moved = move_dates(plan(), date(2027, 1, 30))
    assert [day.date for day in moved.days] == [date(2027, 1, 30), date(2027, 1, 31)]
    empty = replace(plan(), days=())
    assert move_dates(empty, date(2027, 1, 30)) == empty


def test_a_duplicated_session_points_at_its_own_people_and_rooms() -> None:
    copy = duplicate_session(plan(), fresh_ids(1000))
    track = copy.days[0].blocks[3].tracks[0]
    assert track.leads == (copy.team[0].id,)
    assert track.people == (copy.people[0].id,)
    assert track.room == copy.rooms[0].id
    assert copy.walks[0].rooms == frozenset(room.id for room in copy.rooms)


def test_both_repairs_end_the_overlap() -> None:
    morning = (Block(id=key(1), minutes=70), Block(id=key(2), minutes=50, pin=time(9)))
    session = replace(plan(), days=(replace(plan().days[0], blocks=morning),))
    for repair in repairs(time_day(session.days[0]), key(2)):
        repaired = apply_repair(session, repair)
        assert time_day(repaired.days[0]).blocks[1].overlap == 0


def test_trimming_a_group_trims_only_the_tracks_that_are_too_long() -> None:
    tracks = (
        Track(id=LEFT, blocks=(Block(id=key(51), minutes=40), Block(id=key(52), minutes=30))),
        Track(id=RIGHT, blocks=(Block(id=key(53), minutes=45),)),
    )
    morning = (Block(id=GROUP, tracks=tracks), Block(id=key(2), minutes=50, pin=time(9, 5)))
    session = replace(plan(), days=(replace(plan().days[0], blocks=morning),))
    trim = repairs(time_day(session.days[0]), key(2))[0]
    repaired = apply_repair(session, trim)
    assert [block.minutes for block in all_blocks(repaired.days[0].blocks)] == [0, 40, 25, 45, 50]


@given(sessions(), st.data())
def test_moving_keeps_every_block_once(session: Session, data: st.DataObject) -> None:
    blocks = [block for day in session.days for block in day.blocks]
    assume(blocks)
    assume(
        len({block.id for day in session.days for block in all_blocks(day.blocks)})
        == sum(1 for day in session.days for _ in all_blocks(day.blocks))
    )
    chosen = set(data.draw(st.lists(st.sampled_from(blocks).map(lambda block: block.id), min_size=1, max_size=4)))
    target = data.draw(st.sampled_from(session.days))
    moved = move_blocks(session, chosen, Place(target.id, data.draw(st.integers(-1, 9))))
    assert sorted(ids(moved)) == sorted(ids(session))


@given(sessions(), st.data())
def test_moving_there_and_back_changes_nothing(session: Session, data: st.DataObject) -> None:
    blocks = [block for day in session.days for block in day.blocks]
    assume(blocks)
    one = data.draw(st.sampled_from(blocks)).id
    home = find(session, one)
    target = data.draw(st.sampled_from(session.days))
    moved = move_blocks(session, {one}, Place(target.id, data.draw(st.integers(0, 9))))
    now = find(moved, one)
    index = home.index + 1 if now.day_id == home.day_id and now.index < home.index else home.index
    assert move_blocks(moved, {one}, replace(home, index=index)) == session


@given(sessions())
def test_a_duplicated_session_shares_no_key_with_the_original(session: Session) -> None:
    copy = duplicate_session(session, fresh_ids())
    assert not set(ids(copy)) & set(ids(session))
    assert len(set(ids(copy))) == len(ids(copy))


@given(sessions(), st.integers(-600, 600))
def test_shifting_a_day_and_back_changes_nothing(session: Session, by: int) -> None:
    day = session.days[0].id
    back = shift_day(shift_day(session, day, by), day, -by)
    assert {one.id: one for one in back.days} == {one.id: one for one in session.days}


@given(sessions(), st.integers(-600, 600))
def test_a_shifted_day_away_from_a_change_of_the_clock_keeps_its_shape(session: Session, by: int) -> None:
    day = replace(session.days[0], time_zone="UTC")
    before = time_day(day)
    shifted = shift_day(replace(session, days=(day,)), day.id, by).days[0]
    assert time_day(shifted).available_minutes == before.available_minutes


def ids(session: Session) -> list[UUID]:
    return [block.id for day in session.days for block in all_blocks(day.blocks)]
