"""Bars of time as a drawing of Word between its paragraphs, with words for those who do not see it."""

from core_facilitator.documents.blocks import TimeBars
from core_facilitator.export.docx import drawings
from core_facilitator.export.docx.drawings import Place
from core_facilitator.export.docx.elements import Element, paragraph
from core_facilitator.export.docx.manuscript import Manuscript
from core_facilitator.export.time_bars import drawn

_HIGH = 20.0


def figure(manuscript: Manuscript, bars: TimeBars) -> Element:
    """Return a paragraph that holds the drawing, as wide as the page's body."""
    drawing = drawn(bars, manuscript.sheet.body_width, manuscript.px(1))
    shapes = [drawings.bounds_shape(drawing.width, drawing.height)]
    for x1, y1, x2, y2 in drawing.lines:
        shapes += [drawings.stroke_shape(((x1, y1), (x2, y2)), manuscript.colors.outline, 0.75, head=False)]
    shapes += [
        drawings.kind_shape(box.kind, Place(box.x, box.y, box.width, box.height), manuscript.colors)
        for box in drawing.boxes
    ]
    for word in drawing.words:
        place = Place(word.x, word.y, word.width, manuscript.px(_HIGH))
        shapes.append(drawings.label_shape(word.text, place, "BarLabel", "center" if word.centered else "left"))
    size = (drawing.width, drawing.height)
    return paragraph("Figure", drawings.between(manuscript, shapes, size, "", bars.alternative))
