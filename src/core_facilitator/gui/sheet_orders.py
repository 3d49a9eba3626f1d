"""Pages of frameworks and of prompts as they are wanted: values in, values out, nothing of Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core_facilitator.domain.packets import Paper, TextSize
from core_facilitator.export.formats import DOCUMENT_FORMATS, Page, Printed, Progress

if TYPE_CHECKING:
    from datetime import datetime

    from core_facilitator.documents.blocks import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetOrder:
    """A document, and how it is to be printed."""

    document: Document
    format: str = "pdf"
    paper: Paper = Paper.LETTER
    text_size: TextSize = TextSize.STANDARD
    grayscale: bool = False

    @property
    def as_shown(self) -> SheetOrder:
        """What the preview shows: the same pages, whatever the format."""
        return replace(self, format="pdf")

    def printed_at(self, _at: datetime, progress: Progress) -> Printed:
        """Return the pages in their format; they are the same at any time.

        Raises:
            Canceled: when `progress` raised it.
        """
        page = Page(paper=self.paper, text_size=self.text_size, grayscale=self.grayscale)
        return DOCUMENT_FORMATS[self.format].write_document(self.document, page, progress)
