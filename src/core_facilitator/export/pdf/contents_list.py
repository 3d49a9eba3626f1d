"""The list of what is in a document, with page numbers; every line leads to its section."""

from collections.abc import Sequence
from dataclasses import replace

from core_facilitator.export.pdf.ink import Ink
from core_facilitator.export.pdf.looks import BODY, HEADINGS
from core_facilitator.export.pdf.palette import OUTLINE
from core_facilitator.export.pdf.sketches import Entry
from core_facilitator.export.pdf.slabs import Band, Slab
from core_facilitator.export.pdf.tags import Element
from core_facilitator.export.pdf.typesetter import Column, Typesetter, draw_lines, height_of, line_slabs

_ROW = 26.0
_NUMBER = 44.0
_LEADER_APART = 8.0
_DOTS = (1.0, 2.0)


def contents_slabs(
    setter: Typesetter, title: str, entries: Sequence[Entry], column: Column, parent: Element
) -> list[Slab]:
    """Return the list under its title."""
    heading = parent.add(setter.heading_tag(2))
    lines = line_slabs(setter.words_of(title, HEADINGS[3], column.width), heading, column.x)
    slabs = [replace(slab, stays=True) for slab in lines]
    toc = parent.add("TOC")
    return slabs + [_entry(setter, entry, column, toc.add("TOCI").add("Reference").add("Link")) for entry in entries]


def _entry(setter: Typesetter, entry: Entry, column: Column, link: Element) -> Slab:
    lines = setter.words_of(f"{entry.title} ", BODY, column.width - setter.px(_NUMBER))
    above = max((setter.px(_ROW) - lines[0].look.leading) / 2, 0)

    def draw(ink: Ink, band: Band) -> None:
        number = setter.words_of(str(entry.page), BODY, column.width, at_end=True)
        draw_lines(ink, lines, column.x, band.top + above, link)
        last = band.top + above + height_of(lines[:-1])
        draw_lines(ink, number, column.x, last, link)
        right = column.x + column.width
        ink.link_to(link, (column.x, band.top, right, band.bottom), f"{entry.title}, {entry.page}", entry.anchor)
        baseline = last + lines[-1].look.baseline
        start, end = column.x + lines[-1].width + _LEADER_APART, right - number[0].width - _LEADER_APART
        if start < end:
            ink.line(start, baseline, end, baseline, OUTLINE, dash=_DOTS)

    return Slab(height_of(lines) + 2 * above, draw)
