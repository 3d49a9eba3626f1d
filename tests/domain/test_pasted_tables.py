"""Rows of tables: what their columns hold, and what each cell says."""

from collections.abc import Sequence
from datetime import date, time
from itertools import count
from uuid import UUID

import pytest

from core_facilitator.domain.agendas import LAST_DATE, Room, Session
from core_facilitator.domain.pasted_agendas import read_agenda
from core_facilitator.domain.pasted_columns import guessed
from core_facilitator.domain.pasted_lines import Mark, Stripped
from core_facilitator.domain.pasted_names import Names
from core_facilitator.domain.pasted_readings import Length, LineKind, Meant, ReadAgenda, ReadBlock
from core_facilitator.domain.pasted_rows import Column
from core_facilitator.domain.pasted_sessions import first_date, session_of, with_days_of
from core_facilitator.domain.pasted_sources import Sheet, Source, SourceLine
from core_facilitator.domain.people import Person

NEAR = date(2026, 9, 1)
ANA, BEN = Person(id=UUID(int=1), name="Ana Ruiz"), Person(id=UUID(int=2), name="Ben Okafor")
D, T, E, M, W, H, R, N = (
    Column.DAY,
    Column.TIME,
    Column.END,
    Column.MINUTES,
    Column.TITLE,
    Column.WHO,
    Column.ROOM,
    Column.NOTES,
)


def row(*cells: str, head: bool = False) -> SourceLine:
    words = " ".join(filter(None, cells))
    return SourceLine(text=" | ".join(cells), form=Stripped(0, Mark.TABLE, words, cells), sheet=0, head=head)


def read(
    rows: Sequence[SourceLine], columns: Sequence[Column | None], meant: dict[int, Meant] | None = None
) -> ReadAgenda:
    return read_agenda(rows, NEAR, (ANA, BEN), meant, {0: columns})


def blocks(rows: Sequence[SourceLine], *columns: Column | None) -> list[ReadBlock]:
    return [line.block for line in read(rows, columns).lines if line.block]


def made(result: ReadAgenda, first: date = NEAR) -> Session:
    keys = count(100)
    return session_of(result, first, "America/New_York", lambda: UUID(int=next(keys)))


def test_columns_are_known_by_their_heads_and_others_are_notes() -> None:
    rows = [["Agenda 2026"], [], ["Date", "Start Time", "Activity", "Budget"], ["", "9:00", "Talk", "12", "more"]]
    assert guessed(rows) == (2, (D, T, W, N, N))


def test_columns_without_heads_are_known_by_what_stands_in_them() -> None:
    rows = [
        ["Day 1", "09:00", "9:30", "30", "Welcome", "Ana"],
        ["", "9:30", "10:00", "30", "Talk", "Ben"],
        ["Day 2", "8:30", "9:00", "30", "Walk", ""],
    ]
    assert guessed(rows) == (None, (D, T, E, M, W, N))


def test_a_head_in_another_language_stands_above_times() -> None:
    rows = [["Zeit", "Thema"], ["9:00", "Anfang"], ["9:30", "Pause"]]
    assert guessed(rows) == (0, (T, W))
    assert guessed([["", "x"], ["20", "Anfang"], ["15 min", "Pause"]]) == (None, (M, W))


def test_where_nothing_tells_each_cell_is_looked_at_by_itself() -> None:
    assert guessed([["a", "b"], ["c"]]) == (None, (None, None))
    assert guessed([]) == (None, ())
    assert guessed([["9:00", "x" * 400], ["9:30", "y"]]) == (None, (T, W))


def test_a_column_of_days_begins_a_day_where_it_changes() -> None:
    rows = [
        row("2026-10-14", "4:30 PM", "Close"),
        row("2026-10-14", "5:00 PM", "Bus"),
        row("2026-10-16", "9:00", "Talk"),
        row("", "9:30", "Walk"),
        row("3", "", ""),
        row("3", "8:00", "Tea"),
        row("evening", "7:00", "Fire"),
    ]
    result = read(rows, (D, T, W))
    assert [line.kind for line in result.lines] == [LineKind.BLOCK] * 4 + [LineKind.DAY] + [LineKind.BLOCK] * 2
    session = made(result)
    assert [[block.title for block in day.blocks] for day in session.days] == [
        ["Close", "Bus"],
        ["Talk", "Walk"],
        ["Tea"],
        ["Fire"],
    ]
    assert [line.block.start for line in result.lines if line.block] == [
        time(16, 30),
        time(17),
        time(9),
        time(9, 30),
        time(8),
        time(19),
    ]
    assert session.days[3].title == "evening"
    assert session.days[0].notes == "2026-10-14"  # because it is on another date now
    assert [(day.date - NEAR).days for day in session.days] == [0, 2, 3, 4]


