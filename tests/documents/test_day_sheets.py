"""The printed run sheet."""

from dataclasses import replace
from datetime import time
from typing import Any

from core_facilitator.documents.blocks import Box, Document, Heading, Table
from core_facilitator.documents.packets import packet
from core_facilitator.domain.agendas import Block, Day, Material, Per, Session, Step, Track
from core_facilitator.domain.audiences import Audience
from samples import CREEK, FIRST_DAY, NOOR, OAK, THEO, key, one_day, retreat
from says import section_texts, table_rows


def _packet(session: Session) -> Document:
    return packet(session, Audience.FACILITATOR)


def _rows(session: Session) -> list[list[list[str]]]:
    return table_rows(_packet(session), "run-sheet")


def _titles(session: Session) -> list[str]:
    return [row[1][0] for row in _rows(session)]


def _block(number: int = 1, **fields: Any) -> Block:
    return replace(Block(id=key(300 + number), title=f"Block {number}", minutes=30), **fields)


def test_each_block_has_its_time_title_lead_and_what_to_bring() -> None:
    circle = _rows(retreat())[1]

    assert circle == [
        ["8:30", "20 min"],
        ["Opening circle, protected", "One word for how you arrive."],
        ["Noor"],
        ["talking piece, name tags ×6"],
        [],
    ]


def test_the_last_column_stays_empty_for_the_actual_time() -> None:
    (table,) = (
        content
        for section in _packet(retreat()).sections
        if section.key == f"run-sheet-{FIRST_DAY}"
        for content in section.content
        if isinstance(content, Table)
    )

    assert table.columns[-1].title == "Actual"
    assert table.margin
    assert table.ruled
    assert all(row[-1].paragraphs == () for row in table.rows)


def test_steps_stand_in_for_a_second_line() -> None:
    assert _rows(retreat())[2][1] == ["Case clinic", "Steps: 2, 58 min."]


def test_one_step_is_not_worth_a_line() -> None:
    session = one_day(_block(steps=(Step(title="All", minutes=30),), purpose="Meet"))

    assert _rows(session)[0][1] == ["Block 1", "Meet."]


def test_what_is_pinned_fixed_or_protected_is_said_in_words() -> None:
    session = one_day(_block(pin=time(9, 0), fixed_end=time(10, 0), protected=True))

    assert _titles(session)[0] == "Block 1, pinned, ends at 10:00, protected"


def _asked_rows(session: Session, *blocks: int) -> str:
    document = packet(session, Audience.FACILITATOR, asked=frozenset(key(300 + number) for number in blocks))
    return str([row[1] for row in table_rows(document, "run-sheet")])


def test_a_block_with_a_check_in_says_so_to_those_who_lead_alone() -> None:
    session = one_day(_block(1), _block(2))
    asked = frozenset({key(301)})
    assert _asked_rows(session, 1).count("check-in") == 1
    assert "Block 1, check-in" in _asked_rows(session, 1)
    for audience in (Audience.PARTICIPANT, Audience.ROOM):
        assert packet(session, audience, asked=asked) == packet(session, audience)


def test_a_check_in_in_a_track_is_said_where_its_block_stands() -> None:
    alone = Track(id=key(1), title="A", blocks=(_block(2),))
    two = Track(id=key(2), title="B", blocks=(_block(3), _block(4)))
    told = _asked_rows(one_day(_block(1, tracks=(alone, two))), 2, 3)
    assert "Block 2. Check-in" in told
    assert "Block 3, 30 min, check-in" in told
    assert told.casefold().count("check-in") == 2


def test_a_skipped_block_is_marked_and_takes_no_time() -> None:
    song = _rows(retreat())[3]

    assert song == [["skipped"], ["Song"], [], [], []]


def test_free_time_before_a_pin_is_a_row_of_its_own() -> None:
    assert _rows(retreat())[4][:2] == [["9:50", "20 min"], ["Open time"]]


def test_an_overlap_is_said_where_it_happens() -> None:
    commitments = next(row for row in _rows(retreat()) if row[1] and row[1][0].startswith("Commitments"))

    assert commitments[0] == ["9:40", "30 min", "5 min overlap"]


