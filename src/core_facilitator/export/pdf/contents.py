"""Every kind of content that flows down a page becomes slabs, with the space that belongs above it."""

from collections.abc import Sequence
from dataclasses import replace

from core_facilitator.documents.blocks import (
    ArcFigure,
    Box,
    Bullets,
    Content,
    CountBars,
    DayBar,
    Heading,
    MarginItem,
    MarginList,
    Paragraph,
    Rules,
    Run,
    Style,
    Table,
    TimeBars,
    Tone,
)
from core_facilitator.export.pdf.arcs import arc_slab
from core_facilitator.export.pdf.bars import bar_slab
from core_facilitator.export.pdf.count_bars import bars_slab
from core_facilitator.export.pdf.headings import heading_slabs
from core_facilitator.export.pdf.ink import Ink
from core_facilitator.export.pdf.lines import Line
from core_facilitator.export.pdf.looks import BODY, CAPTION, HEADINGS, MINUTES, STYLES
from core_facilitator.export.pdf.palette import INK, MARGIN, OUTLINE, PRIVATE, PRIVATE_LINE, PRIVATE_TINT, WRITING
from core_facilitator.export.pdf.patterns import draw_hatch
from core_facilitator.export.pdf.slabs import Band, Draw, Frame, Slab, framed, gapped, kept, led
from core_facilitator.export.pdf.tables import table_slabs
from core_facilitator.export.pdf.tags import Element
from core_facilitator.export.pdf.time_bars import time_bars_slab
from core_facilitator.export.pdf.typesetter import Column, Typesetter, before, draw_lines, nothing, padded, rail
from core_facilitator.export.sheets import FEWEST_LINES, WRITING_LINE

_FEW_LINES, _OPENING = 2, 5
_MOST_LINES_KEPT = 8
"""Lines of a step, a box or a list that stay on one page."""
_MARKER = 24.0
_TICK = 14.0
_AFTER_MINUTES = 16.0
_BESIDE_RAIL = 24.0
_BOX_ABOVE, _BOX_BESIDE = 10.0, 14.0
_PRIVATE_EDGE = 12.0

_GAPS: dict[type, float] = {
    Bullets: 6,
    Table: 16,
    MarginList: 16,
    DayBar: 16,
    ArcFigure: 16,
    TimeBars: 14,
    CountBars: 8,
    Rules: 18,
    Box: 14,
}
_AFTER_RULES, _AFTER_LIST = 16.0, 10.0
_BEFORE_CREDIT = (Paragraph, Bullets, MarginList, Rules, Box)
_HEADING_GAPS = {1: 32, 2: 24, 3: 18, 4: 14}
_PARAGRAPH_GAPS = {Style.BODY: 5, Style.LEAD: 8, Style.CAPTION: 6, Style.QUESTION: 14, Style.LABEL: 10}
_AFTER_HEADING = {Style.BODY: 4, Style.LEAD: 4, Style.CAPTION: 0, Style.QUESTION: 10, Style.LABEL: 8}


def flowing(setter: Typesetter, contents: Sequence[Content], column: Column, parent: Element) -> list[Slab]:
    """Return contents as slabs, one below the other.

    Raises:
        TypeError: a content that takes pages of its own; `sections` draws those.
    """
    slabs: list[Slab] = []
    previous: Content | None = None
    opened = _OPENING
    for content, following in zip(contents, [*contents[1:], None], strict=True):
        if isinstance(content, Heading):
            # A section's own heading is in the bookmarks already, as the section.
            own = previous is None and content.level == 1
            found = heading_slabs(setter, content, column, parent, bookmarked=not own)
            opened = 0
        else:
            found = _slabs(setter, content, column, parent)
            opening = isinstance(content, Paragraph) and len(found) <= _FEW_LINES and opened < _OPENING
            if opening and following and not isinstance(following, Heading):
                # A heading and the few lines below it do not stay behind when what they open goes on.
                found = [replace(slab, stays=True) for slab in found]
            opened = opened + len(found) if opening else _OPENING
        caption = isinstance(content, Paragraph) and content.style is Style.CAPTION
        if caption and isinstance(previous, _BEFORE_CREDIT):
            # A credit does not open a page.
            slabs[-1:] = [replace(slab, stays=True) for slab in slabs[-1:]]
        slabs.extend(gapped(found, setter.px(_gap(previous, content))))
        previous = content
    return slabs


