"""What one document needs while it is written: its sheet, its colors, and the numbers that must not occur twice."""

from dataclasses import dataclass, field, replace
from itertools import count

from core_facilitator.documents.blocks import Document, PromptCards
from core_facilitator.documents.words import Words, words_for
from core_facilitator.export.docx.one_page import settled
from core_facilitator.export.docx.package import Package
from core_facilitator.export.docx.palette import Palette, palette
from core_facilitator.export.docx.sheets import Sheet, filled, sheet
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
    written, settled_on = settled(document, _sheet(document, page))
    return Manuscript(
        written,
        words_for(document.language),
        settled_on,
        palette(grayscale=page.grayscale),
        Package(),
    )


def _sheet(document: Document, page: Page) -> Sheet:
    """Return the usual sheet, or one that cards to cut out fill."""
    usual = sheet(page.paper, page.text_size)
    cards = all(isinstance(content, PromptCards) for section in document.sections for content in section.content)
    return replace(filled(usual), tightness=1.0) if cards and document.sections else usual


def bookmark(section: int) -> str:
    """Return the name of the place where a section begins, counted from 0."""
    return f"_Toc{section + 1:06d}"