def test_tracks_stand_below_their_block() -> None:
    rows = _rows(retreat())
    letters, calls = rows[7], rows[8]

    assert letters == [
        ["11:00"],
        [
            "A. Placement letters",
            "Oak Room. 1 person.",
            "11:00 Read the letters, 30 min",
            "11:30 Wall of words, 15 min",
        ],
        ["Noor"],
        ["tape"],
        [],
    ]
    assert calls[1] == [
        "B. Attendance calls",
        "Creek Room. 1 person. Listen to calls. 5 min to spare.",
    ]


def test_a_track_that_is_its_one_block_is_not_named_twice() -> None:
    track = Track(id=key(1), title="Calls", blocks=(_block(title="Calls"),))
    session = one_day(_block(2, tracks=(track, Track(id=key(2), title="Empty"))))

    assert [row[1] for row in _rows(session)[1:3]] == [["A. Calls"], ["B. Empty"]]


def test_groups_within_groups_are_all_listed() -> None:
    inner = _block(2, title="Inner", tracks=(Track(id=key(3), title="Deep", blocks=(_block(3),)),))
    skipped = _block(4, skipped=True, tracks=(Track(id=key(5), title="Gone"),))
    session = one_day(_block(1, tracks=(Track(id=key(4), title="Outer", blocks=(inner, skipped)),)))

    assert _titles(session)[:3] == ["Block 1", "A. Outer", "A. Deep"]


def test_all_who_lead_together_are_said_in_one_word() -> None:
    session = replace(one_day(_block(leads=(THEO, NOOR)), _block(2, leads=(key(999),))), team=retreat().team)

    assert [row[2] for row in _rows(session)[:2]] == [["All"], []]


def test_the_room_is_named_where_there_is_a_choice() -> None:
    session = one_day(_block(room=OAK, purpose="Meet"))

    assert _rows(replace(session, rooms=retreat().rooms[:1]))[0][1] == ["Block 1", "Meet."]
    assert _rows(replace(session, rooms=retreat().rooms))[0][1] == ["Block 1", "Oak Room. Meet."]


def test_the_room_is_named_again_only_when_people_have_moved() -> None:
    apart = _block(4, tracks=(Track(id=key(1), title="A", room=CREEK), Track(id=key(2), title="B")))
    here = [_block(at, room=OAK) for at in (1, 3, 5)]
    session = one_day(here[0], _block(2), here[1], apart, here[2], _block(6, room=CREEK), _block(7, room=OAK))

    second = {row[1][0]: row[1][1:] for row in _rows(replace(session, rooms=retreat().rooms))}

    assert second["Block 1"] == second["Block 5"] == second["Block 7"] == ["Oak Room."]
    assert second["Block 2"] == second["Block 3"] == []
    assert second["Block 6"] == ["Creek Room."]


def test_a_long_second_line_is_printed_in_full() -> None:
    session = replace(one_day(_block(room=OAK, purpose="\n" + "many words " * 20 + "\n\n second line")), rooms=())
    long = replace(retreat().rooms[0], name="The large hall on the upper floor by the stairs")
    several = replace(session, rooms=(long, *retreat().rooms[1:]))

    told = ("many words " * 20).strip() + "\nsecond line."
    assert _rows(session)[0][1] == ["Block 1", told]
    assert _rows(several)[0][1] == ["Block 1", f"{long.name}. {told}"]


def test_one_endless_word_is_printed_in_full_too() -> None:
    assert _rows(one_day(_block(purpose="x" * 5000)))[0][1] == ["Block 1", "x" * 5000 + "."]


def test_the_day_closes_with_what_waits_outside() -> None:
    last = _rows(retreat())[10]

    assert last == [["12:45"], ["Close. Buses leave at 1:15.", "15 minutes before the planned end"], [], [], []]


def test_a_plan_that_runs_over_says_so_at_its_end() -> None:
    session = one_day(_block(minutes=61), end=time(10, 0))

    assert _rows(session)[-1][1] == ["Close.", "1 minute past the planned end"]


def test_times_after_midnight_name_the_next_day() -> None:
    session = one_day(_block(minutes=90), _block(2, pin=time(0, 30)), start=time(22, 30), end=time(1, 0))

    times = [row[0] for row in _rows(session)]
    assert times == [
        ["10:30", "90 min"],
        ["12:00", "30 min", "next day"],
        ["12:30", "30 min", "next day"],
        ["1:00", "next day"],
    ]


