"""The way of a framework, drawn in the text as lines that stay sharp at every size."""

from dataclasses import replace

from core_facilitator.documents.arc_drawings import drawn
from core_facilitator.documents.arc_marks import Align, Area, Drawing, Label, Lettering
from core_facilitator.documents.blocks import ArcFigure
from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.export.arrows import head
from core_facilitator.export.pdf.ink import Ink
from core_facilitator.export.pdf.looks import BODY, CAPTION, Look
from core_facilitator.export.pdf.palette import HAIRLINE, PAPER, Color, framework_colors
from core_facilitator.export.pdf.slabs import Band, Slab
from core_facilitator.export.pdf.tags import Element
from core_facilitator.export.pdf.typesetter import Column, Typesetter

_LOOKS = {
    Lettering.NAME: replace(BODY, bold=True, leading=20),
    Lettering.SAYS: replace(CAPTION, leading=17),
    Lettering.TURN: replace(CAPTION, leading=17, italic=True),
}
_UNLIMITED = 10_000.0
_HEAD = 8.0
_UNIT = 0.9
"""How long a px of the screen's design is on paper, where a column is narrower."""


class PageType:
    """The letters of a drawing on a page."""

    def __init__(self, setter: Typesetter) -> None:
        self._setter = setter

    @property
    def unit(self) -> float:
        """One px of the design, as long as it is here."""
        return self._setter.px(_UNIT)

    def width(self, lettering: Lettering, text: str) -> float:
        """Return how wide a text runs, in px."""
        (line,) = self._setter.words_of(text, _LOOKS[lettering], _UNLIMITED)
        return line.width

    def height(self, lettering: Lettering) -> float:
        """Return how high a line is, in px."""
        return self._setter.look(_LOOKS[lettering]).leading


def arc_slab(setter: Typesetter, figure: ArcFigure, column: Column, parent: Element) -> Slab:
    """Return the drawing of an arc, as wide as the column."""
    element = parent.add("Figure", alternative=setter.legible(figure.alternative, CAPTION))
    drawing = drawn(figure.arc, column.width, PageType(setter))
    strong, tint = framework_colors(figure.framework or FRAMEWORKS["house"])

    def draw(ink: Ink, band: Band) -> None:
        with ink.figure(element, (column.x, band.top, column.x + drawing.width, band.bottom)):
            _draw_marks(setter, ink, drawing, (column.x, band.top), (strong, tint))
            for label in drawing.labels:
                _draw_label(setter, ink, label, (column.x, band.top), strong)

    return Slab(drawing.height + setter.px(2), draw)


def _draw_marks(
    setter: Typesetter, ink: Ink, drawing: Drawing, at: tuple[float, float], colors: tuple[Color, Color]
) -> None:
    (x, y), (strong, tint), unit = at, colors, setter.px(_UNIT)
    for frame in drawing.frames:
        area = frame.area
        width, height = area.right - area.left, area.bottom - area.top
        radius = width / 2 if frame.disc else 6 * unit
        ink.box(x + area.left, y + area.top, width, height, fill=tint, outline=strong, radius=radius, line=1.5 * unit)
    for stroke in drawing.strokes:
        points = [(x + a, y + b) for a, b in stroke.points]
        ink.path(points, HAIRLINE if stroke.faint else strong, (1 if stroke.faint else 1.8) * unit)
        if stroke.head:
            ink.filled(head(points, _HEAD * unit), strong)
    for dot in drawing.dots:
        left, top, side = x + dot.x - dot.radius, y + dot.y - dot.radius, 2 * dot.radius
        fill, outline = (PAPER, strong) if dot.ring else (strong, None)
        ink.box(left, top, side, side, fill=fill, outline=outline, radius=dot.radius, line=1.8 * unit)


def _draw_label(setter: Typesetter, ink: Ink, label: Label, at: tuple[float, float], strong: Color) -> None:
    look = _colored(_LOOKS[label.lettering], label.lettering, strong)
    left, top, width = at[0] + label.area.left, at[1] + label.area.top, _width(label.area)
    for words in label.lines:
        (line,) = setter.words_of(words, look, _UNLIMITED)
        free = width - line.width
        shift = {Align.START: 0.0, Align.CENTER: free / 2, Align.END: free}[label.align]
        ink.text(line, left + shift, top)
        top += line.look.leading


def _colored(look: Look, lettering: Lettering, strong: Color) -> Look:
    return replace(look, color=strong) if lettering is Lettering.TURN else look


def _width(area: Area) -> float:
    return area.right - area.left
