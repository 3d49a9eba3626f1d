"""Counts of people as bars, on a line of their own or in a cell of a table, and circles to mark."""

from dataclasses import replace

from core_facilitator.documents.blocks import CountBars
from core_facilitator.documents.count_bars import Drawn, Word, drawn
from core_facilitator.export.pdf.ink import Ink
from core_facilitator.export.pdf.looks import CAPTION, CELL, LABEL, Look
from core_facilitator.export.pdf.palette import ANSWERS, INK, OUTLINE
from core_facilitator.export.pdf.slabs import Band, Slab
from core_facilitator.export.pdf.tags import Element
from core_facilitator.export.pdf.typesetter import Column, Typesetter

RING = 24.0
_RING_LINE = 1.5
_APART = 0.75
_COUNT = replace(CELL, size=13, leading=16, bold=True)
_SHADES = tuple(replace(_COUNT, color=ink) for _, ink in ANSWERS)
_POINT = replace(CAPTION, size=13, leading=16)


def bars_slab(setter: Typesetter, bars: CountBars, column: Column, parent: Element) -> Slab:
    """Return bars as wide as the column."""
    element = figure_of(setter, bars, parent)
    drawing = drawn(bars, column.width, setter.px(1))
    return Slab(drawing.height, lambda ink, band: draw_bars(setter, ink, drawing, (column.x, band.top), element))


def figure_of(setter: Typesetter, bars: CountBars, parent: Element) -> Element:
    """Return the figure that bars are, in words for those who do not see it."""
    return parent.add("Figure", alternative=setter.legible(bars.alternative, LABEL))


def draw_bars(setter: Typesetter, ink: Ink, drawing: Drawn, at: tuple[float, float], element: Element) -> None:
    """Draw bars with their top left corner there."""
    x, y = at
    with ink.figure(element, (x, y, x + drawing.width, y + drawing.height)):
        for part in drawing.parts:
            ground, _ = ANSWERS[part.shade - 1]
            inner = max(part.width - 2 * _APART, _APART)
            ink.box(x + part.x + _APART, y + part.y, inner, part.height, fill=ground, outline=OUTLINE, line=0.5)
        if drawing.axis is not None and drawing.parts:
            ink.line(x + drawing.axis, y, x + drawing.axis, y + drawing.height, INK, 0.75)
        for word in drawing.words:
            _write(setter, ink, word, x, y)


def draw_ring(setter: Typesetter, ink: Ink, band: Band, left: float, width: float) -> None:
    """Draw a circle to mark in the middle of a place."""
    side = setter.px(RING)
    top = (band.top + band.bottom - side) / 2
    ink.box(left + (width - side) / 2, top, side, side, outline=INK, radius=side / 2, line=_RING_LINE)


def _write(setter: Typesetter, ink: Ink, word: Word, x: float, y: float) -> None:
    """Write the first line of some words; what is too long for its place is cut there."""
    room = word.width if word.place == "end" else max(word.width, setter.px(60))
    (line, *_) = setter.words_of(f"{word.text} ", _look(word), room)
    shift = {"start": 0.0, "middle": (word.width - line.width) / 2, "end": word.width - line.width}[word.place]
    top = y + word.y + (word.height - line.look.leading) / 2
    ink.text(line, x + word.x + shift, top)


def _look(word: Word) -> Look:
    if word.on:
        return _SHADES[word.on - 1]
    return _COUNT if word.strong else _POINT
