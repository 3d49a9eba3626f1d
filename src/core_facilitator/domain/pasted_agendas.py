"""Agendas pasted as text or Markdown: what each line was understood as, so that it can be shown and corrected.

Nothing is lost on the way: every line ends as a block, as a note of the block above, as the heading of a day, as the
title, or among the unread lines, which go to the session's notes. Only empty lines, rules and the heads of a table's
columns hold nothing to keep.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from enum import Enum
from uuid import UUID

from core_facilitator.domain.agendas import TimeKind
from core_facilitator.domain.pasted_days import DayHeading, day_heading
from core_facilitator.domain.pasted_lines import Mark, Parts, Stripped, at_end, parts_of, stripped
from core_facilitator.domain.pasted_rows import Column, columns_of, row_parts
from core_facilitator.domain.pasted_times import RANGE, ahead, range_of
from core_facilitator.domain.people import Person
from core_facilitator.domain.text import clean
from core_facilitator.domain.typed_kinds import USUAL_MINUTES, kind_of

_LONGEST_LINE = 2000  # a longer one is no line of an agenda
_MOST_WORDS_OF_A_BREAK = 4
_LONGEST_GAP = 16 * 60  # between two starts; a longer one means that the second is not after the first
_EARLIEST = time(6)  # where nothing tells morning from afternoon, a day's first start is not before it
_EVENING = re.compile(r"\b(?:dinner|supper|evening)\b", re.IGNORECASE)
_ENDING = re.compile(r"(?:end|ends|close|adjourn|finish|departure|depart|done)\b", re.IGNORECASE)


class LineKind(Enum):
    """What a line was understood as."""

    BLOCK = "block"
    NAME = "name"
    """The title of the block above, which stands on a line of its own below the times."""
    NOTE = "note"
    DAY = "day"
    TITLE = "title"
    LAYOUT = "layout"
    UNREAD = "unread"


class Length(Enum):
    """Where the minutes of a block come from."""

    SAID = "said"
    NEXT_START = "next start"
    GUESSED = "guessed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBlock:
    """A block as it was read. `leads` are keys of the people given; `notes` are cells that fit no column."""

    title: str
    start: time | None = None
    end: time | None = None
    minutes: int = USUAL_MINUTES
    length: Length = Length.GUESSED
    kind: TimeKind = TimeKind.PLENARY
    leads: tuple[UUID, ...] = ()
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLine:
    """A line as it stood, counted from 1, and what it was understood as."""

    number: int
    text: str
    kind: LineKind
    words: str = ""
    """The text without its marks: the note, the title, or the name of the block above."""
    block: ReadBlock | None = None
    day: DayHeading | None = None


@dataclass(frozen=True, slots=True)
class ReadAgenda:
    """A pasted text, line by line."""

    lines: tuple[ReadLine, ...]
    people: tuple[Person, ...] = ()

    @property
    def unread(self) -> tuple[ReadLine, ...]:
        """The lines that were not understood."""
        return tuple(line for line in self.lines if line.kind is LineKind.UNREAD)

    @property
    def title(self) -> str:
        """The title, where a line says it, or all of them where several do."""
        return " · ".join(line.words for line in self.lines if line.kind is LineKind.TITLE)


def read_agenda(
    text: str, near: date, people: Sequence[Person] = (), meant: Mapping[int, LineKind] | None = None
) -> ReadAgenda:
    """Return what a pasted text was understood as.

    Args:
        text: lines as they come from a mail, a document or a Markdown file.
        near: a date without a year is the one nearest to this.
        people: who may be named as leads.
        meant: what lines are that were understood wrongly, by their number.
    """
    reader = _Reader(near, tuple(people))
    lines = [
        reader.line(number, line, (meant or {}).get(number))
        for number, line in enumerate(clean(text).text.split("\n"), 1)
    ]
    return ReadAgenda(tuple(_with_lengths(_with_names(lines))), tuple(people))


class _Reader:
    """What the lines above say about the next one."""

    def __init__(self, near: date, people: tuple[Person, ...]) -> None:
        self._near, self._people = near, people
        self._above: Stripped | None = None  # the line of the last block
        self._after: time | None = None  # its start
        self._columns: tuple[Column, ...] = ()
        self._begun = False  # whether there was a title, a day or a block
        self._open = False  # whether notes belong to the last block
        self._nameless = False  # whether that block still lacks its title
        self._adjoining = False  # whether no empty line came in between

    def line(self, number: int, text: str, meant: LineKind | None) -> ReadLine:
        """Return what one line is: what it is meant to be, or else what it looks like."""
        line = stripped(text) if len(text) <= _LONGEST_LINE else Stripped(0, Mark.NONE, text.strip())
        read = ReadLine(number=number, text=text, kind=LineKind.UNREAD, words=line.text)
        if meant is None and len(text) > _LONGEST_LINE:
            return self._ended(read)
        day = self._day(line, meant)
        if day is not None:
            return self._day_line(read, day)
        if not any(letter.isalnum() for letter in text) or (meant is None and self._heads(line)):
            self._adjoining = self._adjoining and bool(text.strip())
            self._columns = self._columns if text.strip() else ()
            return replace(read, kind=LineKind.LAYOUT)
        parts = self._parts(line)
        kind = meant or self._kind(line, parts)
        if kind is LineKind.BLOCK:
            return self._block_line(read, line, parts)
        return self._other_line(read, line, kind)

    def _day(self, line: Stripped, meant: LineKind | None) -> DayHeading | None:
        if meant not in (None, LineKind.DAY):
            return None
        cells = [cell for cell in line.cells if cell]
        text = line.text if not line.cells or len(cells) == 1 or meant else ""
        whole = text.rstrip(" )]")
        span = at_end(RANGE, whole)
        stretch = range_of(span, _EARLIEST) if span else None
        words = whole[: span.start()].rstrip(" ,;:(|[–—-") if span and stretch else text
        day = day_heading(words, self._near, marked=line.bold or line.mark is Mark.HEADING or meant is LineKind.DAY)
        if day is None:
            return DayHeading(title=line.text) if meant else None
        return replace(day, start=stretch.start, end=stretch.end) if stretch else day

    def _day_line(self, read: ReadLine, day: DayHeading) -> ReadLine:
        self._begun, self._open, self._above = True, False, None
        self._after = time(12) if _EVENING.search(read.text) else None
        return replace(read, kind=LineKind.DAY, day=day)

    def _heads(self, line: Stripped) -> bool:
        columns = columns_of(line.cells)
        self._columns = columns or (self._columns if line.cells else ())
        return bool(columns)

    def _parts(self, line: Stripped) -> Parts:
        after = self._after or (time(12) if _EVENING.search(line.text) else _EARLIEST)
        if line.cells:
            return row_parts(line.cells, self._columns, self._people, after)
        return parts_of(line.text, self._people, after)

    def _kind(self, line: Stripped, parts: Parts) -> LineKind:
        """Return what a line looks like that is no day and has words."""
        under = self._above is not None and line.lies_under(self._above)
        beside = self._above is None or line.is_beside(self._above)
        if parts.stretch or (parts.timed and not (under and self._open)):
            return LineKind.BLOCK if parts.title or parts.stretch else self._loose(under=under)
        if under or (self._nameless and self._adjoining):
            return self._loose(under=True)
        subject = line.text.casefold().startswith("subject:")
        if line.mark is Mark.HEADING or subject:
            first = not self._begun and (line.level == 1 or subject)
            return LineKind.TITLE if first else LineKind.UNREAD
        if kind_of(parts.title) is TimeKind.BREAK and len(parts.title.split()) <= _MOST_WORDS_OF_A_BREAK:
            return LineKind.BLOCK
        listed = line.mark is Mark.NUMBER or (line.mark is Mark.TABLE and bool(self._columns))
        if parts.title and beside and (self._open if self._above else listed):
            return LineKind.BLOCK
        return self._loose(under=False)

    def _loose(self, *, under: bool) -> LineKind:
        """Return what a line is that is no block: a note, where it stands directly below one or is indented."""
        return LineKind.NOTE if self._open and (under or self._adjoining) else LineKind.UNREAD

    def _block_line(self, read: ReadLine, line: Stripped, parts: Parts) -> ReadLine:
        self._begun, self._open, self._adjoining, self._above = True, True, True, line
        start, end = (parts.stretch.start, parts.stretch.end) if parts.stretch else (None, None)
        self._after = start or self._after
        self._nameless = not parts.title
        block = ReadBlock(
            title=parts.title or ("" if start else line.text),
            start=start,
            end=end,
            minutes=USUAL_MINUTES if parts.minutes is None else parts.minutes,
            length=Length.GUESSED if parts.minutes is None else Length.SAID,
            kind=kind_of(parts.title),
            leads=parts.leads,
            notes=parts.notes,
        )
        return replace(read, kind=LineKind.BLOCK, block=block)

    def _other_line(self, read: ReadLine, line: Stripped, kind: LineKind) -> ReadLine:
        if kind in (LineKind.NOTE, LineKind.NAME) and self._above is not None:
            self._open, self._adjoining, self._nameless = True, True, False
            return replace(read, kind=LineKind.NOTE)
        if kind is LineKind.TITLE:
            self._begun = True
            return replace(read, kind=kind, words=re.sub(r"(?i)^subject:\s*", "", line.text))
        return self._ended(read)

    def _ended(self, read: ReadLine) -> ReadLine:
        """Return a line as unread; what comes below it belongs to no block."""
        self._open = False
        return replace(read, kind=LineKind.UNREAD)


def _with_names(lines: list[ReadLine]) -> list[ReadLine]:
    """Give each block without a title the first of its notes as its title."""
    nameless: int | None = None
    for place, line in enumerate(lines):
        if line.block is not None:
            nameless = None if line.block.title else place
        elif line.kind is LineKind.NOTE and nameless is not None and (block := lines[nameless].block):
            named = replace(block, title=line.words, kind=kind_of(line.words))
            lines[nameless] = replace(lines[nameless], block=named)
            lines[place] = replace(line, kind=LineKind.NAME)
            nameless = None
    return lines


def _with_lengths(lines: list[ReadLine]) -> list[ReadLine]:
    """Give blocks without minutes those until the next start, shared where there are several of them."""
    for run, end in _runs(lines):
        start = run[0][1].start
        unsaid = [(place, block) for place, block in run if block.length is Length.GUESSED]
        said = sum(block.minutes for _, block in run if block.length is Length.SAID)
        left = ahead(start, end) - said if start and end else -1
        for order, (place, block) in enumerate(unsaid):
            if 0 <= left <= _LONGEST_GAP:
                share = left // len(unsaid) + (order < left % len(unsaid))
                length = Length.NEXT_START if len(unsaid) == 1 else Length.GUESSED
                block = replace(block, minutes=share, length=length)
            elif end is None and _ENDING.match(block.title):
                block = replace(block, minutes=0)
            lines[place] = replace(lines[place], block=block)
    return lines


def _runs(lines: list[ReadLine]) -> Iterator[tuple[list[tuple[int, ReadBlock]], time | None]]:
    """Yield the blocks from each start up to the next one, and that next start; None where the day ends before."""
    run: list[tuple[int, ReadBlock]] = []
    for place, line in enumerate(lines):
        starts = line.block is not None and line.block.start is not None
        if run and (starts or line.kind is LineKind.DAY):
            yield run, line.block.start if line.block else None
            run = []
        if line.block is not None:
            run.append((place, line.block))
    if run:
        yield run, None
