"""A poster: what is asked, a code to scan as large as the page allows, and how to get there without it."""

from dataclasses import replace

from core_facilitator.documents.blocks import Poster
from core_facilitator.export.codes import QUIET, stretches
from core_facilitator.export.pdf.ink import Ink
from core_facilitator.export.pdf.lines import Line
from core_facilitator.export.pdf.looks import LABEL, SIGN_SUBTITLE, SIGN_TITLE, SIGN_WORDS, Look
from core_facilitator.export.pdf.palette import INK, PAPER
from core_facilitator.export.pdf.sketches import Sketch
from core_facilitator.export.pdf.tags import Element
from core_facilitator.export.pdf.typesetter import Typesetter, draw_lines, height_of

_SIZES = (0.7, 0.6, 0.5, 0.42)
_WAY = replace(SIGN_WORDS, size=40, leading=48, bold=True)
_GAP, _SMALL_GAP = 28.0, 8.0
_LEAST_SIDE = 220.0


def poster_sketches(setter: Typesetter, poster: Poster, parent: Element) -> list[Sketch]:
    """Return a poster: one page, its words as large as they leave room for the code."""
    element = parent.add("Sect")
    tag = setter.heading_tag(1)
    width = setter.sheet.body_width
    for size in _SIZES:
        title = setter.exact_words(poster.title, SIGN_TITLE.scaled(size), width)
        lead = setter.exact_words(poster.lead, SIGN_SUBTITLE.scaled(min(1, size + 0.3)), width)
        ways = [_way(setter, way, width) for way in poster.ways]
        note = setter.exact_words(poster.note, SIGN_SUBTITLE.scaled(0.85), width)
        side = _side(setter, height_of(title) + height_of(lead) + height_of(note) + sum(map(height_of, ways)))
        if side >= _LEAST_SIDE:
            break

    def draw(ink: Ink) -> None:
        top = setter.sheet.top
        for lines, target in ((title, element.add(tag)), (lead, element.add("P"))):
            draw_lines(ink, lines, setter.sheet.side, top, target)
            top += height_of(lines) + _SMALL_GAP
        figure = element.add("Figure", alternative=setter.legible(poster.alternative, LABEL))
        _draw_code(ink, poster, figure, (setter.sheet.side + (width - side) / 2, top + _GAP, side))
        top += side + 2 * _GAP
        for way in ways:
            draw_lines(ink, way, setter.sheet.side, top, element.add("P"))
            top += height_of(way) + _SMALL_GAP
        draw_lines(ink, note, setter.sheet.side, top + _SMALL_GAP, element.add("P"))

    return [Sketch(draw, footed=False)]


def _way(setter: Typesetter, way: tuple[str, str], width: float) -> list[Line]:
    small: Look = SIGN_SUBTITLE
    return [*setter.exact_words(way[0], small, width), *setter.exact_words(way[1], _WAY, width)]


def _side(setter: Typesetter, used: float) -> float:
    """Return how large the code can be beside words of that height."""
    sheet = setter.sheet
    free = sheet.foot - sheet.top - used - 2 * _GAP - 5 * _SMALL_GAP
    return min(free, sheet.body_width)


def _draw_code(ink: Ink, poster: Poster, figure: Element, place: tuple[float, float, float]) -> None:
    """Draw the squares, each row's neighbors as one box, so that no viewer shows a hair between them."""
    left, top, side = place
    square = side / (len(poster.code) + 2 * QUIET)
    with ink.figure(figure, (left, top, left + side, top + side)):
        ink.box(left, top, side, side, fill=PAPER, outline=INK, radius=8, line=2)
        for row, squares in enumerate(poster.code):
            for start, count in stretches(squares):
                x, y = left + (QUIET + start) * square, top + (QUIET + row) * square
                ink.box(x, y, count * square, square, fill=INK)
