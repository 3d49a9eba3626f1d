"""A packet's first page in Word: the days to scale along the margin, the title, and a table of contents."""

from collections.abc import Iterator
from copy import copy

from core_facilitator.documents.blocks import Cover
from core_facilitator.export.docx import bars, drawings
from core_facilitator.export.docx.drawings import Place
from core_facilitator.export.docx.elements import Element, add_properties, paragraph, w, written
from core_facilitator.export.docx.fields import contents
from core_facilitator.export.docx.manuscript import Manuscript, bookmark
from core_facilitator.export.docx.sheets import half_points, twips
from core_facilitator.export.docx.space import pages, text_height
from core_facilitator.export.docx.styles import COVER_INDENT, LOOKS
from core_facilitator.export.docx.text import direction, line, plain_runs, turned

_TITLE_SIZES = ((32, 56.0), (90, 42.0), (float("inf"), 30.0))
_MARK = 16.0
_ABOVE_TITLE = 88.0
_OF_THE_REST = 0.6
"""How much of the room that seems free may be used: reckoning it is a guess."""

_OWNER_LINE = 44.0
_SAFE = 24.0
_ENTRY, _TIGHT_ENTRY = 26.0, 21.0
_TIGHT = 80.0
_CONTENTS_HEAD = 64.0


def cover(manuscript: Manuscript, content: Cover) -> Iterator[Element]:
    """Yield the cover's paragraphs. The drawing stands beside them and hangs on the first.

    A table of contents that leaves no room for the words after it stands on a page of its own.
    """
    free, entries = _free(manuscript, content), len(manuscript.document.sections) - 1
    tight = free < _TIGHT
    if tight:
        free += entries * manuscript.px(_ENTRY - _TIGHT_ENTRY)
    apart = bool(content.contents and content.owner) and free < 0
    if apart:
        free += entries * manuscript.px(_TIGHT_ENTRY) + manuscript.px(_CONTENTS_HEAD)
    above_title = min(max(free / 3, 16), _ABOVE_TITLE)
    first, *others = _head(manuscript, content, above_title)
    if content.bars:
        first.insert(1, bars.upright(manuscript, content.bars, manuscript.sheet.body_height))
    yield from (first, *others)
    yield from (line("CoverLine", text) for text in content.lines)
    owner = _owner(content, max(16, (free - above_title) * _OF_THE_REST))
    if apart:
        yield from owner
    if content.contents:
        yield line("TOCHeading", content.contents, w("pageBreakBefore") if apart else None)
        yield from _contents(manuscript, _TIGHT_ENTRY if tight else _ENTRY, pages_before=int(apart))
    if not apart:
        yield from owner


def _head(manuscript: Manuscript, content: Cover, above_title: float) -> Iterator[Element]:
    """Yield the paragraphs up to the title, the first of them one that can hold the drawing.

    In LibreOffice that one has to be the page's first, not empty, and written from left to right: what hangs on others
    is dropped, mirrored, or loses its labels. A blank in a line without height does where the host's name does not.
    """
    if content.bars and (not content.host or direction(content.host) is not None):
        yield paragraph("Between", w("r", written(" ")))
    if content.host:
        yield line("CoverHost", content.host, w("spacing", after=twips(above_title)))
    below = [paragraph("CoverEyebrow", *badge(manuscript, content.badge))] if content.badge else []
    below += [line("CoverEyebrow", content.eyebrow)] if content.eyebrow else []
    below.append(_title(manuscript, content.title))
    if not content.host:
        # They stand where they would stand below a host.
        add_properties(below[0], w("spacing", before=twips(above_title + LOOKS["CoverHost"].leading)))
    yield from below


def _free(manuscript: Manuscript, content: Cover) -> float:
    """Return the height in px that the cover's words probably leave."""
    sheet, sections = manuscript.sheet, len(manuscript.document.sections)
    width = sheet.body_width - COVER_INDENT
    texts = [("CoverHost", content.host), ("CoverEyebrow", content.badge), ("CoverEyebrow", content.eyebrow)]
    texts += [("CoverLine", text) for text in content.lines]
    if content.contents:
        texts += [("TOCHeading", content.contents), *(("TOC1", "") for _ in range(sections - 1))]
    texts += [("CoverOwner", content.owner)] * bool(content.owner) + [("CoverNote", content.note)] * bool(content.note)
    used = sum(text_height(text, style, width, sheet.scale) for style, text in texts)
    title = text_height(content.title, "Title", width, sheet.scale, size=_title_size(content.title))
    return sheet.body_height - used - title - _SAFE - manuscript.px(_OWNER_LINE if content.owner else 0)


def badge(manuscript: Manuscript, text: str) -> Iterator[Element]:
    """Yield runs of a few words in a box."""
    border = w("bdr", val="single", sz=6, space=0, color=manuscript.colors.outline)
    yield from plain_runs(f"\u00a0{text}\u00a0", w("rStyle", val="Badge"), border)


def legend(manuscript: Manuscript, content: Cover) -> Element:
    """Return the line at the cover's foot that says how kinds of time are drawn."""
    side = manuscript.px(_MARK)
    strong = (w("b"), w("bCs"), w("color", val=manuscript.colors.ink))
    marks = paragraph("Legend", *plain_runs(content.legend_title, *strong))
    for kind, word in content.legend:
        shape = drawings.kind_shape(kind, Place(0, 0, side, side), manuscript.colors)
        marks.append(w("r", written("\u2003 ")))
        marks.append(drawings.inline(manuscript, [shape], (side, side), word, word, lower=3))
        marks.extend(plain_runs(f"\u00a0\u00a0{word}"))
    return marks


def _title(manuscript: Manuscript, text: str) -> Element:
    half = half_points(manuscript.px(_title_size(text)))
    return paragraph("Title", *plain_runs(text, w("sz", val=half), w("szCs", val=half)), also=turned("Title", text))


def _title_size(text: str) -> float:
    """Return the title's size in px: the longer, the smaller."""
    return next(size for longest, size in _TITLE_SIZES if len(text) <= longest)


def _contents(manuscript: Manuscript, leading: float, *, pages_before: int) -> list[Element]:
    """Return the table of contents: every section but the cover's own, which has that many pages more than one."""
    sections, sheet = manuscript.document.sections, manuscript.sheet
    page, entries = 1 + pages_before, []
    for number, section in enumerate(sections):
        if not any(isinstance(content, Cover) for content in section.content):
            entries.append((section.title, bookmark(number), page))
        page += pages(section, sheet)
    right = drawings.tab_stop(sheet.body_width, "right", "dot")
    paragraphs = contents(entries)
    for each in paragraphs:
        add_properties(
            each, w("tabs", copy(right)), w("spacing", line=twips(manuscript.px(leading)), lineRule="atLeast")
        )
    return paragraphs


def _owner(content: Cover, above: float) -> Iterator[Element]:
    """Yield the line to write a name on and the note below it, near the foot of the page."""
    if content.owner:
        yield line("CoverOwner", content.owner, w("spacing", before=twips(above), after=twips(_OWNER_LINE)))
    if content.note:
        yield line("CoverNote", content.note)
