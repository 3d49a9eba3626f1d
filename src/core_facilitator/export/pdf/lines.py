"""Text becomes lines: words in their fonts, broken where they must be, from left to right or from right to left."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, groupby, takewhile
from operator import attrgetter, itemgetter
from typing import NamedTuple

from core_facilitator.export.faces import Face, clusters, face_with
from core_facilitator.export.pdf.legible import DIRECTIONS, directions
from core_facilitator.export.pdf.looks import Look
from core_facilitator.export.pdf.shaping import Shaped, shape

_SPACE = " \u1680\u2000-\u2006\u2008-\u200b\u205f\u3000"
_SPACES = re.compile(f"[{_SPACE}]")
_WORDS = re.compile(f"[{_SPACE}]+|[^{_SPACE}]+")
_IDEOGRAPH = "\u2e80-\u302f\u3031-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff"
_CLOSING = "、。，．：；？！）」』】〕》〉ー々…"
_PARTS = re.compile(f"[{_IDEOGRAPH}][{_CLOSING}]*|(?:[^{_IDEOGRAPH}\\-–—/]|[-–—/](?!\\w))*(?:[-–—/](?=\\w))?|[-–—/]")
_BREAKABLE = re.compile(f"[{_IDEOGRAPH}]|\\w[-–—/](?=\\w)")
_LONGEST = 64
"""Characters of a word after which it is no word any more, but something that may be broken anywhere."""


class Span(NamedTuple):
    """Text of one look, already legible. `link` is what it leads to."""

    text: str
    look: Look
    link: str = ""


class Piece(NamedTuple):
    """A stretch of one line in one font and one direction, `width` px wide."""

    shaped: Shaped
    look: Look
    link: str
    level: int
    width: float


@dataclass(slots=True)
class Stretch:
    """Neighboring pieces of a line that are drawn in one go, from `x` on."""

    x: float
    width: float
    look: Look
    link: str
    face: Face
    shaped: list[Shaped]


class Line(NamedTuple):
    """A line of text, its stretches in reading order. `width` leaves out spaces that hang over its end."""

    stretches: list[Stretch]
    width: float
    look: Look


class _Word(NamedTuple):
    """What stands together: pieces without a break between them. A loose one may be broken anywhere."""

    pieces: tuple[Piece, ...]
    width: float
    space: bool
    loose: bool


_WIDTH = attrgetter("width")
_LEVEL = attrgetter("level")
_Vocabulary = dict[tuple[Look, str], dict[str, list[_Word]]]


class LineSetter:
    """Sets lines, remembering the words of one document."""

    def __init__(self) -> None:
        self._vocabulary: _Vocabulary = {}

    def set(self, spans: Iterable[Span], look: Look, width: float, *, at_end: bool = False) -> list[Line]:
        """Return the lines of a paragraph of a given width in px; `at_end` sets them against its far side.

        Nothing is left out: a word that is wider than the line is broken, spaces stay as they were typed, and a
        paragraph without text is one empty line. A paragraph that runs from right to left starts at the right.
        """
        width = max(width, look.size)
        lines: list[Line] = []
        for paragraph in _hard_lines(spans):
            runs = directions("".join(span.text for span in paragraph))
            words = self._backward_words(paragraph, runs.levels) if runs else self._words(paragraph)
            base = runs.base if runs else 0
            for filled in _fill(words, width):
                pieces = [piece for word in filled for piece in word.pieces]
                lines.append(_line(pieces, look, base, width if at_end or base else None))
        return lines

    def _words(self, spans: list[Span]) -> list[_Word]:
        words: list[_Word] = []
        for span in spans:
            known = self._vocabulary.setdefault((span.look, span.link), {})
            found: list[_Word] = []
            for text in _WORDS.findall(span.text):
                parts = known.get(text)
                if parts is None:
                    loose = len(text) > _LONGEST
                    parts = known[text] = [_word(part, span, (), loose=loose) for part in _parts(text)]
                found += parts
            _append(words, found)
        return words

    def _backward_words(self, spans: list[Span], levels: tuple[int, ...]) -> list[_Word]:
        words: list[_Word] = []
        at = 0
        for span in spans:
            found = []
            for text in _WORDS.findall(span.text):
                loose = len(text) > _LONGEST
                for part in _parts(text):
                    found.append(_word(part, span, levels[at : at + len(part)], loose=loose))
                    at += len(part)
            _append(words, found)
        return words


def _hard_lines(spans: Iterable[Span]) -> list[list[Span]]:
    result: list[list[Span]] = [[]]
    for span in spans:
        *ended, last = span.text.split("\n")
        for text in ended:
            # To an ear a line break is a space.
            result[-1].append(span._replace(text=f"{text} "))
            result.append([])
        result[-1].append(span._replace(text=last))
    return result


def _append(words: list[_Word], more: list[_Word]) -> None:
    """Add words; one goes on where a span ends and the next begins without a space."""
    if words and more and not (words[-1].space or more[0].space):
        before, after = words.pop(), more[0]
        words.append(_joined((*before.pieces, *after.pieces), loose=before.loose or after.loose))
        more = more[1:]
    words.extend(more)


def _parts(text: str) -> list[str]:
    """Return the text in parts that need not stay on one line."""
    if len(text) > _LONGEST:
        return _chopped(text)
    return [part for part in _PARTS.findall(text) if part] if _BREAKABLE.search(text) else [text]


def _chopped(text: str) -> list[str]:
    parts: list[list[str]] = []
    room = 0
    for cluster in clusters(text):
        if len(cluster) > room:
            parts.append([])
            room = max(_LONGEST, len(cluster))
        parts[-1].append(cluster)
        room -= len(cluster)
    return ["".join(part) for part in parts]


def _word(text: str, span: Span, levels: tuple[int, ...], *, loose: bool) -> _Word:
    pieces: list[Piece] = []
    for level, run in groupby(range(len(text)), key=lambda index: levels[index] if levels else 0):
        indexes = list(run)
        visible = DIRECTIONS.sub("", text[indexes[0] : indexes[-1] + 1])
        for face, part in _in_faces(span.look.face, visible):
            shaped = shape(face, part, backward=level % 2 == 1)
            pieces.append(Piece(shaped, span.look, span.link, level, shaped.advance * span.look.size / 1000))
    return _joined(tuple(pieces), space=bool(_SPACES.match(text)), loose=loose)


def _joined(pieces: tuple[Piece, ...], *, space: bool = False, loose: bool = False) -> _Word:
    return _Word(pieces, sum(map(_WIDTH, pieces)), space, loose)


@lru_cache(maxsize=20_000)
def _in_faces(preferred: Face, text: str) -> tuple[tuple[Face, str], ...]:
    """Return the text in stretches that one font can set."""
    if preferred.knows_all(text):
        return ((preferred, text),) if text else ()
    faced = [(face_with(preferred, cluster) or preferred, cluster) for cluster in clusters(text)]
    return tuple((face, "".join(part for _, part in group)) for face, group in groupby(faced, key=itemgetter(0)))


def _fill(words: list[_Word], width: float) -> Iterator[list[_Word]]:
    """Yield the words of each line. Spaces at a line's end hang over; only a word makes a new line."""
    line: list[_Word] = []
    used = 0.0
    for word in words:
        if word.space or used + word.width <= width:
            line.append(word)
            used += word.width
            continue
        if not (word.loose or all(before.space for before in line)):
            yield line
            line, used = [], 0.0
        rest = word
        while used + rest.width > width:
            head, rest = _cut(rest, width - used, must=not line)
            yield [*line, head]
            line, used = [], 0.0
        line.append(rest)
        used += rest.width
    yield line


