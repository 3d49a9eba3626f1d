"""Sheets for the rooms and the door."""

from dataclasses import replace
from datetime import time

from core_facilitator.documents.blocks import Sign, Table, Tents
from core_facilitator.documents.packets import packet
from core_facilitator.domain.agendas import Block, Material, Session, Track
from core_facilitator.domain.audiences import Audience
from samples import CREEK, OAK, PORCH, key, many_days, one_day, retreat, without_days
from says import section_texts, table_rows


def _set_up(session: Session) -> list[list[list[str]]]:
    return table_rows(packet(session, Audience.ROOM), "set-up")


def _sign_in(session: Session) -> list[Table]:
    section = next(section for section in packet(session, Audience.ROOM).sections if section.key == "sign-in")
    return [content for content in section.content if isinstance(content, Table)]


def _in_rooms(*blocks: Block) -> Session:
    return replace(one_day(*blocks), rooms=retreat().rooms, expected=6)


def test_a_row_says_by_when_where_what_for_how_many_and_with_what() -> None:
    assert _set_up(retreat())[0] == [
        ["8:30"],
        ["Oak Room"],
        ["Opening circle", "One circle, no tables. Chairs in one circle."],
        ["6"],
        ["talking piece, name tags ×6"],
    ]


def test_rows_are_in_order_of_time_across_tracks() -> None:
    assert [row[0][0] for row in _set_up(retreat())] == ["8:30", "8:50", "10:10", "11:00", "11:30", "9:00"]


def test_a_room_that_stood_empty_says_since_when() -> None:
    session = _in_rooms(
        Block(id=key(1), title="A", minutes=30, room=OAK),
        Block(id=key(2), title="B", minutes=30, room=PORCH),
        Block(id=key(3), title="C", minutes=30, room=OAK, setup="Rows"),
    )

    assert _set_up(session)[2][0] == ["10:00", "free from 9:30"]


def test_a_block_that_asks_for_nothing_new_has_no_row() -> None:
    session = _in_rooms(
        Block(id=key(1), title="A", minutes=30, room=OAK), Block(id=key(2), title="B", minutes=30, room=OAK)
    )

    assert [row[2][0] for row in _set_up(session)] == ["A"]


def test_a_moment_alone_sets_up_no_room() -> None:
    assert _set_up(_in_rooms(Block(id=key(1), title="Doors", room=OAK))) == []


def test_a_block_without_a_room_is_set_up_at_the_venue() -> None:
    session = replace(_in_rooms(Block(id=key(1), title="A", minutes=30, setup="Rows")), place="Quail Hollow Center")

    assert _set_up(session)[0][1] == ["Quail Hollow Center"]


def test_a_group_with_a_room_and_no_blocks_is_set_up_too() -> None:
    group = Block(id=key(1), title="Out", minutes=30, tracks=(Track(id=key(2), title="Walk", room=CREEK),))

    assert _set_up(_in_rooms(group))[0][1:] == [["Creek Room"], ["A. Walk", "Two tables"], ["6"], []]


def test_a_group_that_asks_for_something_is_set_up_beside_its_tracks() -> None:
    tracks = (Track(id=key(2), title="Walk", room=CREEK), Track(id=key(3), title="Talk", room=OAK))
    easels = (Material(name="Easel", quantity=4),)
    group = Block(id=key(1), title="Out", minutes=30, room=PORCH, setup="Two rows", materials=easels, tracks=tracks)

    assert [row[1:] for row in _set_up(_in_rooms(group))] == [
        [["Porch"], ["Out", "Two rows"], ["6"], ["Easel ×4"]],
        [["Creek Room"], ["A. Walk", "Two tables"], ["3"], []],
        [["Oak Room"], ["B. Talk", "One circle, no tables"], ["3"], []],
    ]
    assert [row[1] for row in _set_up(_in_rooms(replace(group, skipped=True)))] == []


def test_a_group_meets_in_its_own_room_unless_its_block_names_one() -> None:
    inner = (
        Block(id=key(3), title="Here", minutes=10),
        Block(id=key(4), title="There", minutes=10, room=PORCH),
        Block(id=key(5), title="Skipped", minutes=10, room=OAK, skipped=True),
    )
    group = Block(id=key(1), title="Out", tracks=(Track(id=key(2), title="Walk", room=CREEK, blocks=inner),))

    assert [row[1] for row in _set_up(_in_rooms(group))] == [["Creek Room"], ["Porch"]]