def test_what_to_do_when_late_stands_in_a_box() -> None:
    box = next(
        content
        for section in _packet(retreat()).sections
        if section.key == f"run-sheet-{FIRST_DAY}"
        for content in section.content
        if isinstance(content, Box)
    )

    assert ["".join(run.text for run in paragraph.runs) for paragraph in box.paragraphs] == [
        "If we run late: Take it from the breakouts first",
        "Never take it from: Opening circle.",
        "These can be shorter: Case clinic (by 15 min).",
    ]


def test_no_minutes_come_from_where_they_are_protected_skipped_or_needed() -> None:
    blocks = [
        _block(1, floor=20, protected=True),
        _block(2, floor=20, skipped=True),
        _block(3, floor=30),
        _block(4, floor=45),
        _block(5),
        _block(6, floor=10),
        _block(7, floor=25),
    ]

    told = "These can be shorter: Block 6 (by 20 min), Block 7 (by 5 min)."
    assert told in section_texts(_packet(one_day(*blocks)), "run-sheet")


def test_only_the_three_that_can_give_most_are_named() -> None:
    blocks = [_block(at, floor=30 - at) for at in (4, 1, 3, 2)]

    told = "These can be shorter: Block 4 (by 4 min), Block 3 (by 3 min), Block 2 (by 2 min)."
    assert any(text.endswith(told) for text in section_texts(_packet(one_day(*blocks)), "run-sheet"))


def test_titles_with_commas_are_parted_by_semicolons() -> None:
    blocks = [_block(1, title="Lunch, outside", protected=True), _block(2, title="Break", protected=True)]

    told = "Never take it from: Lunch, outside; Break."
    assert any(told in text for text in section_texts(_packet(one_day(*blocks)), "run-sheet"))


def test_everything_to_bring_is_named_however_much_it_is() -> None:
    things = tuple(Material(name=f"a thing of kind {at}") for at in range(1, 9))
    inner = replace(_block(2, materials=things), id=key(9))
    track = Track(id=key(1), blocks=(inner,))

    rows = _rows(one_day(_block(1, materials=things), _block(3, tracks=(track, Track(id=key(2))))))

    named = ", ".join(thing.name for thing in things)
    assert rows[0][3] == rows[2][3] == [named]


def test_a_day_without_any_such_rule_has_no_box() -> None:
    section = _packet(one_day(_block())).sections[2]

    assert section.key.startswith("run-sheet")
    assert not any(isinstance(content, Box) for content in section.content)


def test_things_for_a_track_are_counted_for_its_people() -> None:
    tags = _block(materials=(Material(name="tag", per=Per.PERSON),))
    others = replace(tags, id=key(9))
    named = Track(id=key(1), people=(NOOR, THEO), blocks=(tags,))
    session = replace(one_day(_block(2, tracks=(named, Track(id=key(2), blocks=(others,))))), expected=9)

    assert [row[3] for row in _rows(session)[1:3]] == [["tag ×2"], ["tag ×7"]]


def test_a_day_in_another_zone_names_its_clock() -> None:
    session = retreat()
    far = replace(session.days[1], time_zone="America/New_York")
    document = _packet(replace(session, days=(session.days[0], far)))

    assert "New York time." in section_texts(document, f"run-sheet-{far.id}")[2]
    assert "Los Angeles time." in section_texts(document, f"run-sheet-{FIRST_DAY}")[2]


def test_a_change_of_the_clocks_is_said() -> None:
    session = one_day(_block(minutes=120), start=time(0, 30), end=time(4, 0))
    day: Day = replace(session.days[0], date=session.days[0].date.replace(month=11, day=1))

    texts = section_texts(_packet(replace(session, days=(day,))), "run-sheet")

    assert "The clocks change during this day." in texts[2]


def test_24_hours_are_printed_where_they_are_asked_for() -> None:
    session = one_day(_block(), start=time(13, 5))

    rows = table_rows(packet(session, Audience.FACILITATOR, hours24=True), "run-sheet")

    assert rows[0][0][0] == "13:05"


def test_the_heading_says_for_whom_it_is() -> None:
    content = _packet(one_day()).sections[2].content

    assert content[0] == Heading(1, "Run sheet", badge="Facilitators only")
