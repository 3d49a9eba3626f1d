"""A packet's first page: the days drawn to scale along the margin, the title, and what is in the packet."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from core_facilitator.documents.blocks import Cover, DayBar
from core_facilitator.export.pdf.bars import TO_LABEL, draw_upright
from core_facilitator.export.pdf.contents_list import contents_slabs
from core_facilitator.export.pdf.headings import badge_drawn, badge_lines, badge_width
from core_facilitator.export.pdf.ink import Ink
from core_facilitator.export.pdf.lines import Line
from core_facilitator.export.pdf.looks import BAR_TIME, BODY, CAPTION, COVER_LINES, COVER_TITLE, HOST, LABEL, Look
from core_facilitator.export.pdf.palette import INK, MARGIN, WRITING
from core_facilitator.export.pdf.patterns import draw_kind
from core_facilitator.export.pdf.sketches import Entry, Sketch
from core_facilitator.export.pdf.slabs import Band, Draw, Slab, Stack, gapped, stacked
from core_facilitator.export.pdf.tags import Element
from core_facilitator.export.pdf.typesetter import Column, Typesetter, also, line_slabs, rail

_MARGIN_OF_ONE = 136.0
_MOST_BESIDE = 3
_BEFORE_RAIL, _AFTER_RAIL = 16.0, 44.0
_THICK, _THIN = 40.0, 28.0
_DAYS_APART, _DAYS_BESIDE = 32.0, 8.0
_FAR = 1000.0
_DAYS_END_ABOVE = 40.0
_LEGEND_ABOVE = 24.0
_LEGEND_SWATCH, _LEGEND_APART, _LEGEND_CLOSEST = 16.0, 24.0, 8.0
_TITLE_SIZES = (1.0, 0.8, 0.6)
_MOST_TITLE_LINES = 4
_BALANCED_TO = 4.0
_SPACING = (1.0, 0.6, 0.3, 0.1)
_EYEBROW_ABOVE, _TITLE_ABOVE, _LINES_ABOVE, _CONTENTS_ABOVE = 112.0, 8.0, 24.0, 56.0
_OWNER_LINE, _NOTE_ABOVE, _OWNER_ABOVE = 32.0, 16.0, 24.0


def cover_pages(
    setter: Typesetter, cover: Cover, entries: Sequence[Entry], parent: Element, page: Column
) -> list[Sketch]:
    """Return the cover. A list of contents that is too long for it stands on pages of its own after it."""
    sheet = setter.sheet
    margin = _margin(setter, cover.bars)
    column = Column(sheet.side, sheet.body_width, 0).inside(margin + _AFTER_RAIL)
    legend_element = Element("P")
    legend = _legend(setter, cover, legend_element)
    end = sheet.foot - (legend.height + _LEGEND_ABOVE if legend else 0)
    parts = _titles(setter, cover, column, parent)
    figures = [parent.add("Figure", setter.legible(bar.alternative, LABEL)) for bar in cover.bars]
    days = (sheet.side, sheet.top, sheet.side + margin, end)
    _beside(parts[-1][1], lambda ink, _: _draw_days(setter, ink, cover.bars, figures, days))
    parts += _lines(setter, cover, column, parent)
    listed = Element("Sect")
    parent.kids.append(listed)
    owner = _owner(setter, cover, column, parent)
    owner_height = Stack(0).needs(owner) + _OWNER_ABOVE if owner else 0.0
    parent.kids.append(legend_element)
    room = end - sheet.top - owner_height
    stacks, rest = _spread(parts, room), list[Sketch]()
    if cover.contents:
        contents = contents_slabs(setter, cover.contents, entries, column, listed)
        together = _spread([*parts, (_CONTENTS_ABOVE, contents)], room)
        if len(together) == len(stacks):
            stacks = together
        else:
            rest = _own_pages(setter, cover.contents, entries, listed, page)

    def first(ink: Ink) -> None:
        rail(sheet.side + margin, MARGIN).draw(ink, Band(sheet.top, end))
        stacks[0].draw(ink, sheet.top)
        if owner:
            foot = stacked(owner, sheet.height)[0]
            foot.draw(ink, end - foot.used)
        if legend:
            legend.draw(ink, Band(sheet.foot - legend.height, sheet.foot))

    def more(stack: Stack) -> Sketch:
        def draw(ink: Ink) -> None:
            rail(sheet.side + margin, MARGIN).draw(ink, Band(sheet.top, end))
            stack.draw(ink, sheet.top)

        return Sketch(draw, footed=False)

    return [Sketch(first, footed=False), *(more(stack) for stack in stacks[1:]), *rest]


def _own_pages(setter: Typesetter, title: str, entries: Sequence[Entry], parent: Element, page: Column) -> list[Sketch]:
    """Return the list of contents on pages of its own, because the cover is too small for it."""
    parent.kids.clear()
    stacks = stacked(contents_slabs(setter, title, entries, page, parent), page.room)
    return [Sketch(partial(stack.draw, top=setter.sheet.top)) for stack in stacks]


def _margin(setter: Typesetter, bars: Sequence[DayBar]) -> float:
    """Return the width of the margin: the days side by side, each with its times."""
    if len(bars) < 2:
        return setter.px(_MARGIN_OF_ONE) if bars else 0.0
    labels = {label for bar in bars for label in (bar.end, *(span.label for span in bar.spans))}
    widest = max(setter.words_of(label, BAR_TIME, _FAR)[0].width for label in labels)
    return min(len(bars), _MOST_BESIDE) * (widest + TO_LABEL + _THIN + _BEFORE_RAIL + _DAYS_BESIDE)


def _beside(title: list[Slab], days: Draw) -> None:
    """Draw the days with the title's last line, after which they are read; with an early one if it is very long."""
    at = min(len(title) - 1, _MOST_TITLE_LINES)
    title[at] = also(title[at], days)


