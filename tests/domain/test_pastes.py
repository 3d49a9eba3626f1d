"""Pasting: who leads and where comes along into another session, who took part there stays behind, and it is said."""

from dataclasses import replace
from datetime import date, time
from typing import Any
from uuid import UUID

from hypothesis import given

from agenda_strategies import sessions
from core_facilitator.domain.agendas import Block, Day, Room, Session, Track, Walk, all_blocks
from core_facilitator.domain.edits import Place
from core_facilitator.domain.pastes import Pasted, paste_blocks
from core_facilitator.domain.people import Person
from strategies import fresh_ids


def key(number: int) -> UUID:
    return UUID(int=number)


NOOR = Person(id=key(801), name="Noor", email="noor@example.org")
ANA = Person(id=key(802), name="Ana")
OAK, CREEK = Room(id=key(701), name="Oak", capacity=12), Room(id=key(702), name="Creek")
MONDAY, GROUP, LEFT, RIGHT = key(901), key(5), key(11), key(12)


def group() -> Block:
    inner = Block(id=key(51), minutes=40, room=CREEK.id)
    left = Track(id=LEFT, leads=(NOOR.id,), room=OAK.id, people=(ANA.id,), blocks=(inner,))
    return Block(id=GROUP, title="Breakouts", tracks=(left, Track(id=RIGHT)))


def source() -> Session:
    return Session(
        id=key(999),
        title="Retreat",
        team=(NOOR,),
        people=(ANA,),
        rooms=(OAK, CREEK),
        walks=(Walk(rooms=frozenset({OAK.id, CREEK.id}), minutes=3),),
        days=(day(group()),),
    )


def target(**fields: Any) -> Session:
    return replace(Session(id=key(998), title="Meeting", days=(day(),)), **fields)


def day(*blocks: Block) -> Day:
    return Day(id=MONDAY, date=date(2026, 8, 3), start=time(8), end=time(16), time_zone="UTC", blocks=blocks)


def pasted_into(session: Session, *blocks: Block, place: Place | None = None) -> Pasted:
    return paste_blocks(session, blocks or (group(),), source(), place or Place(MONDAY, 0), fresh_ids(1000))


def track_of(pasted: Pasted) -> Track:
    return pasted.session.days[0].blocks[0].tracks[0]


def test_a_pasted_block_finds_its_lead_room_and_people_again_by_name() -> None:
    known = target(
        team=(Person(id=key(31), name="Noor"),),
        people=(Person(id=key(33), name=" ana"),),
        rooms=(Room(id=key(32), name="Oak"), Room(id=key(34), name="Creek")),
    )
    pasted = pasted_into(known)
    track = track_of(pasted)
    assert (track.leads, track.room, track.people, track.blocks[0].room) == ((key(31),), key(32), (key(33),), key(34))
    assert (pasted.session.team, pasted.session.rooms, pasted.session.walks) == (known.team, known.rooms, ())
    assert (pasted.came, pasted.left) == ((), ())


def test_a_lead_and_rooms_that_are_missing_come_along_with_all_that_is_known_of_them() -> None:
    pasted = pasted_into(target())
    session, track = pasted.session, track_of(pasted)
    assert [(person.name, person.email) for person in session.team] == [("Noor", "noor@example.org")]
    assert [(room.name, room.capacity) for room in session.rooms] == [("Oak", 12), ("Creek", None)]
    assert (track.leads, track.room) == ((session.team[0].id,), session.rooms[0].id)
    assert track.blocks[0].room == session.rooms[1].id
    assert session.team[0].id != NOOR.id
    assert not {room.id for room in session.rooms} & {OAK.id, CREEK.id}
    assert pasted.came == ("Noor", "Oak", "Creek")


