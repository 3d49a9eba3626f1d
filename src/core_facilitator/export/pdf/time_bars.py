"""Bars of time in the text, drawn as lines that stay sharp at every size."""

from core_facilitator.documents.blocks import TimeBars
from core_facilitator.export.pdf.ink import Ink
from core_facilitator.export.pdf.looks import BAR_TIME, LABEL
from core_facilitator.export.pdf.palette import OUTLINE
from core_facilitator.export.pdf.patterns import draw_kind
from core_facilitator.export.pdf.slabs import Band, Slab
from core_facilitator.export.pdf.tags import Element
from core_facilitator.export.pdf.typesetter import Column, Typesetter
from core_facilitator.export.time_bars import Word, drawn

_ROUND = 2.0


def time_bars_slab(setter: Typesetter, bars: TimeBars, column: Column, parent: Element) -> Slab:
    """Return the bars, as wide as the column."""
    element = parent.add("Figure", alternative=setter.legible(bars.alternative, LABEL))
    drawing = drawn(bars, column.width, setter.px(1))

    def draw(ink: Ink, band: Band) -> None:
        x, y = column.x, band.top
        with ink.figure(element, (x, y, x + drawing.width, band.bottom)):
            for x1, y1, x2, y2 in drawing.lines:
                ink.line(x + x1, y + y1, x + x2, y + y2, OUTLINE, 0.75)
            for box in drawing.boxes:
                radius = min(_ROUND, box.width / 4)
                draw_kind(ink, box.kind, x + box.x, y + box.y, box.width, box.height, radius)
            for word in drawing.words:
                _write(setter, ink, word, x, y)

    return Slab(drawing.height, draw)


def _write(setter: Typesetter, ink: Ink, word: Word, x: float, y: float) -> None:
    """Write the first line of some words; a name too long for its place is cut there."""
    (line, *_) = setter.words_of(f"{word.text} ", BAR_TIME, word.width)
    shift = (word.width - line.width) / 2 if word.centered else 0.0
    ink.text(line, x + word.x + shift, y + word.y)
