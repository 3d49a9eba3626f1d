"""Counts of people as bars in Word, with words for those who do not see them, and circles to mark."""

from core_facilitator.documents.blocks import CountBars
from core_facilitator.documents.count_bars import Drawn, Word, drawn
from core_facilitator.export.docx import drawings
from core_facilitator.export.docx.drawings import Place
from core_facilitator.export.docx.elements import Element, paragraph, w
from core_facilitator.export.docx.manuscript import Manuscript

_RING, _RING_LINE = 24.0, 1.5
_LETTERS = 18.0
_SIDES = {"start": "left", "middle": "center", "end": "right"}
_ROOM = 12.0


def figure(manuscript: Manuscript, bars: CountBars, width: float) -> Element:
    """Return a paragraph that holds bars as wide as that, in px."""
    drawing = drawn(bars, width, manuscript.px(1))
    shapes = [drawings.bounds_shape(drawing.width, drawing.height), *_parts(manuscript, drawing)]
    if drawing.axis is not None and drawing.parts:
        shapes.append(drawings.rule_shape(drawing.axis, 0, drawing.height, manuscript.colors.quiet))
    shapes += [_word(manuscript, word) for word in drawing.words]
    return drawings.in_room(manuscript, shapes, (drawing.width, drawing.height), "", bars.alternative)


def ring(manuscript: Manuscript) -> Element:
    """Return a paragraph with a circle to mark in its middle."""
    colors, side = manuscript.colors, manuscript.px(_RING)
    shape = drawings.plain_shape("ellipse", Place(0, 0, side, side), colors.paper, colors.ink, _RING_LINE)
    circle = drawings.inline(manuscript, [shape], (side, side), "", "( )")
    return paragraph("TableText", circle, also=(w("jc", val="center"),))


def _parts(manuscript: Manuscript, drawing: Drawn) -> list[Element]:
    colors = manuscript.colors
    return [
        drawings.plain_shape(
            "rect",
            Place(part.x, part.y, max(part.width - 1, 1), part.height),
            colors.answer(part.shade)[0],
            colors.outline,
            0.5,
        )
        for part in drawing.parts
    ]


def _word(manuscript: Manuscript, word: Word) -> Element:
    """Return a word in its place; a number may be wider than the bar of one person."""
    spare = manuscript.px(_ROOM) if word.place == "middle" else 0.0
    high = manuscript.px(_LETTERS)
    top = word.y + (word.height - high) / 2
    place = Place(word.x - spare, top, word.width + 2 * spare, high)
    color = manuscript.colors.answer(word.on)[1] if word.on else ""
    return drawings.label_shape(word.text, place, "Count" if word.strong else "CountPoint", _SIDES[word.place], color)
