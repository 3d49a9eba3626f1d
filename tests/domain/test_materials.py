"""What to bring is counted once, and each lead's load adds up."""

from dataclasses import replace
from datetime import date, time
from uuid import UUID

from hypothesis import given

from core_facilitator.domain.agendas import Block, Day, Material, Per, Session, SmallGroup, Track
from core_facilitator.domain.materials import by_day, by_room, counted_for, loads, quantity_of, rolled_up
from core_facilitator.domain.people import Person
from strategies import sessions


def key(number: int) -> UUID:
    return UUID(int=number)


NOOR, THEO, OAK, CREEK, MONDAY = key(801), key(802), key(701), key(702), key(901)


def plan(*blocks: Block) -> Session:
    return Session(
        id=key(999),
        title="Retreat",
        expected=18,
        team=(Person(id=NOOR, name="Noor"), Person(id=THEO, name="Theo")),
        days=(Day(id=MONDAY, date=date(2026, 8, 3), start=time(8), end=time(16), time_zone="UTC", blocks=blocks),),
    )


def test_a_group_that_is_not_full_still_needs_its_own() -> None:
    assert quantity_of(Material(name="Pens", quantity=2, per=Per.GROUP, group_size=5), 18) == 8
    assert quantity_of(Material(name="Handout", per=Per.PERSON), 18) == 18
    assert quantity_of(Material(name="Bell"), 18) == 1
    assert quantity_of(Material(name="Pens", per=Per.GROUP), 3) == 3


def test_things_for_each_group_are_counted_for_the_groups_that_somebody_made() -> None:
    pens = Material(name="Pens", quantity=2, per=Per.GROUP, group_size=5)
    groups = tuple(SmallGroup(people=(key(number),)) for number in range(3))
    assert quantity_of(pens, 18, groups) == 6
    assert quantity_of(pens, 18, (*groups, SmallGroup(title="Nobody yet"))) == 6
    assert quantity_of(pens, 18, (SmallGroup(title="Nobody yet"),)) == 8
    assert quantity_of(replace(pens, per=Per.PERSON), 18, groups) == 36
    assert quantity_of(replace(pens, per=Per.SESSION), 18, groups) == 2


def test_each_block_is_counted_for_its_own_groups() -> None:
    posters = (Material(name="Poster", per=Per.GROUP, group_size=6),)
    groups = tuple(SmallGroup(people=(key(number),)) for number in range(5))
    in_track = Block(id=key(51), materials=posters, groups=groups[:2])
    (needed,) = rolled_up(
        plan(
            Block(id=key(1), materials=posters, groups=groups),
            Block(id=key(2), materials=posters),
            Block(id=key(5), tracks=(Track(id=key(11), blocks=(in_track,)),)),
        )
    )
    assert [use.quantity for use in needed.uses] == [5, 3, 2]
    assert needed.quantity == 10


def test_a_bell_serves_the_whole_session_and_handouts_add_up() -> None:
    bell, page = Material(name="Bell"), Material(name="Handout", per=Per.PERSON)
    needed = rolled_up(
        plan(Block(id=key(1), materials=(bell, page)), Block(id=key(2), materials=(replace(bell, name="bell "), page)))
    )
    assert [(one.name, one.quantity, len(one.uses)) for one in needed] == [("Bell", 1, 2), ("Handout", 36, 2)]


def test_a_skipped_block_needs_nothing() -> None:
    assert rolled_up(plan(Block(id=key(1), skipped=True, materials=(Material(name="Bell"),)))) == ()


def test_a_track_counts_its_own_people_and_stands_in_its_own_room() -> None:
    page = (Material(name="Handout", per=Per.PERSON),)
    track = Track(id=key(11), room=CREEK, people=(key(1), key(2), key(3)), blocks=(Block(id=key(51), materials=page),))
    other = Track(id=key(12), blocks=(Block(id=key(52), room=OAK, materials=page),))
    needed = rolled_up(plan(Block(id=key(5), room=OAK, tracks=(track, other))))
    assert [(use.room_id, use.quantity) for use in needed[0].uses] == [(CREEK, 3), (OAK, 15)]
    assert by_room(needed, CREEK)[0].quantity == 3
    assert by_room(needed, None) == ()
    assert by_day(needed, MONDAY)[0].quantity == 18
    assert by_day(needed, key(1)) == ()


