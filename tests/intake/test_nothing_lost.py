"""For every reader: each word of a made-up file is in the session that is made of it, whatever it was taken for."""

import csv
import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from email.message import EmailMessage
from io import BytesIO, StringIO
from itertools import count
from uuid import UUID

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from core_facilitator.domain.agendas import Session
from core_facilitator.domain.pasted_agendas import read_agenda
from core_facilitator.domain.pasted_readings import LineKind, Meant
from core_facilitator.domain.pasted_rows import Column
from core_facilitator.domain.pasted_sessions import session_of, with_days_of
from core_facilitator.domain.pasted_sources import Source
from core_facilitator.domain.people import Person
from core_facilitator.intake.files import read_bytes

NEAR = date(2026, 9, 1)
ANA = Person(id=UUID(int=1), name="Ana Ruiz")
ZONE = "America/New_York"

SAID = (
    "9:00",
    "9:00–9:30",
    "1:30 PM",
    "20 min",
    "(15 min)",
    "Day 2",
    "Thursday",
    "Oct 15",
    "Break",
    "Ana",
    "(Ana)",
    "",
)
HEADS = ("Time", "Start", "End", "Topic", "Who", "Room", "Notes", "Min", "Date", "Budget")
BEFORE = ("", "# ", "- ", "1. ", "> ", "  ", "Subject: ", "Header: ", "**", "-- ", "| ")

words = st.integers(0, 999).map(lambda number: f"zq{number}w")
parts = st.one_of(words, st.sampled_from(SAID), words.map(str.capitalize))
cells = st.lists(parts, max_size=3).map(" ".join)
lines = st.tuples(st.sampled_from(BEFORE), st.lists(parts, max_size=5)).map(lambda pair: pair[0] + " ".join(pair[1]))
tables = st.lists(st.lists(cells, min_size=1, max_size=5), min_size=1, max_size=6)
headed = st.tuples(st.lists(st.sampled_from(HEADS), min_size=2, max_size=5), tables).map(lambda two: [two[0], *two[1]])
rows = st.one_of(tables, headed)
texts = st.lists(lines, min_size=1, max_size=12)
columns = st.lists(st.one_of(st.none(), st.sampled_from(Column)), min_size=5, max_size=5)
kinds = st.dictionaries(st.integers(1, 9), st.sampled_from(LineKind), max_size=4)

quick = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)


def token(text: str) -> list[str]:
    return re.findall(r"[zZ]q\d+w", text)


