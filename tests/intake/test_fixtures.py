"""Agendas as LibreOffice, calendars, mails and people write them: what each gives, and that nothing of it is lost.

`retreat.docx` and `run-of-show.xlsx` were written by LibreOffice. The calendars have the properties that Google
Calendar, Outlook and Apple Calendar write, the mails look like those of Gmail and Outlook.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path
from uuid import UUID

import pytest

from core_facilitator.domain.agendas import Session
from core_facilitator.domain.pasted_agendas import read_agenda
from core_facilitator.domain.pasted_readings import LineKind
from core_facilitator.domain.pasted_sessions import first_date, session_of
from core_facilitator.domain.pasted_sources import Source, Told
from core_facilitator.domain.people import Person
from core_facilitator.domain.timing import time_day
from core_facilitator.domain.typed_times import clock
from core_facilitator.intake.files import read_file

ELSEWHERE = Path(__file__).parents[1] / "fixtures" / "agendas_elsewhere"
NEAR = date(2026, 9, 1)
PEOPLE = (Person(id=UUID(int=1), name="Ana Ruiz"), Person(id=UUID(int=2), name="Ben Okafor"))


def read(name: str) -> tuple[Source, Session]:
    source = read_file(ELSEWHERE / name, "Asia/Tokyo")
    columns = {number: sheet.columns for number, sheet in enumerate(source.sheets)}
    result = read_agenda(source.shown(), NEAR, PEOPLE, None, columns)
    keys = count(10)
    zone = source.zone or "America/New_York"
    return source, session_of(result, first_date(result, NEAR), zone, lambda: UUID(int=next(keys)))


def told(session: Session) -> Iterator[str]:
    names = {person.id: person.name for person in session.team}
    for day in session.days:
        yield f"{day.date} {day.title}".strip()
        for timed in time_day(day).blocks:
            block, room = timed.block, session.room(timed.block.room)
            parts = (", ".join(names[key] for key in block.leads), room.name if room else "", *block.notes.split("\n"))
            yield " / ".join(filter(None, (f"{clock(timed.start)} {timed.minutes} {block.title}", *parts)))


def test_a_document_of_libreoffice() -> None:
    source, session = read("retreat.docx")
    assert source.told == ((Told.TRACKED_CHANGES, "2"),)
    assert session.title == "Leadership retreat at the lake"
    assert list(told(session)) == [
        "2026-10-14",
        "8:30 30 Coffee",
        "9:00 45 Welcome and check-in / Ana Ruiz / Two words each, standing / Materials: Bell",
        "9:45 45 Seeing the system / Ana Ruiz, Ben Okafor / Materials: Chart paper, pens",
        "10:30 15 Break",
        "10:45 75 Case clinic / Ben Okafor",
        "2026-10-15",
        "9:00 20 Check-in / one word / then a breath / in silence",
        "9:20 70 Open space",
        "10:30 15 Break",
        "10:45 45 Closing circle / Ana Ruiz",
        "11:30 0 Close / Questions to Ana / Bring the blue folders / Pack the bus",
    ]
    assert session.notes.split("\n") == [
        "Please arrive rested. The lake house opens at the door on the left.",
        "Header: Juniper Valley Schools",
        "Footer: Draft of September 30, not for printing",
        "Footnote: Room 12, after four",
        "Deleted: World café",
    ]


def test_a_workbook_of_libreoffice() -> None:
    source, session = read("run-of-show.xlsx")
    assert [sheet.name for sheet in source.sheets] == ["Run of show", "Packing list"]
    assert session.title == "Fall kick-off, Juniper Valley"
    assert list(told(session)) == [
        "2026-10-14",
        "9:00 30 Welcome / Ana Ruiz / Oak Room / Budget code: 4711",
        "9:30 90 Seeing whole / Ana Ruiz, Ben Okafor / Oak Room",
        "12:15 45 Lunch / Lead: all",
        "2026-10-16",
        "8:30 20 Check-in / Zoe Lang / Pine Room",
        "8:50 70 Coaching, one question",
    ]
    assert session.notes.split("\n") == [
        *("Run of show", "Packing list", "Bell", "Chart paper, 3 pads", "Comment: Chairs in a circle, please"),
    ]


def test_a_calendar_of_google() -> None:
    source, session = read("google.ics")
    assert source.told == (
        (Told.REPEATING, "1"),
        (Told.CANCELED, "1"),
        (Told.ZONES_CONVERTED, "America/Los_Angeles"),
    )
    assert (session.title, session.days[0].time_zone) == ("Fall retreat", "America/Los_Angeles")
    assert list(told(session)) == [
        "2026-10-14",
        "9:00 0 Retreat / Lake house / All day, through 2026-10-15",
        "9:00 45 Welcome and check-in / Oak Room / Organizer: Ana Ruiz <ana@juniper.example>"
        " / Attendee: Ben Okafor <ben@juniper.example> / Bring a question. / Standing circle, two words each."
        " / How it goes (https://example.org/checkin)",
        "9:45 75 Seeing the system / Repeats: FREQ=DAILY;COUNT=2",
    ]
    assert session.notes.split("\n") == [
        "About: Two days at the lake",
        "Canceled: Boat tour · 20261015T190000Z · 20261015T200000Z",
    ]


def test_a_calendar_of_outlook() -> None:
    source, session = read("outlook.ics")
    assert (source.zone, source.told) == ("America/New_York", ())
    assert list(told(session)) == [
        "2026-11-02",
        "9:00 90 Case clinic / Board room / Agenda in the folder. / Call in: 555-0100 / Categories: Coaching",
        "10:45 45 Feedback, one round",
    ]
    assert session.notes == ""


def test_a_calendar_of_apple() -> None:
    source, session = read("apple.ics")
    assert (source.zone, session.title) == ("Europe/Berlin", "Coaching days")
    assert list(told(session)) == [
        "2026-10-05",
        "9:00 30 Check-in",
        "11:30 60 Listening walk / Haus am See Uferweg 1 / Link: https://example.org/walk / Alarm: Take the blankets",
    ]


def test_a_pasted_mail_with_a_signature_and_what_it_answers() -> None:
    _, session = read("pasted-mail.txt")
    assert list(told(session))[1:] == [
        "9:00 30 Welcome / Ana Ruiz",
        "9:30 45 Priorities / Ana Ruiz, Ben Okafor / bring the wall charts",
        "10:15 15 Break",
        "10:30 90 Case clinic / Ben Okafor",
        "12:00 60 Lunch",
        "1:00 90 Breakouts in three groups",
        "2:30 20 Harvest",
        "2:50 15 Closing circle",
    ]
    assert "> > 8:30 Coffee\n> > 9:00 Welcome" in session.notes
    assert session.notes.startswith("Hi everyone,\nhere is the plan")


def test_a_mail_of_outlook_with_a_table() -> None:
    source, session = read("outlook-mail.eml")
    assert source.told == ((Told.ATTACHMENTS, "1"),)
    assert session.title == "Half day – plan"
    assert list(told(session))[1:] == [
        "8:30 30 Coffee",
        "9:00 40 Check-in / Ana Ruiz / one word",
        "9:40 80 Feedback, café style / Ben Okafor",
        "11:00 0 Close / bring cards (https://example.org/cards) / Ana",
    ]
    assert "Attachment: map.pdf" in session.notes


def test_tables_as_text() -> None:
    source, session = read("excel-german.csv")
    assert source.told == ((Told.WINDOWS_LETTERS, ""),)
    assert list(told(session))[1:] == [
        "9:00 30 Begrüßung / Wer: Jörg Müller / Raum: Saal",
        "9:30 75 Blick auf das Ganze; mit Karten / Wer: Jörg Müller / Raum: Saal",
        "10:45 15 Pause",
    ]
    _, session = read("google-calendar.csv")
    assert list(told(session)) == [
        "2026-10-14",
        "9:00 30 Welcome / Oak Room / All Day Event: False / Two words each, / standing / Private: False",
        "9:30 90 Seeing whole / Oak Room / All Day Event: False / Private: False",
        "2026-10-15",
        "8:30 20 Check-in / All Day Event: False / Private: True",
    ]


def test_markdown() -> None:
    _, session = read("retreat.md")
    assert list(told(session)) == [
        "2026-10-14",
        "8:30 30 Coffee",
        "9:00 45 Welcome / Ana Ruiz / two words each",
        "9:45 45 Seeing the system",
        "10:30 15 Break",
        "10:45 75 Case clinic / Ben Okafor",
        "2026-10-15",
        "9:00 20 Check-in",
        "9:20 90 Open space",
        "10:50 0 Close",
    ]
    assert session.notes == "*Juniper Valley Schools, October 14*\n> Bring the blue folders."


@pytest.mark.parametrize("name", sorted(file.name for file in ELSEWHERE.iterdir()))
def test_every_word_of_every_line_is_kept(name: str) -> None:
    source, session = read(name)
    result = read_agenda(
        source.shown(), NEAR, PEOPLE, None, {number: sheet.columns for number, sheet in enumerate(source.sheets)}
    )
    kept = " ".join((session.title, session.notes, *told(session), *(person.name for person in session.team)))
    for line in result.lines:
        if line.kind not in (LineKind.LAYOUT, LineKind.DAY):
            words = re.findall(
                r"[^\W\d]{3,}", re.sub(r"\b(?:AM|PM|Subject|Wednesday|Thursday|Monday|min|noon|and)\b", "", line.text)
            )
            assert [word for word in words if word not in kept] == []