def test_a_set_up_after_midnight_names_the_next_day() -> None:
    session = _in_rooms(Block(id=key(1), title="A", minutes=30, pin=time(0, 30), materials=(Material(name="Lamp"),)))
    late = replace(session.days[0], start=time(22, 0), end=time(1, 0))

    assert _set_up(replace(session, days=(late,)))[0][0] == ["12:30", "next day"]


def test_a_day_that_needs_nothing_says_so() -> None:
    assert section_texts(packet(one_day(), Audience.ROOM), "set-up")[-1] == "Nothing to set up on this day."


def test_everyone_has_a_line_to_sign_for_each_day() -> None:
    (table,) = _sign_in(retreat())

    assert [column.title for column in table.columns] == ["Name", "Role", "Wed, Oct 14", "Thu, Oct 15"]
    rows = [["".join(run.text for part in cell.paragraphs for run in part.runs) for cell in row] for row in table.rows]
    assert rows == [
        ["Amara Sandoval-Reid", "Director", "", ""],
        ["Mele Stavridis", "Principal", "", ""],
        *([["", "", "", ""]] * 4),
    ]
    assert table.row_height > 20


def test_nobody_known_yet_leaves_lines_to_fill_in() -> None:
    (table,) = _sign_in(without_days())

    assert len(table.rows) == 20
    assert len(table.columns) == 2


def test_more_names_than_expected_leave_no_blank_lines() -> None:
    (table,) = _sign_in(replace(retreat(), expected=1))

    assert len(table.rows) == 2


def test_a_week_is_signed_on_two_sheets() -> None:
    assert [len(table.columns) for table in _sign_in(many_days(6))] == [6, 4]


def test_everyone_has_a_name_tent() -> None:
    (tents,) = next(section for section in packet(retreat(), Audience.ROOM).sections if section.key == "tents").content

    assert tents == Tents(
        (
            ("Amara Sandoval-Reid", "Director"),
            ("Mele Stavridis", "Principal"),
            ("Noor Castellanos", "Lead facilitator"),
            ("Theo Vasquez-Lund", "Facilitator"),
        )
    )


def test_no_names_make_no_tents() -> None:
    assert "tents" not in [section.key for section in packet(without_days(), Audience.ROOM).sections]


def test_a_room_in_use_has_a_sign_for_each_of_its_days() -> None:
    document = packet(retreat(), Audience.ROOM)
    oak = next(section for section in document.sections if section.key == f"sign-{OAK}")

    assert oak.title == "Door sign, Oak Room"
    first, second = oak.content
    assert first == Sign(
        "Oak Room",
        "Wednesday, October 14, 2026",
        (
            ("8:30", "Doors open"),
            ("8:30–8:50", "Opening circle"),
            ("8:50–9:50", "Case clinic"),
            ("11:00–11:30", "Placement letters: Read the letters"),
            ("11:30–11:45", "Placement letters: Wall of words"),
            ("11:45–12:45", "What is mine to let go of"),
        ),
    )
    assert second == Sign("Oak Room", "Thursday, October 15, 2026", (("9:00–9:45", "Check-in"),))


def test_a_room_that_nobody_uses_has_no_sign() -> None:
    session = _in_rooms(Block(id=key(1), title="A", minutes=30, room=OAK))

    keys = [section.key for section in packet(session, Audience.ROOM).sections]
    assert [each for each in keys if each.startswith("sign-0")] == [f"sign-{OAK}"]


def test_a_sign_does_not_repeat_a_group_that_its_block_names() -> None:
    inner = Block(id=key(3), title="See the system: iceberg", minutes=10)
    group = Block(id=key(1), title="Out", tracks=(Track(id=key(2), title="Iceberg", room=CREEK, blocks=(inner,)),))
    document = packet(_in_rooms(group), Audience.ROOM)

    assert section_texts(document, f"sign-{CREEK}")[2:] == ["9:00–9:10", "See the system: iceberg"]


def test_a_sign_names_a_group_with_the_title_of_its_block_once() -> None:
    inner = Block(id=key(3), title="Walk", minutes=10)
    group = Block(
        id=key(1),
        title="Out",
        minutes=10,
        tracks=(
            Track(id=key(2), title="Walk", room=CREEK, blocks=(inner,)),
            Track(id=key(4), title="Talk", room=CREEK),
        ),
    )
    document = packet(_in_rooms(group), Audience.ROOM)

    assert section_texts(document, f"sign-{CREEK}")[2:] == ["9:00–9:10", "Walk", "9:00–9:10", "B. Talk"]
