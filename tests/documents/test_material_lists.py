"""What to bring and what goes where."""

from dataclasses import replace

from core_facilitator.documents.packets import packet
from core_facilitator.domain.agendas import Block, Material, Session
from core_facilitator.domain.audiences import Audience
from samples import OAK, key, one_day, retreat
from says import section_texts, table_rows

TAPE = Material(name="Tape", quantity=2)


def _rows(session: Session) -> list[list[list[str]]]:
    return table_rows(packet(session, Audience.ROOM), "materials")


def test_each_thing_says_how_many_and_where() -> None:
    rows = _rows(retreat())

    assert rows[0] == [["talking piece"], ["1"], ["Day 1, 8:30 Opening circle, Oak Room"]]
    assert rows[1] == [["name tags"], ["6"], ["Day 1, 8:30 Opening circle, Oak Room"]]


def test_a_thing_that_is_used_often_says_how_many_each_time() -> None:
    blocks = [Block(id=key(at), title=f"Block {at}", minutes=30, materials=(TAPE,)) for at in (1, 2)]

    assert _rows(one_day(*blocks))[0] == [["Tape"], ["2"], ["9:00 Block 1 ×2", "9:30 Block 2 ×2"]]


def test_what_goes_where_is_listed_by_day_and_room() -> None:
    texts = section_texts(packet(retreat(), Audience.ROOM), "materials")

    assert texts[texts.index("What goes where") :] == [
        "What goes where",
        "Day 1, Wednesday, October 14, 2026",
        "Room",
        "What",
        "Oak Room",
        "talking piece, name tags ×6, bell, chart sheets ×3, tape",
        "Porch",
        "signs for allergens ×2",
    ]


def test_what_has_no_room_yet_is_listed_last() -> None:
    with_room = Block(id=key(2), title="Sing", minutes=30, room=OAK, materials=(Material(name="Bell"),))
    session = one_day(Block(id=key(1), title="Build", minutes=30, materials=(TAPE,)), with_room)

    rows = _rows(replace(session, rooms=retreat().rooms))
    assert rows[-2:] == [[["Oak Room"], ["Bell"]], [["No room yet"], ["Tape ×2"]]]


def test_a_plan_that_needs_nothing_says_so() -> None:
    texts = section_texts(packet(one_day(), Audience.ROOM), "materials")

    assert texts == ["Materials", "This plan asks for no materials yet."]


def test_facilitators_have_the_same_list() -> None:
    for_rooms = section_texts(packet(retreat(), Audience.ROOM), "materials")

    assert section_texts(packet(retreat(), Audience.FACILITATOR), "materials") == for_rooms
