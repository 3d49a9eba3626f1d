"""Pasted agendas are understood line by line, and no line is lost."""

import re
from datetime import date, time
from itertools import count
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core_facilitator.domain.agendas import LAST_DATE, Session, TimeKind
from core_facilitator.domain.pasted_agendas import read_agenda
from core_facilitator.domain.pasted_days import DayHeading, day_heading
from core_facilitator.domain.pasted_readings import Length, LineKind, Meant, ReadAgenda, ReadBlock
from core_facilitator.domain.pasted_sessions import session_of
from core_facilitator.domain.people import Person
from core_facilitator.domain.text import clean
from core_facilitator.domain.timing import time_day
from core_facilitator.domain.typed_kinds import kind_of

ANA, BEN = Person(id=UUID(int=1), name="Ana Ruiz"), Person(id=UUID(int=2), name="Ben Okafor")
TWINS = (Person(id=UUID(int=3), name="Kim Lee"), Person(id=UUID(int=4), name="Kim Park"))
PEOPLE = (ANA, BEN, *TWINS)
NEAR = date(2026, 9, 1)
B, E, N, D, T, L, U = (
    LineKind.BLOCK,
    LineKind.NAME,
    LineKind.NOTE,
    LineKind.DAY,
    LineKind.TITLE,
    LineKind.LAYOUT,
    LineKind.UNREAD,
)


def read(text: str, meant: dict[int, LineKind] | None = None) -> ReadAgenda:
    return read_agenda(text, NEAR, PEOPLE, {number: Meant(kind=kind) for number, kind in (meant or {}).items()})


def kinds(text: str) -> list[LineKind]:
    return [line.kind for line in read(text).lines]


def blocks(text: str) -> list[ReadBlock]:
    return [line.block for line in read(text).lines if line.block]


def session(text: str, first: date = NEAR) -> Session:
    keys = count(100)
    return session_of(read(text), first, "America/New_York", lambda: UUID(int=next(keys)))


def told(block: ReadBlock) -> tuple[object, ...]:
    leads = "".join("?A"[key == ANA.id] if key != BEN.id else "B" for key in block.leads)
    return (block.title, block.start, block.end, block.minutes if block.length is Length.SAID else None, leads)


@pytest.mark.parametrize(
    ("line", "start", "notes"),
    [
        ("13:00-12:30 Talk", time(13), "13:00-12:30"),
        ("9:00-8:30 Talk", time(9), "9:00-8:30"),
        ("14:00-13:30 Talk", time(14), "14:00-13:30"),
        ("(14:00-13:30) Talk", time(14), "14:00-13:30"),
        ("Talk 14:00-13:30", time(14), "14:00-13:30"),
        ("Talk (14:00-13:30)", time(14), "14:00-13:30"),
        ("1:00-12:30 PM Talk", time(13), "1:00-12:30 PM"),
        ("9 PM - 8:30 PM Talk", time(21), "9 PM - 8:30 PM"),
        ("22:00-05:00 Talk", time(22), "22:00-05:00"),
    ],
)
def test_an_end_before_the_start_is_kept_in_the_notes_and_makes_the_line_unsure(
    line: str, start: time, notes: str
) -> None:
    (block, after) = blocks(f"{line}\n11 PM Walk")
    assert (block.title, block.start, block.end, block.notes) == ("Talk", start, None, notes)
    assert (block.unsure, block.length, after.unsure) == (True, Length.NEXT_START, False)


@pytest.mark.parametrize(
    ("line", "minutes"),
    [
        ("8 PM - 1:30 AM Party", 330),
        ("22:00-02:00 Party", 240),
        ("11pm - midnight Party", 60),
        ("12:00-00:00 Party", 720),
        ("8:00-6:00 Party", 600),
        ("9:00 AM - 8:30 PM Party", 690),
    ],
)
def test_an_end_after_midnight_or_late_in_the_evening_is_one_where_it_can_be(line: str, minutes: int) -> None:
    (block,) = blocks(line)
    assert (block.title, block.minutes, block.unsure, block.notes) == ("Party", minutes, False, "")