def _head(setter: Typesetter, cover: Cover, column: Column, parent: Element) -> list[Slab]:
    badge = badge_lines(setter, cover.badge, column.width)
    room = column.width - badge_width(setter, badge)
    slabs = line_slabs(setter.words_of(cover.host, HOST, room), parent.add("P"), column.x)
    if badge:
        slabs[0] = also(slabs[0], badge_drawn(setter, badge, column, parent.add("P")))
    return slabs


def _titles(setter: Typesetter, cover: Cover, column: Column, parent: Element) -> list[tuple[float, list[Slab]]]:
    eyebrow = setter.words_of(cover.eyebrow, BODY, column.width) if cover.eyebrow else []
    parts = [
        (0.0, _head(setter, cover, column, parent)),
        (_EYEBROW_ABOVE, line_slabs(eyebrow, parent.add("P"), column.x)),
    ]
    title = line_slabs(_title(setter, cover.title, column.width), parent.add(setter.heading_tag(1)), column.x)
    return [*parts, (_TITLE_ABOVE if eyebrow else _EYEBROW_ABOVE, title)]


def _lines(setter: Typesetter, cover: Cover, column: Column, parent: Element) -> list[tuple[float, list[Slab]]]:
    parts = []
    for index, text in enumerate(cover.lines):
        lines = line_slabs(setter.words_of(text, COVER_LINES, column.width), parent.add("P"), column.x)
        parts.append((0.0 if index else _LINES_ABOVE, lines))
    return parts


def _title(setter: Typesetter, title: str, width: float) -> list[Line]:
    """Return the title's lines in the largest size in which they are few and no word is broken."""
    longest = max(title.split(), key=len, default="")
    for size in _TITLE_SIZES:
        look = COVER_TITLE.scaled(size)
        lines = setter.words_of(title, look, width)
        whole = len(setter.words_of(longest, look, width)) == 1
        if whole and len(lines) <= _MOST_TITLE_LINES:
            return _balanced(setter, title, look, width)
    return lines