def _cut(word: _Word, room: float, *, must: bool) -> tuple[_Word, _Word]:
    """Return the part of a word that fits into some room, and the rest. If it `must`, a letter goes in anyway."""
    head: list[Piece] = []
    for index, piece in enumerate(word.pieces):
        if piece.width <= room:
            head.append(piece)
            room -= piece.width
            continue
        text = piece.shaped.text
        count = _letters_in(piece, room)
        if must and not (head or count):
            count = len(next(clusters(text)))
        head.extend(_again(piece, text[:count]))
        rest = (*_again(piece, text[count:]), *word.pieces[index + 1 :])
        return _joined(tuple(head), loose=word.loose), _joined(rest, loose=word.loose)
    return word, _joined(())


def _again(piece: Piece, text: str) -> list[Piece]:
    if not text:
        return []
    shaped = shape(piece.shaped.face, text, backward=piece.level % 2 == 1)
    return [piece._replace(shaped=shaped, width=shaped.advance * piece.look.size / 1000)]


def _letters_in(piece: Piece, room: float) -> int:
    """Return how many characters of a piece fit, never parting a letter from its marks."""
    ends = set(accumulate(map(len, clusters(piece.shaped.text))))
    fits = count = 0
    width = 0.0
    for glyph in piece.shaped.glyphs:
        width += glyph.width * piece.look.size / 1000
        if width > room:
            break
        count += len(glyph.text)
        fits = count if count in ends else fits
    return fits


def _line(pieces: list[Piece], look: Look, base: int, room: float | None) -> Line:
    """Return a line; `room` is the width whose far side it stands against, None when it starts at the left."""
    spaces = list(takewhile(_is_space, reversed(pieces)))
    total = sum(map(_WIDTH, pieces))
    visible = total - sum(map(_WIDTH, spaces))
    x = 0.0 if room is None else room - (total if base else visible)
    if not base and not any(map(_LEVEL, pieces)):
        return Line(_stretches(pieces, x), visible, look)
    # Spaces at a line's end run as the paragraph does (UAX 9, rule L1).
    count = len(pieces) - len(spaces)
    levels = [*(piece.level for piece in pieces[:count]), *(base for _ in spaces)]
    places = {}
    for index in _visual_order(levels):
        places[index] = x
        x += pieces[index].width
    return Line([_stretches([piece], places[index])[0] for index, piece in enumerate(pieces)], visible, look)


def _is_space(piece: Piece) -> bool:
    return _SPACES.match(piece.shaped.text) is not None


def _stretches(pieces: list[Piece], x: float) -> list[Stretch]:
    """Return the pieces side by side, neighbors of one kind in one stretch."""
    result: list[Stretch] = []
    before: Stretch | None = None
    for shaped, look, link, _, width in pieces:
        if before and look is before.look and shaped.face is before.face and link == before.link:
            before.width += width
            before.shaped.append(shaped)
        else:
            before = Stretch(x, width, look, link, shaped.face, [shaped])
            result.append(before)
        x += width
    return result


def _visual_order(levels: list[int]) -> list[int]:
    """Return the indexes from left to right (UAX 9, rule L2)."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        at = 0
        while at < len(order):
            end = at
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[at:end] = order[at:end][::-1]
            at = end + 1
    return order