def test_minutes_that_are_said_stay_where_the_end_cannot_be() -> None:
    (block,) = blocks("14:00-13:30 (20 min) Talk")
    assert (block.minutes, block.length, block.unsure, block.notes) == (20, Length.SAID, True, "14:00-13:30")
    (block,) = blocks("20 min Talk (14:00-13:30)")
    assert (block.start, block.minutes, block.unsure, block.notes) == (time(14), 20, True, "14:00-13:30")


@pytest.mark.parametrize("meant", [Meant(minutes=30), Meant(start=time(14))])
def test_a_line_that_was_corrected_is_sure(meant: Meant) -> None:
    (line,) = read_agenda("14:00-13:30 Talk", NEAR, meant={1: meant}).lines
    assert line.block is not None
    assert (line.block.unsure, line.block.notes) == (False, "14:00-13:30")


def test_a_day_may_be_long_but_does_not_end_before_it_begins() -> None:
    first, second = read("Day 1 9:00–8:30\n9:00 Talk\nDay 2 14:00–13:30\n14:00 Walk").lines[::2]
    assert first.day is not None
    assert (first.day.start, first.day.end) == (time(9), time(20, 30))
    assert second.day is None or second.day.end is None
    assert "14:00–13:30" in second.words


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("9:00 to 9:30 Welcome (Ana)", ("Welcome", time(9), time(9, 30), 30, "A")),
        ("from 9:00 until 9:30: Welcome", ("Welcome", time(9), time(9, 30), 30, "")),
        ("9.00–9.30 Welcome", ("Welcome", time(9), time(9, 30), 30, "")),
        ("9:00 - 9:30 | Welcome | Ana", ("Welcome", time(9), time(9, 30), 30, "A")),
        ("9:00-9:30\tWelcome\tBen Okafor", ("Welcome", time(9), time(9, 30), 30, "B")),
        ("9-10 am Welcome", ("Welcome", time(9), time(10), 60, "")),
        ("11–1 pm Projects", ("Projects", time(11), time(13), 120, "")),
        ("1:00–2:30 pm Projects", ("Projects", time(13), time(14, 30), 90, "")),
        ("11:30 a.m. – 12:15 p.m. Projects", ("Projects", time(11, 30), time(12, 15), 45, "")),
        ("12 - 1:15 Projects", ("Projects", time(12), time(13, 15), 75, "")),
        ("13:00–14:00 Uhr Projects", ("Projects", time(13), time(14), 60, "")),
        ("13–2:30 pm Odd", ("Odd", time(13), time(14, 30), 90, "")),
        ("noon to 1:00 Projects", ("Projects", time(12), time(13), 60, "")),
        ("22:00–0:30 Fire", ("Fire", time(22), time(0, 30), 150, "")),
        ("11pm - midnight Fire", ("Fire", time(23), time(0), 60, "")),
        ("9am Coffee", ("Coffee", time(9), None, None, "")),
        ("@ 9:15 Coffee", ("Coffee", time(9, 15), None, None, "")),
        ("13h30 Marche", ("Marche", time(13, 30), None, None, "")),
        ("9h Marche", ("Marche", time(9), None, None, "")),
        ("2h Workshop", ("Workshop", None, None, 120, "")),
        ("1h30 Workshop", ("Workshop", None, None, 90, "")),
        ("1.5 hours – Workshop", ("Workshop", None, None, 90, "")),
        ("20 min Breakouts", ("Breakouts", None, None, 20, "")),
        ("20 min. Breakouts", ("Breakouts", None, None, 20, "")),
        ("(20 min) Breakouts", ("Breakouts", None, None, 20, "")),
        ("~20' Breakouts", ("Breakouts", None, None, 20, "")),
        ("Breakouts (20 min)", ("Breakouts", None, None, 20, "")),
        ("Breakouts – 20 minutes", ("Breakouts", None, None, 20, "")),
        ("Breakouts, 45m", ("Breakouts", None, None, 45, "")),
        ("Breakouts (Ana, 20 min)", ("Breakouts", None, None, 20, "A")),
        ("Breakouts (20 min; Ana and Ben)", ("Breakouts", None, None, 20, "AB")),
        ("Breakouts (led by Ana & Ben) 20 min", ("Breakouts", None, None, 20, "AB")),
        ("9:00 Breakouts (Ben, 20 min) (Ana)", ("Breakouts (Ben, 20 min)", time(9), None, None, "A")),
        ("9:00 Breakouts (Ana) (Ben)", ("Breakouts (Ana)", time(9), None, None, "B")),
        ("9:00 Priorities – Ana and Ben", ("Priorities", time(9), None, None, "AB")),
        ("9:00 Priorities – what matters", ("Priorities – what matters", time(9), None, None, "")),
        ("9:00 Welcome (Kim)", ("Welcome (Kim)", time(9), None, None, "")),
        ("9:00 Welcome (Kim Lee)", ("Welcome", time(9), None, None, "?")),
        ("9:00 Welcome (Ana, Zoe)", ("Welcome (Ana, Zoe)", time(9), None, None, "")),
        ("9:00 (30 min) Welcome", ("Welcome", time(9), None, 30, "")),
        ("9:00–9:30 Welcome (30 min)", ("Welcome", time(9), time(9, 30), 30, "")),
        ("9:00–9:30 Welcome (45 min)", ("Welcome (45 min)", time(9), time(9, 30), 30, "")),
        ("9:00–9:30 Welcome 45 min", ("Welcome 45 min", time(9), time(9, 30), 30, "")),
        ("9:00–9:30 (45 min) Welcome", ("(45 min) Welcome", time(9), time(9, 30), 30, "")),
        ("[9:00–9:30] Welcome", ("Welcome", time(9), time(9, 30), 30, "")),
        ("Welcome 9:00–9:30", ("Welcome", time(9), time(9, 30), 30, "")),
        ("Welcome (9:00–9:30)", ("Welcome", time(9), time(9, 30), 30, "")),
        ("Welcome (9:00)", ("Welcome", time(9), None, None, "")),
        ("20 min Welcome (9:00)", ("Welcome", time(9), None, 20, "")),
        ("20 min Welcome (9:00–9:30)", ("Welcome (9:00–9:30)", None, None, 20, "")),
        ("20 min Welcome 9:00–9:30", ("Welcome 9:00–9:30", None, None, 20, "")),
        ("13:00–08:30 Welcome", ("Welcome", time(13), None, None, "")),
        ("- **9:00** Welcome", ("Welcome", time(9), None, None, "")),
        ("* [ ] 9:00 `Welcome`", ("Welcome", time(9), None, None, "")),
        ("•9:00 Welcome", ("Welcome", time(9), None, None, "")),
        ("3) 9:00 Welcome", ("Welcome", time(9), None, None, "")),
        ("### 9:00 Welcome ###", ("Welcome", time(9), None, None, "")),
        ("> 9:00 Welcome", ("Welcome", time(9), None, None, "")),
        ("\t9:00 Welcome", ("Welcome", time(9), None, None, "")),
        ("6:30 Yoga", ("Yoga", time(6, 30), None, None, "")),
        ("6:30 Dinner", ("Dinner", time(18, 30), None, None, "")),
        ("9:00 | Welcome | Room 4 | Ana", ("Welcome", time(9), None, None, "A")),
        ("9:00 | Welcome (20 min) | Ana", ("Welcome", time(9), None, 20, "A")),
        ("9:00 | 20 min | Welcome (9:30)", ("Welcome (9:30)", time(9), None, 20, "")),
        ("9:00 | A \\| B", ("A | B", time(9), None, None, "")),
        ("9:00 <b>Hi</b> ![x](file:///etc/passwd)", ("<b>Hi</b> ![x](file:///etc/passwd)", time(9), None, None, "")),
    ],
)
def test_one_line_says_times_a_length_a_title_and_leads(line: str, meant: tuple[object, ...]) -> None:
    assert [told(block) for block in blocks(line)] == [meant]