def _gap(previous: Content | None, content: Content) -> float:
    if isinstance(content, Heading):
        return _HEADING_GAPS[content.level]
    if isinstance(previous, Rules) and not isinstance(content, Rules):
        return _AFTER_RULES
    if isinstance(previous, Bullets | MarginList) and isinstance(content, Paragraph):
        return _AFTER_LIST
    if isinstance(content, Paragraph):
        after_label = isinstance(previous, Paragraph) and previous.style is Style.LABEL
        if isinstance(previous, Heading) or after_label:
            return _AFTER_HEADING[content.style] if not after_label else 2
        return _PARAGRAPH_GAPS[content.style]
    return _GAPS[type(content)]


def _slabs(setter: Typesetter, content: Content, column: Column, parent: Element) -> list[Slab]:
    match content:
        case Paragraph():
            return _paragraph(setter, content, column, parent)
        case Bullets():
            return _bullets(setter, content, column, parent)
        case Table():
            return table_slabs(setter, content, column, parent)
        case MarginList():
            return _margin_list(setter, content, column, parent)
        case DayBar():
            return [bar_slab(setter, content, column, parent)]
        case ArcFigure():
            return [arc_slab(setter, content, column, parent)]
        case TimeBars():
            return [time_bars_slab(setter, content, column, parent)]
        case CountBars():
            return [bars_slab(setter, content, column, parent)]
        case Rules():
            return _rules(setter, content, column, parent)
        case Box():
            return _box(setter, content, column, parent)
    raise TypeError(content)


def _paragraph(setter: Typesetter, paragraph: Paragraph, column: Column, parent: Element) -> list[Slab]:
    slabs = setter.slabs(paragraph.runs, STYLES[paragraph.style], parent.add("P"), column)
    # A label names what follows and stays with it.
    return [replace(slab, stays=True) for slab in slabs] if paragraph.style is Style.LABEL else slabs


def _bullets(setter: Typesetter, bullets: Bullets, column: Column, parent: Element) -> list[Slab]:
    numbering = "Decimal" if bullets.numbered else "None" if bullets.boxes else "Disc"
    element = parent.add("L", attributes=f"/O/List/ListNumbering/{numbering}")
    indent = setter.px(_MARKER)
    slabs: list[Slab] = []
    for number, item in enumerate(bullets.items, start=1):
        entry = element.add("LI")
        marker = _tick(setter, column) if bullets.boxes else _marker(setter, bullets, number, entry, column)
        lines = setter.slabs(item, BODY, entry.add("LBody"), column.inside(indent))
        slabs.extend(gapped([before(lines[0], marker), *lines[1:]], setter.px(4)))
    return kept(slabs) if len(slabs) <= _MOST_LINES_KEPT and not bullets.boxes else slabs


def _marker(setter: Typesetter, bullets: Bullets, number: int, entry: Element, column: Column) -> Draw:
    label = entry.add("Lbl")
    lines = setter.words_of(f"{number}." if bullets.numbered else "•", BODY, setter.px(_MARKER))
    return lambda ink, band: draw_lines(ink, lines, column.x + (0 if bullets.numbered else 4), band.top, label)


def _tick(setter: Typesetter, column: Column) -> Draw:
    size = setter.px(_TICK)
    above = (setter.px(BODY.leading) - size) / 2 + 1
    return lambda ink, band: ink.box(column.x + 0.5, band.top + above, size, size, outline=INK, radius=2)


def _margin_list(setter: Typesetter, steps: MarginList, column: Column, parent: Element) -> list[Slab]:
    margin = setter.px(setter.sheet.minutes)
    inner = column.inside(margin + _BESIDE_RAIL)
    element = parent.add("L", attributes="/O/List/ListNumbering/None")
    parts = [_step(setter, item, inner, margin - _AFTER_MINUTES, column.x, element.add("LI")) for item in steps.items]
    # The last step does not go over to the next page alone.
    parts[-2:-1] = [[*part[:-1], replace(part[-1], stays=True)] for part in parts[-2:-1]]
    return framed([slab for part in parts for slab in part], rail(column.x + margin, MARGIN))


