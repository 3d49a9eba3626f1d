"""What a block is follows from its fields, and a session finds what is in it."""

from datetime import time
from uuid import UUID

from core_facilitator.domain.agendas import Block, Session, Shape, Step, TimeKind, Track
from core_facilitator.domain.people import Person
from samples import retreat


def test_a_block_is_what_its_fields_say() -> None:
    key = UUID(int=1)
    assert Block(id=key, minutes=20).shape is Shape.PLAIN
    assert Block(id=key, minutes=15, kind=TimeKind.BREAK).shape is Shape.BREAK
    assert Block(id=key, minutes=0).shape is Shape.MILESTONE
    assert Block(id=key, minutes=0, fixed_end=time(12)).shape is Shape.PLAIN
    assert Block(id=key, minutes=0, tracks=(Track(id=key),)).shape is Shape.TRACKS


def test_the_steps_of_a_block_add_up() -> None:
    assert Block(id=UUID(int=1), steps=(Step(title="a", minutes=2), Step(title="b", minutes=12))).step_minutes == 14


def test_the_head_count_is_the_names_until_somebody_expects_another_number() -> None:
    people = (Person(id=UUID(int=1), name="Ana"), Person(id=UUID(int=2), name="Bo"))
    assert Session(id=UUID(int=9), title="", people=people).head_count == 2
    assert Session(id=UUID(int=9), title="", people=people, expected=18).head_count == 18


def test_a_session_finds_its_people_rooms_days_and_blocks() -> None:
    session = retreat()
    for person in (*session.team, *session.people):
        assert session.person(person.id) == person
    for room in session.rooms:
        assert session.room(room.id) == room
    for day in session.days:
        assert session.day(day.id) == day
        for block in day.blocks:
            assert session.block(block.id) == block
    nobody = UUID(int=404)
    assert (session.person(nobody), session.room(nobody), session.day(nobody), session.block(nobody)) == (None,) * 4


def test_a_given_name_is_the_first_word() -> None:
    assert Person(id=UUID(int=1), name="Noor Castellanos").given_name == "Noor"
    assert Person(id=UUID(int=1), name=" ").given_name == ""