@pytest.mark.parametrize(
    "line",
    [
        "Hi all,",
        "9 Welcome",
        "1-2 sentences about yourself",
        "10-12 people",
        "25:00 Welcome",
        "25:00–26:00 Welcome",
        "Breakouts 15-20 min",
        "Breakouts 9999 min",
        "9999 min of fun",
        "20 min",
        "12.10.2026 is the date",
        "Date: Thu, 15 Oct 2026 14:35",
        "Thursday works for me.",
        "Thursday is full",
        "Feb 30",
        "2999-13-01",
        "1200-01-01",
        "## Agenda",
        "Ana | CORE | 555-1234",
        "- bring pens",
        "  indented",
        "Call 555 (maybe)",
        "9:00 " + "x" * 3000,
    ],
)
def test_what_is_not_understood_is_listed_and_not_guessed(line: str) -> None:
    result = read(line)
    assert [one.text for one in result.unread] == [line]
    assert session(line).notes == line.strip()


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("## Day 2, Thursday Oct 15", DayHeading(number=2, weekday=3, on=date(2026, 10, 15))),
        ("Day two: Seeing the system", DayHeading(number=2, title="Seeing the system")),
        ("DAY 1", DayHeading(number=1)),
        ("**Thursday morning**", DayHeading(weekday=3, title="morning")),
        ("Thursday", DayHeading(weekday=3)),
        ("Thurs., 15th October 2026:", DayHeading(weekday=3, on=date(2026, 10, 15))),
        ("January 5", DayHeading(on=date(2027, 1, 5))),
        ("2026-10-15", DayHeading(on=date(2026, 10, 15))),
        ("Thu 10/15", DayHeading(weekday=3, on=date(2026, 10, 15))),
        ("Feb 29", DayHeading(on=None)),
        ("## Wednesday (8:30–4:30)", DayHeading(weekday=2, start=time(8, 30), end=time(16, 30))),
        ("Oct 15, 2026, 9:00 – 16:00", DayHeading(on=date(2026, 10, 15), start=time(9), end=time(16))),
        ("| Day 1 | | |", DayHeading(number=1)),
        ("FRıDAY", DayHeading(weekday=4)),
        ("Day 1 (Monday) – Arriving (together)", DayHeading(number=1, weekday=0, title="Arriving (together")),
    ],
)
def test_a_heading_of_a_day_says_number_date_and_weekday(line: str, meant: DayHeading) -> None:
    result = read(line).lines[0]
    if line == "Feb 29":  # in none of the years around
        assert day_heading(line, NEAR, marked=True) is None
        assert result.kind is U
    else:
        assert (result.kind, result.day) == (D, meant)