def test_the_minutes_between_rooms_come_along_with_a_room_that_is_new() -> None:
    pasted = pasted_into(target(rooms=(Room(id=key(34), name="Creek"),)))
    oak = pasted.session.rooms[1].id
    assert pasted.session.walks == (Walk(rooms=frozenset({key(34), oak}), minutes=3),)
    alone = Block(id=key(7), minutes=5, room=OAK.id)
    assert pasted_into(target(), alone).session.walks == ()


def test_who_took_part_elsewhere_stays_there_and_is_named() -> None:
    pasted = pasted_into(target())
    assert track_of(pasted).people == ()
    assert pasted.session.people == ()
    assert pasted.left == ("Ana",)


def test_a_block_pasted_into_its_own_session_keeps_its_people_even_if_two_share_a_name() -> None:
    session = replace(source(), people=(ANA, Person(id=key(803), name="Ana")))
    track = paste_blocks(session, (group(),), session, Place(MONDAY, 0), fresh_ids(1000)).session.days[0].blocks[0]
    assert track.tracks[0].people == (ANA.id,)


def test_a_name_that_the_other_session_has_twice_is_not_guessed_and_not_added_a_third_time() -> None:
    namesakes = (Person(id=key(32), name="Noor"), Person(id=key(33), name="noor "))
    pasted = pasted_into(target(team=namesakes))
    assert track_of(pasted).leads == ()
    assert pasted.session.team == namesakes
    assert pasted.left == ("Noor", "Ana")


def test_who_was_taken_out_of_the_session_since_comes_back_with_the_block() -> None:
    gone = replace(source(), team=(), rooms=())
    assert pasted_into(gone).came == ("Noor", "Oak", "Creek")


def test_somebody_whom_no_session_knows_any_more_is_let_go_of() -> None:
    lost = Block(id=key(7), minutes=5, leads=(key(404),), room=key(405))
    pasted = pasted_into(target(), lost)
    assert (pasted.session.days[0].blocks[0].leads, pasted.session.days[0].blocks[0].room) == ((), None)
    assert (pasted.came, pasted.left) == ((), ())


def test_a_block_copied_with_its_group_is_pasted_once() -> None:
    both = tuple(all_blocks((group(),)))
    assert len(pasted_into(target(), *both).session.days[0].blocks) == 1


def test_a_group_pasted_at_a_track_stands_after_the_group_of_that_track() -> None:
    session = replace(source(), days=(day(group(), Block(id=key(9))),))
    pasted = pasted_into(session, group(), Block(id=key(7)), place=Place(MONDAY, 1, LEFT)).session
    assert [len(block.tracks) for block in pasted.days[0].blocks] == [2, 2, 0, 0]
    inside = pasted_into(session, Block(id=key(7)), place=Place(MONDAY, 1, LEFT)).session.days[0].blocks[0]
    assert [block.id for block in inside.tracks[0].blocks] == [key(51), key(1001)]


@given(sessions(), sessions())
def test_whatever_is_pasted_everybody_and_every_room_it_names_is_in_the_session(there: Session, here: Session) -> None:
    here = replace(here, days=(day(),))
    blocks = tuple(block for one in there.days for block in one.blocks)
    pasted = paste_blocks(here, blocks, there, Place(MONDAY, 0), fresh_ids(1000)).session
    copies = list(all_blocks(pasted.days[0].blocks))
    tracks = [track for block in copies for track in block.tracks]
    people = {one.id for one in (*pasted.team, *pasted.people)}
    rooms = {room.id for room in pasted.rooms}
    assert len(copies) == sum(1 for _ in all_blocks(blocks))
    assert {key for block in copies for key in block.leads} <= people
    assert {key for track in tracks for key in (*track.leads, *track.people)} <= people
    assert {block.room for block in copies} | {track.room for track in tracks} <= {None, *rooms}
    assert all(walk.rooms <= rooms for walk in pasted.walks)
    assert not {one.id for one in copies} & {block.id for block in all_blocks(blocks)}
    assert (pasted.people, pasted.team[: len(here.team)]) == (here.people, here.team)
