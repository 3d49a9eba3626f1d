"""Pages of the library, and summaries, as they are wanted: values in, values out, nothing of Qt."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from core_facilitator.domain.packets import Paper, TextSize
from core_facilitator.export.formats import DOCUMENT_FORMATS, Page, Printed, Progress

if TYPE_CHECKING:
    from datetime import datetime

    from core_facilitator.documents.blocks import Document
    from core_facilitator.documents.cards import Kind
    from core_facilitator.documents.check_in_counts import CountSheet
    from core_facilitator.domain.packets import PacketChoices
    from core_facilitator.domain.protocols import Protocol
    from core_facilitator.domain.result_views import View
    from core_facilitator.domain.summaries import Held


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOrder(ABC):
    """How a document is to be printed."""

    format: str = "pdf"
    paper: Paper = Paper.LETTER
    text_size: TextSize = TextSize.STANDARD
    grayscale: bool = False

    @property
    def as_shown(self) -> Self:
        """What the preview shows: the same pages, whatever the format."""
        return replace(self, format="pdf")

    def printed_at(self, _at: datetime, progress: Progress) -> Printed:
        """Return the pages in their format; they are the same at any time.

        Raises:
            Canceled: when `progress` raised it.
        """
        page = Page(paper=self.paper, text_size=self.text_size, grayscale=self.grayscale)
        return DOCUMENT_FORMATS[self.format].write_document(self.made(), page, progress)

    @abstractmethod
    def made(self) -> Document:
        """Return the document, made now if it has to be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetOrder(PageOrder):
    """A document that is there already: the page of a framework, or a deck of prompts."""

    document: Document

    def made(self) -> Document:
        """Return the document."""
        return self.document


@dataclass(frozen=True, slots=True, kw_only=True)
class CountOrder(SheetOrder):
    """The results of a check-in, or their counts as rows."""

    counts: CountSheet

    def printed_at(self, at: datetime, progress: Progress) -> Printed:
        """Return the rows, or the pages in another format.

        Raises:
            Canceled: when `progress` raised it.
        """
        if self.format != "csv":
            return super(CountOrder, self).printed_at(at, progress)  # a class with slots is made twice
        from core_facilitator.export.csv import write_counts

        return write_counts(self.counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class CardOrder(PageOrder):
    """Some cards, in their order, as pages of one kind. `people` is how many take part, 0 while nobody knows."""

    kind: Kind
    protocols: tuple[Protocol, ...]
    people: int = 0
    language: str = "en"

    def made(self) -> Document:
        """Return the pages of the cards."""
        from core_facilitator.documents.cards import card_pages
        from core_facilitator.documents.words import words_for

        return card_pages(self.kind, self.protocols, words_for(self.language), people=self.people)


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryOrder:
    """The summary of a session that was held, as it is chosen; `results` are those of its check-ins."""

    known: Held
    results: tuple[View, ...] = ()
    choices: PacketChoices
    paper: Paper
    hours24: bool
    language: str

    @property
    def as_shown(self) -> SummaryOrder:
        """What the preview shows: the same pages, whatever the format."""
        return replace(self, choices=replace(self.choices, format="pdf"))

    def printed_at(self, at: datetime, progress: Progress) -> Printed:
        """Return the summary in its format, made at that aware local time.

        Raises:
            Canceled: when `progress` raised it.
        """
        from core_facilitator.documents.summaries import summary_document

        chosen = self.choices
        document = summary_document(
            self.known,
            chosen.audience,
            chosen,
            hours24=self.hours24,
            language=self.language,
            printed=at,
            results=self.results,
        )
        page = Page(paper=self.paper, text_size=chosen.text_size, grayscale=chosen.grayscale)
        return DOCUMENT_FORMATS[chosen.format].write_document(document, page, progress)