MAIL = """Subject: Retreat on Thursday

Hi all,

9:00 to 9:30 Welcome (Ana)
9.30–10.15 Priorities – Ana and Ben
  bring the charts
Break
10:30 - 12 | Case clinic | Ben
12:00 Lunch
1:00–2:30 pm Breakouts
Rooms are upstairs.

  - and outside

4:30 Close

Best,
Ana"""


def test_a_mail_becomes_a_day_with_notes_and_what_is_left_over() -> None:
    assert kinds(MAIL) == [T, L, U, L, B, B, N, B, B, B, B, N, L, N, L, B, L, U, U]
    made = session(MAIL, date(2026, 10, 15))
    (day,) = made.days
    timed = time_day(day)
    assert (made.title, made.notes) == ("Retreat on Thursday", "Hi all,\nBest,\nAna")
    assert [(one.block.title, one.start.time(), one.minutes) for one in timed.blocks] == [
        ("Welcome", time(9), 30),
        ("Priorities", time(9, 30), 45),
        ("Break", time(10, 15), 15),
        ("Case clinic", time(10, 30), 90),
        ("Lunch", time(12), 60),
        ("Breakouts", time(13), 90),
        ("Close", time(16, 30), 0),
    ]
    assert [block.pin for block in day.blocks] == [None] * 6 + [time(16, 30)]
    assert day.blocks[5].notes == "Rooms are upstairs.\nand outside"
    assert [person.name for person in made.team] == ["Ana Ruiz", "Ben Okafor"]
    assert day.blocks[1].leads == tuple(person.id for person in made.team)
    assert ANA.id not in day.blocks[1].leads
    assert (day.date, day.start, day.end) == (date(2026, 10, 15), time(9), time(16, 30))


