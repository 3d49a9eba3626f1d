"""Jobs of the worker thread about agendas from elsewhere. Nothing here knows Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from uuid import uuid4

from core_facilitator.domain.agendas import Session
from core_facilitator.domain.pasted_agendas import read_agenda
from core_facilitator.domain.pasted_readings import Meant, ReadAgenda
from core_facilitator.domain.pasted_sessions import session_of, with_days_of
from core_facilitator.domain.pasted_sources import Columns, Source
from core_facilitator.domain.people import Person


@dataclass(frozen=True, slots=True)
class Taken:
    """An agenda as it was understood in the end, and what becomes of it: a new session, or days of the open one.

    `title` is for a new session of which the agenda names none.
    """

    read: ReadAgenda
    first: date
    zone: str
    title: str
    into: bool


def of_file(path: Path, here: str) -> Source:
    """Return what a file holds; `here` is this computer's time zone.

    Raises:
        IntakeError: when it is not read, and why.
        OSError: when it cannot be opened.
    """
    from core_facilitator.intake.files import read_file

    return read_file(path, here)


def of_text(text: str, name: str) -> Source:
    """Return the lines of a pasted text.

    Raises:
        IntakeError: when there is nothing in it, or too much.
    """
    from core_facilitator.intake.files import read_text

    return read_text(text, name)


def understood(
    source: Source,
    sheet: int | None,
    near: date,
    people: Sequence[Person],
    meant: Mapping[int, Meant],
    columns: Columns,
) -> ReadAgenda:
    """Return what the lines of a source, or of one of its sheets, are understood as."""
    return read_agenda(source.shown(sheet), near, people, meant, columns)


def made(taken: Taken, here: Session | None) -> Session:
    """Return the session that is made: a new one, or the one that is here with further days."""
    if taken.into and here is not None:
        return with_days_of(here, taken.read, taken.first, taken.zone, uuid4)
    session = session_of(taken.read, taken.first, taken.zone, uuid4)
    return replace(session, title=session.title or taken.title)
