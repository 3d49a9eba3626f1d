"""Agendas pasted as text or Markdown: what each line was understood as, so that it can be shown and corrected.

Nothing is lost on the way: every line ends as a block, as a note of the block above, as the heading of a day, as the
title, or among the unread lines, which go to the session's notes. Only empty lines, rules and the heads of a table's
columns hold nothing to keep.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, time
from enum import IntEnum

from core_facilitator.domain.agendas import TimeKind
from core_facilitator.domain.pasted_days import DayHeading, day_heading
from core_facilitator.domain.pasted_lengths import with_lengths, with_names
from core_facilitator.domain.pasted_lines import Mark, Parts, Stripped, at_end, parts_of, shortened, stripped
from core_facilitator.domain.pasted_lists import lists_aside
from core_facilitator.domain.pasted_names import Names
from core_facilitator.domain.pasted_readings import Length, LineKind, Meant, ReadAgenda, ReadBlock, ReadLine
from core_facilitator.domain.pasted_rows import Around, Column, columns_of, row_parts
from core_facilitator.domain.pasted_sources import Columns, SourceLine, text_lines
from core_facilitator.domain.pasted_times import RANGE, range_of
from core_facilitator.domain.people import Person
from core_facilitator.domain.typed_kinds import USUAL_MINUTES, kind_of

_LONGEST_LINE = 2000  # a longer one is no line of an agenda
_MOST_WORDS_OF_A_BREAK = 4
_EARLIEST = time(6)  # where nothing tells morning from afternoon, a day's first start is not before it
_EVENING = re.compile(r"\b(?:dinner|supper|evening)\b", re.IGNORECASE)
_EARLIER_MAIL = re.compile(r"On .{8,150} wrote:|-+ ?(?:Original Message|Forwarded message) ?-+", re.IGNORECASE)
_ASIDE = (Column.DAY, Column.WHO, Column.ROOM, Column.NOTES)
_AS_IT_LOOKS = Meant()


def read_agenda(
    given: str | Sequence[SourceLine],
    near: date,
    people: Sequence[Person] = (),
    meant: Mapping[int, Meant] | None = None,
    columns: Columns | None = None,
) -> ReadAgenda:
    """Return what a pasted text, or the lines of a document, were understood as.

    Args:
        given: lines as they come from a mail, a document, a table or a Markdown file.
        near: a date without a year is the one nearest to this.
        people: who may be named as leads.
        meant: what lines are that were understood wrongly, by their number, counted from 1.
        columns: what the columns of sheets hold.
    """
    reader = _Reader(near, Names(people), columns or {})
    source = list(lists_aside(text_lines(given) if isinstance(given, str) else given))
    known = meant or {}
    lines = [reader.line(number, line, known.get(number, _AS_IT_LOOKS)) for number, line in enumerate(source, 1)]
    return ReadAgenda(tuple(with_lengths(with_names(lines))), reader.names.people)


class _Past(IntEnum):
    """What comes after the agenda of a mail."""

    NOT = 0
    SIGNATURE = 1
    MAIL = 2


class _Reader:
    """What the lines above say about the next one."""

    def __init__(self, near: date, names: Names, columns: Columns) -> None:
        self.names = names
        self._near = near
        self._given = columns
        self._above: Stripped | None = None  # the line of the last block
        self._after: time | None = None  # its start
        self._today: DayHeading | None = None
        self._columns: Sequence[Column | None] = ()
        self._heads: tuple[str, ...] = ()
        self._past = _Past.NOT  # whether what follows is a signature or an earlier mail
        self._begun = False  # whether there was a title, a day or a block
        self._open = False  # whether notes belong to the last block
        self._nameless = False  # whether that block still lacks its title
        self._adjoining = False  # whether no empty line came in between

    def line(self, number: int, source: SourceLine, meant: Meant) -> ReadLine:
        """Return what one line is: what it is meant to be, or else what it looks like."""
        text = source.text
        long = len(text) > _LONGEST_LINE and not (source.form and source.form.cells)
        line = Stripped(0, Mark.NONE, text.strip()) if long else source.form or stripped(text)
        read = ReadLine(number=number, text=text, kind=LineKind.UNREAD, words=line.text)
        self._past = self._past if self._above is None else max(self._past, _past(text))
        aside = source.aside and not (source.sheet is not None and any(self._given.get(source.sheet, ())))
        if aside and source.head:
            self._heads = line.cells
        if meant.kind is None and (aside or self._past is _Past.MAIL):
            kind = LineKind.UNREAD if any(map(str.isalnum, text)) else LineKind.LAYOUT
            return replace(read, kind=kind)
        if meant.kind is None and long:
            return self._other_line(read, line, self._loose(under=False))
        day = self._day(line, meant.kind)
        if day is not None:
            return self._day_line(read, day)
        if not any(letter.isalnum() for letter in text) or (
            meant.kind is None and self._is_head(line, said=source.head)
        ):
            self._adjoining = self._adjoining and bool(text.strip())
            self._columns = self._columns if text.strip() else ()
            return replace(read, kind=LineKind.LAYOUT)
        columns = self._given.get(source.sheet, self._columns) if source.sheet is not None else self._columns
        parts = self._parts(line, columns)
        if parts.day and parts == Parts(day=parts.day, day_words=parts.day_words):  # nothing else is in the row
            if meant.kind is None and not self._is_lone(line):
                return self._day_line(read, parts.day)
            parts = Parts(title=line.text)
        kind = meant.kind or (self._kind(line, parts, columns) if self._past is _Past.NOT else LineKind.UNREAD)
        if kind is LineKind.BLOCK:
            return self._block_line(read, line, parts, meant)
        return self._other_line(read, line, kind)

    def _day(self, line: Stripped, meant: LineKind | None) -> DayHeading | None:
        if meant not in (None, LineKind.DAY):
            return None
        cells = [cell for cell in line.cells if cell]
        text = line.text if not line.cells or len(cells) == 1 or meant else ""
        whole = text.rstrip(" )]")
        span = at_end(RANGE, whole)
        stretch = range_of(span, _EARLIEST) if span else None
        if stretch and stretch.doubted and stretch.end and stretch.end < stretch.start:
            stretch = None  # a whole day may be long, but does not end before it begins
        words = whole[: span.start()].rstrip(" ,;:(|[–—-") if span and stretch else text
        day = day_heading(words, self._near, marked=line.bold or line.mark is Mark.HEADING or meant is LineKind.DAY)
        if day is None:
            return DayHeading(title=line.text) if meant else None
        return replace(day, start=stretch.start, end=stretch.end) if stretch else day

    def _day_line(self, read: ReadLine, day: DayHeading) -> ReadLine:
        self._begun, self._open, self._above, self._today = True, False, None, day
        self._past = _Past.NOT
        self._after = time(12) if _EVENING.search(read.text) else None
        return replace(read, kind=LineKind.DAY, day=day)

    def _is_head(self, line: Stripped, *, said: bool) -> bool:
        columns = columns_of(line.cells)
        if columns or said:
            self._columns, self._heads = columns, line.cells
        elif not line.cells:
            self._columns, self._heads = (), ()
        return bool(columns) or said

    def _parts(self, line: Stripped, columns: Sequence[Column | None]) -> Parts:
        if not line.cells:
            return parts_of(line.text, self.names, self._from(line))
        parts = row_parts(line.cells, columns, self._heads, Around(self.names, self._from(line), self._near))
        if parts == Parts(notes=parts.notes) and sum(map(bool, line.cells)) == 1:  # one cell across the whole table
            return row_parts(line.cells, (), (), Around(self.names, self._from(line), self._near))
        if parts.day is None or parts.day == self._today:
            return replace(parts, day=None, day_words="")
        self._after = None  # so that 9:00 is in the morning of the day that begins here
        return row_parts(line.cells, columns, self._heads, Around(self.names, self._from(line), self._near))

    def _from(self, line: Stripped) -> time:
        """Return the time that a line's own times follow."""
        return self._after or (time(12) if _EVENING.search(line.text) else _EARLIEST)

    def _kind(self, line: Stripped, parts: Parts, columns: Sequence[Column | None]) -> LineKind:
        """Return what a line looks like that is no day and has words."""
        under = self._is_under(line, columns)
        beside = self._above is None or line.is_beside(self._above)
        if parts.stretch or parts.day or (parts.timed and not (under and self._open)):
            return LineKind.BLOCK if parts.title or parts.stretch or parts.day else self._loose(under=under)
        if under or (self._nameless and self._adjoining):
            return self._loose(under=True)
        subject = line.text.casefold().startswith("subject:")
        lone = self._is_lone(line)
        if line.mark is Mark.HEADING or subject or lone:
            first = not self._begun and (line.level == 1 or subject or lone)
            return LineKind.TITLE if first else LineKind.UNREAD
        if kind_of(parts.title) is TimeKind.BREAK and len(parts.title.split()) <= _MOST_WORDS_OF_A_BREAK:
            return LineKind.BLOCK
        listed = line.mark is Mark.NUMBER or (line.mark is Mark.TABLE and bool(columns))
        if parts.title and beside and (self._open if self._above else listed):
            return LineKind.BLOCK
        return self._loose(under=False)

    def _is_lone(self, line: Stripped) -> bool:
        """Return whether a row of one cell stands above the table's heads: the title of what the table is about."""
        return self._above is None and not self._heads and sum(map(bool, line.cells)) == 1

    def _is_under(self, line: Stripped, columns: Sequence[Column | None]) -> bool:
        """Return whether a line goes on with the block above, as a row does that has no time where others have one."""
        if self._above is None or not (line.cells and columns):
            return self._above is not None and line.lies_under(self._above)
        place = next((place for place, column in enumerate(columns) if column not in _ASIDE), 0)
        return self._above.mark is Mark.TABLE and place < len(line.cells) and not line.cells[place]

    def _loose(self, *, under: bool) -> LineKind:
        """Return what a line is that is no block: a note, where it stands directly below one or is indented."""
        return LineKind.NOTE if self._open and (under or self._adjoining) else LineKind.UNREAD

    def _block_line(self, read: ReadLine, line: Stripped, parts: Parts, meant: Meant) -> ReadLine:
        self._begun, self._open, self._adjoining, self._above = True, True, True, line
        self._today = parts.day or self._today
        block = _meant_block(_block(line, parts), meant)
        self._after = block.start or self._after
        self._nameless = not block.title
        return replace(read, kind=LineKind.BLOCK, block=block, day=parts.day, day_words=parts.day_words)

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


