"""Where the columns of a table stand: by their shares, but no narrower than their longest word needs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core_facilitator.documents.blocks import Align, Paragraph, Style, Table
from core_facilitator.export.pdf.looks import CELL_HEAD, CELL_STRONG, CELL_STYLES, Look
from core_facilitator.export.pdf.typesetter import Column, Typesetter

RAIL = 4.0
SWATCH = 16.0
AFTER_SWATCH = 8.0
_BEFORE_SWATCH = 8.0
_AFTER_RAIL = 16.0
_AFTER_RULE = 8.0
BETWEEN = 12.0
_AROUND_MIDDLE = 3.0
_WIDEST_WORD = 0.3
"""The share of the table's width up to which a column grows for its longest word."""

_LONG_WORDS = re.compile(r"[^\s\-–—/]{4,}")


@dataclass(frozen=True, slots=True)
class Place:
    """A table column on the page: its left edge, and where its text stands, against which side."""

    left: float
    text: Column
    at_end: bool
    swatched: bool
    centered: bool = False


def places(setter: Typesetter, table: Table, column: Column) -> list[Place]:
    """Return where each column of a table stands inside a column of the page."""
    swatched = [any(row[at].kind for row in table.rows) for at in range(len(table.columns))]
    paddings = list(_paddings(setter, table, swatched))
    least = [
        min(
            max((_longest(setter, text, look) for text, look in _texts(table, at)), default=0),
            column.width * _WIDEST_WORD,
        )
        + sum(paddings[at])
        for at in range(len(table.columns))
    ]
    result = []
    left = column.x
    widths = _widths([share.share for share in table.columns], least, column.width)
    for at, (width, (before, after)) in enumerate(zip(widths, paddings, strict=True)):
        text = Column(left + before, max(width - before - after, 1), column.room)
        at_end = table.columns[at].align is Align.END or (table.margin and at == 0)
        result.append(Place(left, text, at_end, swatched[at], table.columns[at].align is Align.MIDDLE))
        left += width
    return result


def cell_look(paragraph: Paragraph) -> Look:
    """Return how a paragraph looks in a cell; one that is bold throughout is a little larger."""
    look = CELL_STYLES[paragraph.style]
    return CELL_STRONG if look is CELL_STYLES[Style.BODY] and paragraph.runs and paragraph.runs[0].bold else look


def _paddings(setter: Typesetter, table: Table, swatched: Sequence[bool]) -> Iterator[tuple[float, float]]:
    last = len(table.columns) - 1
    for at, has_swatch in enumerate(swatched):
        before = 0.0
        if table.margin and at == 1:
            before = RAIL + (_BEFORE_SWATCH if has_swatch else _AFTER_RAIL)
        elif table.ruled and at == last:
            before = _AFTER_RULE
        if has_swatch:
            before += setter.px(SWATCH) + AFTER_SWATCH
        if table.columns[at].align is Align.MIDDLE:
            yield before + _AROUND_MIDDLE, _AROUND_MIDDLE
            continue
        yield before, 0.0 if at == last and at else BETWEEN


def _texts(table: Table, at: int) -> Iterator[tuple[str, Look]]:
    yield table.columns[at].title, CELL_HEAD
    for row in table.rows:
        for paragraph in row[at].paragraphs:
            look = cell_look(paragraph)
            yield from ((run.text, look) for run in paragraph.runs)


def _longest(setter: Typesetter, text: str, look: Look) -> float:
    words = _LONG_WORDS.findall(text)
    if not words:
        return 0.0
    return setter.words_of(max(words, key=len)[:40], look, 10_000)[0].width


def _widths(shares: Sequence[float], least: Sequence[float], width: float) -> list[float]:
    """Return the width of each column: its share, raised to the least it needs at the cost of the others."""
    result = [width * share / sum(shares) for share in shares]
    for _ in shares:
        lacking = sum(max(need - has, 0) for need, has in zip(least, result, strict=True))
        spare = sum(max(has - need, 0) for need, has in zip(least, result, strict=True))
        if lacking < 0.01 or spare < 0.01:
            break
        given = min(lacking, spare)
        result = [
            has + (need - has) * given / lacking if need > has else has - (has - need) * given / spare
            for need, has in zip(least, result, strict=True)
        ]
    return result
