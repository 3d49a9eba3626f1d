"""Each kind of content as paragraphs and tables of Word."""

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import replace

from core_facilitator.documents.blocks import (
    ArcFigure,
    Box,
    Bullets,
    Content,
    CountBars,
    Cover,
    DayBar,
    Heading,
    JournalPage,
    MarginList,
    Paragraph,
    Poster,
    PromptCards,
    Rules,
    Section,
    Sign,
    Style,
    Table,
    Tents,
    TimeBars,
    Tone,
)
from core_facilitator.domain.frameworks import Framework
from core_facilitator.export.docx import (
    arcs,
    bars,
    count_bars,
    covers,
    full_pages,
    posters,
    prompt_cards,
    tables,
    time_bars,
)
from core_facilitator.export.docx.drawings import tab_stop
from core_facilitator.export.docx.elements import Element, add_properties, paragraph, qualified, w
from core_facilitator.export.docx.manuscript import Manuscript
from core_facilitator.export.docx.sheets import twips
from core_facilitator.export.docx.space import STYLES, lines_below, text_width
from core_facilitator.export.docx.styles import LOOKS, NUMBERED
from core_facilitator.export.docx.text import body, direction, line, plain_runs, runs, tab_run

_BESIDE_TABLE, _AFTER_LIST = 12.0, 10.0
_APART = 16.0
_MOST_KEPT = 6
"""Items of a list that stay on one page."""
_LEFT_TO_RIGHT = "\u200e"
_LISTS = ("ListBullet", "ListNumber", "Checklist")
_ABOVE_TABLE = ("BodyText", "ListBullet", "ListNumber", "Checklist", "Question", "Label", "Note", "PrivateNote")
_BOXES, _ROWS_BY_A_BOX = ("Note", "PrivateNote"), 2
_BELOW_TABLE = ("BodyText", "Lead", "Caption", "Question", "ListBullet", "ListNumber", "Checklist", "Label")


def section_elements(manuscript: Manuscript, section: Section) -> list[Element]:
    """Return a section's paragraphs and tables, with room above and below its tables."""
    found: list[Element] = []
    for number, content in enumerate(section.content):
        for element in _elements(manuscript, section, content, first=number == 0):
            _keep_apart(manuscript, found, element)
            if found and _style(element) == "Caption":
                _keep_with_credit(manuscript, found[-1])
                add_properties(element, w("keepLines"))
            found.append(element)
        if _below_heading(section.content, number):
            add_properties(found[-1], w("keepNext"))
    return found


def _keep_with_credit(manuscript: Manuscript, last: Element) -> None:
    """Keep the end of what comes before small print with it: a credit, which stays whole, does not open a page."""
    if _is_table(last):
        tables.keep_with_next(last.findall(qualified("w:tr"))[-_ROWS_BY_A_BOX:])
        return
    add_properties(last, w("keepNext"))
    if _style(last) == "RuledLine":
        add_properties(last, _gap(manuscript, "after"))


def _below_heading(contents: Sequence[Content], at: int) -> bool:
    """Return whether small print stands between a heading and what that is about, and must not stay behind with it."""
    content, followed = contents[at], contents[at + 1 : at + 2]
    caption = isinstance(content, Paragraph) and content.style is Style.CAPTION
    below = at > 0 and isinstance(contents[at - 1], Heading)
    return caption and below and any(isinstance(one, Table | TimeBars) for one in followed)


def _keep_apart(manuscript: Manuscript, before: list[Element], element: Element) -> None:
    """Give the gap around a table, which cannot have one, to the paragraph beside it; two tables get one between.

    A paragraph below a list gets a gap too, and a box keeps the end of the table that it belongs to.
    """
    if not before or _is_table(before[-1]) == _is_table(element):
        if before and _is_table(element):
            before.append(paragraph("Between", also=(_gap(manuscript, "after"),)))
        elif before and _style(before[-1]) in _LISTS and _style(element) == "BodyText":
            add_properties(element, w("spacing", before=twips(manuscript.px(_AFTER_LIST))))
    elif _is_table(element) and _style(before[-1]) in _ABOVE_TABLE:
        add_properties(before[-1], _gap(manuscript, "after"))
    elif _is_table(before[-1]) and _style(element) in _BELOW_TABLE:
        add_properties(element, _gap(manuscript, "before"))
    elif _style(element) in _BOXES:
        tables.keep_with_next(before[-1].findall(qualified("w:tr"))[-_ROWS_BY_A_BOX:])


def _is_table(element: Element) -> bool:
    return element.tag == qualified("w:tbl")


def _style(element: Element) -> str | None:
    return None if _is_table(element) else element[0][0].get(qualified("w:val"))


def _gap(manuscript: Manuscript, side: str) -> Element:
    return w("spacing", **{side: twips(manuscript.px(_BESIDE_TABLE))})


