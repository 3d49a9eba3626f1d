"""Documents whose sections are each to stand on one page, as far as Word's pages can be reckoned.

A Word document has one size of text, so what one section needs, the others get too. In a packet, where such sections
stand among others, all keep the packet's own size.
"""

from dataclasses import replace

from core_facilitator.documents.blocks import Content, Document, Fit, Rules, Section
from core_facilitator.export.docx.sheets import Sheet, closer, filled
from core_facilitator.export.docx.space import fits
from core_facilitator.export.sheets import FEWEST_LINES, closer_sizes, sizes

_FULL, _FULL_OF_WORDS = 0.94, 1.04
"""How much of a page may be reckoned to be full, so that nothing goes over to the next.

The long lines of small type that a full page to lead from has take less than is reckoned.
"""


def settled(document: Document, usual: Sheet) -> tuple[Document, Sheet]:
    """Return what of a document is written, and on which sheet."""
    found = {section.fit for section in document.sections}
    if found == {Fit.PAGE}:
        return _to_lead_from(document, filled(usual))
    if found == {Fit.SHEET}:
        return _handed_out(document, usual)
    return document, usual


def _to_lead_from(document: Document, sheet: Sheet) -> tuple[Document, Sheet]:
    """Return each section as full as it fits, all in the largest type in which every one does."""
    scales = sizes(sheet.scale)
    smallest = replace(sheet, scale=scales[-1])
    sections = tuple(_fullest(section, smallest) for section in document.sections)
    largest = min(_largest(section.content, sheet, scales) for section in sections)
    return replace(document, sections=sections), replace(sheet, scale=largest)


def _fullest(section: Section, sheet: Sheet) -> Section:
    if sheet.scale > 1:  # large print says all, on a second page if need be
        return section
    ways = (section.content, *section.shorter)
    return replace(section, content=next((each for each in ways if fits(each, sheet, _FULL_OF_WORDS)), section.content))


def _largest(content: tuple[Content, ...], sheet: Sheet, scales: tuple[float, ...]) -> float:
    return next((scale for scale in scales if fits(content, replace(sheet, scale=scale), _FULL)), scales[-1])


def _handed_out(document: Document, usual: Sheet) -> tuple[Document, Sheet]:
    """Return each section with as many lines to write on as fit, on a closer sheet where that saves one a page."""
    near, scales = closer(usual), closer_sizes(usual.scale)
    few = [_lined(section, FEWEST_LINES).content for section in document.sections]
    tight = [content for content in few if not fits(content, usual, _FULL)]
    saved = [content for content in tight if fits(content, replace(near, scale=scales[-1]), _FULL)]
    sheet = replace(near, scale=min(_largest(content, near, scales) for content in saved)) if saved else usual
    return replace(document, sections=tuple(_ruled(section, sheet) for section in document.sections)), sheet


def _ruled(section: Section, sheet: Sheet) -> Section:
    """Return a section with its lines to write on, or with as many of them as save it a page."""
    most = max((each.count for each in section.content if isinstance(each, Rules)), default=0)
    ways = (_lined(section, count) for count in range(most, FEWEST_LINES - 1, -1))
    return next((each for each in ways if fits(each.content, sheet, _FULL)), section)


def _lined(section: Section, most: int) -> Section:
    content = (
        replace(each, count=min(each.count, most)) if isinstance(each, Rules) else each for each in section.content
    )
    return replace(section, content=tuple(content))
