"""One line of a pasted agenda: the times, the length, the title and the leads that it says.

Nobody knows what is pasted, so no pattern meets more than a few hundred characters, and a line is only taken apart so
many times: `tests/domain/test_pasted_work.py` counts.
"""

import re
from dataclasses import dataclass, replace
from datetime import time
from enum import Enum
from uuid import UUID

from core_facilitator.domain.pasted_days import DayHeading
from core_facilitator.domain.pasted_names import Names
from core_facilitator.domain.pasted_times import LENGTH, RANGE, Stretch, front_stretch, length_of, range_of
from core_facilitator.domain.typed_times import parse_minutes

_TAIL = 200  # characters at the end of a line in which times, lengths and names are looked for
_ROUNDS = 8  # times, a length and names, in any order, and a little more
_MOST_CELLS = 60
_LONGEST_TITLE, _CUT = 160, 80
_EDGES = " \t,;:|·–—-"
_EMPHASIS = ("**", "__", "`")
_UNSEEN = {ord(letter): None for letter in "\u200b\u2060\ufeff\u00ad"}
_QUOTE = re.compile(r"\s{0,3}(?:>\s?)+")
_HEADING = re.compile(r"#{1,6}\s+")
_BULLET = re.compile(r"(?:[-*+–—·]\s+|[•◦‣▪●○]\s*)(?:\[[ xX]\]\s+)?")
_NUMBER = re.compile(r"(?:\d{1,3}|[A-Za-z])[.)]\s+")
_BRACKET = re.compile(r" ?[(\[]([^()\[\]]+)[)\]]$")
_DASH = re.compile(r" [–—-] ([^–—]{1,80})$")
_SPAN = re.compile(r"\d ?(?:[–—-]|to) ?$")
_FRONT_LENGTH = re.compile(
    rf"(?:[(\[]\s?{LENGTH.pattern}\s?[)\]]|{LENGTH.pattern.replace('<length>', '<open>')})", re.I
)


class Mark(Enum):
    """What stands before a line's words."""

    NONE = ""
    BULLET = "-"
    NUMBER = "1"
    HEADING = "#"
    TABLE = "|"


@dataclass(frozen=True, slots=True)
class Stripped:
    """A line without its marks: how far it is indented, what mark it had, its words, its cells if it is a row."""

    indent: int
    mark: Mark
    text: str
    cells: tuple[str, ...] = ()
    level: int = 0
    bold: bool = False

    def lies_under(self, other: "Stripped") -> bool:
        """Whether it is indented below another line, a bullet under a line that is none, or a row that goes on."""
        bullet = self.mark is Mark.BULLET and other.mark in (Mark.NONE, Mark.NUMBER, Mark.HEADING)
        continued = bool(self.cells) and not self.cells[0] and other.mark is Mark.TABLE
        return self.indent > other.indent or bullet or continued

    def is_beside(self, other: "Stripped") -> bool:
        """Whether both are items of one list or rows of one table."""
        listed = self.mark in (Mark.BULLET, Mark.NUMBER, Mark.TABLE)
        return listed and self.mark is other.mark and self.indent == other.indent


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What one line says. `minutes` are those that it names, or those between its start and its end."""

    title: str = ""
    stretch: Stretch | None = None
    minutes: int | None = None
    leads: tuple[UUID, ...] = ()
    notes: str = ""
    room: str = ""
    day: DayHeading | None = None
    day_words: str = ""
    unsure: bool = False
    """Whether it contradicts itself, and somebody should look: an end before the start."""

    @property
    def timed(self) -> bool:
        """Whether it says a start or a length."""
        return self.stretch is not None or self.minutes is not None

    def at(self, stretch: Stretch, said: str) -> "Parts | None":
        """Return the parts with times, or None where they have others; an end that is doubted is kept in the notes."""
        if self.stretch is not None or len({self.minutes, stretch.minutes} - {None}) > 1:
            return None
        notes = "\n".join(filter(None, (self.notes, said if stretch.doubted else "")))
        minutes = self.minutes if stretch.minutes is None else stretch.minutes
        return replace(self, stretch=stretch, minutes=minutes, notes=notes, unsure=self.unsure or stretch.doubted)


def stripped(line: str) -> Stripped:
    """Return a line without quote marks, indentation, bullet, number, heading marks and bold."""
    line = line.translate(_UNSEEN)
    line = line.expandtabs(4) if not line.strip().count("\t") else line
    quote = _QUOTE.match(line)
    body = line[quote.end() :] if quote else line
    text = body.strip()
    indent = len(body) - len(body.lstrip())
    if cells := _cells(text):
        return Stripped(indent, Mark.TABLE, " ".join(filter(None, cells)), cells)
    mark, level = Mark.NONE, 0
    text = " ".join(text.split())
    for pattern, meant in ((_HEADING, Mark.HEADING), (_BULLET, Mark.BULLET), (_NUMBER, Mark.NUMBER)):
        if match := pattern.match(text):
            mark, level = meant, match[0].count("#")
            text = text[match.end() :]
            break
    plain = _plain(text)
    return Stripped(indent, mark, plain.rstrip("#").strip() if level else plain, (), level, plain != text)


def _cells(text: str) -> tuple[str, ...]:
    """Return the cells of a row, which bars or tabs part; none where it is no row, or far too long for one."""
    if text.count("|") + text.count("\t") > _MOST_CELLS:
        return ()
    if "|" in text:
        text = text.removeprefix("|").removesuffix("|")
        return tuple(_plain(" ".join(cell.replace("\\|", "|").split())) for cell in re.split(r"(?<!\\)\|", text))
    return tuple(" ".join(cell.split()) for cell in text.split("\t")) if "\t" in text else ()


def _plain(text: str) -> str:
    """Return a text without the marks around words that are bold, or code."""
    for mark in _EMPHASIS:
        if text.count(mark) > 1:
            text = _unmarked(text, mark)
    return text


def _unmarked(text: str, mark: str) -> str:
    """Return a text without pairs of a mark; the first of a pair stands before a word."""
    first, *rest = text.split(mark)
    kept = [first]
    place = 0
    while place < len(rest):
        inner = rest[place]
        if place + 1 < len(rest) and inner and not inner[0].isspace():
            kept += (inner, rest[place + 1])
            place += 2
        else:
            kept += (mark, inner)
            place += 1
    return "".join(kept)


def shortened(title: str) -> tuple[str, str]:
    """Return a title that can be read at a glance, and the whole of it where that is more."""
    if len(title) <= _LONGEST_TITLE:
        return title, ""
    return f"{title[:_CUT].rsplit(None, 1)[0]}…", title


def parts_of(text: str, names: Names, after: time) -> Parts:
    """Return what the words of a line say; `after` is a time that its own should follow."""
    parts, rest = _front(text, after)
    head, tail = rest[:-_TAIL], rest[-_TAIL:]
    for _ in range(_ROUNDS):
        before = (parts, tail)
        parts, tail = _back(parts, tail, names, after)
        if (parts, tail) == before:
            break
    return replace(parts, title=(head + tail).strip(_EDGES))


def at_end(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Return the match that ends where the text ends, after at least one word."""
    tail = max(1, len(text) - 40)
    matches = (match for match in pattern.finditer(text, tail) if text[match.start() - 1] in " \t:,;([–—-")
    return next((match for match in matches if match.end() == len(text)), None)