def test_the_end_of_an_event_on_its_own_day_says_nothing_new() -> None:
    (block, other) = blocks(
        [row("10/14/2026", "9:00", "10/14/2026", "Talk"), row("10/14/2026", "10:00", "10/15/2026", "Night")], D, T, D, W
    )
    assert (block.notes, other.notes) == ("", "10/15/2026")
    (block,) = blocks([row("a\nb", "9:00", "Talk")], D, T, W)
    assert block.notes == "a\nb"


@pytest.mark.parametrize(
    ("cell", "on", "start"),
    [
        ("2026-10-15 9:00 AM", date(2026, 10, 15), time(9)),
        ("2026-10-15T13:30:00", date(2026, 10, 15), time(13, 30)),
        ("10/15/2026 9:00", date(2026, 10, 15), time(9)),
        ("Thu, Oct 15, 2026", date(2026, 10, 15), None),
    ],
)
def test_a_time_may_come_with_its_date(cell: str, on: date, start: time | None) -> None:
    (line,) = read([row(cell, "Talk")], (T, W)).lines
    assert line.block is not None
    assert line.day is not None
    assert (line.day.on, line.block.start, line.block.title) == (on, start, "Talk")


def test_an_end_may_come_with_its_date_too() -> None:
    same, other = blocks(
        [
            row("2026-10-15 9:00", "2026-10-15 10:30", "Talk"),
            row("2026-10-15 22:00", "2026-10-16 1:00", "Fire"),
        ],
        T,
        E,
        W,
    )
    assert (same.minutes, same.notes) == (90, "")
    assert (other.length, other.notes) == (Length.GUESSED, "2026-10-16 1:00")
    (dayless,) = blocks([row("9:00", "2026-10-15 10:30", "Talk")], T, E, W)
    assert dayless.notes == "2026-10-15 10:30"


@pytest.mark.parametrize(
    ("cells", "columns"),
    [
        (("30", "9:00", "Talk"), (M, T, W)),
        (("30", "9:00", "9:30", "Talk"), (M, T, E, W)),
        (("30", "9:00-9:30", "Talk"), (M, T, W)),
        (("9:00", "30", "9:30", "Talk"), (T, M, E, W)),
        (("9:30", "9:00", "30", "Talk"), (E, T, M, W)),
        (("30 min", "9:00", "Talk"), (None, None, None)),
    ],
)
def test_start_end_and_minutes_stand_in_any_order(cells: tuple[str, ...], columns: tuple[Column | None, ...]) -> None:
    (block,) = blocks([row(*cells)], *columns)
    assert (block.start, block.minutes, block.length, block.title) == (time(9), 30, Length.SAID, "Talk")
    assert (block.notes, block.unsure) == ("", False)


@pytest.mark.parametrize(
    ("cells", "columns", "notes"),
    [
        (("30", "9:00-9:45", "Talk"), (M, T, W), "9:00-9:45"),
        (("30", "9:00", "9:45", "Talk"), (M, T, E, W), "9:45"),
        (("9:00", "9:45", "30", "Talk"), (T, E, M, W), "9:45"),
    ],
)
def test_minutes_that_are_not_those_of_the_times_are_unsure(
    cells: tuple[str, ...], columns: tuple[Column, ...], notes: str
) -> None:
    (block,) = blocks([row(*cells)], *columns)
    assert (block.start, block.minutes, block.notes, block.unsure) == (time(9), 30, notes, True)


@pytest.mark.parametrize(
    ("cells", "columns", "notes"),
    [
        (("1:00 PM", "12:30 PM", "Talk"), (T, E, W), "End: 12:30 PM"),
        (("1:00 PM", "12:30", "Talk"), (T, E, W), "End: 12:30"),
        (("13:00:00", "12:30:00", "Talk"), (T, E, W), "End: 12:30:00"),
        (("13:00-12:30", "", "Talk"), (T, E, W), "13:00-12:30"),
        (("", "", "Talk 13:00-12:30"), (T, E, W), "13:00-12:30"),
    ],
)
def test_an_end_before_the_start_is_kept_with_its_head_and_makes_the_row_unsure(
    cells: tuple[str, ...], columns: tuple[Column, ...], notes: str
) -> None:
    (block,) = blocks([row("Start", "End", "Topic", head=True), row(*cells)], *columns)
    assert (block.start, block.end, block.length, block.notes) == (time(13), None, Length.GUESSED, notes)
    assert block.unsure