MARKDOWN = """# Leadership retreat

## Day 1, Wednesday Oct 14 (8:30–4:30)
- 8:30 Coffee
- **9:00–9:45** Welcome (Ana, 45 min)
  - 10 min alone
  - then pairs
- Closing circle

Bring:
- pens
1. and paper
## Day 3, Friday Oct 16: Systems
| Time | Topic | Who | Notes |
|------|:-----:|-----|-------|
| 9-10 | Seeing | Ana | pens |
| 10 | Break | | |
| | more water | | |
| | Walk | | |
| soon | 1:00 Systems | Zoe | |
| | | | |

### Evening
| 9-10 | gone |"""


def test_markdown_becomes_days() -> None:
    days = [D, B, B, N, N, B, L, U, U, U, D, L, L, B, B, N, N, B, L, L, U, U]
    assert kinds(MARKDOWN) == [T, L, *days]
    made = session(MARKDOWN, date(2027, 3, 1))
    one, two = made.days
    assert (one.date, two.date, two.title) == (date(2027, 3, 1), date(2027, 3, 3), "Systems")
    assert (one.start, one.end) == (time(8, 30), time(16, 30))
    assert one.notes == "Day 1, Wednesday Oct 14 (8:30–4:30)"
    assert [(block.title, block.minutes) for block in one.blocks] == [
        ("Coffee", 30),
        ("Welcome", 45),
        ("Closing circle", 15),
    ]
    assert two.blocks[0].notes == "pens"
    assert two.blocks[1].notes == "more water\nWalk"
    assert two.blocks[2].notes == "Time: soon"
    assert [person.name for person in made.team if person.id in two.blocks[2].leads] == ["Zoe"]


def test_a_table_may_have_columns_for_start_end_and_minutes() -> None:
    text = "Start | End | Topic | Who\n9 | 10:15 | Seeing | Ana\n10:15 | later | Walk |\n"
    text += "| | 3 | Talk | Kim |\nx | y | z | a | b"
    assert [(*told(block), block.notes) for block in blocks(text)] == [
        ("Seeing", time(9), time(10, 15), 75, "A", ""),
        ("Walk", time(10, 15), None, None, "", "End: later"),
        ("z", None, None, None, "", "Start: x\nEnd: y\nWho: a\nb"),
    ]
    text = "Agenda item\tMin\tLead\nWelcome\t10\tAna\nCheck-in\tlong\tBen"
    assert [(*told(block), block.notes) for block in blocks(text)] == [
        ("Welcome", None, None, 10, "A", ""),
        ("Check-in", None, None, None, "B", "Min: long"),
    ]
    assert blocks("Time | Topic\n9 | Ana")[0].title == "Ana"
    assert told(blocks("Who | Topic | Min\nAna | Welcome (Ben) | 5")[0]) == ("Welcome (Ben)", None, None, 5, "A")
    assert told(blocks("Topic | Min\n20 min | 20")[0]) == ("20 min", None, None, 20, "")


def test_titles_may_stand_below_their_times() -> None:
    text = "9:00 – 9:30\nWelcome\nAna says hello\n9:30\nLunch\n10:00\n\n10:30 Close"
    assert kinds(text) == [B, E, N, B, E, B, L, B]
    made = session(text)
    assert [block.title for block in made.days[0].blocks] == ["Welcome", "Lunch", "", "Close"]
    assert made.days[0].blocks[0].notes == "Ana says hello"
    assert made.days[0].blocks[1].kind is TimeKind.BREAK