def _balanced(setter: Typesetter, title: str, look: Look, width: float) -> list[Line]:
    """Return the title's lines about equally long: in the narrowest width that needs no more of them."""
    lines = setter.words_of(title, look, width)
    low, high = width / 2, width
    while high - low > _BALANCED_TO:
        middle = (low + high) / 2
        if len(setter.words_of(title, look, middle)) == len(lines):
            high = middle
        else:
            low = middle
    return setter.words_of(title, look, high)


def _spread(parts: Sequence[tuple[float, list[Slab]]], room: float) -> list[Stack]:
    """Return the parts on as few pages as they need, with as much air between them as there is."""
    for spacing in _SPACING:
        slabs = [slab for gap, part in parts for slab in gapped(part, gap * spacing)]
        stacks = stacked(slabs, room)
        if len(stacks) == 1:
            break
    return stacks


def _owner(setter: Typesetter, cover: Cover, column: Column, parent: Element) -> list[Slab]:
    """Return the line to write a name on, and the note below it."""
    slabs: list[Slab] = []
    if cover.owner:
        slabs += line_slabs(setter.words_of(cover.owner, BODY, column.width), parent.add("P"), column.x)
        x, right = column.x, column.x + column.width
        writing = Slab(setter.px(_OWNER_LINE), lambda ink, band: ink.line(x, band.bottom, right, band.bottom, WRITING))
        slabs.append(writing)
    if cover.note:
        note = line_slabs(setter.words_of(cover.note, CAPTION, column.width), parent.add("P"), column.x)
        slabs += gapped(note, _NOTE_ABOVE if slabs else 0.0)
    return slabs


def _draw_days(
    setter: Typesetter,
    ink: Ink,
    bars: Sequence[DayBar],
    figures: Sequence[Element],
    area: tuple[float, float, float, float],
) -> None:
    """Draw the days side by side, three in a row."""
    left, top, right, end = area
    across = min(len(bars), _MOST_BESIDE)
    down = -(-len(bars) // _MOST_BESIDE)
    for index, (bar, figure) in enumerate(zip(bars, figures, strict=True)):
        row, place = divmod(index, across)
        width = (right - left) / across
        height = (end - _DAYS_END_ABOVE - top + _DAYS_APART) / down
        x, y = left + place * width, top + row * height
        cell = (x, y, x + width - _BEFORE_RAIL, y + height - _DAYS_APART)
        thick = setter.px(_THICK) if len(bars) == 1 else _THIN
        draw_upright(setter, ink, bar, figure, cell, thick, titled=len(bars) > 1)


def _legend(setter: Typesetter, cover: Cover, element: Element) -> Slab | None:
    if not cover.legend:
        return None
    sheet = setter.sheet
    size = setter.px(_LEGEND_SWATCH)
    title = setter.words_of(f"{cover.legend_title} ", replace(CAPTION, bold=True, color=INK), sheet.body_width)[0]
    names = [(kind, setter.words_of(f"{name} ", CAPTION, sheet.body_width)[0]) for kind, name in cover.legend]
    # Closer to each other where that keeps them on one line.
    taken = title.width + sum(size + 8 + name.width for _, name in names)
    closest = (sheet.body_width - taken) / len(names)
    apart = closest if _LEGEND_CLOSEST <= closest < setter.px(_LEGEND_APART) else setter.px(_LEGEND_APART)
    x = title.width + apart if cover.legend_title else 0.0
    row = 0
    placed = []
    for kind, name in names:
        wide = size + 8 + name.width
        if x and x + wide > sheet.body_width:
            x, row = 0.0, row + 1
        placed.append((kind, name, x, row))
        x += wide + apart
    line = title.look.leading + 4

    def draw(ink: Ink, band: Band) -> None:
        ink.text(title, sheet.side, band.top, element)
        for kind, name, at, down in placed:
            draw_kind(ink, kind, sheet.side + at, band.top + down * line + 1, size, size)
            ink.text(name, sheet.side + at + size + 8, band.top + down * line, element)

    return Slab((row + 1) * line - 4, draw)