def test_what_is_no_end_and_an_end_without_a_start_are_only_notes() -> None:
    (open_end,) = blocks([row("1:00 PM", "open", "Talk")], T, E, W)
    (lone,) = blocks([row("2:00 PM", "Walk")], E, W)
    assert (open_end.notes, open_end.unsure) == ("open", False)
    assert (lone.notes, lone.unsure) == ("2:00 PM", False)


def test_a_night_that_says_its_length_passes_midnight() -> None:
    (block,) = blocks([row("10:00 PM", "7:00 AM", "540 min", "Sleep")], T, E, M, W)
    assert (block.start, block.minutes, block.unsure, block.notes) == (time(22), 540, False, "")


def test_a_length_may_be_kept_as_a_time_after_midnight() -> None:
    assert [block.minutes for block in blocks([row("1:30 AM", "Talk"), row("0:45", "Walk")], M, W)] == [90, 45]
    assert blocks([row("9:00:00 AM", "Talk")], T, W)[0].start == time(9)


def test_a_column_of_leads_brings_new_people() -> None:
    result = read([row("9:00", "Talk", "Ana and Zoe Lang"), row("9:30", "Walk", "all"), row("10:00", "Zoe")], (T, W, H))
    session = made(result)
    assert [person.name for person in session.team] == ["Ana Ruiz", "Zoe Lang"]
    assert [len(block.leads) for block in session.days[0].blocks] == [2, 0, 0]
    assert session.days[0].blocks[1].notes == "all"


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Zoe Lang", ["Zoe Lang"]),
        ("Zoe, Max & Ann-Marie O’Neil", ["Zoe", "Max", "Ann-Marie O’Neil"]),
        ("with Zoe", ["Zoe"]),
        ("the principals", []),
        ("Room 4", []),
        ("Whole Group", []),
        ("Anna Bella Carla Dora Eva", []),
        ("X" * 60, []),
        ("Zoe (lead)", []),
        ("", []),
        ("A, " * 30, []),
        ("x" * 300, []),
        ("Kim", []),
    ],
)
def test_only_names_are_taken_for_people(said: str, names: list[str]) -> None:
    known = Names((Person(id=UUID(int=3), name="Kim Lee"), Person(id=UUID(int=4), name="Kim Park")))
    leads = known.taken(said)
    assert [person.name for person in known.people if person.id in leads] == names


def test_rooms_are_gathered() -> None:
    rows = [
        row("9:00", "Talk", "Oak"),
        row("9:30", "Walk", "OAK"),
        row("10:00", "Tea", "Pine"),
        row("11:00", "End", ""),
    ]
    session = made(read(rows, (T, W, R)))
    assert [room.name for room in session.rooms] == ["Oak", "Pine"]
    oak, pine = (room.id for room in session.rooms)
    assert [block.room for block in session.days[0].blocks] == [oak, oak, pine, None]
    (block,) = blocks([row("9:00", "Talk", "Oak", "Pine")], T, W, R, R)
    assert (block.room, block.notes) == ("Oak", "Pine")


def test_what_fits_no_column_is_kept_with_the_head_of_its_column() -> None:
    rows = [row("Time", "Topic", "Budget", "Notes", head=True), row("9:00", "Talk", "12", "pens", "more")]
    assert blocks(rows, T, W, N, N)[0].notes == "Budget: 12\npens\nmore"


def test_further_lines_of_a_cell_are_notes() -> None:
    (block,) = blocks([row("9:00 –\n9:30", "Talk\nbring pens", "Ana\nBen")], T, W, H)
    assert (block.start, block.end, block.title, block.notes) == (time(9), time(9, 30), "Talk", "bring pens")
    assert block.leads == (ANA.id, BEN.id)


def test_a_very_long_cell_is_a_note_and_its_first_words_the_title() -> None:
    long = "seeing the whole " * 30
    (block,) = blocks([row("9:00", long)], T, W)
    assert block.title.endswith("…")
    assert len(block.title) < 90
    assert block.notes == long
    assert blocks([row("9:00", "Talk", long)], T, W, H)[0].notes == long


def test_a_very_long_line_gives_its_first_words_as_the_title_and_is_a_note_as_a_whole() -> None:
    long = ("seeing the whole " * 20).strip()
    one, two = read_agenda(f"9:00 {long}\n10:00\n{long}", NEAR).lines[:2]
    for block in (one.block, two.block):
        assert block is not None
        assert block.title.startswith("seeing the whole")
        assert len(block.title) < 90
    assert one.block is not None
    assert one.block.notes == long
    assert made(read_agenda(f"10:00\n{long}", NEAR)).days[0].blocks[0].notes == long