def test_a_numbered_list_is_an_agenda() -> None:
    text = "Agenda:\n1. Welcome (10 min)\n2. Check-in\n3. Main topic – 40 min\n   a) first part\n4. Close"
    assert kinds(text) == [U, B, B, B, N, B]
    (day,) = session(text).days
    assert [block.minutes for block in day.blocks] == [10, 15, 40, 0]
    assert (day.start, day.end) == (time(9), time(10, 5))


def test_minutes_without_a_length_follow_from_the_next_start() -> None:
    found = blocks(
        "Lunch\n9:00 One\n9:20 Two\n10 min Three\n10:00 Four\nBreak\nLunch\n11:00 Five\n10am Six\n23:00 Seven"
    )
    assert [(block.minutes, block.length) for block in found] == [
        (15, Length.GUESSED),
        (20, Length.NEXT_START),
        (30, Length.NEXT_START),
        (10, Length.SAID),
        (20, Length.GUESSED),
        (20, Length.GUESSED),
        (20, Length.GUESSED),
        (15, Length.GUESSED),
        (780, Length.NEXT_START),
        (15, Length.GUESSED),
    ]
    assert session("Lunch\n9:00 One").days[0].start == time(8, 45)


def test_what_was_understood_wrongly_can_be_said() -> None:
    text = "Retreat\nWednesday crew\nIntro\nAsk Zoe\n9:00 Fire drill\n9:10 Talk\n9:30 maybe\n\nTime | Topic"
    meant = {1: T, 2: D, 3: B, 4: N, 5: U, 6: B, 7: T, 8: B, 9: N}
    result = read(text, meant)
    assert [line.kind for line in result.lines] == [T, D, B, N, U, B, T, L, N]
    assert result.title == "Retreat · 9:30 maybe"
    assert read("Notes\nTitle", {1: N, 2: L}).unread == read("Notes\nTitle").lines
    assert read("Some people", {1: D}).lines[0].day == DayHeading(title="Some people")
    assert read("20 min", {1: B}).lines[0].block == ReadBlock(title="20 min", minutes=20, length=Length.SAID)
    long = "9:00 " + "x" * 3000
    assert read(long, {1: B}).lines[0].block is not None


@pytest.mark.parametrize(
    ("headings", "apart"),
    [
        ("Day 1|Day 4", 3),
        ("Oct 1|Oct 3", 2),
        ("Oct 3|Oct 1", 1),
        ("Friday|Monday", 3),
        ("Friday|Friday", 1),
        ("Friday|Day 2", 1),
        ("Day 2|Day 2", 1),
        ("8:00 Talk|Day 2", 1),
        ("2026-01-01|2028-01-01", 1),
    ],
)
def test_days_keep_their_distance(headings: str, apart: int) -> None:
    days = session(headings.replace("|", "\n")).days
    assert [(day.date - NEAR).days for day in days] == [0, apart]


def test_days_do_not_run_past_the_end_of_the_calendar() -> None:
    assert [day.date for day in session("Day 1\nDay 3", LAST_DATE).days] == [LAST_DATE, LAST_DATE]


def test_a_day_without_blocks_has_its_usual_or_its_own_hours() -> None:
    plain, late = session("Day 1\n## Day 2 (18:00–21:00)").days
    assert (plain.start, plain.end) == (time(9), time(17))
    assert (late.start, late.end) == (time(18), time(21))
    assert session("").days == ()


def test_an_evening_says_that_its_hours_are_late() -> None:
    assert [block.start for block in blocks("## Day 1, evening\n6:00 Arrive\n7:30 Circle")] == [time(18), time(19, 30)]


