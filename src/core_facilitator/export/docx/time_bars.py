"""Bars of time as a drawing of Word between its paragraphs, with words for those who do not see it."""

from core_facilitator.documents.blocks import TimeBars
from core_facilitator.export.docx import drawings
from core_facilitator.export.docx.drawings import Place
from core_facilitator.export.docx.elements import Element
from core_facilitator.export.docx.manuscript import Manuscript
from core_facilitator.export.time_bars import drawn

_HIGH = 20.0
_ABOVE = 8.0
"""Px above the drawing, which its paragraph has none of."""


def figure(manuscript: Manuscript, bars: TimeBars) -> Element:
    """Return a paragraph that holds the drawing, as wide as the page's body."""
    drawing = drawn(bars, manuscript.sheet.body_width, manuscript.px(1))
    down, height = manuscript.px(_ABOVE), drawing.height + manuscript.px(_ABOVE)
    shapes = [drawings.bounds_shape(drawing.width, height)]
    for x1, y1, x2, y2 in drawing.lines:
        shapes += [
            drawings.stroke_shape(((x1, y1 + down), (x2, y2 + down)), manuscript.colors.outline, 0.75, head=False)
        ]
    shapes += [
        drawings.kind_shape(box.kind, Place(box.x, box.y + down, box.width, box.height), manuscript.colors)
        for box in drawing.boxes
    ]
    for word in drawing.words:
        place = Place(word.x, word.y + down, word.width, manuscript.px(_HIGH))
        shapes.append(drawings.label_shape(word.text, place, "BarLabel", "center" if word.centered else "left"))
    size = (drawing.width, height)
    return drawings.in_room(manuscript, shapes, size, "", bars.alternative)