def test_one_cell_across_the_table_is_read_by_itself() -> None:
    rows = [row("9:00", "Talk"), row("Break (15 min)"), row("bring pens")]
    result = read(rows, (T, W))
    assert [line.kind for line in result.lines] == [LineKind.BLOCK, LineKind.BLOCK, LineKind.BLOCK]
    assert [line.block.title for line in result.lines if line.block] == ["Talk", "Break", "bring pens"]


def test_a_cell_above_the_heads_is_the_title_and_the_next_unread() -> None:
    rows = [row("Retreat"), row("by the lake"), row("Time", "Topic"), row("9:00", "Talk")]
    kinds = [line.kind for line in read(rows, (D, T)).lines]
    assert kinds == [LineKind.TITLE, LineKind.UNREAD, LineKind.LAYOUT, LineKind.BLOCK]
    kinds = [line.kind for line in read(rows, (T, W)).lines]
    assert kinds == [LineKind.TITLE, LineKind.UNREAD, LineKind.LAYOUT, LineKind.BLOCK]


def test_a_merged_cell_of_days_does_not_make_rows_notes() -> None:
    rows = [row("Day 1", "Talk", "20"), row("", "Walk", "10"), row("", "", "", "outside")]
    result = read(rows, (D, W, M, N))
    assert [line.kind for line in result.lines] == [LineKind.BLOCK, LineKind.BLOCK, LineKind.NOTE]
    rows = [row("9:00", "Talk"), row("9:30")]
    assert read(rows, (N, T)).lines[1].block is not None


def test_a_row_may_be_meant_to_be_anything() -> None:
    rows = [row("9:00", "Talk"), row("Retreat of", "all"), row("2026-10-14", "", "")]
    meant = {2: Meant(kind=LineKind.TITLE), 3: Meant(kind=LineKind.NOTE)}
    result = read(rows, (D, W), meant)
    assert [line.kind for line in result.lines][1:] == [LineKind.TITLE, LineKind.NOTE]
    assert result.lines[2].words == "2026-10-14"


def test_title_start_and_minutes_of_a_block_can_be_corrected() -> None:
    text = "9:00–9:30 Talk\nWalk\n10:00 Tea"
    meant = {
        1: Meant(title="Coffee break", start=time(8)),
        2: Meant(kind=LineKind.BLOCK, minutes=25),
        3: Meant(startless=True),
    }
    one, two, three = (line.block for line in read_agenda(text, NEAR, (), meant).lines if line.block)
    assert (one.title, one.start, one.end, one.minutes, one.kind.value) == ("Coffee break", time(8), None, 30, "break")
    assert (two.title, two.minutes, two.length) == ("Walk", 25, Length.SAID)
    assert three.start is None
    assert one.kind is not two.kind


def test_a_named_block_keeps_the_line_below_as_a_note() -> None:
    result = read_agenda("9:00\nWelcome", NEAR, (), {1: Meant(title="Check-in")})
    assert [line.kind for line in result.lines] == [LineKind.BLOCK, LineKind.NOTE]


def test_a_long_line_below_a_block_is_its_note() -> None:
    long = "x " * 1500
    assert [line.kind for line in read_agenda(f"9:00 Talk\n{long}", NEAR).lines] == [LineKind.BLOCK, LineKind.NOTE]


@pytest.mark.parametrize(
    "line", ["On Tue, Sep 29, 2026 at 4:05 PM Ben Okafor <b@x.org> wrote:", "-----Original Message-----"]
)
def test_the_mail_that_is_answered_is_not_read(line: str) -> None:
    result = read_agenda(f"9:00 Talk\n\n{line}\n\n## Day 2\n> 8:30 Coffee\n---", NEAR)
    u, lay = LineKind.UNREAD, LineKind.LAYOUT
    assert [one.kind for one in result.lines][2:] == [u, lay, u, u, lay]
    forwarded = read_agenda(f"{line}\n\n8:30 Coffee", NEAR)
    assert forwarded.count(LineKind.BLOCK) == 1


def test_after_a_signature_only_another_day_is_read() -> None:
    result = read_agenda("9:00 Talk\n-- \nAna\n8:00 to 5:00 weekdays\nDay 2\n9:00 Walk", NEAR)
    kinds = [line.kind for line in result.lines]
    assert kinds[2:] == [LineKind.UNREAD, LineKind.UNREAD, LineKind.DAY, LineKind.BLOCK]


