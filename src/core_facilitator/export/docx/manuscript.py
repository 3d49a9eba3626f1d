"""What one document needs while it is written: its sheet, its colors, and the numbers that must not occur twice."""

from dataclasses import dataclass, field, replace
from itertools import count

from core_facilitator.documents.blocks import Document, PromptCards
from core_facilitator.documents.words import Words, words_for
from core_facilitator.export.docx.package import Package
from core_facilitator.export.docx.palette import Palette, palette
from core_facilitator.export.docx.sheets import Sheet, filled, sheet
from core_facilitator.export.docx.space import largest_scale
from core_facilitator.export.formats import Page


@dataclass(slots=True)
class Manuscript:
    """A document on its way to Word."""

    document: Document
    words: Words
    sheet: Sheet
    colors: Palette
    package: Package
    numbered_lists: int = 0
    _ids: "count[int]" = field(default_factory=lambda: count(1))

    def number(self) -> int:
        """Return a number that nothing else in the document has."""
        return next(self._ids)

    def px(self, length: float) -> float:
        """Return a length that grows with the text."""
        return length * self.sheet.scale


def manuscript(document: Document, page: Page) -> Manuscript:
    """Return an empty manuscript."""
    return Manuscript(
        document,
        words_for(document.language),
        _sheet(document, page),
        palette(grayscale=page.grayscale),
        Package(),
    )


def _sheet(document: Document, page: Page) -> Sheet:
    """Return the sheet; a section on one page decides how large its document's text is, and cards fill theirs."""
    usual = sheet(page.paper, page.text_size)
    full = filled(usual)
    scales = [largest_scale(section.content, full) for section in document.sections if section.one_page]
    if scales:
        return replace(full, scale=min(scales))
    cards = any(isinstance(content, PromptCards) for section in document.sections for content in section.content)
    return replace(full, tightness=1.0) if cards else usual


def bookmark(section: int) -> str:
    """Return the name of the place where a section begins, counted from 0."""
    return f"_Toc{section + 1:06d}"
