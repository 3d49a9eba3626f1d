"""Rows of pasted tables: what each column holds, by its head or by what stands in it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time
from enum import Enum

from core_facilitator.domain.pasted_lines import Parts, leads_of, parts_of
from core_facilitator.domain.pasted_times import Stretch, front_stretch, length_of
from core_facilitator.domain.people import Person
from core_facilitator.domain.typed_times import parse_minutes


class Column(Enum):
    """What a column of a table holds."""

    TIME = "time"
    END = "end"
    MINUTES = "minutes"
    TITLE = "title"
    WHO = "who"
    NOTES = "notes"


_HEADS = {
    Column.TIME: ("time", "times", "when", "start", "starts", "from", "begin", "clock"),
    Column.END: ("end", "ends", "to", "until", "finish"),
    Column.MINUTES: ("min", "mins", "minutes", "duration", "length", "how long"),
    Column.TITLE: (
        "topic",
        "title",
        "item",
        "agenda item",
        "activity",
        "session",
        "what",
        "agenda",
        "block",
        "subject",
    ),
    Column.WHO: (
        "who",
        "lead",
        "leads",
        "leader",
        "facilitator",
        "facilitators",
        "presenter",
        "speaker",
        "owner",
        "led by",
    ),
    Column.NOTES: ("notes", "note", "details", "description", "comments", "room", "where", "location", "materials"),
}
_COLUMNS = {head: column for column, heads in _HEADS.items() for head in heads}


def columns_of(cells: Sequence[str]) -> tuple[Column, ...]:
    """Return what the columns hold if the cells are heads of columns, else nothing; unknown heads are notes."""
    known = [_COLUMNS.get(cell.casefold().strip(" :.")) for cell in cells]
    count = sum(column is not None for column in known)
    if count < 2 or count * 2 < sum(bool(cell) for cell in cells):
        return ()
    return tuple(column or Column.NOTES for column in known)


def row_parts(cells: Sequence[str], columns: Sequence[Column], people: Sequence[Person], after: time) -> Parts:
    """Return what a row says. What fits no column is kept in the notes."""
    parts = Parts()
    for place, cell in enumerate(cells):
        column = columns[place] if place < len(columns) else None
        if cell:
            found = _timed(parts, cell, column, after) or _named(parts, cell, column, people, after)
            parts = found or replace(parts, notes="\n".join(filter(None, (parts.notes, cell))))
    return parts


def _timed(parts: Parts, cell: str, column: Column | None, after: time) -> Parts | None:
    """Return the parts with a time or a length that fills the whole cell, or None."""
    start = parts.stretch.start if parts.stretch else after
    found = front_stretch(cell, start, bare=column in (Column.TIME, Column.END))
    stretch = found[0] if found and found[1] == len(cell) else None
    if column in (None, Column.TIME) and stretch and parts.stretch is None and parts.minutes is None:
        return replace(parts, stretch=stretch, minutes=stretch.minutes)
    if column is Column.END and stretch and stretch.end is None and parts.stretch and parts.minutes is None:
        whole = Stretch(start, stretch.start)
        return replace(parts, stretch=whole, minutes=whole.minutes)
    minutes = parse_minutes(cell) if column is Column.MINUTES else length_of(cell)
    if column in (None, Column.TIME, Column.MINUTES) and minutes is not None and parts.minutes in (None, minutes):
        return replace(parts, minutes=minutes)
    return None


def _named(parts: Parts, cell: str, column: Column | None, people: Sequence[Person], after: time) -> Parts | None:
    """Return the parts with the leads or the title that a cell says, or None."""
    if column in (None, Column.WHO) and not parts.leads and (leads := leads_of(cell, people)):
        return replace(parts, leads=leads)
    if column not in (None, Column.TITLE) or parts.title:
        return None
    said = parts_of(cell, people, after)
    lengths = {parts.minutes, said.minutes} - {None}
    clashes = (parts.stretch and said.stretch) or len(lengths) > 1 or (parts.leads and said.leads)
    if clashes or not said.title:
        return replace(parts, title=cell)
    return replace(
        parts,
        title=said.title,
        stretch=parts.stretch or said.stretch,
        minutes=next(iter(lengths), None),
        leads=parts.leads or said.leads,
    )