def test_what_is_aside_is_kept_unread_unless_it_is_meant_to_be_read() -> None:
    lines = (SourceLine(text="9:00 Talk"), SourceLine(text="Header: 10:00 Walk", aside=True))
    assert read_agenda(lines, NEAR).lines[1].kind is LineKind.UNREAD
    assert read_agenda(lines, NEAR, (), {2: Meant(kind=LineKind.NOTE)}).lines[1].kind is LineKind.NOTE


def test_a_source_shows_one_sheet_or_all_of_them_under_their_names() -> None:
    first, other = (Sheet(name=name, lines=(row(name, "x"),)) for name in ("Day 1", "Day 2"))
    before, after = SourceLine(text="before"), SourceLine(text="after")
    source = Source(lines=(before,), sheets=(first, other), after=(after,))
    assert [line.text for line in source.shown()] == ["before", "Day 1", "Day 1 | x", "Day 2", "Day 2 | x", "after"]
    assert [line.text for line in source.shown(1)] == ["before", "Day 2 | x", "after"]
    assert [line.text for line in Source(sheets=(first,)).shown()] == ["Day 1 | x"]
    assert read_agenda(source.shown(), NEAR).lines[1].day is not None


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Oct 14\n9:00 Talk", date(2026, 10, 14)),
        ("Thursday\n9:00 Talk", date(2026, 9, 3)),
        ("9:00 Talk", NEAR),
        ("hello", NEAR),
        ("Hi, here is the plan for Tuesday, Feb 9 2027:\n9:00 Talk", date(2027, 2, 9)),
        ("Lakeside Lodge, Saturday, March 13, 2027\n\n9:00 Talk", date(2027, 3, 13)),
        ("Plan of 2026-11-30, first draft\nThursday\n9:00 Talk", date(2026, 11, 30)),
        ("We begin on the 3rd.\n9:00 Talk", NEAR),
        ("The plan of Feb 31\n9:00 Talk\nSend it by Sept 9", NEAR),
    ],
)
def test_the_first_date_is_the_one_that_it_says(text: str, first: date) -> None:
    assert first_date(read_agenda(text, NEAR), NEAR) == first


def test_the_first_date_stays_in_the_calendar() -> None:
    assert first_date(read_agenda("Thursday", LAST_DATE), date.max) <= LAST_DATE


def test_further_days_join_the_open_session() -> None:
    keys = count(500)
    here = made(read_agenda("Retreat\n9:00 Talk", NEAR, (), {1: Meant(kind=LineKind.TITLE)}))
    oak = Room(id=UUID(int=9), name="Oak")
    here = Session(
        id=here.id, title=here.title, notes="Mine.", team=(ANA,), people=(BEN,), rooms=(oak,), days=here.days
    )
    lines = (
        SourceLine(text="Subject: More"),
        row("9:00", "Case", "ana ruiz, Zoe", "oak"),
        row("10:00", "Tea", "Ben Okafor", "Pine"),
        SourceLine(text=""),
        SourceLine(text="Regards"),
    )
    result = read_agenda(lines, NEAR, (ANA, BEN), None, {0: (T, W, H, R)})
    session = with_days_of(here, result, date(2026, 9, 9), "Europe/Berlin", lambda: UUID(int=next(keys)))
    assert session.notes == "Mine.\nMore\nRegards"
    assert (session.id, session.title, session.people) == (here.id, here.title, (BEN,))
    assert session.days[:1] == here.days
    assert [person.name for person in session.team] == ["Ana Ruiz", "Zoe"]
    assert [room.name for room in session.rooms] == ["Oak", "Pine"]
    case, tea = session.days[1].blocks
    assert case.leads == (ANA.id, session.team[1].id)
    assert (case.room, tea.room) == (oak.id, session.rooms[1].id)
    assert tea.leads == (BEN.id,)
    assert (session.days[1].date, session.days[1].time_zone) == (date(2026, 9, 9), "Europe/Berlin")


def test_somebody_of_another_session_comes_along_by_name_only() -> None:
    known = Person(id=UUID(int=7), name="Ana Ruiz", email="ana@x.org", needs="a ramp", notes="private")
    result = read_agenda("9:00 Talk (Ana)", NEAR, (known,))
    (person,) = made(result).team
    assert (person.name, person.email, person.needs, person.notes) == ("Ana Ruiz", "", "", "")
    assert person.id != known.id


def test_unseen_letters_do_not_hide_a_time() -> None:
    (block,) = [line.block for line in read_agenda("\u200b9:00\u00a0\u2013\u00a09:30 Wel\u00adcome", NEAR).lines]
    assert block is not None
    assert (block.start, block.minutes, block.title) == (time(9), 30, "Welcome")