def _elements(  # noqa: C901 -- one branch a kind reads best in one place
    manuscript: Manuscript, section: Section, content: Content, *, first: bool
) -> Iterator[Element]:
    match content:
        case Heading():
            yield from _heading(manuscript, content)
        case Paragraph():
            yield body(manuscript, STYLES[content.style], content)
        case Bullets():
            yield from _bullets(manuscript, content)
        case Table():
            yield tables.table(manuscript, content)
        case MarginList():
            yield tables.steps(manuscript, content)
        case DayBar():
            yield from bars.lying(manuscript, content)
        case ArcFigure():
            yield arcs.figure(manuscript, content)
        case TimeBars():
            yield time_bars.figure(manuscript, content)
        case Cover():
            yield from covers.cover(manuscript, content)
        case Rules():
            if content.label:
                yield line("WritingLabel", content.label)
            yield from full_pages.rules(manuscript, content.count or lines_below(section, manuscript.sheet))
        case Box():
            style = "PrivateNote" if content.tone is Tone.PRIVATE else "Note"
            yield from _box(manuscript, style, content)
        case JournalPage():
            yield full_pages.journal(manuscript, content, first=first)
        case Tents():
            yield from full_pages.tents(manuscript, content)
        case Sign():
            yield from full_pages.sign(manuscript, content, first=first)
        case CountBars():
            yield count_bars.figure(manuscript, content, manuscript.sheet.body_width)
        case Poster():
            yield from posters.poster(manuscript, content, first=first)
        case PromptCards():
            yield prompt_cards.prompt_cards(manuscript, content)


def _box(manuscript: Manuscript, style: str, box: Box) -> Iterator[Element]:
    """Yield a box's paragraphs, which a page's end does not part."""
    last = len(box.paragraphs) - 1
    for number, each in enumerate(box.paragraphs):
        yield body(manuscript, style, each, w("keepLines"), w("keepNext") if number < last else None)


def _heading(manuscript: Manuscript, heading: Heading) -> Iterator[Element]:
    """Yield a heading: a framework's chip above it, an aside and a badge at the far end of its line.

    An aside or a badge that its line has no room for stands below.
    """
    style = f"Heading{heading.level}"
    if heading.badge and not _has_room(manuscript, replace(heading, aside=""), style):
        yield from _heading(manuscript, replace(heading, badge=""))
        yield paragraph("Caption", *covers.badge(manuscript, heading.badge), also=(w("keepNext"),))
        return
    if heading.aside and not heading.framework and not _has_room(manuscript, heading, style):
        yield from _heading(manuscript, replace(heading, aside=""))
        yield line("Caption", heading.aside, w("keepNext"))
        return
    at_the_end = w("tabs", tab_stop(manuscript.sheet.body_width, "right"))
    aside = [tab_run(), *plain_runs(_apart(heading), w("rStyle", val="Aside"))] if heading.aside else []
    badge = [tab_run(), *covers.badge(manuscript, heading.badge)] if heading.badge else []
    also = [at_the_end] if badge or (aside and not heading.framework) else []
    if heading.framework:
        gap = twips(manuscript.px(LOOKS[style].before))
        chip = _chip(manuscript, heading.framework)
        yield paragraph("Framework", *chip, *aside, also=(copy(at_the_end), w("spacing", before=gap)))
        also.append(w("spacing", before=0))
    title = line(style, heading.text, *also)
    title.extend(badge if heading.framework else [*aside, *badge])
    yield title


def _apart(heading: Heading) -> str:
    """Return the aside of a heading in the order of its own words: without a mark a time would follow the title's."""
    turns = direction(heading.text) is not None and direction(heading.aside) is None
    return f"{_LEFT_TO_RIGHT}{heading.aside}" if turns else heading.aside


def _has_room(manuscript: Manuscript, heading: Heading, style: str) -> bool:
    """Return whether the heading's aside and badge fit beside its title, as far as that can be reckoned."""
    texts = ((heading.text, style), (heading.aside, "Caption"), (heading.badge, "Label"))
    used = sum(text_width(text, style, manuscript.sheet.scale) for text, style in texts)
    return used + manuscript.px(_APART) <= manuscript.sheet.body_width


def _chip(manuscript: Manuscript, framework: Framework) -> Iterator[Element]:
    """Yield a framework's monogram and name on their grounds."""
    strong, tint = manuscript.colors.framework(framework)
    space = "\u00a0\u00a0"
    marked = (w("b"), w("bCs"), w("color", val=manuscript.colors.paper), _ground(strong))
    named = (w("b"), w("bCs"), w("color", val=strong), _ground(tint))
    yield from plain_runs(f"{space}{framework.monogram}{space}", *marked)
    yield from plain_runs(f"{space}{framework.name}{space}", *named)


def _ground(color: str) -> Element:
    return w("shd", val="clear", color="auto", fill=color)


def _bullets(manuscript: Manuscript, bullets: Bullets) -> Iterator[Element]:
    style = "Checklist" if bullets.boxes else "ListNumber" if bullets.numbered else "ListBullet"
    own = None
    if style == "ListNumber":
        manuscript.numbered_lists += 1
        own = NUMBERED + manuscript.numbered_lists
    last = len(bullets.items) - 1
    together = last < _MOST_KEPT and not bullets.boxes
    for number, item in enumerate(bullets.items):
        counted = w("numPr", w("ilvl", val=0), w("numId", val=own)) if own else None
        kept = w("keepNext") if together and number < last else None
        yield paragraph(style, *runs(manuscript, item), also=(kept, counted))