def _past(text: str) -> _Past:
    """Return whether a line begins a signature, or the mail that is answered."""
    if len(text) <= _LONGEST_LINE and _EARLIER_MAIL.fullmatch(text.strip()):
        return _Past.MAIL
    return _Past.SIGNATURE if text.rstrip() == "--" else _Past.NOT


def _block(line: Stripped, parts: Parts) -> ReadBlock:
    start = parts.stretch.start if parts.stretch else None
    end = parts.stretch.end if parts.stretch and not parts.stretch.doubted else None
    title, whole = shortened(parts.title or ("" if start else line.text))
    return ReadBlock(
        title=title,
        start=start,
        end=end,
        minutes=USUAL_MINUTES if parts.minutes is None else parts.minutes,
        length=Length.GUESSED if parts.minutes is None else Length.SAID,
        kind=kind_of(parts.title),
        leads=parts.leads,
        room=parts.room,
        notes="\n".join(filter(None, (whole, parts.notes))),
        unsure=parts.unsure,
    )


def _meant_block(block: ReadBlock, meant: Meant) -> ReadBlock:
    """Return a block with what was said about it; an end that no longer fits goes."""
    if meant.title is not None:
        block = replace(block, title=meant.title, kind=kind_of(meant.title))
    if meant.start is not None or meant.startless:
        block = replace(block, start=meant.start, end=None, unsure=False)
    if meant.minutes is not None:
        block = replace(block, minutes=meant.minutes, length=Length.SAID, end=None, unsure=False)
    return block