def _step(
    setter: Typesetter, item: MarginItem, column: Column, margin: float, left: float, entry: Element
) -> list[Slab]:
    label = entry.add("Lbl")
    body = entry.add("LBody")
    minutes = _minutes(setter, item, margin)
    slabs = setter.slabs((Run(item.title),), HEADINGS[3], body.add("P"), column) if item.title else []
    slabs = [*slabs[:-1], *(replace(slab, stays=bool(item.body)) for slab in slabs[-1:])]
    for paragraph in item.body:
        gap = setter.px(4) if slabs and paragraph is not item.body[0] else 0.0
        slabs.extend(gapped(_paragraph(setter, paragraph, column, body), gap))
    if not slabs:
        slabs = [Slab(setter.px(MINUTES.leading), nothing)]
    first = before(slabs[0], lambda ink, band: draw_lines(ink, minutes, left, band.top, label))
    slabs = [padded(first, above=setter.px(6)), *slabs[1:]]
    slabs = [*slabs[:-1], padded(slabs[-1], below=setter.px(10))]
    return kept(slabs) if len(slabs) <= _MOST_LINES_KEPT else slabs


def _minutes(setter: Typesetter, item: MarginItem, width: float) -> list[Line]:
    runs = [(f"{item.label} " if item.unit else item.label, MINUTES)] if item.label else []
    if item.unit:
        runs.append((item.unit, CAPTION))
    return setter.mixed_lines(runs, MINUTES, width, at_end=True)


def _rules(setter: Typesetter, rules: Rules, column: Column, parent: Element) -> list[Slab]:
    slabs = setter.slabs((Run(rules.label),), HEADINGS[3], parent.add("P"), column) if rules.label else []
    line = setter.px(WRITING_LINE)
    if rules.count:
        spare = range(1, rules.count - FEWEST_LINES + 1)
        writing = led([Slab(line, _rule(column), spare=at in spare) for at in range(rules.count)])
    else:
        writing = [Slab(line * FEWEST_LINES, _ruled(setter, column), fills=True)]
    return [*(replace(slab, stays=True) for slab in slabs), *writing]


def _rule(column: Column) -> Draw:
    return lambda ink, band: ink.line(column.x, band.bottom - 0.5, column.x + column.width, band.bottom - 0.5, WRITING)


def _ruled(setter: Typesetter, column: Column) -> Draw:
    return lambda ink, band: draw_ruled(ink, column, band.top, band.bottom, setter.px(WRITING_LINE))


def draw_ruled(ink: Ink, column: Column, top: float, bottom: float, apart: float) -> None:
    """Draw as many lines to write on as there is room for."""
    y = top + apart
    while y <= bottom + 0.01:
        ink.line(column.x, y - 0.5, column.x + column.width, y - 0.5, WRITING)
        y += apart


def _box(setter: Typesetter, box: Box, column: Column, parent: Element) -> list[Slab]:
    private = box.tone is Tone.PRIVATE
    beside = setter.px(_BOX_BESIDE)
    inner = column.inside(beside + (_PRIVATE_EDGE if private else 0), beside)
    slabs: list[Slab] = []
    for paragraph in box.paragraphs:
        slabs.extend(gapped(_paragraph(setter, paragraph, inner, parent), setter.px(6) if slabs else 0.0))
    if not slabs:
        return []
    slabs = [padded(slabs[0], above=setter.px(_BOX_ABOVE)), *slabs[1:]]
    slabs = [*slabs[:-1], padded(slabs[-1], below=setter.px(_BOX_ABOVE))]
    slabs = kept(slabs) if len(slabs) <= _MOST_LINES_KEPT else slabs
    return framed(slabs, _private_frame(column) if private else _plain_frame(column))


def _plain_frame(column: Column) -> Frame:
    def draw(ink: Ink, band: Band) -> None:
        ink.box(column.x + 0.5, band.top + 0.5, column.width - 1, band.bottom - band.top - 1, outline=OUTLINE, radius=4)

    return Frame(draw)


def _private_frame(column: Column) -> Frame:
    """Return private ground: plum line, tint, and the hatched edge that survives a copier."""

    def draw(ink: Ink, band: Band) -> None:
        x, y, width, height = column.x + 0.5, band.top + 0.5, column.width - 1, band.bottom - band.top - 1
        ink.box(x, y, width, height, fill=PRIVATE_TINT, radius=4)
        with ink.within(x, y, width, height, 4), ink.within(x, y, _PRIVATE_EDGE, height):
            draw_hatch(ink, x, y, _PRIVATE_EDGE, height, PRIVATE)
        ink.box(x, y, width, height, outline=PRIVATE_LINE, radius=4)

    return Frame(draw)
