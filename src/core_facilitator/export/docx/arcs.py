"""The way of a framework as a drawing of Word between its paragraphs, with words for those who do not see it."""

from collections.abc import Iterator

from core_facilitator.documents.arc_drawings import drawn
from core_facilitator.documents.arc_marks import Align, Drawing, Label
from core_facilitator.documents.blocks import ArcFigure
from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.export.docx import drawings
from core_facilitator.export.docx.drawings import Place
from core_facilitator.export.docx.elements import Element, paragraph
from core_facilitator.export.docx.manuscript import Manuscript
from core_facilitator.export.docx.space import ARC_STYLES, WordType

_SIDES = {Align.START: "left", Align.CENTER: "center", Align.END: "right"}
_SPARE = 12.0
"""Px that a line of words has more than was reckoned, so that no font breaks it."""


def figure(manuscript: Manuscript, content: ArcFigure) -> Element:
    """Return a paragraph that holds the drawing, as wide as the page's body."""
    type_ = WordType(manuscript.sheet.scale)
    drawing = drawn(content.arc, manuscript.sheet.body_width, type_)
    strong, tint = manuscript.colors.framework(content.framework or FRAMEWORKS["house"])
    shapes = [drawings.bounds_shape(drawing.width, drawing.height), *_marks(manuscript, drawing, strong, tint)]
    for label in drawing.labels:
        shapes += _words(label, type_, drawing.width)
    size = (drawing.width, drawing.height)
    return paragraph("Figure", drawings.between(manuscript, shapes, size, content.arc.title, content.alternative))


def _marks(manuscript: Manuscript, drawing: Drawing, strong: str, tint: str) -> Iterator[Element]:
    unit, colors = manuscript.sheet.scale, manuscript.colors
    for frame in drawing.frames:
        area = frame.area
        place = Place(area.left, area.top, area.right - area.left, area.bottom - area.top)
        yield drawings.plain_shape("ellipse" if frame.disc else "roundRect", place, tint, strong, 1.5 * unit)
    for stroke in drawing.strokes:
        color, width = (colors.hairline, 1) if stroke.faint else (strong, 1.8)
        yield drawings.stroke_shape(stroke.points, color, width * unit, head=stroke.head)
    for dot in drawing.dots:
        place = Place(dot.x - dot.radius, dot.y - dot.radius, 2 * dot.radius, 2 * dot.radius)
        yield drawings.plain_shape("ellipse", place, colors.paper if dot.ring else strong, strong, 1.8 * unit)


def _words(label: Label, type_: WordType, width: float) -> Iterator[Element]:
    """Yield each line in a box of its own, a little wider than its words."""
    area, height = label.area, type_.height(label.lettering)
    left = area.left - {Align.START: 0.0, Align.CENTER: _SPARE / 2, Align.END: _SPARE}[label.align]
    room = area.right - area.left + _SPARE
    for number, words in enumerate(label.lines):
        within = min(max(left, 0), width - room)
        place = Place(max(within, 0), area.top + number * height, min(room, width), height)
        yield drawings.label_shape(words, place, ARC_STYLES[label.lettering], _SIDES[label.align])