def test_breaks_are_known_by_their_words() -> None:
    breaks = ("Lunch", "Coffee on the porch", "Short break", "Break:")
    others = ("Break into pairs", "Welcome", "", "Breakouts")
    assert {kind_of(title) for title in breaks} == {TimeKind.BREAK}
    assert {kind_of(title) for title in others} == {TimeKind.PLENARY}


times = [
    "9:00",
    "9.30",
    "1",
    "13h30",
    "noon",
    "20 min",
    "24:00",
    "0",
    "99",
    "am",
    "pm",
    "to",
    "–",
    "١٢:٣٠",
    "(9:00–9:30)",
]
marks = [
    "(",
    ")",
    "[",
    "]",
    ",",
    ":",
    "\n",
    "\n\n",
    "\t",
    "|",
    "---",
    "**",
    "#",
    "# ",
    "- ",
    "1. ",
    "> ",
    " ",
    "  ",
    " - ",
    "ı",
]
words = [
    "Ana",
    "Ben",
    "Welcome",
    "Lunch",
    "Break",
    "Day 2",
    "Thursday",
    "Oct 15",
    "2026-02-30",
    "Time",
    "Topic",
    "Subject:",
]
pieces = st.sampled_from(times + marks + words)
texts = st.one_of(st.text(), st.lists(pieces, max_size=40).map("".join), st.lists(pieces, max_size=40).map(" ".join))


@given(texts)
def test_every_line_of_any_text_is_accounted_for_in_order(text: str) -> None:
    result = read(text)
    assert "\n".join(line.text for line in result.lines) == clean(text).text
    assert [line.number for line in result.lines] == list(range(1, len(result.lines) + 1))
    for line in result.lines:
        assert (line.kind is B) == (line.block is not None)
        assert (line.kind is D) == (line.day is not None)
        assert line.block is None or 0 <= line.block.minutes <= 24 * 60


@given(texts, st.dictionaries(st.integers(1, 8), st.sampled_from(LineKind)), st.dates(date(1900, 1, 1), LAST_DATE))
def test_any_text_becomes_a_session_that_keeps_it(text: str, meant: dict[int, LineKind], first: date) -> None:
    keys = count(100)
    result = read(text, meant)
    made = session_of(result, first, "Europe/Berlin", lambda: UUID(int=next(keys)))
    kept = [block for day in made.days for block in day.blocks]
    assert len(kept) == sum(line.kind is B for line in result.lines)
    assert all(time_day(day).day == day for day in made.days)
    texts_kept = [made.title, made.notes, *(f"{block.title}\n{block.notes}" for block in kept)]
    for line in result.lines:
        if line.kind in (U, N, E, T):
            assert any(line.words in one or line.text.strip() in one for one in texts_kept)
        said = " ".join(texts_kept)
        if line.kind is B:
            assert [word for word in re.findall("Welcome|Lunch|Topic", line.text) if word not in said] == []


titles = st.lists(st.sampled_from(["Seeing", "the", "system", "Circle", "Walk", "Talk"]), min_size=1, max_size=4)
plans = st.lists(st.tuples(titles.map(" ".join), st.integers(1, 90), st.booleans()), min_size=1, max_size=8)


@given(plans, st.sampled_from(["{} to {} {}", "{}–{} {}", "- {} - {}: {}", "| {}–{} | {} |", "{}-{}\t{}"]))
def test_a_plainly_written_agenda_comes_back_as_it_was(plan: list[tuple[str, int, bool]], style: str) -> None:
    lines, now = [], 8 * 60
    for title, minutes, led in plan:
        start, now = now, now + minutes
        words = f"{title} (Ana)" if led else title
        lines.append(style.format(f"{start // 60}:{start % 60:02}", f"{now // 60}:{now % 60:02}", words))
    (day,) = session("\n".join(lines)).days
    assert [(block.title, block.minutes, bool(block.leads)) for block in day.blocks] == plan
    assert all(block.pin is None for block in day.blocks)
    assert (day.start, day.end) == (time(8), time(now // 60, now % 60))