def texts_in(value: object) -> Iterator[str]:
    """Yield every text in a value of the domain."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts_in(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_in(getattr(value, field.name))


def sessions(
    source: Source, meant: dict[int, LineKind] | None = None, said: Sequence[Column | None] = ()
) -> Iterator[Session]:
    given = {number: said or sheet.columns for number, sheet in enumerate(source.sheets)}
    corrections = {number: Meant(kind=kind) for number, kind in (meant or {}).items()}
    read = read_agenda(source.shown(), NEAR, (ANA,), corrections, given)
    keys = count(10)
    yield session_of(read, NEAR, ZONE, lambda: UUID(int=next(keys)))
    here = Session(id=UUID(int=2), title="Here", team=(ANA,))
    yield with_days_of(here, read, NEAR, ZONE, lambda: UUID(int=next(keys)))


def check(
    written: str, data: bytes, name: str, meant: dict[int, LineKind] | None = None, said: Sequence[Column | None] = ()
) -> None:
    if not any(map(str.isalnum, written)):
        return
    for session in sessions(read_bytes(data, name, ZONE), meant, said):
        kept = "\n".join(texts_in(session))
        assert [word for word in token(written) if word not in kept] == []


@quick
@given(texts, kinds)
@pytest.mark.parametrize(("name", "encoding"), [("a.txt", "utf-8"), ("a.md", "utf-16"), ("a.markdown", "utf-8-sig")])
def test_of_a_text(name: str, encoding: str, text: list[str], meant: dict[int, LineKind]) -> None:
    check("\n".join(text), "\n".join(text).encode(encoding), name, meant)


@quick
@given(rows, columns, kinds)
@pytest.mark.parametrize("between", list(",;\t|"))
def test_of_a_table_as_text(
    between: str, table: list[list[str]], said: list[Column | None], meant: dict[int, LineKind]
) -> None:
    text = StringIO()
    csv.writer(text, delimiter=between).writerows(table)
    check(text.getvalue(), text.getvalue().encode(), "a.csv", meant, said)
    check(text.getvalue(), text.getvalue().encode(), "a.csv", meant)


@quick
@given(st.text(st.sampled_from('az9:,;"\n\r\t|\x00 \ufeffé')))
def test_of_anything_that_is_called_a_table(text: str) -> None:
    data = f"zq1w,{text}zq2w".encode()
    check("zq1w zq2w", data, "a.csv")


def document(text: list[str], table: list[list[str]]) -> bytes:
    made = Document()
    for number, line in enumerate(text):
        made.add_paragraph(line, style=("Normal", "Heading 1", "List Bullet", "List Number", "Title")[number % 5])
    wide = max(map(len, table))
    grid = made.add_table(rows=0, cols=wide)
    for row in table:
        for cell, words_in_it in zip(grid.add_row().cells, row, strict=False):
            cell.text = words_in_it
    made.sections[0].header.paragraphs[0].text = "zq1001w"
    saved = BytesIO()
    made.save(saved)
    return saved.getvalue()


@settings(quick, max_examples=25)
@given(texts, rows)
def test_of_a_document(text: list[str], table: list[list[str]]) -> None:
    written = "\n".join((*text, *(cell for row in table for cell in row), "zq1001w"))
    check(written, document(text, table), "a.docx")


@settings(quick, max_examples=25)
@given(rows, rows, columns)
def test_of_a_workbook(one: list[list[str]], other: list[list[str]], said: list[Column | None]) -> None:
    book = Workbook()
    sheets = (book.active, book.create_sheet("Day 2"))
    for sheet, table in zip(sheets, (one, other), strict=True):
        assert sheet is not None
        for row in table:
            sheet.append([time(9, 15) if cell == "9:00" else cell for cell in row])
    saved = BytesIO()
    book.save(saved)
    written = " ".join(cell for row in (*one, *other) for cell in row)
    check(written, saved.getvalue(), "a.xlsx")
    check(written, saved.getvalue(), "a.xlsx", None, said)


@quick
@given(texts, rows, st.booleans())
def test_of_a_page(text: list[str], table: list[list[str]], closed: bool) -> None:
    page = "".join(
        f"<{tag}>{html.escape(line)}</{tag}>" for tag, line in zip(("p", "h1", "li", "b") * 3, text, strict=False)
    )
    page += "<table>" + "".join("<tr>" + "".join(f"<td>{html.escape(one)}" for one in row) for row in table)
    page = f"<html><ul>{page}" + ("</table></html>" if closed else "")
    written = "\n".join((*text, *(cell for row in table for cell in row)))
    check(written, page.encode(), "a.html")


@quick
@given(words, texts, st.sampled_from(["plain", "html"]))
def test_of_a_mail(subject: str, text: list[str], form: str) -> None:
    mail = EmailMessage()
    mail["Subject"] = subject
    mail["From"] = "zq1002w@x.org"
    mail.set_content("\n".join(text) if form == "plain" else "<p>".join(map(html.escape, text)), subtype=form)
    mail.add_attachment(b"x", maintype="image", subtype="png", filename="zq1003w.png")
    check("\n".join((subject, *text, "zq1002w zq1003w")), mail.as_bytes(), "a.eml")


PROPERTIES = ("SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT", "CATEGORIES", "CONTACT", "X-WISH", "URL")
WHEN: tuple[Callable[[int], str], ...] = (
    lambda hour: f"DTSTART:20261014T{hour:02}0000Z\r\nDTEND:20261014T{hour:02}3000Z",
    lambda hour: f"DTSTART;TZID=Europe/Berlin:20261015T{hour:02}0000\r\nDURATION:PT45M",
    lambda hour: f"DTSTART;VALUE=DATE:202610{hour + 1:02}",
    lambda hour: f"DTSTART:20261014T{hour:02}0000\r\nDTEND:20270101T000000",
    lambda hour: f"DTSTART:nonsense{hour}",
    lambda hour: f"RRULE:nonsense{hour}",
)
events = st.tuples(
    st.sampled_from(WHEN),
    st.integers(0, 23),
    st.lists(st.tuples(st.sampled_from(PROPERTIES), words), max_size=5, unique_by=lambda one: one[0]),
    st.sampled_from(["", "STATUS:CANCELLED\r\n"]),
    st.sampled_from(["VEVENT", "VTODO"]),
)


@quick
@given(st.lists(events, max_size=5), words)
def test_of_a_calendar(
    made: list[tuple[Callable[[int], str], int, list[tuple[str, str]], str, str]], name: str
) -> None:
    text = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:{name}\r\n"
    for when, hour, said, status, kind in made:
        kind = "VEVENT" if "nonsense" in when(hour) else kind  # a task that cannot be read makes the file a damaged one
        body = "".join(f"{key}:{word}\r\n" for key, word in said)
        text += f"BEGIN:{kind}\r\n{when(hour)}\r\n{status}{body}END:{kind}\r\n"
    check(text, f"{text}END:VCALENDAR\r\n".encode(), "a.ics")


def test_times_of_cells_are_kept_too() -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append([datetime(2026, 10, 14, 9, 30), time(0, 45), "Talk"])  # noqa: DTZ001 -- cells have no zone
    saved = BytesIO()
    book.save(saved)
    source = read_bytes(saved.getvalue(), "a.xlsx", ZONE)
    assert [line.text for line in source.shown()] == ["2026-10-14 9:30 AM | 12:45 AM | Talk"]
