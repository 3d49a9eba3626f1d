"""Documents whose sections are each to stand on one page, as far as Word's pages can be reckoned.

A Word document has one size of text, so what one section needs, the others get too. In a packet, where such sections
stand among others, all keep the packet's own size.
"""

from dataclasses import replace

from core_facilitator.documents.blocks import Content, Document, Fit, Rules, Section
from core_facilitator.export.docx.sheets import Sheet, closer, filled
from core_facilitator.export.docx.space import fits
from core_facilitator.export.sheets import FEWEST_LINES, closer_sizes, sizes

_FULL, _FULL_OF_WORDS, _FULL_TO_WRITE_ON = 0.94, 1.1, 0.96
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
    """Return the largest type in which each section stands on one page, but for those that take two in any."""
    scales = sizes(sheet.scale)
    smallest = replace(sheet, scale=scales[-1])
    contents = [section.content for section in document.sections]
    fitting = [content for content in contents if fits(content, smallest, _FULL_OF_WORDS)]
    largest = min((_largest(content, sheet, scales) for content in fitting), default=sheet.scale)
    return document, replace(sheet, scale=largest)


def _largest(content: tuple[Content, ...], sheet: Sheet, scales: tuple[float, ...], full: float = _FULL) -> float:
    return next((scale for scale in scales if fits(content, replace(sheet, scale=scale), full)), scales[-1])


def _handed_out(document: Document, usual: Sheet) -> tuple[Document, Sheet]:
    """Return each section with as many lines to write on as fit, on a closer sheet where that saves one a page."""
    near, scales = closer(usual), closer_sizes(usual.scale)
    few = [_lined(section, FEWEST_LINES).content for section in document.sections]
    tight = [content for content in few if not fits(content, usual, _FULL_TO_WRITE_ON)]
    saved = [content for content in tight if fits(content, replace(near, scale=scales[-1]), _FULL_TO_WRITE_ON)]
    needed = (_largest(content, near, scales, _FULL_TO_WRITE_ON) for content in saved)
    sheet = replace(near, scale=min(needed)) if saved else usual
    return replace(document, sections=tuple(_ruled(section, sheet) for section in document.sections)), sheet


def _ruled(section: Section, sheet: Sheet) -> Section:
    """Return a section with its lines to write on, or with as many of them as save it a page."""
    most = max((each.count for each in section.content if isinstance(each, Rules)), default=0)
    ways = (_lined(section, count) for count in range(most, FEWEST_LINES - 1, -1))
    return next((each for each in ways if fits(each.content, sheet, _FULL_TO_WRITE_ON)), section)


def _lined(section: Section, most: int) -> Section:
    content = (
        replace(each, count=min(each.count, most)) if isinstance(each, Rules) else each for each in section.content
    )
    return replace(section, content=tuple(content))
