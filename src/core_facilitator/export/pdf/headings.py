"""Headings: a framework's chip above, the title, an aside at the end of its line, a badge in a box."""

from dataclasses import replace

from core_facilitator.documents.blocks import Heading
from core_facilitator.domain.frameworks import Framework
from core_facilitator.export.faces import Family
from core_facilitator.export.pdf.ink import Ink
from core_facilitator.export.pdf.lines import Line
from core_facilitator.export.pdf.looks import BADGE, CAPTION, HEADINGS, MONOGRAM, Look
from core_facilitator.export.pdf.palette import OUTLINE, PAPER, framework_colors
from core_facilitator.export.pdf.slabs import Band, Draw, Slab, gapped
from core_facilitator.export.pdf.tags import Element
from core_facilitator.export.pdf.typesetter import Column, Typesetter, also, draw_lines, height_of, line_slabs

_CHIP, _MONOGRAM, _BESIDE_NAME = 24.0, 28.0, 8.0
_BADGE_ABOVE, _BADGE_BESIDE = 4.0, 10.0
_CHIP_TO_TITLE, _CHIP_TO_HEADING = 12.0, 5.0
_APART = 16.0
_WIDEST = 0.5
"""The share of the line that a chip or a badge may take."""

_TITLE_UNDER_CHIP = Look(Family.SERIF, 44, 52, bold=True)
_TITLE_OF_SHEET = Look(Family.SERIF, 26, 34, bold=True)


def heading_slabs(
    setter: Typesetter, heading: Heading, column: Column, parent: Element, *, bookmarked: bool
) -> list[Slab]:
    """Return a heading as slabs that stay with what follows."""
    chip = _chip_row(setter, heading, heading.framework, column, parent) if heading.framework else None
    element = parent.add(setter.heading_tag(heading.level))
    aside = Element("P") if chip or not heading.aside else parent.add("P")
    badge = badge_lines(setter, heading.badge, column.width)
    right = column.width - badge_width(setter, badge)
    lines = setter.words_of(heading.text, _look(heading), right)
    slabs = line_slabs(lines, element, column.x)
    if badge:
        slabs[0] = also(slabs[0], badge_drawn(setter, badge, column, parent.add("P")))
    if heading.aside and not chip:
        room = right - lines[0].width - _APART
        backward = all(stretch.x > 0 for stretch in lines[0].stretches)
        beside = setter.words_of(heading.aside, CAPTION, max(room, 1), at_end=not backward)
        if len(lines) == 1 and len(beside) == 1:
            x = column.x if backward else column.x + right - room
            slabs[0] = also(slabs[0], _on_baseline(lines[0], beside[0], x, aside))
        else:
            slabs += line_slabs(setter.words_of(heading.aside, CAPTION, column.width), aside, column.x)
    if bookmarked:
        title = setter.legible(heading.text, BADGE)
        slabs[0] = also(slabs[0], lambda ink, band: ink.bookmark(title, max(heading.level - 1, 1), band.top))
    if chip:
        slabs = [chip, *gapped(slabs, setter.px(_CHIP_TO_TITLE if heading.level == 1 else _CHIP_TO_HEADING))]
    return [replace(slab, stays=True) for slab in slabs]


def _look(heading: Heading) -> Look:
    if heading.level == 1 and heading.framework:
        return _TITLE_UNDER_CHIP
    return _TITLE_OF_SHEET if heading.level == 1 and heading.badge else HEADINGS[heading.level]


def _on_baseline(title: Line, line: Line, x: float, element: Element) -> Draw:
    down = title.look.baseline - line.look.baseline
    return lambda ink, band: ink.text(line, x, band.top + down, element)


def badge_lines(setter: Typesetter, text: str, width: float) -> list[Line]:
    """Return the lines of a badge beside something of that width; no text is no badge."""
    return setter.words_of(text, BADGE, width * _WIDEST) if text else []


def badge_width(setter: Typesetter, badge: list[Line]) -> float:
    """Return how much a badge takes from the line that it stands on."""
    return _framed_width(setter, badge) + _APART if badge else 0.0


def _framed_width(setter: Typesetter, badge: list[Line]) -> float:
    return max(line.width for line in badge) + 2 * setter.px(_BADGE_BESIDE)


def badge_drawn(setter: Typesetter, badge: list[Line], column: Column, element: Element) -> Draw:
    """Return how to draw a badge at the far end of a line."""
    width, above = _framed_width(setter, badge), setter.px(_BADGE_ABOVE)
    height = height_of(badge) + 2 * above
    x = column.x + column.width - width

    def draw(ink: Ink, band: Band) -> None:
        y = band.top + max((band.bottom - band.top - height) / 2, 0)
        ink.box(x + 0.5, y + 0.5, width - 1, height - 1, outline=OUTLINE, radius=4)
        draw_lines(ink, badge, x + setter.px(_BADGE_BESIDE), y + above, element)

    return draw


def _chip_row(setter: Typesetter, heading: Heading, framework: Framework, column: Column, parent: Element) -> Slab:
    strong, tint = framework_colors(framework)
    mark, beside = setter.px(_MONOGRAM), setter.px(_BESIDE_NAME)
    name = setter.words_of(framework.name, replace(BADGE, color=strong), column.width * _WIDEST)
    monogram = setter.words_of(framework.monogram, replace(MONOGRAM, color=PAPER), mark)[0]
    wide = max(line.width for line in name) + 2 * beside + mark
    name_element = parent.add("P")
    aside = setter.words_of(heading.aside, CAPTION, column.width - wide - _APART, at_end=True) if heading.aside else []
    aside_element = parent.add("P")
    high = max(setter.px(_CHIP), height_of(name) + 4)

    def draw(ink: Ink, band: Band) -> None:
        ink.box(column.x, band.top, wide, high, fill=tint, radius=4)
        ink.box(column.x, band.top, mark, high, fill=strong, radius=4)
        ink.text(monogram, column.x + (mark - monogram.width) / 2, band.top + (high - monogram.look.leading) / 2)
        draw_lines(ink, name, column.x + mark + beside, band.top + (high - height_of(name)) / 2, name_element)
        draw_lines(ink, aside, column.x + wide + _APART, band.top + max(high - height_of(aside), 0) / 2, aside_element)

    return Slab(max(high, height_of(aside)), draw)
