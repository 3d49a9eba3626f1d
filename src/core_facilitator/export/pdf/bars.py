"""A day drawn to scale: upright along the cover's margin, lying in the text."""

from core_facilitator.documents.blocks import DayBar
from core_facilitator.export.day_bars import labels, parts
from core_facilitator.export.pdf.ink import Ink
from core_facilitator.export.pdf.looks import BAR_TIME, LABEL
from core_facilitator.export.pdf.patterns import draw_kind
from core_facilitator.export.pdf.slabs import Band, Slab
from core_facilitator.export.pdf.tags import Element
from core_facilitator.export.pdf.typesetter import Column, Typesetter, draw_lines, height_of

TO_LABEL = 8.0
_LYING = 28.0
_LABEL_ROOM = 44.0
_MOST_TITLE_LINES = 3
_END_RAISED = 0.7
"""The part of its height by which the last time of an upright bar is raised, to end with it."""


def draw_upright(
    setter: Typesetter,
    ink: Ink,
    bar: DayBar,
    element: Element,
    area: tuple[float, float, float, float],
    thick: float,
    *,
    titled: bool,
) -> None:
    """Draw a day upright at the right side of an area (left, top, right, bottom), its times to the left of it."""
    left, top, right, bottom = area
    with ink.figure(element, area):
        if titled:
            title = setter.words_of(bar.title, LABEL, right - left, at_end=True)[:_MOST_TITLE_LINES]
            draw_lines(ink, title, left, top)
            top += height_of(title) + 6
        x = right - thick
        for part in parts(bar, bottom - top):
            draw_kind(ink, part.span.kind, x, top + part.start, thick, part.shown, min(2, part.length / 4))
        line = setter.look(BAR_TIME).leading
        for label, at in labels(bar, bottom - top, line, before_end=line * _END_RAISED):
            y = top + at - 2 if at < bottom - top else bottom - line * _END_RAISED
            draw_lines(ink, setter.words_of(f"{label} ", BAR_TIME, x - TO_LABEL - left, at_end=True), left, y)


def bar_slab(setter: Typesetter, bar: DayBar, column: Column, parent: Element) -> Slab:
    """Return a day lying in the text, its title above it and its times below."""
    element = parent.add("Figure", alternative=setter.legible(bar.alternative, LABEL))
    title = setter.words_of(bar.title, LABEL, column.width) if bar.title else []
    above = height_of(title) + (4 if title else 0)
    thick, line = setter.px(_LYING), setter.look(BAR_TIME).leading

    def draw(ink: Ink, band: Band) -> None:
        with ink.figure(element, (column.x, band.top, column.x + column.width, band.bottom)):
            draw_lines(ink, title, column.x, band.top)
            for part in parts(bar, column.width):
                width = part.shown
                draw_kind(ink, part.span.kind, column.x + part.start, band.top + above, width, thick, min(2, width / 4))
            for label, at in labels(bar, column.width, setter.px(_LABEL_ROOM)):
                ending = at >= column.width
                lines = setter.words_of(
                    f"{label} ", BAR_TIME, column.width if ending else column.width - at, at_end=ending
                )
                draw_lines(ink, lines, column.x + (0 if ending else at), band.top + above + thick + 2)

    return Slab(above + thick + 2 + line, draw)
