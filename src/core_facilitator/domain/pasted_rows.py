"""Rows of pasted tables: what each column holds, by its head or by what stands in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from enum import Enum

from core_facilitator.domain.pasted_days import DayHeading, day_and_rest, day_heading
from core_facilitator.domain.pasted_lines import Parts, parts_of, shortened
from core_facilitator.domain.pasted_names import Names
from core_facilitator.domain.pasted_times import Stretch, ahead, front_stretch, length_of, until
from core_facilitator.domain.typed_times import parse_minutes, parse_time

LONGEST_CELL = 300
"""Letters of a cell that can be anything but notes."""
_DIGITS = 3  # a day's number has fewer
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})T(?=\d)")
_SECONDS = re.compile(r"(\d{1,2}:\d{2}):\d{2}(?=$|\s|[ap])", re.IGNORECASE)
_MORNING = re.compile(r"\d{1,2}:\d{2} ?am", re.IGNORECASE)


class Column(Enum):
    """What a column of a table holds."""

    DAY = "day"
    TIME = "time"
    END = "end"
    MINUTES = "minutes"
    TITLE = "title"
    WHO = "who"
    ROOM = "room"
    NOTES = "notes"


_HEADS = {
    Column.DAY: ("day", "date", "weekday", "start date", "end date"),
    Column.TIME: ("time", "times", "when", "start", "starts", "from", "begin", "begins", "clock", "start time"),
    Column.END: ("end", "ends", "to", "until", "finish", "end time"),
    Column.MINUTES: ("min", "mins", "minutes", "duration", "length", "how long", "time needed"),
    Column.TITLE: (
        *("topic", "title", "item", "agenda item", "activity", "session", "what", "agenda", "block", "subject"),
        *("event", "summary", "name"),
    ),
    Column.WHO: (
        *("who", "lead", "leads", "leader", "facilitator", "facilitators", "presenter", "speaker", "owner", "led by"),
        *("responsible", "host"),
    ),
    Column.ROOM: ("room", "where", "location", "place", "venue"),
    Column.NOTES: ("notes", "note", "details", "description", "comments", "materials"),
}
_COLUMNS = {head: column for column, heads in _HEADS.items() for head in heads}
_SAY_NOTHING = frozenset({"", "notes", "note", "details", "description", "comments"})


@dataclass(frozen=True, slots=True)
class Around:
    """What cells are read by: who may be named, the time before, and the date that is near."""

    names: Names
    after: time
    near: date


def column_named(head: str) -> Column | None:
    """Return what a column of that head holds, if it is a usual one."""
    return _COLUMNS.get(" ".join(head.casefold().split()).strip(" :.")) if len(head) <= LONGEST_CELL else None


def columns_of(cells: Sequence[str]) -> tuple[Column, ...]:
    """Return what the columns hold if the cells are heads of columns, else nothing; unknown heads are notes."""
    known = [column_named(cell) for cell in cells]
    count = sum(column is not None for column in known)
    if count < 2 or count * 2 < sum(bool(cell) for cell in cells):
        return ()
    return tuple(column or Column.NOTES for column in known)


def row_parts(cells: Sequence[str], columns: Sequence[Column | None], heads: Sequence[str], around: Around) -> Parts:
    """Return what a row says. What fits no column is kept in the notes, with the head of its column."""
    parts = Parts()
    left: dict[int, str] = {}
    held = [columns[place] if place < len(columns) else None for place in range(len(cells))]
    for place in sorted(range(len(cells)), key=lambda place: held[place] is Column.END):  # with start and length known
        cell, column = cells[place], held[place]
        if cell:
            found = None if len(cell) > LONGEST_CELL else _read(parts, cell, column, around)
            if found is None and column in (None, Column.TITLE) and not parts.title and len(cell) > LONGEST_CELL:
                found = replace(parts, title=shortened(cell)[0], notes=cell)
            if found is None:
                parts = replace(parts, unsure=parts.unsure or _is_other_end(parts, cell, column))
                left[place] = _told(cell, heads[place] if place < len(heads) else "")
            else:
                left[place] = found.notes
                parts = replace(found, notes="")
    return replace(parts, notes="\n".join(left[place] for place in sorted(left) if left[place]))


def _told(cell: str, head: str) -> str:
    return cell if head.casefold().strip(" :.") in _SAY_NOTHING else f"{head.strip(' :')}: {cell}"


def _is_other_end(parts: Parts, cell: str, column: Column | None) -> bool:
    """Return whether a cell says an end that cannot be that of the start, or is not that of the minutes."""
    flat = _SECONDS.sub(r"\1", " ".join(cell.split()))
    return column is Column.END and parts.stretch is not None and until(parts.stretch.start, flat) is not None


def _read(parts: Parts, cell: str, column: Column | None, around: Around) -> Parts | None:
    """Return the parts with what one cell says, or None where it says nothing that its column holds."""
    if column is Column.DAY and "\n" not in cell:
        number = int(cell) if cell.isdecimal() and len(cell) < _DIGITS else None
        day = day_heading(cell, around.near, marked=True) or DayHeading(number=number, title="" if number else cell)
        if parts.day is None:
            return replace(parts, day=day, day_words=cell)
        return parts if parts.day == day else None  # the end of an event is on its day, mostly
    if column is Column.ROOM:
        return replace(parts, room=cell) if not parts.room and "\n" not in cell else None
    flat = " ".join(cell.split())
    return _timed(parts, flat, column, around) or _named(parts, cell, column, around)


def _timed(parts: Parts, cell: str, column: Column | None, around: Around) -> Parts | None:
    """Return the parts with a time or a length that fills the whole cell, or None."""
    start = parts.stretch.start if parts.stretch else around.after
    cell = _MOMENT.sub(r"\1 ", _SECONDS.sub(r"\1", cell))
    day, said = day_and_rest(cell, around.near) if column in (Column.TIME, Column.END) else (None, cell)
    found = front_stretch(said, start, bare=column in (Column.TIME, Column.END))
    stretch = found[0] if found and found[1] == len(said) else None
    if day and column is Column.TIME and parts.day in (None, day):
        parts = replace(parts, day=day, day_words=parts.day_words or cell)
        if not said:
            return parts
    elif day and (parts.day is None or parts.day.on != day.on):
        return None
    if column in (None, Column.TIME) and stretch and parts.stretch is None:
        agrees = stretch.minutes is None or parts.minutes in (None, stretch.minutes)
        return parts.at(stretch if agrees else replace(stretch, doubted=True), cell)
    if column is Column.END and parts.stretch and parts.stretch.end is None:
        whole = until(start, said)
        if whole and whole.end and parts.minutes == ahead(start, whole.end):
            return replace(parts, stretch=Stretch(start, whole.end))
        if whole and whole.minutes is not None and parts.minutes is None:
            return replace(parts, stretch=whole, minutes=whole.minutes)
    minutes = _minutes(cell) if column is Column.MINUTES else length_of(cell)
    if column in (None, Column.TIME, Column.MINUTES) and minutes is not None and parts.minutes in (None, minutes):
        return replace(parts, minutes=minutes)
    return None


def _minutes(cell: str) -> int | None:
    """Return a length; a spreadsheet may hold it as a time after midnight."""
    at = parse_time(cell) if _MORNING.fullmatch(cell) else None
    return parse_minutes(cell) if at is None else at.hour * 60 + at.minute


def _named(parts: Parts, cell: str, column: Column | None, around: Around) -> Parts | None:
    """Return the parts with the leads or the title that a cell says, or None."""
    if column is Column.WHO and not parts.leads and (leads := around.names.taken(cell)):
        return replace(parts, leads=leads)
    if column is None and not parts.leads and (leads := around.names.leads(cell)):
        return replace(parts, leads=leads)
    if column not in (None, Column.TITLE) or parts.title:
        return None
    first, _, more = cell.partition("\n")
    said = parts_of(first, around.names, around.after)
    lengths = {parts.minutes, said.minutes} - {None}
    clashes = (parts.stretch and said.stretch) or len(lengths) > 1 or (parts.leads and said.leads)
    if clashes or not said.title:
        return replace(parts, title=first, notes=more)
    return replace(
        parts,
        title=said.title,
        stretch=parts.stretch or said.stretch,
        minutes=next(iter(lengths), None),
        leads=parts.leads or said.leads,
        notes="\n".join(filter(None, (said.notes, more))),
        unsure=parts.unsure or said.unsure,
    )
