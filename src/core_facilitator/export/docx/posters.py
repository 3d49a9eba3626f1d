"""A poster in Word: what is asked, a code to scan, and how to get there without it."""

from collections.abc import Iterator

from core_facilitator.documents.blocks import Poster
from core_facilitator.export.codes import QUIET, stretches
from core_facilitator.export.docx import drawings
from core_facilitator.export.docx.drawings import Place
from core_facilitator.export.docx.elements import Element, paragraph, w
from core_facilitator.export.docx.manuscript import Manuscript
from core_facilitator.export.docx.text import line

_SIDE = 0.42
"""How much of a page's height the code takes."""


def poster(manuscript: Manuscript, content: Poster, *, first: bool) -> Iterator[Element]:
    """Yield a poster; one that is not its section's first content begins a page."""
    yield line("PosterTitle", content.title, None if first else w("pageBreakBefore"))
    yield line("PosterLead", content.lead)
    side = manuscript.sheet.body_height * _SIDE
    code = drawings.inline(manuscript, _squares(manuscript, content, side), (side, side), "", content.alternative)
    yield paragraph("PosterCode", code)
    for label, words in content.ways:
        yield line("PosterLead", label, w("keepNext"))
        yield line("PosterWay", words)
    yield line("PosterLead", content.note)


def _squares(manuscript: Manuscript, content: Poster, side: float) -> list[Element]:
    square, colors = side / (len(content.code) + 2 * QUIET), manuscript.colors
    shapes = [drawings.plain_shape("rect", Place(0, 0, side, side), colors.paper, colors.ink, 1.5)]
    for row, squares in enumerate(content.code):
        for start, count in stretches(squares):
            place = Place((QUIET + start) * square, (QUIET + row) * square, count * square, square)
            shapes.append(drawings.plain_shape("rect", place, colors.ink, colors.ink, 0.25))
    return shapes
