"""Agendas of other programs on the command line: a new session of each, and what each line was taken for."""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from uuid import uuid4

from core_facilitator.cli.faults import CannotError
from core_facilitator.cli.workspaces import count
from core_facilitator.domain.agendas import Session
from core_facilitator.domain.pasted_agendas import read_agenda
from core_facilitator.domain.pasted_readings import LineKind, ReadAgenda, ReadLine
from core_facilitator.domain.pasted_sessions import first_date, session_of
from core_facilitator.domain.pasted_sources import Source
from core_facilitator.domain.typed_times import clock, duration
from core_facilitator.intake.files import read_file
from core_facilitator.paths import time_zones

_WORDS = {
    LineKind.BLOCK: "block",
    LineKind.NAME: "its title",
    LineKind.NOTE: "note",
    LineKind.DAY: "day",
    LineKind.TITLE: "title",
    LineKind.UNREAD: "unread",
}


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A file of another program: what it holds, what it was understood as, and the session that it becomes."""

    file: Path
    source: Source
    read: ReadAgenda
    session: Session


def read_elsewhere(file: Path, now: datetime, options: argparse.Namespace) -> Elsewhere:
    """Read a file of another program.

    Raises:
        IntakeError: when it is not read.
        CannotError: when an option names no date or no time zone.
    """
    zone = _zone(options.zone)
    source = read_file(file, zone or "UTC")
    columns = {number: sheet.columns for number, sheet in enumerate(source.sheets)}
    read = read_agenda(source.shown(), now.date(), columns=columns)
    first = _first(options.first) or first_date(read, now.date())
    session = session_of(read, first, source.zone or zone or "UTC", uuid4)
    return Elsewhere(file, source, read, replace(session, title=session.title or file.stem))


def told(one: Elsewhere) -> Iterator[str]:
    """Yield what was understood: how many of what, and each line."""
    read = one.read
    lines = len(read.lines) - read.count(LineKind.LAYOUT)
    parts = (
        count(read.count(LineKind.BLOCK), "block"),
        count(read.count(LineKind.NOTE, LineKind.NAME), "note"),
        count(len(one.session.days), "day"),
        f"{read.count(LineKind.UNREAD)} unread",
    )
    yield f"{one.file.name}: {count(lines, 'line')}: {', '.join(parts)}"
    yield from (f"  {_line(line)}" for line in read.lines if line.kind is not LineKind.LAYOUT)
    if read.unread:
        yield "  What is unread is kept in the session's notes."
    for day in one.session.days[:1]:
        yield f"  First day: {day.date.isoformat()}, {day.time_zone}. --first and --zone say otherwise."


def _line(line: ReadLine) -> str:
    if line.block is None:
        return f"{_WORDS[line.kind]:10} {line.text.strip()}"
    start = clock(line.block.start, suffix=True) if line.block.start else ""
    said = f"{start:>8} {duration(line.block.minutes):>8}  {line.block.title}"
    return f"{_WORDS[line.kind]:10}{said}   ← {line.text.strip()}"


def _zone(named: str | None) -> str:
    if named and named not in time_zones():
        raise CannotError(f"{named} is no time zone; they are called like America/New_York.")
    return named or ""


def _first(said: str | None) -> date | None:
    try:
        return date.fromisoformat(said) if said else None
    except ValueError as error:
        raise CannotError(f"{said} is no date; it is written like 2026-10-14.") from error