def test_rooms_that_work_side_by_side_each_need_their_own_timer() -> None:
    def track(number: int, *quantities: int) -> Track:
        blocks = (
            Block(id=key(number * 10 + at), materials=(Material(name="Timer", quantity=each),))
            for at, each in enumerate(quantities)
        )
        return Track(id=key(number), room=CREEK if number == 1 else OAK, blocks=tuple(blocks))

    inner = Block(id=key(70), tracks=(track(3, 1), track(4, 1)))
    nested = replace(track(2), blocks=(*track(2, 2).blocks, inner))
    needed = rolled_up(
        plan(
            Block(id=key(5), tracks=(track(1, 1, 2), nested)),
            Block(id=key(6), tracks=(track(7, 1),)),
            Block(id=key(8), materials=(Material(name="timer", quantity=3),)),
        )
    )
    assert [(one.name, one.quantity) for one in needed] == [("Timer", 4)]
    assert by_room(needed, CREEK)[0].quantity == 2
    assert by_room(needed, None)[0].quantity == 3


def test_a_bell_that_is_used_twice_in_a_room_is_brought_there_once() -> None:
    bell = (Material(name="Bell"),)
    needed = rolled_up(plan(Block(id=key(1), room=OAK, materials=bell), Block(id=key(2), room=OAK, materials=bell)))
    assert by_room(needed, OAK)[0].quantity == 1
    assert by_day(needed, MONDAY)[0].quantity == 1


def test_tracks_to_which_nobody_was_named_share_those_who_are_left() -> None:
    page = (Material(name="Handout", per=Per.PERSON),)
    tracks = (
        Track(id=key(11), people=(key(1), key(2), key(3)), blocks=(Block(id=key(51), materials=page),)),
        Track(id=key(12), blocks=(Block(id=key(52), materials=page),)),
        Track(id=key(13), blocks=(Block(id=key(53), materials=page),)),
    )
    (needed,) = rolled_up(plan(Block(id=key(5), tracks=tracks)))
    assert [use.quantity for use in needed.uses] == [3, 8, 8]


def test_each_block_and_track_says_for_how_many_it_is_counted() -> None:
    nested = Block(id=key(52), tracks=(Track(id=key(21)), Track(id=key(22), people=(key(1),))))
    named = Track(id=key(11), people=(key(1), key(2), key(3)), blocks=(Block(id=key(51)),))
    session = plan(Block(id=key(5), tracks=(named, Track(id=key(12), blocks=(nested,)))), Block(id=key(6)))
    counts = {number: counted_for(session)[key(number)] for number in (5, 11, 51, 12, 52, 21, 22, 6)}
    assert counts == {5: 18, 11: 3, 51: 3, 12: 15, 52: 15, 21: 14, 22: 1, 6: 18}


@given(sessions())
def test_the_days_together_need_all_that_is_used_up(session: Session) -> None:
    for needed in rolled_up(session):
        days = [by_day((needed,), day.id) for day in session.days]
        assert sum(len(one.uses) for part in days for one in part) == len(needed.uses)
        assert sum(one.quantity for part in days for one in part) >= needed.quantity


@given(sessions())
def test_what_is_used_up_is_the_sum_of_its_uses(session: Session) -> None:
    for needed in rolled_up(session):
        assert max(use.quantity for use in needed.uses) <= needed.quantity <= sum(use.quantity for use in needed.uses)


def test_a_lead_of_a_group_is_counted_once_and_one_of_a_track_for_its_length() -> None:
    track = Track(
        id=key(11),
        leads=(THEO, NOOR),
        blocks=(Block(id=key(51), minutes=20, leads=(THEO,)), Block(id=key(52), minutes=20)),
    )
    other = Track(id=key(12), blocks=(Block(id=key(53), minutes=60, leads=(THEO,)),))
    session = plan(
        Block(id=key(5), leads=(NOOR,), tracks=(track, other)),
        Block(id=key(6), minutes=30, leads=(THEO,)),
        Block(id=key(7), minutes=30, leads=(THEO,), skipped=True),
    )
    assert [(load.person_id, load.minutes) for load in loads(session)] == [(NOOR, 60), (THEO, 40 + 60 + 30)]


def test_who_leads_nothing_carries_nothing() -> None:
    assert loads(plan(Block(id=key(1), minutes=30))) == ()