def _front(text: str, after: time) -> tuple[Parts, str]:
    """Take times and a length off the front of a line."""
    opened = text[:1] in ("(", "[")
    stretch = front_stretch(text[1:] if opened else text, after)
    parts = Parts()
    if stretch:
        parts = parts.at(stretch[0], text[opened : stretch[1] + opened]) or parts
        text = text[stretch[1] + opened :].lstrip(_EDGES + (")]" if opened else ""))
    if match := _FRONT_LENGTH.match(text):
        minutes = parse_minutes(match["length"] or match["open"])
        if minutes is not None and parts.minutes in (None, minutes):
            return replace(parts, minutes=minutes), text[match.end() :].lstrip(_EDGES)
    return parts, text


def _back(parts: Parts, text: str, names: Names, after: time) -> tuple[Parts, str]:
    """Take a bracket, a length, times or leads off the end of a line, where it can be nothing else."""
    if match := _BRACKET.search(text):
        found = _inside(parts, match[1], names, after)
        return (found, text[: match.start()]) if found else (parts, text)
    if parts.stretch is None and (span := at_end(RANGE, text)):
        stretch = range_of(span, after)
        if stretch and (found := parts.at(stretch, span[0])):
            return found, text[: span.start()].rstrip(_EDGES)
    if (span := at_end(LENGTH, text)) and not _SPAN.search(text[: span.start()]):
        minutes = parse_minutes(span["length"])
        if minutes is not None and parts.minutes in (None, minutes):
            return replace(parts, minutes=minutes), text[: span.start()].rstrip(_EDGES)
    match = _DASH.search(text)
    if match and not parts.leads and (leads := names.leads(match[1])):
        return replace(parts, leads=leads), text[: match.start()]
    return parts, text


def _inside(parts: Parts, text: str, names: Names, after: time) -> Parts | None:
    """Return the parts with what a bracket says, or None where it says anything else."""
    if not parts.leads and (leads := names.leads(text)):
        return replace(parts, leads=leads)
    if parts.stretch is None and (found := front_stretch(text, after)) and found[1] == len(text):
        return parts.at(found[0], text)
    first, *others = re.split(r" ?[,;] ?", text, maxsplit=1)
    for length, named in ((first, "".join(others)), ("".join(others), first)):
        minutes = length_of(length)
        leads = names.leads(named)
        if minutes is not None and parts.minutes in (None, minutes) and (not named or (leads and not parts.leads)):
            return replace(parts, minutes=minutes, leads=leads or parts.leads)
    return None
